"""Sentences that lost their main verb: "A villager who asked not to be named because he feared reprisals said he had
helped". The parser takes "reprisals said" for what he feared; the sentence is then a noun and nothing else."""

from typing import Final

from spacy.language import Language
from spacy.tokens import Doc, Token
from spacy.tokens import Span as Words

from onrecord.language.lost_verbs import mend_lost_verbs
from onrecord.language.mistaken_participles import mend_participles

MAIN_VERBS: Final = "onrecord_main_verbs"
_SAYING: Final = frozenset({"say", "tell", "add", "report", "warn"})
_NOUNS: Final = frozenset({"NOUN", "PROPN"})


@Language.component(MAIN_VERBS)
def mend_main_verbs(doc: Doc) -> Doc:
    """Give a sentence that is only a noun with a relative clause its verb of saying back, other lost verbs theirs."""
    for sentence in list(doc.sents):
        verb = _lost(sentence)
        if verb is not None:
            _give_back(sentence.root, verb)
    mend_lost_verbs(doc)
    mend_participles(doc)
    return doc


def _lost(sentence: Words) -> Token | None:
    """The verb of saying at the end of the relative clause of a sentence that is otherwise a bare noun."""
    root = sentence.root
    if root.pos_ not in _NOUNS or any(kid.dep_ in ("nsubj", "cop", "conj", "parataxis") for kid in root.children):
        return None
    clause = next((kid for kid in root.children if kid.dep_ == "acl:relcl" and kid.i > root.i), None)
    if clause is None:
        return None
    for verb in clause.subtree:
        outer = verb.head
        if verb.lemma_ not in _SAYING or verb.tag_ not in ("VBD", "VBZ") or verb.dep_ not in ("ccomp", "conj"):
            continue
        subject = next((kid for kid in verb.children if kid.dep_ == "nsubj"), None)
        marked = any(kid.dep_ in ("mark", "cc") for kid in verb.children)
        # "he feared reprisals | said": a bare noun between two verbs is what the first one governs.
        bare = subject is not None and subject.i == verb.i - 1 and subject.tag_ in ("NNS", "NN")
        if bare and not marked and outer.i < verb.i and any(kid.dep_ in ("ccomp", "xcomp") for kid in verb.children):
            return verb
    return None


def _give_back(noun: Token, verb: Token) -> None:
    subject = next(kid for kid in verb.children if kid.dep_ == "nsubj")
    subject.head, subject.dep_ = verb.head, "obj"
    verb.head, verb.dep_ = verb, "ROOT"
    for kid in list(noun.children):
        if kid.i > verb.i:
            kid.head = verb
    noun.head, noun.dep_ = verb, "nsubj"
