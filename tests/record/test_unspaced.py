"""Searching in scripts without spaces between words, on both databases."""

from collections.abc import Iterator

import pytest

from onrecord.intake import report_from_text
from onrecord.model import Reading
from onrecord.record.decisions import Decision
from onrecord.record.store import Record
from onrecord.views.filters import Filter
from onrecord.views.reports import find_reports

CHINESE = "首都附近发生袭击\n\n军队周五表示，首都附近的袭击造成十二人死亡。叛军 Kesh 否认对此负责。"
OTHER = "市长说医院已经没有药品和电力。"


@pytest.fixture
def filled(record: Record) -> Iterator[Record]:
    for text in (CHINESE, OTHER):
        taken = report_from_text(text)
        empty: tuple[()] = ()
        record.add(
            Reading(
                report=taken.report, claims=empty, events=empty, figures=empty, places=empty, times=empty,
                actors=empty, links=empty, problems=taken.problems,
            )
        )  # fmt: skip
    yield record


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("袭击", 1),
        ("十二人死亡", 1),
        ("医院", 1),
        ("袭击 医院", 0),
        ("Kesh 袭击", 1),
        ("Kesh 医院", 0),
        ("100%", 0),
        ("袭_", 0),
    ],
)
def test_reports(filled: Record, words: str, found: int) -> None:
    assert len(find_reports(filled, Filter(words=words))) == found


def test_claims_by_hand(filled: Record) -> None:
    (report,) = find_reports(filled, Filter(words="袭击"))
    start = CHINESE.index("首都附近的袭击")
    details = {"contents": [[start, start + 12]], "source": "军队", "source_kind": "group", "act": "state"}
    filled.decide(Decision(kind="claim.add", target=report.id, by="Ana", details=details))
    from onrecord.views.claim_lines import find_claims

    assert [claim.quote for claim in find_claims(filled, Filter(words="死亡"))] == []
    assert [claim.sources for claim in find_claims(filled, Filter(words="袭击"))] == [("军队",)]
