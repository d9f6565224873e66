"""Decisions are checked, logged, applied and undone; nothing a person did is lost or done silently."""

from collections.abc import Callable
from typing import Any

import pytest
import sqlalchemy as sa

from onrecord.errors import InputError
from onrecord.model import Reading
from onrecord.record.deciding import Conflict
from onrecord.record.decisions import Decision, figure_target, link_target
from onrecord.record.schema import claims, events, figures, incidents, links
from onrecord.record.store import Record
from onrecord.views.claim_lines import find_claims
from onrecord.views.filters import Filter
from onrecord.views.incidents import find_incidents, incident
from tests.record.dumping import dump
from tests.record.stories import BLAMED, BRIDGE, MARKET

Read = Callable[..., Reading]


@pytest.fixture
def bridge(record: Record, read: Read) -> Reading:
    """The story of the bridge, in the record."""
    reading = read(BRIDGE, published="2031-05-06", outlet="The Velmar Post")
    record.add(reading, reader="test")
    record.refresh()
    return reading


def one(record: Record, table: sa.Table, *where: sa.ColumnElement[bool]) -> Any:
    with record.reading_from() as connection:
        return connection.execute(sa.select(table).where(*where).order_by(table.c.number)).first()


def decide(record: Record, kind: Any, target: str, **given: Any) -> int:
    seq = record.decide(Decision(kind=kind, target=target, by="Ada", **given))
    record.refresh()
    return seq


@pytest.mark.parametrize(
    ("kind", "review"),
    [("claim.check", "checked"), ("claim.reject", "rejected"), ("claim.withdraw", "rejected")],
)
def test_review_is_set_shown_and_undone(record: Record, bridge: Reading, kind: str, review: str) -> None:
    target = one(record, claims).id
    seq = decide(record, kind, target)
    assert one(record, claims, claims.c.id == target).review == review
    assert record.reading(bridge.report.id).claims[0].review == review
    assert record.machine_reading(bridge.report.id) == bridge
    undone = record.undo(seq, by="Ada")
    assert one(record, claims, claims.c.id == target).review == "unchecked"
    record.undo(undone, by="Ada")
    assert one(record, claims, claims.c.id == target).review == review
    assert list(record.faults()) == []


def test_the_last_of_two_reviews_holds(record: Record, bridge: Reading) -> None:
    target = one(record, claims).id
    decide(record, "claim.check", target)
    last = decide(record, "claim.reject", target)
    assert one(record, claims, claims.c.id == target).review == "rejected"
    record.undo(last, by="Ada")
    assert one(record, claims, claims.c.id == target).review == "checked"


def test_a_rejected_claim_is_no_part_of_its_incident(record: Record, bridge: Reading) -> None:
    page = next(page for line in find_incidents(record) if len((page := incident(record, line.id)).claims) > 1)
    gone = page.claims[0]
    decide(record, "claim.reject", gone.id)
    assert gone.id not in {claim.id for claim in incident(record, page.line.id).claims}


@pytest.mark.parametrize(
    ("field", "after"),
    [
        ("act", "accuse"),
        ("source", "Velmar Ministry of Defence"),
        ("said", "2031-05-05"),
        ("on_behalf_of", "Velmar"),
    ],
)
def test_a_claim_is_corrected(record: Record, bridge: Reading, field: str, after: str) -> None:
    target, before = one(record, claims, claims.c.form != "narrated").id, dump(record)
    seq = decide(record, "claim.correct", target, field=field, after=after, why="as the text has it")
    (line,) = [line for line in find_claims(record, limit=100, names=True) if line.id == target]
    assert after in (line.act, *line.sources, line.said, line.on_behalf_of)
    claim = next(c for c in record.reading(bridge.report.id).claims if c.id == line.fingerprint)
    method = claim.methods["sources" if field == "source" else field]
    assert (method.kind, method.name, method.because) == ("person", "Ada", "as the text has it")
    assert list(record.faults()) == []
    record.undo(seq, by="Ada")
    record.refresh()
    after_undo = dump(record)
    assert {name: rows for name, rows in after_undo.items() if name != "log"} == {
        name: rows for name, rows in before.items() if name != "log"
    }


