"""The contract with themes: every template draws every page that a hub can have, the barest and the fullest.

Templates are strict: a name that no view has is a mistake. So a build without problems is the proof.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from generator import views
from generator.build import prepare
from generator.render.recipes import Recipes
from generator.store import Store
from generator.views.content import Content
from generator.views.pages import HtmlView
from tests.kit import jpeg, write, write_hub
from tests.laws.builds import Silent, options

THEMES = sorted(
    path.name for path in (Path(__file__).parents[2] / "themes").iterdir() if (path / "theme.yaml").exists()
)

NOTHING = """
-- site.yaml --
name: Hub
theme: {theme}
cards: {{enabled: no}}
"""

BARE = (
    NOTHING
    + """
-- content/stories/a.md --
---
title: A
date: 2025-01-01
aliases: [/old/]
---
-- content/campaigns/c.md --
---
title: C
date: 2025-01-01
updates: [{{date: 2025-02-01, title: U}}]
---
-- content/people/p.md --
---
title: P
---
-- content/pages/about.md --
---
title: About
---
-- content/representatives/r.md --
---
title: R
---
-- content/groups/g.md --
---
title: G
---
-- content/partners/q.md --
---
title: Q
---
-- content/campaigns/asks.md --
---
title: Asks
date: 2025-01-01
target: r
---
-- content/events/e.md --
---
title: E
start: 2025-06-01
---
"""
)

EVERYTHING = """
title: Everything
summary: All there is.
lang: {lang}
date: 2025-05-07 15:30
updated: 2025-08-01
place: {{name: Mill Road, latitude: 52.1, longitude: 0.1}}
topics: [Streets, Food]
hashtags: [SaferMillRoad]
authors: [rosa, A guest]
canonical: https://paper.example/a/
photo: {{file: p.jpg, alt: The river, caption: At *dusk*, credit: Tam, focal: [0.1, 0.9]}}
photos: [{{file: q.jpg, alt: The hall}}, {{file: r.jpg, alt: The bench, caption: New, credit: Ann}}]
video: {{url: "https://vimeo.com/76979871", title: The opening}}
quotes: [{{text: They said nobody crosses here., who: Rosa}}, {{text: Now we do.}}]
audio: {{file: bell.mp3, title: The bell, transcript: bell.txt}}
numbers: [{{value: "412", label: people signed}}, {{value: £4, label: a brick}}]
groups: [walkers, sleepers]
partners: [trust, shop]
"""

GROUP = """
title: Walkers
summary: We walk.
who: Anybody
meets: Tuesdays, 19:00
state: {state}
languages: [English, ar, Yorkshire]
members: a dozen
since: 2021
contact: rosa
form: yes
email: walk.with@us.hub.example
channels:
  in person: At the bins
  whatsapp: https://chat.whatsapp.com/abc
  facebook: https://www.facebook.com/groups/walkers
  mastodon: "@walkers@social.example"
  mailing list: https://groups.io/g/walkers
  Our forum: https://forum.example/
links: [{{label: Minutes, url: "https://example.org/"}}]
partners: [trust]
place: Mill Road
topics: [Streets, Food]
hashtags: [SaferMillRoad]
photo: {{file: p.jpg, alt: The river, caption: At *dusk*, credit: Tam}}
photos: [{{file: q.jpg, alt: The hall}}]
video: {{url: "https://vimeo.com/76979871", title: The opening}}
"""

PARTNER = """
title: River trust
summary: It has a pump.
photo: p.jpg
sort: charity
website: https://www.trust.example/
address: 1 Mill Road
since: "2021"
links: [{{label: Shop, url: "https://example.org/"}}]
place: Mill Road
topics: [Streets]
"""

BODY = """
Text with #Words, a [link](../../pages/about.md), a [gap](../nowhere.md) and a note.[^1]

## A heading

![The river](p.jpg)

