"""Events drawn at random, to be read by a person: so or not so, fact or plan, the right doer, the right toll?

``python -m evaluation.events_by_eye --seed 1 --count 200`` reads articles of the development corpora as ``onrecord
read`` does and prints the events drawn, each with the words around it, its trigger marked ``<…>``, its claim's content
``{…}``. Nothing is written: the verdicts are in ``docs/events.md``, without the articles' words.
"""

import argparse
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import onrecord
from evaluation.holders import news, politics
from evaluation.shared import records
from onrecord.intake import Intake, report_from_text
from onrecord.model import Event, Reading

MUC, REPORTS = Path("corpora/events/muc4_dev.jsonl"), Path("corpora/events/satp_dev.jsonl")
ARTICLES = {"news": 60, "attribution": 40, "events": 30}
"""How many articles of each corpus are read for one draw."""
_BEFORE, _AFTER = 260, 170


@dataclass(frozen=True)
class Drawn:
    """An event and the reading it is of."""

    reading: Reading
    event: Event


def incidents() -> list[Intake]:
    """Wire reports of the MUC-4 development set and incident reports, with their days."""
    return [
        report_from_text(g["text"], published=g.get("date"), ref=g["id"])
        for path in (MUC, REPORTS)
        for g in records(path)
    ]


CORPORA = {"news": news, "attribution": politics, "events": incidents}


def draw(seed: int, count: int) -> list[Drawn]:
    """``count`` events of articles drawn with ``seed``, shared alike among the corpora."""
    chance = random.Random(seed)
    found: list[Drawn] = []
    for at, (name, articles) in enumerate(CORPORA.items()):
        chosen = chance.sample(articles(), ARTICLES[name])
        events = list(_events(chosen))
        wanted = count // len(CORPORA) + (at < count % len(CORPORA))
        found += [events[place] for place in sorted(chance.sample(range(len(events)), min(wanted, len(events))))]
    return found


def _events(articles: list[Intake]) -> Iterator[Drawn]:
    reader = onrecord.reader()
    for reading in reader.pipe((item.report, item.problems) for item in articles):
        if isinstance(reading, Reading):
            yield from (Drawn(reading, event) for event in reading.events)


def shown(drawn: Drawn) -> str:
    """An event on a few lines: what was read, then the words around it."""
    event, reading = drawn.event, drawn.reading
    claim = next(claim for claim in reading.claims if claim.id == event.claim)
    names = {actor.id: actor.name for actor in reading.actors}
    roles = f"{_names(event.actor, names)} → {_names(event.recipient, names)}"
    standing = f"{event.polarity}{event.denied or ''} {event.certainty} {event.tense}"
    coded = "" if event.coded else " (not coded)"
    figures = [
        f"{figure.measure} {figure.qualifier} {figure.value if figure.value is not None else (figure.low, figure.high)}"
        for figure in reading.figures
        if figure.event == event.id
    ]
    said = f"{claim.act} by {claim.sources[0].name}" if claim.form != "narrated" else "the outlet"
    head = f"{event.type}/{event.mode}{coded} · {roles} · {standing} · {said} · {', '.join(figures)}"
    return f"{head}\n   {_marked(reading.report.text, event, [*claim.contents])}"


def _names(ids: tuple[str, ...], names: dict[str, str]) -> str:
    return "; ".join(names[item] for item in ids) or "–"


def _marked(text: str, event: Event, contents: list[tuple[int, int]]) -> str:
    """The words around a trigger, which is marked, as is what of its claim's content lies there."""
    start, end = max(0, event.trigger.start - _BEFORE), min(len(text), event.trigger.end + _AFTER)
    marks = [(event.trigger.start, "<"), (event.trigger.end, ">")]
    for low, high in contents:
        marks += [(low, "{"), (high, "}")]
    found, at = "", start
    for place, mark in sorted(marks, key=lambda item: (item[0], item[1] in "<{")):
        if start <= place <= end:
            found += text[at:place] + mark
            at = place
    return " ".join((found + text[at:end]).split())


def main() -> None:
    """Print the events drawn, numbered."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=200)
    options = parser.parse_args()
    for number, drawn in enumerate(draw(options.seed, options.count), 1):
        print(f"{number}. {shown(drawn)}")


if __name__ == "__main__":
    main()
