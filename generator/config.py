"""`site.yaml`: what holds for the whole hub."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Literal, cast
from zoneinfo import ZoneInfo, available_timezones

import msgspec

from generator.fields import yaml_tree as tree
from generator.fields.form import FieldSpec, Form, Reader, Wrong, expect_scalar, normal_key, read_fields, sort_entries
from generator.fields.languages import LANGUAGE
from generator.fields.load import load_mapping
from generator.fields.mend import Names
from generator.fields.nearest import nearest
from generator.fields.readers import (
    COLOUR,
    FEDIVERSE,
    FILLED,
    FLAG,
    HASHTAG,
    LINE,
    NAME,
    PROSE,
    TARGET,
    choice,
    count,
    list_of,
    one_line,
    unique,
)
from generator.fields.rules import (
    CHOICE_UNKNOWN,
    CONFIG_MISSING,
    KEY_MISSING,
    KEY_MISSPELT,
    KEY_UNUSED,
    PATH_ESCAPES,
    PATH_REMOTE,
    TIMEZONE_UNKNOWN,
    URL_SCHEME,
    URL_UNREADABLE,
    VALUE_TYPE,
)
from generator.fields.source import decode
from generator.problems import HubError, Position, Problem, Severity, ordered
from generator.urls import Base

SHARE_NETWORKS = (
    "whatsapp",
    "facebook",
    "bluesky",
    "mastodon",
    "x",
    "linkedin",
    "threads",
    "telegram",
    "reddit",
    "email",
    "sms",
    "copy",
)
"""Networks that a page can offer for sharing; `copy` copies the address."""

DEFAULT_SHARE = ("whatsapp", "facebook", "bluesky", "mastodon", "email", "copy")
"""Where volunteers' friends and neighbours are."""

SOCIAL_HOMES: Mapping[str, str] = {
    "facebook": "https://www.facebook.com/{}",
    "instagram": "https://www.instagram.com/{}/",
    "x": "https://x.com/{}",
    "bluesky": "https://bsky.app/profile/{}",
    "threads": "https://www.threads.com/@{}",
    "youtube": "https://www.youtube.com/@{}",
    "linkedin": "https://www.linkedin.com/company/{}/",
    "tiktok": "https://www.tiktok.com/@{}",
    "telegram": "https://t.me/{}",
    "whatsapp": "https://whatsapp.com/channel/{}",
    "reddit": "https://www.reddit.com/r/{}/",
    "flickr": "https://www.flickr.com/photos/{}/",
    "vimeo": "https://vimeo.com/{}",
    "github": "https://github.com/{}",
    "mastodon": "",
}
"""Where an account of a network lives; a Mastodon account names its own server."""


class MenuItem(msgspec.Struct, frozen=True):
    """A line of the menu: `url` is hub-relative, such as `/stories/`, or a full address."""

    label: str
    url: str


class MarkdownConfig(msgspec.Struct, frozen=True):
    """How text is read. `html`: `clean` keeps harmless HTML, `off` shows all HTML as text."""

    html: Literal["clean", "off"] = "clean"


class CardsConfig(msgspec.Struct, frozen=True):
    """The images for networks. `enabled`: whether they are drawn; `layout`: which of the theme's, or empty."""

    enabled: bool = True
    layout: str = ""


