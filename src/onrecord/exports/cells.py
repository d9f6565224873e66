"""Cells that no spreadsheet takes for a formula, and that every file can hold."""

import re

from onrecord.exports.table import Cell

_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a cell may not begin with: spreadsheets run what follows. The wide forms count for some of them."""
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff￾￿]")


def is_risky(words: str) -> bool:
    """Whether a spreadsheet might run words instead of showing them."""
    return words.lstrip(" \xa0").startswith(_STARTS)


def tame(cell: Cell) -> Cell:
    """A cell of a text file: words that might be run get an apostrophe before them. Numbers stay numbers."""
    return f"'{cell}" if isinstance(cell, str) and is_risky(cell) else cell


def fit(words: str) -> str:
    """Words without the characters that XML cannot hold."""
    return _UNFIT.sub("\N{REPLACEMENT CHARACTER}", words)
