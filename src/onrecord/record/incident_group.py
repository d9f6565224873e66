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
    merge: float = 0.8
    """Least score of an incident against another for the two to be one, once a scene belongs to both."""
    link: float = 0.5
    """Least score of two entries for a link between them to be kept."""
    links: int = 3
    """At most so many links of one entry, the best, are kept."""


DEFAULTS = Thresholds()
WHOLE = 24
"""At most so many events of an incident, the latest, are put to the test whether it is another's."""


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
    also: tuple[str, ...] = ()
    """Other incidents to which it would belong as well, the likest first: they may be one (``bridged``)."""


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
    values: dict[str, tuple[float, list[_Row]]] = {}
    new = completed(scene)
    for incident in sorted(known.keys() - barred):
        found = _compared(new, known[incident])
        value = max(row[0][0] for row in found) if likest else _of_scene(found, thresholds)
        values[incident] = value, [row for rows in found for row in rows]
    if not values:
        return Placement(incident=None, score=0.0, reasons=("nothing like it in the record",))
    incident, *others = sorted(values, key=lambda name: (-values[name][0], name))
    value, rows = values[incident]
    joins = value >= thresholds.join
    _, one, other = max(rows, key=lambda row: (row[0], row[1].id, row[2].id))
    return Placement(
        incident=incident if joins else None,
        score=round(value, 4),
        reasons=compare(one, other).reasons,
        links=_ties(scene, rows, thresholds) if joins else (),
        also=tuple(other for other in others if values[other][0] >= thresholds.join),
    )


def bridged(some: Sequence[Traits], others: Sequence[Traits], thresholds: Thresholds = DEFAULTS) -> Placement | None:
    """Why two incidents are one, a scene that belongs to both being among the events of one; None if they stay two.

    The evidence is more than what it takes to join: the one with fewer events, were it a new scene, would be put into
    the other. A report that has told of both as two keeps them apart, however alike they are.
    """
    if {one.report for one in some} & {other.report for other in others}:
        return None
    few, many = sorted((some, others), key=len)
    placement = place_scene(few[-WHOLE:], [("", other) for other in many[-WHOLE:]], thresholds)
    return placement if placement.score >= thresholds.merge else None


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
    place_of = {name: at for at, name in enumerate(by_id)}
    known = _Groups(thresholds)
    for _, report in groupby(ordered, key=lambda one: one.head.report):
        traits = [traits_of(entry) for entry in report]
        siblings = {one.id for one in traits}
        for scene, ties in scenes(traits, thresholds):
            placement = place_scene(scene, known.near(scene), thresholds, siblings=siblings)
            number = known.put(scene, placement, ties)
            for other in placement.also:
                number = known.bridge(number, int(other))
    return tuple(
        Group(
            entries=tuple(by_id[name] for name in sorted((one.id for one in traits), key=place_of.__getitem__)),
            links=tuple(known.links[number]),
        )
        for number, traits in sorted(known.traits.items())
    )


class _Groups:
    """Groups as they grow, by number, and their events by blocking key."""

    def __init__(self, thresholds: Thresholds) -> None:
        self.thresholds = thresholds
        self.traits: dict[int, list[Traits]] = {}
        self.links: dict[int, list[Tie]] = {}
        self._of: dict[str, int] = {}
        self._blocks: dict[str, list[Traits]] = {}

    def near(self, scene: Sequence[Traits]) -> list[tuple[str, Traits]]:
        """The events that share a key with one of a scene, with their groups."""
        found = {other.id: other for one in scene for key in keys(one) for other in self._blocks.get(key, ())}
        return [(str(self._of[name]), other) for name, other in found.items()]

    def put(self, scene: Sequence[Traits], placement: Placement, ties: Iterable[Tie]) -> int:
        """Put a scene where it belongs; the number of its group."""
        number = len(self._of) if placement.incident is None else int(placement.incident)
        self.traits.setdefault(number, []).extend(scene)
        self.links.setdefault(number, []).extend((*ties, *placement.links))
        for one in scene:
            self._of[one.id] = number
            for key in keys(one):
                self._blocks.setdefault(key, []).append(one)
        return number

    def bridge(self, number: int, other: int) -> int:
        """Make two groups one, if they are; the number of the first one's group then, that of the older of two."""
        if bridged(self.traits[number], self.traits[other], self.thresholds) is None:
            return number
        older, younger = min(number, other), max(number, other)
        for one in self.traits[younger]:
            self._of[one.id] = older
        self.traits[older] += self.traits.pop(younger)
        self.links[older] += self.links.pop(younger)
        return older
