"""Cards and share kits that a plan knows again: the same keys and files as if all were made, and none made without need."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from copy import copy
from pathlib import Path

import msgspec
import pytest

from generator import load, prepare
from generator.content.hub import Hub
from generator.plan import share_kit
from generator.plan.card_values import CardValues
from generator.plan.heads import Heads
from generator.plan.memory import Memory, Recalled, recalled
from generator.plan.output import KeptCard, KeptView, Output
from generator.plan.planning import Planning
from generator.plan.suggestions import days_of
from generator.prepare import Prepared
from generator.publish import target_name
from generator.render.share_plan import SCHEDULE
from generator.standing import look
from generator.store import Store
from generator.theme.layouts.resolve import resolve
from generator.views.card import CardView
from generator.views.common import KitCard
from generator.views.files import TextView
from generator.views.share_kit import ArchiveView
from tests.kit import edit, jpeg, write, write_hub
from tests.laws.builds import Silent, options
from tests.laws.test_planning import TOLD, Watched

HUB = """
-- site.yaml --
name: What Ottersby Did
url: https://ottersby.example
timezone: Europe/London
logo: content/logo.jpg
embeds: all
cards: {formats: [square]}
-- content/stories/crossing.md --
---
title: Nine mornings on Mill Road
date: 2025-05-07
topics: [Streets]
place: Mill Road
campaign: safer-mill-road
authors: [rosa]
photo: {file: road.jpg, alt: A road}
quotes: [{text: We counted cars., who: Rosa}]
numbers: [{value: "412", label: cars}]
---
We counted. #SaferMillRoad
-- content/stories/cars.md --
---
title: Cars by the hour
date: 2025-06-01
topics: [Streets]
card: {photo: {file: cars.jpg, alt: Cars}}
---
::: chart bar title="Cars" file=cars.csv
:::
-- content/stories/cars.csv --
hour,cars
7,120
8,210
-- content/stories/bench.md --
---
title: A bench — for two
date: 2025-07-01
---
Somebody to sit with.
-- content/campaigns/safer-mill-road.md --
---
title: A safer Mill Road
date: 2025-04-01
ask: Paint a crossing
photo: {file: zebra.jpg, alt: A zebra}
goal: 500
progress: 120
---
Paint it.
-- content/events/walk.md --
---
title: A walk
start: 2026-06-14 10:00
place: Mill Road
---
Bring a friend.
-- content/people/rosa.md --
---
title: Rosa Milne
---
Lollipop lady.
-- content/data/awareness-days.yaml --
days:
  - {name: Walk to School Day, when: 22 September, topics: [Streets]}
