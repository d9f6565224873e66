"""Counted things: the noun that a number counts, and how far the words of the figure reach."""

from dataclasses import dataclass

from onrecord.reading.figure_amounts import Amount
from onrecord.reading.figure_lexicon import FigureLexicon, Thing
from onrecord.reading.numbers import is_number_word
from onrecord.reading.tree import Tree

_DEFINITE = frozenset({"the", "these", "those", "its", "their", "his", "her", "our", "all", "this", "that", "my"})
_PRONOUNS = frozenset({"them", "whom", "us", "which", "you"})
_STATES_AS_NOUNS = frozenset({"dead", "wounded", "injured", "missing", "killed"})
_INNER = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
_WOUNDS = frozenset({"injuries", "wounds"})
_BODILY = frozenset({"burn", "stab", "bullet", "gunshot", "knife", "head", "body", "shrapnel", "internal"})
_PARTICLES = frozenset({"of", "for", "e", "i", "ul", "al", "el", "de", "and"})
_OPENING = {"(": ")", "[": "]"}
_BRACKET = 9
_HYPHENS = frozenset({"-", "‐", "‑", "–"})
_QUOTES = frozenset({"“", "”", '"', "‘", "’", "'"})
_PERSON_ENDINGS = ("ers", "ists", "ians", "men", "women", "eers", "keepers", "ees")
_MEASURED = frozenset({"tonnes", "barrels", "kilograms", "litres", "km²", "square miles", "hectares", "acres"})
_GENERIC = frozenset(
    {
        "commander", "leader", "minister",
        "person", "people", "individual", "other", "casualty", "victim", "death", "fatality", "life", "injury",
        "body", "corpse", "officer", "force", "personnel", "member", "arrest", "national", "survivor",
        "suspect", "man", "worker", "dead", "injured", "cadre", "policeman", "wounded", "official",
    }
)  # fmt: skip
_REACH = 9


@dataclass(frozen=True, slots=True)
class Counted:
    """What an amount counts. ``noun`` is None where it is left out ("four were killed")."""

    noun: int | None
    phrase: tuple[int, int]
    """The noun phrase without the number; empty where there is no noun."""
    end: int
    """Where the words of the figure end."""
    thing: Thing | None
    unit: str | None
    who: str | None
    partial: bool = False
    """ "two of the dead": a part of a whole."""
    definite: bool = False


def counted(tree: Tree, lexicon: FigureLexicon, amount: Amount, start: int, end: int) -> Counted | None:
    """What ``amount`` counts among the words before ``end``; None if it is no count of a thing at all."""
    form = tree.form
    at, partial, definite = amount.end, False, False
    if at < end and form[at] == "more" and at + 1 < end and form[at + 1] in ("than", "of"):
        return None
    if at < end and form[at] == "of":
        at += 1
        if at < end and form[at] in _PRONOUNS:
            return Counted(None, (at, at), at + 1, None, None, None, partial=True)
        while at < end and form[at] in _DEFINITE:
            definite, at = True, at + 1
        if definite and at < end and (tree.tag[at] in ("JJS", "RBS") and form[at] not in ("dead", "least")):
            return None  # "one of the most wanted men" says who somebody is
        if at < end and (is_number_word(form[at])) and not amount.core.order:
            partial, at = True, _past_number(tree, at, end)
        partial = partial or (definite and not amount.core.order)
    elif at > start and amount.start > start and form[amount.start - 1] in _DEFINITE:
        definite = True
    noun = _head(tree, lexicon, at, end, amount)
    if noun is not None:
        return _named(tree, lexicon, amount, (at, noun, end), partial, definite)
    last = amount.end
    if _is_age(tree, amount, start, end):
        return None
    if amount.money:
        return Counted(None, (last, last), last, None, "currency", None)
    return Counted(None, (last, last), last, None, None, None, partial=partial, definite=definite)


