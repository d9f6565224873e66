"""Where a new entry belongs among known incidents, and the whole procedure over many entries in memory."""

from collections.abc import Iterable, Sequence

import msgspec

from onrecord.model import Value
from onrecord.record.entries import Entry
from onrecord.record.incident_keys import keys
from onrecord.record.incident_score import Score, compare
from onrecord.record.incident_traits import Traits, traits_of


class Thresholds(msgspec.Struct, frozen=True, kw_only=True):
    """When an event belongs to an incident."""

    join: float = 0.5
    """Least score (0 to 1) of an entry against an incident."""
    compared: int = 12
    """So many entries of an incident are compared with at most: those with the highest scores count alike."""
    link: float = 0.3
    """Least score of two entries for a link between them to be kept."""


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


def place_in(entry: Entry, candidates: Sequence[tuple[str, Entry]], thresholds: Thresholds = DEFAULTS) -> Placement:
    """The incident a new entry belongs to; ``candidates`` are pairs of incident id and an entry of that incident."""
    known = [(incident, traits_of(other)) for incident, other in candidates]
    return place(traits_of(entry), known, thresholds)


def place(new: Traits, candidates: Iterable[tuple[str, Traits]], thresholds: Thresholds = DEFAULTS) -> Placement:
    """``place_in`` for entries whose traits are known."""
    scores: dict[str, list[tuple[Score, Traits]]] = {}
    for incident, other in candidates:
        scores.setdefault(incident, []).append((compare(new, other), other))
    best: tuple[float, str, list[tuple[Score, Traits]]] | None = None
    for incident in sorted(scores):
        found = sorted(scores[incident], key=lambda pair: (-pair[0].value, pair[1].id))
        value = _together([score.value for score, _ in found], thresholds)
        if best is None or value > best[0]:
            best = value, incident, found
    if best is None:
        return Placement(incident=None, score=0.0, reasons=("nothing like it in the record",))
    value, incident, found = best
    joins = value >= thresholds.join
    ties = (
        Tie(event=new.id, other=o.id, score=s.value, reasons=s.reasons) for s, o in found if s.value >= thresholds.link
    )
    return Placement(
        incident=incident if joins else None,
        score=round(value, 4),
        reasons=found[0][0].reasons,
        links=tuple(ties) if joins else (),
    )


def _together(values: Sequence[float], thresholds: Thresholds) -> float:
    """One score of many, highest first: the mean of the best and of all that are compared."""
    held = values[: thresholds.compared]
    return (held[0] + sum(held) / len(held)) / 2


def group(entries: Iterable[Entry], thresholds: Thresholds = DEFAULTS) -> tuple[Group, ...]:
    """The groups of many entries: reports in the order of their days and ids, each entry placed once."""
    ordered = sorted(entries, key=lambda e: (e.head.published or "", e.head.report, e.event.trigger.start, e.event.id))
    blocks: dict[str, list[int]] = {}
    groups: list[list[Entry]] = []
    links: list[list[Tie]] = []
    placed: list[tuple[str, Traits]] = []
    for entry in ordered:
        traits = traits_of(entry)
        found = keys(traits)
        near = sorted({index for key in found for index in blocks.get(key, ())})
        placement = place(traits, (placed[index] for index in near), thresholds)
        number = len(groups) if placement.incident is None else int(placement.incident)
        if number == len(groups):
            groups.append([])
            links.append([])
        groups[number].append(entry)
        links[number].extend(placement.links)
        for key in found:
            blocks.setdefault(key, []).append(len(placed))
        placed.append((str(number), traits))
    return tuple(Group(entries=tuple(e), links=tuple(t)) for e, t in zip(groups, links, strict=True))