class SiteConfig(msgspec.Struct, frozen=True, kw_only=True):
    """What `site.yaml` says, completed with defaults."""

    name: str
    """The hub's name, on every page and card."""
    tagline: str = ""
    """A few words under the name."""
    description: str = ""
    """One or two sentences about the hub, for search engines and feeds."""
    url: str = ""
    """The full address of the site without a slash at the end; a host may override it."""
    lang: str = "en"
    """The hub's own language (BCP 47)."""
    timezone: str = "UTC"
    """IANA name, such as `Europe/London`: dates and times without an offset are read in it."""
    brand: str = ""
    """The hub's colour as `#rrggbb`; empty for the theme's own."""
    logo: str = ""
    """A picture file relative to the hub's root."""
    theme: str = "default"
    """The name of a folder in `themes`."""
    menu: tuple[MenuItem, ...] = ()
    """Empty: made from the pages that have a `menu` position."""
    social: Mapping[str, str] = {}
    """The hub's own accounts: network to full address, in the order written."""
    handles: Mapping[str, str] = {}
    """The same accounts as handles (`@ottersby`), where the file gives or implies one."""
    fediverse: str = ""
    """`@user@instance`, credited where an author has no address of their own."""
    hashtag: str = ""
    """The hub's own hashtag without #."""
    email: str = ""
    """An e-mail address for readers."""
    contact: str = ""
    """Where readers turn: an address of a page, or `mailto:`."""
    share: tuple[str, ...] = DEFAULT_SHARE
    """Networks offered on pages, in this order; see `SHARE_NETWORKS`."""
    footer: str = ""
    """Text at the foot of every page, in Markdown."""
    markdown: MarkdownConfig = MarkdownConfig()
    cards: CardsConfig = CardsConfig()
    per_page: int = 12
    """Stories on one page of a list."""
    feed_items: int = 30
    """Entries in a feed."""
    related: int = 3
    """Stories suggested under a story."""


# Readers of what only site.yaml has.

_ZONES_MEANT = {
    "london": "Europe/London",
    "uk": "Europe/London",
    "gb": "Europe/London",
    "bst": "Europe/London",
    "gmt": "UTC",
    "utc": "UTC",
    "z": "UTC",
    "cet": "Europe/Paris",
    "est": "America/New_York",
    "edt": "America/New_York",
    "cst": "America/Chicago",
    "pst": "America/Los_Angeles",
}


def _timezone(node: tree.Node, form: Form, _key: str) -> str:
    text = "_".join(expect_scalar(node, "a time zone").text.split())
    try:
        if "/" in text or text == "UTC":
            return ZoneInfo(text).key
    except (KeyError, ValueError, OSError):
        pass
    by_case = {zone.casefold(): zone for zone in available_timezones()}
    cities = {zone.rsplit("/", 1)[-1].casefold(): zone for zone in sorted(by_case.values(), reverse=True)}
    word = text.casefold()
    found = by_case.get(word, "") if "/" in word else ""
    certain = found or _ZONES_MEANT.get(word) or cities.get(word.rsplit("/", 1)[-1], "")
    meant = certain or by_case.get(nearest(word, by_case), "") or cities.get(nearest(word, cities), "")
    asked = f"Did you mean {meant}? " if meant else ""
    hint = f"{asked}Write the continent and the nearest large city, for example Europe/London."
    raise Wrong(
        TIMEZONE_UNKNOWN,
        node,
        f"says “{text}”, which is not the name of a time zone.",
        hint,
        form.line_with(node, meant) if meant else "",
    )


_TIMEZONE: Reader[str] = Reader("a time zone such as Europe/London", {"type": "string"}, _timezone)


def _site_url(node: tree.Node, form: Form, key: str) -> str:
    text = expect_scalar(node, "the site's address").text.strip().rstrip("/")
    try:
        return str(Base.parse(text))
    except ValueError:
        pass
    if re.fullmatch(r"(?:[\w-]+\.)+[^\W\d_]{2,24}(?::\d+)?(?:/\S*)?", text):
        full = f"https://{text}"
        message = f"`{key}` says “{text}”, without https://. We read it as {full}."
        form.tell(URL_SCHEME, node, message, "Write the whole address.", form.line_with(node, full))
        return full
    hint = "Write the whole address as the browser shows it, for example https://ottersby.example."
    raise Wrong(URL_UNREADABLE, node, f"says “{text}”, which is not the address of a website.", hint)


_SITE_URL: Reader[str] = Reader("a full address", {"type": "string", "format": "uri"}, _site_url)


def _hub_file(node: tree.Node, _form: Form, _key: str) -> str:
    text = expect_scalar(node, "the name of a file").text.strip().replace("\\", "/")
    if "://" in text:
        hint = "Save the picture in the hub's folder and write the name of the file."
        raise Wrong(PATH_REMOTE, node, "is a picture on another website.", hint)
    parts = [part for part in text.split("/") if part not in ("", ".")]
    if ".." in parts or not parts:
        hint = "Put the file into the hub's folder, for example `logo: content/logo.png`."
        raise Wrong(PATH_ESCAPES, node, f"says “{text}”, which is not a file in the hub's folder.", hint)
    return "/".join(parts)


