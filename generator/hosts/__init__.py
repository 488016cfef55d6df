"""Where a build runs: what the host's environment tells about addresses, previews and folders that are kept.

The variables are those that the hosts document: Netlify (docs.netlify.com/configure-builds/environment-variables),
Cloudflare Pages (developers.cloudflare.com/pages/configuration/build-configuration), GitHub Actions
(docs.github.com/actions/reference/variables-reference). Nothing here reads the environment itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

import msgspec

NETLIFY_CACHE = "/opt/build/cache/storyhub"
"""Netlify saves and restores `/opt/build/cache`; a `.cache` folder within the repository it does not keep."""
_PRODUCTION_BRANCHES = ("main", "master", "production")
_LOCAL = ("localhost", "127.0.0.1", "0.0.0.0", "::1")  # noqa: S104 - compared with, never listened on


class Host(msgspec.Struct, frozen=True, kw_only=True):
    """A host, as far as its environment tells.

    `base_url` is where this very build will stand, None where the host does not say. `canonical_url` is where the site
    stands for good, which on a preview is another address. `guessed` marks a base that was put together from the names
    of owner and repository and knows nothing of a domain of one's own.
    """

    name: str
    """`netlify`, `cloudflare`, `github` or `local`."""
    base_url: str | None = None
    canonical_url: str | None = None
    preview: bool = False
    """Whether readers are not meant to come here: a pull request or another branch."""
    cache_folder: str | None = None
    """A folder outside the project that the host keeps between builds."""
    forced_url: str | None = None
    """`STORYHUB_BASE_URL` as it stands, not checked."""
    guessed: bool = False

    def base_for(self, configured: str | None) -> str | None:
        """The base address to build with.

        Args:
            configured: `url` of site.yaml.

        Returns:
            `STORYHUB_BASE_URL` above all; on a preview the host's address, so that cards and links can be tried there;
            else site.yaml's; else the host's. None if nobody knows.
        """
        if self.forced_url:
            return self.forced_url
        if self.preview and self.base_url and not self.guessed:
            return self.base_url
        return configured or self.base_url

    def canonical_for(self, configured: str | None) -> str | None:
        """The address that `rel=canonical` should name: where the build stands, but on a preview the site's own."""
        if not self.preview:
            return self.base_for(configured)
        return configured or self.canonical_url or self.base_for(configured)


def detect(environ: Mapping[str, str]) -> Host:
    """The host that an environment belongs to. A pure function of the mapping."""
    if any(environ.get(key) for key in ("NETLIFY", "NETLIFY_LOCAL", "DEPLOY_ID", "DEPLOY_PRIME_URL")):
        host = _netlify(environ)
    elif environ.get("CF_PAGES"):
        host = _cloudflare(environ)
    elif environ.get("GITHUB_ACTIONS") == "true":
        host = _github(environ)
    else:
        host = Host(name="local")
    forced = environ.get("STORYHUB_BASE_URL", "").strip()
    return msgspec.structs.replace(host, forced_url=forced or None)


def _netlify(environ: Mapping[str, str]) -> Host:
    """`netlify build --offline` sets neither URL nor NETLIFY, and every address in `netlify dev` is localhost."""
    production = environ.get("CONTEXT", "production") == "production"
    own = _public(environ, "URL")
    preview = _public(environ, "DEPLOY_PRIME_URL") or _public(environ, "DEPLOY_URL")
    return Host(
        name="netlify",
        base_url=own if production else preview,
        canonical_url=own,
        preview=not production,
        cache_folder=NETLIFY_CACHE if environ.get("NETLIFY") == "true" else None,
    )


def _cloudflare(environ: Mapping[str, str]) -> Host:
    """CF_PAGES_URL names the single deploy, `https://<hash>.<project>.pages.dev`, also in production."""
    deploy = _public(environ, "CF_PAGES_URL")
    site = _pages_project(deploy)
    preview = environ.get("CF_PAGES_BRANCH", "main") not in _PRODUCTION_BRANCHES
    return Host(name="cloudflare", base_url=deploy if preview else site, canonical_url=site, preview=preview)


def _pages_project(deploy: str | None) -> str | None:
    """The address of a Cloudflare Pages project, from that of one of its deploys."""
    host = urlsplit(deploy or "").netloc
    labels = host.removesuffix(".pages.dev").split(".")
    return f"https://{labels[-1]}.pages.dev" if host.endswith(".pages.dev") else deploy


def _github(environ: Mapping[str, str]) -> Host:
    """GitHub Pages: `https://owner.github.io/repository`, or without the path for the repository of that very name."""
    owner, _, repository = environ.get("GITHUB_REPOSITORY", "").lower().partition("/")
    preview = environ.get("GITHUB_EVENT_NAME", "").startswith("pull_request")
    if not owner or not repository or environ.get("GITHUB_SERVER_URL", "https://github.com") != "https://github.com":
        return Host(name="github", preview=preview)
    site = f"https://{owner}.github.io"
    url = site if repository == f"{owner}.github.io" else f"{site}/{_repository(environ)}"
    return Host(name="github", base_url=url, canonical_url=url, preview=preview, guessed=True)


def _repository(environ: Mapping[str, str]) -> str:
    """The repository's name as it is written: paths on GitHub Pages tell capitals from small letters."""
    return environ["GITHUB_REPOSITORY"].partition("/")[2]


def _public(environ: Mapping[str, str], key: str) -> str | None:
    """A full address that others can reach, without a slash at its end; None for localhost and anything else."""
    value = environ.get(key, "").strip().rstrip("/")
    try:
        parts = urlsplit(value)
        host = parts.hostname or ""
    except ValueError:
        return None
    local = not host or host in _LOCAL or host.endswith(".localhost")
    return None if local or parts.scheme not in ("http", "https") else value
