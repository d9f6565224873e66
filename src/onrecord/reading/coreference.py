"""Coreference: whom pronouns and later descriptions ("the minister", "the group") mean.

A history of who was mentioned where, in which role, is kept while the report is read. A word that fits two candidates
about equally well is left unresolved: a wrong holder is the worst error there is.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from onrecord.reading.actor_members import Member
from onrecord.reading.tree import Tree

_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj", "nsubj:outer"})
_PHRASE = frozenset({"conj", "appos", "flat", "compound", "nmod:desc"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})


@dataclass(frozen=True, slots=True)
class Seen:
    """A mention that is behind us."""

    word: int
    member: Member
    sentence: int
    paragraph: int
    rule: str
    """How it was resolved."""
    subject: bool
    """Whether it is the subject of the sentence's main clause or of a verb of saying."""
    speaker: bool
    """Whether it is the subject of a verb of saying."""
    role: float
    """Weight of its place in the clause, 0 to 2."""
    main: bool
    """Whether it stands in the main clause, and not as the one who is told."""
    quoted: bool
    pronoun: bool
    told: bool
    """Whether it is the one who is told something."""


@dataclass(frozen=True, slots=True)
class Role:
    """The place of a phrase in its clause."""

    subject: bool
    speaker: bool
    weight: float
    main: bool
    told: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """What a search came to: a member or nobody, how sure (0–1), and why; ``rivals`` if several fit equally well."""

    member: Member | None
    seen: Seen | None
    score: float
    because: str
    rivals: bool = False


NOBODY = Choice(None, None, 0.0, "nobody before it fits")