::: figure q.jpg alt="The hall" credit="Tam"
*Dusk*.
:::
::: gallery
![The river](p.jpg)
![The bench](r.jpg)
:::
::: video https://www.youtube.com/watch?v=aB3_-xYz019 title="The opening"
:::
::: video film.mp4 poster=p.jpg
What is said.
:::
::: audio bell.mp3 title="The bell"
Three strokes.
:::
::: chart bar title="Passengers" unit=people highlight=Tuesday
- Monday | 63
- Tuesday | 74
:::
::: chart line title="By year" source="Our count"
| Year | Out | Back |
|---|---|---|
| 2019 | 1,234 | -3 |
| 2020 | - | 5.5 |
| 2021 | 800 | 7 |
:::
::: chart pictogram title="Houses" icon=house per=2
- Here | 5
:::
::: chart progress title="Half way" goal=500
- Signatures | 250
:::
::: quote who="Rosa"
We counted.
:::
::: callout title="Good to know"
Bring a chair.
:::
::: numbers
- 412 | people signed
:::
::: action campaign="road" label="Sign"
One line.
:::
::: action url="mailto:us@hub.example" label="Write"
:::

| A | B |
|---|--:|
| 1 | 2 |

[^1]: Here.
"""

ASKED = """
state: {state}
ask: Paint a crossing.
target: [The council, ann, Parish Council]
letter: {{subject: "A crossing, {{name}}", text: "I live in {{area}}. {{own}} Yours.", call: "Will {{name}} help?"}}
goal: 500
progress: 120
unit: names
deadline: 2027-01-01
action: {{label: Sign, url: "https://petition.example/"}}
outcome: It was painted.
learnt: Bring paint.
milestones: [100, {{at: 250, label: Half way}}]
updates: [{{date: 2025-06-01, title: News, text: A **hundred**., progress: 100, milestone: A hundred}}, {{date: 2025-07-01, title: More, text: Two.}}]
petition: {{fields: [postcode, town, comment, news], sheets: Library, counts: [{{paper: 63, on: 2026-01-02}}, 4]}}
"""

EVENT = """
title: An event
summary: All there is.
place: {{name: Mill Road, latitude: 52.1, longitude: 0.1}}
address: 12 Mill Road
online: https://meet.example/
access: No steps.
cost: £5
tickets: https://tickets.example/
capacity: 60
organisers: [rosa, A guest]
groups: [walkers, sleepers]
partners: [trust]
contact: us@hub.example
spoken: [en, es]
reminders: [1 day]
topics: [Streets, Food]
hashtags: [SaferMillRoad]
campaign: road
photo: {{file: p.jpg, alt: The river}}
photos: [{{file: q.jpg, alt: The hall}}]
video: {{url: "https://vimeo.com/76979871", title: The opening}}
"""
EVENTS = {
    "form": "start: 2027-01-05 19:30\nend: 21:30\nrsvp: form\n",
    "often": "start: 2026-06-04 19:30\nrepeat: every Thursday\nskip: [2026-06-11]\nrsvp: mailto:us@hub.example\n"
    "changes: [{{on: 2026-06-18, cancelled: yes, note: Ill}}, {{on: 2026-06-25, to: 2026-06-26, note: Moved}}]\n",
    "days": "start: 2026-12-30\nend: 2027-01-02\ntimezone: Europe/Madrid\n",
    "off": "start: 2026-12-30\nstatus: cancelled\n",
    "later": "start: 2026-12-30 12:00\nstatus: postponed\n",
    "moved": "start: 2026-12-30 12:00\nprevious: 2026-12-20 12:00\nstatus: moved\n",
    "full": "start: 2026-12-30 12:00\nstatus: full\n",
    "told": "start: 2026-01-30 12:00\nreport: {{text: It was *good*., photos: [{{file: r.jpg, alt: The bench}}]}}\n",
}

FULL_SITE = """
-- site.yaml --
name: What Ottersby Did
tagline: Better here
description: Stories from Ottersby.
url: https://ottersby.example/hub
theme: {theme}
logo: content/logo.jpg
hashtag: OttersbyDid
fediverse: "@hub@social.example"
email: us@hub.example
footer: Made *here*.
per_page: 1
embeds: all
cards: {{enabled: no}}
social: {{mastodon: "https://social.example/@hub"}}
"""


REPRESENTATIVES = """
-- content/representatives/ann/index.md --
---
title: Cllr Ann Berry
office: Councillor for Mill Ward
bodies: [Parish Council, County Council]
areas: [Mill Road]
postcodes: [OT1 2]
party: Independent
pronouns: she/her
salutation: Dear Ann
languages: [en, cy]
email: ann@parish.example
phone: 01632 960 114
address: |
  The Hall
  Mill Road
