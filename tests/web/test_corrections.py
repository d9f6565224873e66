"""What a form asks to be put right, as decisions that know what was seen."""

from typing import Any

import pytest

from onrecord.errors import InputError
from onrecord.web.corrections import decisions_in

SEEN = '{"qualifier":"exactly","value":12,"low":12,"high":12}'
AT_LEAST = '{"qualifier":"at least","value":12,"low":12,"high":null}'


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ({"was|claim:OR-1|source": '"Army"', "claim:OR-1|source": "Army"}, []),
        (
            {"was|claim:OR-1|source": '"Army"', "claim:OR-1|source": " Northern  Front "},
            [("claim.correct", "OR-1", "source", "Northern Front", "Army")],
        ),
        (
            {"was|claim:OR-1|source": "null", "claim:OR-1|source": "Army"},
            [("claim.correct", "OR-1", "source", "Army", None)],
        ),
        (
            {"was|event:OR-2|polarity": '"+"', "event:OR-2|polarity": "-"},
            [("event.correct", "OR-2", "polarity", "-", "+")],
        ),
        (
            {"was|event:OR-2|actor": '["Army"]', "event:OR-2|actor": "Army; Navy"},
            [("event.correct", "OR-2", "actor", ["Army", "Navy"], ["Army"])],
        ),
        (
            {"was|event:OR-2|actor": '["Army"]', "event:OR-2|actor": ""},
            [("event.correct", "OR-2", "actor", [], ["Army"])],
        ),
        ({"was|event:OR-2|drop": "false", "event:OR-2|drop": "yes"}, [("event.reject", "OR-2", None, None, "unset")]),
        (
            {
                "was|event:OR-2|polarity": '"+"',
                "event:OR-2|polarity": "-",
                "was|event:OR-2|drop": "false",
                "event:OR-2|drop": "yes",
            },
            [("event.reject", "OR-2", None, None, "unset")],
        ),
        (
            {
                "was|figure:OR-1/3-9|amount": SEEN,
                "figure:OR-1/3-9|amount": "12",
                "figure:OR-1/3-9|qualifier": "exactly",
            },
            [],
        ),
        (
            {
                "was|figure:OR-1/3-9|amount": SEEN,
                "figure:OR-1/3-9|amount": "14",
                "figure:OR-1/3-9|qualifier": "exactly",
            },
            [("figure.correct", "OR-1/3-9", "value", 14, 12)],
        ),
        (
            {
                "was|figure:OR-1/3-9|amount": SEEN,
                "figure:OR-1/3-9|amount": "12",
                "figure:OR-1/3-9|qualifier": "at least",
            },
            [
                ("figure.correct", "OR-1/3-9", "qualifier", "at least", "exactly"),
                ("figure.correct", "OR-1/3-9", "high", None, 12),
            ],
        ),
        (
            {
                "was|figure:OR-1/3-9|amount": AT_LEAST,
                "figure:OR-1/3-9|amount": "12",
                "figure:OR-1/3-9|qualifier": "exactly",
            },
            [
                ("figure.correct", "OR-1/3-9", "qualifier", "exactly", "at least"),
                ("figure.correct", "OR-1/3-9", "value", 12, 12),
            ],
        ),
    ],
)
def test_decisions(form: dict[str, str], expected: list[tuple[Any, ...]]) -> None:
    found = decisions_in(form, by="desk")
    told = [
        (one.kind, one.target, one.field, one.after, "unset" if one.kind.endswith("reject") else one.expects)
        for one in found
    ]
    assert told == expected


@pytest.mark.parametrize(
    "form",
    [
        {"was|claim:OR-1|source": "not JSON"},
        {"was|reports:1|source": "1"},
        {"was|": "1"},
        {"was|figure:OR-1/3-9|amount": "12", "figure:OR-1/3-9|amount": "13"},
    ],
)
def test_a_broken_form_is_refused(form: dict[str, str]) -> None:
    with pytest.raises(InputError, match="reload the page"):
        decisions_in(form, by="desk")
