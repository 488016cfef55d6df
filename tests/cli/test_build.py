"""`storyhub build`: what it says, and its exit status."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.kit import SITE, STORY, TODAY, clean_environ, edit, process, run, write, write_hub

GOOD = f"-- content/stories/crossing.md --\n{STORY}"
BROKEN = f"""\
{GOOD}
-- content/stories/broken.md --
---
title: Thirteen months
date: 2025-13-01
---
Text.
"""
COMMON = ("--today", TODAY, "--jobs", "1")


def test_a_build_says_what_was_made_and_where(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(write_hub(tmp_path, GOOD))

    result = run("build", *COMMON)

    assert result.exit_code == 0
    assert "1 story in public/ · rendered " in result.stdout
    assert "unchanged 0, removed 0 · " in result.stdout
    assert "See it: storyhub serve" in result.stdout


def test_a_second_build_renders_nothing(tmp_path: Path) -> None:
    hub = write_hub(tmp_path, GOOD)
    run("build", "--root", hub, *COMMON)

    assert "rendered 0, " in run("build", "--root", hub, *COMMON).stdout


def test_a_story_with_a_mistake_is_left_out_loudly_and_the_rest_is_published(tmp_path: Path) -> None:
    hub = write_hub(tmp_path, BROKEN)

    result = run("build", "--root", hub, *COMMON)

    assert result.exit_code == 0
    assert "1 file is LEFT OUT of the site" in result.stdout
    assert "content/stories/broken.md:3:7 error" in result.stdout
    assert (hub / "public/stories/crossing/index.html").is_file()


def test_strict_publishes_nothing_and_keeps_the_last_good_site(tmp_path: Path) -> None:
    hub = write_hub(tmp_path, GOOD)
    run("build", "--root", hub, *COMMON)
    page = hub / "public/stories/crossing/index.html"
    before = page.read_bytes()
    edit(hub, "content/stories/crossing.md", "2025-05-07", "2025-13-07")

    result = run("build", "--root", hub, "--strict", *COMMON)

    assert (result.exit_code, page.read_bytes()) == (1, before)
    assert "because there are mistakes and --strict was asked for" in result.stdout


def test_a_deploy_preview_is_strict_by_itself(tmp_path: Path) -> None:
    preview = {"NETLIFY": "true", "CONTEXT": "deploy-preview", "DEPLOY_PRIME_URL": "https://x--ottersby.netlify.app"}

    result = run("build", "--root", write_hub(tmp_path, BROKEN), *COMMON, environ=preview)

    assert result.exit_code == 1
    assert "this is a preview of a change" in result.stdout


def test_a_broken_site_yaml_stops_the_build_with_its_line(tmp_path: Path) -> None:
    site = SITE.replace("timezone: Europe/London", "timezone: Mars/Base")

    result = run("build", "--root", write_hub(tmp_path, f"-- site.yaml --\n{site}{GOOD}"), *COMMON)

    assert result.exit_code == 1
    assert "site.yaml:4:11 error" in result.stdout
    assert "the last good site stays" in result.stdout


def test_json_is_the_only_thing_on_standard_output(tmp_path: Path) -> None:
    hub = write_hub(tmp_path, BROKEN)

    done = process("build", "--root", hub, "--format", "json", *COMMON)

    report = json.loads(done.stdout)
    assert (done.returncode, done.stderr) == (0, "")
    assert "/stories/crossing/" in report["rendered"]
    assert [p["path"] for p in report["problems"] if p["severity"] == "error"] == ["content/stories/broken.md"]
    assert report["seconds"] > 0


def test_json_tells_of_a_broken_site_yaml_too(tmp_path: Path) -> None:
    hub = write_hub(tmp_path, "-- site.yaml --\nname: A\ntimezone: Mars/Base\n")

    result = run("build", "--root", hub, "--format", "json", *COMMON)

    assert result.exit_code == 1
    assert json.loads(result.stdout)["problems"][0]["line"] == 2


def test_annotations_stand_beside_the_line_in_a_pull_request(tmp_path: Path) -> None:
    result = run("build", "--root", write_hub(tmp_path, BROKEN), "--format", "github", *COMMON)

    assert "::error file=content/stories/broken.md,line=3,col=7,title=Storyhub%3A " in result.stdout


def test_the_base_address_is_in_the_pages(tmp_path: Path) -> None:
    hub = write_hub(tmp_path, GOOD)

    run("build", "--root", hub, "--base-url", "https://preview.example/hub/", *COMMON)

    page = (hub / "public/stories/crossing/index.html").read_text(encoding="utf-8")
    assert 'content="https://preview.example/hub/stories/crossing/"' in page


def test_output_goes_where_it_is_told(tmp_path: Path) -> None:
    hub = write_hub(tmp_path / "hub", GOOD)

    run("build", "--root", hub, "--output", tmp_path / "site", *COMMON)

    assert (tmp_path / "site/index.html").is_file()
    assert not (hub / "public").exists()


def test_drafts_and_the_future_are_shown_when_asked_for(tmp_path: Path) -> None:
    hub = write_hub(tmp_path, GOOD)
    edit(hub, "content/stories/crossing.md", "\nsummary", "\npublish: 2026-01-01\nsummary")
    page = hub / "public/stories/crossing/index.html"

    run("build", "--root", hub, *COMMON)
    assert not page.exists()
    run("build", "--root", hub, "--drafts", *COMMON)
    assert page.exists()
    run("build", "--root", hub, "--today", "2026-01-01")
    assert page.exists()


def test_a_folder_that_is_no_hub_is_wrong_usage(tmp_path: Path) -> None:
    done = process("build", folder=tmp_path)

    assert done.returncode == 2
    assert "storyhub init my-hub" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_unknown_flag_is_wrong_usage() -> None:
    assert run("build", "--frobnicate").exit_code == 2


@pytest.mark.parametrize(
    ("environ", "coloured"), [({"FORCE_COLOR": "1"}, True), ({"NO_COLOR": "1"}, False), ({}, False)]
)
def test_colours_are_as_the_environment_asks(tmp_path: Path, environ: dict[str, str], coloured: bool) -> None:
    done = process("build", "--root", write_hub(tmp_path, GOOD), *COMMON, environ=environ)

    assert ("\x1b[" in done.stdout) is coloured


def test_a_stream_that_knows_few_letters_is_no_reason_to_stop(tmp_path: Path) -> None:
    hub = write_hub(tmp_path, GOOD)
    write(hub, "content/stories/arabic.md", "---\ntitle: عبور آمن\ndate: 2025-99-99\n---\n")

    done = process("build", "--root", hub, *COMMON, environ={"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})

    assert done.returncode == 0
    assert clean_environ()["PYTHONIOENCODING"] == "utf-8"


@pytest.mark.parametrize("command", ["build", "check", "clean"])
def test_a_file_where_the_site_belongs_is_named(tmp_path: Path, command: str) -> None:
    hub = write_hub(tmp_path, GOOD)
    run("build", "--root", hub, *COMMON)
    for path in sorted((hub / "public").rglob("*"), reverse=True):
        path.rmdir() if path.is_dir() else path.unlink()
    (hub / "public").rmdir()
    write(hub, "public", "Not a folder.")

    result = run(command, "--root", hub)

    assert result.exit_code == 2
    assert "public is a file, and the site belongs into a folder of that name." in result.stderr
    assert (hub / "public").read_text("utf-8") == "Not a folder."


def test_a_file_of_values_that_nothing_reads_is_named_with_the_name_that_was_meant(tmp_path: Path) -> None:
    hub = write_hub(tmp_path, GOOD)
    write(hub, "content/data/awarenes-days.yaml", "days: []\n")
    write(hub, "content/data/broken.json", "{,")

    shown = run("build", "--root", hub, *COMMON).stdout

    assert "Did you mean awareness-days.yaml?" in shown
    assert "content/data/broken.json warning [file-not-read]" in shown
