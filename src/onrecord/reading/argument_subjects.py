"""Subjects: who a verb is said of, also where relative clauses, coordination and control let it be told."""

from onrecord.reading.argument_phrases import Argument, again, each, is_infinitive, phrases
from onrecord.reading.argument_voice import RELATIVE, is_passive, may_be_participle
from onrecord.reading.inflection import forms
from onrecord.reading.tree import Tree

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
DYING = frozenset(form for verb in ("die", "perish", "succumb", "suffer", "drown") for form in forms(verb))
_BREAKS = frozenset((",", ";", ":", "—", "–", "“", "”", '"', "and", "but", "that"))
_SHARING = frozenset(("after", "before", "while", "when", "upon", "since"))
_ACCUSING = frozenset(
    form
    for verb in ("accuse", "suspect", "convict", "acquit", "blame", "prevent", "stop", "keep", "criticise", "criticize")
    for form in forms(verb)
)
_DEEPEST = 6


_TIMES = frozenset(("after", "when", "since", "as", "before", "while", "because"))


def subjects(tree: Tree, verb: int, depth: int = 0) -> list[Argument]:
    """Who the verb is said of: the subject, also where it is left out and the sentence tells it all the same."""
    own = tree.child(verb, "nsubj", "nsubj:pass")
    if own is not None:
        if tree.form[own] in RELATIVE:
            antecedent = _antecedent(tree, verb, tree.form[own] == "who")
            if antecedent is not None:
                return each(tree, antecedent, f"subject, by “{tree.form[own]}”")
            return []
        if tree.ent[own] in ("DATE", "TIME"):
            own = _before_day(tree, own)
            if own is None:
                return []
        return [*_before_and(tree, verb, own), *each(tree, own, "subject")]
    if depth > _DEEPEST or tree.child(verb, "csubj", "expl") is not None or is_stray(tree, verb):
        return []
    head, dep = tree.head[verb], tree.dep[verb]
    if dep == "conj" and tree.tag[verb] == "VBG" and tree.tag[head] in ("VBD", "VBZ", "VBP"):
        return []  # "wrote that the city was old, and urging …": the two do not belong together
    if dep == "conj" and (tree.pos[head] in ("VERB", "AUX", "ADJ") or tree.child(head, "cop") is not None):
        return again(subjects(tree, head, depth + 1), "subject of the verb before")
    if dep in ("ccomp", "parataxis") and _after_participle(tree, verb, head):
        return again(subjects(tree, head, depth + 1), "subject before a participle", 0.9)
    if dep == "xcomp":
        return again(_controller(tree, head, depth), "does what the verb above says")
    if dep == "advcl" and tree.pos[head] in ("VERB", "ADJ"):
        return _of_main_clause(tree, verb, head, depth)
    if dep in ("acl", "acl:relcl"):
        return _of_noun(tree, verb, head, depth)
    return []


def _of_noun(tree: Tree, verb: int, noun: int, depth: int) -> list[Argument]:
    """Who does what a clause beside a noun tells: the noun, the subject above it, or whoever the noun belongs to."""
    if (accusing := accused_behind(tree, verb)) is not None:
        return again(subjects(tree, accusing, depth + 1), f"subject of “{tree.form[accusing]} by … of”")
    above = _main_verb(tree, verb)
    if above is not None:
        return [] if is_passive(tree, above) else again(subjects(tree, above, depth + 1), "subject above", 0.8)
    if tree.tag[verb] in ("VBG", "VBN", "VBD") and _is_said_of(tree, verb, noun):
        return each(tree, noun, "the noun before the participle", expand=False)
    if is_infinitive(tree, verb):
        return again(owners(tree, noun, depth + 1), f"whose “{tree.form[noun]}” it is")
    return []


def accused_behind(tree: Tree, verb: int) -> int | None:
    """The accusing verb of "was accused by the ministry of killing": the accused killed, not the ministry."""
    by = tree.head[verb]
    if tree.dep[verb] != "acl" or tree.tag[verb] != "VBG" or tree.case(verb) not in _OBJECT_DOES:
        return None
    accusing = tree.head[by]
    passive = tree.dep[by] in ("obl:agent", "obl") and tree.case(by) == "by" and tree.form[accusing] in _ACCUSING
    return accusing if passive and is_passive(tree, accusing) else None


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


