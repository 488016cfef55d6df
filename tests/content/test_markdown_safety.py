"""No text, however hostile or broken, runs a program in a reader's browser or breaks out of its place on the page."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Any

import html5lib
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.content.body import (
    ActionSlot,
    Body,
    GallerySlot,
    HashtagSlot,
    LabelSlot,
    LinkSlot,
    PhotoSlot,
    Slot,
    VideoSlot,
)
from generator.content.markdown.parser import MarkdownOptions, parse_markdown

FORBIDDEN = frozenset(
    "applet base button embed form frame frameset iframe input link math meta object script select style svg"
    " template textarea title".split()
)
# ruff: noqa: Q003, SIM905  # attacks and tags are written as they are read
VECTORS = [
    "<script>alert(1)</script>",
    "text <script>alert(1)</script> text",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "<scr<script>ipt>alert(1)</script>",
    "<script\n>alert(1)</script\n>",
    "<img src=x onerror=alert(1)>",
    "<img src=x onerror=alert(1)",
    "<img src='x' / onerror=alert(1)>",
    '<img """><script>alert(1)</script>">',
    "<svg onload=alert(1)>",
    "<svg><script>alert(1)</script></svg>",
    "<svg><style><img src=x onerror=alert(1)></style></svg>",
    '<math><mi//xlink:href="data:x,<script>alert(4)</script>">',
    "<math><mtext><table><mglyph><style><!--</style><img title=\"--><img src=1 onerror=alert(1)>\">",
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    "<iframe src=javascript:alert(1)></iframe>",
    '<iframe srcdoc="<script>alert(1)</script>"></iframe>',
    "<iframe src=https://www.youtube.com.evil.example/embed/x></iframe>",
    "<iframe src=//evil.example/w/x/../../x></iframe>",
    "<object data=javascript:alert(1)></object><embed src=javascript:alert(1)>",
    "<a href=javascript:alert(1)>x</a>",
    "<a href=' \x01javascript:alert(1)'>x</a>",
    "<a href='java&#10;script:alert(1)'>x</a>",
    "<a href=&#106;avascript:alert(1)>x</a>",
    "<a href=JaVaScRiPt:alert(1)>x</a>",
    "<a href='data:text/html,<script>alert(1)</script>'>x</a>",
    "[x](javascript:alert(1))",
    "[x](<java\tscript:alert(1)>)",
    "[x](&#x6A;avascript:alert(1))",
    "[x](vbscript:alert(1)) [y](data:text/html;base64,PHNjcmlwdD4=)",
    "[x][1]\n\n[1]: javascript:alert(1)",
    "<javascript:alert(1)>",
    "![x](javascript:alert(1)) ![y](data:image/svg+xml;base64,PHN2Zz4=)",
    '![x" onerror="alert(1)](a.jpg "y\\" onerror=\\"alert(1)")',
    '[x](https://example.org/"onmouseover="alert(1))',
    "# x {onclick=alert(1) style=color:red #a}",
    '{onclick="alert(1)"}\ntext',
    "[x](a.md){onclick=alert(1) href=javascript:alert(1) .c}",
    '![x](a.jpg){class="\\" onerror=\\"alert(1)"}',
    "<div style='background:url(javascript:alert(1))'>x</div>",
    "<style>@import'//evil.example/x.css';</style>",
    "<link rel=stylesheet href=//evil.example><meta http-equiv=refresh content='0;url=//evil.example'><base href=//evil.example>",
    "<form action=//evil.example><input name=x autofocus onfocus=alert(1)><button>x</button></form>",
    "<details open ontoggle=alert(1)>x</details>",
    "<body onload=alert(1)>x</body>",
    "<template><script>alert(1)</script></template>",
    "<plaintext><b>x",
    "<!--><script>alert(1)</script>-->",
    "<!-- x --!><script>alert(1)</script>",
    "<?xml ><script>alert(1)</script>?>",
    "<![CDATA[><script>alert(1)</script>]]>",
    "</div></div></main><script>alert(1)</script>",
    "<div><p><table><tr><td><div>",
    "::: video javascript:alert(1) title='<script>alert(1)</script>'\n:::",
    "::: action url=javascript:alert(1) label='<img src=x onerror=alert(1)>'\n<script>alert(1)</script>\n:::",
    "::: figure x.jpg alt='\"><script>alert(1)</script>' credit='<b onclick=alert(1)>'\n<script>alert(1)</script> <img src=x onerror=alert(1)>\n:::",
    "::: quote who='<img src=x onerror=alert(1)>'\nx\n:::",
    "```x\" onclick=\"alert(1)\n</code></pre><script>alert(1)</script>\n```",
    "| <script>alert(1)</script> |\n|---|\n| <img src=x onerror=alert(1)> |",
    "[^1]\n\n[^1]: <script>alert(1)</script>",
    "#<script>alert(1)</script> #Tag\"onclick=\"x",
    "<div>&#xFDD0;0&#xFDD1; &#64976;0&#64977 &#x00fdd0;7&#xFDD1;</div>",
    "<div title='&#xFDD0;0&#xFDD1;' class=&#64976;7&#64977>x</div>\n\n[x](a.md)",
    "**<math><b>x**",
    "*a <script>*b* **c",
    "&#xFDD0;0&#xFDD1; <b>&#xfdd0;0&#64977</b> <a title='&#xFDD0;0&#xFDD1;'>x</a> \ufdd00\ufdd1",
]  # fmt: skip


