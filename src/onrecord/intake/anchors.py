"""Anchors: what in a text tells the years it can be from — years named as past, people in office, known happenings.

Plain text work by the lexicon ``anchors``; nothing here reads a sentence's grammar, so each rule asks for words that
stand close together and gives way at the first sign of looking back ("former", "then", "at the time").
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path

from onrecord.lexicon import Entry, entries
from onrecord.model import Span

Interval = tuple[date, date]

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?|July?|Aug(?:ust|\.)?|"
    r"Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"

FUTURE = re.compile(
    r"\b(?:will|would|shall|could|may|might|scheduled|schedule|due|upcoming|planned|plans?|set (?:for|to)|to be|"
    r"expected|expects?|ahead of|deadline|next|tomorrow|aims?|target|forecast|project(?:ed|s)?|until|by)\b",
    re.IGNORECASE,
)
LOOKING_BACK = re.compile(
    r"\b(?:ago|decades?|at the time|history|historic|anniversary|biograph\w+|memoirs?|years (?:later|after|before)|"
    r"19[4-9]0s|(?:19|20)\d\d)\b",
    re.IGNORECASE,
)
"""Words that put a whole sentence into another time."""
_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
"""Whoever did something on a weekday did it when the report was written."""
_THEN_BEFORE = re.compile(
    r"\b(?:when|while|under|during|since|after|before|until|then|earlier|previously|served|worked)\b"
    r"(?:\W+[\w.’'-]+){0,4}\W*$",
    re.IGNORECASE,
)
_THEN_AFTER = re.compile(
    r"[’']s? (?:[\w-]+ ){0,2}?(?:administration|term|era|legacy|tenure|presidency|time|years|victory|defeat|death)\b|"
    r" (?:administration|era|years)\b"
)
"""Words beside a name that put it into another time: "when President …", "under …", "…'s presidency"."""
_NOT_IN_OFFICE = re.compile(
    r"(?:\b(?:former|ex|then|late|vice|deputy|ousted|deposed|toppled|exiled|jailed|elect|one-?time|previous|shadow|"
    r"opposition|candidate|assistant|under|predecessor|incoming|outgoing|honorary)\b[\s-]*(?:[\w.’']+\s+){0,2})$",
    re.IGNORECASE,
)
_YEAR = re.compile(
    rf"(?:\b(?:[Ii]n|[Ss]ince|[Dd]uring|[Ff]rom|[Aa]fter|[Bb]efore|(?:early|late|mid)[ -])\s*|{MONTH} (?:{DAY},? )?)"
    r"((?:19[5-9]|20[0-4])\d)\b"
    r"(?=[,.;:)”’\"]|\s*$|\s(?:and|or|the|a|an|when|to|after|but|that|which|who|he|she|it|they|we|was|were|had|has|"
    r"with|as|for|on|over|at|because|while|is|are|led|by|did|killed|left)\b)"
)

NEAR = 120
"""Characters beside a name that are looked at."""
HOLDER_SLACK = timedelta(days=60)
"""Handovers are announced before and reported after the day in the lexicon."""
HAPPENING_FOR = timedelta(days=3 * 365)
"""A day without a year is seldom more than a year back; the same weekday and day recur after five years or more."""


class Title(Entry, frozen=True, kw_only=True):
    """How an office is worded."""

    office: str
    words: str


class Office(Entry, frozen=True, kw_only=True):
    """Who held the offices of a country: rows of office, names, from, until."""

    words: str
    terms: tuple[tuple[str, str, str, str], ...]


class Happening(Entry, frozen=True, kw_only=True):
    """Dated happenings: rows of day, phrases that need the day beside them, phrases that do not."""

    rows: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class Anchor:
    """Words that bound when a text was written: within one of ``intervals``; its ``weight`` is against the rest."""

    span: Span
    because: str
    intervals: tuple[Interval, ...]
    weight: int

    def allows(self, day: date) -> bool:
        """Whether a text with these words can be of this day."""
        return any(first <= day <= last for first, last in self.intervals)


@dataclass(frozen=True, slots=True)
class _Term:
    office: str
    country: re.Pattern[str]
    first: date
    last: date


@dataclass(frozen=True)
class _Holders:
    names: re.Pattern[str]
    terms: dict[str, tuple[_Term, ...]]
    titles_before: dict[str, re.Pattern[str]]
    titles_after: dict[str, re.Pattern[str]]
    any_title: re.Pattern[str]
    surnames: dict[str, tuple[_Term, ...]]


def find_anchors(
    text: str, sentences: tuple[Span, ...], dated: tuple[Span, ...], today: date, lexicons: Path | None = None
) -> Iterator[Anchor]:
    """All anchors in the sentences of ``text``; ``dated`` are the days that are themselves to be dated."""
    holders = _holders(today, lexicons)
    for sentence in sentences:
        words = sentence.quote(text)
        yield from _years(sentence, words, today)
        yield from _known_happenings(sentence, words, dated, today, lexicons)
        if not LOOKING_BACK.search(words):
            yield from _in_office(text, sentence, words, holders)


def _years(sentence: Span, words: str, today: date) -> Iterator[Anchor]:
    if FUTURE.search(words):
        return
    for found in _YEAR.finditer(words):
        year = int(found[1])
        if year <= today.year:
            span = Span(sentence.start + found.start(1), sentence.start + found.end(1))
            yield Anchor(span, f"{year} is named as past", ((date(year, 1, 1), today),), 3)


def _known_happenings(
    sentence: Span, words: str, dated: tuple[Span, ...], today: date, lexicons: Path | None
) -> Iterator[Anchor]:
    sure, by_name = _sure_phrases(lexicons)
    for found in sure.finditer(words):
        day = by_name[found[0].lower()]
        span = Span(sentence.start + found.start(), sentence.start + found.end())
        if not FUTURE.search(words[max(0, found.start() - 30) : found.start()]):
            yield Anchor(span, f"“{found[0]}” was on {day}", ((day, today),), 2)
    for found in {found[0]: found for found in _MONTH_DAY.finditer(words)}.values():
        span = Span(sentence.start + found.start(), sentence.start + found.end())
        if any(span.overlaps(own) for own in dated):
            continue
        for day, phrases in _dated_phrases(lexicons).get(month_and_day(found[0]), ()):
            if named := phrases.search(words):
                weight = 3 if " " in named[0] else 1
                until = min(today, day + HAPPENING_FOR)
                yield Anchor(span, f"“{named[0]}” on {found[0]} was in {day.year}", ((day, until),), weight)


def _in_office(text: str, sentence: Span, words: str, holders: _Holders) -> Iterator[Anchor]:
    taken: list[Span] = []
    acts_now = _WEEKDAY.search(words) is not None
    for found in holders.names.finditer(words):
        before, after = words[max(0, found.start() - NEAR) : found.start()], words[found.end() : found.end() + NEAR]
        if _THEN_BEFORE.search(before) or _THEN_AFTER.match(after):
            continue
        terms = [term for term in holders.terms[found[0]] if _titled(term.office, before, after, holders)]
        if terms:
            taken.append(Span(found.start(), found.end()))
            yield _holder(sentence, found.start(), found.end(), found[0], terms, 3 if acts_now else 2)
    for found in holders.any_title.finditer(words):
        here = Span(found.start(2), found.end(2))
        before, after = words[max(0, found.start(1) - NEAR) : found.start(1)], words[found.end() : found.end() + NEAR]
        if any(here.overlaps(span) for span in taken) or _NOT_IN_OFFICE.search(before):
            continue
        if _THEN_BEFORE.search(before) or _THEN_AFTER.match(after):
            continue
        titled = [
            term
            for term in holders.surnames.get(found[2], ())
            if holders.titles_before[term.office].search(found[1]) and term.country.search(text)
        ]
        if titled:
            yield _holder(sentence, found.start(1), found.end(2), found[0], titled, 1)


def _titled(office: str, before: str, after: str, holders: _Holders) -> bool:
    if title := holders.titles_before[office].search(before):
        return not _NOT_IN_OFFICE.search(before[: title.start()])
    if title := holders.titles_after[office].match(after):
        return not _NOT_IN_OFFICE.search(after[: title.start(1)])
    return False


def _holder(sentence: Span, start: int, end: int, name: str, terms: list[_Term], weight: int) -> Anchor:
    intervals = tuple((term.first - HOLDER_SLACK, term.last + HOLDER_SLACK) for term in terms)
    years = " and ".join(dict.fromkeys(f"{term.first.year}–{term.last.year}" for term in terms))
    return Anchor(Span(sentence.start + start, sentence.start + end), f"{name} in office ({years})", intervals, weight)


def month_and_day(words: str) -> tuple[int, int]:
    """(month, day) of words that hold one month name and one day number."""
    name = re.search(MONTH, words)
    number = re.search(r"\d+", words)
    if name is None or number is None:
        raise ValueError(f"no month and day in {words!r}")
    return MONTHS.index(name[0][:3].lower()) + 1, int(number[0])


_MONTH_DAY = re.compile(rf"\b(?:{MONTH} {DAY}|{DAY} (?:of )?{MONTH})\b(?!,? \d{{4}})")


def _any_of(words: list[str]) -> str:
    longest_first = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace("'", "['’]") for word in longest_first)


@lru_cache(maxsize=1)
def _sure_phrases(lexicons: Path | None) -> tuple[re.Pattern[str], dict[str, date]]:
    by_name: dict[str, date] = {}
    for group in entries("anchors", "happening", Happening, lexicons):
        for day, _, phrases in group.rows:
            for phrase in filter(None, phrases.split("|")):
                for spelling in (phrase, phrase.replace("'", "’")):
                    by_name[spelling.lower()] = date.fromisoformat(day)
    return re.compile(rf"\b(?:{_any_of(list(by_name))})(?!\w)", re.IGNORECASE), by_name


@lru_cache(maxsize=1)
def _dated_phrases(lexicons: Path | None) -> dict[tuple[int, int], tuple[tuple[date, re.Pattern[str]], ...]]:
    by_day: dict[tuple[int, int], list[tuple[date, re.Pattern[str]]]] = {}
    for group in entries("anchors", "happening", Happening, lexicons):
        for iso, needing, sure in group.rows:
            day = date.fromisoformat(iso)
            phrases = [phrase for phrase in f"{needing}|{sure}".split("|") if phrase]
            pattern = re.compile(rf"\b(?:{_any_of(phrases)})(?!\w)", re.IGNORECASE)
            by_day.setdefault((day.month, day.day), []).append((day, pattern))
    return {key: tuple(found) for key, found in by_day.items()}


@lru_cache(maxsize=2)
def _holders(today: date, lexicons: Path | None) -> _Holders:
    names: dict[str, list[_Term]] = {}
    surnames: dict[str, list[_Term]] = {}
    for office in entries("anchors", "office", Office, lexicons):
        country = re.compile(rf"\b(?:{_any_of(office.words.split('|'))})(?!\w)")
        for kind, who, first, last in office.terms:
            until = date.fromisoformat(last) if last else today
            term = _Term(kind, country, date.fromisoformat(first), min(until, today))
            for name in who.split("|"):
                (names if " " in name else surnames).setdefault(name, []).append(term)
                for surname in {name.split()[-1], name.split()[-1].removeprefix("al-")}:
                    if surname[0].isupper() and term not in surnames.setdefault(surname, []):
                        surnames[surname].append(term)
    titles = {title.office: _any_of(title.words.split("|")) for title in entries("anchors", "title", Title, lexicons)}
    every = "|".join(titles.values())
    return _Holders(
        names=re.compile(rf"(?<!\w)(?:{_any_of(list(names))})(?!\w)"),
        terms={name: tuple(terms) for name, terms in names.items()},
        titles_before={office: _title_before(words) for office, words in titles.items()},
        titles_after={office: _title_after(words) for office, words in titles.items()},
        any_title=re.compile(rf"\b((?i:{every}))\s+({_any_of(list(surnames))})(?![\w-])(?!\s+[A-Z])"),
        surnames={name: tuple(terms) for name, terms in surnames.items()},
    )


def _title_before(words: str) -> re.Pattern[str]:
    """Before a name: "Defence Minister …" or "Freedonia's defence minister, …", but not "as defence minister, …"."""
    return re.compile(rf"(?:\b(?:{words})|[’']s (?:{words}),)\s*$", re.IGNORECASE)


def _title_after(words: str) -> re.Pattern[str]:
    """After a name: "…, the country's defence minister"."""
    return re.compile(rf",\s+(?:[\w.’'-]+\s+){{0,4}}?({words})\b", re.IGNORECASE)
