"""Versions: what is asserted of an incident, one row for all claims that say the very same.

Formats that hold one value for an event are written from these rows. Their rule has a name, which stands in the files:
``RULE``. Only what is asserted to have happened has a row: what is denied, planned, demanded, conditional or only
possible has none. Who denies it stands beside it, where the record links the denial to one of its claims; other denials
of the incident stand in their own words. Nothing is put together from two claims, and nothing is added up.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from onrecord.exports import wording
from onrecord.exports.leaving import Leaving
from onrecord.ids import make_id
from onrecord.terms import Measure
from onrecord.views.claim_pages import EventDetail, FigureDetail, Party
from onrecord.views.filters import Filter

RULE = "one-row-per-asserted-version"
"""What the rule is called in the files."""
ASSERTS = frozenset({"state", "confirm", "accuse", "condemn", "praise", "warn"})
"""Acts in which an event may be asserted; to deny, ask, promise or doubt asserts nothing."""
_FINE = ("facility", "settlement", "offset", "district", "river", "region", "area", "sea", "country", "continent")


@dataclass(frozen=True)
class Told:
    """One event as one claim tells it, with the figures that count for it."""

    claim: Leaving
    event: EventDetail
    figures: tuple[FigureDetail, ...]

    @property
    def who(self) -> str:
        """Who says it."""
        return wording.who(self.claim)


@dataclass(frozen=True)
class Denial:
    """A claim that denies something of an incident, and what by the reading's word."""

    who: str
    claim: str
    what: str
    verb: str
    """What its cue does: who said "we did not fire" denies as much as who denied having fired."""
    quote: str
    answers: frozenset[str]
    """Claims that it denies or disputes, by the record's links."""


@dataclass(frozen=True)
class Toll:
    """A figure of one kind in one claim. Without numbers, where the claim has several of the kind."""

    value: float | None
    low: float | None
    high: float | None
    qualifier: str | None
    words: str


@dataclass(frozen=True)
class Version:
    """One row: what one claim asserts of an incident, with all other claims that assert just the same."""

    id: str
    incident: str
    told: tuple[Told, ...]
    """The events behind it, first published first."""
    event: EventDetail
    """The one that places it most finely."""
    when: EventDetail
    """The one that dates it most finely."""
    type: str
    mode: str | None
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    tolls: dict[Measure, Toll]
    denials: tuple[Denial, ...]
    """Denials that answer one of its claims."""
    other_denials: tuple[Denial, ...]
    """Other denials of the incident, which may be of something else."""
    revised_by: tuple[str, ...]
    """Claims by which its own source has since changed it."""

    @property
    def sources(self) -> tuple[str, ...]:
        """Who says it."""
        return tuple(dict.fromkeys(one.who for one in self.told))

    @property
    def claims(self) -> tuple[str, ...]:
        """Permanent ids of the claims."""
        return tuple(dict.fromkeys(one.claim.claim.id for one in self.told))

    @property
    def review(self) -> str:
        """What a person has made of its claims: checked, unchecked, or part checked."""
        states = {one.claim.claim.review for one in self.told}
        return states.pop() if len(states) == 1 else "part checked"


Key = tuple[str, str, tuple[str, ...]]
"""A claim, a type, and whom it names as doers: what one row may be put together from."""


@dataclass
class _Of:
    """What is said of one incident."""

    accounts: dict[Key, list[Told]] = field(default_factory=dict)
    denials: dict[str, Denial] = field(default_factory=dict)


@dataclass
class _Changes:
    """Which claims their own sources have taken back or changed, and by which."""

    withdrawn: set[str] = field(default_factory=set)
    revised: dict[str, list[str]] = field(default_factory=dict)

    def hear(self, one: Leaving) -> None:
        """The links that go out from a claim."""
        for link in one.links:
            if link.relation == "withdraws":
                self.withdrawn.add(link.other)
            elif link.relation == "revises":
                self.revised.setdefault(link.other, []).append(link.claim)


@dataclass(frozen=True)
class Versions:
    """All rows, and what has none, in numbers."""

    rows: tuple[Version, ...]
    claims: int
    only_denied: int
    """Incidents of which something is denied and nothing asserted."""
    not_asserted: int
    """Events that are planned, demanded, conditional, possible or future."""
    without_events: int
    withdrawn: int
    """Claims that their sources have taken back."""

    @property
    def left_out(self) -> tuple[str, ...]:
        """What has no row, in words."""
        told = (
            (self.without_events, "claim", "that tell of no event"),
            (self.not_asserted, "event", "that are planned, demanded, conditional, possible or to come"),
            (self.only_denied, "incident", "of which something is denied and nothing asserted"),
            (self.withdrawn, "claim", "that their source has withdrawn"),
        )
        return tuple(f"{wording.count(number, noun)} {words}" for number, noun, words in told if number)


