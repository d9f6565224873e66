"""Voices: who says it and who denies it, by party and by what they go by, once copies are out.

The word is "not copies" and never "independent": two reports that are no copies may still go back to one informant.
"""

from collections.abc import Sequence

from onrecord.record.forms import Stand, Voices
from onrecord.record.said import Said
from onrecord.terms import Basis


def voices(said: Sequence[Said]) -> tuple[Voices, ...]:
    """The voices of one incident in the order in which they came up; what was taken back has none."""
    groups: dict[tuple[str | None, Basis, Stand], list[Said]] = {}
    for one in said:
        if one.stand is not None and not one.withdrawn:
            groups.setdefault((one.party, one.entry.basis, one.stand), []).append(one)
    return tuple(
        _voice(party, basis, stand, mine)
        for (party, basis, stand), mine in groups.items()
        if any(not one.copy for one in mine)
    )


def _voice(party: str | None, basis: Basis, stand: Stand, mine: Sequence[Said]) -> Voices:
    originals = [one for one in mine if not one.copy]
    return Voices(
        party=party,
        basis=basis,
        sources=tuple(dict.fromkeys(one.shown for one in originals)),
        stand=stand,
        reports=len({one.entry.head.report for one in mine}),
        not_copies=len({one.lineage for one in originals}),
    )
