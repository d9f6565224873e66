"""What was decided, in words: for the log, and beside a claim that was just put right."""

from collections.abc import Callable
from typing import Any, get_args

import msgspec

from onrecord import words
from onrecord.terms import QUALIFIERS, ActorKind, SourceKind
from onrecord.views.claim_facts import FigureFact
from onrecord.views.log_lines import LogEntry
from onrecord.web.amounts import written
from onrecord.web.corrections import AMOUNT, typed_for

DONE = {
    "add": "report added",
    "remove": "report removed",
    "erase": "erased for good",
    "erase.report": "report erased for good",
    "reread": "report read again",
    "export": "claims exported",
    "watch": "watch set",
    "unwatch": "watch ended",
    "claim.check": "claim right",
    "claim.reject": "claim wrong",
    "claim.uncheck": "claim to be checked again",
    "claim.correct": "claim put right",
    "claim.add": "claim added",
    "claim.withdraw": "claim taken back",
    "event.correct": "event put right",
    "event.reject": "event taken out",
    "figure.correct": "figure put right",
    "figure.reject": "figure taken out",
    "name.means": "name explained",
    "incident.merge": "incidents merged",
    "incident.split": "incident split",
    "link.confirm": "link confirmed",
    "link.reject": "link rejected",
    "actor.mark": "actor marked",
    "report.note": "note",
    "proposal.make": "proposed",
    "proposal.accept": "proposal accepted",
    "proposal.reject": "proposal rejected",
}
_VALUES: dict[str, dict[Any, str]] = {
    "polarity": {"+": "is said to have happened", "-": "is denied"},
    "certainty": {name: told or "asserted" for name, told in words.CERTAINTY.items()},
    "denied": dict(words.DENIED),
    "act": dict(words.ACTS),
    "type": dict(words.EVENTS),
}
CHOICES: dict[str, Any] = {
    "qualifiers": QUALIFIERS,
    "actor_kinds": get_args(ActorKind),
    "source_kinds": get_args(SourceKind),
    "act_words": _VALUES["act"],
    "denied_words": _VALUES["denied"],
    "certainty_words": _VALUES["certainty"],
}
"""What forms let people choose from."""
FIELDS = {"actor": "doer", "recipient": "target", "begin": "from", "end": "until", "polarity": "it", "type": "kind"}


def shown(value: Any, field: str | None = None) -> str:
    """A value as people read it."""
    if value in (None, "") or value == []:
        return "nothing"
    if isinstance(value, list | tuple):
        return "; ".join(shown(one, field) for one in value)
    if isinstance(value, dict):
        inner = value.get("actor") or value.get("place") or value
        return str(inner.get("name") or ", ".join(f"{key} {shown(one)}" for key, one in inner.items() if one))
    return _VALUES.get(field or "", {}).get(value, str(value))


def done(kind: str) -> str:
    """What a line of the log did: "claim right", "undone: claim right"."""
    undone, bare = kind.startswith("undo "), kind.removeprefix("undo ")
    told = DONE.get(bare, bare)
    return f"undone: {told}" if undone else told


def change(entry: LogEntry) -> tuple[str, str, str] | None:
    """What a line changed: the field, the value before and the value after, in words; None where it is no such line."""
    if entry.field is None or entry.is_erased or entry.kind.startswith("undo "):
        return None
    name = FIELDS.get(entry.field, entry.field)
    return name, shown(entry.before, entry.field), shown(entry.after, entry.field)


def did(entry: LogEntry) -> str:
    """A line of the log in a few words, with the value before and after."""
    if (changed := change(entry)) is not None:
        return f"{changed[0]}: {changed[1]} → {changed[2]}"
    if entry.kind == "proposal.make":
        proposed = (_proposed(one) for one in entry.details.get("decisions", ()))
        return f"proposed: {'; '.join(proposed)}"
    if entry.kind == "name.means":
        return f"“{entry.target}” means {shown(entry.after)} in all reports"
    return done(entry.kind)


def _proposed(one: dict[str, Any]) -> str:
    """One decision of a proposal, as the log keeps it."""
    kind, field = str(one.get("kind")), one.get("field")
    if field is None:
        return done(kind)
    return f"{FIELDS.get(field, field)}: {shown(one.get('expects'), field)} → {shown(one.get('after'), field)}"


def amount_seen(figure: FigureFact) -> str:
    """What a form says was seen of a figure's amount, as JSON."""
    return msgspec.json.encode({name: getattr(figure, name) for name in AMOUNT}).decode()


FILTERS: dict[str, Callable[..., Any]] = {
    "done_words": done,
    "change": change,
    "did": did,
    "shown": shown,
    "as_json": lambda value: msgspec.json.encode(value).decode(),
    "amount_seen": amount_seen,
    "typed_for": typed_for,
    "amount_written": lambda figure: written(figure.value, figure.low, figure.high),
}
