"""What a claim says, field by field, as a person may put it right. Each value is what ``Decision.expects`` compares."""

from onrecord.model import Claim, Event, Figure, Reading, Value
from onrecord.record.decisions import figure_target


class SourceFact(Value, frozen=True, kw_only=True):
    """Who speaks: the name made out, or the words of the text."""

    name: str | None
    kind: str
    worded: str


class EventFact(Value, frozen=True, kw_only=True):
    """An event, with names in place of ids. ``is_act``: it only repeats what the claim's cue says."""

    id: str
    type: str
    mode: str | None
    polarity: str
    denied: str | None
    certainty: str
    tense: str | None
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    place: str | None
    begin: str | None
    end: str | None
    label: str | None
    is_act: bool
    by_person: tuple[str, ...]
    """Fields that a person put right."""


class FigureFact(Value, frozen=True, kw_only=True):
    """A figure; its id is its claim's with its span."""

    id: str
    value: float | int | None
    low: float | int | None
    high: float | int | None
    qualifier: str
    measure: str
    unit: str | None
    counted: str
    who: str | None
    since: str | None
    cumulative: bool
    implied: bool
    start: int
    end: int
    words: str


class ClaimFacts(Value, frozen=True, kw_only=True):
    """All that a claim says. ``score`` is the reader's own trust in it, 0 to 1."""

    id: str
    fingerprint: str
    sources: tuple[SourceFact, ...]
    act: str
    form: str
    basis: str
    said: str | None
    on_behalf_of: str | None
    via: str | None
    addressee: str | None
    inside: str | None
    review: str
    score: float | None
    start: int
    end: int
    quote: str
    events: tuple[EventFact, ...]
    figures: tuple[FigureFact, ...]
    by_person: tuple[str, ...]

    @property
    def source(self) -> str | None:
        """The name of the first source, which is what a correction of the source replaces."""
        return self.sources[0].name if self.sources else None

    @property
    def names(self) -> tuple[str, ...]:
        """Every name in it that could mean somebody else."""
        parties = (name for event in self.events for name in (*event.actor, *event.recipient))
        sources = (source.name for source in self.sources if source.name and self.form != "narrated")
        return tuple(dict.fromkeys((*sources, *parties)))


def facts_of(reading: Reading, ids: dict[str, str], reviews: dict[str, str]) -> dict[str, ClaimFacts]:
    """Facts of every claim the record knows by a permanent id, by that id, in the order of the reading.

    ``reviews`` says by permanent id what a person has made of a claim.
    """
    names = {actor.id: actor.name for actor in reading.actors}
    places = {place.id: place.name for place in reading.places}
    events: dict[str, list[Event]] = {}
    for event in reading.events:
        events.setdefault(event.claim, []).append(event)
    figures: dict[str, list[Figure]] = {}
    for figure in reading.figures:
        figures.setdefault(figure.claim, []).append(figure)
    found = {}
    for claim in reading.claims:
        if (permanent := ids.get(claim.id)) is None:
            continue
        found[permanent] = _facts(
            reading.report.text,
            claim,
            permanent,
            reviews.get(permanent, claim.review),
            names,
            ids.get(claim.inside or ""),
            tuple(
                _event(event, ids[event.id], claim, names, places)
                for event in sorted(events.get(claim.id, ()), key=lambda event: event.trigger)
                if event.id in ids
            ),
            tuple(
                _figure(figure, permanent, reading.report.text)
                for figure in sorted(figures.get(claim.id, ()), key=lambda figure: figure.span)
            ),
        )
    return found


def _facts(
    text: str,
    claim: Claim,
    permanent: str,
    review: str,
    names: dict[str, str],
    inside: str | None,
    events: tuple[EventFact, ...],
    figures: tuple[FigureFact, ...],
) -> ClaimFacts:
    return ClaimFacts(
        id=permanent,
        fingerprint=claim.id,
        sources=tuple(
            SourceFact(name=source.name, kind=source.kind, worded=" ".join(span.quote(text) for span in source.spans))
            for source in claim.sources
        ),
        act=claim.act,
        form=claim.form,
        basis=claim.basis,
        said=claim.said,
        on_behalf_of=names.get(claim.on_behalf_of or "", claim.on_behalf_of),
        via=claim.via,
        addressee=names.get(claim.addressee or "", claim.addressee),
        inside=inside,
        review=review,
        score=claim.method.score,
        start=min((span.start for span in claim.contents), default=0),
        end=max((span.end for span in claim.contents), default=0),
        quote=" … ".join(" ".join(span.quote(text).split()) for span in claim.contents),
        events=events,
        figures=figures,
        by_person=_by_person(claim),
    )


def _event(event: Event, permanent: str, claim: Claim, names: dict[str, str], places: dict[str, str]) -> EventFact:
    return EventFact(
        id=permanent,
        type=event.type,
        mode=event.mode,
        polarity=event.polarity,
        denied=event.denied,
        certainty=event.certainty,
        tense=event.tense,
        actor=tuple(names.get(one, one) for one in event.actor),
        recipient=tuple(names.get(one, one) for one in event.recipient),
        place=places.get(event.place or ""),
        begin=event.begin,
        end=event.end,
        label=event.label.term if event.label else None,
        is_act=claim.cue is not None and any(span.overlaps(event.trigger) for span in claim.cue.spans),
        by_person=_by_person(event),
    )


def _figure(figure: Figure, claim: str, text: str) -> FigureFact:
    return FigureFact(
        id=figure_target(claim, figure.span.start, figure.span.end),
        value=figure.value,
        low=figure.low,
        high=figure.high,
        qualifier=figure.qualifier,
        measure=figure.measure,
        unit=figure.unit,
        counted=figure.counted,
        who=figure.who,
        since=figure.since,
        cumulative=figure.cumulative,
        implied=figure.implied,
        start=figure.span.start,
        end=figure.span.end,
        words=figure.span.quote(text),
    )


def _by_person(value: Claim | Event) -> tuple[str, ...]:
    return tuple(sorted(field for field, method in value.methods.items() if method.kind == "person"))
