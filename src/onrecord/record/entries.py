"""Entries: one event as one claim in one report has it, with all that is needed to compare it with others.

An entry is what leaves a reading for the record: no tokens, no database, only values and the words they came from.
"""

import msgspec

from onrecord.model import Actor, Claim, Event, Figure, Place, Reading, Span, Value
from onrecord.record.blamed import blamed
from onrecord.record.incident_words import telling
from onrecord.terms import ActorKind, Basis, Sector, SourceKind


class Head(Value, frozen=True, kw_only=True):
    """What entries carry of their report. ``lineage`` is the wire text it copies, once that is known."""

    report: str
    outlet: str | None
    title: str | None
    url: str | None
    published: str | None
    lineage: str | None = None
    words: tuple[str, ...] = ()
    """Stems the report is known by, the most telling first."""


class Who(Value, frozen=True, kw_only=True):
    """A source, actor or recipient. ``key`` is an actor's id, or the words in lower case where nobody was resolved."""

    key: str
    name: str
    kind: ActorKind | SourceKind | None = None
    country: str | None = None
    sector: Sector | None = None
    party: str | None = None


class Entry(Value, frozen=True, kw_only=True):
    """One event of one claim, compared with entries of other claims."""

    head: Head
    claim: Claim
    event: Event
    sources: tuple[Who, ...]
    on_behalf_of: Who | None
    actors: tuple[Who, ...]
    recipients: tuple[Who, ...]
    place: Place | None
    figures: tuple[Figure, ...]
    trigger: str
    """The words of the trigger."""
    quote: str
    """The sentence (or sentences) the event stands in, as far as it lies in the claim's content."""
    answers: tuple[str, ...] = ()
    """Events of the same report that the claim denies, confirms or repeats."""

    @property
    def basis(self) -> Basis:
        """What the source goes by."""
        return self.claim.basis


_BARE = {"toponyms": (), "candidates": ()}


def entries_of(reading: Reading, lineage: str | None = None) -> tuple[Entry, ...]:
    """The entries of one reading, in the order of its events."""
    head, known = head_of(reading, lineage), Known(reading)
    return tuple(known.entry(event, head) for event in reading.events)


def head_of(reading: Reading, lineage: str | None = None) -> Head:
    """What entries carry of this report."""
    report = reading.report
    return Head(
        report=report.id,
        outlet=report.outlet,
        title=report.title,
        url=report.url,
        published=report.published,
        lineage=lineage,
        words=telling(f"{report.title or ''}\n{report.text}"),
    )


class Known:
    """The things of a reading by their ids, put together where an event or a claim needs several."""

    def __init__(self, reading: Reading) -> None:
        self.text = reading.report.text
        self.outlet = reading.report.outlet
        self.report = reading.report.id
        self.claims = {claim.id: claim for claim in reading.claims}
        self.actors = {actor.id: actor for actor in reading.actors}
        self.places = {place.id: place for place in reading.places}
        self.figures: dict[str, list[Figure]] = {}
        for figure in reading.figures:
            if figure.event is not None:
                self.figures.setdefault(figure.event, []).append(figure)
        self.blamed = blamed(reading)
        self.answers: dict[str, set[str]] = {}
        of_claim: dict[str, set[str]] = {}
        for event in reading.events:
            of_claim.setdefault(event.claim, set()).add(event.id)
        for link in reading.links:
            about = {link.about} if link.about is not None else of_claim.get(link.other, set())
            self.answers.setdefault(link.claim, set()).update(about)

    def entry(self, event: Event, head: Head) -> Entry:
        """One event with all that belongs to it."""
        claim = self.claims[event.claim]
        place = self.places.get(event.place) if event.place else None
        return Entry(
            head=head,
            claim=claim,
            event=event,
            sources=self.sources(claim),
            on_behalf_of=self.behalf(claim),
            actors=tuple(self.who(key) for key in event.actor or self.blamed.get(event.id, ())),
            recipients=tuple(self.who(key) for key in event.recipient),
            place=msgspec.structs.replace(place, **_BARE) if place else None,
            figures=tuple(self.figures.get(event.id, ())),
            trigger=event.trigger.quote(self.text),
            quote=self.sentence(claim, event.trigger),
            answers=tuple(sorted(self.answers.get(claim.id, set()) - {event.id})),
        )

    def sources(self, claim: Claim) -> tuple[Who, ...]:
        """Who says it; of the outlet's own sentences, the outlet."""
        if claim.form == "narrated":
            key = f"outlet:{self.outlet.lower()}" if self.outlet else f"outlet:{self.report}"
            return (Who(key=key, name=self.outlet or "the report itself", kind="outlet"),)
        found = []
        for source in claim.sources:
            actor = self.actors.get(source.actor) if source.actor else None
            words = source.name or " … ".join(span.quote(self.text) for span in source.spans)
            found.append(_who(actor) if actor else Who(key=words.lower(), name=words, kind=source.kind))
        return tuple(found)

    def behalf(self, claim: Claim) -> Who | None:
        """For whom it is said."""
        if claim.on_behalf_of is None:
            return None
        named = claim.on_behalf_of
        for actor in self.actors.values():
            if named in (actor.id, actor.name):
                return _who(actor)
        return Who(key=named.lower(), name=named)

    def who(self, key: str) -> Who:
        """An actor of the reading."""
        return _who(self.actors[key])

    def sentence(self, claim: Claim, trigger: Span) -> str:
        """The sentence around the trigger, cut at the edges of the content it lies in."""
        start, end = next(((s.start, s.end) for s in claim.contents if s.contains(trigger)), trigger)
        left = max((self.text.rfind(stop, start, trigger.start) + 1 for stop in _STOPS), default=start)
        rights = [at for stop in _STOPS if (at := self.text.find(stop, trigger.end, end)) >= 0]
        return self.text[max(left, start) : min([*rights, end])].strip()


_STOPS = (". ", "! ", "? ", ".” ", '." ', "\n")


def _who(actor: Actor) -> Who:
    return Who(
        key=actor.id, name=actor.name, kind=actor.kind, country=actor.country, sector=actor.sector, party=actor.party
    )
