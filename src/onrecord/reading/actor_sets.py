"""Sets: "both sides", "the two countries", "the three leaders": several that were named apart or together before."""

import re
from collections import Counter

from onrecord.reading.actor_entries import SetOf
from onrecord.reading.actor_lexicon import LandName
from onrecord.reading.actor_members import Found, Member, distinct
from onrecord.reading.actor_scene import Scene

_NUMBERS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5, "warring": 2}
_DEFINITE = frozenset({"the", "both", "these", "their"})
_CONFLICT = re.compile(
    r"attack|accus|\bwar|fight|clash|strike|shell|bomb|kill|blame|troops|forces|rebel|army|military|cease-?fire|truce|"
    r"peace|talks|border|hostag|rocket|missile",
    re.IGNORECASE,
)
_LEAD = 1.5
"""By what factor the first pair of sides must lead the second."""


def several(scene: Scene, word: int, low: int) -> Found | None:
    """The members of a set; None if the phrase is no set, a find of nobody if who they are is not told."""
    form = scene.tree.form[word]
    of = scene.lexicon.sets.get(form)
    if of is None:
        return None
    before = scene.tree.form[low:word]
    if form == "koreas":
        lands = (scene.lexicon.lands["PRK"], scene.lexicon.lands["KOR"])
        koreas = tuple(scene.members.of_land(land, scene.government) for land in lands)
        return Found(koreas, "set", "the two Koreas", (), 0.95)
    number = next((_NUMBERS[w] for w in before if w in _NUMBERS), None)
    definite = any(w in _DEFINITE for w in before)
    if number is None and form == "sides" and definite:
        number = 2
    if number is None or not definite or scene.land_in(low, word, word) is not None:
        return None
    return _set_of(scene, word, number, of)


def _set_of(scene: Scene, word: int, number: int, of: SetOf) -> Found:
    together = _together(scene, word, number, of)
    if together is not None:
        return together
    if number != 2 or of == "people":
        return Found((), "set", "who they are is not told", (), 0.0)
    pair = top_pair(scene, word, of == "states")
    if pair is not None and _own_side(scene, word, pair):
        pair = None
    if pair is None:
        return Found((), "set", "no two sides stand out", (), 0.0)
    spans = tuple(m.mentions[-1] for m in pair if m.mentions)
    return Found(pair, "set", "the two sides the report speaks of together most", spans, 0.75)


def _own_side(scene: Scene, word: int, pair: tuple[Member, ...]) -> bool:
    """ "The president thanked the two countries": whether one of them is the doer's own, so that others are meant."""
    tree = scene.tree
    subject = tree.child(tree.head[word], "nsubj") if tree.dep[word] in ("obj", "obl", "iobj") else None
    found = scene.at(subject) if subject is not None else None
    if found is None:
        return False
    unknown = any(m.country is None and m.sector == "GOV" for m in found.members)
    return unknown or any(m.country == other.country for m in found.members for other in pair)


def _together(scene: Scene, word: int, number: int, of: SetOf) -> Found | None:
    """Those named together before ("between A and B … both sides"), their states where states are meant."""
    here = scene.mentions.sentence[word]
    for head, group in reversed(scene.history.groups):
        gap = here - scene.mentions.sentence[head]
        if len(group) != number or head > word or gap > 5:
            continue
        spans = tuple(m.mentions[-1] for m in group if m.mentions)
        persons = any(m.is_person for m in group)
        if of == "people":
            if all(m.is_person and not m.plural for m in group):
                return Found(group, "set", "named together before", spans, 0.85)
            continue
        meant = _as_states(scene, group) if of == "states" or persons else group
        if meant is not None and (gap == 0 or (of == "states" and not any(m.own_words for m in group))):
            return Found(meant, "set", "named together before", spans, 0.85)
    return None


def _as_states(scene: Scene, group: tuple[Member, ...]) -> tuple[Member, ...] | None:
    lands = [scene.lexicon.lands.get(m.country or "") for m in group]
    known = [land for land in lands if land is not None]
    if len(known) < len(lands) or len({land.country for land in known}) < len(known):
        return None
    return tuple(scene.members.of_land(land, scene.government) for land in known)


