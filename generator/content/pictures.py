"""Readers of files, photos, videos and recordings."""

from __future__ import annotations

import posixpath
import re
from urllib.parse import unquote

from generator import lazy_re
from generator.content.records import Audio, Photo, Video
from generator.fields import yaml_tree as tree
from generator.fields.addresses import (
    URL,
)
from generator.fields.form import FieldSpec, Form, Reader, Wrong, expect_scalar, normal_key
from generator.fields.parts import either, need, parts, schema_of
from generator.fields.readers import (
    LINE,
    PROSE,
    list_of,
    uncurled,
)
from generator.fields.rules import (
    AUDIO_UNREADABLE,
    FOCAL_UNREADABLE,
    PATH_ESCAPES,
    PATH_REMOTE,
    TEXT_EMPTY,
)

# Files.


def resolve(text: str, node: tree.Node, form: Form) -> str:
    """A file as the author refers to it, relative to the hub's root.

    Raises:
        Wrong: if it lies outside the content folder.
    """
    name = unquote(text.strip().replace("\\", "/")).split("?")[0].split("#")[0]
    root = "content/" if form.source.path.startswith("content/") else ""
    if name.startswith("/"):
        inside = name.lstrip("/")
        path = posixpath.normpath(inside if root and inside.startswith(root) else root + inside)
    else:
        path = posixpath.normpath(posixpath.join(posixpath.dirname(form.source.path), name))
    if path.startswith("..") or not path.startswith(root) or path in (".", "content"):
        hint = "Put the file beside the text and write its name alone."
        raise Wrong(PATH_ESCAPES, node, f"says “{text}”, which lies outside the content folder.", hint)
    return path


def _file(node: tree.Node, form: Form, key: str) -> str:
    text = uncurled(expect_scalar(node, "the name of a file"), form, key).strip()
    if match := re.fullmatch(r"!?\[[^\]]*\]\((?P<file>[^)\s]+)[^)]*\)", text):
        text = match["file"]
    if re.match(r"(?:https?:)?//|data:", text, re.IGNORECASE):
        hint = "Save the photo beside the text, if you may use it, and write the name of the file."
        raise Wrong(PATH_REMOTE, node, f"is a photo on another website, {text[:80]}.", hint)
    if not text:
        raise Wrong(TEXT_EMPTY, node, "is empty.", "Write the name of the file, for example `bridge.jpg`.")
    return resolve(text, node, form)


FILE: Reader[str] = Reader("the name of a file beside the text", {"type": "string"}, _file)

# Photos.

_SIDES = {"left": 0.0, "top": 0.0, "center": 0.5, "centre": 0.5, "middle": 0.5, "right": 1.0, "bottom": 1.0}


def _focal(node: tree.Node, form: Form, _key: str) -> tuple[float, float]:
    if isinstance(node, tree.Sequence):
        texts = [item.text for item in node.items if isinstance(item, tree.Scalar)]
    elif isinstance(node, tree.Mapping):
        found = {entry.key.casefold(): entry.value for entry in node.entries}
        texts = [value.text for name in "xy" if isinstance(value := found.get(name), tree.Scalar)]
    else:
        texts = re.split(r"[\s,;]+", node.text.strip())
    shares = [_share(text) for text in texts]
    if len(shares) == 2 and shares[0] is not None and shares[1] is not None:
        return (shares[0], shares[1])
    hint = "Write two numbers from 0 to 1: from the left, and from the top. The middle is `focal: [0.5, 0.5]`."
    raise Wrong(FOCAL_UNREADABLE, node, f"says “{form.written(node)}”, which is not a point on the photo.", hint)


def _share(text: str) -> float | None:
    word = text.strip().casefold()
    if word in _SIDES:
        return _SIDES[word]
    match = re.fullmatch(r"(?P<number>\d{1,3}(?:[.,]\d{1,9})?|\.\d{1,9})\s*(?P<percent>%?)", word)
    if not match:
        return None
    value = float(match["number"].replace(",", ".")) / (100 if match["percent"] else 1)
    return value if 0 <= value <= 1 else None


FOCAL: Reader[tuple[float, float]] = Reader(
    "two numbers from 0 to 1",
    {"type": "array", "items": {"type": "number", "minimum": 0, "maximum": 1}, "minItems": 2, "maxItems": 2},
    _focal,
)
PHOTO_PARTS = (
    FieldSpec("file", FILE, "The photo's file name.", required=True, example="bridge.jpg"),
    FieldSpec("alt", LINE, "What the photo shows, for those who cannot see it.", example="The footbridge at dusk"),
    FieldSpec("caption", PROSE, "Shown under the photo.", example="Before the repair"),
    FieldSpec("credit", LINE, "Who took it.", example="Tam Okafor"),
    FieldSpec(
        "focal", FOCAL, "What must stay in sight when it is cropped: from the left, from the top.", example="[0.5, 0.3]"
    ),
)
_PHOTO_ALSO = {
    **dict.fromkeys(("path", "src", "url", "image", "photo", "filename", "name", "picture"), "file"),
    **dict.fromkeys(("alt_text", "alttext", "image_alt", "alternative"), "alt"),
    **dict.fromkeys(("legend", "title", "text"), "caption"),
    **dict.fromkeys(("photographer", "author", "by", "source", "copyright", "attribution"), "credit"),
    **dict.fromkeys(("focus", "focal_point", "focalpoint", "position"), "focal"),
}


