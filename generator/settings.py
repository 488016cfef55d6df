"""A hub's `site.yaml`, from its folder."""

from __future__ import annotations

from pathlib import Path

from generator.config import SiteConfig
from generator.config_reading import load_config
from generator.problems import HubError, Position, Problem, Rule, Severity

NO_CONFIG = Rule(
    "no-site-yaml",
    Severity.ERROR,
    "There is no site.yaml",
    "A hub is a folder with a site.yaml and a folder called content.",
)
RULES = (NO_CONFIG,)


def read_settings(root: Path) -> tuple[SiteConfig, tuple[Problem, ...]]:
    """What site.yaml says, and what is odd about it.

    Raises:
        HubError: with every mistake in it, or if there is none.
    """
    try:
        data = (root / "site.yaml").read_bytes()
    except FileNotFoundError:
        message = f"There is no site.yaml in {root}."
        raise HubError(
            [NO_CONFIG.at(Position("site.yaml"), message, "Run `storyhub init DIR` for a new hub.")]
        ) from None
    return load_config(data, path="site.yaml")
