"""Clusters of invented stories: the incidents of the record against those that a person drew before it was run."""

from functools import cache

import pytest

from tests.record.cluster import NAMES, differences, load, reader, record_of


@cache
def found(name: str, by_hand: bool) -> tuple[str, ...]:
    cluster = load(name)
    return tuple(differences(cluster, record_of(cluster, reader(), by_hand)))


KNOWN = [(name, known) for name in NAMES for known in load(name).known]


def test_there_are_eight_clusters_of_three_stories_and_more():
    assert len(NAMES) == 8
    assert all(len(load(name).report) >= 3 for name in NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_what_is_said_of_incidents_that_a_person_drew(name):
    excused = {known.line for known in load(name).known if known.of == "reading"}
    assert [line for line in found(name, True) if line not in excused] == []


@pytest.mark.parametrize("name", NAMES)
def test_incidents_as_a_person_drew_them(name):
    excused = {known.line for known in load(name).known}
    assert [line for line in found(name, False) if line not in excused] == []


@pytest.mark.parametrize(
    ("name", "known"),
    [
        pytest.param(name, known, marks=pytest.mark.xfail(strict=True, reason=f"{known.of}: {known.because}"))
        for name, known in KNOWN
    ],
)
def test_no_known_difference(name, known):
    assert known.line not in found(name, known.of == "reading")