def _member(tree: Tree, noun: int) -> int:
    """ "a constable of the Valley Police, who was seized": "who" is the constable, not the police."""
    whole = tree.dep[noun] == "nmod" and tree.case(noun) == "of" and tree.ent[noun] in ("ORG", "GPE")
    above = tree.head[noun]
    return above if whole and tree.pos[above] == "NOUN" and not tree.ent[above] else noun


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
            return each(tree, told, f"object of “{tree.form[head]} … {tree.case(verb)}”")
        if is_passive(tree, head):
            return again(subjects(tree, head, depth + 1), "subject of the verb above")
    head = _sender(tree, head) if tree.case(verb) == "by" else head
    if (relative := _relative_before(tree, verb, head)) is not None:
        return again(subjects(tree, relative, depth + 1), "subject of the relative clause before", 0.8)
    if _another_clause_between(tree, verb, head):
        return []
    having = any(tree.form[kid] == "having" for kid in tree.kids[verb])
    if tree.tag[verb] == "VBG" or having or (may_be_participle(tree, verb) and is_passive(tree, verb)):
        above = again(subjects(tree, head, depth + 1), "subject of the main clause", 0.8)
        # "They were hit, killing nine": those hit are not the killers; "were held after killing nine" they are.
        apart = is_passive(tree, head) and not is_passive(tree, verb) and tree.case(verb) not in _SHARING
        return [] if apart or tree.form[head] in DYING else above
    if is_infinitive(tree, verb) and not is_passive(tree, head):
        addressed = _addressed(tree, head)
        if addressed is not None:
            return each(tree, addressed, "the one called upon")
        return again(subjects(tree, head, depth + 1), "subject of the main clause", 0.8)
    return []


def _another_clause_between(tree: Tree, verb: int, head: int) -> bool:
    """ "The state began its war after gunmen stormed the towns, killing nine": whether it may as well be those of the
    clause before who did it. Nobody is better than the wrong one."""
    if tree.tag[verb] != "VBG" or verb < head or tree.form[verb - 1] != "," or tree.case(verb):
        return False
    between = (w for w in range(head + 1, verb) if tree.tag[w] in ("VBD", "VBZ") and tree.dep[w] in ("advcl", "acl"))
    return any(
        tree.case(clause) in _TIMES or tree.case(tree.head[clause]) in _TIMES or _marked(tree, clause)
        for clause in between
    )


def _marked(tree: Tree, clause: int) -> bool:
    return any(tree.form[kid] in _TIMES for kid in tree.kids[clause])


def _sender(tree: Tree, head: int) -> int:
    """ "sent them running by opening fire": who sent them fired."""
    while tree.tag[head] == "VBG" and tree.dep[head] in ("xcomp", "advcl", "acl"):
        above = tree.head[head]
        if tree.dep[head] == "acl":
            above = tree.head[above] if tree.dep[above] == "obj" else head
        if above == head or tree.pos[above] != "VERB":
            break
        head = above
    return head


def _relative_before(tree: Tree, verb: int, head: int) -> int | None:
    """The relative clause that "before being shot" ends: "the judge who freed him before being shot, his son said"."""
    if verb > head or tree.case(verb) not in _SHARING:
        return None
    low = min(tree.below(verb))
    for word in range(low - 1, -1, -1):
        if tree.pos[word] == "PUNCT" or tree.form[word] in _BREAKS:
            return None
        if tree.pos[word] == "VERB":
            return word if tree.dep[word] == "acl:relcl" else None
    return None


def _controller(tree: Tree, head: int, depth: int) -> list[Argument]:
    """Who does what the infinitive under ``head`` says: its object, else its subject; the owner of a noun."""
    if tree.pos[head] in ("NOUN", "PROPN") and tree.child(head, "cop") is None:
        return owners(tree, head, depth + 1)
    told = tree.child(head, "obj", "iobj")
    if told is not None and tree.lemma[head] not in _SUBJECT_CONTROL:
        return each(tree, told, "object of the verb above")
    addressed = _addressed(tree, head)
    return each(tree, addressed, "the one called upon") if addressed is not None else subjects(tree, head, depth + 1)


def _addressed(tree: Tree, verb: int) -> int | None:
    """Who is to do it, behind a preposition: "called on the rebels not to attack", "appealed to the army to leave"."""
    cases = _ADDRESSING.get(tree.lemma[verb], ())
    return next((kid for case, kid in phrases(tree, verb) if case in cases and kid > verb), None)


def owners(tree: Tree, noun: int, depth: int = 0) -> list[Argument]:
    """Whose plan, order or attempt it is: the possessor, or the subject of the verb it is the object of."""
    owner = tree.child(noun, "nmod:poss")
    if owner is not None:
        return each(tree, owner, "possessor")
    if tree.dep[noun] == "obj" and tree.pos[tree.head[noun]] == "VERB" and depth <= _DEEPEST:
        return subjects(tree, tree.head[noun], depth + 1)
    return []


def _antecedent(tree: Tree, verb: int, somebody: bool = False) -> int | None:
    """The noun a relative clause hangs on, also from a verb inside it or coordinated in it; ``somebody``: by "who"."""
    steps = 0
    while tree.dep[verb] in ("conj", "xcomp", "ccomp") and tree.head[verb] != verb and steps < _DEEPEST:
        verb = tree.head[verb]
        steps += 1
    if tree.dep[verb] in ("acl:relcl", "acl") and tree.pos[tree.head[verb]] not in ("VERB", "AUX", "ADV"):
        noun = tree.head[verb]
        # "Ana Roe, the judge who was shot": a name says better who.
        named = tree.dep[noun] == "appos" and tree.ent[tree.head[noun]] == "PERSON" and tree.head[noun] < noun
        noun = tree.head[noun] if named and not tree.ent[noun] else noun
        return _member(tree, noun) if somebody else noun
    return None
