"""Truecase: texts in capitals as news would write them, every letter in its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.language.truecase import truecased


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "THE ARMY SAID ON MONDAY THAT GUERRILLAS ATTACKED A FARM NEAR ZALVARA.",
            "The army said on Monday that guerrillas attacked a farm near Zalvara.",
        ),
        (
            "MEMBERS OF THE RURITANIAN PEOPLE'S LIBERATION FRONT [RPLF] ATTACKED A BRIDGE.",
            "Members of the Ruritanian People's Liberation Front [RPLF] attacked a bridge.",
        ),
        (
            "COLONEL ZUBIRO DENIED IT. THE PRESIDENT OF THE UN COUNCIL DID NOT SAY WHY.",
            "Colonel Zubiro denied it. The president of the UN Council did not say why.",
        ),
        (
            "An ordinary line about NATO.\nTWO SOLDIERS KILLED IN BLAST NEAR ZALVARA BRIDGE",
            "An ordinary line about NATO.\nTwo soldiers killed in blast near Zalvara bridge",
        ),
        (
            "TWO U.S. SOLDIERS SAID MR. ZUBIRO AND GEN. TAMMO DIDN'T LEAVE THE UNITED NATIONS.",
            "Two U.S. soldiers said Mr. Zubiro and Gen. Tammo didn't leave the United Nations.",
        ),
        (
            "THE CREW LEFT FOR THE U.S. THE PORT OF ZALVARA STAYED SHUT.",
            "The crew left for the U.S. The port of Zalvara stayed shut.",
        ),
        ("NATO and the UN met on 12 May in USA.", "NATO and the UN met on 12 May in USA."),
    ],
)
def test_case(text: str, expected: str) -> None:
    assert truecased(text) == expected


@given(st.text())
def test_length_holds(text: str) -> None:
    assert len(truecased(text)) == len(text)
    assert truecased(text).lower() == text.lower()


@given(st.text(alphabet="ABCDEFGHIJ KLMNOPÄÖİßRSTUVWXYZ.,[]()'\n-"))
def test_length_holds_in_capitals(text: str) -> None:
    assert len(truecased(text)) == len(text)
