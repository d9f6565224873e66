"""Coreference: whom pronouns and later descriptions ("the minister", "the group", "both sides") mean.

A history of who was mentioned where, in which role, is kept while the report is read. A word that fits two candidates
about equally well is left unresolved: a wrong holder is the worst error there is.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from onrecord.reading.actor_lexicon import Gender
from onrecord.reading.actor_members import Member
from onrecord.reading.tree import Tree

_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj", "nsubj:outer"})
_FAR = 6
"""Sentences beyond which a pronoun finds nobody."""
_MARGIN = 1.0
"""By how much a candidate must lead the next."""

HE = frozenset({"he", "him", "his", "himself"})
SHE = frozenset({"she", "her", "hers", "herself"})
IT = frozenset({"it", "its", "itself"})
THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
PRONOUNS = HE | SHE | IT | THEY
_REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves"})
_POSSESSIVE = frozenset({"his", "her", "its", "their", "hers", "theirs"})


@dataclass(frozen=True, slots=True)
class Seen:
    """A mention that is behind us."""

    word: int
    member: Member
    sentence: int
    paragraph: int
    subject: bool
    """Whether it is the subject of the sentence's main clause or of a verb of saying."""
    role: float
    quoted: bool
    speaker: bool
    pronoun: bool
    group: tuple[Member, ...] = ()
    """The others it is coordinated with, itself included."""


class History:
    """Who was mentioned where. ``says`` tells whether the word at an index is a verb of saying."""

    def __init__(self, tree: Tree, sentence: list[int], says: Callable[[int], bool]) -> None:
        self.tree, self.sentence, self.says = tree, sentence, says
        self.seen: list[Seen] = []
        self.groups: list[tuple[int, tuple[Member, ...]]] = []
        self.sides: dict[int, set[Member]] = defaultdict(set)

    def add(self, word: int, member: Member, paragraph: int, quoted: bool, pronoun: bool = False) -> None:
        """Keep a mention."""
        subject, speaker, role = self.role(word)
        member.last = word
        self.seen.append(Seen(word, member, self.sentence[word], paragraph, subject, role, quoted, speaker, pronoun))
        self.sides[self.sentence[word]].add(member)

    def role(self, word: int) -> tuple[bool, bool, float]:
        """(subject of the main clause or of saying, subject of saying, weight of the role) of the phrase headed by a word."""
        tree = self.tree
        at = word
        while (
            tree.dep[at] in ("conj", "appos", "flat", "compound", "nmod:desc")
            and tree.head[at] != at
            and tree.pos[at] in ("NOUN", "PROPN", "PRON")
        ):
            at = tree.head[at]
        dep = tree.dep[at]
        if dep in _SUBJECTS:
            verb = tree.head[at]
            speaker = self.says(verb)
            main = (
                tree.dep[verb] == "ROOT"
                or (tree.dep[verb] == "conj" and tree.dep[tree.head[verb]] == "ROOT")
                or speaker
            )
            return main, speaker, 2.0 if main else 1.0
        if dep == "ROOT":
            return True, False, 1.0
        if dep == "obl:agent":
            return False, False, 1.0
        if dep in ("obj", "iobj"):
            return False, False, 0.5
        if dep == "nmod:poss":
            return False, False, 0.4
        return False, False, 0.0

    def back(self, word: int, far: int = _FAR) -> Iterator[Seen]:
        """What was mentioned before a word, the latest first, at most ``far`` sentences back."""
        here = self.sentence[word]
        for seen in reversed(self.seen):
            if here - seen.sentence > far:
                return
            if seen.word < word:
                yield seen

    def governors(self, word: int) -> Iterator[int]:
        """Subjects of the clauses a word lies in, from the inmost out, itself left out."""
        tree = self.tree
        at, before = word, -1
        for _ in range(12):
            if tree.pos[at] in ("VERB", "AUX", "ADJ", "NOUN", "PROPN") or tree.dep[at] == "ROOT":
                for kid in tree.kids[at]:
                    if (
                        tree.dep[kid] in _SUBJECTS
                        and kid != before
                        and kid != word
                        and kid < word
                        and not self._inside(word, kid)
                    ):
                        yield kid
            # The subject of a coordinated or participial verb is that of the verb it hangs on.
            if tree.head[at] == at:
                return
            before, at = at, tree.head[at]

    def _inside(self, word: int, head: int) -> bool:
        while word != head and self.tree.head[word] != word:
            word = self.tree.head[word]
        return word == head


@dataclass(frozen=True, slots=True)
class Choice:
    """What a search came to: a member or nobody, how sure, and why."""

    member: Member | None
    seen: Seen | None
    score: float
    because: str


_NOBODY = Choice(None, None, 0.0, "nobody before it fits")


def fits(pronoun: str, member: Member) -> bool:
    """Whether a pronoun may mean a member."""
    if pronoun in HE:
        return member.is_person and member.gender != "f" and not member.plural
    if pronoun in SHE:
        return member.is_person and member.gender != "m" and not member.plural
    if pronoun in IT:
        return not member.is_person and not (member.plural and member.own_words) and member.kind != "people"
    return member.plural or (not member.is_person)


def gender_of(pronoun: str) -> Gender | None:
    """The gender a pronoun tells."""
    return "m" if pronoun in HE else "f" if pronoun in SHE else None


