"""Who is public and who is private in a report. In doubt, a person is private.

Public are office-holders, commanders, spokespeople, by what the reader made of them, by the words beside their name, by
another report that gives the same full name an office, or by a list of names; and whoever a person marked so. Whoever a
report only quotes or counts (a resident, a victim, a relative) is private.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import msgspec
import sqlalchemy as sa

from onrecord import settings
from onrecord.model import Value
from onrecord.record.decisions import decisions_of
from onrecord.record.packing import unpack
from onrecord.record.schema import claim_sources, claims, event_parties, events, readings, reports
from onrecord.views.kept import Kept
from onrecord.views.names import is_name
from onrecord.views.public_roles import Roles, is_place, roles
from onrecord.views.rows import MANY, by_number

MOST_KEPT = 10_000
"""Reports of which what was found is kept in memory, some kilobytes each."""


class People(Value, frozen=True, kw_only=True):
    """The named persons of a report.

    ``also`` are other words that name the private ones; ``taken`` are words of the names of places and organisations,
    and words of everyday that are names too.
    """

    private: frozenset[str]
    public: frozenset[str]
    also: frozenset[str]
    taken: frozenset[str]


@dataclass
class _Person:
    """What is known of one named person in one report."""

    keys: set[str] = field(default_factory=set)
    sectors: set[str] = field(default_factory=set)
    speaks: bool = False
    speaks_for: bool = False
    mentions: set[str] = field(default_factory=set)
    is_place: bool = False
    has_role: bool = False
    """By the words beside the name in the report."""


class _Actor(msgspec.Struct):
    id: str
    name: str
    kind: str
    sector: str | None = None
    mentions: tuple[tuple[int, int], ...] = ()


class _Place(msgspec.Struct):
    name: str
    toponyms: tuple["_Toponym", ...] = ()


class _Toponym(msgspec.Struct):
    span: tuple[int, int]


class _Named(msgspec.Struct):
    """The part of a reading that is needed here; the rest is skipped."""

    actors: tuple[_Actor, ...] = ()
    places: tuple[_Place, ...] = ()


@dataclass
class _Scene:
    """A report: its named persons, and the words that other names take."""

    persons: dict[str, _Person] = field(default_factory=dict)
    taken: set[str] = field(default_factory=set)


_KEPT: Kept[int, _Scene] = Kept()


def people_of(connection: sa.Connection, numbers: Sequence[int]) -> dict[int, People]:
    """The named persons of some reports (row numbers), as public or private."""
    found = roles(settings.load().lexicons)
    scenes = _scenes(connection, numbers, found)
    marks = _marks(connection)
    in_office = _in_office(connection, scenes, found)
    return {number: _sorted(scene, marks, in_office, found) for number, scene in scenes.items()}


def _scenes(connection: sa.Connection, numbers: Sequence[int], found: Roles) -> dict[int, _Scene]:
    """What each report says of its persons: kept from one question to the next while nothing in it can change."""
    kept = _KEPT.of(connection, found)
    known = {number: scene for number in numbers if (scene := kept.get(number)) is not None}
    fresh = {number: _Scene() for number in numbers if number not in known}
    _told(connection, fresh)
    _read(connection, fresh, found)
    if len(kept) + len(fresh) > MOST_KEPT:
        kept.clear()
    kept.update(fresh)
    return known | fresh


def _sorted(scene: _Scene, marks: Mapping[str, bool], in_office: frozenset[str], found: Roles) -> People:
    persons = {name: who for name, who in scene.persons.items() if who.speaks or not who.is_place}
    public = {name for name, who in persons.items() if _is_public(name, who, marks, in_office, found)}
    private = set(persons) - public
    return People(
        private=frozenset(private),
        public=frozenset(public),
        also=frozenset(word for name in private for word in _other_words(name, persons[name], public)),
        taken=frozenset(scene.taken) | found.ambiguous,
    )


def _is_public(name: str, who: _Person, marks: Mapping[str, bool], in_office: frozenset[str], found: Roles) -> bool:
    marked = [marks[mark] for mark in (name, *sorted(who.keys)) if mark in marks]
    if marked:
        return all(marked)
    if who.speaks_for or who.sectors & found.public_sectors or who.has_role:
        return True
    return (name in in_office or name in found.known) and not who.sectors & found.private_sectors


def _other_words(name: str, who: _Person, public: Iterable[str]) -> Iterable[str]:
    """Words that name a private person elsewhere in the report: a first name, a name with a title.

    A part of a name that a public person has too is left out unless it is the last: "Lado" may be either of them.
    """
    parts = set(name.split())
    shared = {part for other in public for part in other.split()}
    for mention in who.mentions:
        words = mention.split()
        if mention != name and parts & set(words) and is_name(mention) and not (len(words) == 1 and mention in shared):
            yield mention


def _read(connection: sa.Connection, scenes: Mapping[int, _Scene], found: Roles) -> None:
    """Persons as the machine read them, whoever speaks or not; a single word only if no other name has it.

    And what the text says beside the names of all.
    """
    asked = sa.select(reports.c.number, reports.c.text, readings.c.body).join(
        readings, readings.c.report == reports.c.number
    )
    for row in by_number(connection, asked, reports.c.number, list(scenes)):
        scene, named = scenes[row.number], unpack(row.body, _Named)
        text = row.text
        others = [actor.name for actor in named.actors if actor.kind != "person"]
        others += [place.name for place in named.places]
        others += [_bare(text[slice(*one.span)]) for place in named.places for one in place.toponyms]
        scene.taken = {word for name in others for word in name.split() if word[:1].isupper()}
        for actor in named.actors:
            if actor.kind != "person" or not is_name(actor.name):
                continue
            if actor.name in scene.persons or actor.name not in scene.taken:
                who = scene.persons.setdefault(actor.name, _Person())
                who.keys.add(actor.id)
                who.sectors |= {actor.sector} if actor.sector else set()
                who.mentions |= {_bare(text[start:end]) for start, end in actor.mentions}
        for name, who in scene.persons.items():
            who.is_place, who.has_role = is_place(name, text), found.has_role(name, text)


def _bare(mention: str) -> str:
    """A mention on one line, without a possessive's ending."""
    return re.sub("[’']s$", "", " ".join(mention.split()))


