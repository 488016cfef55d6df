"""Every kind of problem that Storyhub knows: the reference page is made from this list."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from types import ModuleType

import generator
from generator.problems import Rule, Severity

STUMBLED = Rule(
    "program-stumbled",
    Severity.ERROR,
    "Storyhub itself stumbled",
    "Something happened that the program did not expect. The last good site stays, and the next save tries again.",
)
RULES = (STUMBLED,)

_ABOVE = ("generator.cli", "generator.serve")
"""What stands above this module. It shows problems and judges nothing."""


def all_rules() -> tuple[Rule, ...]:
    """The `RULES` of every module, each once, by code."""
    rules = {rule for module in modules() for rule in getattr(module, "RULES", ())}
    return tuple(sorted(rules, key=lambda rule: rule.code))


def modules() -> Iterator[ModuleType]:
    """Every module that may judge, imported."""
    for found in pkgutil.walk_packages(generator.__path__, f"{generator.__name__}."):
        if not found.name.startswith(_ABOVE):
            yield importlib.import_module(found.name)
