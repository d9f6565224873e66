"""Permanent ids are unique, repeatable and survive being said aloud."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.record.ids import ALPHABET, normal_id, permanent_id


@given(st.text())
def test_same_fingerprint_same_id(fingerprint: str) -> None:
    found = permanent_id(fingerprint, ())
    assert found == permanent_id(fingerprint, ())
    assert normal_id(found.lower()) == found
    assert len(found) == 8 and set(found[3:]) <= set(ALPHABET)


def test_a_taken_id_is_never_given_again() -> None:
    taken: set[str] = set()
    for _ in range(40):
        found = permanent_id("one claim", taken)
        assert found not in taken
        taken.add(found)
    assert max(map(len, taken)) > min(map(len, taken)) == 8


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("or-7k3f9", "OR-7K3F9"),
        (" OR-7K3FO ", "OR-7K3F0"),
        ("OR-IL3F9", "OR-113F9"),
        ("7K3F9", None),
        ("OR-7K3", None),
        ("OR-7K3FU", None),
    ],
)
def test_ids_as_people_write_them(written: str, expected: str | None) -> None:
    assert normal_id(written) == expected
