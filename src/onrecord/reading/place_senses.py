"""Senses: the mentions of one name in one report that mean one place, unless the text says otherwise."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from onrecord.gazetteer import Posting
from onrecord.gazetteer.entry import DEMONYM, MAIN
from onrecord.gazetteer.names import key
from onrecord.reading.place_cues import ASKED
from onrecord.reading.place_mention import Mention

BEST_KNOWN = 12
"""Candidates of a name that are looked at wherever the report is set."""
MOST = 40
"""Candidates of a name that are looked at in all."""


@dataclass(slots=True, eq=False)
class Sense:
    """Mentions of one name for which one place is sought; ``asked`` and ``container`` if any of them says so."""

    name: str
    mentions: list[Mention]
    asked: str | None
    demonym: bool
    container: "Sense | None" = None
    article: bool = False
    """Whether "the" stands before it with no type word beside: "the Volta", but not "the Donetsk region"."""
    holds: bool = False
    """Whether another place is said to lie in it."""
    listed: "list[Sense]" = field(default_factory=list)
    """The places named beside it in lists."""
    postings: tuple[Posting, ...] = ()
    weight: float = 1.0
    """How much it says about where the report is set."""


def senses_of(mentions: Iterable[Mention]) -> list[Sense]:
    """The senses of a report's mentions, in order of first mention.

    A type word makes a sense of its own ("Kherson" and "Kherson region"), and so does another container ("Paris, Texas"
    beside "Paris, Ontario"); a mention with neither goes with what was asked of the name elsewhere.
    """
    senses: list[Sense] = []
    by_name: dict[tuple[str, bool], list[Sense]] = {}
    of: dict[int, Sense] = {}
    ordered = sorted(mentions, key=lambda mention: mention.start)
    for mention in sorted(ordered, key=lambda mention: (mention.container is None, mention.start)):
        name = key(mention.name)
        known = by_name.setdefault((name, mention.demonym), [])
        for sense in known:
            if _fits(sense, mention):
                sense.mentions.append(mention)
                sense.asked = sense.asked or mention.asked
                break
        else:
            sense = Sense(name, [mention], mention.asked, mention.demonym)
            known.append(sense)
            senses.append(sense)
        of[id(mention)] = sense
    for sense in senses:
        sense.mentions.sort(key=lambda mention: mention.start)
        holder = next((mention.container for mention in sense.mentions if mention.container is not None), None)
        sense.container = of.get(id(holder)) if holder is not None else None
        if sense.container is sense:
            sense.container = None
        elif sense.container is not None:
            sense.container.holds = True
        sense.article = any("after the" in name for mention in sense.mentions for name in mention.signals)
        sense.article = sense.article and all(mention.last == mention.end for mention in sense.mentions)
        sense.weight = min(1.0 + 0.5 * (len(sense.mentions) - 1), 3.0)
    for mention in ordered:
        if mention.listed is not None and (before := of.get(id(mention.listed))) is not None:
            after = of[id(mention)]
            if before is not after:
                before.listed.append(after)
                after.listed.append(before)
    senses.sort(key=lambda sense: sense.mentions[0].start)
    _candidates(senses)
    return senses


def _fits(sense: Sense, mention: Mention) -> bool:
    """Whether a mention may mean what the sense's mentions mean."""
    first = sense.mentions[0]
    if mention.container is not None:
        holder = first.container
        if holder is None or key(holder.name) != key(mention.container.name):
            return False
    return _class(mention.asked) == _class(sense.asked) or not {_class(mention.asked), _class(sense.asked)} - {
        "",
        "settlement",
    }


def _is_another_kind(sense: Sense) -> bool:
    """Whether a type word makes the name that of a water, or, as part of the name, of a mountain or an island."""
    if sense.asked in ("river", "sea", "lake"):
        return True
    part_of_name = any("type name after" in mention.signals for mention in sense.mentions)
    return sense.asked in ("mountains", "island") and part_of_name


def _class(asked: str | None) -> str:
    return asked or ""


def _written_so(name: str, postings: tuple[Posting, ...]) -> tuple[Posting, ...]:
    """Without places of the same letters and other accents: "San José" is not the San Jose that has none."""
    filed, same = key(name), any(entry.name == name for entry, _ in postings)
    return tuple(
        posting
        for posting in postings
        if posting.entry.name == name
        or key(posting.entry.name) != filed
        or (posting.entry.name.isascii() and not same)
        or posting.entry.level < 3
    )


def _candidates(senses: list[Sense]) -> None:
    """The best-known candidates of each sense, and those in the countries that the report names."""
    named = {
        posting.entry.country
        for sense in senses
        for posting in sense.mentions[0].postings[:1]
        if posting.entry.level <= 1 and posting.how & (MAIN | DEMONYM)
    }
    for sense in senses:
        postings = sense.mentions[0].postings
        if sense.demonym != all(how & DEMONYM for _, how in postings) and postings:
            postings = tuple(posting for posting in postings if bool(posting.how & DEMONYM) == sense.demonym)
        if sense.asked == "settlement" and any(entry.level == 3 and how & MAIN for entry, how in postings):
            # "The city of Flores" is not the island of Flores.
            postings = tuple(posting for posting in postings if posting.entry.level != 4)
        if not sense.mentions[0].name.isascii():
            postings = _written_so(sense.mentions[0].name, postings)
        if _is_another_kind(sense):
            # "Sleaford Bay" is not the town of Sleaford, and may be far from it.
            postings = tuple(posting for posting in postings if posting.entry.kind in ASKED[sense.asked or ""])
        if len(postings) > BEST_KNOWN:
            rest = tuple(posting for posting in postings[BEST_KNOWN:] if posting.entry.country in named)
            postings = postings[:BEST_KNOWN] + rest[: MOST - BEST_KNOWN]
        sense.postings = postings
