"""Planners of what is not a page: the theme's files, icons, site files for hosts and crawlers, attachments, old addresses."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import urlsplit

import msgspec

from generator.content.captions import as_vtt
from generator.content.photo_info import PhotoInfo
from generator.content.references import MEDIA, attachment_url
from generator.digests import digest
from generator.hosts.headers import headers_text
from generator.hosts.redirects import Redirects, redirects
from generator.plan.bodies import captions_url
from generator.plan.forms import form_origins
from generator.plan.glyphs import is_doubtful
from generator.plan.heads import About, Heads
from generator.plan.output import KeptView, Output
from generator.plan.shown import videos
from generator.problems import Position, Problem, Rule, Severity
from generator.theme.theme import Theme
from generator.urls import Base, with_version
from generator.views.card import CardView
from generator.views.content import Content
from generator.views.events import EventPage
from generator.views.files import (
    CopyView,
    IconView,
    SitemapEntry,
    SitemapIndexView,
    SitemapView,
    StylesheetView,
    TextView,
)
from generator.views.pages import (
    CampaignPage,
    HtmlView,
    RedirectPage,
    StoryPage,
)

REFUSED_ALIAS = Rule(
    "alias-refused",
    Severity.WARNING,
    "An old address that cannot be redirected",
    "Hosts read `aliases:` from a list of plain paths; some characters mean something else there.",
)
RULES = (REFUSED_ALIAS,)

_ICONS = (("/icon-192.png", 192, 0.0), ("/icon-512.png", 512, 0.0), ("/icon-maskable.png", 512, 0.12))
_UNDER_ICON = 15  # characters of a name that home screens show
_TOUCH = "/apple-touch-icon.png"
_FAVICON = "/favicon.ico"
_SITEMAP = "/sitemap.xml"
_MOST_ADDRESSES = 25_000
"""In one sitemap. The protocol (sitemaps.org) allows 50,000 and 50 MB: so there are two kilobytes for each, with all its
translations.
"""
_EMBED = "css/embed.css"
"""The style sheet of what stands in frames on other websites: the hub's colours and fonts, and little else."""


class Assets(msgspec.Struct, frozen=True):
    """The theme's files as published: addresses by name, and their outputs."""

    urls: Mapping[str, str]
    outputs: tuple[Output, ...]


def theme_assets(theme: Theme, preamble: str) -> Assets:
    """The style sheet, the script and whatever else the theme brings. Addresses hold a content hash, so they may be
    cached for ever; the fonts' addresses within the style sheet are changed to match.
    """
    urls = {name: _asset_url(name, content) for name, content in sorted(theme.assets.items())}
    for name, url in urls.items():
        preamble = preamble.replace(f"'{name}'", f"'{url.removeprefix('/assets/')}'")
    view = StylesheetView(preamble=preamble, parts=tuple(theme.assets[name] for name in theme.stylesheets))
    outputs = [
        Output(url, "copy", CopyView(digest=theme.assets[name]))
        for name, url in urls.items()
        if name not in (*theme.stylesheets, _EMBED)
    ]
    urls["stylesheet"] = f"/assets/site.{_hash(view)}.css"
    outputs.append(Output(urls["stylesheet"], "stylesheet", view))
    if _EMBED in urls:
        small = StylesheetView(preamble=preamble, parts=(theme.assets[_EMBED],))
        urls["embed"] = f"/assets/embed.{_hash(small)}.css"
        outputs.append(Output(urls["embed"], "stylesheet", small))
    urls["script"] = urls.get(theme.script, "")
    return Assets(urls, tuple(outputs))


def _asset_url(name: str, content: str) -> str:
    stem, dot, ending = name.rpartition(".")
    return f"/assets/{stem}.{content[:8]}{dot}{ending}"


def _hash(view: StylesheetView) -> str:
    return digest(msgspec.msgpack.encode(view))[:8]


def icon_urls(logo: PhotoInfo | None) -> dict[str, str]:
    """The address of the logo as pages show it."""
    return {"logo": with_version("/icon-192.png", logo.digest)} if logo else {}


