"""PROV-JSON (W3C PROV): where each claim comes from: its report, who said it, what read it, and this file."""

from collections.abc import Iterable
from typing import Any, BinaryIO

import msgspec

from onrecord import __version__
from onrecord.exports import wording
from onrecord.exports.form import Format, Told, Written
from onrecord.exports.leaving import Leaving, leaving
from onrecord.exports.rules import Rules
from onrecord.record.store import Record
from onrecord.views.claim_pages import Party, ReportDetail
from onrecord.views.exported import origin
from onrecord.views.filters import Filter

Document = dict[str, dict[str, Any]]
PREFIX = {"onrecord": "urn:onrecord:"}
_PEOPLE = ("person", "office")


def write(record: Record, given: Filter, rules: Rules, to: BinaryIO, told: Told | None = None) -> Written:
    """One document. It is put together in memory, as its form orders it by kind."""
    claims = leaving(record, given, rules, order="first", spans=False)
    number = 0

    def counted() -> Iterable[Leaving]:
        nonlocal number
        for number, one in enumerate(claims, 1):
            yield one
            if told:
                told(number)

    found = origin(record)
    made = document(counted(), rules, record=found.record, at=found.at, readers=found.readers)
    to.write(msgspec.json.format(msgspec.json.encode(made), indent=1) + b"\n")
    rows = sum(len(things) for kind, things in made.items() if kind != "prefix")
    return Written(rows=rows, claims=number, held_back=dict(claims.held_back))


def document(claims: Iterable[Leaving], rules: Rules, *, record: str, at: str, readers: tuple[str, ...]) -> Document:
    """The chain of some claims."""
    made: Document = {
        "prefix": dict(PREFIX), "entity": {}, "activity": {}, "agent": {}, "wasGeneratedBy": {}, "used": {},
        "wasAssociatedWith": {}, "wasAttributedTo": {}, "wasDerivedFrom": {}, "hadMember": {},
    }  # fmt: skip
    file, export, program = "onrecord:export", "onrecord:exporting", "onrecord:program"
    made["agent"][program] = {"prov:type": _name("prov:SoftwareAgent"), "prov:label": f"Onrecord {__version__}"}
    made["entity"][f"onrecord:record:{record}"] = {"prov:label": "the record"}
    made["entity"][file] = {
        "prov:type": _name("prov:Collection"),
        "prov:label": "claims that may leave the record",
        "onrecord:rules": " ".join(rules.in_force()),
    }
    made["activity"][export] = {"prov:startTime": _time(at), "prov:endTime": _time(at)}
    _relate(made, "used", activity=export, entity=f"onrecord:record:{record}")
    _relate(made, "wasGeneratedBy", entity=file, activity=export)
    _relate(made, "wasAssociatedWith", activity=export, agent=program)
    for one in claims:
        claim = f"onrecord:claim:{one.claim.id}"
        report, reading = _report(made, one.report, program, readers)
        made["entity"][claim] = {
            "prov:type": "claim",
            "prov:label": f"{wording.who(one)} {wording.verb(one)}",
            "onrecord:review": one.claim.review,
            "onrecord:characters": f"{one.claim.start}-{one.claim.end}",
        }
        _relate(made, "wasGeneratedBy", entity=claim, activity=reading)
        _relate(made, "wasDerivedFrom", generatedEntity=claim, usedEntity=report)
        _relate(made, "hadMember", collection=file, entity=claim)
        for speaker in _speakers(made, one):
            _relate(made, "wasAttributedTo", entity=claim, agent=speaker)
        for link in one.links:
            if link.relation == "revises":
                other = f"onrecord:claim:{link.other}"
                made["entity"].setdefault(other, {"prov:type": "claim"})
                kind = _name("prov:Revision")
                _relate(made, "wasDerivedFrom", {"prov:type": kind}, generatedEntity=claim, usedEntity=other)
    return {kind: things for kind, things in made.items() if things}


def _report(made: Document, report: ReportDetail, program: str, readers: tuple[str, ...]) -> tuple[str, str]:
    """The report and the activity of reading it, once for each report."""
    name, reading = f"onrecord:report:{report.id}", f"onrecord:reading:{report.id}"
    if name in made["entity"]:
        return name, reading
    known = {
        "prov:type": "report",
        "prov:label": report.title,
        "prov:location": report.url,
        "onrecord:published": report.published,
        "onrecord:retrieved": report.retrieved,
        "onrecord:text_sha256": report.text_sha256,
    }
    made["entity"][name] = {key: value for key, value in known.items() if value}
    made["activity"][reading] = {"prov:endTime": _time(report.added_at), "onrecord:readers": "; ".join(readers)}
    _relate(made, "used", activity=reading, entity=name)
    _relate(made, "wasAssociatedWith", activity=reading, agent=program)
    if report.outlet:
        outlet = f"onrecord:outlet:{_slug(report.outlet)}"
        made["agent"].setdefault(outlet, {"prov:type": _name("prov:Organization"), "prov:label": report.outlet})
        _relate(made, "wasAttributedTo", entity=name, agent=outlet)
    if report.lineage != report.id:
        first = f"onrecord:report:{report.lineage}"
        made["entity"].setdefault(first, {"prov:type": "report"})
        _relate(made, "wasDerivedFrom", {"onrecord:how": "a copy of its text"}, generatedEntity=name, usedEntity=first)
    return name, reading


def _speakers(made: Document, one: Leaving) -> list[str]:
    """Who makes a claim: the sources, or the outlet in its own words."""
    if one.claim.form == "narrated":
        return [f"onrecord:outlet:{_slug(one.report.outlet)}"] if one.report.outlet else []
    return [_speaker(made, source) for source in one.sources if source.name]


def _speaker(made: Document, source: Party) -> str:
    name = f"onrecord:source:{_slug(source.key)}"
    kind = "prov:Person" if source.kind in _PEOPLE else "prov:Organization"
    made["agent"].setdefault(name, {"prov:type": _name(kind), "prov:label": source.name})
    return name


def _relate(made: Document, relation: str, more: dict[str, Any] | None = None, **ends: str) -> None:
    made[relation][f"_:{relation}{len(made[relation]) + 1}"] = {
        **{f"prov:{role}": name for role, name in ends.items()},
        **(more or {}),
    }


def _name(name: str) -> dict[str, str]:
    return {"$": name, "type": "prov:QUALIFIED_NAME"}


def _slug(words: str) -> str:
    """Words as the local part of a qualified name: letters, digits, and what is neither as its number."""
    plain = (sign.isascii() and (sign.isalnum() or sign in "_-") for sign in words)
    return "".join(sign if is_plain else f".{ord(sign):x}." for sign, is_plain in zip(words, plain, strict=True))


def _time(iso: str) -> str:
    return iso if "T" in iso else f"{iso}T00:00:00Z"


FORMAT = Format(
    name="prov",
    title="PROV-JSON",
    ending=".prov.json",
    media_type="application/json",
    holds="Where each claim comes from: its report and outlet, who said it, what read it, what it revises.",
    write=write,
)
