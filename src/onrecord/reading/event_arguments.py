"""Arguments of a verb by grammar alone: who is its subject, its object, its agent, where the tree says so or where
relative clauses, coordination and control let it be told. No word of the lexicon of events is known here."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.reading.inflection import forms
from onrecord.reading.tree import Tree

_RELATIVE = frozenset(("who", "which", "that", "whom"))
_ON = ("on", "against", "upon")
_DEEDS = frozenset(
    ("attack", "strike", "airstrike", "raid", "assault", "offensive", "bombing", "shelling", "crackdown", "attempt")
)
_ADDRESSING: dict[str, tuple[str, ...]] = {
    "call": ("on", "upon"),
    "appeal": ("to",),
    "plead": ("with",),
    "prevail": ("on", "upon"),
    "rely": ("on", "upon"),
    "count": ("on",),
    "lean": ("on",),
    "signal": ("to",),
    "write": ("to",),
}
"""Verbs whose infinitive is done by whom their preposition introduces."""
# "promised the king to leave": the one who promises leaves. With other verbs it is the object who does.
_SUBJECT_CONTROL = frozenset(("promise", "threaten", "vow", "pledge", "offer", "swear", "use", "take"))
# "accused the army of shelling", "kept them from leaving": the object does it.
_OBJECT_DOES = frozenset(("of", "for", "from"))
# "is opposed to", "was prepared to": what somebody is, not what was done to him.
_STATES = frozenset(("opposed", "prepared", "committed", "determined", "engaged", "willing", "involved", "resigned"))
_INTRANSITIVE = frozenset(
    (
        "advanced", "fled", "marched", "retreated", "clashed", "gathered", "protested", "rallied", "rioted",
        "resigned", "arrived", "agreed", "talked", "exploded", "met", "fought",
    )
)  # fmt: skip
# Without an object these are participles, whatever the tagger thinks: nobody "injured" without injuring somebody.
_TRANSITIVE = frozenset(
    (
        "killed", "injured", "wounded", "arrested", "detained", "displaced", "destroyed", "kidnapped", "abducted",
        "executed", "assassinated", "murdered", "jailed", "damaged", "deported", "accused", "blamed", "convicted",
        "sentenced", "suspected", "imprisoned", "hospitalised", "hospitalized", "expelled", "evacuated", "shot",
        "beaten", "raped", "tortured", "slain",
    )
)  # fmt: skip
_BESIDE = frozenset(
    (
        "for", "during", "after", "before", "amid", "since", "over", "about", "as", "despite", "until", "at", "near",
        "outside", "inside", "along", "across", "around",
    )
)  # fmt: skip
_BESIDE_NAMES = frozenset(("to", "from", "into", "with", "on", "at"))
_ASIDES = frozenset(
    ("among", "including", "mostly", "most", "all", "both", "some", "many", "with", "of", "as", "in", "at")
)
DYING = frozenset(form for verb in ("die", "perish", "succumb", "suffer", "drown") for form in forms(verb))
_BREAKS = frozenset((",", ";", ":", "—", "–", "“", "”", '"', "and", "but", "that"))
_SHARING = frozenset(("after", "before", "while", "when", "upon", "since"))
_ACCUSING = frozenset(
    form
    for verb in ("accuse", "suspect", "convict", "acquit", "blame", "prevent", "stop", "keep", "criticise", "criticize")
    for form in forms(verb)
)
_ROUGHLY = frozenset(("about", "around", "nearly", "almost", "some"))
_DEEPEST = 6


@dataclass(frozen=True, slots=True)
class Argument:
    """A phrase by its head word, and why it is taken for the argument."""

    word: int
    why: str
    sure: float = 1.0
    extent: tuple[int, int] | None = None
    """First and last-plus-one word where the phrase is not all that hangs on ``word``."""


def is_passive(tree: Tree, verb: int) -> bool:
    """Whether the verb's subject undergoes it: "was hit", "men killed by", "were detained and beaten"."""
    deps = {tree.dep[kid] for kid in tree.kids[verb]}
    if "aux:pass" in deps and tree.form[verb] in _STATES and not agents(tree, verb):
        return False
    if deps & {"nsubj:pass", "aux:pass"} or ("obl:agent" in deps and "obj" not in deps):
        return True
    if not _may_be_participle(tree, verb) or tree.form[verb] in _INTRANSITIVE:
        return False
    if tree.form[verb + 1 : verb + 2] and tree.form[verb + 1] in _ROUGHLY and _counted_object(tree, verb) is not None:
        return False  # "detained about half a dozen suspects"
    if tree.form[verb] in _TRANSITIVE and not deps & {"obj", "ccomp", "xcomp"} and _no_object_near(tree, verb):
        return True
    if tree.dep[verb] == "acl" and _lost_main_verb(tree, verb):
        return False
    if tree.dep[verb] in ("acl", "amod", "acl:relcl", "xcomp", "advcl"):
        return not deps & {"nsubj", "obj", "aux"}
    # A sentence may begin in the middle of a coordination: its root is a conjunct then, and its own head.
    if tree.dep[verb] == "conj" and tree.head[verb] != verb and not deps & {"nsubj", "obj", "aux"}:
        return tree.pos[tree.head[verb]] in ("VERB", "ADJ") and is_passive(tree, tree.head[verb])
    return False


