"""Descent: from the top of a claim's content down to an event, each word asked what it makes of the next."""

from dataclasses import dataclass, replace

from onrecord.model import Claim
from onrecord.reading.argument_subjects import is_stray
from onrecord.reading.argument_voice import is_passive
from onrecord.reading.event_lexicon import event_lexicon
from onrecord.reading.factuality_acts import of_act
from onrecord.reading.factuality_context import Context
from onrecord.reading.factuality_frames import (
    asks_who,
    frame,
    governor,
    is_infinitive,
    is_that_clause,
    lemma_of,
    openers,
)
from onrecord.reading.factuality_lexicon import FactualityLexicon
from onrecord.reading.factuality_local import local
from onrecord.reading.factuality_marks import marked
from onrecord.reading.factuality_operators import entry_for, operate
from onrecord.reading.factuality_unlisted import unlisted
from onrecord.reading.tree import Tree

_ASIDES = frozenset({"acl:relcl", "appos", "parataxis", "advcl:relcl"})
# A participle that is a verb's object ("stopped shelling") stands at most so many words after it.
_NEAR = 3
_WANT = frozenset({"want", "need", "wish", "like", "prefer"})
_MIND = "attribution:learned"  # cues that no rule knows
_NOT_SAID = frozenset({"state", "believe", "promise", "request", "praise", "condemn", "question", "decline", "confirm"})
_BLAMING = frozenset({"blame", "accuse", "suspect", "charge", "convict", "indict", "fault"})
_IMPORTANT = frozenset({"important", "essential", "necessary", "vital", "crucial", "best", "main"})
_MEANT = frozenset({"mean", "intend", "aim", "design", "direct"})
_REASONS = frozenset({"reason", "ground", "excuse", "justification", "cause"})
_RANKED = frozenset({"only", "first", "last", "sole"})
_SHARED = ("VB", "VBN", "VBG")


