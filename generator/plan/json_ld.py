"""JSON-LD as search engines and Mastodon read it: one object with its `@type` at the top level, no `@graph`
(mastodon, app/lib/link_details_extractor.rb knows only `NewsArticle` and `WebPage` there; schema.org 30.0).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from html import unescape

import msgspec

from generator import lazy_re
from generator.config import SiteConfig
from generator.content.records import Person
from generator.content.representatives import Representative
from generator.plan.lengths import iso_length
from generator.plan.shown import recordings, videos
from generator.urls import Base
from generator.views.common import AudioView, HeadView, SiteView, VideoView
from generator.views.content import Content
from generator.views.pages import CampaignSummary, PersonSummary, StoryPage, UpdateView
from generator.views.representatives import RepresentativePage

_TAG = lazy_re.compile(r"<[^>]*>")
_ENCODER = msgspec.json.Encoder(enc_hook=str)  # a text may be of a class of its own


def encoded(data: Mapping[str, object]) -> str:
    """JSON that is safe within a `script` element; empty values are left out."""
    text = _ENCODER.encode(_without_empty(data)).decode()
    for char, escape in (
        ("<", "\\u003c"),
        (">", "\\u003e"),
        ("&", "\\u0026"),
        ("\u2028", "\\u2028"),
        ("\u2029", "\\u2029"),
    ):
        text = text.replace(char, escape)
    return text


def _without_empty(value: object) -> object:
    if type(value) is str:  # most are
        return value
    if isinstance(value, dict):
        kept = {key: item if type(item) is str else _without_empty(item) for key, item in value.items()}
        return {key: item for key, item in kept.items() if item or item is False or item == 0}
    if isinstance(value, (list, tuple)):
        return [_without_empty(item) for item in value]
    return value


def publisher(config: SiteConfig, site: SiteView) -> dict[str, object]:
    """The hub as an organisation."""
    return {
        "@type": "Organization",
        "name": config.name,
        "url": site.base.absolute("/"),
        "logo": {"@type": "ImageObject", "url": site.base.absolute(site.logo)} if site.logo else None,
        "sameAs": [link.url for link in site.social],
    }


def person(summary: PersonSummary, base: Base) -> dict[str, object]:
    """An author."""
    return {"@type": "Person", "name": summary.name, "url": base.absolute(summary.url) if summary.url else ""}


def article(
    head: HeadView,
    lang: str,
    authors: Iterable[PersonSummary],
    about: Mapping[str, object],
    config: SiteConfig,
    site: SiteView,
) -> dict[str, object]:
    """A story, campaign or update as a `NewsArticle`."""
    base = site.base
    image = head.image
    return {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": head.og_title,
        "description": head.description,
        "url": base.absolute(head.url),
        "mainEntityOfPage": head.canonical,
        "inLanguage": lang,
        "datePublished": head.published,
        "dateModified": head.modified or head.published,
        "author": [person(a, base) for a in authors] or [publisher(config, site)],
        "publisher": publisher(config, site),
        "articleSection": head.section,
        "keywords": ", ".join(head.tags),
        "image": {
            "@type": "ImageObject",
            "url": base.absolute(image.url),
            "width": image.width,
            "height": image.height,
            "caption": image.alt,
        }
        if image
        else None,
        **about,
    }


def web_page(head: HeadView, lang: str, config: SiteConfig, site: SiteView) -> dict[str, object]:
    """Any other page as a `WebPage`."""
    base = site.base
    return {
        "@context": "https://schema.org",
        "@type": "WebPage",
        "name": head.og_title,
        "description": head.description,
        "url": base.absolute(head.url),
        "inLanguage": lang,
        "isPartOf": {"@type": "WebSite", "name": config.name, "url": base.absolute("/")},
        "publisher": publisher(config, site),
        "primaryImageOfPage": {"@type": "ImageObject", "url": base.absolute(head.image.url)} if head.image else None,
    }


def profile(
    head: HeadView, lang: str, subject: PersonSummary, links: Iterable[str], config: SiteConfig, site: SiteView
) -> dict[str, object]:
    """A person's page as a `ProfilePage`."""
    return {
        **web_page(head, lang, config, site),
        "@type": "ProfilePage",
        "mainEntity": {**person(subject, site.base), "jobTitle": subject.role, "sameAs": list(links)},
    }


