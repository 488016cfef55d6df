"""What is shown while a build works."""

from __future__ import annotations

import io

from generator.cli import progress


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def shown(stream: io.StringIO, environ: dict[str, str], *, silent: bool = False) -> str:
    with progress.shown(environ, silent=silent, stream=stream) as work:
        work.stage("read", 3)
        work.advance(3)
        work.stage("render", 0)
        work.stage("photos", 1)
        work.advance()
    return stream.getvalue()


def test_a_log_gets_one_line_for_each_stage_with_work() -> None:
    assert shown(io.StringIO(), {}) == "Reading: 3 files\nMaking photos: 1 picture\n"


def test_a_terminal_gets_a_bar() -> None:
    assert "Reading" in shown(Terminal(), {"TERM": "xterm"})
    assert "\x1b[" in shown(Terminal(), {"TERM": "xterm"})


def test_a_terminal_in_ci_gets_lines() -> None:
    assert shown(Terminal(), {"CI": "true"}) == shown(io.StringIO(), {})


def test_a_program_gets_nothing() -> None:
    assert shown(Terminal(), {}, silent=True) == ""
