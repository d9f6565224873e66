"""What kind of thing a word stands for, as far as events ask: a party that can act, a place, a number of people."""

from collections.abc import Iterator, Sequence
from functools import cached_property

from onrecord.model import Place
from onrecord.reading.event_lexicon import EventLexicon, Group, Words
from onrecord.reading.page import Page
from onrecord.reading.tree import Tree

_PARTY_NAMES = frozenset(("PERSON", "ORG", "NORP", "GPE"))
_PLACE_NAMES = frozenset(("GPE", "LOC", "FAC"))
_PRONOUNS = frozenset(
    (
        "he",
        "she",
        "they",
        "we",
        "i",
        "you",
        "him",
        "her",
        "them",
        "us",
        "me",
        "who",
        "whom",
        "it",
        "his",
        "their",
        "our",
        "my",
        "its",
    )
)
_COUNTS = frozenset(
    ("dozen", "score", "hundred", "thousand", "ten", "million", "number", "handful", "group", "lot", "pair", "couple")
)

MEASURES = _COUNTS | frozenset(
    (
        "part", "half", "total", "wave", "string", "spate", "range", "handful", "third", "quarter", "majority",
        "most", "all", "some", "series", "piece", "section", "kg", "kilogram", "ton", "tonne", "pound", "worth",
        "load", "truckload", "stretch", "rest", "percent", "%", "much", "swath", "several", "many", "package",
        "batch", "two",
    )
)  # fmt: skip
"""Words that count or measure what follows "of"."""
_EFFORTS = frozenset(
    (
        "effort", "process", "delivery", "package", "programme", "program", "shipment", "mission", "hour", "measure",
        "order", "operation", "team",
    )
)  # fmt: skip
"""Words that leave it to the word before them to say what it is: a curfew order, a peacekeeping mission."""
_FORMER = ("ex-", "vice-")

_SPORT_WORDS, _SPORT_SHARE = 6, 0.012
_MISHAP_WORDS = 2
_VIOLENT = frozenset(
    (
        "attack", "attacker", "gunman", "militant", "rebel", "insurgent", "terrorist", "murder", "soldier", "war",
        "bomb", "bombing", "gunfire", "shooting", "missile", "airstrike", "strike", "shelling", "sabotage", "drone",
    )
)  # fmt: skip
_ILLS = frozenset(("heart", "panic", "asthma"))
"""What makes an attack an illness."""
_FAR = 60
"""Words within which violence makes a death or a wound somebody's doing."""
_SURE = 0.8
"""Score of a group from which its words mean what they say even in a report about sport."""


