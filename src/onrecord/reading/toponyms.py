"""Recognition: which words of a page are place names.

Reads the words of a page and the gazetteer; writes mentions, each with the entries its name may mean and the signals by
which it was taken for a place or not. Candidates come cheap: only runs of capitalised words are looked up, all of a
page's runs in one go. A logistic model over named signals decides (``training/places.py`` fits its weights).
"""

from collections.abc import Iterable, Iterator
from math import exp

from onrecord.gazetteer import Index, Posting
from onrecord.gazetteer.entry import ACRONYM, DEMONYM, MAIN, SHORT, WEAK
from onrecord.model import Span
from onrecord.reading.page import Page
from onrecord.reading.place_beside import look_beside
from onrecord.reading.place_cues import ASKED, cues
from onrecord.reading.place_mention import Mention
from onrecord.reading.place_signals import OF_ENTRIES, PLACES, fill_signals
from onrecord.reading.place_weights import weights
from onrecord.reading.place_words import Words
from onrecord.reading.toponym_wholes import KNOWN, short_forms, whole_names, without_tails

__all__ = ["Mention", "find_mentions", "is_name", "mentions_at"]

ENOUGH = 0.5
"""Probability from which words are taken for a place name."""
ENOUGH_UNKNOWN = 0.4
"""The same for names no gazetteer knows, which cannot be put in a wrong place."""
NEVER = frozenset(("after an honorific", "a language", "a street"))
"""Signals that settle it: such words are no place, whatever else speaks for it."""
LONGEST = 8
"""Tokens of the longest name looked up."""


def find_mentions(page: Page, index: Index, every: bool = False) -> list[Mention]:
    """The place names of a page, in text order, with what a type word asks for and what contains what.

    ``every`` keeps also the words that look like a place name and are held not to be one.
    """
    words = Words(page)
    furniture = page.report.furniture
    mentions = [
        mention
        for mention in _candidates(words, index)
        if not furniture or not any(span.start <= words.idx[mention.start] < span.end for span in furniture)
    ]
    _look_around(words, mentions)
    return mentions if every else _decided(mentions)


def mentions_at(page: Page, spans: Iterable[Span], index: Index) -> list[Mention]:
    """Mentions at given spans (a person's, or a gold standard's), whatever the words look like, in text order."""
    words = Words(page)
    mentions = []
    for span in sorted(spans):
        found = page.words(span)
        if found.start < found.end:
            name = span.quote(page.report.text)
            mention = Mention(found.start, found.end, name, (), last=found.end, given=True)
            mention.postings, mention.asked = _postings(name, index)
            mentions.append(mention)
    _look_around(words, mentions)
    return mentions


def _look_around(words: Words, mentions: list[Mention]) -> None:
    for mention in mentions:
        mention.demonym = _is_demonym(words, mention)
        if mention.demonym:
            mention.postings = tuple(posting for posting in mention.postings if posting.how & DEMONYM)
    look_beside(words, mentions, cues())
    fill_signals(words, mentions, cues())


def _is_demonym(words: Words, mention: Mention) -> bool:
    """Whether a name is that of a people: no entry has it as a place's name, or only towns few have heard of do."""
    if not any(how & DEMONYM for _, how in mention.postings):
        return False
    entity = words.entity[mention.start]
    if (entity is not None and entity[2] == "NORP") or words.tag[mention.end - 1].startswith("JJ"):
        return True
    if entity is not None and entity[2] in PLACES:
        return all(how & DEMONYM for _, how in mention.postings)
    return all(how & DEMONYM or (entry.level >= 2 and entry.population < KNOWN) for entry, how in mention.postings)


def _decided(mentions: list[Mention]) -> list[Mention]:
    """The mentions that are more likely place names than not."""
    weight = weights().names
    for mention in mentions:
        total = sum(weight.get(signal, 0.0) * value for signal, value in mention.signals.items())
        mention.score = 1.0 / (1.0 + exp(-total))
        known = sum(weight.get(signal, 0.0) * mention.signals.get(signal, 0.0) for signal in OF_ENTRIES)
        mention.bare = 1.0 / (1.0 + exp(known - total - weight.get("no entry", 0.0)))
    kept = [mention for mention in mentions if _is_enough(mention) and not _is_person(mention)]
    for mention in kept:
        if mention.container is not None and not _is_enough(mention.container):
            mention.container = None
    return kept


def is_name(mention: Mention) -> bool:
    """Whether a mention is a place name even if the places the gazetteer has for it cannot be meant."""
    return mention.bare >= ENOUGH_UNKNOWN


def _is_person(mention: Mention) -> bool:
    """Whether something settles that the words are no place: an honorific, or "Lagos" after "Ana Lagos" in a report."""
    signals = mention.signals.keys()
    named = "part of a person's name" in signals or "country or region, part of a person's name" in signals
    nickname = {"after other name", "no usual name", "is town"} <= signals  # "Mudar Yunas", though a town is called so
    return ("ner PERSON" in signals and named) or nickname or not NEVER.isdisjoint(signals)


def _is_enough(mention: Mention) -> bool:
    return mention.score >= (ENOUGH if mention.postings else ENOUGH_UNKNOWN)


