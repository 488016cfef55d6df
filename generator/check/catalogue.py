"""Every kind of problem that Storyhub knows: the reference page is made from this list."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator

import generator
from generator.problems import Rule

_NOT_RULES = "generator.cli"
"""The command line judges nothing, and importing it here would be importing upward."""


def all_rules() -> tuple[Rule, ...]:
    """The `RULES` of every module of the package, by code."""
    rules = (rule for name in _modules() for rule in getattr(importlib.import_module(name), "RULES", ()))
    return tuple(sorted(rules, key=lambda rule: rule.code))


def _modules() -> Iterator[str]:
    for module in pkgutil.walk_packages(generator.__path__, f"{generator.__name__}."):
        if not module.name.startswith(_NOT_RULES):
            yield module.name
