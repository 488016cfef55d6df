"""`storyhub init` and `storyhub clean`."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator import __version__
from generator.cli.commands.init import requirement
from tests.kit import STORY, TODAY, run, write, write_hub


def test_a_new_hub_has_all_that_a_host_needs(tmp_path: Path) -> None:
    result = run("init", tmp_path / "hub")

    assert result.exit_code == 0, result.output
    written = {
        path.relative_to(tmp_path / "hub").as_posix() for path in (tmp_path / "hub").rglob("*") if path.is_file()
    }
    assert {
        *("site.yaml", "netlify.toml", ".github/workflows/pages.yml"),
        *(".gitignore", ".python-version", "requirements.txt"),
    } <= written
    assert [path for path in written if path.startswith("content/stories/")]
    assert "storyhub serve" in result.stdout


def test_a_new_hub_installs_storyhub_and_not_itself(tmp_path: Path) -> None:
    run("init", tmp_path)

    for path in ("netlify.toml", ".github/workflows/pages.yml"):
        text = (tmp_path / path).read_text(encoding="utf-8")
        assert "pip install -r requirements.txt" in text, path
        assert "--no-deps" not in text, path
        assert "--require-hashes" not in text, path
    assert (tmp_path / "requirements.txt").read_text(encoding="utf-8") == f"{requirement()}\n"


def test_the_requirement_is_this_very_version() -> None:
    assert requirement().startswith((f"storyhub=={__version__}", "storyhub @ git+"))


def test_what_is_there_already_is_left_alone_and_named(tmp_path: Path) -> None:
    write(tmp_path, "site.yaml", "name: Ours\n")

    result = run("init", tmp_path)

    assert (tmp_path / "site.yaml").read_text(encoding="utf-8") == "name: Ours\n"
    assert "left alone: site.yaml" in result.stdout


def test_a_second_time_changes_nothing(tmp_path: Path) -> None:
    run("init", tmp_path)
    before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}

    assert "0 files written" in run("init", tmp_path).stdout
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == before


def test_clean_removes_what_we_wrote_and_nothing_else(tmp_path: Path) -> None:
    hub = write_hub(tmp_path, f"-- content/stories/crossing.md --\n{STORY}")
    run("build", "--root", hub, "--today", TODAY, "--jobs", "1")
    write(hub, "public/CNAME", "ottersby.example")

    result = run("clean", "--root", hub)

    assert result.exit_code == 0
    left = {path.relative_to(hub).as_posix() for path in hub.rglob("*") if path.is_file()}
    assert left == {"site.yaml", "content/stories/crossing.md", "public/CNAME"}


def test_clean_works_with_a_broken_site_yaml(tmp_path: Path) -> None:
    hub = write_hub(tmp_path, "-- site.yaml --\nname: [\n")

    assert "nothing to remove" in run("clean", "--root", hub).stdout


def test_here_is_not_written_as_two_dots(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    assert " files written to this folder.\n" in run("init", ".").stdout
