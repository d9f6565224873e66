"""Scores of the figure reader, the text read as ``onrecord read`` does: all figures taken, equal ones merged.

A part of a whole ("including two children") is not counted beside the whole. Two implied victims are one where one name
holds the other, or where one of them has no name. The story is scored by its own scorer.

Run ``python -m evaluation.figures [satp muc4 plover story] [--shared PATH] [--dump] [--linked]``.
"""

import argparse
import json
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import msgspec

import onrecord
from evaluation import shared
from onrecord.intake import report_from_text
from onrecord.model import Figure, Reading
from onrecord.reading.figure_lexicon import figure_lexicon

SETS = {
    "satp": "satp_figures_dev.jsonl",
    "muc4": "muc4_dev.jsonl",
    "plover": "plover_gsr_dev.jsonl",
}
STORY = "kherson-fortress"
WHAT = {"killed": ["dead"], "wounded": ["injured"], "detained": ["arrested"], "troops": ["participants"]}
"""The scorer's words for our measures, where they differ."""
_TITLES = frozenset({"col", "gen", "lt", "maj", "capt", "dr", "mr", "mrs", "ms", "msgr", "fr", "sir", "father"})
_NEAR = 60
"""Code points within which two equal figures of one text are two."""
ASKED = {"muc4": frozenset({"killed", "wounded", "abducted", "released", "destroyed", "damaged", "affected", "robbed"})}
"""Measures a set's key can hold; where it is not listed, all but "other"."""


def readings(gold: list[dict[str, Any]]) -> Iterator[Reading]:
    """The readings of gold records, in order; a record's own date is given."""
    inputs = [report_from_text(g["text"], published=g.get("date"), ref=g["id"]) for g in gold]
    for record, reading in zip(
        gold, onrecord.reader().pipe((item.report, item.problems) for item in inputs), strict=True
    ):
        if not isinstance(reading, Reading):
            raise SystemExit(f"{record['id']}: {reading}")
        yield reading


def counted_once(figures: Iterable[Figure], text: str) -> list[Figure]:
    """Figures without parts of wholes and without repetitions."""
    kept: list[Figure] = []
    measures = {figure.id: figure.measure for figure in figures}
    for figure in sorted(figures, key=lambda item: item.implied):
        if figure.part_of and measures.get(figure.part_of) == figure.measure:
            continue
        if not any(_same(figure, other, text) for other in kept):
            kept.append(figure)
    return kept


def _same(one: Figure, other: Figure, text: str) -> bool:
    if (one.measure, one.value, one.low, one.high) != (other.measure, other.value, other.low, other.high):
        return False
    if not one.implied and not other.implied:
        if one.value == 1 and one.counted.lower() != other.counted.lower():
            return False  # "one woman", "one guard"
        return abs(one.span.start - other.span.start) > _NEAR  # "two buses and two tractors" are two figures
    names, others = _names(one.span.quote(text)), _names(other.span.quote(text))
    if not (_without_titles(names) and _without_titles(others)) and text.isupper():
        return names <= others or others <= names  # "the attorney general" is the one named so before
    names, others = _without_titles(names), _without_titles(others)
    return names <= others or others <= names


def _names(words: str) -> set[str]:
    """The capitalised words of a phrase."""
    return set(re.findall(r"[A-Z][\w’'-]+", words)) - {"The", "An", "THE", "AN"}


def _without_titles(words: set[str]) -> set[str]:
    things = figure_lexicon().things
    return {word for word in words if word.lower() not in things and word.lower() not in _TITLES}


def row(figure: Figure) -> dict[str, Any]:
    """A figure in the scorer's form."""
    what = WHAT.get(figure.measure, [figure.measure])
    if figure.value is not None:
        return {"what": what, "value": figure.value, "unit": figure.unit}
    return {"what": what, "value": None, "min": figure.low, "max": figure.high, "unit": figure.unit}


Read = list[tuple[dict[str, Any], Reading]]


