"""`storyhub COMMAND`, from its first moment to its last."""

from __future__ import annotations

import atexit
import gc
import os
import sys
from typing import NoReturn

from generator.cli.first_build import readers


def main() -> None:
    """The entry point of the `storyhub` program."""
    gc.disable()  # until a command is loaded: nothing that loads is rubbish
    ready = readers(sys.argv[1:], os.environ)  # before anything is loaded that it would wait for
    from generator.cli.program import cli

    # A Windows console or pipe may not know every letter of a town's name: better a "?" than a crash.
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")
    try:
        cli.main(prog_name="storyhub", obj=ready)
    except SystemExit as ended:
        if not isinstance(ended.code, int):
            raise
        _leave(ended.code)


def _leave(status: int) -> NoReturn:
    """Ends the process with everything said, but without taking a hub of thousands of objects apart: the system gets
    their memory back at once, and a build ends a seventh sooner.
    """
    atexit._run_exitfuncs()  # noqa: SLF001 - what libraries asked for is done; Python has no other name for that
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:
        raise SystemExit(status) from None  # nobody reads any more: Python knows what to do then
    os._exit(status)


if __name__ == "__main__":
    main()
