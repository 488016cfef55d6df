"""Forms: what each taker of forms is sent, and that the security policy lets it through."""

from __future__ import annotations

import pytest

from generator.config import FormsConfig
from generator.config_reading import load_config
from generator.plan.forms import form_name
from generator.problems import HubError


def config(text: str) -> FormsConfig:
    return load_config(f"name: Hub\n{text}".encode())[0].forms


def test_a_hub_that_says_nothing_leaves_its_forms_to_its_host() -> None:
    assert config("") == FormsConfig()


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("forms: netlify\n", FormsConfig("netlify")),
        ("forms: https://formspree.io/f/abc\n", FormsConfig("formspree", "https://formspree.io/f/abc")),
        ("forms: {endpoint: https://f.example/x}\n", FormsConfig("address", "https://f.example/x")),
        (
            "forms: {provider: other, endpoint: https://f.example/x, honeypot: _honey}\n",
            FormsConfig("address", "https://f.example/x", "_honey"),
        ),
    ],
)
def test_who_takes_forms_can_be_said_in_short_or_in_full(text: str, read: FormsConfig) -> None:
    assert config(text) == read


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("forms: formspree\n", "`forms` needs a part named `endpoint`"),
        ("forms: http://f.example/x\n", "would travel unsealed"),
        ("forms: {provider: gogle}\n", "which we do not know"),
        ("forms: {endpoint: https://f.example, honeypot: a b}\n", "not the name of a field"),
    ],
)
def test_a_form_that_would_go_nowhere_stops_the_build(text: str, message: str) -> None:
    with pytest.raises(HubError) as stopped:
        config(text)

    assert message in str(stopped.value)


def test_a_form_in_another_language_has_another_name() -> None:
    names = [form_name("petition", "Keep the 14", lang, "en") for lang in ("en", "es", "pt-BR")]

    assert names == ["petition-keep-the-14", "petition-keep-the-14-es", "petition-keep-the-14-pt-br"]


def test_the_name_of_a_form_is_plain_letters_whatever_its_campaign_is_called() -> None:
    names = {form_name("petition", title, "ar", "ar") for title in ("عبور", "عبور آمن")}

    assert len(names) == 2
    assert all(name.isascii() for name in names)
