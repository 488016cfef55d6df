"""The `_headers` file, which Netlify and Cloudflare Pages read alike. GitHub Pages has no such thing."""

from __future__ import annotations

from collections.abc import Iterable

_FOREVER = "public, max-age=31536000, immutable"
_PERMISSIONS = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), web-share=(self)"
VIDEO_ORIGINS = ("https://www.youtube-nocookie.com", "https://player.vimeo.com")
"""What a video's facade opens once a reader asks for it; PeerTube's hosts come from the stories."""


EMBEDS = tuple(f"{root}/{kind}/:slug/embed" for kind in ("stories", "campaigns") for root in ("", "/:lang"))
"""What other websites may show in a frame, and with `.json` its data. A name stands for one folder, on both hosts."""


def content_security_policy(
    *, frames: Iterable[str] = VIDEO_ORIGINS, media: Iterable[str] = (), forms: Iterable[str] = ()
) -> str:
    """The policy of every page (www.w3.org/TR/CSP3): own files only.

    Who may frame a page is not among it: see `headers_text`.

    Args:
        frames: origins of video players, such as `https://www.youtube-nocookie.com`.
        media: origins of video files that stand elsewhere.
        forms: origins that take what readers send, where it is not the host of the site.
    """
    policy = {
        "default-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "media-src": ["'self'", *_origins(media)],
        "style-src": ["'self'"],
        "frame-src": _origins(frames) or ["'none'"],
        "form-action": ["'self'", *_origins(forms)],
        "base-uri": ["'self'"],
        "object-src": ["'none'"],
    }
    return "; ".join(f"{name} {' '.join(sources)}" for name, sources in policy.items())


def headers_text(*, frames: Iterable[str] = VIDEO_ORIGINS, media: Iterable[str] = (), forms: Iterable[str] = ()) -> str:
    """The text of `_headers`. Arguments as of `content_security_policy`.

    A request gets the headers of every rule that matches, so no header is named twice for one path. Pages, cards and
    feeds keep the hosts' own caching: browsers ask again each time, and a new deploy purges them. Feeds are served as
    plain XML because browsers offer `application/rss+xml` as a download and show no style sheet.

    A page may be framed by this site alone, says `X-Frame-Options`, which browsers leave aside where a policy has
    `frame-ancestors` (CSP3, 6.4.2). So that embeds can be framed whatever a host makes of two policies for one path, only
    theirs has it: Cloudflare sends both, joined, and both hold; a host that sends one of them sends the more particular.
    """
    rules: dict[str, dict[str, str]] = {
        "/*": {
            "Content-Security-Policy": content_security_policy(frames=frames, media=media, forms=forms),
            "X-Content-Type-Options": "nosniff",
            "X-Frame-Options": "SAMEORIGIN",
            "Referrer-Policy": "strict-origin-when-cross-origin",
            "Permissions-Policy": _PERMISSIONS,
        },
        "/assets/*": {"Cache-Control": _FOREVER},
        "/media/*": {"Cache-Control": _FOREVER, "Access-Control-Allow-Origin": "*"},
        **{path: _feed("application/xml") for name in ("feed.xml", "atom.xml") for path in _everywhere(name)},
        **{path: _feed("application/feed+json") for path in _everywhere("feed.json")},
        "/*.ics": _feed("text/calendar"),
        **{f"{path}/": {"Content-Security-Policy": _embed_policy()} for path in EMBEDS},
        **{f"{path}.json": _feed("application/json") for path in EMBEDS},
    }
    return "\n".join(_rule(path, headers) for path, headers in rules.items())


def _embed_policy() -> str:
    """Anybody may frame an embed, which holds text, a picture and links, and runs nothing."""
    return (
        "default-src 'none'; img-src 'self'; style-src 'self'; font-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors *"
    )


def _everywhere(name: str) -> tuple[str, str]:
    """The root's file and those of all folders: `*` stands for any number of folders, on both hosts."""
    return (f"/{name}", f"/*/{name}")


def _feed(media_type: str) -> dict[str, str]:
    """Readers on other sites may fetch a feed."""
    return {"Content-Type": f"{media_type}; charset=utf-8", "Access-Control-Allow-Origin": "*"}


def _rule(path: str, headers: dict[str, str]) -> str:
    """One rule: a path and its headers, indented."""
    return "".join([f"{path}\n", *(f"  {name}: {value}\n" for name, value in headers.items())])


def _origins(origins: Iterable[str]) -> list[str]:
    """In a fixed order, each once, and nothing that would end the policy's part or the line."""
    return sorted({origin for origin in origins if not set(origin) & set(" \t\r\n;,'\"")})