@dataclass(frozen=True, slots=True)
class Descent:
    """One claim, its tree, and the way down."""

    tree: Tree
    lexicon: FactualityLexicon
    claim: Claim

    def contexts(self, trigger: int) -> list[tuple[int, Context]]:
        """The words from the top of the claim's content down to the trigger, each with its context."""
        path, cue = self._path(trigger)
        if cue is not None and self._is_unspoken(path[0]):
            path, cue = [cue, *path], None
        outer = of_act(self.tree, self.lexicon, self.claim, cue, path[0]) if cue is not None else Context()
        found: list[tuple[int, Context]] = []
        for i in path:
            if found:
                outer = self._below(found[-1][0], i, found[-1][1], outer)
            found.append((i, self._beside(i, outer)))
        return found

    def _path(self, trigger: int) -> tuple[list[int], int | None]:
        """The words from the top down to the trigger, and the cue if the content hangs on it."""
        tree, claim = self.tree, self.claim
        cues = claim.cue.spans if claim.cue is not None else ()
        path = [trigger]
        while (head := governor(tree, self.lexicon, path[-1])) not in path:
            at = tree.doc[head].idx
            if any(span.start <= at < span.end for span in cues):
                return path[::-1], head
            path.append(head)
            if not any(span.start <= at < span.end for span in claim.contents):
                # "found no evidence that …": the noun between cue and content has a say too.
                above = tree.doc[tree.head[head]].idx
                if any(span.start <= above < span.end for span in cues):
                    return path[::-1], tree.head[head]
                path.pop()
                break
        return path[::-1], None

    def _beside(self, i: int, outer: Context) -> Context:
        """The context of a word, its own auxiliaries and negations taken in, shared ones of a coordination too."""
        tree = self.tree
        reported = self.claim.cue is not None
        context = local(tree, self.lexicon, i, outer, reported)
        if tree.dep[i] != "conj" or tree.pos[i] != "VERB":
            return context
        first = tree.head[i]
        if tree.pos[first] not in ("VERB", "AUX") and tree.tag[i] in ("VB", "VBP"):
            return self._under_its_modal(first, i, context)
        if is_stray(tree, i) and context.plain:
            return context.after("possible", i, f"“{tree.form[i]}” stands bare beside “{tree.form[first]}”", 0.5)
        if tree.tag[i] not in _SHARED:
            return context
        alone = any(tree.dep[kid] in ("aux", "aux:pass", "nsubj", "nsubj:pass") for kid in tree.kids[i])
        if tree.tag[first] != tree.tag[i] or alone:
            return context
        if any(tree.form[kid] == "but" for kid in tree.kids[i]):
            # "would not end the war but silence the guns": the modal is shared, the "not" is not.
            shared = local(tree, self.lexicon, first, context, reported) if tree.tag[i] == "VB" else context
            return replace(shared, polarity=context.polarity, denied=context.denied)
        return local(tree, self.lexicon, first, context, reported)

    def _under_its_modal(self, first: int, i: int, context: Context) -> Context:
        """ "should be on guard and fight": a bare verb under the modal of the predicate before it."""
        tree = self.tree
        modal = any(tree.form[kid] in self.lexicon.modals for kid in tree.children(first, "aux"))
        if not modal or tree.child(i, "nsubj", "nsubj:pass", "aux", "mark") is not None:
            return context
        return local(tree, self.lexicon, first, context, self.claim.cue is not None)

    def _is_unspoken(self, top: int) -> bool:
        """ "refused to leave", "plans to attack": no speech, so the word itself says what becomes of the event."""
        unspoken = self.claim.method.name == _MIND and self.claim.act in _NOT_SAID
        return unspoken and not is_that_clause(self.tree, top)

    # -- one step down

    def _below(self, head: int, i: int, context: Context, outer: Context) -> Context:
        """The context ``i`` hangs in, given its head's: ``context`` with the head's own words, ``outer`` without."""
        tree, dep = self.tree, self.tree.dep[i]
        if dep == "conj":
            return self._coordinated(i, outer)
        word = lemma_of(tree, self.lexicon, head)
        content = is_that_clause(tree, i) and (word, "clause") in self.lexicon.operators
        if (wanted := self._wanted_so(head, i, context)) is not None:
            return wanted
        if (reason := self._no_reason_why(head, i, context)) is not None:
            return reason
        participle = tree.tag[i] in ("VBN", "VBD") or self._one_of_several(head, i, context)
        if not content and (dep in _ASIDES or (dep == "acl" and participle)):
            return self._aside(head, i, context)
        found = marked(tree, self.lexicon, head, i, context, dep in ("advcl", "obl", "nmod", "acl"))
        if found is not None:
            return found
        if (asked := self._asked(i, context)) is not None:
            return asked
        how = "clause" if content else frame(tree, i)
        if dep == "advcl" and how in ("clause", "gerund") and self._beside_main(head, i):
            if tree.tag[i] == "VBG" and self._is_blamed(head):
                return context.after("possible", head, f"goes along with what is blamed (“{tree.form[head]}”)", 0.8)
            return context.loose() if context.polarity == "+" else Context(score=0.8, tied=False)
        if how in word.split(" ")[1:]:
            how = "gerund" if tree.tag[i] == "VBG" else "object"
        if dep == "nsubj:pass" and word in _MEANT and context.polarity == "-":
            found = Context(polarity="-", denied="intent", words=context.words, because=("it was not meant so",))
            return found.loose()
        if how == "clause" and word == "thing" and any(tree.form[kid] in _IMPORTANT for kid in tree.kids[head]):
            return context.after("demanded", head, "the thing that matters", 0.8).loose()
        entry = entry_for(tree, self.lexicon, self.claim, head, i, word, how)
        if entry is not None:
            return operate(tree, self.lexicon, context, head, word, entry)
        return unlisted(tree, self.lexicon, head, i, word, how, context)

    def _asked(self, i: int, context: Context) -> Context | None:
        """ "knows who fired" takes the firing for granted, "knows how to fire" says nothing of it."""
        tree = self.tree
        who = asks_who(tree, i)
        if who is None:
            return None
        if is_infinitive(tree, i):
            return context.after("possible", who, f"“{tree.form[who]} to”: nothing is said to be done", 0.8).loose()
        if tree.dep[i] in ("ccomp", "csubj", "xcomp", "csubj:pass", "advcl"):
            return context.after("reset", who, f"“{tree.form[who]}” takes it for granted", 0.8)
        return None

    def _is_blamed(self, head: int) -> bool:
        """ "were blamed for bringing in the disease": whatever is told beside that is laid to them too."""
        tree = self.tree
        above = tree.head[head] if tree.tag[head] == "VBG" and tree.case(head) in ("for", "of") else head
        return any(lemma_of(tree, self.lexicon, verb) in _BLAMING and is_passive(tree, verb) for verb in (head, above))

    def _no_reason_why(self, head: int, i: int, context: Context) -> Context | None:
        """ "no reason why they should not attack": they may, and nothing is said to have been done."""
        tree = self.tree
        who = asks_who(tree, i)
        if tree.lemma[head] not in _REASONS or context.polarity == "+" or who is None or tree.form[who] != "why":
            return None
        should = any(tree.form[kid] in self.lexicon.modals for kid in tree.children(i, "aux"))
        found = context if should else replace(context, polarity="+")
        return found.after("possible", head, f"no “{tree.form[head]}” why", 0.7).loose()

    def _beside_main(self, head: int, i: int) -> bool:
        """A participle that goes along with the main verb ("left, killing two") rather than being its object."""
        return i < head or "," in self.tree.form[head:i] or self.tree.tag[i] != "VBG" or i - head > _NEAR

    def _coordinated(self, i: int, outer: Context) -> Context:
        """A second part stands as the first does, but for "rather than"."""
        for at, words in openers(self.tree, i):
            touch = self.lexicon.marks.get(words)
            if touch is not None and touch.effect == "-":
                return outer.after("-", at, f"“{words}” before it", touch.score)
        return outer

    def _wanted_so(self, head: int, i: int, context: Context) -> Context | None:
        """ "want the general detained": a participle after the object is what is wanted."""
        tree = self.tree
        verb = tree.head[head] if tree.dep[head] == "obj" else head
        if tree.tag[i] not in ("VBN", "VBD") or tree.dep[i] not in ("acl", "xcomp", "ccomp") or verb > head > i:
            return None
        if tree.lemma[verb] not in _WANT or any(tree.form[kid] in ("that", "to") for kid in tree.kids[i]):
            return None
        return context.after("demanded", verb, f"what is wanted (“{tree.form[verb]}”)", 0.9)

    def _aside(self, head: int, i: int, context: Context) -> Context:
        """Clauses beside a noun take their deed for granted, those after "it was not X that" excepted."""
        tree = self.tree
        subject = tree.child(head, "nsubj", "expl")
        cleft = tree.dep[i] == "acl:relcl" and tree.child(head, "cop") is not None and self._somebody(head)
        if cleft and subject is not None and tree.form[subject] == "it" and context.polarity == "-":
            return replace(context, denied="actor", tied=False)
        return Context(score=0.95, tied=False)

    def _one_of_several(self, head: int, i: int, context: Context) -> bool:
        """ "is not the only one holding hostages", "not the first": others do, and so does he."""
        tree = self.tree
        ranked = any(tree.form[kid] in _RANKED for kid in tree.children(head, "amod", "advmod"))
        return ranked and context.polarity == "-" and tree.tag[i] == "VBG"

    def _somebody(self, i: int) -> bool:
        """A doer, or a weapon that is somebody's: "it was not our aircraft that …", not "not the first time …"."""
        tree = self.tree
        owned = tree.child(i, "nmod:poss") is not None
        return owned or tree.pos[i] in ("PROPN", "PRON") or tree.lemma[i] in event_lexicon().people