_HUB_FILE: Reader[str] = Reader("a file in the hub's folder", {"type": "string"}, _hub_file)


def _menu_item(node: tree.Node, form: Form, key: str) -> MenuItem:
    if not isinstance(node, tree.Mapping):
        hint = "Write `- label: Stories` and under it `url: /stories/`, moved in by two spaces."
        raise Wrong(VALUE_TYPE, node, "is not a label with an address.", hint)
    names = {"label": "label", "text": "label", "title": "label", "name": "label"}
    names |= {"url": "url", "href": "url", "link": "url", "page": "url", "path": "url", "pageref": "url"}
    single = node.entries[0] if len(node.entries) == 1 else None
    if single and normal_key(single.key) not in names and isinstance(single.value, tree.Scalar):
        return MenuItem(one_line(single.key), TARGET.read(single.value, form, key))
    answers = sort_entries(node.entries, names, form, prefix=f"{key}.")
    values = read_fields(answers.known, _MENU_PARTS, form, f"{key}.")
    for name in ("label", "url"):
        if not values.get(name):
            raise Wrong(
                KEY_MISSING, node, f"needs a part named `{name}`.", "Write both `label: Stories` and `url: /stories/`."
            )
    return MenuItem(**values)


def _menu_target(node: tree.Node, form: Form, key: str) -> str:
    text = expect_scalar(node, "an address").text.strip()
    if re.fullmatch(r"[\w-]+(?:/[\w-]+)*/?", text):
        return f"/{text.strip('/')}/"
    return TARGET.read(node, form, key)


_MENU_PARTS = (
    FieldSpec("label", LINE, "The word in the menu.", required=True),
    FieldSpec("url", Reader("an address", {"type": "string"}, _menu_target), "Where it leads.", required=True),
)
_MENU_ITEM: Reader[MenuItem] = Reader(
    "a label with an address",
    {
        "type": "object",
        "properties": {"label": {"type": "string"}, "url": {"type": "string"}},
        "required": ["label", "url"],
    },
    _menu_item,
)

_NETWORKS_ALSO = {
    "twitter": "x",
    "bsky": "bluesky",
    "fb": "facebook",
    "insta": "instagram",
    "ig": "instagram",
    "yt": "youtube",
    "tik_tok": "tiktok",
    "fediverse": "mastodon",
}


class _Account(msgspec.Struct, frozen=True):
    url: str
    handle: str


def _social(node: tree.Node, form: Form, key: str) -> dict[str, _Account]:
    if isinstance(node, tree.Sequence) and all(isinstance(item, tree.Mapping) for item in node.items):
        entries = [entry for item in node.items for entry in cast("tree.Mapping", item).entries]
    elif isinstance(node, tree.Mapping):
        entries = list(node.entries)
    else:
        hint = (
            'One line for each network, for example `mastodon: "@ottersby@mastodon.example"`, starting with two spaces.'
        )
        raise Wrong(VALUE_TYPE, node, "is not a list of networks with accounts.", hint)
    found: dict[str, _Account] = {}
    for entry in entries:
        if isinstance(entry.value, tree.Scalar) and entry.value.is_null:
            continue
        network = _network(entry, form, key)
        try:
            found[network] = _account(network, entry.value, form, f"{key}.{network}")
        except Wrong as error:
            form.wrong(f"{key}.{network}", error, critical=False)
    return found


def _network(entry: tree.Entry, form: Form, key: str) -> str:
    word = normal_key(entry.key)
    word = _NETWORKS_ALSO.get(word, word)
    meant = nearest(word, SOCIAL_HOMES) if word not in SOCIAL_HOMES else ""
    if meant:
        form.tell(
            KEY_MISSPELT,
            entry,
            f"`{key}` has `{entry.key}`, which we read as `{meant}`.",
            f"Write `{meant}`.",
        )
    return meant or word


