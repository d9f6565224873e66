"""A reading with people's decisions put over what the machine read. Pure: the machine's reading is never changed."""

from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from onrecord.errors import InputError
from onrecord.ids import make_id
from onrecord.model import Actor, Claim, Event, Figure, Label, Method, Place, Reading, Source, Span
from onrecord.record.by_hand import claim_by_hand
from onrecord.record.decisions import Decision, InForce

CLAIM_FIELDS = ("act", "form", "basis", "said", "via", "addressee", "on_behalf_of", "contents", "source", "sources")
EVENT_FIELDS = (
    "type", "mode", "polarity", "denied", "certainty", "tense", "coded", "begin", "end", "label",
    "actor", "recipient", "place",
)  # fmt: skip
FIGURE_FIELDS = ("value", "low", "high", "qualifier", "measure", "unit", "who", "counted")
_REVIEW = {
    "claim.check": "checked",
    "claim.reject": "rejected",
    "claim.uncheck": "unchecked",
    "claim.withdraw": "rejected",
}


def decided(
    reading: Reading, ids: Mapping[str, str], decisions: Iterable[InForce], names: Iterable[InForce] = ()
) -> Reading:
    """The reading with decisions applied in order. ``ids`` are permanent ids by fingerprint.

    ``names`` are decisions on what names mean in all reports; they are applied first, so that a decision on one claim
    wins. A decision that no longer fits anything (its span is gone) is left out here and stays in the log.
    """
    desk = _Desk(reading, {permanent: name for name, permanent in ids.items()})
    for found in names:
        desk.name_means(found.decision)
    for found in decisions:
        desk.apply(found)
    return desk.reading()