class EventWords:
    """The words of a page with the places found on it: what every rule about events asks of a word."""

    def __init__(self, page: Page, tree: Tree, lexicon: EventLexicon, places: tuple[Place, ...]) -> None:
        self.page, self.tree, self.lexicon, self._places = page, tree, lexicon, places

    @cached_property
    def toponyms(self) -> dict[int, tuple[Place, str, str]]:
        """First word of a toponym → its place, its use and its form."""
        found: dict[int, tuple[Place, str, str]] = {}
        for place in self._places:
            for toponym in place.toponyms:
                words = self.page.words(toponym.span)
                for at in range(words.start, words.end):
                    found[at] = (place, toponym.use, toponym.form)
        return found

    @cached_property
    def is_sport(self) -> bool:
        """Whether the report is about sport, where attacks, fights and defeats are no violence."""
        sport = self.lexicon.sport
        found = sum(form in sport or (form.endswith("s") and form[:-1] in sport) for form in self.tree.form)
        return found >= _SPORT_WORDS and found >= _SPORT_SHARE * len(self.tree)

    @cached_property
    def is_mishap(self) -> bool:
        """Whether the report is about an accident or a disaster, whose dead nobody killed."""
        lexicon = self.lexicon
        found = [item for word in range(len(self.tree)) for item in set(self.singular(word))]
        mishaps = sum(item in lexicon.mishaps for item in found)
        return mishaps >= _MISHAP_WORDS and not any(item in _VIOLENT for item in found)

    @cached_property
    def _violent(self) -> list[int]:
        """The words that tell of violence, heart attacks and the like left out."""
        tree = self.tree
        return [
            word
            for word in range(len(tree))
            if self.meets(word, self.lexicon.violence) and not (word and tree.form[word - 1] in _ILLS)
        ]

    def tells_violence(self, taken: Sequence[int], far: int = _FAR) -> bool:
        """Whether violence is told of near these words, and no mishap beside them."""
        low, high = taken[0] - far, taken[-1] + far
        sentence = self.tree.doc[taken[0]].sent
        beside = range(sentence.start, sentence.end)
        if any(item in self.lexicon.mishaps for word in beside for item in self.singular(word)):
            return False
        return any(low <= word <= high and word not in taken for word in self._violent)

    def counts(self, group: Group) -> bool:
        """Whether words of a group can be meant in this report at all."""
        return not self.is_sport or group.entry.score >= _SURE

    def is_party(self, word: int) -> bool:
        """Whether a phrase with this head can do or suffer something as an actor."""
        tree = self.tree
        if tree.ent[word] in ("DATE", "TIME"):
            return False
        if tree.ent[word] in _PARTY_NAMES or (tree.form[word] in _PRONOUNS and tree.pos[word] == "PRON"):
            return True
        if any(item in self.lexicon.people for item in self.singular(word)):
            if tree.form[word] == "movement" and tree.child(word, "nmod") is not None:
                return False  # of people or goods
            return tree.pos[word] in ("NOUN", "PROPN", "NUM", "ADJ", "PRON", "DET")
        if any(tree.ent[kid] == "PERSON" for kid in tree.children(word, "flat", "appos", "compound", "nmod:desc")):
            return tree.pos[word] in ("NOUN", "PROPN")
        titles = tree.children(word, "nmod:desc") if tree.pos[word] == "PROPN" else ()
        if any(item in self.lexicon.people for kid in titles for item in self.singular(kid)):
            return True
        if tree.lemma[word] in _COUNTS or tree.pos[word] == "NUM":
            counted = tree.child(word, "nmod")
            return counted is None or self.is_party(counted)
        return False

    def _is_number(self, word: int) -> bool:
        """ "thousands", "hundreds of families", "12,000"."""
        return (self.tree.pos[word] == "NUM" or self.tree.lemma[word] in _COUNTS) and self.is_party(word)

    def is_weak_it(self, word: int) -> bool:
        """Whether the word is "it", which stands for a state as well as for a thing."""
        return self.tree.form[word] in ("it", "its")

    def country_name(self, word: int) -> bool:
        """Whether the word is (part of) a name of a country, or a demonym."""
        entry = self.toponyms.get(word)
        return entry is not None and (entry[0].kind == "country" or entry[2] == "demonym")

    def is_spot(self, word: int) -> bool:
        """Whether a phrase with this head names a place and nobody who acts: a town, a bridge, but no country."""
        entry = self.toponyms.get(word)
        if entry is not None:
            return entry[0].kind != "country" and entry[2] != "demonym"
        if self.tree.ent[word] in ("LOC", "FAC"):
            return True
        return any(item in self.lexicon.places and item not in self.lexicon.people for item in self.singular(word))

    def is_built(self, word: int) -> bool:
        """Whether the word is for a building or a work, though people may stand behind it: a church, a ministry."""
        return not self.tree.ent[word] and any(item in self.lexicon.built for item in self.singular(word))

    def singular(self, word: int) -> tuple[str, ...]:
        """Form, lemma and a guess at the singular of a word, lower case."""
        form, lemma = self.tree.form[word], self.tree.lemma[word]
        guess = form
        if form.endswith("ies"):
            guess = form[:-3] + "y"
        elif form.endswith("s") and not form.endswith("ss"):
            guess = form[:-1]
        elif form.endswith("men"):
            guess = form[:-3] + "man"
        if guess.startswith(_FORMER):
            guess = guess.split("-", 1)[1]
        return (form, lemma, guess)

    def meets(self, word: int, wanted: Words) -> bool:
        """Whether a word is one of ``wanted``, by itself, by its class or as the end of a phrase."""
        if any(item in wanted.words for item in self.singular(word)):
            return True
        tree = self.tree
        if tree.ent[word] == "PERSON" and any(item in wanted.words for item in self._titles(word)):
            return True
        counted = tree.child(word, "nmod")
        some = tree.lemma[word] in MEASURES or tree.pos[word] == "NUM"
        if counted is not None and some and tree.case(counted) == "of":
            return self.meets(counted, wanted)
        if tree.lemma[word] in _EFFORTS and any(
            item in wanted.words for kid in tree.children(word, "compound") for item in self.singular(kid)
        ):
            return True
        if wanted.place and (tree.ent[word] in _PLACE_NAMES or word in self.toponyms):
            return True
        if wanted.person and tree.pos[word] != "NUM" and self.is_party(word):
            return True
        if wanted.name and tree.ent[word] in ("PERSON", "ORG"):
            return True
        if wanted.money and tree.ent[word] == "MONEY":
            return True
        if wanted.many and (tree.ent[word] == "NORP" or tree.form[word] == "they" or self._is_number(word)):
            return True
        return any(self._ends(word, phrase) for phrase in wanted.phrases)

    def _titles(self, name: int) -> Iterator[str]:
        """Lemmas of the titles before a name: "Foreign Minister Boris Ottmar"."""
        for kid in self.tree.children(name, "nmod:desc", "compound", "appos"):
            yield self.tree.lemma[kid].lower()
            yield from (self.tree.lemma[deep].lower() for deep in self.tree.children(kid, "nmod:desc", "compound"))

    def _ends(self, word: int, phrase: tuple[str, ...]) -> bool:
        """Whether the words up to this one (or from it on) are the phrase."""
        start = word - len(phrase) + 1
        form = self.tree.form
        if start >= 0 and tuple(form[start:word]) == phrase[:-1] and phrase[-1] in self.singular(word):
            return True
        return phrase[0] in self.singular(word) and tuple(form[word + 1 : word + len(phrase)]) == phrase[1:]
