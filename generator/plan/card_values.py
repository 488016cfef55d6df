"""The values that a card's layout may show, of each sort of record, and the words that tell what a card says."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence

import msgspec
from babel.dates import format_date, format_skeleton, format_time
from babel.numbers import format_percent

from generator.content.events import Event
from generator.content.groups import Group
from generator.content.milestones import counts
from generator.content.quotation_marks import quotes
from generator.content.records import DECIDED, Campaign, Number, Page, Person, Quote, Record, Story, Update
from generator.content.representatives import Representative
from generator.plan.dates import locale, place_of
from generator.plan.event_words import hours, last_day, leaf, repeats, whole
from generator.plan.planning import Planning, percent
from generator.plan.texts import one_line, shortened
from generator.theme.layouts.values import Values
from generator.theme.layouts.words import initial
from generator.urls import Base
from generator.views.card import AnyLayer, CardView, PhotoLayer, StackLayer, TextLayer
from generator.views.chart import ChartView

_NONE = ("no", "none", "false")
_LEAST_ROWS = 2
_STATES = {
    "won": "Won",
    "partly-won": "Partly won",
    "lost": "Lost",
    "paused": "Paused",
    "closed": "Closed",
    "ended": "Ended",
}
_WON = {"won": "Campaign won", "partly-won": "Campaign partly won"}
_OFTEN = {
    "FREQ=WEEKLY": "Every week",
    "FREQ=MONTHLY": "Every month",
    "FREQ=YEARLY": "Every year",
}
_EVENT_STATES = {"cancelled": "Cancelled", "postponed": "Postponed", "moved": "New date", "full": "Full"}
_SORTS = {
    "campaign": "Campaign",
    "update": "Campaign update",
    "group": "Group",
    "partner": "Partner",
    "event": "Event",
}
"""What a card calls a record of a kind above its title."""
_SAID = (
    "state",
    "milestone",
    "said",
    "who",
    "value",
    "label",
    "chart",
    "chart_value",
    "chart_label",
    "title",
    "when",
    "place",
    "ask",
    "outcome",
    "counted",
    "progress",
    "as_of",
    "next",
    "deadline",
    "call",
    "hub",
    "address",
)
"""What a card says, in the order in which it is best told."""


class CardValues:
    """Makes the values of records. `canonical` is where the site stands for good: what a QR code leads to."""

    def __init__(self, planning: Planning, canonical: Base, logo: str) -> None:
        self._planning = planning
        self._canonical = canonical
        self._logo = logo

    def of_list(self, title: str, subtitle: str, lang: str) -> Values:
        """Of a list: its title, and what it holds."""
        return {**self._hub(title, lang), "title": one_line(title), "kicker": shortened(subtitle, 60), "list": "yes"}

    def of_outcomes(self, title: str, summary: str, lang: str) -> Values:
        """Of what the hub has won: its counts as the outcome."""
        won = self._state("won", lang)
        return {**self._hub(title, lang), "title": one_line(title), "outcome": summary, "summary": summary, **won}

    def of_record(self, record: Record) -> Values:
        """Of a record: what its page says, and what its `card:` wants otherwise."""
        title = one_line(record.title)
        place = one_line(record.place.name) if record.place else ""
        values = {
            **self._hub(title, record.lang),
            "title": title,
            "summary": self._planning.description(record),
            "place": place,
            "kicker": self._kicker(record),
            "qr": self._canonical.absolute(self._planning.url(record)),
            **self._told(record),
            **self._campaign(record),
            **self._chart(record),
            **self._chosen(record),
        }
        name = str(values["title"])
        if isinstance(record, Representative):  # by the family name: the first word may be a title that all have
            name = name.rpartition(" ")[2]
        return {**values, "initial": initial(str(values["place"] or name))}

    def _chart(self, record: Record) -> Values:
        """Of the chart that the record wants on its card, the first of its text if it says nothing."""
        wanted = record.card.chart.casefold() if record.card else ""
        views = self._planning.bodies.charts(record) if wanted not in _NONE else ()
        return chart_values(next((view for view in views if wanted in ("", view.title.casefold())), None))

    def of_quote(self, quote: Quote, lang: str) -> Values:
        """Of a pull quote, with the language's own quotation marks."""
        opening, closing, _, _ = quotes(lang)
        words = one_line(quote.text)
        said = f"{opening}{words}{closing}"
        return {"quote": words, "quote_open": opening, "quote_close": closing, "said": said, "who": one_line(quote.who)}

    def of_number(self, number: Number) -> Values:
        """Of an impact number."""
        return {"value": one_line(number.value), "label": one_line(number.label)}

    def _hub(self, title: str, lang: str) -> Values:
        config = self._planning.config
        return {
            "hub": "" if title == config.name else config.name,
            "tagline": config.tagline,
            "address": self._canonical.origin.partition("//")[2] + self._canonical.path if config.url else "",
            "call": self._planning.text("Tell us yours", lang),
            "initial": initial(title),
            "lang": lang,
            "logo": self._logo,
        }

    def _kicker(self, record: Record) -> str:
        """The line above the title: what sort of thing this is about."""
        text = self._planning.text
        match record:
            case Story():
                return self._story_kicker(record)
            case Person():
                return one_line(record.role)
            case Representative():
                return one_line(record.office)
            case _:
                sort = _SORTS.get(record.kind, "")
                return text(sort, record.lang) if sort else ""

    def _story_kicker(self, story: Story) -> str:
        """A story's first topic, and whether the campaign that it belongs to was won."""
        campaign = self._planning.hub.campaign(story.campaign, story.lang) if story.campaign else None
        won = _WON.get(campaign.state.value, "") if campaign else ""
        topic = one_line(story.topics[0]) if story.topics else ""
        return " · ".join(part for part in (topic, self._planning.text(won, story.lang) if won else "") if part)

    def _told(self, record: Record) -> Values:
        match record:
            case Story() | Campaign():
                first = next(iter(self._planning.authors(record.authors, record.lang)), None)
                return {
                    "author": first.name if first else "",
                    "numbers": tuple((one_line(n.value), one_line(n.label)) for n in record.numbers),
                    **(self.of_quote(record.quotes[0], record.lang) if record.quotes else {}),
                    **(self.of_number(record.numbers[0]) if record.numbers else {}),
                }
            case Update():
                return {"milestone": one_line(record.milestone), **self._news(record)}
            case Representative() if record.spoken:
                about = self._planning.hub.campaign(record.spoken.campaign, record.lang)
                who = f"{record.title} · {about.title}" if about else record.title
                return self.of_quote(Quote(record.spoken.text, who), record.lang)
            case Event():
                return self._of_event(record)
            case _:
                return {}

    def _of_event(self, event: Event) -> Values:
        """When and where, as it was announced: a card must be the same on every day. One that is off says so."""
        text, lang = self._planning.text, event.lang
        date = event.first
        if event.repeat:
            values = self._repeating(event)
        else:
            shown = leaf(date, last_day(date, date_only=event.date_only), lang)
            values = {
                **day_values(event.start, lang, date_only=event.date_only),
                "day": shown.day,
                "weekday": shown.weekday,
                "time": hours(event, date),
                "when": whole(event, date),
            }
        state = _EVENT_STATES.get(event.status.value, "")
        if state:
            time = "" if event.is_off else str(values["time"])
            values = {**values, "time": " · ".join(part for part in (time, text(state, lang)) if part)}
        place = one_line(event.place.name) if event.place else text("Online", lang) if event.online else ""
        return {**values, "state": text(state, lang) if state else "", "place": place}

    def _repeating(self, event: Event) -> Values:
        """Of an event that recurs: how often, and its weekday or its day of the month, in place of one date."""
        text, lang = self._planning.text, event.lang
        how = repeats(event, lambda message: text(message, lang))
        where = place_of(lang)
        rule = event.repeat.rule if event.repeat else ""
        by_week = rule.startswith("FREQ=WEEKLY") or "BYDAY" in rule
        several = "," in rule or rule.startswith("FREQ=DAILY")
        time = hours(event, event.first)
        return {
            "month": text(_OFTEN.get(rule.partition(";")[0], ""), lang) if "INTERVAL" not in rule else "",
            "day": ""
            if several
            else format_date(event.start.date(), "ccc" if by_week else "d", locale=where).rstrip("."),
            "weekday": "" if several else time,
            "time": f"{how}, {time}" if several and time else how,
            "when": f"{how}, {time}" if time else how,
        }

    def _news(self, update: Update) -> Values:
        """How far its campaign had come by an update, and what it became."""
        campaign = self._planning.hub.campaign(update.campaign, update.lang)
        if campaign is None:
            return {}
        found = {**self._state(update.state.value, update.lang)} if update.state in DECIDED and update.state else {}
        if found:
            found["outcome"] = self._planning.description(update)
        count = update.progress if update.progress is not None else self._reached(update, campaign)
        if not update.milestone or count is None:
            return found
        then = msgspec.structs.replace(campaign, progress=count)
        return {**found, **self._progress(then)}

    def _reached(self, update: Update, campaign: Campaign) -> float | None:
        """The milestone that an update tells of, if the campaign knows it."""
        return next((m.at for m in self._planning.marks(campaign) if m.on == update.date), None)

    def _progress(self, campaign: Campaign) -> Values:
        """How far a campaign has come."""
        share, lang = percent(campaign), campaign.lang
        goal, count = (self._planning.number(value, lang) for value in (campaign.goal, campaign.progress))
        return {
            "fraction": None if share is None else share / 100,
            "percent": "" if share is None else format_percent(share / 100, locale=locale(lang)),
            "progress": f"{count} / {goal} {campaign.unit}".strip() if share is not None else "",
            "ticks": tuple(m.fraction for m in self._planning.marks(campaign) if 0 < m.fraction < 1),
        }

    def _state(self, state: str, lang: str) -> dict[str, str]:
        return {
            "state": self._planning.text(_STATES[state], lang) if state in _STATES else "",
            "won": "yes" if state in _WON else "",
            "lost": "yes" if state == "lost" else "",
        }

    def _history(self, campaign: Campaign) -> tuple[float, ...]:
        """Its count over time, as far as updates tell, and where it stands now."""
        told = [count for _, count in counts(campaign)]
        now = campaign.progress
        return tuple([*told, now] if told and now is not None and now != told[-1] else told)

    def _campaign(self, record: Record) -> Values:
        if not isinstance(record, Campaign):
            return {}
        text, lang = self._planning.text, record.lang
        summary = self._planning.campaign(record)
        words = "The deadline was {date}" if summary.state == "ended" else "by {date}"
        coming = summary.next_milestone
        return {
            **self._progress(record),
            "history": self._history(record),
            "next": text("{missing} to go to {milestone}", lang).format(missing=coming.missing, milestone=coming.at)
            if coming
            else "",
            "goal": summary.goal,
            "unit": summary.unit,
            "ask": summary.ask,
            "outcome": summary.outcome,
            "as_of": text("as of %(date)s", lang) % {"date": summary.as_of.text} if summary.as_of else "",
            "counted": self._counted(record),
            "deadline": text(words, lang).format(date=summary.deadline.text) if summary.deadline else "",
            **self._state(summary.state, lang),
        }

    def _counted(self, record: Campaign) -> str:
        """How far it is, with the day of the count in short, for where there is one line for both."""
        summary, lang = self._planning.campaign(record), record.lang
        if summary.percent is None:
            return ""
        progress = f"{summary.progress} / {summary.goal} {summary.unit}".strip()
        if record.tally is None or record.tally.as_of is None:
            return progress
        day = format_skeleton("MMMd", record.tally.as_of.date(), locale=place_of(lang))
        return f"{progress}, {self._planning.text('as of %(date)s', lang) % {'date': day}}"

    def _chosen(self, record: Record) -> Values:
        """What the record's `card:` says."""
        chosen = record.card
        if chosen is None:
            return {}
        words = {"title": chosen.title, "kicker": chosen.kicker, "call": chosen.text}
        moment = chosen.date
        return {
            **{name: one_line(text) for name, text in words.items() if text},
            **(day_values(moment, record.lang, date_only=chosen.date_only) if moment else {}),
        }


