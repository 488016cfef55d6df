"""Text on pictures: fallback between fonts, shaping, reading order, line breaks, fitting to a box, drawing.

HarfBuzz shapes and rasterises everything, so the same bytes come out on every machine, whatever its system libraries.
Pure functions of their inputs: font bytes are handed in.

    stack = FontStack([Face.from_bytes(bricolage, variations={"wght": 700}), Face.from_bytes(noto_sans_arabic)])
    title = Paragraph.shape("How neighbours saved the library", stack, lang="en")
    fitted = fit(title, width=640, height=260, max_size=84, min_size=30, max_lines=5, line_height=1.05)
    draw(image, fitted, x=60, y=80, width=640, fill="#241f1a")
"""

from generator.render.text.faces import Face, FontStack
from generator.render.text.fit import Fitted, fit
from generator.render.text.layer import fit_layer, shape_layer
from generator.render.text.raster import Align, Print, draw, prints, weaker
from generator.render.text.scripts import script_of
from generator.render.text.shaping import Line, Paragraph, missing

__all__ = [
    "Align",
    "Face",
    "Fitted",
    "FontStack",
    "Line",
    "Paragraph",
    "Print",
    "draw",
    "fit",
    "fit_layer",
    "missing",
    "prints",
    "script_of",
    "shape_layer",
    "weaker",
]
