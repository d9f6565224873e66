"""Names as keys: spellings that mean one name share a key."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.gazetteer.names import hashed, key


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Saint-Étienne", "St. Etienne"),
        ("Al Ḩudaydah", "al-Hudaydah"),
        ("Mount Kenya", "Mt. Kenya"),
        ("Łódź", "Lodz"),
        ("T'bilisi", "Tbilisi"),
        ("Île-de-France", "Ile de France"),
        ("N'Djamena", "N’Djamena"),
        ("Gümüşhane", "gumushane"),
    ],
)
def test_spellings_share_a_key(one: str, other: str) -> None:
    assert key(one) == key(other)


@pytest.mark.parametrize(("one", "other"), [("Sumy", "Suma"), ("Port Sudan", "Sudan"), ("Niger", "Nigeria")])
def test_other_names_do_not(one: str, other: str) -> None:
    assert key(one) != key(other)


@given(st.text(max_size=40))
def test_a_key_is_its_own_key_or_empty(name: str) -> None:
    once = key(name)
    assert once == once.strip() and "  " not in once
    assert 0 <= hashed(once) < 2**64
