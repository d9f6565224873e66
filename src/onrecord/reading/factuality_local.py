"""What stands beside a word and bears on whether it is so: negations, auxiliaries, adverbs, adjectives."""

from onrecord.reading.event_lexicon import event_lexicon
from onrecord.reading.factuality_conditions import is_condition, on_condition
from onrecord.reading.factuality_context import Context
from onrecord.reading.factuality_frames import is_infinitive, is_verbal, lemma_of
from onrecord.reading.factuality_lexicon import FactualityLexicon
from onrecord.reading.tree import Tree

_ADDITIVE = frozenset({"only", "just", "merely", "simply", "least", "less", "fewer"})
_NOT_ONCE = frozenset({"once", "yet", "ever", "even", "again", "really", "actually"})
"""Adverbs that a negation stands before ("never once apologised") and that it does not stop at."""
_HAD = frozenset({"'d", "’d"})
_PERCEIVED = frozenset({"hear", "see", "smell", "feel", "watch", "glimpse", "spot", "observe"})
_NO_WAY = frozenset({"point", "time", "stage", "way", "circumstance", "mean", "means", "account", "moment"})
_ARGUMENTS = frozenset({"nsubj", "nsubj:pass", "obj", "expl"})
_NAMES = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_SHORT_OF = frozenset({"almost", "nearly"})
_POLITE = frozenset({"please", "let", "do"})


def negations(tree: Tree, lexicon: FactualityLexicon, i: int) -> list[int]:
    """The words that negate ``i``: beside it, or in its subject or object ("no soldier", "fired nothing")."""
    found = []
    for kid in tree.kids[i]:
        form, dep = tree.form[kid], tree.dep[kid]
        if form in lexicon.negations:
            if _numbers(tree, kid):
                continue
            if not _additive(tree, kid) and not (dep == "cc" and kid > i) and dep not in ("discourse", "conj"):
                found.append(kid)
        elif dep == "obl" and tree.lemma[kid] in _NO_WAY and any(tree.form[deep] == "no" for deep in tree.kids[kid]):
            found.append(next(deep for deep in tree.kids[kid] if tree.form[deep] == "no"))
        elif dep == "advmod" and form in _NOT_ONCE:
            found.extend(deep for deep in tree.kids[kid] if deep < kid and tree.form[deep] in lexicon.negations)
        elif form == "longer" and kid and tree.form[kid - 1] == "no":
            found.append(kid - 1)
        elif dep in _ARGUMENTS and is_verbal(tree, i):
            found.extend(deep for deep in tree.kids[kid] if _negates_phrase(tree, lexicon, deep))
    return found


def _negates_phrase(tree: Tree, lexicon: FactualityLexicon, i: int) -> bool:
    """ "no" or "not" of a noun phrase: "no soldiers", "not a single house"; not "no less than"."""
    return (
        tree.form[i] in lexicon.negations
        and tree.dep[i] in ("det", "advmod", "cc:preconj", "neg")
        and not _additive(tree, i)
        and not _contrasted(tree, i)
        and not _numbers(tree, i)
    )


def _numbers(tree: Tree, i: int) -> bool:
    """ "from no. 5 Mill Lane": short for "number", where the sentence may have been cut off behind it."""
    if tree.form[i] not in ("no", "no.") or i == 0:
        return False
    return tree.pos[i - 1] == "ADP" and (tree.form[i] == "no." or tree.form[i + 1 : i + 2] == ["."])


def _contrasted(tree: Tree, i: int) -> bool:
    """ "a shell, not a bomb", "not rockets but shells": the phrase is put right, the deed stays."""
    if tree.form[i] not in ("not", "n't", "n’t"):
        return False
    return tree.form[i - 1 : i] == [","] or "but" in tree.form[i + 1 : i + 6]


def _additive(tree: Tree, i: int) -> bool:
    """ "not only", "not just", "no less than": no negation at all."""
    return i + 1 < len(tree) and tree.form[i] in ("not", "n't", "n’t", "no") and tree.form[i + 1] in _ADDITIVE


