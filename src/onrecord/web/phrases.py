"""How values read on a page: the words of ``onrecord.words`` as filters of the templates."""

from collections.abc import Callable
from typing import Any

from onrecord import words
from onrecord.exports.about import filter_words
from onrecord.views.figure_charts import why_not_drawn
from onrecord.views.figures import FigureRow
from onrecord.views.map import MapPlace

REVIEW = {"unchecked": "?", "checked": "✓", "rejected": "✗"}
"""Marks beside the word; a colour alone would say it to some readers only."""
DISPUTES = {
    "denial": ("⊘", "whether it happened"),
    "blame": ("⇄", "who did it"),
    "figure": ("#", "how many"),
    "characterisation": ("“”", "what to call it"),
}


def said(claim: Any) -> str:
    """What a claim does, in words: "accused"; the outlet's own sentences report."""
    return "reports" if claim.form == "narrated" else words.ACTS.get(claim.act, str(claim.act))


def who(claim: Any) -> str:
    """Who makes a claim, in words."""
    named = ", ".join(name for name in claim.sources if name)
    if claim.form == "narrated":
        return named or claim.outlet or "the outlet"
    return named or "somebody not named"


def what(event: Any) -> str:
    """What kind of event, in words."""
    return words.MODES.get(event.mode or "", "") or words.EVENTS.get(event.type, event.type)


def standing(event: Any) -> list[str]:
    """What keeps an event from being a plain assertion that it happened: denied, demanded, possible …"""
    found = []
    if event.polarity == "-":
        about = dict[str, str](words.DENIED.items())
        found.append(f"denied: {about[event.denied]}" if event.denied else "denied")
    if certainty := dict[str, str](words.CERTAINTY.items()).get(event.certainty, ""):
        found.append(certainty)
    return found


def when(event: Any) -> str:
    """When, in words; empty if it is not known."""
    return words.period(event.begin, event.end)


def day(iso: str | None) -> str:
    """A day in words; "no date" where there is none."""
    return words.day(iso) if iso else "no date"


def headline(label: str) -> str:
    """An incident's label as a title: "shelling · Sareb · 2031-05-05" → "Shelling · Sareb · 5 May 2031"."""
    head, *rest = label.split(" · ")
    named = (words.day(part) if part[:4].isdigit() else part for part in rest)
    return " · ".join((head[:1].upper() + head[1:], *named))


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """ "1 claim", "2 claims"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def fineness(place: MapPlace) -> str:
    """How finely a place is known, in words: "the settlement, within 6 km"."""
    known = {"offset": "near it"}.get(place.precision, f"the {place.precision}")
    return f"{known}, within {place.radius_km:,.0f} km" if place.radius_km and not place.is_wide else known


def figure_note(row: FigureRow) -> str:
    """Why a figure is in no chart; empty for one that is."""
    why = why_not_drawn(row)
    return dict[str, str](words.CERTAINTY.items()).get(why, why) if why else ""


FILTERS: dict[str, Callable[..., Any]] = {
    "said": said,
    "who": who,
    "what": what,
    "standing": standing,
    "when": when,
    "day": day,
    "period": lambda pair: words.period(*pair),
    "amount": words.amount,
    "state": words.state,
    "counted": counted,
    "headline": headline,
    "figure_note": figure_note,
    "fineness": fineness,
    "filter_words": filter_words,
    "basis": lambda basis: words.BASIS.get(basis, basis),
    "relation": lambda relation: words.RELATIONS.get(relation, relation),
    "relation_passive": lambda relation: words.PASSIVE.get(relation, relation),
    "review_mark": REVIEW.__getitem__,
    "dispute_mark": lambda kind: DISPUTES[kind][0],
    "dispute_about": lambda kind: DISPUTES[kind][1],
    "event_type": lambda kind: words.EVENTS.get(kind, kind),
    "published_basis": lambda basis: words.PUBLISHED.get(basis, basis),
}
