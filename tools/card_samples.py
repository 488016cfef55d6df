"""What contact sheets and tests of card designs show: every design's values, ordinary and extreme.

The town and its people are those of the sample hub; photos are paths below its `content` folder.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec

from generator.theme.card_layout import Values

DESIGNS = ("story", "quote", "number", "campaign", "milestone", "outcome", "event", "call", "chart", "list")
FORMATS = ("link", "square", "portrait", "tall")
BRANDS = ("#c8372d", "#f2c500", "#1d2b53", "#0a7d4f", "#111111", "#ff66aa")


class Sample(msgspec.Struct, frozen=True):
    """One card's values; `photo` and `logo` are paths below `content`, empty if the card has none."""

    name: str
    values: Values
    photo: str = ""
    logo: str = "logo.png"


LONG = (
    "How forty-one neighbours, a lighterman and one stubborn librarian kept the branch on Mill Road "
    "open on Saturdays after the county had already taken down the sign above its own door"
)
"""A title of 180 characters."""

PARAGRAPH = (
    "Joan Petty drives the route on Saturdays now, and she says that the bus is never empty. It took two winters, one "
    "petition with more names than the ward has voters, and a meeting that ran until the caretaker turned the lights "
    "out. The county has promised to look at the timetable again in spring, and we have promised to come."
)
"""An outcome told at length."""

HUB: Values = {
    "hub": "What Ottersby Did",
    "tagline": "Things that got better here, and how we did it",
    "lang": "en",
    "place": "Ottersby",
    "address": "what-ottersby-did.example",
    "quote_open": "“",
    "quote_close": "”",
}

ARABIC_HUB: Values = {
    "hub": "ما صنعته أوترسبي",
    "tagline": "أشياء تحسّنت هنا، وكيف فعلناها",
    "lang": "ar",
    "place": "أوترسبي",
    "quote_open": "«",
    "quote_close": "»",
}

_PROGRESS: Values = {
    "fraction": 0.824,
    "percent": "82 %",
    "progress": "412 / 500 signatures",
    "unit": "signatures",
    "goal": "500",
    "deadline": "by 31 May 2025",
    "ticks": (0.25, 0.5, 0.75),
    "history": (12.0, 57.0, 96.0, 140.0, 151.0, 238.0, 301.0, 412.0),
}

ENGLISH: Mapping[str, Values] = {
    "story": {"title": "The Saturday key", "kicker": "Libraries", "author": "Joan Petty", "place": "Mill Road"},
    "quote": {
        "title": "Toaster number 400",
        "quote": "I came for the toaster. I stayed because somebody asked me what I could do.",
        "who": "Bill Hathersage, repair café",
        "place": "St Anne’s hall",
    },
    "number": {
        "title": "Toaster number 400",
        "value": "1,240 kg",
        "label": "of broken things that went home working instead of to the tip",
        "numbers": (
            ("1,240 kg", "of broken things that went home working instead of to the tip"),
            ("400", "toasters"),
            ("27", "volunteers"),
        ),
        "place": "St Anne’s hall",
    },
    "campaign": {
        "title": "Bring back the Lock Lane footbridge",
        "kicker": "Campaign",
        "ask": "Add your name",
        "place": "Lock Lane",
        **_PROGRESS,
    },
    "milestone": {
        "title": "Keep the 14 running after nine",
        "kicker": "Campaign",
        "milestone": "Three quarters there",
        "ask": "Add your name",
        **_PROGRESS,
        "fraction": 0.76,
        "percent": "76 %",
        "progress": "380 / 500 signatures",
    },
    "outcome": {
        "title": "A green man on Mill Road",
        "kicker": "Campaign",
        "state": "Won",
        "won": "yes",
        "outcome": "The crossing opened on 2 September, and nobody has had to run for it since.",
        "place": "Mill Road",
        **_PROGRESS,
        "fraction": 1.0,
        "percent": "100 %",
        "progress": "500 / 500 signatures",
    },
    "event": {
        "title": "Ditch day on Weir Meadow",
        "kicker": "Come along",
        "month": "March",
        "day": "29",
        "weekday": "Saturday",
        "time": "10:00 to 13:00",
        "when": "Saturday, 29 March 2025, 10:00",
        "place": "Weir Meadow car park",
    },
    "call": {
        "title": "Who taught you to swim in the Wend?",
        "kicker": "Your turn",
        "call": "Tell us yours",
        "summary": "Five lines are enough. We help with the rest.",
    },
    "chart": {
        "title": "We counted the 14",
        "kicker": "Buses",
        "chart": "Passengers on the evening 14",
        "chart_bars": (63.0, 56.0, 63.0, 66.0, 74.0, 64.0),
        "chart_mark": 4.0,
        "chart_value": "74",
        "chart_label": "Friday · passengers",
    },
    "list": {"title": "Stories", "kicker": "34 stories from seven streets and a river", "list": "yes", "place": ""},
}

