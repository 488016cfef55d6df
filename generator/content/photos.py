"""Photos as people send them, looked at before anything is made of them: what they really are, and what is wrong."""

from __future__ import annotations

import hashlib
import re
from codecs import getincrementaldecoder
from pathlib import PurePosixPath

from PIL import Image

from generator.content.photo_info import Inspection, PhotoInfo, PhotoTrouble
from generator.imagefile import (
    PIXEL_LIMITS,
    Reason,
    UnreadableImageError,
    brands,
    decode,
    is_animated,
    open_image,
    orientation,
    sniff,
    upright,
)
from generator.problems import Rule, Severity

TALLEST = 10
"""How many times taller than wide a photo may be. WebP ends at 16,383 pixels a side; the widest variant has 1,600."""

NOT_A_PHOTO = Rule(
    "photo-not-an-image",
    Severity.ERROR,
    "The file is not a photo that we can read",
    "Browsers cannot show documents, vector drawings or a phone's own formats as photos, so nothing would be seen.",
)
DAMAGED = Rule(
    "photo-damaged",
    Severity.ERROR,
    "The photo's file is damaged or incomplete",
    "An upload or a download stopped half way. Part of the picture is missing, and readers would see a grey area.",
)
TOO_LARGE = Rule(
    "photo-too-large",
    Severity.ERROR,
    "The photo has more pixels than a build can hold in memory",
    "Opening it could stop the whole build. Readers see at most 1,600 pixels across, so a smaller one loses nothing.",
)
TOO_TALL = Rule(
    "photo-too-tall",
    Severity.ERROR,
    f"The picture is more than {TALLEST} times taller than wide",
    "Such a strip is unreadable on a page, and browsers' image formats cannot hold it.",
)
WRONG_ENDING = Rule(
    "photo-wrong-ending",
    Severity.WARNING,
    "The file's name ends otherwise than what it is",
    "We look at the file itself and use it, but other programs go by the ending and may refuse it.",
)
ANIMATED = Rule(
    "photo-animated",
    Severity.WARNING,
    "The picture moves; only its first frame is published",
    "Moving pictures are heavy, cannot be stopped by readers whom motion makes ill, and cannot be resized well.",
)
RULES = (NOT_A_PHOTO, DAMAGED, TOO_LARGE, TOO_TALL, WRONG_ENDING, ANIMATED)

