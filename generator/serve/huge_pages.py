"""Memory of a server that mostly waits for a save, gathered in huge pages, so that it is at hand when one comes.

A processor knows a few thousand pages of memory by heart, and a virtual machine must look up each of the others in two
tables, of which one may have been thrown away meanwhile. To draw a saved page touches 3,500 pages of 4 kB; where a second
without use has made each cost 20 µs, that is 70 ms, and in pages of 2 MB a few.
"""

from __future__ import annotations

import ctypes
import re
import sys
from collections.abc import Iterator

_HUGE = 2 << 20
"""Bytes of a huge page, where pages are of 4 kB."""
_COLLAPSE = 25
"""`MADV_COLLAPSE` (Linux 6.1 and later, `madvise(2)`): gather pages that are there; whatever they hold stays."""
_RANGE = re.compile(r"([0-9a-f]+)-([0-9a-f]+) rw-p \S+ \S+ 0 +(?:\[(?:heap|anon:[^]]*)\])?\n")
"""A line of `/proc/self/maps` that is of memory which belongs to this process alone and to no file (`proc_pid_maps(5)`)."""


def gather() -> int:
    """Asks the system to gather this process's memory in huge pages.

    Returns:
        How many ranges of it were; 0 where the system knows nothing of that.
    """
    if sys.platform != "linux":
        return 0  # elsewhere the same number means something else
    try:
        with open("/proc/self/maps", encoding="utf-8") as file:
            ranges = list(_ranges(file))
        advise = ctypes.CDLL(None).madvise
    except (OSError, AttributeError):  # no such file, no such function
        return 0
    advise.argtypes = (ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int)
    return sum(advise(first, size, _COLLAPSE) == 0 for first, size in ranges)


def _ranges(lines: Iterator[str]) -> Iterator[tuple[int, int]]:
    """Address and bytes of what can be gathered: whole huge pages."""
    for line in lines:
        found = _RANGE.fullmatch(line)
        if found:
            first, end = (int(found[1], 16) + _HUGE - 1) // _HUGE, int(found[2], 16) // _HUGE
            if end > first:
                yield first * _HUGE, (end - first) * _HUGE
