"""Codes of events in the lists of others: CAMEO's roots, ACLED's sub-events, what is ambiguous and what has none."""

import pytest

from onrecord.lexicon import entries
from onrecord.model import Actor, Event, Method, Span
from onrecord.reading.codes import CodeEntry, SubeventEntry, codes_of
from onrecord.reading.event_lexicon import GroupEntry, event_lexicon
from onrecord.terms import EVENT_TYPES, EventType, Sector

RULE = Method(kind="rule", name="test")


def event(kind: EventType, mode: str | None = None, **more: object) -> Event:
    return Event(id="evt_1", claim="clm_1", type=kind, mode=mode, trigger=Span(0, 1), method=RULE, **more)  # type: ignore[arg-type]


def actor(ident: str, sector: Sector | None) -> Actor:
    return Actor(id=ident, name=ident, kind="group", country=None, sector=sector, party=None, mentions=())


@pytest.mark.parametrize(
    ("kind", "mode", "root", "subevent", "acled"),
    [
        ("CONSULT", "visit", "04", "Other", "Strategic developments"),
        ("COERCE", "arrest", "17", "Arrests", "Strategic developments"),
        ("ASSAULT", "drone", "19", "Air/drone strike", "Explosions/Remote violence"),
        ("ASSAULT", "abduct", "18", "Abduction/forced disappearance", "Violence against civilians"),
        ("ASSAULT", "unconventional", "20", "Chemical weapon", "Explosions/Remote violence"),
        ("PROTEST", "riot", "14", "Violent demonstration", "Riots"),
        ("ASSAULT", "sideAB", "19", "Armed clash", "Battles"),
        ("AGREE", None, "03", "Agreement", "Strategic developments"),
    ],
)
def test_codes(kind: EventType, mode: str | None, root: str, subevent: str, acled: str) -> None:
    codes = codes_of(event(kind, mode))
    assert (codes.cameo.likeliest, codes.acled.likeliest, codes.acled_event) == (root, subevent, acled)
    assert codes.cameo.because.startswith("crosswalk")


def test_ambiguous_codes_say_so() -> None:
    codes = codes_of(event("ASSAULT"))
    assert codes.cameo.ambiguous
    assert codes.cameo.all == ("18", "19", "20")
    assert codes.acled.ambiguous
    assert not codes_of(event("ASSAULT", "aerial")).cameo.ambiguous


@pytest.mark.parametrize(
    ("sector", "subevent"),
    [("MIL", "Government regains territory"), ("REB", "Non-state actor overtakes territory")],
)
def test_who_took_it_decides(sector: Sector, subevent: str) -> None:
    taken = event("COERCE", "territory-taken", actor=("act_1",))
    assert codes_of(taken, {"act_1": actor("act_1", sector)}).acled.all == (subevent,)
    assert codes_of(taken, {"act_1": actor("act_1", None)}).acled.ambiguous


@pytest.mark.parametrize(("sector", "subevent"), [("CVL", "Attack"), ("REB", "Armed clash")])
def test_who_was_shot_at_decides(sector: Sector, subevent: str) -> None:
    shot = event("ASSAULT", "firearms", recipient=("act_1",))
    assert codes_of(shot, {"act_1": actor("act_1", sector)}).acled.all == (subevent,)


@pytest.mark.parametrize(
    "more",
    [
        {"polarity": "-"},
        {"certainty": "planned"},
        {"certainty": "conditional"},
        {"certainty": "possible"},
        {"tense": "future"},
    ],
)
def test_nothing_is_suggested_of_what_is_not_told_to_have_happened(more: dict[str, object]) -> None:
    codes = codes_of(event("ASSAULT", "drone", **more))
    assert codes.acled.all == ()
    assert codes.acled_event is None
    assert codes.cameo.all == ("19",)


def test_an_appeal_is_no_demand() -> None:
    assert codes_of(event("REQUEST")).cameo.all == ("10",)
    assert codes_of(event("REQUEST", coded=False)).cameo.all == ("02", "10")


def test_every_type_and_mode_of_the_lexicon_has_codes() -> None:
    lexicon = event_lexicon()
    known = {(item.type, item.mode) for item in entries("codes", "code", CodeEntry)}
    assert {(kind, None) for kind in EVENT_TYPES} <= known
    subevents = {name for item in entries("codes", "subevent", SubeventEntry) for name in item.names}
    for mode in lexicon.modes.values():
        assert mode.acled in subevents
    for group in entries("events", "group", GroupEntry):
        assert codes_of(event(group.type, group.mode)).cameo.all
