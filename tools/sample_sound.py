"""The sound of the sample hub: the clock of Ottersby's market hall strikes three, over the weir and its jackdaws.

`python tools/sample_sound.py content/stories/the-clock-that-was-eleven-minutes-fast/clock-strikes-three.wav`

Made of sines and seeded noise, so that nobody's recording is needed and the file is the same on every machine. It is
eight bits deep and stays below 100 kB.
"""

from __future__ import annotations

import argparse
import math
import random
import wave
from collections.abc import Iterator
from pathlib import Path

RATE = 11_025
SECONDS = 8.4
STROKES = (0.7, 2.9, 5.1)
"""Seconds at which the hammer falls."""
NOTE = 311.0
"""Hertz: the note that people hear (the strike), an E flat."""
PARTIALS = ((0.5, 0.55, 2.9), (1.0, 1.0, 1.9), (1.2, 0.7, 1.5), (1.5, 0.35, 1.1), (2.0, 0.6, 0.9), (2.67, 0.3, 0.5),
            (3.01, 0.25, 0.4), (4.1, 0.18, 0.25), (5.4, 0.12, 0.16))  # fmt: skip
"""Of an old bell (hum, prime, minor third, fifth, nominal and above): share of the note, loudness, seconds to fade."""
JACKDAWS = (1.75, 2.02, 4.35, 6.6, 6.82, 7.15)


def bell(moment: float) -> float:
    """The three strokes at a moment, each still ringing when the next one falls."""
    sound = 0.0
    for stroke in STROKES:
        since = moment - stroke
        if since < 0:
            continue
        clang = min(1.0, since / 0.004)
        for share, loud, fade in PARTIALS:
            beat = 1 + 0.0016 * math.sin(2 * math.pi * (0.9 + share) * since)
            sound += clang * loud * math.exp(-since / fade) * math.sin(2 * math.pi * NOTE * share * beat * since)
    return sound


def jackdaw(moment: float) -> float:
    """A short hoarse "tchack"."""
    sound = 0.0
    for number, begin in enumerate(JACKDAWS):
        since = moment - begin
        if 0 <= since < 0.13:
            shape = math.sin(math.pi * since / 0.13) ** 0.6
            pitch = 1750 + 90 * (number % 3) - 4200 * since
            sound += shape * math.tanh(3 * math.sin(2 * math.pi * pitch * since)) * (0.6 + 0.4 * math.sin(430 * since))
    return sound


def samples() -> Iterator[float]:
    """The whole recording, about -1 to 1."""
    chance = random.Random(1871)
    water = breath = 0.0
    count = int(RATE * SECONDS)
    for number in range(count):
        moment = number / RATE
        water += (chance.uniform(-1, 1) - water) * 0.18
        breath += (chance.uniform(-1, 1) - breath) * 0.002
        edge = min(1.0, moment / 0.3, (SECONDS - moment) / 0.9)
        yield edge * (0.24 * bell(moment) + 0.035 * jackdaw(moment) + (0.05 + 0.25 * abs(breath)) * water)


def write(path: Path) -> None:
    """A WAV file, one channel, eight bits. The noise of the last bit is spread, or quiet parts would crackle."""
    dither = random.Random(1988)
    peak = max(abs(value) for value in samples())
    data = bytes(max(0, min(255, round(128 + value / peak * 120 + dither.uniform(-0.5, 0.5)))) for value in samples())
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(1)
        file.setframerate(RATE)
        file.writeframes(data)


def main() -> None:
    """Writes the file that is named."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("path", type=Path)
    write(parser.parse_args().path)


if __name__ == "__main__":
    main()