@pytest.mark.parametrize(
    ("field", "after", "column", "kept"),
    [
        ("polarity", "-", "polarity", "-"),
        ("certainty", "possible", "certainty", "possible"),
        ("type", "COERCE", "type", "COERCE"),
        ("begin", "2031-05-04", "begin", "2031-05-04"),
        ("place", "Talin", "place", "Talin"),
        ("place", None, "place", None),
    ],
)
def test_an_event_is_corrected(record: Record, bridge: Reading, field: str, after: Any, column: str, kept: Any) -> None:
    event = one(record, events, events.c.type == "ASSAULT")
    decide(record, "event.correct", event.id, field=field, after=after)
    now = one(record, events, events.c.id == event.id)
    assert getattr(now, column) == kept
    assert now.incident == event.incident
    assert list(record.faults()) == []


def test_the_doer_of_an_event_is_corrected_to_somebody_new(record: Record, bridge: Reading) -> None:
    event = one(record, events, events.c.type == "ASSAULT")
    decide(record, "event.correct", event.id, field="actor", after=["Western Front"])
    assert find_claims(record, Filter(actor="western front"))[0].events[0].actor == ("Western Front",)


def test_a_rejected_event_is_gone_and_comes_back(record: Record, bridge: Reading) -> None:
    event = one(record, events)
    seq = decide(record, "event.reject", event.id)
    assert one(record, events, events.c.id == event.id) is None
    record.undo(seq, by="Ada")
    record.refresh()
    assert one(record, events, events.c.id == event.id).type == event.type
    assert list(record.faults()) == []


def test_a_figure_is_corrected_by_its_claim_and_span(record: Record, bridge: Reading) -> None:
    figure = one(record, figures, figures.c.qualifier == "exactly")
    target = figure_target(one(record, claims, claims.c.number == figure.claim).id, figure.start, figure.end)
    seq = decide(record, "figure.correct", target, field="value", after=21)
    now = one(record, figures, figures.c.fingerprint == figure.fingerprint)
    assert (now.value, now.low, now.high) == (21, 21, 21)
    record.undo(seq, by="Ada")
    assert one(record, figures, figures.c.fingerprint == figure.fingerprint).value == figure.value


@pytest.mark.parametrize(
    ("kind", "field", "after", "said"),
    [
        ("claim.correct", "act", "shout", "cannot be 'shout'"),
        ("claim.correct", "atc", "deny", 'did you mean "act"'),
        ("event.correct", "certainty", "sure", "cannot be 'sure'"),
        ("event.correct", "verdict", "true", "cannot be corrected"),
    ],
)
def test_what_cannot_be_is_refused_and_leaves_no_trace(
    record: Record, bridge: Reading, kind: str, field: str, after: str, said: str
) -> None:
    before = dump(record)
    target = one(record, claims if kind.startswith("claim") else events).id
    with pytest.raises(InputError, match=said):
        decide(record, kind, target, field=field, after=after)
    assert dump(record) == before


def test_an_unknown_target_is_named(record: Record, bridge: Reading) -> None:
    with pytest.raises(InputError, match="OR-ZZZZZ: not in this record"):
        decide(record, "claim.check", "OR-ZZZZZ")
    with pytest.raises(InputError, match="line 99"):
        record.undo(99, by="Ada")
    with pytest.raises(InputError, match="no decision"):
        record.undo(1, by="Ada")


def test_two_people_do_not_overwrite_each_other_unseen(record: Record, bridge: Reading) -> None:
    target = one(record, claims, claims.c.act == "state").id
    decide(record, "claim.correct", target, field="act", after="accuse", expects="state")
    with pytest.raises(Conflict, match="changed meanwhile"):
        decide(record, "claim.correct", target, field="act", after="warn", expects="state")


def test_nothing_is_undone_twice(record: Record, bridge: Reading) -> None:
    seq = decide(record, "claim.check", one(record, claims).id)
    record.undo(seq, by="Ada")
    with pytest.raises(InputError, match="undone before"):
        record.undo(seq, by="Ada")


