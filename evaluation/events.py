"""Scores of the event reader on the public gold sets, the text read as ``onrecord read`` does.

Coders count an act once, so the coded events of a record are taken, equal ones merged. Who did it is given by the
words of the text and by the name they were resolved to. MUC-4 asks for attacks only, and whether one is told as fact.

Run ``python -m evaluation.events [SET …] [--by-type] [--dump FILE]``.
"""

import argparse
import json
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import onrecord
from evaluation import figures as counted
from evaluation.shared import records, scorer
from onrecord.intake import report_from_text
from onrecord.model import Event, Figure, Reading
from onrecord.reading.numbers import is_number_word

CORPUS = Path("corpora/events")
SETS = {
    "plover": "plover_gsr_dev.jsonl",
    "cameo": "cameo_quad_roles_train.jsonl",
    "muc4": "muc4_dev.jsonl",
}
WHAT = {"killed": "dead", "wounded": "injured", "detained": "arrested", "troops": "participants"}
"""The scorer's words for our measures, where they differ."""
_RECENT = timedelta(days=75)
PRONOUNS = frozenset(
    [
        "he",
        "she",
        "they",
        "them",
        "him",
        "her",
        "it",
        "its",
        "his",
        "their",
        "we",
        "our",
        "us",
        "i",
        "who",
        "those",
        "themselves",
        "himself",
        "both",
        "another",
        "others",
        "one of them",
        "two of them",
    ]
)
"""Words that say who only by what they refer to."""
CAMEO = {"CONCEDE": "RETREAT", "SANCTION": "REJECT"}
"""Where the five classes of the CAMEO set differ from the quad of our type: all yielding that is done (root 08) is
material cooperation there, and the reduction of relations (root 16) verbal conflict."""


def is_pronoun(text: str) -> bool:
    """Whether words say who only by what they refer to: a pronoun, or a number alone ("we killed three")."""
    words = text.lower().split()
    return text.lower() in PRONOUNS or all(is_number_word(word) for word in words)


def readings(name: str, part: slice = slice(None)) -> Iterator[tuple[dict[str, Any], Reading]]:
    """The gold records of a set, each with its reading; the record's own date is given."""
    reader = onrecord.reader()
    gold = list(records(CORPUS / SETS[name]))[part]
    inputs = [report_from_text(g["text"], published=g.get("date"), ref=g["id"]) for g in gold]
    for record, reading in zip(gold, reader.pipe((item.report, item.problems) for item in inputs), strict=True):
        if not isinstance(reading, Reading):
            raise SystemExit(f"{record['id']}: {reading}")
        yield record, reading


def system(ident: str, reading: Reading, attacks_only: bool = False, cameo: bool = False) -> dict[str, Any]:
    """What was read, in the scorer's form; with ``cameo`` in CAMEO's classes where they differ from our types'."""
    claims = {claim.id: claim for claim in reading.claims}
    by_event: dict[str, list[Figure]] = {}
    linked = [figure for figure in reading.figures if figure.event is not None]
    if attacks_only:  # a victim told of twice is one, and the key holds nothing but victims and damage
        linked = counted.asked("muc4", counted.counted_once(linked, reading.report.text))
    for figure in linked:
        by_event.setdefault(figure.event or "", []).append(figure)
    merged: dict[str, dict[str, Any]] = {}
    for event in reading.events:
        if not (_is_asked(reading, event) if attacks_only else event.coded):
            continue
        fact = claims[event.claim].form == "narrated" and event.certainty == "asserted" and event.polarity == "+"
        row: dict[str, Any] = {
            "type": _type(event, attacks_only, cameo),
            "mode": "abduct" if attacks_only and event.mode == "release" else event.mode,
            "actor": parties(reading, event, "actor"),
            "recipient": parties(reading, event, "recipient"),
        }
        if attacks_only or not row["recipient"]:
            row["recipient"] += _targets(reading, event, places=not attacks_only)
        key = json.dumps(row, sort_keys=True)
        held = merged.setdefault(key, {**row, "figures": [], "confidence": "attributed"})
        held["confidence"] = "fact" if fact else held["confidence"]
        held["figures"] += [_figure(figure) for figure in by_event.get(event.id, ())]
    return {"id": ident, "events": list(merged.values())}


def _type(event: Event, attacks_only: bool, cameo: bool) -> str:
    if attacks_only:
        return "ASSAULT"
    return CAMEO.get(event.type, event.type) if cameo and event.tense != "future" else event.type


def _is_asked(reading: Reading, event: Event) -> bool:
    """Whether MUC-4's keys can hold an event."""
    if not (_is_attack(event) or _frees_abducted(reading, event)):
        return False
    return not _is_clash(reading, event) and not _is_long_ago(reading, event)


def _frees_abducted(reading: Reading, event: Event) -> bool:
    """A release, where the report tells of an abduction: part of that incident in MUC-4's keys."""
    freed = event.mode == "release" and event.coded and event.polarity == "+" and event.certainty == "asserted"
    return freed and any(other.mode == "abduct" and _is_attack(other) for other in reading.events)


