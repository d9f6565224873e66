"""Questions to the record give what is there, narrowed to what was asked, on both databases."""

import xml.etree.ElementTree as ET
from collections.abc import Callable
from typing import get_args

import pytest

from onrecord.errors import InputError
from onrecord.model import Reading
from onrecord.reading.event_lexicon import event_lexicon
from onrecord.record.store import Record
from onrecord.terms import ACTS, EVENT_TYPES, MEASURES, Certainty
from onrecord.views.claim_lines import find_claims
from onrecord.views.disputes import find_disputes
from onrecord.views.figures import figure_series
from onrecord.views.filters import Filter
from onrecord.views.incidents import accounts, find_incidents, incident
from onrecord.views.log_lines import log_entries
from onrecord.views.masking import is_name
from onrecord.views.questions import ask, questions
from onrecord.views.reports import find_reports, lineages, related
from onrecord.views.sources import find_sources, source
from onrecord.views.timeline import timeline
from onrecord.views.watches import add_watch, all_watches, atom, remove_watch, run_watch
from tests.record.stories import MARKET, PLAN

Read = Callable[..., Reading]


@pytest.mark.parametrize(
    ("given", "quotes"),
    [
        (Filter(words="bridge blown"), ["blown up the bridge"]),
        (Filter(words="shells market"), ["two shells hit"]),
        (Filter(words="SHELLS"), ["two shells hit", "firing the shells"]),
        (Filter(words="zeppelin"), []),
        (Filter(words='"quoted; DROP TABLE claims --'), []),
        (Filter(source="Idris Kamo"), ["his fighters had attacked", "We were not there"]),
        (Filter(source="kamo", act="deny"), ["his fighters had attacked"]),
        (Filter(act="accuse"), ["firing the shells", "shelling the hospital"]),
        (Filter(outlet="northern wire"), ["shelling the hospital", "fighters had shelled"]),
        (Filter(polarity="-", outlet="Northern Wire"), ["fighters had shelled"]),
        (Filter(published_since="2031-05-08", act="deny"), ["fighters had shelled"]),
        (Filter(published_until="2031-05-06", act="deny"), ["his fighters had attacked"]),
        (Filter(measures=("wounded",)), ["two shells hit"]),
        (Filter(near=(0.0, -30.0), km=10), []),
    ],
)
def test_filters(filled: Record, given: Filter, quotes: list[str]) -> None:
    found = {line.quote for line in find_claims(filled, given, limit=100, names=True) if line.form != "narrated"}
    for wanted in quotes:
        assert any(wanted in quote for quote in found), (wanted, found)
    assert all(any(wanted in quote for wanted in quotes) for quote in found), found


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (Filter(act="denny"), 'did you mean "deny"'),
        (Filter(type="ASAULT"), 'did you mean "ASSAULT"'),
        (Filter(review="done"), "known: unchecked, checked, rejected"),
    ],
)
def test_filters_name_what_is_not_known(filled: Record, given: Filter, said: str) -> None:
    with pytest.raises(InputError, match=said):
        find_claims(filled, given)


def test_pages_of_a_list_join_without_gap_or_repeat(filled: Record) -> None:
    whole = [line.id for line in find_claims(filled, limit=100)]
    parts = [line.id for skip in range(0, len(whole), 3) for line in find_claims(filled, limit=3, skip=skip)]
    assert parts == whole and len(set(whole)) == len(whole)


def test_doubtful_claims_come_first_for_review(filled: Record) -> None:
    found = find_claims(filled, Filter(review="unchecked"), order="doubtful", limit=100)
    scores = [line.score for line in found if line.crime_by is None and line.score is not None]
    assert scores == sorted(scores)


def test_copies_are_one_lineage_and_their_incidents_one(filled: Record) -> None:
    (copies,) = lineages(filled)
    assert len(copies.reports) == 2 and copies.similarity == 1.0
    bridge = next(line for line in find_incidents(filled, Filter(words="bridge"), limit=100) if line.reports == 2)
    page = incident(filled, bridge.id)
    said = [voice for voice in page.account.voices if voice.reports == 2]
    assert said and all(voice.not_copies == 1 for voice in said)


def test_an_incident_is_found_by_any_id_in_it(filled: Record) -> None:
    line = find_incidents(filled)[0]
    page = incident(filled, line.id)
    for name in (line.fingerprint, line.id.lower(), page.claims[0].id, page.account.events[0]):
        assert incident(filled, name).line.id == line.id
    with pytest.raises(InputError, match="not in this record"):
        incident(filled, "OR-ZZZZZ")


def test_an_answered_accusation_is_a_dispute_with_two_sides(filled: Record) -> None:
    found = find_disputes(filled, Filter(outlet="Northern Wire"))
    assert found
    for line in found:
        assert len(line.sides) == 2 and all(line.sides)
    assert {line.incident.id for line in found} <= {line.id for line in find_incidents(filled, Filter(disputed=True))}


def test_accounts_are_in_the_interchange_form(filled: Record) -> None:
    found = accounts(filled)
    known = {line.fingerprint for line in find_claims(filled, limit=1000)}
    assert found
    for account in found:
        assert account.id.startswith("inc_") and account.events and account.reports
        assert {claim for version in account.versions for claim in version.claims} <= known


