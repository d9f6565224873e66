"""The tables of claims, events, figures and links, column by column: the one place where a column is documented."""

from typing import NamedTuple

from onrecord.exports.leaving import Leaving
from onrecord.exports.table import Column, Table, listed
from onrecord.views.claim_pages import EventDetail, FigureDetail, Party
from onrecord.views.incidents import LinkLine


class OfEvent(NamedTuple):
    """An event and its claim."""

    one: Leaving
    event: EventDetail


class OfFigure(NamedTuple):
    """A figure, its claim, and its event if it has one."""

    one: Leaving
    figure: FigureDetail
    event: EventDetail | None


class OfLink(NamedTuple):
    """A link and the claim it goes out from."""

    one: Leaving
    link: LinkLine


def _names(some: tuple[Party, ...]) -> str | None:
    return listed([one.name for one in some])


def _keys(some: tuple[Party, ...]) -> str | None:
    return listed([one.key for one in some])


def _countries(some: tuple[Party, ...]) -> str | None:
    return listed([one.country or "" for one in some])


def _counted(figure: FigureDetail) -> str:
    line = figure.line
    most = f"{line.low or 0:g} to {line.high:g}" if line.high is not None else f"{line.low or 0:g} or more"
    number = most if line.low != line.high else f"{line.low:g}" if line.low is not None else "?"
    return f"{line.measure}: {number} {line.counted}"


REVIEW = "unchecked (a machine read it), checked (a person agreed) or rejected (a person found it wrong)."
CLAIMS: Table[Leaving] = Table(
    "claims",
    "One row for each claim: who said what, in which report, in which words.",
    (
        Column("review", "text", REVIEW, lambda one: one.claim.review),
        Column("claim", "text", "Permanent id of the claim; cite it.", lambda one: one.claim.id),
        Column("source", "text", "Who says it; several with “; ” between.", lambda one: _names(one.sources)),
        Column(
            "act",
            "text",
            "What saying it does: state, confirm, deny, accuse, warn, request …",
            lambda one: one.claim.act,
        ),
        Column(
            "quote",
            "text",
            "What is said, in the report’s own words; “…” where it was cut or parts lie between.",
            lambda one: one.claim.quote,
        ),
        Column(
            "source_kind",
            "text",
            "person, office, unnamed, institution, group, document or outlet (the report itself says it).",
            lambda one: listed([source.kind or "" for source in one.sources]),
        ),
        Column(
            "party",
            "text",
            "Side in the conflict of whoever says it, where that is known.",
            lambda one: one.claim.party,
        ),
        Column(
            "source_country",
            "text",
            "Country of whoever says it (ISO 3166-1 alpha-3).",
            lambda one: _countries(one.sources),
        ),
        Column(
            "on_behalf_of", "text", "For whom it is said, if for somebody else.", lambda one: one.claim.on_behalf_of
        ),
        Column("source_key", "text", "Who has the same key is the same; see sources.", lambda one: _keys(one.sources)),
        Column("basis", "text", "What the source goes by: saw, told, document, unstated.", lambda one: one.basis),
        Column(
            "form",
            "text",
            "direct (quoted), indirect, mixed, or narrated (the outlet’s own sentence).",
            lambda one: one.claim.form,
        ),
        Column("said", "date", "When it was said.", lambda one: one.claim.said),
        Column(
            "event_types",
            "text",
            "Types of the events in it; each has a row of its own in events.",
            lambda one: listed([event.line.type for event in one.events]),
        ),
        Column(
            "places",
            "text",
            "Where they are said to have happened.",
            lambda one: listed([event.line.place or "" for event in one.events]),
        ),
        Column(
            "figures",
            "text",
            "What is counted in it; each has a row of its own in figures.",
            lambda one: listed([_counted(figure) for figure in one.figures]),
        ),
        Column(
            "links",
            "text",
            "Claims it answers: denies, disputes, confirms, repeats, revises or withdraws.",
            lambda one: listed([f"{link.relation} {link.other}" for link in one.links]),
        ),
        Column(
            "doer_named",
            "text",
            "The person whom the claim names as the doer of a crime. A claim, not a finding.",
            lambda one: one.claim.crime_by,
        ),
        Column("outlet", "text", "Who published the report.", lambda one: one.report.outlet),
        Column("title", "text", "Its title.", lambda one: one.report.title),
        Column("published", "date", "When it was published.", lambda one: one.report.published),
        Column(
            "published_basis",
            "text",
            "How that is known: given, metadata, dateline, inferred, unknown.",
            lambda one: one.report.published_basis,
        ),
        Column("url", "text", "Its address.", lambda one: one.report.url),
        Column("retrieved", "text", "When it was fetched.", lambda one: one.report.retrieved),
        Column("report", "text", "Id of the report.", lambda one: one.report.id),
        Column(
            "copy_of",
            "text",
            "Id of the first report with this text, if the report copies one: not a voice of its own.",
            lambda one: one.report.lineage if one.report.lineage != one.report.id else None,
        ),
        Column("start", "whole", "First character of the quote in the report’s text.", lambda one: one.claim.start),
        Column("end", "whole", "The character after its last.", lambda one: one.claim.end),
        Column("text_sha256", "text", "SHA-256 of the report’s text.", lambda one: one.report.text_sha256),
        Column("score", "number", "How sure the reader was, 0 to 1; not how true it is.", lambda one: one.claim.score),
    ),
)

