"""What tests of reading share: a hub's settings, and a record or problem as lines that a person can compare."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

import msgspec

from generator.config import SiteConfig
from generator.content.body import Body
from generator.content.kinds import Reading
from generator.content.reading import read_record
from generator.content.records import Record, Story
from generator.problems import Problem

CONFIG = SiteConfig(name="What Ottersby Did", timezone="Europe/London")
STORY_PATH = "content/stories/our-bridge.md"


def read(text: str, path: str = STORY_PATH, config: SiteConfig = CONFIG) -> Reading:
    return read_record(text.encode(), path=path, config=config)


def story(front_matter: str) -> Story:
    """The story of a file with this front matter beside title and date."""
    reading = read(f"---\ntitle: Our bridge\ndate: 2024-05-07\n{front_matter}\n---\nText.\n")
    assert isinstance(reading.record, Story), reading.problems
    return reading.record


def codes(reading: Reading) -> list[str]:
    return [problem.code for problem in reading.problems]


def shown(reading: Reading) -> str:
    """What was read, and every problem, as case files have them."""
    record = reading.record
    parts = ["left out" if record is None else _record(record), *(_problem(problem) for problem in reading.problems)]
    return "\n\n".join(parts) + "\n"


def _record(record: Record) -> str:
    lines = []
    for field in msgspec.structs.fields(record):
        value = getattr(record, field.name)
        if field.name in ("path", "positions", "date_only") or value == field.default:
            continue
        if field.name == "body":
            value = value.opening
        if value not in ("", (), None) and not (field.name == "lang" and value == "en"):
            lines.append(f"{field.name}: {_value(value)}")
    return "\n".join(lines)


def _value(value: object) -> str:
    if isinstance(value, dt.datetime):
        return value.isoformat(" ", "minutes")
    if isinstance(value, Body):
        return value.opening
    if isinstance(value, tuple):
        return "[" + ", ".join(_value(item) for item in value) + "]"
    if isinstance(value, msgspec.Struct):
        fields = msgspec.structs.fields(value)
        kept = {f.name: getattr(value, f.name) for f in fields if getattr(value, f.name) != f.default}
        kept.pop("positions", None)
        return "{" + ", ".join(f"{name}: {_value(item)}" for name, item in kept.items()) + "}"
    if isinstance(value, Mapping):
        return "{" + ", ".join(f"{key}: {_value(item)}" for key, item in value.items()) + "}"
    return str(value)


def _problem(problem: Problem) -> str:
    at = problem.position
    lines = [
        f"{problem.severity.value} {problem.code} {at.line}:{at.column}",
        f"  {problem.message}",
        f"  hint: {problem.hint}",
    ]
    lines += (
        [f"  {'fix:' if n == 0 else '    '} {line}".rstrip() for n, line in enumerate(problem.fix.split("\n"))]
        if problem.fix
        else []
    )
    return "\n".join(lines)
