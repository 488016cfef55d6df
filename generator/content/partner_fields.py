"""The fields of a partner."""

from __future__ import annotations

from generator.content.common_fields import FINDING, PUBLISHING, SUMMARY
from generator.content.partners import Sort
from generator.content.pictures import PHOTO
from generator.content.values import LINKS
from generator.fields.addresses import URL
from generator.fields.form import FieldSpec
from generator.fields.readers import FILLED, LINE, choice

SORT = choice(
    [sort.value for sort in Sort],
    Sort,
    {
        **dict.fromkeys(
            ("ngo", "non-profit", "nonprofit", "association", "voluntary", "trust", "foundation"), "charity"
        ),
        **dict.fromkeys(("authority", "government", "town-council", "city", "public-body", "municipality"), "council"),
        **dict.fromkeys(("company", "shop", "firm", "cooperative", "co-op", "coop", "social-enterprise"), "business"),
        **dict.fromkeys(("college", "university", "nursery", "library"), "school"),
        **dict.fromkeys(("sports-club", "society", "team"), "club"),
        **dict.fromkeys(("church", "mosque", "synagogue", "temple", "parish", "congregation"), "faith"),
        **dict.fromkeys(("trade-union",), "union"),
        **dict.fromkeys(("hospital", "surgery", "clinic", "practice", "pharmacy"), "health"),
        **dict.fromkeys(("newspaper", "radio", "press", "paper", "station"), "media"),
        **dict.fromkeys(("sponsor", "donor", "funding"), "funder"),
    },
)

PARTNER = (
    FieldSpec("title", FILLED, "The organisation's name.", required=True, critical=True, example="Wend River Trust"),
    SUMMARY,
    FieldSpec("photo", PHOTO, "Its logo, a file beside the text.", example="logo.png"),
    FieldSpec("sort", SORT, "What sort of organisation it is.", example="charity"),
    FieldSpec("website", URL, "Its own website.", example="https://example.org"),
    FieldSpec("address", LINE, "Where it is found, as on an envelope.", example="4 Staithe Street, Ottersby"),
    FieldSpec("since", LINE, "Since when you work together.", example='"2021"'),
    FieldSpec("links", LINKS, "Where to find it elsewhere.", example="[{label: Shop, url: https://example.org}]"),
    *FINDING,
    *PUBLISHING,
)
