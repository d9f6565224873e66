"""Stands: what a claim makes of an event, and what it does not."""

import pytest

from onrecord.record.stands import is_matter, stand_of
from tests.record.told import ARMY, FRONT, MINISTRY, Tell, outlet


@pytest.mark.parametrize(
    ("told", "stand"),
    [
        (Tell(MINISTRY), "says"),
        (Tell(ARMY, doer=FRONT, act="accuse", certainty="possible"), "says"),
        (Tell(FRONT, denied="actor", act="deny"), "denies"),
        # What a denial takes for granted is not its own account.
        (Tell(FRONT, act="deny"), None),
        (Tell(MINISTRY, act="condemn"), None),
        (Tell(MINISTRY, act="condemn", doer=FRONT), "says"),
        (Tell(MINISTRY, act="condemn", label="massacre"), "says"),
        (Tell(MINISTRY, act="request"), None),
        (Tell(MINISTRY, act="unverified"), None),
        (Tell(MINISTRY, act="retract"), None),
        (Tell(MINISTRY, certainty="planned"), None),
        (Tell(MINISTRY, tense="future"), None),
        (Tell(MINISTRY, denied="occurrence", trigger="killed", quote="nobody was killed"), None),
        (Tell(outlet("Lantern")), "says"),
        (Tell(outlet("Lantern"), certainty="possible"), None),
        (Tell(outlet("Lantern"), quote="after the first reports of the attack"), None),
        (Tell(outlet("Lantern"), quote="Ministry denies attack"), None),
        (Tell(MINISTRY, quote="reports of the attack reached the capital"), "says"),
    ],
)
def test_the_stand_of_a_claim(told, stand):
    assert stand_of(told.entry()) == stand


@pytest.mark.parametrize(
    ("told", "matter"),
    [
        (Tell(MINISTRY), True),
        (Tell(MINISTRY, type="ACCUSE"), False),
        (Tell(MINISTRY, type="AGREE"), True),
        (Tell(MINISTRY, mode="claim-of-responsibility"), False),
    ],
)
def test_talk_about_a_happening_is_not_the_happening(told, matter):
    assert is_matter(told.entry()) is matter
