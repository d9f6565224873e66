"""Links between claims of different reports: from the later to the earlier, with a reason, never between copies."""

import pytest

from onrecord.record.claim_links import links_between
from tests.record.told import AID, ARMY, FRONT, MINISTRY, Tell, outlet

FIRST, SECOND, THIRD = ({"report": f"r{n}", "day": f"2031-05-0{n}"} for n in (1, 2, 3))


def found(*told: Tell):
    names = {one.claim: index for index, one in enumerate(told)}
    links = links_between(one.entry() for one in told)
    assert all(link.reason and 0 < score <= 1 for link, score in links)
    return sorted((names[link.claim], link.relation, names[link.other]) for link, _ in links)


@pytest.mark.parametrize(
    ("told", "links"),
    [
        ((Tell(ARMY, doer=FRONT, **FIRST), Tell(FRONT, denied="actor", act="deny", **SECOND)), [(1, "denies", 0)]),
        # A denial printed first answers as well.
        ((Tell(FRONT, denied="actor", act="deny", **FIRST), Tell(ARMY, doer=FRONT, **SECOND)), [(0, "denies", 1)]),
        ((Tell(ARMY, doer=FRONT, **FIRST), Tell(FRONT, doer=ARMY, **SECOND)), [(1, "disputes", 0)]),
        ((Tell(MINISTRY, killed=12, **FIRST), Tell(MINISTRY, killed=19, **SECOND)), [(1, "revises", 0)]),
        ((Tell(MINISTRY, killed=12, **FIRST), Tell(AID, killed=19, **SECOND)), []),
        ((Tell(MINISTRY, killed=19, **FIRST), Tell(AID, killed=12, **SECOND)), [(1, "disputes", 0)]),
        ((Tell(MINISTRY, killed=12, **FIRST), Tell(AID, killed=12, **SECOND)), [(1, "repeats", 0)]),
        ((Tell(MINISTRY, killed=12, **FIRST), Tell(AID, killed=12, act="confirm", **SECOND)), [(1, "confirms", 0)]),
        ((Tell(ARMY, doer=FRONT, **FIRST), Tell(FRONT, doer=FRONT, **SECOND)), [(1, "confirms", 0)]),
        ((Tell(MINISTRY, **FIRST), Tell(AID, **SECOND)), []),
        ((Tell(AID, **FIRST), Tell(AID, act="retract", **SECOND)), [(1, "withdraws", 0)]),
        ((Tell(AID, **FIRST), Tell(ARMY, act="retract", **SECOND)), []),
        (
            (Tell(FRONT, denied="actor", act="deny", **FIRST), Tell(FRONT, doer=FRONT, **SECOND)),
            [(1, "withdraws", 0)],
        ),
        (
            (
                Tell(ARMY, trigger="evacuated", **FIRST),
                Tell(FRONT, trigger="deportation", label="deportation", **SECOND),
            ),
            [(1, "disputes", 0)],
        ),
        ((Tell(MINISTRY, doer=FRONT, lineage="r1", **FIRST), Tell(MINISTRY, doer=FRONT, lineage="r1", **SECOND)), []),
        ((Tell(ARMY, doer=FRONT, **FIRST), Tell(FRONT, denied="actor", act="deny", **FIRST)), []),
        ((Tell(outlet("A"), killed=12, **FIRST), Tell(outlet("B"), killed=12, **SECOND)), []),
    ],
)
def test_links(told, links):
    assert found(*told) == links


def test_each_claim_repeats_the_first_only():
    told = [Tell(MINISTRY, killed=12, **day) for day in (FIRST, SECOND, THIRD)]
    assert found(*told) == [(1, "repeats", 0), (2, "repeats", 0)]