def _named(
    tree: Tree, lexicon: FigureLexicon, amount: Amount, place: tuple[int, int, int], partial: bool, definite: bool
) -> Counted | None:
    """What is counted where a noun says so; ``place``: where its phrase begins, the noun, where the sentence ends."""
    form = tree.form
    at, noun, end = place
    thing = _thing(tree, lexicon, at, noun)
    if form[noun] in _WOUNDS and form[noun - 1] in _BODILY:
        return None
    if thing is None and (form[noun] in lexicon.never or tree.lemma[noun] in lexicon.never):
        return None
    unit, who = _unit(tree, lexicon, at, noun, thing)
    if amount.money:
        unit, who = "currency", None
    if unit == "currency" and form[noun] == "pounds" and noun + 1 < end and form[noun + 1] == "of":
        unit = "pounds"  # of weight
    last = _extent(tree, lexicon, noun, end, unit)
    return Counted(noun, (at, last), last, thing, unit, who, partial, definite)


def _is_age(tree: Tree, amount: Amount, start: int, end: int) -> bool:
    """Whether a bare number stands as ages do: in brackets, between commas, right after a name."""
    if amount.start != amount.core.start or amount.start == start:
        return False
    before, after = tree.form[amount.start - 1], tree.form[amount.end] if amount.end < end else "."
    if tree.ent[amount.start - 1] == "PERSON":
        return True
    return (before, after) in {("(", ")"), (",", ","), (",", "."), ("[", "]"), ("-", "-"), (",", ";")}


def _past_number(tree: Tree, at: int, end: int) -> int:
    while at < end and (is_number_word(tree.form[at]) or tree.form[at] in _HYPHENS):
        at += 1
    return at


def _head(tree: Tree, lexicon: FigureLexicon, at: int, end: int, amount: Amount) -> int | None:
    """The head noun of the phrase that begins at ``at``: its first plural, else its last noun if the tree agrees."""
    form = tree.form
    best: int | None = None
    last: int | None = None
    place, stop = at, min(end, at + _REACH)
    while place < stop:
        word = form[place]
        if word in _OPENING and place > at and (past := _past_bracket(form, place, end)):
            stop = min(end, stop + past - place)
            place = past
            continue
        if word in _QUOTES or (word in _HYPHENS and place > at) or _inside_name(tree, place, at, end):
            stop = min(end, stop + 1)
            place += 1
            continue
        if word in ("and", "or", ",") and place > at and best is None and _adjectives(tree, place, end):
            place += 1
            continue
        known = _known(lexicon, form, at, place)
        plural = (known is not None and known.plural) or tree.tag[place] in ("NNS", "NNPS")
        if word == "police" and place + 1 < end and form[place + 1] in ("force", "station", "department"):
            plural = False  # "four River Police Force troopers"
        if not (plural or known or tree.pos[place] in _INNER or _participle(tree, place, end)):
            break
        if word in lexicon.never and known is None and best is None:
            return place
        if plural:
            if best is None or form[best] in _STATES_AS_NOUNS or place <= best + 2:
                best = place
            if word not in _STATES_AS_NOUNS and not _plural_follows(lexicon, form, at, place + 1, stop):
                break
        if (tree.pos[place] in ("NOUN", "PROPN") or known is not None) and (
            last is None or word not in _STATES_AS_NOUNS
        ):
            last = place
        place += 1
    if best is not None:
        return best
    return _singular(tree, lexicon, at, last, amount)


def _past_bracket(form: list[str], place: int, end: int) -> int | None:
    """Where the words go on after an abbreviation in brackets ("Frontier Corps (FC) personnel")."""
    closing = _OPENING[form[place]]
    return next((at + 1 for at in range(place + 2, min(end, place + _BRACKET)) if form[at] == closing), None)


def _inside_name(tree: Tree, place: int, at: int, end: int) -> bool:
    """Whether a small word stands inside a long name before the noun ("two Harbour Party of Arlo cadres")."""
    if not at < place < end - 1 or tree.form[place] not in _PARTICLES:
        return False
    before, after = tree.doc[place - 1], tree.doc[place + 1]
    return before.text[:1].isupper() and after.text[:1].isupper() and tree.tag[place - 1] not in ("NNS", "NNPS")


def _singular(tree: Tree, lexicon: FigureLexicon, at: int, last: int | None, amount: Amount) -> int | None:
    """A noun that is not plural in form: after "one", or where lexicon or tree vouch for it."""
    if last is None:
        return None
    one = amount.core.value == 1 or (amount.core.value is not None and amount.core.value < 1)
    if one and _known(lexicon, tree.form, at, last) is not None:
        return last
    governed = any(tree.head[word] == last for word in range(amount.core.start, amount.core.end))
    return last if governed and tree.pos[last] == "NOUN" and (one or tree.tag[last] == "NNS") else None


