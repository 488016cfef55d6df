"""The one law, with content of every kind: after any edits, an incremental build gives what a clean one gives."""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.kit import write, write_everything
from tests.laws.builds import make
from tests.laws.test_incremental import assert_equals_a_clean_build

FIRST = dt.datetime(2026, 11, 28, 12, tzinfo=dt.UTC)
CHANGES = (
    "remove", "restore", "drop a line", "rename", "copy", "retitle", "add to the text", "draft", "language", "slug",
    "topic", "mention", "build",
)  # fmt: skip
CHANGE = st.tuples(st.sampled_from(CHANGES), st.integers(0, 10**6), st.integers(0, 10**6))


@contextmanager
def hub() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        write_everything(Path(folder) / "hub")
        yield Path(folder) / "hub"


def apply(folder: Path, whole: dict[str, str], change: tuple[str, int, int], today: dt.datetime) -> dt.datetime:
    """Change one file, chosen by the first number, as the second says; the day of the next build."""
    what, which, how = change
    path = sorted(whole)[which % len(whole)]
    text = (folder / path).read_text(encoding="utf-8") if (folder / path).exists() else whole[path]
    if what == "remove":
        (folder / path).unlink(missing_ok=True)
    elif what == "restore":
        write(folder, path, whole[path])
    elif what == "rename":
        (folder / path).unlink(missing_ok=True)
        write(folder, path.replace(".md", "-2.md"), text)
    elif what == "copy":
        write(folder, path.replace(".md", "-3.md"), text)
    elif what == "build":
        today += dt.timedelta(days=(0, 0, 1, 40, 400, -3)[how % 6])
        make(folder, today=today)
    elif what == "drop a line":
        lines = text.splitlines(keepends=True)
        gone = how % max(len(lines), 1)
        write(folder, path, "".join(lines[:gone] + lines[gone + 1 :]))
    else:
        write(folder, path, _edited(text, what, how))
    return today


def _edited(text: str, what: str, how: int) -> str:
    """The text of a content file, changed."""
    if not text.startswith("---\n"):
        return text
    if what == "add to the text":
        return f"{text}\nMore, on day {how % 3}.\n"
    if what == "mention":
        return f"{text}\n#{('SaferMillRoad', 'ottersbydid', 'Neu')[how % 3]} is what we say.\n"
    first = {
        "retitle": f"title: {('A bench', 'Beans & peas', 'عبور آمن')[how % 3]}",
        "draft": "draft: true",
        "language": f"lang: {('en', 'es', 'ar')[how % 3]}",
        "slug": f"slug: {('here', 'there', 'walkers')[how % 3]}",
        "topic": f"topics: [{('Streets', 'Repair', 'Neu')[how % 3]}]",
    }[what]
    name = first.partition(":")[0]
    rest = [line for line in text.splitlines(keepends=True)[1:] if not line.startswith(f"{name}:")]
    return "".join(["---\n", f"{first}\n", *rest])


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(changes=st.lists(CHANGE, min_size=1, max_size=6))
def test_after_any_edits_to_any_kind_an_incremental_build_equals_a_clean_one(
    changes: list[tuple[str, int, int]],
) -> None:
    with hub() as folder:
        whole = {
            path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
            for path in (folder / "content").rglob("*")
            if path.suffix in {".md", ".yaml", ".txt", ".srt"}
        }
        today = FIRST
        make(folder, today=today)

        for change in changes:
            today = apply(folder, whole, change, today)
        make(folder, today=today)

        assert_equals_a_clean_build(folder, today=today)
