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
_DEALT_WITH = frozenset(("by", "to", "with", "from", "against", "between", "for", "on", "towards", "toward"))
_PRESSED = frozenset(("call", "calls", "called", "sanction", "sanctions", "pressure", "embargo", "tariffs"))
_SHORT = 5
"""Words between an owner and the head of what it owns, at most."""
_MODIFIERS = frozenset(("compound", "amod", "nmod", "nmod:desc", "nmod:poss", "det:poss"))


def use_of(mention: Mention, entry: Entry | None, tree: Tree, holds: bool = False) -> ToponymUse:
    """How a mention is used; ``holds`` says that another place is said to lie in it, which makes it ground."""
    if mention.demonym:
        return "associative"
    seat = mention.name.lower() in cues().seats
    if holds or "dateline" in mention.signals:
        return "literal"
    if entry is not None and not seat and (entry.kind not in _GOVERNED or mention.asked):
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
    if government and _acts(mention, tree, known):
        return True
    head = _first_of_list(head, tree)
    dep, above = tree.dep[head], tree.head[head]
    case = tree.case(head)
    if dep in _MODIFIERS and (not case or case == "of"):
        return _is_body(mention, above, case, government, tree, known)
    if not case and dep.startswith("nsubj"):
        if dep == "nsubj:pass":
            return government and _is(above, known.addressed, tree)
        return _is(above, known.speaks, tree) or (government and _is(above, known.acts, tree))
    if not government:
        return False
    if dep in ("obj", "iobj") and not case:
        return _is(above, known.addressed, tree)
    return case in _DEALT_WITH and _is_party(head, case, tree, known)


def _acts(mention: Mention, tree: Tree, known: Cues) -> bool:
    """Whether a finite verb of speech or of a state's doing follows at once: "Ankara bombed" (trees miss it)."""
    before, after = mention.start - 1, mention.end
    if after >= len(tree) or tree.tag[after] not in ("VBD", "VBZ"):
        return False
    if before >= 0 and (tree.pos[before] in ("ADP", "PART") or tree.tag[before] == "POS"):
        return False
    return tree.form[after] in known.speaks or tree.form[after] in known.acts


def _is(word: int, group: frozenset[str], tree: Tree) -> bool:
    """Whether a word is of a group of the lexicon, by its form or by its lemma."""
    return tree.form[word] in group or tree.lemma[word] in group


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


def _is_body(mention: Mention, above: int, case: str, government: bool, tree: Tree, known: Cues) -> bool:
    """Whether what a place owns or describes is a government, its people or its dealings: "Kyiv's forces"."""
    if _is(above, known.bodies, tree) or (government and not case and _is(above, known.dealings, tree)):
        return True
    owned = range(mention.end, above + 1) if not case and above - mention.end < _SHORT else ()
    if any(_is(word, known.bodies, tree) for word in owned):
        return True  # "Kenya's Prime Minister Ann Doe", whose head is a name
    return any(_is(other, known.bodies, tree) for other in tree.children(above, "conj"))


def _is_party(head: int, case: str, tree: Tree, known: Cues) -> bool:
    """Whether a preposition makes a government the doer or the other side: "supplied by Iran", "talks with Tehran"."""
    above = tree.head[head]
    if case == "by":
        passive = tree.child(above, "aux:pass") is not None or tree.tag[above] == "VBN"
        done = _is(above, known.acts, tree) or _is(above, known.speaks, tree)
        return (passive and done) or _is(above, known.dealings, tree) or _is(above, known.bodies, tree)
    if tree.pos[above] == "NOUN" and _is(above, known.dealings, tree):
        return True
    if case == "with":
        return tree.pos[above] == "VERB"
    if case == "on" and tree.form[above] in _PRESSED:
        return True
    return case == "from" and _is(above, known.bodies, tree)


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
