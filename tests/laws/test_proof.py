"""Pages that writers see before the hub is read anew: they are what the build then publishes, or there are none."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.build import build, proofs
from generator.problems import HubError
from generator.proof import Drawn, Proof, Proofs
from generator.render.recipes import Recipes
from generator.store import Held
from tests.kit import edit, write, write_everything
from tests.laws.builds import Silent, options, tree
from tests.laws.test_incremental import assert_equals_a_clean_build, hub

CROSSING = "content/stories/crossing.md"
PAGES = {
    "content/stories/crossing.md": (
        "We counted cars.",
        "We counted **cars**, and bread: [it](bread.md) #SaferMillRoad",
    ),
    "content/stories/garden/index.md": ("We planted beans.", "We planted\n\n## Beans\n\nand peas.[^1]\n\n[^1]: Two."),
    "content/stories/judias.md": ("Plantamos judías.", "Plantamos judías y guisantes."),
    "content/stories/bread.md": ("خبزنا معًا.", "خبزنا معًا في الصباح."),
    "content/campaigns/safer-mill-road/index.md": ("Paint it.", "Paint it, please."),
    "content/campaigns/lamps.md": ("Light.", "Light at last."),
    "content/people/rosa.md": ("Lollipop lady since 1998.", "Lollipop lady since 1997."),
    "content/pages/about.md": ("Who we are.", "Who we were."),
}
"""What is said in files whose pages can be proofs."""


class Writer:
    """Somebody who writes while their hub is served."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.held = Held()
        self._proofs: Proofs | None = None
        self.build()

    def build(self) -> tuple[str, ...]:
        """The addresses of what was rendered."""
        self._proofs = None
        rendered = build(options(self.folder), Silent(), self.held).rendered
        self._proofs = proofs(options(self.folder), self.held)
        return rendered

    def draw(self, *paths: str) -> tuple[Drawn, ...]:
        """What differs now, of saved files."""
        return self._proofs.draw(str(self.folder / path) for path in paths) if self._proofs else ()

    def proofs(self, *paths: str) -> tuple[Proof, ...]:
        """What is shown of saved files at once."""
        return tuple(page.show() for page in self.draw(*paths))


@pytest.fixture(scope="module")
def everything(tmp_path_factory: pytest.TempPathFactory) -> Writer:
    return Writer(write_everything(tmp_path_factory.mktemp("hub")))


@pytest.fixture
def writer(tmp_path: Path) -> Writer:
    """Of a small hub."""
    return Writer(hub(tmp_path))


@pytest.mark.parametrize("path", PAGES)
def test_a_new_text_is_shown_as_it_will_be_published(everything: Writer, path: str) -> None:
    edit(everything.folder, path, *PAGES[path])

    (shown,) = everything.proofs(path)
    page = Path(shown.file).read_bytes()
    rendered = everything.build()

    assert shown.url in rendered
    assert Path(shown.file).read_bytes() == page


def test_a_new_title_is_shown_on_its_own_page(writer: Writer) -> None:
    edit(writer.folder, CROSSING, "Nine mornings", "Ten mornings")

    (shown,) = writer.proofs(CROSSING)

    assert "Ten mornings" in Path(shown.file).read_text(encoding="utf-8")


def test_several_files_that_are_saved_at_once_are_shown_together(writer: Writer) -> None:
    edit(writer.folder, CROSSING, "We counted cars.", "We counted all cars.")
    edit(writer.folder, "content/people/rosa.md", "Lollipop", "Lolly")

    shown = writer.proofs(CROSSING, "content/people/rosa.md")

    assert [one.url for one in shown] == ["/people/rosa/", "/stories/crossing/"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("date: 2025-05-07", "date: some day"),
        ("date: 2025-05-07", "date: 2025-05-08"),
        ("date: 2025-05-07", "date: 2025-05-07\nslug: mornings"),
        ("date: 2025-05-07", "date: 2025-05-07\ndraft: yes"),
        ("date: 2025-05-07", "date: 2025-05-07\npublish: 2027-01-01"),
        ("authors: [rosa]", "authors: [A guest]"),
        ("campaign: safer-mill-road", "campaign: other"),
        ("We counted cars.", "![A bean wigwam](garden/beans.jpg)"),
        ("We counted cars.", "See [that](nowhere.md)."),
        ("We counted cars.", "::: chart bar title=Cars\n- Monday | 3\n:::"),
    ],
)
def test_what_touches_more_than_words_waits_for_the_build(writer: Writer, old: str, new: str) -> None:
    before = tree(writer.folder / "public")
    edit(writer.folder, CROSSING, old, new)

    assert writer.proofs(CROSSING) == ()
    assert tree(writer.folder / "public") == before


@pytest.mark.parametrize("path", ["site.yaml", "content/stories/garden/beans.jpg", "content/events/picnic.md"])
def test_files_that_are_no_page_of_their_own_wait_for_the_build(writer: Writer, path: str) -> None:
    edit(writer.folder, CROSSING, "We counted cars.", "We counted all cars.")

    assert writer.proofs(CROSSING, path) == ()


