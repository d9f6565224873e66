"""Factuality: whether a claim says an event is so, not so, possible, planned, asked for, or so on a condition."""

from dataclasses import dataclass, replace

from onrecord.model import Claim, Span, Spans
from onrecord.reading.factuality_context import Context
from onrecord.reading.factuality_denied import denied_side
from onrecord.reading.factuality_frames import frame, is_infinitive, is_verbal, lemma_of, openers
from onrecord.reading.factuality_lexicon import Effect, FactualityLexicon, OperatorEntry, factuality_lexicon
from onrecord.reading.factuality_local import is_condition, local
from onrecord.reading.factuality_tense import tense_of
from onrecord.reading.page import Page
from onrecord.reading.tree import Tree
from onrecord.terms import Act, Certainty, Denied, Polarity, Tense


@dataclass(frozen=True, slots=True)
class Factuality:
    """How a claim has it that an event stands."""

    tense: Tense | None
    polarity: Polarity
    denied: Denied | None
    certainty: Certainty
    because: str
    """The reason in words, from the claim down to the event."""
    spans: Spans
    """The words it went by, in text order."""
    score: float
    """1.0 where nothing speaks against it; lower on doubt."""


# What an act makes of what it is about. Saying, accusing, condemning, praising take it to be so.
_ACTS: dict[Act, Effect] = {
    "deny": "-",
    "request": "demanded",
    "promise": "planned",
    "threaten": "planned",
    "question": "possible",
    "believe": "possible",
    "decline": "possible",
    "unverified": "possible",
    "retract": "possible",
}
_CLAUSES = frozenset({"acl:relcl", "appos", "parataxis", "advcl:relcl"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "his", "their", "her", "our", "last", "such"})


def factuality(tree: Tree, trigger: int, claim: Claim, page: Page) -> Factuality:
    """How ``claim`` has it that the event named at token ``trigger`` stands.

    The words above the trigger are asked from the claim's cue (or the top of its content) downwards, each for what it
    makes of the next; then those beside the trigger itself.
    """
    lexicon = factuality_lexicon()
    path, cue = _path(tree, trigger, claim)
    reported = claim.cue is not None
    context = Context()
    carried = 1
    start = 0
    if cue is not None:
        context = _from_act(tree, lexicon, claim, cue, path[0])
    outer = context
    for place, i in enumerate(path):
        if place > start or (place == 0 and cue is None and claim.form == "narrated"):
            above = path[place - 1] if place else None
            hanging = context if above is None else _below(tree, lexicon, above, i, context, outer)
            if above is not None:
                carried = carried + 1 if _carries(context, hanging) else 1
            outer = hanging
        context = local(tree, lexicon, i, outer, reported)
        if _shares(tree, i):
            context = local(tree, lexicon, tree.head[i], context, reported)
    if _asked(tree, trigger, page) and context.plain and len(path) < 4:
        context = context.after("possible", trigger, "a question", 0.8)
    denied = denied_side(tree, lexicon, trigger, path, claim, context)
    if denied is None and context.polarity == "-":
        context = context.doubtful(0.6, "what exactly is denied is not said")
    tense = tense_of(tree, path, context.certainty, carried)
    return Factuality(
        tense=tense,
        polarity=context.polarity,
        denied=denied if context.polarity == "-" else None,
        certainty=context.certainty,
        because="; ".join(context.because) or "nothing speaks against it",
        spans=_spans(tree, context.words),
        score=round(min(context.score, 1.0), 3),
    )


def _path(tree: Tree, trigger: int, claim: Claim) -> tuple[list[int], int | None]:
    """The words from the top of the claim's content down to the trigger, and the cue if the content hangs on it."""
    cues = claim.cue.spans if claim.cue is not None else ()
    path = [trigger]
    seen = {trigger}
    while True:
        i = path[-1]
        head = tree.head[i]
        if head == i or head in seen:
            break
        at = tree.doc[head].idx
        if any(span.start <= at < span.end for span in cues):
            return path[::-1], head
        if not any(span.start <= at < span.end for span in claim.contents):
            break
        path.append(head)
        seen.add(head)
    return path[::-1], None


def _from_act(tree: Tree, lexicon: FactualityLexicon, claim: Claim, cue: int, top: int) -> Context:
    """What the claim's act makes of the top of its content."""
    if tree.dep[top] in ("advcl",) and not is_infinitive(tree, top) and tree.form[top - 1 : top] != ["of"]:
        for at, words in openers(tree, top):
            touch = lexicon.marks.get(words) or lexicon.marks.get(words.split(" ")[0])
            if touch is not None:
                return Context().after(touch.effect, at, f"“{words}” opens the clause", touch.score)
    effect = _ACTS.get(claim.act)
    word = claim.cue.lemma if claim.cue is not None else ""
    if claim.act == "warn":
        told = is_verbal(tree, top) and not is_infinitive(tree, top)
        return Context().after("+" if told else "possible", cue, f"a warning (“{word}”)", 0.8 if told else 1.0)
    if claim.act == "decline" and lemma_of(tree, lexicon, cue) in ("deny",):
        return Context().after("possible", cue, "neither confirmed nor denied")
    if effect is None:
        return Context()
    if effect == "demanded" and not _wanted(tree, top):
        return Context()
    return Context().after(effect, cue, f"the claim’s act is {claim.act} (“{word}”)")


def _wanted(tree: Tree, top: int) -> bool:
    """Whether the top of a demand's content is what is demanded, not somebody told or a fact insisted on."""
    if is_verbal(tree, top) and not is_infinitive(tree, top) and tree.tag[top] in ("VBD", "VBZ"):
        return False
    return tree.tag[top] != "VBN" or not any(tree.form[kid] in ("was", "were", "has", "had") for kid in tree.kids[top])


