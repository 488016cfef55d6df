"""`storyhub share`."""

from __future__ import annotations

import json
import os
import textwrap
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path
from urllib.parse import unquote, urlsplit

import click

from generator.build import prepare
from generator.cli import flags
from generator.cli.folders import find_root
from generator.cli.workspace import Flags, options
from generator.options import Silent
from generator.prepare import Prepared
from generator.render.captions import LABELS, NetworkCaptions, captions
from generator.urls import output_path
from generator.views.pages import HtmlView, ShareKitPage


@click.command("share")
@click.argument("slug", metavar="SLUG")
@click.option("--network", type=click.Choice(list(LABELS)), multiple=True, help="Only the words for this network.")
@flags.root
@flags.output
@flags.base_url
@flags.drafts
@flags.today
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="For people or programs.")
def command(
    *,
    slug: str,
    network: tuple[str, ...],
    root: Path | None,
    output: Path | None,
    base_url: str,
    drafts: bool,
    today: str,
    form: str,
) -> None:
    """Show the share kit of a story or campaign: words for every network with their lengths, pictures, links.

    SLUG is the last part of its address, its whole address, or its file. Exit status: 0 if there is a share kit,
    1 if the hub cannot be read or the page has none, 2 if nothing is called that.
    """
    given = Flags(root=find_root(root), output=output, base_url=base_url, drafts=drafts, today=today)
    chosen = options(given, os.environ)
    prepared = prepare(chosen, Silent())
    kit = _Kit(_found(prepared, slug), _from_here(chosen.output), network)
    click.echo(kit.as_json() if form == "json" else kit.as_text())


def _from_here(folder: Path) -> Path:
    """A folder as it is written in this one."""
    return folder.relative_to(Path.cwd()) if folder.is_relative_to(Path.cwd()) else folder


def _found(prepared: Prepared, asked: str) -> ShareKitPage:
    """The share kit that was asked for: by slug, address or file.

    Raises:
        click.BadParameter: if no story or campaign is called that.
        click.ClickException: if it has no share kit.
    """
    url = _url(prepared, asked)
    wanted = f"{url}share/"
    for output in prepared.plan.outputs:
        if output.url == wanted and isinstance(output.view, HtmlView) and isinstance(output.view.page, ShareKitPage):
            return output.view.page
    reason = "Its front matter, site.yaml (`share: no`) or the theme leaves the share kit out."
    raise click.ClickException(f"{url} has no share kit. {reason}")


def _url(prepared: Prepared, asked: str) -> str:
    hub = prepared.hub
    works = {work.path: hub.url(work) for work in (*hub.campaigns, *hub.stories)}
    slugs = {url.strip("/").rpartition("/")[2]: url for url in works.values()}
    addresses = {url.strip("/"): url for url in works.values()}
    files = {path.removesuffix(".md").removesuffix("/index"): url for path, url in works.items()}
    known = files | addresses | slugs
    word = unquote(urlsplit(asked).path).strip("/").removesuffix("/share").removesuffix(".md").removesuffix("/index")
    found = known.get(word) or next((url for name, url in files.items() if word and word.endswith(f"/{name}")), "")
    if found:
        return found
    near = get_close_matches(word.rpartition("/")[2], list(slugs), 1, 0.4)
    hint = f" Did you mean {near[0]}?" if near else ""
    raise click.BadParameter(f"no story or campaign is called {asked}.{hint}", param_hint="SLUG")


class _Kit:
    """A share kit as it is shown: `folder` is where the site is published, `networks` the ones to show, or all."""

    def __init__(self, page: ShareKitPage, folder: Path, networks: tuple[str, ...]) -> None:
        self._page = page
        self._folder = folder
        made = captions(page.material)
        self._captions = tuple(each for each in made if not networks or each.network in networks)
        self._whole = not networks

    def _file(self, url: str) -> str:
        return (self._folder / output_path(url)).as_posix()

    def _files(self) -> dict[str, str]:
        page = self._page
        named = {"everything": page.archive, "flyer": page.flyer, "code": page.qr_svg, "plan": page.calendar}
        return {name: url for name, url in named.items() if url}

    def as_text(self) -> str:
        """For people at a terminal."""
        material = self._page.material
        words = [line for network in self._captions for line in _lines(network)]
        if not self._whole:
            return "\n".join(words).strip("\n")
        head = [click.style(material.title, bold=True), material.url, f"{material.url}share/", ""]
        tags = [" ".join(f"#{tag}" for tag in material.hashtags), ""] if material.hashtags else []
        return "\n".join([*head, *tags, *self._pictures(), *words]).rstrip("\n")

    def _pictures(self) -> Iterator[str]:
        rows = [(self._file(card.url), f"{card.width} × {card.height}") for card in self._page.cards]
        rows += [(self._file(url), name) for name, url in self._files().items()]
        width = max(len(path) for path, _ in rows)
        yield from (f"  {path:<{width}}  {what}" for path, what in rows)
        if not all(os.path.exists(path) for path, _ in rows):
            yield "  Some of these are not there yet: run storyhub build."
        yield ""

    def as_json(self) -> str:
        """For programs."""
        page, material = self._page, self._page.material
        cards = [
            {
                "path": self._file(card.url),
                "design": card.design,
                "format": card.format,
                "width": card.width,
                "height": card.height,
                "alt": card.alt,
            }
            for card in page.cards
        ]
        data = {
            "title": material.title,
            "url": material.url,
            "hashtags": list(material.hashtags),
            "captions": [each for network in self._captions for each in _entries(network)],
            "cards": cards,
            "files": {name: self._file(url) for name, url in self._files().items()},
        }
        return json.dumps(data, ensure_ascii=False, indent=2)


def _entries(network: NetworkCaptions) -> Iterator[dict[str, object]]:
    for each in network.captions:
        yield {
            "network": network.network,
            "variant": each.variant,
            "text": each.text,
            "length": each.length.used,
            "limit": each.length.limit,
            "fits": each.length.fits,
            "link": each.intent,
        }


def _lines(network: NetworkCaptions) -> Iterator[str]:
    """The words for one network: what a post is, how long, then the post itself, moved in."""
    for each in network.captions:
        count = f"{each.length.used} of {each.length.limit}"
        shown = click.style(count, fg="green" if each.length.fits else "red")
        yield f"{click.style(network.label, bold=True)} · {each.variant} · {shown}"
        yield textwrap.indent(each.text, "  ")
        yield ""
