"""Change training passages a little each time they are seen: other names, other type, datelines, capitals.

Every function takes a passage and a seeded random generator and returns a passage; layers stay aligned with words, and
a layer that a change makes untrue becomes missing. Rates are per passage.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass, fields, replace

from training import name_lists
from training.language_data import Passage, Sentence

_NEVER_SHOUTED = frozenset({"'s", "’s", "n't", "n’t"})


@dataclass(frozen=True, slots=True)
class Rates:
    """How often each change is made: ``names`` per name, the others per passage."""

    names: float = 0.5
    quotes: float = 0.3
    dateline: float = 0.06
    capitals: float = 0.03
    headline: float = 0.05
    lower: float = 0.01

    def scaled(self, strength: float) -> Rates:
        """All rates times ``strength``."""
        return Rates(*(getattr(self, rate.name) * strength for rate in fields(self)))


def pieces(name: str) -> tuple[tuple[str, ...], tuple[bool, ...]]:
    """Cut a name into tokens as the tokenizer would (hyphens and dots apart where it does) with their spaces."""
    words: list[str] = []
    spaces: list[bool] = []
    for part in name.split(" "):
        found = [part] if "." in part and part[-1] == "." else re.findall(r"[’'][^\W\d_]+$|[^\W_]+|[^\w\s]", part)
        if "'" in part or "’" in part:
            found = [part]
        words.extend(found)
        spaces.extend([False] * (len(found) - 1) + [True])
    return tuple(words), tuple(spaces)


def _other_person(words: tuple[str, ...], known: dict[str, str], rng: random.Random) -> str | None:
    """Another person's name of the same make; ``known`` keeps "Smith" the same other surname through a passage."""
    if not all(word[0].isupper() for word in words) or len(words) > 3:
        return None
    if words[-1] not in known:
        given, family = name_lists.person(rng)
        known[words[-1]] = family
        if len(words) > 1:
            known[words[0]] = given
    family = known[words[-1]]
    if len(words) == 1:
        return family
    given = known.setdefault(words[0], name_lists.person(rng)[0])
    if len(words) == 3:
        middle = rng.choice((f"{rng.choice('ABCDEFHIJKLMNRSTV')}.", name_lists.person(rng)[0], "Abdel", "bin", "al"))
        return f"{given} {middle} {family}"
    return f"{given} {family}"


def other_name(label: str, words: tuple[str, ...], known: dict[str, str], rng: random.Random) -> str | None:
    """Another name of the same kind as ``words``, or ``None`` where the name is better left alone."""
    if label == "PERSON":
        return _other_person(words, known, rng)
    if label == "GPE":
        return known.setdefault("GPE " + " ".join(words), name_lists.place(rng))
    if label == "LOC":
        return rng.choice(name_lists.REGIONS) if rng.random() < 0.6 else None
    if label == "FAC":
        return name_lists.facility(rng) if rng.random() < 0.6 else None
    if label == "NORP":
        other = rng.choice(name_lists.DEMONYMS)
        return other if len(words) == 1 and other.endswith("s") == words[0].endswith("s") else None
    if label == "PRODUCT":
        return rng.choice(name_lists.PRODUCTS)
    if label == "ORG":
        return name_lists.organisation(rng) if rng.random() < 0.5 and words[0][0].isupper() else None
    return None


def _spans(names: tuple[str, ...]) -> list[tuple[int, int, str]]:
    spans: list[tuple[int, int, str]] = []
    for index, value in enumerate(names):
        if value.startswith("B-"):
            spans.append((index, index + 1, value[2:]))
        elif value.startswith("I-") and spans and spans[-1][1] == index:
            start, _, label = spans[-1]
            spans[-1] = (start, index + 1, label)
    return spans


def other_names(sentence: Sentence, known: dict[str, str], rate: float, rng: random.Random) -> Sentence:
    """Replace names by others of their kind. A sentence with a tree only gets names of the same number of tokens."""
    if sentence.names is None:
        return sentence
    words, spaces, names = list(sentence.words), list(sentence.spaces), list(sentence.names)
    lemmas = list(sentence.lemmas) if sentence.lemmas is not None else None
    for start, end, label in reversed(_spans(sentence.names)):
        if rng.random() >= rate:
            continue
        new = other_name(label, sentence.words[start:end], known, rng)
        if new is None:
            continue
        new_words, new_spaces = pieces(new)
        if sentence.heads is not None:
            tags = (sentence.tags or ())[start:end]
            if len(new_words) != end - start or any(tag != "NNP" for tag in tags):
                continue
            if lemmas is not None:
                lemmas[start:end] = new_words
        last = spaces[end - 1]
        words[start:end] = new_words
        spaces[start:end] = [*new_spaces[:-1], last]
        names[start:end] = [f"B-{label}"] + [f"I-{label}"] * (len(new_words) - 1)
    return replace(
        sentence,
        words=tuple(words),
        spaces=tuple(spaces),
        names=tuple(names),
        lemmas=tuple(lemmas) if lemmas is not None else None,
    )


def other_quotes(passage: Passage, rng: random.Random) -> Passage:
    """Set straight quotation marks and apostrophes as curly ones or « », and double hyphens as dashes."""
    opening, closing = ("«", "»") if rng.random() < 0.08 else ("“", "”")
    curl_apostrophes = rng.random() < 0.8
    dash = rng.choice("—–")
    inside = False
    result = []
    for sentence in passage:
        words = list(sentence.words)
        for index, word in enumerate(words):
            if word == '"':
                words[index] = closing if inside else opening
                inside = not inside
            elif word == "--":
                words[index] = dash
            elif "'" in word and len(word) > 1 and curl_apostrophes:
                words[index] = word.replace("'", "’")
        result.append(replace(sentence, words=tuple(words)))
    return tuple(result)


