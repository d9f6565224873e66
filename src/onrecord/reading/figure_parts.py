"""Parts and wholes: "two of the dead", "including three children" point at the figure they are part of."""

from collections.abc import Sequence

from onrecord.reading.figure_drafts import Draft
from onrecord.reading.tree import Tree

_BACK = 12


def link_parts(tree: Tree, drafts: Sequence[tuple[Draft, str | None]]) -> None:
    """Give each part without a whole the nearest earlier figure of its measure that is larger.

    A part never points into a claim that stands farther back than a few figures; the holder of the whole may differ
    ("two of the dead", said by others), and then the figure keeps no pointer, since nothing crosses claims.
    """
    for index, (draft, claim) in enumerate(drafts):
        if not draft.part or draft.whole is not None:
            continue
        for other, holder in reversed(drafts[max(0, index - _BACK) : index]):
            if holder == claim and _larger(other, draft) and other.unit == draft.unit:
                draft.whole = other
                break


def _larger(whole: Draft, part: Draft) -> bool:
    if whole.measure != part.measure or whole.part:
        return False
    most = whole.high if whole.high is not None else whole.value if whole.value is not None else whole.low
    least = part.low if part.low is not None else part.value
    return most is not None and least is not None and most > least