def _is_long_ago(reading: Reading, event: Event) -> bool:
    """Incidents over two months old are in none of MUC-4's keys."""
    last, published = event.end or event.begin, reading.report.published
    if last is None or published is None:
        return False
    return date.fromisoformat(published[:10]) - date.fromisoformat(last[:10]) > _RECENT


def _is_attack(event: Event) -> bool:
    """What MUC-4's keys hold: attacks said to have been, accusations included; not fighting between two sides."""
    real = event.polarity == "+" and event.certainty in ("asserted", "possible")
    return event.type == "ASSAULT" and real and event.mode not in ("sideAB", "territory-contested", "crowd-control")


def _is_clash(reading: Reading, event: Event) -> bool:
    """What befalls fighters alone: purely military clashes are in none of MUC-4's keys."""
    sectors = {actor.id: actor.sector for actor in reading.actors}
    befell = {sectors.get(ident) for ident in event.recipient}
    return bool(befell) and befell <= {"MIL", "REB", "UAF"}


def parties(reading: Reading, event: Event, role: str) -> list[dict[str, Any]]:
    """Those in a role: the words of the text, with the resolved names and the country."""
    actors = {actor.id: actor for actor in reading.actors}
    ids = event.actor if role == "actor" else event.recipient
    method = event.methods.get(role)
    words = [span.quote(reading.report.text) for span in method.spans] if method is not None else []
    known = [actors[item] for item in ids if item in actors]
    if len(words) == len(known):
        return [
            {"text": actor.name if is_pronoun(text) else text, "alt": [actor.name], "country": actor.country}
            for text, actor in zip(words, known, strict=True)
        ]
    if len(known) > len(words):
        return [{"text": actor.name, "country": actor.country} for actor in known]
    return [{"text": text} for text in words if not is_pronoun(text)]


def _targets(reading: Reading, event: Event, places: bool) -> list[dict[str, Any]]:
    """Things that were hit, in the words of the text; ``places``: bare names of places too."""
    method = event.methods.get("target")
    if method is None:
        return []
    names = {toponym.span for place in reading.places for toponym in place.toponyms}
    return [{"text": span.quote(reading.report.text)} for span in method.spans if places or span not in names]


def _figure(figure: Figure) -> dict[str, Any]:
    row: dict[str, Any] = {"what": WHAT.get(figure.measure, figure.measure)}
    if figure.value is not None:
        return {**row, "value": figure.value}
    return {**row, "min": figure.low, "max": figure.high}


def scored(
    name: str, pairs: Sequence[tuple[dict[str, Any], Reading]], dump: Path | None = None, adapted: bool = False
) -> dict[str, Any]:
    """The scorer's result on what was read of a set.

    CAMEO's five classes are taken from our types as they are; with ``adapted`` where they differ by convention they
    are mapped.
    """
    found = [
        system(record["id"], reading, attacks_only=name == "muc4", cameo=adapted and name == "cameo")
        for record, reading in pairs
    ]
    if dump is not None:
        lines = [json.dumps(item, ensure_ascii=False) for item in found]
        dump.write_text("\n".join(lines) + "\n", encoding="utf-8")
    gold = {record["id"]: record for record, _ in pairs}
    result: dict[str, Any] = scorer("events").score(gold, {item["id"]: item for item in found})
    return result


def scores(names: Sequence[str] = tuple(SETS)) -> dict[str, float]:
    """Figures × 100 keyed ``events.<set>.<measure>``."""
    rows: dict[str, float] = {}
    for name in names:
        pairs = list(readings(name))
        rows |= {f"events.{name}.{row}": round(100 * value, 2) for row, value in _rows(name, scored(name, pairs))}
        if name == "cameo":
            adapted = scored(name, pairs, adapted=True)["quad_accuracy"]
            rows["events.cameo.five classes, adapted"] = round(100 * adapted, 2)
    return rows


def _rows(name: str, result: dict[str, Any]) -> Iterator[tuple[str, float]]:
    if name == "cameo":
        yield "five classes", result["quad_accuracy"]
    if name == "plover":
        yield "types exact", result["type"]["exact_set_accuracy"]
        yield "types F1", result["type"]["F1"]
        yield "mode", result["mode"]["F1"]
        yield "actor country", result["actor_country"]["F1"]
    if name == "muc4":
        yield "present", result["type"]["event_present_accuracy"]
        yield "figures", result["figures"]["F1"]
        if "attribution_accuracy" in result:
            yield "fact or attributed", result["attribution_accuracy"]["accuracy"]
    yield "actor", result["actor_soft_any"]["F1"]
    yield "recipient", result["recipient_soft_any"]["F1"]


def main() -> None:
    """Print the scorer's table for each set asked for."""
    parser = argparse.ArgumentParser(description="Score the event reader.")
    parser.add_argument("sets", nargs="*", default=list(SETS), metavar="SET", help=", ".join(SETS))
    parser.add_argument("--by-type", action="store_true")
    parser.add_argument("--dump", type=Path, help="write what was read, in the scorer's form")
    options = parser.parse_args()
    for name in options.sets:
        print(f"== {name}")
        scorer("events").show(scored(name, list(readings(name)), options.dump), options.by_type)


if __name__ == "__main__":
    main()
