"""Words as incidents are compared by them: stems, what is rare in news and what is not, and words of one kin.

A stem joins the forms of a word ("shelled", "shelling"); kin joins words for one happening ("shot", "gunfire"). How
much a word tells is its inverse document frequency in news at large, from a table of counts shipped with the package
(written by ``training/incident_words.py``; it holds words and numbers only).
"""

import gzip
import math
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from onrecord.lexicon import Entry, entries
from onrecord.record.incident_forms import FORMS

_WORD = re.compile(r"[^\W_]+(?:[’'][^\W\d_]+)?")
_POSSESSIVE = re.compile(r"[’']s?$")
_TABLE = "incident_counts.txt.gz"
TELLING = 60
"""Words that a report is remembered by."""


class Kin(Entry, frozen=True, kw_only=True):
    """Words for one kind of happening, whatever their part of speech."""

    words: tuple[str, ...]


def words_of(text: str) -> list[str]:
    """The words and numbers of a text in their order and case, without possessive endings."""
    return [_POSSESSIVE.sub("", word) for word in _WORD.findall(text)]


@lru_cache(maxsize=200_000)
def stem(word: str) -> str:
    """What the forms of a word have in common: "shelled", "shells" and "shelling" are "shell"."""
    plain = unicodedata.normalize("NFKD", word.lower())
    plain = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return _regular(FORMS.get(plain, plain))


def stems(words: str) -> frozenset[str]:
    """The stems of words that stand between blanks."""
    return frozenset(stem(word) for word in words.split())


def _regular(word: str) -> str:
    if len(word) <= 3 or not word.isalpha():
        return word
    for ending, instead in _ENDINGS:
        if word.endswith(ending):
            base = word[: -len(ending)] + instead
            if len(base) < 3 or not any(letter in "aeiouy" for letter in base) or (ending == "s" and word[-2] in "su"):
                continue
            return _bare(base, ending)
    return word.rstrip("e")


_ENDINGS = (("ies", "y"), ("ied", "y"), ("sses", "ss"), ("ings", ""), ("ing", ""), ("ed", ""), ("es", ""), ("s", ""))


def _bare(base: str, ending: str) -> str:
    """The base without the consonant that "-ing" and "-ed" double, and without a silent e."""
    if ending in ("ing", "ings", "ed") and len(base) > 3 and base[-1] == base[-2] and base[-1] not in "lsz":
        base = base[:-1]
    return base.rstrip("e") if len(base) > 3 else base


@lru_cache(maxsize=1)
def kin() -> dict[str, frozenset[int]]:
    """Stem → the numbers of the kins it belongs to."""
    found: dict[str, set[int]] = {}
    for number, entry in enumerate(entries("happenings", "kin", Kin)):
        for word in entry.words:
            found.setdefault(stem(word), set()).add(number)
    return {word: frozenset(numbers) for word, numbers in found.items()}


@lru_cache(maxsize=1)
def _counts() -> tuple[int, dict[str, int]]:
    """How many texts were counted, and in how many of them a stem stands."""
    path = resources.files("onrecord") / "record" / _TABLE
    lines = gzip.decompress(path.read_bytes()).decode("utf-8").splitlines()
    return int(lines[0]), {word: int(count) for word, count in (line.split("\t") for line in lines[1:])}


@lru_cache(maxsize=200_000)
def weight(stemmed: str) -> float:
    """How much a stem tells: 0 for what stands in every report, about 8 for what hardly any holds."""
    texts, counts = _counts()
    return math.log((texts + 1) / (counts.get(stemmed, 1) + 1))


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """Stems with their weights, as one thing that is compared with others again and again: equal to itself alone."""

    told: dict[str, float]
    length: float

    def __contains__(self, stemmed: object) -> bool:
        return stemmed in self.told


def weights(stems: Iterable[str]) -> dict[str, float]:
    """Stem → weight in the order given, without words that tell next to nothing."""
    return {word: told for word in dict.fromkeys(stems) if (told := weight(word)) > _TOO_COMMON and len(word) > 1}


def weighted(stems: Iterable[str]) -> Words:
    """``weights``, ready to be compared."""
    told = weights(stems)
    return Words(told, math.hypot(*told.values()))


@lru_cache(maxsize=4_096)
def known_by(stems: tuple[str, ...]) -> Words:
    """The words a report is known by, the same for all its events."""
    return weighted(stems)


_TOO_COMMON = 1.0


def telling(text: str, most: int = TELLING) -> tuple[str, ...]:
    """The stems a report is known by, the most telling first: rare in news, said often or early in this text."""
    counted: dict[str, int] = {}
    for word in words_of(text):
        stemmed = stem(word)
        if not stemmed.isdigit():
            counted[stemmed] = counted.get(stemmed, 0) + 1
    scored = {word: told * (1 + math.log(counted[word])) for word, told in weights(counted).items()}
    return tuple(sorted(scored, key=lambda word: (-scored[word], word))[:most])


@lru_cache(maxsize=50_000)
def likeness(some: Words, others: Words) -> float:
    """Cosine of two sets of weighted words, 0 to 1."""
    told = some.told
    shared = told.keys() & others.told.keys()
    return math.fsum([told[word] ** 2 for word in shared]) / (some.length * others.length) if shared else 0.0
