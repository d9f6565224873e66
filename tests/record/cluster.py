"""Clusters: some stories on one matter, and the incidents a person would draw of them, against those of the record."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, Literal

import msgspec

from onrecord.intake import report_from_text
from onrecord.model import Reading, Value
from onrecord.reading.read import Reader
from onrecord.reading.read import reader as make_reader
from onrecord.record.claim_links import links_between
from onrecord.record.entries import Entry, Who, entries_of
from onrecord.record.forms import FigurePoint, Incident, Version, Voices
from onrecord.record.incident_account import account_of
from onrecord.record.incident_group import group
from onrecord.record.lineages import lineages
from onrecord.record.parties import Parties

FOLDER = Path(__file__).parent / "clusters"
NAMES = tuple(sorted(path.stem for path in FOLDER.glob("*.toml")))


class Story(Value, frozen=True, kw_only=True):
    """One report as the cluster's file has it."""

    key: str
    outlet: str
    published: str
    title: str
    text: str


class Told(Value, frozen=True, kw_only=True):
    """A version: who holds it, whom it names (by party), whether it says or denies."""

    holders: tuple[str, ...]
    who: tuple[str, ...] = ()
    polarity: str


class Drawn(Value, frozen=True, kw_only=True):
    """An incident as a person draws it, in names and words."""

    type: str | None = None
    place: str | None = None
    begin: str | None = None
    holds: dict[str, tuple[str, ...]] = msgspec.field(default_factory=dict)
    """By report, the words of the deeds that are part of it; "hit by the mayor" where one holder's alone are."""
    reports: tuple[str, ...]
    versions: tuple[Told, ...]
    voices: tuple[str, ...]
    disputes: tuple[str, ...]
    figures: tuple[str, ...]
    links: tuple[str, ...]


class Copies(Value, frozen=True, kw_only=True):
    """A lineage, its first report first."""

    reports: tuple[str, ...]


class Known(Value, frozen=True, kw_only=True):
    """A difference that is there for a reason outside the account: what was read, or what was taken for one happening."""

    line: str
    of: Literal["reading", "grouping"]
    because: str


class Cluster(Value, frozen=True, kw_only=True):
    """One file."""

    about: str
    report: tuple[Story, ...]
    incident: tuple[Drawn, ...]
    lineage: tuple[Copies, ...] = ()
    known: tuple[Known, ...] = ()