def day_values(moment: dt.datetime, lang: str, *, date_only: bool) -> Values:
    """A day for a calendar leaf: month, day of the month and weekday as the language writes them."""
    where = locale(lang)
    time = "" if date_only else format_time(moment.timetz(), "short", locale=where)
    whole = format_date(moment.date(), "full", locale=where)
    return {
        "month": format_date(moment.date(), "LLLL", locale=where),
        "day": format_date(moment.date(), "d", locale=where),
        "weekday": format_date(moment.date(), "cccc", locale=where),
        "time": time,
        "when": f"{whole}, {time}" if time else whole,
    }


def chart_values(view: ChartView | None) -> Values:
    """Of a chart: its first column, and the number that stands out, or for a line the last one."""
    rows = [row for row in view.rows if row.values[0] is not None] if view else []
    if view is None or not rows or any((row.values[0] or 0) < 0 for row in rows) or len(rows) < _LEAST_ROWS:
        return {}
    numbers = tuple(float(row.values[0] or 0) for row in rows)
    is_line = view.kind == "line"
    highest = len(rows) - 1 if is_line else numbers.index(max(numbers))
    mark = next((at for at, row in enumerate(rows) if row.marked), highest)
    return {
        "chart": view.title,
        "chart_line" if is_line else "chart_bars": numbers,
        "chart_mark": float(mark),
        "chart_value": _bare(rows[mark].texts[0]),
        "chart_label": " · ".join(part for part in (rows[mark].label, view.unit) if part),
        "chart_first": rows[0].label if is_line else "",
        "chart_last": rows[-1].label if is_line else "",
    }


