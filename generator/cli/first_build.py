"""A hub's first build has every text to read: the processes for that begin before this one has even loaded a command.

To load what reads takes as long as to read a small hub, and until this process knows what to read it needs one processor.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from generator.workers import job_count, start_method

if TYPE_CHECKING:
    from generator.forks import ForkServer

_READING = ("generator.parsing", "generator.content.reading")
_FLAGS_ELSEWHERE = ("--root", "--jobs", "--help", "-h")
"""With these a build is of another folder, or has as many processes as it says, or is none."""


def readers(arguments: Sequence[str], environ: Mapping[str, str]) -> ForkServer | None:
    """Processes that get ready to read a hub, if this is its first build, as far as can be seen at once.

    Args:
        arguments: those of the program, its own name left out.
        environ: says whether a host may have brought back a store.
    """
    is_build = "build" in arguments[:1] and not any(a.startswith(_FLAGS_ELSEWHERE) for a in arguments)
    is_first = (
        is_build and os.path.isfile("site.yaml") and not os.path.lexists(".storyhub") and "NETLIFY" not in environ
    )
    if not is_first or job_count(0) == 1 or start_method() != "fork":
        return None
    from generator.forks import ForkServer  # it is not on every system, and most commands start no process

    try:
        return ForkServer(_READING, job_count(0))
    except OSError:  # there may be no more processes than there are, and the build does without
        return None
