"""Recognition: which words of a page are place names.

Reads the words of a page and the gazetteer; writes mentions, each with the entries its name may mean and the signals by
which it was taken for a place or not. Candidates come cheap: only runs of capitalised words are looked up, all of a
page's runs in one go. A logistic model over named signals decides (``training/places.py`` fits its weights).
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from math import exp, log10

from spacy.tokens import Doc

from onrecord.gazetteer import Index, Posting
from onrecord.gazetteer.entry import ACRONYM, DEMONYM, MAIN, ORDINARY, PERSONAL, WEAK
from onrecord.model import Span
from onrecord.reading.page import Page
from onrecord.reading.place_cues import Cues, cues
from onrecord.reading.place_weights import weights

ENOUGH = 0.5
"""Probability from which words are taken for a place name."""
LONGEST = 8
"""Tokens of the longest name looked up."""

_LINKS = frozenset(
    [
        "-",
        "–",
        "'",
        "’",
        "&",
        "of",
        "the",
        "de",
        "la",
        "le",
        "les",
        "el",
        "al",
        "an",
        "ar",
        "as",
        "ash",
        "at",
        "az",
        "ed",
        "el",
        "er",
        "es",
        "ez",
        "du",
        "da",
        "do",
        "dos",
        "das",
        "del",
        "di",
        "der",
        "den",
        "and",
        "et",
        "y",
        "e",
        "sur",
        "upon",
        "on",
        "in",
        "bin",
        "ben",
        "ould",
        "aux",
        "saint",
        "st.",
        "und",
        "am",
    ]
)
_ARTICLES = frozenset(
    ["al", "el", "an", "ar", "as", "ash", "at", "ad", "az", "ed", "er", "es", "ez", "deir", "umm", "abu"]
)
_INSIDE = frozenset(
    [
        "river",
        "sea",
        "bay",
        "gulf",
        "strait",
        "straits",
        "ocean",
        "lake",
        "mountains",
        "mountain",
        "hills",
        "heights",
        "valley",
        "peninsula",
        "desert",
        "forest",
        "range",
        "plateau",
        "basin",
        "canal",
        "delta",
        "island",
        "islands",
        "dam",
        "nuclear",
        "power",
        "plant",
        "plants",
        "station",
        "hydroelectric",
        "hydropower",
        "thermal",
        "airport",
        "international",
        "airfield",
        "air",
        "base",
        "bridge",
        "crossing",
        "border",
        "port",
        "camp",
        "refugee",
        "prison",
        "region",
        "coast",
        "strip",
        "bank",
        "reservoir",
        "complex",
        "facility",
        "military",
        "naval",
        "steel",
        "works",
        "steelworks",
        "refinery",
        "oil",
        "gas",
        "field",
        "pass",
        "corridor",
        "triangle",
        "plains",
        "highlands",
        "delta",
        "gorge",
        "channel",
        "states",
        "republics",
        "countries",
        "world",
        "hospital",
        "tunnel",
        "railway",
        "terminal",
        "passage",
    ]
)
_MONTHS = frozenset(
    [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "mon",
        "tue",
        "wed",
        "thu",
        "fri",
        "sat",
        "sun",
    ]
)
_PLACES = {"GPE": "place", "LOC": "place", "FAC": "fac"}
_NAMES = frozenset(("NNP", "NNPS"))


@dataclass(slots=True, eq=False)
class Mention:
    """A place name where it stands. ``start`` to ``end`` are the name's tokens, ``last`` ends a type word after it."""

    start: int
    end: int
    name: str
    postings: tuple[Posting, ...]
    last: int = 0
    asked: str | None = None
    """What a type word beside it asks for ("area" for "Donetsk region")."""
    demonym: bool = False
    container: "Mention | None" = None
    """The place it is said to lie in ("Bangor, Maine")."""
    signals: dict[str, float] = field(default_factory=dict)
    score: float = 0.0
    """Probability that these words are a place name."""


