"""Cards: from a layout and a page's values to a JPEG."""

from __future__ import annotations

import hashlib
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from generator.render.card import compose, crop_box, render_card
from generator.render.text import Face, FontStack, Paragraph
from generator.theme.card_layout import CardLayout, LayoutError, initial, parse, resolve
from generator.theme.cut_paper import torn
from generator.views.card import Box, CardPhoto, CardView, Encoding, PhotoLayer, ProgressLayer, TextLayer

THEME = Path(__file__).parents[2] / "themes/default"
COLOURS = {
    "paper": "#f5eddd",
    "sheet": "#fdf8ec",
    "line": "#cbbda3",
    "ink": "#1f1b18",
    "aside": "#62594f",
    "spot": "#c8372d",
    "spot-ink": "#f5eddd",
    "spot-text": "#b02b22",
    "spot-large": "#c8372d",
    "tint": "#efdccb",
    "overprint": "#a80d10",
}
STORY = {
    "title": "The crossing on Mill Road",
    "kicker": "Streets",
    "place": "Mill Road",
    "hub": "What Ottersby Did",
    "lang": "en",
}
CAMPAIGN = STORY | {"fraction": 0.824, "progress": "412 of 500 signatures", "state": "Won"}
LONG = STORY | {"title": "An unusually long headline that a volunteer pasted from a press release " * 3}


class Files(dict[str, bytes]):
    """Bytes by their digest."""

    def add(self, data: bytes) -> str:
        digest = hashlib.sha256(data).hexdigest()
        self[digest] = data
        return digest


@cache
def files() -> Files:
    return Files()


@cache
def fonts() -> dict[str, tuple[str, ...]]:
    roles = yaml.safe_load((THEME / "fonts/fonts.yaml").read_text(encoding="utf-8"))["cards"]
    return {
        role: tuple(files().add((THEME / "fonts" / file).read_bytes()) for file in names)
        for role, names in roles.items()
    }


@cache
def link() -> CardLayout:
    return parse(yaml.safe_load((THEME / "cards/link.yaml").read_text(encoding="utf-8")))


@cache
def photo(width: int = 1500, height: int = 1000, **save: Any) -> CardPhoto:
    """A photo with a red dot at one quarter of its width and height, on busy green."""
    image = Image.effect_noise((width, height), 60)
    image = Image.merge("RGB", (image.point([0] * 256), image, image.point([0] * 256)))
    x, y, radius = width // 4, height // 4, width // 12
    ImageDraw.Draw(image).ellipse((x - radius, y - radius, x + radius, y + radius), fill=(255, 0, 0))
    buffer = BytesIO()
    image.save(buffer, format="JPEG", quality=90, **save)
    return CardPhoto(digest=files().add(buffer.getvalue()), focal=(0.25, 0.25))


def card(values: dict[str, Any], with_photo: CardPhoto | None = None, layout: CardLayout | None = None) -> CardView:
    return resolve(layout or link(), values, COLOURS, fonts(), with_photo)


def layout(*layers: dict[str, Any], **more: Any) -> CardLayout:
    return parse({"size": [400, 200], "background": "paper", "layers": list(layers)} | more)


def picture(view: CardView) -> Image.Image:
    return compose(view, files().__getitem__)


TEXT = {"type": "text", "text": "{title}", "font": "headline", "colour": "ink", "max_size": 40, "min_size": 10}


@pytest.mark.parametrize("values", [STORY, CAMPAIGN, LONG], ids=["story", "campaign", "long"])
@pytest.mark.parametrize("with_photo", [True, False])
def test_a_link_card_is_a_jpeg_of_1200_by_630_below_300_kb(values: dict[str, Any], with_photo: bool) -> None:
    data = render_card(card(values, photo() if with_photo else None), files().__getitem__)
    image = Image.open(BytesIO(data))
    assert (image.format, image.size, image.mode) == ("JPEG", (1200, 630), "RGB")
    assert len(data) < 300_000


def test_the_same_card_gives_the_same_bytes() -> None:
    view = card(CAMPAIGN, photo())
    assert render_card(view, files().__getitem__) == render_card(view, files().__getitem__)


