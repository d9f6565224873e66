"""Numbers as news writes them: words, digits, "1.2 million", "half a million", "two-thirds"."""

import re
from collections.abc import Sequence

UNITS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9,
    "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
    "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
TENS = {
    "twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90,
}  # fmt: skip
SCALES = {
    "hundred": 100, "thousand": 1_000, "lakh": 100_000, "million": 1_000_000, "mln": 1_000_000, "crore": 10_000_000,
    "billion": 1_000_000_000, "bn": 1_000_000_000, "trillion": 1_000_000_000_000, "trn": 1_000_000_000_000,
    "dozen": 12,
}  # fmt: skip
ORDERS = {
    "dozens": (24, 99), "scores": (40, 199), "hundreds": (100, 999), "thousands": (1_000, 9_999),
    "lakhs": (100_000, 999_999), "millions": (1_000_000, 9_999_999), "crores": (10_000_000, 99_999_999),
    "billions": (1_000_000_000, 9_999_999_999), "trillions": (1_000_000_000_000, 9_999_999_999_999),
}  # fmt: skip
"""Plural scale words and the range (inclusive) they speak of."""

SIMPLE = UNITS | TENS

_DIGITS = re.compile(
    r"(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,2}(?:,\d{2})+,\d{3}|\d+(?:\.\d+)?)(k|m|mn|bn|b|tn)?", re.IGNORECASE
)
_DOTTED = re.compile(r"\d{1,3}(?:\.\d{3}){2,}")
_SUFFIX = {"k": 1_000, "m": 1_000_000, "mn": 1_000_000, "b": 1_000_000_000, "bn": 1_000_000_000, "tn": 10**12}
_FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}

Number = int | float


def digits(word: str) -> Number | None:
    """The value of one token of digits ("31", "12,000", "1.2", "40bn"), else None. Commas must part thousands."""
    if _DOTTED.fullmatch(word):
        return int(word.replace(".", ""))
    if word in _FRACTIONS:
        return _FRACTIONS[word]
    match = _DIGITS.fullmatch(word)
    if match is None:
        return None
    plain = match[1].replace(",", "")
    value: Number = float(plain) if "." in plain else int(plain)
    return tidy(value * _SUFFIX[match[2].lower()]) if match[2] else value


def tidy(value: Number) -> Number:
    """An int where the number is whole: 1.2 million is 1200000, not 1200000.0."""
    rounded = round(value, 6)
    return int(rounded) if rounded == int(rounded) else rounded


def is_number_word(word: str) -> bool:
    """Whether one lower-case token can be part of a number ("twenty", "12,000", "million")."""
    return word in SIMPLE or word in SCALES or (word[:1].isdigit() and digits(word) is not None) or word in _FRACTIONS


def parse(words: Sequence[str]) -> Number | None:
    """The value of lower-case tokens that form one number, hyphens and "and" included; None if they do not.

    "a hundred and twenty", "1.2 million", "twenty-one", "two and a half million", "half a million", "a dozen".
    """
    words = [word for word in words if word not in ("-", "‐", "‑")]
    if not words:
        return None
    if words[0] == "half" and len(words) > 1:
        return _half_of(words[1:])
    total: Number = 0
    group: Number | None = None
    for place, word in enumerate(words):
        if word in ("a", "an") and place == 0 and len(words) > 1 and words[1] in SCALES:
            group = 1
        elif word == "and":
            if group is None and not total:
                return None
        elif word == "half" and words[place - 1] in ("a", "and"):
            group = (group or 0) + 0.5
        elif word == "a" and words[place - 1] == "and":
            continue
        elif word in SCALES and SCALES[word] == 100 and group is not None:
            group *= 100
        elif word in SCALES:
            total += (group if group is not None else 1) * SCALES[word]
            group = None
        else:
            value = SIMPLE.get(word, digits(word))
            if value is None or not _fits(group, word, value):
                return None
            group = (group or 0) + value
    return tidy(total + (group or 0))


def _half_of(words: Sequence[str]) -> Number | None:
    """ "half a million": half of what the words after "half" say, if that is more than one."""
    rest = parse(words[1:] if words[0] in ("a", "an") else words)
    return tidy(rest / 2) if rest is not None and rest > 1 else None


def _fits(group: Number | None, word: str, value: Number) -> bool:
    """Whether a word may go on a group: "twenty" + "one", "hundred" + "five", but not "five" + "six"."""
    if group is None:
        return True
    if word in _FRACTIONS:
        return True
    if word in UNITS and value < 10 and group % 100 in TENS.values():
        return True
    return group >= 100 and group % 100 == 0 and value < 100
