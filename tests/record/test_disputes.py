"""Disputes: as precise as complete, and sides never mixed."""

import pytest

from onrecord.record.disputes import disputes
from onrecord.record.said import all_said
from onrecord.record.withdrawals import withdrawals, without
from tests.record.told import AID, ARMY, FRONT, GUNMEN, MINISTRY, Tell, group_named, outlet, words

LANTERN = outlet("Lantern")
OTHERS = group_named("Other Front", "TCD")


def found(*told: Tell):
    """Kind and sides of each dispute, by the numbers of the tellings."""
    numbers = {one.claim: index for index, one in enumerate(told)}
    everything = all_said(one.entry() for one in told)
    return [
        (dispute.kind, [sorted(numbers[claim] for claim in side) for side in dispute.sides])
        for dispute in disputes(without(everything, withdrawals(everything)))
    ]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        # Who did it.
        ((Tell(ARMY, doer=FRONT), Tell(FRONT, doer=ARMY)), [("blame", [[0], [1]])]),
        ((Tell(ARMY, doer=FRONT), Tell(FRONT, doer=ARMY), Tell(AID)), [("blame", [[0], [1]])]),
        (
            (Tell(ARMY, doer=FRONT), Tell(FRONT, denied="actor", act="deny"), Tell(FRONT, doer=ARMY)),
            [("blame", [[0], [1, 2]])],
        ),
        ((Tell(ARMY, doer=FRONT), Tell(FRONT, denied="actor", act="deny"), Tell(AID)), [("blame", [[0], [1]])]),
        ((Tell(ARMY, doer=FRONT), Tell(MINISTRY, doer=FRONT)), []),
        ((Tell(ARMY, doer=FRONT), Tell(AID, doer=GUNMEN)), []),
        ((Tell(ARMY, doer=FRONT, type="SUPPORT"), Tell(FRONT, doer=ARMY, type="SUPPORT")), []),
        ((Tell(ARMY, doer=FRONT), Tell(AID)), []),
        # An exchange of fire is no dispute on who fired.
        ((Tell(LANTERN, doer=ARMY), Tell(LANTERN, doer=FRONT), Tell(ARMY, doer=FRONT)), []),
        ((Tell(ARMY, doer=FRONT, harmed=ARMY), Tell(FRONT, doer=ARMY, harmed=FRONT)), []),
        # Whether it was so.
        ((Tell(FRONT, doer=ARMY), Tell(ARMY, doer=ARMY, denied="occurrence", act="deny")), [("denial", [[0], [1]])]),
        ((Tell(LANTERN), Tell(AID), Tell(ARMY, denied="occurrence")), [("denial", [[0, 1], [2]])]),
        (
            (Tell(FRONT, doer=ARMY), Tell(ARMY, denied="occurrence", quote="we attacked nobody")),
            [("denial", [[0], [1]])],
        ),
        # Silent ones are not contradicted by who denies only having done it; nobody answers himself.
        ((Tell(AID), Tell(ARMY, denied="actor", act="deny")), []),
        ((Tell(ARMY, doer=FRONT), Tell(MINISTRY, denied="actor", doer=FRONT)), []),
        ((Tell(AID, act="request"), Tell(ARMY, denied="occurrence")), []),
        # How many.
        ((Tell(MINISTRY, killed=12), Tell(FRONT, killed=40)), [("figure", [[0], [1]])]),
        ((Tell(MINISTRY, killed=12, qualifier="at least"), Tell(FRONT, killed=40)), []),
        ((Tell(MINISTRY, killed=12), Tell(ARMY, killed=40)), []),
        ((Tell(MINISTRY, killed=12), Tell(LANTERN, killed=40)), []),
        ((Tell(MINISTRY, killed=12), Tell(FRONT, killed=5, of_whom="children")), []),
        ((Tell(MINISTRY, killed=12), Tell(FRONT, killed=5, part=True)), []),
        ((Tell(MINISTRY, killed=12), Tell(AID, killed=19, day="2031-05-02", report="r2")), []),
        ((Tell(MINISTRY, killed=19), Tell(AID, killed=12, day="2031-05-02", report="r2")), [("figure", [[0], [1]])]),
        (
            (
                Tell(MINISTRY, killed=12),
                Tell(AID, killed=19, day="2031-05-02", report="r2"),
                Tell(MINISTRY, killed=12, day="2031-05-02", report="r2"),
            ),
            [("figure", [[2], [1]])],
        ),
        # Parties that contradict each other anyway do not update each other.
        (
            (
                Tell(ARMY, doer=FRONT, killed=3),
                Tell(FRONT, doer=ARMY, killed=40, day="2031-05-02", report="r2"),
            ),
            [("blame", [[0], [1]]), ("figure", [[0], [1]])],
        ),
        # A third party stands with those it fits.
        (
            (
                Tell(MINISTRY, killed=12, qualifier="at least"),
                Tell(FRONT, killed=4),
                Tell(AID, killed=15, day="2031-05-03"),
            ),
            [("figure", [[0, 2], [1]])],
        ),
        ((Tell(MINISTRY, killed=12), Tell(FRONT, killed=12, denied="figure", act="deny")), [("figure", [[0], [1]])]),
        # What to call it.
        (
            (Tell(ARMY, trigger="evacuated"), Tell(FRONT, trigger="deportation", label="deportation")),
            [("characterisation", [[0], [1]])],
        ),
        (
            (Tell(ARMY, trigger="liberated", label="liberated"), Tell(FRONT, trigger="occupied")),
            [("characterisation", [[0], [1]])],
        ),
        ((Tell(ARMY, trigger="attack"), Tell(FRONT, trigger="massacre", label="massacre")), []),
        ((Tell(ARMY, trigger="evacuated"), Tell(MINISTRY, trigger="deportation", label="deportation")), []),
        ((Tell(outlet("A"), trigger="liberated", label="liberated"), Tell(LANTERN, trigger="occupied")), []),
        (
            (Tell(ARMY, label="deportation"), Tell(FRONT, denied="label", act="deny")),
            [("characterisation", [[0], [1]])],
        ),
        (
            (
                Tell(
                    FRONT,
                    act="condemn",
                    cue="denounce",
                    label="deportation",
                    quote="the removal of pupils as “deportation”",
                ),
            ),
            [("characterisation", [[0]])],
        ),
        ((Tell(FRONT, label="deportation", quote="the deportation of pupils"),), []),
        # What was taken back is disputed no more.
        (
            (
                Tell(ARMY, doer=FRONT),
                Tell(FRONT, denied="actor", act="deny", report="r2", day="2031-05-02"),
                Tell(FRONT, doer=FRONT, report="r3", day="2031-05-04"),
            ),
            [],
        ),
        (
            (Tell(AID), Tell(ARMY, denied="occurrence"), Tell(AID, act="retract", report="r2", day="2031-05-02")),
            [],
        ),
        # A copy adds nobody.
        (
            (
                Tell(MINISTRY, killed=12, lineage="r1"),
                Tell(MINISTRY, killed=12, lineage="r1", report="r2"),
                Tell(FRONT, killed=4, report="r3"),
            ),
            [("figure", [[0], [2]])],
        ),
    ],
)
def test_disputes(told, expected):
    assert [(kind, sorted(sides)) for kind, sides in found(*told)] == [
        (kind, sorted(sides)) for kind, sides in expected
    ]


def test_no_claim_is_on_two_sides():
    sides = found(
        Tell(ARMY, doer=FRONT, killed=3),
        Tell(FRONT, doer=ARMY, killed=40),
        Tell(AID, killed=40),
        Tell(words("medics"), killed=9),
    )
    for _, by_side in sides:
        claims = [claim for side in by_side for claim in side]
        assert len(claims) == len(set(claims))


def test_three_doers_are_three_sides():
    assert found(Tell(ARMY, doer=FRONT), Tell(FRONT, doer=ARMY), Tell(AID, doer=OTHERS)) == [("blame", [[0], [1], [2]])]
