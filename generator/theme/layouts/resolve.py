"""A layout with the values of one page: a card in pixels, colours and words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

import msgspec

from generator.theme.cut_paper import curved, ellipse, rounded
from generator.theme.layouts import several
from generator.theme.layouts.page import LayoutError, Page
from generator.theme.layouts.places import Place, place
from generator.theme.layouts.specs import (
    AnySpec,
    CardLayout,
    ChartSpec,
    CircleSpec,
    DateSpec,
    Fade,
    FillSpec,
    LogoSpec,
    NumbersSpec,
    PatternSpec,
    PhotoSpec,
    PlateSpec,
    ProgressSpec,
    QrSpec,
    ShapeSpec,
    StackSpec,
    TextSpec,
)
from generator.theme.layouts.values import Values
from generator.theme.layouts.words import initial, plain
from generator.views.card import (
    AnyLayer,
    CardPhoto,
    CardView,
    ChartLayer,
    FillLayer,
    LogoLayer,
    PhotoLayer,
    Plate,
    Point,
    ProgressLayer,
    QrLayer,
    ShapeLayer,
    StackLayer,
    TextLayer,
)

_Single = TextSpec | FillSpec | CircleSpec | PhotoSpec | ProgressSpec | LogoSpec | QrSpec | ChartSpec | StackSpec


def resolve(
    layout: CardLayout,
    values: Values,
    colours: Mapping[str, str],
    fonts: Mapping[str, tuple[str, ...]],
    photo: CardPhoto | None = None,
) -> CardView:
    """The card of one page.

    Args:
        layout: one design in one format.
        values: by name; a layer can show them or depend on them. `lang` is the page's language; `initial` is taken
            from `place` or `hub` if it is not given, and `photo` from the photo.
        colours: `#rrggbb` by token.
        fonts: for each role the digests of its font files, in the order of trial.
        photo: the page's photo, if it has one.

    Raises:
        LayoutError: if the layout names a colour or a font that is not there.
    """
    known = dict(values)
    known["initial"] = known.get("initial") or initial(plain(known.get("place") or known.get("hub")))
    known["photo"] = photo.digest if photo else ""
    page = Page(layout.size, known, colours, fonts, photo)
    return CardView(
        width=layout.size[0],
        height=layout.size[1],
        background=page.colour(layout.background),
        layers=tuple(layer for spec in layout.layers for layer in _layers(page, spec)),
        encoding=layout.encoding,
    )


def _layers(page: Page, spec: AnySpec, stack: Place | None = None) -> Iterator[AnyLayer]:
    """What a layer prints; nothing if its conditions do not hold or it has nothing to say."""
    if not page.meets(spec.when):
        return
    if isinstance(spec, ShapeSpec):
        yield _shape(page, spec)
        return
    at = place(spec.box, page.size, stack)
    match spec:
        case PatternSpec():
            yield from several.pattern(page, spec, at)
        case DateSpec():
            yield from several.date(page, spec, at)
        case NumbersSpec():
            yield from several.numbers(page, spec, at)
        case _:
            layer = _layer(page, spec, at)
            if not isinstance(layer, TextLayer) or layer.text.strip():
                yield layer


def _layer(page: Page, spec: _Single, at: Place) -> AnyLayer:
    match spec:
        case TextSpec():
            return _text(page, spec, at)
        case FillSpec():
            return _fill(page, spec, at)
        case CircleSpec():
            return _circle(page, spec, at)
        case PhotoSpec():
            return _photo(page, spec, at)
        case ProgressSpec():
            return _progress(page, spec, at)
        case StackSpec():
            return _stack(page, spec, at)
        case _:
            return _plain(page, spec, at)


def _plain(page: Page, spec: LogoSpec | QrSpec | ChartSpec, at: Place) -> AnyLayer:
    box = page.box(at)
    match spec:
        case LogoSpec():
            return LogoLayer(box=box, digest=plain(page.values.get("logo")), side=page.side(spec.align))
        case QrSpec():
            colour, ground = page.colour(spec.colour), page.colour(spec.ground)
            return QrLayer(box=box, text=page.words(spec.text), colour=colour, ground=ground)
        case ChartSpec():
            return ChartLayer(
                box=box,
                values=page.series(spec.values),
                mark=_place(page, spec.mark),
                colour=page.colour(spec.colour),
                track=page.colour(spec.track),
                kind=spec.kind,
                side=page.start,
            )


def _text(page: Page, spec: TextSpec, at: Place) -> TextLayer:
    return msgspec.structs.replace(
        page.text(spec, page.words(spec.text), at, spec.vertical),
        turn=-spec.turn if page.rtl else spec.turn,
        plate=_plate(page, spec.plate),
        decorative=spec.decorative,
    )


def _plate(page: Page, spec: PlateSpec | None) -> Plate | None:
    if spec is None:
        return None
    colour, ground = page.colour(spec.colour), page.colour(spec.ground)
    return Plate(kind=spec.kind, colour=colour, padding=spec.padding, ground=ground)


def _fill(page: Page, spec: FillSpec, at: Place) -> FillLayer:
    return FillLayer(
        box=page.box(at),
        colour=page.colour(spec.colour),
        opacity=spec.opacity,
        fade=_fade(page, spec.fade),
        to=page.colour(spec.to),
        halftone=spec.halftone,
        overprint=spec.overprint,
        outline=_outline(page, spec, at),
    )


def _fade(page: Page, fade: Fade) -> Literal["", "left", "right", "top", "bottom"]:
    match fade:
        case "start":
            return page.start
        case "end":
            return page.end
        case _:
            return fade


def _outline(page: Page, spec: FillSpec | PhotoSpec, at: Place) -> tuple[Point, ...]:
    if spec.round:
        return page.points(rounded(at.x, at.y, at.width, at.height, spec.round))
    right, bottom = at.x + at.width, at.y + at.height
    corners = ((at.x, at.y), (right, at.y), (right, bottom), (at.x, bottom))
    return page.points(spec.outline or (corners if spec.tear else ()), spec.tear)


def _shape(page: Page, spec: ShapeSpec) -> ShapeLayer:
    return ShapeLayer(
        points=page.points(curved(spec.points) if spec.smooth else spec.points, spec.tear),
        colour=page.colour(spec.colour),
        opacity=spec.opacity,
        overprint=spec.overprint,
        grain=spec.grain,
    )


def _circle(page: Page, spec: CircleSpec, at: Place) -> ShapeLayer:
    return ShapeLayer(
        points=page.points(ellipse(at.x, at.y, at.width, at.height)),
        colour=page.colour(spec.colour),
        opacity=spec.opacity,
        overprint=spec.overprint,
        grain=spec.grain,
    )


def _photo(page: Page, spec: PhotoSpec, at: Place) -> PhotoLayer:
    if page.photo is None:
        raise LayoutError("a photo is shown of a page that has none; add `when: [photo]`")
    return PhotoLayer(
        box=page.box(at),
        photo=page.photo,
        outline=_outline(page, spec, at),
        duotone=(page.colour(spec.duotone[0]), page.colour(spec.duotone[1])) if spec.duotone else (),
        halftone=spec.halftone,
        dim=spec.dim,
    )


def _progress(page: Page, spec: ProgressSpec, at: Place) -> ProgressLayer:
    value = page.values.get(spec.fraction)
    if not isinstance(value, float | int):
        raise LayoutError(f"progress needs a number as `{spec.fraction}`; add `when: [{spec.fraction}]`")
    return ProgressLayer(
        box=page.box(at),
        fraction=min(1.0, max(0.0, float(value))),
        colour=page.colour(spec.colour),
        track=page.colour(spec.track),
        kind=spec.kind,
        ticks=tuple(tick for tick in page.series(spec.ticks) if 0 <= tick <= 1),
        side=page.start,
    )


def _stack(page: Page, spec: StackSpec, at: Place) -> StackLayer:
    shown = [(child, layer) for child in spec.layers for layer in _layers(page, child, at)]
    grow = (number for number, (child, _) in enumerate(shown) if isinstance(child, TextSpec) and child.grow)
    usual = spec.gap or 0
    return StackLayer(
        box=page.box(at),
        children=tuple(layer for _, layer in shown),
        gaps=tuple(usual if child.gap is None else child.gap for child, _ in shown),
        grow=next(grow, -1),
        vertical=spec.vertical,
    )


def _place(page: Page, name: str) -> int:
    """A place in a series, by the name of its value; -1 for the last."""
    value = page.values.get(name) if name else None
    return int(value) if isinstance(value, int | float) else -1
