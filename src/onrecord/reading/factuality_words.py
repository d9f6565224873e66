"""What the order of words says beyond the tree, so that a parser's slip does not turn a "not" or a "may" into
a fact."""

from collections.abc import Sequence

from onrecord.reading.factuality_conditions import under_condition
from onrecord.reading.factuality_context import Context
from onrecord.reading.factuality_lexicon import Effect, FactualityLexicon
from onrecord.reading.tree import Tree

_BETWEEN = frozenset({"be", "been", "being", "have", "has", "had"})
_NEGATIONS = frozenset({"not", "n't", "n’t", "never"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_WAYS = frozenset({"way", "option", "possibility", "alternative"})
_EXAMPLES = frozenset({"including", "like", "such"})
_ADDITIVE = frozenset({"only", "just", "merely", "simply"})
_OPEN_QUESTIONS = frozenset({"why", "who", "when", "how", "where"})


def by_words(tree: Tree, lexicon: FactualityLexicon, trigger: int, path: Sequence[int], context: Context) -> Context:
    """The context of the trigger, with what the words before it and the sentence's end say of it."""
    if context.certainty != "conditional" and (opener := under_condition(tree, lexicon, trigger)) is not None:
        return context.after("conditional", opener, f"“{tree.form[opener]}” before it").loose()
    if context.polarity == "-" and _is_account(tree, lexicon, trigger, context):
        return Context(score=0.9, because=("an accusation that is denied has been made all the same",))
    if tree.pos[trigger] in ("VERB", "AUX"):
        gerund = context.plain and tree.tag[trigger] == "VBG"
        if gerund and (found := _after_noun(tree, lexicon, trigger, context)) is not None:
            return found
        participle = context.plain and tree.tag[trigger] in ("VBG", "VBN")
        if participle and _is_option(tree, trigger):
            return context.after("possible", trigger, "one of the ways that are open", 0.7)
        return _before_verb(tree, lexicon, trigger, path, context)
    if context.plain and _is_item(tree, trigger):
        return context.after("possible", trigger, "an item of a list: demanded, planned or done", 0.6)
    if context.plain and (found := _after_noun(tree, lexicon, trigger, context)) is not None:
        return found
    if context.plain and (found := _among(tree, lexicon, trigger, context)) is not None:
        return found
    if context.certainty in ("asserted", "planned") and len(path) < 4 and _asked(tree, trigger):
        return context.after("possible", trigger, "a question", 0.8)
    return context


def _is_account(tree: Tree, lexicon: FactualityLexicon, i: int, context: Context) -> bool:
    """ "denied the allegations": the trigger is itself what somebody said, and no "no" or "not" stands beside it."""
    beside = any(tree.form[kid] in lexicon.negations for kid in tree.kids[i])
    said = any(tree.form[word] in lexicon.negations for word in context.words)
    return tree.pos[i] == "NOUN" and tree.lemma[i] in lexicon.accounts and not beside and not said


def _before_verb(tree: Tree, lexicon: FactualityLexicon, i: int, path: Sequence[int], context: Context) -> Context:
    """A negation or a modal just before a verb that the tree hangs elsewhere; a question after it."""
    k = i - 1
    while k > 0 and i - k < 4:
        form = tree.form[k]
        if (k in context.words or k in tree.kids[i]) and not (form == "to" and not context.words):
            return _question(tree, i, path, context) if k not in context.words else context
        if form in _NEGATIONS and tree.form[k + 1] not in _ADDITIVE:
            context = context.after("-", k, f"“{form}” just before it", 0.8)
        elif form in lexicon.modals and tree.tag[k] == "MD":
            touch = lexicon.modals[form]
            effect: Effect = "planned" if touch.effect == "conditional" else touch.effect
            return context.after(effect, k, f"“{form}” just before it", 0.7)
        elif form == "to" and k == i - 1 and tree.tag[i] == "VB" and not context.words:
            entry = lexicon.operators.get((tree.lemma[k - 1], "infinitive"))
            meant: Effect = entry.effect if entry is not None else "possible"
            return context.after(meant, k, f"“to” just before “{tree.form[i]}”", 0.6).loose()
        elif form not in _BETWEEN and tree.pos[k] != "ADV":
            break
        k -= 1
    return _question(tree, i, path, context)


def _question(tree: Tree, i: int, path: Sequence[int], context: Context) -> Context:
    if context.certainty in ("asserted", "planned") and len(path) < 4 and _asked(tree, i):
        return context.after("possible", i, "a question", 0.8)
    return context


def _is_item(tree: Tree, i: int) -> bool:
    """ "2. Release of all prisoners.": a numbered item without a verb says nothing of whether it is so."""
    if tree.dep[i] != "ROOT" or tree.pos[i] == "VERB":
        return False
    first = tree.doc[i].sent.start
    while first < i and tree.pos[first] in ("PUNCT", "SPACE"):
        first += 1
    return (
        tree.form[first].rstrip(".").isdigit() or (first > 0 and tree.form[first - 1] in ("-", "•", "*"))
    ) and first != i


def _after_noun(tree: Tree, lexicon: FactualityLexicon, i: int, context: Context) -> Context | None:
    """ "threat of famine", "risk of a new war": the noun before, wherever the parser hangs the trigger."""
    k = i - 1
    while k > 0 and i - k < 4 and tree.pos[k] in ("DET", "ADJ") and tree.form[k] not in _DEFINITE:
        k -= 1
    if k < 1 or tree.pos[k] not in ("ADP", "SCONJ") or tree.pos[k - 1] != "NOUN":
        return None
    entry = lexicon.operators.get((tree.lemma[k - 1], tree.form[k]))
    if entry is None or entry.effect not in ("possible", "planned", "demanded"):
        return None
    return context.after(entry.effect, k - 1, f"“{tree.words(k - 1, k + 1)}” before it", 0.8).loose()


def _is_option(tree: Tree, i: int) -> bool:
    """ "there are three ways to do so: by filing a suit …": what may be done."""
    for word in (i, *tree.up(i)):
        if tree.case(word) == "by" and any(
            tree.lemma[kid] in _WAYS for kid in tree.children(tree.head[word], "nsubj", "obj")
        ):
            return True
    return False


def _among(tree: Tree, lexicon: FactualityLexicon, i: int, context: Context) -> Context | None:
    """ "two counts of suspected abuse, including assault": an example stands as what it is an example of."""
    first = tree.head[i] if tree.dep[i] == "conj" else i
    opener = next((kid for kid in tree.kids[first] if kid < first and tree.form[kid] in _EXAMPLES), None)
    if opener is None:
        return None
    noun = next((k for k in range(opener - 1, max(-1, opener - 4), -1) if tree.pos[k] in ("NOUN", "PROPN")), None)
    while noun is not None:
        touches = [lexicon.modifiers[tree.form[kid]] for kid in tree.kids[noun] if tree.form[kid] in lexicon.modifiers]
        above = lexicon.operators.get((tree.lemma[tree.head[noun]], tree.case(noun)))
        for effect in (*(touch.effect for touch in touches), above.effect if above is not None else None):
            if effect in ("possible", "planned", "demanded"):
                return context.after(effect, noun, f"an example of “{tree.form[noun]}”", 0.8).loose()
        noun = tree.head[noun] if tree.dep[noun] == "nmod" else None
    return None


def _asked(tree: Tree, i: int) -> bool:
    """Whether the sentence of a word is a question: not one quoted after it, nor one about a time, place or reason."""
    sentence = tree.doc[i].sent
    low, high = sentence.start, sentence.end
    if "?" not in tree.form[max(i, high - 4) : high] or any(
        form in _OPEN_QUESTIONS for form in tree.form[low : low + 3]
    ):
        return False
    if any(tree.form[k] in ("“", "``") or (tree.form[k] == '"' and tree.form[k - 1] == ",") for k in range(i, high)):
        return False
    return tree.pos[i] != "NOUN" or not any(tree.form[kid] in _DEFINITE for kid in tree.kids[i])
