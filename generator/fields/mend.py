"""Lines of YAML with slips whose meaning is certain, mended line by line.

Line numbers stay. Every change is told as a warning that shows the corrected line: the file is read as it was meant,
and its author learns what to write.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

import msgspec

from generator import lazy_re
from generator.fields import scalars
from generator.fields.form import quoted
from generator.fields.rules import COLON, DASH, INDENT, INVISIBLE, SPACE, TAB, WRAPPED
from generator.problems import Rule

_BLANKS = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_ZERO = "\u200b\u2060\ufeff\u200e\u200f\u00ad"
SUSPECT = lazy_re.compile(
    rf"[\t{_BLANKS}{_ZERO}：]|[ \[,:-]#[^\s#]|(?:: |- )[!&*]|:[ ]+-[ ]|^[ ]*[\w-]+:[^\s/]", re.MULTILINE
)
"""What YAML may read without complaint, but not as it was meant."""
_SIGNS_OF_IT = ("\t", "#", "!", "&", "*", ": -", ":  ")


def is_suspect(text: str) -> bool:
    """Whether there is anything of `SUSPECT` in a front matter; most show none of the signs that it needs."""
    plain = text.isascii() and text.count(":") == text.count(": ") + text.count(":\n") + text.count(":/")
    if plain and not any(sign in text for sign in _SIGNS_OF_IT):
        return False
    return bool(SUSPECT.search(text))


_LEAD = lazy_re.compile(rf"[ \t{_BLANKS}{_ZERO}]*")
_AFTER = lazy_re.compile(rf"(?P<mark>(?:^\s*-|:))(?P<gap>[ \t{_BLANKS}{_ZERO}]+)")
KEY = lazy_re.compile(
    r"(?P<key>\"[^\"]*\"|'[^']*'|[^\W\d_][^\s:#\"“”]*(?:[ ][^\s:#\"“”]+){0,3})[ ]*:(?=\s|$)[ ]*(?P<value>.*)"
)
_TIGHT = lazy_re.compile(r"(?P<key>[^\W\d_][\w-]*)(?P<gap>\s*)(?P<sign>[:：=])(?P<after>\s*)(?P<value>[^\s].*)")
_BARE = lazy_re.compile(r"(?P<key>[^\W\d][\w-]*)[ ]+(?P<value>[\"'“\d][^:]*|\"[^\"]*\")")
_BULLET = lazy_re.compile(r"(?P<bullet>[*•·–—‣▪])(?P<gap>\s*)(?P<text>\S.*)")
_DASHED = lazy_re.compile(r"-(?P<text>[^\s-].*)")


class Names(msgspec.Struct, frozen=True):
    """Names that we know: `top` are those of fields in every accepted spelling, `parts` those inside values (`alt`).

    `own` are names of fields that never stand inside a value, but for the values of the fields that `within` names;
    `lists` are names of fields that take several values.
    """

    top: frozenset[str]
    parts: frozenset[str]
    own: frozenset[str] = frozenset()
    lists: frozenset[str] = frozenset()
    within: Mapping[str, frozenset[str]] = {}


class Mend(msgspec.Struct):
    """One change: `line` (index) and `column` (from 1) are where the slip is; `fix` is the mended line."""

    rule: Rule
    line: int
    column: int
    message: str
    hint: str
    fix: str = ""


class _Before(msgspec.Struct):
    """The last line that had something on it. `column` is that of its name or dash; `open`: nothing stands after it."""

    column: int
    kind: str = "start"
    open: bool = True
    plain: bool = False


def mend(lines: Sequence[str], names: Names) -> tuple[list[str], list[Mend]]:
    """The lines as they were meant, and what was changed."""
    mender = _Mender(list(lines), names)
    mender.run()
    for change in mender.mends:
        change.fix = "\n".join(mender.lines[change.line : mender.ends.get(change.line, change.line) + 1])
    return mender.lines, mender.mends


class _Mender:
    def __init__(self, lines: list[str], names: Names) -> None:
        self.lines, self.names, self.top, self.words = lines, names, names.top, names.parts
        self.owner = ""
        self.mends: list[Mend] = []
        self.ends: dict[int, int] = {}
        self.columns: list[int] = []
        self.items: int | None = None
        self.before = _Before(-1)
        text = "\n".join(lines)
        self.anchors = frozenset(re.findall(r"&([\w-]+)", text)) & frozenset(re.findall(r"\*([\w-]+)", text))
        widths = [
            len(line) - len(line.lstrip(" "))
            for line in lines
            if line.strip() and not line.lstrip(" ").startswith("\t")
        ]
        self.width = min((width for width in widths if width), default=2)

    def run(self) -> None:
        """Line by line; a line may take the following ones with it."""
        at = 0
        while at < len(self.lines):
            at = self._line(at) + 1

    def _tell(self, rule: Rule, at: int, column: int, message: str, hint: str) -> None:
        self.mends.append(Mend(rule, at, column, message, hint))

    def _line(self, at: int) -> int:
        """Mends one line; the index of the last line that it took."""
        if not self.lines[at].strip():
            return at
        self._blanks(at)
        content = self.lines[at].lstrip(" ")
        if not content or re.match(r"#(?:\s|$|\w)", content):
            return at
        for step in (self._bullet, self._tight):
            step(at)
        return self._place(at)

    # White space.

    def _blanks(self, at: int) -> None:
        line = self.lines[at]
        lead = _LEAD.match(line)
        before = lead[0] if lead else ""
        column = len(before)
        rest = line[column:]
        clean = re.sub(f"[{_ZERO}]", "", before).replace("\t", " " * self.width)
        self._named(at, before)
        marks = 2 if rest.startswith("-") else 1
        tail = _AFTER.sub(self._gap(at, column), rest, count=marks)
        bare = tail.rstrip(f" \t{_spelled(_BLANKS)}{_spelled(_ZERO)}")
        if tail[len(bare) :].strip(" \t"):
            self._named(at, tail[len(bare) :].strip(" \t"), column + len(bare) + 1)
        self.lines[at] = re.sub(f"[{_BLANKS}]", " ", clean) + bare

    def _named(self, at: int, found: str, column: int = 1) -> None:
        """Tells of what is not a space."""
        if "\t" in found:
            place = "at the start of this line" if column == 1 else "in this line"
            self._tell(
                TAB,
                at,
                column,
                f"There is a tab {place}. We read it as spaces.",
                "Use the space bar instead of the tab key.",
            )
        if found.strip(" \t") or re.search(f"[{_BLANKS}]", found):
            message = (
                "There is a character in this line that looks like a space or like nothing, but is not the space bar's."
            )
            self._tell(
                INVISIBLE, at, column, message, "Delete it and type the space again, or copy the corrected line."
            )

    def _gap(self, at: int, column: int) -> Callable[[re.Match[str]], str]:
        def plain(match: re.Match[str]) -> str:
            gap = match["gap"]
            if not gap.strip(" "):
                return match[0]
            if re.search(f"[\t{_BLANKS}{_ZERO}]", gap):
                self._named(at, gap, column + match.start("gap") + 1)
            return f"{match['mark']} "

        return plain

    # Bullets, dashes and colons.

    def _bullet(self, at: int) -> None:
        line = self.lines[at]
        lead = len(line) - len(line.lstrip(" "))
        content = line[lead:]
        listing = (self.before.kind == "key" and self.before.open) or self.items is not None
        if match := _DASHED.fullmatch(content):
            number = re.match(r"-\d+(?:\.\d+)?$", content)
            if listing and not number:
                self.lines[at] = f"{line[:lead]}- {match['text']}"
                self._tell(
                    DASH,
                    at,
                    lead + 1,
                    "There is no space after the dash of this list item.",
                    "Put a space after the dash.",
                )
        elif (match := _BULLET.fullmatch(content)) and listing and not KEY.match(content):
            if match["bullet"] == "*" and (not match["gap"] or match["text"].split(" ")[0] in self.anchors):
                return
            self.lines[at] = f"{line[:lead]}- {match['text']}"
            message = f"This list item starts with {match['bullet']} instead of a dash."
            self._tell(DASH, at, lead + 1, message, "Start each item with a dash and a space.")

    def _tight(self, at: int) -> None:
        line = self.lines[at]
        lead = re.match(r"\s*(?:- +)*", line)
        start = lead.end() if lead else 0
        content = line[start:]
        bare = _BARE.fullmatch(content)
        if bare and _normal(bare["key"]) in self.top and not self.before.plain:
            self.lines[at] = f"{line[:start]}{bare['key']}: {bare['value']}"
            message = f"There is no colon after `{bare['key']}`."
            self._tell(
                SPACE,
                at,
                start + len(bare["key"]) + 1,
                message,
                "Put a colon and a space between the name and its value.",
            )
            return
        match = _TIGHT.fullmatch(content)
        if not match or KEY.match(content):
            return
        key = match["key"].casefold().replace("-", "_")
        known = key in self.top or key in self.words
        wide = match["sign"] == "："
        loose = match["sign"] == ":" and start == 0 and not match["gap"] and self.before.kind != "text"
        if match["value"].startswith("//") or not (known or loose or (wide and start == 0)):
            return
        if match["sign"] == "=" and start:
            return
        self.lines[at] = f"{line[:start]}{match['key']}: {match['value']}"
        column = start + match.start("sign") + 1
        if match["sign"] == ":" and match["after"]:
            self._named(at, match["gap"], start + match.start("gap") + 1)
            return
        if match["sign"] == "=":
            message = f"There is an equals sign after `{match['key']}`. We read it as a colon."
        elif wide:
            message = f"The colon after `{match['key']}` is a wide one. We read it as a plain colon."
        else:
            message = f"There is no space after the colon of `{match['key']}`."
        self._tell(SPACE, at, column, message, "Write a plain colon and a space between the name and its value.")

    # What a line belongs to.

    def _place(self, at: int) -> int:
        line = self.lines[at]
        lead = len(line) - len(line.lstrip(" "))
        content = line[lead:]
        if content == "-" or content.startswith("- "):
            return self._item(at, lead)
        match = KEY.fullmatch(content)
        if match and not self._goes_on(match["key"], lead):
            return self._key(at, lead, match)
        return self._text(at, lead)

    def _goes_on(self, key: str, lead: int) -> bool:
        """Whether what looks like a name is a colon in a text that goes on from the line above."""
        name = _normal(key)
        return self.before.plain and lead > self.before.column and name not in self.top and name not in self.words

    def _key(self, at: int, lead: int, match: re.Match[str]) -> int:
        column = self._aligned(at, lead, match["key"])
        if not self.columns or column <= self.columns[0]:
            self.owner = _normal(match["key"])
        while self.columns and self.columns[-1] > column:
            self.columns.pop()
        if not self.columns or self.columns[-1] < column:
            self.columns.append(column)
        if self.items is not None and column <= self.items:
            self.items = None
        line = self.lines[at]
        start = line.find(match["value"], column + len(match["key"])) if match["value"] else len(line)
        self.before = _Before(column, "key", open=_is_open(match["value"]))
        return self._value(at, start, match["key"], column)

    def _aligned(self, at: int, lead: int, key: str) -> int:
        """The column where the name belongs; the line is moved there."""
        if not self.columns:
            wanted = 0 if lead and self._others_start_at_zero(at) else lead
        elif self._astray(lead, key):
            wanted = self.columns[0]
        elif lead in self.columns or (self.before.open and self.before.kind == "key" and lead > self.before.column):
            return lead
        else:
            wanted = self._home(lead, key)
        if wanted != lead:
            self._move(at, lead, wanted)
        return wanted

    def _astray(self, lead: int, key: str) -> bool:
        """Whether a field slipped into the value of the field above."""
        own = self.names.own - self.names.within.get(self.owner, frozenset())
        return lead > self.columns[0] and _normal(key) in own and self.owner in self.top

    def _others_start_at_zero(self, at: int) -> bool:
        return any(KEY.match(line) and not line.startswith(" ") for line in self.lines[at + 1 :])

    def _home(self, lead: int, key: str) -> int:
        name = _normal(key)
        if name in self.top and name not in self.words:
            return self.columns[0]
        if name in self.words and name not in self.top:
            return self.columns[-1]
        deeper = -1 if name in self.words else 1
        return min(self.columns, key=lambda column: (abs(column - lead), deeper * column))

    def _move(self, at: int, lead: int, wanted: int) -> None:
        self.lines[at] = " " * wanted + self.lines[at].lstrip(" ")
        if any(mend.line == at and mend.rule in (TAB, INVISIBLE) and mend.column == 1 for mend in self.mends):
            return
        more, count = lead > wanted, abs(lead - wanted)
        spaces = "one space" if count == 1 else f"{count} spaces"
        message = f"This line starts with {spaces} too {'many' if more else 'few'}."
        hint = f"{'Delete' if more else 'Add'} {spaces} at the start of the line, so that it lines up with the others."
        self._tell(INDENT, at, 1, message, hint)

    def _item(self, at: int, lead: int) -> int:
        level = self.items
        if level is None or (self.before.kind == "key" and self.before.open and lead >= self.before.column):
            level = lead
        elif lead != level and (
            self.before.kind == "item" or lead > (self.columns[-1] if self.columns else 0) or lead < level
        ):
            self._move(at, lead, level)
        self.items = level
        while self.columns and self.columns[-1] > level:
            self.columns.pop()
        line = self.lines[at]
        start = level + 1
        while start < len(line) and line[start] == " ":
            start += 1
        content = line[start:]
        match = KEY.fullmatch(content)
        name = match["key"].casefold().replace("-", "_") if match else ""
        if match and (name in self.words or name in self.top or not match["value"] or self._has_parts(at, start)):
            self.columns.append(start)
            value = line.find(match["value"], start + len(match["key"])) if match["value"] else len(line)
            self.before = _Before(start, "key", open=_is_open(match["value"]))
            return self._value(at, value, match["key"], start)
        self.before = _Before(level, "item", open=not content)
        if match:
            self.before.plain = True
            return at
        return self._value(at, start, "", level)

    def _has_parts(self, at: int, start: int) -> bool:
        """Whether the next line goes on with another name at the same column."""
        following = self.lines[at + 1] if at + 1 < len(self.lines) else ""
        return bool(KEY.match(following[start:])) and not following[:start].strip() and len(following) > start

    def _text(self, at: int, lead: int) -> int:
        """A line that is neither name nor item: the line above goes on."""
        if self.before.plain and lead <= self.before.column and not self._after_blank(at):
            self.lines[at] = " " * (self.before.column + 2) + self.lines[at].lstrip(" ")
            message = "This line has no name of its own. We read it as the end of the line above."
            self._tell(
                WRAPPED, at, 1, message, "Write it on one line with the text above, or start it with two spaces."
            )
        return at

    def _after_blank(self, at: int) -> bool:
        return at > 0 and not self.lines[at - 1].strip()

    # Values.

    def _value(self, at: int, start: int, key: str, column: int) -> int:
        """Mends the value at `start` of a line; the index of the last line that belongs to it."""
        value = self.lines[at][start:].rstrip()
        if not value:
            return at
        if scalars.is_block(value):
            return self._below(at, column)
        if value[0] in "\"'[{" and not scalars.closes(value) and (end := self._closing(at, value, column)) > at:
            return end
        if _normal(key) in self.names.lists and (last := self._list_below(at, start, value, column)) > at:
            return last
        self.before.plain = value[0] not in "\"'[{#"
        last = self._last_of_text(at, column) if self.before.plain else at
        whole = " ".join([value, *(line.strip() for line in self.lines[at + 1 : last + 1])])
        meant = scalars.meant(whole, self.anchors)
        if meant is None or (not key and meant.rule is COLON and re.fullmatch(r"[^:#]+: [^:#]+", whole)):
            return at
        self._replace(at, last, start, meant)
        name = f"`{key}`" if key else "This item"
        message = f"{name} {meant.wrong}. We read it as: {_short(meant.text)}"
        self._tell(meant.rule, at, start + meant.offset + 1, message, meant.hint)
        return last

    def _list_below(self, at: int, start: int, value: str, column: int) -> int:
        """Reads a value with a list under it as one list; the last line of the list, or `at` if there is none."""
        items, last = [scalars.bare(value)[0]], at
        for index in range(at + 1, len(self.lines)):
            line = self.lines[index]
            content = line.strip()
            if (
                not content.startswith("- ")
                or len(line) - len(line.lstrip(" ")) < column
                or KEY.match(content[2:].strip())
            ):
                break
            items.append(scalars.bare(content[2:].strip())[0])
            last = index
        if last == at or not items[0] or any(item[:1] in "\"'[{&*!|>" for item in items):
            return at
        listed = ", ".join(quoted(item) for item in items)
        self.lines[at] = f"{self.lines[at][:start]}[{listed}]"
        for index in range(at + 1, last + 1):
            self.lines[index] = ""
        message = "There is a value in this line and a list under it. We read them as one list."
        self._tell(DASH, at, start + 1, message, "Give each item a line of its own, with a dash and a space before it.")
        return last

    def _replace(self, at: int, last: int, start: int, meant: scalars.Meant) -> None:
        self.lines[at] = self.lines[at][:start] + meant.value
        for index in range(at + 1, last + 1):
            self.lines[index] = ""
        self.before.plain = self.before.plain and meant.value[0] not in "\"'["

    def _below(self, at: int, column: int) -> int:
        """The last line of a block of text under `column`."""
        last, least = at, 0
        for index in range(at + 1, len(self.lines)):
            line = self.lines[index]
            if line.strip():
                lead = len(line) - len(line.lstrip(" \t"))
                least = least or lead
                if lead <= column or lead < least:
                    break
                last = index
        return last

    def _closing(self, at: int, value: str, column: int) -> int:
        """The line where a quote or bracket closes, if that is before the next name; else `at`."""
        text = value
        for index in range(at + 1, len(self.lines)):
            line = self.lines[index]
            lead = len(line) - len(line.lstrip(" "))
            if line.strip() and lead <= column and (KEY.match(line[lead:]) or line.startswith("- ", lead)):
                return at
            text += " " + line.strip()
            if scalars.closes(text):
                return index
        return at

    def _last_of_text(self, at: int, column: int) -> int:
        """The last of the lines that go on with a plain text."""
        last = at
        for index in range(at + 1, len(self.lines)):
            line = self.lines[index]
            content = line.strip()
            lead = len(line) - len(line.lstrip(" "))
            match = KEY.match(content)
            if not content or lead <= column or content.startswith(("- ", "#")) or "\t" in line[:lead]:
                break
            if match and not self._goes_on(match["key"], lead):
                break
            last = index
        return last


def _normal(key: str) -> str:
    return key.strip("\"'").casefold().replace("-", "_").replace(" ", "_")


def _is_open(value: str) -> bool:
    """Whether nothing but a comment, an anchor or a tag stands after a name, so that its value is below."""
    return not value or bool(re.fullmatch(r"(?:#.*|[&!]\S+\s*(?:\s#.*)?)", value))


def _spelled(characters: str) -> str:
    """A class of characters with its ranges written out."""
    return re.sub("(.)-(.)", lambda ends: "".join(map(chr, range(ord(ends[1]), ord(ends[2]) + 1))), characters)


def _short(text: str) -> str:
    return text if len(text) <= 120 else f"{text[:119]}…"
