"""The words of a text as time expressions see them: each token one symbol, so that rules are regular expressions.

A text becomes a string with one character per token; the character is the token's kind ("month", "num", "weekday" …).
Rules name kinds in angle brackets, ``<month><num>``, and are compiled by ``pattern``.
"""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from onrecord.lexicon import Entry, entries
from onrecord.reading import numbers

LEXICON = "times"

OTHER = "x"
GAP = "|"

_TOKEN = re.compile(
    r"(?P<gap>\n[ \t\r]*\n\s*)"
    r"|(?P<iso>\d{4}-\d\d-\d\d(?:T\d\d:\d\d)?)(?![\d-])"
    r"|(?P<numeric>\d{1,2}([/.])\d{1,2}\4(?:\d{4}|\d\d))(?![\d/])"
    r"|(?P<slashed>\d{4}/\d\d/\d\d)(?![\d/-])"
    r"|(?P<clock>\d{1,2}:[0-5]\d)(?::[0-5]\d)?(?![\d:])"
    r"|(?P<ampm>[ap]\.\s?m\b\.?|[ap]m\b)"
    r"|(?P<digits>\d+(?:,\d{3})*(?:\.\d+)?)(?:(?P<ordinal>st|nd|rd|th)\b|(?P<decade>s)\b|(?P<joined>[ap]m|h|hrs)\b|(?P<rest>\w+))?"
    r"|(?P<word>[^\W\d_]+)"
    r"|\S",
    re.IGNORECASE,
)

_ORDINALS = [
    "zeroth",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
]
_TENTHS = {"thirtieth": 30, "twentieth": 20}

_FIXED = {
    "the": "the", "a": "a", "an": "a", "of": "of", "in": "in", "on": "on", "at": "at", "to": "to", "and": "and",
    "or": "or", "so": "so", "from": "from", "by": "by", "until": "by", "till": "by", "since": "since", "during":
    "since", "between": "since", "for": "for", "more": "more", "less": "more", "fewer": "more", "longer": "more",
    "no": "no", "not": "no", "than": "than", "least": "least", "most": "least", "up": "up", "ago": "ago", "hence":
    "hence", "before": "before", "after": "after", "every": "every", "each": "every", "long": "long", "old":
    "old", "few": "few", "couple": "couple", "half": "half", "first": "first", "second": "second", "time": "time",
    "then": "then", "day": "unit", "recent": "recent", "future": "future", "year": "unit", "fiscal": "fiscal",
    "o": "o", "clock": "oclock", "local": "local", "overnight": "overnight", "century": "unit", "night":
    "daypart", "these": "these", "those": "these", "period": "period", "term": "period", "additional": "more",
    "another": "another", "straight": "straight", "consecutive": "straight", "full": "straight", "whole":
    "straight", "successive": "straight", "hours": "units", "week": "unit", "eve": "eve", "near": "near",
    "sometime": "approx", "per": "per", "further": "more", "entire": "straight", "within": "within", "midsummer":
    "midseason", "midwinter": "midseason", "ahead": "ahead", "into": "into", "right": "right", "just": "approx",
    "as": "as", "its": "the", "their": "the", "his": "the", "back": "back", "ended": "ended", "ending": "ended",
    "ends": "ended", "will": "modal", "midyear": "midyear",
}  # fmt: skip
"""Words with a kind of their own that no lexicon need change."""

_PUNCTUATION = {
    "-": "dash",
    "–": "dash",
    "—": "long-dash",
    ",": "comma",
    ".": "stop",
    "'": "mark",
    "’": "mark",
    "‘": "mark",
    "/": "slash",
    "(": "open",
    ")": "close",
}


class WordsEntry(Entry, frozen=True, kw_only=True):
    """A class of words, and what each stands for."""

    kind: str
    forms: dict[str, str]


class DayEntry(Entry, frozen=True, kw_only=True):
    """A named day: a month and day, the nth (-1: the last) of a weekday in a month, or so many days from Easter."""

    names: tuple[str, ...]
    month: int = 0
    day: int | None = None
    weekday: int | None = None
    nth: int | None = None
    easter: int | None = None
    """Days from Easter Sunday, as the western churches reckon it."""


class EventEntry(Entry, frozen=True, kw_only=True):
    """A date that stands for an event when one of ``nouns`` follows it."""

    month: int
    day: int
    year: int
    nouns: tuple[str, ...]


@dataclass(frozen=True)
class Token:
    """A token of a time expression: where it stands, and what it stands for."""

    start: int
    end: int
    value: str


