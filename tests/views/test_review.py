"""What is to be checked: in which order, how much is left, and in which words of the text."""

from collections import Counter
from typing import Any

import msgspec
import pytest

from onrecord.record import dialects
from onrecord.record.decisions import Decision
from onrecord.record.store import Record
from onrecord.views.claim_lines import find_claims
from onrecord.views.filters import Filter
from onrecord.views.review import claim_to_check, claims_to_check, left_to_check


def test_persons_named_for_crimes_come_first_then_what_is_doubtful(filled: Record) -> None:
    found = claims_to_check(filled, limit=50, names=True)
    ranks = [(one.line.crime_by is None, 0.5 if one.facts.score is None else one.facts.score) for one in found]
    assert len(ranks) > 10
    assert ranks == sorted(ranks)


def test_claims_of_one_report_come_in_the_order_of_its_text(filled: Record) -> None:
    report = find_claims(filled, limit=1)[0].report
    starts = [one.facts.start for one in claims_to_check(filled, Filter(report=report), limit=50)]
    assert starts == sorted(starts)


@pytest.mark.parametrize("given", [Filter(), Filter(type="ASSAULT"), Filter(source="Northern Front")])
def test_what_is_left_is_counted_after_every_decision(filled: Record, given: Filter) -> None:
    lines = find_claims(filled, given, limit=500)
    for kind, line in zip(("claim.check", "claim.reject", "claim.check"), lines, strict=False):
        seq = filled.decide(Decision(kind=kind, target=line.id, by="Ada"))  # type: ignore[arg-type]
        states = Counter(one.review for one in find_claims(filled, given, limit=500))
        left = left_to_check(filled, given)
        assert (left.unchecked, left.checked, left.rejected) == (
            states["unchecked"],
            states["checked"],
            states["rejected"],
        )
    filled.undo(seq, by="Ada")
    assert left_to_check(filled, given).unchecked == states["unchecked"] + 1
    filled.remove(lines[0].report, reason="a hoax", by="Ada")
    assert left_to_check(filled, given).unchecked == len(
        find_claims(filled, Filter(review="unchecked"), limit=500)
    ) or (not given.is_empty)


def test_the_passage_holds_the_words_of_the_claim_and_marks_them(filled: Record) -> None:
    for one in claims_to_check(filled, limit=50, names=True):
        marked = "".join(piece.text for piece in one.passage if any(mark.role == "content" for mark in piece.marks))
        assert marked.split() == one.facts.quote.replace(" … ", " ").split() or " … " in one.facts.quote
        if one.facts.form != "narrated":
            assert any(mark.role == "cue" for piece in one.passage for mark in piece.marks)


def told(value: Any) -> Any:
    """A value as a form brings it back."""
    return msgspec.json.decode(msgspec.json.encode(value))


def test_facts_are_what_a_decision_expects(filled: Record) -> None:
    line = next(one for one in find_claims(filled, limit=50) if one.figures and one.form != "narrated")
    facts = claim_to_check(filled, line.id).facts
    made = [
        Decision(kind="claim.correct", target=facts.id, by="Ada", field="source", after="X", expects=facts.source),
        Decision(kind="claim.correct", target=facts.id, by="Ada", field="act", after="deny", expects=facts.act),
        *(
            Decision(
                kind="event.correct",
                target=event.id,
                by="Ada",
                field=field,
                after=after,
                expects=told(getattr(event, field)),
            )
            for event in facts.events
            for field, after in (("polarity", "-"), ("actor", ["X"]), ("place", "Talin"), ("begin", "2031"))
        ),
        *(
            Decision(kind="figure.correct", target=one.id, by="Ada", field=field, after=9, expects=getattr(one, field))
            for one in facts.figures
            for field in ("value",)
        ),
    ]
    filled.decide_all(made)
    after = claim_to_check(filled, line.id).facts
    assert (after.source, after.act, {event.polarity for event in after.events}) == ("X", "deny", {"-"})
    assert {figure.value for figure in after.figures} == {9}


def test_the_database_learns_once_how_values_are_spread(filled: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    if "://" in filled.address:
        pytest.skip("PostgreSQL sees to it itself")
    monkeypatch.setattr(dialects, "_FEW", 1)

    def known() -> list[tuple[str, ...]]:
        with filled.reading_from() as connection:
            there = connection.exec_driver_sql("SELECT 1 FROM sqlite_master WHERE name = 'sqlite_stat1'").first()
            return list(map(tuple, connection.exec_driver_sql("SELECT * FROM sqlite_stat1"))) if there else []

    assert not known()
    filled.learn()
    assert {row[0] for row in known()} >= {"claims", "events"}
