"""Furniture: lines of a page that are no part of the report, by their words (lexicon ``furniture``)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

from onrecord.errors import LexiconError
from onrecord.intake.units import Unit
from onrecord.lexicon import Entry, entries

END = 8
"""How many of the last units of a text are its end."""

_COUNTER = re.compile(r"\d[\d.,]{0,4}[kKmM]?")
_PLEASE = re.compile(r"please ", re.IGNORECASE)
SHORT = 30
"""A line of no more characters may be a label although it ends with a full stop."""

LONGEST = 420
"""No line of furniture is longer (characters); longer ones are not even looked at."""


class Line(Entry, frozen=True):
    """A line that is furniture as a whole, as a regular expression without regard to case."""

    kind: Literal["advert", "link", "share", "prompt", "credit", "caption", "notice", "live", "release"]
    pattern: str
    where: Literal["any", "end"] = "any"


class Label(Entry, frozen=True, kw_only=True):
    """A line over links to other stories; ``abstract``: the story's summary follows its headline."""

    pattern: str
    abstract: bool = False


class Menu(Entry, frozen=True):
    """Words of site menus, in lower case."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Patterns:
    """The lexicon compiled: what is furniture anywhere, what is at the end, labels over links, words of menus."""

    anywhere: re.Pattern[str]
    at_end: re.Pattern[str]
    labels: re.Pattern[str]
    with_abstract: re.Pattern[str]
    menu: frozenset[str]


@lru_cache(maxsize=8)
def patterns(folder: Path | None = None) -> Patterns:
    """The shipped lexicon and the user's own, compiled. Raises LexiconError if a pattern is no regular expression."""
    lines = entries("furniture", "line", Line, folder)
    labels = entries("furniture", "label", Label, folder)
    return Patterns(
        anywhere=_any_of([line.pattern for line in lines if line.where == "any"]),
        at_end=_any_of([line.pattern for line in lines if line.where == "end"]),
        labels=_any_of([label.pattern for label in labels]),
        with_abstract=_any_of([label.pattern for label in labels if label.abstract]),
        menu=frozenset(word for menu in entries("furniture", "menu", Menu, folder) for word in menu.words),
    )


def _any_of(sources: list[str]) -> re.Pattern[str]:
    for source in sources:
        try:
            re.compile(source, re.IGNORECASE)
        except re.error as error:
            raise LexiconError(f"furniture.toml: pattern {source!r} is no regular expression ({error})") from error
    return re.compile("|".join(f"(?:{source})" for source in sources) or r"(?!)", re.IGNORECASE)


def find_lines(units: Sequence[Unit], known: Patterns) -> set[int]:
    """Indexes of the units that are furniture by their own words, labels over links and menus included."""
    found = {index for index, unit in enumerate(units) if _is_line(unit, index >= len(units) - END, known)}
    return found | _menus(units, found, known) | _counters(units, found)


def _counters(units: Sequence[Unit], found: set[int]) -> set[int]:
    """Bare numbers beside furniture (how many shared or commented) and the numbers of pages."""
    return {
        index
        for index, unit in enumerate(units)
        if index not in found
        and _COUNTER.fullmatch(unit.raw)
        and ({index - 1, index + 1} & found or (all(unit.apart) and len(unit.raw) <= 3))
    }


def is_label(unit: Unit, known: Patterns) -> bool:
    """Whether a unit is a label over links to other stories."""
    return len(unit.text) <= 60 and known.labels.fullmatch(_bare(unit.text)) is not None


def _is_line(unit: Unit, at_end: bool, known: Patterns) -> bool:
    if len(unit.raw) > LONGEST:
        return False
    if not unit.words:
        return True
    text = unit.text
    ways = {text, _bare(text)}
    if any(known.anywhere.fullmatch(way) for way in ways) or is_label(unit, known):
        return True
    return at_end and any(known.at_end.fullmatch(way) for way in ways)


def _bare(text: str) -> str:
    """A line without the brackets, dashes and colons that stand around a label."""
    bare = text.strip(" :*_[]()–—-|")
    return _PLEASE.sub("", bare.rstrip(".") if len(bare) <= SHORT else bare)


def _menus(units: Sequence[Unit], found: set[int], known: Patterns) -> set[int]:
    """Runs of three or more very short lines, half of them words of menus (or already furniture)."""
    menus: set[int] = set()
    run: list[int] = []
    for index in range(len(units) + 1):
        if index < len(units) and _is_short(units[index]):
            run.append(index)
            continue
        known_ones = sum(at in found or _is_menu_word(units[at].text, known) for at in run)
        if (
            len(run) >= 3
            and known_ones >= max(2, len(run) / 2)
            and any(_is_menu_word(units[at].text, known) for at in run)
        ):
            menus |= set(_trimmed(run, units, found, known))
        run = []
    return menus | {index for index, unit in enumerate(units) if _is_menu_bar(unit, known)}


def _trimmed(run: list[int], units: Sequence[Unit], found: set[int], known: Patterns) -> list[int]:
    """A run up to its last known word: what follows may already be the first heading."""
    sure = [at for at in run if at in found or _is_menu_word(units[at].text, known)]
    return [at for at in run if sure[0] <= at <= sure[-1]]


def _is_short(unit: Unit) -> bool:
    return len(unit.raw) <= 28 and len(unit.words) <= 3 and not unit.stops and not unit.text.endswith(":")


def _is_menu_word(text: str, known: Patterns) -> bool:
    return text.lower().replace(" ", "-") in known.menu


def _is_menu_bar(unit: Unit, known: Patterns) -> bool:
    """A menu in one line: "Home | News | World", or four or more menu words in a row."""
    if len(unit.raw) > 200 or unit.stops:
        return False
    parts = [part for part in re.split(r"\s*[|·•›»>/]\s*", unit.text) if part]
    if len(parts) < 3:
        parts = unit.text.split()
        return len(parts) >= 4 and all(_is_menu_word(part, known) for part in parts)
    return sum(_is_menu_word(part, known) for part in parts) >= 0.5 * len(parts)