def filled(slot: Slot) -> str:
    """What a plan would put in a slot."""
    match slot:
        case LinkSlot():
            out = "/somewhere/"
        case PhotoSlot():
            out = f'<img src="/p.jpg" alt="{html.escape(slot.alt)}">'
            if slot.figure:
                out = f"<figure>{out}<figcaption>{slot.caption}</figcaption></figure>"
        case GallerySlot():
            out = f"<ul>{''.join(f'<li>{filled(photo)}{photo.caption}</li>' for photo in slot.photos)}</ul>"
        case VideoSlot():
            out = f'<figure><a href="/v">{html.escape(slot.title)}</a></figure>'
        case HashtagSlot():
            out = f'<a href="/h">#{html.escape(slot.tag)}</a>'
        case ActionSlot():
            out = f'<aside>{slot.html}<a href="/a">{html.escape(slot.label)}</a></aside>'
        case LabelSlot():
            out = "label"
    return out


def whole(body: Body) -> str:
    """A body with its slots filled."""
    pieces = [body.fragments[0]]
    for slot, fragment in zip(body.slots, body.fragments[1:], strict=True):
        pieces.extend((filled(slot), fragment))
    return "".join(pieces)


def read(text: str, *, mode: str = "clean") -> Body:
    options = MarkdownOptions(html=mode)
    return parse_markdown(text, path="a.md", first_line=1, lang="en", options=options, id_prefix="s1-")[0]


def elements(out: str) -> list[Any]:
    """Every element that a browser makes of a body between two others, after a look at whether it stayed between them."""
    root = html5lib.parseFragment(f"<div>{out}</div><i></i>", namespaceHTMLElements=False)
    assert [child.tag for child in root] == ["div", "i"], f"breaks out of its place: {out}"
    return list(root.iter())


def dangers(out: str) -> Iterator[str]:
    for element in elements(out):
        if not isinstance(element.tag, str) or element.tag in FORBIDDEN:
            yield f"<{element.tag}>"
            continue
        for name, value in element.attrib.items():
            address = re.sub(r"[\x00-\x20]", "", value).lower()
            if name.startswith("on") or name in ("style", "srcdoc", "formaction", "srcset"):
                yield f"{name}= on <{element.tag}>"
            elif name in ("href", "src", "cite") and re.match(r"(javascript|vbscript|data|file):", address):
                yield f"{name}={value}"


def videos_are_of_known_hosts(body: Body) -> bool:
    known = r"((www|m|player)\.)?(youtube\.com|youtu\.be|youtube-nocookie\.com|vimeo\.com)/"
    peertube = r"[^/]+/(w|videos/\w+)/"
    hosts = f"https?://({known}|{peertube})"
    return all(
        re.match(hosts, slot.url) or not re.match(r"\w+:|//", slot.url)
        for slot in body.slots
        if isinstance(slot, VideoSlot)
    )


@pytest.mark.parametrize("mode", ["clean", "off"])
@pytest.mark.parametrize("vector", VECTORS)
def test_an_attack_leaves_nothing_that_runs(vector: str, mode: str) -> None:
    body = read(vector, mode=mode)
    assert list(dangers(whole(body))) == []
    assert videos_are_of_known_hosts(body)


