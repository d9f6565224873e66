"""Statements as the Discourse Network Analyzer exports them: person, organisation, concept, agreement.

A concept is an incident, or who did it, or how many, or what to call it: who denies having done it does not deny that
it happened. Only what is asserted or denied outright is a statement: demands, plans and conditions are not.
"""

import csv
import io
import re
from collections.abc import Iterator
from typing import BinaryIO

from onrecord.exports import wording
from onrecord.exports.cells import tame
from onrecord.exports.form import Format, Told, Written
from onrecord.exports.leaving import Leaving, leaving
from onrecord.exports.rules import Rules
from onrecord.exports.table import Cell
from onrecord.exports.versions import is_asserted
from onrecord.record.store import Record
from onrecord.views.claim_pages import EventDetail, Party
from onrecord.views.filters import Filter

COLUMNS = (
    "statement ID", "time", "document ID", "document title", "author", "source", "section", "type", "text", "person",
    "organization", "concept", "agreement",
)  # fmt: skip
OURS = ("or_claim", "or_incident", "or_review", "or_act", "or_url", "or_rules_in_force")
_OWN = re.compile(r"(?:its|our) ", re.IGNORECASE)
_ASPECTS = {"figure": "how many", "label": "what to call it", "target": "who or what was hit", "intent": "the intent"}


def write(record: Record, given: Filter, rules: Rules, to: BinaryIO, told: Told | None = None) -> Written:
    """One row for each statement; statements are numbered, as the program wants them."""
    claims = leaving(record, given, rules, order="first", spans=False)
    text = io.TextIOWrapper(to, encoding="utf-8", newline="", write_through=True)
    writer = csv.writer(text, delimiter=";", quoting=csv.QUOTE_MINIMAL, lineterminator="\r\n")
    writer.writerow([*COLUMNS, *OURS])
    number = rows = without = 0
    for number, one in enumerate(claims, 1):
        before = rows
        for concept, agreement, event in statements(one, given):
            rows += 1
            writer.writerow([*map(tame, _row(rows, one, concept, agreement, event)), rules.short()])
        without += rows == before
        if told:
            told(number)
    text.detach()
    left_out = (f"{wording.count(without, 'claim')} that neither assert nor deny an event",) if without else ()
    return Written(rows=rows, claims=number, held_back=dict(claims.held_back), left_out=left_out)


def statements(one: Leaving, given: Filter) -> Iterator[tuple[str, bool, EventDetail]]:
    """Concept, whether the claim agrees, and the event, for each thing it asserts or denies; each once."""
    seen: set[tuple[str, bool]] = set()
    for event in one.events:
        if given.incident is not None and event.line.incident != given.incident:
            continue
        for concept, agreement in _of_event(one, event):
            if (concept, agreement) not in seen:
                seen.add((concept, agreement))
                yield concept, agreement, event


def _of_event(one: Leaving, event: EventDetail) -> Iterator[tuple[str, bool]]:
    line = event.line
    name = line.incident or line.id
    doers = wording.listed(list(dict.fromkeys(_doer(one, party) for party in event.actors if party.name)))
    by = f"{name} by {doers}" if doers else None
    if line.polarity == "+":
        if is_asserted(one, event):
            yield name, True
            if by:
                yield by, True
    elif line.certainty != "asserted":
        return
    elif line.denied in _ASPECTS:
        yield f"{name}: {_ASPECTS[line.denied]}", False
    elif by is not None:
        # "We did not fire" denies that it was they, whatever else it denies.
        yield by, False
    elif line.denied in (None, "occurrence"):
        yield name, False


def _doer(one: Leaving, party: Party) -> str:
    """Who answers for a deed: the party somebody belongs to; of "its fighters", whoever speaks."""
    if _OWN.match(party.name):
        return one.claim.party or one.claim.on_behalf_of or wording.who(one)
    return party.party or party.name


def _row(number: int, one: Leaving, concept: str, agreement: bool, event: EventDetail) -> list[Cell]:
    persons = [source.name for source in one.sources if source.kind == "person" and source.name]
    others = [source.name for source in one.sources if source.kind != "person" and source.name]
    organisation = one.claim.on_behalf_of or wording.listed(others) or one.claim.party
    day = one.claim.said or one.claim.published
    return [
        number,
        f"{day[:10]} 00:00:00" if day and len(day) >= 10 else None,
        one.report.id,
        one.report.title,
        one.report.byline,
        one.report.outlet,
        None,
        "claim",
        one.claim.quote,
        wording.listed(persons) or None,
        organisation,
        concept,
        int(agreement),
        one.claim.id,
        event.line.incident,
        one.claim.review,
        one.claim.act,
        one.report.url,
    ]


FORMAT = Format(
    name="dna",
    title="Discourse Network Analyzer statements",
    ending=".dna.csv",
    media_type="text/csv; charset=utf-8",
    holds="Person, organisation, concept and agreement for what each claim asserts or denies of an incident, in the "
    "columns of the Discourse Network Analyzer.",
    write=write,
)
