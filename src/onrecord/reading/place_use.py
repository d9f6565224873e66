"""Use: whether a place name means the place (literal) or those who stand for it (associative).

A country or a capital stands for its government where it speaks, acts, is spoken to, is dealt with or owns forces; a
people's name always stands for people; a name inside an institution's name is the institution's. Rivers, seas and what
is named by the ground it covers are literal. On doubt, literal: what is said of a place is true of the ground.
"""

from onrecord.gazetteer import Entry
from onrecord.reading.place_candidates import is_capital
from onrecord.reading.place_cues import Cues, cues
from onrecord.reading.toponyms import Mention
from onrecord.reading.tree import Tree
from onrecord.terms import ToponymUse

_GOVERNED = frozenset(("country", "region", "settlement", "district", "continent", "area"))
_STANCES = frozenset(
    ("pro", "anti", "backed", "installed", "led", "aligned", "allied", "controlled", "appointed", "friendly")
)
_ORGANISATIONS = frozenset(("ORG", "PRODUCT", "WORK_OF_ART", "EVENT", "LAW"))
_ON_GROUND = frozenset(
    ("in", "at", "near", "inside", "outside", "around", "across", "throughout", "into", "through", "over")
)
_DEALT_WITH = frozenset(("by", "to", "with", "from", "against", "between", "for", "on", "towards", "toward"))
_MODIFIERS = frozenset(("compound", "amod", "nmod", "nmod:desc", "nmod:poss", "det:poss"))


def use_of(mention: Mention, entry: Entry | None, tree: Tree) -> ToponymUse:
    """How a mention is used."""
    if mention.demonym:
        return "associative"
    seat = mention.name.lower() in cues().seats
    if entry is not None and not seat and (entry.kind not in _GOVERNED or mention.asked):
        return "literal"
    if "dateline" in mention.signals:
        return "literal"
    found = _associative(mention, seat or stands_for_government(entry), tree, cues())
    return "associative" if found else "literal"


def stands_for_government(entry: Entry | None) -> bool:
    """Whether a place is a country, or the seat of a country's government."""
    if entry is None:
        return False
    return entry.level == 0 or is_capital(entry)


def _associative(mention: Mention, government: bool, tree: Tree, known: Cues) -> bool:
    head = head_of(mention, tree)
    if _in_organisation(mention, tree) or (government and _takes_sides(mention, tree)):
        return True
    head = _first_of_list(head, tree)
    dep, above = tree.dep[head], tree.head[head]
    case = tree.case(head)
    if dep in _MODIFIERS and (not case or case == "of"):
        return _is_body(above, case, government, tree, known)
    if not case and dep.startswith("nsubj"):
        lemma = tree.lemma[_verb(above, tree)]
        if dep == "nsubj:pass":
            return government and lemma in known.addressed
        return lemma in known.speaks or (government and lemma in known.acts)
    if not government:
        return False
    if dep in ("obj", "iobj") and not case:
        return tree.lemma[above] in known.addressed
    return case in _DEALT_WITH and _is_party(head, case, tree, known)


def head_of(mention: Mention, tree: Tree) -> int:
    """The word of a mention that hangs on a word outside it."""
    for at in range(mention.end - 1, mention.start - 1, -1):
        if not mention.start <= tree.head[at] < mention.end or tree.head[at] == at:
            return at
    return mention.end - 1


def _first_of_list(head: int, tree: Tree) -> int:
    """The first of coordinated names ("between Moscow and Kyiv"), whose place in the sentence they share."""
    while tree.dep[head] == "conj" and tree.pos[tree.head[head]] == "PROPN":
        head = tree.head[head]
    return head


def _verb(above: int, tree: Tree) -> int:
    """The verb that says what a subject does: "wants to buy" wants."""
    return above


def _is_body(above: int, case: str, government: bool, tree: Tree, known: Cues) -> bool:
    """Whether what a place owns or describes is a government, its people or its dealings: "Kyiv's forces"."""
    lemma = tree.lemma[above]
    if lemma in known.bodies:
        return True
    if government and lemma in known.dealings and not case:
        return True
    # "Russia's defence and foreign ministers"
    return any(tree.lemma[other] in known.bodies for other in tree.children(above, "conj"))


def _is_party(head: int, case: str, tree: Tree, known: Cues) -> bool:
    """Whether a preposition makes a government the doer or the other side: "supplied by Iran", "talks with Tehran"."""
    above = tree.head[head]
    if case == "by":
        passive = tree.child(above, "aux:pass") is not None or tree.tag[above] == "VBN"
        noun = tree.lemma[above] in known.dealings or tree.lemma[above] in known.bodies
        done = tree.lemma[above] in known.acts or tree.lemma[above] in known.speaks
        return bool((passive and done and tree.pos[above] == "VERB") or noun)
    if tree.pos[above] == "NOUN" and tree.lemma[above] in known.dealings:
        return True
    if case == "with":
        return bool(tree.pos[above] == "VERB")
    if case == "on" and tree.lemma[above] in ("call", "sanction", "pressure"):
        return True
    return bool(case == "from" and tree.lemma[above] in known.bodies)


def _in_organisation(mention: Mention, tree: Tree) -> bool:
    """Whether the name is part of a longer name of an institution, a team, a work or an event."""
    kinds = {tree.ent[at] for at in range(mention.start, mention.end)}
    if not kinds & _ORGANISATIONS:
        return False
    before, after = mention.start - 1, mention.end
    return (before >= 0 and tree.ent[before] in kinds and tree.pos[before] in ("PROPN", "ADP", "NOUN", "ADJ")) or (
        after < len(tree) and tree.ent[after] in kinds and tree.pos[after] != "PART"
    )


def _takes_sides(mention: Mention, tree: Tree) -> bool:
    """ "Moscow-backed", "pro-Kyiv", "anti-Assad"."""
    before, after = mention.start - 1, mention.end
    if after + 1 < len(tree) and tree.form[after] in ("-", "–") and tree.form[after + 1] in _STANCES:
        return True
    if before >= 1 and tree.form[before] in ("-", "–") and tree.form[before - 1] in _STANCES:
        return True
    return before >= 0 and tree.form[before] in ("pro-", "anti-", "pro", "anti")
