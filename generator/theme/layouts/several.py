"""Layers of a layout that are printed as several: patterns, impact numbers, a calendar's leaf."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from generator.theme.cut_paper import torn
from generator.theme.layouts import patterns
from generator.theme.layouts.page import Page
from generator.theme.layouts.places import Place
from generator.theme.layouts.specs import DateSpec, Look, NumbersSpec, PatternSpec
from generator.theme.layouts.words import plain
from generator.views.card import AnyLayer, FillLayer, Point, ShapeLayer, StackLayer, TextLayer

Pairs = list[tuple[str, str]]


def pattern(page: Page, spec: PatternSpec, at: Place) -> Iterator[ShapeLayer]:
    """The shapes of an illustration."""
    for number, points in patterns.drawn(spec.kind, page.words(spec.seed), len(spec.colours), at, spec.outline):
        yield ShapeLayer(
            points=page.points(points),
            colour=page.colour(spec.colours[number]),
            opacity=spec.opacity,
            overprint=spec.overprint,
            grain=spec.grain,
        )


def numbers(page: Page, spec: NumbersSpec, at: Place) -> Iterator[AnyLayer]:
    """Impact numbers, at most as many as the layout wants."""
    pairs = page.pairs(spec.values)[: spec.most]
    if not pairs:
        return
    spec = msgspec.structs.replace(
        spec, value=_of_one_size(spec.value, "values", at), label=_of_one_size(spec.label, "labels", at)
    )
    if spec.direction == "row":
        yield from _row(page, spec, pairs, at)
    elif spec.beside:
        yield from _table(page, spec, pairs, at)
    else:
        yield _column(page, spec, pairs, at)


def _of_one_size(look: Look, what: str, at: Place) -> Look:
    return msgspec.structs.replace(look, together=look.together or f"{what} {at.x} {at.y}")


def _row(page: Page, spec: NumbersSpec, pairs: Pairs, at: Place) -> Iterator[TextLayer]:
    """Side by side on one line, so that their labels begin at one height too."""
    width = (at.width - spec.between * (len(pairs) - 1)) // len(pairs)
    high = min(at.height - 1, round(spec.value.max_size * spec.value.line_height))
    top = high + (spec.under)
    for number, (value, label) in enumerate(pairs):
        x = at.x + number * (width + spec.between)
        yield page.text(spec.value, value, Place(x, at.y, width, high), "bottom")
        yield page.text(spec.label, label, Place(x, at.y + top, width, max(1, at.height - top)))


def _table(page: Page, spec: NumbersSpec, pairs: Pairs, at: Place) -> Iterator[TextLayer]:
    """One below the other, each with its label beside it."""
    high = (at.height - spec.between * (len(pairs) - 1)) // len(pairs)
    for number, (value, label) in enumerate(pairs):
        y = at.y + number * (high + spec.between)
        yield page.text(spec.value, value, Place(at.x, y, spec.beside - (spec.under), high), "middle")
        yield page.text(spec.label, label, Place(at.x + spec.beside, y, at.width - spec.beside, high), "middle")


def _column(page: Page, spec: NumbersSpec, pairs: Pairs, at: Place) -> StackLayer:
    """One below the other, each over its label."""
    one = Place(at.x, at.y, at.width, max(1, at.height // len(pairs)))
    children, gaps = list[AnyLayer](), list[int]()
    for value, label in pairs:
        children += [page.text(spec.value, value, one), page.text(spec.label, label, one)]
        gaps += [spec.between, spec.under]
    return StackLayer(box=page.box(at), children=tuple(children), gaps=tuple(gaps))


def date(page: Page, spec: DateSpec, at: Place) -> Iterator[AnyLayer]:
    """A strip with the month, the day as large as the leaf allows, the weekday below it."""
    head, foot = round(at.height * 0.26), round(at.height * 0.2)
    yield ShapeLayer(points=page.points(_leaf(at, spec.tear)), colour=page.colour(spec.paper))
    yield FillLayer(box=page.box(Place(at.x, at.y, at.width, head)), colour=page.colour(spec.head))
    rows = (
        ("month", spec.paper, at.y + round(head * 0.1), round(head * 0.8)),
        ("day", spec.ink, at.y + head, at.height - head - foot),
        ("weekday", spec.ink, at.y + at.height - round(foot * 1.25), foot),
    )
    inset = round(at.width * 0.07)
    for name, colour, y, height in rows:
        text = plain(page.values.get(name))
        size = round(height * (1.05 if name == "day" else 0.74))
        look = Look(
            font=spec.font, colour=colour, max_size=size, min_size=6, line_height=1.0, axes=spec.axes, align="center"
        )
        if text:
            yield page.text(look, text, Place(at.x + inset, y, at.width - 2 * inset, height), "middle")


def _leaf(at: Place, tear: float) -> tuple[Point, ...]:
    """Paper whose lower edge alone is torn."""
    left, top, right, bottom = float(at.x), float(at.y), float(at.x + at.width), float(at.y + at.height)
    corners = ((left, top), (right, top), (right, bottom), (left, bottom))
    if not tear:
        return corners
    ragged = torn(((right, bottom), (left, bottom)), tear)
    return (*corners[:3], *(point for point in ragged[1 : len(ragged) // 2]), corners[3])