def test_a_card_carries_no_metadata() -> None:
    exif = Image.Exif()
    exif[0x010E] = "taken at home"
    taken = photo(exif=exif.tobytes(), comment="taken at home")
    assert b"taken at home" in files()[taken.digest]
    data = render_card(card(STORY, taken), files().__getitem__)
    assert b"taken at home" not in data
    assert dict(Image.open(BytesIO(data)).getexif()) == {}


def test_a_view_survives_being_stored() -> None:
    view = card(CAMPAIGN, photo())
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(view), type=CardView) == view


def test_a_photo_that_will_not_compress_steps_the_quality_down() -> None:
    view = card(STORY, photo())
    tight = msgspec.structs.replace(view, encoding=Encoding(limit=90_000))
    assert len(render_card(tight, files().__getitem__)) < 90_000 < len(render_card(view, files().__getitem__))


def test_a_photo_is_cropped_around_its_focal_point() -> None:
    wide = layout({"type": "photo", "when": ["photo"], "box": {"start": 0, "width": 100, "top": 0, "height": 200}})
    red, green, _ = picture(card(STORY, photo(), wide)).getpixel((50, 60))  # type: ignore[misc]
    assert red > 200 > green


@pytest.mark.parametrize(
    ("focal", "expected"),
    [((0.0, 0.5), (0, 0, 100, 100)), ((0.5, 0.5), (50, 0, 150, 100)), ((1.0, 1.0), (100, 0, 200, 100))],
)
def test_a_crop_stays_within_the_photo(focal: tuple[float, float], expected: tuple[int, ...]) -> None:
    assert crop_box((200, 100), (50, 50), focal) == expected


def test_a_sideways_photo_stands_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    turned = photo(900, 600, exif=exif.tobytes())
    whole = layout({"type": "photo", "when": ["photo"], "box": {"start": 0, "width": 100, "top": 0, "height": 150}})
    red, green, _ = picture(card(STORY, turned, whole)).getpixel((75, 38))  # type: ignore[misc]
    assert red > 200 > green


def test_a_transparent_logo_stands_on_the_card() -> None:
    logo = Image.new("RGBA", (40, 40), (0, 0, 0, 0))
    logo.paste((0, 0, 255, 255), (0, 0, 20, 40))
    buffer = BytesIO()
    logo.save(buffer, "PNG")
    values = STORY | {"logo": files().add(buffer.getvalue())}
    made = picture(
        card(values, None, layout({"type": "logo", "box": {"start": 50, "width": 40, "top": 50, "height": 40}}))
    )
    assert made.getpixel((55, 70)) == (0, 0, 255)
    assert made.getpixel((85, 70)) == (0xF5, 0xED, 0xDD)


def test_in_arabic_the_photo_stands_left_and_the_title_starts_right() -> None:
    english, arabic = card(STORY, photo()), card(STORY | {"lang": "ar"}, photo())
    boxes = [next(layer.box for layer in view.layers if isinstance(layer, PhotoLayer)) for view in (english, arabic)]
    sides = [next(layer.side for layer in view.layers if isinstance(layer, TextLayer)) for view in (english, arabic)]
    assert [(box.x, box.x + box.width) for box in boxes] == [(600, 1200), (0, 600)]
    assert sides == ["left", "right"]


def test_progress_fills_from_the_reading_side_as_far_as_the_campaign_has_come() -> None:
    bar = layout(
        {"type": "progress", "box": {"start": 100, "width": 200, "top": 80, "height": 20}, "fraction": "fraction",
         "colour": "#ff0000", "track": "#0000ff"}
    )  # fmt: skip
    for lang, expected in (("en", ((255, 0, 0), (0, 0, 255))), ("ar", ((0, 0, 255), (255, 0, 0)))):
        made = picture(card({"lang": lang, "fraction": 0.5}, None, bar))
        assert (made.getpixel((120, 90)), made.getpixel((280, 90))) == expected


