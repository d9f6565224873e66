"""Named ones: victims told one by one right behind their number ("two guards, Ilo Tam and Ben Ruk, were shot")."""

from collections.abc import Sequence

from onrecord.reading.figure_drafts import Draft
from onrecord.reading.tree import Tree

_DASHES = frozenset({"-", "--", "–", "—", ":", "("})
_MOST = 12
_GAP = 12
"""Words between two items of a list: "Ilo Tam, 47, and Ben Ruk"."""


def named_parts(tree: Tree, drafts: Sequence[Draft]) -> None:
    """Make victims that only spell a number out parts of it.

    Behind a dash or a colon each item belongs to the number; behind a comma they do where they are as many as it says,
    for "two guards, a cook and a driver" are four.
    """
    for whole in drafts:
        if whole.implied or not isinstance(whole.value, int) or not 1 < whole.value <= _MOST or whole.end >= len(tree):
            continue
        items = _items(tree, whole, drafts)
        opening = tree.form[whole.end : items[0].start] if items else []
        named = opening[:1] == [","] and len(items) == whole.value and _names(tree, items)
        if named or not _DASHES.isdisjoint(opening):
            for item in items:
                item.part, item.whole = True, whole


def _items(tree: Tree, whole: Draft, drafts: Sequence[Draft]) -> list[Draft]:
    """The implied victims of the same fate in the list behind ``whole``."""
    found: list[Draft] = []
    end = whole.end
    for draft in sorted(drafts, key=lambda item: item.start):
        if draft.start <= whole.end or not draft.implied or draft.measure != whole.measure:
            continue
        if draft.start - end > _GAP or any(tree.form[at] in (".", ";") for at in range(end, draft.start)):
            break
        if draft.state is not None and whole.state is not None and end <= draft.state < draft.start:
            break
        found.append(draft)
        end = draft.end
    return found


def _names(tree: Tree, items: Sequence[Draft]) -> bool:
    return all(any(tree.ent[at] == "PERSON" for at in range(item.start, item.end)) for item in items)
