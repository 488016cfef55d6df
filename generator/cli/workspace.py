"""From a command's flags, the environment and the clock to the values of a build: the only place that reads them."""

from __future__ import annotations

import datetime as dt
import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import click
import msgspec

from generator import essentials
from generator.cli.installed import theme_folders
from generator.essentials import Essentials
from generator.hosts import Host, detect
from generator.options import Options, Places

if TYPE_CHECKING:
    from generator.config import SiteConfig


class Flags(msgspec.Struct, frozen=True, kw_only=True):
    """What the flags of `build` and `check` say; empty where they were not given."""

    root: Path
    output: Path | None = None
    base_url: str = ""
    drafts: bool = False
    strict: bool | None = None
    jobs: int = 0
    use_cache: bool = True
    today: str = ""


def places(flags: Flags, environ: Mapping[str, str]) -> Places:
    """Where a build works.

    Raises:
        click.UsageError: if a flag makes no sense.
    """
    return Places(
        root=flags.root,
        output=_output(flags),
        store=store_folder(flags.root, detect(environ)),
        themes=theme_folders(flags.root),
        jobs=flags.jobs,
        use_cache=flags.use_cache,
    )


def options(flags: Flags, environ: Mapping[str, str]) -> Options:
    """The values of a build.

    Raises:
        HubError: if site.yaml cannot be read.
        click.UsageError: if a flag makes no sense.
    """
    host, where = detect(environ), places(flags, environ)
    known = essentials.recall(flags.root, where.store) if flags.use_cache else None
    site = known or _read_essentials(flags.root)
    zone = ZoneInfo(site.timezone)
    return Options(
        **msgspec.structs.asdict(where),
        base_url=_base_url(flags.base_url, host, site.url),
        drafts=flags.drafts,
        strict=host.preview if flags.strict is None else flags.strict,
        today=moment(flags.today, environ, zone).astimezone(zone),
        preview=host.preview,
        host=host.name,
        keep_all=host.name != "local",
    )


def _read_essentials(root: Path) -> Essentials:
    config = read_config(root)
    return Essentials(config.url, config.timezone)


def _output(flags: Flags) -> Path:
    """The folder to publish into, which must not be one that holds the hub's own files."""
    if flags.output is None:
        return site_folder(flags.root)
    folder, root = flags.output.resolve(), flags.root.resolve()
    own = [root / name for name in ("content", "theme", "themes", ".git")]
    if root.is_relative_to(folder) or any(folder.is_relative_to(place) for place in own):
        raise click.UsageError(f"--output {flags.output} holds your own files. Choose a folder for the site alone.")
    return flags.output.absolute()


def site_folder(root: Path) -> Path:
    """Where a hub's site is published unless `--output` says otherwise.

    Raises:
        click.UsageError: if a file stands in its place.
    """
    folder = root / "public"
    if folder.exists() and not folder.is_dir():
        message = f"{folder} is a file, and the site belongs into a folder of that name. Rename or move the file."
        raise click.UsageError(message)
    return folder


def read_config(root: Path) -> SiteConfig:
    """What site.yaml says.

    Raises:
        HubError: with every mistake in it.
    """
    from generator.settings import read_settings  # and with it YAML: only where the store has not seen this site.yaml

    return read_settings(root)[0]


def store_folder(root: Path, host: Host) -> Path:
    """Where results are kept: in the hub, or in the folder that the host saves between builds, if it lets us."""
    own = root / ".storyhub"
    if not host.cache_folder:
        return own
    kept = Path(host.cache_folder)
    try:
        kept.mkdir(parents=True, exist_ok=True)
    except OSError:
        return own
    return kept if os.access(kept, os.W_OK) else own


def _base_url(given: str, host: Host, configured: str) -> str:
    """Where the site will stand; empty where nobody says.

    What was asked for comes first, then the address of a preview, then the hub's own, then the host's.
    """
    return _checked(given or host.forced_url or "") or host.base_for(configured) or ""


def _checked(url: str) -> str:
    from generator.urls import Base  # only where an address was given

    try:
        return str(Base.parse(url)) if url else ""
    except ValueError:
        raise click.UsageError(f"{url} is not a full address. Write it like https://stories.example.org") from None


def moment(given: str, environ: Mapping[str, str], zone: dt.tzinfo) -> dt.datetime:
    """The only clock that a build sees: `--today`, or SOURCE_DATE_EPOCH (reproducible-builds.org), or now.

    A day without a time is its noon in the hub's time zone.
    """
    if given:
        return _read_moment(given, zone)
    epoch = environ.get("SOURCE_DATE_EPOCH", "")
    return dt.datetime.fromtimestamp(int(epoch), dt.UTC) if epoch.isdecimal() else dt.datetime.now(dt.UTC)


def _read_moment(text: str, zone: dt.tzinfo) -> dt.datetime:
    try:
        read = dt.datetime.fromisoformat(text)
    except ValueError:
        raise click.UsageError(f"--today {text} is not a day. Write it as year-month-day: 2026-03-01") from None
    if len(text) <= len("2026-03-01"):
        read = read.replace(hour=12)
    return read if read.tzinfo else read.replace(tzinfo=zone)
