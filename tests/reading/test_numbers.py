"""Numbers as news writes them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.numbers import digits, is_number_word, parse

PARSED = [
    ("nine", 9),
    ("twenty - one", 21),
    ("a dozen", 12),
    ("two dozen", 24),
    ("half a dozen", 6),
    ("a hundred and twenty", 120),
    ("two hundred", 200),
    ("three thousand five hundred", 3500),
    ("1.2 million", 1_200_000),
    ("half a million", 500_000),
    ("two and a half million", 2_500_000),
    ("12,000", 12_000),
    ("3 crore", 30_000_000),
    ("1,00,000", 100_000),
    ("four billion", 4_000_000_000),
]
NOT_PARSED = ["five six", "people", "", "and", "12,34"]


@pytest.mark.parametrize(("words", "value"), PARSED)
def test_parse(words: str, value: float) -> None:
    assert parse(words.split()) == value


@pytest.mark.parametrize("words", NOT_PARSED)
def test_no_number(words: str) -> None:
    assert parse(words.split()) is None


@pytest.mark.parametrize(
    ("word", "value"),
    [("40bn", 40 * 10**9), ("31", 31), ("1.5", 1.5), ("2.000.000", 2_000_000), ("½", 0.5), ("x1", None)],
)
def test_digits(word: str, value: float | None) -> None:
    assert digits(word) == value


@given(st.integers(min_value=0, max_value=10**12))
def test_digits_with_commas_come_back(number: int) -> None:
    assert digits(f"{number:,}") == number
    assert parse([f"{number:,}"]) == number
    assert is_number_word(f"{number:,}")