_ENDINGS = {
    "JPEG": ("jpg", "jpeg", "jpe", "jfif"),
    "PNG": ("png", "apng"),
    "GIF": ("gif",),
    "WebP": ("webp",),
    "AVIF": ("avif",),
}
_SAVE_AS_JPEG = "Open it in any photo program, save it as a JPEG, and use that file."
_HEIC = (
    "On a Mac, open it in Preview and choose File › Export › JPEG; on an iPhone, mail it to yourself. Then use "
    "that file. For the next photos, set Settings › Camera › Formats to “Most Compatible”."
)
_DRAWING = "Open it in a browser or a drawing program, save it as a PNG at least 1,600 pixels wide, and use that file."
_VIDEO = "Show it as a video (::: video), or take a still from it, save that as a JPEG, and use that file."
_EMPTY = "Copy the photo into the folder once more: this copy holds nothing."
_POINTER = "The photo itself is in Git LFS. Run “git lfs pull”, or switch LFS on in the host's build settings."
_OTHERS: tuple[tuple[bytes, str, str], ...] = (
    (b"version https://git-lfs", "a Git LFS pointer instead of the photo", _POINTER),
    (b"%PDF", "a PDF document", "Save the page as a picture (JPEG or PNG), or take a screenshot, and use that file."),
    (b"II*\0", "a TIFF image", _SAVE_AS_JPEG),
    (b"MM\0*", "a TIFF image", _SAVE_AS_JPEG),
    (b"8BPS", "a Photoshop file", _SAVE_AS_JPEG),
    (b"\0\0\1\0", "an icon", _SAVE_AS_JPEG),
    (b"\0\0\0\x0cJXL ", "a JPEG XL image", _SAVE_AS_JPEG),
    (b"\xff\x0a", "a JPEG XL image", _SAVE_AS_JPEG),
    (b"\0\0\0\x0cjP  ", "a JPEG 2000 image", _SAVE_AS_JPEG),
    (b"PK\3\4", "a ZIP archive or an office document", "Unpack it, find the photo in it, and use that file."),
    (b"\xd0\xcf\x11\xe0", "an office document", "Open it, save the picture in it as a JPEG, and use that file."),
)
_HEIC_BRANDS = frozenset({b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1"})


def inspect_photo(data: bytes, *, name: str, digest: str = "") -> Inspection:
    """Look at a photo: it is decoded to its end, at a small scale, and nothing in it is trusted.

    Args:
        data: the file's bytes.
        name: its name or path, for messages and for its ending.
        digest: the content digest if it is known already, else it is computed here.

    Returns:
        What can be published, and every trouble. Never raises, whatever the bytes.
    """
    name = PurePosixPath(name).name
    try:
        image = open_image(data)
        size = image.size
        small = decode(image, need=(64, 1))
    except UnreadableImageError as error:
        return Inspection(None, (_refusal(error, data, name),))
    width, height = upright(size, orientation(image))
    if height > TALLEST * width:
        return Inspection(None, (_too_tall(name, width, height),))
    info = PhotoInfo(digest or hashlib.sha256(data).hexdigest(), width, height, sniff(data), _mean_colour(small))
    return Inspection(info, (*_wrong_ending(info.format, name), *_moving(is_animated(image), name)))


def _mean_colour(image: Image.Image) -> str:
    """`#rrggbb`; what is transparent counts as white."""
    dot = image.resize((1, 1), Image.Resampling.BOX).convert("RGBA")
    sheet = Image.new("RGBA", (1, 1), "white")
    return "#{:02x}{:02x}{:02x}".format(*Image.alpha_composite(sheet, dot).convert("RGB").tobytes())


def _refusal(error: UnreadableImageError, data: bytes, name: str) -> PhotoTrouble:
    """Why this file cannot be used, and what to use instead."""
    if error.reason is Reason.TOO_LARGE:
        return _too_large(name, *error.size)
    if error.reason is Reason.DAMAGED:
        message = f"“{name}” is a {sniff(data)} photo, but it is damaged or incomplete."
        return PhotoTrouble(DAMAGED, message, "Copy it once more from the camera or from whoever sent it.")
    what, hint = _what_else(data)
    return PhotoTrouble(NOT_A_PHOTO, f"“{name}” is {what}, not a photo that a browser can show.", hint)


def _too_large(name: str, width: int, height: int) -> PhotoTrouble:
    """More pixels than we decode."""
    size = f" ({width:,} × {height:,} pixels)" if width else ""
    jpeg, others = PIXEL_LIMITS["JPEG"] // 10**6, min(PIXEL_LIMITS.values()) // 10**6
    return PhotoTrouble(
        TOO_LARGE,
        f"“{name}” is too large{size}.",
        "Resize it to at most 6,000 pixels on its longer side and save it as a JPEG. "
        f"We read up to {jpeg} million pixels in a JPEG, {others} million in others.",
    )


def _too_tall(name: str, width: int, height: int) -> PhotoTrouble:
    """A strip."""
    message = f"“{name}” is a strip of {width:,} × {height:,} pixels, more than {TALLEST} times taller than wide."
    return PhotoTrouble(TOO_TALL, message, "Cut it into several pictures and show them as a gallery.")


def _wrong_ending(kind: str, name: str) -> tuple[PhotoTrouble, ...]:
    """A warning where the name says otherwise than the bytes."""
    ending = PurePosixPath(name).suffix.lower().removeprefix(".")
    if ending in _ENDINGS[kind]:
        return ()
    better = PurePosixPath(name).with_suffix(f".{_ENDINGS[kind][0]}").name
    said = f"ends in .{ending}" if ending else "has no ending"
    message = f"“{name}” {said}, but it is a {kind} image."
    return (PhotoTrouble(WRONG_ENDING, message, f"Rename it to “{better}”, here and wherever it is mentioned."),)


def _moving(animated: bool, name: str) -> tuple[PhotoTrouble, ...]:  # noqa: FBT001
    """A warning where there are more frames than the one published."""
    if not animated:
        return ()
    hint = "If the movement matters, publish it as a video; else save the frame that you want as a JPEG or PNG."
    return (PhotoTrouble(ANIMATED, f"“{name}” is animated. We publish its first frame.", hint),)


def _what_else(data: bytes) -> tuple[str, str]:
    """What a file that is no photo of ours is, and what to do with it."""
    if not data.strip(b"\0 \t\r\n"):
        return "empty", _EMPTY
    if data[:2] == b"BM" and data[6:10] == bytes(4):
        return "a BMP image", _SAVE_AS_JPEG
    for magic, what, hint in _OTHERS:
        if data.startswith(magic):
            return what, hint
    if kinds := brands(data):
        return ("a HEIC photo", _HEIC) if _HEIC_BRANDS & set(kinds) else ("a video", _VIDEO)
    return _text(data) or ("a file of a kind that we do not know", _SAVE_AS_JPEG)


def _text(data: bytes) -> tuple[str, str] | None:
    """A drawing, a saved web page or any other text; None for other bytes."""
    start, cut = data[:4096], len(data) > 4096
    try:
        text = getincrementaldecoder("utf-8-sig")().decode(start, final=not cut)
    except UnicodeDecodeError:
        return None
    if re.search(r"<svg[\s>]", text):
        return "an SVG drawing", _DRAWING
    if re.search(r"<(!doctype html|html|head|body)\b", text, re.IGNORECASE):
        return (
            "a web page",
            "A link was saved, not the picture. Open the page, save the picture itself, and use that file.",
        )
    if re.search(r"[\x00-\x08\x0e-\x1f]", text):
        return None
    return "a text file", "Look for the photo that it belongs to, and use that file."