@dataclass(frozen=True)
class Words:
    """A text as symbols: ``symbols[i]`` is the kind of the token at ``starts[i]``–``ends[i]``, worth ``values[i]``."""

    text: str
    symbols: str
    starts: list[int]
    ends: list[int]
    values: list[str]

    def token(self, index: int) -> Token:
        """The token at a place in the symbols."""
        return Token(self.starts[index], self.ends[index], self.values[index])

    def lower(self, index: int) -> str:
        """The token's own words in lower case; empty beyond either end."""
        if not 0 <= index < len(self.starts):
            return ""
        return self.text[self.starts[index] : self.ends[index]].lower()

    def titled(self, index: int) -> bool:
        """Whether the token has a capital letter that is not just part of a text in capitals."""
        return self.capital(index) and not self.text[self.starts[index] : self.ends[index]].isupper()

    def capital(self, index: int) -> bool:
        """Whether the token begins with a capital letter; false beyond either end."""
        return 0 <= index < len(self.starts) and self.text[self.starts[index]].isupper()


@cache
def _symbol(kind: str) -> str:
    """The private-use character that stands for a kind."""
    if kind not in _KINDS:
        _KINDS[kind] = chr(0xE000 + len(_KINDS))
    return _KINDS[kind]


_KINDS: dict[str, str] = {}
_NAMED = re.compile(r"<([a-z-]+)>")


def pattern(rule: str, macros: dict[str, str]) -> re.Pattern[str]:
    """A rule as a regular expression over symbols: ``<kind>`` is a token of that kind, ``{NAME}`` a macro."""
    for _ in range(4):
        rule = re.sub(r"\{([A-Z]+)\}", lambda match: macros[match[1]], rule)
    rule = rule.replace(" ", "")
    named: list[str] = re.findall(r"\(\?P<\w+>", rule)
    holds = {f"\0{place}\0": name for place, name in enumerate(named)}
    for hold, name in holds.items():
        rule = rule.replace(name, hold, 1)
    rule = _NAMED.sub(lambda match: _symbol(match[1]), rule)
    for hold, name in holds.items():
        rule = rule.replace(hold, name)
    return re.compile(rule)


@cache
def _vocabulary(folder: Path | None) -> dict[str, tuple[str, str]]:
    """Lower-case word → (symbol, value)."""
    known = {word: (_symbol(kind), word) for word, kind in _FIXED.items()}
    for entry in entries(LEXICON, "words", WordsEntry, folder):
        known |= {word: (_symbol(entry.kind), value) for word, value in entry.forms.items()}
    for value, word in enumerate(_ORDINALS):
        known.setdefault(word, (_symbol("ordinal"), str(value)))
    known |= {word: (_symbol("ordinal"), str(value)) for word, value in _TENTHS.items()}
    for word in (*numbers.SIMPLE, *numbers.SCALES):
        known.setdefault(word, (_symbol("num"), word))
    for mark, kind in _PUNCTUATION.items():
        known[mark] = (_symbol(kind), mark)
    return known


_CAPITALISED = frozenset({"month", "mon", "weekday", "wday", "weekdays"})


@cache
def _capital_symbols() -> frozenset[str]:
    return frozenset(_symbol(kind) for kind in _CAPITALISED)


def words_of(text: str, folder: Path | None = None) -> Words:
    """The text as symbols, one per token; words no rule knows are ``x``, empty lines ``|``."""
    known = _vocabulary(folder)
    capital = _capital_symbols()
    symbols: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    values: list[str] = []
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup
        symbol, value = OTHER, ""
        if kind == "word":
            found = known.get(match.group().lower())
            if found is not None and (found[0] not in capital or text[match.start()].isupper()):
                symbol, value = found
        elif kind is None:
            symbol, value = known.get(match.group(), (OTHER, ""))
        elif kind == "gap":
            symbol = GAP
        else:
            symbol, value = _number(match, kind)
        symbols.append(symbol)
        starts.append(match.start())
        ends.append(match.end())
        values.append(value)
    return Words(text, "".join(symbols), starts, ends, values)


def _number(match: re.Match[str], kind: str) -> tuple[str, str]:
    """The symbol and value of a token of digits."""
    if kind in ("iso", "numeric", "clock", "ampm"):
        return _symbol(kind), match.group().lower()
    if kind == "slashed":
        return _symbol("iso"), match.group().replace("/", "-")
    plain = match["digits"]
    whole = plain.isdigit()
    if kind == "ordinal":
        return (_symbol("ordinal"), plain) if whole else (OTHER, "")
    if kind == "decade":
        if whole and len(plain) == 4 and plain.endswith("0"):
            return _symbol("decade"), plain[:3]
        return (_symbol("short-decade"), plain[0]) if whole and len(plain) == 2 and plain.endswith("0") else (OTHER, "")
    if kind == "joined":
        return _symbol("joined"), match.group().lower()
    if kind == "rest":
        return OTHER, ""
    if whole and len(plain) == 4:
        return (_symbol("year"), plain) if "1000" <= plain <= "2199" else (_symbol("hhmm"), plain)
    return _symbol("num"), plain
