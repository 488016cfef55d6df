"""The words that people write for languages."""

from __future__ import annotations

from generator.fields import yaml_tree as tree
from generator.fields.form import Form, Reader, Wrong, expect_scalar
from generator.fields.language_tags import CODES, language_tag
from generator.fields.nearest import word_list
from generator.fields.readers import list_of, one_line
from generator.fields.rules import LANGUAGE_UNKNOWN
from generator.problems import Severity

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