@pytest.mark.parametrize("vector", VECTORS)
def test_an_attack_does_not_take_the_next_paragraph_with_it(vector: str) -> None:
    out = whole(read(f"{vector}\n\nAfterwards."))
    assert "Afterwards." in "".join(html5lib.parseFragment(out, namespaceHTMLElements=False).itertext())


FRAGMENTS = [
    *VECTORS,
    *"<div> </div> <p> </p> <table> <tr> <td> </table> <ul> <li> </ul> <b> </b> <a> </a> <h1> </h2> <pre> <br>".split(),
    *"<!-- --> <center> <details> <summary> </details> <img> <img/src=a.jpg> <iframe/src=https://youtu.be/a> > <".split(),
 '<b id="x">', '<a href="x.md">', '<div title="', '">', "<span class='", "<video><source src=a.mp4></video>", "<your name>",
    "#Tag", "**", "_", "~~", "`", "```\n", "- ", "1. ", "> ", "    ", "\n\n", "\n", "# ", "## A {#x}", "---\n", "===\n",
    "| a | b |\n|---|:-:|\n| 1 | 2 |\n", "Term\n: Meaning\n", "[^1]", "[^1]: note\n", "^[note #Tag [a](b)]", "- [x] a\n",
    "{.c #i}\n", "{%", "%}", "::: quote who=\"a\"\n", "::: figure a.jpg\n", "::: figure\n", "::: gallery\n", "![a](b.jpg)",
    "::: video https://youtu.be/x\n", "::: callout title='x\n", "::: numbers\n", "::: action campaign=x label=y\n",
    ":::: x\n", ":::\n", "::::\n", "[a](b.md)", "![a](https://x.example/y.jpg)", "[![a](b.jpg)](c.md)", "\\", "\x00", "\r",
    "\ufdd0", "0\ufdd1", "&amp;", '"', "'", "--", "...", "مرحبا", "你好", "word ",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(FRAGMENTS) | st.text(max_size=8), max_size=14).map("".join)


@settings(max_examples=250, deadline=None)
@given(text=TEXTS, mode=st.sampled_from(["clean", "off"]))
@example(text="<p>\n\n![a](b.jpg)\n\n</p>", mode="clean")
@example(text="<table>\n\n::: gallery\n![a](b.jpg)\n:::\n", mode="clean")
def test_any_text_comes_out_harmless_balanced_and_with_every_slot_in_its_place(text: str, mode: str) -> None:
    body = read(text, mode=mode)
    out = whole(body)
    assert list(dangers(out)) == []
    assert len(body.fragments) == len(body.slots) + 1
    assert not re.search("[\ufdd0\ufdd1\x00\r]", out)
    assert videos_are_of_known_hosts(body)
    out.encode()


def test_a_quote_astray_in_a_tag_hides_no_tag_after_it() -> None:
    out = whole(read('<figure><i"<b id="x">bold</b></figure>\n'))

    assert out == '<figure>&lt;i"<b id="s1-x">bold</b></figure>\n'


@settings(max_examples=150, deadline=None)
@given(text=TEXTS)
@example(text='<div><b id="x">one\n\ntwo\n\n</div>')
@example(text='<b id="x">a copy of which the parser makes')
def test_no_id_stands_twice_and_every_id_has_the_prefix(text: str) -> None:
    ids = [element.attrib["id"] for element in elements(whole(read(text))) if "id" in element.attrib]
    assert len(ids) == len(set(ids))
    assert all(name.startswith("s1-") for name in ids)


@settings(max_examples=150, deadline=None)
@given(text=TEXTS)
@example(
    text="[x](&#x6A;avascript:alert(1))\n<object data=javascript:alert(1)></object><embed src=javascript:alert(1)>"
)
def test_every_problem_stands_at_a_line_of_the_file(text: str) -> None:
    _, problems = parse_markdown(text, path="a.md", first_line=8, lang="en", options=MarkdownOptions())
    last = 7 + len(re.split(r"\r\n?|\n", text))
    assert all(8 <= problem.position.line <= last and problem.position.column >= 1 for problem in problems)
    assert all(problem.message and problem.hint for problem in problems)
