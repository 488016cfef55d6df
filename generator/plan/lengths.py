"""How long something plays and how many bytes it has, for people."""

from __future__ import annotations

from babel.numbers import format_decimal

from generator.plan.dates import locale


def length_text(seconds: float) -> str:
    """Minutes and seconds, `1:05`, or hours before them; empty where it is not known."""
    whole = round(seconds)
    if whole <= 0:
        return ""
    minutes, rest = divmod(whole, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{rest:02}" if hours else f"{minutes}:{rest:02}"


def iso_length(seconds: float) -> str:
    """As ISO 8601 writes it: `PT1M5S`; empty where it is not known."""
    whole = round(seconds)
    if whole <= 0:
        return ""
    minutes, rest = divmod(whole, 60)
    hours, minutes = divmod(minutes, 60)
    parts = ((hours, "H"), (minutes, "M"), (rest, "S"))
    return "PT" + "".join(f"{count}{name}" for count, name in parts if count)


def size_text(size: int, lang: str) -> str:
    """`94 kB`, `3.2 MB` (IEC 80000-13: powers of ten); empty for nothing."""
    if size <= 0:
        return ""
    kilobytes = size / 1000
    if kilobytes < 1000:
        return f"{format_decimal(max(1, round(kilobytes)), locale=locale(lang))}\u00a0kB"
    return f"{format_decimal(round(kilobytes / 1000, 1), locale=locale(lang))}\u00a0MB"
