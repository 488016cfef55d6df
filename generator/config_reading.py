"""Reads `site.yaml`."""

from __future__ import annotations

from typing import Any
from zoneinfo import ZoneInfo

from generator.config import SOCIAL_HOMES, SiteConfig
from generator.config_values import (
    CARDS,
    EMAIL,
    EMBEDS,
    FORMS,
    HUB_FILE,
    MARKDOWN,
    MENU_ITEM,
    NETWORKS_ALSO,
    SHARE,
    SITE_URL,
    SOCIAL,
    THEME,
    TIMEZONE,
    Account,
    tell_unknown,
)
from generator.fields import yaml_tree as tree
from generator.fields.addresses import (
    FEDIVERSE,
    TARGET,
)
from generator.fields.form import FieldSpec, Form, read_fields, sort_entries
from generator.fields.languages import LANGUAGE
from generator.fields.load import load_mapping
from generator.fields.mend import Names
from generator.fields.quantities import (
    count,
)
from generator.fields.readers import (
    COLOUR,
    FILLED,
    HASHTAG,
    LINE,
    PROSE,
    list_of,
)
from generator.fields.rules import (
    CONFIG_MISSING,
    KEY_MISSING,
)
from generator.fields.source import decode
from generator.problems import HubError, Position, Problem, Severity, ordered

SITE_FIELDS: tuple[FieldSpec, ...] = (
    FieldSpec("name", FILLED, "The hub's name.", required=True, critical=True, example="What Ottersby Did"),
    FieldSpec("tagline", LINE, "A few words under the name.", example="Small wins from a river town"),
    FieldSpec(
        "description", LINE, "One or two sentences about the hub.", example="Stories of what neighbours changed."
    ),
    FieldSpec("url", SITE_URL, "The full address of the site.", critical=True, example="https://ottersby.example"),
    FieldSpec("lang", LANGUAGE, "The hub's language.", critical=True, example="en"),
    FieldSpec("timezone", TIMEZONE, "The continent and a large city.", critical=True, example="Europe/London"),
    FieldSpec("brand", COLOUR, "The hub's colour.", example='"#c8372d"'),
    FieldSpec("logo", HUB_FILE, "A picture file in the hub's folder.", example="content/logo.png"),
    FieldSpec("theme", THEME, "The name of a folder in themes.", critical=True, example="default"),
    FieldSpec(
        "menu",
        list_of(MENU_ITEM),
        "Lines of the menu, if not made from the pages.",
        example="[{label: Stories, url: /stories/}]",
    ),
    FieldSpec("social", SOCIAL, "The hub's own accounts.", example='{mastodon: "@ottersby@mastodon.example"}'),
    FieldSpec(
        "fediverse", FEDIVERSE, "Credited where an author has no address.", example='"@ottersby@mastodon.example"'
    ),
    FieldSpec("hashtag", HASHTAG, "The hub's own hashtag, without #.", example="OttersbyDidIt"),
    FieldSpec("email", EMAIL, "An e-mail address for readers.", example="hello@ottersby.example"),
    FieldSpec("contact", TARGET, "Where readers turn.", example="/contact/"),
    FieldSpec("share", SHARE, "Networks offered for sharing, in order.", example="[whatsapp, facebook, email, copy]"),
    FieldSpec("sign_off", LINE, "Last words of captions to be posted.", example="Told by neighbours. Pass it on."),
    FieldSpec("footer", PROSE, "Text at the foot of every page.", example="Made by neighbours."),
    FieldSpec("markdown", MARKDOWN, "How text is read.", critical=True, example="{html: clean}"),
    FieldSpec("cards", CARDS, "The images for networks.", example="{enabled: yes}"),
    FieldSpec("forms", FORMS, "Who takes what readers send.", critical=True, example="{provider: netlify}"),
    FieldSpec("embeds", EMBEDS, "What other websites can show: all, campaigns or none.", example="all"),
    FieldSpec("per_page", count(1, 200), "Stories on one page of a list.", example="12"),
    FieldSpec("feed_items", count(1, 500), "Entries in a feed.", example="30"),
    FieldSpec("related", count(0, 12), "Stories suggested under a story.", example="3"),
)
"""The fields of `site.yaml`; JSON Schema and reference page follow from them."""