class Words:
    """The tokens of a page as plain lists: attribute access on tokens is what costs."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.text = [token.text for token in doc]
        self.low = [word.lower() for word in self.text]
        self.tag = [token.tag_ for token in doc]
        self.ent = [token.ent_type_ for token in doc]
        self.capital = [word[0].isupper() for word in self.text]
        self.starts = frozenset(sent.start for sent in doc.sents)
        self.entity: list[tuple[int, int, str] | None] = [None] * len(self.text)
        for ent in doc.ents:
            span = (ent.start, ent.end, ent.label_)
            for at in range(ent.start, ent.end):
                self.entity[at] = span
        self.idx = [token.idx for token in doc]
        self.persons = _person_words(doc)

    def slice(self, start: int, end: int) -> str:
        """The text of tokens ``start`` to ``end``."""
        return self.doc.text[self.idx[start] : self.idx[end - 1] + len(self.text[end - 1])]


def find_mentions(page: Page, index: Index, every: bool = False) -> list[Mention]:
    """The place names of a page, in text order, with what a type word asks for and what contains what.

    ``every`` keeps also the words that look like a place name and are held not to be one.
    """
    words = Words(page.doc)
    furniture = page.report.furniture
    mentions = [
        mention
        for mention in candidates(words, index)
        if not furniture or not any(span.start <= words.idx[mention.start] < span.end for span in furniture)
    ]
    _look_around(words, mentions)
    return mentions if every else _decided(mentions)


def _decided(mentions: list[Mention]) -> list[Mention]:
    """The mentions that are more likely place names than not."""
    weight = weights().names
    for mention in mentions:
        total = sum(weight.get(signal, 0.0) * value for signal, value in mention.signals.items())
        mention.score = 1.0 / (1.0 + exp(-total))
    kept = [mention for mention in mentions if mention.score >= ENOUGH]
    for mention in kept:
        if mention.container is not None and mention.container.score < ENOUGH:
            mention.container = None
    return kept


def mentions_at(page: Page, spans: Iterable[Span], index: Index) -> list[Mention]:
    """Mentions at given spans (a person's, or a gold standard's), whatever the words look like, in text order."""
    words = Words(page.doc)
    mentions = []
    for span in sorted(spans):
        found = page.words(span)
        start, end = found.start, found.end
        if start < end:
            mentions.append(Mention(start, end, span.quote(page.report.text), (), last=end))
    for mention in mentions:
        for name in _variants(mention.name):
            if postings := index.lookup(name):
                mention.postings = tuple(posting for posting in postings if posting.entry.kind != "not a place")
                break
    _look_around(words, mentions)
    return mentions


def _variants(name: str) -> Iterator[str]:
    """A name as given, without "the", without a possessive, without what its type word says."""
    yield name
    low = name.lower()
    if low.startswith("the "):
        name = name[4:]
        yield name
    for ending in ("'s", "’s"):
        if name.endswith(ending):
            yield name[:-2]
    rest = name.split()
    for length in (1, 2, 3):
        if len(rest) > length and tuple(word.lower() for word in rest[-length:]) in cues().after:
            yield " ".join(rest[:-length])


def candidates(words: Words, index: Index) -> list[Mention]:
    """Longest gazetteer matches from left to right, then names the pipeline holds for places but no gazetteer knows."""
    spans = list(_runs(words))
    found = index.lookup_many([words.slice(start, end) for start, end in spans])
    best: dict[int, tuple[int, tuple[Posting, ...]]] = {}
    for (start, end), postings in zip(spans, found, strict=True):
        if postings and (start not in best or end > best[start][0]):
            fitting = _fitting(words, start, end, postings)
            if fitting:
                best[start] = end, fitting
    mentions: list[Mention] = []
    taken = 0
    for start in sorted(best):
        end, postings = best[start]
        if start < taken:
            continue
        taken = end
        if postings[0].entry.kind == "not a place":
            continue
        mentions.append(Mention(start, end, words.slice(start, end), postings, last=end))
    known = {at for mention in mentions for at in range(mention.start, mention.end)}
    for ent in words.doc.ents:
        if ent.label_ in _PLACES and not known.intersection(range(ent.start, ent.end)):
            start, end = ent.start, ent.end
            while start < end and words.low[start] in ("the", "a"):
                start += 1
            while end > start and words.low[end - 1] in ("'s", "’s"):
                end -= 1
            if start < end and any(words.capital[start:end]):
                mentions.append(Mention(start, end, words.slice(start, end), (), last=end))
    mentions.sort(key=lambda mention: mention.start)
    return mentions


def _runs(words: Words) -> Iterator[tuple[int, int]]:
    """Spans that may be names: they begin with a capital (or "al-") and hold only capitals, links and type words."""
    text, low, capital = words.text, words.low, words.capital
    count = len(text)
    for start in range(count):
        if not capital[start]:
            hyphen = low[start] in _ARTICLES and start + 2 < count and text[start + 1] in "-‑’'"
            if not (hyphen and capital[start + 2]):
                continue
        elif len(text[start]) == 1 and not (start + 1 < count and capital[start + 1]):
            continue
        for end in range(start, min(count, start + LONGEST)):
            if end > start and end in words.starts:
                break
            word = low[end]
            if capital[end] or (end > start and word in _INSIDE):
                yield start, end + 1
            elif word not in _LINKS and not (end == start):
                break


def _fitting(words: Words, start: int, end: int, postings: tuple[Posting, ...]) -> tuple[Posting, ...]:
    """Postings whose case agrees: an acronym must stand in capitals, and one word of capitals is not a town's name."""
    text = words.slice(start, end)
    single = end == start + 1
    if single and (words.low[start] in _MONTHS or len(text) < 2):
        return ()
    if text.isupper():
        if any(how & ACRONYM for _, how in postings):
            return tuple(posting for posting in postings if posting.how & ACRONYM)
        if single and len(text) <= 3:
            return ()
        return postings
    return tuple(posting for posting in postings if not posting.how & ACRONYM)


