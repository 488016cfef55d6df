"""A first build's readers begin before its command, where that is certain to be of use, and change nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator.cli import first_build
from generator.workers import start_method
from tests.kit import clean_environ, command, edit, write, write_everything
from tests.laws.builds import tree

forked = pytest.mark.skipif(start_method() != "fork", reason="elsewhere no process is forked")


@pytest.fixture(autouse=True)
def two_processors(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(first_build, "job_count", lambda _wanted: 2)


def begins(*arguments: str, environ: dict[str, str] | None = None) -> bool:
    found = first_build.readers(arguments, environ or {})
    if found:
        found.end(now=True)
    return found is not None


@forked
def test_they_begin_for_a_hub_that_was_never_built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "site.yaml", "name: Hub\n")
    monkeypatch.chdir(tmp_path)

    assert begins("build")
    assert begins("build", "--today", "2026-01-01", "--strict")


@forked
@pytest.mark.parametrize(
    "arguments", [(), ("--help",), ("serve",), ("build", "--help"), ("build", "--jobs", "1"), ("build", "--jobs=4"), ("build", "--root", "."), ("new", "build")]
)  # fmt: skip
def test_they_do_not_where_they_may_be_wanted_otherwise(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    write(tmp_path, "site.yaml", "name: Hub\n")
    monkeypatch.chdir(tmp_path)

    assert not begins(*arguments)


@forked
def test_they_do_not_where_there_is_no_hub_or_a_store_or_may_be_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert not begins("build")

    write(tmp_path, "site.yaml", "name: Hub\n")
    assert not begins("build", environ={"NETLIFY": "true"})

    (tmp_path / ".storyhub").mkdir()
    assert not begins("build")


@forked
def test_they_do_not_where_there_is_one_processor_or_no_more_processes_may_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path, "site.yaml", "name: Hub\n")
    monkeypatch.chdir(tmp_path)

    def refused() -> int:
        raise BlockingIOError("Resource temporarily unavailable")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fork", refused)
        assert not begins("build")
    monkeypatch.setattr(first_build, "job_count", lambda _wanted: 1)
    assert not begins("build")


def built(hub: Path, *flags: str) -> set[str]:
    """The modules that a build in a process of its own has loaded."""
    program = (
        "import sys, atexit; from generator.cli import first_build; first_build.job_count = lambda wanted: 2;"
        "from generator.cli.main import main;"
        "atexit.register(lambda: print('\\n'.join(sys.modules), file=sys.stderr));"
        f"sys.argv = ['storyhub', 'build', '--today', '2026-06-01', *{flags!r}]; main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], check=True, env=clean_environ(), capture_output=True, text=True, cwd=hub
    )
    return set(done.stderr.split())


@forked
def test_a_first_build_loads_no_markdown_where_it_plans_and_its_site_is_the_same(tmp_path: Path) -> None:
    loaded = built(write_everything(tmp_path / "one"))
    built(write_everything(tmp_path / "two"), "--jobs", "1")

    assert "generator.content.reading" not in loaded
    assert tree(tmp_path / "one/public") == tree(tmp_path / "two/public")


@forked
def test_what_they_read_is_known_to_the_next_build(tmp_path: Path) -> None:
    built(write_everything(tmp_path))
    edit(tmp_path, "content/stories/crossing.md", "title: ", "title: Our ")

    loaded = built(tmp_path)

    assert "generator.content.reading" not in loaded  # one text is read beside, or else by this very process


@forked
@pytest.mark.parametrize("mistake", ["- a\n", "name: Hub\ntheme: none-such\n"])
def test_a_hub_with_a_mistake_in_its_settings_is_told_so_and_nothing_lasts(tmp_path: Path, mistake: str) -> None:
    write(write_everything(tmp_path), "site.yaml", mistake)

    done = subprocess.run(
        command("build"), capture_output=True, text=True, check=False, cwd=tmp_path, env=clean_environ(), timeout=60
    )

    assert done.returncode == 1
    assert "site.yaml" in done.stdout
    assert not (tmp_path / "public").exists()
