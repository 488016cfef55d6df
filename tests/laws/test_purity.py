"""Recipes are pure: same view, same bytes, in any process, order and place, and nothing else is read."""

from __future__ import annotations

import builtins
import io
import os
import socket
import subprocess
import sys
import time
from pathlib import Path
from typing import NoReturn

import pytest

from generator.build import prepare
from generator.render.recipes import Recipes
from tests.laws.builds import Silent, make, options, tree
from tests.laws.test_incremental import hub

TOP = Path(__file__).resolve().parents[2]


def test_every_recipe_renders_with_files_clock_network_and_environment_blocked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepared = prepare(options(hub(tmp_path, "default")), Silent())
    make(tmp_path)
    recipes = Recipes(prepared.theme)
    from generator.store import Store

    store = Store(tmp_path / ".storyhub")
    blobs = store.blobs(prepared.files)
    by_recipe = {output.recipe: output for output in prepared.plan.outputs}
    contents = {}

    def remembered(name: str) -> bytes:
        contents[name] = blobs(name)
        return contents[name]

    for output in by_recipe.values():  # the first time loads modules and compiles templates
        recipes.render(output.recipe, output.view, remembered)
    first = {o.recipe: recipes.render(o.recipe, o.view, contents.__getitem__) for o in by_recipe.values()}

    def refuse(*_args: object, **_more: object) -> NoReturn:
        raise AssertionError("a recipe reached outside its view")

    with monkeypatch.context() as blocked:
        for module, name in (
            (builtins, "open"),
            (io, "open"),
            (os, "open"),
            (os, "listdir"),
            (os, "stat"),
            (os, "getenv"),
        ):
            blocked.setattr(module, name, refuse)
        for name in ("time", "time_ns", "localtime", "gmtime"):
            blocked.setattr(time, name, refuse)
        blocked.setattr(socket, "socket", refuse)
        again = {o.recipe: recipes.render(o.recipe, o.view, contents.__getitem__) for o in by_recipe.values()}
    blobs.close()
    store.close()
    assert again == first
    assert set(again) >= {"html", "card", "photo", "feed", "sitemap", "stylesheet", "text", "copy"}


@pytest.mark.parametrize(
    ("seed", "jobs", "zone"), [("0", 1, "UTC"), ("1", 2, "Pacific/Chatham"), ("2", 3, "America/New_York")]
)
def test_hash_seed_workers_place_and_time_zone_change_no_byte(tmp_path: Path, seed: str, jobs: int, zone: str) -> None:
    make(hub(tmp_path / "here", "default"))
    there = hub(tmp_path / f"elsewhere {seed}" / "ünïcode", "default")
    program = (
        "import sys; from pathlib import Path; from tests.laws.builds import make; "
        f"make(Path({str(there)!r}), jobs={jobs})"
    )
    environ = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": "C", "PYTHONPATH": str(TOP)}

    subprocess.run([sys.executable, "-c", program], check=True, env=environ)

    assert tree(there / "public") == tree(tmp_path / "here/public")