def icons(logo: PhotoInfo | None, file: str, background: str) -> Iterator[Output]:
    """The logo in every size that browsers and phones ask for."""
    if logo is None:
        return
    for url, size, padding in _ICONS:
        view = IconView(digest=logo.digest, size=size, padding=padding, background=background if padding else "")
        yield Output(url, "icon", view, (file,))
    yield Output(_TOUCH, "icon", IconView(digest=logo.digest, size=180, background=background), (file,))
    yield Output(_FAVICON, "icon", IconView(digest=logo.digest, size=48, format="ico"), (file,))


def web_manifest(heads: Heads, theme_colour: str, background: str, *, logo: bool) -> Output:
    """The web app manifest (w3.org/TR/appmanifest)."""
    base = heads.site.base
    config = heads.config
    icons_listed = [
        {
            "src": base.href(url),
            "sizes": f"{size}x{size}",
            "type": "image/png",
            "purpose": "maskable" if padding else "any",
        }
        for url, size, padding in _ICONS
    ]
    data = {
        "name": config.name,
        "short_name": _short(config.name),
        "description": config.description or config.tagline,
        "lang": config.lang,
        "start_url": base.href("/"),
        "scope": base.href("/"),
        "display": "browser",
        "theme_color": theme_colour,
        "background_color": background,
        "icons": icons_listed if logo else [],
    }
    text = json.dumps(data, ensure_ascii=False, indent=2) + "\n"
    return Output("/site.webmanifest", "text", TextView(text=text), ("site.yaml",))


def _short(name: str) -> str:
    """As many words of a name as fit under an icon."""
    words = name.split()
    fitting = [" ".join(words[:count]) for count in range(1, len(words) + 1)]
    return max((name for name in fitting if len(name) <= _UNDER_ICON), key=len, default=words[0][:_UNDER_ICON])


def robots(base: Base) -> Output:
    """robots.txt (RFC 9309)."""
    text = f"User-agent: *\nAllow: /\n\nSitemap: {base.absolute(_SITEMAP)}\n"
    return Output("/robots.txt", "text", TextView(text=text))


def host_files(heads: Heads, pages: Iterable[Output]) -> Iterator[Output]:
    """What hosts read: headers, redirects, and the file that tells GitHub Pages to leave the site alone."""
    listed = tuple(pages)
    origins = sorted(set(_player_origins(listed)))
    forms = form_origins(listed)
    yield Output("/_headers", "text", TextView(text=headers_text(frames=origins, forms=forms)))
    yield Output("/_redirects", "text", TextView(text=_redirects(heads).text))
    yield Output("/.nojekyll", "text", TextView(text=""))


def _redirects(heads: Heads) -> Redirects:
    return redirects(sorted(heads.planning.hub.references.aliases.items()), heads.site.base)


def refused_redirects(heads: Heads) -> Iterator[Problem]:
    """Old addresses that no host can lead on. They still have a page that does."""
    references = heads.planning.hub.references
    files = {url: path for path, url in references.urls.items()}
    for refused in _redirects(heads).refused:
        yield REFUSED_ALIAS.at(
            Position(files.get(refused.new, "site.yaml"), 1, 1),
            f"The old address {refused.old} cannot be redirected by a host: {refused.why}",
            "Write it as a plain path such as /2019/old-name/.",
        )


def _player_origins(pages: Iterable[Output]) -> Iterator[str]:
    """Where the players of videos of other sites stand."""
    for output in pages:
        if isinstance(output.view, KeptView):
            yield from output.view.players
        elif isinstance(output.view, HtmlView):
            yield from _origins(output.view.page)


def _origins(page: Content) -> Iterator[str]:
    for video in videos(page):
        if video.provider in ("youtube", "vimeo", "peertube"):
            parts = urlsplit(video.embed_url)
            yield f"{parts.scheme}://{parts.netloc}"