def local(tree: Tree, lexicon: FactualityLexicon, i: int, context: Context, reported: bool) -> Context:
    """The context of ``i`` itself, given the one it hangs in. ``reported``: in speech told after the fact."""
    tied = context.tied
    context = _auxiliaries(tree, lexicon, i, context, reported)
    for kid in tree.kids[i]:
        touch = lexicon.modifiers.get(tree.form[kid])
        if (
            touch is not None
            and touch.effect == "-"
            and (tree.lemma[i] in lexicon.accounts or _of_another(tree, kid, i))
        ):
            continue
        if touch is not None and kid not in context.words and tree.dep[kid] in ("advmod", "amod", "compound", "acl"):
            context = context.after(touch.effect, kid, f"“{tree.form[kid]}” beside it", touch.score)
    context = _negated(tree, lexicon, i, context)
    return context if tied else context.loose()


def _of_another(tree: Tree, modifier: int, i: int) -> bool:
    """ "fake encounter killings": the encounters are fake, the killings are not; "nearly all were killed"."""
    if tree.form[modifier] in _SHORT_OF:
        return modifier + 1 != i or tree.tag[i] not in ("VBN", "VBD")
    return modifier + 1 < i and tree.pos[modifier + 1] in ("NOUN", "PROPN")


def _negated(tree: Tree, lexicon: FactualityLexicon, i: int, context: Context) -> Context:
    found = [word for word in negations(tree, lexicon, i) if word not in context.words]
    if not found:
        return context
    if len(found) > 1:
        return context.after("-", found[0], f"“{tree.form[i]}” is negated twice", 0.6)
    word = found[0]
    return context.after(
        "-", word, f"“{tree.form[word]}” negates “{tree.form[i]}”", 1.0 if word in tree.kids[i] else 0.95
    )


def _auxiliaries(tree: Tree, lexicon: FactualityLexicon, i: int, context: Context, reported: bool) -> Context:
    """Modals, imperatives and "are to": what they make of the verb, by its clause."""
    modal = next(
        (k for k in tree.kids[i] if k < i and tree.dep[k] in ("aux", "aux:pass") and tree.form[k] in lexicon.modals),
        None,
    )
    if modal is not None and not (tree.form[modal] in _HAD and tree.tag[i] in ("VBN", "VBD")):
        return _modal(tree, lexicon, i, modal, context, reported)
    if _arranged(tree, i):
        return context.after("planned", i, "“be to”: arranged")
    if _subjunctive(tree, i):
        return context.after("demanded", i, f"“that … {tree.form[i]}”: as it is to be")
    if _imperative(tree, i):
        return context.after("demanded", i, f"“{tree.form[i]}” is told to somebody")
    if (
        (tree.tag[i] in ("VBP", "VBZ", "VB") or _present_passive(tree, i))
        and context.plain
        and (word := on_condition(tree, i)) is not None
    ):
        return context.after("conditional", word, "on a condition", 0.9)
    return context


def _modal(tree: Tree, lexicon: FactualityLexicon, i: int, modal: int, context: Context, reported: bool) -> Context:
    form, effect = tree.form[modal], lexicon.modals[tree.form[modal]].effect
    reason = f"“{form}” with “{tree.form[i]}”"
    perfect = is_perfect(tree, i)
    negated = bool(negations(tree, lexicon, i))
    if form in ("could", "can", "ca") and not perfect:
        if (tree.lemma[i] in _PERCEIVED and not negated) or any(tree.form[kid] == "before" for kid in tree.kids[i]):
            return context
        if negated:
            return context.after("+", modal, f"{reason}, negated: not able to", 0.9)
    if form == "must" and perfect:
        return context.after("possible", modal, reason)
    if effect in ("conditional", "planned", "possible") and (word := on_condition(tree, i)) is not None:
        return context.after("conditional", word, f"{reason}, on a condition")
    if form == "could" and not perfect and _by_a_deed(tree, lexicon, i):
        return context.after("conditional", modal, f"{reason}, as what a deed would bring")
    if effect == "conditional":
        return _would(tree, lexicon, i, modal, context, reported)
    if effect == "planned" and context.certainty == "possible":
        return context.after("+", modal, f"{reason}, as somebody thinks")
    return context.after(effect, modal, reason, lexicon.modals[form].score)


