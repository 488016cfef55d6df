"""Groups: people who meet or talk about a topic."""

from __future__ import annotations

from enum import StrEnum
from typing import ClassVar

import msgspec

from generator.content.records import Link, Record


class GroupState(StrEnum):
    """Whether newcomers can join."""

    OPEN = "open"
    PAUSED = "paused"
    CLOSED = "closed"


FORM = "form"


class Channel(msgspec.Struct, frozen=True):
    """A way to talk with a group.

    `network` is one of `generator.content.networks.NETWORKS`; `url` is where it is joined, empty where there is nothing
    to open; `text` is what people read: a handle, or words.
    """

    network: str
    url: str = ""
    text: str = ""


class Group(Record, frozen=True, kw_only=True, tag=True):
    """People who meet or talk about a topic; `title` is the name."""

    kind: ClassVar[str] = "group"

    who: str = ""
    """Who may join."""
    meets: str = ""
    """When and where, as written."""
    state: GroupState = GroupState.OPEN
    channels: tuple[Channel, ...] = ()
    contact: str = ""
    """Slug of a person, or a plain name; `form` for a form on the page."""
    form: bool = False
    """Whether there is a form beside somebody to ask."""
    email: str = ""
    """Never on a page as an address: see `generator.plan.groups`."""
    languages: tuple[str, ...] = ()
    """BCP 47 tags, or words where a language has none that we know."""
    members: str = ""
    """How many there are, as written."""
    since: str = ""
    partners: tuple[str, ...] = ()
    """Slugs, once the hub has resolved them."""
    links: tuple[Link, ...] = ()

    @property
    def has_form(self) -> bool:
        """Whether readers can write to it on its own page."""
        return self.form or self.contact.casefold() == FORM

    @property
    def person(self) -> str:
        """Slug or name of whom to ask; empty without one."""
        return "" if self.contact.casefold() == FORM else self.contact
