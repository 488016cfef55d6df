"""What `extruct` finds on a page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import extruct  # type: ignore[import-untyped]

from tools.judge_previews.said import PROPERTIES


def open_graph(html: str, address: str) -> Mapping[str, str | None]:
    """Open Graph properties, by the names of `Said`."""
    found = extruct.extract(html, base_url=address, syntaxes=["opengraph"])["opengraph"]
    properties = [pair for item in found for pair in item["properties"]]
    wanted = {name: key for name, key in PROPERTIES.items() if name.startswith("og:")}
    return {wanted[name]: value for name, value in properties if name in wanted}


def linked_data(html: str, address: str) -> list[dict[str, Any]]:
    """JSON-LD, each block on its own."""
    blocks: list[dict[str, Any]] = extruct.extract(html, base_url=address, syntaxes=["json-ld"])["json-ld"]
    return blocks