def _told(connection: sa.Connection, scenes: Mapping[int, _Scene]) -> None:
    """Persons who speak, act or are acted upon, with people's decisions."""
    said = sa.select(claims.c.report, *(claim_sources.c[name] for name in ("name", "key", "sector", "on_behalf_of")))
    said = said.join(claims, claims.c.number == claim_sources.c.claim).where(claim_sources.c.kind == "person")
    done = sa.select(events.c.report, *(event_parties.c[name] for name in ("name", "key", "sector")))
    done = done.add_columns(sa.null().label("on_behalf_of"))
    done = done.join(events, events.c.number == event_parties.c.event).where(event_parties.c.kind == "person")
    for asked, column in ((said, claims.c.report), (done, events.c.report)):
        for row in by_number(connection, asked.distinct(), column, list(scenes)):
            if is_name(row.name):
                who = scenes[row.report].persons.setdefault(row.name, _Person())
                who.keys.add(row.key)
                who.sectors |= {row.sector} if row.sector else set()
                who.speaks = who.speaks or column is claims.c.report
                who.speaks_for = who.speaks_for or row.on_behalf_of is not None


def _in_office(connection: sa.Connection, scenes: Mapping[int, _Scene], found: Roles) -> frozenset[str]:
    """Of full names whose bearers are not public by their own report: those of somebody in office in another."""
    undecided = {
        name
        for scene in scenes.values()
        for name, who in scene.persons.items()
        if len(name.split()) > 1 and not who.speaks_for and not who.sectors & found.public_sectors
    }
    names = sorted(undecided)
    office = set[str]()
    for start in range(0, len(names), MANY):
        some = names[start : start + MANY]
        for table in (claim_sources, event_parties):
            asked = sa.select(table.c.name).where(table.c.name.in_(some), table.c.kind == "person").distinct()
            office |= set(connection.execute(asked.where(table.c.sector.in_(found.public_sectors))).scalars())
    return frozenset(office)


def _marks(connection: sa.Connection) -> dict[str, bool]:
    """Actors (ids or names) that a person marked as public or private."""
    found: dict[str, bool] = {}
    for one in decisions_of(connection, "actor.mark"):
        if "public" in one.decision.details:
            found[one.decision.target] = bool(one.decision.details["public"])
    return found