def _below(tree: Tree, lexicon: FactualityLexicon, head: int, i: int, context: Context, outer: Context) -> Context:
    """The context ``i`` hangs in, given those of its head: ``context`` with the head's own words, ``outer`` without."""
    dep = tree.dep[i]
    if dep == "conj":
        return outer
    if dep in _CLAUSES:
        return Context(score=0.95)
    how = frame(tree, i)
    for at, words in openers(tree, i):
        touch = lexicon.marks.get(words) or lexicon.marks.get(words.split(" ")[0])
        if touch is None or (how == words and (lemma_of(tree, lexicon, head), how) in lexicon.operators):
            continue
        if touch.effect in ("conditional", "reset", "-", "planned") and dep in ("advcl", "obl", "nmod"):
            return Context().after(touch.effect, at, f"“{words}” before it", touch.score)
        if touch.effect in ("conditional", "possible"):
            return context.after("possible", at, f"“{words}” opens the clause", touch.score)
    if dep == "advcl" and is_condition(tree, i):
        return Context().after("conditional", i, "a condition")
    word = lemma_of(tree, lexicon, head)
    entry = lexicon.operators.get((word, how)) or _like(lexicon, tree, word, how, i)
    if word in ("have", "need") and how == "infinitive":
        return _have_to(tree, head, context)
    if word == "be" and how == "infinitive":
        return context.after("planned", head, "“be to”: arranged")
    if entry is not None:
        return _operate(tree, context, head, word, entry.effect, entry.negated, entry.denies, entry.score)
    return _unknown(tree, lexicon, head, i, how, context)


def _like(lexicon: FactualityLexicon, tree: Tree, word: str, how: str, i: int) -> OperatorEntry | None:
    """The entry of a frame so near that the parser mixes them up."""
    if how == "gerund":
        return lexicon.operators.get((word, "object"))
    if how == "clause" and tree.tag[i] in ("VB",):
        return lexicon.operators.get((word, "infinitive"))
    if how == "of" and tree.dep[i] == "nmod:poss":
        return None
    return None


def _operate(
    tree: Tree, context: Context, head: int, word: str, effect: Effect, negated: Effect | None,
    denies: Denied | None, score: float,
) -> Context:  # fmt: skip
    """What a word of the lexicon makes of what hangs on it."""
    reason = f"hangs on “{word}”"
    if context.polarity == "+":
        return context.after(effect, head, reason, score)
    if denies is not None:
        return replace(context.after("+", head, reason, score), denied=denies)
    if negated is None:
        return context.after(effect, head, f"{reason}, which is negated", score)
    if negated in ("+", "reset"):
        return replace(context, polarity="+").after(negated, head, f"{reason}, which is negated", score)
    if negated == "-":
        return context.after("+", head, f"{reason}, which is negated", score)
    return replace(context, polarity="+").after(negated, head, f"{reason}, which is negated", score * 0.8)


def _have_to(tree: Tree, head: int, context: Context) -> Context:
    """ "had to flee" is a deed, "has to flee" a demand."""
    if tree.tag[head] == "VBD":
        return context.after("+", head, "“had to”: and did", 0.8)
    return context.after("demanded", head, f"“{tree.form[head]} to”")


def _unknown(tree: Tree, lexicon: FactualityLexicon, head: int, i: int, how: str, context: Context) -> Context:
    """What hangs on a word that the lexicon does not list."""
    if how == "infinitive":
        if tree.dep[i] == "advcl":
            return context.after("planned", head, f"what for: “to {tree.form[i]}”", 0.6)
        return context.after("possible", head, f"an infinitive of “{tree.form[head]}”", 0.5)
    if how in ("clause", "gerund", "by") and (is_verbal(tree, i) or how == "by"):
        return context if how != "clause" or context.plain else context.doubtful(0.8, "in a clause below")
    if (tree.dep[i] == "nmod" and how == "of") or tree.dep[i] == "compound":
        return context
    if context.plain:
        return context
    definite = any(tree.form[kid] in _DEFINITE for kid in tree.kids[i]) or tree.child(i, "nmod:poss") is not None
    if definite or tree.dep[i] in ("obl", "nmod"):
        return Context(score=0.8 if definite else 0.6, because=("named, whatever is said around it",))
    return context.doubtful(0.6, f"hangs on “{tree.form[head]}”")


def _carries(above: Context, below: Context) -> bool:
    """Whether a word's truth is that of the one above it, so that their tenses are the same too."""
    return below.certainty == above.certainty and "reset" not in below.because


def _shares(tree: Tree, i: int) -> bool:
    """Whether a coordinated verb goes by the auxiliaries of the first: "could attack and seize"."""
    if tree.dep[i] != "conj" or tree.pos[i] != "VERB":
        return False
    head = tree.head[i]
    if tree.tag[i] not in ("VB", "VBN", "VBG") or tree.tag[head] != tree.tag[i]:
        return False
    if any(tree.dep[kid] in ("aux", "aux:pass", "nsubj", "nsubj:pass") for kid in tree.kids[i]):
        return False
    return not any(tree.form[kid] == "but" for kid in tree.kids[i])


def _asked(tree: Tree, trigger: int, page: Page) -> bool:
    sentence = tree.doc[trigger].sent
    return sentence.text.rstrip().rstrip("”\"'’").endswith("?")


def _spans(tree: Tree, words: tuple[int, ...]) -> Spans:
    spans = (Span(tree.doc[i].idx, tree.doc[i].idx + len(tree.doc[i])) for i in sorted(set(words)))
    return tuple(spans)
