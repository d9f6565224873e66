from typing import Any, get_args

import pytest

from onrecord import terms, words
from onrecord.lexicon import tables
from onrecord.model import Figure, Span


@pytest.mark.parametrize(
    ("begin", "end", "said"),
    [
        ("2022-10-21", "2022-10-21", "21 Oct 2022"),
        ("2022-10-01", "2022-10-21", "1 to 21 Oct 2022"),
        ("2022-08-29", "2022-10-21", "29 Aug to 21 Oct 2022"),
        ("2021-12-30", "2022-01-02", "30 Dec 2021 to 2 Jan 2022"),
        ("2022-05-01", "2022-05-31", "May 2022"),
        ("2024-02-01", "2024-02-29", "Feb 2024"),
        ("2020-01-01", "2020-12-31", "2020"),
        ("2020-01-01", "2021-12-31", "2020 to 2021"),
        ("2022-09", "2022-10-21", "Sept 2022 to 21 Oct 2022"),
        ("2025-03-04T04:00", "2025-03-04T04:00", "4 March 2025, 04:00"),
        ("2025-03-03TEV", None, "from 3 March 2025, evening"),
        (None, "2022-SU", "until summer 2022"),
        ("PAST_REF", "PAST_REF", "PAST_REF"),
        (None, None, ""),
    ],
)
def test_periods(begin: str | None, end: str | None, said: str) -> None:
    assert words.period(begin, end) == said


def _figure(**given: Any) -> Figure:
    values = {
        "value": None,
        "low": None,
        "high": None,
        "qualifier": "exactly",
        "measure": "killed",
        "counted": "people",
    }
    return Figure(id="fig_x", claim="clm_x", event=None, unit="people", span=Span(0, 1), **(values | given))


@pytest.mark.parametrize(
    ("given", "amount", "state"),
    [
        ({"value": 12500, "low": 12500, "high": 12500}, "12,500", "killed"),
        ({"value": 2.5, "low": 2.5, "high": 2.5}, "2.5", "killed"),
        ({"value": 150, "low": 150, "qualifier": "more than"}, "more than 150", "killed"),
        ({"value": 30, "high": 30, "qualifier": "nearly"}, "nearly 30", "killed"),
        ({"low": 30, "high": 40, "qualifier": "between"}, "30 to 40", "killed"),
        ({"low": 100000, "qualifier": "at least"}, "at least 100,000", "killed"),
        ({"value": 2, "low": 2, "high": 2, "counted": "bodies"}, "2", ""),
        ({"value": 2, "low": 2, "high": 2, "measure": "other"}, "2", ""),
    ],
)
def test_figures(given: dict[str, Any], amount: str, state: str) -> None:
    assert (words.amount(_figure(**given)), words.state(_figure(**given))) == (amount, state)


def test_every_term_has_a_word() -> None:
    assert words.ACTS.keys() == set(terms.ACTS)
    assert words.EVENTS.keys() == set(terms.EVENT_TYPES)
    assert words.DENIED.keys() == set(get_args(terms.Denied))
    assert words.CERTAINTY.keys() == set(get_args(terms.Certainty))
    assert words.RELATIONS.keys() == words.PASSIVE.keys() == set(get_args(terms.Relation))
    assert words.PUBLISHED.keys() == set(get_args(terms.PublishedBasis))


def test_every_mode_of_the_lexicon_has_a_word() -> None:
    import tomllib
    from importlib import resources

    text = (resources.files("onrecord") / "lexicons" / "events.toml").read_text(encoding="utf-8")
    data = tomllib.loads(text)
    modes = {entry["mode"] for table in tables("events") for entry in data[table] if entry.get("mode")}
    assert modes <= words.MODES.keys()
