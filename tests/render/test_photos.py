"""Photos in their widths: upright, in sRGB, and without a trace of who took them where."""

from __future__ import annotations

from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops, ImageCms, ImageFilter, ImageStat

from generator.imagefile import decode, open_image, open_reduced, orientation
from generator.render import icons, photos
from generator.render.files import render_copy, render_text
from generator.render.pixels import DecodeCache, flattened, to_srgb
from generator.views.files import CopyView, IconView, TextView, VariantImageView
from generator.views.photo_widths import WIDTHS, height_for, widths_for


def file(image: Image.Image, kind: str, **options: object) -> bytes:
    out = BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def corners(size: tuple[int, int] = (400, 200)) -> Image.Image:
    """Red at the top left, green at the top right, blue below."""
    width, height = size
    image = Image.new("RGB", size, "blue")
    image.paste("red", (0, 0, width // 2, height // 2))
    image.paste("lime", (width // 2, 0, width, height // 2))
    return image


def variant(
    data: bytes, size: tuple[int, int], kind: str = "jpeg", cache: DecodeCache | None = None, digest: str = "d"
) -> bytes:
    view = VariantImageView(digest=digest, width=size[0], height=size[1], format=kind, quality=85)
    return photos.render(view, lambda _: data, cache)


def opened(data: bytes) -> Image.Image:
    image = Image.open(BytesIO(data))
    image.load()
    return image


def near(pixel: object, colour: tuple[int, int, int], within: int = 24) -> bool:
    assert isinstance(pixel, tuple)
    return all(abs(a - b) <= within for a, b in zip(pixel[:3], colour, strict=True))


def tagged(orientation: int = 1) -> Image.Exif:
    """Metadata as a phone writes them: orientation, maker, place."""
    tags = Image.Exif()
    tags[0x0112] = orientation
    tags[0x010F] = "Telltale Phones"
    tags.get_ifd(0x8825)[2] = (52.0, 31.0, 12.0)
    return tags


def as_stored(image: Image.Image, orientation: int) -> Image.Image:
    """The pixels that a camera would store for an upright image under an orientation."""
    turns = {
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }
    return image.transpose(turns[orientation]) if orientation in turns else image


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_photo_stands_upright_whatever_way_the_phone_was_held(kind: str, orientation: int) -> None:
    data = file(as_stored(corners(), orientation), kind, exif=tagged(orientation))

    image = opened(variant(data, (200, 100)))

    assert image.size == (200, 100)
    assert near(image.getpixel((20, 20)), (255, 0, 0))
    assert near(image.getpixel((180, 20)), (0, 255, 0))
    assert near(image.getpixel((100, 90)), (0, 0, 255))


@pytest.mark.parametrize("kind", ["webp", "jpeg"])
@pytest.mark.parametrize("source", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_nothing_tells_where_and_with_what_a_photo_was_taken(source: str, kind: str) -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    words = {"comment": b"Telltale comment", "xmp": b"<x:xmpmeta>Telltale</x:xmpmeta>"} if source == "JPEG" else {}
    data = file(corners(), source, exif=tagged(), icc_profile=profile, **words)
    assert b"Telltale" in data

    published = variant(data, (200, 100), kind)

    assert b"Telltale" not in published
    assert b"Exif" not in published
    assert not opened(published).getexif()
    assert not {"exif", "xmp", "comment", "icc_profile"} & set(opened(published).info)


def wide_gamut() -> bytes:
    """A colour profile whose red, green and blue lie elsewhere than those of sRGB: here their order is another."""
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    red, blue = profile.index(b"rXYZ"), profile.index(b"bXYZ")
    profile[red : red + 4], profile[blue : blue + 4] = b"bXYZ", b"rXYZ"
    return bytes(profile)


def test_colours_are_converted_from_the_profile_of_the_file() -> None:
    data = file(Image.new("RGB", (64, 64), (255, 0, 0)), "PNG", icc_profile=wide_gamut())

    image = opened(variant(data, (32, 32)))

    assert near(image.getpixel((16, 16)), (0, 0, 255))


@pytest.mark.parametrize("profile", [b"nonsense", b"\0" * 128])
def test_a_broken_profile_is_ignored(profile: bytes) -> None:
    data = file(Image.new("RGB", (64, 64), (255, 0, 0)), "JPEG", icc_profile=profile)

    assert near(opened(variant(data, (32, 32))).getpixel((16, 16)), (255, 0, 0))


def test_a_profile_for_another_kind_of_pixels_is_ignored() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    data = file(Image.new("L", (64, 64), 128), "JPEG", icc_profile=profile)

    assert near(opened(variant(data, (32, 32))).getpixel((16, 16)), (128, 128, 128), 4)


def test_print_colours_become_screen_colours() -> None:
    data = file(Image.new("CMYK", (64, 64), (0, 255, 255, 0)), "JPEG")

    assert near(opened(variant(data, (32, 32))).getpixel((16, 16)), (255, 0, 0))


def test_transparency_is_kept_in_webp_and_white_in_jpeg() -> None:
    data = file(Image.new("RGBA", (64, 64), (0, 0, 0, 0)), "PNG")

    assert opened(variant(data, (32, 32), "webp")).convert("RGBA").getpixel((5, 5))[3] == 0  # type: ignore[index]
    assert near(opened(variant(data, (32, 32), "jpeg")).getpixel((5, 5)), (255, 255, 255), 2)


def test_an_opaque_photo_with_an_alpha_channel_loses_it() -> None:
    assert to_srgb(Image.new("RGBA", (8, 8), "red")).mode == "RGB"


def test_a_palette_with_a_transparent_colour_is_read() -> None:
    image = Image.new("P", (64, 64), 0)
    image.putpalette([255, 0, 0, 0, 255, 0])
    image.paste(1, (32, 0, 64, 64))

    shown = opened(variant(file(image, "GIF", transparency=0), (64, 64)))

    assert near(shown.getpixel((8, 32)), (255, 255, 255))
    assert near(shown.getpixel((56, 32)), (0, 255, 0))


def test_jpegs_are_progressive() -> None:
    assert opened(variant(file(corners(), "JPEG"), (200, 100))).info["progressive"] == 1


@pytest.mark.parametrize("order", [(320, 640), (640, 320)])
def test_a_kept_photo_gives_the_same_bytes_as_one_decoded_anew(order: tuple[int, int]) -> None:
    data = file(Image.radial_gradient("L").resize((900, 600)).convert("RGB"), "JPEG")
    cache = DecodeCache()

    for width in order:
        size = (width, height_for(width, (900, 600)))
        for kind in ("webp", "jpeg"):
            assert variant(data, size, kind, cache) == variant(data, size, kind)


def test_a_kept_photo_is_decoded_once() -> None:
    data = file(corners(), "JPEG")
    asked: list[str] = []
    cache = DecodeCache()

    def read(digest: str) -> bytes:
        asked.append(digest)
        return data

    for width in (100, 200):
        photos.render(
            VariantImageView(digest="d", width=width, height=width // 2, format="webp", quality=80), read, cache
        )

    assert asked == ["d"]


def test_another_photo_takes_the_place_of_the_one_that_was_kept() -> None:
    red, blue = (file(Image.new("RGB", (64, 64), colour), "PNG") for colour in ("red", "blue"))
    cache = DecodeCache()
    variant(red, (32, 32), cache=cache, digest="red")

    assert near(opened(variant(blue, (32, 32), cache=cache, digest="blue")).getpixel((5, 5)), (0, 0, 255))


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_large_photo_is_decoded_no_larger_than_needed(kind: str) -> None:
    data = file(corners((3200, 1600)), kind)

    image = open_reduced(data, need=(400, 200))

    assert 400 <= image.width <= 1600
    assert near(image.convert("RGB").getpixel((10, 10)), (255, 0, 0))
    assert near(image.convert("RGB").getpixel((image.width - 10, 10)), (0, 255, 0))
    assert near(image.convert("RGB").getpixel((10, image.height - 10)), (0, 0, 255))


def test_a_jpeg_is_decoded_at_a_smaller_scale() -> None:
    image = open_image(file(corners((3200, 1600)), "JPEG"))

    decode(image, need=(400, 200))

    assert image.size == (400, 200)


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_large_photo_is_as_sharp_as_if_all_of_it_had_been_resized(kind: str) -> None:
    whole = Image.effect_noise((3400, 1700), 90).filter(ImageFilter.GaussianBlur(1.5))
    data = file(whole, kind, **({"quality": 98} if kind == "JPEG" else {}))

    ours = DecodeCache().sized("d", (1600, 800), lambda _: data)

    reference = whole.resize((1600, 800), Image.Resampling.LANCZOS)
    difference = ImageChops.difference(ours.convert("L"), reference)
    assert ImageStat.Stat(difference).rms[0] < 4


@pytest.mark.parametrize("value", [0, 9, 65_535])
def test_an_orientation_that_does_not_exist_is_upright(value: int) -> None:
    tags = Image.Exif()
    tags[0x0112] = value

    assert orientation(open_image(file(corners(), "JPEG", exif=tags))) == 1


def test_a_photo_without_metadata_is_upright() -> None:
    assert orientation(open_image(file(corners(), "PNG"))) == 1


def test_srgb_pixels_carry_no_metadata() -> None:
    image = Image.new("RGB", (8, 8))
    image.info = {"icc_profile": b"broken", "comment": b"Telltale"}

    assert to_srgb(image).info == {}


def test_a_photo_whose_ends_do_not_fit_the_bands_is_whole() -> None:
    ramp = Image.linear_gradient("L").resize((5003, 1999))

    small = open_reduced(file(ramp, "PNG"), need=(100, 1))

    reference = ramp.resize(small.size, Image.Resampling.BOX)
    assert max(abs(a - b) for a, b in zip(small.tobytes(), reference.tobytes(), strict=True)) <= 4


def test_flattening_uses_the_background_that_is_given() -> None:
    assert flattened(Image.new("RGBA", (2, 2), (0, 0, 0, 0)), "#c8372d").getpixel((0, 0)) == (200, 55, 45)


@pytest.mark.parametrize(
    ("own", "published"),
    [
        (100, (100,)),
        (320, (320,)),
        (330, (320,)),
        (500, (320, 500)),
        (1599, (320, 640, 960, 1200, 1599)),
        (4032, WIDTHS),
    ],
)
def test_the_widths_of_a_photo(own: int, published: tuple[int, ...]) -> None:
    assert widths_for(own) == published


@given(st.integers(1, 100_000))
def test_a_photo_is_never_enlarged_and_always_published(own: int) -> None:
    widths = widths_for(own)

    assert widths
    assert max(widths) <= own
    assert widths == tuple(sorted(set(widths)))


def test_a_height_is_never_zero() -> None:
    assert height_for(320, (10_000, 3)) == 1


def logo() -> bytes:
    return file(Image.new("RGBA", (300, 150), (200, 55, 45, 255)), "PNG")


def test_an_icon_is_the_whole_logo_in_a_square() -> None:
    view = IconView(digest="logo", size=192, background="#ffffff", padding=0.1)

    icon = opened(icons.render(view, lambda _: logo()))

    assert icon.size == (192, 192)
    assert icon.format == "PNG"
    assert near(icon.getpixel((96, 96)), (200, 55, 45))
    assert near(icon.getpixel((96, 5)), (255, 255, 255))
    assert near(icon.getpixel((10, 96)), (255, 255, 255))
    assert near(icon.getpixel((24, 96)), (200, 55, 45))


def test_an_icon_without_background_stays_transparent() -> None:
    icon = opened(icons.render(IconView(digest="logo", size=64), lambda _: logo()))

    assert icon.convert("RGBA").getpixel((32, 2)) == (0, 0, 0, 0)


def test_an_ico_holds_three_sizes() -> None:
    icon = opened(icons.render(IconView(digest="logo", size=48, format="ico"), lambda _: logo()))

    assert icon.format == "ICO"
    assert icon.info["sizes"] == {(16, 16), (32, 32), (48, 48)}


def test_a_text_is_written_as_utf_8() -> None:
    assert render_text(TextView(text="Über\n"), lambda _: b"") == b"\xc3\x9cber\n"


def test_a_copy_is_what_was_read() -> None:
    assert render_copy(CopyView(digest="abc"), lambda digest: digest.encode()) == b"abc"
