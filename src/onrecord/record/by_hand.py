"""Claims that a person adds: to a text in any language, with a translation beside it, or where the machine saw none."""

from collections.abc import Callable
from typing import Any

import msgspec

from onrecord.ids import make_id
from onrecord.model import Claim, Cue, Event, Figure, Method, Report, Source, Span
from onrecord.record.decisions import InForce


def claim_by_hand(
    report: Report,
    found: InForce,
    method: Method,
    actor: Callable[[str], str],
    place: Callable[[Any], str | None],
) -> tuple[Claim, tuple[Event, ...], tuple[Figure, ...]]:
    """The claim of a ``claim.add`` decision, with its events and figures. ``actor`` and ``place`` give ids for names.

    ``details`` hold what is known: ``source`` (name), ``source_kind``, ``contents`` (spans), ``cue`` (span),
    ``act``, ``form``, ``said``, ``basis``, ``translation``, ``events`` and ``figures`` (dictionaries of their fields).
    """
    told = found.decision.details
    claim = make_id("clm", report.id, "person", told["contents"], told.get("source"), told.get("act", "state"))
    contents = tuple(Span(*span) for span in told["contents"])
    cue = Span(*told["cue"]) if told.get("cue") else None
    methods = {"translation": msgspec.structs.replace(method, because=told.get("translation"))}
    source = Source(
        spans=tuple(Span(*span) for span in told.get("source_spans", ())),
        name=told.get("source"),
        actor=actor(told["source"]) if told.get("source") else None,
        kind=told.get("source_kind", "unnamed"),
    )
    made = {
        "id": claim,
        "sources": (source,),
        "cue": Cue(spans=(cue,), lemma=cue.quote(report.text).lower()) if cue else None,
        "act": told.get("act", "state"),
        "contents": contents,
        "form": told.get("form", "indirect"),
        "method": method,
        "basis": told.get("basis", "unstated"),
        "said": told.get("said"),
        "review": "checked",
        "methods": methods if told.get("translation") else {},
    }
    events = tuple(
        _event(claim, number, dict(given), contents, method, actor, place) for number, given in _of(told, "events")
    )
    figures = tuple(_figure(report, claim, number, dict(given), contents) for number, given in _of(told, "figures"))
    return msgspec.convert(msgspec.to_builtins(made), Claim), events, figures


def _of(told: dict[str, Any], what: str) -> list[tuple[int, dict[str, Any]]]:
    return list(enumerate(told.get(what, ())))


def _event(
    claim: str,
    number: int,
    given: dict[str, Any],
    contents: tuple[Span, ...],
    method: Method,
    actor: Callable[[str], str],
    place: Callable[[Any], str | None],
) -> Event:
    trigger = Span(*given.pop("trigger", contents[0]))
    for role in ("actor", "recipient"):
        given[role] = tuple(actor(name) for name in given.get(role, ()))
    given["place"] = place(given.get("place"))
    fields = given | {"id": make_id("evt", claim, number), "claim": claim, "trigger": trigger, "method": method}
    return msgspec.convert(msgspec.to_builtins(fields), Event)


def _figure(report: Report, claim: str, number: int, given: dict[str, Any], contents: tuple[Span, ...]) -> Figure:
    span = Span(*given.pop("span", contents[0]))
    value = given.get("value")
    bare = {"event": None, "value": None, "low": value, "high": value, "qualifier": "exactly", "unit": None}
    fields = bare | {"counted": span.quote(report.text)} | given
    fields |= {"id": make_id("fig", claim, number), "claim": claim, "span": span}
    return msgspec.convert(msgspec.to_builtins(fields), Figure)
