"""What other websites show of a story or campaign, and what they copy to show it."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from tests.kit import write_hub
from tests.laws.builds import make
from tests.plan.planned import SITE, campaign, head, page, planned, story

ASKED = "ask: Paint a crossing.\nprogress: 120\ngoal: 500\nunit: names\nupdates: [{date: 2025-06-01, title: News}]\n"
HUB = campaign("road", ASKED, title='A "safer" road') + story("crossing", "campaign: road\n")
ALL = SITE + HUB


def data(plan: dict[str, Any], url: str) -> Any:
    return json.loads(plan[url].view.text)


class Tags(HTMLParser):
    """The elements of a piece of HTML with their attributes, and its text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data

    def one(self, tag: str) -> dict[str, str | None]:
        (attributes,) = [attributes for name, attributes in self.found if name == tag]
        return attributes


def test_stories_and_campaigns_can_be_embedded_or_campaigns_alone(tmp_path: Path) -> None:
    usual = planned(tmp_path / "usual", HUB)
    few = planned(tmp_path / "few", SITE + "embeds: campaigns\n" + HUB)

    assert {"/stories/crossing/embed/", "/stories/crossing/embed.json", "/campaigns/road/embed/"} <= set(usual)
    assert "/campaigns/road/embed/" in few
    assert "/stories/crossing/embed/" not in few


def test_a_hub_can_have_none(tmp_path: Path) -> None:
    plan = planned(tmp_path, SITE + "embeds: no\n" + HUB)

    assert not [url for url in plan if "embed" in url]
    assert head(plan, "/campaigns/road/").oembed == ""


def test_an_embed_is_not_for_search_engines(tmp_path: Path) -> None:
    plan = planned(tmp_path, HUB)

    assert head(plan, "/campaigns/road/embed/").robots == "noindex"
    assert "/campaigns/road/embed/" not in [entry.url for entry in plan["/sitemap.xml"].view.entries]  # type: ignore[attr-defined]  # a sitemap


def test_progress_is_told_with_the_day_on_which_the_campaign_last_said_something(tmp_path: Path) -> None:
    plan = planned(tmp_path, HUB)

    progress = page(plan, "/campaigns/road/embed/").progress
    assert (progress.count, progress.of, progress.percent) == ("120", "of 500 names", 24)
    assert progress.as_of.iso == "2025-06-01"


def test_every_place_tells_the_progress_and_the_day_of_the_counters(tmp_path: Path) -> None:
    counted = "petition: {counts: [{paper: 63, on: 2025-05-20}, {paper: 40, on: 2025-05-21}]}\n"
    plan = planned(tmp_path, campaign("road", ASKED + counted))

    shown, listed, embed = (page(plan, url) for url in ("/campaigns/road/", "/campaigns/", "/campaigns/road/embed/"))
    answer = data(plan, "/campaigns/road/embed.json")
    about = json.loads(head(plan, "/campaigns/road/").json_ld)

    assert {shown.campaign.progress, listed.open[0].progress, embed.progress.count} == {"103"}
    assert {answer["progress"]["count"], about["interactionStatistic"]["userInteractionCount"]} == {103}
    days = (shown.campaign.as_of, listed.open[0].as_of, embed.progress.as_of)
    assert {*(day.iso for day in days), answer["progress"]["as_of"]} == {"2025-05-21"}
    assert "103 of 500 names. As of 21 May 2025." in Tags(answer["html"]).text


def test_the_data_of_a_campaign_whose_last_day_is_over_says_so(tmp_path: Path) -> None:
    plan = planned(tmp_path, campaign("road", ASKED + "deadline: 2025-06-20\n"))

    assert (data(plan, "/campaigns/road/embed.json")["state"], page(plan, "/campaigns/road/embed/").state) == (
        "ended",
        "ended",
    )


def test_a_campaign_that_has_ended_says_what_came_of_it(tmp_path: Path) -> None:
    plan = planned(tmp_path, campaign("road", "state: won\noutcome: It was painted.\nprogress: 500\ngoal: 500\n"))

    embed = page(plan, "/campaigns/road/embed/")
    assert (embed.text, embed.progress) == ("It was painted.", None)


def test_the_answer_to_oembed_has_what_the_specification_demands_of_rich_content(tmp_path: Path) -> None:
    """oembed.com, 2.3.4: version, type, html, width and height; a thumbnail's address never without its size."""
    plan = planned(tmp_path, HUB)
    answer = data(plan, head(plan, "/campaigns/road/").oembed)

    assert (answer["version"], answer["type"]) == ("1.0", "rich")
    assert {type(answer[name]) for name in ("width", "height")} == {int}
    thumbnail = {name for name in answer if name.startswith("thumbnail")}
    assert thumbnail in (set(), {"thumbnail_url", "thumbnail_width", "thumbnail_height"})
    assert answer["html"].startswith("<blockquote>")


def test_the_answer_holds_a_frame_and_a_quotation_as_wordpress_takes_them(tmp_path: Path) -> None:
    """`wp_filter_oembed_result` wants `(<blockquote>.*?</blockquote>)?.*(<iframe.*?></iframe>)`."""
    html = data(planned(tmp_path, HUB), "/campaigns/road/embed.json")["html"]
    tags = Tags(html)

    assert tags.one("iframe")["src"] == "https://hub.example/campaigns/road/embed/"
    assert tags.one("iframe")["title"] == 'A "safer" road'
    assert tags.one("a")["href"] == "https://hub.example/campaigns/road/"
    assert "120 of 500 names. As of 1 June 2025." in tags.text


def test_the_data_tells_the_numbers_themselves(tmp_path: Path) -> None:
    answer = data(planned(tmp_path, HUB), "/campaigns/road/embed.json")

    assert answer["url"] == "https://hub.example/campaigns/road/"
    assert answer["progress"] == {"count": 120, "goal": 500, "unit": "names", "percent": 24, "as_of": "2025-06-01"}


def test_snippets_lead_to_where_the_site_stands_for_good_also_on_a_preview(tmp_path: Path) -> None:
    plan = planned(
        tmp_path,
        SITE.replace("plain", "default") + "cards: {enabled: no}\n" + HUB,
        base_url="https://p.example",
        preview=True,
    )

    embed = page(plan, "/campaigns/road/share/").embed
    assert "https://hub.example/campaigns/road/embed/" in embed.frame
    assert "p.example" not in embed.frame + embed.quote


@pytest.mark.parametrize("url", ["/campaigns/road/embed/", "/stories/crossing/embed/"])
def test_an_embed_runs_no_script_and_its_links_leave_the_frame(tmp_path: Path, url: str) -> None:
    write_hub(tmp_path, ALL.replace("theme: plain", "theme: default\ncards: {enabled: no}"))
    make(tmp_path)

    tags = Tags((tmp_path / f"public{url}index.html").read_text(encoding="utf-8"))

    assert "script" not in [name for name, _ in tags.found]
    assert {attributes.get("target") for name, attributes in tags.found if name == "a"} == {"_top"}
    assert not [attributes for _, attributes in tags.found if "style" in attributes]
