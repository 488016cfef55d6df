"""A page as it is going to be, drawn from its saved file before the hub is read anew: writers see it at once.

What a proof shows of the rest of the hub is what the last build knew. It is no part of that build: nothing of it is
kept in the store, the manifest does not know it, and the build that follows draws the page again and puts right whatever
else has changed.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import suppress
from typing import TYPE_CHECKING

import msgspec

from generator.content.replaced import replaced
from generator.digests import digest
from generator.load import read_again
from generator.options import Options
from generator.problems import errors
from generator.publish import place
from generator.render.recipes import Recipes
from generator.store import Blobs, database
from generator.urls import output_path

if TYPE_CHECKING:
    from generator.content.records import Record
    from generator.prepare import Prepared

_MOST = 4
"""So many files may be saved at once: where there are more, somebody moved or fetched files, and all is read anew."""


class Proof(msgspec.Struct, frozen=True):
    """A page that was shown: its address, its file, and the digest of its bytes."""

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


class Drawn(msgspec.Struct, frozen=True):
    """A page that was drawn and differs from the one that is served: `file` is where that stands."""

    url: str
    file: str
    page: bytes
    temporary: str

    def show(self) -> Proof:
        """Puts it where it is served from."""
        with open(self.temporary, "wb") as file:
            file.write(self.page)
        place(self.temporary, self.file)
        return Proof(self.url, self.file, digest(self.page))


class Proofs:
    """Draws pages of the site that stands anew.

    What has to be searched for is known beforehand, and what pages are read and drawn with is loaded: there is no moment
    in which a writer waits more than after a save.
    """

    def __init__(self, options: Options, site: Prepared) -> None:
        """`options` are those of the build that will follow; `site` is what the last one published."""
        self._options, self._site = options, site
        self._records = {record.path: record for record in site.records}
        self._sources = {output.url: output.sources for output in site.plan.outputs}
        self._recipes = Recipes(site.theme)
        with suppress(Exception):  # whoever saves that file is told what is wrong with it
            self._drawn(next(iter(self._records)))

    def draw(self, paths: Iterable[str]) -> tuple[Drawn, ...]:
        """Draws the pages of files that were saved.

        Args:
            paths: the files, absolute.

        Returns:
            The pages that differ from those that are served; nothing unless each file changed only what its own page
            says.

        Raises:
            Exception: whatever stands in the way; the build that follows meets it too.
        """
        root = self._options.root
        names = {os.path.relpath(path, root).replace(os.sep, "/"): path for path in sorted(paths)}
        # Editors save by way of other files, which are gone by now.
        named = [name for name, path in names.items() if name in self._records or os.path.isfile(path)]
        if len(named) > _MOST or not self._records.keys() >= set(named):
            return ()
        drawn = [page for name in named if (page := self._drawn(name))]
        return tuple(page for page in drawn if _is_new(page)) if len(drawn) == len(named) else ()

    def _drawn(self, path: str) -> Drawn | None:
        """The page of a file as the file says now."""
        site, before = self._site, self._records[path]
        reading, texts = read_again((self._options.root / path).read_bytes(), path, site.config)
        if reading.record is None or errors(reading.problems):
            return None
        found = replaced(site.hub, before, reading.record)
        output = site.plan.page(*found) if found else None
        if output is None or not self._is_of(output.url, before):
            return None
        blobs = Blobs(database(self._options.store), site.files)
        try:
            page = self._recipes.render(output.recipe, output.view, lambda name: texts.get(name) or blobs(name))
        finally:
            blobs.close()
        file = f"{self._options.output}/{output_path(output.url)}"
        return Drawn(output.url, file, page, str(self._options.store / "proof"))

    def _is_of(self, url: str, record: Record) -> bool:
        """Whether the page that was published at an address is a record's: two may have wanted it."""
        return record.path in self._sources.get(url, ())


def _is_new(drawn: Drawn) -> bool:
    """Whether something else stands where a page is served from."""
    try:
        with open(drawn.file, "rb") as file:
            return file.read() != drawn.page
    except OSError:
        return False  # nothing to replace: the build sees to it
