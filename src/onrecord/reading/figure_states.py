"""States: what has become of a counted thing, by the verb, adjective or noun that governs it."""

from onrecord.reading.figure_fits import Counts, Found
from onrecord.reading.figure_lexicon import Role
from onrecord.reading.figure_neighbours import Neighbours
from onrecord.terms import Measure

_REMAIN = frozenset({"remain", "go", "end", "stay", "seem", "appear", "lie", "come", "turn", "prove", "be", "leave"})
_COLLECTIVE = frozenset(
    {
        "group", "team", "crowd", "convoy", "total", "number", "family", "crew", "gang", "band", "batch",
        "contingent", "force", "estimate", "hundreds", "thousands", "dozens", "tens", "scores", "majority",
        "column", "mob", "squad", "unit", "patrol", "consignment", "swarm", "barrage", "wave", "salvo",
        "shipment",
    }
)  # fmt: skip
_MODALS = frozenset({"would", "could", "may", "might", "will", "should", "must", "can", "shall", "'ll", "’ll"})
_NOT = frozenset({"not", "n't", "n’t", "never", "almost", "nearly"})
_TRIED = frozenset({"attempt", "attempts", "plot", "plots", "plan", "plans", "threat", "threats", "bid"})
# What does these to others has an object; without one the subject has undergone them ("seven others injured").
_TRANSITIVE = frozenset({"killed", "wounded", "detained", "abducted"})
_LEAVING = frozenset({"left", "leave", "leaving", "leaves"})
_MORE = frozenset(
    {"several", "many", "some", "others", "another", "dozens", "scores", "hundreds", "thousands", "numerous"}
)
_GRAVER = frozenset({"killed", "wounded", "abducted", "destroyed", "damaged"})


