import re
from pathlib import Path

import pytest

from generator.theme.locale import Catalogue, CatalogueError, choose, parse

THEME = Path(__file__).parents[2] / "themes" / "default"
SPANISH = """
msgid ""
msgstr "Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "Stories"
msgstr "Historias"

#, fuzzy
msgid "People"
msgstr "¿Gente?"

msgid "%(count)s story"
msgid_plural "%(count)s stories"
msgstr[0] "%(count)s historia"
msgstr[1] "%(count)s historias"
"""
STORY = ("%(count)s story", "%(count)s stories")


def test_a_word_is_translated() -> None:
    assert parse(SPANISH.encode()).singular("Stories") == "Historias"


def test_a_word_without_translation_stays_english() -> None:
    assert parse(SPANISH.encode()).singular("Campaigns") == "Campaigns"


def test_a_translation_marked_as_unsure_is_not_used() -> None:
    assert parse(SPANISH.encode()).singular("People") == "People"


@pytest.mark.parametrize(("count", "form"), [(1, "%(count)s historia"), (2, "%(count)s historias")])
def test_one_and_many_have_their_own_forms(count: int, form: str) -> None:
    assert parse(SPANISH.encode()).plural_form(*STORY, count) == form


@pytest.mark.parametrize(("count", "form"), [(0, STORY[1]), (1, STORY[0]), (5, STORY[1])])
def test_english_needs_no_catalogue(count: int, form: str) -> None:
    assert Catalogue().plural_form(*STORY, count) == form


@pytest.mark.parametrize(
    ("count", "form"),
    [
        (0, "لا قصص"),
        (1, "قصة واحدة"),
        (2, "قصتان"),
        (7, "%(count)s قصص"),
        (11, "%(count)s قصة"),
        (103, "%(count)s قصص"),
    ],
)
def test_arabic_has_six_forms(count: int, form: str) -> None:
    arabic = parse((THEME / "locales" / "ar.po").read_bytes())

    assert arabic.plural_form(*STORY, count) == form


def test_a_regional_language_uses_the_catalogue_of_its_language() -> None:
    spanish = Catalogue({"Stories": ("Historias",)})

    assert choose({"es": spanish}, "es-MX") is spanish


def test_a_hubs_own_words_lie_over_the_themes() -> None:
    theme = Catalogue({"Stories": ("Historias",), "People": ("Personas",)})

    assert Catalogue({"People": ("Vecinas",)}).over(theme).messages == {
        "Stories": ("Historias",),
        "People": ("Vecinas",),
    }


def test_a_broken_catalogue_is_refused_with_its_line() -> None:
    with pytest.raises(CatalogueError) as caught:
        parse(b'msgid "Stories"\nmsgstr "Historias"\nmsgid "Peo\n')

    assert caught.value.line == 3


@pytest.mark.parametrize("lang", ["ar", "de", "es", "fr"])
def test_the_default_theme_is_translated_in_full(lang: str) -> None:
    words = parse((THEME / "locales" / f"{lang}.po").read_bytes()).messages
    templates = "".join(path.read_text("utf-8") for path in THEME.rglob("templates/**/*.html"))
    used = {a or b for a, b in re.findall(r"""\b(?:_|ngettext)\(\s*(?:"([^"]+)"|'([^']+)')""", templates)}

    assert used - set(words) == set()


@pytest.mark.parametrize("lang", ["ar", "de", "es", "fr"])
def test_translations_name_only_what_the_source_names(lang: str) -> None:
    for source, forms in parse((THEME / "locales" / f"{lang}.po").read_bytes()).messages.items():
        known = set(re.findall(r"%\((\w+)\)s|\{(\w+)\}", source)) | ({("count", "")} if len(forms) > 1 else set())
        assert all(set(re.findall(r"%\((\w+)\)s|\{(\w+)\}", form)) <= known for form in forms), source
