"""Feeds as independent readers see them."""

from __future__ import annotations

import json
from typing import Any

import feedparser  # type: ignore[import-untyped]
import html5lib
import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from generator.render import feeds
from generator.render.feed_body import absolute_html, feed_html
from generator.render.feeds import TextCache, render
from generator.urls import Base
from generator.views.body import (
    ActionFill,
    AnyFill,
    AudioFill,
    BodyView,
    GalleryFill,
    HashtagFill,
    LabelFill,
    LinkFill,
    MissingFill,
    PhotoFill,
    VideoFill,
)
from generator.views.common import AudioView, PhotoView, VariantView, VideoView
from generator.views.files import EnclosureView, FeedItemView, FeedView

BASE = Base("https://ottersby.example", "/hub")
BRIDGE = PhotoView(
    alt='The "old" bridge',
    webp=(VariantView(url="/media/bridge-1a-320.webp", width=320),),
    jpeg=(
        VariantView(url="/media/bridge-1a-320.jpg", width=320),
        VariantView(url="/media/bridge-1a-640.jpg", width=640),
    ),
    width=640,
    height=400,
    caption="At <em>dusk</em>",
    credit="Tam Okafor",
)
OPENING = VideoView(
    provider="youtube",
    title="The opening",
    page_url="https://www.youtube.com/watch?v=abc",
    embed_url="https://www.youtube-nocookie.com/embed/abc",
    poster=BRIDGE,
)


def item(**changes: Any) -> FeedItemView:
    fields: dict[str, Any] = {
        "id": "tag:ottersby.example,2025:stories/weir",
        "url": "/stories/weir/",
        "title": "Weir & meadow",
        "summary": "Nine mornings.",
        "body": BodyView(digest="body"),
        "published": "2025-03-01T09:30:00+01:00",
        "modified": "2025-03-02T10:00:00+00:00",
        "lang": "en",
        "dir": "ltr",
        "authors": ("Rosa Milne", "Tam Okafor"),
        "categories": ("Roads", "Mill Road"),
        "image": EnclosureView(url="/stories/weir/card.jpg", type="image/jpeg", width=1200, height=630, alt="A weir"),
    }
    return FeedItemView(**(fields | changes))


def feed(
    kind: str,
    *items: FeedItemView,
    html: str = "<p>We counted.</p>",
    cache: TextCache | None = None,
    **changes: Any,
) -> bytes:
    fields: dict[str, Any] = {
        "base": BASE,
        "id": "tag:ottersby.example,2025:feed",
        "title": "What Ottersby Did",
        "description": "Small wins",
        "url": f"/feed.{kind}",
        "home_url": "/",
        "lang": "en",
        "icon": "/assets/icon-192.png",
        "updated": "2025-03-02T10:00:00+00:00",
        "items": items or (item(),),
    }
    return render(FeedView(format=kind, **(fields | changes)), lambda _: msgspec.msgpack.encode([html]), cache)


def parsed(kind: str, *items: FeedItemView, **changes: Any) -> Any:
    result = feedparser.parse(feed(kind, *items, **changes), sanitize_html=False, resolve_relative_uris=False)
    assert not result.bozo, result.get("bozo_exception")
    return result


def body(fragments: list[str], *fills: AnyFill) -> str:
    view = BodyView(digest="body", fills=fills)
    return feed_html(view, lambda _: msgspec.msgpack.encode(fragments), base=BASE, url="/stories/weir/")


@pytest.mark.parametrize("kind", ["rss", "atom"])
def test_a_reader_sees_the_feed_and_its_story(kind: str) -> None:
    result = parsed(kind)

    assert result.feed.title == "What Ottersby Did"
    assert result.feed.link == "https://ottersby.example/hub/"
    assert result.feed.language == "en"
    assert result.feed.generator == "Storyhub"
    (entry,) = result.entries
    assert entry.title == "Weir & meadow"
    assert entry.link == "https://ottersby.example/hub/stories/weir/"
    assert entry.id == "tag:ottersby.example,2025:stories/weir"
    assert entry.summary == "Nine mornings."
    assert "<p>We counted.</p>" in entry.content[0].value
    assert [tag.term for tag in entry.tags] == ["Roads", "Mill Road"]
    assert entry.published_parsed[:5] == (2025, 3, 1, 8, 30)