@pytest.mark.parametrize(("given", "shown"), [(-1.0, 0.0), (0.5, 0.5), (3.0, 1.0)])
def test_progress_never_leaves_its_track(given: float, shown: float) -> None:
    bars = [layer for layer in card(CAMPAIGN | {"fraction": given}).layers if isinstance(layer, ProgressLayer)]
    assert [bar.fraction for bar in bars] == [shown]


@pytest.mark.parametrize("values", [STORY, CAMPAIGN, LONG, LONG | CAMPAIGN], ids=["story", "campaign", "long", "both"])
@pytest.mark.parametrize("with_photo", [True, False])
@pytest.mark.parametrize("lang", ["en", "ar"])
def test_no_two_texts_of_the_link_card_share_a_place(values: dict[str, Any], with_photo: bool, lang: str) -> None:
    view = card(values | {"lang": lang}, photo() if with_photo else None)
    boxes = [
        layer.box for layer in view.layers if isinstance(layer, TextLayer) and not (layer.decorative or layer.plate)
    ]
    assert [(one, other) for at, one in enumerate(boxes) for other in boxes[at + 1 :] if overlap(one, other)] == []


def overlap(one: Box, other: Box) -> bool:
    across = one.x < other.x + other.width and other.x < one.x + one.width
    return across and one.y < other.y + other.height and other.y < one.y + one.height


def test_the_words_of_every_layer_stay_in_its_box() -> None:
    for values in (STORY, CAMPAIGN, LONG):
        view = card(values)
        for layer in view.layers:
            if isinstance(layer, TextLayer):
                alone = msgspec.structs.replace(
                    view,
                    background="#ffffff",
                    layers=(msgspec.structs.replace(layer, colour="#000000", plate=None, turn=0.0, overprint=False),),
                )
                inked = picture(alone).convert("L").point([255 - value for value in range(256)]).getbbox()
                assert inked is None or inside(inked, layer.box)


def inside(ink: tuple[int, int, int, int], box: Box) -> bool:
    across = box.x <= ink[0] and ink[2] <= box.x + box.width
    return across and box.y <= ink[1] and ink[3] <= box.y + box.height


def test_a_layer_with_when_is_there_only_if_its_value_is() -> None:
    kicker = TEXT | {
        "text": "{kicker}",
        "when": ["kicker", "no state"],
        "box": {"start": 0, "end": 0, "top": 0, "bottom": 0},
    }
    counts = [
        len(card(values, None, layout(kicker)).layers)
        for values in ({"kicker": "Streets"}, {"kicker": ""}, {"kicker": None}, {"kicker": "Streets", "state": "Won"})
    ]
    assert counts == [1, 0, 0, 0]


def test_a_campaign_at_nought_still_has_its_bar() -> None:
    assert any(isinstance(layer, ProgressLayer) for layer in card(CAMPAIGN | {"fraction": 0.0}).layers)


@pytest.mark.parametrize(
    ("layer", "message"),
    [
        ({"colour": "purple"}, "layer 1 asks for the colour `purple`; there are aside, ink"),
        ({"font": "slab"}, "layer 1 asks for the font `slab`; there are headline, text"),
        ({"box": {"start": 0, "top": 0, "height": 9}}, "layer 1 needs two of start, end and width in its box"),
        ({"box": {"start": 390, "end": 20, "top": 0, "height": 9}}, "layer 1 has a box without any room"),
        (
            {"box": {"start": 0, "end": 0, "top": 0, "bottom": 0}},
            "layer 1 has its box nearer to an edge than the 8 pixels",
        ),
    ],
)
def test_a_layout_that_cannot_be_used_says_which_layer_and_why(layer: dict[str, Any], message: str) -> None:
    room = {"start": 10, "end": 10, "top": 10, "bottom": 10}
    with pytest.raises(LayoutError) as error:
        card(STORY, None, layout(TEXT | {"box": room} | layer, safe=8))
    assert str(error.value).startswith(message)


def test_a_misspelt_key_of_a_layout_is_refused() -> None:
    with pytest.raises(LayoutError, match="colur"):
        layout(TEXT | {"box": {"start": 0, "end": 0, "top": 0, "bottom": 0}, "colur": "ink"})


