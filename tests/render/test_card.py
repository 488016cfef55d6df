"""Cards: from a resolved view to a file."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageChops

from generator.render.card import CardRecipe, render_card
from generator.render.card_photo import crop_box
from generator.views.card import (
    AnyLayer,
    Box,
    CardPhoto,
    CardView,
    ChartLayer,
    Encoding,
    FillLayer,
    LogoLayer,
    PhotoLayer,
    Plate,
    ProgressLayer,
    QrLayer,
    ShapeLayer,
)
from tests.render.card_files import FILES, box, card, inked, photo, picture, pixel, text

RED, BLUE, PAPER = (255, 0, 0), (0, 0, 255), (255, 255, 255)


def link(*layers: AnyLayer, encoding: Encoding | None = None) -> CardView:
    return card(
        PhotoLayer(box=box(0, 0, 600, 630), photo=photo()),
        text("The crossing on Mill Road", box(640, 100, 500, 400), max_size=90, max_lines=4),
        *layers,
        size=(1200, 630),
        encoding=encoding,
    )


def rendered(view: CardView) -> bytes:
    return render_card(view, FILES.__getitem__)


def opened(data: bytes) -> Image.Image:
    image = Image.open(BytesIO(data))
    image.load()
    return image


def test_a_link_card_is_a_jpeg_of_its_size() -> None:
    image = opened(rendered(link()))

    assert (image.format, image.size, image.mode) == ("JPEG", (1200, 630), "RGB")


def test_the_same_card_gives_the_same_bytes_in_a_process_of_its_own() -> None:
    code = (
        "import sys, hashlib; sys.path.insert(0, '.');"
        "from tests.render.test_card import link, rendered;"
        "print(hashlib.sha256(rendered(link())).hexdigest())"
    )
    root = Path(__file__).parents[2]
    runs = [
        subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True, cwd=root).stdout
        for _ in range(2)
    ]

    assert runs[0] == runs[1] != ""


def test_a_card_is_the_same_whatever_was_drawn_before_it() -> None:
    views = [link(), link(FillLayer(box=box(0, 0, 9, 9), colour="#ff0000")), card(text("Won", box(0, 0, 200, 90)))]
    recipe = CardRecipe()
    for view in [*views, *views]:
        recipe.render(view, FILES.__getitem__)

    assert [recipe.render(view, FILES.__getitem__) for view in views] == [rendered(view) for view in views]


def test_a_card_carries_no_metadata() -> None:
    exif = Image.Exif()
    exif[0x010E] = "taken at home"
    taken = photo(exif=exif.tobytes(), comment="taken at home")
    assert b"taken at home" in FILES[taken.digest]

    data = rendered(card(PhotoLayer(box=box(0, 0, 400, 200), photo=taken)))

    assert b"taken at home" not in data
    assert dict(opened(data).getexif()) == {}


def test_a_view_survives_being_stored() -> None:
    view = link(PhotoLayer(box=box(0, 0, 9, 9), photo=photo(), duotone=("#000000", "#ffffff")))

    assert msgspec.msgpack.decode(msgspec.msgpack.encode(view), type=CardView) == view


def test_layers_are_printed_in_their_order() -> None:
    fills = [FillLayer(box=box(0, 0, 50, 50), colour=colour) for colour in ("#ff0000", "#0000ff")]

    assert pixel(picture(*fills), 25, 25) == BLUE
    assert pixel(picture(*reversed(fills)), 25, 25) == RED


EVERY: dict[str, Callable[[Box], AnyLayer]] = {
    "fill": lambda at: FillLayer(box=at, colour="#ff0000"),
    "tint": lambda at: FillLayer(box=at, colour="#ff0000", opacity=0.4),
    "fade": lambda at: FillLayer(box=at, colour="#ff0000", fade="left", to="#0000ff"),
    "halftone": lambda at: FillLayer(box=at, colour="#ff0000", fade="top", halftone=9),
    "photo": lambda at: PhotoLayer(box=at, photo=photo()),
    "dots": lambda at: PhotoLayer(box=at, photo=photo(), duotone=("#000000", "#ff0000"), halftone=6),
    "text": lambda at: text("Ångström fjord queue", at, max_size=200, max_lines=3),
    "plate": lambda at: text("Won", at, plate=Plate(kind="block", colour="#ff0000", padding=(12, 8))),
    "bar": lambda at: ProgressLayer(box=at, fraction=0.6, colour="#ff0000", track="#0000ff", ticks=(0.0, 0.5, 1.0)),
    "line": lambda at: ProgressLayer(box=at, fraction=0.6, colour="#ff0000", track="#0000ff", kind="line"),
    "banner": lambda at: ProgressLayer(
        box=at, fraction=0.99, colour="#ff0000", track="#0000ff", kind="banner", ticks=(0.0, 1.0)
    ),
    "steps": lambda at: ProgressLayer(
        box=at, fraction=0.6, colour="#ff0000", track="#0000ff", kind="steps", ticks=(1.0,)
    ),
    "bars": lambda at: ChartLayer(box=at, values=(1.0, 5.0, 9.0), colour="#ff0000", track="#0000ff"),
    "curve": lambda at: ChartLayer(box=at, values=(1.0, 5.0, 9.0), colour="#ff0000", track="#0000ff", kind="line"),
    "qr": lambda at: QrLayer(box=at, text="https://ottersby.example/", colour="#000000", ground="#ff0000"),
    "logo": lambda at: LogoLayer(box=at, digest=FILES.image(Image.new("RGB", (64, 48), "red"))),
}


@pytest.mark.parametrize("kind", EVERY)
@pytest.mark.parametrize("at", [box(31, 17, 203, 131), box(0, 0, 400, 200), box(190, 3, 109, 120)], ids=str)
def test_no_layer_prints_outside_of_its_box(kind: str, at: Box) -> None:
    made = picture(EVERY[kind](at))

    left, top, right, bottom = inked(made)

    assert at.x <= left
    assert at.y <= top
    assert right <= at.x + at.width
    assert bottom <= at.y + at.height


def test_an_overprint_darkens_what_lies_below() -> None:
    shape = ShapeLayer(points=((0, 0), (400, 0), (400, 200), (0, 200)), colour="#ff8080")

    made = picture(shape, msgspec.structs.replace(shape, overprint=True))

    assert pixel(made, 200, 100) == (255, 64, 64)


def test_a_halftone_leaves_as_much_ink_as_the_tint_that_it_stands_for() -> None:
    made = picture(FillLayer(box=box(0, 0, 400, 200), colour="#000000", fade="bottom", halftone=14)).convert("L")

    middle = made.crop((0, 90, 400, 110)).resize((1, 1), Image.Resampling.BOX).getpixel((0, 0))

    assert isinstance(middle, int)
    assert 90 < middle < 165


def test_a_gradient_goes_from_colour_to_colour_without_bands() -> None:
    made = picture(FillLayer(box=box(0, 0, 400, 200), colour="#404040", to="#484848", fade="right"))

    columns = [{pixel(made, x, y)[0] for y in range(200)} for x in range(400)]

    assert columns[0] <= {0x40, 0x41}
    assert columns[399] <= {0x47, 0x48}
    assert sum(len(shades) > 1 for shades in columns) > 200


def test_a_duotone_has_its_two_inks_and_shades_between() -> None:
    made = picture(PhotoLayer(box=box(0, 0, 400, 200), photo=photo(), duotone=("#200000", "#ffe000")))

    assert made.getchannel("R").getextrema() == (0x20, 0xFF)
    assert made.getchannel("B").getextrema() == (0, 0)
    assert len(made.getcolors(80_000) or ()) > 30


def test_a_screened_duotone_is_dots_of_one_ink_on_the_other() -> None:
    made = picture(PhotoLayer(box=box(0, 0, 400, 200), photo=photo(), duotone=("#000000", "#ffffff"), halftone=8))

    counts = sorted(count for count, _ in made.getcolors(80_000) or ())
    assert counts[-1] + counts[-2] > 0.5 * 400 * 200


def test_a_dimmed_photo_is_darker_by_its_share() -> None:
    grey = CardPhoto(digest=FILES.image(Image.new("RGB", (400, 200), (200, 200, 200))), focal=(0.5, 0.5))

    made = picture(PhotoLayer(box=box(0, 0, 400, 200), photo=grey, dim=0.5))

    assert pixel(made, 200, 100) == (100, 100, 100)


def test_a_photo_is_cropped_around_its_focal_point() -> None:
    red, green, _ = pixel(picture(PhotoLayer(box=box(0, 0, 100, 200), photo=photo())), 50, 60)

    assert red > 200 > green


def test_a_sideways_photo_stands_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    turned = photo(900, 600, exif=exif.tobytes())

    red, green, _ = pixel(picture(PhotoLayer(box=box(0, 0, 100, 150), photo=turned)), 75, 38)

    assert red > 200 > green


def test_a_grey_photo_and_a_transparent_one_stand_on_a_card() -> None:
    grey = CardPhoto(digest=FILES.image(Image.new("L", (300, 300), 128), "JPEG"), focal=(0.5, 0.5))
    clear = CardPhoto(digest=FILES.image(Image.new("RGBA", (300, 300), (0, 0, 0, 0))), focal=(0.5, 0.5))

    made = picture(PhotoLayer(box=box(0, 0, 90, 90), photo=grey), PhotoLayer(box=box(100, 0, 90, 90), photo=clear))

    assert (pixel(made, 45, 45), pixel(made, 145, 45)) == ((128, 128, 128), PAPER)


def test_a_photo_cut_along_an_outline_leaves_the_rest_as_it_was() -> None:
    made = picture(PhotoLayer(box=box(0, 0, 400, 200), photo=photo(), outline=((0, 0), (400, 0), (0, 200))))

    assert pixel(made, 390, 190) == PAPER
    assert pixel(made, 20, 20) != PAPER


def test_a_photo_keeps_its_fine_detail_when_it_gets_smaller() -> None:
    lines = Image.new("RGB", (1200, 600), "white")
    for x in range(0, 1200, 6):
        lines.paste((0, 0, 0), (x, 0, x + 3, 600))
    striped = CardPhoto(digest=FILES.image(lines), focal=(0.5, 0.5))

    made = picture(PhotoLayer(box=box(0, 0, 400, 200), photo=striped)).convert("L")

    assert made.getextrema()[1] - made.getextrema()[0] > 150  # type: ignore[operator]


def test_a_smaller_photo_is_sharpened_a_little_at_edges_and_not_elsewhere() -> None:
    edge = Image.new("RGB", (1200, 600), (100, 100, 100))
    edge.paste((160, 160, 160), (600, 0, 1200, 600))
    stepped = CardPhoto(digest=FILES.image(edge), focal=(0.5, 0.5))

    made = picture(PhotoLayer(box=box(0, 0, 400, 200), photo=stepped))

    shades = {pixel(made, x, 100)[0] for x in range(400)}
    assert 85 <= min(shades) < 99
    assert 161 < max(shades) <= 175
    assert {pixel(made, x, 100)[0] for x in (20, 150, 250, 380)} == {100, 160}


def test_a_transparent_logo_stands_on_the_card() -> None:
    logo = Image.new("RGBA", (40, 40), (0, 0, 0, 0))
    logo.paste((0, 0, 255, 255), (0, 0, 20, 40))

    made = picture(LogoLayer(box=box(50, 50, 40, 40), digest=FILES.image(logo)))

    assert (pixel(made, 55, 70), pixel(made, 85, 70)) == (BLUE, PAPER)


def test_arabic_words_begin_at_the_right() -> None:
    words = text("ممر الميل", box(0, 0, 400, 100), lang="ar", side="right")

    assert inked(picture(words))[2] > 390


def test_tracking_makes_a_line_longer() -> None:
    tight, wide = (inked(picture(text("STREETS", box(0, 0, 400, 60), tracking=space))) for space in (0.0, 0.2))

    assert wide[2] > tight[2] * 1.15


def test_texts_that_belong_together_have_one_size() -> None:
    def heights(together: str) -> list[int]:
        layers = [
            text("412", box(0, 0, 100, 100), max_size=90, together=together),
            text("1,204,518", box(200, 0, 100, 100), max_size=90, together=together),
        ]
        made = [picture(*layers).crop((x, 0, x + 150, 200)) for x in (0, 200)]
        return [inked(one)[3] - inked(one)[1] for one in made]

    alone, together = heights(""), heights("numbers")

    assert alone[0] > alone[1] * 1.5
    # A comma hangs below the line.
    assert together[0] == pytest.approx(together[1], abs=8)
    assert together[0] < alone[0]


def test_a_plate_is_as_large_as_its_words() -> None:
    plate = Plate(kind="block", colour="#ff0000", padding=(10, 6))

    short, long = (inked(picture(text(words, box(0, 0, 390, 90), plate=plate))) for words in ("Won", "Won at last"))

    assert short[2] < long[2] < 390


def test_a_tape_is_torn_at_both_ends_and_straight_along_its_sides() -> None:
    made = picture(text("Won", box(20, 20, 300, 90), plate=Plate(kind="tape", colour="#ff0000", padding=(20, 10))))

    left, top, right, bottom = inked(made)
    ends = [[pixel(made, x, y) for y in range(top, bottom)] for x in (left + 1, right - 2)]
    sides = [[pixel(made, x, y) for x in range(left + 6, right - 6)] for y in (top + 1, bottom - 2)]
    assert all(RED in end and PAPER in end for end in ends)
    assert all(set(side) == {RED} for side in sides)


def test_a_stamp_is_a_frame_around_its_words_on_a_ground_of_its_own() -> None:
    plate = Plate(kind="stamp", colour="#ff0000", padding=(24, 20), ground="#ffff00")

    made = picture(text("WON", box(20, 20, 300, 120), colour="#ff0000", plate=plate))

    left, top, right, bottom = inked(made.getchannel("B").convert("RGB"))
    assert pixel(made, left + 20, (top + bottom) // 2) == (255, 255, 0)
    reds = [pixel(made, x, top + 3) for x in range(left + 12, right - 12)]
    assert sum(green < 90 for _, green, _ in reds) > len(reds) * 0.5


def test_a_turned_text_is_turned() -> None:
    level, upright = (inked(picture(text("Ottersby", box(100, 80, 200, 40), turn=turn))) for turn in (0.0, 90.0))

    assert level[2] - level[0] > 2 * (level[3] - level[1])
    assert upright[3] - upright[1] > 2 * (upright[2] - upright[0])


def test_only_the_fonts_that_a_text_needs_are_read() -> None:
    asked: list[str] = []

    def read(digest: str) -> bytes:
        asked.append(digest)
        return FILES[digest]

    words = text("Plain", box(0, 0, 200, 60))
    render_card(card(words), read)

    assert set(asked) == {words.fonts[0]}


def noise(width: int, height: int) -> CardPhoto:
    """What compresses worst."""
    parts = [Image.effect_noise((width, height), 300) for _ in range(3)]
    return CardPhoto(digest=FILES.image(Image.merge("RGB", parts), "JPEG", quality=95), focal=(0.5, 0.5))


@pytest.mark.parametrize("limit", [290_000, 90_000])
def test_a_card_never_has_more_bytes_than_its_limit(limit: int) -> None:
    layer = PhotoLayer(box=box(0, 0, 1080, 1920), photo=noise(1080, 1920))

    data = rendered(card(layer, size=(1080, 1920), encoding=Encoding(limit=limit)))

    assert len(data) <= limit


def test_quality_gives_way_until_the_target_is_met_and_no_further_than_its_floor() -> None:
    best = len(rendered(link(encoding=Encoding(target=900_000, limit=900_000))))
    floor = len(rendered(link(encoding=Encoding(quality=70, target=900_000, limit=900_000))))

    asked = (best + floor) // 2

    assert asked * 0.85 < len(rendered(link(encoding=Encoding(target=asked)))) <= asked
    assert floor * 0.9 < len(rendered(link(encoding=Encoding(target=1000)))) <= floor


def test_red_words_do_not_bleed_where_there_is_no_photo() -> None:
    words = text("Won", box(0, 0, 400, 200), colour="#ff0000", max_size=160)

    made = opened(rendered(card(words)))

    assert Image.open(BytesIO(rendered(card(words)))).layer[0][1:3] == (1, 1)  # type: ignore[attr-defined]
    worst = ImageChops.difference(made, picture(words)).convert("L").getextrema()[1]
    assert isinstance(worst, int)
    assert worst < 60


def test_a_flat_card_as_png_has_exactly_its_colours() -> None:
    layers = FillLayer(box=box(0, 0, 200, 200), colour="#c8372d"), text("Won", box(210, 0, 180, 200))

    image = opened(rendered(card(*layers, encoding=Encoding(format="png"))))

    assert (image.format, image.mode) == ("PNG", "P")
    assert pixel(image.convert("RGB"), 100, 100) == (0xC8, 0x37, 0x2D)


@pytest.mark.parametrize(
    ("focal", "expected"),
    [((0.0, 0.5), (0, 0, 100, 100)), ((0.5, 0.5), (50, 0, 150, 100)), ((1.0, 1.0), (100, 0, 200, 100))],
)
def test_a_crop_stays_within_the_photo(focal: tuple[float, float], expected: tuple[int, ...]) -> None:
    assert crop_box((200, 100), (50, 50), focal) == expected


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


@settings(max_examples=25, deadline=None)
@given(st.tuples(st.integers(1, 260), st.integers(1, 260)), st.tuples(st.integers(1, 300), st.integers(1, 150)))
def test_a_photo_of_any_shape_covers_any_box(whole: tuple[int, int], size: tuple[int, int]) -> None:
    red = CardPhoto(digest=FILES.image(Image.new("RGB", whole, "red"), "JPEG"), focal=None)

    made = picture(PhotoLayer(box=box(0, 0, *size), photo=red))

    assert {pixel(made, 0, 0), pixel(made, size[0] - 1, size[1] - 1)} == {(254, 0, 0)}