def read_set(name: str) -> Read:
    """The gold records of a set, each with its reading."""
    gold = list(shared.records(Path("corpora/events") / SETS[name]))
    return list(zip(gold, readings(gold), strict=True))


def of_set(name: str, read: Read, dump: bool = False, linked: bool = False) -> dict[str, Any]:
    """Scores of what was read of one set, as the scorer gives them. ``linked``: only figures that hang on an event."""
    system: dict[str, dict[str, Any]] = {}
    for record, reading in read:
        figures = [figure for figure in reading.figures if figure.event or not linked]
        figures = asked(name, counted_once(figures, record["text"]))
        system[record["id"]] = {"id": record["id"], "events": [{"type": None, "figures": [row(f) for f in figures]}]}
        if dump:
            _show(record, figures)
    result: dict[str, Any] = shared.scorer("events").score({g["id"]: g for g, _ in read}, system)
    return result


def asked(name: str, figures: list[Figure]) -> list[Figure]:
    """The figures a set's key can hold."""
    if name in ASKED:
        held = [figure for figure in figures if figure.measure in ASKED[name] and figure.value != 0]
        held = [figure for figure in held if not figure.cumulative]  # the key holds incidents, not what adds up
        return [figure for figure in held if "casualt" not in figure.counted.lower()]  # neither dead nor injured there
    return [figure for figure in figures if figure.measure != "other"]


def _show(record: dict[str, Any], figures: list[Figure]) -> None:
    print(f"\n== {record['id']}\n{record['text']}")
    for event in record["events"]:
        for figure in event.get("figures") or []:
            print("  gold", json.dumps({k: v for k, v in figure.items() if v is not None}))
    for found in figures:
        quote = found.span.quote(record["text"]).replace("\n", " ")
        print("  found", found.measure, found.value, found.low, found.high, "implied" if found.implied else "", quote)


def of_story() -> dict[str, Any]:
    """Figures of the acceptance story: found, of."""
    text = (shared.SHARED / "stories" / f"{STORY}.txt").read_text(encoding="utf-8")
    gold = json.loads((shared.SHARED / "stories" / f"{STORY}.gold.json").read_text(encoding="utf-8"))
    reading = onrecord.reader().read(report_from_text(text, ref=STORY).report)
    result: dict[str, Any] = shared.scorer("story").score(gold, msgspec.to_builtins(reading))
    return result


def scores() -> dict[str, float]:
    """F1 × 100 keyed ``figures.<set>`` over all figures, ``figures.<set>.linked`` over those that hang on an event."""
    result: dict[str, float] = {}
    for name in ("satp", "muc4"):
        read = read_set(name)
        result[f"figures.{name}"] = round(100 * of_set(name, read)["figures"]["F1"], 2)
        result[f"figures.{name}.linked"] = round(100 * of_set(name, read, linked=True)["figures"]["F1"], 2)
    return result


def main() -> None:
    """Print precision, recall and F1 of each set."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sets", nargs="*", default=["satp", "muc4", "plover", "story"])
    parser.add_argument("--shared", type=Path, default=None, help="folder with score/, corpora/ and stories/")
    parser.add_argument("--dump", action="store_true", help="show gold and found figures of each record")
    parser.add_argument("--linked", action="store_true", help="only figures that hang on an event")
    options = parser.parse_args()
    if options.shared is not None:
        shared.SHARED = options.shared
    for name in options.sets:
        if name == "story":
            story = of_story()
            print(f"story   figures {story['figures']} of {story['figures_of']}")
            continue
        result = of_set(name, read_set(name), options.dump, options.linked)
        for key in ("figures", "figures_value_only"):
            score = result[key]
            counts = f"tp {score['tp']} pred {score['pred']} gold {score['gold']}"
            print(f"{name:7} {key:18} P {score['P']:.3f} R {score['R']:.3f} F1 {score['F1']:.3f}  {counts}")


if __name__ == "__main__":
    main()
