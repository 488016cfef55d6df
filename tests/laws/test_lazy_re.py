"""Expressions that are compiled late are those that they say they are."""

from __future__ import annotations

import copy
import pickle
import re

import pytest

from generator import lazy_re
from generator.check.catalogue import modules
from generator.lazy_re import _Unused, _Used

EXPRESSIONS = {
    f"{module.__name__}.{name}": value
    for module in modules()
    for name, value in vars(module).items()
    if isinstance(value, _Used)
}


def test_every_expression_of_the_program_can_be_compiled() -> None:
    assert len(EXPRESSIONS) > 150
    for name, expression in EXPRESSIONS.items():
        given = getattr(expression, "pattern", None)
        assert given == re.compile(*expression._given).pattern, name  # type: ignore[attr-defined]  # its own


def test_one_does_what_a_compiled_one_does_and_is_found_as_quickly_after_its_first_use() -> None:
    expression = lazy_re.compile(r"(?P<word>[a-z]+)", re.IGNORECASE)
    assert isinstance(expression, _Unused)

    assert [match["word"] for match in expression.finditer("One two")] == ["One", "two"]

    assert isinstance(expression, _Used)
    assert not isinstance(expression, _Unused)
    assert not hasattr(_Used, "__getattr__")
    assert expression.sub("x", "One two") == "x x"
    assert expression.groupindex == {"word": 1}


def test_one_has_nothing_that_a_compiled_one_has_not() -> None:
    assert not hasattr(lazy_re.compile("a"), "nothing")


@pytest.mark.parametrize("again", [copy.copy, lambda one: pickle.loads(pickle.dumps(one))])
def test_one_can_be_copied_and_sent_before_its_first_use(again: object) -> None:
    assert callable(again)
    assert again(lazy_re.compile("a+")).fullmatch("aa")


def test_a_mistake_is_found_at_the_first_use() -> None:
    expression = lazy_re.compile("(")

    with pytest.raises(re.error):
        expression.match("a")