def test_what_a_name_means_holds_in_all_reports_also_later_ones(record: Record, bridge: Reading, read: Read) -> None:
    name = "Idris Kamo"
    meant = {"actor": {"name": "Idris Kamo Senior", "kind": "person", "sector": "REB"}}
    seq = decide(record, "name.means", name, after=meant)
    assert find_claims(record, Filter(source="Idris Kamo Senior"), names=True)
    later = read(f"{MARKET}\nIdris Kamo denied that the Northern Front had shelled the market.", published="2031-05-08")
    record.add(later, reader="test")
    record.refresh()
    assert {line.report for line in find_claims(record, Filter(source="Idris Kamo Senior"))} == {
        bridge.report.id,
        later.report.id,
    }
    record.undo(seq, by="Ada")
    record.refresh()
    assert not find_claims(record, Filter(source="Idris Kamo Senior"))
    assert find_claims(record, Filter(source=name))
    assert list(record.faults()) == []


def test_what_a_name_means_holds_for_whom_a_spokesman_speaks_for(record: Record, read: Read) -> None:
    name = "Rapid Support Forces"
    record.add(read(f"The spokesman of the {name}, Yasir Tambal, said the bridge was open."), reader="test")
    assert [line.on_behalf_of for line in find_claims(record, names=True)] == [name]
    decide(record, "name.means", name, after={"actor": {"name": "Janjaweed", "kind": "force"}})
    assert [line.on_behalf_of for line in find_claims(record, names=True)] == ["Janjaweed"]
    assert list(record.faults()) == []


def test_a_review_is_refused_where_somebody_was_quicker(record: Record, bridge: Reading) -> None:
    line = find_claims(record, limit=1)[0]
    decide(record, "claim.check", line.id, expects="unchecked")
    with pytest.raises(Conflict, match="it says 'checked', not 'unchecked'"):
        decide(record, "claim.reject", line.id, expects="unchecked")
    meant = {"actor": {"name": "Kamo Senior", "kind": "person"}}
    decide(record, "name.means", "Idris Kamo", after=meant, expects=None)
    with pytest.raises(Conflict, match="meaning was changed"):
        decide(record, "name.means", "Idris Kamo", after={"actor": {"name": "Kamo Junior"}}, expects=None)


def test_several_decisions_are_taken_together_or_not_at_all(record: Record, bridge: Reading) -> None:
    one, other = find_claims(record, limit=2)
    made = [
        Decision(kind="claim.check", target=one.id, by="Ada"),
        Decision(kind="claim.check", target=other.id, by="Ada", expects="rejected"),
    ]
    with pytest.raises(Conflict):
        record.decide_all(made)
    assert {line.review for line in find_claims(record, limit=2)} == {"unchecked"}


def test_a_note_is_kept_in_the_log_and_can_be_undone(record: Record, bridge: Reading) -> None:
    seq = decide(record, "report.note", bridge.report.id, why="ask the ministry")
    record.undo(seq, by="Ada")
    with pytest.raises(InputError, match="not in this record"):
        decide(record, "report.note", "rpt_none", why="nothing")


def test_a_claim_is_added_by_hand_with_a_translation(record: Record, bridge: Reading) -> None:
    start = bridge.report.text.index("We were not there")
    details = {
        "contents": [[start, start + len("We were not there")]],
        "source": "Idris Kamo",
        "act": "deny",
        "translation": "Wir waren nicht dort",
        "events": [{"type": "ASSAULT", "polarity": "-", "denied": "occurrence", "actor": ["Northern Front"]}],
    }
    seq = decide(record, "claim.add", bridge.report.id, details=details)
    (added,) = [line for line in find_claims(record, limit=100, names=True) if line.review == "checked"]
    assert (added.quote, added.sources, added.act) == ("We were not there", ("Idris Kamo",), "deny")
    assert added.events[0].polarity == "-"
    claim = next(c for c in record.reading(bridge.report.id).claims if c.id == added.fingerprint)
    assert claim.methods["translation"].because == "Wir waren nicht dort"
    decide(record, "claim.reject", added.id)
    assert one(record, claims, claims.c.id == added.id).review == "rejected"
    record.undo(seq, by="Ada")
    record.refresh()
    assert one(record, claims, claims.c.id == added.id) is None
    assert list(record.faults()) == []