@pytest.mark.parametrize("kind", ["rss", "atom"])
def test_the_feed_names_its_own_address(kind: str) -> None:
    links = [link for link in parsed(kind).feed.links if link.rel == "self"]

    assert [link.href for link in links] == [f"https://ottersby.example/hub/feed.{kind}"]


@pytest.mark.parametrize("kind", ["rss", "atom"])
def test_the_picture_is_enclosed_and_has_its_alt_text(kind: str) -> None:
    (entry,) = parsed(kind).entries

    assert [(e.href, e.type) for e in entry.enclosures] == [
        ("https://ottersby.example/hub/stories/weir/card.jpg", "image/jpeg")
    ]
    assert entry.media_content[0]["width"] == "1200"
    (alt,) = etree.fromstring(feed(kind)).iter("{http://search.yahoo.com/mrss/}description")
    assert alt.text == "A weir"


def test_rss_names_each_author_without_an_email_address() -> None:
    creators = etree.fromstring(feed("rss")).iter("{http://purl.org/dc/elements/1.1/}creator")

    assert [creator.text for creator in creators] == ["Rosa Milne", "Tam Okafor"]


def test_an_rss_guid_is_no_address() -> None:
    (guid,) = etree.fromstring(feed("rss")).iter("guid")

    assert guid.get("isPermaLink") == "false"


def test_stories_keep_their_order() -> None:
    titles = ["Newest", "Older", "Oldest"]

    result = parsed("rss", *(item(title=title, id=title) for title in titles))

    assert [entry.title for entry in result.entries] == titles


def test_the_date_of_the_feed_is_that_of_its_newest_change() -> None:
    (built,) = etree.fromstring(feed("rss")).iter("lastBuildDate")

    assert built.text == "Sun, 02 Mar 2025 10:00:00 +0000"


@pytest.mark.parametrize("kind", ["rss", "atom", "json"])
def test_the_same_view_gives_the_same_bytes(kind: str) -> None:
    assert feed(kind) == feed(kind)


ODD = ("Weir & meadow", "</item>\n<item>", "<entry> x </entry>\n", "]]></item>", "  </channel>")
FEEDS = st.tuples(
    st.sampled_from(["rss", "atom", "json"]),
    st.lists(st.sampled_from(ODD), max_size=4),
    st.sampled_from(["en", "es"]),
    st.sampled_from([BASE, Base("https://other.example", "")]),
    st.sampled_from(["/assets/icon.png", ""]),
)


@given(st.lists(FEEDS, min_size=1, max_size=6))
def test_a_feed_is_the_same_after_others_with_some_of_its_items(
    several: list[tuple[str, list[str], str, Base, str]],
) -> None:
    cache = TextCache()
    several_items = {title: item(id=title, title=title, summary=title, authors=(title,)) for title in ODD}
    for kind, titles, lang, base, icon in several:
        items = tuple(several_items[title] for title in titles)
        about: dict[str, Any] = {
            "items": items,
            "lang": lang,
            "base": base,
            "icon": icon,
            "title": f"Feed of {len(items)}",
        }

        assert feed(kind, cache=cache, **about) == feed(kind, **about)


def test_an_item_at_the_place_of_one_that_is_gone_is_written_for_itself() -> None:
    cache = TextCache()

    titles = [json.loads(feed("json", item(title=f"T{n}"), cache=cache))["items"][0]["title"] for n in range(50)]

    assert titles == [f"T{n}" for n in range(50)]


