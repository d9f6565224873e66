"""Reliability: bins of scores, how far stated and right lie apart, and the drawing."""

import xml.etree.ElementTree as ET

import pytest

from evaluation.reliability import bins, drawing, off


def test_claims_are_put_together_by_score_and_counted() -> None:
    found = bins([(0.72, True), (0.78, False), (1.0, True), (0.05, False)])
    assert [(item.count, round(item.stated, 2), item.right) for item in found] == [
        (1, 0.05, 0),
        (2, 0.75, 0.5),
        (1, 1, 1),
    ]


@pytest.mark.parametrize(("right", "expected"), [(8, 0.0), (4, 0.4)])
def test_the_error_is_how_far_stated_and_right_lie_apart(right: int, expected: float) -> None:
    assert off(bins([(0.8, at < right) for at in range(10)])) == pytest.approx(expected)


def test_a_drawing_has_a_disc_for_each_bin() -> None:
    found = bins([(0.15, False), (0.65, True), (0.66, False)])
    root = ET.fromstring(drawing(found, "Stated and right"))
    assert len([element for element in root.iter() if element.tag.endswith("circle")]) == len(found)
