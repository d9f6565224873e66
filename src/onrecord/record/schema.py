"""The tables of the record. ``migrations/`` makes them; a test holds that the two say the same.

``number`` is a row's number inside one database and never leaves it; ``id`` is the permanent id that people cite;
``fingerprint`` is the id a reading gives. What a machine read is kept whole in ``readings``; rows beside it are what
questions are asked of, with the decisions of people applied, and can be made again from the two at any time.
"""

import sqlalchemy as sa
from sqlalchemy import BigInteger, Boolean, Column, Float, ForeignKey, Index, Integer, LargeBinary, String, Table, Text

metadata = sa.MetaData()
_LASTING = sa.text('"end" > "begin"')  # few, and a period that began before them has to find them
_BY_LETTER = Text().with_variant(Text(collation="C"), "postgresql")
"""Words in the order of their letters' numbers, whatever language the server sorts by."""


def _number() -> Column[int]:
    return Column("number", Integer, primary_key=True, autoincrement=True)


def _of(table: str, *, primary_key: bool = False, name: str | None = None) -> Column[int]:
    key = ForeignKey(f"{table}s.number", ondelete="CASCADE")
    return Column(name or table, Integer, key, nullable=False, primary_key=primary_key)


reports = Table(
    "reports",
    metadata,
    _number(),
    Column("id", String, nullable=False, unique=True),
    Column("state", String, nullable=False, default="kept"),  # kept, removed
    Column("reason", Text),  # why it was removed
    Column("ref", Text, nullable=False),
    Column("outlet", Text),
    Column("title", Text),
    Column("byline", Text),
    Column("url", Text),
    Column("language", String),
    Column("published", String),
    Column("published_basis", String, nullable=False),
    Column("retrieved", String),
    Column("text_sha256", String, nullable=False),
    Column("text", Text, nullable=False),
    Column("added_at", String, nullable=False),
    Column("reader", String, nullable=False),  # version of the reader that made the reading kept
    Column("revises", String),  # id of the report at the same address that had another text
    Column("lineage", String, nullable=False),  # id of the first report of its lineage: its own, if it copies none
    Column("similarity", Float, nullable=False, default=1.0),  # to the first report of the lineage
    Column("signature", LargeBinary),  # MinHash
    Index("reports_by_day", "published", "number"),
    Index("reports_by_url", "url"),
    Index("reports_by_text", "text_sha256"),
    Index("reports_by_lineage", "lineage"),
    Index("reports_by_outlet", "outlet", "published", "number"),
    Index("reports_by_state", "state", "published", "lineage"),
)

readings = Table(
    "readings",
    metadata,
    _of("report", primary_key=True),
    Column("body", LargeBinary, nullable=False),  # the machine's reading: interchange JSON, zlib
)

