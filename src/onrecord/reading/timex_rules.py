"""Rules for time expressions: patterns over the symbols of a text, each with a builder that says what it means.

The rules themselves are in ``timex_dates``, ``timex_relative`` and ``timex_lengths``; here is what they are made of.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from onrecord.reading import numbers
from onrecord.reading.timex_setting import Answer, Setting
from onrecord.reading.timex_words import Words, pattern
from onrecord.terms import TimexType

MACROS = {
    "NUM": "(?:<num>(?:<dash>?<num>)*)",
    "ORD": "(?:<ordinal>|<first>|<second>)",
    "UNIT": "(?:<unit>|<second>)",
    "MONTH": "(?:<month>|<mon><stop>?)",
    "WDAY": "(?:<weekday>|<wday><stop>?)",
    "APPROX": "(?:<no>?<more><than>|<at><least>|<up><to>|<as>x<as>|<approx>)",
    "EDGE": "(?:<edge><dash>?|<edger>)",
    "DAYPART": "(?:<daypart>)",
}


@dataclass(frozen=True)
class Found:
    """A place where a rule's pattern fits, with the tokens its named groups took."""

    words: Words
    match: re.Match[str]

    @cached_property
    def first(self) -> int:
        """Index of the first token."""
        return self.match.start()

    @cached_property
    def last(self) -> int:
        """Index of the last token."""
        return self.match.end() - 1

    def has(self, group: str) -> bool:
        """Whether a named group took anything."""
        return self.match.start(group) >= 0 and self.match.end(group) > self.match.start(group)

    def value(self, group: str) -> str:
        """What the first token of a group stands for; empty if the group took none."""
        return self.words.values[self.match.start(group)] if self.has(group) else ""

    def values(self, group: str) -> list[str]:
        """What the tokens of a group stand for."""
        return self.words.values[self.match.start(group) : self.match.end(group)] if self.has(group) else []

    def number(self, group: str) -> int | float | None:
        """The number the tokens of a group form, if they form one ("twenty-one", "2 1/2", "two and a half")."""
        values = self.values(group)
        if len(values) >= 4 and values[-2] == "/":
            whole, upper, lower = numbers.parse(values[:-3]), numbers.digits(values[-3]), numbers.digits(values[-1])
            return None if whole is None or not upper or not lower else whole + upper / lower
        return numbers.parse(values)

    def before(self, steps: int = 1) -> str:
        """The lower-case word so many tokens before the expression."""
        return self.words.lower(self.first - steps)

    def after(self, steps: int = 1) -> str:
        """The lower-case word so many tokens after the expression."""
        return self.words.lower(self.last + steps)


@dataclass(frozen=True)
class Draft:
    """An expression found and not yet resolved: tokens ``first``–``last``, and how to resolve it."""

    first: int
    last: int
    type: TimexType
    resolve: Callable[[Setting], Answer]
    time: str = ""
    """The time of day of a clock time ("T17:30"), which a date beside it may take over."""


Build = Callable[[Found], "Draft | tuple[Draft, ...] | None"]


@dataclass(frozen=True)
class Rule:
    """A pattern and what to make of it; of two rules that fit, the one that takes more tokens wins."""

    name: str
    pattern: re.Pattern[str]
    build: Build


@dataclass
class Rules:
    """A list that rules are written into with a decorator."""

    rules: list[Rule]

    def rule(self, text: str) -> Callable[[Build], Build]:
        """Write the function below into the list as what to make of ``text`` (a pattern of kinds and macros)."""

        def add(build: Build) -> Build:
            self.rules.append(Rule(getattr(build, "__name__", ""), pattern(text, MACROS), build))
            return build

        return add


def draft(found: Found, type: TimexType, resolve: Callable[[Setting], Answer]) -> Draft:
    """A draft over the whole of what a rule found."""
    return Draft(found.first, found.last, type, resolve)


def match_all(rules: list[Rule], words: Words) -> list[Draft]:
    """The drafts of all rules, the leftmost and longest first where they overlap, in text order."""
    found: list[tuple[int, int, int, Found, Rule]] = []
    for order, rule in enumerate(rules):
        for match in rule.pattern.finditer(words.symbols):
            found.append((match.start(), -match.end(), order, Found(words, match), rule))
    found.sort(key=lambda item: item[:3])
    drafts: list[Draft] = []
    free = 0
    for start, _, _, candidate, rule in found:
        if start < free:
            continue
        built = rule.build(candidate)
        if built is None:
            continue
        pieces = built if isinstance(built, tuple) else (built,)
        drafts.extend(pieces)
        free = pieces[-1].last + 1
    return drafts
