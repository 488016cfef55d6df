"""Language tags (BCP 47)."""

from __future__ import annotations

from generator import lazy_re
from generator.fields.nearest import word_list

CODES = frozenset(
    word_list(
        "aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de "
        "dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id "
        "ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu "
        "lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu "
        "rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr "
        "ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu"
    )
)
"""ISO 639-1."""
_TAG = lazy_re.compile(
    r"(?P<language>[a-z]{2,3})(?:-(?P<script>[a-z]{4}))?(?:-(?P<region>[a-z]{2}|\d{3}))?(?P<rest>(?:-(?:[a-z0-9]{5,8}|\d[a-z0-9]{3}|x(?:-[a-z0-9]{1,8})+))*)"
)


def language_tag(text: str) -> str:
    """A tag in its usual case (`en_gb` is `en-GB`, `zh-hans` is `zh-Hans`), or nothing if it cannot be one."""
    match = _TAG.fullmatch(text.strip().replace("_", "-").casefold().removesuffix(".utf-8"))
    if not match or (len(match["language"]) == 2 and match["language"] not in CODES):
        return ""
    parts = [match["language"], (match["script"] or "").title(), (match["region"] or "").upper()]
    return "-".join(part for part in parts if part) + (match["rest"] or "")


def is_suffix(text: str) -> bool:
    """Whether the middle of `name.es.md` is certainly a language."""
    tag = language_tag(text)
    return bool(tag) and (tag.split("-")[0] in CODES or tag == "pcm")
