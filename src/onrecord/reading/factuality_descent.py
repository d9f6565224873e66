"""Descent: from the top of a claim's content down to an event, each word asked what it makes of the next."""

from dataclasses import dataclass, replace

from onrecord.model import Claim
from onrecord.reading.event_lexicon import event_lexicon
from onrecord.reading.factuality_conditions import is_condition, opens_condition
from onrecord.reading.factuality_context import Context
from onrecord.reading.factuality_frames import (
    asks_who,
    frame,
    governor,
    is_infinitive,
    is_that_clause,
    is_verbal,
    lemma_of,
    openers,
)
from onrecord.reading.factuality_lexicon import Effect, FactualityLexicon, OperatorEntry, Touch
from onrecord.reading.factuality_local import is_perfect, local, negations
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
_ASIDES = frozenset({"acl:relcl", "appos", "parataxis", "advcl:relcl"})
_POINTING = frozenset({"this", "these", "those", "last", "such"})
_DEFINITE = frozenset({"the", "its", "his", "their", "her", "our"}) | _POINTING
_NOT_PREPOSITIONS = frozenset({"subject", "object", "clause", "adjunct", "gerund", "infinitive", "account"})
# A participle that is a verb's object ("stopped shelling") stands at most so many words after it.
_NEAR = 3
_WANT = frozenset({"want", "need", "wish", "like", "prefer"})
_MIND = "attribution:learned"  # cues that no rule knows
_NOT_SAID = frozenset({"state", "believe", "promise", "request", "praise", "condemn", "question", "decline", "confirm"})
_LATER = frozenset({"before", "until", "till", "once", "when", "as", "by"})
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
        outer = self._from_act(cue, path[0]) if cue is not None else Context()
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
        if tree.dep[i] != "conj" or tree.pos[i] != "VERB" or tree.tag[i] not in _SHARED:
            return context
        first = tree.head[i]
        alone = any(tree.dep[kid] in ("aux", "aux:pass", "nsubj", "nsubj:pass") for kid in tree.kids[i])
        if tree.tag[first] != tree.tag[i] or alone or any(tree.form[kid] == "but" for kid in tree.kids[i]):
            return context
        return local(tree, self.lexicon, first, context, reported)

    def _is_unspoken(self, top: int) -> bool:
        """ "refused to leave", "plans to attack": no speech, so the word itself says what becomes of the event."""
        unspoken = self.claim.method.name == _MIND and self.claim.act in _NOT_SAID
        return unspoken and not is_that_clause(self.tree, top)

    # -- the top

    def _from_act(self, cue: int, top: int) -> Context:
        """What the claim's act makes of the top of its content."""
        act, word = self.claim.act, self.claim.cue.lemma if self.claim.cue is not None else ""
        if (marked := self._marked(cue, top, Context(), self.tree.dep[top] in ("advcl", "obl"))) is not None:
            return marked
        if self.tree.dep[top] == "acl:relcl":
            return Context(score=0.9, tied=False)
        if act == "deny" and word == "repudiate" and not self._account(top):
            return Context().after("reset", cue, "a deed that is repudiated has been done", 0.8)
        if act == "deny" and (role := self._role(cue, top)) is not None:
            return role
        if act in ("question", "decline", "unverified") and (who := asks_who(self.tree, top)) is not None:
            return Context().after("reset", who, f"“{self.tree.form[who]}” takes it for granted", 0.8)
        if act not in _UNSAID and any(self.tree.head[w] == cue for w in negations(self.tree, self.lexicon, cue)):
            return Context().after("possible", cue, f"“{word}” is negated", 0.5).loose()
        if act == "accuse" and not any(source.spans for source in self.claim.sources):
            return Context().after("possible", cue, f"“{word}”, and nobody is named who says so").loose()
        if act == "warn":
            return self._warned(cue, top, word)
        if act == "state":
            entry = self.lexicon.operators.get((lemma_of(self.tree, self.lexicon, cue), frame(self.tree, top)))
            if entry is not None and entry.effect in ("planned", "demanded"):
                return Context().after(entry.effect, cue, f"content of “{word}”")
        effect = _ACTS.get(act)
        if effect is None or (effect == "demanded" and not self._wanted(top)):
            return Context().after("+", cue, f"said by “{word}”").loose() if effect is None else Context(tied=False)
        return Context().after(effect, cue, f"the claim’s act is {act} (“{word}”)").loose()

    def _account(self, i: int) -> bool:
        return is_verbal(self.tree, i) or self.tree.lemma[i] in self.lexicon.accounts

    def _role(self, cue: int, top: int) -> Context | None:
        """ "denied responsibility for the blast", where the parser hangs the blast on the denying."""
        tree = self.tree
        obj = tree.child(cue, "obj", "nsubj:pass")
        if obj is None or obj == top:
            return None
        entry = self.lexicon.operators.get((tree.lemma[obj], frame(tree, top)))
        if entry is None or entry.denies is None:
            return None
        found = Context().after("-", cue, f"“{tree.lemma[obj]}” is denied").loose()
        return replace(found, denied=entry.denies)

    def _warned(self, cue: int, top: int, word: str) -> Context:
        """A warning tells of what may come; one in the past or present tense of what is."""
        tree = self.tree
        to_come = not is_verbal(tree, top) or is_infinitive(tree, top) or tree.tag[top] == "VBG"
        modal = any(tree.dep[kid] == "aux" and tree.form[kid] in ("will", "would", "'ll") for kid in tree.kids[top])
        subject = tree.child(top, "nsubj", "nsubj:pass")
        own = subject is not None and tree.form[subject] in ("it", "they", "he", "she", "we", "i")
        if to_come or word in ("fear", "worry", "predict", "forecast") or (modal and not own):
            return Context().after("possible", cue, f"a warning (“{word}”)").loose()
        return Context().after("+", cue, f"a warning (“{word}”)", 0.8).loose()

    def _wanted(self, top: int) -> bool:
        """Whether the top of a demand's content is what is demanded, not a fact insisted on."""
        tree = self.tree
        if not is_verbal(tree, top) or is_infinitive(tree, top):
            return True
        return tree.tag[top] not in ("VBD", "VBZ") and not any(
            tree.form[kid] in ("was", "were", "has", "had", "is", "are") for kid in tree.kids[top]
        )

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
        if not content and (dep in _ASIDES or (dep == "acl" and tree.tag[i] in ("VBN", "VBD"))):
            return self._aside(head, i, context)
        marked = self._marked(head, i, context, dep in ("advcl", "obl", "nmod", "acl"))
        if marked is not None:
            return marked
        if (who := asks_who(tree, i)) is not None and dep in ("ccomp", "csubj", "xcomp", "csubj:pass", "advcl"):
            return context.after("reset", who, f"“{tree.form[who]}” takes it for granted", 0.8)
        how = "clause" if content else frame(tree, i)
        if dep == "advcl" and how in ("clause", "gerund") and self._beside_main(head, i):
            return context.loose() if context.polarity == "+" else Context(score=0.8, tied=False)
        if how in word.split(" ")[1:]:
            how = "gerund" if tree.tag[i] == "VBG" else "object"
        entry = self._by_object(head, i, how) or self._entry(word, how, i) or self._beyond(head, how)
        if entry is not None:
            return self._operate(context, head, word, entry)
        return self._unlisted(head, i, word, how, context)

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

    def _somebody(self, i: int) -> bool:
        """A doer, or a weapon that is somebody's: "it was not our aircraft that …", not "not the first time …"."""
        tree = self.tree
        owned = tree.child(i, "nmod:poss") is not None
        return owned or tree.pos[i] in ("PROPN", "PRON") or tree.lemma[i] in event_lexicon().people

    def _marked(self, head: int, i: int, context: Context, aside: bool) -> Context | None:
        """What the word that opens the clause or phrase of ``i`` makes of it, if anything."""
        tree, how = self.tree, frame(self.tree, i)
        if aside and is_condition(tree, i):
            return Context().after("conditional", i, "a condition").loose()
        for at, words in openers(tree, i):
            touch = self.lexicon.marks.get(words) or self.lexicon.marks.get(words.split(" ")[0])
            if (
                touch is None
                or (words.split(" ")[0] == "as" and not is_verbal(tree, i))
                or (how == words and (lemma_of(tree, self.lexicon, head), how) in self.lexicon.operators)
            ):
                continue
            if (found := self._by_mark(i, at, words, touch, context, aside)) is not None:
                return found
        return None

    def _by_mark(self, i: int, at: int, words: str, touch: Touch, context: Context, aside: bool) -> Context | None:
        reason = f"“{words}” opens the clause"
        if touch.effect in ("conditional", "possible"):
            if aside and touch.effect == "conditional" and opens_condition(self.tree, at):
                return Context().after("conditional", at, reason, touch.score).loose()
            return replace(context, polarity="+").after("possible", at, reason, touch.score).loose()
        if not aside:
            return None
        if words in ("before", "until") and any(self.tree.form[kid] in ("could", "can") for kid in self.tree.kids[i]):
            return Context().after("-", at, f"“{words}” it could happen", 0.7)
        if touch.effect == "reset" and not is_verbal(self.tree, i) and not context.plain:
            # "in a raid after the truce": told with what is merely possible, so not quite sure itself.
            return Context().after("reset", at, reason, 0.8 * touch.score)
        if touch.effect == "reset" and words.split(" ", maxsplit=1)[0] in _LATER and self._yet_to_come(i, context):
            return Context().after("planned", at, f"{reason}, still to come", 0.8).loose()
        base = Context() if context.certainty == "asserted" else replace(context, polarity="+")
        found = base.after(touch.effect, at, reason, touch.score)
        return found if touch.effect == "-" else found.loose()

    def _yet_to_come(self, i: int, context: Context) -> bool:
        """Whether a clause of time goes with something not done yet: "will fight until they have left"."""
        tree = self.tree
        present = tree.tag[i] in ("VBP", "VBZ") or any(
            tree.form[kid] in ("is", "are", "has", "have")
            for kid in tree.kids[i]
            if tree.dep[kid].startswith(("aux", "cop"))
        )
        return context.certainty in ("planned", "demanded", "conditional") and is_verbal(tree, i) and present

    def _entry(self, word: str, how: str, i: int) -> OperatorEntry | None:
        """The lexicon's entry for a word and a frame, or for a frame so near that parsers mix them up."""
        operators = self.lexicon.operators
        if how == "object" and self.tree.lemma[i] in self.lexicon.accounts and (word, "account") in operators:
            return operators[word, "account"]
        if (entry := operators.get((word, how))) is not None:
            return entry
        if how == "gerund":
            return operators.get((word, "object")) or operators.get((word, "infinitive"))
        if how == "clause" and self.tree.tag[i] == "VB":
            return operators.get((word, "infinitive"))
        if how == "subject" and self.tree.child(self.tree.head[i], "cop") is not None:
            return operators.get((word, "clause")) if word in self.lexicon.verdicts else None
        return None

    def _by_object(self, head: int, i: int, how: str) -> OperatorEntry | None:
        """ "had orders not to shoot", "had no role in the raid": the object says what follows it is."""
        tree = self.tree
        obj = tree.child(head, "obj")
        if obj is not None and obj < i and tree.lemma[head] in ("have", "play", "take", "deny", "bear"):
            entry = self.lexicon.operators.get((tree.lemma[obj], how))
            if entry is not None and entry.denies is not None:
                return entry
        if how != "infinitive" or obj is None or not head < obj < i or tree.pos[obj] != "NOUN":
            return None
        return self.lexicon.operators.get((tree.lemma[obj], how)) if tree.pos[head] in ("VERB", "AUX") else None

    def _beyond(self, head: int, how: str) -> OperatorEntry | None:
        """ "suspect a cell of planting it": what the parser hangs on the object belongs to its verb."""
        tree = self.tree
        if how in _NOT_PREPOSITIONS and how != "infinitive":
            return None
        above = head
        while tree.dep[above] == "nmod" and how == "infinitive":
            above = tree.head[above]
        if tree.dep[above] not in ("obj", "nsubj:pass", "obl"):
            return None
        verb = tree.head[above]
        at = tree.doc[verb].idx
        if self.claim.cue is not None and any(span.start <= at < span.end for span in self.claim.cue.spans):
            return None
        entry = self.lexicon.operators.get((lemma_of(tree, self.lexicon, verb), how))
        wanted = (
            ("demanded",) if how == "infinitive" else ("possible", "planned", "demanded", "-" if how == "from" else "")
        )
        return entry if entry is not None and entry.effect in wanted else None

    def _operate(self, context: Context, head: int, word: str, entry: OperatorEntry) -> Context:
        """What a word of the lexicon makes of what hangs on it."""
        reason = f"hangs on “{word}”"
        if (
            not context.plain
            and is_perfect(self.tree, head)
            and entry.effect == "-"
            and context.certainty != "asserted"
        ):
            return context.after("reset", head, f"{reason}, which did not happen", 0.7)
        if word == "able" and any(self.tree.form[kid] in ("was", "were") for kid in self.tree.kids[head]):
            return context.after("+", head, reason, 0.8)
        if context.polarity == "+":
            found = context.after(entry.effect, head, reason, entry.score)
            if entry.denies is not None and entry.effect == "-":
                found = replace(found, denied=entry.denies)
            return replace(found, tied=found.tied or entry.negated == "-")
        if entry.denies is not None:
            return replace(context.after("+", head, reason, entry.score), denied=entry.denies)
        reason = f"{reason}, which is negated"
        noun = self.tree.pos[head] == "NOUN" and word in self.lexicon.accounts
        negated: Effect | None = "-" if noun else entry.negated
        if negated is None:
            return context.after(entry.effect, head, reason, entry.score)
        if negated == "-":
            return context.after("+", head, reason, entry.score)
        if negated in ("+", "reset"):
            return replace(context, polarity="+").after(negated, head, reason, entry.score)
        return replace(context, polarity="+").after(negated, head, reason, entry.score * 0.8)

    # -- what the lexicon does not list

    def _unlisted(self, head: int, i: int, word: str, how: str, context: Context) -> Context:
        tree = self.tree
        if how == "infinitive":
            return self._infinitive(head, i, word, context)
        if how in ("clause", "gerund", "by") and is_verbal(tree, i):
            if how == "clause" and tree.dep[i] not in ("acl", "advcl"):
                context = context if context.plain else context.doubtful(0.8, "in a clause below")
            return replace(context, tied=how != "clause" or tree.tag[i] in ("VBG", "VBN"))
        if (tree.dep[i] == "nmod" and how == "of") or tree.dep[i] in ("compound", "ccomp"):
            return replace(context, tied=True)
        return self._noun(head, i, how, context)

    def _infinitive(self, head: int, i: int, word: str, context: Context) -> Context:
        tree = self.tree
        if word in ("have", "need") and tree.pos[head] in ("VERB", "AUX"):
            if any(tree.form[kid] == "yet" for kid in tree.kids[head]):
                return context.after("-", head, "“yet to”: not so far")
            if tree.tag[head] == "VBD":
                return context.after("+", head, "“had to”: and did", 0.8)
            return context.after("demanded", head, f"“{tree.form[head]} to”")
        if word == "time" and tree.child(head, "cop") is not None:
            return context.after("demanded", head, "it is “time to”")
        if tree.dep[i] == "advcl" and tree.lemma[i] in self.lexicon.shown:
            return context.after("+", head, f"to “{tree.lemma[i]}” is done by doing so", 0.8)
        if word == "be":
            return context.after("planned", head, "“be to”: arranged")
        if tree.dep[i] == "advcl":
            return context.after("planned", head, f"what for: “to {tree.form[i]}”", 0.6)
        return context.after("possible", head, f"an infinitive of “{tree.form[head]}”", 0.5)

    def _noun(self, head: int, i: int, how: str, context: Context) -> Context:
        """A deed named by a noun under a word that says nothing of whether it is so."""
        tree = self.tree
        if context.plain:
            return context.loose()
        words = [tree.form[kid] for kid in tree.kids[i]]
        pointed = any(word in _POINTING for word in words)
        definite = any(word in _DEFINITE for word in words) or tree.child(i, "nmod:poss") is not None
        if how == "subject" and context.certainty == "conditional":
            if pointed:
                return Context(score=0.7, tied=False, because=("named, whatever would come of it",))
            return context.doubtful(0.6 if definite else 0.9, "what would bring it about").loose()
        if context.polarity == "-" and not any(word in ("any", "a", "an", "no") for word in words):
            return Context(score=0.7, tied=False, because=("named, whatever is denied around it",))
        if definite or how not in ("object", "subject") or (how == "subject" and context.polarity == "-"):
            return Context(score=0.8 if definite else 0.6, tied=False, because=("named, whatever is said around it",))
        return context.doubtful(0.6, f"hangs on “{tree.form[head]}”").loose()
