"""Signals: what speaks for or against words being a place name. Every signal is named for what it says."""

from collections.abc import Iterator
from functools import lru_cache
from math import log10

from onrecord.gazetteer import Posting
from onrecord.gazetteer.entry import DEMONYM, MAIN, ORDINARY, PERSONAL, WEAK
from onrecord.reading.place_cues import Cues
from onrecord.reading.place_mention import Mention
from onrecord.reading.place_words import Words

PLACES = {"GPE": "place", "LOC": "place", "FAC": "fac"}
_NAMES = frozenset(("NNP", "NNPS"))
OF_ENTRIES = (
    "no entry",
    "is demonym",
    "is country",
    "is region",
    "is district",
    "in places lexicon",
    "is town",
    "size of town",
    "only alternate names",
    "no usual name",
)
"""Signals that speak of the gazetteer's entries rather than of the words."""
_KNOWN = frozenset(("PERSON", "ORG", "NORP"))


def fill_signals(words: Words, mentions: list[Mention], known: Cues) -> None:
    """Fill ``signals`` of mentions that know what is beside them."""
    inside = {at: mention for mention in mentions for at in range(mention.start, mention.last)}
    held: dict[str, set[str]] = {}
    for mention in mentions:
        mention.signals = {"always": 1.0}
        entity = entity_signal(words, mention)
        mention.signals[entity] = 1.0
        held.setdefault(mention.name, set()).add(entity)
    for mention in mentions:
        signals = mention.signals
        signals.update(_entry_signals(mention))
        signals.update(_own_words(words, mention, known))
        signals.update(_beside(words, mention, known, inside))
        others = held[mention.name]
        if "ner place" in others and "ner place" not in signals:
            signals["elsewhere held for a place"] = 1.0
        if "ner PERSON" in others and "ner PERSON" not in signals:
            signals["elsewhere held for a person"] = 1.0


def entity_signal(words: Words, mention: Mention) -> str:
    """What the pipeline holds the words for: themselves, or the longer name they are in."""
    spans = {span for span in words.entity[mention.start : mention.end] if span is not None}
    if not spans:
        return "ner none"
    first = max(spans, key=lambda span: min(span[1], mention.end) - max(span[0], mention.start))
    kind = PLACES.get(first[2], first[2] if first[2] in _KNOWN else "other")
    if first[0] >= mention.start - 1 and first[1] <= mention.last + 1:
        return f"ner {kind}"
    if kind == "ORG":
        return "ner begins ORG" if first[0] == mention.start else "ner inside ORG"
    return f"ner inside {kind}"


def _own_words(words: Words, mention: Mention, known: Cues) -> Iterator[tuple[str, float]]:
    start, end = mention.start, mention.end
    known_area = not mention.signals.keys().isdisjoint(("is country", "is region"))
    if end > start + 1:
        yield "several words", 1.0
    elif words.text[start] in words.persons:
        yield "part of a person's name" if not known_area else "country or region, part of a person's name", 1.0
    if not any(words.tag[at] in _NAMES for at in range(start, end) if words.capital[at]):
        yield "tagged as no name" if not mention.demonym else "tagged as adjective", 1.0
    if start in words.starts:
        yield "sentence start", 1.0
    if mention.name.isupper() and len(mention.name) > 4:
        yield "capitals", 1.0
    if words.low[start] in ("st", "st.", "saint") and end < len(words.low) and words.low[end] in ("'s", "’s"):
        yield "a saint's", 1.0
    if not mention.postings and end > start + 1 and (words.low[end - 1],) in known.after:
        yield "no entry, ends in a type word", 1.0


def _beside(words: Words, mention: Mention, known: Cues, inside: dict[int, Mention]) -> Iterator[tuple[str, float]]:
    """Signals of the words before and after, and of other mentions beside."""
    start, end, low = mention.start, mention.end, words.low
    before = low[start - 1] if start and start not in words.starts else ""
    after = low[end] if end < len(low) and end not in words.starts else ""
    yield from _before(words, mention, known, before, inside)
    yield from _after(words, mention, known, after, inside)
    if mention.last > end:
        yield "type word after" if not words.capital[end] else "type name after", 1.0
    elif mention.asked:
        yield "type word before", 1.0
    if mention.container is not None:
        yield "in a wider place", 1.0
    if before in (",", "in", "(") and (outer := inside.get(start - 2)) is not None and outer.container is mention:
        yield "holds the place before", 1.0