ARABIC: Mapping[str, Values] = {
    "story": {"title": "مفتاح يوم السبت", "kicker": "المكتبات", "place": "طريق الطاحونة"},
    "quote": {
        "quote": "جئت من أجل المحمصة، وبقيت لأن أحدهم سألني ماذا أستطيع أن أفعل.",
        "who": "بيل هاذرسيج، مقهى الإصلاح",
        "title": "المحمصة رقم 400",
    },
    "number": {
        "value": "1,240 كغ",
        "label": "من الأشياء المعطلة عادت إلى البيوت وهي تعمل",
        "title": "المحمصة رقم 400",
        "numbers": (("1,240 كغ", "من الأشياء المعطلة"), ("400", "محمصة"), ("27", "متطوعًا")),
    },
    "campaign": {
        "title": "أعيدوا جسر المشاة إلى ممر القفل",
        "kicker": "حملة",
        "ask": "أضف اسمك",
        "progress": "412 / 500 توقيع",
        "unit": "توقيع",
        "deadline": "حتى 31 مايو 2025",
    },
    "milestone": {
        "title": "أبقوا الحافلة 14 بعد التاسعة",
        "kicker": "حملة",
        "milestone": "بلغنا ثلاثة أرباع الطريق",
        "ask": "أضف اسمك",
        "progress": "380 / 500 توقيع",
        "unit": "توقيع",
        "deadline": "حتى 31 مايو 2025",
    },
    "outcome": {
        "title": "إشارة خضراء على طريق الطاحونة",
        "kicker": "حملة",
        "state": "فزنا",
        "outcome": "افتُتح المعبر في الثاني من سبتمبر، ولم يضطر أحد إلى الركض منذ ذلك اليوم.",
        "progress": "500 / 500 توقيع",
        "unit": "توقيع",
    },
    "event": {
        "title": "يوم الخندق في مرج السد",
        "kicker": "تعالوا",
        "month": "مارس",
        "weekday": "السبت",
        "time": "10:00 – 13:00",
        "when": "السبت 29 مارس 2025، 10:00",
        "place": "موقف مرج السد",
    },
    "call": {
        "title": "من علّمك السباحة في النهر؟",
        "kicker": "دورك الآن",
        "call": "احكِ لنا قصتك",
        "summary": "خمسة أسطر تكفي. والباقي علينا.",
    },
    "chart": {
        "title": "عددنا ركاب الحافلة 14",
        "chart": "القروض في المكتبة",
        "chart_bars": (),
        "chart_line": (31.0, 28.0, 26.0, 9.0, 14.0, 22.0, 30.0),
        "chart_mark": 6.0,
        "chart_value": "30",
        "chart_label": "2026 · ألف قرض",
        "chart_first": "2020",
        "chart_last": "2026",
    },
    "list": {"title": "القصص", "kicker": "34 قصة من سبعة شوارع ونهر", "place": ""},
}

PHOTOS: Mapping[str, str] = {
    "story": "stories/the-saturday-key/joan-unlocks.jpg",
    "quote": "people/bill-hathersage/portrait.jpg",
    "number": "stories/toaster-number-400/hall-full.jpg",
    "campaign": "campaigns/lock-lane-footbridge/footbridge.jpg",
    "milestone": "campaigns/keep-the-14/the-14.jpg",
    "outcome": "stories/green-man-at-ten-past-eight/first-green-man.jpg",
    "event": "stories/the-ditch-day/line-of-spades.jpg",
    "call": "stories/steps-at-the-staithe/swimmers-at-six.jpg",
    "chart": "",
    "list": "",
}

