"""Has `extruct` read the JSON-LD of every page of a built hub, and judges it by schema.org's vocabulary and Google's wants."""

from __future__ import annotations

import argparse
import datetime as dt
import sys
import tempfile
from collections import Counter
from pathlib import Path

from generator.build import build
from generator.options import Options, Silent
from tools.judge_data.faults import faults, without_picture
from tools.judge_previews.with_extruct import linked_data

ROOT = Path(__file__).resolve().parents[2]


def main() -> int:
    """Prints how many there are of each kind, and every fault; 1 if there is any."""
    parser = argparse.ArgumentParser(prog="python -m tools.judge_data", description=__doc__)
    parser.add_argument("hub", type=Path, nargs="?", default=ROOT, help="the hub's folder (default: the sample hub)")
    parser.add_argument("--public", type=Path, help="a published folder to read instead of building the hub")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        return _report(given.public or _built(given.hub.resolve(), Path(folder)))


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


def _report(public: Path) -> int:
    kinds: Counter[str] = Counter()
    found = 0
    for path in sorted(public.rglob("*.html")):
        html = path.read_text(encoding="utf-8")
        for block in linked_data(html, "https://hub.example/"):
            kinds[str(block.get("@type"))] += 1
            for fault in (*faults(block), *(without_picture(block) if "og:image" in html else ())):
                print(f"{path.relative_to(public)}: {fault}")
                found += 1
    print(", ".join(f"{count} {kind}" for kind, count in kinds.most_common()))
    print(f"{found} faults")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
