"""Speakers: the words that say who speaks, given the head of a cue, by the tree."""

from spacy.tokens import Span as Words
from spacy.tokens import Token

SUBJECTS = frozenset({"nsubj", "csubj", "nsubj:outer"})
_RELATIVES = frozenset({"who", "which", "that", "whom"})
_WHOEVER = frozenset({"anyone", "anybody", "everyone", "everybody", "nobody", "none", "anything", "nothing"})
_MAX_STEPS = 4
_OF_OTHERS = frozenset(
    {"note", "cite", "quote", "dismiss", "reject", "deny", "dispute", "read", "see", "receive", "mention", "refute"}
    | {"criticise", "criticize", "condemn", "welcome", "ignore", "slam", "reference", "echo", "review", "leak", "share"}
)
"""What is done to texts of others: "the ministry cited reports saying …" are not the ministry's reports."""


def is_passive(head: Token) -> bool:
    """Whether a verb is passive: a passive auxiliary or subject hangs on it, or it is a bare participle."""
    if any(child.dep_ in ("aux:pass", "nsubj:pass") for child in head.children):
        return True
    bare = head.tag_ == "VBN" and head.dep_ in ("acl", "advcl", "amod", "acl:relcl")
    # Where the noun is the root, the sentence would have no verb: the tree took a main verb for a participle.
    return (
        bare and head.head.dep_ != "ROOT" and not any(child.dep_ in ("aux", "nsubj", "obj") for child in head.children)
    )


def find_speaker(head: Token) -> Words | None:
    """The noun phrase that speaks, or None where no one is said to ("it was reported").

    Walks from the cue up to the clause that shares its subject: coordination, participles ("…, adding that"),
    controlled infinitives ("declined to say"), relative clauses ("the envoy, who warned").
    """
    if is_passive(head):
        agent = next((child for child in head.children if child.dep_ == "obl:agent" or _is_by(child)), None)
        return noun_phrase(agent) if agent is not None else None
    return _after_its_verb(head) or _by_tree(head)


def _by_tree(head: Token) -> Words | None:
    verb = head
    for _ in range(_MAX_STEPS):
        subject = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
        if subject is not None:
            return _antecedent(subject, verb)
        passive = next((child for child in verb.children if child.dep_ == "nsubj:pass"), None)
        if passive is not None and verb != head:
            return noun_phrase(passive)
        if verb.dep_ == "acl":
            return _of_noun(verb.head)
        made = _made_to(verb)
        if made is not None:
            return noun_phrase(made)
        if verb.dep_ == "acl:relcl":
            return noun_phrase(verb.head, without=verb)
        if verb.dep_ in ("conj", "xcomp", "advcl", "parataxis", "ccomp") and verb.head != verb:
            if verb.dep_ == "ccomp" and verb.head.i < verb.i and _has_mark(verb):
                return None
            verb = verb.head
            if verb.pos_ not in ("VERB", "AUX"):
                if verb.dep_ in SUBJECTS:
                    return noun_phrase(verb)
                if not any(child.dep_ in SUBJECTS for child in verb.children):
                    return None
            continue
        return None
    return None


def _after_its_verb(verb: Token) -> Words | None:
    """Who speaks in "Two were hurt, reports the Gazette.": the name that ends the sentence."""
    if any(child.dep_ in SUBJECTS and child.i < verb.i for child in verb.children):
        return None
    if verb.dep_ not in ("parataxis", "conj", "ROOT") or verb.tag_ not in ("VBZ", "VBD") or verb.i <= verb.sent.start:
        return None
    if verb.nbor(-1).text not in (",", "”", '"', "’") or any(
        child.dep_ in ("aux", "cc", "mark") for child in verb.lefts
    ):
        return None
    rest = [token for token in verb.doc[verb.i + 1 : verb.sent.end] if not token.is_punct and not token.is_space]
    named = [token for token in rest if token.text[:1].isupper() and token.ent_type_ not in ("DATE", "TIME")]
    if not named or any(token not in named and token.lower_ not in ("the", "of", "and", "for") for token in rest):
        return None
    return verb.doc[named[0].i : named[-1].i + 1]


def _made_to(verb: Token) -> Token | None:
    """Who speaks in "the court forced the officer to admit …": the object of the verb above."""
    above = verb.head
    if verb.dep_ != "xcomp" or verb.tag_ != "VB" or above.lemma_ in ("promise", "use", "take"):
        return None
    return next((child for child in above.children if child.dep_ == "obj" and above.i < child.i < verb.i), None)


