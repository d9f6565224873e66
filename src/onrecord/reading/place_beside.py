"""What the words beside place names say of them: what kind of place ("the village of"), and in what it lies."""

from itertools import pairwise

from onrecord.gazetteer.entry import MAIN, WEAK
from onrecord.reading.place_cues import Cues
from onrecord.reading.place_mention import Mention
from onrecord.reading.place_words import Words

TOWN = 5_000
"""People from which a town that shares an area's name may be meant by it in a list."""
_JOINED = (["and"], [","], [",", "and"], ["or"], ["and", "the"], [",", "and", "the"])
_POSSESSIVE = ("'s", "’s", "'", "’")
_BARE_BEFORE = ("lake", "mount", "river", "loch", "camp", "port")


def look_beside(words: Words, mentions: list[Mention], known: Cues) -> None:
    """Fill ``asked``, ``last`` and ``container`` of mentions in text order."""
    for mention in mentions:
        _type_words(words, mention, known)
    _shared_head(words, mentions)
    _within(words, mentions, known)
    _lists(words, mentions)
    _owners(words, mentions, known)


def _type_words(words: Words, mention: Mention, known: Cues) -> None:
    """ "Donetsk region" asks for an area, "the village of Zaitseve" for a settlement."""
    low, end = words.low, mention.end
    for length in (4, 3, 2, 1):
        phrase = tuple(low[end : end + length])
        if len(phrase) == length and phrase in known.after and end not in words.starts:
            mention.asked, mention.last = known.after[phrase], end + length
            return
    at = mention.start - 1
    if at >= 0 and low[at] == "the":
        at -= 1
    if at >= 1 and low[at] == "of" and low[at - 1] in known.before:
        asked = known.before[low[at - 1]]
        # Rivers have banks, and so has China.
        if low[at - 1] not in ("bank", "banks") or any(entry.kind == "river" for entry, _ in mention.postings):
            mention.asked = asked
    elif at >= 0 and low[at] in known.before and words.capital[at] and low[at] in _BARE_BEFORE:
        mention.asked = known.before[low[at]]


def _shared_head(words: Words, mentions: list[Mention]) -> None:
    """ "Kherson and Kharkiv regions": the first shares the head of the last."""
    for mention, following in reversed(list(pairwise(mentions))):
        between = words.low[mention.last : following.start]
        plural = following.asked and following.last > following.end and words.low[following.last - 1].endswith("s")
        listed = (
            following.asked and mention.last == mention.end and not mention.demonym and following.last == following.end
        )
        if between in _JOINED and not mention.asked and not mention.demonym and plural:
            mention.asked = following.asked
        elif listed and between in _JOINED and following.asked and following.start not in words.starts:
            # "the A, B and C regions": C has the head, B has it from C.
            mention.asked = mention.asked or (following.asked if _inherits(words, following) else None)


def _inherits(words: Words, mention: Mention) -> bool:
    """Whether a mention without a type word after it got what it asks for from a list it is in."""
    before = words.low[mention.start - 1] if mention.start else ""
    return before not in ("of", "the")


def _within(words: Words, mentions: list[Mention], known: Cues) -> None:
    """ "X, Y", "X in Y", "X (Y)", "X in the Y region" where Y may hold X, and the two are not just named in a list."""
    for place, (mention, following) in enumerate(pairwise(mentions)):
        between = words.low[mention.last : following.start]
        if following.demonym or mention.demonym or following.start in words.starts or not between:
            continue
        listed = _in_list(words, mentions, place)
        comma = between == [","] and not (listed and _names_town(following))
        joined = between[1:] if between[0] == "," else between
        inner = bool(joined) and (joined[0] == "in" or (joined[0] == "of" and mention.asked == "area"))
        inner = inner and len(joined) <= 5 and joined[-1] in known.within
        if (comma or between == ["("] or inner) and _wider(following, mention, listed):
            mention.container = following


def _in_list(words: Words, mentions: list[Mention], place: int) -> bool:
    """Whether the comma after ``mentions[place]`` is one of a list: "Aleppo, Idlib and Hama", not "Paris, Texas"."""
    holder = mentions[place + 1]
    before = place > 0 and words.low[mentions[place - 1].last : mentions[place].start] in _JOINED
    after = place + 2 < len(mentions) and words.low[holder.last : mentions[place + 2].start] in _JOINED
    return before or after


def _names_town(mention: Mention) -> bool:
    """Whether a mention's name is also that of a large town."""
    return any(entry.level == 3 and how & MAIN and entry.population > TOWN for entry, how in mention.postings)


def _lists(words: Words, mentions: list[Mention]) -> None:
    """Places named one after the other, joined by commas and "and"."""
    for mention, following in pairwise(mentions):
        between = words.low[mention.last : following.start]
        if between in _JOINED and mention.container is not following and following.start not in words.starts:
            following.listed = mention


def _owners(words: Words, mentions: list[Mention], known: Cues) -> None:
    """ "Y's southern city of X" and "Y's X": the owner holds what it owns."""
    for mention, following in pairwise(mentions):
        between = words.low[mention.last : following.start]
        if following.container is not None or not between or following.demonym or len(between) > 6:
            continue
        adjective = mention.demonym and between[-1] == "of" and len(between) >= 2 and following.asked is not None
        adjective = adjective and not (
            mention.start and words.low[mention.start - 1] in ("-", "–")
        )  # two countries' border
        owned = between[0] in _POSSESSIVE and (len(between) == 1 or between[-1] in known.within)
        if adjective or (owned and _wider(mention, following)):
            following.container = mention


def _wider(outer: Mention, inner: Mention, listed: bool = False) -> bool:
    """Whether ``outer`` is a country or area that may hold a place of ``inner``'s name.

    It is of a higher level; or, outside of lists, a known town of that name lies in it ("Lebanon, Pennsylvania").
    """
    if not outer.postings or outer.demonym:
        return False
    if not inner.postings:
        return not listed
    holder = min(outer.postings, key=lambda posting: posting.entry.level).entry
    own = min((entry.level for entry, how in inner.postings if not how & WEAK), default=3)
    if holder.level > 2:
        return False
    if holder.level < own or outer.asked == "area":
        return own >= 2 or not listed
    return not listed and holder.level == 1 and any(entry.admin1 == holder.row for entry, _ in inner.postings)
