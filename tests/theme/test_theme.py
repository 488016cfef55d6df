import pickle
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.digests import digest
from generator.problems import HubError, Problem
from generator.theme.specs import FontFace, ListSpec
from generator.theme.theme import Theme, load_theme

DEFAULT = Path(__file__).parents[2] / "themes"
Write = Callable[[str, str], None]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def _write(path: str, text: str) -> None:
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")

    return _write


def load(root: Path, name: str = "plain") -> Theme:
    return load_theme(name, hub_root=root, themes_roots=[root / "themes"])


def problems(root: Path, name: str = "plain") -> list[Problem]:
    with pytest.raises(HubError) as caught:
        load(root, name)
    return list(caught.value.problems)


def test_templates_are_known_by_their_path(write: Write, tmp_path: Path) -> None:
    write("themes/plain/theme.yaml", "title: Plain\n")
    write("themes/plain/templates/partials/head.html", "<title>")

    assert load(tmp_path).templates == {"partials/head.html": "<title>"}


def test_a_theme_takes_what_it_lacks_from_the_one_it_extends(write: Write, tmp_path: Path) -> None:
    write("themes/bones/theme.yaml", "title: Bones\n")
    write("themes/bones/templates/base.html", "bones")
    write("themes/bones/templates/story.html", "bones")
    write("themes/plain/theme.yaml", "extends: bones\n")
    write("themes/plain/templates/story.html", "plain")

    assert load(tmp_path).templates == {"base.html": "bones", "story.html": "plain"}


def test_a_hubs_own_folder_lies_over_its_theme(write: Write, tmp_path: Path) -> None:
    write("themes/plain/theme.yaml", "title: Plain\n")
    write("themes/plain/templates/story.html", "theirs")
    write("theme/templates/story.html", "ours")

    theme = load(tmp_path)

    assert theme.templates["story.html"] == "ours"
    assert theme.template_paths["story.html"] == "theme/templates/story.html"


def test_a_hubs_own_style_sheet_is_joined_last(write: Write, tmp_path: Path) -> None:
    write("themes/plain/theme.yaml", "stylesheets: [css/base.css]\n")
    write("themes/plain/assets/css/base.css", "p{}")
    write("theme/assets/css/hub.css", "h1{}")

    assert load(tmp_path).stylesheets == ("css/base.css", "css/hub.css")


def test_assets_stand_by_the_digest_of_their_bytes(write: Write, tmp_path: Path) -> None:
    write("themes/plain/theme.yaml", "title: Plain\n")
    write("themes/plain/assets/js/site.js", "1")

    theme = load(tmp_path)

    assert theme.assets["js/site.js"] == digest(b"1")
    assert Path(theme.files[digest(b"1")]).read_bytes() == b"1"


def test_fonts_are_assets_with_their_faces(write: Write, tmp_path: Path) -> None:
    write("themes/plain/theme.yaml", "title: Plain\n")
    write("themes/plain/fonts/fonts.yaml", "web:\n  - {file: a.woff2, family: A, weight: 400 800}\n")
    write("themes/plain/fonts/a.woff2", "font")

    theme = load(tmp_path)

    assert theme.fonts == (FontFace("a.woff2", "A", "normal", "400 800"),)
    assert "fonts/a.woff2" in theme.assets


def test_lists_are_read_with_their_kind_number_and_states(write: Write, tmp_path: Path) -> None:
    write("themes/plain/theme.yaml", "lists:\n  home:\n    live: {of: campaigns, state: live, newest: 3}\n")

    assert load(tmp_path).lists == {"home": {"live": ListSpec("campaigns", 3, ("live",))}}


def test_a_hub_can_change_one_list_and_keep_the_others(write: Write, tmp_path: Path) -> None:
    write("themes/plain/theme.yaml", "lists: {home: {a: {of: stories, newest: 3}, b: {of: updates, newest: 3}}}\n")
    write("theme/theme.yaml", "lists: {home: {a: {of: stories, newest: 9}}}\n")

    assert {name: spec.newest for name, spec in load(tmp_path).lists["home"].items()} == {"a": 9, "b": 3}


def test_an_unknown_theme_is_told_with_the_nearest_name(write: Write, tmp_path: Path) -> None:
    write("themes/gazette/theme.yaml", "title: Gazette\n")

    (problem,) = problems(tmp_path, "gazete")

    assert problem.code == "theme-unknown"
    assert "gazette" in problem.hint


def test_themes_that_extend_each_other_are_refused(write: Write, tmp_path: Path) -> None:
    write("themes/plain/theme.yaml", "extends: other\n")
    write("themes/other/theme.yaml", "extends: plain\n")

    assert [p.code for p in problems(tmp_path)] == ["theme-circle"]


def test_every_mistake_in_theme_yaml_is_told_at_once_with_its_line(write: Write, tmp_path: Path) -> None:
    write(
        "themes/plain/theme.yaml", "lists:\n  home:\n    a: {of: pages, newest: 3}\n    b: {of: stories, newest: few}\n"
    )

    found = problems(tmp_path)

    assert [(p.position.path, p.position.line) for p in found] == [
        ("themes/plain/theme.yaml", 3),
        ("themes/plain/theme.yaml", 4),
    ]


def test_broken_yaml_is_told_with_its_line(write: Write, tmp_path: Path) -> None:
    write("themes/plain/theme.yaml", "title: Plain\nlists: {home: [\n")

    (problem,) = problems(tmp_path)

    assert problem.code == "theme-unreadable"
    assert problem.position.line >= 2


def test_a_colour_that_is_none_is_told(write: Write, tmp_path: Path) -> None:
    write(
        "themes/plain/theme.yaml",
        'colours:\n  light: {paper: beige, sheet: "#fff", line: "#ccc", ink: "#000", aside: "#555"}\n',
    )

    (problem,) = problems(tmp_path)

    assert "beige" in problem.message


def test_a_style_sheet_that_is_not_there_is_told(write: Write, tmp_path: Path) -> None:
    write("themes/plain/theme.yaml", "stylesheets: [css/bsae.css]\n")

    (problem,) = problems(tmp_path)

    assert problem.code == "theme-missing-file"
    assert "bsae" in problem.message


def test_a_broken_catalogue_is_told_by_its_file(write: Write, tmp_path: Path) -> None:
    write("themes/plain/theme.yaml", "title: Plain\n")
    write("themes/plain/locales/es.po", 'msgid "Stor\n')

    (problem,) = problems(tmp_path)

    assert problem.position.path == "themes/plain/locales/es.po"


def test_a_theme_travels_to_another_process(tmp_path: Path) -> None:
    theme = load_theme("default", hub_root=tmp_path, themes_roots=[DEFAULT])

    assert pickle.loads(pickle.dumps(theme)) == theme