def top_pair(scene: Scene, word: int, states: bool) -> tuple[Member, ...] | None:
    """The two sides most often spoken of in one sentence so far, the nearer the weightier; None if no pair leads."""
    history, starts = scene.history, scene.mentions.starts
    here = scene.mentions.sentence[word]
    armed: set[str] = set()
    scores: dict[tuple[str, str], float] = {}
    together: dict[tuple[str, str], int] = {}
    before: set[str] = set()
    for number in range(max(0, here - 30), here + 1):
        members = history.sides.get(number, ())
        sides = {side for m in members if (side := _side(m, states)) is not None}
        armed |= {side for m in members if _is_armed(m) and (side := _side(m, states)) is not None}
        end = starts[number + 1] if number + 1 < len(starts) else len(scene.mentions.text)
        weight = 0.93 ** (here - number)
        if len(sides) > 1 and _CONFLICT.search(scene.text(starts[number], end)):
            weight *= 2
        for pair in _pairs(sides):
            together[pair] = together.get(pair, 0) + 1
            scores[pair] = scores.get(pair, 0.0) + weight
        for one in before:
            for other in sides - {one}:
                pair = (min(one, other), max(one, other))
                scores[pair] = scores.get(pair, 0.0) + 0.25 * weight
        before = sides
    for group_side, home in _at_home(scene, word, states):
        # A group's first adversary is the state it fights at home, if the report speaks of both.
        pair = (min(group_side, home), max(group_side, home))
        scores[pair] = scores.get(pair, 0.0) + 2.0
    for head, group in history.groups:
        sides = {side for m in group if (side := _side(m, states)) is not None}
        if len(group) == 2 and head < word and len(sides) == 2:
            pair = (min(sides), max(sides))
            scores[pair] = 1.5 * scores.get(pair, 0.0)
    ranked = sorted(((_weighed(pair, score, armed), pair) for pair, score in scores.items()), reverse=True)
    if not ranked or (len(ranked) > 1 and ranked[0][0] < _LEAD * ranked[1][0]):
        return None
    first, second = ranked[0][1]
    if not states and not {first, second} <= armed:
        # One side bears no arms in the report: it must be met with the other often, and no armed side instead.
        rivals = [score for score, pair in ranked[1:] if set(pair) <= armed]
        if together.get(ranked[0][1], 0) < 2 or (rivals and rivals[0] > 0.3 * ranked[0][0]):
            return None
    return face(scene, first, second), face(scene, second, first)


def _at_home(scene: Scene, word: int, states: bool) -> set[tuple[str, str]]:
    """Armed groups spoken of so far with the country they are of, where its government or army is spoken of as well.

    A group that came up in one sentence only may be a bystander of a war between two states.
    """
    sides: set[str] = set()
    groups: Counter[tuple[str, str]] = Counter()
    for number in range(scene.mentions.sentence[word] + 1):
        here: set[tuple[str, str]] = set()
        for member in scene.history.sides.get(number, ()):
            side = _side(member, states)
            if side is not None:
                sides.add(side)
                if side.startswith("group:") and member.country is not None:
                    here.add((side, member.country))
        groups.update(here)
    return {(side, home) for (side, home), count in groups.items() if home in sides and count > 1}


def _weighed(pair: tuple[str, str], score: float, armed: set[str]) -> float:
    """Those who bear arms in the report are its sides rather than those who only speak."""
    return score * (0.1 + 0.45 * (pair[0] in armed) + 0.45 * (pair[1] in armed))


def _pairs(sides: set[str]) -> list[tuple[str, str]]:
    ordered = sorted(sides)
    return [(one, other) for at, one in enumerate(ordered) for other in ordered[at + 1 :]]


def _is_armed(member: Member) -> bool:
    return member.kind in ("force", "group") and not member.own_words


