"""The account of one incident: what was said of one happening, put together from the entries taken for it."""

from collections import Counter
from collections.abc import Sequence

from onrecord.ids import make_id
from onrecord.record.disputes import disputes
from onrecord.record.entries import Entry
from onrecord.record.forms import Incident
from onrecord.record.said import all_said, when
from onrecord.record.series import series
from onrecord.record.stands import is_matter
from onrecord.record.versions import versions
from onrecord.record.voices import voices
from onrecord.record.withdrawals import withdrawals, without

# How fine a place is; of two that are named equally often, the finer one is the incident's.
_FINE = ("facility", "settlement", "district", "river", "region", "sea", "area", "country", "continent")


def account_of(entries: Sequence[Entry]) -> Incident:
    """The incident of some entries (at least one): versions, disputes, voices and figures, with no verdict."""
    ordered = sorted(entries, key=when)
    matter = [entry for entry in ordered if is_matter(entry)] or ordered
    everything = all_said(ordered)
    said = without(everything, withdrawals(everything))
    name = make_id("inc", ordered[0].event.id)
    disputed = disputes(said)
    place = _place(matter)
    begin, end = _when(matter)
    kind = Counter(entry.event.type for entry in matter).most_common(1)[0][0]
    return Incident(
        id=name,
        label=" · ".join(filter(None, (_word(matter), place[1] if place else None, begin))),
        type=kind,
        place=place[0] if place else None,
        begin=begin,
        end=end,
        events=tuple(dict.fromkeys(entry.event.id for entry in ordered)),
        reports=tuple(dict.fromkeys(entry.head.report for entry in ordered)),
        versions=versions(name, said, disputed),
        disputes=disputed,
        voices=voices(said),
        figures=series(said),
    )


def _word(matter: Sequence[Entry]) -> str:
    """The usual word for the happening among those who say it was so; nouns are not told from verbs."""
    words = Counter(entry.trigger.lower() for entry in matter if entry.event.polarity == "+" and entry.event.coded)
    return words.most_common(1)[0][0] if words else matter[0].trigger.lower()


def _place(matter: Sequence[Entry]) -> tuple[str, str] | None:
    """(id, name) of the place named most often, the finer one of two."""
    named = Counter((one.place.id, one.place.name, _fineness(one.place.precision)) for one in matter if one.place)
    if not named:
        return None
    fine = [(place, number) for place, number in named.items() if place[2] <= _FINE.index("river")]
    best = max(fine or named.items(), key=lambda item: (item[1], -item[0][2]))[0]
    return best[0], best[1]


def _fineness(precision: str | None) -> int:
    return _FINE.index(precision) if precision in _FINE else len(_FINE)


def _when(matter: Sequence[Entry]) -> tuple[str | None, str | None]:
    """The days most often given; of several, the ones with the finest dates. Hours are left to the events."""
    given = Counter(
        (one.event.begin[:10], one.event.end[:10] if one.event.end else None) for one in matter if one.event.begin
    )
    if not given:
        return None, None
    return max(given.items(), key=lambda item: (item[1], len(item[0][0]), item[0][0]))[0]
