"""Language tags (BCP 47), and the words that people write for them."""

from __future__ import annotations

import re

from generator.fields import yaml_tree as tree
from generator.fields.form import Form, Reader, Wrong, expect_scalar
from generator.fields.nearest import word_list
from generator.fields.readers import list_of, one_line
from generator.fields.rules import LANGUAGE_UNKNOWN
from generator.problems import Severity

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

_NAMES = {
    name: code
    for pair in word_list(
        "english=en inglés=en anglais=en spanish=es español=es castellano=es french=fr français=fr german=de "
        "deutsch=de italian=it italiano=it portuguese=pt português=pt dutch=nl nederlands=nl polish=pl "
        "polski=pl welsh=cy cymraeg=cy irish=ga gaeilge=ga gaelic=gd gàidhlig=gd scots=sco arabic=ar "
        "العربية=ar urdu=ur اردو=ur hindi=hi हिन्दी=hi bengali=bn বাংলা=bn punjabi=pa gujarati=gu tamil=ta "
        "persian=fa farsi=fa فارسی=fa hebrew=he עברית=he turkish=tr türkçe=tr russian=ru русский=ru "
        "ukrainian=uk українська=uk greek=el ελληνικά=el romanian=ro română=ro chinese=zh 中文=zh japanese=ja "
        "日本語=ja korean=ko 한국어=ko vietnamese=vi somali=so soomaali=so swahili=sw kiswahili=sw swedish=sv "
        "svenska=sv norwegian=nb norsk=nb danish=da dansk=da finnish=fi suomi=fi czech=cs čeština=cs "
        "hungarian=hu magyar=hu catalan=ca català=ca basque=eu euskara=eu galician=gl galego=gl gr=el jp=ja "
        "kr=ko cz=cs dk=da ua=uk cn=zh gb=en-GB us=en-US en-uk=en-GB iw=he ji=yi"
    )
    for name, code in [pair.split("=")]
}
_TAG = re.compile(
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


def _language(node: tree.Node, form: Form, key: str) -> str:
    text = expect_scalar(node, "a language").text.strip()
    meant = _NAMES.get(text.casefold().replace("_", "-"), "")
    tag = language_tag(text)
    if tag and (not meant or tag.split("-")[0] in CODES):
        return tag
    if not meant:
        hint = "Write the short code, for example en for English or cy for Welsh."
        raise Wrong(LANGUAGE_UNKNOWN, node, f"says “{text}”, which is no language that we know.", hint)
    form.tell(
        LANGUAGE_UNKNOWN,
        node,
        f"{form.named(key)} says “{text}”. We read it as {meant}.",
        "Write the short code of the language.",
        form.line_with(node, meant),
        Severity.WARNING,
    )
    return meant


LANGUAGE: Reader[str] = Reader(
    "the short code of a language", {"type": "string", "pattern": "^[a-zA-Z]{2,3}([-_][a-zA-Z0-9]+)*$"}, _language
)


def _spoken(node: tree.Node, _form: Form, _key: str) -> str:
    """A language that people speak: its code where we know one, else the word itself, for dialects have no code."""
    text = one_line(expect_scalar(node, "a language").text)
    if not text:
        raise Wrong(LANGUAGE_UNKNOWN, node, "is empty.", "Write the name of a language, for example Polish.")
    short = language_tag(text) if len(text.partition("-")[0]) < 4 else ""
    return _NAMES.get(text.casefold(), "") or short or text


LANGUAGES: Reader[tuple[str, ...]] = list_of(Reader("a language", {"type": "string"}, _spoken), split=",;/")