def load(name: str) -> Cluster:
    return msgspec.convert(tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8")), Cluster)


@dataclass(frozen=True)
class Record:
    """What the code makes of a cluster, in the words of its file."""

    incidents: tuple[Drawn, ...]
    lineages: tuple[Copies, ...]


def record_of(cluster: Cluster, reader: Reader, by_hand: bool = False) -> Record:
    """Read, trace copies, group and account; incidents of a single report are left out.

    ``by_hand``: the incidents are those the person drew, so that only what is said of them is at stake.
    """
    readings = [_read(story, reader) for story in cluster.report]
    keys = {reading.report.id: story.key for reading, story in zip(readings, cluster.report, strict=True)}
    copies = lineages(reading.report for reading in readings)
    of = {report: one.first for one in copies for report in one.reports}
    entries = [entry for reading in readings for entry in entries_of(reading, of.get(reading.report.id))]
    names = _Names(readings, entries, keys)
    if by_hand:
        found = [[e for e in entries if _held(e, drawn, keys[e.head.report])] for drawn in cluster.incident]
    else:
        found = [list(one.entries) for one in group(entries) if len({e.head.report for e in one.entries}) > 1]
    return Record(
        tuple(names.drawn(mine) for mine in found),
        tuple(Copies(reports=tuple(keys[report] for report in one.reports)) for one in copies),
    )


@cache
def _read(story: Story, reader: Reader) -> Reading:
    intake = report_from_text(story.text.strip(), published=story.published, outlet=story.outlet, title=story.title)
    return reader.read(intake.report, intake.problems)


def _held(entry: Entry, drawn: Drawn, key: str) -> bool:
    """Whether a person took the entry for part of the incident; talk about it goes where its words go."""
    trigger = entry.trigger.lower()
    names = [f"{trigger} by {who.name}" for who in entry.sources]
    return any(word == trigger or word in names for word in drawn.holds.get(key, ()))


class _Names:
    """Ids in words."""

    def __init__(self, readings: list[Reading], entries: list[Entry], keys: dict[str, str]) -> None:
        self.keys = keys
        self.parties = Parties(entries)
        self.entries = entries
        self.people: dict[str, Who] = {}
        self.claims: dict[str, tuple[str, str]] = {}
        for entry in entries:
            for who in (*entry.sources, *entry.actors, *entry.recipients):
                self.people[who.key] = who
            self.claims[entry.claim.id] = keys[entry.head.report], " + ".join(who.name for who in entry.sources)

    def name(self, key: str) -> str:
        return self.people[key].name if key in self.people else key

    def party(self, key: str) -> str:
        return (self.parties.of(self.people[key]) if key in self.people else None) or self.name(key)

    def drawn(self, entries: list[Entry]) -> Drawn:
        account = account_of(entries)
        places = {entry.place.id: entry.place.name for entry in entries if entry.place}
        return Drawn(
            type=account.type,
            place=places.get(account.place or ""),
            begin=account.begin,
            reports=tuple(self.keys[report] for report in account.reports),
            versions=tuple(self.told(version) for version in account.versions),
            voices=tuple(self.voice(voice) for voice in account.voices),
            disputes=tuple(self.disputes(account)),
            figures=tuple(dict.fromkeys(self.figure(account, point, entries) for point in account.figures)),
            links=tuple(dict.fromkeys(self.links(entries))),
        )

    def told(self, version: Version) -> Told:
        return Told(
            holders=tuple(dict.fromkeys(self.name(key) for key in version.holders)),
            who=tuple(dict.fromkeys(self.party(key) for key in version.says.actor)),
            polarity=version.says.polarity,
        )

    def voice(self, voice: Voices) -> str:
        sources = ", ".join(dict.fromkeys(self.name(key) for key in voice.sources))
        reports = f"{voice.reports} report{'s' if voice.reports > 1 else ''}, {voice.not_copies} not copied"
        return f"{voice.party or 'nobody known'} {voice.stand}, {voice.basis}: {sources}; {reports}"

    def disputes(self, account: Incident) -> Iterator[str]:
        for dispute in account.disputes:
            sides = (", ".join(dict.fromkeys(self.claims[claim][1] for claim in side)) for side in dispute.sides)
            yield f"{dispute.kind}: {' | '.join(sides)}"

    def figure(self, account: Incident, point: FigurePoint, entries: list[Entry]) -> str:
        figures = {figure.id: figure for entry in entries for figure in entry.figures}
        mine = next(
            figure
            for figure in figures.values()
            if figure.claim == point.claim
            and (figure.low, figure.high, figure.measure) == (point.low, point.high, point.measure)
        )
        what = " ".join(filter(None, (point.measure, mine.who or (point.unit if point.unit != "people" else None))))
        before = next(
            (old for old in account.figures if point.revises == old.claim and old.measure == point.measure), None
        )
        after = f" after {_worded(before)}" if before else ""
        part = " of them" if point.part_of or mine.part_of else ""
        return f"{what}, {self.name(point.source or '')}, {point.as_of}: {_worded(point)}{after}{part}"

    def links(self, entries: list[Entry]) -> Iterator[str]:
        for link, _ in links_between(entries):
            mine, other = self.claims[link.claim], self.claims[link.other]
            yield f"{mine[0]} {mine[1]} {link.relation} {other[0]} {other[1]}"


def _worded(point: FigurePoint) -> str:
    number = f"{point.low}–{point.high}" if point.value is None else f"{point.value}"
    return number if point.qualifier == "exactly" else f"{point.qualifier} {number}"


def differences(expected: Cluster, found: Record) -> list[str]:
    """Everything in which the two differ, a line each; none if they are the same."""
    lines = [f"lineage {one.reports} missing" for one in expected.lineage if one not in found.lineages]
    lines += [f"lineage {one.reports} too much" for one in found.lineages if one not in expected.lineage]
    left = list(found.incidents)
    for drawn in expected.incident:
        best = max(left, key=lambda one: _overlap(drawn, one), default=None)
        if best is None:
            lines.append(f"incident {drawn.type} {drawn.place} {'+'.join(drawn.reports)} missing")
            continue
        left.remove(best)
        lines += _compare(drawn, best)
    # What only copies tell is one report's.
    told_once = [set(one.reports) for one in found.lineages]
    left = [one for one in left if not any(set(one.reports) <= copies for copies in told_once)]
    lines += [f"incident {one.type} {one.place} {'+'.join(one.reports)} too much" for one in left]
    return lines


def _overlap(drawn: Drawn, other: Drawn) -> tuple[int, int]:
    return (
        len(set(drawn.figures) & set(other.figures)) + len(set(drawn.voices) & set(other.voices)),
        len(set(drawn.reports) & set(other.reports)),
    )


def _compare(drawn: Drawn, other: Drawn) -> Iterator[str]:
    where = f"{drawn.place} {'+'.join(drawn.reports)}"
    for field in ("type", "place", "begin"):
        wanted = getattr(drawn, field)
        if wanted is not None and wanted != getattr(other, field):
            yield f"{where}: {field} is {getattr(other, field)}, not {wanted}"
    for field in ("reports", "versions", "voices", "disputes", "figures", "links"):
        mine, theirs = _in_any_order(getattr(drawn, field)), _in_any_order(getattr(other, field))
        yield from (f"{where}: {field}: missing {one}" for one in sorted(mine - theirs))
        yield from (f"{where}: {field}: too much {one}" for one in sorted(theirs - mine))


def _in_any_order(values: tuple[Any, ...]) -> set[str]:
    """Values as words, with lists of names sorted: what comes first says nothing."""
    found = set()
    for value in values:
        if isinstance(value, Told):
            found.add(f"{value.polarity} {sorted(value.holders)} on {sorted(value.who)}")
        elif ": " in value and value.split(":")[0] in ("blame", "denial", "figure", "characterisation"):
            kind, sides = value.split(": ", 1)
            found.add(
                f"{kind}: {' | '.join(sorted(', '.join(sorted(side.split(', '))) for side in sides.split(' | ')))}"
            )
        elif "; " in value:
            head, sources = value.split("; ")[0].split(": ", 1)
            found.add(f"{head}: {', '.join(sorted(sources.split(', ')))}; {value.split('; ')[1]}")
        else:
            found.add(value)
    return found


@lru_cache(maxsize=1)
def reader() -> Reader:
    """The shipped reader."""
    return make_reader()
