"""Where the events of a new report belong among known incidents, and the whole procedure over many reports in memory.

First the events of one report are put into scenes, then each scene is placed as a whole: a toll without a place or a
day of its own goes where the rest of its scene goes. Reports come in the order of their days and ids.
"""

from collections.abc import Container, Iterable, Sequence
from itertools import groupby

import msgspec

from onrecord.model import Value
from onrecord.record.entries import Entry
from onrecord.record.incident_contrast import told_apart
from onrecord.record.incident_keys import keys
from onrecord.record.incident_scene import completed
from onrecord.record.incident_score import compare, likelihood
from onrecord.record.incident_traits import Traits, traits_of


class Thresholds(msgspec.Struct, frozen=True, kw_only=True):
    """When an event belongs to an incident."""

    join: float = 0.5
    """Least score (0 to 1) of an entry, or of a scene, against an incident."""
    compared: int = 12
    """At most so many of an incident's entries, the likest, count for the score of an entry."""
    likest: float = 0.7
    """How much the likest of them counts against the mean of all (0 to 1)."""
    link: float = 0.5
    """Least score of two entries for a link between them to be kept."""
    links: int = 3
    """At most so many links of one entry, the best, are kept."""


DEFAULTS = Thresholds()


class Tie(Value, frozen=True, kw_only=True):
    """A link from a new entry to one of an incident, by event ids, with its score and reasons."""

    event: str
    other: str
    score: float
    reasons: tuple[str, ...]


class Placement(Value, frozen=True, kw_only=True):
    """Where an entry belongs: an incident, or None for a new one; the best score that was found, with its reasons."""

    incident: str | None
    score: float
    reasons: tuple[str, ...]
    links: tuple[Tie, ...] = ()


class Group(Value, frozen=True, kw_only=True):
    """Entries taken for one happening, in the order they were added, with the links that joined them."""

    entries: tuple[Entry, ...]
    links: tuple[Tie, ...] = ()


Candidates = Iterable[tuple[str, Traits]]
"""Pairs of an incident's id and the traits of one of its entries."""
_Row = tuple[float, Traits, Traits]
"""The score of a new event and a known one."""


def place_in(entry: Entry, candidates: Sequence[tuple[str, Entry]], thresholds: Thresholds = DEFAULTS) -> Placement:
    """The incident a new entry belongs to; ``candidates`` are pairs of incident id and an entry of that incident."""
    return place(traits_of(entry), [(incident, traits_of(other)) for incident, other in candidates], thresholds)


def place(new: Traits, candidates: Candidates, thresholds: Thresholds = DEFAULTS) -> Placement:
    """``place_in`` for entries whose traits are known."""
    return place_scene([new], candidates, thresholds)


def place_scene(
    scene: Sequence[Traits],
    candidates: Candidates,
    thresholds: Thresholds = DEFAULTS,
    *,
    siblings: Container[str] = (),
    likest: bool = False,
) -> Placement:
    """The incident to which all events of a scene (at least one) belong.

    ``siblings``: ids of the events of its report that were put into scenes with it; they only keep it out of incidents
    whose events their report tells apart from it. ``likest``: the likest event of an incident alone counts, as it does
    within one report.
    """
    known: dict[str, list[Traits]] = {}
    barred: set[str] = set()
    for incident, other in candidates:
        if any(told_apart(one, other) for one in scene):
            barred.add(incident)
        elif other.id not in siblings:
            known.setdefault(incident, []).append(other)
    best: tuple[float, str, list[_Row]] | None = None
    new = completed(scene)
    for incident in sorted(known.keys() - barred):
        found = _compared(new, known[incident])
        value = max(row[0][0] for row in found) if likest else _of_scene(found, thresholds)
        if best is None or value > best[0]:
            best = value, incident, [row for rows in found for row in rows]
    if best is None:
        return Placement(incident=None, score=0.0, reasons=("nothing like it in the record",))
    value, incident, rows = best
    joins = value >= thresholds.join
    _, one, other = max(rows, key=lambda row: (row[0], row[1].id, row[2].id))
    return Placement(
        incident=incident if joins else None,
        score=round(value, 4),
        reasons=compare(one, other).reasons,
        links=_ties(scene, rows, thresholds) if joins else (),
    )


