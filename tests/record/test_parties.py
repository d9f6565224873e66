"""Parties: who speaks for whom, and who does not."""

import pytest

from onrecord.ids import make_id
from onrecord.record.entries import Who
from onrecord.record.parties import Parties, party_of
from tests.record.told import ARMY, FRONT, GUNMEN, Tell, group_named, outlet, state, words


def actor(name: str, kind: str, country: str | None, sector: str | None, named: bool = True) -> Who:
    land = None if kind == "person" else country
    key = make_id("act", name, kind, land, None if named else ("rpt", 0))
    return Who(key=key, name=name, kind=kind, country=country, sector=sector)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("who", "party"),
    [
        (actor("Mara Deby", "person", "TCD", "GOV"), "Government of Chad"),
        (actor("Office of the President of Chad", "office", "TCD", "GOV"), "Government of Chad"),
        (actor("Ministry of Defence of the Netherlands", "government", "NLD", "MIL"), "Government of the Netherlands"),
        (actor("Police of Kenya", "force", "KEN", "COP"), "Government of Kenya"),
        (actor("Rapid Support Forces", "group", "SDN", "PRM"), "Rapid Support Forces"),
        (actor("Rapid Support Forces", "people", "SDN", "PRM"), "Rapid Support Forces"),
        (actor("Rapid Support Forces’s fighters", "force", "SDN", "PRM", named=False), "Rapid Support Forces"),
        (actor("Qassam Brigades", "group", "PSE", "REB"), "Hamas"),
        (actor("UN refugee agency", "organisation", None, "IGO", named=False), "United Nations"),
        (actor("Russian-installed head of the town", "person", "UKR", "GOV", named=False), "Government of Russia"),
        (actor("Moscow-installed authorities", "unknown", None, "GOV", named=False), "Government of Russia"),
        (actor("Ministry of Health of Gaza", "government", "PSE", "GOV"), "Authorities of Gaza"),
        (actor("Gaza Division", "force", "ISR", "MIL"), "Government of Israel"),
        (actor("Parliament of Abkhazia", "government", "GEO", "GOV"), "Authorities of Abkhazia"),
        # Two governments, and nothing that says which.
        (actor("Ministry of Health of Yemen", "government", "YEM", "GOV"), None),
        # Nationality alone says nothing of whose side somebody is on.
        (actor("Ali Saleh", "person", "SYR", "CVL"), None),
        (actor("Supreme Court of Kenya", "government", "KEN", "JUD"), None),
        (actor("UN-recognised council", "unknown", None, "GOV", named=False), None),
        (actor("gunmen", "group", None, "UAF", named=False), None),
        (actor("police", "unknown", None, "COP", named=False), None),
        (actor("residents", "people", "TCD", "CVL", named=False), None),
        (actor("the United States’s treaty ally", "unknown", None, None, named=False), None),
    ],
)
def test_the_party_of_one_actor(who, party):
    assert party_of(who) == party


def test_who_speaks_for_somebody_is_of_his_party():
    assert party_of(words("spokesman", "person"), FRONT) == "Front for Testing"
    assert party_of(words("spokesman", "person"), GUNMEN) is None


def test_what_a_person_says_goes_before_everything():
    assert party_of(Who(key="x", name="Ali", kind="person", country="TCD", sector="GOV", party="the opposition")) == (
        "the opposition"
    )


def test_an_outlet_is_its_own_party():
    assert party_of(outlet("The Lantern")) == "The Lantern"


def test_a_commander_may_be_the_rebels_where_there_are_rebels():
    commander = state("Idris Bako", "Chad", "MIL", "person")
    assert Parties([Tell(ARMY).entry()]).of(commander) == "Government of Chad"
    assert Parties([Tell(ARMY, doer=FRONT).entry()]).of(commander) is None
    assert Parties([Tell(ARMY, doer=FRONT).entry()]).of(commander, FRONT) == "Front for Testing"
    assert Parties([Tell(ARMY, doer=group_named("Elsewhere", "TGO")).entry()]).of(commander) == "Government of Chad"
