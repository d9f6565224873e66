"""Titles: what stands around a person's name and says who it is ("Chad's prime minister", ", a farmer from Bor,")."""

from dataclasses import dataclass

from onrecord.reading.actor_lexicon import Noun
from onrecord.reading.mentions import Mentions

_DETERMINERS = frozenset({"the", "a", "an", "this", "that"})
_POSSESSIVE_PRONOUNS = frozenset({"his", "her", "its", "their", "our", "my"})
_HYPHENS = frozenset({"-", "‐", "‑", "–"})
_OWNERS = frozenset({"'s", "’s", "'", "’"})
_NAMING = frozenset({"named", "called", "identified", "known", "dubbed", "nicknamed"})
_TIMES = frozenset({"DATE", "TIME"})
_WORDS = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
_LONGEST = 16


@dataclass(frozen=True, slots=True)
class Titled:
    """A person's name with the words around it that belong to it: [low, start) before, [after, high) behind."""

    start: int
    end: int
    low: int
    after: int
    high: int
    nouns: tuple[tuple[int, Noun], ...]
    """Nouns of offices and trades, with the index of their last word."""


def titled(mentions: Mentions, start: int, end: int) -> Titled:
    """What belongs to the person's name at words ``start`` to before ``end``."""
    low = _before(mentions, start)
    nouns = _people_in(mentions, low, start)
    apposed = _apposed_before(mentions, low, start, end)
    if apposed is not None:
        # "The army's spokesman, Brigadier Ali Moss": what stands before the comma says more than the rank.
        nouns = (*_people_in(mentions, apposed, low - 1), *nouns)
        low = apposed
    after, high = _behind(mentions, end)
    if after < high:
        nouns = (*nouns, *_people_in(mentions, after, high)[:1])
    return Titled(start, end, low, after, high, nouns)


def _people_in(mentions: Mentions, low: int, high: int) -> tuple[tuple[int, Noun], ...]:
    return tuple(item for item in nouns_in(mentions, low, high) if item[1].sort in ("office", "person", "fighters"))


def nouns_in(mentions: Mentions, low: int, high: int) -> tuple[tuple[int, Noun], ...]:
    """Nouns of the lexicon among words ``low`` to before ``high``, longest first at each place, in text order."""
    form, nouns = mentions.tree.form, mentions.lexicon.nouns
    found: list[tuple[int, Noun]] = []
    at = low
    while at < high:
        for size in (4, 3, 2, 1):
            if at + size > high or mentions.hit[at] is not None:
                continue
            words = form[at : at + size]
            noun = nouns.get(_joined(words))
            if at + size < len(form) and form[at + size] in _OWNERS:
                continue
            if noun is not None and (size > 1 or mentions.tree.pos[at] in ("NOUN", "PROPN", "ADJ")):
                found.append((at + size - 1, noun))
                at += size
                break
        else:
            at += 1
    return tuple(found)


def _joined(words: list[str]) -> str:
    return " ".join(words).replace(" - ", "-")


def _before(mentions: Mentions, start: int) -> int:
    """Where the words before a name that belong to it begin."""
    tree, hit = mentions.tree, mentions.hit
    form, sentence = tree.form, mentions.sentence[start]
    at = start
    while at > 0 and mentions.sentence[at - 1] == sentence and start - at < _LONGEST:
        before = at - 1
        here = hit[before]
        entity = mentions.entity[before]
        if mentions.person[before] is not None:
            return at
        if here is not None:
            at = here.start
            continue
        if form[before] in _DETERMINERS or form[before] in _POSSESSIVE_PRONOUNS:
            return before
        if entity is not None and entity[2] in _TIMES:
            return at
        if form[before] in _OWNERS and before > 0:
            at = before
            continue
        if form[before] in _HYPHENS and at < start and not mentions.doc[before].whitespace_:
            at = before
            continue
        if _is_mistaken_verb(mentions, before, start):
            return at
        if tree.pos[before] in _WORDS or tree.tag[before] in ("VBN", "JJ") or mentions.is_title(before):
            at = before
            continue
        if form[before] in ("of", "for") and _of_office(mentions, before, start):
            at = before
            continue
        if (
            form[before] == "and"
            and at < start
            and before > 0
            and form[before - 1] in mentions.lexicon.nouns
            and form[at] in mentions.lexicon.nouns
        ):
            at = before
            continue
        return at
    return at


def _is_mistaken_verb(mentions: Mentions, word: int, start: int) -> bool:
    """ "The mayor accused Lina Marsh": a verb that the tagger took for a participle of the name's title."""
    tree = mentions.tree
    if tree.tag[word] != "VBN" or word == 0 or tree.form[word] in _NAMING:
        return False
    if tree.dep[word] == "ROOT" or tree.child(word, "nsubj", "nsubj:pass", "obj") is not None:
        return True
    return word == start - 1 and tree.pos[word - 1] == "NOUN"


