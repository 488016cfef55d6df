"""Photos as people send them: what is said of them, and that nothing stops a build."""

from __future__ import annotations

import random
import struct
import subprocess
import sys
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from generator.content.photo_info import Inspection, PhotoInfo
from generator.content.photos import RULES, inspect_photo
from generator.problems import Position, Severity

ROOT = Path(__file__).parents[2]
EVERY_FORMAT = {"jpg": "JPEG", "png": "PNG", "gif": "GIF", "webp": "WEBP", "avif": "AVIF"}


def photo(kind: str = "JPEG", size: tuple[int, int] = (60, 40), mode: str = "RGB", **options: object) -> bytes:
    """A small photo with some texture."""
    out = BytesIO()
    Image.linear_gradient("L").resize(size).convert(mode).save(out, kind, **options)
    return out.getvalue()


def frames(kind: str) -> bytes:
    out = BytesIO()
    first, second = Image.new("RGB", (8, 8), "red"), Image.new("RGB", (8, 8), "blue")
    first.save(out, kind, save_all=True, append_images=[second])
    return out.getvalue()


def exif(orientation: int) -> Image.Exif:
    tags = Image.Exif()
    tags[0x0112] = orientation
    return tags


def png_header(width: int, height: int) -> bytes:
    """A PNG that says how large it is and holds no pixels."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", b"") + chunk(b"IEND", b"")


def chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def fine(data: bytes, name: str) -> PhotoInfo:
    result = inspect_photo(data, name=name)
    assert result.info is not None, result.troubles
    return result.info


def refused(data: bytes, name: str = "photo.jpg") -> tuple[str, str, str]:
    result = inspect_photo(data, name=name)
    assert result.info is None
    (trouble,) = result.troubles
    return trouble.rule.code, trouble.message, trouble.hint


@pytest.mark.parametrize(("ending", "kind"), EVERY_FORMAT.items())
def test_a_photo_of_every_format_is_fine(ending: str, kind: str) -> None:
    result = inspect_photo(photo(kind), name=f"river.{ending}")

    assert result.troubles == ()
    assert result.info is not None
    assert (result.info.width, result.info.height) == (60, 40)


def test_an_ending_in_capitals_is_fine() -> None:
    assert inspect_photo(photo(), name="content/stories/weir/IMG_0042.JPG").troubles == ()


def test_a_png_that_is_called_jpg_is_used_with_a_warning() -> None:
    result = inspect_photo(photo("PNG"), name="content/stories/weir/river.jpg")

    assert result.info is not None
    assert result.info.format == "PNG"
    (trouble,) = result.troubles
    assert trouble.rule.severity is Severity.WARNING
    assert trouble.message == "“river.jpg” ends in .jpg, but it is a PNG image."
    assert "“river.png”" in trouble.hint


@pytest.mark.parametrize(("ending", "kind"), [("gif", "GIF"), ("webp", "WEBP"), ("png", "PNG")])
def test_of_a_moving_picture_the_first_frame_is_used_with_a_warning(ending: str, kind: str) -> None:
    result = inspect_photo(frames(kind), name=f"wave.{ending}")

    assert [t.rule.code for t in result.troubles] == ["photo-animated"]
    assert result.info is not None
    assert int(result.info.colour[1:3], 16) > 240
    assert int(result.info.colour[5:7], 16) < 15


HEIC = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic"
VIDEO = b"\0\0\0\x18ftypisom\0\0\0\0isomiso2"
SVG = b'<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>'


@pytest.mark.parametrize(
    ("data", "what", "advice"),
    [
        (b"", "empty", "Copy the photo"),
        (bytes(4000), "empty", "Copy the photo"),
        (HEIC, "a HEIC photo", "Export › JPEG"),
        (VIDEO, "a video", "::: video"),
        (SVG, "an SVG drawing", "save it as a PNG"),
        (b"%PDF-1.7\n", "a PDF document", "screenshot"),
        (b"II*\0rest", "a TIFF image", "save it as a JPEG"),
        (b"PK\3\4rest", "a ZIP archive or an office document", "Unpack it"),
        (b"version https://git-lfs.github.com/spec/v1\noid sha256:1\n", "a Git LFS pointer", "git lfs pull"),
        (b"<!DOCTYPE html><html><body>Sign in</body></html>", "a web page", "save the picture itself"),
        ("Zażółć gęślą jaźń".encode() * 400, "a text file", "Look for the photo"),
        (bytes(range(1, 256)), "a file of a kind that we do not know", "save it as a JPEG"),
    ],
)
def test_what_is_no_photo_is_named_and_refused(data: bytes, what: str, advice: str) -> None:
    code, message, hint = refused(data)

    assert code == "photo-not-an-image"
    assert message.startswith(f"“photo.jpg” is {what}")
    assert advice in hint


@pytest.mark.parametrize(("ending", "kind"), EVERY_FORMAT.items())
def test_a_photo_that_stops_half_way_is_refused(ending: str, kind: str) -> None:
    whole = photo(kind, size=(300, 200))

    code, message, _ = refused(whole[: len(whole) // 2], f"river.{ending}")

    assert code == "photo-damaged"
    assert "damaged or incomplete" in message


def test_a_photo_too_large_for_memory_is_refused_by_its_header_alone() -> None:
    code, message, hint = refused(png_header(14_618, 9_000), "panorama.png")

    assert code == "photo-too-large"
    assert "14,618 × 9,000 pixels" in message
    assert "JPEG" in hint


def test_a_decompression_bomb_is_refused_as_too_large() -> None:
    assert refused(png_header(65_000, 65_000), "bomb.png")[0] == "photo-too-large"


def test_a_webp_that_its_own_decoder_calls_too_large_is_refused_as_such() -> None:
    side = (16_383).to_bytes(3, "little")
    small = photo("WEBP")
    body = b"VP8X" + (10).to_bytes(4, "little") + bytes(4) + side + side + small[12:]

    data = b"RIFF" + (4 + len(body)).to_bytes(4, "little") + b"WEBP" + body

    assert refused(data, "bomb.webp")[0] == "photo-too-large"


def test_a_strip_that_no_page_can_show_is_refused() -> None:
    code, message, _ = refused(photo("PNG", size=(20, 201)), "chat.png")

    assert code == "photo-too-tall"
    assert "20 × 201" in message


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize(("ending", "kind"), [("jpg", "JPEG"), ("png", "PNG"), ("webp", "WEBP")])
def test_width_and_height_are_those_of_the_upright_photo(orientation: int, ending: str, kind: str) -> None:
    info = fine(photo(kind, exif=exif(orientation)), f"phone.{ending}")

    assert (info.width, info.height) == ((40, 60) if orientation >= 5 else (60, 40))


@pytest.mark.parametrize("orientation", [1, 6])
def test_a_large_jpeg_keeps_its_own_size_though_it_is_decoded_smaller(orientation: int) -> None:
    info = fine(photo(size=(1200, 900), exif=exif(orientation)), "phone.jpg")

    assert (info.width, info.height) == ((900, 1200) if orientation == 6 else (1200, 900))


@pytest.mark.parametrize("metadata", [b"Exif\0\0", b"Exif\0\0II*\0\xff\xff\xff\xff", b"Exif\0\0MM\0*garbage" * 9])
def test_broken_metadata_do_not_matter(metadata: bytes) -> None:
    assert fine(photo(exif=metadata), "phone.jpg").width == 60


@pytest.mark.parametrize(
    ("kind", "mode"),
    [("JPEG", "L"), ("JPEG", "CMYK"), ("PNG", "1"), ("PNG", "P"), ("PNG", "LA"), ("PNG", "RGBA"), ("PNG", "I;16")],
)
def test_every_kind_of_pixel_is_read(kind: str, mode: str) -> None:
    assert fine(photo(kind, mode=mode), f"scan.{kind.lower()}").width == 60


def test_the_colour_is_the_mean_of_the_photo() -> None:
    out = BytesIO()
    Image.new("RGB", (50, 50), "#c8372d").save(out, "PNG")

    assert fine(out.getvalue(), "red.png").colour == "#c8372d"


def test_what_is_transparent_counts_as_white() -> None:
    out = BytesIO()
    Image.new("RGBA", (50, 50), (0, 0, 0, 0)).save(out, "PNG")

    assert fine(out.getvalue(), "logo.png").colour == "#ffffff"


def test_sixteen_bits_are_not_cut_off_to_white() -> None:
    out = BytesIO()
    Image.new("I;16", (50, 50), 0x4040).save(out, "PNG")

    assert fine(out.getvalue(), "scan.png").colour == "#404040"


def test_a_trouble_becomes_a_problem_at_the_line_that_uses_the_photo() -> None:
    (trouble,) = inspect_photo(b"", name="river.jpg").troubles

    problem = trouble.at(Position("content/stories/weir.md", 12))

    assert str(problem.position) == "content/stories/weir.md:12"
    assert problem.code == "photo-not-an-image"


def test_every_rule_has_a_code_of_its_own() -> None:
    assert len({rule.code for rule in RULES}) == len(RULES)


MAGIC = [
    b"\xff\xd8\xff\xe0",
    b"\x89PNG\r\n\x1a\n",
    b"GIF89a",
    b"RIFF\0\0\0\0WEBPVP8 ",
    b"\0\0\0\x18ftypavif",
    b"BM",
    b"II*\0",
    b"",
]


@given(st.sampled_from(MAGIC), st.binary(max_size=400), st.text(max_size=12))
def test_no_bytes_and_no_name_raise(magic: bytes, rest: bytes, name: str) -> None:
    assert isinstance(inspect_photo(magic + rest, name=name), Inspection)


def flip(data: bytes, dice: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(dice.randint(1, 12)):
        changed[dice.randrange(len(changed))] = dice.randrange(256)
    return bytes(changed)


def cut(data: bytes, dice: random.Random) -> bytes:
    return data[: dice.randrange(len(data))]


def splice(data: bytes, dice: random.Random) -> bytes:
    start, end = sorted(dice.randrange(len(data)) for _ in range(2))
    return data[:start] + data[end:]


@pytest.mark.parametrize("damage", [flip, cut, splice])
@pytest.mark.parametrize(("ending", "kind"), EVERY_FORMAT.items())
def test_no_damaged_photo_raises(ending: str, kind: str, damage: Callable[[bytes, random.Random], bytes]) -> None:
    dice = random.Random(f"{kind}{damage.__name__}")
    whole = photo(kind, size=(48, 48), exif=exif(6)) if kind != "GIF" else frames("GIF")

    for _ in range(60):
        result = inspect_photo(damage(whole, dice), name=f"river.{ending}")
        assert (result.info is None) == any(t.rule.severity is Severity.ERROR for t in result.troubles)


MEMORY = """
import resource, struct, sys, zlib
from generator.content.photos import inspect_photo
from generator.render.photos import render
from generator.views.files import VariantImageView

