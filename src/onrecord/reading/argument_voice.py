"""Voice: whether a verb's subject undergoes it, and what its object is where the tree does not say so."""

from onrecord.reading.argument_phrases import agents, phrases
from onrecord.reading.tree import Tree

RELATIVE = frozenset(("who", "which", "that", "whom"))
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
_MOVING = frozenset(("stormed", "marched", "barged", "rushed", "burst", "broke", "crossed", "pushed"))
_CHARGING_SUMS = frozenset(("fined", "charged", "awarded", "paid", "docked"))
_ROUGHLY = frozenset(("about", "around", "nearly", "almost", "some"))


def is_passive(tree: Tree, verb: int) -> bool:
    """Whether the verb's subject undergoes it: "was hit", "men killed by", "were detained and beaten"."""
    deps = {tree.dep[kid] for kid in tree.kids[verb]}
    stated = "aux:pass" in deps or tree.dep[verb] == "acl"
    if stated and tree.form[verb] in _STATES and not agents(tree, verb):
        return False
    if deps & {"nsubj:pass", "aux:pass"} or ("obl:agent" in deps and "obj" not in deps):
        return True
    if not may_be_participle(tree, verb) or tree.form[verb] in _INTRANSITIVE:
        return False
    if tree.form[verb + 1 : verb + 2] and tree.form[verb + 1] in _ROUGHLY and counted_object(tree, verb) is not None:
        return False  # "detained about half a dozen suspects"
    if tree.form[verb] in _TRANSITIVE and not deps & {"obj", "ccomp", "xcomp"} and _no_object_near(tree, verb):
        return True
    if tree.dep[verb] == "acl" and (_lost_main_verb(tree, verb) or _goes_into(tree, verb)):
        return False
    if tree.dep[verb] in ("acl", "amod", "acl:relcl", "xcomp", "advcl"):
        return not deps & {"nsubj", "obj", "aux"}
    # A sentence may begin in the middle of a coordination: its root is a conjunct then, and its own head.
    told = deps & {"nsubj", "aux"} or ("obj" in deps and not _is_sum(tree, verb))
    if tree.dep[verb] == "conj" and tree.head[verb] != verb and not told:
        return tree.pos[tree.head[verb]] in ("VERB", "ADJ") and is_passive(tree, tree.head[verb])
    return False


def _is_sum(tree: Tree, verb: int) -> bool:
    """ "was sentenced to a year and fined 500 crowns": the sum is no one whom the subject fined."""
    own = tree.child(verb, "obj")
    if own is None or tree.form[verb] not in _CHARGING_SUMS:
        return False
    return tree.ent[own] in ("MONEY", "CARDINAL") or tree.child(own, "nummod") is not None


def may_be_participle(tree: Tree, verb: int) -> bool:
    """Whether a verb has the form of a past participle, which taggers mix up with the past tense."""
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


def _goes_into(tree: Tree, verb: int) -> bool:
    """ "a group of gunmen stormed into a camp": whoever goes into a place is not what was stormed."""
    return tree.form[verb] in _MOVING and tree.form[verb + 1 : verb + 2] == ["into"]


def _no_object_near(tree: Tree, verb: int) -> bool:
    """ "nine were killed and 22 others injured", "two soldiers killed in blast": nobody is said to have done it."""
    if any(tree.dep[kid] == "aux" or tree.form[kid] in RELATIVE for kid in tree.kids[verb]):
        return False
    at = tree.form[verb + 1 : verb + 2] == ["at"] or any(case in ("at", "on") for case, _ in phrases(tree, verb))
    if tree.form[verb] == "shot" and at:
        return tree.child(verb, "nsubj") is None or tree.form[verb - 1] == ","  # "police shot at the house"
    return relative_object(tree, verb) is None and shared_object(tree, verb) is None


def relative_object(tree: Tree, verb: int) -> int | None:
    """The noun a relative clause hangs on, where it is the clause's missing object ("the town they shelled")."""
    subject = tree.child(verb, "nsubj")
    if tree.pos[tree.head[verb]] in ("VERB", "AUX", "ADV"):
        return None
    if tree.dep[verb] != "acl:relcl" or subject is None or tree.form[subject] in RELATIVE:
        return None
    if any(
        tree.dep[kid] in ("ccomp", "xcomp", "advmod") and tree.form[kid] in ("where", "when") for kid in tree.kids[verb]
    ):
        return None
    if any(tree.case(kid) and tree.form[kid] in RELATIVE for kid in tree.kids[verb]):
        return None
    if any(tree.form[kid] in ("where", "when", "why") for kid in tree.kids[verb]):
        return None
    return tree.head[verb]


def counted_object(tree: Tree, verb: int) -> int | None:
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


def shared_object(tree: Tree, verb: int) -> int | None:
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
