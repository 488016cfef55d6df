"""The text of a card's layer, set in its box."""

from __future__ import annotations

from generator.render.text.faces import FontStack
from generator.render.text.fit import Fitted, fit
from generator.render.text.shaping import Paragraph
from generator.views.card import TextLayer


def shape_layer(layer: TextLayer, stack: FontStack) -> Paragraph:
    """The paragraph of a layer; `stack` has its fonts at its points of their axes."""
    return Paragraph.shape(layer.text, stack, lang=layer.lang or None, tracking=layer.tracking, features=layer.features)


def fit_layer(layer: TextLayer, paragraph: Paragraph) -> Fitted:
    """The lines of a layer's paragraph, in its box but for what its plate keeps free."""
    padding = layer.plate.padding if layer.plate else (0, 0)
    return fit(
        paragraph,
        width=layer.box.width - 2 * padding[0],
        height=layer.box.height - 2 * padding[1],
        max_size=layer.max_size,
        min_size=layer.min_size,
        max_lines=layer.max_lines,
        line_height=layer.line_height,
    )
