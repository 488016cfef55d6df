"""docs/cards.md says what the code does."""

from __future__ import annotations

import re
from io import BytesIO

import pytest
from PIL import Image

from generator.content.card_choice import CARD_PARTS
from generator.theme.layouts.chain import SIZES
from generator.theme.layouts.specs import TYPES
from tools.card_reference import LIMIT, PAGE, PICTURES, draw_all, examples, layouts, with_tables

TEXT = PAGE.read_text(encoding="utf-8")


def test_the_tables_are_those_of_the_code() -> None:
    assert with_tables(TEXT) == TEXT, "run `python -m tools.card_reference`"


@pytest.mark.parametrize("kind", sorted(TYPES))
def test_every_type_of_layer_has_its_section_with_an_example_and_a_table(kind: str) -> None:
    section = re.search(rf"(?s)\n### {kind}\n(.*?)(?=\n###? )", TEXT)
    assert section
    assert f"<!-- table: {kind} -->" in section[1]
    assert f"- {{type: {kind}," in section[1] or f"- type: {kind}\n" in section[1]


def test_every_example_is_a_layout_without_mistakes() -> None:
    assert layouts(TEXT).keys() == examples(TEXT).keys() > TYPES.keys()


def test_every_example_has_its_picture_which_is_small() -> None:
    assert {file.stem for file in PICTURES.iterdir()} == examples(TEXT).keys()
    assert [file.name for file in PICTURES.iterdir() if file.stat().st_size > LIMIT] == []


def test_the_pictures_show_the_examples() -> None:
    for name, data in draw_all(TEXT).items():
        now = Image.open(BytesIO(data)).convert("RGB").resize((60, 31))
        kept = Image.open(PICTURES / f"{name}.png").convert("RGB").resize((60, 31))
        pairs = zip(now.tobytes(), kept.tobytes(), strict=True)
        assert sum(abs(one - other) for one, other in pairs) / len(now.tobytes()) < 6, f"{name} is out of date"


def test_every_format_and_every_key_of_card_is_named() -> None:
    assert [form for form in SIZES if f"`{form}` (" not in TEXT] == []
    assert [field.name for field in CARD_PARTS if f"| `{field.name}` |" not in TEXT] == []