def _side(member: Member, states: bool) -> str | None:
    """The side of a conflict a member is on: its country (alpha-3), or ``group:`` and its name for an armed group."""
    if member.kind == "group" and member.sector in ("REB", "PRM", "CRM") and not member.own_words:
        return None if states else f"group:{member.name}"
    if member.is_person and member.behalf is not None and member.behalf is not member:
        return _side(member.behalf, states)
    if member.sector not in ("GOV", "MIL", "LEG") or not member.country:
        return None
    if member.kind == "government" and member.institution is None and member.land is None:
        return None
    return member.country if member.kind in ("government", "force", "person", "office", "unknown") else None


def face(scene: Scene, side: str, other: str) -> Member:
    """The actor a side is named by: its government; against a group at home, its army if that is named more."""
    if side.startswith("group:"):
        return next(m for m in scene.members.all if f"group:{m.name}" == side)
    government = scene.members.of_land(scene.lexicon.lands[side], scene.government)
    if not other.startswith("group:"):
        return government
    rival = face(scene, other, side)
    armies = [m for m in scene.members.all if m.country == side and m.institution is scene.armed]
    army = max(armies, key=lambda m: len(m.mentions), default=None)
    if rival.country == side and army is not None and len(army.mentions) >= max(1, len(government.mentions)):
        return army
    return government


def keep_group(scene: Scene, word: int, members_at: dict[int, Found | None]) -> None:
    """Keep "France, Britain and Germany" as named together, for "they" and "the three countries"."""
    tree = scene.tree
    head = word
    while tree.dep[head] == "conj" and tree.head[head] != head:
        head = tree.head[head]
    members: list[Member] = []
    for at in tree.conjuncts(head):
        found = members_at.get(at)
        if at <= word and found is not None:
            members += found.members
    group = distinct(members)
    if len(group) > 1:
        scene.history.add_group(head, word, group)


def names_listed(scene: Scene, low: int, high: int) -> list[int]:
    """Heads of the names of "Egypt, Turkey and Qatar", whatever the tree makes of it; empty if it is no such list."""
    heads: list[int] = []
    at = low
    separated = True
    while at < high:
        form = scene.tree.form[at]
        if form in (",", "and", "&", "or", "the") and heads:
            separated = True
            at += 1
            continue
        name = _name_at(scene, at)
        if name is None or not separated:
            return []
        heads.append(name[1])
        at, separated = name[0], False
    return heads if len(heads) > 1 and not separated else []


def _name_at(scene: Scene, at: int) -> tuple[int, int] | None:
    """(word after it, head) of the name that begins at a word."""
    hit, person = scene.mentions.hit[at], scene.mentions.person[at]
    if person is not None and person[0] == at:
        return person[1], at
    if hit is not None and hit.start == at and not (isinstance(hit.means, LandName) and hit.means.use == "people"):
        return hit.end, scene.head_of(hit)
    return None


def keep_listed(scene: Scene, low: int, place: int, members_at: dict[int, Found | None]) -> None:
    """Keep names joined by commas and "and" as named together where the tree does not see it."""
    form = scene.tree.form
    found = members_at.get(place)
    if low < 2 or form[low - 1] != "and" or found is None:
        return
    members, heads = list(found.members), [place]
    at = low - 2
    while at >= 0 and (name := _name_ending(scene, at)) is not None:
        other = members_at.get(name[1])
        if other is None or not other.members:
            break
        members, heads = [*other.members, *members], [name[1], *heads]
        at = name[0] - 1
        if form[at] != ",":
            break
        at -= 1
    verb = scene.tree.head[place]
    apart = scene.tree.dep[place].startswith("nsubj") and scene.tree.head[heads[0]] != verb
    if len(heads) > 1 and not apart:
        scene.history.add_group(heads[0], place, distinct(members))


def _name_ending(scene: Scene, at: int) -> tuple[int, int] | None:
    """(first word with what stands before it, head) of the name that ends at a word."""
    hit, person = scene.mentions.hit[at], scene.mentions.person[at]
    if person is not None:
        title = scene.titles.get(person[0])
        return (title.low if title is not None else person[0]), person[0]
    if hit is not None and not (isinstance(hit.means, LandName) and hit.means.use == "people"):
        return hit.start, scene.head_of(hit)
    return None
