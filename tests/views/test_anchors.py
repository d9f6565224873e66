"""Words found again in another text, or orphaned."""

import pytest

from onrecord.model import Span
from onrecord.views.anchors import anchor_of, find_anchor

TEXT = "The army said 12 soldiers had died. The rebels said 12 soldiers had fled."
QUOTE = Span(14, 25)


@pytest.mark.parametrize(
    ("changed", "found"),
    [
        (TEXT, "12 soldiers"),
        (f"CORRECTED — {TEXT}", "12 soldiers"),
        (TEXT.replace("12 soldiers had died", "14 soldiers had died"), None),
        (TEXT.replace("The army said", "The army had said"), None),
        (TEXT + " " + TEXT, None),
        ("", None),
    ],
    ids=["same", "moved", "other words", "other words before", "twice", "gone"],
)
def test_an_anchor_is_found_once_or_is_an_orphan(changed: str, found: str | None) -> None:
    span = find_anchor(anchor_of(TEXT, QUOTE), changed)
    assert (span.quote(changed) if span else None) == found
    if span and changed == TEXT:
        assert span == QUOTE
