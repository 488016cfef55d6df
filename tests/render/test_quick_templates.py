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
from generator.render.quick_templates import QuickEnvironment, QuickGenerator, escaped


class Story(msgspec.Struct, frozen=True):
    title: object


class Note(msgspec.Struct, frozen=True):
    title: object


def environment(drawn: list[object], **templates: str) -> jinja2.Environment:
    found = QuickEnvironment(loader=jinja2.DictLoader(templates), autoescape=True, undefined=jinja2.StrictUndefined)

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


@pytest.mark.parametrize("title", ["R&D", "long " * quick_templates.MOST_BYTES])
def test_what_a_macro_draws_is_html_however_large_its_view_is(title: str) -> None:
    page = '{% import "macros" as macros %}{{ macros.line(story) }}'

    html = environment([], macros=MACROS, page=page).get_template("page").render(story=Story(title))

    assert html == f"<li>{escape(title)}</li>"


def test_another_view_at_the_place_of_one_that_is_gone_is_drawn_for_itself() -> None:
    page = environment([], macros=MACROS, page=PAGE).get_template("page")

    html = "".join(page.render(stories=[Story(str(number))]) for number in range(200))

    assert html == "".join(f"<li>{number}</li>" for number in range(200))


def test_no_more_is_remembered_than_there_is_room_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(quick_templates, "MOST_DRAWN", 2)
    drawn: list[object] = []
    page = environment(drawn, macros=MACROS, page=PAGE).get_template("page")

    page.render(stories=[Story("a"), Story("b"), Story("c"), Story("a")])

    assert drawn == ["a", "b", "c", "a"]


@given(st.one_of(st.text(), st.text().map(Markup), st.integers(), st.none(), st.booleans(), st.floats()))
def test_a_value_is_escaped_as_ever(value: object) -> None:
    assert escaped(value) == str(escape(value))


PIECES = [
    "words ",
    "{{ a.title }}",
    "{{ a.nothing is defined }}",
    "{{ a.nothing|default('none') }}",
    "{{ a.title is defined }}",
    "{% if a.title %}yes {{ a.title }} and {{ a.title|upper }}{% else %}no{% endif %}",
    "{% for b in bs %}{{ loop.index }}: {{ b.title }}, {% if not loop.last %}then {% endif %}{% endfor %}",
    "{% set ns = namespace(n=1) %}{% set ns.n = ns.n + 1 %}{{ ns.n }}",
    "{% macro m(x) %}<b>{{ x.title }}</b>{% if caller is defined %}{{ caller() }}{% endif %}{% endmacro %}{{ m(a) }}",
    "{% call m2(a) %}{{ a.title }}{% endcall %}",
    "{{ 'x y'.title() }}",
    "{{ (bs|first).title }}",
    "{% include 'part' %}",
    "{% with t = a.title %}{{ t }}{{ t }}{% endwith %}",
    "{% filter upper %}{{ a.title }}{% endfilter %}",
    "{% block one %}{{ a.title }}{{ self.two() if two else '' }}{% endblock %}",
    "'quotes' \\" + "\n  yield 'x'\n",
]
SLOW = ["{{ d.key }}", "{{ a.nothing }}", "{{ a.class }}"]


def compiled(quick: bool, **templates: str) -> jinja2.Environment:
    found = QuickEnvironment(loader=jinja2.DictLoader(templates), autoescape=True, undefined=jinja2.StrictUndefined)
    if quick:
        found.code_generator_class = QuickGenerator
    return found


@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=7), st.text(max_size=3))
def test_quick_code_gives_what_the_librarys_gives(pieces: list[str], title: str) -> None:
    page = "{% macro m2(x) %}[{{ caller() }}]{% endmacro %}" + "".join(dict.fromkeys(pieces))
    values = {"a": Story(title), "bs": [Story("R&D"), Note(title)], "two": False}
    texts = {
        "page": page,
        "part": "{{ a.title }} and {{ a.title }}",
        "base": "{{ a.title }}{% block one %}{% endblock %}",
    }

    for name, text in (("page", page), ("child", "{% extends 'base' %}" + page)):
        quick, usual = (compiled(q, **texts, child=text).get_template(name) for q in (True, False))
        assert quick.render(values) == usual.render(values)


@pytest.mark.parametrize("piece", SLOW)
def test_quick_code_gives_up_where_there_is_no_such_attribute(piece: str) -> None:
    page = compiled(quick=True, page=piece).get_template("page")

    with pytest.raises((AttributeError, jinja2.UndefinedError)):
        page.render(a=Story("x"), d={"key": 1, "items": 2})


def test_quick_code_keeps_the_lines_of_the_template() -> None:
    page = compiled(quick=True, page="{{ a.title }}\n{{ a.title }}\n{{ a.title }}{{ a.title.nothing }}\n").get_template(
        "page"
    )

    with pytest.raises(AttributeError) as raised:
        page.render(a=Story("x"))

    assert raised.traceback[-1].lineno == 2


def test_what_is_given_piece_by_piece_is_given_at_once() -> None:
    page = compiled(
        quick=True, page="<b>{{ a.title }}</b>{% if a.title %}<i>{{ a.title }}</i>{% endif %}"
    ).get_template("page")

    assert list(page.root_render_func(page.new_context({"a": Story("x")}))) == ["<b>x</b>", "<i>x</i>"]
