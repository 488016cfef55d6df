"""Planner of embeds: what a partner puts on a website of its own to show a story or campaign, without a script.

Under the page of each there are `embed/`, made to stand in a frame, and `embed.json`, the same as data. The second is
also the page's oEmbed answer (oembed.com, 2.3.4), which costs no output more: consumers ignore what they do not know.

Its type is `rich`. Mastodon asks for oEmbed before it looks at Open Graph (mastodon, app/services/fetch_link_card_service.rb):
of type `link` it would make its card from title and thumbnail alone, without description, language, author to credit or
alt text; of type `rich` it lets it be and reads the page, as it should. WordPress shows an unknown site's answer only if
it holds an iframe, locks that up so that its links open nothing, and shows a blockquote before it in its stead
(wp-includes/embed.php, `wp_filter_oembed_result`): so there is one, with a link that works.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import partial
from html import escape

from generator.content.records import Campaign, Story
from generator.plan.dates import date_view
from generator.plan.heads import About, Heads
from generator.plan.inputs import encoded
from generator.plan.output import Output
from generator.plan.texts import one_line, shortened
from generator.views.common import LinkView
from generator.views.embeds import EmbedPage, EmbedSnippets, ProgressView
from generator.views.files import TextView

Work = Story | Campaign

EMBED_TEMPLATE = "embed.html"
WIDTH = 600
HEIGHTS = {"story": 240, "campaign": 310}
"""Pixels. A frame without a script cannot ask how high its content is, so the content fits the frame."""
_TEXT = 200


def embed_pages(heads: Heads, stylesheet: str) -> Iterator[Output]:
    """The frame's page and the data of every story and campaign that the hub wants embedded."""
    hub = heads.planning.hub
    works: list[Work] = [*hub.stories, *hub.campaigns]
    for record in works:
        if url := heads.embed_url(record):
            yield from _outputs(heads, record, url, stylesheet)


def _outputs(heads: Heads, record: Work, url: str, stylesheet: str) -> Iterator[Output]:
    sources = (record.path,)
    data = f"{url.removesuffix('/')}.json"
    made = {
        url: ("html", partial(_page, heads, record, url, stylesheet)),
        data: ("text", partial(_data, heads, record, url)),
    }
    memory = heads.memory
    if memory is None or isinstance(record, Campaign):
        yield from (make() for _recipe, make in made.values())
        return
    beside = encoded((heads.cards.of_record(record), stylesheet))
    for address, (recipe, make) in made.items():
        yield memory.output(address, recipe, sources, partial(_inputs, heads, record, beside), make)


def _inputs(heads: Heads, story: Story, beside: bytes) -> bytes:
    return heads.inputs.face(story) + beside


def _page(heads: Heads, record: Work, url: str, stylesheet: str) -> Output:
    planning = heads.planning
    text = planning.text
    story = isinstance(record, Story)
    campaign = planning.campaign(record) if isinstance(record, Campaign) else None
    page = EmbedPage(
        of=LinkView(label=one_line(record.title), url=_address(heads, record)),
        sort=record.kind,
        kicker=one_line(record.place.name) if record.place else "",
        text=_words(heads, record),
        state=campaign.state if campaign else "",
        stylesheet=stylesheet,
        photo=planning.photo(record.photo),
        progress=_progress(heads, record),
        action=text("Read the story", record.lang) if story else "",
    )
    about = About(title=record.title, lang=record.lang, robots="noindex", sources=(record.path,))
    return heads.listing(url, EMBED_TEMPLATE, page, about)


def _address(heads: Heads, record: Work) -> str:
    """Where the site stands for good: what others copy must not lead to a preview."""
    return heads.canonical.absolute(heads.planning.url(record))


def _words(heads: Heads, record: Work) -> str:
    """The ask while it can be given, what came of it afterwards, else what the page is about."""
    said = ""
    if isinstance(record, Campaign):
        said = record.ask if heads.planning.is_open(record) else record.outcome
    return shortened(one_line(said) or heads.planning.description(record), _TEXT)


