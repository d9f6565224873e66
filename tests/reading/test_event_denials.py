"""Bare denials: an event of the kind of the deed they answer, by the denier's own words; none where no deed is named."""

from collections.abc import Callable

import pytest

from onrecord.model import Reading
from tests.reading.test_events import read

__all__ = ["read"]

SHELLED = "The rebels said the army had shelled the school. "

DENIALS = [
    (SHELLED + "The army denied the claim.", "claim", "ASSAULT", "heavy-weapons", "actor"),
    (SHELLED + "The emirate denied the claim.", "claim", "ASSAULT", "heavy-weapons", "occurrence"),
    ("A rocket hit the school on Monday. The army denied responsibility.", "responsibility", "ASSAULT", None, "actor"),
    ("After a rocket hit the school, the army denied any responsibility.", "responsibility", "ASSAULT", None, "actor"),
]


@pytest.mark.parametrize(("text", "trigger", "kind", "mode", "denied"), DENIALS, ids=[row[0] for row in DENIALS])
def test_what_a_bare_denial_denies(
    read: Callable[[str], Reading], text: str, trigger: str, kind: str, mode: str | None, denied: str
) -> None:
    (event,) = [event for event in read(text).events if event.polarity == "-"]
    assert (event.trigger.quote(text), event.type, event.denied, event.coded) == (trigger, kind, denied, False)
    assert mode is None or event.mode == mode


def test_only_the_kind_of_the_deed_crosses_over(read: Callable[[str], Reading]) -> None:
    text = "The rebels said the army had shelled the school in Lindau on Monday. The emirate denied the claim."
    (event,) = [event for event in read(text).events if event.polarity == "-"]
    assert (event.actor, event.recipient, event.place, event.begin) == ((), (), None, None)
    assert event.methods["type"].because == "a bare denial, of the kind of the deed told before it"


NOTHING_NAMED = [
    "The army denied responsibility.",
    "The union said wages had fallen. The firm denied the claim.",
    "Rebels shelled the port and police arrested two editors. The ministry denied the claim.",
]


@pytest.mark.parametrize("text", NOTHING_NAMED)
def test_no_event_where_no_one_deed_is_named(read: Callable[[str], Reading], text: str) -> None:
    assert not [event for event in read(text).events if event.polarity == "-"]


def test_the_denial_is_linked_to_the_claim_it_answers(read: Callable[[str], Reading]) -> None:
    reading = read(SHELLED + "The army denied the claim.")
    (link,) = reading.links
    told = next(event for event in reading.events if event.polarity == "+")
    assert (link.relation, link.about) == ("denies", told.id)