EVENTS: Table[OfEvent] = Table(
    "events",
    "One row for each event in each claim. Two claims of one happening are two rows with the same incident.",
    (
        Column("review", "text", "Of its claim: " + REVIEW, lambda of: of.one.claim.review),
        Column("event", "text", "Permanent id of the event.", lambda of: of.event.line.id),
        Column("claim", "text", "The claim that says so.", lambda of: of.one.claim.id),
        Column("incident", "text", "The happening it is taken for; see incidents.", lambda of: of.event.line.incident),
        Column("source", "text", "Who says so.", lambda of: _names(of.one.sources)),
        Column("party", "text", "Side of whoever says so.", lambda of: of.one.claim.party),
        Column("act", "text", "What saying so does; see claims.", lambda of: of.one.claim.act),
        Column("type", "text", "PLOVER event type.", lambda of: of.event.line.type),
        Column("mode", "text", "PLOVER mode.", lambda of: of.event.line.mode),
        Column(
            "polarity", "text", "yes: it is said to be so; no: it is said not to be so.", lambda of: _stand(of.event)
        ),
        Column(
            "denied",
            "text",
            "What a “no” denies: occurrence, actor, target, intent, figure or label.",
            lambda of: of.event.line.denied,
        ),
        Column(
            "certainty",
            "text",
            "asserted, possible, conditional, planned or demanded. Only asserted ones are said to be so.",
            lambda of: of.event.line.certainty,
        ),
        Column("tense", "text", "past, ongoing, future.", lambda of: of.event.tense),
        Column("actor", "text", "Who is said to have done it.", lambda of: _names(of.event.actors)),
        Column("actor_country", "text", "Country of the actor.", lambda of: _countries(of.event.actors)),
        Column("actor_key", "text", "Key of the actor.", lambda of: _keys(of.event.actors)),
        Column("recipient", "text", "To whom it is said to have been done.", lambda of: _names(of.event.recipients)),
        Column("recipient_country", "text", "Country of the recipient.", lambda of: _countries(of.event.recipients)),
        Column("recipient_key", "text", "Key of the recipient.", lambda of: _keys(of.event.recipients)),
        Column("begin", "date", "First day (or minute), as said.", lambda of: of.event.line.begin),
        Column("end", "date", "Last day (or minute), as said.", lambda of: of.event.line.end),
        Column("place", "text", "Where, as said.", lambda of: of.event.line.place),
        Column("admin1", "text", "First-level area of the place.", lambda of: of.event.admin1),
        Column("country", "text", "Country of the place (ISO 3166-1 alpha-3).", lambda of: of.event.line.country),
        Column("lat", "number", "Latitude in degrees (WGS 84).", lambda of: of.event.line.lat),
        Column("lon", "number", "Longitude in degrees.", lambda of: of.event.line.lon),
        Column(
            "precision", "text", "How fine the place is given: settlement, region …", lambda of: of.event.line.precision
        ),
        Column("label", "text", "The loaded word in dispute.", lambda of: of.event.line.label),
        Column("coded", "yes/no", "Whether event coders would count it.", lambda of: of.event.coded),
        Column("figures", "text", "Ids of the figures that count for it.", lambda of: listed(of.event.figures)),
        Column("quote", "text", "The words of the claim.", lambda of: of.one.claim.quote),
        Column("outlet", "text", "Who published the report.", lambda of: of.one.report.outlet),
        Column("published", "date", "When it was published.", lambda of: of.one.report.published),
        Column("url", "text", "Its address.", lambda of: of.one.report.url),
        Column("report", "text", "Id of the report.", lambda of: of.one.report.id),
    ),
)

