"""Representatives on the site: whom campaigns ask, what was said, how long an answer is waited for, and letters."""

from __future__ import annotations

import datetime as dt
import json
from email.utils import parseaddr
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit
from zoneinfo import ZoneInfo

import pytest

from generator.build import prepare
from generator.plan.asking import dial
from generator.plan.letters import MAILTO_LIMIT, mailto
from tests.kit import write_hub
from tests.laws.builds import Silent, options
from tests.plan.planned import SITE, campaign, head, page, planned, undated

ANN = "title: Cllr Ann Berry\n"
LONDON = ZoneInfo("Europe/London")


def person(name: str = "ann", front: str = "", title: str = "Cllr Ann Berry") -> str:
    return undated(f"representatives/{name}.md", front, title=title)


def asked(day: str, more: str = "") -> str:
    return person(front=f"asked: {{c: {day}}}\n{more}") + campaign("c", "target: ann\n")


def answered(day: str, asked_on: str = "2025-07-01") -> str:
    return asked(asked_on, f"answers: [{{campaign: c, date: {day}, text: Yes., source: https://p.example/}}]\n")


def stand(folder: Path, text: str, **changed: object) -> Any:
    return page(planned(folder, text, **changed), "/campaigns/c/").stands[0]


def test_a_target_leads_to_the_representatives_page(tmp_path: Path) -> None:
    plan = planned(tmp_path, person() + campaign("c", "target: [ann, The mayor]\n"))

    assert [(t.label, t.url) for t in page(plan, "/campaigns/c/").targets] == [
        ("Cllr Ann Berry", "/representatives/ann/"),
        ("The mayor", ""),
    ]


def test_a_council_stands_for_everybody_who_sits_on_it(tmp_path: Path) -> None:
    council = "bodies: [Parish Council]\n"
    text = person("ann", council) + person("bob", council, "Bob Low") + person("cy", "", "Cy Mill")

    plan = planned(
        tmp_path, text + campaign("c", "target: The Parish Council\n") + campaign("d", "target: parish council\n")
    )

    assert [s.person.name for s in page(plan, "/campaigns/d/").stands] == ["Bob Low", "Cllr Ann Berry"]
    assert page(plan, "/campaigns/d/").targets[0].url == "/representatives/#at-parish-council"
    assert page(plan, "/campaigns/c/").stands == ()


def test_days_without_an_answer_are_counted(tmp_path: Path) -> None:
    found = stand(tmp_path, asked("2025-07-01"))

    assert (found.state, found.days, found.since.iso) == ("waiting", 335, "2025-07-01")


def test_the_first_letter_without_an_answer_counts(tmp_path: Path) -> None:
    assert stand(tmp_path, asked("[2025-08-01, 2025-07-01]")).days == 335


def test_an_answer_ends_the_count(tmp_path: Path) -> None:
    found = stand(tmp_path, answered("2025-07-20"))

    assert (found.state, found.days) == ("answered", 0)


def test_an_answer_on_the_very_day_is_one(tmp_path: Path) -> None:
    assert stand(tmp_path, answered("2025-07-01")).state == "answered"


def test_an_answer_before_the_letter_is_none_to_it(tmp_path: Path) -> None:
    found = stand(tmp_path, answered("2025-06-30"))

    assert (found.state, found.days, len(found.answers)) == ("waiting", 335, 1)


def test_where_a_campaign_is_over_nothing_is_counted_any_more(tmp_path: Path) -> None:
    text = person(front="asked: {c: 2025-07-01}\n") + campaign("c", "target: ann\nstate: lost\n")

    found = stand(tmp_path, text)

    assert (found.state, found.days, found.letter) == ("silent", 0, "")


def test_a_campaign_that_is_over_does_not_name_those_who_were_never_asked(tmp_path: Path) -> None:
    plan = planned(tmp_path, person() + campaign("c", "target: ann\nstate: won\n"))

    assert page(plan, "/campaigns/c/").stands == ()


@pytest.mark.parametrize(
    ("now", "days"),
    [
        (dt.datetime(2025, 10, 25, 23, 59, tzinfo=LONDON), 0),
        (dt.datetime(2025, 10, 26, 0, 0, tzinfo=LONDON), 1),
        (dt.datetime(2025, 10, 26, 23, 59, tzinfo=LONDON), 1),
        (dt.datetime(2025, 10, 26, 23, 30, tzinfo=dt.UTC), 1),
        (dt.datetime(2025, 10, 27, 0, 0, tzinfo=LONDON), 2),
    ],
)
def test_a_day_passes_at_midnight_by_the_hubs_clock_also_when_clocks_change(
    tmp_path: Path, now: dt.datetime, days: int
) -> None:
    assert stand(tmp_path, asked("2025-10-25"), today=now).days == days


