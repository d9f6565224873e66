"""Causes: an explicit causal word or a condition links two events of one claim; order in time does not."""

from collections.abc import Callable

import pytest

from onrecord.ids import make_id
from onrecord.model import Event, Method, Span
from onrecord.reading.causes import find_causes
from onrecord.reading.page import Page

Build = Callable[..., Page]
RULE = Method(kind="rule", name="test")

# Two events each between stars: does the first named here (cause, effect) bring about the second?
LINKED: list[tuple[str, tuple[int, int] | None]] = [
    ("The *raid* sparked *riots*.", (0, 1)),
    ("The *riots* were sparked by the *raid*.", (1, 0)),
    ("Its *destruction* could cause *flooding*.", (0, 1)),
    ("*Cutting* the water could also *damage* the reactor.", (0, 1)),
    ("If the dam is *destroyed*, the valley will be *flooded*.", (0, 1)),
    ("Schools were *closed* because of the *shelling*.", (1, 0)),
    ("The families *fled* because rebels *burned* the mill.", (1, 0)),
    ("The *blast* *killed* two men.", (0, 1)),
    ("The *shelling* led to *protests*.", (0, 1)),
    ("The army *shelled* the port, causing an *evacuation*.", (0, 1)),
    ("Two men *died* in the *attack*.", (1, 0)),
    ("The *talks* followed the *raid*.", None),
    ("The army *shelled* the port and the rebels *fled*.", None),
    ("Police *arrested* two men after the *march*.", None),
    ("The *raid* and the *riots* were condemned.", None),
    ("They *met* before the *attack*.", None),
]


def starred(page: Build, text: str) -> tuple[Page, list[Event]]:
    pieces = text.split("*")
    spans, at = [], 0
    for place, piece in enumerate(pieces):
        if place % 2:
            spans.append(Span(at, at + len(piece)))
        at += len(piece)
    made = page("".join(pieces))
    events = [
        Event(id=make_id("evt", text, span), claim="clm_1", type="ASSAULT", trigger=span, method=RULE) for span in spans
    ]
    return made, events


@pytest.mark.parametrize(("text", "link"), LINKED)
def test_causes_need_a_causal_word(page: Build, text: str, link: tuple[int, int] | None) -> None:
    made, events = starred(page, text)
    want = {} if link is None else {events[link[0]].id: (events[link[1]].id,)}
    assert find_causes(made.tree, made, events) == want


def test_events_of_two_claims_are_never_linked(page: Build) -> None:
    made, events = starred(page, "The *raid* sparked *riots*.")
    other = Event(id="evt_2", claim="clm_2", type="PROTEST", trigger=events[1].trigger, method=RULE)
    assert find_causes(made.tree, made, [events[0], other]) == {}
