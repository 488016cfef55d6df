"""The film of the sample hub: ten to six at the Staithe, with the sound of the weir.

`python -m tools.sample_film --ffmpeg PATH content/stories/steps-at-the-staithe/ten-to-six.mp4`

The story's own picture begins to move: the water rocks, mist drifts, and we come nearer to whoever goes in. Sines and
seeded noise make all of it, so that nobody's film is needed. FFmpeg does the packing (`pip install imageio-ffmpeg` has
one); with the same FFmpeg the file is the same. It stays below 400 kB.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import tempfile
import wave
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from tools.sample_sound import RATE, jackdaw

PICTURE = Path(__file__).resolve().parents[1] / "content/stories/steps-at-the-staithe/swimmers-at-six.jpg"
WIDTH, HEIGHT = 640, 360
RATE_OF_FRAMES = 12
SECONDS = 9
NEAR = 0.62
"""How much of the picture's width is seen at the end."""
TOWARDS = (0.52, 0.56)
"""Where we look at the end, as shares of the picture's width and height."""
SHORE = 0.49
"""Where the water begins, and the mist lies."""

Pixels = NDArray[Any]


def frames() -> Iterator[bytes]:
    """Every frame, three bytes to a pixel."""
    source = np.asarray(Image.open(PICTURE).convert("RGB"), dtype=np.float32)
    mist = _mist()
    count = SECONDS * RATE_OF_FRAMES
    for number in range(count):
        yield _frame(source, mist, number / RATE_OF_FRAMES, number / (count - 1)).tobytes()


def _frame(source: Pixels, mist: Pixels, moment: float, through: float) -> Pixels:
    high, wide = source.shape[:2]
    eased = through * through * (3 - 2 * through)
    seen = wide * (1 + (NEAR - 1) * eased)
    tall = seen * HEIGHT / WIDTH
    middle = (0.5 + (TOWARDS[0] - 0.5) * eased) * wide, (0.52 + (TOWARDS[1] - 0.52) * eased) * high
    x = np.linspace(middle[0] - seen / 2, middle[0] + seen / 2, WIDTH, dtype=np.float32)
    y = np.linspace(middle[1] - tall / 2, middle[1] + tall / 2, HEIGHT, dtype=np.float32)
    across, down = np.meshgrid(x, y)
    water = np.clip((down / high - SHORE) / 0.3, 0, 1) * np.clip((0.54 - across / wide) / 0.1, 0, 1)
    down = down + water * 9 * np.sin(1.7 * moment + across / 170) * np.cos(0.6 * moment + down / 260)
    across = across + water * 4 * np.sin(1.1 * moment + down / 90)
    picture = _between(source, across, down)
    drift = (across * mist.shape[1] / wide / 2 + moment * 14) % (mist.shape[1] - 1)
    veil = mist[np.clip(down * mist.shape[0] / high, 0, mist.shape[0] - 1).astype(int), drift.astype(int)]
    lies = np.exp(-(((down / high - SHORE - 0.03) / 0.1) ** 2)) * veil * (0.75 - 0.35 * through)
    picture += (np.array([250, 240, 226], dtype=np.float32) - picture) * lies[..., None]
    shown: Pixels = np.clip(picture + 0.5, 0, 255).astype(np.uint8)
    return shown


def _between(source: Pixels, across: Pixels, down: Pixels) -> Pixels:
    """The picture at places between its pixels."""
    high, wide = source.shape[:2]
    left, top = (np.floor(at).astype(int) for at in (across, down))
    part_x, part_y = (across - left)[..., None], (down - top)[..., None]

    def at(dx: int, dy: int) -> Pixels:
        found: Pixels = source[np.clip(top + dy, 0, high - 1), np.clip(left + dx, 0, wide - 1)]
        return found

    upper = at(0, 0) * (1 - part_x) + at(1, 0) * part_x
    lower = at(0, 1) * (1 - part_x) + at(1, 1) * part_x
    between: Pixels = upper * (1 - part_y) + lower * part_y
    return between


def _mist() -> Pixels:
    """A strip of soft noise from 0 to 1 whose ends meet."""
    chance = np.random.default_rng(1790)
    rough = Image.fromarray(chance.integers(0, 256, (12, 40), dtype=np.uint8))
    thrice = np.tile(np.asarray(rough.resize((900, 240), Image.Resampling.BICUBIC)), (1, 3))
    soft: Pixels = np.asarray(Image.fromarray(thrice).filter(ImageFilter.GaussianBlur(14)), dtype=np.float32)[
        :, 900:1800
    ]
    lowest, highest = float(np.min(soft)), float(np.max(soft))
    strip: Pixels = (soft - lowest) / (highest - lowest)
    return strip


def write_sound(path: Path) -> None:
    """Water over the weir, nearer as we go, and jackdaws: one channel, sixteen bits."""
    chance = random.Random(1790)
    fast = slow = 0.0
    data = bytearray()
    for number in range(RATE * SECONDS):
        moment = number / RATE
        noise = chance.uniform(-1, 1)
        fast += (noise - fast) * 0.35
        slow += (noise - slow) * 0.03
        edge = min(1.0, moment / 0.4, (SECONDS - moment) / 0.8)
        sound = edge * ((0.16 + 0.02 * moment) * (0.6 * fast + 1.6 * slow) + 0.05 * jackdaw(moment))
        data += round(max(-1.0, min(1.0, sound)) * 32_000).to_bytes(2, "little", signed=True)
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(bytes(data))


def write(path: Path, ffmpeg: str) -> None:
    """An MP4 file with H.264 and AAC, which every browser plays."""
    with tempfile.TemporaryDirectory() as folder:
        sound = Path(folder) / "weir.wav"
        write_sound(sound)
        raw = ["-f", "rawvideo", "-pix_fmt", "rgb24", "-s", f"{WIDTH}x{HEIGHT}", "-r", str(RATE_OF_FRAMES), "-i", "-"]
        video = ["-c:v", "libx264", "-preset", "veryslow", "-tune", "animation", "-crf", "27", "-pix_fmt", "yuv420p"]
        audio = ["-c:a", "aac", "-b:a", "40k"]
        plain = ["-map_metadata", "-1", "-fflags", "+bitexact", "-flags:v", "+bitexact", "-flags:a", "+bitexact"]
        command = [ffmpeg, "-loglevel", "error", "-y", "-threads", "1", *raw, "-i", str(sound), *video, *audio, *plain]
        command += ["-movflags", "+faststart", "-shortest", str(path)]
        subprocess.run(command, input=b"".join(frames()), check=True)  # noqa: S603 - what the caller names


def main() -> None:
    """Writes the file that is named."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("path", type=Path)
    parser.add_argument("--ffmpeg", default="ffmpeg", help="where FFmpeg is, if not on the path")
    options = parser.parse_args()
    write(options.path, options.ffmpeg)


if __name__ == "__main__":
    main()
