"""README.md and docs/ name every command and every kind, and what they name is there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from generator.cli.program import COMMANDS
from generator.content.fields_of import FIELDS
from generator.content.kinds import FOLDERS
from tests.content.reading_help import read

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = {page.name: page.read_text(encoding="utf-8") for page in sorted((ROOT / "docs").glob("*.md"))}
TEXTS = {"README.md": README} | {f"docs/{name}": text for name, text in PAGES.items()}


def rows(head: str) -> Iterator[tuple[str, ...]]:
    """The rows of README's table that begins with the heading `head`, each as its cells."""
    for line in README.partition(f"| {head} |")[2].partition("\n\n")[0].splitlines()[2:]:
        yield tuple(cell.strip() for cell in line.strip("|").split(" | "))


def anchors(text: str) -> set[str]:
    """The headings of a page, as GitHub makes addresses of them."""
    titles = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


def test_every_command_has_its_row_in_the_readme() -> None:
    assert {cells[0].split()[1].strip("`") for cells in rows("command")} == COMMANDS.keys()


def test_every_folder_of_content_has_its_row_with_fields_that_are_read() -> None:
    told = {cells[0].strip("`").removeprefix("content/"): cells[2] for cells in rows("folder")}

    assert told.keys() == FOLDERS.keys()
    for folder, named in told.items():
        read = {spec.name for spec in FIELDS[FOLDERS[folder]]}
        assert [name for name in re.findall(r"`(\w+)`", named) if name not in read] == [], folder


def test_the_readme_leads_to_every_page_of_the_docs() -> None:
    assert [name for name in PAGES if f"](docs/{name})" not in README] == []


@pytest.mark.parametrize("path", TEXTS)
def test_links_between_the_pages_lead_somewhere(path: str) -> None:
    prose = re.sub(r"(?ms)^```.*?^```", "", TEXTS[path])
    for link in re.findall(r"\]\(([^)\s]+)\)", prose):
        if "://" in link:
            continue
        name, _, anchor = link.partition("#")
        target = (ROOT / path).parent / name if name else ROOT / path
        assert target.exists(), link
        if anchor:
            assert anchor in anchors(target.read_text(encoding="utf-8")), link


EXAMPLES = [
    (name, number, text)
    for name, page in PAGES.items()
    if name.removesuffix(".md") in FOLDERS
    for number, text in enumerate(re.findall(r"(?ms)^```yaml\n(---\n.*?)^```", page))
]


@pytest.mark.parametrize(("name", "number", "text"), EXAMPLES)
def test_a_whole_file_in_the_docs_is_read_without_a_word(name: str, number: int, text: str) -> None:
    folder = name.removesuffix(".md")
    reading = read(text if text.count("---\n") > 1 else f"{text}---\n", f"content/{folder}/example-{number}.md")

    assert reading.record
    assert [problem.message for problem in reading.problems] == []


@pytest.mark.parametrize("path", TEXTS)
def test_commands_are_written_as_they_can_be_run(path: str) -> None:
    for name, rest in re.findall(r"\bstoryhub ([a-z]+)\b([^\n`]*)", TEXTS[path]):
        assert name in COMMANDS, name
        command = import_module(f"generator.cli.commands.{name}").command
        options = {option for parameter in command.params for option in parameter.opts}
        assert set(re.findall(r"(?<!\S)--[a-z-]+", rest)) <= options, (name, rest)