form: https://parish.example/write
links: [https://ann.example/]
hours: Fridays
since: 2023-05-04
photo: {file: p.jpg, alt: Ann}
asked: {road: 2025-03-01, won: 2025-03-01}
answers:
- {campaign: road, date: 2025-02-01, vote: for, text: Yes., summary: Said yes., source: "https://parish.example/1"}
- {campaign: lost, date: 2025-02-01, kind: statement, summary: Said no.}
---
Text.
-- content/representatives/bob.md --
---
title: Bob Low
bodies: [Parish Council]
asked: {road: 2025-03-01, lost: 2025-03-01}
answers: [{campaign: closed, date: 2025-02-01, text: Perhaps.}]
---
-- content/representatives/cy.md --
---
title: Cy Past
bodies: [Parish Council]
until: 2024-05-01
---
""".replace("{", "{{").replace("}", "}}")


TAGGED = """
-- content/stories/five.md --
---
title: Five
date: 2026-05-20
topics: [Streets]
hashtags: [SaferMillRoad]
---
-- content/stories/six.md --
---
title: Six
date: 2026-05-27
topics: [Streets]
hashtags: [SaferMillRoad]
---
-- content/people/tam.md --
---
title: Tam
topics: [Streets]
hashtags: [SaferMillRoad]
summary: Counts cars.
place: Mill Road
---
-- content/data/awareness-days.yaml --
days:
- {name: Road Day, when: 5 June, topics: [Streets], hashtags: [RoadDay], note: Walk., url: "https://days.example/"}
- {name: Now Week, when: 25 May to 10 June}
"""


def full() -> Iterator[str]:
    yield FULL_SITE
    for name, lang in (("one", "en"), ("one", "es"), ("two", "ar"), ("three", "en"), ("four", "en")):
        front = EVERYTHING.format(lang=lang)
        yield f"-- content/stories/{name}/index{'' if lang == 'en' else '.' + lang}.md --\n---{front}campaign: road\n"
        yield f"events: [told]\naliases: [/old/{name}/{lang}/]\n---\n{BODY}"
    for state in ("live", "paused", "won", "partly-won", "lost", "closed"):
        name = "road" if state == "live" else state
        yield f"-- content/campaigns/{name}/index.md --\n---{EVERYTHING.format(lang='en')}{ASKED.format(state=state)}"
        yield f"---\n{BODY}"
    for name, when in EVENTS.items():
        yield f"-- content/events/{name}/index.md --\n---\n{EVENT}{when}---\n{BODY}"
    for number in range(8):
        yield f"-- content/events/past{number}.md --\n---\ntitle: Past {number}\nstart: 2025-01-0{number + 1}\n---\nText.\n"
    yield '-- content/people/rosa/index.md --\n---\ntitle: Rosa\nrole: Lollipop lady\nfediverse: "@rosa@s.example"\n'
    yield "place: Mill Road\nphoto: {{file: p.jpg, alt: Rosa}}\n".replace("{{", "{").replace("}}", "}")
    yield 'links: [{label: Page, url: "https://rosa.example/"}]\n---\nSince 1998.\n'
    yield REPRESENTATIVES
    yield TAGGED
    for name, state in (("walkers", "open"), ("runners", "paused"), ("sleepers", "closed")):
        yield f"-- content/groups/{name}/index.md --\n---{GROUP.format(state=state)}---\nWe walk.\n"
    yield f"-- content/groups/walkers/index.es.md --\n---{GROUP.format(state='open')}---\nAndamos.\n"
    yield f"-- content/partners/trust/index.md --\n---{PARTNER.format()}---\nThey pump.\n"
    yield "-- content/partners/shop.md --\n---\ntitle: Shop\n---\nThey sell.\n"
    yield "-- content/pages/about.md --\n---\ntitle: About\nmenu: 1\nsummary: Who we are.\nupdated: 2025-08-01\n---\nWe.\n"
    yield "-- content/pages/about.es.md --\n---\ntitle: Sobre\n---\nNosotros.\n"


DRAFTED = """
-- site.yaml --
name: Hub
url: https://hub.example
theme: {theme}
cards: {{enabled: no}}
-- content/campaigns/road.md --
---
title: Road
state: draft
date: 2025-05-07
ask: Paint it.
target: ann
progress: 5
goal: 10
updates: [{{date: 2025-06-01, title: News}}]
---
-- content/stories/one.md --
---
title: One
date: 2025-05-07
campaign: road
---
-- content/representatives/ann.md --
---
title: Ann
---
-- content/groups/walkers.md --
---
title: Walkers
---
-- content/events/walk.md --
---
title: Walk
start: 2027-01-01
campaign: road
groups: [walkers]
---
"""


def drawn(folder: Path, text: str, **changed: object) -> dict[type, set[str]]:
    """Draws every page of a hub; the templates that drew each kind of content.

    Raises:
        HubError: at the first name that a template reads and no view has.
    """
    write_hub(folder, text)
    prepared = prepare(options(folder, **changed), Silent())
    recipes = Recipes(prepared.theme)
    found: dict[type, set[str]] = {}
    with closing(Store(folder / ".storyhub")) as store, closing(store.blobs(prepared.files)) as blobs:
        for output in prepared.plan.outputs:
            if isinstance(output.view, HtmlView):
                assert recipes.render("html", output.view, blobs).rstrip().endswith(b">"), output.url
                found.setdefault(type(output.view.page), set()).add(output.view.template)
    return found


def pictures(folder: Path) -> None:
    write(folder, "content/logo.jpg", jpeg(512, 512))
    places = [*(f"stories/{n}" for n in ("one", "two", "three", "four")), "people/rosa", "representatives/ann"]
    places += ["partners/trust", *(f"groups/{n}" for n in ("walkers", "runners", "sleepers"))]
    places += [f"events/{name}" for name in EVENTS]
    places += [f"campaigns/{n}" for n in ("road", "paused", "won", "partly-won", "lost", "closed")]
    for place in places:
        for number, name in enumerate("pqr", start=1):
            write(folder, f"content/{place}/{name}.jpg", jpeg(500, 300, f"#{number}0{number}0{number}0"))
        write(folder, f"content/{place}/film.mp4", "moving pictures")
        write(folder, f"content/{place}/film.srt", "1\n00:00:01,000 --> 00:00:02,000\nHello\n")
        write(folder, f"content/{place}/bell.mp3", "sound")
        write(folder, f"content/{place}/bell.txt", "Three strokes.")


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("text", [NOTHING, BARE], ids=["nothing", "bare"])
def test_a_theme_draws_a_hub_that_has_next_to_nothing(tmp_path: Path, theme: str, text: str) -> None:
    assert drawn(tmp_path, text.format(theme=theme))


@pytest.mark.parametrize("theme", THEMES)
def test_a_theme_draws_a_campaign_that_is_a_draft_and_what_belongs_to_it(tmp_path: Path, theme: str) -> None:
    assert drawn(tmp_path, DRAFTED.format(theme=theme), drafts=True)


def kinds_of_pages() -> set[type]:
    """Every kind of content that a page may have, in whatever module of views it stands."""
    for module in pkgutil.iter_modules(views.__path__, f"{views.__name__}."):
        importlib.import_module(module.name)
    return set(Content.__subclasses__())


@pytest.mark.parametrize("theme", THEMES)
def test_a_theme_draws_every_kind_of_page_with_everything_on_it(tmp_path: Path, theme: str) -> None:
    pictures(tmp_path)

    found = drawn(tmp_path, "".join(full()).replace("{theme}", theme).replace("{{", "{").replace("}}", "}"))

    assert set(found) == kinds_of_pages()


@pytest.mark.parametrize("theme", THEMES)
def test_a_name_that_no_view_has_is_a_mistake_in_the_template(tmp_path: Path, theme: str) -> None:
    write(tmp_path, "theme/templates/home.html", "{{ page.no_such_thing }}")

    with pytest.raises(Exception, match="no_such_thing"):
        drawn(tmp_path, NOTHING.format(theme=theme))