def chunk(name, body):
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))

width, height, channels, kind = {width}, {height}, {channels}, {kind}
packer = zlib.compressobj(1)
row = bytes([0]) + bytes(channels * width)
body = b"".join(packer.compress(row) for _ in range(height)) + packer.flush()
head = struct.pack(">IIBBBBB", width, height, 8, kind, 0, 0, 0)
data = b"\\x89PNG\\r\\n\\x1a\\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body) + chunk(b"IEND", b"")
del body
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
result = inspect_photo(data, name="panorama.png")
if result.info:
    view = VariantImageView(digest="d", width=1600, height=round(height * 1600 / width), format="jpeg", quality=82)
    render(view, lambda digest: data)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before, *(t.rule.code for t in result.troubles))
"""


def memory_of(width: int, height: int, *, alpha: bool) -> tuple[float, list[str]]:
    """Megabytes that inspecting and rendering a PNG takes in a process of its own, and the rules it breaks."""
    script = MEMORY.format(width=width, height=height, channels=4 if alpha else 3, kind=6 if alpha else 2)
    run = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True, cwd=ROOT)
    kilobytes, *codes = run.stdout.split()
    return int(kilobytes) / 1024, codes


@pytest.mark.skipif(sys.platform != "linux", reason="other systems count memory in other units")
@pytest.mark.parametrize("alpha", [False, True])
def test_the_widest_png_that_is_read_stays_within_the_memory_that_is_promised(alpha: bool) -> None:
    megabytes, codes = memory_of(14_618, 5_400, alpha=alpha)

    assert codes == []
    assert megabytes < 400


@pytest.mark.skipif(sys.platform != "linux", reason="other systems count memory in other units")
def test_a_png_too_large_to_read_costs_no_memory() -> None:
    megabytes, codes = memory_of(14_618, 9_000, alpha=False)

    assert codes == ["photo-too-large"]
    assert megabytes < 32
