"""Acts: what a claim's act makes of its content, from the cue: a denial, a demand, a promise, a warning."""

from dataclasses import replace

from onrecord.model import Claim
from onrecord.reading.factuality_context import Context
from onrecord.reading.factuality_frames import asks_who, frame, is_infinitive, is_verbal, lemma_of
from onrecord.reading.factuality_lexicon import Effect, FactualityLexicon
from onrecord.reading.factuality_local import is_perfect, negations
from onrecord.reading.factuality_marks import marked
from onrecord.reading.tree import Tree
from onrecord.terms import Act

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
# Acts that have a negated cue in them already, and those that take the deed for granted.
_UNSAID = frozenset({"decline", "unverified", "question", "condemn", "praise"})


def of_act(tree: Tree, lexicon: FactualityLexicon, claim: Claim, cue: int, top: int) -> Context:
    """What the claim's act makes of the top of its content."""
    act, word = claim.act, claim.cue.lemma if claim.cue is not None else ""
    if (found := marked(tree, lexicon, cue, top, Context(), tree.dep[top] in ("advcl", "obl"))) is not None:
        return found
    if tree.dep[top] == "acl:relcl":
        return Context(score=0.9, tied=False)
    if act == "deny" and word == "repudiate" and not _account(tree, lexicon, top):
        return Context().after("reset", cue, "a deed that is repudiated has been done", 0.8)
    if act == "deny" and (role := _role(tree, lexicon, cue, top)) is not None:
        return role
    if act in ("question", "decline", "unverified") and (who := asks_who(tree, top)) is not None:
        return Context().after("reset", who, f"“{tree.form[who]}” takes it for granted", 0.8)
    if act not in _UNSAID and any(tree.head[w] == cue for w in negations(tree, lexicon, cue)):
        return Context().after("possible", cue, f"“{word}” is negated", 0.5).loose()
    if act == "accuse" and not any(source.spans for source in claim.sources):
        return Context().after("possible", cue, f"“{word}”, and nobody is named who says so").loose()
    if act == "warn":
        return _warned(tree, cue, top, word)
    if act == "state":
        entry = lexicon.operators.get((lemma_of(tree, lexicon, cue), frame(tree, top)))
        if entry is not None and entry.effect in ("planned", "demanded"):
            return Context().after(entry.effect, cue, f"content of “{word}”")
        if _told_to(tree, lexicon, cue, top):
            return Context().after("demanded", cue, f"told to by “{word}”", 0.8).loose()
    effect = _ACTS.get(act)
    if effect is None or (effect == "demanded" and not _wanted(tree, top)):
        return Context().after("+", cue, f"said by “{word}”").loose() if effect is None else Context(tied=False)
    return Context().after(effect, cue, f"the claim’s act is {act} (“{word}”)").loose()


def _told_to(tree: Tree, lexicon: FactualityLexicon, cue: int, top: int) -> bool:
    """ "called out its members to march": somebody is told, and what he is to do is no report."""
    told = tree.child(cue, "obj", "iobj")
    if told is None or not cue < told < top or is_perfect(tree, top) or tree.dep[top] not in ("xcomp", "advcl", "acl"):
        return False
    return is_infinitive(tree, top) and (tree.lemma[cue], "infinitive") not in lexicon.operators


def _account(tree: Tree, lexicon: FactualityLexicon, i: int) -> bool:
    return is_verbal(tree, i) or tree.lemma[i] in lexicon.accounts


def _role(tree: Tree, lexicon: FactualityLexicon, cue: int, top: int) -> Context | None:
    """ "denied responsibility for the blast", where the parser hangs the blast on the denying."""
    obj = tree.child(cue, "obj", "nsubj:pass")
    if obj is None or obj == top:
        return None
    entry = lexicon.operators.get((tree.lemma[obj], frame(tree, top)))
    if entry is None or entry.denies is None:
        return None
    found = Context().after("-", cue, f"“{tree.lemma[obj]}” is denied").loose()
    return replace(found, denied=entry.denies)


def _warned(tree: Tree, cue: int, top: int, word: str) -> Context:
    """A warning tells of what may come; one in the past or present tense of what is."""
    to_come = not is_verbal(tree, top) or is_infinitive(tree, top) or tree.tag[top] == "VBG"
    modal = any(tree.dep[kid] == "aux" and tree.form[kid] in ("will", "would", "'ll") for kid in tree.kids[top])
    subject = tree.child(top, "nsubj", "nsubj:pass")
    own = subject is not None and tree.form[subject] in ("it", "they", "he", "she", "we", "i")
    if to_come or word in ("fear", "worry", "predict", "forecast") or (modal and not own):
        return Context().after("possible", cue, f"a warning (“{word}”)").loose()
    return Context().after("+", cue, f"a warning (“{word}”)", 0.8).loose()


def _wanted(tree: Tree, top: int) -> bool:
    """Whether the top of a demand's content is what is demanded, not a fact insisted on."""
    if not is_verbal(tree, top) or is_infinitive(tree, top):
        return True
    return tree.tag[top] not in ("VBD", "VBZ") and not any(
        tree.form[kid] in ("was", "were", "has", "had", "is", "are") for kid in tree.kids[top]
    )