class History:
    """Who was mentioned where. ``says`` tells whether the word at an index is a verb of saying."""

    def __init__(self, tree: Tree, sentence: list[int], says: Callable[[int], bool]) -> None:
        self.tree, self.sentence, self.says = tree, sentence, says
        self.seen: list[Seen] = []
        self.groups: list[tuple[int, tuple[Member, ...]]] = []
        """(first head, members) of those named together, in text order."""
        self.unresolved: list[tuple[int, str]] = []
        """Pronouns that speak and of whom nobody can tell who they are: (word, form)."""
        self.sides: dict[int, set[Member]] = defaultdict(set)
        """Members mentioned, by sentence."""

    def add(self, word: int, member: Member, rule: str, paragraph: int, quoted: bool, pronoun: bool = False) -> None:
        """Keep a mention."""
        role = self.role(word)
        member.last = max(member.last, word)
        sentence = self.sentence[word]
        seen = Seen(
            word,
            member,
            sentence,
            paragraph,
            rule,
            role.subject,
            role.speaker,
            role.weight,
            role.main,
            quoted,
            pronoun,
            role.told,
        )
        self.seen.append(seen)
        self.sides[sentence].add(member)

    def add_behalf(self, word: int, member: Member, paragraph: int, quoted: bool) -> None:
        """Keep that a body was named in saying who somebody is ("a Hamas official"): it can be taken up, weakly."""
        sentence = self.sentence[word]
        self.seen.append(
            Seen(word, member, sentence, paragraph, "modifier", False, False, 0.2, False, quoted, False, False)
        )
        self.sides[sentence].add(member)

    def add_group(self, head: int, word: int, group: tuple[Member, ...]) -> None:
        """Keep those named together so far from word ``head`` to ``word``."""
        if self.groups and self.groups[-1][0] == head:
            self.groups.pop()
        self.groups.append((head, group))
        names = ", ".join(member.name for member in group)
        whole = Member(names, "unknown", "group", plural=True, own_words=True, parts=group)
        role = self.role(head)
        last = self.seen[-1] if self.seen else None
        self.seen = [s for s in self.seen if not (s.word == head and s.member.parts)]
        where = (last.paragraph, last.quoted) if last is not None else (0, False)
        self.seen.append(
            Seen(
                head, whole, self.sentence[head], where[0], "set", role.subject, role.speaker, role.weight, role.main,
                where[1], False, False)
        )  # fmt: skip

    def group_at(self, head: int) -> tuple[Member, ...]:
        """Those coordinated with the phrase headed by a word, itself included; empty if nobody is."""
        return next((group for at, group in reversed(self.groups) if at == head), ())

    def role(self, word: int) -> Role:
        """The place of the phrase headed by a word."""
        tree = self.tree
        at = word
        while tree.dep[at] in _PHRASE and tree.head[at] != at and tree.pos[at] in _NOMINAL:
            at = tree.head[at]
        dep, verb = tree.dep[at], tree.head[at]
        main = self._is_main(verb)
        if dep in _SUBJECTS:
            speaker = self.says(verb)
            return Role(main or speaker, speaker, 2.0 if main or speaker else 1.0, main)
        if dep == "ROOT":
            return Role(True, False, 1.0, True)
        if dep in ("obj", "iobj"):
            return Role(False, False, 0.5, main and not self.says(verb), self.says(verb))
        if dep in ("obl", "nmod") and tree.case(at) == "according to":
            return Role(True, True, 2.0, True)
        weight = {"obl:agent": 1.0, "nmod:poss": 0.4}.get(dep, 0.0)
        beside = (main and dep.startswith("obl")) or (dep in ("obl", "nmod") and tree.case(at) == "with")
        return Role(False, False, weight, beside and not self.says(verb))

    def _is_main(self, verb: int) -> bool:
        tree = self.tree
        while tree.dep[verb] in ("conj", "parataxis") and tree.head[verb] != verb:
            verb = tree.head[verb]
        return tree.dep[verb] == "ROOT"

    def back(self, word: int, far: int) -> Iterator[Seen]:
        """What was mentioned before a word, the latest first, at most ``far`` sentences back."""
        here = self.sentence[word]
        for seen in reversed(self.seen):
            if here - seen.sentence > far:
                return
            if seen.word < word:
                yield seen

    def governors(self, word: int) -> Iterator[int]:
        """Subjects, before a word, of the clauses it lies in, from the inmost out."""
        tree = self.tree
        at, came_from = word, -1
        for _ in range(12):
            own = [kid for kid in tree.kids[at] if tree.dep[kid] in _SUBJECTS]
            if not own and self.says(at):
                # "The group first claimed it, then said its page was hacked", the first clause taken for what is said.
                first = [kid for kid in tree.kids[at] if kid < at and tree.dep[kid] in ("ccomp", "parataxis")]
                own = [kid for verb in first for kid in tree.kids[verb] if tree.dep[kid] in _SUBJECTS]
            yield from (kid for kid in own if kid not in (came_from, word) and kid < word)
            if tree.head[at] == at:
                return
            if any(tree.form[kid] == "as" for kid in tree.kids[at]):
                # "quotes a commander as saying he could": who says so is the object.
                yield from (kid for kid in tree.kids[tree.head[at]] if tree.dep[kid] == "obj" and kid < at)
            came_from, at = at, tree.head[at]


def latest(history: History, word: int, fit: Callable[[Member], bool], far: int = 40, quoted: bool = True) -> Choice:
    """The latest mentioned that fits a description; of two in one sentence, the one in the leading role.

    Without ``quoted``, whoever came up in somebody's quotation alone is not looked at unless nobody else fits.
    """
    if not quoted:
        choice = _latest(history, word, lambda seen: not seen.quoted and fit(seen.member), far)
        if choice is not NOBODY:
            return choice
    return _latest(history, word, lambda seen: fit(seen.member), far)


def _latest(history: History, word: int, fit: Callable[[Seen], bool], far: int) -> Choice:
    best: Seen | None = None
    for seen in history.back(word, far):
        if seen.member.parts or not fit(seen):
            continue
        if best is None:
            best = seen
        elif seen.sentence < best.sentence:
            break
        elif seen.member is not best.member:
            if seen.role > best.role + 0.4:
                best = seen
            elif abs(seen.role - best.role) <= 0.4:
                because = f"{best.member.name} and {seen.member.name} fit about equally well"
                return Choice(None, None, 0.0, because, rivals=True)
    if best is None:
        return NOBODY
    return Choice(best.member, best, 0.85, "the latest mentioned that can be called so")