class States(Neighbours):
    """Finds states in one parsed text."""

    def governing(self, word: int, counts: Counts) -> list[Found]:
        """States by what governs the noun phrase of ``word``; several where verbs share it ("abducted and killed")."""
        tree = self.tree
        for _ in range(5):
            dep, head = tree.dep[word], tree.head[word]
            if dep in ("nsubj", "obj") and tree.dep[head] in ("advcl", "xcomp") and self._leans(head):
                head = tree.head[head]  # "a guard, named as Ilo, was shot dead"; "shot dead a guard"
            if dep.startswith("nsubj"):
                return self._of_subject(word, self._main_verb(head), counts)
            if dep in ("obj", "iobj"):
                return self._of_object(head, counts) or self._left(word, head, counts)
            if dep == "nmod:poss":
                found = self._of_noun(head, counts) if tree.tag[head] == "NN" and not self._of_something(head) else None
                return [found] if found else []
            if dep in ("nmod", "obl"):
                case = tree.case(word)
                if case in ("of", "to", "for", "by", "among") and (found := self._of_noun(head, counts)):
                    return [found]
                done = tree.child(head, "obj", "nsubj:pass")  # "the blast caused damage to the embassy"
                if case == "to" and done is not None and (found := self._of_noun(done, counts)):
                    return [found]
                if case == "of" and tree.form[head] in _COLLECTIVE:
                    word = head
                    continue
                if case == "by" and (found := self._agent(head, counts)):
                    return [found]
                return []
            if dep in ("conj", "appos") and tree.pos[head] in ("NOUN", "PROPN", "NUM", "ADJ", "PRON"):
                word = head
                continue
            if dep in ("nummod", "compound") and tree.form[head] in _COLLECTIVE:
                word = head
                continue
            return []
        return []

    def _main_verb(self, verb: int) -> int:
        """The verb after a participle that was taken for it: "12 drones launched overnight were shot down"."""
        tree = self.tree
        for other in tree.children(verb, "conj"):
            bare = tree.tag[verb] in ("VBD", "VBN") and tree.child(verb, "obj", "aux", "aux:pass") is None
            joined = any(tree.form[at] in (",", "and", "or", "but", ";") for at in range(verb, other))
            finite = (
                tree.child(other, "aux:pass", "aux") is not None and tree.child(other, "nsubj", "nsubj:pass") is None
            )
            if bare and finite and not joined:
                return other
        return verb

    def _left(self, word: int, verb: int, counts: Counts) -> list[Found]:
        """ "left a guard dead", "left three men and a boy dead": the state stands after the last of them."""
        tree = self.tree
        if tree.form[verb] not in _LEAVING:
            return []
        after = [kid for other in tree.conjuncts(word) for kid in tree.children(other, "amod") if kid > other]
        return [state for kid in after if (state := self._adjective(kid, counts)) is not None][:1]

    def factual(self, word: int) -> bool:
        """Whether a state is told as having come about: no infinitive, modal verb, negation or "if"."""
        tree = self.tree
        if tree.pos[word] == "NOUN":
            return not any(tree.form[kid] in _TRIED for kid in (tree.head[word], *tree.kids[word]))
        for place in (word, tree.head[word] if tree.dep[word] in ("xcomp", "conj") else word):
            kids = tree.kids[place]
            perfect = any(tree.form[kid] in ("have", "has", "had", "having") for kid in kids)
            for kid in kids:
                form, dep = tree.form[kid], tree.dep[kid]
                if dep == "mark" and (form in ("if", "unless") or (form == "to" and not perfect)):
                    return False
                if (dep == "aux" and form in _MODALS) or (dep == "advmod" and form in _NOT):
                    return False
        return True

    def _leans(self, word: int) -> bool:
        """Whether a participle or adjective has no verb words of its own and stands beside the verb it hangs on."""
        tree = self.tree
        if tree.child(word, "aux", "aux:pass", "cop", "mark") is not None:
            return False
        verb = tree.head[word]
        if tree.dep[word] == "xcomp":
            return word == verb + 1 and tree.pos[word] != "VERB"
        return tree.tag[word] == "VBN" and tree.child(verb, "nsubj", "nsubj:pass") is None

    def _of_something(self, noun: int) -> bool:
        return any(self.tree.case(kid) == "of" for kid in self.tree.children(noun, "nmod"))

    def _of_noun(self, noun: int, counts: Counts) -> Found | None:
        """ "the deaths of three people", "flooding for thousands"."""
        for entry in self.lexicon.nouns.get(self.tree.form[noun], ()):
            unit = self._fit(entry, counts)
            if unit:
                return Found(entry.measure, noun, unit)
        return None

    def _agent(self, verb: int, counts: Counts) -> Found | None:
        """Those who do what a state verb says take part in it."""
        if counts.unit != "people" or self.tree.form[verb] not in self.lexicon.verbs:
            return None
        uses = self.lexicon.verbs[self.tree.form[verb]]
        harmful = {"killed", "wounded", "abducted", "destroyed", "damaged", "launched", "robbed", "exploded"}
        if any(
            use.role == "object" and use.entry.measure in harmful and (not use.rest or self._near(verb, use.rest))
            for use in uses
        ):
            return Found("participants", verb, "people")
        return None

    def _of_subject(self, word: int, head: int, counts: Counts) -> list[Found]:
        tree = self.tree
        if tree.dep[word].endswith(":pass") or self.passive(head):
            found = self._shared(head, "object", counts) or self._raised(head, counts)
            if found or tree.dep[word].endswith(":pass"):
                return found
        left = tree.dep[head] == "xcomp" and tree.form[tree.head[head]] in _LEAVING
        if (left or tree.child(head, "cop") is not None) and (state := self._adjective(head, counts)):
            return [state]
        found = self._shared(head, "subject", counts)
        if found:
            return found
        if tree.child(head, "obj") is None and tree.tag[head] in ("VBN", "VBD") and not self._has_object(head):
            found = self._shared(head, "object", counts)
            active = any(tree.child(other, "obj") is not None for other in tree.children(head, "conj"))
            if found and not active and (tree.tag[head] == "VBN" or found[0].measure in _TRANSITIVE):
                return found
        if (state := self._agent(head, counts)) is not None:
            return [state]
        return self._raised(head, counts) if tree.child(head, "obj") is None else []

    def _of_object(self, head: int, counts: Counts) -> list[Found]:
        found = self._shared(head, "object", counts)
        return found or self._raised(head, counts)

    def _shared(self, verb: int, role: Role, counts: Counts) -> list[Found]:
        """The state of a verb, and of the verbs coordinated with it that have no subject and object of their own."""
        tree = self.tree
        found = [state for state in [self.verb(verb, role, counts)] if state]
        for other in tree.children(verb, "conj"):
            if tree.pos[other] not in ("VERB", "AUX") or tree.child(other, "nsubj", "nsubj:pass") is not None:
                continue
            if any(tree.pos[place] == "NUM" or tree.form[place] in _MORE for place in range(verb + 1, other)):
                continue  # "four were killed and six wounded", "and several injured"
            passive = tree.child(other, "aux:pass") is not None or tree.tag[other] == "VBN"
            if role == "object" and tree.child(other, "obj") is None and (passive or other < verb + 3):
                found += [state for state in [self.verb(other, "object", counts)] if state]
            elif role == "object" and passive is False and tree.child(other, "obj") is None:
                found += [state for state in [self.verb(other, "subject", counts)] if state]
        if tree.dep[verb] == "conj" and role == "object" and tree.child(tree.head[verb], "obj") is None:
            first = tree.head[verb]
            joined = "and" in tree.form[first:verb]
            if joined and first >= verb - 3 and tree.pos[first] == "VERB" and tree.child(first, "aux:pass") is None:
                found += [state for state in [self.verb(first, "object", counts)] if state]
        found += self._joined(verb, role, counts)
        kept: dict[Measure, Found] = {}
        for state in found:
            kept.setdefault(state.measure, state)
        if not _GRAVER.isdisjoint(kept):
            kept.pop("affected", None)  # "shot and killed", "attacked and damaged"
        return list(kept.values())

    def _joined(self, verb: int, role: Role, counts: Counts) -> list[Found]:
        """The verb right before "and" ("abducted and killed a trader"), whatever the tree makes of it."""
        if role != "object" or verb < 2 or self.tree.form[verb - 1] != "and":
            return []
        return [state for state in [self.verb(verb - 2, role, counts)] if state]

    def _raised(self, verb: int, counts: Counts) -> list[Found]:
        """ "is feared killed", "were reported to have died", "left three people dead", "forced them to flee"."""
        tree = self.tree
        remains = tree.lemma[verb] in _REMAIN or self.passive(verb) or tree.child(verb, "obj") is not None
        for kid in tree.children(verb, "xcomp", "ccomp", "advcl"):
            if tree.child(kid, "nsubj", "nsubj:pass") is not None:
                continue
            leaving = tree.form[verb] in _LEAVING
            if tree.dep[kid] == "advcl" and not leaving and not (self.passive(verb) and tree.child(kid, "mark")):
                continue
            if remains and (state := self._adjective(kid, counts)):
                return [state]
            if remains and self.passive(kid) and (found := self._shared(kid, "object", counts)):
                return found
            if found := self._shared(kid, "subject", counts):
                return found
        return []

    def modifying(self, word: int, counts: Counts) -> list[Found]:
        """States by what modifies the noun: "wounded", "killed in the blast", "who fled"."""
        tree = self.tree
        for kid in tree.kids[word]:
            dep = tree.dep[kid]
            if dep == "amod" and (state := self._adjective(kid, counts)):
                return [state]
            if dep == "acl":
                if tree.tag[kid] == "VBG":
                    found = self._shared(kid, "subject", counts)
                else:
                    found = self._shared(kid, "object", counts)
                if found:
                    return found
                if state := self._adjective(kid, counts):
                    return [state]
            if dep == "acl:relcl" and (found := self._relative(kid, counts)):
                return found
        return []

    def _relative(self, verb: int, counts: Counts) -> list[Found]:
        tree = self.tree
        subject = tree.child(verb, "nsubj:pass", "nsubj")
        if subject is not None and tree.form[subject] not in ("who", "which", "that"):
            return [] if tree.child(verb, "obj") is not None else self._shared(verb, "object", counts)
        if subject is not None:
            return self._of_subject(subject, verb, counts)
        return self._shared(verb, "object", counts) if self.passive(verb) else self._shared(verb, "subject", counts)