def test_files_that_an_editor_saved_by_way_of_are_no_hindrance(writer: Writer) -> None:
    edit(writer.folder, CROSSING, "We counted cars.", "We counted all cars.")

    assert writer.proofs(CROSSING, "content/stories/4913", "content/stories/.goutputstream-X1", "content/stories")


def test_a_new_file_beside_waits_for_the_build(writer: Writer) -> None:
    edit(writer.folder, CROSSING, "We counted cars.", "We counted all cars.")
    write(writer.folder, "content/stories/new.md", "---\ntitle: New\ndate: 2025-01-01\n---\nText.")

    assert writer.proofs(CROSSING, "content/stories/new.md") == ()


def test_many_files_at_once_wait_for_the_build(writer: Writer) -> None:
    paths = (CROSSING, "content/stories/bench.md", "content/people/rosa.md", "content/pages/about.md")
    for path in paths:
        edit(writer.folder, path, "title: ", "title: A ")

    assert len(writer.proofs(*paths)) == 4
    assert writer.proofs(*paths, "content/campaigns/safer-mill-road.md") == ()


def test_a_page_is_drawn_before_it_is_shown(writer: Writer) -> None:
    before = tree(writer.folder / "public")
    edit(writer.folder, CROSSING, "We counted cars.", "We counted all cars.")

    (drawn,) = writer.draw(CROSSING)
    assert tree(writer.folder / "public") == before
    shown = drawn.show()

    assert Path(shown.file).read_bytes() == drawn.page
    assert shown.stands()


def test_a_page_that_is_shown_already_is_not_shown_again(writer: Writer) -> None:
    edit(writer.folder, CROSSING, "We counted cars.", "We counted all cars.")

    assert len(writer.proofs(CROSSING)) == 1
    assert writer.proofs(CROSSING) == ()


def test_a_page_was_drawn_already_when_the_first_file_is_saved(writer: Writer, monkeypatch: pytest.MonkeyPatch) -> None:
    """For nothing but that whoever saves it need not wait for modules and templates to be loaded."""
    drawn = []
    monkeypatch.setattr(Recipes, "render", lambda _self, recipe, *_: drawn.append(recipe))
    proofs(options(writer.folder), writer.held)

    assert drawn == ["html"]


def test_a_hub_without_a_record_is_served_too(tmp_path: Path) -> None:
    write(tmp_path, "site.yaml", "name: Hub\nurl: https://hub.example\ntheme: plain\n")

    assert Writer(tmp_path).proofs(CROSSING) == ()


def test_a_file_that_says_the_same_is_not_shown_anew(writer: Writer) -> None:
    assert writer.proofs(CROSSING) == ()


def test_nothing_is_shown_after_a_build_that_failed(writer: Writer) -> None:
    edit(writer.folder, "site.yaml", "theme: plain", "theme: nowhere")
    with pytest.raises(HubError):
        writer.build()
    edit(writer.folder, CROSSING, "We counted cars.", "We counted all cars.")

    assert writer.proofs(CROSSING) == ()


def test_a_proof_leaves_the_store_as_it_is(writer: Writer) -> None:
    before = kept(writer)
    edit(writer.folder, CROSSING, "We counted cars.", "We counted all cars.")

    assert writer.proofs(CROSSING)

    assert kept(writer) == before


def kept(writer: Writer) -> dict[str, bytes]:
    return {path: data for path, data in tree(writer.folder / ".storyhub").items() if path != "proof"}


def test_a_page_that_was_shown_goes_back_with_its_text(writer: Writer) -> None:
    before = tree(writer.folder / "public")
    edit(writer.folder, CROSSING, "We counted cars.", "We counted all cars.")
    writer.proofs(CROSSING)

    edit(writer.folder, CROSSING, "We counted all cars.", "We counted cars.")
    writer.build()

    assert tree(writer.folder / "public") == before


@given(
    edits=st.lists(st.tuples(st.sampled_from(("crossing", "garden/index", "bench")), st.booleans()), max_size=5),
)
@settings(max_examples=8, deadline=None)
def test_whatever_was_shown_a_build_gives_what_a_clean_one_gives(edits: list[tuple[str, bool]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        writer = Writer(hub(Path(folder)))
        for name, building in edits:
            edit(writer.folder, f"content/stories/{name}.md", "topics: [", "topics: [New, ")
            writer.proofs(f"content/stories/{name}.md")
            if building:
                writer.build()

        writer.build()

        assert_equals_a_clean_build(writer.folder)


def test_a_page_whose_address_another_has_is_not_shown(tmp_path: Path) -> None:
    folder = hub(tmp_path)
    write(folder, "content/pages/stories.md", "---\ntitle: Stories\n---\nAll of them.")
    writer = Writer(folder)
    before = tree(folder / "public")
    edit(folder, "content/pages/stories.md", "All of them.", "Most of them.")

    assert writer.proofs("content/pages/stories.md") == ()
    assert tree(folder / "public") == before
