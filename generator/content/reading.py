"""Bytes of a content file to a record, with every problem of the file at once."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Mapping
from contextlib import suppress
from functools import cache
from typing import Any
from zoneinfo import ZoneInfo

import msgspec

from generator import lazy_re
from generator.config import SiteConfig
from generator.content.address_finding import addresses_in
from generator.content.aliases import UNUSED, names_of, own_names
from generator.content.body import Body
from generator.content.event_fields import WITHIN_EVENT
from generator.content.event_reading import finished
from generator.content.fields_of import FIELDS
from generator.content.front_matter import Split, split
from generator.content.kinds import FOLDERS, KINDS, AnyRecord, Reading
from generator.content.life_fields import MILESTONE_PARTS, STEP_PARTS
from generator.content.markdown.parser import MarkdownOptions, parse_markdown
from generator.content.petition_fields import COUNT_PARTS, PETITION_PARTS
from generator.content.records import Photo, State, Update
from generator.content.share_choice import SHARE_PARTS
from generator.content.values import OLD_PATHS, UPDATE_PARTS, RawUpdate
from generator.fields import yaml_tree as tree
from generator.fields.dates import DateError, Moment, parse_date
from generator.fields.form import Answers, Form, Wrong, quoted, read_fields, sort_entries
from generator.fields.language_tags import is_suffix, language_tag
from generator.fields.mend import Names
from generator.fields.nearest import nearest, word_list
from generator.fields.quantities import (
    FLAG,
)
from generator.fields.readers import (
    LINE,
    NAMES,
    PROSE,
    one_line,
    unique,
)
from generator.fields.rules import (
    BROKEN,
    FOLDER_UNKNOWN,
    FRONT_MATTER_MISSING,
    KEY_MISSING,
    KEY_MISSPELT,
    KEY_READ_AS,
    KEY_UNUSED,
    TITLE_FROM_HEADING,
    TOO_DEEP,
)
from generator.fields.source import decode
from generator.problems import Position, Problem, Severity, ordered
from generator.urls import slugify

_DATED = lazy_re.compile(r"(?P<date>\d{4}-\d{1,2}-\d{1,2})[-_ ](?P<name>.+)")
_NO_TITLE = ("<", "`", "|", "~", "---", ":::", "{", "![")
_HEADING = lazy_re.compile(r"#\s+(?P<title>.*?)\s*#*\s*(?:\{[^{}]*\}\s*)?")
_PARTS = frozenset(
    word_list(
        "file alt caption credit focal text who value label url title name latitude longitude date src path "
        "photo image slug id summary body role links lat lon lng paper on actionnetwork json netlify counts closes consent "
        "keep sheets fields form button"
    )
)


class FileName(msgspec.Struct, frozen=True):
    """What the path of a file says: the name without date and language, and those two where they are there."""

    name: str
    date: str = ""
    lang: str = ""
    campaign: str = ""


def kind_of(path: str) -> str | None:
    """The kind that the folder gives, or None. `path` is relative to the hub's root."""
    parts = path.split("/")
    if parts[0] == "content":
        parts = parts[1:]
    if len(parts) < 2:
        return None
    if parts[0] == "campaigns" and len(parts) >= 4 and parts[2] == "updates":
        return "update"
    return FOLDERS.get(parts[0])


def file_name(path: str) -> FileName:
    """Name, date and language of `2024-05-07-our-bridge.es.md` or `our-bridge/index.es.md`; an update's campaign."""
    folder, name = posixpath.split(path)
    stem = name.rsplit(".", 1)[0]
    lang = ""
    if "." in stem and is_suffix(stem.rsplit(".", 1)[1]):
        stem, suffix = stem.rsplit(".", 1)
        lang = language_tag(suffix)
    if stem.casefold() in ("index", "_index", "readme") and folder.count("/") >= 1:
        stem = posixpath.basename(folder)
    dated = _DATED.fullmatch(stem)
    parts = path.split("/")
    campaign = parts[parts.index("updates") - 1] if "updates" in parts[1:-1] else ""
    if dated:
        return FileName(dated["name"], dated["date"], lang, campaign)
    return FileName(stem, "", lang, campaign)


def read_record(data: bytes, *, path: str, config: SiteConfig, kind: str | None = None) -> Reading:
    """Reads one content file. `path` is POSIX and relative to the hub's root; `kind` overrides what its folder says.

    Never raises: whatever is wrong is in the problems.
    """
    kind = kind or kind_of(path)
    if kind is None:
        return Reading(None, (_no_kind(path),))
    source, problems = decode(data, path)
    form = Form(source, _zone(config.timezone))
    form.problems.extend(problems)
    if not source.lines and problems:
        return Reading(None, ordered(problems))
    parted = split(source, _names(kind))
    form.take(parted.problems, parted.mended)
    record = _Reader(kind, path, config, form, parted).record()
    found = ordered(form.problems)
    fatal = record is None or any(problem.severity is Severity.ERROR for problem in found)
    return Reading(None if fatal else record, found)