def _compared(new: Sequence[Traits], known: Sequence[Traits]) -> list[list[_Row]]:
    """For each new event, its scores against an incident's, the highest first."""
    of_report: dict[str, list[Traits]] = {}
    for other in known:
        of_report.setdefault(other.report, []).append(other)
    others = [other for report in sorted(of_report) for other in completed(of_report[report])]
    rows = [[(likelihood(one, other), one, other) for other in others] for one in new]
    return [sorted(row, key=lambda found: (-found[0], found[2].id)) for row in rows]


def _of_scene(rows: Sequence[Sequence[_Row]], thresholds: Thresholds) -> float:
    """One score for a scene: the mean of its likest event's score and of the mean of its events' scores."""
    values = []
    for row in rows:
        held = [value for value, _, _ in row[: thresholds.compared]]
        values.append(thresholds.likest * held[0] + (1 - thresholds.likest) * sum(held) / len(held))
    return (max(values) + sum(values) / len(values)) / 2


def _ties(scene: Sequence[Traits], rows: Iterable[_Row], thresholds: Thresholds) -> tuple[Tie, ...]:
    ties: list[Tie] = []
    kept: dict[str, int] = {one.id: 0 for one in scene}
    for value, one, other in rows:
        if value >= thresholds.link and kept[one.id] < thresholds.links:
            kept[one.id] += 1
            ties.append(Tie(event=one.id, other=other.id, score=value, reasons=compare(one, other).reasons))
    return tuple(ties)


def scenes(traits: Sequence[Traits], thresholds: Thresholds = DEFAULTS) -> list[tuple[list[Traits], tuple[Tie, ...]]]:
    """The events of one report, in the order of its text, put into scenes, with the links that joined them."""
    found: list[list[Traits]] = []
    links: list[list[Tie]] = []
    for new in sorted(traits, key=lambda trait: (trait.at, trait.id)):
        known = [(str(n), other) for n, one in enumerate(found) for other in one]
        placement = place_scene([new], known, thresholds, likest=True)
        if placement.incident is None:
            found.append([])
            links.append([])
        number = len(found) - 1 if placement.incident is None else int(placement.incident)
        found[number].append(new)
        links[number].extend(placement.links)
    return [(scene, tuple(ties)) for scene, ties in zip(found, links, strict=True)]


def group(entries: Iterable[Entry], thresholds: Thresholds = DEFAULTS) -> tuple[Group, ...]:
    """The groups of many entries: reports in the order of their days and ids, each scene placed once."""
    ordered = sorted(entries, key=lambda one: (one.head.published or "", one.head.report))
    by_id = {entry.event.id: entry for entry in ordered}
    blocks: dict[str, list[int]] = {}
    placed: list[tuple[str, Traits]] = []
    groups: list[list[Entry]] = []
    links: list[list[Tie]] = []
    for _, report in groupby(ordered, key=lambda one: one.head.report):
        traits = [traits_of(entry) for entry in report]
        siblings = {one.id for one in traits}
        for scene, ties in scenes(traits, thresholds):
            near = sorted({index for one in scene for key in keys(one) for index in blocks.get(key, ())})
            placement = place_scene(scene, (placed[index] for index in near), thresholds, siblings=siblings)
            if placement.incident is None:
                groups.append([])
                links.append([])
            number = len(groups) - 1 if placement.incident is None else int(placement.incident)
            groups[number].extend(by_id[one.id] for one in scene)
            links[number].extend((*ties, *placement.links))
            for one in scene:
                for key in keys(one):
                    blocks.setdefault(key, []).append(len(placed))
                placed.append((str(number), one))
    return tuple(Group(entries=tuple(e), links=tuple(t)) for e, t in zip(groups, links, strict=True))