def test_an_item_that_several_feeds_show_is_written_once(monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[str] = []
    add = feeds._add

    def noted(*given: Any) -> None:
        written.append(given[1].id)
        add(*given)

    monkeypatch.setattr(feeds, "_add", noted)
    cache = TextCache()

    items = (item(id="one"), item(id="two"))
    for url in ("/feed.xml", "/topics/roads/feed.xml"):
        feed("rss", *items, url=url, cache=cache)

    assert written == ["one", "two"]


@pytest.mark.parametrize("kind", ["rss", "atom"])
def test_a_style_sheet_is_named_before_the_feed_begins(kind: str) -> None:
    text = feed(kind, stylesheet="/assets/site.css")

    assert text.startswith(
        b'<?xml version="1.0" encoding="UTF-8"?>\n<?xml-stylesheet type="text/css" href="/hub/assets/site.css"?>\n<'
    )


@pytest.mark.parametrize("kind", ["rss", "atom"])
def test_a_story_in_another_language_says_so(kind: str) -> None:
    arabic = item(lang="ar", dir="rtl", title="عبور آمن")

    (entry,) = parsed(kind, arabic).entries

    assert entry.content[0].value.startswith('<div lang="ar" dir="rtl">')


def test_a_story_without_text_shows_its_summary() -> None:
    (entry,) = parsed("rss", item(body=BodyView(digest="none", empty=True), image=None)).entries

    assert entry.content[0].value == "<p>Nine mornings.</p>"


def test_json_feed_holds_what_version_1_1_wants() -> None:
    document = json.loads(feed("json"))

    assert document["version"] == "https://jsonfeed.org/version/1.1"
    assert document["feed_url"] == "https://ottersby.example/hub/feed.json"
    assert document["authors"] == [{"name": "What Ottersby Did", "url": "https://ottersby.example/hub/"}]
    (entry,) = document["items"]
    assert entry["id"] == "tag:ottersby.example,2025:stories/weir"
    assert entry["date_published"] == "2025-03-01T09:30:00+01:00"
    assert entry["tags"] == ["Roads", "Mill Road"]
    assert entry["language"] == "en"
    assert entry["attachments"][0]["mime_type"] == "image/jpeg"
    assert "<p>We counted.</p>" in entry["content_html"]


def test_an_empty_json_feed_still_has_a_list_of_items() -> None:
    empty = FeedView(
        format="json", base=BASE, id="x", title="T", description="", url="/feed.json", home_url="/", lang="en", icon="",
        updated="2025-03-02T10:00:00+00:00", items=(),
    )  # fmt: skip

    assert json.loads(render(empty, lambda _: b""))["items"] == []


@pytest.mark.parametrize("kind", ["rss", "atom", "json"])
@given(text=st.text(st.characters(exclude_categories=()), min_size=1, max_size=40))
def test_no_text_breaks_a_feed(kind: str, text: str) -> None:
    odd = item(
        title=f"T{text}", summary=text, authors=(text,), categories=(f"c{text}",), body=BodyView(digest="x", empty=True)
    )

    document = feed(kind, odd, title=f"T{text}", description=text)

    _ = json.loads(document) if kind == "json" else etree.fromstring(document)


def test_every_address_in_a_text_is_a_full_one() -> None:
    rest = (
        '">the crossing</a> <a href="#fn1">1</a> <a href="../toaster/">next</a>'
        '<img src="/media/a-1.jpg" alt=""> <a href="mailto:hi@ottersby.example">mail</a> <a href="//e.org/x">e</a></p>'
    )

    html = body(['<p><a href="', rest], LinkFill(url="/campaigns/safer-mill-road/"))

    page = html5lib.parseFragment(html, namespaceHTMLElements=False)
    addresses = [value for node in page.iter() for name, value in node.attrib.items() if name in ("href", "src")]
    assert addresses == [
        "https://ottersby.example/hub/campaigns/safer-mill-road/",
        "https://ottersby.example/hub/stories/weir/#fn1",
        "https://ottersby.example/hub/stories/toaster/",
        "https://ottersby.example/hub/media/a-1.jpg",
        "mailto:hi@ottersby.example",
        "https://e.org/x",
    ]


def test_a_photo_becomes_a_figure_with_its_largest_jpeg() -> None:
    assert body(["", ""], PhotoFill(photo=BRIDGE, figure=True)) == (
        '<figure><img src="https://ottersby.example/hub/media/bridge-1a-640.jpg" alt="The &quot;old&quot; bridge"'
        ' width="640" height="400" /><figcaption>At <em>dusk</em> <small>Tam Okafor</small></figcaption></figure>'
    )


def test_a_photo_has_the_size_of_the_jpeg_that_is_shown_not_of_a_wider_webp() -> None:
    wide = PhotoView(alt="", webp=BRIDGE.webp, jpeg=BRIDGE.jpeg, width=1600, height=1000)

    assert 'width="640" height="400"' in body(["", ""], PhotoFill(photo=wide))


def test_a_video_becomes_a_link_with_its_poster() -> None:
    html = body(["", ""], VideoFill(video=OPENING))

    assert html.startswith(
        '<p><a href="https://www.youtube.com/watch?v=abc"><img src="https://ottersby.example/hub/media/'
    )
    assert "▶ The opening" in html
    assert "iframe" not in html


def test_every_other_slot_has_a_plain_form() -> None:
    fills = (
        GalleryFill(photos=(BRIDGE, BRIDGE)),
        HashtagFill(tag="SaferMillRoad", url="/hashtags/safermillroad/"),
        HashtagFill(tag="Other"),
        ActionFill(label="Sign", url="/campaigns/x/", html="<p>Why</p>"),
        LabelFill(key="Back to the text"),
        MissingFill(text="a <photo>"),
    )

    html = body([""] + ["|"] * len(fills), *fills)

    gallery, tag, other, action, label, missing, _ = html.split("|")
    assert gallery.count("<figure>") == 2
    assert tag == '<a href="https://ottersby.example/hub/hashtags/safermillroad/">#SaferMillRoad</a>'
    assert other == "#Other"
    assert action == '<p>Why</p><p><strong><a href="https://ottersby.example/hub/campaigns/x/">Sign</a></strong></p>'
    assert label == ""
    assert missing == "a &lt;photo&gt;"


def test_a_link_that_leads_nowhere_leaves_its_words() -> None:
    assert body(['<a href="', '">the crossing</a>'], MissingFill(text="../gone.md")) == "<a>the crossing</a>"


def test_what_only_works_on_our_pages_is_left_out() -> None:
    html = absolute_html(
        '<script>x()</script><p class="lead" style="color:red" onclick="x()" id="a" title="a > b">Text</p>'
        '<a href="javascript:x()">y</a><iframe src="https://v.example"></iframe><!-- note -->',
        base=BASE,
        url="/",
    )

    assert html == '<p title="a &gt; b">Text</p><a>y</a>'


def test_characters_that_xml_forbids_are_taken_out() -> None:
    assert body(["<p>a\x00\x08\ufffe\x0bb</p>"]) == "<p>ab</p>"


@given(st.text(alphabet="<>a/='\" &;#hrefsc\n", max_size=60))
def test_rewriting_twice_changes_nothing_more(html: str) -> None:
    once = absolute_html(html, base=BASE, url="/stories/weir/")

    assert absolute_html(once, base=BASE, url="/stories/weir/") == once


BELL = AudioView(title="The bell", url="/media/bell-1a2b.mp3", type="audio/mpeg", size=94000, seconds=65.0)


def test_a_recording_makes_a_podcast_of_an_rss_feed_and_the_picture_stays() -> None:
    entry = parsed("rss", item(audio=BELL)).entries[0]

    assert [(e.href, e.type, e.length) for e in entry.enclosures] == [
        ("https://ottersby.example/hub/media/bell-1a2b.mp3", "audio/mpeg", "94000")
    ]
    assert entry.media_content[0]["medium"] == "image"


def test_a_recording_is_enclosed_in_atom_beside_the_picture() -> None:
    entry = parsed("atom", item(audio=BELL)).entries[0]

    assert [(e.type, e.get("length")) for e in entry.enclosures] == [("image/jpeg", None), ("audio/mpeg", "94000")]


def test_a_recording_is_the_first_attachment_of_a_json_feed_with_its_size_and_length() -> None:
    (entry,) = json.loads(feed("json", item(audio=BELL)))["items"]
    first = entry["attachments"][0]

    assert (first["mime_type"], first["size_in_bytes"], first["duration_in_seconds"]) == ("audio/mpeg", 94000, 65.0)


def test_a_recording_in_a_text_becomes_a_link_with_its_transcript() -> None:
    html = body(
        ["<p>Before.</p>", "<p>After.</p>"], AudioFill(audio=msgspec.structs.replace(BELL, transcript="<p>Dong.</p>"))
    )

    assert '<a href="https://ottersby.example/hub/media/bell-1a2b.mp3">♫ The bell</a>' in html
    assert "<p>Dong.</p>" in html
