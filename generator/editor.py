"""What editors need to know of front matter: JSON Schema for code editors, forms for an editor in the browser.

Both are made from the same fields that read the files, so a new field is in them on the day it is read.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import cast

from generator.config import SiteConfig
from generator.config_reading import SITE_FIELDS
from generator.content.fields_of import FIELDS
from generator.content.kinds import FOLDERS, NAMING
from generator.fields.form import FieldSpec
from generator.fields.parts import schema_of

Schema = Mapping[str, object]

SITE = "site"
"""The name of `site.yaml` among the kinds."""
DIALECT = "https://json-schema.org/draft/2020-12/schema"
_LABELS = {
    "story": ("Stories", "Story"),
    "campaign": ("Campaigns", "Campaign"),
    "event": ("Events", "Event"),
    "group": ("Groups", "Group"),
    "partner": ("Partners", "Partner"),
    "representative": ("Representatives", "Representative"),
    "person": ("People", "Person"),
    "page": ("Pages", "Page"),
}
_NAMED_ELSEWHERE = frozenset({"updates"})
"""Fields whose parts hold Markdown: a form would lose its line breaks, so a file of its own is the better place."""


def json_schema(kind: str) -> dict[str, object]:
    """JSON Schema of a kind's front matter, or of `site.yaml` for the kind `site`.

    It says how the fields are best written. Reading forgives more: other spellings, other forms, other names.
    """
    specs = SITE_FIELDS if kind == SITE else FIELDS[kind]
    title = "site.yaml" if kind == SITE else f"Front matter of a {kind}"
    schema = schema_of(specs)
    properties = cast("dict[str, dict[str, object]]", schema["properties"])
    for spec in specs:
        if spec.example not in ("", "[]"):
            properties[spec.name]["description"] = f"{spec.doc} For example: {spec.example}"
    return {"$schema": DIALECT, "title": title, **schema, "additionalProperties": True}


def editor_config(config: SiteConfig, repository: str, branch: str) -> dict[str, object]:
    """The configuration of Decap CMS, which Sveltia CMS reads too, for a hub kept in a repository such as `town/hub`.

    Source of names and limits: decap-cms-core, `constants/configSchema.js`. What both programs understand is used and
    nothing else: absolute `public_folder`, no slash in `slug`, no nested collections.
    """
    return {
        "backend": {"name": "github", "repo": repository, "branch": branch},
        "publish_mode": "editorial_workflow",
        "media_folder": "content/media",
        "public_folder": "/content/media",
        "site_url": config.url or None,
        "display_url": config.url or None,
        "locale": config.lang.partition("-")[0],
        "slug": {"encoding": "unicode", "clean_accents": True},
        "collections": [
            _collection(kind, folder)
            for folder, kind in sorted(FOLDERS.items(), key=lambda f: list(_LABELS).index(f[1]))
        ],
    }


def _collection(kind: str, folder: str) -> dict[str, object]:
    plural, single = _LABELS[kind]
    fields = [_field(spec) for spec in FIELDS[kind] if spec.name not in _NAMED_ELSEWHERE]
    return {
        "name": folder,
        "label": plural,
        "label_singular": single,
        "folder": f"content/{folder}",
        "create": True,
        "slug": "{{slug}}",
        "path": "{{slug}}/index",
        "extension": "md",
        "format": "frontmatter",
        # Beside the text: a picture belongs to its story, and goes when the story goes.
        "media_folder": "",
        "public_folder": "",
        "preview_path": f"{folder}/{{{{slug}}}}/" if kind != "page" else "{{slug}}/",
        "fields": [*fields, {"name": "body", "label": "Text", "widget": "markdown", "required": False}],
    }


def _field(spec: FieldSpec) -> dict[str, object]:
    hint = f"{spec.doc} For example: {spec.example}" if spec.example not in ("", "[]") else spec.doc
    return {
        "name": spec.name,
        "label": _label(spec.name),
        "hint": hint,
        "required": spec.required,
        **_widget(spec.name, spec.reader.schema),
    }


def _label(name: str) -> str:
    return name.replace("_", " ").capitalize()


def _widget(name: str, schema: Schema) -> dict[str, object]:
    """The widget for what a field's schema allows; where it allows several forms, for the one that says most."""
    if "anyOf" in schema:
        return _widget(name, _fullest(cast("Iterable[Schema]", schema["anyOf"])))
    if "enum" in schema:
        return {"widget": "select", "options": list(cast("Iterable[object]", schema["enum"]))}
    if name in NAMING:
        return _relation(NAMING[name], many=schema.get("type") == "array")
    match schema.get("type"):
        case "boolean":
            return {"widget": "boolean"}
        case "integer" | "number":
            return {"widget": "number", "value_type": "int" if schema["type"] == "integer" else "float"}
        case "array":
            return _list(name, cast("Schema", schema["items"]))
        case "object" if "properties" in schema:
            return {"widget": "object", "collapsed": True, "fields": _parts(schema)}
        case _:
            return _text(name, schema)


def _fullest(schemas: Iterable[Schema]) -> Schema:
    """Of several ways to write a value the one with the most parts."""
    ranks = ("boolean", "string", "number", "integer", "array", "object")
    return max(schemas, key=lambda schema: ranks.index(str(schema.get("type", "string"))))


def _relation(kind: str, *, many: bool) -> dict[str, object]:
    folder = next(folder for folder, of in FOLDERS.items() if of == kind)
    return {
        "widget": "relation",
        "collection": folder,
        "value_field": "title",  # `{{slug}}` would hold `name/index`; a title means the same record
        "search_fields": ["title"],
        "display_fields": ["title"],
        "multiple": many,
    }


def _list(name: str, items: Schema) -> dict[str, object]:
    widget = _widget(name, items)
    if widget.get("widget") == "object":
        return {"widget": "list", "collapsed": True, "fields": widget["fields"]}
    if widget.get("widget") == "select":
        return {**widget, "multiple": True}
    return {"widget": "list", "collapsed": False}


def _parts(schema: Schema) -> list[dict[str, object]]:
    required = cast("Iterable[str]", schema.get("required", ()))
    parts = cast("Mapping[str, Schema]", schema["properties"])
    return [
        {
            "name": name,
            "label": _label(name),
            "hint": str(part.get("description", "")),
            "required": name in required,
            **_widget(name, part),
        }
        for name, part in parts.items()
    ]


def _text(name: str, schema: Schema) -> dict[str, object]:
    pattern = str(schema.get("pattern", ""))
    if pattern.startswith(r"^\d{4}-\d{2}-\d{2}"):
        # The hub's own time zone is meant, so none is written.
        return {"widget": "datetime", "format": "YYYY-MM-DD HH:mm", "date_format": "YYYY-MM-DD", "time_format": "HH:mm"}
    if name in ("file", "logo", "poster"):
        return {"widget": "image" if name != "file" else "file"}
    if name in ("summary", "text", "outcome", "ask", "caption", "alt"):
        return {"widget": "text"}
    if pattern:
        return {"widget": "string", "pattern": [pattern, "This cannot be read. See the example."]}
    return {"widget": "string"}
