"""The closed vocabularies of the record in words a person reads."""

from calendar import monthrange
from typing import Protocol

from onrecord.model import Event
from onrecord.terms import Act, Basis, Certainty, Denied, Relation

ACTS: dict[Act, str] = {
    "state": "said",
    "confirm": "confirmed",
    "deny": "denied",
    "accuse": "accused",
    "condemn": "condemned",
    "warn": "warned",
    "threaten": "threatened",
    "request": "asked for",
    "promise": "promised",
    "praise": "praised",
    "question": "asked",
    "believe": "believed",
    "decline": "gave no comment",
    "unverified": "could not verify",
    "retract": "took back",
}
"""In the past tense, which is right for one source and for several."""
DENIED: dict[Denied, str] = {
    "occurrence": "that it happened",
    "actor": "who did it",
    "target": "who or what was hit",
    "intent": "the intent",
    "figure": "the figure",
    "label": "the word for it",
}
CERTAINTY: dict[Certainty, str] = {
    "asserted": "",
    "possible": "possible, not asserted",
    "conditional": "only if something else happens",
    "planned": "planned",
    "demanded": "demanded, not done",
}
BASIS: dict[Basis, str] = {"saw": "saw it", "told": "was told", "document": "by a document", "unstated": ""}
RELATIONS: dict[Relation, str] = {
    "repeats": "repeats",
    "confirms": "confirms",
    "denies": "denies",
    "disputes": "disputes",
    "revises": "revises",
    "withdraws": "withdraws",
}
PASSIVE: dict[Relation, str] = {
    "repeats": "repeated",
    "confirms": "confirmed",
    "denies": "denied",
    "disputes": "disputed",
    "revises": "revised",
    "withdraws": "withdrawn",
}
AGAINST: tuple[Relation, ...] = ("denies", "disputes", "revises", "withdraws")
PUBLISHED = {
    "given": "as given",
    "metadata": "from the page",
    "dateline": "from the dateline",
    "inferred": "inferred from the text",
    "unknown": "unknown",
}

EVENTS: dict[str, str] = {
    "AGREE": "agreement",
    "CONSULT": "talks",
    "SUPPORT": "support",
    "CONCEDE": "concession",
    "COOPERATE": "cooperation",
    "AID": "aid",
    "RETREAT": "retreat",
    "REQUEST": "demand",
    "ACCUSE": "accusation",
    "REJECT": "refusal",
    "THREATEN": "threat",
    "PROTEST": "protest",
    "SANCTION": "sanction",
    "MOBILIZE": "mobilisation",
    "COERCE": "coercion",
    "ASSAULT": "attack",
}
MODES: dict[str, str] = {
    "abduct": "abduction",
    "access": "access opened",
    "aerial": "air strike",
    "allege": "accusation",
    "arms-transferred": "arms handed over",
    "arrest": "arrest",
    "assist": "help of arms or troops",
    "beat": "beating",
    "boycott": "boycott",
    "ceasefire": "ceasefire",
    "censor": "censorship",
    "convict": "conviction",
    "claim-of-responsibility": "claim of responsibility",
    "crowd-control": "force against a crowd",
    "curfew": "curfew",
    "cyber": "cyber attack",
    "demo": "demonstration",
    "deport": "deportation",
    "destroy": "destruction",
    "disapprove": "condemnation",
    "disarm": "disarming",
    "discontinue": "ties or talks broken off",
    "displacement": "displacement",
    "drone": "drone strike",
    "evacuation": "evacuation",
    "expel": "expulsion",
    "explosives": "bombing",
    "firearms": "shooting",
    "heavy-weapons": "shelling or rockets",
    "hunger": "hunger strike",
    "infrastructure-at-risk": "infrastructure at risk",
    "infrastructure-damaged": "infrastructure damaged",
    "investigate": "investigation",
    "martial-law": "martial law",
    "meet": "meeting",
    "mission-called-for": "call for a mission",
    "obstruct": "blockade",
    "phone": "talks by telephone",
    "primitive": "attack with blades or blunt weapons",
    "release": "release",
    "resign": "resignation",
    "restrict": "restriction",
    "riot": "riot",
    "seize": "seizure",
    "sexual": "sexual violence",
    "shipments-delayed": "shipments held up",
    "sideAB": "fighting",
    "strike": "strike",
    "suicide-attack": "suicide attack",
    "targeted": "targeted killing",
    "territory-contested": "advance or fighting for ground",
    "territory-held": "ground held",
    "territory-lost": "ground lost",
    "territory-retaken": "ground retaken",
    "territory-taken": "ground taken",
    "third-party": "talks through a third party",
    "torture": "torture",
    "troops": "troops moved",
    "unconventional": "attack with unconventional weapons",
    "violence": "threat of violence",
    "visit": "visit",
    "weapons": "weapons moved",
    "withdraw": "withdrawal",
}

