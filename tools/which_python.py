"""Says by its exit status whether the Python that runs it is a good one to install Storyhub with: the Makefile asks each.

Good is one that can make an environment and was compiled with optimisation, as by all who publish Python. One that was compiled
without, which is what `pyenv` does if nobody asks for more, takes up to a quarter longer for every build.
"""

import sys
import sysconfig


def is_good() -> bool:
    """Whether it is new enough, has what `python -m venv` needs, and is optimised: a system's own always is."""
    try:
        import ensurepip  # noqa: F401, PLC0415 - Debian has it in a package of its own
    except ImportError:
        return False
    options = sysconfig.get_config_var("CONFIG_ARGS") or ""
    return sys.version_info >= (3, 11) and ("--enable-optimizations" in options or sys.base_prefix == "/usr")


if __name__ == "__main__":
    sys.exit(not is_good())