def kept_view(output: Output, key: str, heads: Heads) -> KeptView:
    """What is to be remembered of an output, for plans that leave its view unmade."""
    view = output.view
    if not isinstance(view, HtmlView):
        return KeptView(key=key, doubtful=isinstance(view, CardView) and is_doubtful(view))
    path = output.sources[0] if isinstance(view.page, StoryPage) else ""
    links = (url.partition("#")[0] for url in heads.planning.bodies.links.get(path, ()))
    return KeptView(
        key=key,
        sitemap=_entry(output, heads.canonical),
        players=tuple(sorted(set(_origins(view.page)))),
        photos=heads.planning.pictures(path) if path else (),
        links=tuple(sorted({url for url in links if url.startswith(MEDIA)})),
    )


def alias_pages(heads: Heads) -> Iterator[Output]:
    """A page at every old address, for hosts that read no `_redirects`."""
    references = heads.planning.hub.references
    files = {url: path for path, url in references.urls.items()}
    for alias, target in sorted(references.aliases.items()):
        page = RedirectPage(target=target, title=heads.config.name)
        about = About(title=heads.config.name, robots="noindex", sources=(files[target],))
        output = heads.listing(alias, "redirect.html", page, about)
        head = msgspec.structs.replace(output.view.head, canonical=heads.canonical.absolute(target))  # type: ignore[attr-defined]
        yield msgspec.structs.replace(output, view=msgspec.structs.replace(output.view, head=head))


def attachments(heads: Heads) -> Iterator[Output]:
    """Documents beside stories, as they are, if a published record links to them."""
    hub = heads.planning.hub
    linked = {url.partition("#")[0] for urls in heads.planning.bodies.links.values() for url in urls}
    for path, content in sorted(hub.references.attachments.items()):
        url = attachment_url(path, content)
        if url in linked:
            yield Output(url, "copy", CopyView(digest=content), (path,))
        if path.lower().endswith((".vtt", ".srt")):
            data = hub.data.get(path, b"")
            made = captions_url(path, content, data)
            if made != url and made in linked:
                yield Output(made, "text", TextView(text=as_vtt(data)), (path,))


def sitemaps(heads: Heads, pages: Iterable[Output]) -> Iterator[Output]:
    """Every page that may be found by searching: in one file, or in several and one that names them."""
    base = heads.site.base
    entries = sorted((entry for output in pages if (entry := _entry(output, heads.canonical))), key=lambda e: e.url)
    if len(entries) <= _MOST_ADDRESSES:
        yield Output(_SITEMAP, "sitemap", SitemapView(base=base, entries=tuple(entries)))
        return
    parts = [entries[at : at + _MOST_ADDRESSES] for at in range(0, len(entries), _MOST_ADDRESSES)]
    urls = tuple(f"/sitemap-{number}.xml" for number in range(1, len(parts) + 1))
    yield Output(_SITEMAP, "sitemap-index", SitemapIndexView(base=base, sitemaps=urls))
    for url, part in zip(urls, parts, strict=True):
        yield Output(url, "sitemap", SitemapView(base=base, entries=tuple(part)))


def _entry(output: Output, canonical: Base) -> SitemapEntry | None:
    view = output.view
    if isinstance(view, KeptView):
        return view.sitemap
    if not isinstance(view, HtmlView) or "noindex" in view.head.robots or isinstance(view.page, RedirectPage):
        return None
    if view.head.canonical != canonical.absolute(view.head.url):
        return None  # a page whose canonical address is elsewhere asks not to be listed
    photo = view.page.story.photo if isinstance(view.page, StoryPage) else None
    photo = view.page.campaign.photo if isinstance(view.page, CampaignPage) else photo
    photo = view.page.event.photo if isinstance(view.page, EventPage) else photo
    return SitemapEntry(
        url=output.url,
        modified=view.head.modified or view.head.published,
        images=(photo.largest.url,) if photo else (),
        alternates=tuple((a.lang, a.url) for a in view.head.alternates),
    )
