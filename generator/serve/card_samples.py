"""Values that show what a card layout can take: usual ones for each design, and the worst that pages will bring."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from io import BytesIO

import msgspec
from PIL import Image, ImageDraw

from generator.digests import digest
from generator.theme.card_layout import Values
from generator.theme.layouts.patterns import drawn
from generator.theme.layouts.places import Place
from generator.views.card import CardPhoto


class Sample(msgspec.Struct, frozen=True):
    """Values with a name for people. `photo`: whether the page has one."""

    title: str
    values: Values
    photo: bool = True


_ADDRESS = "ottersby.example"
_USUAL: Values = {
    "title": "The crossing on Mill Road is safe at last",
    "kicker": "Streets",
    "summary": "Nine mornings of counting cars, four hundred signatures, and a council that listened.",
    "place": "Mill Road",
    "author": "Amina Yusuf",
    "hub": "What Ottersby Did",
    "tagline": "A small town’s own front page",
    "address": _ADDRESS,
    "call": "Tell us yours",
    "lang": "en",
    "qr": f"https://{_ADDRESS}/stories/crossing/",
    "quote": "We stood there with clipboards until they could not look away any more.",
    "quote_open": "“",
    "quote_close": "”",
    "said": "“We stood there with clipboards until they could not look away any more.”",
    "who": "Amina Yusuf, mother of three",
    "value": "1,200",
    "label": "children cross safely every week",
    "numbers": (("1,200", "children cross every week"), ("412", "signatures"), ("9", "mornings of counting")),
}
_CAMPAIGN: Values = {
    "kicker": "Campaign",
    "title": "Keep the library open on Saturdays",
    "fraction": 0.824,
    "percent": "82 %",
    "progress": "412 of 500 signatures",
    "counted": "412 of 500 signatures, as of 12 May",
    "as_of": "as of 12 May 2025",
    "goal": "500",
    "unit": "signatures",
    "ask": "Sign, and ask your neighbour to",
    "deadline": "by 31 May 2025",
    "next": "88 to go to 500",
    "ticks": (0.25, 0.5, 0.75),
    "history": (12.0, 80.0, 150.0, 290.0, 412.0),
}
_DATE: Values = {
    "month": "May",
    "day": "24",
    "weekday": "Saturday",
    "time": "10:00",
    "when": "Saturday, 24 May 2025, 10:00",
}
_OF_DESIGN: Mapping[str, Values] = {
    "campaign": _CAMPAIGN,
    "milestone": {**_CAMPAIGN, "kicker": "Campaign update", "milestone": "400 signatures"},
    "outcome": {**_CAMPAIGN, "state": "Won", "won": "yes", "outcome": "The library stays open until six on Saturdays.",
                "fraction": 1.0, "percent": "100 %", "progress": "512 of 500 signatures",
                "counted": "512 of 500 signatures, as of 12 May"},
    "event": {**_DATE, "kicker": "Come along", "title": "Repair café in the old fire station"},
    "call": {"title": "What changed in your street?", "kicker": "Your story"},
    "chart": {"chart": "Cars on Mill Road before school", "chart_bars": (641.0, 655.0, 612.0, 598.0, 402.0),
              "chart_mark": 4.0, "chart_value": "402", "chart_label": "Friday", "title": "Nine mornings on Mill Road"},
    "list": {"list": "yes", "title": "Streets", "kicker": "24 stories", "summary": "", "place": "", "author": ""},
}  # fmt: skip
_LONG = (
    "How the residents of the four streets behind the old gasworks, who had never met, stopped a car park, planted a "
    "school orchard and ended up running the Saturday market together."
)
_ARABIC: Values = {
    "title": "حافلة المساء تعود إلى شارع الطاحونة",
    "kicker": "النقل",
    "summary": "أربعمئة توقيع وتسعة صباحات من العدّ.",
    "place": "شارع الطاحونة",
    "author": "أمينة يوسف",
    "hub": "ما فعلته أوترسبي",
    "call": "احكِ لنا قصتك",
    "lang": "ar",
    "quote": "وقفنا هناك حتى لم يعد بوسعهم تجاهلنا.",
    "quote_open": "”",
    "quote_close": "“",
    "said": "”وقفنا هناك حتى لم يعد بوسعهم تجاهلنا.“",
    "who": "أمينة يوسف",
    "value": "١٬٢٠٠",
    "label": "طفل يعبرون بأمان كل أسبوع",
    "numbers": (("١٬٢٠٠", "طفل كل أسبوع"), ("٤١٢", "توقيعًا")),
    "progress": "٤١٢ من ٥٠٠ توقيع",
    "counted": "٤١٢ من ٥٠٠ توقيع، حتى ١٢ مايو",
    "as_of": "حتى ١٢ مايو ٢٠٢٥",
    "percent": "٨٢٪",
    "month": "مايو",
    "day": "٢٤",
    "weekday": "السبت",
}
_JAPANESE: Values = {
    "title": "水車通りの横断歩道がようやく安全になりました",
    "kicker": "道路",
    "summary": "九日間の朝の交通量調査と四百人の署名。",
    "place": "水車通り",
    "hub": "オッタースビーの記録",
    "call": "あなたの話を聞かせて",
    "lang": "ja",
    "quote": "目をそらせなくなるまで、私たちはそこに立ち続けました。",
    "quote_open": "「",
    "quote_close": "」",
    "said": "「目をそらせなくなるまで、私たちはそこに立ち続けました。」",
    "who": "ユスフ・アミナ",
    "value": "1,200人",
    "label": "毎週安全に渡る子どもたち",
    "month": "5月",
    "day": "24日",
    "weekday": "土曜日",
}
_EMOJI: Values = {"title": "👩🏽‍🌾 Women’s market 🍅🥕: 3 stalls → 41!", "kicker": "Food 🥖", "place": "Harbour ⚓"}
_BARE = dict.fromkeys(("place", "kicker", "summary", "author", "who", "tagline"), "")
SAMPLES: Mapping[str, Sample] = {
    "usual": Sample("A usual page", {}),
    "long": Sample("A title of 180 letters", {"title": _LONG, "place": "Behind the old gasworks, Ottersby-under-Weir"}),
    "no-photo": Sample("No photo", {}, photo=False),
    "no-place": Sample("No place, topic or summary", _BARE),
    "arabic": Sample("Arabic", _ARABIC),
    "japanese": Sample("Japanese", _JAPANESE),
    "emoji": Sample("Emoji", _EMOJI),
    "arabic-no-photo": Sample("Arabic, no photo", _ARABIC, photo=False),
    "long-no-photo": Sample("180 letters, no photo", {"title": _LONG}, photo=False),
}
"""By the name that the page asks for; the first is what it shows to begin with."""


def sample_values(design: str, sample: Sample, hub: str) -> Values:
    """What a page of this design would give to its card, in a hub of this name."""
    own = {"hub": hub} if hub else {}
    return {**_USUAL, **_OF_DESIGN.get(design, {}), **own, **sample.values}


@cache
def sample_photo() -> tuple[CardPhoto, bytes]:
    """A picture to try layouts with, wide enough for every format: a valley in the morning."""
    width, height = 1800, 1350
    image = Image.new("RGB", (width, height), "#f3d9b8")
    pen = ImageDraw.Draw(image)
    for row in range(height // 2):
        shade = row / (height / 2)
        pen.line(((0, row), (width, row)), (round(120 + 123 * shade), round(164 + 53 * shade), round(190 - 6 * shade)))
    pen.ellipse((1120, 240, 1340, 460), fill="#fbe9c6")
    ridges = ("#9db4a8", "#7d9a88", "#5d8069", "#41654f", "#2c4b3b", "#1d342b")
    for number, points in drawn("hills", "a valley in the morning", len(ridges), Place(0, 180, width, height - 180)):
        pen.polygon(points, fill=ridges[number])
    buffer = BytesIO()
    image.save(buffer, "JPEG", quality=88)
    data = buffer.getvalue()
    return CardPhoto(digest=digest(data), focal=(0.66, 0.4)), data
