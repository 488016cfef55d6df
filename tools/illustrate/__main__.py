"""Redraws the sample hub's pictures: `python -m tools.illustrate [WORD…]` draws those whose path contains a word."""

import argparse
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from .pictures import PICTURES, Picture

ROOT = Path(__file__).resolve().parents[2]


def _draw(picture: Picture, folder: Path) -> tuple[str, int]:
    return picture.path, picture.draw().save(folder / picture.path, picture.most)


def main() -> None:
    """Draws the chosen pictures in two processes and prints their sizes."""
    parser = argparse.ArgumentParser(prog="python -m tools.illustrate", description=__doc__)
    parser.add_argument("words", nargs="*", help="draw only pictures whose path contains one of these")
    parser.add_argument("--output", type=Path, default=ROOT, help="folder that the paths start from")
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    chosen = [p for p in PICTURES if not options.words or any(word in p.path for word in options.words)]
    with ProcessPoolExecutor(options.jobs) as pool:
        total = 0
        for path, size in pool.map(_draw, chosen, [options.output] * len(chosen)):
            total += size
            print(f"{size / 1024:6.0f} KB  {path}")
    print(f"{total / 1024 / 1024:.2f} MB in {len(chosen)} pictures")


if __name__ == "__main__":
    main()
