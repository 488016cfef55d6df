"""Cards: one for each page, with an address that changes with what it shows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from generator.build import prepare
from generator.views.card import CardView, ChartLayer, PhotoLayer, ProgressLayer, flat
from tests.kit import edit, jpeg, write, write_everything, write_hub
from tests.laws.builds import Silent, options
from tests.plan.planned import SITE, campaign, head, planned, story, view


def layer(plan: Any, url: str, kind: type) -> Any:
    card = view(plan, url)
    assert isinstance(card, CardView)
    return next(found for found in card.layers if isinstance(found, kind))


def test_every_page_names_a_card_that_is_made(tmp_path: Path) -> None:
    edit(write_everything(tmp_path), "site.yaml", "cards: {enabled: no}\n", "")

    plan = {output.url: output for output in prepare(options(tmp_path), Silent()).plan.outputs}

    for url, output in plan.items():
        if output.recipe == "html" and url != "/404.html" and not url.endswith("/embed/"):
            address = head(plan, url).image.url.partition("?v=")[0]
            card = view(plan, address)
            assert (card.width, card.height) == (head(plan, url).image.width, head(plan, url).image.height)


def test_a_card_that_shows_something_else_has_another_version(tmp_path: Path) -> None:
    text = "photo: {file: p.jpg, alt: P}\n"
    write(tmp_path, "content/stories/a/p.jpg", jpeg(700, 500))
    before = head(planned(tmp_path, story("a/index", text)), "/stories/a/").image.url
    write(tmp_path, "content/stories/a/p.jpg", jpeg(700, 500, "#001122"))

    after = head(planned(tmp_path, story("a/index", text)), "/stories/a/").image.url

    assert before != after
    assert before.partition("?")[0] == after.partition("?")[0] == "/stories/a/card.jpg"


def test_a_card_keeps_the_point_of_its_photo_that_matters(tmp_path: Path) -> None:
    write(tmp_path, "content/stories/a/p.jpg", jpeg(700, 500))

    plan = planned(tmp_path, story("a/index", "photo: {file: p.jpg, alt: P, focal: [0.2, 0.9]}\n"))

    assert layer(plan, "/stories/a/card.jpg", PhotoLayer).photo.focal == (0.2, 0.9)


def test_a_campaigns_card_shows_how_far_it_has_come(tmp_path: Path) -> None:
    plan = planned(tmp_path, campaign("a", "goal: 500\nprogress: 120\n"))

    assert layer(plan, "/campaigns/a/card.jpg", ProgressLayer).fraction == 0.24


def test_what_a_card_says_is_told_to_those_who_do_not_see_it(tmp_path: Path) -> None:
    write(tmp_path, "content/stories/a/p.jpg", jpeg(700, 500))
    text = story("a/index", "place: Mill Road\nphoto: {file: p.jpg, alt: A bean wigwam}\n", title="Beans")

    won = "goal: 500\nprogress: 1200\nunit: names\nstate: won\n"

    plan = planned(tmp_path, SITE.replace("plain", "default") + text + campaign("c", won, title="Road"))

    assert head(plan, "/stories/a/").image.alt == "Beans · Mill Road · Hub. A bean wigwam"
    assert head(plan, "/campaigns/c/").image.alt.startswith("Won · Road")


def test_a_card_without_words_is_told_by_its_pages_title(tmp_path: Path) -> None:
    assert head(planned(tmp_path, story("a", title="Beans")), "/stories/a/").image.alt == "Beans"


def test_a_card_may_show_other_words_and_another_photo_than_its_page(tmp_path: Path) -> None:
    write(tmp_path, "content/stories/a/p.jpg", jpeg(700, 500))
    write(tmp_path, "content/stories/a/q.jpg", jpeg(600, 500))
    chosen = "photo: p.jpg\ncard: {title: Short, photo: q.jpg, focal: [0.1, 0.2]}\n"

    plan = planned(tmp_path, SITE.replace("plain", "default") + story("a/index", chosen, title="Long and winding"))

    assert head(plan, "/stories/a/").image.alt.startswith("Short")
    assert layer(plan, "/stories/a/card.jpg", PhotoLayer).photo.focal == (0.1, 0.2)


def test_a_design_that_the_theme_does_not_have_is_named_with_its_line(tmp_path: Path) -> None:
    hub = write_hub(tmp_path, SITE + story("a", "card: poster\n"))

    (problem,) = prepare(options(hub), Silent()).plan.problems

    assert (problem.code, problem.position.line) == ("card-design-unknown", 4)
    assert "poster" in problem.message


def test_a_share_kit_has_every_format_and_what_the_story_quotes_and_counts(tmp_path: Path) -> None:
    more = "quotes: [{text: We did it, who: Rosa}]\nnumbers: [412 people signed]\n"

    plan = planned(tmp_path, SITE.replace("plain", "default") + story("a", more))

    found = {
        url.rsplit("/", 1)[1].partition(".")[0] for url in plan if url.startswith("/stories/a/share/") and "-" in url
    }
    assert found >= {"story-square", "story-portrait", "story-tall", "quote-1-square", "number-1-square"}


def test_a_reached_milestone_is_what_an_updates_card_shows(tmp_path: Path) -> None:
    update = (
        "-- content/campaigns/c/updates/u.md --\n---\ntitle: News\ndate: 2025-05-08\nmilestone: Half way\n---\nText.\n"
    )

    plan = planned(tmp_path, SITE.replace("plain", "default") + campaign("c/index") + update)

    assert "Half way" in head(plan, "/campaigns/c/updates/u/").image.alt


def test_a_hub_may_want_no_cards(tmp_path: Path) -> None:
    plan = planned(tmp_path, SITE + "cards: {enabled: no}\n" + story("a"))

    assert head(plan, "/stories/a/").image is None
    assert not [url for url in plan if url.endswith("card.jpg")]


def test_the_pages_of_a_list_share_a_card(tmp_path: Path) -> None:
    plan = planned(tmp_path, SITE + "per_page: 1\n" + story("a") + story("b"))

    assert head(plan, "/stories/").image == head(plan, "/stories/page/2/").image


def test_news_of_a_campaign_shows_the_campaigns_photo(tmp_path: Path) -> None:
    write(tmp_path, "content/campaigns/c/p.jpg", jpeg(700, 500))
    update = "-- content/campaigns/c/updates/u.md --\n---\ntitle: News\ndate: 2025-05-08\n---\nText.\n"

    plan = planned(tmp_path, campaign("c/index", "photo: {file: p.jpg, alt: The road}\n") + update)

    assert layer(plan, "/campaigns/c/updates/u/card.jpg", PhotoLayer)
    assert head(plan, "/campaigns/c/updates/u/").image.alt == "News. The road"


def test_an_outcome_that_begins_with_the_state_is_told_once(tmp_path: Path) -> None:
    lost = "state: lost\noutcome: Lost. The bridge is gone.\n"

    plan = planned(tmp_path, SITE.replace("plain", "default") + campaign("c", lost, title="Bridge"))

    assert head(plan, "/campaigns/c/").image.alt == "Bridge · Lost. The bridge is gone. · Hub"


CHART = '::: chart bar title="Passengers" unit=people highlight=Monday\n- Monday | 63\n- Tuesday | 74\n- Friday | 1,204\n:::\n'
LINE = '::: chart line title="Loans" unit=loans\n- 2024 | 5\n- 2025 | 9\n:::\n'


def test_a_card_of_the_design_chart_shows_the_first_chart_of_the_text(tmp_path: Path) -> None:
    text = SITE.replace("theme: plain", "theme: default")

    plan = planned(tmp_path, text + story("a", "card: {design: chart}\n", CHART + LINE, title="We counted"))
    card = view(plan, "/stories/a/card.jpg")
    (drawn,) = (layer for layer in flat(card.layers) if isinstance(layer, ChartLayer))

    assert (drawn.values, drawn.kind, drawn.mark) == ((63, 74, 1204), "bars", 0)
    assert head(plan, "/stories/a/").image.alt == "Passengers · 63 · Monday · people · Hub"


def test_a_card_may_name_its_chart_and_a_line_ends_at_its_last_number(tmp_path: Path) -> None:
    text = SITE.replace("theme: plain", "theme: default")

    plan = planned(tmp_path, text + story("a", "card: {design: chart, chart: loans}\n", CHART + LINE))
    card = view(plan, "/stories/a/card.jpg")
    (drawn,) = (layer for layer in flat(card.layers) if isinstance(layer, ChartLayer))

    assert (drawn.values, drawn.kind, drawn.mark) == ((5, 9), "line", 1)


def test_a_share_kit_has_the_chart_of_the_text_unless_the_story_wants_none(tmp_path: Path) -> None:
    text = SITE.replace("theme: plain", "theme: default")

    plan = planned(tmp_path, text + story("a", "", CHART) + story("b", "card: {chart: no}\n", CHART) + story("c"))
    kits = {url for url in plan if "/share/chart-1-square." in url}

    assert kits == {"/stories/a/share/chart-1-square.png"}


def test_numbers_below_nought_make_no_card(tmp_path: Path) -> None:
    text = SITE.replace("theme: plain", "theme: default")
    below = '::: chart bar title="T"\n- A | -3\n- B | 5\n:::\n'

    plan = planned(tmp_path, text + story("a", "", below))

    assert not [url for url in plan if "chart-1" in url]


def test_a_picture_of_a_kit_is_a_png_where_no_photo_is_on_it_and_the_links_card_never(tmp_path: Path) -> None:
    write(tmp_path, "content/stories/b/p.jpg", jpeg(700, 500))
    hub = SITE.replace("theme: plain", "theme: default") + story("a")

    plan = planned(tmp_path, hub + story("b/index", "photo: {file: p.jpg, alt: P}\n"))

    cards = {url for url, output in plan.items() if output.recipe == "card"}
    assert {"/stories/a/card.jpg", "/stories/a/share/story-square.png", "/stories/b/share/story-square.jpg"} <= cards
