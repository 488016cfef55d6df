"""Every kind of problem has one permanent code and says why it matters."""

from __future__ import annotations

import re
from collections import Counter

from generator.check.catalogue import all_rules, modules
from generator.problems import Rule


def test_no_two_rules_share_a_code() -> None:
    assert [code for code, times in Counter(rule.code for rule in all_rules()).items() if times > 1] == []


def test_every_rule_says_what_and_why() -> None:
    assert [rule.code for rule in all_rules() if not rule.title or not rule.why.endswith((".", ")"))] == []


def test_no_rule_stands_outside_the_catalogue() -> None:
    known = set(all_rules())
    named = {(module.__name__, name): value for module in modules() for name, value in vars(module).items()}

    assert [place for place, value in named.items() if isinstance(value, Rule) and value not in known] == []


def test_codes_are_words_with_hyphens() -> None:
    assert [rule.code for rule in all_rules() if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.code)] == []


def test_rules_of_all_floors_are_in_it() -> None:
    codes = {rule.code for rule in all_rules()}

    assert {"duplicate-slug", "link-dead", "program-stumbled", "date-impossible", "external-link-dead"} <= codes
