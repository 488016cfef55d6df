"""What a plan is made of."""

from __future__ import annotations

import msgspec

from generator.problems import Problem
from generator.views.common import View


class Output(msgspec.Struct, frozen=True):
    """One file of the published site: where it stands, which recipe makes it of which view, and from which source
    files the view came (for people: `explain`, problems; a recipe never sees them).
    """

    url: str
    recipe: str
    view: View
    sources: tuple[str, ...] = ()


class Plan(msgspec.Struct, frozen=True):
    """Every output of the site, by address, and what stood in the way of some."""

    outputs: tuple[Output, ...]
    problems: tuple[Problem, ...] = ()