def test_incidents_are_merged_and_taken_apart_again(record: Record, bridge: Reading) -> None:
    before = {line.id: incident(record, line.id).account.events for line in find_incidents(record)}
    first, second = list(before)[:2]
    seq = decide(record, "incident.merge", first, details={"others": [second]})
    assert set(incident(record, second).account.events) == {*before[first], *before[second]}
    assert incident(record, second).line.id == first, "the old id leads to where the events went"
    record.undo(seq, by="Ada")
    record.refresh()
    assert {line.id: incident(record, line.id).account.events for line in find_incidents(record)} == before
    assert list(record.faults()) == []


def test_an_incident_is_split_and_put_together_again(record: Record, bridge: Reading) -> None:
    whole = next(page for line in find_incidents(record) if len((page := incident(record, line.id)).account.events) > 1)
    event = one(record, events, events.c.fingerprint == whole.account.events[-1])
    seq = decide(record, "incident.split", whole.line.id, details={"events": [event.id]})
    apart = incident(record, event.id)
    assert apart.line.id != whole.line.id and apart.account.events == (event.fingerprint,)
    record.undo(seq, by="Ada")
    record.refresh()
    assert incident(record, whole.line.id).account.events == whole.account.events
    assert incident(record, apart.line.id).line.id == whole.line.id
    assert list(record.faults()) == []


def test_an_incident_cannot_be_split_off_whole(record: Record, bridge: Reading) -> None:
    page = incident(record, find_incidents(record)[0].id)
    ids = [event.id for claim in page.claims for event in claim.events if event.incident == page.line.id]
    with pytest.raises(InputError, match="not all or none"):
        decide(record, "incident.split", page.line.id, details={"events": ids})


@pytest.fixture
def blamed(record: Record, read: Read) -> Reading:
    """The story of an accusation and its denial, in the record."""
    reading = read(BLAMED, published="2031-05-06", outlet="The Velmar Post")
    record.add(reading, reader="test")
    record.refresh()
    return reading


def test_a_link_is_rejected_and_stays_so(record: Record, blamed: Reading, read: Read) -> None:
    link = one(record, links)
    ids = {number: one(record, claims, claims.c.number == number).id for number in (link.claim, link.other)}
    target = link_target(ids[link.claim], link.relation, ids[link.other])
    decide(record, "link.reject", target)
    record.add(read(BLAMED, published="2031-05-07", outlet="Talin Daily"), reader="test")
    record.refresh()
    page = incident(record, ids[link.claim])
    assert target not in {link_target(found.claim, found.relation, found.other) for found in page.links}
    with pytest.raises(InputError, match="there is no claim"):
        decide(record, "link.reject", "OR-XXXXX denies OR-YYYYY")


def test_a_linked_claim_may_be_corrected_without_losing_the_decision(record: Record, blamed: Reading) -> None:
    link = one(record, links)
    ids = {number: one(record, claims, claims.c.number == number).id for number in (link.claim, link.other)}
    target = link_target(ids[link.claim], link.relation, ids[link.other])
    decide(record, "link.reject", target)
    decide(record, "claim.correct", ids[link.claim], field="said", after="2031-05-05")
    with record.reading_from() as connection:
        states = list(connection.execute(sa.select(links.c.relation, links.c.state)))
    assert (link.relation, "rejected") in {(row.relation, row.state) for row in states}


def test_a_private_person_is_masked_until_marked_public(record: Record, read: Read) -> None:
    text = "Mira Tolland, a teacher in Talin, said shells had hit her street on Monday. The army denied it."
    record.add(read(text, published="2031-05-06"), reader="test")
    record.refresh()
    named = [line for line in find_claims(record, names=True) if "Mira Tolland" in line.sources]
    assert named
    (masked,) = [line for line in find_claims(record) if line.id == named[0].id]
    assert "Mira Tolland" not in masked.sources
    decide(record, "actor.mark", "Mira Tolland", details={"public": True})
    (shown,) = [line for line in find_claims(record) if line.id == named[0].id]
    assert "Mira Tolland" in shown.sources


def test_incidents_that_are_all_rejected_are_not_listed(record: Record, bridge: Reading) -> None:
    page = incident(record, find_incidents(record)[0].id)
    for claim in page.claims:
        decide(record, "claim.reject", claim.id)
    assert page.line.id not in {line.id for line in find_incidents(record)}
    with pytest.raises(InputError, match="rejected"):
        incident(record, page.line.id)
    assert one(record, incidents, incidents.c.id == page.line.id).claims == 0
