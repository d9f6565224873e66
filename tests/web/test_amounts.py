"""Numbers as people type them."""

from typing import Any

import pytest

from onrecord.errors import InputError
from onrecord.web.amounts import amount, written


@pytest.mark.parametrize(
    ("qualifier", "typed", "expected"),
    [
        ("exactly", "150", ("exactly", 150, 150, 150)),
        ("about", "1,200", ("about", 1200, 1200, 1200)),
        ("exactly", "12 500", ("exactly", 12500, 12500, 12500)),
        ("exactly", "2.5", ("exactly", 2.5, 2.5, 2.5)),
        ("at least", "30", ("at least", 30, 30, None)),
        ("more than", "30", ("more than", 30, 30, None)),
        ("up to", "30", ("up to", 30, None, 30)),
        ("fewer than", "30", ("fewer than", 30, None, 30)),
        ("nearly", "30", ("nearly", 30, None, 30)),
        ("exactly", "30 to 40", ("between", None, 30, 40)),
        ("between", "30–40", ("between", None, 30, 40)),
        ("exactly", "between 30 and 40", ("between", None, 30, 40)),
        ("order of magnitude", "100 to 999", ("order of magnitude", None, 100, 999)),
        ("between", "30", ("exactly", 30, 30, 30)),
    ],
)
def test_amount(qualifier: str, typed: str, expected: tuple[Any, ...]) -> None:
    assert tuple(amount(qualifier, typed)[name] for name in ("qualifier", "value", "low", "high")) == expected


@pytest.mark.parametrize(
    ("qualifier", "typed", "words"),
    [
        ("exactly", "many", "no number"),
        ("exactly", "", "no number"),
        ("exactly", "40 to 30", "ends below"),
        ("roughly", "30", "not known"),
        ("exactly", "-3", "no number"),
        ("exactly", "nan", "no number"),
        ("exactly", "1e400", "no number"),
    ],
)
def test_what_is_no_amount_is_refused(qualifier: str, typed: str, words: str) -> None:
    with pytest.raises(InputError, match=words):
        amount(qualifier, typed)


@pytest.mark.parametrize(
    ("value", "low", "high", "expected"),
    [(1200, 1200, 1200, "1,200"), (None, 30, 40, "30 to 40"), (None, 10, None, "10"), (None, None, None, "")],
)
def test_written(value: int | None, low: int | None, high: int | None, expected: str) -> None:
    assert written(value, low, high) == expected
