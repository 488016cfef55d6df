"""The values that a page gives to its card."""

from __future__ import annotations

from collections.abc import Mapping

Value = str | float | tuple[float, ...] | tuple[tuple[str, str], ...] | None
Values = Mapping[str, Value]
"""By name; an empty text, None or an empty tuple where the page has none."""

VALUES: Mapping[str, str] = {
    "title": "the page's title",
    "kicker": "the small line above it: a topic, “Campaign”; of a list what it holds",
    "summary": "the page's summary",
    "place": "where it happened",
    "author": "who wrote it",
    "hub": "the hub's name",
    "tagline": "the hub's tagline",
    "initial": "a capital that stands for the page",
    "address": "the hub's address without https://",
    "call": "the words of a call: “Tell us yours”",
    "logo": "the hub's logo",
    "photo": "the page's photo",
    "lang": "the page's language",
    "list": "“yes” on lists",
    "state": "how a campaign ended: “Won”",
    "won": "“yes” for a campaign that was won, wholly or in part",
    "lost": "“yes” for a campaign that was lost",
    "fraction": "how far a campaign has come, from 0 to 1",
    "percent": "the same in words: “82 %”",
    "progress": "“412 / 500 signatures”",
    "as_of": "the day of that count, where counters tell it: “as of 12 May 2025”",
    "counted": "both in one line: “412 / 500 signatures, as of 12 May”",
    "unit": "what a campaign counts: “signatures”",
    "goal": "what it wants to reach",
    "ask": "what it asks of people",
    "deadline": "“by 31 May 2025”",
    "next": "how far it is to the next milestone: “38 to go to 250”",
    "ticks": "its milestones, from 0 to 1",
    "history": "its count over time",
    "chart": "the title of the chart of the text",
    "chart_bars": "its numbers, if they are compared",
    "chart_line": "its numbers, if they are a line",
    "chart_mark": "the place of the number that stands out, from 0",
    "chart_value": "that number: “74”",
    "chart_label": "what it counts: “Friday”",
    "chart_first": "the first label of a line",
    "chart_last": "the last label of a line",
    "milestone": "what an update has reached",
    "outcome": "what came of a campaign",
    "quote": "the first quotation",
    "quote_open": "the language's opening quotation mark",
    "quote_close": "the language's closing quotation mark",
    "said": "the quotation in its marks",
    "who": "who said it",
    "value": "the first impact number: “1,200”",
    "label": "what that number counts: “trees planted”",
    "numbers": "all impact numbers with their labels",
    "month": "of a date: “May”",
    "day": "of a date: “24”",
    "weekday": "of a date: “Saturday”",
    "time": "of a date: “10:00”",
    "when": "the whole date in words",
    "qr": "the page's full address, for a QR code",
}
"""What a layout can show and depend on, with what it is."""
