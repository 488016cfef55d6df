"""`_redirects` as hosts read it."""

from __future__ import annotations

import pytest

from generator.serve.redirects import first, parse

RULES = parse("""\
# Old addresses
/old/            /stories/new/    301
/plain           /there/
/blog/*          /stories/:splat  302
/:year/:slug     /stories/:slug/
/hidden          /404.html        404!
/caf%C3%A9/      /stories/cafe/
/es/*            /es/:splat       200 Language=es
not a rule
""")


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/old/", ("/stories/new/", 301)),
        ("/old", ("/stories/new/", 301)),
        ("/plain/", ("/there/", 301)),
        ("/blog/2019/bridge", ("/stories/2019/bridge", 302)),
        ("/blog", ("/stories/", 302)),
        ("/2019/bridge/", ("/stories/bridge/", 301)),
        ("/café/", ("/stories/cafe/", 301)),
        ("/nothing/of/the/kind/", None),
    ],
)
def test_the_first_rule_that_fits_leads_on(path: str, expected: tuple[str, int] | None) -> None:
    assert first(RULES, path, forced=False) == expected


def test_only_forced_rules_win_over_files() -> None:
    assert first(RULES, "/hidden", forced=True) == ("/404.html", 404)
    assert first(RULES, "/old/", forced=True) is None


def test_rules_with_conditions_are_passed_over() -> None:
    assert first(RULES, "/es/x/y", forced=False) is None