def _of_office(mentions: Mentions, preposition: int, start: int) -> bool:
    """ "Minister of Defence Ada Moss", but not "the lawyers of Mr Moss": what follows "of" is no person yet."""
    noun = mentions.lexicon.nouns.get(mentions.tree.form[preposition - 1]) if preposition else None
    if noun is None or noun.sort != "office" or noun.word != mentions.tree.form[preposition - 1]:
        return False
    between = [at for at in range(preposition + 1, start) if mentions.tree.form[at] not in _DETERMINERS]
    return bool(between) and not any(mentions.is_title(at) and mentions.hit[at] is None for at in between)


def _apposed_before(mentions: Mentions, start: int, name: int, end: int) -> int | None:
    """ "The regional governor, Oleh Syniuk, said": where the phrase that the name stands beside begins.

    ``start`` is the first word behind the comma, ``name`` that of the name behind its rank.
    """
    tree, text = mentions.tree, mentions.text
    if start < 2 or text[start - 1] != "," or mentions.sentence[start - 1] != mentions.sentence[start]:
        return None
    if (
        end < len(text)
        and text[end] not in (",", ".", ")", ";", "—", "–", "'s", "’s")
        and mentions.sentence[end] == mentions.sentence[start]
    ):
        return None
    office = _office_before(mentions, start)
    if office is not None:
        return office
    beside = next((at for at in (start, name) if tree.dep[at] == "appos" and tree.head[at] < start), None)
    head = tree.head[beside] if beside is not None else start - 2
    if head >= start or tree.pos[head] not in ("NOUN", "PROPN", "ADJ") or mentions.person[head] is not None:
        return None
    low, high = tree.phrase(head)
    if high > start - 1 or start - 1 - high > 8:
        high = start - 1
    found = nouns_in(mentions, low, high)
    if not any(noun.sort in ("office", "person") and at <= head for at, noun in found):
        return None
    if tree.tag[head] in ("NNS", "NNPS"):
        return None
    return low


def _office_before(mentions: Mentions, start: int) -> int | None:
    """ "The spokesman for the ports authority, Ada Moss, said": the words of an office before a name and a comma."""
    tree = mentions.tree
    found: int | None = None
    at = start - 2
    while at >= 0 and mentions.sentence[at] == mentions.sentence[start] and start - at < _LONGEST:
        if tree.pos[at] in ("VERB", "AUX", "PUNCT", "CCONJ") or mentions.person[at] is not None:
            break
        noun = mentions.lexicon.nouns.get(tree.form[at])
        if noun is not None and noun.sort == "office" and noun.word == tree.form[at]:
            found = at if tree.form[at + 1] in ("of", "for", "in", "at", "to") else None
        at -= 1
    if found is None:
        return None
    return max(at + 1, tree.phrase(found)[0])


def _behind(mentions: Mentions, end: int) -> tuple[int, int]:
    """First and last-plus-one word of an apposition behind a name; empty if there is none."""
    tree, text = mentions.tree, mentions.text
    count = len(text)
    sentence = mentions.sentence[end - 1]
    if end < count and text[end] == "(" and mentions.sentence[end] == sentence:
        return end, end
    if end >= count or mentions.sentence[end] != sentence:
        return end, end
    if tree.form[end] in ("of", "from"):
        hit = mentions.hit[end + 1] if end + 1 < count else None
        return (end + 1, hit.end) if hit is not None else (end, end)
    if text[end] != ",":
        return end, end
    at = end + 1
    if at < count and tree.tag[at] == "CD" and at + 1 < count and text[at + 1] == ",":
        at += 2
    if at >= count or mentions.sentence[at] != sentence:
        return end, end
    first = tree.form[at]
    opens = (
        first in _DETERMINERS
        or first in _POSSESSIVE_PRONOUNS
        or first in mentions.lexicon.nouns
        or mentions.hit[at] is not None
        or tree.pos[at] in ("ADJ", "NOUN")
    )
    owner = mentions.person[at]
    owns = owner is not None and owner[1] < count and tree.form[owner[1]] in _OWNERS
    if not (opens or owns) or (owner is not None and not owns):
        return end, end
    last = owner[1] + 1 if owner is not None else at
    noun_seen = False
    while last < count and mentions.sentence[last] == sentence and last - at < _LONGEST:
        if text[last] in (",", ";", "—", "–", ")", '"', "”") or text[last] in ".!?":
            break
        if tree.tag[last] in ("VBD", "VBZ", "VBP", "MD", "WP", "WDT"):
            break
        if mentions.person[last] is not None:
            # "Amoro, Governor Pell and …": another person, no apposition.
            return (at, last) if noun_seen and tree.form[last - 1] in ("of", "to", "with") else (end, end)
        noun_seen = noun_seen or tree.form[last] in mentions.lexicon.nouns
        last += 1
    if not noun_seen:
        return end, end
    ended = (
        last >= count
        or mentions.sentence[last] != sentence
        or text[last] in (",", ".", ";", "—", "–", ")")
        or tree.tag[last] in ("WP", "WDT")
    )
    return (at, last) if ended else (end, end)
