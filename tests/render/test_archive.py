"""A kit as one file."""

from __future__ import annotations

import zipfile
from io import BytesIO

from generator.render.archive import render
from generator.views.common import View
from generator.views.files import TextView
from generator.views.share_kit import ArchivePart, ArchiveView

KIT = ArchiveView(
    folder="crossing",
    parts=(
        ArchivePart(name="alt.txt", recipe="text", view=TextView(text="A striped road.")),
        ArchivePart(name="captions.txt", recipe="text", view=TextView(text="Won!")),
    ),
)


def make(recipe: str, view: View) -> bytes:
    assert recipe == "text"
    assert isinstance(view, TextView)
    return view.text.encode()


def test_an_archive_unpacks_into_a_folder_with_its_parts_in_order() -> None:
    with zipfile.ZipFile(BytesIO(render(KIT, make))) as archive:
        assert archive.namelist() == ["crossing/alt.txt", "crossing/captions.txt"]
        assert archive.read("crossing/alt.txt") == b"A striped road."
        assert archive.testzip() is None


def test_an_archive_is_the_same_whenever_and_wherever_it_is_made() -> None:
    first = render(KIT, make)

    assert render(KIT, make) == first
    with zipfile.ZipFile(BytesIO(first)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {entry.compress_type for entry in archive.infolist()} == {zipfile.ZIP_STORED}