_ALSO = {
    **dict.fromkeys(("title", "site_name", "sitename", "site_title"), "name"),
    **dict.fromkeys(("subtitle", "slogan", "motto"), "tagline"),
    **dict.fromkeys(("baseurl", "base_url", "site_url", "siteurl", "domain", "address", "website"), "url"),
    **dict.fromkeys(("language", "locale", "languagecode", "language_code", "default_language"), "lang"),
    **dict.fromkeys(("time_zone", "tz"), "timezone"),
    **dict.fromkeys(
        ("colour", "color", "brand_colour", "brand_color", "accent", "theme_color", "theme_colour"), "brand"
    ),
    **dict.fromkeys(("navigation", "nav"), "menu"),
    **dict.fromkeys(("paginate", "posts_per_page", "page_size", "stories_per_page"), "per_page"),
    **dict.fromkeys(("networks", "sharing", "share_buttons"), "share"),
    **dict.fromkeys(("mail", "e_mail"), "email"),
    "accounts": "social",
    "form": "forms",
    "mastodon": "fediverse",
}


_NAMES = Names(
    frozenset(_ALSO) | {spec.name for spec in SITE_FIELDS},
    frozenset(
        ("label", "html", "enabled", "formats", "provider", "endpoint", "honeypot", *SOCIAL_HOMES, *NETWORKS_ALSO)
    ),
    frozenset(
        ("tagline", "lang", "timezone", "brand", "logo", "menu", "per_page", "feed_items", "related", "footer", "share")
    ),
    frozenset(("share",)),
)


def load_config(data: bytes, *, path: str = "site.yaml") -> tuple[SiteConfig, tuple[Problem, ...]]:
    """Reads `site.yaml`; warnings and hints come beside the result.

    Raises:
        HubError: with every problem, if one of them is an error.
    """
    source, problems = decode(data, path)
    form = Form(source, ZoneInfo("UTC"))
    form.problems.extend(problems)
    first, last = _bounds(source.lines)
    loaded = load_mapping(source, first, last, _NAMES)
    form.take(loaded.problems, loaded.mended)
    values = _values(loaded.root, form)
    every = ordered(form.problems)
    if any(problem.severity is Severity.ERROR for problem in every):
        raise HubError(every)
    return SiteConfig(**values), every


def _bounds(lines: tuple[str, ...]) -> tuple[int, int]:
    """Without lines of dashes around the whole, which some people add as in stories."""
    first, last = 1, len(lines)
    while first < last and not lines[first - 1].strip():
        first += 1
    while last > first and not lines[last - 1].strip():
        last -= 1
    if lines and lines[first - 1].strip() == "---":
        first += 1
    if last >= first and lines[last - 1].strip() in ("---", "..."):
        last -= 1
    return first, last


def _values(root: tree.Mapping | None, form: Form) -> dict[str, Any]:
    if root is None:
        if not any(problem.severity is Severity.ERROR for problem in form.problems):
            at = Position(form.source.path, 1, 1)
            form.tell(
                CONFIG_MISSING, at, "site.yaml has no settings.", "Give the hub a name.", "name: Our Town's Stories"
            )
        return {}
    names = {spec.name: spec.name for spec in SITE_FIELDS}
    critical = frozenset(names)
    answers = sort_entries(root.entries, _ALSO | names, form, critical=critical)
    values = read_fields(answers.known, SITE_FIELDS, form)
    tell_unknown(answers.unknown, [name for name in names if name not in answers.known], form)
    if "name" not in values and ("name" not in answers.known or _is_null(answers.known["name"].value)):
        at = Position(form.source.path, root.line, 1)
        form.tell(
            KEY_MISSING,
            at,
            "`name` is missing: what the hub is called.",
            "Add a line such as `name: Our Town's Stories`.",
        )
    accounts: dict[str, Account] = values.pop("social", {})
    values["social"] = {network: account.url for network, account in accounts.items()}
    values["handles"] = {network: account.handle for network, account in accounts.items() if account.handle}
    if "mastodon" in accounts:
        values.setdefault("fediverse", accounts["mastodon"].handle)
    return values


def _is_null(node: tree.Node) -> bool:
    return isinstance(node, tree.Scalar) and node.is_null
