"""Where the values of a claim come from, as plain data: each value with its words and its method."""

from collections.abc import Iterator
from typing import Any

import msgspec

from onrecord.cli.order import Ordered
from onrecord.model import Claim, Event, Figure, Method, Reading, Spans
from onrecord.reading.codes import codes_of

CLAIM_FIELDS = ("form", "inside", "on_behalf_of", "via", "basis", "addressee", "said", "review")
EVENT_FIELDS = ("place", "time", "tense", "polarity", "denied", "certainty", "label", "causes", "coded", "contexts")
FIGURE_FIELDS = ("measure", "unit", "who", "since", "part_of", "cumulative", "implied", "event")
EMPTY: tuple[Any, ...] = (None, (), [], "unstated")


def listed(ordered: Ordered) -> list[dict[str, Any]]:
    """The claims with their numbers, sources, acts and words."""
    text = ordered.reading.report.text
    return [
        {
            "number": number,
            "id": claim.id,
            "sources": [source.name for source in claim.sources],
            "act": claim.act,
            "form": claim.form,
            "content": [span.quote(text) for span in claim.contents],
            "score": claim.method.score,
        }
        for number, claim in enumerate(ordered.claims, 1)
    ]


def explained(ordered: Ordered, claim: Claim) -> dict[str, Any]:
    """One claim: its values, and those of its events and figures, each with words and method."""
    reading = ordered.reading
    return {
        "number": ordered.numbers[claim.id],
        "id": claim.id,
        "values": claim_values(reading, claim),
        "events": [
            {"id": event.id, "values": event_values(reading, event)} for event in ordered.events.get(claim.id, [])
        ],
        "figures": [
            {"id": figure.id, "values": figure_values(reading, figure, claim)}
            for figure in ordered.figures.get(claim.id, [])
        ],
        "links": [msgspec.to_builtins(link) for link in ordered.links.get(claim.id, [])],
    }


def claim_values(reading: Reading, claim: Claim) -> list[dict[str, Any]]:
    """The values of a claim."""
    values = [
        _value(
            reading,
            "source",
            _source_name(source.name, source.kind),
            source.spans,
            claim.methods.get("source") or claim.methods.get("sources"),
            claim.method,
        )
        for source in claim.sources
    ]
    if claim.cue:
        values.append(_value(reading, "cue", claim.cue.lemma, claim.cue.spans, claim.methods.get("cue"), claim.method))
    values.append(
        _value(reading, "act", claim.act, claim.cue.spans if claim.cue else (), claim.methods.get("act"), claim.method)
    )
    values.append(_value(reading, "content", None, claim.contents, claim.methods.get("contents"), claim.method))
    for field in CLAIM_FIELDS:
        if (value := getattr(claim, field)) not in EMPTY:
            values.append(_value(reading, field, named(reading, value), (), claim.methods.get(field), claim.method))
    return values


def event_values(reading: Reading, event: Event) -> list[dict[str, Any]]:
    """The values of an event."""
    kind = event.type + (f", {event.mode}" if event.mode else "")
    values = [_value(reading, "event", kind, (event.trigger,), event.methods.get("type"), event.method)]
    for role in ("actor", "recipient"):
        ids: tuple[str, ...] = getattr(event, role)
        method = event.methods.get(role)
        if ids or method:
            names = ", ".join(str(named(reading, actor)) for actor in ids) or None
            values.append(_value(reading, role, names, (), method, event.method))
    for field in EVENT_FIELDS:
        value = _event_field(event, field)
        if value not in EMPTY:
            spans = (event.label.span,) if field == "label" and event.label else ()
            values.append(_value(reading, field, named(reading, value), spans, event.methods.get(field), event.method))
    return [*values, *_code_values(reading, event)]


def _code_values(reading: Reading, event: Event) -> Iterator[dict[str, Any]]:
    """What the event is in CAMEO and in ACLED: derived by crosswalk, and no field of the interchange format."""
    codes = codes_of(event, {actor.id: actor for actor in reading.actors})
    for name, code in (("CAMEO root", codes.cameo), ("ACLED sub-event", codes.acled)):
        if code.all:
            method = Method(kind="rule", name="codes:crosswalk", because=code.because)
            words = " or ".join(code.all) + (" (ambiguous)" if code.ambiguous else "")
            yield _value(reading, name, words, (), method, event.method)


def figure_values(reading: Reading, figure: Figure, claim: Claim) -> list[dict[str, Any]]:
    """The values of a figure; its method is that of the words it stands in."""
    method = Method(kind="rule", name="figures", spans=(figure.span,))
    span = (figure.span,)
    spoken = {"value": figure.value, "low": figure.low, "high": figure.high, "qualifier": figure.qualifier}
    values = [
        _value(reading, "figure", spoken, span, None, method),
        _value(reading, "counted", figure.counted, span, None, method),
    ]
    for field in FIGURE_FIELDS:
        if (value := getattr(figure, field)) not in EMPTY and value is not False:
            values.append(_value(reading, field, named(reading, value), (), None, method))
    del claim
    return values


def _event_field(event: Event, field: str) -> Any:
    if field == "time":
        return None if event.begin is None and event.end is None else {"begin": event.begin, "end": event.end}
    if field == "label":
        return event.label.term if event.label else None
    return getattr(event, field)


def _source_name(name: str | None, kind: str) -> dict[str, str | None]:
    return {"name": name, "kind": kind}


def named(reading: Reading, value: Any) -> Any:
    """A value with an id of the reading replaced by the name it stands for, the id behind it."""
    if not isinstance(value, str):
        return list(value) if isinstance(value, tuple) else value
    names = {actor.id: actor.name for actor in reading.actors} | {place.id: place.name for place in reading.places}
    return f"{names[value]} [{value}]" if value in names else value


def _value(reading: Reading, name: str, value: Any, spans: Spans, own: Method | None, of_all: Method) -> dict[str, Any]:
    method = own or of_all
    places = spans or (own.spans if own else ())
    words = [{"span": [span.start, span.end], "quote": span.quote(reading.report.text)} for span in places]
    return {
        "name": name,
        "value": value,
        "words": words,
        "method": msgspec.to_builtins(method),
        "own_method": own is not None,
    }