def _person_words(doc: Doc) -> frozenset[str]:
    """Words of names of two words and more that the pipeline holds for persons: a bare "Jordan" after "Ann Jordan"."""
    return frozenset(token.text for ent in doc.ents if ent.label_ == "PERSON" and len(ent) > 1 for token in ent)


def _look_around(words: Words, mentions: list[Mention]) -> None:
    """Fill type words, demonyms, containers and signals."""
    known = cues()
    for mention in mentions:
        mention.demonym = bool(mention.postings) and all(how & DEMONYM for _, how in mention.postings)
        _type_words(words, mention, known)
    _containers(words, mentions)
    inside: dict[int, Mention] = {at: mention for mention in mentions for at in range(mention.start, mention.last)}
    for mention in mentions:
        mention.signals = dict(_signals(words, mention, known, inside))


def _type_words(words: Words, mention: Mention, known: Cues) -> None:
    low, end = words.low, mention.end
    for length in (4, 3, 2, 1):
        phrase = tuple(low[end : end + length])
        if len(phrase) == length and phrase in known.after:
            mention.asked, mention.last = known.after[phrase], end + length
            return
    at = mention.start - 1
    if at >= 0 and low[at] == "the":
        at -= 1
    if at >= 1 and low[at] == "of" and low[at - 1] in known.before:
        mention.asked = known.before[low[at - 1]]
    elif at >= 0 and low[at] in known.before and words.capital[at] and low[at] in ("lake", "mount", "river", "loch"):
        mention.asked = known.before[low[at]]


def _containers(words: Words, mentions: list[Mention]) -> None:
    """ "X, Y" and "X in Y" where Y is wider than X; "A and B regions" shares its head with A."""
    low = words.low
    for mention, following in pairwise(mentions):
        between = low[mention.last : following.start]
        if following.demonym or mention.demonym or following.start in words.starts:
            continue
        if between == [","] or (between and between[0] in ("in", ",") and len(between) <= 4 and between[-1] in _IN):
            if _wider(following, mention):
                mention.container = following
        elif between == ["("] and _wider(following, mention):
            mention.container = following
    for at in range(len(mentions) - 2, -1, -1):
        mention, following = mentions[at], mentions[at + 1]
        between = low[mention.last : following.start]
        shares = following.asked and following.last > following.end and low[following.last - 1].endswith("s")
        if between in (["and"], [","], [",", "and"], ["or"]) and not mention.asked and shares:
            mention.asked = following.asked
    # "Y's southern city of X": the owner before it contains it.
    for mention, following in pairwise(mentions):
        between = low[mention.last : following.start]
        owned = between and between[0] in ("'s", "’s") and len(between) <= 6
        joined = owned and (len(between) == 1 or between[-1] in ("of", *_SIDES, "city"))
        if joined and following.container is None and _wider(mention, following):
            following.container = mention


_SIDES = frozenset(
    [
        "northern",
        "southern",
        "eastern",
        "western",
        "central",
        "northeastern",
        "northwestern",
        "southeastern",
        "southwestern",
    ]
)
_IN = frozenset(("in", "'s", "the", "of", *_SIDES, "northern", "state", "province"))


def _wider(outer: Mention, inner: Mention) -> bool:
    """Whether some entry of ``outer`` is a country or area that may hold a place of ``inner``'s name."""
    if not outer.postings or outer.demonym:
        return False
    level = min(entry.level for entry, _ in outer.postings)
    own = min((entry.level for entry, _ in inner.postings), default=3)
    return level <= 2 and (level < own or any(entry.level > level for entry, _ in inner.postings))