def _adjectives(tree: Tree, place: int, end: int) -> bool:
    """Whether a conjunction or comma stands between two adjectives of one noun."""
    return (
        place + 2 < end
        and tree.pos[place - 1] == "ADJ"
        and tree.pos[place + 1] == "ADJ"
        and tree.pos[place + 2] in ("NOUN", "PROPN", "ADJ")
    )


def _participle(tree: Tree, place: int, end: int) -> bool:
    """Whether a participle stands before the noun it modifies ("two wounded policemen")."""
    if tree.tag[place] not in ("VBN", "VBG", "VBD", "JJ"):
        return False
    head = tree.head[place]
    return (tree.dep[place] == "amod" and head > place) or (
        place + 1 < end and tree.tag[place + 1] in ("NNS", "NNPS") and tree.tag[place] != "VBD"
    )


def _known(lexicon: FigureLexicon, form: list[str], at: int, place: int) -> Thing | None:
    """The lexicon's thing that ends at ``place``: the longest one."""
    for length in (4, 3, 2):
        if place - length + 1 >= at:
            thing = lexicon.compounds.get(tuple(form[place - length + 1 : place + 1]))
            if thing is not None:
                return thing
    return lexicon.things.get(form[place])


def _plural_follows(lexicon: FigureLexicon, form: list[str], at: int, place: int, stop: int) -> bool:
    """Whether another plural follows, so that the one before only modifies it ("security forces personnel")."""
    if place >= stop or form[place] in _STATES_AS_NOUNS:
        return False
    thing = _known(lexicon, form, at, place)
    return thing is not None and thing.plural


def _thing(tree: Tree, lexicon: FigureLexicon, at: int, noun: int) -> Thing | None:
    """The thing a head noun names, by its form or, failing that, by its lemma."""
    return _known(lexicon, tree.form, at, noun) or lexicon.things.get(tree.lemma[noun])


def _unit(tree: Tree, lexicon: FigureLexicon, at: int, noun: int, thing: Thing | None) -> tuple[str | None, str | None]:
    """Unit and who of a counted noun; names of peoples ("150 Syrians") are people."""
    if thing is None:
        peoples = tree.tag[noun] == "NNPS" or tree.ent[noun] == "NORP" or _personlike(lexicon, tree.form[noun])
        return ("people", None) if peoples else (None, None)
    who = thing.who
    if thing.lemma == "member":
        at, noun = noun + 1, min(noun + 8, len(tree))  # "members of the security forces"
        if tree.form[at : at + 1] != ["of"]:
            noun = at
    if thing.unit == "people" and (who is None or thing.lemma in _GENERIC):
        for place in range(at, noun):
            other = _known(lexicon, tree.form, at, place)
            if other is not None and other.who is not None:
                who = other.who
                break
    return thing.unit, who


def _personlike(lexicon: FigureLexicon, form: str) -> bool:
    """Whether a plural noun is formed as names for people are ("bricklayers", "violinists")."""
    return form.endswith(_PERSON_ENDINGS) and form not in lexicon.inhuman


def _extent(tree: Tree, lexicon: FigureLexicon, noun: int, end: int, unit: str | None) -> int:
    """Where the words end: "towns and villages", "men, women and children", "tonnes of wheat"."""
    form, last = tree.form, noun + 1
    if unit in _MEASURED and last + 1 < end and form[last] == "of":
        at = last + 1
        while at < end and tree.pos[at] in ("ADJ", "NOUN", "PROPN"):
            at += 1
        return at if at > last + 1 else last
    while last + 1 < end and form[last] in ("and", "or", ","):
        at = last + 1
        if form[at] in ("and", "or") and at + 1 < end:
            at += 1
        if tree.pos[at] == "ADJ" and at + 1 < end:
            at += 1
        thing = lexicon.things.get(form[at])
        if thing is None or not thing.plural or thing.unit != unit or form[at] in _STATES_AS_NOUNS:
            break
        if form[last] == "," and form[at - 1] != "and" and form[at + 1 : at + 2] not in (["and"], ["or"], [","]):
            break  # "1,300 injured, officials say"
        last = at + 1
    return last