"""


def hub(folder: Path) -> Path:
    write_hub(folder, HUB)
    for name, colour in (
        ("stories/road.jpg", "#2f6b3a"),
        ("stories/cars.jpg", "#c8372d"),
        ("campaigns/zebra.jpg", "#111111"),
        ("logo.jpg", "#224488"),
    ):
        write(folder, f"content/{name}", jpeg(400, 300, colour))
    return folder


def planned(folder: Path, known: Recalled | None) -> tuple[Prepared, Recalled]:
    """A plan with what earlier ones remember, or without any memory; and what it remembers."""
    chosen = options(folder)
    with closing(Store(chosen.store)) as store:
        seen = look(chosen, store)
        found = prepare.prepare(chosen, seen, store, Silent(), load.read(chosen, seen, store, Silent()), known)
        target = target_name(chosen.output, chosen.root)
        return found, recalled(store.snapshot(prepare._memory_of(target)))


def other_form(folder: Path) -> None:
    """The same topic in capitals."""
    for name in ("crossing", "cars"):
        edit(folder, f"content/stories/{name}.md", "[Streets]", "[STREETS]")


STORY = "content/stories/crossing.md"
CAMPAIGN = "content/campaigns/safer-mill-road.md"
CHANGES: dict[str, Callable[[Path], object]] = {
    "nothing": lambda _hub: None,
    "a title": lambda hub: edit(hub, STORY, "Nine", "Ten"),
    "a body": lambda hub: edit(hub, STORY, "We counted. ", "We counted them all. "),
    "a quote": lambda hub: edit(hub, STORY, "We counted cars.", "We counted lorries."),
    "no quote": lambda hub: edit(hub, STORY, "quotes: [{text: We counted cars., who: Rosa}]\n", ""),
    "a number": lambda hub: edit(hub, STORY, '"412"', '"413"'),
    "a topic": lambda hub: edit(hub, STORY, "[Streets]", "[School]"),
    "the form of a topic": other_form,
    "an author": lambda hub: edit(hub, "content/people/rosa.md", "Rosa Milne", "Rosa M."),
    "a photo": lambda hub: write(hub, "content/stories/road.jpg", jpeg(400, 300, "#aabbcc")),
    "the photo of a card": lambda hub: write(hub, "content/stories/cars.jpg", jpeg(400, 300, "#aabbcc")),
    "the logo": lambda hub: write(hub, "content/logo.jpg", jpeg(400, 300, "#aabbcc")),
    "a table": lambda hub: edit(hub, "content/stories/cars.csv", "210", "211"),
    "a campaign's title": lambda hub: edit(hub, CAMPAIGN, "A safer", "The safer"),
    "a campaign's progress": lambda hub: edit(hub, CAMPAIGN, "120", "121"),
    "a campaign's ask": lambda hub: edit(hub, CAMPAIGN, "Paint a", "Give us a"),
    "a campaign that is won": lambda hub: edit(hub, CAMPAIGN, "goal:", "state: won\noutcome: It is painted.\ngoal:"),
    "a campaign that is over": lambda hub: edit(hub, CAMPAIGN, "goal:", "deadline: 2026-05-01\ngoal:"),
    "a campaign that is gone": lambda hub: (hub / CAMPAIGN).unlink(),
    "a campaign's words for its cards": lambda hub: edit(hub, CAMPAIGN, "goal:", "share: {alt: A crossing}\ngoal:"),
    "a campaign's card": lambda hub: edit(hub, CAMPAIGN, "goal:", "card: {title: Paint it}\ngoal:"),
    "a campaign's slug": lambda hub: edit(hub, CAMPAIGN, "goal:", "slug: paint\ngoal:"),
    "a campaign's photo": lambda hub: write(hub, "content/campaigns/zebra.jpg", jpeg(400, 300, "#aabbcc")),
    "what a campaign's photo shows": lambda hub: edit(hub, CAMPAIGN, "A zebra", "Stripes"),
    "a campaign's design": lambda hub: edit(hub, CAMPAIGN, "goal:", "card: story\ngoal:"),
    "a campaign's captions": lambda hub: edit(hub, CAMPAIGN, "goal:", "share: {captions: {mastodon: Look}}\ngoal:"),
    "an event's place": lambda hub: edit(hub, "content/events/walk.md", "Mill Road", "High Street"),
    "an event that is off": lambda hub: edit(hub, "content/events/walk.md", "place:", "status: cancelled\nplace:"),
    "a design": lambda hub: edit(hub, STORY, "numbers:", "card: number\nnumbers:"),
    "a design that is unknown": lambda hub: edit(hub, STORY, "numbers:", "card: nonsense\nnumbers:"),
    "no plan": lambda hub: edit(hub, STORY, "numbers:", "share: {plan: no}\nnumbers:"),
    "no kit": lambda hub: edit(hub, STORY, "numbers:", "share: {kit: no}\nnumbers:"),
    "captions": lambda hub: edit(hub, STORY, "numbers:", "share: {captions: {mastodon: Look}}\nnumbers:"),
    "formats of a story": lambda hub: edit(hub, STORY, "numbers:", "share: {formats: [square]}\nnumbers:"),
    "an awareness day": lambda hub: edit(hub, "content/data/awareness-days.yaml", "Walk to", "Run to"),
    "another day": lambda hub: write(
        hub, "content/stories/new.md", "---\ntitle: New\ndate: 2026-01-01\ntopics: [Streets]\n---\nNew.\n"
    ),
    "networks": lambda hub: edit(hub, "site.yaml", "embeds: all", "embeds: all\nshare: [email]"),
    "hardly any network": lambda hub: edit(hub, "site.yaml", "embeds: all", "embeds: all\nshare: [copy]"),
    "formats": lambda hub: edit(hub, "site.yaml", "[square]", "[square, tall]"),
    "no cards": lambda hub: edit(hub, "site.yaml", "cards: {formats: [square]}", "cards: {enabled: no}"),
    "a slug": lambda hub: edit(hub, STORY, "numbers:", "slug: mornings\nnumbers:"),
    "another's address": lambda hub: edit(hub, STORY, "numbers:", "aliases: [/stories/bench/card.jpg]\nnumbers:"),
}


ANEW = {
    "networks",
    "hardly any network",
    "the logo",
    "formats",
    "no cards",
    "a campaign that is gone",
    "a campaign that is won",
}
"""Changes of what every page shows or may show: the settings, the menu."""


@pytest.mark.parametrize("change", CHANGES)
def test_a_plan_that_knows_cards_and_kits_has_the_keys_and_files_of_one_that_does_not(
    tmp_path: Path, change: str
) -> None:
    known = planned(hub(tmp_path), Recalled())[1]
    CHANGES[change](tmp_path)

    again, learned = planned(tmp_path, known)

    whole, _ = planned(tmp_path, None)
    assert again.keys == whole.keys
    assert again.problems == whole.problems
    assert [(o.url, o.recipe, o.sources) for o in again.plan.outputs] == [
        (o.url, o.recipe, o.sources) for o in whole.plan.outputs
    ]
    views = {output.url: output.view for output in whole.plan.outputs}
    kept = [output for output in again.plan.outputs if isinstance(output.view, KeptView)]
    assert bool(kept) == (change not in ANEW)
    for output in kept:
        assert again.plan.whole(output).view == views[output.url]
    once_more, _ = planned(tmp_path, learned)
    assert once_more.keys == whole.keys
    assert once_more.problems == whole.problems


def names(outputs: tuple[Output, ...]) -> set[str]:
    return {output.url for output in outputs if isinstance(output.view, CardView | ArchiveView)}


def test_a_changed_text_makes_the_cards_and_the_kit_of_its_story_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = planned(hub(tmp_path), Recalled())[1]
    edit(tmp_path, "content/stories/bench.md", "Somebody", "Anybody")
    resolved: list[str] = []
    kits: list[str] = []
    kit = share_kit._Kit.__init__

    def noted(layout: object, values: dict[str, str], *rest: object) -> CardView:
        resolved.append(values["title"])
        return resolve(layout, values, *rest)  # type: ignore[arg-type]  # whatever it is given

    def begun(self: share_kit._Kit, heads: Heads, record: share_kit.Work, *rest: object) -> None:
        kits.append(record.slug)
        kit(self, heads, record, *rest)  # type: ignore[arg-type]  # whatever it is given

    monkeypatch.setattr("generator.plan.cards.resolve", noted)
    monkeypatch.setattr(share_kit._Kit, "__init__", begun)

    again, _ = planned(tmp_path, known)

    assert set(kits) == {"bench", "safer-mill-road", "walk"}
    assert set(resolved) == {"A bench — for two"}
    own = {"/stories/bench/card.jpg", "/stories/bench/share/kit.zip"}
    assert own <= names(again.plan.outputs)
    assert not {url for url in names(again.plan.outputs) if url.startswith("/stories/") and "bench" not in url}


def watched(heads: Heads, hub: Hub) -> Heads:
    """The same for another hub, with a maker of cards that has made none."""
    planning = Planning(hub, heads.planning.theme, heads.planning.base)
    maker = copy(heads.cards)
    maker._planning = planning
    maker._values = CardValues(planning, heads.canonical, "")
    maker._outputs, maker._tags, maker._memory = {}, {}, None
    return Heads(planning, heads.site, maker, heads.canonical)


def test_the_planner_of_cards_and_kits_reads_nothing_of_the_hub_that_its_inputs_do_not_tell(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    noted: set[str] = set()
    read: set[str] = set()
    outputs = share_kit.ShareKits.outputs

    def watching(self: share_kit.ShareKits) -> Iterator[Output]:
        hub = self._heads.planning.hub
        heads = watched(self._heads, Watched(hub, noted))  # type: ignore[arg-type]  # as good as a hub
        for story in hub.stories:
            days = days_of(self._heads.planning.suggested, story)
            url = share_kit.kit_url(heads, story)
            noted.clear()
            assert list(share_kit._Kit(heads, story, url, days).outputs())
            assert heads.cards.of_record(story)
            read.update(noted)
        return outputs(self)

    monkeypatch.setattr(share_kit.ShareKits, "outputs", watching)

    planned(hub(tmp_path), None)

    assert read
    assert read - TOLD == set()


def test_what_cannot_be_read_on_a_card_is_told_again_though_nobody_makes_the_card(tmp_path: Path) -> None:
    hub(tmp_path)
    edit(tmp_path, "content/stories/bench.md", "for two", "for \U00013000 two")
    first, known = planned(tmp_path, Recalled())
    assert "card-missing-characters" in {problem.code for problem in first.problems}

    again, _ = planned(tmp_path, known)
    with closing(Store(options(tmp_path).store)) as store:
        store.drop("card text")
    forgotten, _ = planned(tmp_path, known)

    assert again.problems == forgotten.problems == first.problems


def test_a_card_that_found_no_place_is_not_remembered() -> None:
    memory = Memory(b"", Recalled(), {})
    memory.begin(b"", lambda _output, key: KeptView(key=key))
    card = KitCard(url="/a/card.jpg?v", alt="", width=1, height=1, type="image/jpeg", design="story", format="link")
    other = msgspec.structs.replace(card, url="/b/card.jpg?v")
    memory.note_cards(b"both", (card, other))
    memory.note_cards(b"one", (other,))
    assert memory.is_news

    memory.learn(Output("/b/card.jpg", "card", TextView(text="")), "key")

    assert recalled(memory.sealed()).cards == {b"one": (KeptCard(other, KeptView(key="key")),)}


def test_every_network_on_which_something_is_asked_has_a_post_that_asks_for_nothing() -> None:
    asking = {slot.network for slot in SCHEDULE if slot.variant == "ask"}

    assert asking <= {slot.network for slot in SCHEDULE if slot.variant in ("summary", "question")}