def _dateline(rng: random.Random) -> tuple[list[str], list[bool], list[str]]:
    """Tokens, spaces and names of a dateline such as "KHARTOUM, July 16 (Reuters) — "."""
    words: list[str] = []
    spaces: list[bool] = []
    names: list[str] = []

    def add(text: str, label: str | None, space: bool = True) -> None:
        new_words, new_spaces = pieces(text)
        words.extend(new_words)
        spaces.extend([*new_spaces[:-1], space])
        names.extend([f"B-{label}"] + [f"I-{label}"] * (len(new_words) - 1) if label else ["O"] * len(new_words))

    town = rng.choice(name_lists.WAR_TOWNS if rng.random() < 0.6 else name_lists.cities())
    town = town.upper() if rng.random() < 0.85 else town
    date = f"{rng.choice(name_lists.MONTHS)} {rng.randint(1, 31)}"
    agency = rng.random() < 0.6
    country = rng.random() < 0.3
    dated = rng.random() < 0.4
    add(town, "GPE", space=not (country or dated))
    if country:
        add(",", None)
        add(rng.choice(name_lists.COUNTRIES), "GPE", space=not dated)
    if dated:
        add(",", None)
        add(date, "DATE")
    if agency:
        spaces[-1] = True
        add("(", None, space=False)
        add(rng.choice(name_lists.AGENCIES), "ORG", space=False)
        add(")", None)
    spaces[-1] = True
    add(rng.choice(("—", "–", "-", "--", ":")), None)
    return words, spaces, names


def with_dateline(passage: Passage, rng: random.Random) -> Passage:
    """Put a dateline before the first sentence, in the same sentence; its town hangs on the sentence's root."""
    first = passage[0]
    opener = first.words[0]
    shouted = opener.isupper() and len(opener) > 2  # it may be a dateline already
    if shouted or not opener[:1].isupper() or len(first.words) < 6:
        return passage
    words, spaces, names = _dateline(rng)
    size = len(words)
    heads = deps = None
    if first.heads is not None and first.deps is not None:
        root = next(index for index, head in enumerate(first.heads) if head == index)
        # The town is the head of the dateline; "dep" keeps readers that look for clauses and subjects off it.
        heads = (size + root, *[0] * (size - 1), *[size + head for head in first.heads])
        kinds = {"B-DATE": "nmod:unmarked", "B-ORG": "parataxis", "B-GPE": "appos", "I-GPE": "flat", "I-ORG": "flat"}
        deps = ("dep", *[_dateline_dep(word, name, kinds) for word, name in zip(words[1:], names[1:], strict=True)])
        deps = (*deps, *first.deps)

    def missing(layer: tuple[str, ...] | None) -> tuple[str, ...] | None:
        return None if layer is None else (*[""] * size, *layer)

    first = Sentence(
        words=(*words, *first.words),
        spaces=(*spaces, *first.spaces),
        tags=missing(first.tags),
        pos=missing(first.pos),
        morphs=missing(first.morphs),
        lemmas=missing(first.lemmas),
        heads=heads,
        deps=deps,
        names=None if first.names is None else (*names, *first.names),
    )
    return (first, *passage[1:])


def _dateline_dep(word: str, name: str, kinds: dict[str, str]) -> str:
    if name in kinds:
        return kinds[name]
    if name == "I-DATE":
        return "nummod"
    return "punct"


def recased(sentence: Sentence, change: Callable[[str], str]) -> Sentence:
    """Another casing of a sentence; lemmas become missing, so that no edit trees are learnt for shouting."""
    words = tuple(word if word in _NEVER_SHOUTED else change(word) for word in sentence.words)
    if any(len(old) != len(new) for old, new in zip(sentence.words, words, strict=True)):
        return sentence
    return replace(sentence, words=words, lemmas=None)


# Left small in headlines.
_SMALL_WORDS = frozenset({"a", "an", "the", "of", "in", "on", "at", "to", "for", "by", "and", "or", "but", "as"})
_SMALL_WORDS |= {"with", "from", "after", "over"}


def _headline_word(word: str) -> str:
    return word if word.lower() in _SMALL_WORDS else word[:1].upper() + word[1:]


def augment(passage: Passage, rates: Rates, rng: random.Random) -> Passage:
    """One changed copy of a passage."""
    known: dict[str, str] = {}
    # A third of the passages keep every real name, so that true texts stay the larger part of each name's company.
    rate = rates.names if rng.random() < 0.67 else 0.0
    passage = tuple(other_names(sentence, known, rate, rng) for sentence in passage)
    if rng.random() < rates.dateline:
        passage = with_dateline(passage, rng)
    if rng.random() < rates.quotes:
        passage = other_quotes(passage, rng)
    roll = rng.random()
    if roll < rates.capitals:
        passage = tuple(recased(sentence, str.upper) for sentence in passage)
    elif roll < rates.capitals + rates.lower:
        passage = tuple(recased(sentence, str.lower) for sentence in passage)
    elif roll < rates.capitals + rates.lower + rates.headline:
        index = rng.randrange(len(passage))
        change: Callable[[str], str] = str.upper if rng.random() < 0.4 else _headline_word
        passage = (*passage[:index], recased(passage[index], change), *passage[index + 1 :])
    return passage
