"""The text being read: its lines, where they stand in the file, and the problems found on the way."""

from __future__ import annotations

from generator import lazy_re
from generator.problems import Position, Problem, Rule

_NEWLINES = lazy_re.compile(r"\r\n?")
_UNUSABLE = lazy_re.compile("[\x00-\x08\x0b\x0e-\x1f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")


def readable(text: str) -> str:
    """Text with line feeds as line ends, and U+FFFD for what neither HTML nor UTF-8 can hold.

    U+FDD0 and U+FDD1 mark the slots while a text is rendered, so no author's text may hold them.
    """
    if "\r" in text:
        text = _NEWLINES.sub("\n", text)
    return _UNUSABLE.sub("\ufffd", text) if _UNUSABLE.search(text) else text


class Source:
    """A Markdown text in its file.

    Lines and columns count from 0 within the text, as in markdown-it; those of problems and slots from 1 in the file.
    """

    def __init__(self, text: str, path: str, first_line: int) -> None:
        self.text = readable(text)
        self.lines = self.text.split("\n")
        self.path = path
        self.first_line = first_line
        self.problems: list[Problem] = []

    def line_in_file(self, line: int) -> int:
        """The number, from 1, of a line of the text within the file."""
        return self.first_line + line

    def excerpt(self, line: int) -> str:
        """A line as it stands, or nothing past the end."""
        return self.lines[line] if 0 <= line < len(self.lines) else ""

    def report(  # a problem's parts
        self, rule: Rule, line: int, message: str, hint: str, *, column: int = 1, fix: str = ""
    ) -> None:
        """Note a problem at a line of the text; `column` counts from 1."""
        line = max(
            0, min(line, len(self.lines) - 1)
        )  # an address spelt in entities may have been looked for too far down
        at = Position(self.path, self.line_in_file(line), column)
        self.problems.append(rule.at(at, message, hint, excerpt=self.excerpt(line), fix=fix))

    def find(self, needle: str, start: int, end: int, column: int = 0) -> tuple[int, int]:
        """Line and column (both from 0) of a string between two lines, or failing that anywhere, or the start."""
        for number in range(start, min(max(end, start + 1), len(self.lines))):
            found = self.lines[number].find(needle, column if number == start else 0)
            if found >= 0:
                return number, found
        return self._find_anywhere(needle, start)

    def _find_anywhere(self, needle: str, otherwise: int) -> tuple[int, int]:
        for number, line in enumerate(self.lines):
            found = line.find(needle) if needle else -1
            if found >= 0:
                return number, found
        return otherwise, 0
