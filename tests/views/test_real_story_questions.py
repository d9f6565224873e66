"""Questions to a record of one real story: who accuses whom of a breach, and what is disputed."""

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.model import Reading
from onrecord.record.store import Record
from onrecord.views.claim_lines import ClaimLine
from onrecord.views.disputes import find_disputes
from onrecord.views.questions import Answer, ask

RUSSIA, UKRAINE = "Government of Russia", "Government of Ukraine"


@pytest.fixture
def story(record: Record, read: Callable[..., Reading], shared: Path) -> Record:
    text = (shared / "stories" / "kherson-fortress.txt").read_text(encoding="utf-8")
    record.add(read(text, published="2022-10-21"), reader="test")
    record.refresh()
    return record


def test_breaches(story: Record) -> None:
    parts: dict[str, Answer] = {answer.title: answer for answer in ask(story, "breaches", names=True)}
    accusers = {
        (source, name) for line in parts["Accusations"].claims for source in line.sources for name in doers(line)
    }
    assert {(RUSSIA, UKRAINE), (UKRAINE, RUSSIA)} <= accusers
    assert not {(RUSSIA, RUSSIA), (UKRAINE, UKRAINE)} & accusers
    (arms,) = parts["Arms said to be transferred"].claims
    assert all(name in ", ".join(arms.sources) for name in ("France", "United Kingdom", "Germany"))
    assert any(RUSSIA in event.recipient for event in arms.events)
    assert "resolution" in arms.quote
    assert {source for line in parts["Asked for"].claims for source in line.sources} >= {"Denys Shmyhal"}


def test_the_marked_disputes_and_no_other(story: Record) -> None:
    assert Counter(line.kind for line in find_disputes(story)) == {"blame": 2, "characterisation": 1}


def doers(line: ClaimLine) -> set[str]:
    return {name for event in line.events for name in event.actor}