@cache
def _names(kind: str) -> Names:
    known = names_of(kind)
    lists = {spec.name for spec in FIELDS[kind] if spec.reader.schema.get("type") == "array"}
    listed = frozenset(word for word, name in known.items() if name in lists)
    inside = {"share": SHARE_PARTS, "updates": UPDATE_PARTS, "history": STEP_PARTS, "milestones": MILESTONE_PARTS}
    inside["petition"] = (*PETITION_PARTS, *COUNT_PARTS)
    within = {field: frozenset(spec.name for spec in parts) for field, parts in inside.items()}
    within |= WITHIN_EVENT if kind == "event" else {}
    return Names(frozenset(known), _PARTS, own_names(kind) - _PARTS, listed, within)


@cache
def _foreign(kind: str) -> frozenset[str]:
    """Names that are no slips of this kind's: those of other programs and of other kinds."""
    return (UNUSED | {spec.name for specs in FIELDS.values() for spec in specs}) - own_names(kind)


@cache
def _zone(name: str) -> ZoneInfo:
    return ZoneInfo(name)


def _no_kind(path: str) -> Problem:
    parts = path.removeprefix("content/").split("/")
    meant = nearest(parts[0].casefold(), FOLDERS) if len(parts) > 1 else ""
    *others, last = (f"content/{folder}" for folder in FOLDERS)
    return FOLDER_UNKNOWN.at(
        Position(path),
        f"The folder {posixpath.dirname(path) or '.'} does not say what this is.",
        f"Did you mean content/{meant}?" if meant else f"Move the file to {', '.join(others)} or {last}.",
    )