def _may_be_participle(tree: Tree, verb: int) -> bool:
    return tree.tag[verb] in ("VBN", "VBD", "JJ") and not tree.form[verb].endswith("ing")


def _lost_main_verb(tree: Tree, verb: int) -> bool:
    """ "The mayor on Sunday called for …", which the parser took for a mayor who was called: only a day between."""
    noun = tree.head[verb]
    if tree.dep[noun] != "ROOT" or tree.child(noun, "cop") is not None:
        return False
    between = range(noun + 1, verb)
    return all(
        tree.ent[word] in ("DATE", "TIME", "PERSON") or tree.pos[word] in ("ADP", "ADV", "DET") for word in between
    )


def _no_object_near(tree: Tree, verb: int) -> bool:
    """ "nine were killed and 22 others injured", "two soldiers killed in blast": nobody is said to have done it."""
    if any(tree.dep[kid] == "aux" or tree.form[kid] in _RELATIVE for kid in tree.kids[verb]):
        return False
    at = tree.form[verb + 1 : verb + 2] == ["at"] or any(case in ("at", "on") for case, _ in phrases(tree, verb))
    if tree.form[verb] == "shot" and at:
        return tree.child(verb, "nsubj") is None or tree.form[verb - 1] == ","  # "police shot at the house"
    return _relative_object(tree, verb) is None and _shared_object(tree, verb) is None


def subjects(tree: Tree, verb: int, depth: int = 0) -> list[Argument]:
    """Who the verb is said of: the subject, also where it is left out and the sentence tells it all the same."""
    own = tree.child(verb, "nsubj", "nsubj:pass")
    if own is not None:
        if tree.form[own] in _RELATIVE:
            antecedent = _antecedent(tree, verb)
            if antecedent is not None:
                return _each(tree, antecedent, f"subject, by “{tree.form[own]}”")
            return []
        if tree.ent[own] in ("DATE", "TIME"):
            own = _before_day(tree, own)
            if own is None:
                return []
        return [*_before_and(tree, verb, own), *_each(tree, own, "subject")]
    if depth > _DEEPEST or tree.child(verb, "csubj", "expl") is not None or is_stray(tree, verb):
        return []
    head, dep = tree.head[verb], tree.dep[verb]
    if dep == "conj" and (tree.pos[head] in ("VERB", "AUX", "ADJ") or tree.child(head, "cop") is not None):
        return _again(subjects(tree, head, depth + 1), "subject of the verb before")
    if dep in ("ccomp", "parataxis") and _after_participle(tree, verb, head):
        return _again(subjects(tree, head, depth + 1), "subject before a participle", 0.9)
    if dep == "xcomp":
        return _again(_controller(tree, head, depth), "does what the verb above says")
    if dep == "advcl" and tree.pos[head] in ("VERB", "ADJ"):
        return _of_main_clause(tree, verb, head, depth)
    if dep in ("acl", "acl:relcl"):
        return _of_noun(tree, verb, head, depth)
    return []


