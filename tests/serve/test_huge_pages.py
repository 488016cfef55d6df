"""The memory of a server that waits."""

from __future__ import annotations

import io
import re
import subprocess
import sys
from pathlib import Path

import pytest

from generator.cli.commands import serve
from generator.serve import huge_pages
from generator.serve.huge_pages import gather
from tests.kit import STORY, run, write, write_hub
from tests.serve.server import serving

TOP = Path(__file__).resolve().parents[2]
MAPS = """\
00400000-00a00000 r-xp 00000000 fe:01 1234                               /usr/bin/python3
00a00000-01000000 rw-p 00600000 fe:01 1234                               /usr/bin/python3
01100000-01700000 rw-p 00000000 00:00 0                                  [heap]
7f0000000000-7f0000400000 rw-p 00000000 00:00 0 ¶
7f0000500000-7f00006ff000 rw-p 00000000 00:00 0 ¶
7f0001000000-7f0001400000 rw-s 00000000 00:01 77                         /dev/zero (deleted)
7f0002000000-7f0002400000 r--p 00000000 00:00 0 ¶
7f0003000000-7f0003200000 rw-p 00000000 00:00 0                          [anon:cpython:pymalloc]
7ffd00000000-7ffd00800000 rw-p 00000000 00:00 0                          [stack]
""".replace("¶", "")


def test_whole_huge_pages_of_own_memory_are_gathered_and_nothing_else() -> None:
    found = [(f"{first:x}", size >> 20) for first, size in huge_pages._ranges(iter(io.StringIO(MAPS)))]

    assert found == [("1200000", 4), ("7f0000000000", 4), ("7f0003000000", 2)]


def test_nothing_that_memory_holds_is_changed() -> None:
    assert gathered_apart()[0] == "True"


def gathered_apart() -> list[str]:
    """Whether all that was held still is, and how many ranges were gathered; this process's own memory stays as it is."""
    code = (
        "from generator.serve.huge_pages import gather\n"
        "held = [str(number) * 9 for number in range(200_000)]\n"
        "ranges = gather()\n"
        "print(held == [str(number) * 9 for number in range(200_000)], ranges)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=TOP)
    return done.stdout.split()


def test_a_server_is_told_to_gather_its_memory_when_it_rests(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given: dict[str, object] = {}
    monkeypatch.setattr(serve, "Rebuilder", lambda _build, **others: given.update(others) or _Nobody())
    monkeypatch.setattr(serve, "run", lambda _app, _live, sockets: [one.close() for one in sockets])

    done = run(
        "serve", "--port", "0", "--root", write_hub(tmp_path, f"-- content/stories/crossing/index.md --\n{STORY}\n")
    )

    assert done.exit_code == 0
    assert given["rest"] is gather


class _Nobody:
    """A rebuilder that nobody asks for anything."""

    def request(self, _: frozenset[str]) -> None:
        """These files were saved."""


def test_a_server_gathers_its_memory_once_its_site_stands(tmp_path: Path) -> None:
    if gathered_apart()[1] == "0":
        pytest.skip("this system has no huge pages to give; that a server asks for them is tested above")
    hub = write_hub(tmp_path, f"-- content/stories/crossing/index.md --\n{STORY}\n")
    with serving(hub) as server:
        maps = Path(f"/proc/{server.process.pid}/smaps_rollup")
        for turn in range(2000):
            if re.search(r"AnonHugePages: +[1-9]", maps.read_text()):
                return
            if turn % 200 == 199:  # huge pages may be short for a moment: a save gives the server another occasion
                write(hub, "content/stories/crossing/index.md", f"{STORY}\nThis is turn {turn}.\n")
            server.get("/")
    pytest.fail("it never did")


@pytest.mark.parametrize("error", [OSError, AttributeError])
def test_a_system_that_knows_no_huge_pages_is_not_asked(
    error: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    def library(_: object) -> object:
        raise error

    monkeypatch.setattr("ctypes.CDLL", library)

    assert gather() == 0
