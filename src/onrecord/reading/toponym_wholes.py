"""Whole names: what is but a part of a longer name, or the short form of one named before."""

from collections.abc import Iterator

from onrecord.gazetteer import Posting
from onrecord.gazetteer.entry import WEAK
from onrecord.reading.place_cues import cues
from onrecord.reading.place_mention import Mention
from onrecord.reading.place_signals import PLACES
from onrecord.reading.place_words import Words

KNOWN = 100_000
"""People from which a town is as likely meant as a people of its name."""


def without_tails(words: Words, mentions: list[Mention]) -> Iterator[Mention]:
    """Names that go on with "de" and a name ("Bahia de La Paz") are other places than their first words name."""
    taken = 0
    for mention in mentions:
        if mention.start < taken:
            continue
        end = mention.end
        while (longer := _tail(words, end)) is not None:
            end = longer
        if end == mention.end or any(entry.level == 0 for entry, _ in mention.postings):
            yield mention
        else:
            taken = end
            yield Mention(mention.start, end, words.slice(mention.start, end), (), last=end)


def _tail(words: Words, end: int) -> int | None:
    """Where a name ends that goes on at ``end`` with "de la" or the like and capitals; None if it does not go on."""
    known, at = cues(), end
    while at < len(words.low) and words.low[at] in known.joints and at not in words.starts:
        at += 1
    last = at
    while last < len(words.low) and words.capital[last] and last not in words.starts:
        last += 1
    return last if end < at < last else None


def short_forms(mentions: list[Mention]) -> None:
    """After "Midway Atoll" a bare "Midway" is the atoll, unless a country, an area or a large town is called so."""
    short: dict[str, tuple[Posting, ...]] = {}
    for mention in mentions:
        head, _, kind = mention.name.rpartition(" ")
        if head and (kind.lower(),) in cues().after and mention.postings:
            entry = mention.postings[0].entry
            if entry.level == 4 and entry.kind not in ("facility", "not a place"):
                short.setdefault(head.lower(), mention.postings[:1])
    for mention in mentions:
        full = short.get(mention.name.lower())
        known = any((e.level < 2 or e.population >= KNOWN) and not how & WEAK for e, how in mention.postings)
        if full and not known:
            mention.postings = full


def whole_names(words: Words, mentions: list[Mention]) -> list[Mention]:
    """Without the names of small towns that are but part of a longer name of a place no gazetteer knows.

    "Sleaford Bay" is not Sleaford; but "South Auckland" is Auckland, and "Herat City" Herat.
    """
    kept = []
    for mention in mentions:
        span = words.entity[mention.start]
        whole = span is not None and PLACES.get(span[2]) == "place" and words.entity[mention.end - 1] == span
        if not (whole and span is not None and _has_more(words, mention, span)):
            kept.append(mention)
    return kept


def _has_more(words: Words, mention: Mention, span: tuple[int, int, str]) -> bool:
    """Whether a longer name has words beside a small town's name that do not only say which part or kind it is."""
    if any(entry.level < 2 or entry.level == 4 or entry.population >= KNOWN for entry, _ in mention.postings):
        return False
    if not {",", "(", "-", "–"}.isdisjoint(words.low[span[0] : span[1]]):
        return False  # "Bangor, Maine" is two names
    known = cues()
    rest = [
        at for at in range(span[0], span[1]) if not mention.start <= at < mention.end and words.text[at][0].isalpha()
    ]
    plain = known.sides | known.parts | {"the", "city", "town", "village", "province", "county", "district", "region"}
    return any(words.capital[at] and words.low[at] not in plain for at in rest)