def _of_noun(tree: Tree, verb: int, noun: int, depth: int) -> list[Argument]:
    """Who does what a clause beside a noun tells: the noun, the subject above it, or whoever the noun belongs to."""
    above = _main_verb(tree, verb)
    if above is not None:
        return [] if is_passive(tree, above) else _again(subjects(tree, above, depth + 1), "subject above", 0.8)
    if tree.tag[verb] in ("VBG", "VBN", "VBD") and _is_said_of(tree, verb, noun):
        return _each(tree, noun, "the noun before the participle", expand=False)
    if _is_infinitive(tree, verb):
        return _again(owners(tree, noun, depth + 1), f"whose “{tree.form[noun]}” it is")
    return []


def _main_verb(tree: Tree, verb: int) -> int | None:
    """The verb above a gerund behind a comma: "wrote to the mayor, asking for help" is said of who wrote."""
    noun = tree.head[verb]
    if tree.dep[verb] != "acl" or tree.tag[verb] != "VBG" or tree.form[verb - 1] != ",":
        return None
    if tree.dep[noun] in ("nsubj", "nsubj:pass"):
        return None
    return next((word for word in tree.up(noun) if tree.pos[word] == "VERB"), None)


def is_stray(tree: Tree, verb: int) -> bool:
    """Whether a bare verb is joined to one of another form ("may admire those who held it and praise them").

    The two do not belong together, whatever the tree says: the first lends neither its subject nor its standing.
    """
    if tree.dep[verb] != "conj" or tree.tag[verb] not in ("VB", "VBP"):
        return False
    first = tree.head[verb]
    if tree.tag[first] not in ("VBD", "VBN", "VBZ", "VBG") or first > verb:
        return False
    return tree.child(verb, "nsubj", "nsubj:pass", "aux", "aux:pass", "mark", "cop", "csubj", "expl") is None


def _before_and(tree: Tree, verb: int, subject: int) -> list[Argument]:
    """ "Maria Roe, a judge, and two guards were shot": the first of a list, read as a sentence of its own."""
    first = tree.head[verb]
    if tree.dep[verb] != "conj" or tree.dep[first] != "ROOT" or tree.pos[first] not in ("PROPN", "NOUN"):
        return []
    if tree.child(first, "cop", "nsubj") is not None:
        return []
    low = tree.phrase(subject)[0]
    joined = (
        low > 0
        and tree.form[low - 1] == "and"
        and not any(tree.pos[kid] == "VERB" for kid in tree.kids[first] if kid < verb)
    )
    return [Argument(first, "subject, first of a list", 0.8)] if joined else []


def _after_participle(tree: Tree, verb: int, head: int) -> bool:
    """ "the soldiers stationed at the base were attacked", where the parser took the participle for the main verb."""
    if tree.tag[head] != "VBN" or verb < head or tree.child(head, "aux", "aux:pass", "cop", "obj") is not None:
        return False
    if any(tree.form[word] in _BREAKS for word in range(head, verb)):
        return False
    return tree.child(verb, "aux", "aux:pass", "cop") is not None and tree.child(verb, "mark") is None


def _before_day(tree: Tree, day: int) -> int | None:
    """The noun phrase before a day that the parser took for the subject: "the emir Friday rejected …"."""
    while day > 0 and tree.ent[day - 1] in ("DATE", "TIME"):
        day -= 1
    word = day - 1
    if word < 0 or tree.pos[word] not in ("NOUN", "PROPN", "PRON"):
        return None
    while tree.head[word] < day and tree.head[word] != word and tree.pos[tree.head[word]] in ("NOUN", "PROPN"):
        word = tree.head[word]
    return word


