"""What holds of every record of any input: spans point into the text, ids resolve, reading twice gives the same."""

import re
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import onrecord
from onrecord.errors import InputError
from onrecord.model import Reading, Span
from onrecord.reading.read import Reader

_PIECES = (
    "The army said", "Kyiv denied", "“We hit a bridge,”", '"Nobody was hurt"', "the minister accused Moscow of shelling the town",
    "killing at least 12 people", "and wounding dozens", "according to the UN", "on Friday, Oct. 21", "in Kherson", ".", ",", "\n\n",
    "if the dam fails", "could flood 80 villages", "He added that", "they", "both sides accused each other", "did not", "Advertisement",
    "’", "«", "``", "''", "(", ")", "—", "…", "\u2028", "\ufeff", "🙂", "é", "\t", "88", "1,200", "KHARTOUM, July 16 (Agency) —", "\r\n", "\x00", "\ud800",
)  # fmt: skip
_TEXTS = st.lists(st.sampled_from(_PIECES), min_size=1, max_size=25).map(" ".join)


@pytest.fixture(scope="module")
def reader() -> Reader:
    return onrecord.reader()


def _spans(value: object) -> Iterator[Span]:
    """Every span anywhere in a value of the record."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, msgspec.Struct):
        for field in value.__struct_fields__:
            yield from _spans(getattr(value, field))
    elif isinstance(value, dict):
        for item in value.values():
            yield from _spans(item)
    elif isinstance(value, tuple):
        for item in value:
            yield from _spans(item)


def _read(reader: Reader, text: str, **given: Any) -> Reading | None:
    from onrecord.intake import report_from_text

    try:
        taken = report_from_text(text, **given)
    except InputError:
        return None
    return reader.read(taken.report, taken.problems)


def _holds(reading: Reading) -> None:
    text = reading.report.text
    for span in _spans(reading):
        assert 0 <= span.start <= span.end <= len(text), span
    claims = {claim.id for claim in reading.claims}
    events = {event.id for event in reading.events}
    figures = {figure.id for figure in reading.figures}
    actors = {actor.id for actor in reading.actors}
    places = {place.id for place in reading.places}
    assert len(claims) == len(reading.claims)
    assert len(events) == len(reading.events)
    assert len(figures) == len(reading.figures)
    for claim in reading.claims:
        assert claim.contents or claim.act in ("decline", "unverified")
        assert claim.inside is None or claim.inside in claims
        assert all(source.actor is None or source.actor in actors for source in claim.sources)
        assert claim.form != "narrated" or (claim.cue is None and claim.sources[0].kind == "outlet")
    for event in reading.events:
        assert event.claim in claims
        assert set(event.actor) | set(event.recipient) <= actors
        assert event.place is None or event.place in places
        assert set(event.causes) <= events
        assert (event.polarity == "-") or event.denied is None
    for figure in reading.figures:
        assert figure.claim in claims
        assert figure.event is None or figure.event in events
        assert figure.part_of is None or figure.part_of in figures
        assert figure.low is None or figure.high is None or figure.low <= figure.high
    for link in reading.links:
        assert {link.claim, link.other} <= claims and link.claim != link.other
        assert link.about is None or link.about in events


@given(_TEXTS)
@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
def test_any_text(reader: Reader, text: str) -> None:
    reading = _read(reader, text, published="2022-10-21")
    if reading is None:
        return
    # What cannot be written down at all (a lone surrogate) is the one thing intake replaces, and it says so.
    assert reading.report.text == re.sub("[\ud800-\udfff]", "\ufffd", text)
    _holds(reading)
    assert _read(reader, text, published="2022-10-21") == reading


@given(_TEXTS)
@settings(max_examples=20, suppress_health_check=[HealthCheck.too_slow])
def test_the_interchange_format_brings_everything_back(reader: Reader, text: str) -> None:
    reading = _read(reader, text.replace("\ud800", ""))
    if reading is not None:
        assert msgspec.json.decode(msgspec.json.encode(reading), type=Reading) == reading


def test_two_outlets_one_text_are_two_reports(reader: Reader) -> None:
    text = "The mayor said two bridges were closed after the flood reached the old town."
    one, other = (_read(reader, text, outlet=outlet) for outlet in ("The Courier", "The Herald"))
    assert one is not None and other is not None
    assert one.report.id != other.report.id
    assert one.report.text_sha256 == other.report.text_sha256
    assert not {claim.id for claim in one.claims} & {claim.id for claim in other.claims}