def _account(network: str, node: tree.Node, form: Form, key: str) -> _Account:
    text = expect_scalar(node, "an account").text.strip()
    if network == "mastodon":
        address = FEDIVERSE.read(node, form, key)
        user, host = address[1:].split("@")
        return _Account(f"https://{host}/@{user}", address)
    if "/" in text or network not in SOCIAL_HOMES:
        url = _site_url(node, form, key)
        last = url.rsplit("/", 1)[-1]
        return _Account(url, f"@{last.lstrip('@')}" if network in ("x", "bluesky", "threads", "instagram") else "")
    name = text.lstrip("@")
    if not re.fullmatch(r"[\w.\-]+", name):
        raise Wrong(
            URL_UNREADABLE, node, f"says “{text}”, which is not an account.", "Write its name or its full address."
        )
    if network == "bluesky" and "." not in name:
        name += ".bsky.social"
    return _Account(SOCIAL_HOMES[network].format(name), f"@{name}")


_SOCIAL: Reader[dict[str, _Account]] = Reader(
    "networks with accounts", {"type": "object", "additionalProperties": {"type": "string"}}, _social
)


def _email(node: tree.Node, _form: Form, _key: str) -> str:
    text = expect_scalar(node, "an e-mail address").text.strip().removeprefix("mailto:")
    if re.fullmatch(r"[^\s@<>]+@(?:[\w-]+\.)+[^\W\d_]{2,24}", text):
        return text
    raise Wrong(
        URL_UNREADABLE,
        node,
        f"says “{text}”, which is not an e-mail address.",
        "Write it as in hello@ottersby.example.",
    )


_EMAIL: Reader[str] = Reader("an e-mail address", {"type": "string", "format": "email"}, _email)

_SHARE_NAMES = {network: network for network in SHARE_NETWORKS}
_SHARE_ALSO = {
    "twitter": "x",
    "bsky": "bluesky",
    "mail": "email",
    "e-mail": "email",
    "text": "sms",
    "copy-link": "copy",
    "link": "copy",
}
_SHARE_ONE: Reader[str] = choice(SHARE_NETWORKS, str, _SHARE_ALSO)


def _share(node: tree.Node, form: Form, key: str) -> tuple[str, ...]:
    if isinstance(node, tree.Scalar) and node.text.strip().casefold() in ("no", "none", "off", "false"):
        return ()
    return unique(list_of(_SHARE_ONE, split=",").read(node, form, key))


_SHARE: Reader[tuple[str, ...]] = Reader(
    "a list of networks", {"type": "array", "items": {"enum": list(SHARE_NETWORKS)}}, _share
)


def _group(specs: tuple[FieldSpec, ...], build: Any) -> Reader[Any]:  # noqa: ANN401  any struct
    """A value with parts of its own."""

    def read(node: tree.Node, form: Form, key: str) -> Any:  # noqa: ANN401
        if not isinstance(node, tree.Mapping):
            hint = (
                f"Write for example `{specs[0].name}: {specs[0].example}` on a line of its own, moved in by two spaces."
            )
            raise Wrong(VALUE_TYPE, node, "has parts, each on a line of its own.", hint)
        answers = sort_entries(node.entries, {spec.name: spec.name for spec in specs}, form, prefix=f"{key}.")
        _unknown(answers.unknown, [spec.name for spec in specs], form, f"{key}.")
        return build(**read_fields(answers.known, specs, form, f"{key}."))

    properties = {spec.name: {**spec.reader.schema, "description": spec.doc} for spec in specs}
    return Reader("parts", {"type": "object", "properties": properties}, read)


_HTML: Reader[str] = choice(
    ("clean", "off"), str, {"on": "clean", "yes": "clean", "no": "off", "true": "clean", "false": "off"}
)
_MARKDOWN = _group(
    (FieldSpec("html", _HTML, "clean keeps harmless HTML, off shows it as text.", example="clean", critical=True),),
    MarkdownConfig,
)
_CARDS = _group(
    (
        FieldSpec("enabled", FLAG, "Whether images for networks are drawn.", example="yes"),
        FieldSpec("layout", NAME, "Which of the theme's layouts.", example="photo"),
    ),
    CardsConfig,
)


def _theme(node: tree.Node, _form: Form, _key: str) -> str:
    text = expect_scalar(node, "the name of a theme").text.strip()
    if re.fullmatch(r"[\w][\w.-]*", text):
        return text
    raise Wrong(
        CHOICE_UNKNOWN,
        node,
        f"says “{text}”, which is not the name of a theme.",
        "Write the name of a folder in themes.",
    )