def _progress(heads: Heads, record: Work) -> ProgressView | None:
    """How far a campaign has come, as its own page says.

    As of the day on which its counters were asked; of a number by hand, the last day on which its files say something.
    """
    planning = heads.planning
    if not isinstance(record, Campaign) or record.progress is None or not planning.is_open(record):
        return None
    summary = planning.campaign(record)
    of = ""
    if summary.goal:
        words = planning.text("of %(goal)s %(unit)s", record.lang)
        of = words.replace("%(goal)s", summary.goal).replace("%(unit)s", summary.unit).strip()
    told = max(
        [record.date, *(update.date for update in record.updates), *([record.updated] if record.updated else [])]
    )
    as_of = summary.as_of or date_view(told, record.lang, date_only=True)
    return ProgressView(count=summary.progress, of=of or summary.unit, percent=summary.percent, as_of=as_of)


def _data(heads: Heads, record: Work, url: str) -> Output:
    absolute = heads.canonical.absolute
    image = heads.cards.of_record(record)
    progress = _progress(heads, record)
    campaign = record if isinstance(record, Campaign) else None
    data = {
        "version": "1.0",
        "type": "rich",
        "title": one_line(record.title),
        "provider_name": heads.config.name,
        "provider_url": absolute("/"),
        "cache_age": 3600,
        "thumbnail_url": absolute(image.url) if image else None,
        "thumbnail_width": image.width if image else None,
        "thumbnail_height": image.height if image else None,
        "html": _quote(heads, record, picture=False) + _frame(heads, record, url),
        "width": WIDTH,
        "height": HEIGHTS[record.kind],
        "kind": record.kind,
        "url": _address(heads, record),
        "language": record.lang,
        "summary": _words(heads, record),
        "image": {"url": absolute(image.url), "width": image.width, "height": image.height, "alt": image.alt}
        if image
        else None,
        "state": heads.planning.state(campaign) if campaign else None,
        "progress": {
            "count": _plain(campaign.progress),
            "goal": _plain(campaign.goal),
            "unit": campaign.unit,
            "percent": progress.percent,
            "as_of": progress.as_of.iso,
        }
        if campaign and progress
        else None,
    }
    known = {name: value for name, value in data.items() if value is not None}
    text = json.dumps(known, ensure_ascii=False, indent=1) + "\n"
    return Output(f"{url.removesuffix('/')}.json", "text", TextView(text=text), (record.path,))


def _plain(value: float | None) -> float | int | None:
    """A whole number without its `.0`."""
    return int(value) if value is not None and value == int(value) else value


def snippets(heads: Heads, record: Work) -> EmbedSnippets | None:
    """What a partner copies; None where a record has no embed."""
    url = heads.embed_url(record)
    if not url:
        return None
    return EmbedSnippets(
        page=url,
        data=f"{url.removesuffix('/')}.json",
        frame=_frame(heads, record, url),
        quote=_quote(heads, record, picture=True),
    )


def _frame(heads: Heads, record: Work, url: str) -> str:
    title = escape(one_line(record.title))
    address = escape(heads.canonical.absolute(url))
    size = f'width="{WIDTH}" height="{HEIGHTS[record.kind]}"'
    return f'<iframe src="{address}" title="{title}" {size} frameborder="0" loading="lazy" style="max-width:100%"></iframe>'


def _quote(heads: Heads, record: Work, *, picture: bool) -> str:
    """A quotation with a link: it looks like the rest of the partner's page, and needs nothing of the hub's but a picture.

    Without attributes, as WordPress wants it, where it goes into an oEmbed answer.
    """
    text = heads.planning.text
    address = escape(_address(heads, record))
    progress = _progress(heads, record)
    image = heads.cards.of_record(record) if picture else None
    lines = [f'<a href="{address}">{escape(one_line(record.title))}</a>', escape(_words(heads, record))]
    if progress:
        dated = text("As of %(date)s", record.lang).replace("%(date)s", progress.as_of.text)
        lines.append(escape(f"{progress.count} {progress.of}. {dated}."))
    lines.append(f"— {escape(heads.config.name)}")
    body = "<br>".join(lines)
    if not picture:
        return f"<blockquote>{body}</blockquote>"
    card = ""
    if image:
        source, alt = escape(heads.canonical.absolute(image.url)), escape(image.alt)
        card = f'<a href="{address}"><img src="{source}" alt="{alt}" width="{WIDTH}" height="{WIDTH * image.height // image.width}" loading="lazy"></a><br>'
    return f'<blockquote cite="{address}" lang="{escape(record.lang)}">{card}{body}</blockquote>'