def noun_phrase(head: Token, without: Token | None = None) -> Words:
    """The noun phrase of ``head``: its subtree without relative clauses, asides and hanging punctuation."""
    cut = {without} if without is not None else set()
    for child in head.children:
        if (
            child.dep_ in ("acl:relcl", "parataxis", "cc:preconj")
            or (child.dep_ in ("acl", "advcl", "ccomp") and child.i > head.i)
            or (child.dep_ == "conj" and child.pos_ in ("VERB", "AUX"))
        ):
            cut.add(child)
    left, right = head.i, head.i
    for child in head.children:
        if child in cut or child.dep_ in ("punct", "dep") or child.is_space:
            continue
        if child.dep_ == "case" and head.dep_ not in ("nmod:poss",):
            continue
        if child.dep_ == "appos" and child.i - head.i > 12:
            continue
        left = min(left, child.left_edge.i)
        right = max(right, _right_edge(child))
    words = head.doc[left : right + 1]
    return _trim(words)


def _right_edge(token: Token) -> int:
    """Right edge of a dependent inside a noun phrase, its own relative clauses left out."""
    right = token.i
    for child in token.children:
        if child.dep_ not in ("acl:relcl", "punct", "parataxis", "advcl"):
            right = max(right, _right_edge(child))
    return right


def _trim(words: Words) -> Words:
    start, end = words.start, words.end
    doc = words.doc
    while start < end and (doc[start].is_space or (doc[start].is_punct and doc[start].text not in ("“", '"', "‘"))):
        start += 1
    while end > start and (doc[end - 1].is_space or doc[end - 1].text in (",", ";", ":", "—", "–", "-", "(")):
        end -= 1
    while start < end - 1 and doc[start].dep_ == "cc":
        start += 1
    opened = next((i for i in range(start + 1, end) if doc[i].text in ("(", "[")), None)
    if opened is not None and not any(doc[i].text in (")", "]") for i in range(opened, end)):
        end = opened
    return doc[start:end]


def _antecedent(subject: Token, verb: Token) -> Words | None:
    """The subject's phrase; for a relative pronoun, the noun the clause hangs on; None for an empty "it", "there"."""
    if subject.dep_ == "expl" or subject.lower_ == "there":
        return None
    if subject.lower_ in _RELATIVES and subject.pos_ == "PRON":
        clause = verb
        for _ in range(_MAX_STEPS):
            if clause.dep_ in ("acl:relcl", "acl"):
                return noun_phrase(clause.head, without=clause)
            if clause.dep_ not in ("conj", "xcomp", "ccomp") or clause.head == clause:
                break
            clause = clause.head
        return None
    return noun_phrase(subject)


def _of_noun(noun: Token) -> Words | None:
    """Who speaks through a noun ("a statement saying that …"): its possessor or the one who issued it, else itself."""
    for child in noun.children:
        if child.dep_ == "nmod:poss" or (
            child.dep_ == "nmod" and any(c.lower_ in ("by", "from") for c in child.children)
        ):
            return noun_phrase(child)
    if noun.dep_ in ("obj", "obl") and noun.head.pos_ == "VERB" and noun.head.lemma_ not in _OF_OTHERS:
        subject = next((child for child in noun.head.children if child.dep_ in SUBJECTS), None)
        if subject is not None and subject.lower_ not in _RELATIVES:
            return noun_phrase(subject)
    return noun_phrase(noun)


def _is_by(token: Token) -> bool:
    return token.dep_.startswith("obl") and any(
        child.lower_ == "by" and child.dep_ == "case" for child in token.children
    )


def _has_mark(verb: Token) -> bool:
    return any(child.dep_ == "mark" and child.lower_ in ("that", "whether", "if") for child in verb.children)


def outer_speaker(head: Token, speaker: Words) -> Words | None:
    """Who speaks in "said their convoys were hit and claimed that …", where the tree coordinates the second cue with
    the content of the first: the speaker of the first cue, if ``speaker``, the content's subject, is no person."""
    if head.dep_ != "conj" or any(child.dep_ in ("nsubj", "nsubj:pass") for child in head.children):
        return None
    noun = speaker.root
    speaks = noun.pos_ in ("PRON", "PROPN") or is_person_noun(noun)
    if noun.ent_type_ in ("PERSON", "ORG", "GPE", "NORP") or (speaks and noun.lower_ not in _WHOEVER):
        return None
    verb = head.head
    for _ in range(_MAX_STEPS):
        if verb.dep_ == "ccomp":
            return find_speaker(verb.head)
        if verb.dep_ != "conj":
            return None
        verb = verb.head
    return None


def is_person_noun(token: Token) -> bool:
    """A rough test by ending: nouns of agents ("official", "minister", "resident") speak, most others do not."""
    return token.lemma_.lower().endswith(
        ("er", "or", "ist", "ian", "ant", "ent", "man", "woman", "people", "al", "ee", "group", "force", "party")
    )
