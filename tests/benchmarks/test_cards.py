"""The comparison of card makers: all get the same content, and what it prints follows from what was measured."""

from __future__ import annotations

import io
import json
from dataclasses import asdict
from pathlib import Path

import pytest
from PIL import Image

from benchmarks.cards import content, report
from benchmarks.cards.engines import Round

SIDES = ("logo", "hub", "kicker", "title", "meta", "shade", "accent", "initial")


@pytest.mark.parametrize("form", content.FORMATS)
def test_everything_stands_on_the_card(form: str) -> None:
    card = content.FORMATS[form]

    for side in SIDES:
        place = getattr(card, side)
        assert place.x >= 0
        assert place.y >= 0
        assert place.x + place.width <= card.width
        assert place.y + place.height <= card.height


def test_peers_are_told_the_same_as_storyhub(tmp_path: Path) -> None:
    made = content.write(tmp_path, 1, tmp_path / "kept")

    told = json.loads((tmp_path / "cards.json").read_text(encoding="utf-8"))

    assert told["further"] == [made.cards[0].slug]
    assert {name: told[name] for name in asdict(made)} == json.loads(json.dumps(asdict(made)))


def test_a_photo_weighs_and_measures_as_a_photograph_does(tmp_path: Path) -> None:
    made = content.write(tmp_path, 1, tmp_path / "kept")

    data = Path(made.cards[0].photo).read_bytes()

    assert 200_000 < len(data) < 1_000_000
    with Image.open(io.BytesIO(data)) as image:
        assert image.size == content.PHOTO


def test_a_ratio_within_its_target_is_met(capsys: pytest.CaptureFixture[str]) -> None:
    report.ratios({("photo", "ours"): [taken(1.0)], ("photo", "theirs"): [taken(6.5)]}, ["ours"], ["theirs"], "theirs")

    assert "| 0.154 (0.154 to 0.154) | 6.5 | ≤ 1/6 | met |" in capsys.readouterr().out


def test_a_ratio_beyond_its_target_is_missed(capsys: pytest.CaptureFixture[str]) -> None:
    report.ratios({("photo", "ours"): [taken(1.0)], ("photo", "theirs"): [taken(5.5)]}, ["ours"], ["theirs"], "theirs")

    assert "missed |" in capsys.readouterr().out


def taken(cpu: float) -> Round:
    return Round(cpu=cpu, wall=1.0, sizes=(1,), peak=0.0)
