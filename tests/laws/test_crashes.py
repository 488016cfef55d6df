"""A build that is stopped at any instant leaves a site that the next build heals."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import files, making
from tests.kit import edit
from tests.laws.builds import make, tree
from tests.laws.test_incremental import assert_equals_a_clean_build, hub


class PowerCutError(BaseException):
    """Not an Exception, so that nothing below can swallow it."""


def stop_after(patch: pytest.MonkeyPatch, calls: int) -> None:
    left = [calls]

    def stopping(real: Callable[..., None]) -> Callable[..., None]:
        def stopped(*args: object) -> None:
            left[0] -= 1
            if left[0] < 0:
                raise PowerCutError
            real(*args)

        return stopped

    patch.setattr(os, "replace", stopping(os.replace))
    patch.setattr(making, "write_file", stopping(files.write_file))


@pytest.mark.parametrize("moment", [0, 3, 40, 85, 90, 100, 120])
def test_a_first_build_that_was_stopped_is_healed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: int) -> None:
    hub(tmp_path)
    with monkeypatch.context() as patch:
        stop_after(patch, moment)
        with pytest.raises(PowerCutError):
            make(tmp_path)

    make(tmp_path)

    assert_equals_a_clean_build(tmp_path)


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_first_build_that_was_stopped_before_its_site_came_is_healed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, jobs: int
) -> None:
    hub(tmp_path)

    def stopped(*_: object) -> None:
        raise PowerCutError

    with monkeypatch.context() as patch:
        patch.setattr(os, "rename", stopped)
        with pytest.raises(PowerCutError):
            make(tmp_path, jobs=jobs)
    (tmp_path / "content/stories/bench.md").unlink()  # the manifest has its page, which never was

    make(tmp_path, jobs=jobs)

    assert_equals_a_clean_build(tmp_path)


@pytest.mark.parametrize("moment", [0, 5, 10, 15, 20])
def test_an_edit_whose_build_was_stopped_is_healed_even_if_it_is_taken_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: int
) -> None:
    make(hub(tmp_path))
    whole = tree(tmp_path / "public")
    edit(tmp_path, "content/stories/bench.md", "A bench for two", "A bench for three")
    with monkeypatch.context() as patch:
        stop_after(patch, moment)
        with pytest.raises(PowerCutError):
            make(tmp_path)
    edit(tmp_path, "content/stories/bench.md", "A bench for three", "A bench for two")

    make(tmp_path)

    assert tree(tmp_path / "public") == whole


@pytest.mark.parametrize("moment", [15, 30, 35, 40])
def test_a_new_page_whose_build_was_stopped_goes_with_its_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: int
) -> None:
    make(hub(tmp_path))
    whole = tree(tmp_path / "public")
    story = tmp_path / "content/stories/bench.md"
    story.with_name("another.md").write_text(story.read_text().replace("A bench for two", "Another bench"))
    with monkeypatch.context() as patch:
        stop_after(patch, moment)
        with pytest.raises(PowerCutError):
            make(tmp_path)
    story.with_name("another.md").unlink()

    make(tmp_path)

    assert tree(tmp_path / "public") == whole
