"""Builds a hub for an address on this machine, serves it, and has three readers of link previews read every page.

`open-graph-scraper` and `metascraper` come from npm into an ignored folder; `extruct` is asked if it is installed. Each
judge's findings are compared with what the page says, and what the page says with the picture that is sent.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import shutil
import subprocess
import sys
import tempfile
import threading
import urllib.error
import urllib.request
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import quote

from generator.build import build
from generator.options import Options, Silent
from tools.judge_previews.said import Picture, Said, differences, is_shared, own_faults, read

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
Found = Mapping[str, Mapping[str, str | None]]
"""By judge, what it found."""


def main() -> int:
    """Prints a table and every fault; 1 if there is any."""
    parser = argparse.ArgumentParser(prog="python -m tools.judge_previews", description=__doc__)
    parser.add_argument("hub", type=Path, nargs="?", default=ROOT, help="the hub's folder (default: the sample hub)")
    hub = parser.parse_args().hub.resolve()
    with tempfile.TemporaryDirectory() as folder, _served(Path(folder) / "public") as address:
        _build(hub, Path(folder), address)
        pages = _pages(Path(folder) / "public", address)
        return _report(pages, _findings(pages))


@contextmanager
def _served(folder: Path) -> Iterator[str]:
    """A server of a folder; its address."""
    folder.mkdir(parents=True)
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name that the standard library gave it
        """Nothing."""


def _build(hub: Path, folder: Path, address: str) -> None:
    build(
        Options(
            root=hub,
            output=folder / "public",
            store=folder / "store",
            today=dt.datetime.now(dt.UTC),
            themes=(ROOT / "themes",),
            base_url=address,
        ),
        Silent(),
    )


def _pages(public: Path, address: str) -> dict[str, Said]:
    """Every page by its address."""
    found = {}
    for path in sorted(public.rglob("*.html")):
        name, said = path.relative_to(public).as_posix(), read(path.read_text(encoding="utf-8"))
        if is_shared(name, said):
            found[f"{address}/{quote(name.removesuffix('index.html'))}"] = said
    return found


def _findings(pages: Iterable[str]) -> dict[str, Found]:
    """What the judges find, by address."""
    _install()
    node = shutil.which("node")
    assert node
    run = subprocess.run(  # noqa: S603 - our own script
        (node, str(HERE / "judges.mjs")), input="\n".join(pages), stdout=subprocess.PIPE, encoding="utf-8", check=True
    )
    found: dict[str, dict[str, Mapping[str, str | None]]] = {}
    for line in run.stdout.splitlines():
        answer = json.loads(line)
        judges = answer["found"]
        judges["open-graph-scraper"].pop("pictures")
        found[answer["address"]] = judges
    if find_spec("extruct"):
        for address, judges in found.items():
            judges["extruct"] = _extruct(address)
    return dict(found)


def _extruct(address: str) -> Mapping[str, str | None]:
    from tools.judge_previews.with_extruct import open_graph  # noqa: PLC0415 - it may not be installed

    picture = fetch(address)
    assert picture
    return open_graph(picture.data.decode(), address)


def _install() -> None:
    npm = shutil.which("npm")
    if not npm:
        sys.exit("There is no Node on this machine: https://nodejs.org")
    wanted = (HERE / "package.json").read_bytes()
    installed = HERE / "node_modules" / "installed.json"
    if not installed.is_file() or installed.read_bytes() != wanted:
        subprocess.run(  # noqa: S603 - npm, with nothing from outside
            (npm, "install", "--no-package-lock", "--no-audit", "--no-fund", "--loglevel=error"), cwd=HERE, check=True
        )
        installed.write_bytes(wanted)


@cache
def fetch(address: str) -> Picture | None:
    """What a server sends for an address."""
    try:
        with urllib.request.urlopen(address) as answer:  # noqa: S310 - the server above
            return Picture(answer.headers.get_content_type(), answer.read())
    except (urllib.error.URLError, ValueError):
        return None


def _report(pages: Mapping[str, Said], findings: Mapping[str, Found]) -> int:
    faults = [(address, "the page", fault) for address, said in pages.items() for fault in own_faults(said, fetch)]
    judged: Counter[str] = Counter()
    for address, found in findings.items():
        for judge, values in found.items():
            judged[judge] += 1
            faults += [(address, judge, fault) for fault in differences(pages[address], values)]
    pictures = sum(bool(said.image) for said in pages.values())
    print(f"{len(pages)} pages, {pictures} with a picture\n\n| judge | pages | with faults |\n|---|---:|---:|")
    for judge in ("the page", *judged):
        print(f"| {judge} | {judged.get(judge, len(pages))} | {len({url for url, who, _ in faults if who == judge})} |")
    print("".join(f"\n{url}\n  {who}: {fault}" for url, who, fault in faults))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