@pytest.mark.parametrize(("zone", "days"), [("Pacific/Kiritimati", 2), ("Europe/London", 1), ("Pacific/Pago_Pago", 0)])
def test_days_are_those_of_the_hub_and_not_of_the_builder(tmp_path: Path, zone: str, days: int) -> None:
    site = SITE.replace("Europe/London", zone)
    now = dt.datetime(2025, 8, 31, 10, 30, tzinfo=dt.UTC)

    assert stand(tmp_path, site + asked("2025-08-30"), today=now).days == days


def turn(folder: Path, text: str) -> dt.datetime | None:
    return prepare(options(write_hub(folder, SITE + text)), Silent()).plan.turn


def test_a_plan_with_somebody_who_is_waited_for_changes_at_midnight(tmp_path: Path) -> None:
    assert turn(tmp_path, asked("2025-07-01")) == dt.datetime(2026, 6, 2, tzinfo=LONDON)


def test_a_plan_in_which_all_have_answered_does_not_change(tmp_path: Path) -> None:
    assert turn(tmp_path, answered("2025-07-20")) is None


def test_votes_stand_on_both_pages_with_their_source(tmp_path: Path) -> None:
    front = (
        "answers: [{campaign: c, date: 2025-03-01, vote: against, source: {label: Minutes, url: https://p.example/}}]\n"
    )

    plan = planned(tmp_path, person(front=front) + campaign("c", "state: lost\n"))

    for address in ("/representatives/ann/", "/campaigns/c/"):
        (found,) = page(plan, address).stands
        assert (found.answers[0].vote, found.answers[0].source.label) == ("against", "Minutes")


def test_answers_told_in_one_language_hold_in_all(tmp_path: Path) -> None:
    text = answered("2025-07-20") + undated("representatives/ann.es.md", title="Ann Berry, concejala")
    text += "-- content/campaigns/c.es.md --\n---\ntitle: Paso\ndate: 2025-05-07\ntarget: ann\n---\nTexto.\n"

    plan = planned(tmp_path, text)

    (found,) = page(plan, "/es/campaigns/c/").stands
    assert found.person.url == "/es/representatives/ann/"
    assert len(found.answers) == 1
    assert len(page(plan, "/es/representatives/ann/").stands) == 1


def test_councils_show_each_member_in_full_once(tmp_path: Path) -> None:
    text = person("ann", "bodies: [Council, Board]\n") + person("bob", "bodies: [Board, Council]\n", "Bob Low")

    councils = page(planned(tmp_path, text), "/representatives/").councils

    assert [(c.name, [p.name for p in c.people], [p.label for p in c.also]) for c in councils] == [
        ("Board", ["Bob Low"], ["Cllr Ann Berry"]),
        ("Council", ["Cllr Ann Berry"], ["Bob Low"]),
    ]


def test_areas_name_those_who_stand_for_them(tmp_path: Path) -> None:
    text = person("ann", "areas: [Mill Road, Northgate]\n") + person("bob", "areas: [Mill Road]\n", "Bob Low")

    areas = page(planned(tmp_path, text), "/representatives/").areas

    assert [(a.name, [p.label for p in a.people]) for a in areas] == [
        ("Mill Road", ["Bob Low", "Cllr Ann Berry"]),
        ("Northgate", ["Cllr Ann Berry"]),
    ]


def test_nobody_is_written_to_once_a_campaigns_last_day_is_over(tmp_path: Path) -> None:
    plan = planned(
        tmp_path, person(front="asked: {c: 2025-06-01}\n") + campaign("c", "target: ann\ndeadline: 2025-06-20\n")
    )

    (found,) = page(plan, "/representatives/ann/").stands
    assert (found.campaign_state, found.letter, found.state) == ("ended", "", "silent")
    assert not [url for url in plan if "/write/" in url]


def test_those_out_of_office_stand_apart_and_get_no_letters(tmp_path: Path) -> None:
    plan = planned(tmp_path, person(front="until: 2025-05-01\n") + campaign("c", "target: ann\n"))

    assert page(plan, "/representatives/").councils == ()
    assert [p.name for p in page(plan, "/representatives/").former] == ["Cllr Ann Berry"]
    assert page(plan, "/campaigns/c/").write == ""


