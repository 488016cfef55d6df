"""Every page of a hub with content of every kind is what browsers, screen readers, Netlify and the hub's own policy take.

`python -m tools.judge_pages public` asks the same of any published hub.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tools.judge_pages import QUESTIONS, Site, faults, page, site

ADDRESS = "https://ottersby.example"


@pytest.fixture(scope="module")
def read(everything: Path) -> Site:
    """All pages of the hub with content of every kind."""
    return site(everything, ADDRESS)


def test_there_are_pages_of_every_kind_and_forms_of_every_sort(read: Site) -> None:
    kinds = {name.split("/")[0] for name in read.pages}
    forms = {each.get("name") for page in read.pages.values() for each in page.all("form") if each.get("data-netlify")}

    assert kinds >= {
        "stories",
        "campaigns",
        "events",
        "groups",
        "partners",
        "representatives",
        "people",
        "hashtags",
        "es",
    }
    assert {name.split("-")[0] for name in forms} == {"petition", "event"}
    assert len(forms) == 4


@pytest.mark.parametrize("question", QUESTIONS)
def test_nothing_is_wrong_with_any_page(read: Site, question: str) -> None:
    assert faults(read, question) == {}


PAGE = """\
<!DOCTYPE html><html lang="en"><head><title>A</title><link rel="stylesheet" href="/a.css"></head><body>
<h1 id="top">A</h1><h2>B</h2><a href="#top">Up</a><a href="/">Home</a><img src="/a.css" alt="">
<form name="sign" method="POST" action="/" data-netlify="true" data-netlify-honeypot="trap">
<input type="hidden" name="form-name" value="sign"><input type="hidden" name="subject" value="New">
<p hidden><label>Leave empty <input name="trap" tabindex="-1"></label></p>
<label for="mail">Mail</label><input id="mail" name="email" aria-describedby="top"><button>Send</button></form>
</body></html>
"""


def asked(folder: Path, html: str) -> set[str]:
    """The questions that find something wrong with a page alone in a site."""
    (folder / "index.html").write_text(html, encoding="utf-8")
    (folder / "a.css").touch()
    alone = site(folder, ADDRESS)
    return {word for word in QUESTIONS if faults(alone, word)}


def test_a_page_without_mistakes_has_no_fault(tmp_path: Path) -> None:
    assert asked(tmp_path, PAGE) == set()


@pytest.mark.parametrize(
    ("old", "new", "question"),
    [
        ("</h2>", "", "invalid"),
        ("<h2>", '<h2 id="top">', "doubled"),
        ("<h2>", '<h2 id="">', "doubled"),
        ('aria-describedby="top"', 'aria-describedby="top bottom"', "lost"),
        ('for="mail"', 'for="male" id="x"', "lost"),
        ('href="#top"', 'href="#bottom"', "dead"),
        ('href="/"', f'href="{ADDRESS}/b/"', "dead"),
        ('img src="/a.css"', 'img src="b.css"', "dead"),
        ("<h2>B</h2>", "<h3>B</h3>", "skipped"),
        ("<h2>B</h2>", "<h1>B</h1>", "skipped"),
        ('<label for="mail">Mail</label>', "", "unlabelled"),
        (' alt=""', "", "nameless"),
        (">Up</a>", "></a>", "nameless"),
        ("<h2>", '<h2 style="color: red">', "forbidden"),
        ("<h2>", '<h2 onclick="x()">', "forbidden"),
        ("<h2>", "<script>x()</script><h2>", "forbidden"),
        ("<h2>", "<svg><style>a {}</style></svg><h2>", "forbidden"),
        ("<h2>", '<script src="https://cdn.example/x.js"></script><h2>', "forbidden"),
        ('href="/a.css"', 'href="https://fonts.example/a.css"', "forbidden"),
        ('name="form-name" value="sign"', 'name="form-name" value="sing"', "forms"),
        ('name="sign"', "", "forms"),
        ('method="POST"', "", "forms"),
        ('name="trap" tabindex="-1"', 'name="strap" tabindex="-1"', "forms"),
        ("<p hidden>", "<p>", "forms"),
        ('name="subject"', 'name="object"', "forms"),
        ('name="email"', "", "forms"),
        ('action="/"', 'action="/thanks/"', "forms"),
        ('action="/"', 'action="/index.html"', "forms"),
        ('action="/"', 'action="https://ottersby.example/"', "forms"),
        ("<button>Send</button>", "", "forms"),
        ("data-netlify-honeypot", "netlify-honeypot", "forms"),
    ],
)
def test_a_mistake_is_found(tmp_path: Path, old: str, new: str, question: str) -> None:
    assert old in PAGE

    assert question in asked(tmp_path, PAGE.replace(old, new))


def test_a_name_of_a_form_that_another_page_has_is_found(tmp_path: Path) -> None:
    (tmp_path / "b.html").write_text(PAGE, encoding="utf-8")

    assert asked(tmp_path, PAGE) == {"forms"}


def test_a_page_knows_its_ids() -> None:
    assert page("a.html", PAGE).ids == {"top", "mail"}
