"""The whole account of one incident, and how it stands in a sentence of counts."""

import pytest

from onrecord.model import Place
from onrecord.record.incident_account import account_of
from onrecord.record.status import status_of
from tests.record.told import AID, ARMY, FRONT, MINISTRY, Tell, outlet


def place(name: str, precision: str) -> Place:
    return Place(
        id=f"plc_{name.lower()}",
        name=name,
        lat=None,
        lon=None,
        kind=None,
        precision=precision,  # type: ignore[arg-type]
        radius_km=None,
        country="TCD",
        admin1=None,
        geonames_id=None,
        candidates=(),
        toponyms=(),
    )


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ((Tell(MINISTRY),), "said by 1 voice of Government of Chad; single-source; not contested in this 1 report"),
        (
            (Tell(MINISTRY), Tell(AID, report="r2")),
            "said by 1 voice of Government of Chad and 1 voice of Relief Union; not contested in these 2 reports",
        ),
        (
            (Tell(ARMY, doer=FRONT), Tell(AID)),
            "said by 1 voice of Government of Chad and 1 voice of Relief Union; unanswered; "
            "not contested in this 1 report",
        ),
        (
            (Tell(ARMY, doer=FRONT, killed=3), Tell(FRONT, denied="actor", act="deny"), Tell(AID, killed=9)),
            "said by 1 voice of Government of Chad and 1 voice of Relief Union, denied by 1 voice of Front for Testing; "
            "disputed: who did it and how many",
        ),
        ((Tell(AID), Tell(AID, act="retract", report="r2", day="2031-05-02")), "nobody stands by it any more"),
    ],
)
def test_the_status_is_counts_and_no_verdict(told, words):
    entries = [one.entry() for one in told]
    assert status_of(entries) == words
    assert status_of(account_of(entries)) == words


def test_where_and_when_most_say_and_the_finer_place_of_two():
    town, province = place("Sareb", "settlement"), place("North", "region")
    told = (
        Tell(MINISTRY, place=province, begin="2031-05-01"),
        Tell(ARMY, place=town, begin="2031-05-01T14:00"),
        Tell(AID, begin="2031-05"),
    )
    account = account_of([one.entry() for one in told])
    assert (account.place, account.begin) == ("plc_sareb", "2031-05-01")
    assert account.label == "attack · Sareb · 2031-05-01"


def test_the_id_stays_when_later_reports_come_in():
    first = Tell(MINISTRY)
    later = Tell(AID, report="r2", day="2031-05-09")
    assert account_of([first.entry()]).id == account_of([later.entry(), first.entry()]).id


def test_every_claim_named_is_one_of_the_entries():
    told = (Tell(ARMY, doer=FRONT, killed=3), Tell(FRONT, doer=ARMY, killed=9), Tell(outlet("Lantern"), type="ACCUSE"))
    account = account_of([one.entry() for one in told])
    claims = {one.claim for one in told}
    assert {claim for version in account.versions for claim in version.claims} <= claims
    assert {claim for dispute in account.disputes for claim in dispute.claims} <= claims
    assert set(account.events) == {f"evt_{one.number}" for one in told}
