"""Which languages are written from right to left."""

from __future__ import annotations

_RIGHT_TO_LEFT = frozenset(
    {"ar", "arc", "ckb", "dv", "fa", "he", "ks", "ku-arab", "nqo", "ps", "sd", "syr", "ug", "ur", "yi"}
)


def is_rtl(lang: str) -> bool:
    """Whether text in a language (BCP 47 tag) reads from right to left."""
    tag = lang.lower()
    return tag in _RIGHT_TO_LEFT or tag.partition("-")[0] in _RIGHT_TO_LEFT