class _Desk:
    """A reading being changed, by the permanent ids of its claims and events."""

    def __init__(self, reading: Reading, fingerprints: Mapping[str, str]) -> None:
        self.start = reading
        self.fingerprints = fingerprints
        self.claims = {claim.id: claim for claim in reading.claims}
        self.events = {event.id: event for event in reading.events}
        self.figures = {figure.id: figure for figure in reading.figures}
        self.actors = {actor.id: actor for actor in reading.actors}
        self.places = {place.id: place for place in reading.places}

    def reading(self) -> Reading:
        return msgspec.structs.replace(
            self.start,
            claims=tuple(self.claims.values()),
            events=tuple(self.events.values()),
            figures=tuple(self.figures.values()),
            actors=tuple(self.actors.values()),
            places=tuple(self.places.values()),
        )

    def apply(self, found: InForce) -> None:
        decision = found.decision
        method = Method(kind="person", name=decision.by, version=found.at, score=1.0, because=decision.why)
        if decision.kind in _REVIEW:
            self._claim(decision, review=_REVIEW[decision.kind])
        elif decision.kind == "claim.correct":
            self.correct_claim(decision, method)
        elif decision.kind == "claim.add":
            self.add_claim(found, method)
        elif decision.kind == "event.correct":
            self.correct_event(decision, method)
        elif decision.kind == "event.reject":
            self.drop_event(self.fingerprints.get(decision.target, ""))
        elif decision.kind in ("figure.correct", "figure.reject"):
            self.correct_figure(decision)

    def _claim(self, decision: Decision, **changes: Any) -> None:
        name = self.fingerprints.get(decision.target, decision.target)
        if name in self.claims:
            self.claims[name] = msgspec.structs.replace(self.claims[name], **changes)

    def correct_claim(self, decision: Decision, method: Method) -> None:
        name = self.fingerprints.get(decision.target, decision.target)
        claim, field = self.claims.get(name), decision.field or ""
        if claim is None:
            return
        methods = claim.methods | {("sources" if field == "source" else field): method}
        if field == "source":
            others = claim.sources[1:]
            changes: dict[str, Any] = {"sources": (self.source(claim, decision.after), *others)}
        elif field == "sources":
            changes = {"sources": tuple(self.source(claim, given) for given in decision.after)}
        elif field == "contents":
            changes = {"contents": tuple(Span(*span) for span in decision.after)}
        else:
            changes = {field: decision.after}
        self.claims[name] = valid(msgspec.structs.replace(claim, methods=methods, **changes), Claim, decision)

    def source(self, claim: Claim, given: Any) -> Source:
        """A source from a name, or from a dictionary with ``name``, ``kind`` and ``spans``."""
        told = {"name": given} if isinstance(given, str) else dict(given)
        old = claim.sources[0] if claim.sources else None
        known = self.actor_named(told["name"])
        kind: Any = told.get("kind") or (old.kind if old else "unnamed")
        spans = tuple(Span(*span) for span in told["spans"]) if "spans" in told else (old.spans if old else ())
        return Source(spans=spans, name=told["name"], actor=known.id if known else None, kind=kind)

    def actor_named(self, name: str) -> Actor | None:
        return next((actor for actor in self.actors.values() if actor.name == name), None)

    def actor(self, name: str) -> str:
        """The id of the actor of that name; one the reading does not know is added to it."""
        known = self.actor_named(name)
        if known is None:
            key = make_id("act", name, "unknown", None, None)
            known = Actor(id=key, name=name, kind="unknown", country=None, sector=None, party=None, mentions=())
            self.actors[key] = known
        return known.id

    def place(self, given: Any) -> str | None:
        """The id of the place of that name, or of one described by a dictionary of a Place's fields."""
        if given is None:
            return None
        told = {"name": given} if isinstance(given, str) else dict(given)
        for place in self.places.values():
            if place.name == told["name"] and "lat" not in told:
                return place.id
        key = make_id("plc", self.start.report.id, "person", told["name"], told.get("lat"), told.get("lon"))
        bare: dict[str, Any] = dict.fromkeys(
            ("lat", "lon", "kind", "precision", "radius_km", "country", "admin1", "geonames_id")
        )
        fields = bare | told | {"id": key, "candidates": (), "toponyms": ()}
        self.places[key] = msgspec.convert(fields, Place)
        return key

    def correct_event(self, decision: Decision, method: Method) -> None:
        name, field = self.fingerprints.get(decision.target, ""), decision.field or ""
        event = self.events.get(name)
        if event is None:
            return
        after = decision.after
        if field in ("actor", "recipient"):
            after = tuple(self.actor(given) for given in after or ())
        elif field == "place":
            after = self.place(after)
        elif field == "label":
            after = Label(term=after, span=event.label.span if event.label else event.trigger) if after else None
        changes: dict[str, Any] = {field: after, "methods": event.methods | {field: method}}
        if field == "polarity" and after == "+":
            changes["denied"] = None
        self.events[name] = valid(msgspec.structs.replace(event, **changes), Event, decision)

    def drop_event(self, name: str) -> None:
        """Without an event a person found wrong; its figures stay with their claim."""
        if self.events.pop(name, None) is None:
            return
        for key, figure in self.figures.items():
            if figure.event == name:
                self.figures[key] = msgspec.structs.replace(figure, event=None)
        for key, event in self.events.items():
            if name in event.causes:
                rest = tuple(caused for caused in event.causes if caused != name)
                self.events[key] = msgspec.structs.replace(event, causes=rest)

    def correct_figure(self, decision: Decision) -> None:
        figure = self.figure(decision.target)
        if figure is None:
            return
        if decision.kind == "figure.reject":
            del self.figures[figure.id]
            for key, other in self.figures.items():
                if other.part_of == figure.id:
                    self.figures[key] = msgspec.structs.replace(other, part_of=None)
            return
        changes: dict[str, Any] = {decision.field or "": decision.after}
        if decision.field == "value":
            exact = figure.qualifier in ("exactly", "about")
            changes |= {"low": decision.after, "high": decision.after} if exact else {}
        self.figures[figure.id] = valid(msgspec.structs.replace(figure, **changes), Figure, decision)

    def figure(self, target: str) -> Figure | None:
        """The figure that lies where a decision found it, or nearest to that within the same claim."""
        permanent, _, where = target.partition("/")
        start, _, end = where.partition("-")
        if not (start.isdigit() and end.isdigit()):
            return None
        span, claim = Span(int(start), int(end)), self.fingerprints.get(permanent)
        over = [f for f in self.figures.values() if f.claim == claim and f.span.overlaps(span)]
        return min(over, key=lambda f: abs(f.span.start - span.start) + abs(f.span.end - span.end), default=None)

    def add_claim(self, found: InForce, method: Method) -> None:
        claim, events, figures = claim_by_hand(self.start.report, found, method, self.actor, self.place)
        self.claims[claim.id] = claim
        self.events |= {event.id: event for event in events}
        self.figures |= {figure.id: figure for figure in figures}

    def name_means(self, decision: Decision) -> None:
        """One name's meaning in all reports: an actor for whoever is called so, or a place."""
        told = decision.after or {}
        if "actor" in told:
            self._actor_means(decision.target, dict(told["actor"]))
        elif "place" in told:
            self._place_means(decision.target, dict(told["place"]))

    def _actor_means(self, name: str, told: dict[str, Any]) -> None:
        kind, country = told.get("kind", "unknown"), told.get("country")
        key = told.get("id") or make_id("act", told["name"], kind, country, None)
        mentions: list[Span] = []
        replaced = {actor.id for actor in self.actors.values() if actor.name == name}
        for gone in replaced:
            mentions += self.actors.pop(gone).mentions
        old = self.actors.get(key)
        meant = Actor(
            id=key,
            name=told["name"],
            kind=kind,
            country=country,
            sector=told.get("sector"),
            party=told.get("party"),
            mentions=tuple(sorted({*mentions, *(old.mentions if old else ())})),
        )
        used = False
        for claim in list(self.claims.values()):
            sources = tuple(
                msgspec.structs.replace(source, actor=key, name=meant.name)
                if source.actor in replaced or source.name == name
                else source
                for source in claim.sources
            )
            named = {  # an actor's id, or a name
                field: key if told_of in replaced else meant.name
                for field in ("on_behalf_of", "addressee")
                if (told_of := getattr(claim, field)) in replaced or told_of == name
            }
            used = used or sources != claim.sources
            self.claims[claim.id] = msgspec.structs.replace(claim, sources=sources, **named)
        for event in list(self.events.values()):
            changed = {
                role: tuple(dict.fromkeys(key if one in replaced else one for one in getattr(event, role)))
                for role in ("actor", "recipient")
            }
            self.events[event.id] = msgspec.structs.replace(event, **changed)
        if used or replaced or old:
            self.actors[key] = meant

    def _place_means(self, name: str, told: dict[str, Any]) -> None:
        for place in list(self.places.values()):
            if place.name == name:
                changed = msgspec.structs.replace(place, **({"candidates": ()} | told))
                self.places[place.id] = msgspec.convert(msgspec.to_builtins(changed), Place)


def valid(value: Any, kind: type[Any], decision: Decision) -> Any:
    """The value, if its fields are what the model allows.

    Raises InputError naming the field and the value.
    """
    try:
        return msgspec.convert(msgspec.to_builtins(value), kind)
    except msgspec.ValidationError as error:
        what = f"{decision.target}: {decision.field} cannot be {decision.after!r}"
        raise InputError(f"{what} ({error}); `onrecord schema` lists what it may be") from error
