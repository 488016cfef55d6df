"""The view of the hub that every page carries, and the addresses of what all pages load."""

from __future__ import annotations

from collections.abc import Mapping

from generator.config import SiteConfig
from generator.content.hub import Hub
from generator.content.permalinks import language_root
from generator.plan.dates import own_name
from generator.plan.planning import WON_STATES
from generator.theme.locale import choose
from generator.theme.theme import Theme
from generator.urls import Base
from generator.views.common import FeedLink, LinkView, SiteView

FEED_TYPES: Mapping[str, tuple[str, str]] = {
    "rss": ("feed.xml", "application/rss+xml"),
    "atom": ("atom.xml", "application/atom+xml"),
    "json": ("feed.json", "application/feed+json"),
}
"""File name and media type of each feed format (RSS 2.0; RFC 4287; JSON Feed 1.1)."""

_NAMES = {
    "x": "X",
    "youtube": "YouTube",
    "linkedin": "LinkedIn",
    "tiktok": "TikTok",
    "whatsapp": "WhatsApp",
    "github": "GitHub",
}


def feed_links(name: str, root: str) -> tuple[FeedLink, ...]:
    """The feeds under an address that ends in a slash."""
    return tuple(FeedLink(title=name, url=f"{root}{file}", type=kind) for file, kind in FEED_TYPES.values())


def menu(hub: Hub, theme: Theme) -> tuple[LinkView, ...]:
    """The menu of `site.yaml`, or the hub's first lists and then the pages that ask for a place in it."""
    config = hub.config
    if config.menu:
        return tuple(LinkView(label=item.label, url=item.url) for item in config.menu)
    pages = sorted(
        (p for p in hub.pages if p.menu is not None and p.lang == config.lang), key=lambda p: (p.menu, p.path)
    )
    return (*_lists(hub, theme)[:_IN_MENU], *(LinkView(label=p.title, url=hub.url(p)) for p in pages))


def more(hub: Hub, theme: Theme) -> tuple[LinkView, ...]:
    """Lists that stand at the foot of a page, because the menu has enough of them."""
    known = {item.url for item in hub.config.menu}
    lists = _lists(hub, theme)
    return tuple(link for link in (lists if known else lists[_IN_MENU:]) if link.url not in known)


_IN_MENU = 6
"""So many lists stand in the menu beside a hub's own pages, in one line on a desk's screen; the others at the foot."""


def _lists(hub: Hub, theme: Theme) -> tuple[LinkView, ...]:
    """The hub's lists, those that ask a reader to do something first."""
    lists = [
        ("Stories", "/stories/", bool(hub.stories)),
        ("Campaigns", "/campaigns/", bool(hub.campaigns)),
        ("Events", "/events/", bool(hub.events)),
        ("Groups", "/groups/", bool(hub.groups)),
        ("Representatives", "/representatives/", bool(hub.representatives)),
        ("What we won", "/won/", any(campaign.state in WON_STATES for campaign in hub.campaigns)),
        ("People", "/people/", bool(hub.people)),
        ("Partners", "/partners/", bool(hub.partners)),
    ]
    locale = choose(theme.locales, hub.config.lang)
    return tuple(LinkView(label=locale.singular(label), url=url) for label, url, there in lists if there)


def languages(hub: Hub) -> tuple[LinkView, ...]:
    """The hub's languages by their own names; nothing in a hub of one language."""
    if len(hub.languages) == 1:
        return ()
    root = hub.config.lang
    return tuple(LinkView(label=own_name(lang), url=language_root(lang, root), lang=lang) for lang in hub.languages)


def _preloaded(theme: Theme, lang: str, assets: Mapping[str, str]) -> tuple[str, ...]:
    """The upright faces of a language: what the first screen is set in."""
    code = lang.partition("-")[0]
    faces = [face for face in theme.fonts if code in face.languages and face.style == "normal"]
    own = [face for face in faces if face in theme.first_fonts]
    names = (f"fonts/{face.file}" for face in own or faces)
    return tuple(assets[name] for name in names if name in assets)


def site_view(hub: Hub, theme: Theme, base: Base, assets: Mapping[str, str], colours: Mapping[str, str]) -> SiteView:
    """What every page shows. `assets` gives the addresses of `stylesheet`, `script` and `logo`."""
    config: SiteConfig = hub.config
    return SiteView(
        name=config.name,
        tagline=config.tagline,
        description=config.description,
        lang=config.lang,
        base=base,
        stylesheet=assets["stylesheet"],
        script=assets["script"],
        logo=assets.get("logo", ""),
        colours=tuple(sorted(colours.items())),
        menu=menu(hub, theme),
        more=more(hub, theme),
        languages=languages(hub),
        feeds=feed_links(config.name, "/"),
        social=tuple(
            LinkView(label=_NAMES.get(network, network.capitalize()), url=url) for network, url in config.social.items()
        ),
        footer=config.footer,
        contact=config.contact or (f"mailto:{config.email}" if config.email else ""),
        hashtag=config.hashtag,
        x_account=config.handles.get("x", ""),
        preload=_preloaded(theme, config.lang, assets),
    )
