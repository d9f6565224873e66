"""Blocking keys: entries that could be one happening share at least one, and few others do.

The store keeps them in a table, so that candidates for a new entry are found without looking at the rest. A key never
joins anything by itself. Each key has the standing of its event (a plan is not looked up among deeds), and most a week.
"""

from collections.abc import Iterator

from onrecord.record.entries import Entry
from onrecord.record.incident_matter import TALK
from onrecord.record.incident_traits import Traits, traits_of
from onrecord.record.incident_words import kin, weight

_WEEK = 7
_WEEKS = 6
"""Periods of more weeks than this are no help in finding anything."""
_RARE = 3
"""So many of a sentence's rarest words are looked up."""
_KNOWN_BY = 6
"""So many of the words a report is known by are looked up."""
_TELLING = 3.5


def keys_of(entry: Entry) -> tuple[str, ...]:
    """The keys of an entry, sorted."""
    return keys(traits_of(entry))


def keys(traits: Traits) -> tuple[str, ...]:
    """``keys_of`` for an entry whose traits are known."""
    kind = _kind(traits)
    found = {f"{kind}|{key}" for key in (*_of_place(traits), *_of_parties(traits), *_of_words(traits))}
    found |= {f"{kind}|report|{traits.report}"}
    if traits.lineage is not None:
        found |= {f"{kind}|lineage|{traits.lineage}"}
    return tuple(sorted(found))


def _kind(traits: Traits) -> str:
    family = "talk" if traits.type in TALK else "deed"
    return family if traits.standing == "told as fact" else f"{family}, {traits.standing}"


def _weeks(traits: Traits) -> list[str]:
    """The weeks an event may lie in, with those a day before and after; of its report if it has no day."""
    if traits.when is not None and traits.when.days <= _WEEK * _WEEKS:
        low, high = traits.when.begin - 1, traits.when.end + 1
    elif traits.published is not None:
        low, high = traits.published - _WEEK / 2, traits.published + 1
    else:
        return [""]
    return [str(week) for week in range(int(low) // _WEEK, int(high) // _WEEK + 1)]


def _of_place(traits: Traits) -> Iterator[str]:
    """Same place, same weeks."""
    place = traits.place
    if place is None:
        return
    for week in _weeks(traits):
        yield f"place|{place.id}|{week}"
        if place.admin1:
            yield f"admin1|{place.country}|{place.admin1}|{_type(traits)}|{week}"


def _type(traits: Traits) -> str:
    return traits.type or ""


def _of_parties(traits: Traits) -> Iterator[str]:
    """Two of the parties and the place, same weeks."""
    parties = {who.key for who in (*traits.actors, *traits.recipients)}
    country = {traits.place.country} if traits.place is not None and traits.place.country else set()
    some = sorted(str(name) for name in parties | country)
    for index, first in enumerate(some):
        for second in some[index + 1 :]:
            for week in _weeks(traits):
                yield f"parties|{first}|{second}|{_type(traits)}|{week}"


def _of_words(traits: Traits) -> Iterator[str]:
    """A word for the deed (its kin, where it has one) with a rare word of the sentence or the report."""
    deeds = {deed for word in traits.trigger for deed in _deeds(word)}
    rare = _rarest(traits.words.told) | set(_telling(traits.report_words.told)[:_KNOWN_BY])
    for deed in sorted(deeds):
        for word in sorted(rare):
            yield f"words|{deed}|{word}"


def _deeds(word: str) -> list[str]:
    return [f"kin{number}" for number in sorted(kin().get(word, ()))] or [word]


def _rarest(words: dict[str, float]) -> set[str]:
    return set(sorted(_telling(words), key=lambda word: (-words[word], word))[:_RARE])


def _telling(words: dict[str, float]) -> list[str]:
    return [word for word in words if weight(word) >= _TELLING and not word.isdigit()]