MONTHS = ("Jan", "Feb", "March", "April", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec")
_PARTS_OF_DAY = {"MO": "morning", "MI": "midday", "AF": "afternoon", "EV": "evening", "NI": "night"}
_SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}


def event_name(event: Event) -> str:
    """What kind of event, in words: the mode where it says more than the type."""
    if event.mode is None:
        return EVENTS[event.type]
    return MODES.get(event.mode, f"{EVENTS[event.type]}, {event.mode.replace('-', ' ')}")


def day(iso: str) -> str:
    """An ISO prefix in words: "2022-10-21" → "21 Oct 2022"; what is no plain date stays as it is."""
    date, _, clock = iso.partition("T")
    year, *rest = date.split("-")
    if rest and rest[0] in _SEASONS:
        return f"{_SEASONS[rest[0]]} {year}"
    if not all(part.isdigit() for part in (year, *rest)):
        return iso
    words = [year]
    if rest and 1 <= int(rest[0]) <= 12:
        words.insert(0, MONTHS[int(rest[0]) - 1])
    if len(rest) > 1:
        words.insert(0, str(int(rest[1])))
    return " ".join(words) + (f", {_PARTS_OF_DAY.get(clock, clock)}" if clock else "")


def period(begin: str | None, end: str | None) -> str:
    """From when until when, in words; empty if neither is known. Whole months and years are named as such."""
    if begin and end:
        return day(begin) if begin == end else _whole(begin, end) or f"{_start(begin, end)} to {day(end)}"
    if begin:
        return f"from {day(begin)}"
    return f"until {day(end)}" if end else ""


def _whole(begin: str, end: str) -> str | None:
    """A calendar month or year that begins and ends with the period, as one word."""
    if begin[4:] == "-01-01" and end[4:] == "-12-31":
        return begin[:4] if begin[:4] == end[:4] else f"{begin[:4]} to {end[:4]}"
    if len(begin) == len(end) == 10 and begin.endswith("-01") and begin[:7] == end[:7]:
        last = monthrange(int(begin[:4]), int(begin[5:7]))[1]
        return day(begin[:7]) if int(end[8:]) == last else None
    return None


def _start(begin: str, end: str) -> str:
    """The beginning of a period, without what its end says again: "1" of "1 to 21 Oct 2022"."""
    if len(begin) == len(end) == 10 and begin[:4] == end[:4]:
        words = day(begin).split()
        return words[0] if begin[:7] == end[:7] else " ".join(words[:2])
    return day(begin)


def number(value: float | int) -> str:
    """A number with separators: 12,500."""
    return f"{value:,}" if isinstance(value, int) or not value.is_integer() else f"{int(value):,}"


_SAME: dict[str, tuple[str, ...]] = {
    "killed": ("dead", "death", "bodies", "fatalit", "lives", "martyr"),
    "wounded": ("injur", "casualt"),
    "displaced": ("refugee", "idp"),
    "detained": ("arrest", "prisoner", "detainee"),
    "participants": ("protester", "demonstrator", "marcher"),
    "affected": ("casualt", "victim"),
    "troops": ("soldier", "fighter", "servicemen", "men"),
}


class Counted(Protocol):
    """What is told of a counted thing: a figure of a reading, or one of a list."""

    @property
    def measure(self) -> str: ...  # noqa: D102
    @property
    def qualifier(self) -> str: ...  # noqa: D102
    @property
    def value(self) -> float | int | None: ...  # noqa: D102
    @property
    def low(self) -> float | int | None: ...  # noqa: D102
    @property
    def high(self) -> float | int | None: ...  # noqa: D102
    @property
    def counted(self) -> str: ...  # noqa: D102


def state(figure: Counted) -> str:
    """The state that was counted, unless the counted thing says so already or it has no word."""
    counted = figure.counted.casefold()
    known = (figure.measure, *_SAME.get(figure.measure, ()))
    return "" if figure.measure == "other" or any(word in counted for word in known) else figure.measure


def amount(figure: Counted) -> str:
    """How many, in words: "more than 150", "100 to 999"."""
    qualifier, value, low, high = figure.qualifier, figure.value, figure.low, figure.high
    if qualifier == "exactly" and value is not None:
        return number(value)
    if value is not None and qualifier not in ("between", "order of magnitude"):
        return f"{qualifier} {number(value)}"
    if low is not None and high is not None:
        return f"{number(low)} to {number(high)}"
    if low is not None:
        return f"at least {number(low)}"
    return f"up to {number(high)}" if high is not None else "how many is not said"
