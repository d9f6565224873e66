"""Marks: what the word that opens a clause or phrase makes of it: "if", "without", "before", "in case"."""

from dataclasses import replace

from onrecord.reading.factuality_conditions import is_condition, opens_condition
from onrecord.reading.factuality_context import Context
from onrecord.reading.factuality_frames import frame, is_verbal, lemma_of, openers
from onrecord.reading.factuality_lexicon import FactualityLexicon, Touch
from onrecord.reading.inflection import forms
from onrecord.reading.tree import Tree

_PRESENT = ("VBZ", "VBP")
_KEEPING = frozenset(
    form
    for verb in (
        "defuse", "foil", "intercept", "thwart", "avert", "prevent", "neutralise", "neutralize", "disarm", "disable",
        "dismantle", "deactivate", "stop",
    )
    for form in forms(verb)
)  # fmt: skip
_LATER = frozenset({"before", "until", "till", "once", "when", "as", "by"})


def marked(tree: Tree, lexicon: FactualityLexicon, head: int, i: int, context: Context, aside: bool) -> Context | None:
    """What the word that opens the clause or phrase of ``i`` makes of it, if anything."""
    how = frame(tree, i)
    if aside and (prevented := _kept_from(tree, head, i)) is not None:
        return prevented
    if aside and is_condition(tree, i):
        return Context().after("conditional", i, "a condition").loose()
    for at, words in openers(tree, i):
        touch = lexicon.marks.get(words) or lexicon.marks.get(words.split(" ")[0])
        if (
            touch is None
            or (words.split(" ")[0] == "as" and not is_verbal(tree, i))
            or (how == words and (lemma_of(tree, lexicon, head), how) in lexicon.operators)
        ):
            continue
        if (found := _by_mark(tree, lexicon, i, at, words, touch, context, aside)) is not None:
            return found
    return None


def _kept_from(tree: Tree, head: int, i: int) -> Context | None:
    """ "not until after he resigns": still to come; "was defused before it exploded": it did not."""
    for at, words in openers(tree, i):
        if words == "before" and tree.form[head] in _KEEPING and is_verbal(tree, i):
            return Context().after("-", at, f"“{tree.form[head]}” before it could", 0.8)
        start = at - 1 if tree.form[at - 1] == "until" else at
        if tree.form[start] == "until" and tree.form[start - 1] in ("not", "n't", "n’t") and tree.tag[i] in _PRESENT:
            return Context().after("planned", at, "“not until”: still to come", 0.8).loose()
    return None


def _by_mark(
    tree: Tree, lexicon: FactualityLexicon, i: int, at: int, words: str, touch: Touch, context: Context, aside: bool
) -> Context | None:
    reason = f"“{words}” opens the clause"
    if touch.effect in ("conditional", "possible"):
        if aside and touch.effect == "conditional" and opens_condition(tree, at):
            return Context().after("conditional", at, reason, touch.score).loose()
        return replace(context, polarity="+").after("possible", at, reason, touch.score).loose()
    if not aside:
        return None
    if words in ("before", "until") and any(tree.form[kid] in ("could", "can") for kid in tree.kids[i]):
        return Context().after("-", at, f"“{words}” it could happen", 0.7)
    if touch.effect == "reset" and not is_verbal(tree, i) and not context.plain:
        # "in a raid after the truce": told with what is merely possible, so not quite sure itself.
        return Context().after("reset", at, reason, 0.8 * touch.score)
    if touch.effect == "reset" and words.split(" ", maxsplit=1)[0] in _LATER and _yet_to_come(tree, i, context):
        return Context().after("planned", at, f"{reason}, still to come", 0.8).loose()
    base = Context() if context.certainty == "asserted" else replace(context, polarity="+")
    found = base.after(touch.effect, at, reason, touch.score)
    return found if touch.effect == "-" else found.loose()


def _yet_to_come(tree: Tree, i: int, context: Context) -> bool:
    """Whether a clause of time goes with something not done yet: "will fight until they have left"."""
    present = tree.tag[i] in ("VBP", "VBZ") or any(
        tree.form[kid] in ("is", "are", "has", "have")
        for kid in tree.kids[i]
        if tree.dep[kid].startswith(("aux", "cop"))
    )
    return context.certainty in ("planned", "demanded", "conditional") and is_verbal(tree, i) and present
