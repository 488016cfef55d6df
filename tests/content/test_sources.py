"""Which files a hub is made of."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from generator.content.sources import walk
from tests.kit import write


def paths(folder: Path) -> list[str]:
    return [source.path for source in walk(folder, "content")]


def test_files_come_in_the_order_of_their_paths(tmp_path: Path) -> None:
    for name in ("b.md", "a/z.md", "a.md", "c/d/e.jpg"):
        write(tmp_path, f"content/{name}", "x")

    assert paths(tmp_path) == sorted(["content/b.md", "content/a/z.md", "content/a.md", "content/c/d/e.jpg"])


def test_what_editors_and_systems_leave_behind_is_passed_over(tmp_path: Path) -> None:
    for name in ("a.md", ".DS_Store", ".git/config", "a.md~", "~$plan.docx", "folder/.hidden.md"):
        write(tmp_path, f"content/{name}", "x")

    assert paths(tmp_path) == ["content/a.md"]


def test_a_link_that_leads_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    write(tmp_path, "secret/key.md", "x")
    write(tmp_path, "content-of-others/key.md", "x")
    write(tmp_path, "content/a.md", "x")
    (tmp_path / "content/file.md").symlink_to(tmp_path / "secret/key.md")
    (tmp_path / "content/folder").symlink_to(tmp_path / "secret")
    (tmp_path / "content/neighbour").symlink_to(tmp_path / "content-of-others")

    assert paths(tmp_path) == ["content/a.md"]


def test_a_link_within_the_folder_is_followed(tmp_path: Path) -> None:
    write(tmp_path, "content/stories/a.md", "x")
    (tmp_path / "content/stories/b.md").symlink_to(tmp_path / "content/stories/a.md")

    assert paths(tmp_path) == ["content/stories/a.md", "content/stories/b.md"]


def test_a_link_to_a_folder_that_holds_it_is_no_endless_way(tmp_path: Path) -> None:
    write(tmp_path, "content/stories/a.md", "x")
    (tmp_path / "content/stories/again").symlink_to(tmp_path / "content/stories")

    assert paths(tmp_path) == ["content/stories/a.md"]


def test_names_are_read_in_one_form_whatever_the_system_writes(tmp_path: Path) -> None:
    write(tmp_path, "content/" + unicodedata.normalize("NFD", "café.md"), "x")

    (source,) = walk(tmp_path, "content")

    assert source.path == "content/café.md"
    assert Path(source.real).read_text() == "x"


def test_an_ending_is_known_in_any_case(tmp_path: Path) -> None:
    write(tmp_path, "content/IMG_1.JPG", "x")

    assert [source.suffix for source in walk(tmp_path, "content")] == [".jpg"]


def test_a_hub_without_content_has_no_files(tmp_path: Path) -> None:
    assert paths(tmp_path) == []
