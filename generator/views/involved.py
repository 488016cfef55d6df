"""Groups and partners as lists, and the pages of what they take part in, show them."""

from __future__ import annotations

from generator.views.common import LinkView, PhotoView, View


class GroupSummary(View, frozen=True, kw_only=True):
    """A group as lists and the pages of its stories show it."""

    url: str
    title: str
    summary: str
    lang: str
    dir: str
    state: str
    """`open`, `paused` or `closed`."""
    who: str = ""
    meets: str = ""
    members: str = ""
    languages: tuple[str, ...] = ()
    """By their own names."""
    place: LinkView | None = None
    topics: tuple[LinkView, ...] = ()
    photo: PhotoView | None = None


class PartnerSummary(View, frozen=True, kw_only=True):
    """A partner as lists and the pages of its stories show it; `sort` is in words, and empty where it says nothing."""

    url: str
    name: str
    summary: str
    lang: str
    dir: str
    sort: str = ""
    logo: PhotoView | None = None