def versions_of(claims: Iterable[Leaving], given: Filter) -> Versions:
    """The rows of some claims, incident by incident in the order in which they came up (first published first)."""
    found: dict[str, _Of] = {}
    changes = _Changes()
    number = not_asserted = without_events = 0
    for one in claims:
        number += 1
        without_events += not one.events
        changes.hear(one)
        for event in one.events:
            if given.incident is not None and event.line.incident != given.incident:
                continue
            of = found.setdefault(event.line.incident or event.line.id, _Of())
            if event.line.polarity == "-":
                of.denials[one.claim.id] = _denial(one, event)
            elif is_asserted(one, event):
                told = Told(one, event, tuple(figure for figure in one.figures if figure.line.id in event.figures))
                doers = tuple(sorted(party.key for party in event.actors))
                of.accounts.setdefault((one.claim.id, event.line.type, doers), []).append(told)
            else:
                not_asserted += 1
    rows = [row for incident, of in found.items() for row in _rows(incident, of, changes)]
    return Versions(
        rows=tuple(rows),
        claims=number,
        only_denied=sum(bool(of.denials) and not of.accounts for of in found.values()),
        not_asserted=not_asserted,
        without_events=without_events,
        withdrawn=len(changes.withdrawn),
    )


def _denial(one: Leaving, event: EventDetail) -> Denial:
    return Denial(
        who=wording.who(one),
        claim=one.claim.id,
        what=event.line.denied or "occurrence",
        verb=wording.verb(one),
        quote=wording.unquoted(one.claim.quote),
        answers=frozenset(link.other for link in one.links if link.relation in ("denies", "disputes")),
    )


def is_asserted(one: Leaving, event: EventDetail) -> bool:
    """Whether a claim asserts that an event happened or is happening."""
    line = event.line
    plain = line.polarity == "+" and line.certainty == "asserted" and event.tense != "future"
    return plain and one.claim.act in ASSERTS


def _rows(incident: str, of: _Of, changes: _Changes) -> list[Version]:
    families: dict[tuple[object, ...], list[Version]] = {}
    for (claim, _, _), told in of.accounts.items():
        if claim not in changes.withdrawn:
            row = _account(incident, told, of.denials.values(), changes)
            families.setdefault(_content(row), []).append(row)
    return [_joined(family) for family in families.values()]


def _account(incident: str, told: Sequence[Told], denials: Iterable[Denial], changes: _Changes) -> Version:
    """What one claim asserts of one type of event by the same doers."""
    first = told[0]
    claim = first.claim.claim.id
    modes = {one.event.line.mode for one in told} - {None}
    return Version(
        id=make_id("ver", incident, first.event.line.id),
        incident=incident,
        told=tuple(told),
        event=min((one.event for one in told), key=_fineness),
        when=max((one.event for one in told), key=lambda event: len(event.line.begin or "")),
        type=first.event.line.type,
        mode=modes.pop() if len(modes) == 1 else None,
        actors=first.event.actors,
        recipients=_parties(party for one in told for party in one.event.recipients),
        tolls=_tolls(told),
        denials=tuple(denial for denial in denials if claim in denial.answers),
        other_denials=tuple(denial for denial in denials if claim not in denial.answers),
        revised_by=tuple(dict.fromkeys(changes.revised.get(claim, ()))),
    )


def _content(row: Version) -> tuple[object, ...]:
    """All that a row says but for who says it."""
    return (
        row.type,
        row.mode,
        tuple(party.name for party in row.actors),
        tuple(party.name for party in row.recipients),
        (row.event.line.place, row.event.line.lat, row.event.line.lon, row.event.line.country, row.event.admin1),
        (row.when.line.begin, row.when.line.end),
        tuple((measure, toll.value, toll.low, toll.high, toll.qualifier) for measure, toll in row.tolls.items()),
        tuple(dict.fromkeys(one.event.line.label for one in row.told)),
        row.revised_by,
    )


def _joined(family: Sequence[Version]) -> Version:
    """One row of several claims that assert the same. What denies any of them stands beside it."""
    denials = {denial.claim: denial for row in family for denial in row.denials}
    return replace(
        family[0],
        told=tuple(one for row in family for one in row.told),
        denials=tuple(denials.values()),
        other_denials=tuple(denial for denial in family[0].other_denials if denial.claim not in denials),
        revised_by=tuple(dict.fromkeys(name for row in family for name in row.revised_by)),
    )


def _fineness(event: EventDetail) -> int:
    return _FINE.index(event.line.precision) if event.line.precision in _FINE else len(_FINE)


def _parties(parties: Iterable[Party]) -> tuple[Party, ...]:
    return tuple({party.key: party for party in parties if party.name}.values())


def _tolls(told: Sequence[Told]) -> dict[Measure, Toll]:
    """The figures of each kind. Parts of a whole are left out; several of a kind are not added up."""
    found: dict[str, dict[str, FigureDetail]] = {}
    for one in told:
        for figure in one.figures:
            if figure.part_of is None:
                found.setdefault(figure.line.measure, {})[figure.line.id] = figure
    return {measure: _toll(list(figures.values())) for measure, figures in found.items()}  # type: ignore[misc]


def _toll(figures: Sequence[FigureDetail]) -> Toll:
    words = "; ".join(dict.fromkeys(map(wording.figure, figures)))
    if len(figures) > 1:
        return Toll(None, None, None, None, words)
    line = figures[0].line
    return Toll(line.value, line.low, line.high, line.qualifier, words)
