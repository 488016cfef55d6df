"""Has two readers expand every calendar of a built hub, and compares what they find with each other and with the pages.

`icalendar` with `dateutil` is there with our own tests; `ical.js` comes from npm into an ignored folder.
"""

from __future__ import annotations

import argparse
import datetime as dt
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from generator.build import build
from generator.options import Options, Silent
from tools.judge_calendars.pages import differences
from tools.judge_calendars.readers import HERE, with_ical_js, with_icalendar

ROOT = HERE.parents[1]


def main() -> int:
    """Prints a line for each calendar and every difference; 1 if there is any."""
    parser = argparse.ArgumentParser(prog="python -m tools.judge_calendars", description=__doc__)
    parser.add_argument("hub", type=Path, nargs="?", default=ROOT, help="the hub's folder (default: the sample hub)")
    parser.add_argument("--public", type=Path, help="a published folder to read instead of building the hub")
    given = parser.parse_args()
    _install()
    with tempfile.TemporaryDirectory() as folder:
        public = given.public or _built(given.hub.resolve(), Path(folder))
        return _report(public)


def _built(hub: Path, folder: Path) -> Path:
    build(
        Options(
            root=hub,
            output=folder / "public",
            store=folder / "store",
            today=dt.datetime.now(dt.UTC),
            themes=(ROOT / "themes",),
            base_url="https://hub.example",
        ),
        Silent(),
    )
    return folder / "public"


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


def _report(public: Path) -> int:
    first, last = dt.datetime(2024, 1, 1), dt.datetime(2029, 1, 1)  # noqa: DTZ001 - wall time
    paths = sorted(public.rglob("*.ics"))
    data = [path.read_bytes() for path in paths]
    faults = 0
    for path, one, other in zip(
        paths, (with_icalendar(each, first, last) for each in data), with_ical_js(data, first, last), strict=True
    ):
        print(f"{path.relative_to(public)}: {len(one)} by icalendar, {len(other)} by ical.js")
        for odd in sorted(set(one) ^ set(other)):
            print(f"  only {'icalendar' if odd in one else 'ical.js'}: {odd}")
            faults += 1
    for difference in differences(public, dt.datetime.now(dt.UTC)):
        print(f"  {difference}")
        faults += 1
    print(f"{len(paths)} calendars, {faults} differences")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