def _before(
    words: Words, mention: Mention, known: Cues, before: str, inside: dict[int, Mention]
) -> Iterator[tuple[str, float]]:
    start = mention.start
    if before == "of":
        yield "after of", 1.0
    elif before in known.near:
        yield "after preposition", 1.0
    elif before == "the":
        small = "is town" in mention.signals and not mention.signals.keys() & {"is country", "is region"}
        yield "after the, a town" if small else "after the", 1.0
    elif before.rstrip(".") in known.honorifics and words.capital[start - 1]:
        yield "after an honorific", 1.0
    elif before.rstrip(".") in known.titles:
        yield "after title", 1.0
    elif before in ("-", "–"):
        yield "after hyphen", 1.0
    elif before.isalpha() and words.capital[start - 1]:
        beside = inside.get(start - 1)
        if before in words.given and (beside is None or "is country" not in beside.signals):
            yield "after a person's name", 1.0
        elif beside is None:
            yield "after other name", 1.0
        elif not beside.demonym and not mention.demonym:
            yield "touches a name before", 1.0
    if before in (",", "and") and start >= 2 and (other := inside.get(start - 2)) is not None and not other.demonym:
        yield "in a list of places", 1.0


def _after(
    words: Words, mention: Mention, known: Cues, after: str, inside: dict[int, Mention]
) -> Iterator[tuple[str, float]]:
    end = mention.end
    if after in ("-", "–") and end + 1 < len(words.low) and words.capital[end + 1]:
        yield "before hyphen and name", 1.0
    if after.rstrip(".").isalpha() and words.capital[end] and mention.last == end:
        beside = inside.get(end)
        if after in known.name_parts:
            yield "before name part", 1.0
        elif beside is None:
            yield "before other name", 1.0
        elif not beside.demonym and not mention.demonym:
            yield "touches a name after", 1.0
    known_well = not mention.signals.keys().isdisjoint(("is country", "is region"))
    if known_well and after in known.streets and words.capital[end]:
        yield "a street", 1.0
    if after in known.speech and not mention.demonym:
        yield "a language", 1.0
    if mention.start in words.starts and _ends_dateline(words, mention):
        yield "dateline", 1.0


def _ends_dateline(words: Words, mention: Mention) -> bool:
    """Whether a dash or a bracket follows a name (and what it lies in): "GOMA, Congo - Rebels …"."""
    holder = mention.container
    end = holder.last if holder is not None and 0 <= holder.start - mention.last <= 1 else mention.end
    if end >= len(words.low) or end in words.starts:
        return False
    spaced = words.source[words.idx[end] - 1].isspace()
    return words.low[end] in ("(", "—", "--") or (words.low[end] in ("-", "–") and spaced)


def _entry_signals(mention: Mention) -> tuple[tuple[str, float], ...]:
    if not mention.postings:
        return (("no entry", 1.0),)
    return _of_entries(mention.postings)


@lru_cache(maxsize=50_000)
def _of_entries(postings: tuple[Posting, ...]) -> tuple[tuple[str, float], ...]:
    return tuple(_entries(postings))


def _entries(postings: tuple[Posting, ...]) -> Iterator[tuple[str, float]]:
    """What the entries of the name are."""
    if all(how & DEMONYM for _, how in postings):
        yield "is demonym", 1.0
        return
    strong = [posting for posting in postings if not posting.how & (WEAK | DEMONYM)]
    levels = {entry.level for entry, _ in strong}
    for level, name in ((0, "is country"), (1, "is region"), (2, "is district"), (4, "in places lexicon")):
        if level in levels:
            yield name, 1.0
    people = max((entry.population for entry, _ in postings if entry.level == 3), default=-1)
    if people >= 0:
        yield "is town", 1.0
        yield "size of town", log10(people + 100) - 4
    if not strong:
        yield "only alternate names", 1.0
    if not any(how & MAIN for _, how in postings):
        yield "no usual name", 1.0
    small = levels <= {2, 3}
    for bit, name in ((PERSONAL, "also a person's name"), (ORDINARY, "ordinary word")):
        if any(how & bit for _, how in postings):
            yield name, 1.0
            if small:
                yield f"{name} and small", 1.0
