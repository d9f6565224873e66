"""Verbs that the parser took for something else: "The mayor blamed Lina Marsh" for a mayor who is blamed, "accused the
army of firing shells" for shells that fire."""

from typing import Final

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Words

_NOUNS: Final = frozenset({"NOUN", "PROPN"})
_NAMING: Final = frozenset({"name", "call", "know", "identify", "dub", "nickname", "style", "term", "bear"})
_ACCUSING: Final = frozenset(
    {"accuse", "suspect", "convict", "acquit", "blame", "criticise", "criticize", "condemn", "denounce", "fault"}
)
_POSTING: Final = frozenset(
    {"post", "publish", "release", "broadcast", "issue", "air", "carry", "share", "upload", "send", "circulate", "sign"}
)
_ADMITTING: Final = frozenset({"deny", "admit", "acknowledge", "avoid", "confess"})
_STATES: Final = frozenset(
    {"exist", "live", "remain", "grow", "rise", "follow", "lead", "work", "miss", "stand", "pend", "go", "surround"}
)
_BLAMED: Final = frozenset({"blamed", "accused", "condemned", "criticised", "criticized", "denounced", "faulted"})
_FINITE: Final = frozenset({"VBD", "VBZ", "VBP", "MD"})
_SPEAKING: Final = frozenset(
    {"say", "tell", "add", "warn", "deny", "accuse", "urge", "call", "vow", "promise", "threaten", "condemn", "blame"}
    | {"claim", "demand", "insist", "reject", "dismiss", "confirm", "report", "admit", "ask"}
)
_OF: Final = frozenset({"of", "for"})
_TOWARDS: Final = frozenset({"at", "on", "into", "against", "towards", "toward", "from"})


def mend_lost_verbs(doc: Doc) -> None:
    """Give such verbs their place in the tree back."""
    for sentence in list(doc.sents):
        root = sentence.root
        if root.pos_ in _NOUNS and (verb := _between_names(root)) is not None:
            _set_above(root, verb)
        elif root.pos_ in _NOUNS and (blamed := _blaming(sentence)) is not None:
            _set_on_top(root, blamed)
    for token in doc:
        if token.tag_ == "VBN" and token.dep_ == "acl" and (second := _coordinated(token)) is not None:
            _set_first(token, second)
        if token.dep_ == "conj" and token.tag_ == "VBD" and (sayer := _said_before(token)) is not None:
            token.head = sayer
        if token.tag_ == "VBN" and (verb := _behind_quality(token)) is not None:
            _set_as_quality(token, verb)
        if token.dep_ == "ccomp" and (verb := _sayer_of_posted(token)) is not None:
            token.head = verb
        if token.tag_ == "VBG" and token.dep_ == "amod" and _is_admitted(token):
            _set_between(token)
        elif token.tag_ == "VBG" and token.dep_ in ("amod", "compound") and _governs_its_noun(token):
            _set_over(token)


def take_place(verb: Token, of: Token) -> None:
    """Hang a verb where another word hangs, or make it the root where that is the root; what hangs on it stays."""
    verb.head, verb.dep_ = (verb if of.head == of else of.head), of.dep_


def _between_names(noun: Token) -> Token | None:
    """The participle between a noun that is its whole sentence and the person's name that stands beside it."""
    if any(kid.dep_ in ("nsubj", "cop", "conj", "parataxis", "acl", "acl:relcl") for kid in noun.children):
        return None
    for name in noun.children:
        verb = noun.doc[name.i - 1] if name.i else name
        if name.i == noun.i + 2 and name.ent_type_ == "PERSON" and verb.head == name and verb.tag_ in ("VBN", "VBD"):
            return None if verb.lemma_ in _NAMING else verb
    return None


def _sayer_of_posted(clause: Token) -> Token | None:
    """ "He denied in a video posted on X that they had fled": the verb that a clause belongs to, which the parser hung
    on the video's posting."""
    posted = clause.head
    if posted.tag_ != "VBN" or posted.dep_ != "acl" or posted.lemma_ not in _POSTING:
        return None
    if not any(kid.lower_ == "that" and kid.dep_ == "mark" for kid in clause.children):
        return None
    verb = posted.head.head
    has_own = any(kid.dep_ == "ccomp" for kid in verb.children)
    return verb if verb.pos_ == "VERB" and posted.head.dep_ == "obl" and verb.i < posted.i and not has_own else None


def _is_admitted(gerund: Token) -> bool:
    """ "The army denied attacking civilians": whether a gerund read as what the civilians are is what is denied."""
    noun = gerund.head
    verb = noun.head
    tied = noun.dep_ == "obj" and verb.i == gerund.i - 1 and noun.i > gerund.i
    return tied and verb.lemma_ in _ADMITTING and gerund.lemma_ not in _STATES


def _set_between(gerund: Token) -> None:
    """Hang the gerund on the verb before it, and the noun on the gerund."""
    noun = gerund.head
    gerund.head, gerund.dep_ = noun.head, "xcomp"
    noun.head = gerund


def _blaming(sentence: Words) -> Token | None:
    """ "Rosatom blamed Ukrainian shelling": the verb of blaming right behind its subject, read as what the blamed is
    like, in a sentence without a verb of its own."""
    root = sentence.root
    for token in sentence:
        if token.lower_ not in _BLAMED or token.dep_ != "amod" or token.i == sentence.start:
            continue
        noun, before = token.head, token.nbor(-1)
        stands = (before.pos_ in _NOUNS or before.text == ",") and noun.i > token.i
        if stands and (noun == root or root in noun.ancestors):
            own = [word for word in sentence if word.tag_ in _FINITE and word.dep_ != "acl:relcl" and word != token]
            return None if own else token
    return None