def _is_said_of(tree: Tree, verb: int, noun: int) -> bool:
    """Whether a participle tells of the noun before it: "men killed", "accused the army of shelling"; not "fear of"."""
    return not tree.case(verb) or (tree.case(verb) in _OBJECT_DOES and tree.form[tree.head[noun]] in _ACCUSING)


def _of_main_clause(tree: Tree, verb: int, head: int, depth: int) -> list[Argument]:
    """ "after shelling the port, they …", "killing nine": the subject of the main clause, if that does something."""
    if tree.case(verb) in _OBJECT_DOES:
        told = tree.child(head, "obj", "iobj")
        if told is not None:
            return _each(tree, told, f"object of “{tree.form[head]} … {tree.case(verb)}”")
        if is_passive(tree, head):
            return _again(subjects(tree, head, depth + 1), "subject of the verb above")
    having = any(tree.form[kid] == "having" for kid in tree.kids[verb])
    if tree.tag[verb] == "VBG" or having or (_may_be_participle(tree, verb) and is_passive(tree, verb)):
        above = _again(subjects(tree, head, depth + 1), "subject of the main clause", 0.8)
        # "They were hit, killing nine": those hit are not the killers; "were held after killing nine" they are.
        apart = is_passive(tree, head) and not is_passive(tree, verb) and tree.case(verb) not in _SHARING
        return [] if apart or tree.form[head] in DYING else above
    if _is_infinitive(tree, verb) and not is_passive(tree, head):
        addressed = _addressed(tree, head)
        if addressed is not None:
            return _each(tree, addressed, "the one called upon")
        return _again(subjects(tree, head, depth + 1), "subject of the main clause", 0.8)
    return []


def _controller(tree: Tree, head: int, depth: int) -> list[Argument]:
    """Who does what the infinitive under ``head`` says: its object, else its subject; the owner of a noun."""
    if tree.pos[head] in ("NOUN", "PROPN") and tree.child(head, "cop") is None:
        return owners(tree, head, depth + 1)
    told = tree.child(head, "obj", "iobj")
    if told is not None and tree.lemma[head] not in _SUBJECT_CONTROL:
        return _each(tree, told, "object of the verb above")
    addressed = _addressed(tree, head)
    return _each(tree, addressed, "the one called upon") if addressed is not None else subjects(tree, head, depth + 1)


def _addressed(tree: Tree, verb: int) -> int | None:
    """Who is to do it, behind a preposition: "called on the rebels not to attack", "appealed to the army to leave"."""
    cases = _ADDRESSING.get(tree.lemma[verb], ())
    return next((kid for case, kid in phrases(tree, verb) if case in cases and kid > verb), None)


def owners(tree: Tree, noun: int, depth: int = 0) -> list[Argument]:
    """Whose plan, order or attempt it is: the possessor, or the subject of the verb it is the object of."""
    owner = tree.child(noun, "nmod:poss")
    if owner is not None:
        return _each(tree, owner, "possessor")
    if tree.dep[noun] == "obj" and tree.pos[tree.head[noun]] == "VERB" and depth <= _DEEPEST:
        return subjects(tree, tree.head[noun], depth + 1)
    return []


def objects(tree: Tree, verb: int) -> list[Argument]:
    """What undergoes the verb: the object, or the subject of a passive."""
    if is_passive(tree, verb):
        return subjects(tree, verb)
    own = tree.child(verb, "obj")
    if own is not None and tree.form[own] not in _RELATIVE:
        return _each(tree, own, "object")
    relative = _relative_object(tree, verb)
    if relative is not None:
        return _each(tree, relative, "object, by a relative clause", expand=False)
    counted = _counted_object(tree, verb)
    if counted is not None:
        return _each(tree, counted, "object, a number of them")
    shared = _shared_object(tree, verb)
    return _each(tree, shared, "object of the verb beside it") if shared is not None else []


