"""Triage: whether a report is about conflict and crisis at all, by the words in it. Nothing is thrown away by it.

A linear model over words that news writes small: names of people, places and parties say nothing here, or a report on
a war would be taken for politics because of who speaks of it. Some words (lexicon ``triage``) keep a report whatever
its score.
"""

import gzip
import json
import math
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from onrecord.lexicon import Entry, entries
from onrecord.model import Report

WEIGHTS = "triage_weights.txt.gz"
MOST = 40_000
"""Characters looked at, from the beginning."""
SHOWN = 4
"""Words named for a decision."""
RARE = 2.0
"""How telling a word must be to be named: "the" is no reason."""

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Triage:
    """What was found of one report. ``score``: how likely it is about conflict or crisis (0 to 1); ``words``: those
    that speak most for the decision. Reports in other languages cannot be judged: their score is None, and they stay.
    """

    score: float | None
    relevant: bool
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Weights:
    """The model: how telling each word is, what it adds, and from which score on a report is taken for relevant."""

    threshold: float
    bias: float
    telling: dict[str, float]
    by_word: dict[str, float]


@lru_cache(maxsize=1)
def weights() -> Weights:
    """The shipped model."""
    packed = files("onrecord.intake").joinpath(WEIGHTS).read_bytes()
    head, *lines = gzip.decompress(packed).decode("utf-8").splitlines()
    facts = json.loads(head)
    rows = [line.split("\t") for line in lines]
    telling = {word: float(share) for word, share, _ in rows}
    return Weights(
        facts["threshold"], facts["bias"], telling, {word: int(value) * facts["unit"] for word, _, value in rows}
    )


class Keep(Entry, frozen=True, kw_only=True):
    """Words that keep a report."""

    words: tuple[str, ...]


@lru_cache(maxsize=4)
def keeping(lexicons: Path | None = None) -> re.Pattern[str]:
    """The words that keep a report, as one pattern."""
    words = {word for entry in entries("triage", "keep", Keep, lexicons) for word in entry.words}
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})\b", re.IGNORECASE)


def triage(report: Report, threshold: float | None = None, lexicons: Path | None = None) -> Triage:
    """Whether a report is relevant; ``threshold``: the score from which on it is, instead of the model's own."""
    if report.language is not None and not report.language.startswith("en"):
        return Triage(None, True)
    model = weights()
    found = features(counted(report.title or "", report.text), model.telling)
    parts = {word: share * model.by_word[word] for word, share in found.items()}
    score = 1 / (1 + math.exp(-max(-60.0, min(60.0, model.bias + sum(parts.values())))))
    kept = keeping(lexicons).search(f"{report.title or ''}\n{report.text[:MOST]}")
    relevant = score >= (model.threshold if threshold is None else threshold)
    if kept is not None and not relevant:
        return Triage(round(score, 4), True, (kept[0].lower(),))
    sign = 1 if relevant else -1
    rare = (word for word in parts if sign * parts[word] > 0 and model.telling[word] >= RARE)
    telling = sorted(rare, key=lambda word: (-sign * parts[word], word))
    return Triage(round(score, 4), relevant, tuple(telling[:SHOWN]))


def counted(title: str, text: str) -> Counter[str]:
    """How often each word stands in a report."""
    counts = Counter(small_words(text[:MOST]))
    counts.update(word.lower() for word in _WORD.findall(title[:300]))
    return counts


def features(counts: Counter[str], telling: Mapping[str, float]) -> dict[str, float]:
    """The known words of a report with their shares: how often each stands in it, dampened, by how telling it is; the
    whole scaled to length one.
    """
    known = {word: (1 + math.log(count)) * telling[word] for word, count in counts.items() if word in telling}
    length = math.sqrt(sum(share * share for share in known.values())) or 1.0
    return {word: share / length for word, share in known.items()}


def small_words(text: str) -> list[str]:
    """The words a text writes small; all of them where it is in capitals, or hardly more than a headline."""
    words = _WORD.findall(text)
    small = [word for word in words if word.islower()]
    return small if len(small) >= 0.5 * len(words) and len(small) >= 12 else [word.lower() for word in words]
