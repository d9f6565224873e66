"""The closed vocabularies of the record: one word per idea, the same in Python, JSON, SQL, URLs and on screen.

Event types are those of PLOVER (Open Event Data Alliance); everything else is Onrecord's own and is explained in
``docs/vocabulary.md``.
"""

from typing import Literal, get_args

Act = Literal[
    "state",
    "confirm",
    "deny",
    "accuse",
    "condemn",
    "warn",
    "threaten",
    "request",
    "promise",
    "praise",
    "question",
    "believe",
    "decline",
    "unverified",
    "retract",
]
Form = Literal["direct", "indirect", "mixed", "narrated"]
SourceKind = Literal["person", "office", "unnamed", "institution", "group", "document", "outlet"]
Basis = Literal["saw", "told", "document", "unstated"]
Review = Literal["unchecked", "checked", "rejected"]
PublishedBasis = Literal["given", "metadata", "dateline", "inferred", "unknown"]
MethodKind = Literal["rule", "model", "person"]

EventType = Literal[
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
]
Polarity = Literal["+", "-"]
Denied = Literal["occurrence", "actor", "target", "intent", "figure", "label"]
Certainty = Literal["asserted", "possible", "conditional", "planned", "demanded"]
Tense = Literal["past", "ongoing", "future"]

Measure = Literal[
    "killed",
    "wounded",
    "missing",
    "detained",
    "abducted",
    "released",
    "displaced",
    "evacuated",
    "affected",
    "participants",
    "troops",
    "retaken",
    "lost",
    "destroyed",
    "damaged",
    "launched",
    "exploded",
    "intercepted",
    "delayed",
    "robbed",
    "other",
]
Qualifier = Literal[
    "exactly",
    "about",
    "at least",
    "more than",
    "up to",
    "fewer than",
    "nearly",
    "between",
    "order of magnitude",
]

PlaceKind = Literal[
    "facility", "settlement", "district", "region", "country", "continent", "river", "lake", "sea", "mountains", "area"
]
Precision = Literal[
    "facility", "settlement", "district", "region", "country", "continent", "river", "sea", "area", "offset"
]
ToponymUse = Literal["literal", "associative"]
ToponymForm = Literal["name", "demonym"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]

ActorKind = Literal["person", "office", "government", "force", "group", "organisation", "outlet", "people", "unknown"]
Sector = Literal[
    "AGR", "BUS", "COP", "CRM", "CVL", "EDU", "ELI", "GOV", "JRN", "JUD", "LAB", "LEG", "MED", "MIL", "OPP", "PRE",
    "PRM", "PTY", "REB", "REF", "REL", "SOC", "SPY", "UAF", "UNK", "IGO", "NGO",
]  # fmt: skip
Relation = Literal["repeats", "confirms", "denies", "disputes", "revises", "withdraws"]

ACTS: tuple[Act, ...] = get_args(Act)
EVENT_TYPES: tuple[EventType, ...] = get_args(EventType)
MEASURES: tuple[Measure, ...] = get_args(Measure)
QUALIFIERS: tuple[Qualifier, ...] = get_args(Qualifier)
SECTORS: tuple[Sector, ...] = get_args(Sector)
