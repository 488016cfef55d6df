"""Warns of e-mail addresses among the words of a text: whoever collects them for spam finds them on the page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.content import hub_rules as rules
from generator.content.addressed import is_private
from generator.content.records import Page, Record
from generator.content.representatives import Representative
from generator.problems import Problem

_FORM = "link to the page of a group that has a form (`contact: form` in its file in content/groups)"
_INSTEAD = {
    "group": "write `email: {address}` at the top, which the page keeps from harvesters. Or write `contact: form`, and "
    "people write on the page",
    "event": "write `rsvp: form`, and people say on the page that they are coming. For questions " + _FORM,
    "person": "write where the person is found under `links:`, or " + _FORM,
    "partner": "write `website:`, where people find it, or " + _FORM,
}
_OFFICE = " An address of an office is no mistake: give the office a file in content/representatives."


def problems(records: Iterable[Record], representatives: Iterable[Representative], own: str) -> Iterator[Problem]:
    """Every e-mail address in the text of what is published.

    Those of an office are meant to be used: what a representative has, and others of the same council. A page, such as
    one on privacy, often must name one. `own` is the hub's, which stands on its pages anyway.
    """
    offices = {person.email.casefold() for person in representatives if person.email}
    councils = {_host(address) for address in offices if not is_private(address)}
    for record in records:
        if isinstance(record, Page | Representative):
            continue
        for each in record.typed_addresses:
            address = each.address.casefold()
            if address == own.casefold() or address in offices or _host(address) in councils:
                continue
            instead = _INSTEAD.get(record.kind, _FORM).format(address=each.address)
            yield rules.ADDRESS_IN_TEXT.at(
                each.position,
                f"{each.address} stands in the text, where programs that collect addresses for spam find it.",
                f"Take it out here, and {instead}.{_OFFICE}",
                excerpt=each.excerpt,
            )


def _host(address: str) -> str:
    return address.rpartition("@")[2]
