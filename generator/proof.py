"""A page as it is going to be, drawn from its saved file before the hub is read anew: writers see it at once.

What a proof shows of the rest of the hub is what the last build knew. It is no part of that build: nothing of it is
kept in the store, the manifest does not know it, and the build that follows draws the page again and puts right whatever
else has changed.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, cast

import msgspec

from generator.content.replaced import replaced
from generator.digests import digest
from generator.load import read_again
from generator.options import Options
from generator.problems import errors
from generator.publish import place
from generator.render.recipes import Recipes
from generator.store import Blobs, Held, database
from generator.urls import output_path

if TYPE_CHECKING:
    from generator.content.records import Record
    from generator.prepare import Prepared

_MOST = 4
"""So many files may be saved at once: where there are more, somebody moved or fetched files, and all is read anew."""


class Proof(msgspec.Struct, frozen=True):
    """A page that was drawn: its address, its file, and the digest of its bytes."""

    url: str
    file: str
    digest: str

    def stands(self) -> bool:
        """Whether the page is still as it was drawn."""
        try:
            with open(self.file, "rb") as file:
                return digest(file.read()) == self.digest
        except OSError:
            return False


def draw(options: Options, held: Held, paths: Iterable[str]) -> tuple[Proof, ...]:
    """Draws the pages of files that were saved, over those that the last build published.

    Args:
        options: of the build that will follow.
        held: of the process that builds; what it holds of the last build is looked at alone.
        paths: the files, absolute.

    Returns:
        What was drawn; nothing unless each of them changed only what its own page says.

    Raises:
        Exception: whatever stands in the way; the build that follows meets it too.
    """
    site = cast("Prepared | None", held.site)
    if site is None:
        return ()
    known = {record.path: record for record in site.records}
    names = {os.path.relpath(path, options.root).replace(os.sep, "/"): path for path in sorted(paths)}
    # Editors save by way of other files, which are gone by now.
    named = [name for name, path in names.items() if name in known or os.path.isfile(path)]
    if len(named) > _MOST or not known.keys() >= set(named):
        return ()
    drawn = [_drawn(options, site, known[name]) for name in named]
    return tuple(_shown(drawn, options)) if all(drawn) else ()


def _drawn(options: Options, site: Prepared, before: Record) -> tuple[str, bytes] | None:
    """The address and the bytes of a page as its file says now."""
    reading, texts = read_again((options.root / before.path).read_bytes(), before.path, site.config)
    if reading.record is None or errors(reading.problems):
        return None
    found = replaced(site.hub, before, reading.record)
    output = site.plan.page(*found) if found else None
    if output is None or not _is_of(output.url, before, site):
        return None
    blobs = Blobs(database(options.store), site.files)
    try:
        page = Recipes(site.theme).render(output.recipe, output.view, lambda name: texts.get(name) or blobs(name))
    finally:
        blobs.close()
    return output.url, page


def _is_of(url: str, record: Record, site: Prepared) -> bool:
    """Whether the page that was published at an address is a record's: two may have wanted it."""
    return any(output.url == url and record.path in output.sources for output in site.plan.outputs)


def _shown(drawn: Iterable[tuple[str, bytes] | None], options: Options) -> Iterator[Proof]:
    """Puts pages where they are served from, if something else stands there."""
    for url, page in filter(None, drawn):
        proof = Proof(url, f"{options.output}/{output_path(url)}", digest(page))
        if os.path.isfile(proof.file) and not proof.stands():
            temporary = str(options.store / "proof")
            with open(temporary, "wb") as file:
                file.write(page)
            place(temporary, proof.file)
            yield proof