_MAIN: Mapping[str, str] = {"quote": "quote", "number": "label", "milestone": "milestone", "chart": "chart"}
"""The value that carries the most words, where it is not the title."""

_WORD: Mapping[str, Values] = {
    "quote": {"quote": "Finally."},
    "number": {"value": "7", "label": "otters"},
    "milestone": {"milestone": "Halfway", "title": "Buses"},
    "chart": {"chart": "Otters", "chart_value": "7", "chart_label": "2026"},
    "outcome": {"title": "Lights", "outcome": ""},
    "event": {"title": "Soup", "time": "18:00", "place": "Hall"},
    "call": {"title": "Otters?", "summary": ""},
}

_JAPANESE: Values = {
    "lang": "ja",
    "title": "土曜日の鍵と図書館を守った人たち",
    "kicker": "図書館",
    "place": "水車通り",
    "hub": "オッターズビーのしごと",
    "quote": "トースターを直しに来て、そのまま仲間になりました。",
    "quote_open": "「",
    "quote_close": "」",
    "label": "直って家に帰った壊れもの",
    "milestone": "四分の三まで来ました",
}


def sample(design: str, case: str) -> Sample:
    """A design's values in one of `CASES`."""
    values, photo = _plain(design), PHOTOS[design]
    match case:
        case "photo" | "won":
            pass
        case "plain":
            photo = ""
        case "long" | "long-plain":
            values |= {_MAIN.get(design, "title"): LONG, "who": "Bartholomew Featherstonehaugh-Cholmondeley, treasurer"}
            values |= {"place": "Upper Wending-on-the-Water, St Bartholomew’s parish room"} if values["place"] else {}
            values |= {"outcome": PARAGRAPH} if values["outcome"] else {}
            photo = photo if case == "long" else ""
        case "word" | "word-plain":
            values |= _WORD.get(design, {"title": "Otters"})
            photo = photo if case == "word" else ""
        case "arabic" | "arabic-plain":
            values |= {**ARABIC_HUB, **ARABIC[design]}
            photo = photo if case == "arabic" else ""
        case "japanese":
            values |= _JAPANESE
        case "bare":
            values |= dict.fromkeys(("place", "kicker", "who", "deadline", "summary", "outcome", "time"), "")
            values["fraction"] = values["fraction"] if design == "campaign" else None
            photo = ""
        case "lost" | "lost-plain":
            values |= {"title": "Save the Lock Lane footbridge", "state": "Lost", "won": "", "lost": "yes"}
            values |= {"outcome": "They lifted it out on a Tuesday. Here is what we would do differently."}
            values |= {"fraction": 0.41, "percent": "41 %", "progress": "205 / 500 signatures"}
            photo = "stories/how-we-lost-the-footbridge/bridge-lifted-out.jpg" if case == "lost" else ""
        case "paused":
            values |= {"state": "Paused", "won": "", "outcome": "We wait for the county’s survey in spring."}
        case _:
            raise KeyError(case)
    values["said"] = f"{values['quote_open']}{values['quote']}{values['quote_close']}" if values["quote"] else ""
    return Sample(f"{design} {case}", values, photo, "" if case == "bare" else "logo.png")


CASES = ("photo", "plain", "long", "long-plain", "word", "word-plain", "arabic", "arabic-plain", "bare")
OUTCOMES = ("lost", "lost-plain", "paused")
"""More cases of the design `outcome`."""


def cases(design: str) -> tuple[str, ...]:
    """All cases of a design."""
    return (*CASES, *OUTCOMES) if design == "outcome" else CASES


_EMPTY = "title kicker place summary state won lost list quote who value label milestone outcome ask deadline progress"
_EMPTY += " percent unit goal month day weekday time when call author qr logo photo initial"


def _plain(design: str) -> dict[str, Any]:
    return {**dict.fromkeys(_EMPTY.split(), ""), "fraction": None, "numbers": (), **HUB, **ENGLISH[design]}
