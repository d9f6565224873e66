"""What the learned reader takes for attribution and a report on conflict does not mean so."""

import re

from onrecord.reading.attribution_cues import lexicon_lemma
from onrecord.reading.attribution_learned import Found
from onrecord.reading.attribution_sheet import Sheet
from onrecord.reading.cue_lexicon import CueLexicon
from onrecord.reading.cue_rules import is_never

_NOBODY = frozenset({"none", "nothing", "something", "there", "what", "everything", "anything"})
_OUTLET = frozenset({"i", "we", "you", "us", "me"})
_SAID_OF = frozenset({"quoted", "cited"})
_SUBJECT_SPEAKS = frozenset({"promise", "use", "take"})
_ANONYMITY = re.compile(r"\b(?:anonymity|anonymous|(?:be|being|remain) (?:named|identified|quoted|unnamed))\b")


def is_vetoed(sheet: Sheet, lexicon: CueLexicon, found: Found) -> bool:
    """Whether an attribution that no rule shares is doubtful for a reason of its words."""
    return (
        is_deed(sheet, lexicon, found)
        or is_mute(sheet, lexicon, found)
        or is_label(sheet, lexicon, found)
        or is_never(lexicon, sheet.tree.doc[found.head], lexicon_lemma(lexicon, sheet, found.head))
    )


def is_deed(sheet: Sheet, lexicon: CueLexicon, found: Found) -> bool:
    """Whether a cue has a verb of doing in it, and for content neither a quotation nor a that-clause ("troops attacked
    the village", "have continued shelling")."""
    tree, head = sheet.tree, found.head
    verbs = [i for i in found.cue if tree.pos[i] == "VERB"]
    if not any(lexicon_lemma(lexicon, sheet, i) in lexicon.deeds for i in verbs):
        return False
    if any(sheet.quotation[i] >= 0 for i in found.content):
        return False
    return not any(
        tree.dep[kid] == "ccomp" and kid in found.content and any(tree.form[i] == "that" for i in tree.kids[kid])
        for kid in tree.kids[head]
    )


def is_mute(sheet: Sheet, lexicon: CueLexicon, found: Found) -> bool:
    """Whether the source is nobody, the outlet itself, or a thing that does not speak ("according to his ideals")."""
    tree, source = sheet.tree, set(found.source)
    root = next((i for i in found.source if tree.head[i] not in source), -1)
    if root < 0:
        return False
    if tree.form[root] in _NOBODY or (tree.form[root] in _OUTLET and sheet.quotation[root] < 0):
        return True
    return tree.pos[root] == "NOUN" and tree.lemma[root] in lexicon.mute


def is_patient(sheet: Sheet, found: Found) -> bool:
    """Whether the source is the one to whom the cue is done: "the rebels were accused", "veterans invited to speak"; or
    the one who makes another speak ("the court forced the officer to admit")."""
    tree, head = sheet.tree, found.head
    source = set(found.source)
    if not source or tree.form[head] in _SAID_OF:
        return False
    if any(tree.dep[kid] == "nsubj:pass" and kid in source for kid in tree.kids[head]):
        return True
    governor = tree.head[head]
    if tree.dep[head] == "acl" and tree.tag[head] == "VBN" and governor in source:
        return True
    if tree.dep[head] != "xcomp" or tree.tag[head] != "VB" or tree.lemma[governor] in _SUBJECT_SPEAKS:
        return False
    made = tree.child(governor, "obj")
    return made is not None and made not in source and governor < made < head


def is_empty(sheet: Sheet, found: Found) -> bool:
    """Whether the content has no word in it."""
    return not any(any(c.isalnum() for c in sheet.tree.form[i]) for i in found.content)


def is_label(sheet: Sheet, lexicon: CueLexicon, found: Found) -> bool:
    """Whether the cue is a colon after a label or a place rather than after who speaks ("Live: …", "Syria: …"); words
    that are no known name speak before a colon only if what follows begins like a sentence or in quotation marks."""
    tree = sheet.tree
    if tree.form[found.head] != ":" or not found.source:
        return False
    words = " ".join(tree.form[i] for i in found.source)
    name = tree.ent[found.source[-1]]
    if words in lexicon.kickers or name in ("GPE", "LOC", "DATE", "FAC"):
        return True
    return (
        not name
        and bool(found.content)
        and sheet.shape[found.content[0]] == "a"
        and sheet.quotation[found.content[0]] < 0
    )


def is_anonymity(sheet: Sheet, found: Found) -> bool:
    """Whether all that is asked is not to be named."""
    return _ANONYMITY.search(" ".join(sheet.tree.form[i] for i in found.content[:8])) is not None
