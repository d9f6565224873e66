"""What somebody else changed while a form was open: what the person saw, what it says now, what the person wrote."""

from collections.abc import Mapping
from typing import Any

import msgspec

from onrecord.model import Value
from onrecord.views.claim_facts import ClaimFacts, EventFact, FigureFact
from onrecord.web import wording
from onrecord.web.amounts import written
from onrecord.web.corrections import AMOUNT


class Clash(Value, frozen=True, kw_only=True):
    """One field, in words."""

    field: str
    seen: str
    now: str
    wanted: str


def clashes(
    facts: ClaimFacts, fields: Mapping[str, str], meanings: Mapping[str, Any] | None = None
) -> tuple[Clash, ...]:
    """The fields of a form whose values are not what was seen any more."""
    found = []
    if "review" in fields and fields.get("expects", facts.review) != facts.review:
        found.append(Clash(field="it was", seen=fields["expects"], now=facts.review, wanted=fields["review"]))
    if "meanings" in fields and meanings is not None:
        name = fields.get("name", "")
        seen, now = msgspec.json.decode(fields["meanings"]).get(name), meanings.get(name)
        found.append(
            Clash(field=f"“{name}” means", seen=_shown(seen, ""), now=_shown(now, ""), wanted=fields.get("actor", ""))
        )
    for name, held in fields.items():
        if not name.startswith("was|"):
            continue
        thing, _, field = name.removeprefix("was|").partition("|")
        seen, now = msgspec.json.decode(held), _present(facts, thing.partition(":")[2], field)
        if field != "drop" and seen != now:
            typed = fields.get(f"{thing}|{field}", "")
            if field == "amount":
                typed = f"{fields.get(f'{thing}|qualifier', '')} {typed}"
            found.append(
                Clash(
                    field=wording.FIELDS.get(field, field),
                    seen=_shown(seen, field),
                    now=_shown(now, field),
                    wanted=wording.shown(typed, field),
                )
            )
    return tuple(found)


def _present(facts: ClaimFacts, target: str, field: str) -> Any:
    """The value of a field as it stands, in the form in which it was shown; None where the thing is gone."""
    things: tuple[ClaimFacts | EventFact | FigureFact, ...] = (facts, *facts.events, *facts.figures)
    for one in things:
        if one.id == target and field == "amount":
            return {name: getattr(one, name) for name in AMOUNT}
        if one.id == target:
            return msgspec.to_builtins(getattr(one, field, None))
    return None


def _shown(value: Any, field: str) -> str:
    if field == "amount" and isinstance(value, dict):
        return f"{value['qualifier']} {written(value['value'], value['low'], value['high'])}"
    return wording.shown(value, field)