def test_a_hub_with_representatives_has_them_in_its_menu(tmp_path: Path) -> None:
    plan = planned(tmp_path, person())

    assert "/representatives/" in [item.url for item in plan["/"].view.site.menu]  # type: ignore[attr-defined]


def test_structured_data_tells_office_and_council(tmp_path: Path) -> None:
    front = "office: Councillor\nbodies: [Parish Council]\nemail: a@p.example\nphone: 01632 960 114\n"

    data = json.loads(head(planned(tmp_path, person(front=front)), "/representatives/ann/").json_ld)

    assert data["@type"] == "ProfilePage"
    assert data["mainEntity"] == {
        "@type": "Person",
        "name": "Cllr Ann Berry",
        "url": "https://hub.example/representatives/ann/",
        "jobTitle": "Councillor",
        "worksFor": [{"@type": "GovernmentOrganization", "name": "Parish Council"}],
        "email": "a@p.example",
        "telephone": "01632960114",
    }


# Letters.


def letter(folder: Path, front: str = "", own: str = "email: a@p.example\n") -> Any:
    plan = planned(folder, person(front=own) + campaign("c", f"target: ann\n{front}", title="A crossing"))
    return page(plan, "/campaigns/c/write/ann/")


def body(address: str) -> str:
    """What a mail program shows, by another's reading of the address (RFC 6068 leaves `+` alone)."""
    query = urlsplit(address).query.replace("+", "%2B")
    return parse_qs(query, strict_parsing=True)["body"][0]


def test_one_person_who_is_asked_is_written_to_at_once(tmp_path: Path) -> None:
    plan = planned(tmp_path, person() + campaign("c", "target: ann\n"))

    assert page(plan, "/campaigns/c/").write == "/campaigns/c/write/ann/"
    assert "/campaigns/c/write/" not in plan


def test_of_several_a_reader_chooses(tmp_path: Path) -> None:
    text = person() + person("bob", "", "Bob Low") + campaign("c", "target: [ann, bob]\n")

    plan = planned(tmp_path, text)

    assert page(plan, "/campaigns/c/").write == "/campaigns/c/write/"
    assert [s.letter for s in page(plan, "/campaigns/c/write/").stands] == [
        "/campaigns/c/write/ann/",
        "/campaigns/c/write/bob/",
    ]


@pytest.mark.parametrize("state", ["paused", "won", "lost", "closed"])
def test_a_campaign_that_does_not_run_asks_nobody_to_write(tmp_path: Path, state: str) -> None:
    plan = planned(tmp_path, person() + campaign("c", f"target: ann\nstate: {state}\n"))

    assert page(plan, "/campaigns/c/").write == ""
    assert "/campaigns/c/write/ann/" not in plan


def test_a_letter_greets_and_leaves_room_for_the_readers_own_words(tmp_path: Path) -> None:
    found = letter(tmp_path, "ask: Paint a crossing.\n")

    assert found.lines[0].text == "Dear Cllr Ann Berry,"
    assert (
        found.lines[1].text == "I am writing to you about “A crossing”. I ask you for your support: Paint a crossing."
    )
    assert [line.part for line in found.lines if line.part] == ["own", "name"]


def test_a_template_is_filled_for_its_representative(tmp_path: Path) -> None:
    front = 'letter: {subject: "For {area}", text: "{office} {name}: {ask} {own} Read {url}"}\nask: Paint it.\n'

    found = letter(tmp_path, front, "office: Councillor\nareas: [Mill Road]\nsalutation: Dear Ann,\n")

    assert found.subject == "For Mill Road"
    assert [line.text for line in found.lines[:2]] == ["Dear Ann,", "Councillor Cllr Ann Berry: Paint it."]
    assert found.lines[2].part == "own"
    assert found.lines[3].text == "Read https://hub.example/campaigns/c/"


def test_a_letter_that_greets_by_itself_is_not_greeted_twice(tmp_path: Path) -> None:
    found = letter(tmp_path, 'letter: "{salutation}: hello."\n')

    assert found.lines[0].text == "Dear Cllr Ann Berry: hello."


def test_lines_of_a_paragraph_are_joined(tmp_path: Path) -> None:
    found = letter(tmp_path, "letter: |\n  One\n  and two.\n\n  Three.\n")

    assert [line.text for line in found.lines[1:4:2]] == ["One and two.", "Three."]


def test_without_an_address_there_is_no_link_for_mail_programs(tmp_path: Path) -> None:
    assert letter(tmp_path, own="").mailto == ""


def test_a_mail_program_gets_the_letter_as_it_stands(tmp_path: Path) -> None:
    found = letter(tmp_path)

    assert body(found.mailto) == "\r\n\r\n".join(line.text for line in found.lines)
    assert not found.cut


