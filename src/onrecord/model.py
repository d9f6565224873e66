"""The types of the record. Whoever reads this page knows the project.

Every value is frozen. Offsets are half-open and count Unicode code points of ``Report.text``; ``text[start:end]`` is
always the quote. Absent is ``None`` or an empty tuple, never a made-up default. Countries are ISO 3166-1 alpha-3,
coordinates are degrees (WGS 84), radii are kilometres, dates are ISO prefixes whose length is their precision.
The same structures are the interchange format (``onrecord read --json``).
"""

from typing import Literal, NamedTuple

import msgspec

from onrecord.terms import (
    Act,
    ActorKind,
    Basis,
    Certainty,
    Denied,
    EventType,
    Form,
    Measure,
    MethodKind,
    PlaceKind,
    Polarity,
    Precision,
    PublishedBasis,
    Qualifier,
    Relation,
    Review,
    Sector,
    SourceKind,
    Tense,
    TimexType,
    ToponymForm,
    ToponymUse,
)

SCHEMA: Literal["onrecord/1"] = "onrecord/1"


class Span(NamedTuple):
    """Half-open offsets in Unicode code points of ``Report.text``."""

    start: int
    end: int

    def quote(self, text: str) -> str:
        """The words this span points at."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        """Whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


Spans = tuple[Span, ...]


class Value(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Base of all values of the record: frozen, and no unknown fields."""


class Method(Value, frozen=True, kw_only=True):
    """How a value came about: a rule, a model or a person, with the words it went by and its reason in words."""

    kind: MethodKind
    name: str
    version: str | None = None
    score: float | None = None
    spans: Spans = ()
    because: str | None = None


class Report(Value, frozen=True, kw_only=True):
    """One publication of one text, unchanged: the witness. ``furniture`` and ``headings`` are marked, never cut."""

    id: str
    ref: str
    text: str
    text_sha256: str
    outlet: str | None = None
    title: str | None = None
    byline: str | None = None
    url: str | None = None
    language: str | None = None
    published: str | None = None
    published_basis: PublishedBasis = "unknown"
    retrieved: str | None = None
    furniture: Spans = ()
    headings: Spans = ()
    dateline: Span | None = None
    """Where and when it was written ("KHARTOUM, July 16 (Agency) —"), which is no part of the first sentence."""
    original_sha256: str | None = None
    """Of the file the text was taken out of (a web page, a PDF), where that is another thing than the text."""


class Source(Value, frozen=True, kw_only=True):
    """Who speaks, as worded (``spans``) and as resolved (``name``, ``actor``); left in its own words if unresolved."""

    spans: Spans
    name: str | None
    actor: str | None
    kind: SourceKind


class Cue(Value, frozen=True, kw_only=True):
    """The words that do the attributing ("said", "according to")."""

    spans: Spans
    lemma: str


class Claim(Value, frozen=True, kw_only=True):
    """An attribution: a source said, by a cue, a content. The outlet's own sentence is a claim of form ``narrated``."""

    id: str
    sources: tuple[Source, ...]
    cue: Cue | None
    act: Act
    contents: Spans
    form: Form
    method: Method
    inside: str | None = None
    on_behalf_of: str | None = None
    via: str | None = None
    basis: Basis = "unstated"
    addressee: str | None = None
    said: str | None = None
    review: Review = "unchecked"
    methods: dict[str, Method] = {}


class Label(Value, frozen=True, kw_only=True):
    """A loaded word in dispute ("deportation", "liberated"), with its span."""

    term: str
    span: Span


class Event(Value, frozen=True, kw_only=True):
    """Something claimed to have happened; belongs to exactly one claim."""

    id: str
    claim: str
    type: EventType
    trigger: Span
    method: Method
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    coded: bool = True
    actor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    place: str | None = None
    begin: str | None = None
    end: str | None = None
    tense: Tense | None = None
    polarity: Polarity = "+"
    denied: Denied | None = None
    certainty: Certainty = "asserted"
    label: Label | None = None
    causes: tuple[str, ...] = ()
    methods: dict[str, Method] = {}


class Figure(Value, frozen=True, kw_only=True):
    """A counted thing, with its words, its range and its qualifier; never a bare integer."""

    id: str
    claim: str
    event: str | None
    value: float | int | None
    low: float | int | None
    high: float | int | None
    qualifier: Qualifier
    measure: Measure
    unit: str | None
    counted: str
    span: Span
    who: str | None = None
    part_of: str | None = None
    cumulative: bool = False
    since: str | None = None
    implied: bool = False


class Toponym(Value, frozen=True, kw_only=True):
    """A place name where it stands in the text."""

    span: Span
    use: ToponymUse
    form: ToponymForm


class Candidate(Value, frozen=True, kw_only=True):
    """A gazetteer entry that was considered for a place, and how likely it was held to be."""

    name: str
    lat: float
    lon: float
    country: str | None
    geonames_id: int | None
    score: float


class Place(Value, frozen=True, kw_only=True):
    """A gazetteer entry (or none: no coordinates) for one or more toponyms; never finer than the text."""

    id: str
    name: str
    lat: float | None
    lon: float | None
    kind: PlaceKind | None
    precision: Precision | None
    radius_km: float | None
    country: str | None
    admin1: str | None
    geonames_id: int | None
    candidates: tuple[Candidate, ...]
    toponyms: tuple[Toponym, ...]


class Timex(Value, frozen=True, kw_only=True):
    """A TIMEX3 expression and its ISO interval; ``anchor`` says what it was resolved against."""

    span: Span
    type: TimexType
    value: str | None
    begin: str | None
    end: str | None
    anchor: str | None


class Actor(Value, frozen=True, kw_only=True):
    """A person, office, government, armed force, group or organisation the report speaks of."""

    id: str
    name: str
    kind: ActorKind
    country: str | None
    sector: Sector | None
    party: str | None
    mentions: Spans


class Link(Value, frozen=True, kw_only=True):
    """A relation between two claims, with its reason in words; never a verdict."""

    claim: str
    relation: Relation
    other: str
    about: str | None
    reason: str


class Problem(Value, frozen=True, kw_only=True):
    """Something that was skipped or could not be made out, and why."""

    code: str
    message: str
    span: Span | None = None


class Reading(Value, frozen=True, kw_only=True):
    """All that was read in one report: one object of the interchange format."""

    schema: Literal["onrecord/1"] = SCHEMA
    report: Report
    claims: tuple[Claim, ...]
    events: tuple[Event, ...]
    figures: tuple[Figure, ...]
    places: tuple[Place, ...]
    times: tuple[Timex, ...]
    actors: tuple[Actor, ...]
    links: tuple[Link, ...]
    problems: tuple[Problem, ...]
