"""Petitions: how people sign a campaign, on the hub or elsewhere, and where the number of signatures comes from."""

from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import msgspec

from generator.config import FormsConfig
from generator.digests import digest
from generator.urls import slugify

FIELDS = ("postcode", "town", "comment", "news")
"""What a form can ask beside name, e-mail address and whether the name may be shown."""
USUAL = ("postcode", "comment")


class Source(msgspec.Struct, frozen=True):
    """Where a part of the count comes from."""

    kind: str
    """`paper`, `actionnetwork`, `json` or `netlify`."""
    of: str = ""
    """The petition's id, the address, or the form's name; empty for paper."""
    path: str = ""
    """The way into the JSON: `data.signatures.total`, or a JSON pointer (RFC 6901)."""
    label: str = ""
    """What readers see it called; empty for the usual name."""
    value: float | None = None
    """Of paper: how many."""
    on: dt.datetime | None = None
    """Of paper: the day on which it was counted."""

    @property
    def key(self) -> str:
        """What the counter is called in the file of counters: it is another one where it asks something else."""
        return f"{self.kind}:{self.of}" + (f"#{self.path}" if self.path else "")


class Petition(msgspec.Struct, frozen=True, kw_only=True):
    """How people sign."""

    url: str = ""
    """Where they sign elsewhere; empty for a form on the hub."""
    forms: FormsConfig | None = None
    """Who takes this form, where it is not whom site.yaml names."""
    fields: tuple[str, ...] = USUAL
    consent: str = ""
    """What somebody who ticks the box agrees to; empty for the usual words."""
    keep: str = ""
    """Until when the names are kept: `until the board has met`."""
    sheets: str = ""
    """Where full sheets of paper are handed in: `the library desk`."""
    button: str = ""
    closes: dt.datetime | None = None
    """The moment from which nobody can sign any more."""
    counts: tuple[Source, ...] = ()

    def ends(self, deadline: dt.datetime | None, zone: ZoneInfo) -> dt.datetime | None:
        """The moment from which nobody can sign any more: what `closes` says, else the end of the deadline's day."""
        if self.closes or deadline is None:
            return self.closes
        local = deadline.astimezone(zone)
        if local.time() != dt.time():
            return deadline
        return dt.datetime.combine(local.date() + dt.timedelta(days=1), dt.time(), zone)

    def counts_itself(self, config: FormsConfig) -> bool:
        """Whether the form's taker can be asked how many have signed."""
        return not self.url and (self.forms or config).provider in ("", "netlify")


class TallyPart(msgspec.Struct, frozen=True):
    """What one source said last."""

    source: Source
    value: float
    on: dt.datetime | None


class Tally(msgspec.Struct, frozen=True):
    """What all sources together said last, with the newest of their days."""

    total: float
    as_of: dt.datetime | None
    parts: tuple[TallyPart, ...]


def form_name(kind: str, slug: str, lang: str, hub_lang: str) -> str:
    """The name of a form, which no other on the site may have: `petition-keep-the-14`, `petition-keep-the-14-es`."""
    plain = slugify(slug)
    own = f"{kind}-{plain if plain.isascii() else digest(plain.encode())[:8]}"
    return own if lang == hub_lang else f"{own}-{lang.lower()}"
