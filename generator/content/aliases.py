"""Names that other generators and habits use for our fields.

From the front matter of Jekyll, Hugo, Eleventy, Astro, Gatsby, Hexo, WordPress exports and Decap CMS.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from generator.content.fields_of import FIELDS
from generator.fields.nearest import word_list

_EVERY: Mapping[str, str] = {
    "title": "headline heading",
    "summary": "description excerpt abstract teaser lede lead intro dek blurb subtitle subheading subheadline tagline "
    "meta_description metadescription desc short_description",
    "date": "datum created created_at createdat date_created pubdate pub_date date_published datepublished "
    "published_at publishedat published_date publisheddate published_on posted event_date start_date",
    "updated": "lastmod last_modified_at last_modified lastmodified modified date_modified datemodified updated_at "
    "updatedat updated_date updateddate last_updated lastupdated revised",
    "publish": "publishdate publish_date publish_on embargo go_live",
    "expires": "expirydate expiry_date expiry expire expires_on expire_date expiration expiration_date "
    "end_date_of_consent "
    "unpublish_date unpublishdate",
    "authors": "author by byline writer writers creator creators written_by storyteller storytellers contributor "
    "contributors",
    "photo": "image cover thumbnail thumb featured_image featuredimage feature_image featureimage hero "
    "hero_image heroimage "
    "cover_image coverimage cover_photo header_image banner picture img og_image ogimage social_image socialimage "
    "preview_image featured_photo main_image teaser_image",
    "photos": "images gallery pictures",
    "audio": "recording audio_file audiofile mp3",
    "video": "video_url videourl youtube youtube_id youtubeid youtube_url vimeo",
    "place": "location venue town city where places",
    "topics": "topic tags tag keywords categories category themes series subjects",
    "hashtags": "hashtag",
    "slug": "handle",
    "lang": "language locale lang_code language_code",
    "translation_key": "translationkey translation_id translations_key i18n_key lang_ref",
    "aliases": "alias redirect_from redirects redirect old_urls old_url",
    "canonical": "canonical_url canonicalurl original_url originally_published syndicated_from",
    "campaign": "campaigns",
    "state": "status stage",
    "target": "targets addressee addressed_to recipient recipients decision_maker decision_makers",
    "letter": "letter_template write template_letter",
    "office": "role position job job_title jobtitle post seat function",
    "bodies": "body council councils parliament board boards committee committees institution authority",
    "areas": "area ward wards constituency constituencies district districts division",
    "postcodes": "postcode post_codes post_code zip zips zip_codes zipcodes postal_codes plz postcode_prefixes",
    "party": "group_on_council faction affiliation",
    "salutation": "greeting address_as dear",
    "email": "e_mail mail contact_email",
    "phone": "telephone tel telefon mobile",
    "address": "postal_address post_address office_address street",
    "form": "contact_form web_form webform contact_url",
    "hours": "office_hours surgery surgeries opening_hours",
    "since": "in_office_since elected term_start founded started established founding_date partner_since",
    "until": "in_office_until term_end term_ends",
    "answers": "answer replies votes statements positions",
    "asked": "written_to asked_on contacted",
    "deadline": "closes closing_date ends due due_date",
    "action": "call_to_action cta sign",
    "petition": "petition_url petition_link",
    "outcome": "result results",
    "quotes": "quote pull_quotes testimonials",
    "numbers": "impact figures statistics stats impact_numbers",
    "updates": "news timeline",
    "progress": "signed current so_far count",
    "role": "position job job_title jobtitle occupation office profession",
    "links": "link website websites homepage social urls",
    "fediverse": "mastodon activitypub",
    "menu": "nav_order menu_order navigation_order",
    "who": "for open_to audience who_may_join who_can_join membership",
    "meets": "meeting meetings meeting_time schedule when meets_at",
    "channels": "channel chat chats networks find_us",
    "contact": "contact_person coordinator convenor",
    "languages": "spoken",
    "members": "size member_count",
    "website": "homepage web site",
    "sort": "kind type sector",
    "groups": "group",
    "partners": "partner supported_by",
}
_OF_PARTNERS = {"logo": "photo", "url": "website"}
"""A partner's address is not the old address of its page."""
_NAMES_A_PERSON = {
    "name": "title",
    "full_name": "title",
    "bio": "summary",
    "about": "summary",
    "avatar": "photo",
    "portrait": "photo",
}
_ELSEWHERE = {"name": "title"}
_OF_AN_EVENT: Mapping[str, str] = {
    "start": "date datum day when starts begins begin from starting start_date startdate event_date eventdate date_start "
    "dtstart start_time starttime datetime",
    "end": "ends until till to finish finishes end_date enddate date_end dtend end_time endtime event_end",
    "time": "times hours hour opening_hours at",
    "timezone": "time_zone tz zone",
    "repeat": "every repeats repetition recurrence recurring recurs rrule frequency how_often",
    "skip": "except exceptions exception exdate exdates not_on but_not without skips skipped",
    "changes": "changed overrides single_dates",
    "status": "state event_status",
    "previous": "previous_start was moved_from previously old_date original_start postponed_from",
    "online": "online_link zoom stream webinar video_call link_online meeting_link online_url virtual jitsi",
    "access": "accessibility accessible access_notes accessibility_notes barrier_free",
    "cost": "price prices entry fee fees admission costs entrance",
    "tickets": "ticket ticket_url tickets_url buy ticket_link",
    "rsvp": "booking book register registration sign_up signup register_url registration_url rsvp_url rsvp_link anmeldung",
    "capacity": "places_available seats max_people spaces",
    "organisers": "organiser organizer organizers host hosts hosted_by organised_by organized_by",
    "contact": "contact_email questions email mail contact_url",
    "spoken": "languages languages_spoken spoken_language spoken_languages",
    "reminders": "reminder alarm alarms remind reminder_minutes",
    "report": "recap review afterwards minutes how_it_was",
}

