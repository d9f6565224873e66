"""An account without the names of private persons: holders and sources as worded, reasons, what was counted."""

import msgspec

from onrecord.record.forms import Dispute, FigurePoint, Incident, Version, Voices
from onrecord.views.masking import Mask


def masked(account: Incident, mask: Mask) -> Incident:
    """The account as lists and pages may show it. Ids stay as they are; they say no name."""
    return msgspec.structs.replace(
        account,
        label=mask.words(account.label),
        versions=tuple(_version(one, mask) for one in account.versions),
        disputes=tuple(masked_dispute(one, mask) for one in account.disputes),
        voices=tuple(_voices(one, mask) for one in account.voices),
        figures=tuple(_figure(one, mask) for one in account.figures),
    )


def masked_dispute(dispute: Dispute, mask: Mask) -> Dispute:
    """A dispute; its reason names who denies what."""
    return msgspec.structs.replace(dispute, reason=mask.loosely(dispute.reason))


def _version(version: Version, mask: Mask) -> Version:
    says = msgspec.structs.replace(version.says, actor=_names(version.says.actor, mask))
    return msgspec.structs.replace(version, holders=_names(version.holders, mask), says=says)


def _voices(voices: Voices, mask: Mask) -> Voices:
    return msgspec.structs.replace(voices, sources=_names(voices.sources, mask), party=mask.name(voices.party))


def _figure(point: FigurePoint, mask: Mask) -> FigurePoint:
    counted = mask.words(point.counted) if point.counted else point.counted
    return msgspec.structs.replace(point, source=mask.name(point.source), counted=counted)


def _names(names: tuple[str, ...], mask: Mask) -> tuple[str, ...]:
    return tuple(mask.name(name) or "" for name in names)
