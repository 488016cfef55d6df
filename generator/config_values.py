"""Readers of what only `site.yaml` has: menu, accounts, time zone, sharing."""

from __future__ import annotations

import re
from typing import Any, cast
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, available_timezones

import msgspec

from generator.config import SHARE_NETWORKS, SOCIAL_HOMES, CardsConfig, FormsConfig, MarkdownConfig, MenuItem
from generator.fields import yaml_tree as tree
from generator.fields.addresses import (
    FEDIVERSE,
    TARGET,
    URL,
)
from generator.fields.form import FieldSpec, Form, Reader, Wrong, expect_scalar, normal_key, read_fields, sort_entries
from generator.fields.nearest import nearest
from generator.fields.quantities import (
    FLAG,
)
from generator.fields.readers import (
    LINE,
    choice,
    list_of,
    one_line,
    uncurled,
    unique,
)
from generator.fields.rules import (
    CHOICE_UNKNOWN,
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
from generator.problems import Severity
from generator.urls import Base

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
    zones = (zone for zone in available_timezones() if not zone.startswith("Etc/"))  # POSIX: Etc/GMT+1 is west
    by_case = {zone.casefold(): zone for zone in zones}
    cities = {zone.rsplit("/", 1)[-1].casefold(): zone for zone in sorted(by_case.values(), reverse=True)}
    word = text.casefold()
    found = by_case.get(word, "") if "/" in word else ""
    certain = found or _ZONES_MEANT.get(word) or cities.get(word.rsplit("/", 1)[-1], "")
    offset = re.match(r"(?:gmt|utc)?[+−-]?\d", word)  # an offset names no place, and GMT+0 would be another hour
    meant = (
        "" if offset else certain or by_case.get(nearest(word, by_case), "") or cities.get(nearest(word, cities), "")
    )
    asked = f"Did you mean {meant}? " if meant else ""
    hint = f"{asked}Write the continent and the nearest large city, for example Europe/London."
    raise Wrong(
        TIMEZONE_UNKNOWN,
        node,
        f"says “{text}”, which is not the name of a time zone.",
        hint,
        form.line_with(node, meant) if meant else "",
    )


TIMEZONE: Reader[str] = Reader("a time zone such as Europe/London", {"type": "string"}, _timezone)


def _site_url(node: tree.Node, form: Form, key: str) -> str:
    text = uncurled(expect_scalar(node, "the site's address"), form, key).strip().rstrip("/")
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


SITE_URL: Reader[str] = Reader("a full address", {"type": "string", "format": "uri"}, _site_url)


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


HUB_FILE: Reader[str] = Reader("a file in the hub's folder", {"type": "string"}, _hub_file)


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
MENU_ITEM: Reader[MenuItem] = Reader(
    "a label with an address",
    {
        "type": "object",
        "properties": {"label": {"type": "string"}, "url": {"type": "string"}},
        "required": ["label", "url"],
    },
    _menu_item,
)

NETWORKS_ALSO = {
    "twitter": "x",
    "bsky": "bluesky",
    "fb": "facebook",
    "insta": "instagram",
    "ig": "instagram",
    "yt": "youtube",
    "tik_tok": "tiktok",
    "fediverse": "mastodon",
}


class Account(msgspec.Struct, frozen=True):
    """An account of the hub: its full address, and its handle where there is one."""

    url: str
    handle: str


def _social(node: tree.Node, form: Form, key: str) -> dict[str, Account]:
    if isinstance(node, tree.Sequence) and all(isinstance(item, tree.Mapping) for item in node.items):
        entries = [entry for item in node.items for entry in cast("tree.Mapping", item).entries]
    elif isinstance(node, tree.Mapping):
        entries = list(node.entries)
    else:
        hint = (
            'One line for each network, for example `mastodon: "@ottersby@mastodon.example"`, starting with two spaces.'
        )
        raise Wrong(VALUE_TYPE, node, "is not a list of networks with accounts.", hint)
    found: dict[str, Account] = {}
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
    word = NETWORKS_ALSO.get(word, word)
    meant = nearest(word, SOCIAL_HOMES) if word not in SOCIAL_HOMES else ""
    if meant:
        form.tell(
            KEY_MISSPELT,
            entry,
            f"`{key}` has `{entry.key}`, which we read as `{meant}`.",
            f"Write `{meant}`.",
        )
    return meant or word


def _account(network: str, node: tree.Node, form: Form, key: str) -> Account:
    text = expect_scalar(node, "an account").text.strip()
    if network == "mastodon":
        address = FEDIVERSE.read(node, form, key)
        user, host = address[1:].split("@")
        return Account(f"https://{host}/@{user}", address)
    if "/" in text or network not in SOCIAL_HOMES:
        url = _site_url(node, form, key)
        last = url.rsplit("/", 1)[-1]
        return Account(url, f"@{last.lstrip('@')}" if network in ("x", "bluesky", "threads", "instagram") else "")
    name = text.lstrip("@")
    if not re.fullmatch(r"[\w.\-]+", name):
        raise Wrong(
            URL_UNREADABLE, node, f"says “{text}”, which is not an account.", "Write its name or its full address."
        )
    if network == "bluesky" and "." not in name:
        name += ".bsky.social"
    return Account(SOCIAL_HOMES[network].format(name), f"@{name}")


SOCIAL: Reader[dict[str, Account]] = Reader(
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


EMAIL: Reader[str] = Reader("an e-mail address", {"type": "string", "format": "email"}, _email)

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


SHARE: Reader[tuple[str, ...]] = Reader(
    "a list of networks", {"type": "array", "items": {"enum": list(SHARE_NETWORKS)}}, _share
)


def _group(specs: tuple[FieldSpec, ...], build: Any) -> Reader[Any]:  # noqa: ANN401  any struct
    """A value with parts of its own."""

    def read(node: tree.Node, form: Form, key: str) -> Any:  # noqa: ANN401 - whatever a field holds
        if not isinstance(node, tree.Mapping):
            hint = (
                f"Write for example `{specs[0].name}: {specs[0].example}` on a line of its own, moved in by two spaces."
            )
            raise Wrong(VALUE_TYPE, node, "has parts, each on a line of its own.", hint)
        answers = sort_entries(node.entries, {spec.name: spec.name for spec in specs}, form, prefix=f"{key}.")
        tell_unknown(answers.unknown, [spec.name for spec in specs], form, f"{key}.")
        return build(**read_fields(answers.known, specs, form, f"{key}."))

    properties = {spec.name: {**spec.reader.schema, "description": spec.doc} for spec in specs}
    return Reader("parts", {"type": "object", "properties": properties}, read)


_HTML: Reader[str] = choice(
    ("clean", "off"), str, {"on": "clean", "yes": "clean", "no": "off", "true": "clean", "false": "off"}
)
MARKDOWN = _group(
    (FieldSpec("html", _HTML, "clean keeps harmless HTML, off shows it as text.", example="clean", critical=True),),
    MarkdownConfig,
)
_FORMATS: Reader[tuple[str, ...]] = list_of(
    choice(
        ("square", "portrait", "tall"),
        str,
        {"story": "tall", "stories": "tall", "vertical": "tall", "feed": "portrait"},
    )
)
CARDS = _group(
    (
        FieldSpec("enabled", FLAG, "Whether images for networks are drawn.", example="yes"),
        FieldSpec("formats", _FORMATS, "Which formats a share kit has beside the link's.", example="[square, tall]"),
    ),
    CardsConfig,
)

PROVIDERS = ("netlify", "formspree", "address")
_PROVIDER: Reader[str] = choice(
    PROVIDERS,
    str,
    {**dict.fromkeys(("url", "endpoint", "other", "own", "custom"), "address"), "netlify-forms": "netlify"},
)


def _endpoint(node: tree.Node, form: Form, key: str) -> str:
    url = URL.read(node, form, key)
    if url.startswith("https://"):
        return url
    hint = "Write the address that the service gives you; it begins with https://."
    raise Wrong(URL_UNREADABLE, node, f"says “{url}”, where names and e-mail addresses would travel unsealed.", hint)


ENDPOINT: Reader[str] = Reader("an address that begins with https://", URL.schema, _endpoint)


def _field_name(node: tree.Node, _form: Form, _key: str) -> str:
    text = expect_scalar(node, "a name").text.strip()
    if re.fullmatch(r"[A-Za-z_][\w-]{0,60}", text, re.ASCII):
        return text
    wrong = f"says “{text}”, which is not the name of a field."
    raise Wrong(VALUE_TYPE, node, wrong, "Write the name that the service gives you, for example _gotcha.")


_FORMS_PARTS = (
    FieldSpec("provider", _PROVIDER, "netlify, formspree or address.", critical=True, example="formspree"),
    FieldSpec(
        "endpoint",
        ENDPOINT,
        "Where to send to, if not to Netlify.",
        critical=True,
        example="https://formspree.io/f/abcdwxyz",
    ),
    FieldSpec(
        "honeypot",
        Reader("a name", {"type": "string"}, _field_name),
        "The field that the service wants left empty.",
        critical=True,
        example="_gotcha",
    ),
)
_FORMS_GROUP = _group(_FORMS_PARTS, FormsConfig)


def _forms(node: tree.Node, form: Form, key: str) -> FormsConfig:
    if isinstance(node, tree.Scalar) and "://" in node.text:
        return _completed(FormsConfig(endpoint=ENDPOINT.read(node, form, key)))
    if isinstance(node, tree.Scalar):
        read = FormsConfig(provider=_PROVIDER.read(node, form, key))
    else:
        read = _FORMS_GROUP.read(node, form, key)
    if read.provider in ("formspree", "address") and not read.endpoint:
        hint = f"Add the address that the service gives you, for example `{_FORMS_PARTS[1].example}`."
        raise Wrong(KEY_MISSING, node, "needs a part named `endpoint`: where to send what people write.", hint)
    return _completed(read)


def _completed(config: FormsConfig) -> FormsConfig:
    """With the provider that an endpoint implies."""
    if config.provider or not config.endpoint:
        return config
    return msgspec.structs.replace(config, provider=provider_of(config.endpoint))


def provider_of(endpoint: str) -> str:
    """Who stands behind an address."""
    host = urlsplit(endpoint).hostname or ""
    return "formspree" if host == "formspree.io" or host.endswith(".formspree.io") else "address"


FORMS: Reader[FormsConfig] = Reader("who takes what readers send", _FORMS_GROUP.schema, _forms)


EMBEDS: Reader[str] = choice(
    ("all", "campaigns", "none"),
    str,
    {
        **dict.fromkeys(("yes", "true", "on", "everything", "stories"), "all"),
        **dict.fromkeys(("campaign",), "campaigns"),
        **dict.fromkeys(("no", "false", "off"), "none"),
    },
)
"""What other websites can show in a frame: stories and campaigns, campaigns alone, nothing."""


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


THEME: Reader[str] = Reader("the name of a folder in themes", {"type": "string"}, _theme)


def tell_unknown(entries: list[tree.Entry], names: list[str], form: Form, prefix: str = "") -> None:
    """Warns of settings that do not exist."""
    for entry in entries:
        meant = nearest(normal_key(entry.key), names)
        form.tell(
            KEY_MISSPELT if meant else KEY_UNUSED,
            entry,
            f"We do not know the setting `{prefix}{entry.key}`, so it changes nothing.",
            f"Did you mean `{prefix}{meant}`?" if meant else "Delete it, or look the name up in the reference.",
            severity=Severity.WARNING,
        )