def _signals(words: Words, mention: Mention, known: Cues, inside: dict[int, Mention]) -> Iterator[tuple[str, float]]:
    """What speaks for or against these words being a place name. Every signal is named for what it says."""
    yield "always", 1.0
    low, capital, start, end = words.low, words.capital, mention.start, mention.end
    single = end == start + 1
    yield from _entity_signals(words, mention)
    yield from _entry_signals(mention)
    if not single:
        yield "several words", 1.0
    if all(words.tag[at] not in _NAMES for at in range(start, end) if capital[at]):
        yield "tagged as no name" if not mention.demonym else "tagged as adjective", 1.0
    if start in words.starts:
        yield "sentence start", 1.0
    before = low[start - 1] if start and start not in words.starts else ""
    after = low[end] if end < len(low) and end not in words.starts else ""
    if before in known.near:
        yield "after preposition" if before != "of" else "after of", 1.0
    if before.rstrip(".") in known.titles:
        yield "after title", 1.0
    if before == "the":
        yield "after the", 1.0
    if before in ("-", "–"):
        yield "after hyphen", 1.0
    if after in ("-", "–") and end + 1 < len(capital) and capital[end + 1]:
        yield "before hyphen and name", 1.0
    if start and start not in words.starts and capital[start - 1] and start - 1 not in inside and before.isalpha():
        yield "after other name", 1.0
    if after and capital[end] and end not in inside and after.rstrip(".").isalpha() and mention.last == end:
        yield "before name part" if after in known.name_parts else "before other name", 1.0
    if mention.last > end:
        yield "type word after" if not capital[end] else "type name after", 1.0
    elif mention.asked:
        yield "type word before", 1.0
    if mention.container is not None:
        yield "in a wider place", 1.0
    if before == "," and (outer := inside.get(start - 2)) is not None and outer.container is mention:
        yield "holds the place before", 1.0
    if single and words.text[start] in words.persons:
        yield "part of a person's name", 1.0
    if after in ("(", "—", "–", "-", "--") and start in words.starts:
        yield "dateline", 1.0
    if mention.name.isupper() and len(mention.name) > 4:
        yield "capitals", 1.0


def _entity_signals(words: Words, mention: Mention) -> Iterator[tuple[str, float]]:
    labels = [words.entity[at] for at in range(mention.start, mention.end)]
    spans = {span for span in labels if span is not None}
    if not spans:
        yield "ner none", 1.0
        return
    first = max(spans, key=lambda span: min(span[1], mention.end) - max(span[0], mention.start))
    kind = _PLACES.get(first[2], first[2] if first[2] in ("PERSON", "ORG", "NORP") else "other")
    whole = first[0] >= mention.start - 1 and first[1] <= mention.last + 1
    if not whole:
        yield f"ner inside {kind}", 1.0
        if kind == "ORG" and first[0] == mention.start:
            yield "ner begins ORG", 1.0
    else:
        yield f"ner {kind}", 1.0


@lru_cache(maxsize=50_000)
def _entry_kind(postings: tuple[Posting, ...]) -> tuple[tuple[str, float], ...]:
    return tuple(_entry_kinds(postings))


def _entry_signals(mention: Mention) -> tuple[tuple[str, float], ...]:
    if not mention.postings:
        return (("no entry", 1.0),)
    return _entry_kind(mention.postings)


def _entry_kinds(postings: tuple[Posting, ...]) -> Iterator[tuple[str, float]]:
    """What the best-known entries of the name are."""
    if all(how & DEMONYM for _, how in postings):
        yield "is demonym", 1.0
        return
    strong = [posting for posting in postings if not posting.how & (WEAK | DEMONYM)]
    levels = {entry.level for entry, _ in strong}
    if 0 in levels:
        yield "is country", 1.0
    if 1 in levels:
        yield "is region", 1.0
    if 2 in levels:
        yield "is district", 1.0
    if 4 in levels:
        yield "in places lexicon", 1.0
    people = max((entry.population for entry, _ in postings if entry.level == 3), default=-1)
    if people >= 0:
        yield "is town", 1.0
        yield "size of town", log10(people + 100) - 4
    if not strong:
        yield "only alternate names", 1.0
    if not any(how & MAIN for _, how in postings):
        yield "no usual name", 1.0
    if any(how & PERSONAL for _, how in postings):
        yield "also a person's name", 1.0
        if levels <= {2, 3}:
            yield "also a person's name and small", 1.0
    if any(how & ORDINARY for _, how in postings):
        yield "ordinary word", 1.0
        if levels <= {2, 3}:
            yield "ordinary word and small", 1.0
