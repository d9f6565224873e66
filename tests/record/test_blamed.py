"""Who is blamed for a deed, through the real reader: never somebody the deed is not laid to."""

import pytest

import onrecord
from onrecord.record.entries import entries_of


@pytest.mark.parametrize(
    ("text", "trigger", "names"),
    [
        ("The army blamed the Rapid Support Forces for the attack.", "attack", ["Rapid Support Forces"]),
        ("The army blamed the Rapid Support Forces for failing to stop the attack.", "attack", []),
        ("Russia and Ukraine accused each other of shelling the plant.", "shelling", None),
    ],
)
def test_the_blamed(text, trigger, names):
    entries = [e for e in entries_of(onrecord.read(text, published="2031-05-01")) if e.trigger == trigger]
    deeds = [[who.name for who in entry.actors] for entry in entries if entry.claim.act == "accuse"]
    if names is None:
        assert sorted(deeds) == [["Government of Russia"], ["Government of Ukraine"]]
    else:
        assert deeds == [names]
