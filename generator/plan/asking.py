"""Who is asked by which campaign, what they said, and how long an answer has been waited for."""

from __future__ import annotations

import datetime as dt
import re
from zoneinfo import ZoneInfo

from babel import Locale

from generator.content.addressed import Directory
from generator.content.records import Campaign, State
from generator.content.representatives import Answer, Representative
from generator.plan.dates import direction, locale
from generator.plan.planning import Planning
from generator.plan.texts import one_line
from generator.urls import slugify
from generator.views.common import LinkView
from generator.views.stands import AnswerView, ChannelsView, RepresentativeSummary, StandView

LIST = "/representatives/"


class Asking:
    """Answers these questions for one plan."""

    def __init__(self, planning: Planning) -> None:
        self._planning = planning
        self._hub = planning.hub
        self._directory = Directory(planning.hub.representatives)
        self._zone = ZoneInfo(planning.config.timezone)
        self._summaries: dict[str, RepresentativeSummary] = {}

    # Whom a campaign asks.

    def targets(self, campaign: Campaign) -> tuple[LinkView, ...]:
        """Whom it asks, with links to those who have a page."""
        return tuple(self._target(name, campaign.lang) for name in campaign.targets)

    def _target(self, name: str, lang: str) -> LinkView:
        person = self._directory.person(name, lang)
        if person:
            return LinkView(label=one_line(person.title), url=self._planning.url(person))
        members = self._directory.members(name, lang)
        return LinkView(label=one_line(name), url=f"{LIST}#{body_id(name)}" if members else "")

    def people(self, campaign: Campaign) -> tuple[Representative, ...]:
        """Every representative whom it asks, each once, in the order of its targets."""
        found = (person for name in campaign.targets for person in self._directory.asked(name, campaign.lang))
        return tuple({person.path: person for person in found}.values())

    def written_to(self, campaign: Campaign) -> tuple[Representative, ...]:
        """Those whom readers can write to now: nobody for a campaign that does not run, or who is out of office."""
        if campaign.state not in (State.LIVE, State.DRAFT) or not self._planning.is_open(campaign):
            return ()
        return tuple(person for person in self.people(campaign) if person.in_office(self._planning.today))

    # Where they stand.

    def stands(self, campaign: Campaign) -> tuple[StandView, ...]:
        """Those whom a campaign asks, and then others who said something to it."""
        asked = self.people(campaign)
        known = {self._key(person) for person in asked}
        others = [
            person
            for person in self._hub.once(self._hub.representatives)
            if self._key(person) not in known and self._answers(person, campaign)
        ]
        stands = (self.stand(campaign, person) for person in (*asked, *others))
        return tuple(stand for stand in stands if self._is_told(campaign, stand))

    def _is_told(self, campaign: Campaign, stand: StandView) -> bool:
        """Where a campaign is over, nothing is worth telling of those who were never asked and said nothing."""
        return self._planning.is_open(campaign) or bool(stand.answers or stand.asked)

    def of(self, person: Representative) -> tuple[StandView, ...]:
        """Campaigns that ask a representative, or that they said something to, the newest first."""
        campaigns = {c.translation_key or c.slug: c for c in reversed(self._hub.campaigns) if c.lang != person.lang}
        campaigns |= {c.translation_key or c.slug: c for c in reversed(self._hub.campaigns) if c.lang == person.lang}
        ordered = sorted(campaigns.values(), key=lambda c: (c.date, c.path), reverse=True)
        key = self._key(person)
        stands = (
            (campaign, self.stand(campaign, person))
            for campaign in ordered
            if any(self._key(other) == key for other in self.people(campaign))
            or self._answers(person, campaign)
            or self._asked(person, campaign)
        )
        return tuple(stand for campaign, stand in stands if self._is_told(campaign, stand))

    def stand(self, campaign: Campaign, person: Representative) -> StandView:
        """Where one representative stands with one campaign."""
        answers, asked = self._answers(person, campaign), self._asked(person, campaign)
        last = max((self._day(answer.date) for answer in answers), default=dt.date.min)
        waited = min((day for day in asked if self._day(day) > last), default=None)
        lang = campaign.lang
        written = self.written_to(campaign)
        key = self._key(person)
        stand = StandView(
            person=self.summary(person),
            campaign=LinkView(label=one_line(campaign.title), url=self._planning.url(campaign), lang=lang),
            campaign_state=self._planning.state(campaign),
            answers=tuple(self._answer(answer, person, campaign, place) for place, answer in enumerate(answers)),
            asked=tuple(date for day in asked if (date := self._planning.day(day, lang))),
            state="answered" if answers else "unasked",
            letter=next((self.letter_url(campaign, other) for other in written if self._key(other) == key), ""),
        )
        if waited is None:
            return stand
        running = self._planning.is_open(campaign) and person.in_office(self._planning.today)
        since = self._planning.day(waited, lang)
        if running:
            self._planning.turns_at_midnight()
        return StandView(
            **{
                **{name: getattr(stand, name) for name in stand.__struct_fields__},
                "state": "waiting" if running else "answered" if answers else "silent",
                "since": since,
                "days": self._days_since(waited) if running else 0,
            }
        )

    def news(self, campaign: Campaign) -> tuple[tuple[Representative, Answer, AnswerView], ...]:
        """Everything that representatives said to a campaign, with who said it."""
        return tuple(
            (person, answer, self._answer(answer, person, campaign, place))
            for person in self._hub.once(self._hub.representatives)
            for place, answer in enumerate(self._answers(person, campaign))
        )

    def _days_since(self, moment: dt.datetime) -> int:
        """Midnights between a moment and today, by the hub's own clock."""
        return (self._day(self._planning.today) - self._day(moment)).days

    def _day(self, moment: dt.datetime) -> dt.date:
        return moment.astimezone(self._zone).date()

    def _answers(self, person: Representative, campaign: Campaign) -> tuple[Answer, ...]:
        """Newest first; told in one language, they hold in all."""
        slugs = {other.slug for other in self._hub.translated(campaign)}
        for record in (person, *self._hub.translated(person)):
            if isinstance(record, Representative):
                found = [answer for answer in record.answers if answer.campaign in slugs]
                if found:
                    return tuple(sorted(found, key=lambda answer: answer.date, reverse=True))
        return ()

    def _asked(self, person: Representative, campaign: Campaign) -> tuple[dt.datetime, ...]:
        slugs = {other.slug for other in self._hub.translated(campaign)}
        records = (person, *self._hub.translated(person))
        found = {a.date for r in records if isinstance(r, Representative) for a in r.asked if a.campaign in slugs}
        return tuple(sorted(found))

    @staticmethod
    def _key(person: Representative) -> str:
        return person.translation_key or person.slug

    def _answer(self, answer: Answer, person: Representative, campaign: Campaign, place: int) -> AnswerView:
        date = self._planning.day(answer.date, campaign.lang)
        source = answer.source
        assert date
        return AnswerView(
            id=f"{person.slug}-{campaign.slug}-{date.iso}" + (f"-{place}" if place else ""),
            kind=answer.kind.value,
            vote=answer.vote.value if answer.vote else "",
            date=date,
            text=lines_of(answer.text),
            summary=one_line(answer.summary),
            source=LinkView(label=source.label, url=source.url) if source else None,
        )

    # Who they are.

    def summary(self, person: Representative) -> RepresentativeSummary:
        """A representative as lists show them."""
        if person.path not in self._summaries:
            planning = self._planning
            former = not person.in_office(planning.today)
            self._summaries[person.path] = RepresentativeSummary(
                id=person.slug,
                url=planning.url(person),
                name=one_line(person.title),
                lang=person.lang,
                dir=direction(person.lang),
                office=one_line(person.office),
                bodies=person.bodies,
                areas=person.areas,
                postcodes=person.postcodes,
                party=one_line(person.party),
                phone="" if former else person.phone,
                dial="" if former else dial(person.phone),
                photo=planning.photo(person.photo),
                former=former,
                until=planning.day(person.until, person.lang) if former else None,
            )
        return self._summaries[person.path]

    def channels(self, person: Representative) -> ChannelsView:
        """Ways to reach somebody."""
        return ChannelsView(
            email=person.email,
            phone=person.phone,
            dial=dial(person.phone),
            address=lines_of(person.address),
            form=person.form,
            links=tuple(LinkView(label=link.label, url=link.url) for link in person.links),
            hours=lines_of(person.hours),
        )

    def languages(self, person: Representative) -> tuple[str, ...]:
        """The languages that somebody can be written to in, by their names in the page's language."""
        where: Locale = locale(person.lang)
        return tuple(locale(tag).get_display_name(where) or tag for tag in person.languages)

    # Where to write.

    def write_url(self, campaign: Campaign) -> str:
        """The page where a reader begins to write: the letter itself where one person alone is asked."""
        people = self.written_to(campaign)
        if not people:
            return ""
        return self.letter_url(campaign, people[0]) if len(people) == 1 else f"{self._planning.url(campaign)}write/"

    def letter_url(self, campaign: Campaign, person: Representative) -> str:
        """The page of a letter to one representative."""
        return f"{self._planning.url(campaign)}write/{person.slug}/"


def body_id(name: str) -> str:
    """The anchor of a council in the list of representatives."""
    return f"at-{slugify(name)}"


def dial(phone: str) -> str:
    """A number as an address that dials it (RFC 3966); an extension is a parameter of its own."""
    number, _, extension = re.sub(r"(?i)\s*(?:ext\.?|x|#)\s*(?=\d+$)", ";", phone).partition(";")
    digits = re.sub(r"[^\d+]", "", re.sub(r"\(0\)", "", number) if number.startswith("+") else number)
    return f"tel:{digits}" + (f";ext={extension}" if extension else "") if digits else ""


def lines_of(text: str) -> tuple[str, ...]:
    """The lines of a text that are not empty."""
    return tuple(line for part in text.splitlines() if (line := " ".join(part.split())))
