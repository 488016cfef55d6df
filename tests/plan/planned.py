"""Plans for tests: what a hub would publish, as views, without rendering any of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from generator.build import prepare
from generator.plan.output import Output
from tests.kit import write_hub
from tests.laws.builds import Silent, options

SITE = "-- site.yaml --\nname: Hub\nurl: https://hub.example\ntimezone: Europe/London\ntheme: plain\n"


def record(path: str, front: str = "", body: str = "Text.", *, title: str = "", date: str = "2025-05-07") -> str:
    """A content file; its title is its file's name unless there is one."""
    return f"-- content/{path} --\n---\ntitle: {title or path}\ndate: {date}\n{front}---\n{body}\n"


def story(name: str, front: str = "", body: str = "Text.", *, title: str = "", date: str = "2025-05-07") -> str:
    """A story."""
    return record(f"stories/{name}.md", front, body, title=title or name, date=date)


def campaign(name: str, front: str = "", body: str = "Text.", *, title: str = "", date: str = "2025-05-07") -> str:
    """A campaign."""
    return record(f"campaigns/{name}.md", front, body, title=title or name, date=date)


def undated(path: str, front: str = "", *, title: str = "") -> str:
    """A person or a page."""
    return f"-- content/{path} --\n---\ntitle: {title or path}\n{front}---\nText.\n"


def planned(folder: Path, text: str, **changed: object) -> dict[str, Output]:
    """Every output of the hub in a folder, by address."""
    prepared = prepare(options(write_hub(folder, text if "site.yaml" in text else SITE + text), **changed), Silent())
    return {output.url: output for output in prepared.plan.outputs}


def view(plan: dict[str, Output], url: str) -> Any:
    """The view of an output."""
    return plan[url].view


def page(plan: dict[str, Output], url: str) -> Any:
    """The content of a page."""
    return view(plan, url).page


def head(plan: dict[str, Output], url: str) -> Any:
    """What a page says of itself."""
    return view(plan, url).head