def choose_pronoun(
    history: History, word: int, member_at: Callable[[int], Member | None], quoted: bool, speaker_outside: Member | None
) -> Choice:
    """Whom he, she, it or they means."""
    tree = history.tree
    pronoun = tree.form[word]
    governed = _by_governor(history, word, pronoun, member_at, quoted)
    if governed is not None:
        return governed
    return _by_distance(history, word, pronoun, quoted, speaker_outside)


def _by_governor(
    history: History, word: int, pronoun: str, member_at: Callable[[int], Member | None], quoted: bool
) -> Choice | None:
    """ "Moss said she had left", "the agency lost its trucks": the subject of the clause around it."""
    tree = history.tree
    own_clause = True
    rivals: list[Member] = []
    for subject in history.governors(word):
        possessive = pronoun in _POSSESSIVE or pronoun in _REFLEXIVE
        if own_clause and not possessive and _same_clause(tree, word, subject):
            # "He told him": an object is somebody else than its subject.
            member = member_at(subject)
            if member is not None:
                rivals.append(member)
            own_clause = False
            continue
        own_clause = False
        if quoted and history.says(tree.head[subject]):
            # In a quotation its speaker is "I".
            return None
        member = member_at(subject)
        if member is None:
            if tree.form[subject] in PRONOUNS and _agree(pronoun, tree.form[subject]):
                return Choice(None, None, 0.0, "it stands for the same as another pronoun that is unresolved")
            continue
        if member in rivals or not fits(pronoun, member):
            continue
        score = 0.9 if history.says(tree.head[subject]) else 0.8
        seen = next((s for s in reversed(history.seen) if s.member is member and s.word <= word), None)
        return Choice(
            member, seen, score, f"subject of “{history.tree.form[tree.head[subject]]}”, in whose clause it stands"
        )
    return None


def _agree(one: str, other: str) -> bool:
    return any(one in kind and other in kind for kind in (HE, SHE, IT, THEY))


def _same_clause(tree: Tree, word: int, subject: int) -> bool:
    return tree.clause(word) == tree.head[subject]


def _by_distance(history: History, word: int, pronoun: str, quoted: bool, speaker_outside: Member | None) -> Choice:
    """The best of those mentioned before, if it leads the next by enough."""
    tree = history.tree
    here = history.sentence[word]
    subject_here, speaks_here, _ = history.role(word)
    scores: dict[int, tuple[float, Seen]] = {}
    known = gender_of(pronoun)
    last_speaker = next((s.member for s in history.back(word, 3) if s.speaker and not s.quoted), None)
    for seen in history.back(word):
        if not fits(pronoun, seen.member) or seen.member is speaker_outside:
            continue
        gap = here - seen.sentence
        if gap == 0 and _excluded(tree, seen.word, word):
            continue
        value = seen.role + (0.0 if gap == 0 else 1.0 if gap == 1 else -1.0 * (gap - 1))
        if known and seen.member.gender == known:
            value += 1.5
        if seen.member.own_words and not seen.member.gender:
            value -= 0.5
        if seen.quoted and not quoted:
            value -= 1.0
        if seen.subject and gap:
            value += 0.5
        if speaks_here and seen.member is last_speaker:
            value += 2.0
        held = scores.get(id(seen.member))
        if held is None or value > held[0]:
            scores[id(seen.member)] = (value, seen)
    if not scores:
        return _NOBODY
    ranked = sorted(scores.values(), key=lambda item: -item[0])
    best, seen = ranked[0]
    lead = best - ranked[1][0] if len(ranked) > 1 else 3.0
    if best < 0.5 or lead < _MARGIN:
        rivals = " and ".join(item[1].member.name for item in ranked[:2])
        return Choice(None, None, 0.0, f"{rivals} fit about equally well" if len(ranked) > 1 else "too far away")
    score = 0.6 + 0.1 * min(lead, 3.0)
    return Choice(seen.member, seen, round(score, 2), "the latest in a leading role that fits in gender and number")


def _excluded(tree: Tree, candidate: int, word: int) -> bool:
    """Whether grammar forbids it: subject and object of one verb, or a phrase and what lies in it."""
    if (
        tree.head[candidate] == tree.head[word]
        and tree.form[word] not in _POSSESSIVE
        and tree.form[word] not in _REFLEXIVE
    ):
        return True
    at = word
    while tree.head[at] != at:
        at = tree.head[at]
        if at == candidate:
            return True
        if tree.pos[at] in ("VERB", "AUX"):
            return False
    return False


def latest(history: History, word: int, fit: Callable[[Member], bool], far: int = 40) -> Choice:
    """The latest mentioned that fits a description; of two in one sentence, the one in the leading role."""
    best: Seen | None = None
    for seen in history.back(word, far):
        if not fit(seen.member):
            continue
        if best is None:
            best = seen
        elif seen.member is not best.member:
            if best.sentence - seen.sentence > 0:
                break
            if seen.sentence == best.sentence:
                if seen.role > best.role + 0.4:
                    best = seen
                elif abs(seen.role - best.role) <= 0.4:
                    return Choice(None, None, 0.0, f"{best.member.name} and {seen.member.name} fit about equally well")
    if best is None:
        return _NOBODY
    return Choice(best.member, best, 0.85, "the latest mentioned that can be called so")


def distinct(members: Iterable[Member]) -> tuple[Member, ...]:
    """Without repeats, in order."""
    found: list[Member] = []
    for member in members:
        if member not in found:
            found.append(member)
    return tuple(found)
