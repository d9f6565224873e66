"""Forms of verbs."""

import pytest

from onrecord.reading.inflection import form_table, forms

CASES = [
    ("blame", {"blames", "blamed", "blaming"}),
    ("deny", {"denies", "denied", "denying"}),
    ("say", {"says", "said", "saying"}),
    ("admit", {"admits", "admitted", "admitting"}),
    ("condemn", {"condemned", "condemning"}),
    ("express", {"expresses", "expressed"}),
    ("agree", {"agreed", "agreeing"}),
    ("shell", {"shelled", "shelling"}),
]


@pytest.mark.parametrize(("lemma", "expected"), CASES)
def test_forms(lemma: str, expected: set[str]) -> None:
    assert expected <= forms(lemma)
    assert lemma in forms(lemma)


def test_a_form_that_is_itself_a_lemma_stays_itself() -> None:
    assert form_table(["find", "found"])["found"] == "found"
    assert form_table(["find"])["found"] == "find"
