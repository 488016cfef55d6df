"""The networks where a group talks that we know."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec


class Network(msgspec.Struct, frozen=True):
    """A network: what it is called, where its links lead (host names), and its sort, which is its sign on pages."""

    label: str
    hosts: tuple[str, ...] = ()
    sort: str = "chat"
    """`chat` (among members), `post` (anybody reads), `mail`, `meet` or `web`."""


NETWORKS: Mapping[str, Network] = {
    "in_person": Network("In person", sort="meet"),
    "whatsapp": Network("WhatsApp", ("chat.whatsapp.com", "whatsapp.com", "wa.me", "api.whatsapp.com")),
    "signal": Network("Signal", ("signal.group", "signal.me")),
    "telegram": Network("Telegram", ("t.me", "telegram.me", "telegram.dog")),
    "matrix": Network("Matrix", ("matrix.to",)),
    "discord": Network("Discord", ("discord.gg", "discord.com", "discordapp.com")),
    "slack": Network("Slack", ("slack.com",)),
    "facebook": Network("Facebook", ("facebook.com", "fb.com", "fb.me", "m.me"), "post"),
    "mastodon": Network("Mastodon", (), "post"),
    "bluesky": Network("Bluesky", ("bsky.app",), "post"),
    "instagram": Network("Instagram", ("instagram.com",), "post"),
    "nextdoor": Network("Nextdoor", ("nextdoor.com", "nextdoor.co.uk"), "post"),
    "list": Network("Mailing list", ("groups.io", "groups.google.com", "lists.riseup.net", "framalistes.org"), "mail"),
    "website": Network("Website", sort="web"),
}
"""In the order in which pages show them: who can come without an account comes first."""
