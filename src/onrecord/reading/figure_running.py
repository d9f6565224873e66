"""Running counts: figures that add up what happened over a time ("five judges have been killed in two months")."""

from onrecord.reading.figure_drafts import Draft
from onrecord.reading.tree import Tree

_PERFECT = frozenset({"have", "has", "'ve", "’ve"})
_LONG = frozenset({"day", "days", "week", "weeks", "month", "months", "year", "years", "decade", "decades"})
_OVER = frozenset({"in", "over", "during", "within", "for", "this"})
_REACH = 6


def runs(tree: Tree, draft: Draft) -> bool:
    """Whether a state told in the perfect is counted over a stretch of time: "have died this year", "in two months"."""
    if draft.state is None or draft.implied:
        return False
    verbs = {draft.state, tree.head[draft.state], *tree.up(draft.anchor)}
    if not any(tree.form[kid] in _PERFECT and tree.dep[kid] == "aux" for verb in verbs for kid in tree.kids[verb]):
        return False
    sentence = tree.doc[draft.anchor].sent
    return any(_stretch(tree, at, sentence.end) for at in range(sentence.start, sentence.end))


def _stretch(tree: Tree, at: int, end: int) -> bool:
    """Whether a stretch of days or more begins at ``at``: "over the last two weeks", "this year", "so far"."""
    form = tree.form
    if form[at : at + 2] == ["so", "far"]:
        return True
    if form[at] not in _OVER:
        return False
    for place in range(at + 1, min(end, at + _REACH)):
        if form[place] in _LONG:
            return True
        if tree.pos[place] not in ("DET", "ADJ", "NUM", "PRON", "ADV"):
            return False
    return False