def _bare(text: str) -> str:
    """Without the marks that isolate a number in a page that reads from right to left: a card's text is a line alone."""
    return text.strip("\u2068\u2069")


def alt_text(view: CardView, values: Mapping[str, object], photo_alt: str) -> str:
    """What a card says, for those who do not see it: its words in reading order, then what its photo shows."""
    layers = tuple(_all_layers(view.layers))
    shown = " ".join(layer.text for layer in layers if isinstance(layer, TextLayer) and not layer.decorative)
    printed = " ".join(shown.split()).casefold()
    words = [str(values.get(name) or "") for name in _SAID]
    shown_words = dict.fromkeys(word for word in words if word and _is_shown(word, printed))
    said = " · ".join(
        word for word in shown_words if not any(o.startswith((f"{word}.", f"{word},")) for o in shown_words)
    )
    said = said or str(values.get("title") or "")
    has_photo = any(isinstance(layer, PhotoLayer) for layer in layers)
    return f"{said}. {photo_alt}" if has_photo and photo_alt else said


def _is_shown(word: str, printed: str) -> bool:
    bare = word.strip("“”„«»‘’「」\"' \u00a0\u202f").casefold()
    return bare in printed


def _all_layers(layers: Sequence[AnyLayer]) -> Iterator[AnyLayer]:
    for layer in layers:
        yield layer
        if isinstance(layer, StackLayer):
            yield from _all_layers(layer.children)


def usual_design(record: Record) -> str:
    """The design of a record that asks for none."""
    match record:
        case Campaign() if record.state in DECIDED:
            return "outcome"
        case Campaign():
            return "campaign"
        case Update() if record.state in DECIDED:
            return "outcome"
        case Update() if record.milestone:
            return "milestone"
        case Representative() if record.spoken:
            return "quote"
        case Event():
            return "event"
        case Person() | Page() | Update() | Story() | Group() | Representative():
            return "story"
        case _:
            return "list"
