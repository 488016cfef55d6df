"""From flags and environment to the values of a build."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from zoneinfo import ZoneInfo

import click
import pytest

from generator.build import Options
from generator.cli.folders import find_root
from generator.cli.workspace import Flags, moment, options, read_config
from generator.problems import HubError
from tests.kit import SITE, write_hub

PREVIEW = {
    "NETLIFY": "true",
    "CONTEXT": "deploy-preview",
    "URL": "https://ottersby.netlify.app",
    "DEPLOY_PRIME_URL": "https://deploy-preview-7--ottersby.netlify.app",
}
PRODUCTION = PREVIEW | {"CONTEXT": "production"}
LONDON = ZoneInfo("Europe/London")


def chosen(hub: Path, environ: dict[str, str] | None = None, **flags: object) -> Options:
    return options(Flags(root=hub, **flags), environ or {})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("flag", "environ", "expected"),
    [
        ("https://flag.example", PREVIEW | {"STORYHUB_BASE_URL": "https://env.example"}, "https://flag.example"),
        ("", PREVIEW | {"STORYHUB_BASE_URL": "https://env.example"}, "https://env.example"),
        ("", PREVIEW, "https://deploy-preview-7--ottersby.netlify.app"),
        ("", PRODUCTION, "https://ottersby.example"),
        ("", {}, "https://ottersby.example"),
    ],
    ids=["flag", "variable", "preview", "site.yaml on the host", "site.yaml"],
)
def test_the_base_address_is_taken_in_order(tmp_path: Path, flag: str, environ: dict[str, str], expected: str) -> None:
    assert chosen(write_hub(tmp_path), environ, base_url=flag).base_url == expected


def test_a_hub_without_url_stands_where_its_host_says(tmp_path: Path) -> None:
    hub = write_hub(tmp_path, "-- site.yaml --\nname: A hub\n")

    assert chosen(hub, PRODUCTION).base_url == "https://ottersby.netlify.app"


def test_an_address_without_https_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(click.UsageError, match="https://stories"):
        chosen(write_hub(tmp_path), base_url="ottersby.example")


def test_previews_are_strict_and_production_is_not(tmp_path: Path) -> None:
    hub = write_hub(tmp_path)

    assert (chosen(hub, PREVIEW).strict, chosen(hub, PRODUCTION).strict) == (True, False)
    assert not chosen(hub, PREVIEW, strict=False).strict


@pytest.mark.parametrize(("environ", "expected"), [({}, False), ({"CF_PAGES": "1"}, True), ({"NETLIFY": "true"}, True)])
def test_everything_is_kept_where_a_host_brings_back_the_store_alone(
    tmp_path: Path, environ: dict[str, str], expected: bool
) -> None:
    assert chosen(write_hub(tmp_path), environ).keep_all is expected


@pytest.mark.parametrize("folder", [".", "content", "content/stories", ".."])
def test_a_folder_with_own_files_is_refused_as_output(tmp_path: Path, folder: str) -> None:
    hub = write_hub(tmp_path / "hub")

    with pytest.raises(click.UsageError, match="your own files"):
        chosen(hub, output=hub / folder)


def test_a_day_is_its_noon_in_the_time_zone_of_the_hub(tmp_path: Path) -> None:
    hub = write_hub(tmp_path, f"-- site.yaml --\n{SITE.replace('Europe/London', 'Pacific/Kiritimati')}")

    assert chosen(hub, today="2026-03-01").today.isoformat() == "2026-03-01T12:00:00+14:00"


def test_a_moment_keeps_its_own_offset() -> None:
    assert moment("2026-03-01T09:30:00+02:00", {}, LONDON).isoformat() == "2026-03-01T09:30:00+02:00"


def test_source_date_epoch_is_the_clock_of_a_reproducible_build() -> None:
    assert moment("", {"SOURCE_DATE_EPOCH": "86400"}, LONDON) == dt.datetime(1970, 1, 2, tzinfo=dt.UTC)


def test_a_day_that_does_not_exist_is_wrong_usage() -> None:
    with pytest.raises(click.UsageError, match="year-month-day"):
        moment("2026-02-30", {}, LONDON)


def test_the_nearest_hub_above_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hub = write_hub(tmp_path)
    deep = hub / "content" / "stories"
    deep.mkdir(parents=True)
    monkeypatch.chdir(deep)

    assert find_root(None) == hub


def test_a_folder_without_hub_says_how_to_start_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    with pytest.raises(click.UsageError, match="storyhub init my-hub"):
        find_root(None)


def test_a_hub_one_folder_down_is_pointed_at(tmp_path: Path) -> None:
    write_hub(tmp_path / "our-hub")

    with pytest.raises(click.UsageError, match="--root our-hub"):
        find_root(tmp_path)


@pytest.mark.parametrize("name", ["site.yml", "site.yaml.txt", "site.yaml.yaml"])
def test_settings_under_a_wrong_name_are_pointed_at(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(SITE, "utf-8")

    with pytest.raises(click.UsageError, match=f"There is {name}: rename it to site.yaml"):
        find_root(tmp_path)


def test_settings_that_vanish_are_told_in_words(tmp_path: Path) -> None:
    with pytest.raises(HubError, match=r"There is no site\.yaml in"):
        read_config(tmp_path)
