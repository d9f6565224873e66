"""What a form asks to be put right: for each field that was changed, a decision that knows what the person saw.

A field of the form is named ``KIND:TARGET|FIELD``; ``was|KIND:TARGET|FIELD`` beside it holds, as JSON, the value that
was shown. What was not changed is not decided; what somebody else has changed meanwhile is refused by
``Decision.expects``.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import msgspec

from onrecord.errors import InputError
from onrecord.record.decisions import Decision
from onrecord.views.proposals import ProposedChange
from onrecord.web.amounts import amount, written

AMOUNT = ("qualifier", "value", "low", "high")
_LISTS = frozenset({"actor", "recipient"})
_KINDS = frozenset({"claim", "event", "figure"})
_WAS = "was|"


def decisions_in(form: Mapping[str, str], *, by: str) -> list[Decision]:
    """The decisions a form asks for, in the order of its fields.

    Raises InputError where a value cannot be what its field holds, or a field does not say what was seen.
    """
    why = form.get("why", "").strip() or None
    found: list[Decision] = []
    for name in form:
        if not name.startswith(_WAS):
            continue
        thing, _, field = name.removeprefix(_WAS).partition("|")
        kind, _, target = thing.partition(":")
        if kind not in _KINDS or not target:
            raise InputError(f"{name}: the form is broken; reload the page and send it again")
        asked = _Asked(form, kind, target, by, why)
        found += asked.decisions(field, _seen(form[name], name))
    return found


def typed_for(changes: Iterable[ProposedChange]) -> dict[str, str]:
    """What a form would hold if somebody had typed what is proposed, with what was seen beside it."""
    found: dict[str, str] = {}
    amounts: dict[str, dict[str, Any]] = {}
    for one in changes:
        kind, _, what = one.kind.partition(".")
        thing = f"{kind}:{one.target}"
        if what == "reject" and kind != "claim":
            found |= {f"{_WAS}{thing}|drop": "false", f"{thing}|drop": "yes"}
        elif what == "correct" and kind == "figure" and one.field in AMOUNT:
            amounts.setdefault(thing, {})[one.field] = one.after
        elif what == "correct" and one.field:
            typed = "; ".join(one.after) if isinstance(one.after, list | tuple) else one.after or ""
            found |= {f"{_WAS}{thing}|{one.field}": _json(one.before), f"{thing}|{one.field}": str(typed)}
    for thing, told in amounts.items():
        found[f"{thing}|amount"] = written(told.get("value"), told.get("low"), told.get("high"))
        if "qualifier" in told:
            found[f"{thing}|qualifier"] = told["qualifier"]
    return found


def _json(value: Any) -> str:
    return msgspec.json.encode(value).decode()


@dataclass(frozen=True)
class _Asked:
    """What a form asks of one claim, event or figure."""

    form: Mapping[str, str]
    kind: str
    target: str
    by: str
    why: str | None

    def decisions(self, field: str, seen: Any) -> Iterator[Decision]:
        if field == "drop":
            if self.typed("drop"):
                yield self._made("reject")
        elif self.typed("drop"):
            return
        elif field == "amount":
            yield from self._amount(seen)
        else:
            after = _value(field, self.typed(field))
            if after != seen:
                yield self._made("correct", field=field, after=after, expects=seen)

    def _amount(self, seen: Any) -> Iterator[Decision]:
        """Qualifier first, then value, then the range: an exact value brings its own range with it."""
        if not (isinstance(seen, dict) and set(seen) == set(AMOUNT)):
            raise InputError(f"{self.target}: the form does not say what was seen; reload the page and send it again")
        typed, qualifier = self.typed("amount").strip(), self.typed("qualifier")
        if typed == written(seen["value"], seen["low"], seen["high"]) and qualifier == seen["qualifier"]:
            return
        after = amount(qualifier, typed)
        exact = after["qualifier"] in ("exactly", "about")
        for field in ("qualifier", "value") if exact else AMOUNT:
            # Where only the qualifier becomes exact, the value is decided again, so that the range follows.
            follows = exact and field == "value" and (after["low"], after["high"]) != (seen["low"], seen["high"])
            if after[field] != seen[field] or follows:
                yield self._made("correct", field=field, after=after[field], expects=seen[field])

    def typed(self, field: str) -> str:
        return self.form.get(f"{self.kind}:{self.target}|{field}", "")

    def _made(self, what: str, **more: Any) -> Decision:
        return Decision(kind=f"{self.kind}.{what}", target=self.target, by=self.by, why=self.why, **more)  # type: ignore[arg-type]


def _value(field: str, typed: str) -> Any:
    typed = " ".join(typed.split())
    if field in _LISTS:
        return [one for one in (part.strip() for part in typed.split(";")) if one]
    return typed or None


def _seen(written_: str, name: str) -> Any:
    try:
        return msgspec.json.decode(written_)
    except msgspec.DecodeError as error:
        raise InputError(f"{name}: the form is broken ({error}); reload the page and send it again") from error