@pytest.mark.parametrize(
    ("name", "letter"), [("Ottersby", "O"), ("“élan”", "É"), ("  ", ""), ("हिंदी", "हिं"), ("14 bus", "1")]
)
def test_an_initial_is_the_first_letter_with_its_marks(name: str, letter: str) -> None:
    assert initial(name) == letter


def test_torn_paper_is_always_torn_the_same_way_and_not_far() -> None:
    square = ((0.0, 0.0), (100.0, 0.0), (100.0, 100.0), (0.0, 100.0))
    rough = torn(square, 3)
    assert rough == torn(square, 3)
    assert len(rough) > 40
    assert all(min(abs(x), abs(x - 100), abs(y), abs(y - 100)) <= 3 for x, y in rough)


def test_an_overprint_darkens_what_lies_below() -> None:
    points = [[0, 0], [400, 0], [400, 200], [0, 200]]
    shape = {"type": "shape", "points": points, "colour": "#ff8080"}
    made = picture(card(STORY, None, layout(shape, shape | {"overprint": True})))
    assert made.getpixel((200, 100)) == (255, 64, 64)


def test_a_halftone_leaves_as_much_ink_as_the_tint_that_it_stands_for() -> None:
    fill = {"type": "fill", "box": {"start": 0, "end": 0, "top": 0, "bottom": 0}, "colour": "#000000", "fade": "bottom"}
    made = picture(card(STORY, None, layout(fill | {"halftone": 14}, background="#ffffff"))).convert("L")
    middle = made.crop((0, 90, 400, 110)).resize((1, 1), Image.Resampling.BOX).getpixel((0, 0))
    assert made.crop((0, 0, 400, 4)).getextrema()[1] < made.crop((0, 196, 400, 200)).getextrema()[1]  # type: ignore[operator]
    assert 90 < middle < 165  # type: ignore[operator]


def test_a_stamp_is_as_large_as_its_words_and_legible_over_a_photo() -> None:
    view = card(CAMPAIGN, photo())
    with_state, without = picture(view), picture(card(CAMPAIGN | {"state": ""}, photo()))
    changed = with_state.crop((700, 380, 1200, 630)), without.crop((700, 380, 1200, 630))
    assert changed[0].tobytes() != changed[1].tobytes()
    assert (0xFD, 0xF8, 0xEC) in {pixel for _, pixel in changed[0].getcolors(200_000) or ()}


def test_only_the_fonts_that_a_text_needs_are_read() -> None:
    asked: list[str] = []

    def read(digest: str) -> bytes:
        asked.append(digest)
        return files()[digest]

    render_card(card({"title": "Plain", "hub": "Ottersby", "lang": "en"}), read)
    assert set(asked) == {fonts()["headline"][0]}


def test_every_font_beside_the_theme_is_in_its_catalogue_and_has_its_licence() -> None:
    folder = THEME / "fonts"
    catalogue = yaml.safe_load((folder / "fonts.yaml").read_text(encoding="utf-8"))
    listed = {face["file"] for face in catalogue["web"]} | {
        file for role in catalogue["cards"].values() for file in role
    }
    present = {file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.suffix in (".ttf", ".woff2")}
    licences = [file.read_text(encoding="utf-8") for file in (folder / "LICENCES").iterdir()]
    assert listed == present
    assert len(licences) == 5
    assert all("SIL Open Font License, Version 1.1" in text for text in licences)


def test_an_initial_of_the_card_is_in_the_fonts_that_we_ship() -> None:
    faces = [Face.from_bytes(files()[digest]) for digest in fonts()["headline"]]
    assert Paragraph.shape(initial("Ørsted"), FontStack(faces)).missing == ()


@given(
    st.tuples(st.integers(1, 9000), st.integers(1, 9000)),
    st.tuples(st.integers(1, 2000), st.integers(1, 2000)),
    st.tuples(st.floats(0, 1), st.floats(0, 1)),
)
def test_a_crop_never_reaches_outside_its_photo(
    photo: tuple[int, int], size: tuple[int, int], focal: tuple[float, float]
) -> None:
    left, top, right, bottom = crop_box(photo, size, focal)

    assert 0 <= left < right <= photo[0]
    assert 0 <= top < bottom <= photo[1]