def representative(
    head: HeadView, record: Representative, page: RepresentativePage, config: SiteConfig, site: SiteView
) -> dict[str, object]:
    """A representative's page as a `ProfilePage` about a `Person` who works for a `GovernmentOrganization`."""
    person, channels = page.person, page.channels
    councils = [{"@type": "GovernmentOrganization", "name": name} for name in person.bodies]
    address = {"@type": "PostalAddress", "streetAddress": ", ".join(channels.address)} if channels.address else None
    subject = {
        "@type": "Person",
        "name": person.name,
        "url": site.base.absolute(person.url),
        "jobTitle": person.office,
        "worksFor": [] if person.former else councils,
        "memberOf": {"@type": "Organization", "name": person.party} if person.party else None,
        "image": site.base.absolute(person.photo.largest.url) if person.photo else "",
        "email": channels.email,
        "telephone": channels.dial.removeprefix("tel:").partition(";")[0],
        "address": address,
        "knowsLanguage": list(record.languages),
        "sameAs": [link.url for link in channels.links if link.url.startswith("http")],
    }
    return {**web_page(head, record.lang, config, site), "@type": "ProfilePage", "mainEntity": subject}


def story_about(page: StoryPage) -> dict[str, object]:
    """What a story adds to its article: where it happened."""
    place = page.story.place
    return {"contentLocation": {"@type": "Place", "name": place.label}} if place else {}


def media_about(head: HeadView, page: Content, base: Base) -> dict[str, object]:
    """The videos and recordings of a page (developers.google.com/search/docs/appearance/structured-data/video)."""
    return {
        "video": [_video(video, head, base) for video in videos(page) if video.provider != "link"],
        "audio": [_audio(audio, head, base) for audio in recordings(page)],
    }


def _video(video: VideoView, head: HeadView, base: Base) -> dict[str, object]:
    picture = video.poster.largest.url if video.poster else head.image.url if head.image else ""
    address = base.absolute(video.embed_url)
    return {
        "@type": "VideoObject",
        "name": video.title,
        "description": head.description,
        "thumbnailUrl": base.absolute(picture) if picture else "",
        "uploadDate": head.published,
        "contentUrl" if video.provider == "file" else "embedUrl": address.replace("?autoplay=1", "").replace(
            "&autoplay=1", ""
        ),
        "encodingFormat": video.type,
        "duration": iso_length(video.seconds),
        "transcript": _words(video.transcript),
    }


def _audio(audio: AudioView, head: HeadView, base: Base) -> dict[str, object]:
    return {
        "@type": "AudioObject",
        "name": audio.title,
        "description": head.description,
        "uploadDate": head.published,
        "contentUrl": base.absolute(audio.url),
        "encodingFormat": audio.type,
        "contentSize": str(audio.size) if audio.size else "",
        "duration": iso_length(audio.seconds),
        "transcript": _words(audio.transcript),
    }


def _words(html: str) -> str:
    """The words of a transcript, as far as a search engine reads them."""
    return " ".join(unescape(_TAG.sub(" ", html)).split())[:5000]


def campaign_about(
    campaign: CampaignSummary, progress: float | None, updates: Iterable[UpdateView], base: Base
) -> dict[str, object]:
    """What a campaign adds to its article: its place, how many have taken part, and its news as articles of their own.

    schema.org has no petition. `LiveBlogPosting` would fit the news, but what is no plain `NewsArticle` has no author for
    Mastodon.
    """
    updates = tuple(updates)
    counter = {
        "@type": "InteractionCounter",
        "interactionType": "https://schema.org/EndorseAction",
        "userInteractionCount": int(progress or 0),
    }
    about: dict[str, object] = {"interactionStatistic": counter} if progress is not None else {}
    if updates:
        about["hasPart"] = [
            {
                "@type": "NewsArticle",
                "headline": update.title,
                "url": base.absolute(update.url),
                "datePublished": update.date.iso,
            }
            for update in updates
        ]
    if campaign.place:
        about["contentLocation"] = {"@type": "Place", "name": campaign.place.label}
    return about


def update_about(campaign: CampaignSummary, base: Base) -> dict[str, object]:
    """What an update adds to its article: the campaign that it is about."""
    whole = {"@type": "NewsArticle", "headline": campaign.title, "url": base.absolute(campaign.url)}
    return {"isPartOf": whole}


def person_links(record: Person) -> tuple[str, ...]:
    """A person's own pages elsewhere."""
    return tuple(link.url for link in record.links if link.url.startswith("http"))