SPECIAL = (
    "published",
    "unpublished",
    "hidden",
    "permalink",
    "url",
    "alt",
    "image_caption",
    "image_credit",
)
"""Names whose value becomes part of a field, or its opposite; `generator.content.reading` knows how."""

_SPECIAL_ALSO = {
    "first_name": "firstname name_first given_name forename",
    "last_name": "lastname name_last family_name surname",
    "alt": "image_alt imagealt alt_text alttext photo_alt cover_alt featured_image_alt featuredimagealt "
    "thumbnail_alt hero_alt",
    "image_caption": "caption photo_caption cover_caption featured_image_caption imagecaption",
    "image_credit": "credit photo_credit photographer credits cover_credit imagecredit",
}

UNUSED = frozenset(
    word_list(
        "layout type kind toc comments comment math mathjax katex mermaid pinned pin sticky featured feature "
        "source sources speakers speaker organiser organisers organizer organizers start end weight order "
        "index sidebar sidebar_position draft_reason template templatekey template_key theme css js scripts "
        "styles mode showtoc tocopen hidemeta disableshare robots sitemap noindex rss feed outputs output "
        "markup markdown engine render list_title linktitle link_title nav navigation eleventynavigation "
        "eleventyexcludefromcollections pagination parent parents grand_parent has_children collection "
        "tags_color reading_time readingtime wordcount words uuid id guid post_id wp_id wordpress_id "
        "post_type format comments_enabled sharing social_share analytics password access visibility "
        "featured_order header footer class body_class bodyclass cssclass cssclasses data params resources "
        "cascade build menus headless iscjklanguage podcast duration author_url author_bio author_image "
        "author_twitter twitter facebook instagram linkedin github email phone version revision license "
        "licence copyright seo meta og opengraph twitter_card"
    )
)
"""Names that are known from elsewhere and have no use here."""


@cache
def names_of(kind: str) -> Mapping[str, str]:
    """Every accepted spelling of every field of a kind (normal form) and our name for it."""
    fields = {spec.name for spec in FIELDS[kind]}
    names = {word: name for name, words in _EVERY.items() if name in fields for word in words.split()}
    names |= _NAMES_A_PERSON if kind == "person" else _ELSEWHERE
    if kind == "event":
        names |= {word: name for name, words in _OF_AN_EVENT.items() for word in words.split()}
    names |= {word: name for name, words in _SPECIAL_ALSO.items() for word in words.split()}
    names |= {name: name for name in SPECIAL}
    if kind != "person":
        names = {word: name for word, name in names.items() if name not in ("first_name", "last_name")}
    if kind == "partner":
        names |= _OF_PARTNERS
    return names | {name: name for name in fields}


@cache
def own_names(kind: str) -> frozenset[str]:
    """The names that a volunteer should write."""
    return frozenset(spec.name for spec in FIELDS[kind])
