"""Verbs and participles that the parser took for each other: in "“Are they back?” a guard asked" a guard who is asked,
in "they reject proposed changes" a clause in which something proposed them."""

from typing import Final

from spacy.tokens import Doc, Token

from onrecord.language.lost_verbs import take_place

_NOUNS: Final = frozenset({"NOUN", "PROPN", "PRON"})
_ASKING: Final = frozenset(
    {"ask", "say", "wonder", "shout", "cry", "reply", "answer", "add", "write", "demand", "inquire", "enquire", "joke"}
)
_CLOSING: Final = frozenset({'"', "”", "''", "’’"})
_ENDING: Final = frozenset({"?", "!", ","})
_AUXILIARIES: Final = frozenset({"be", "have", "get"})


def mend_participles(doc: Doc) -> None:
    """Give each its place in the tree back."""
    for token in doc:
        if token.dep_ == "acl" and token.tag_ in ("VBD", "VBN") and _asks_behind_quotation(token):
            _set_over_quotation(token)
        elif token.dep_ == "ccomp" and token.tag_ == "VBN" and (noun := _described(token)) is not None:
            noun.head, noun.dep_ = token.head, "obj"
            token.head, token.dep_ = noun, "amod"


def _asks_behind_quotation(verb: Token) -> bool:
    """Whether a verb stands behind its speaker, who stands right behind a quotation, as if the quoted verb's object."""
    speaker, doc = verb.head, verb.doc
    first = speaker.left_edge.i
    if verb.lemma_ not in _ASKING or speaker.dep_ != "obj" or speaker.pos_ not in _NOUNS or verb.i < speaker.i:
        return False
    if any(kid.dep_.startswith(("nsubj", "aux")) for kid in verb.children):
        return False
    return first > 1 and speaker.head.i < first and doc[first - 1].text in _CLOSING and doc[first - 2].text in _ENDING


def _set_over_quotation(verb: Token) -> None:
    """Put the verb over what is quoted, its speaker under it as the subject."""
    speaker, quoted = verb.head, verb.head.head
    take_place(verb, quoted)
    verb.tag_ = "VBD"
    speaker.head, speaker.dep_ = verb, "nsubj"
    quoted.head, quoted.dep_ = verb, "ccomp"
    for kid in list(quoted.children):
        if kid.i > speaker.i:
            kid.head = verb


def _described(participle: Token) -> Token | None:
    """The noun that a participle right behind a verb tells the quality of, and that was taken for its object."""
    verb = participle.head
    objects = [kid for kid in participle.children if kid.dep_ == "obj"]
    if verb.i != participle.i - 1 or verb.pos_ != "VERB" or verb.lemma_ in _AUXILIARIES or len(objects) != 1:
        return None
    if any(kid.i < participle.i or kid.dep_ in ("mark", "aux") for kid in participle.children):
        return None
    noun = objects[0]
    beside = noun.left_edge.i == participle.i + 1 and noun.pos_ in ("NOUN", "PROPN")
    bare = not any(kid.dep_ in ("det", "nmod:poss") for kid in noun.children)
    return noun if beside and bare and not any(kid.dep_ == "obj" for kid in verb.children) else None