def _set_on_top(root: Token, verb: Token) -> None:
    """Make the verb the sentence's root, what is before it its subject and the noun behind it its object."""
    noun = verb.head
    subject = root if root.i < verb.i else next((kid for kid in verb.children if kid.dep_ == "nsubj"), None)
    verb.head, verb.dep_ = verb, "ROOT"
    noun.head, noun.dep_ = verb, "obj"
    if subject is not None:
        subject.head, subject.dep_ = verb, "nsubj"
    for kid in list(noun.children):
        if kid.dep_ in ("obl", "punct"):
            kid.head = verb


def _coordinated(first: Token) -> Token | None:
    """ "The minister called for a truce and said …": the second of two verbs, of which the first was read as a
    participle that tells which minister."""
    noun = first.head
    verb = noun.head
    if noun.i != first.i - 1 or noun.dep_ != "nsubj" or verb.tag_ not in ("VBD", "VBZ") or verb.i < first.i:
        return None
    return verb if any(kid.dep_ == "cc" and kid.i == verb.i - 1 for kid in verb.children) else None


def _said_before(second: Token) -> Token | None:
    """ "He denied that the town had fallen and accused the group": the verb of saying beside which another stands that
    the parser hung on what was said, where that is in another form."""
    told = second.head
    sayer = told.head
    if second.lemma_ not in _SPEAKING or told.tag_ != "VBN" or told.dep_ != "ccomp" or sayer.tag_ != "VBD":
        return None
    own = any(kid.dep_.startswith(("nsubj", "aux")) or kid.dep_ == "mark" for kid in second.children)
    shaped = any(kid.dep_.startswith("aux") for kid in told.children)
    says = sayer.lemma_ in _SPEAKING and any(kid.dep_ == "nsubj" for kid in sayer.children)
    return sayer if shaped and says and not own and sayer.i < told.i < second.i else None


def _set_first(first: Token, second: Token) -> None:
    """Make the first verb the one of the clause, and the second beside it."""
    noun = first.head
    take_place(first, second)
    noun.head = first
    second.head, second.dep_ = first, "conj"


def _behind_quality(participle: Token) -> Token | None:
    """ "A strike on a school sheltering displaced families killed 31": the verb whose subject was taken for the
    families, where the participle beside them was read as a verb."""
    if any(kid.dep_.startswith("aux") for kid in participle.children) or participle.i + 1 >= len(participle.doc):
        return None
    families = participle.nbor(1)
    verb = families.head
    stands = families.pos_ in _NOUNS and families.dep_ == "nsubj" and verb.head == participle and verb.dep_ == "ccomp"
    subjects = [kid for kid in participle.children if kid.dep_ == "nsubj" and kid.i < participle.i]
    finite = verb.tag_ in ("VBD", "VBZ", "VBN") and not any(kid.dep_.startswith("aux") for kid in verb.children)
    return verb if stands and subjects and finite else None


def _set_as_quality(participle: Token, verb: Token) -> None:
    """Put the verb in the place of the participle, with its subject, and the participle under the noun behind it."""
    families = participle.nbor(1)
    take_place(verb, participle)
    before = participle.nbor(-1) if participle.i else participle
    for kid in list(participle.children):
        if kid != verb:
            kid.head = verb
    families.head, families.dep_ = (before if before.pos_ in (*_NOUNS, "VERB") else verb), "obj"
    participle.head, participle.dep_ = families, "amod"


def _set_above(noun: Token, verb: Token) -> None:
    """Make the verb the sentence's root, the noun before it its subject and the name behind it its object."""
    name = verb.head
    verb.head, verb.dep_ = verb, "ROOT"
    for kid in list(noun.children):
        if kid.i > verb.i:
            kid.head = verb
            if kid.dep_ == "nmod":
                kid.dep_ = "obl"
    noun.head, noun.dep_ = verb, "nsubj"
    name.head, name.dep_ = verb, "obj"
    for kid in list(name.children):
        if kid.dep_ == "nmod":
            kid.head, kid.dep_ = verb, "obl"


def _governs_its_noun(gerund: Token) -> bool:
    """Whether a gerund read as part of the noun behind it has that noun for its object: "of firing shells"."""
    noun = gerund.head
    if noun.i < gerund.i or noun.pos_ not in _NOUNS or gerund.i == 0:
        return False
    before = gerund.nbor(-1)
    if before.head == gerund and before.dep_ == "mark" and before.pos_ in ("ADP", "SCONJ"):
        return True
    accused = noun.head
    of_it = before.head == noun and before.dep_ == "case" and before.lower_ in _OF
    return of_it and accused.dep_ in ("obj", "nsubj:pass") and accused.head.lemma_ in _ACCUSING and noun.dep_ == "nmod"


def _set_over(gerund: Token) -> None:
    """Put the gerund in the place of its noun, and the noun under it as its object."""
    noun, before = gerund.head, gerund.nbor(-1)
    above = noun.head
    if above == noun:
        return
    accusing = above.head if above.pos_ in _NOUNS else above
    gerund.head, gerund.dep_ = above, "acl" if above.pos_ in _NOUNS else "advcl"
    before.head, before.dep_ = gerund, "mark"
    noun.head, noun.dep_ = gerund, "obj"
    for kid in list(accusing.children):  # "accused the army of firing shells at the market": they were fired there
        case = next((word.lower_ for word in kid.children if word.dep_ == "case"), "")
        if kid.dep_ == "obl" and kid.i > noun.i and case in _TOWARDS:
            kid.head = gerund
