"""The accounts of one incident beside each other: who says what, where they differ, and what nobody contests."""

from collections.abc import Callable, Iterable, Sequence
from itertools import chain

import sqlalchemy as sa

from onrecord.record.accounts import MOST, entries_of_incident
from onrecord.record.forms import DisputeKind, Incident
from onrecord.record.said import Said, all_said
from onrecord.record.schema import incidents, reports
from onrecord.record.store import Record
from onrecord.record.versions import common
from onrecord.record.withdrawals import withdrawals, without
from onrecord.views.comparison_cells import (
    Ids,
    answers_of,
    gathered,
    thing_in_words,
    told_parts,
    told_totals,
    totals,
)
from onrecord.views.comparison_forms import (
    Agreed,
    Aspect,
    By,
    Cell,
    Column,
    Comparison,
    Holder,
    Mark,
    Mentioned,
    Row,
    Told,
    VoicesLine,
)
from onrecord.views.comparison_marks import apart, counts_apart, named_doers, share
from onrecord.views.incidents import IncidentPage
from onrecord.views.masking import NOTHING, Mask, mask_for

_ASPECTS: dict[DisputeKind, Aspect] = {
    "denial": "stand",
    "blame": "who",
    "figure": "figure",
    "characterisation": "called",
}


def compare(record: Record, page: IncidentPage, *, by: By = "side", names: bool = False) -> Comparison:
    """The comparison of one incident, by side (accounts with all who share them) or by source."""
    ids = {claim.fingerprint: claim.id for claim in page.claims}
    with record.reading_from() as connection:
        number = connection.execute(sa.select(incidents.c.number).where(incidents.c.id == page.line.id)).scalar_one()
        entries = [entry for review, entry in entries_of_incident(connection, number) if review != "rejected"]
        prints = {claim.report for claim in page.claims}
        asked = sa.select(reports.c.number).where(reports.c.id.in_(prints))
        mask = NOTHING if names else mask_for(connection, connection.execute(asked).scalars())
    if len(entries) > MOST:
        entries = entries[: MOST // 2] + entries[-MOST // 2 :]
    everything = all_said(entries)
    said = without(everything, withdrawals(everything))
    standing = [one for one in said if not one.withdrawn]
    groups = _sides(page.account, standing) if by == "side" else _sources(standing)
    columns = tuple(_column(name, group, mask) for name, group in groups.items())
    rows = tuple(_rows(page.account, list(groups.values()), ids, mask))
    return Comparison(
        by=by,
        columns=columns,
        rows=rows,
        agreed=tuple(_agreed(page.account, rows)),
        voices=_voices(page.account, said, mask),
        first_said=_mentioned(said, min, ids, mask),
        last_said=_mentioned(said, max, ids, mask),
    )


def _sides(account: Incident, said: Sequence[Said]) -> dict[str, list[Said]]:
    """What is said in each version, its copies included. Who names another doer never stands in the same column."""
    found: dict[str, list[Said]] = {}
    for version in account.versions:
        holders, claims = set(version.holders), set(version.claims)
        mine = [one for one in said if one.claim in claims and one.shown in holders and one.stand is not None]
        for number, side in enumerate(_by_doer(mine)):
            found[f"{version.id}-{number}" if number else version.id] = side
    return _with_one_name(found)


def _by_doer(said: Sequence[Said]) -> list[list[Said]]:
    """Holders whose words for the doer have nothing in common, apart. Versions go by parties, which may be unknown."""
    sides: list[list[Said]] = []
    for mine in _sources(said).values():
        named = named_doers(mine)
        side = next(
            (side for side in sides if not named or not named_doers(side) or share(named, named_doers(side))), None
        )
        if side is None:
            sides.append(list(mine))
        else:
            side.extend(mine)
    return [sorted(side, key=lambda one: one.order) for side in sides]


def _may_stand_with(named: set[str], others: set[str]) -> bool:
    return not named or not others or share(named, others)


def _sources(said: Sequence[Said]) -> dict[str, list[Said]]:
    found: dict[str, list[Said]] = {}
    for one in said:
        found.setdefault(one.holder, []).append(one)
    return _with_one_name(found)


def _with_one_name(groups: dict[str, list[Said]]) -> dict[str, list[Said]]:
    """Groups all of whose holders are bodies of one and the same name are one; two residents are two."""
    found: dict[str, list[Said]] = {}
    first: dict[frozenset[str], str] = {}
    for name, group in groups.items():
        bodies = all(one.who.kind in _BODIES for one in group)
        named = frozenset(one.who.name.casefold() for one in group)
        kept = first.setdefault(named, name) if bodies else name
        found[kept] = sorted((*found.get(kept, ()), *group), key=lambda one: one.order)
    return found


_BODIES = ("institution", "government", "force", "group", "organisation", "office", "outlet", "document")


def _column(name: str, said: Sequence[Said], mask: Mask) -> Column:
    days = sorted(one.day for one in said if one.day)
    holders = {one.who.name.casefold(): _holder(one, mask) for one in said}
    return Column(
        id=name if name.startswith("ver_") else f"src_{mask.words(name)}",
        holders=tuple(dict.fromkeys(holders.values())),
        first_said=days[0] if days else None,
        last_said=days[-1] if days else None,
        reports=len({one.entry.head.report for one in said}),
    )


def _holder(one: Said, mask: Mask) -> Holder:
    return Holder(name=mask.name(one.who.name) or "", kind=one.who.kind, party=mask.name(one.party))


def _rows(account: Incident, groups: Sequence[Sequence[Said]], ids: Ids, mask: Mask) -> Iterable[Row]:
    """The rows that at least one column answers."""
    answers = answers_of(mask)
    disputed = _disputed(account, ids)
    for aspect in ("stand", "what", "who", "whom", "where", "when"):
        title, values = answers[aspect]
        told = [gathered(group, values, ids, mask) for group in groups]
        yield from _row(aspect, title, told, apart(aspect, groups), disputed.get(aspect, frozenset()))
    by_column = [totals(group) for group in groups]
    for thing in dict.fromkeys(chain.from_iterable(by_column)):
        given = [column.get(thing, ()) for column in by_column]
        far = counts_apart([[one[-1] for one in column] for column in given])
        told = [told_totals(column, ids, mask) for column in given]
        yield from _row("figure", thing_in_words(thing), told, far, disputed.get("figure", frozenset()))
    parts = [told_parts(group, ids, mask) for group in groups]
    yield from _row("part", "Of these", parts, apart("part", groups), frozenset())
    labelled = any(one.entry.event.label for group in groups for one in group)
    if labelled or "called" in disputed:
        title, values = answers["called"]
        told = [gathered(group, values, ids, mask) for group in groups]
        yield from _row("called", title, told, apart("called", groups), disputed.get("called", frozenset()))


def _disputed(account: Incident, ids: Ids) -> dict[Aspect, frozenset[str]]:
    """Claims (permanent ids) that stand in a dispute, by the question it is about."""
    found: dict[Aspect, set[str]] = {}
    for dispute in account.disputes:
        found.setdefault(_ASPECTS[dispute.kind], set()).update(ids[one] for one in dispute.claims if one in ids)
    return {aspect: frozenset(claims) for aspect, claims in found.items()}


def _row(
    aspect: Aspect, title: str, told: Sequence[tuple[Told, ...]], far: Sequence[bool], disputed: frozenset[str]
) -> Iterable[Row]:
    """One row, if any column has something in it."""
    if any(told):
        cells = (Cell(told=one, mark=_mark(one, is_far, disputed)) for one, is_far in zip(told, far, strict=True))
        yield Row(aspect=aspect, title=title, cells=tuple(cells))


def _mark(told: Sequence[Told], is_far: bool, disputed: frozenset[str]) -> Mark:
    """What lies apart is "disputed" only where the account says so: tolls grow without anybody's contesting them."""
    if is_far and any(not disputed.isdisjoint(one.claims) for one in told):
        return "disputed"
    return "differs" if told and is_far else ""


def _agreed(account: Incident, rows: Sequence[Row]) -> Iterable[Agreed]:
    """What two columns or more say and none says otherwise. That one column is silent is not its consent."""
    shared = common(account.versions, account.disputes)
    for row in rows:
        saying = [cell for cell in row.cells if cell.told]
        if len(saying) < 2 or any(cell.mark for cell in row.cells) or row.aspect in ("part", "called"):
            continue
        if row.aspect == "stand":
            if shared.happened:
                yield Agreed(title=row.title, words="it happened", columns=len(saying))
            continue
        if row.aspect == "who" and "who did it" in shared.differ:
            continue
        first, *others = ({told.words for told in cell.told} for cell in saying)
        if same := first.intersection(*others):
            kept = [told.words for told in saying[0].told if told.words in same]
            yield Agreed(title=row.title, words=", ".join(kept), columns=len(saying))


def _voices(account: Incident, said: Sequence[Said], mask: Mask) -> tuple[VoicesLine, ...]:
    named = {one.shown: mask.name(one.who.name) or "" for one in said}
    return tuple(
        VoicesLine(
            party=mask.name(voice.party),
            basis=voice.basis,
            sources=tuple(dict.fromkeys(named.get(one, one) for one in voice.sources)),
            stand=voice.stand,
            reports=voice.reports,
            not_copies=voice.not_copies,
        )
        for voice in account.voices
    )


def _mentioned(said: Iterable[Said], pick: Callable[..., Said], ids: Ids, mask: Mask) -> Mentioned | None:
    dated = [one for one in said if one.day and one.claim in ids]
    if not dated:
        return None
    one = pick(dated, key=lambda one: (one.day, one.order))
    return Mentioned(day=one.day or "", who=mask.name(one.who.name) or "", claim=ids[one.claim])