_THEME: Reader[str] = Reader("the name of a folder in themes", {"type": "string"}, _theme)

SITE_FIELDS: tuple[FieldSpec, ...] = (
    FieldSpec("name", FILLED, "The hub's name.", required=True, critical=True, example="What Ottersby Did"),
    FieldSpec("tagline", LINE, "A few words under the name.", example="Small wins from a river town"),
    FieldSpec(
        "description", LINE, "One or two sentences about the hub.", example="Stories of what neighbours changed."
    ),
    FieldSpec("url", _SITE_URL, "The full address of the site.", critical=True, example="https://ottersby.example"),
    FieldSpec("lang", LANGUAGE, "The hub's language.", critical=True, example="en"),
    FieldSpec("timezone", _TIMEZONE, "The continent and a large city.", critical=True, example="Europe/London"),
    FieldSpec("brand", COLOUR, "The hub's colour.", example='"#c8372d"'),
    FieldSpec("logo", _HUB_FILE, "A picture file in the hub's folder.", example="content/logo.png"),
    FieldSpec("theme", _THEME, "The name of a folder in themes.", critical=True, example="default"),
    FieldSpec(
        "menu",
        list_of(_MENU_ITEM),
        "Lines of the menu, if not made from the pages.",
        example="[{label: Stories, url: /stories/}]",
    ),
    FieldSpec("social", _SOCIAL, "The hub's own accounts.", example='{mastodon: "@ottersby@mastodon.example"}'),
    FieldSpec(
        "fediverse", FEDIVERSE, "Credited where an author has no address.", example='"@ottersby@mastodon.example"'
    ),
    FieldSpec("hashtag", HASHTAG, "The hub's own hashtag, without #.", example="OttersbyDidIt"),
    FieldSpec("email", _EMAIL, "An e-mail address for readers.", example="hello@ottersby.example"),
    FieldSpec("contact", TARGET, "Where readers turn.", example="/contact/"),
    FieldSpec("share", _SHARE, "Networks offered for sharing, in order.", example="[whatsapp, facebook, email, copy]"),
    FieldSpec("footer", PROSE, "Text at the foot of every page.", example="Made by neighbours."),
    FieldSpec("markdown", _MARKDOWN, "How text is read.", critical=True, example="{html: clean}"),
    FieldSpec("cards", _CARDS, "The images for networks.", example="{enabled: yes}"),
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
    "mastodon": "fediverse",
}


_NAMES = Names(
    frozenset(_ALSO) | {spec.name for spec in SITE_FIELDS},
    frozenset(("label", "html", "enabled", "layout", *SOCIAL_HOMES, *_NETWORKS_ALSO)),
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
    _unknown(answers.unknown, [name for name in names if name not in answers.known], form)
    if "name" not in values and ("name" not in answers.known or _is_null(answers.known["name"].value)):
        at = Position(form.source.path, root.line, 1)
        form.tell(
            KEY_MISSING,
            at,
            "`name` is missing: what the hub is called.",
            "Add a line such as `name: Our Town's Stories`.",
        )
    accounts: dict[str, _Account] = values.pop("social", {})
    values["social"] = {network: account.url for network, account in accounts.items()}
    values["handles"] = {network: account.handle for network, account in accounts.items() if account.handle}
    if "mastodon" in accounts:
        values.setdefault("fediverse", accounts["mastodon"].handle)
    return values


def _is_null(node: tree.Node) -> bool:
    return isinstance(node, tree.Scalar) and node.is_null


def _unknown(entries: list[tree.Entry], names: list[str], form: Form, prefix: str = "") -> None:
    for entry in entries:
        meant = nearest(normal_key(entry.key), names)
        form.tell(
            KEY_MISSPELT if meant else KEY_UNUSED,
            entry,
            f"We do not know the setting `{prefix}{entry.key}`, so it changes nothing.",
            f"Did you mean `{prefix}{meant}`?" if meant else "Delete it, or look the name up in the reference.",
            severity=Severity.WARNING,
        )