ODD = ("100 % of us, you & I = “we”?", "Grüße; 1+1\nمرحبا 🐝")


def test_signs_that_mean_something_in_an_address_arrive_as_they_are() -> None:
    address, cut = mailto("ann.o'neil+bus@p.example", "What? & why; 5 %", ODD)

    assert not cut
    assert address.isascii()
    assert set('\r\n"<> ,;').isdisjoint(address)
    assert body(address) == "100 % of us, you & I = “we”?\r\n\r\nGrüße; 1+1\r\nمرحبا 🐝"
    assert parse_qs(urlsplit(address).query)["subject"] == ["What? & why; 5 %"]
    assert urlsplit(address).path == "ann.o%27neil+bus@p.example", "the sign between name and host is no text"
    assert parseaddr(unquote(urlsplit(address).path))[1] == "ann.o'neil+bus@p.example"


def test_line_ends_are_what_the_standard_asks_for() -> None:
    assert "%0D%0A%0D%0A" in mailto("a@p.example", "S", ("One", "Two"))[0]


@pytest.mark.parametrize("text", ["words and words " * 400, "مرحبا بكم " * 400, "文字" * 900, "🐝" * 500])
def test_a_letter_that_is_too_long_for_a_link_is_cut_where_it_can_be_read(text: str) -> None:
    address, cut = mailto("a@p.example", "Subject", ("Dear Ann,", text))

    assert cut
    assert MAILTO_LIMIT - 120 < len(address) <= MAILTO_LIMIT
    assert body(address).startswith("Dear Ann,\r\n\r\n" + text[:9])
    assert body(address).endswith("\r\n\r\n[…]")


@pytest.mark.parametrize(
    ("number", "address"),
    [
        ("01632 960 114", "tel:01632960114"),
        ("+44 (0)1632 960-114", "tel:+441632960114"),
        ("(0761) 201.0 ext 12", "tel:07612010;ext=12"),
        ("", ""),
    ],
)
def test_a_number_is_dialled_without_what_makes_it_readable(number: str, address: str) -> None:
    assert dial(number) == address


def test_what_was_said_is_news_in_the_campaigns_feed_and_the_hubs(tmp_path: Path) -> None:
    front = "answers: [{campaign: c, date: 2025-03-01, vote: against, text: No., source: {label: Minutes, url: https://p.example/}}]\n"
    plan = planned(tmp_path, person(front=front) + campaign("c", title="A crossing"))

    for address in ("/campaigns/c/feed.xml", "/feed.xml"):
        (item,) = plan[address].view.items  # type: ignore[attr-defined]
        assert item.title == "A crossing: Cllr Ann Berry voted against it"
        assert item.url == "/representatives/ann/#ann-c-2025-03-01"
        assert item.summary == "“No.” Minutes: https://p.example/"
        assert item.published.startswith("2025-03-01T00:00:00")


def test_an_answer_in_few_words_is_quoted_on_the_card(tmp_path: Path) -> None:
    front = (
        "office: Councillor\nanswers: [{campaign: c, date: 2025-03-01, text: I will., source: https://p.example/}]\n"
    )
    site = SITE.replace("theme: plain", "theme: default")

    plan = planned(tmp_path, site + person("ann", front) + person("bob", "office: Clerk\n", "Bob Low") + campaign("c"))

    assert head(plan, "/representatives/ann/").image.alt.startswith("“I will.” · Cllr Ann Berry")
    assert "Bob Low" in head(plan, "/representatives/bob/").image.alt


def test_where_nobody_is_chosen_yet_a_call_leaves_room_for_the_name(tmp_path: Path) -> None:
    text = (
        person()
        + person("bob", "", "Bob Low")
        + campaign("c", 'target: [ann, bob]\nletter: {call: "Will {name} help?"}\n')
    )

    assert page(planned(tmp_path, text), "/campaigns/c/write/").call == "Will … help?"


def test_a_greeting_in_another_language_is_not_used(tmp_path: Path) -> None:
    text = person(front="salutation: Dear Ann\n")
    text += "-- content/campaigns/c.es.md --\n---\ntitle: Paso\ndate: 2025-05-07\ntarget: ann\n---\nTexto.\n"
    site = SITE.replace("theme: plain", "theme: default\ncards: {enabled: no}")

    assert (
        page(planned(tmp_path, site + text), "/es/campaigns/c/write/ann/").lines[0].text == "Estimada/o Cllr Ann Berry:"
    )