def _relative_object(tree: Tree, verb: int) -> int | None:
    """The noun a relative clause hangs on, where it is the clause's missing object ("the town they shelled")."""
    subject = tree.child(verb, "nsubj")
    if tree.pos[tree.head[verb]] in ("VERB", "AUX", "ADV"):
        return None
    if tree.dep[verb] != "acl:relcl" or subject is None or tree.form[subject] in _RELATIVE:
        return None
    if any(
        tree.dep[kid] in ("ccomp", "xcomp", "advmod") and tree.form[kid] in ("where", "when") for kid in tree.kids[verb]
    ):
        return None
    if any(tree.case(kid) and tree.form[kid] in _RELATIVE for kid in tree.kids[verb]):
        return None
    if any(tree.form[kid] in ("where", "when", "why") for kid in tree.kids[verb]):
        return None
    return tree.head[verb]


def _counted_object(tree: Tree, verb: int) -> int | None:
    """The object of "kidnapped up to 16 advisers", which looks like a phrase with "to"."""
    for kid in tree.kids[verb]:
        if (
            kid < verb
            or tree.dep[kid] != "obl"
            or tree.ent[kid] in ("DATE", "TIME")
            or tree.child(kid, "nummod") is None
        ):
            continue
        case = tree.child(kid, "case")
        if case is None or (tree.form[case] == "to" and tree.form[case - 1] == "up"):
            return kid
        if case == verb + 1 and tree.form[case] in _ROUGHLY:
            return kid
    return None


def _shared_object(tree: Tree, verb: int) -> int | None:
    """ "shelled and captured the town": the object stands with one of the two verbs."""
    if tree.form[verb] in _INTRANSITIVE:
        return None
    if tree.dep[verb] == "conj":
        own = tree.child(tree.head[verb], "obj")
        return own if own is not None and own > verb else None
    for kid in tree.kids[verb]:
        if tree.dep[kid] == "conj" and tree.pos[kid] == "VERB" and kid - verb <= 3:
            own = tree.child(kid, "obj")
            # The object first: a conjunct without one is passive if this verb is, which is what is being asked.
            if own is not None and tree.child(kid, "nsubj") is None and not is_passive(tree, kid):
                return own
    return None


def agents(tree: Tree, verb: int) -> list[Argument]:
    """Who does a passive verb, introduced by "by"."""
    return [
        argument
        for kid in tree.kids[verb]
        if tree.dep[kid] in ("obl:agent", "obl", "nmod") and tree.case(kid) == "by"
        for argument in _each(tree, kid, "after “by”")
    ]


def phrases(tree: Tree, word: int) -> Iterator[tuple[str, int]]:
    """Preposition and head of every phrase that hangs on a word, one slip of parsers put right: "on" right behind an
    attack that is a verb's object belongs to the attack ("condemned the attacks on the town")."""
    for kid in tree.kids[word]:
        case = tree.case(kid) if tree.dep[kid] in ("obl", "nmod", "obl:agent", "obl:arg") else ""
        if case and (case not in _ON or _deed_before(tree, word, kid) is None):
            yield case, kid
    verb = tree.head[word]
    if tree.dep[word] == "obj" and tree.lemma[word] in _DEEDS:
        for kid in tree.kids[verb]:
            if (
                kid > word
                and tree.dep[kid] == "obl"
                and tree.case(kid) in _ON
                and _deed_before(tree, verb, kid) == word
            ):
                yield tree.case(kid), kid


def _deed_before(tree: Tree, verb: int, kid: int) -> int | None:
    """The attack, object of a verb, right before a phrase with "on" that hangs on the verb."""
    first = min((at for at in tree.kids[kid] if tree.dep[at] == "case"), default=kid)
    noun = first - 1
    held = noun >= 0 and tree.head[noun] == verb and tree.dep[noun] == "obj" and tree.lemma[noun] in _DEEDS
    return noun if held else None