FIGURES: Table[OfFigure] = Table(
    "figures",
    "One row for each figure in each claim. Rival figures stand side by side; they are not to be added up.",
    (
        Column("review", "text", "Of its claim: " + REVIEW, lambda of: of.one.claim.review),
        Column(
            "figure", "text", "Id of the figure: its claim and its place in the text.", lambda of: of.figure.line.id
        ),
        Column("claim", "text", "The claim that says so.", lambda of: of.one.claim.id),
        Column("event", "text", "The event it counts for, if that is clear.", lambda of: of.figure.event),
        Column(
            "incident",
            "text",
            "The happening that event is taken for.",
            lambda of: of.event.line.incident if of.event else None,
        ),
        Column("source", "text", "Who says so.", lambda of: _names(of.one.sources)),
        Column("party", "text", "Side of whoever says so.", lambda of: of.one.claim.party),
        Column(
            "act",
            "text",
            "What saying so does; see claims. A denied figure is in events too.",
            lambda of: of.one.claim.act,
        ),
        Column("measure", "text", "killed, wounded, displaced, retaken …", lambda of: of.figure.line.measure),
        Column("value", "number", "The number as worded; empty where none is.", lambda of: of.figure.line.value),
        Column("low", "number", "The least it may be, as worded.", lambda of: of.figure.line.low),
        Column("high", "number", "The most it may be; empty for no limit.", lambda of: of.figure.line.high),
        Column(
            "qualifier",
            "text",
            "exactly, about, at least, more than, up to, fewer than, nearly, between, order of magnitude.",
            lambda of: of.figure.line.qualifier,
        ),
        Column("unit", "text", "people, settlements, drones …", lambda of: of.figure.line.unit),
        Column("counted", "text", "What is counted, in the report’s own words.", lambda of: of.figure.line.counted),
        Column("who", "text", "civilians, soldiers, children …, where that is said.", lambda of: of.figure.line.who),
        Column("is_part", "yes/no", "Whether it is part of another figure.", lambda of: of.figure.part_of is not None),
        Column(
            "cumulative", "yes/no", "Whether it counts up to the day, not one event.", lambda of: of.figure.cumulative
        ),
        Column("since", "date", "From when it counts, if it does.", lambda of: of.figure.since),
        Column("implied", "yes/no", "Whether it is one named victim, not a number.", lambda of: of.figure.implied),
        Column(
            "as_of",
            "date",
            "The day it was said, or else published.",
            lambda of: of.one.claim.said or of.one.report.published,
        ),
        Column(
            "place",
            "text",
            "Where its event is said to have been.",
            lambda of: of.event.line.place if of.event else None,
        ),
        Column("start", "whole", "First character of the figure in the report’s text.", lambda of: of.figure.start),
        Column("end", "whole", "The character after its last.", lambda of: of.figure.end),
        Column("outlet", "text", "Who published the report.", lambda of: of.one.report.outlet),
        Column("url", "text", "Its address.", lambda of: of.one.report.url),
        Column("report", "text", "Id of the report.", lambda of: of.one.report.id),
    ),
)

LINKS: Table[OfLink] = Table(
    "links",
    "One row for each link from one claim to another. The other may have been held back.",
    (
        Column("review", "text", "Of the claim that answers: " + REVIEW, lambda of: of.one.claim.review),
        Column("claim", "text", "The claim that answers.", lambda of: of.link.claim),
        Column(
            "relation", "text", "repeats, confirms, denies, disputes, revises, withdraws.", lambda of: of.link.relation
        ),
        Column("other", "text", "The claim it answers.", lambda of: of.link.other),
        Column("reason", "text", "Why the two are linked; never who is right.", lambda of: of.link.reason),
        Column("state", "text", "proposed (by rule) or confirmed (by a person).", lambda of: of.link.state),
        Column("score", "number", "How sure the rule is, 0 to 1.", lambda of: of.link.score),
    ),
)


def _stand(event: EventDetail) -> str:
    """Not "+" and "-", which a spreadsheet may take for formulas."""
    return "yes" if event.line.polarity == "+" else "no"