def _would(tree: Tree, lexicon: FactualityLexicon, i: int, modal: int, context: Context, reported: bool) -> Context:
    """ "would": a consequence, or what was still to come when it was said."""
    reason = f"“{tree.form[modal]}” with “{tree.form[i]}”"
    if is_perfect(tree, i):
        return context.after("conditional", modal, f"{reason} and “have”: what might have been")
    if _by_a_deed(tree, lexicon, i):
        return context.after("conditional", modal, f"{reason}, as what a deed would bring")
    if context.certainty == "possible":
        return context.after("+", modal, f"{reason}, as somebody thinks")
    if reported:
        return context.after("planned", modal, f"{reason} in reported speech: still to come", 0.9)
    return context.after("planned", modal, f"{reason}, seen from the past", 0.6)


def is_perfect(tree: Tree, i: int) -> bool:
    """Whether a verb has "have" among its auxiliaries."""
    return any(
        tree.dep[kid] in ("aux", "aux:pass") and tree.lemma[kid] in ("have", "'ve", "’ve") for kid in tree.kids[i]
    )


def _arranged(tree: Tree, i: int) -> bool:
    """ "are to meet", "was not to return"."""
    if not is_infinitive(tree, i):
        return False
    return any(
        tree.dep[kid] in ("aux", "cop", "aux:pass")
        and tree.form[kid] in ("is", "are", "was", "were", "am")
        and "to" in tree.form[kid + 1 : kid + 3]
        for kid in tree.kids[i]
    )


def _present_passive(tree: Tree, i: int) -> bool:
    """ "they get killed", "are arrested": told of no time, so that an "if" beside it is a condition."""
    return any(tree.form[kid] in ("get", "gets", "are", "is") for kid in tree.children(i, "aux:pass")) and any(
        is_condition(tree, kid) for kid in tree.children(i, "advcl")
    )


def _subjunctive(tree: Tree, i: int) -> bool:
    """ "willing that there be talks", "insists that he leave": a bare verb with a subject in a "that" clause."""
    if tree.tag[i] != "VB" or tree.child(i, "aux", "aux:pass") is not None or is_infinitive(tree, i):
        return False
    if tree.child(i, "nsubj", "nsubj:pass", "expl") is None:
        return False
    return any(tree.form[kid] == "that" and tree.dep[kid] == "mark" for kid in tree.kids[i])


def _imperative(tree: Tree, i: int) -> bool:
    """ "Stop the bombing": a bare verb that opens its sentence or quotation and has no subject."""
    if tree.tag[i] not in ("VB", "VBP") or tree.dep[i] not in ("ROOT", "ccomp", "parataxis"):
        return False
    before = [kid for kid in tree.kids[i] if kid < i and tree.pos[kid] not in ("PUNCT", "SPACE")]
    if any(tree.form[kid] not in _POLITE and tree.form[kid] not in ("not", "n't", "n’t", "never") for kid in before):
        return False
    first = min(before, default=i)
    return first == tree.doc[i].sent.start or tree.pos[first - 1] == "PUNCT"


def _by_a_deed(tree: Tree, lexicon: FactualityLexicon, i: int) -> bool:
    """Whether a verb's subject is a deed or a happening, and the verb does not merely say that it takes place."""
    for kid in tree.kids[i]:
        if tree.dep[kid] == "csubj":
            return True
        if tree.dep[kid] == "nsubj":
            occurs = lexicon.operators.get((lemma_of(tree, lexicon, i), "subject"))
            return _deed(tree, kid) and (occurs is None or occurs.effect != "+")
    return False


def _deed(tree: Tree, i: int) -> bool:
    """A subject that is nobody: a common noun that means no people, or "this", "that", "which"."""
    if tree.form[i] in ("this", "that", "which"):
        return True
    if tree.pos[i] == "VERB":
        return True
    if tree.pos[i] != "NOUN" or tree.ent[i] in _NAMES:
        return False
    people = event_lexicon().people
    return tree.lemma[i] not in people and tree.form[i] not in people
