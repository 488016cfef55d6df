"""Makes `schema_org.txt`, the part of schema.org's vocabulary that our pages use.

    python -m tools.judge_data.table schemaorg-current-https.jsonld

The file comes from https://github.com/schemaorg/schemaorg (data/releases/30.0). The vocabulary is under the Creative
Commons Attribution-ShareAlike License 3.0 (https://schema.org/docs/terms.html), and so is the table; only tests read it.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

TABLE = Path(__file__).resolve().parent / "schema_org.txt"
HEAD = """\
# From schema.org 30.0 (https://github.com/schemaorg/schemaorg, data/releases/30.0/schemaorg-current-https.jsonld),
# Creative Commons Attribution-ShareAlike License 3.0, https://schema.org/docs/terms.html; made by tools/judge_data/table.py.
# type NAME PARENTS | member NAME ENUMERATION | property NAME TYPES-THAT-HAVE-IT WHAT-IT-MAY-BE
"""
NAMES = """
NewsArticle Article WebPage CollectionPage ProfilePage AboutPage ContactPage WebSite BreadcrumbList ListItem
ItemList Organization NGO GovernmentOrganization Person Place AdministrativeArea VirtualLocation PostalAddress
GeoCoordinates ContactPoint Event EventSeries Schedule Offer ImageObject VideoObject AudioObject InteractionCounter
EndorseAction QuantitativeValue Dataset DefinedTerm EventStatusType EventAttendanceModeEnumeration ItemAvailability
DayOfWeek Question Answer SearchAction EntryPoint PropertyValue MediaObject LiveBlogPosting Review Claim Audience
Text URL Date DateTime Time Number Integer Float Boolean Duration Distance LocalBusiness EducationalOrganization
MedicalOrganization WorkersUnion NewsMediaOrganization
"""
USED = frozenset(NAMES.split())


class Table(NamedTuple):
    """Types with all that they are, members of enumerations, and properties with who has them and what they may be."""

    types: Mapping[str, frozenset[str]]
    members: Mapping[str, str]
    properties: Mapping[str, tuple[frozenset[str], frozenset[str]]]


def read(text: str) -> Table:
    """The table from its text."""
    parents: dict[str, list[str]] = {}
    members: dict[str, str] = {}
    properties: dict[str, tuple[frozenset[str], frozenset[str]]] = {}
    for line in text.splitlines():
        match line.split():
            case ["type", name, *above]:
                parents[name] = above
            case ["member", name, enumeration]:
                members[name] = enumeration
            case ["property", name, having, being]:
                properties[name] = frozenset(having.split(",")), frozenset(being.split(","))
            case _:
                assert not line or line.startswith("#"), line
    return Table({name: frozenset(_above(name, parents)) for name in parents}, members, properties)


def _above(name: str, parents: Mapping[str, Iterable[str]]) -> set[str]:
    """A type and all that it is."""
    return {name}.union(*(_above(parent, parents) for parent in parents.get(name, ())))


def made(vocabulary: Mapping[str, Any]) -> str:
    """The table's text, from the whole vocabulary."""
    graph = vocabulary["@graph"]
    parents = {_name(e): _names(e, "rdfs:subClassOf") for e in graph if "rdfs:Class" in _kinds(e)}
    kept = set().union(*(_above(name, parents) for name in USED & parents.keys()))
    missing = USED - parents.keys()
    assert not missing, f"schema.org has no {sorted(missing)}"
    lines = [" ".join(["type", name, *parents[name]]) for name in sorted(kept)]
    lines += [
        f"member {_name(e)} {kind}"
        for e in sorted(graph, key=_name)
        for kind in sorted(USED)
        if f"schema:{kind}" in _kinds(e)
    ]
    for each in sorted(graph, key=_name):
        having = sorted(kept.intersection(_names(each, "schema:domainIncludes")))
        if having and "schema:supersededBy" not in each:
            lines.append(f"property {_name(each)} {','.join(having)} {','.join(_names(each, 'schema:rangeIncludes'))}")
    return HEAD + "\n".join(lines) + "\n"


def _kinds(entry: Mapping[str, Any]) -> list[str]:
    kinds = entry["@type"]
    return kinds if isinstance(kinds, list) else [kinds]


def _names(entry: Mapping[str, Any], key: str) -> list[str]:
    found = entry.get(key, [])
    return sorted(_name(each) for each in (found if isinstance(found, list) else [found]))


def _name(entry: Mapping[str, Any]) -> str:
    return str(entry["@id"]).removeprefix("schema:")


def main() -> None:
    """Write the table."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("vocabulary", type=Path)
    vocabulary = json.loads(parser.parse_args().vocabulary.read_text(encoding="utf-8"))
    TABLE.write_text(made(vocabulary), encoding="utf-8")


if __name__ == "__main__":
    main()
