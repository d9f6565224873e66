"""What a page gives as data, without the names of private persons: everything but a report's own text."""

from collections.abc import Iterable, Mapping

import msgspec
import sqlalchemy as sa

from onrecord.record.schema import incidents, reports
from onrecord.record.store import Record
from onrecord.views.incidents import IncidentLine, masked_line
from onrecord.views.line_masks import line_mask
from onrecord.views.masked_words import masked_words
from onrecord.views.masking import NOTHING, Mask, masks_for
from onrecord.views.reading_page import ReadingPage
from onrecord.views.review import ToCheck
from onrecord.views.segments import Segment
from onrecord.views.selection import Selection

TEXT = frozenset({"text", "anchor"})
"""Fields that hold a report's own words, which are never changed."""


def masks_by_id(connection: sa.Connection, ids: Iterable[str]) -> dict[str, Mask]:
    """The masks of some reports by id; nothing is masked for one that is not there."""
    wanted = list(dict.fromkeys(ids))
    asked = sa.select(reports.c.id, reports.c.number).where(reports.c.id.in_(wanted))
    numbers: dict[str, int] = dict(connection.execute(asked).all())
    masks = masks_for(connection, numbers.values())
    return {name: masks.of(numbers[name]) if name in numbers else NOTHING for name in wanted}


def claims_as_data(record: Record, items: Iterable[ToCheck]) -> tuple[ToCheck, ...]:
    """Claims to check as data: in the passage of the text too, since they are of many reports."""
    items = tuple(items)
    masks = _masks(record, (item.line.report for item in items))
    return tuple(_to_check(item, masks[item.line.report]) for item in items)


def _to_check(item: ToCheck, mask: Mask) -> ToCheck:
    return msgspec.structs.replace(
        item,
        facts=masked_words(item.facts, mask),
        passage=_blocked(item.passage, mask),
        people=_shown(item.people, mask),
        meanings={},
    )


def _blocked(passage: tuple[Segment, ...], mask: Mask) -> tuple[Segment, ...]:
    """Segments with names as blocks, so that where each begins stays true; a name may lie across several."""
    left = mask.blocked("".join(one.text for one in passage))
    found = []
    for one in passage:
        here, left = left[: len(one.text)], left[len(one.text) :]
        found.append(msgspec.structs.replace(masked_words(one, mask, TEXT), text=here))
    return tuple(found)


def _shown(people: Iterable[str], mask: Mask) -> tuple[str, ...]:
    return tuple(name for name in people if not mask.is_private(name))


def reading_as_data(record: Record, page: ReadingPage) -> ReadingPage:
    """A report as data: its text stays; whom its claims, notes and links name is masked, of other reports as well."""
    there = {link.report for card in page.cards for link in card.links} - {page.report.id}
    masks = _masks(record, (page.report.id, *sorted(there)))
    own = masks[page.report.id]
    lines = _incidents(record, page)
    cards = []
    for card in page.cards:
        links = tuple(masked_words(link, masks[link.report]) for link in card.links)
        told = tuple(lines[one.id] for one in card.incidents)
        cards.append(msgspec.structs.replace(card, links=links, incidents=told))
    disputed = tuple(lines[one.id] for one in page.disputed)
    return masked_words(msgspec.structs.replace(page, cards=tuple(cards), disputed=disputed), own, TEXT)


def _incidents(record: Record, page: ReadingPage) -> dict[str, IncidentLine]:
    """The lines of the page's incidents, by id; how one stands is told with the names of all its reports."""
    lines = {one.id: one for card in page.cards for one in card.incidents}
    with record.reading_from() as connection:
        asked = sa.select(incidents).where(incidents.c.id.in_(list(lines)))
        mask = line_mask(connection, list(connection.execute(asked)))
    return {name: masked_line(line, mask) for name, line in lines.items()}


def selection_as_data(record: Record, found: Selection) -> Selection:
    """Selected words as data: the words stay."""
    mask = _masks(record, [found.report])[found.report]
    shown = msgspec.structs.replace(found, people=_shown(found.people, mask))
    return masked_words(shown, mask, TEXT)


def labels_as_data(record: Record, labels: Mapping[str, str]) -> dict[str, str]:
    """Titles of reports by id."""
    masks = _masks(record, labels)
    return {name: masks[name].words(label) for name, label in labels.items()}


def _masks(record: Record, ids: Iterable[str]) -> dict[str, Mask]:
    with record.reading_from() as connection:
        return masks_by_id(connection, ids)
