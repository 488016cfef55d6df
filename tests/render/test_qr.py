"""QR codes: read by a real decoder, as a picture and as a drawing."""

from __future__ import annotations

from io import BytesIO
from xml.etree import ElementTree as ET

import pytest
import zxingcpp
from PIL import Image, ImageDraw

from generator.render.qr import LEAST_PIXELS, QUIET_ZONE, modules, render, svg
from generator.views.share_kit import QrView

URL = "https://hub.example/stories/nine-mornings-on-mill-road/"
NAME = "{http://www.w3.org/2000/svg}"


def picture(text: str) -> Image.Image:
    view = QrView(text=text, title="A story", format="png")
    return Image.open(BytesIO(render(view, dict[str, bytes]().__getitem__)))


def read(image: Image.Image) -> list[str]:
    return [found.text for found in zxingcpp.read_barcodes(image.convert("L"))]


@pytest.mark.parametrize(
    "text", [URL, "https://hub.example/ar/stories/%D8%B9%D8%A8%D9%88%D8%B1/", "https://h.example/"]
)
def test_the_picture_leads_to_the_address(text: str) -> None:
    assert read(picture(text)) == [text]


def test_the_picture_is_large_crisp_and_of_two_colours() -> None:
    image = picture(URL)

    assert image.mode == "1"
    assert image.width == image.height >= LEAST_PIXELS
    assert image.width % len(modules(URL)) == 0


def test_the_drawing_leads_to_the_address_and_says_so() -> None:
    root = ET.fromstring(svg(URL, "Beans & peas"))
    size = int(root.attrib["viewBox"].split()[2])
    image = Image.new("L", (size * 8, size * 8), 255)
    draw = ImageDraw.Draw(image)
    for run in root.findall(f"{NAME}path")[1].attrib["d"].split("M")[1:]:
        x, y, width = (int(part) for part in run.replace("h", " ").split("v")[0].split())
        draw.rectangle((x * 8, y * 8, (x + width) * 8 - 1, y * 8 + 7), fill=0)

    assert read(image) == [URL]
    assert root.findtext(f"{NAME}title") == "Beans & peas"


def test_a_code_keeps_its_distance_from_what_stands_around_it() -> None:
    rows = modules(URL)

    assert not any(any(row) for row in (*rows[:QUIET_ZONE], *rows[-QUIET_ZONE:]))
    assert not any(row[place] for row in rows for place in (*range(QUIET_ZONE), *range(-QUIET_ZONE, 0)))