def _antecedent(tree: Tree, verb: int) -> int | None:
    """The noun a relative clause hangs on, also from a verb inside it or coordinated in it."""
    steps = 0
    while tree.dep[verb] in ("conj", "xcomp", "ccomp") and tree.head[verb] != verb and steps < _DEEPEST:
        verb = tree.head[verb]
        steps += 1
    if tree.dep[verb] in ("acl:relcl", "acl") and tree.pos[tree.head[verb]] not in ("VERB", "AUX", "ADV"):
        noun = tree.head[verb]
        # "Ana Roe, the judge who was shot": a name says better who.
        named = tree.dep[noun] == "appos" and tree.ent[tree.head[noun]] == "PERSON" and tree.head[noun] < noun
        return tree.head[noun] if named and not tree.ent[noun] else noun
    return None


def _is_infinitive(tree: Tree, verb: int) -> bool:
    return any(tree.form[kid] == "to" and tree.tag[kid] == "TO" for kid in tree.kids[verb])


def _each(tree: Tree, word: int, why: str, expand: bool = True) -> list[Argument]:
    """A phrase and those coordinated with it."""
    words = [word]
    if expand:
        words = [found for found in _listed(tree, word) if found == word or tree.pos[found] not in ("VERB", "AUX")]
    return [Argument(found, why) for found in words]


def _listed(tree: Tree, word: int) -> list[int]:
    """What is coordinated with a word, also in "Peter Roe, his wife and their two children", read as an apposition."""
    found = tree.conjuncts(word)
    for beside in tree.children(word, "appos"):
        others = tree.conjuncts(beside)[1:]
        if is_list(tree, beside, others):
            found += [beside, *others]
    return found


def is_list(tree: Tree, beside: int, others: Sequence[int]) -> bool:
    """Whether an apposition is the second of a list: it is somebody's, and others of his follow."""
    if not others or tree.child(beside, "nmod:poss") is None:
        return False
    return all(tree.child(other, "nmod:poss", "nummod", "det") is not None for other in others)


def _again(found: list[Argument], why: str, sure: float = 1.0) -> list[Argument]:
    return [Argument(item.word, why, item.sure * sure, item.extent) for item in found]


def extent_of(tree: Tree, item: Argument) -> tuple[int, int]:
    """First and last-plus-one word of an argument's phrase, without the days and places that only hang beside it."""
    if item.extent is not None:
        return item.extent
    low, high = tree.phrase(item.word)
    name = tree.pos[item.word] == "PROPN"
    for kid in range(item.word + 1, high):
        if kid >= high or tree.dep[kid] not in ("nmod", "obl", "nmod:unmarked", "obl:unmarked"):
            continue
        near = tree.head[kid] == item.word
        case = tree.case(kid)
        if tree.ent[kid] in ("DATE", "TIME") or (near and (case in _BESIDE or (name and case in _BESIDE_NAMES))):
            high = min(high, *tree.below(kid))
    aside = next((at for at in range(item.word + 1, high) if _opens_aside(tree, at)), high)
    high = min(high, aside)
    for kid in tree.kids[item.word]:
        if item.word < kid < high and tree.dep[kid] == "amod":  # "held the rebels responsible for …"
            high = min(high, *tree.below(kid))
        if low <= kid < item.word and tree.dep[kid] in ("nmod", "obl", "advcl") and tree.case(kid):
            low = max(low, *(word + 1 for word in tree.below(kid) if word < item.word))
    while low < item.word and (tree.pos[low] == "PUNCT" or tree.ent[low] in ("DATE", "TIME")):
        low += 1
    return low, max(high, item.word + 1)


def _opens_aside(tree: Tree, at: int) -> bool:
    """The comma of "17 people, among them two children": what follows only says more of them."""
    return tree.form[at] == "," and at + 1 < len(tree) and tree.form[at + 1] in _ASIDES
