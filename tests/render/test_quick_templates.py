"""What is drawn once is drawn right, and escaping in one step gives what Jinja's own gives."""

from __future__ import annotations

import jinja2
import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2.runtime import Context
from markupsafe import Markup, escape

from generator.render import quick_templates
from generator.render.quick_templates import QuickTemplate, escaped


class Story(msgspec.Struct, frozen=True):
    title: object


class Note(msgspec.Struct, frozen=True):
    title: object


def environment(drawn: list[object], **templates: str) -> jinja2.Environment:
    found = jinja2.Environment(loader=jinja2.DictLoader(templates), autoescape=True, undefined=jinja2.StrictUndefined)
    found.template_class = QuickTemplate

    @jinja2.pass_context
    def seen(_context: Context, value: object) -> object:
        drawn.append(value)
        return value

    found.filters["seen"] = seen
    return found


MACROS = "{% macro line(story) %}<li>{{ story.title|seen }}</li>{% endmacro %}"
LINES = "{% macro lines(stories) %}{% for story in stories %}{{ story.title|seen }}{% endfor %}{% endmacro %}"
PAGE = '{% import "macros" as macros %}{% for story in stories %}{{ macros.line(story) }}{% endfor %}'


def test_the_same_view_is_drawn_once() -> None:
    drawn: list[object] = []
    page = environment(drawn, macros=MACROS, page=PAGE).get_template("page")

    html = [page.render(stories=[Story("R&D"), Story("River"), Story("R&D")]) for _ in range(2)]

    assert html == ["<li>R&amp;D</li><li>River</li><li>R&amp;D</li>"] * 2
    assert drawn == ["R&D", "River"]


def test_a_list_of_the_same_views_is_drawn_once() -> None:
    drawn: list[object] = []
    page = environment(drawn, macros=LINES, page='{% import "macros" as macros %}{{ macros.lines(stories) }}')

    html = [page.get_template("page").render(stories=(Story("a"), Story("b"))) for _ in range(2)]

    assert html == ["ab", "ab"]
    assert drawn == ["a", "b"]


@pytest.mark.parametrize("other", [Note("1"), Story(1), Story(True), Story(1.0), Story(None)])
def test_views_that_show_differently_are_drawn_each(other: msgspec.Struct) -> None:
    drawn: list[object] = []
    page = environment(drawn, macros=MACROS, page=PAGE).get_template("page")

    html = page.render(stories=[Story("1"), other])

    assert html == f"<li>1</li><li>{other.title}</li>"  # type: ignore[attr-defined]
    assert len(drawn) == 2


def test_a_macro_that_sees_its_page_is_drawn_anew() -> None:
    page = "{% macro line(story) %}{{ story.title }} on {{ lang }}{% endmacro %}{{ line(story) }}"
    template = environment([], page=page).get_template("page")

    assert [template.render(story=Story("a"), lang=lang) for lang in ("en", "ar")] == ["a on en", "a on ar"]


def test_an_import_that_sees_its_page_is_drawn_anew() -> None:
    macros = "{% macro line(story) %}{{ story.title }} on {{ lang }}{% endmacro %}"
    page = '{% import "macros" as macros with context %}{{ macros.line(story) }}'
    template = environment([], macros=macros, page=page).get_template("page")

    assert [template.render(story=Story("a"), lang=lang) for lang in ("en", "ar")] == ["a on en", "a on ar"]


def test_no_more_is_remembered_than_there_is_room_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quick_templates, "MOST_DRAWN", 2)
    drawn: list[object] = []
    page = environment(drawn, macros=MACROS, page=PAGE).get_template("page")

    page.render(stories=[Story("a"), Story("b"), Story("c"), Story("a")])

    assert drawn == ["a", "b", "c", "a"]


@given(st.one_of(st.text(), st.text().map(Markup), st.integers(), st.none(), st.booleans(), st.floats()))
def test_a_value_is_escaped_as_ever(value: object) -> None:
    assert escaped(value) == str(escape(value))