def test_figures_stand_by_source_and_are_not_added(filled: Record) -> None:
    killed = figure_series(filled, Filter(outlet="The Velmar Post"), measure="killed")
    assert {(row.source, row.qualifier, row.value) for row in killed} == {
        ("Residents", "at least", 15),
        ("army of Velmar", "exactly", 12),
    }
    of_army = next(row.incident for row in killed if row.value == 12)
    within = figure_series(filled, incident=incident(filled, of_army or ""))
    assert within and {row.incident for row in within} == {of_army}


def test_what_a_source_said_first_to_last(filled: Record) -> None:
    page = source(filled, "Northern Front")
    assert [line.published for line in page.claims] == sorted(line.published or "" for line in page.claims)
    assert {"accuse", "deny"} <= {line.act for line in page.claims}
    with pytest.raises(InputError, match='did you mean "Northern Front"'):
        source(filled, "Nothern Front")
    assert find_sources(filled, like="northern")[0].name == "Northern Front"


def test_reports_by_words_and_related_ones(filled: Record) -> None:
    assert {line.outlet for line in find_reports(filled, Filter(words="nurses hospital"))} == {"Northern Wire"}
    bridge = find_reports(filled, Filter(outlet="The Velmar Post"))[0]
    near = related(filled, bridge.id)
    assert near[-1].is_copy and {line.report.outlet for line in near} >= {"Talin Daily"}
    with pytest.raises(InputError, match="not in this record"):
        related(filled, "rpt_none")


def test_timeline_is_in_the_order_things_happened(filled: Record) -> None:
    found = timeline(filled)
    assert found and [moment.begin for moment in found] == sorted(moment.begin for moment in found)


@pytest.mark.parametrize("name", [question.name for question in questions()])
def test_every_ready_made_question_has_an_answer(filled: Record, name: str) -> None:
    assert len(ask(filled, name)) == len(next(question for question in questions() if question.name == name).parts)


def test_questions_ask_for_what_there_is() -> None:
    known = {mode.name for mode in event_lexicon().modes.values()}
    for question in questions():
        for part in question.parts:
            assert set(part.modes) <= known, question.name
            assert set(part.types) <= set(EVENT_TYPES) and set(part.acts) <= set(ACTS), question.name
            assert set(part.measures) <= set(MEASURES), question.name
            assert set(part.certainties) <= set(get_args(Certainty)), question.name


def test_questions_find_what_they_are_for(filled: Record) -> None:
    breaches = ask(filled, "breaches")[0]
    assert {line.act for line in breaches.claims} == {"accuse"}
    tolls = {part.title: part for part in ask(filled, "toll")}
    assert {row.measure for row in tolls["Killed"].figures} == {"killed"}
    with pytest.raises(InputError, match='did you mean "toll"'):
        ask(filled, "tol")


def test_a_watch_tells_what_is_new_once(filled: Record, read: Read) -> None:
    add_watch(filled, "army", Filter(actor="army"), by="Ada")
    (watch,) = all_watches(filled)
    assert run_watch(filled, watch).claims == ()
    text = MARKET.replace("Tuesday", "Friday").replace("31 people", "40 people")
    filled.add(read(text, published="2031-05-11", outlet="Talin & <Daily>"), reader="test")
    filled.add(read(PLAN, published="2031-05-11"), reader="test")
    filled.refresh()
    peeked = run_watch(filled, watch, keep=False)
    assert peeked.claims == run_watch(filled, watch).claims != ()
    assert run_watch(filled, watch).claims == ()
    feed = ET.fromstring(atom("record", peeked))
    assert len(feed.findall("{http://www.w3.org/2005/Atom}entry")) == len(peeked.claims)
    with pytest.raises(InputError, match="is there already"):
        add_watch(filled, "army", Filter(act="deny"), by="Ada")
    with pytest.raises(InputError, match="say what to watch for"):
        add_watch(filled, "all", Filter(), by="Ada")
    remove_watch(filled, "army", by="Ada")
    assert all_watches(filled) == ()


def test_the_log_tells_what_was_done(filled: Record) -> None:
    found = log_entries(filled)
    assert [line.kind for line in found] == ["add"] * 4
    assert [line.seq for line in found] == [4, 3, 2, 1]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Mira Tolland", True),
        ("Ludwig van Beek", True),
        ("A resident", False),
        ("three armed men", False),
        ("The Army", False),
        ("people", False),
    ],
)
def test_what_is_a_persons_name(words: str, expected: bool) -> None:
    assert is_name(words) is expected


def test_filters_by_permanent_id(filled: Record) -> None:
    line = find_incidents(filled, limit=1)[0]
    inside = {claim.id for claim in incident(filled, line.id).claims}
    assert {claim.id for claim in find_claims(filled, Filter(incident=line.id), limit=100)} == inside
    (one, *_) = sorted(inside)
    assert [claim.id for claim in find_claims(filled, Filter(claim=one))] == [one]
    assert find_claims(filled, Filter(claim=one, incident="OR-ZZZZZ")) == ()
