"""What most tests need: a small hub from a text, edits to it, and the command line.

A hub is written as one string, each file under a line `-- path --` (the txtar format of Go's tests), so that a test
shows everything that it is about::

    hub = write_hub(tmp_path, '''
    -- content/stories/crossing.md --
    ---
    title: Nine mornings on Mill Road
    date: 2025-05-07
    ---
    We counted cars.
    ''')
    assert run("build", "--root", hub).exit_code == 0

`site.yaml` is added unless the text has one of its own.
"""

from __future__ import annotations

import functools
import io
import os
import re
import subprocess
import sys
import textwrap
from collections.abc import Mapping
from pathlib import Path

from click.testing import CliRunner, Result
from PIL import Image

from generator.cli.program import cli

SITE = """\
name: What Ottersby Did
url: https://ottersby.example
lang: en
timezone: Europe/London
brand: "#c8372d"
cards: {enabled: no}
"""
"""The configuration of a hub that has nothing special. Cards are off: they cost most, and few tests are about them."""

STORY = """\
---
title: Nine mornings on Mill Road
date: 2025-05-07
summary: How a street counted its way to a crossing.
---
We counted cars for nine mornings.
"""
"""A story without mistakes."""

TODAY = "2025-09-01"
"""The day on which tests build, so that no result depends on the day they run."""

_EVERYTHING = Path(__file__).resolve().parent / "everything.txt"
_HEADER = re.compile(r"^-- (?P<path>\S.*?) --$", re.MULTILINE)


def write_hub(folder: Path, text: str = "") -> Path:
    """Write the files that `text` describes into `folder`, and `site.yaml` if it is not among them; the folder."""
    files = parse(text)
    for path, content in ({"site.yaml": SITE} | files).items():
        write(folder, path, content)
    return folder


def parse(text: str) -> dict[str, str]:
    """The files of a text: path to content. Indentation that all lines share is dropped; a last line end is kept."""
    pieces = _HEADER.split(textwrap.dedent(text))
    return {path: content.removeprefix("\n") for path, content in zip(pieces[1::2], pieces[2::2], strict=True)}


def write(folder: Path, path: str, content: str | bytes) -> Path:
    """Write one file, with the folders above it. Text is written as UTF-8 with plain line ends on every system."""
    file = folder / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content.encode() if isinstance(content, str) else content)
    return file


def write_everything(folder: Path) -> Path:
    """Write a hub with content of every kind, its cards off, whose address is `https://ottersby.example`; the folder.

    Its text is `tests/everything.txt`.
    """
    write_hub(folder, _EVERYTHING.read_text(encoding="utf-8"))
    for name in ("stories/garden/beans.jpg", "stories/garden/pod.jpg", "events/cafe/hall.jpg", "events/walk.jpg"):
        write(folder, f"content/{name}", jpeg(1000, 700, "#2f6b3a"))
    write(folder, "content/logo.jpg", jpeg(512, 512))
    return folder


def edit(folder: Path, path: str, old: str, new: str) -> None:
    """Replace `old` by `new` in one file, as an editor saves it: a new file in place of the old one."""
    file = folder / path
    text = file.read_text(encoding="utf-8")
    assert old in text, f"{path} does not hold {old!r}"
    neighbour = write(folder, f"{path}.saving~", text.replace(old, new))
    neighbour.replace(file)


@functools.cache
def jpeg(width: int = 8, height: int = 6, colour: str = "#c8372d") -> bytes:
    """A valid JPEG of one colour; sizes in pixels."""
    return _picture("JPEG", width, height, colour)


@functools.cache
def png(width: int = 8, height: int = 6, colour: str = "#c8372d") -> bytes:
    """A valid PNG of one colour; sizes in pixels."""
    return _picture("PNG", width, height, colour)


def _picture(kind: str, width: int, height: int, colour: str) -> bytes:
    data = io.BytesIO()
    Image.new("RGB", (width, height), colour).save(data, kind)
    return data.getvalue()


def run(*args: str | Path, environ: Mapping[str, str] | None = None, typed: str | None = None) -> Result:
    """`storyhub ARGS…` in this process: quick, and the result has `exit_code`, `stdout`, `stderr` and `output`.

    `typed` is what a person types. Variables that hosts set are unset unless `environ` sets them.
    """
    runner = CliRunner(env=dict.fromkeys(HOST_VARIABLES) | dict(environ or {}))
    return runner.invoke(cli, [str(arg) for arg in args], input=typed)


def process(
    *args: str | Path, folder: Path | None = None, environ: Mapping[str, str] | None = None, timeout: float = 120
) -> subprocess.CompletedProcess[str]:
    """`storyhub ARGS…` as a process of its own, in `folder`: for claims about exit status, streams and imports."""
    return subprocess.run(
        command(*args),
        cwd=folder,
        env=clean_environ() | dict(environ or {}),
        capture_output=True,
        encoding="utf-8",
        timeout=timeout,
        check=False,
    )


def command(*args: str | Path) -> list[str]:
    """The words that run `storyhub` with this interpreter, whether it is installed or not."""
    return [sys.executable, "-m", "generator.cli.main", *(str(arg) for arg in args)]


def clean_environ() -> dict[str, str]:
    """This process's environment without what hosts and CI systems set; Storyhub can be imported from anywhere."""
    kept = {name: value for name, value in os.environ.items() if name not in HOST_VARIABLES}
    top = str(Path(__file__).resolve().parents[1])
    return kept | {"PYTHONPATH": top, "PYTHONIOENCODING": "utf-8", "PYTHONUTF8": "1"}


HOST_VARIABLES = (
    *("NETLIFY", "CONTEXT", "URL", "DEPLOY_URL", "DEPLOY_PRIME_URL"),
    *("CF_PAGES", "CF_PAGES_URL", "CF_PAGES_BRANCH", "WORKERS_CI", "WORKERS_CI_BRANCH"),
    *("CI", "GITHUB_ACTIONS", "GITHUB_REPOSITORY", "GITHUB_REF", "GITHUB_EVENT_NAME"),
    *("STORYHUB_BASE_URL", "SOURCE_DATE_EPOCH", "NO_COLOR", "FORCE_COLOR"),
)
"""What `storyhub` would read from the environment."""