def _photo(node: tree.Node, form: Form, key: str) -> Photo | None:
    if isinstance(node, tree.Sequence):
        if not node.items:
            return None
        return _photo(node.items[0], form, key)
    if isinstance(node, tree.Scalar):
        return None if node.text.strip().casefold() in ("false", "no", "none") else Photo(_file(node, form, key))
    values = parts(node, PHOTO_PARTS, _PHOTO_ALSO, form, key)
    if "file" in values:
        return Photo(**values)
    if any(form_entry.value for form_entry in node.entries if _PHOTO_ALSO.get(normal_key(form_entry.key)) == "file"):
        return None
    need(node, values, "file", "file: bridge.jpg")
    return None


PHOTO: Reader[Photo | None] = Reader(
    "a photo's file name, or its parts", either({"type": "string"}, schema_of(PHOTO_PARTS)), _photo
)
_PHOTO_LIST = list_of(PHOTO, split=",\n")
PHOTOS: Reader[tuple[Photo, ...]] = Reader(
    "a list of photos",
    _PHOTO_LIST.schema,
    lambda node, form, key: tuple(photo for photo in _PHOTO_LIST.read(node, form, key) if photo),
)

# Videos.

_VIDEO_FILE = lazy_re.compile(r"\S.*\.(?:mp4|webm|mov|m4v|ogv)", re.IGNORECASE)


def _video_url(node: tree.Node, form: Form, key: str) -> str:
    text = uncurled(expect_scalar(node, "the address of a video"), form, key).strip()
    if match := re.search(r"<iframe\b[^>]*\bsrc=[\"']?(?P<url>[^\"'\s>]+)", text):
        return match["url"] if not match["url"].startswith("//") else f"https:{match['url']}"
    if re.fullmatch(r"[\w-]{11}", text) and re.search(r"[A-Z0-9_]", text):
        return f"https://www.youtube.com/watch?v={text}"
    if "://" not in text and _VIDEO_FILE.fullmatch(text):
        return resolve(text, node, form)
    return URL.read(node, form, key)


def _captions(node: tree.Node, form: Form, key: str) -> str:
    text = uncurled(expect_scalar(node, "the name of a file"), form, key).strip()
    return "no" if text.casefold() in ("no", "none", "false", "off") else _file(node, form, key)


VIDEO_PARTS = (
    FieldSpec(
        "url",
        Reader("the address of a video", {"type": "string"}, _video_url),
        "The video's address, or a file beside the text.",
        required=True,
        example="https://www.youtube.com/watch?v=abc123",
    ),
    FieldSpec("title", LINE, "What the video is called.", example="The opening"),
    FieldSpec("poster", PHOTO, "The picture that stands for it, a file beside the text.", example="opening.jpg"),
    FieldSpec(
        "captions",
        Reader(
            "the name of a file with captions, or no",
            {"type": "string"},
            _captions,
        ),
        "Its captions, a .vtt or .srt file beside the text; no if nobody speaks.",
        example="opening.vtt",
    ),
    FieldSpec("transcript", FILE, "What is said in it, a .vtt or .txt file beside the text.", example="opening.txt"),
)


def _video(node: tree.Node, form: Form, key: str) -> Video | None:
    if isinstance(node, tree.Sequence) and len(node.items) == 1:
        node = node.items[0]
    if not isinstance(node, tree.Mapping):
        return Video(_video_url(node, form, key))
    also = dict.fromkeys(("src", "link", "href", "file", "id", "youtube", "vimeo", "embed"), "url") | {
        "caption": "title"
    }
    values = parts(node, VIDEO_PARTS, also, form, key)
    return Video(**values) if values.get("url") else need(node, values, "url", "url: https://www.youtube.com/watch?v=…")


VIDEO: Reader[Video | None] = Reader(
    "a video's address, or its parts", either({"type": "string"}, schema_of(VIDEO_PARTS)), _video
)

# Recordings.

_SOUND = lazy_re.compile(r"\S.*\.(?:mp3|m4a|ogg|oga|opus|wav)", re.IGNORECASE)


def _audio_file(node: tree.Node, form: Form, key: str) -> str:
    text = uncurled(expect_scalar(node, "the name of a file"), form, key).strip()
    if "://" in text:
        hint = "Save the recording beside the text, if you may use it, and write the name of the file."
        raise Wrong(PATH_REMOTE, node, f"is a recording on another website, {text[:80]}.", hint)
    if not _SOUND.fullmatch(text):
        hint = "Write the name of an .mp3, .m4a, .ogg, .opus or .wav file beside the text."
        raise Wrong(AUDIO_UNREADABLE, node, f"says “{text[:80]}”, which is not a sound file.", hint)
    return resolve(text, node, form)


AUDIO_PARTS = (
    FieldSpec(
        "file",
        Reader("the name of a sound file beside the text", {"type": "string"}, _audio_file),
        "The recording's file name.",
        required=True,
        example="bell.mp3",
    ),
    FieldSpec("title", LINE, "What is to be heard.", example="The market bell"),
    FieldSpec("transcript", FILE, "What is said in it, a .vtt or .txt file beside the text.", example="bell.txt"),
)


def _audio(node: tree.Node, form: Form, key: str) -> Audio | None:
    if isinstance(node, tree.Sequence) and len(node.items) == 1:
        node = node.items[0]
    if not isinstance(node, tree.Mapping):
        return Audio(_audio_file(node, form, key))
    also = dict.fromkeys(("src", "url", "mp3", "audio", "recording", "path"), "file") | {"caption": "title"}
    values = parts(node, AUDIO_PARTS, also, form, key)
    if values.get("file"):
        return Audio(**values)
    names = {"file": "file", **also}
    if any(entry.value for entry in node.entries if names.get(normal_key(entry.key)) == "file"):
        return None  # what it says was refused already
    need(node, values, "file", "file: bell.mp3")
    return None


AUDIO: Reader[Audio | None] = Reader(
    "a sound file's name, or its parts", either({"type": "string"}, schema_of(AUDIO_PARTS)), _audio
)
