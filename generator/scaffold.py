"""Writing into a hub's folder: the one module through which new content gets there.

It never overwrites anything that a person wrote: only files of values in `content/data`, which a program writes anew.
"""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path, PurePosixPath

from generator.content.fields_of import FIELDS
from generator.content.sources import DATA_FOLDER
from generator.fields import yaml_tree as tree
from generator.fields.form import FieldSpec, quoted

FOLDERS = {
    "story": "content/stories/{slug}/index.md",
    "campaign": "content/campaigns/{slug}/index.md",
    "person": "content/people/{slug}.md",
    "page": "content/pages/{slug}.md",
    "update": "content/campaigns/{campaign}/updates/{date}-{slug}.md",
    "event": "content/events/{slug}/index.md",
    "group": "content/groups/{slug}/index.md",
    "partner": "content/partners/{slug}/index.md",
    "representative": "content/representatives/{slug}.md",
}
"""Where a new record of each kind is written. Stories and campaigns get a folder, for the photos beside them."""

_OPENINGS = {
    "story": "Tell the story here: what was wrong, who did what, what changed.",
    "campaign": "Say here why it matters and what will be different.",
    "person": "A few sentences about the person.",
    "page": "Write the page here.",
    "update": "Say here what is new.",
    "event": "Say here what happens there, and what to bring.",
    "group": "Say here what the group does, and what a newcomer should know.",
    "partner": "A few sentences about the partner, and what you do together.",
    "representative": "A few sentences about the office, and how it may be reached best.",
}
_PHOTOS = (
    "Photos: put them into the folder of this file and write the main one above, for example",
    "photo: {file: bridge.jpg, alt: What can be seen on it, credit: Who took it}",
    "and others in the text:",
    "![What can be seen on it](another.jpg)",
)
_REPLACEMENTS = (
    # The sample hub is built with the Storyhub beside it; a new hub with the one that is installed.
    (re.compile(r"pip install --require-hashes -r requirements\.txt && pip install --no-deps \."), "{install}"),
    (
        re.compile(r"run: \|\n\s+pip install --require-hashes -r requirements\.txt\n\s+pip install --no-deps \."),
        "run: {install}",
    ),
)
_INSTALL = "pip install -r requirements.txt"
_PYTHON = "3.13\n"
_IGNORED = """\
# What Storyhub makes anew at any time.
/.storyhub/
/public/
"""


class AlreadyThereError(Exception):
    """A file of that name exists; it was left as it is. `path` is that file's."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


def record_path(kind: str, slug: str, *, campaign: str = "", date: str = "") -> str:
    """Where a new record goes, relative to the hub's root. An update needs its `campaign` (a slug) and its `date`."""
    return FOLDERS[kind].format(slug=slug, campaign=campaign, date=date)


def record_text(kind: str, values: Mapping[str, str]) -> str:
    """A new record: every field that its kind has, in order, each with what it is for.

    `values` are YAML, by field; the others stay empty and count as not written.
    """
    lines = [line for spec in FIELDS[kind] for line in _field_lines(spec, values.get(spec.name, ""))]
    notes = [_OPENINGS[kind], *(("", *_PHOTOS) if kind != "page" else ())]
    body = "\n".join(["<!--", *notes, "-->"])
    return "\n".join(["---", *lines, "---", "", body, ""])


def _field_lines(spec: FieldSpec, value: str) -> tuple[str, str]:
    example = f" For example: {spec.example}" if spec.example not in ("", "[]") and not value else ""
    # A comment behind an empty value would be taken for the value that somebody forgot to quote.
    return f"# {spec.doc}{example}", f"{spec.name}: {value}".rstrip()


def yaml_value(text: str) -> str:
    """A text as YAML, in quotes only where it needs them."""
    root = _composed(f"x: {text}")
    plain = isinstance(root, tree.Mapping) and len(root.entries) == 1 and _is_plain(root.entries[0].value, text)
    return text if plain else quoted(text)


def yaml_list(items: Iterable[str]) -> str:
    """A list on one line."""
    return "[" + ", ".join(_item(item) for item in items) + "]"


def _item(text: str) -> str:
    root = _composed(f"[{text}]")
    plain = isinstance(root, tree.Sequence) and len(root.items) == 1 and _is_plain(root.items[0], text)
    return text if plain else quoted(text)


def _composed(text: str) -> tree.Node | None:
    """The tree of some YAML, or None if it is none."""
    try:
        return tree.compose(text)
    except (tree.TreeError, tree.TooDeepError):
        return None


def _is_plain(value: tree.Node, text: str) -> bool:
    """Whether a value reads as the very text that was written, without quotes."""
    return isinstance(value, tree.Scalar) and value.text == text and not value.style and not value.is_null


def write_new(root: Path, path: str, content: str | bytes) -> Path:
    """Write a file that is not there yet; its path.

    Raises:
        AlreadyThereError: if it is, or if the record stands there in its other form (`slug.md` for `slug/index.md`).
        ValueError: if `path` leads out of `root`.
    """
    file = root / path
    if ".." in PurePosixPath(path).parts or not file.resolve().is_relative_to(root.resolve()):
        raise ValueError(path)
    standing = next((twin for twin in _forms(file) if twin.exists()), None)
    if standing:
        raise AlreadyThereError(standing)
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("xb") as opened:
        opened.write(content.encode() if isinstance(content, str) else content)
    return file


def write_data(root: Path, path: str, content: str | bytes) -> bool:
    """Write a file that a program makes anew, whole or not at all; whether that changed it.

    Raises:
        ValueError: if `path` is not in the hub's `content/data`.
    """
    file, folder = root / path, root / DATA_FOLDER
    if ".." in PurePosixPath(path).parts or not file.resolve().is_relative_to(folder.resolve()):
        raise ValueError(path)
    content = content.encode() if isinstance(content, str) else content
    if file.is_file() and file.read_bytes() == content:
        return False
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=file.parent, prefix=f".{file.name}.")
    try:
        with os.fdopen(handle, "wb") as opened:
            opened.write(content)
            opened.flush()
            os.fsync(opened.fileno())
        os.chmod(name, file.stat().st_mode & 0o777 if file.exists() else 0o644)
        os.replace(name, file)
    except BaseException:
        os.unlink(name)
        raise
    return True


def _forms(file: Path) -> tuple[Path, ...]:
    if file.name == "index.md":
        return file, file.parent.with_suffix(".md")
    return (file, file.with_suffix("") / "index.md") if file.suffix == ".md" else (file,)


def start_hub(folder: Path, files: Mapping[str, Path], requirement: str) -> tuple[list[str], list[str]]:
    """Write a new hub into `folder`: `files` (path to the file to copy), and what a host needs to build it.

    `requirement` names Storyhub as pip understands it. Returns the paths that were written and those that were there
    already, which stay as they are.
    """
    wanted: dict[str, str | bytes] = {path: _adapted(path, source.read_bytes()) for path, source in files.items()}
    wanted |= {".gitignore": _IGNORED, ".python-version": _PYTHON, "requirements.txt": f"{requirement}\n"}
    written, kept = [], []
    for path, content in wanted.items():
        try:
            write_new(folder, path, content)
            written.append(path)
        except AlreadyThereError:
            kept.append(path)
    return written, kept


def _adapted(path: str, data: bytes) -> bytes:
    if not path.endswith((".toml", ".yml")):
        return data
    text = data.decode()
    for pattern, replacement in _REPLACEMENTS:
        text = pattern.sub(replacement.format(install=_INSTALL), text)
    return text.encode()
