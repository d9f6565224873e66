"""Whom sources are: the invented stories of ``tests/reading/data/who.toml``, read and counted.

``python evaluation/sources.py [--all]`` prints, for each story, how many marked phrases are right, left in their own
words, and wrong; then every phrase that is wrong (with ``--all``, also those left in their own words).
"""

import re
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language

from onrecord.ids import make_id, text_sha256
from onrecord.language import load, parse
from onrecord.model import Report, Span
from onrecord.reading.actors import find_cast
from onrecord.reading.page import Page

STORIES = Path(__file__).parents[1] / "tests" / "reading" / "data" / "who.toml"
_MARK = re.compile(r"\{([^{}|]*)\|([^{}|]*)\}")
_WORD = re.compile(r"[^\W_]+")
_SMALL = frozenset({"of", "the", "a", "an", "for", "s"})


@dataclass(frozen=True)
class Marked:
    """A phrase of a story and whom it means: names, or nobody that can be named."""

    span: Span
    words: str
    names: tuple[str, ...]


@dataclass(frozen=True)
class Verdict:
    """How a phrase was resolved: right, own words, or wrong."""

    phrase: Marked
    got: tuple[str | None, ...]
    result: str


def stories(path: Path = STORIES) -> list[tuple[str, str, str, list[Marked]]]:
    """(title, published, text without marks, marked phrases) of each story."""
    found = []
    for story in tomllib.loads(path.read_text(encoding="utf-8"))["story"]:
        text, marks, last = "", [], 0
        for match in _MARK.finditer(story["text"]):
            text += story["text"][last : match.start()]
            names = () if match[2] in ("=", "?") else tuple(match[2].split("; "))
            marks.append(Marked(Span(len(text), len(text) + len(match[1])), match[1], names))
            text += match[1]
            last = match.end()
        found.append((story["title"], story["published"], text + story["text"][last:], marks))
    return found


def judge(nlp: Language, published: str, text: str, marks: list[Marked], known: frozenset[str]) -> list[Verdict]:
    """The verdict on each marked phrase. ``known``: all names of the story, which an unnamed phrase must not get."""
    report = Report(id=make_id("rpt", text), ref="story", text=text, text_sha256=text_sha256(text), published=published)
    page = Page(report, parse(nlp, report))
    cast = find_cast(page)
    found = []
    for mark in marks:
        named = cast.resolve(page.words(mark.span))
        got = tuple(item.name for item in named)
        own = all(item.actor is None or item.kind in ("unnamed", "group", "document") for item in named)
        found.append(Verdict(mark, got, _result(mark, got, own, known)))
    return found


def _result(mark: Marked, got: tuple[str | None, ...], own: bool, known: frozenset[str]) -> str:
    keys = {key(name) for name in got}
    if mark.names:
        if keys == {key(name) for name in mark.names}:
            return "right"
        return "own words" if own and not keys & known else "wrong"
    return "wrong" if keys & known else "right" if own or keys == {key(mark.words)} else "wrong"


def key(name: str | None) -> str:
    """A name as it is compared: its words without small ones, in any order."""
    return " ".join(sorted(w for w in _WORD.findall((name or "").lower().replace("’", "'")) if w not in _SMALL))


def scores() -> dict[str, float]:
    """Shares × 100 of marked phrases that are right, and that are not wrong, keyed ``sources.…``."""
    nlp = load()
    results: list[str] = []
    for _, published, text, marks in stories():
        known = frozenset(key(name) for mark in marks for name in mark.names)
        results += [verdict.result for verdict in judge(nlp, published, text, marks, known)]
    right, wrong = results.count("right"), results.count("wrong")
    return {
        "sources.right": round(100 * right / len(results), 2),
        "sources.not wrong": round(100 - 100 * wrong / len(results), 2),
    }


def main() -> None:
    """Print the count of each story and what is wrong."""
    nlp = load()
    total = dict.fromkeys(("right", "own words", "wrong"), 0)
    shown = ("wrong", "own words") if "--all" in sys.argv else ("wrong",)
    lines = []
    for title, published, text, marks in stories():
        known = frozenset(key(name) for mark in marks for name in mark.names)
        verdicts = judge(nlp, published, text, marks, known)
        count = {result: sum(v.result == result for v in verdicts) for result in total}
        for result, number in count.items():
            total[result] += number
        print(f"{title:45} {count['right']:4} right {count['own words']:4} own words {count['wrong']:4} wrong")
        lines += [
            f"{v.result:9} {title[:14]:14} {v.phrase.words!r}: {'; '.join(map(str, v.got))!r}, "
            f"not {'; '.join(v.phrase.names) or 'anybody'!r}"
            for v in verdicts
            if v.result in shown
        ]
    number = sum(total.values())
    print(f"{'all':45} {total['right']:4} right {total['own words']:4} own words {total['wrong']:4} wrong of {number}")
    print(f"wrong {100 * total['wrong'] / number:.1f} %, right {100 * total['right'] / number:.1f} %")
    print("\n".join(lines))


if __name__ == "__main__":
    main()