def _postings(name: str, index: Index) -> tuple[tuple[Posting, ...], str | None]:
    """What the gazetteer has for a name, or for its nearest variant, and what the variant's type word asks for."""
    for variant, asked in _variants(name):
        found = tuple(posting for posting in index.lookup(variant) if posting.entry.kind != "not a place")
        if variant.isupper() and len(variant) <= 4:
            found = tuple(posting for posting in found if posting.how & ACRONYM)
        if asked not in (None, "facility"):
            found = tuple(posting for posting in found if posting.entry.kind in ASKED[asked])
        if found:
            return found, asked
    return (), None


def _variants(name: str) -> Iterator[tuple[str, str | None]]:
    """A name as given; without "the" and a possessive; without a type word; without a point of the compass."""
    known = cues()
    yield name, None
    bare = name[4:] if name.lower().startswith("the ") else name
    bare = bare[:-2] if bare.endswith(("'s", "’s")) else bare
    if bare != name:
        yield bare, None
    words = bare.split()
    low = [word.lower() for word in words]
    for length in (1, 2, 3):
        asked = known.after.get(tuple(low[-length:]))
        if asked and len(words) > length and not set(low[:-length]) <= known.sides:
            yield " ".join(words[:-length]), asked
    if len(words) > 1 and low[0] in known.parts:
        yield " ".join(words[1:]), None


def _candidates(words: Words, index: Index) -> list[Mention]:
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
        if postings[0].entry.kind != "not a place":
            mentions.append(Mention(start, end, words.slice(start, end), postings, last=end))
    mentions = list(without_tails(words, whole_names(words, mentions)))
    mentions += _unknown(words, mentions)
    short_forms(mentions)
    mentions.sort(key=lambda mention: mention.start)
    return mentions


def _unknown(words: Words, mentions: list[Mention]) -> Iterator[Mention]:
    """Names that the pipeline holds for places and no gazetteer knows."""
    known = {at for mention in mentions for at in range(mention.start, mention.end)}
    for first, last, label in words.entities:
        if label not in PLACES or not known.isdisjoint(range(first, last)):
            continue
        start, end = first, last
        while start < end and words.low[start] in ("the", "a"):
            start += 1
        while end > start and words.low[end - 1] in ("'s", "’s"):
            end -= 1
        if start < end and any(words.capital[start:end]):
            yield Mention(start, end, words.slice(start, end), (), last=end)


def _runs(words: Words) -> Iterator[tuple[int, int]]:
    """Spans that may be names: they begin with a capital (or "al-") and hold only capitals, links and type words."""
    text, low, capital, starts = words.text, words.low, words.capital, words.starts
    known = cues()
    links, inside = known.links, known.inside
    count = len(text)
    for start in range(count):
        if not capital[start]:
            hyphen = low[start] in known.articles and start + 2 < count and text[start + 1] in "-‑’'"
            if not (hyphen and capital[start + 2]):
                continue
        elif len(text[start]) == 1 and not (start + 1 < count and capital[start + 1]):
            continue
        for end in range(start, min(count, start + LONGEST)):
            if end > start and end in starts:
                break
            if capital[end] or (end > start and low[end] in inside):
                yield start, end + 1
            elif end != start and low[end] not in links:
                break


def _is_abbreviation(words: Words, end: int, text: str) -> bool:
    """Whether a short word would be an abbreviation ("La." for Louisiana) if it had a full stop, which it has not."""
    after = words.idx[end - 1] + len(words.text[end - 1])
    stopped = text.endswith(".") or words.source[after : after + 1] == "."
    return not stopped and any(letter in "aeiou" for letter in text.lower())


def _fitting(words: Words, start: int, end: int, postings: tuple[Posting, ...]) -> tuple[Posting, ...]:
    """Postings whose case agrees: an acronym must stand in capitals, and one word of capitals is not a town's name."""
    text = words.slice(start, end)
    single = end == start + 1
    if single and (words.low[start].rstrip(".") in cues().calendar or len(text) < 2):
        return ()
    if single and text.istitle() and len(text) <= 4 and _is_abbreviation(words, end, text):
        postings = tuple(posting for posting in postings if not posting.how & SHORT)
    if single and words.low[start] in cues().generic:
        # "the South", "Lake": the kind of a place is not its name, unless the lexicon of places says so.
        return tuple(posting for posting in postings if posting.entry.level == 4)
    if text.isupper():
        if single and end < len(words.text) and words.text[end][0].isdigit():
            return ()  # the NH 1A is a road
        if any(how & ACRONYM for _, how in postings):
            return tuple(posting for posting in postings if posting.how & ACRONYM)
        if single and len(text) <= 3:
            return ()
        # "(MENA)": a short word of capitals inside a sentence of small letters is an acronym of something else.
        before = start - 2 if words.text[start - 1].isspace() else start - 1
        shouted = start in words.starts or (words.text[before].isupper() and len(words.text[before]) > 1)
        country = any(entry.level == 0 and how & MAIN for entry, how in postings)
        if single and ((len(text) <= 5 and not shouted and not country) or all(how & WEAK for _, how in postings)):
            return ()
        return postings
    return tuple(posting for posting in postings if not posting.how & ACRONYM)