class _Reader:
    """One file on its way from front matter to record."""

    def __init__(self, kind: str, path: str, config: SiteConfig, form: Form, parted: Split) -> None:
        self.kind, self.path, self.config, self.form, self.parted = kind, path, config, form, parted
        self.name = file_name(path)
        self.specs = FIELDS[kind]
        self.body_text, self.body_line = parted.body, parted.body_line
        self.options = MarkdownOptions(html=config.markdown.html)

    def record(self) -> AnyRecord | None:
        """The record, or None if something that it needs is missing."""
        critical = frozenset(spec.name for spec in self.specs if spec.critical)
        entries = self.parted.root.entries if self.parted.root else ()
        answers = sort_entries(entries, names_of(self.kind), self.form, critical=critical, unused=_foreign(self.kind))
        values = read_fields(answers.known, self.specs, self.form)
        self._merge(answers, values)
        self._special(answers, values)
        self._unknown(answers)
        self._complete(values, answers)
        lang = values.setdefault("lang", self.name.lang or self.config.lang)
        body = self._parse(self.body_text, self.body_line, lang)
        needed = ("title", *(["date"] if self._is_dated() else ["start"] if self.kind == "event" else []))
        if any(name not in values for name in needed):
            return None
        return self._build(values, body)

    def _is_dated(self) -> bool:
        return self.kind in ("story", "campaign", "update")

    def _parse(self, text: str, line: int, lang: str, id_prefix: str = "") -> Body:
        body, problems = parse_markdown(
            text, path=self.path, first_line=line, lang=lang, options=self.options, id_prefix=id_prefix
        )
        self.form.problems.extend(problems)
        return body

    # Names of other programs.

    def _merge(self, answers: Answers, values: dict[str, Any]) -> None:
        """Topics may come under several names at once (`tags` and `categories`): all count."""
        for entry in answers.also.get("topics", []):
            values["topics"] = unique((*values.get("topics", ()), *(self._try(NAMES, entry, "topics") or ())))

    def _try(self, reader: Any, entry: tree.Entry, key: str, *, critical: bool = False) -> Any:  # noqa: ANN401 - whatever a field holds
        if isinstance(entry.value, tree.Scalar) and entry.value.is_null:
            return None
        try:
            return reader.read(entry.value, self.form, key)
        except Wrong as error:
            self.form.wrong(entry.key, error, critical=critical)
            return None

    def _special(self, answers: Answers, values: dict[str, Any]) -> None:
        known = answers.known
        if "published" in known:
            self._published(known["published"], values)
        for name in ("unpublished", "hidden"):
            if name in known and self._try(FLAG, known[name], name, critical=True):
                values["draft"] = True
        for name in ("permalink", "url"):
            if name in known:
                self._permalink(known[name], values)
        names = [self._try(LINE, known[name], name) for name in ("first_name", "last_name") if name in known]
        if any(names) and "title" not in known:
            values["title"] = " ".join(name for name in names if name)
        self._photo_parts(known, values)

    def _published(self, entry: tree.Entry, values: dict[str, Any]) -> None:
        """`published` is yes or no (Jekyll), or a date (Ghost)."""
        text = entry.value.text if isinstance(entry.value, tree.Scalar) else ""
        if re.match(r"\d{4}-", text):
            moment = self._try(
                _spec(self.specs, "date") or _spec(FIELDS["story"], "date"), entry, "published", critical=True
            )
            if moment and self._is_dated():
                values.setdefault("date", moment)
        elif self._try(FLAG, entry, "published", critical=True) is False:
            values["draft"] = True

    def _permalink(self, entry: tree.Entry, values: dict[str, Any]) -> None:
        """The old address becomes an alias, and its last part the slug."""
        text = entry.value.text.strip() if isinstance(entry.value, tree.Scalar) else ""
        if not text or re.search(r"[:{}%]\w|\{|^(?:false|true)$", text.split("//")[-1]):
            if text:
                self.form.tell(
                    KEY_READ_AS,
                    entry,
                    f"`{entry.key}` is a pattern of another program, {text[:60]}. We leave it aside.",
                    "Nothing needs to change. To choose the address, write `slug: …`.",
                )
            return
        paths = self._try(OLD_PATHS, entry, entry.key) or ()
        for path in paths[:1]:
            last = re.sub(r"(?:/index)?\.(?:html?|php|aspx?)$", "", path).strip("/").rsplit("/", 1)[-1]
            slug = slugify(last, fallback="")
            if slug and "slug" not in values:
                values["slug"] = slug
            values["aliases"] = (*values.get("aliases", ()), path)

    def _photo_parts(self, known: Mapping[str, tree.Entry], values: dict[str, Any]) -> None:
        """`image_alt` and its like beside `image`."""
        photo = values.get("photo")
        for name, part, reader in (
            ("alt", "alt", LINE),
            ("image_caption", "caption", PROSE),
            ("image_credit", "credit", LINE),
        ):
            if name in known and isinstance(photo, Photo) and not getattr(photo, part):
                text = self._try(reader, known[name], name)
                if text:
                    photo = msgspec.structs.replace(photo, **{part: text})
                    self.form.mark(f"photo.{part}", known[name].value)
        if photo is not None:
            values["photo"] = photo

    def _unknown(self, answers: Answers) -> None:
        """Names that mean nothing here: those that look misspelt one by one, the others in one hint."""
        own = own_names(self.kind) - set(answers.known)
        others: list[tree.Entry] = []
        for entry in answers.unknown:
            word = entry.key.casefold().replace("-", "_")
            meant = "" if word in _foreign(self.kind) else nearest(word, own)
            if not meant:
                others.append(entry)
                continue
            self.form.tell(
                KEY_MISSPELT,
                entry,
                f"We do not know `{entry.key}`, so nothing of it is shown.",
                f"Did you mean `{meant}`?",
            )
        elsewhere = [entry for entry in others if self._other_kind(entry.key)]
        for entry in elsewhere:
            self.form.tell(
                KEY_UNUSED,
                entry,
                f"Only a {self._other_kind(entry.key)} has `{entry.key}`; a {self.kind} has not.",
                "Nothing needs to change; what stands there is not shown.",
            )
        others = [entry for entry in others if entry not in elsewhere]
        if others:
            listed = ", ".join(f"`{entry.key[:40]}`" for entry in others)
            self.form.tell(
                KEY_UNUSED,
                others[0],
                f"Storyhub has no use for {listed}.",
                "Nothing needs to change; what stands there is not shown.",
            )

    def _other_kind(self, key: str) -> str:
        word = key.casefold().replace("-", "_")
        return next((kind for kind in FIELDS if kind != "update" and word in own_names(kind)), "")

    # What the front matter does not say.

    def _complete(self, values: dict[str, Any], answers: Answers) -> None:
        if self.name.date and "date" not in answers.known and self._is_dated():
            with suppress(DateError):
                values.setdefault("date", parse_date(self.name.date, self.form.zone).moment)
        lost = any(problem.code in (BROKEN.code, TOO_DEEP.code) for problem in self.form.problems)
        if "title" not in values and "title" not in answers.known and not lost:
            self._title_from_heading(values)
        missing = [
            spec
            for spec in self.specs
            if spec.required
            and spec.name not in values
            and (spec.name not in answers.known or _null(answers.known[spec.name]))
        ]
        if missing and not self.parted.found:
            self._no_front_matter()
        elif not lost:
            for spec in missing:
                self._missing(spec.name, spec.doc, spec.example, answers)

    def _title_from_heading(self, values: dict[str, Any]) -> None:
        lines = self.body_text.split("\n")
        at = next((n for n, line in enumerate(lines) if line.strip()), None)
        match = _HEADING.fullmatch(lines[at]) if at is not None else None
        if at is None or not match or not match["title"] or not self.parted.found:
            return
        values["title"] = one_line(re.sub(r"[*_`]", "", match["title"]))
        self.body_text = "\n".join([*lines[:at], "", *lines[at + 1 :]])
        self.form.tell(
            TITLE_FROM_HEADING,
            self.form.source.at(self.body_line + at),
            "There is no title in the front matter. We took the first heading of the text.",
            "Move the heading into the front matter.",
            f"title: {quoted(values['title'])}",
        )

    def _missing(self, name: str, doc: str, example: str, answers: Answers) -> None:
        entry = answers.known.get(name)
        at: tree.Entry | Position = entry or Position(self.path, max(1, self._first_line()), 1)
        if entry:
            what, mend = f"`{name}` is empty. {doc}", f"Write something after it, such as `{name}: {example}`."
        else:
            what = f"`{name}` is missing. {doc}"
            mend = f"Add a line such as `{name}: {example}` between the lines of dashes."
        self.form.tell(KEY_MISSING, at, what, mend)

    def _first_line(self) -> int:
        lines = self.form.source.lines
        return next((n for n, line in enumerate(lines, 1) if line.strip()), 1)

    def _no_front_matter(self) -> None:
        title = self.form.source.excerpt(self._first_line()).lstrip("# ").strip()[:80]
        if title.startswith(_NO_TITLE):
            title = ""
        example = [f"title: {quoted(title) if title else 'The title'}"]
        if self._is_dated():
            example.append("date: 2025-03-01")
        fix = "\n".join(["---", *example, "---"])
        self.form.tell(
            FRONT_MATTER_MISSING,
            Position(self.path, 1, 1),
            "The file does not start with front matter, the block between two lines of three dashes."
            if self.form.source.lines
            else "The file is empty.",
            "Put these lines at the very start" + (", with the right date." if self._is_dated() else "."),
            fix,
        )

    # The record.

    def _build(self, values: dict[str, Any], body: Body) -> AnyRecord:
        updates = values.pop("updates", ())
        moment = values.pop("date", None)
        if isinstance(moment, Moment):
            values |= {"date": moment.value, "date_only": moment.date_only}
        values.setdefault("slug", slugify(self.name.name))
        if self.name.lang:
            values.setdefault("translation_key", slugify(self.name.name))
        values["aliases"] = unique(values.get("aliases", ()))
        values["positions"] = self.form.positions
        values["typed_addresses"] = addresses_in(
            self.parted.root, names_of(self.kind), self.body_text, self.body_line, self.form.source
        )
        if self.kind == "campaign":
            values["draft"] = values.get("draft", False) or values.get("state") is State.DRAFT
            values["updates"] = self._updates(updates, values)
            values["targets"] = values.pop("target", ())
            values["target"] = ", ".join(values["targets"])
        if self.kind == "update":
            values["campaign"] = slugify(self.name.campaign)
        if self.kind == "event":
            prefix = f"{values['slug']}-report-"
            values = finished(
                values,
                self.form,
                self.config.timezone,
                self.path,
                lambda text, line: self._parse(text, line, values["lang"], prefix),
            )
        present = {name: value for name, value in values.items() if value is not None}
        return KINDS[self.kind](path=self.path, body=body, **present)

    def _updates(self, raw: tuple[RawUpdate, ...], values: Mapping[str, Any]) -> tuple[Update, ...]:
        taken: set[str] = set()
        return tuple(
            sorted(
                (self._update(item, at, values, taken) for at, item in enumerate(raw)),
                key=lambda item: item.date,
                reverse=True,
            )
        )

    def _update(self, raw: RawUpdate, at: int, values: Mapping[str, Any], taken: set[str]) -> Update:
        base = slugify(raw.title, fallback="update")
        slug = base if base not in taken else f"{raw.date.value:%Y-%m-%d}-{base}"
        while slug in taken:
            slug += "-2"
        taken.add(slug)
        prefix = f"updates.{at}."
        inner = {
            key.removeprefix(prefix): place for key, place in self.form.positions.items() if key.startswith(prefix)
        }
        return Update(
            path=self.path,
            slug=slug,
            lang=values["lang"],
            title=raw.title,
            body=self._parse(raw.text, raw.line, values["lang"], f"{slug}-"),
            campaign=values["slug"],
            date=raw.date.value,
            date_only=raw.date.date_only,
            milestone=raw.milestone,
            state=raw.state,
            progress=raw.progress,
            photo=raw.photo,
            draft=values.get("draft", False),
            positions=inner,
        )


def _spec(specs: Any, name: str) -> Any:  # noqa: ANN401 - whatever a field holds
    return next((spec.reader for spec in specs if spec.name == name), None)


def _null(entry: tree.Entry) -> bool:
    return isinstance(entry.value, tree.Scalar) and entry.value.is_null