# Look-up tables of hashed keys, many rows to a report: without foreign keys, which would need another index each.
lineage_bands = Table(
    "lineage_bands",
    metadata,
    Column("band", BigInteger, primary_key=True, autoincrement=False),
    Column("report", Integer, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

event_keys = Table(
    "event_keys",
    metadata,
    Column("key", BigInteger, primary_key=True, autoincrement=False),
    Column("event", Integer, primary_key=True, autoincrement=False),
    sqlite_with_rowid=False,
)

claims = Table(
    "claims",
    metadata,
    _number(),
    Column("id", String, nullable=False, unique=True),
    Column("fingerprint", String, nullable=False, unique=True),
    _of("report"),
    Column("position", Integer, nullable=False),
    Column("act", String, nullable=False),
    Column("form", String, nullable=False),
    Column("basis", String, nullable=False),
    Column("said", String),
    Column("score", Float),
    Column("review", String, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("words", Text, nullable=False),  # the content as quoted, and who says it: what a search looks in
    Column("crime_by", String),  # the person this claim names as the doer of a crime
    # What is checked first: persons named for crimes (below 1), then what the reader was unsure of.
    Column("doubt", Float, nullable=False, server_default="1.5"),
    Index("claims_by_report", "report", "position"),
    Index("claims_by_review", "review", "number"),
    Index("claims_to_check", "review", "doubt", "number"),
    Index("claims_by_act", "act", "number"),
)

claim_sources = Table(
    "claim_sources",
    metadata,
    _of("claim", primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("key", String, nullable=False),
    Column("name", Text, nullable=False),
    Column("kind", String, nullable=False),
    Column("country", String),
    Column("sector", String),
    Column("party", String),
    Column("on_behalf_of", Text),
    Index("claim_sources_by_key", "key", "claim"),
    Index("claim_sources_by_name", "name", "kind", "sector", "claim"),
    Index("claim_sources_by_party", "party", "claim"),
    Index("claim_sources_by_behalf", "on_behalf_of", "claim"),
)

incidents = Table(
    "incidents",
    metadata,
    _number(),
    Column("id", String, nullable=False, unique=True),
    Column("fingerprint", String, nullable=False, unique=True),
    Column("label", Text, nullable=False),
    Column("type", String, nullable=False),
    Column("place", Text),
    Column("country", String),
    Column("begin", String),
    Column("end", String),
    Column("reports", Integer, nullable=False, default=0),
    Column("claims", Integer, nullable=False, default=0),
    Column("disputes", Integer, nullable=False, default=0),
    Column("kinds", String, nullable=False, default=""),  # of its disputes, with a space between
    Column("status", Text, nullable=False, default=""),  # how it stands, in a sentence of counts
    Column("account", LargeBinary),  # versions, disputes, voices, figures: made from its entries when asked for
    Column("stale", Boolean, nullable=False, default=True),  # whether the account is older than the entries
    Index("incidents_by_day", "begin", "number"),
    Index("incidents_by_size", "reports", "number"),
    Index("incidents_by_disputes", "disputes", "number"),
    Index("incidents_stale", "stale", "number"),
)

events = Table(
    "events",
    metadata,
    _number(),
    Column("id", String, nullable=False, unique=True),
    Column("fingerprint", String, nullable=False, unique=True),
    _of("claim"),
    _of("report"),
    Column("incident", Integer, ForeignKey("incidents.number", ondelete="SET NULL")),
    Column("type", String, nullable=False),
    Column("mode", String),
    Column("polarity", String, nullable=False),
    Column("denied", String),
    Column("certainty", String, nullable=False),
    Column("tense", String),
    Column("coded", Boolean, nullable=False),
    Column("begin", String),
    Column("end", String),
    Column("place", Text),
    Column("country", String),
    Column("admin1", Text),
    Column("lat", Float),
    Column("lon", Float),
    Column("precision", String),
    Column("label", Text),
    Column("joined", Text),  # why it was put into its incident, with the score
    Index("events_by_claim", "claim"),
    Index("events_by_report", "report"),
    Index("events_by_incident", "incident"),
    Index("events_by_type", "type", "begin"),
    Index("events_by_day", "begin"),
    Index("events_by_mode", "mode", "claim"),
    Index("events_by_place", "place", "claim"),
    Index("events_by_admin1", "admin1", "claim"),
    Index("events_by_point", "lat", "lon"),
    Index("events_by_country", "country", "begin"),
    Index("events_lasting", "end", "begin", "claim", sqlite_where=_LASTING, postgresql_where=_LASTING),
)

event_parties = Table(
    "event_parties",
    metadata,
    _of("event", primary_key=True),
    Column("role", String, primary_key=True),  # actor, recipient
    Column("position", Integer, primary_key=True),
    Column("key", String, nullable=False),
    Column("name", Text, nullable=False),
    Column("kind", String),
    Column("country", String),
    Column("sector", String),
    Column("party", String),
    Index("event_parties_by_key", "key", "event"),
    Index("event_parties_by_name", "name", "kind", "sector", "event"),
)

entries = Table(
    "entries",
    metadata,
    _of("event", primary_key=True),
    Column("body", LargeBinary, nullable=False),  # the Entry: JSON, zlib
)

figures = Table(
    "figures",
    metadata,
    _number(),
    Column("fingerprint", String, nullable=False),
    _of("claim"),
    Column("event", Integer, ForeignKey("events.number", ondelete="CASCADE")),
    Column("measure", String, nullable=False),
    Column("unit", String),
    Column("who", String),
    Column("counted", Text, nullable=False),
    Column("qualifier", String, nullable=False),
    Column("value", Float),
    Column("low", Float),
    Column("high", Float),
    Column("part_of", String),
    Column("cumulative", Boolean, nullable=False),
    Column("since", String),
    Column("implied", Boolean, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Index("figures_by_fingerprint", "fingerprint"),
    Index("figures_by_claim", "claim"),
    Index("figures_by_event", "event"),
    Index("figures_by_measure", "measure", "number"),
)

links = Table(
    "links",
    metadata,
    _number(),
    _of("claim"),
    _of("claim", name="other"),
    Column("relation", String, nullable=False),
    Column("about", String),
    Column("reason", Text, nullable=False),
    Column("score", Float),
    Column("within", Boolean, nullable=False),  # found inside one report by the reading
    Column("state", String, nullable=False, default="proposed"),  # proposed, confirmed, rejected
    Index("links_by_claim", "claim"),
    Index("links_by_other", "other"),
    sa.UniqueConstraint("claim", "other", "relation", name="links_once"),
)

# Who speaks, and how often: counted while a report's rows are written, so that nobody counts millions of them later.
speakers = Table(
    "speakers",
    metadata,
    Column("key", String, primary_key=True),
    Column("name", Text, nullable=False),  # as in the first of its claims; likewise what follows
    Column("kind", String, nullable=False),
    Column("country", String),
    Column("party", String),
    _of("report"),  # that of the first
    Column("claims", Integer, nullable=False),
    Column("reports", Integer, nullable=False),
    Index("speakers_by_claims", "claims", "key"),
    Index("speakers_by_report", "report"),
)

# How many rows the largest tables hold; triggers keep it, so that nobody counts millions of them.
tallies = Table(
    "tallies",
    metadata,
    Column("name", String, primary_key=True),  # claims, events, figures, links; checked, rejected: those of the claims
    Column("number", Integer, nullable=False),
)

# Every name that people ask by (of sources, parties, actors, places, outlets) beside the forms in which it is found.
names = Table(
    "names",
    metadata,
    Column("name", Text, primary_key=True),
    Column("folded", Text, nullable=False),  # in lower case
    Column("backwards", _BY_LETTER, nullable=False),  # the same from its end: a last name is the beginning of it
    Index("names_by_folded", "folded"),
    Index("names_by_end", "backwards"),
)

retired = Table(
    "retired",
    metadata,
    Column("id", String, primary_key=True),  # a permanent id that is no longer in use
    Column("kind", String, nullable=False),
    Column("became", String),  # the id that took its place, if one did
    Column("reason", Text, nullable=False),
)

log = Table(
    "log",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=False),
    Column("at", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("target", String, nullable=False),
    Column("digest", String, nullable=False),  # SHA-256 over the salt and the payload
    Column("chain", String, nullable=False),  # SHA-256 over the chain before, and this row's fields
    Column("undoes", Integer),
    Index("log_by_target", "target", "seq"),
    Index("log_by_kind", "kind", "seq"),
)

payloads = Table(
    "payloads",
    metadata,
    Column("seq", Integer, ForeignKey("log.seq"), primary_key=True),
    Column("salt", LargeBinary, nullable=False),
    Column("body", LargeBinary, nullable=False),
)

watches = Table(
    "watches",
    metadata,
    Column("name", String, primary_key=True),
    Column("filter", Text, nullable=False),  # JSON
    Column("seen", Integer, nullable=False, default=0),  # number of the last claim it has looked at
    Column("held", Text, nullable=False, default="[]", server_default="[]"),  # JSON: those it is yet to tell of
    Column("made_at", String, nullable=False),
)

facts = Table(
    "facts",
    metadata,
    Column("name", String, primary_key=True),  # what kind of database this is: its own id, when it was made
    Column("value", Text, nullable=False),
)
