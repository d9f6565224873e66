"""What may leave: which claims, with exact spans, no finer places than allowed, and why the others stay."""

from onrecord.exports.leaving import ACCUSED, REJECTED, UNCHECKED, leaving
from onrecord.exports.rules import Rules
from onrecord.record.decisions import Decision
from onrecord.record.store import Record
from onrecord.views.claim_lines import find_claims
from onrecord.views.filters import Filter

OPEN = Rules(review="all", accused=True, names="shown", places="exact", sheltered="exact", texts="full")


def test_only_checked_claims_leave(filled: Record) -> None:
    lines = find_claims(filled, limit=1000)
    claims = leaving(filled)
    assert list(claims) == []
    assert claims.held_back == {UNCHECKED: len(lines)}
    filled.decide(Decision(kind="claim.check", target=lines[0].id, by="test"))
    filled.decide(Decision(kind="claim.reject", target=lines[1].id, by="test"))
    claims = leaving(filled)
    assert [one.claim.id for one in claims] == [lines[0].id]
    assert claims.held_back == {UNCHECKED: len(lines) - 2, REJECTED: 1}
    claims = leaving(filled, rules=Rules(review="all", accused=True))
    assert {one.claim.id for one in claims} == {line.id for line in lines} - {lines[1].id}
    assert claims.held_back == {REJECTED: 1}
    asked = leaving(filled, Filter(review="rejected"), Rules(review="all"))
    assert [one.claim.id for one in asked] == [lines[1].id]


def test_spans_point_at_the_words(filled: Record) -> None:
    number = 0
    for one in leaving(filled, rules=OPEN):
        assert one.report.text is not None
        for content in one.contents:
            number += 1
            assert one.report.text[content.start : content.end] == content.quote
            assert content.is_exact
            around = content.prefix + content.quote + content.suffix
            assert around in one.report.text
    assert number > 10


def test_spans_are_those_of_the_reading(filled: Record) -> None:
    for one in leaving(filled, rules=OPEN):
        reading = filled.reading(one.report.id)
        claim = next(claim for claim in reading.claims if claim.id == one.claim.fingerprint)
        assert tuple((content.start, content.end) for content in one.contents) == claim.contents


def test_everything_of_a_claim_is_there(filled: Record) -> None:
    by_id = {line.id: line for line in find_claims(filled, limit=1000, names=True)}
    for one in leaving(filled, rules=OPEN):
        line = by_id.pop(one.claim.id)
        assert one.claim.sources == tuple(source.name for source in one.sources) == line.sources
        assert tuple(event.line for event in one.events) == one.claim.events == line.events
        assert tuple(figure.line for figure in one.figures) == line.figures
        assert {figure.event for figure in one.figures} - {None} <= {event.line.id for event in one.events}
        assert all(link.claim == line.id for link in one.links)
    assert not by_id


def test_accusations_stay_until_checked(filled: Record) -> None:
    accused = [line for line in find_claims(filled, limit=1000) if line.crime_by]
    claims = leaving(filled, rules=Rules(review="all"))
    left = {one.claim.id for one in claims}
    assert not left & {line.id for line in accused}
    assert claims.held_back[ACCUSED] >= len(accused)
