"""What a volunteer sees when the program itself breaks."""

from __future__ import annotations

from pathlib import Path

import pytest

import generator.cli.commands.build as build_command
from tests.kit import run, write_hub


@pytest.fixture
def hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A hub in the current folder, and a program that breaks."""

    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("a secret of the program")

    monkeypatch.chdir(write_hub(tmp_path))
    monkeypatch.setattr(build_command, "build", broken)
    return tmp_path


def test_a_traceback_never_reaches_a_volunteer(hub: Path) -> None:
    result = run("build")

    assert result.exit_code == 1
    assert "Storyhub stopped." in result.stderr
    assert "Traceback" not in result.output
    assert "a secret" not in result.output


def test_the_details_are_in_a_file_that_the_message_names(hub: Path) -> None:
    result = run("build")

    log = hub / ".storyhub" / "last-error.txt"
    assert str(log) in result.stderr
    assert "ZeroDivisionError: a secret of the program" in log.read_text(encoding="utf-8")


def test_the_file_is_in_the_hub_that_was_asked_for(hub: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = write_hub(tmp_path_factory.mktemp("other"))

    run("build", "--root", other)

    assert (other / ".storyhub" / "last-error.txt").is_file()
    assert not (hub / ".storyhub").exists()


def test_debug_shows_them_at_once(hub: Path) -> None:
    result = run("--debug", "build")

    assert isinstance(result.exception, ZeroDivisionError)


def test_a_file_that_may_not_be_touched_is_named(hub: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def locked(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", "public/index.html")

    monkeypatch.setattr(build_command, "build", locked)

    assert "does not let it touch public/index.html" in run("build").stderr
