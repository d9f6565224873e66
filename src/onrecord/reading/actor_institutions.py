"""Institutions that every state has: "Russia's defence ministry", "its troops", and "the army" without its land."""

import re

from onrecord.reading.actor_lexicon import Institution, Land, LandName
from onrecord.reading.actor_members import Found, Member
from onrecord.reading.actor_scene import DEFINITE, OWNERS, Scene
from onrecord.reading.coreference import Seen, latest

_PLAIN = frozenset({"forces", "troops", "police", "army", "military", "embassy", "court", "parliament", "navy"})
_SAYS_LITTLE = frozenset({"central", "federal", "national", "new", "current", "whole", "own", "same", "entire"})
_NOT_OF_STATE = frozenset(
    {"city", "municipal", "provincial", "province", "regional", "county", "district", "town", "prefectural", "village"}
    | {"metropolitan", "local", "state", "shadow", "exile", "parallel", "rival", "self-styled", "breakaway", "rebel"}
)
_OF_WHOMEVER = frozenset({"administration", "cabinet"})
"""Words for a government that are not used of every government: "the administration" is seldom a foreign one."""
_ACTING = frozenset({"nsubj", "nsubj:pass", "obj", "obl:agent"})
_RECENT = 3
_ELSEWHERE = 6
"""Sentences within which an institution named in full says whose the bare one is."""
_RULED_BY = {"Hamas": Land("Gaza", "PSE"), "Ansar Allah": Land("the Houthi authorities", "YEM")}


def institution_ending(scene: Scene, word: int, low: int) -> tuple[Institution, int] | None:
    """(institution, first word) of the longest institution words that end at a word or, with "of", begin there."""
    form, table = scene.tree.form, scene.lexicon.institutions
    if word + 2 < len(form) and form[word + 1] in ("of", "for"):
        rest = [w for w in form[word + 1 : word + 8] if w != "the"]
        for size in (5, 4, 3, 2):
            if (found := table.get((form[word], *rest[:size]))) is not None:
                return found, word
    for size in (4, 3, 2, 1):
        first = word - size + 1
        if first >= low and (found := table.get(tuple(form[first : word + 1]))) is not None:
            return found, first
    if form[word] == "office" and word - 2 >= low and form[word - 1] in OWNERS:
        for size in (2, 1):
            first = word - 1 - size
            if first >= low and (found := table.get((*form[first : word - 1], "office"))) is not None:
                return found, first
    return None


def institution_of(scene: Scene, word: int, low: int, high: int) -> Found | None:
    """The institution a phrase means; None if it is none, or nobody's that can be told."""
    ending = institution_ending(scene, word, low)
    if ending is None:
        return None
    institution, first = ending
    span = scene.tree.span(low, high)
    known = scene.known_in(low, first)
    dependent = scene.depends(low, first)
    land = scene.land_in(low, first, word) or scene.land_in(word + 1, high, word)
    if dependent is not None:
        land = _run_by(scene, dependent.end, dependent.means)
        if land is None:
            return None
    elif known is not None and land is None:
        if institution is not scene.armed and institution is not scene.government:
            return None
        return Found((scene.members.known(known),), "modifier", "the forces of a group are the group", (span,))
    if institution is scene.armed and any(
        scene.tree.form[at] in scene.lexicon.other_forces for at in range(low, first)
    ):
        return None
    if land is not None:
        if institution is scene.government and _of_another(scene, low, first, word):
            return None
        member = scene.members.of_land(land, institution)
        return Found((member,), "institution", f"an institution of {land.name}", (span,))
    owner = scene.owner_in(low, first)
    if owner is not None:
        return _owned(scene, institution, owner)
    return _without_land(scene, word, low, first, institution)


def _of_another(scene: Scene, low: int, first: int, word: int) -> bool:
    """ "the Taipei City Government", "South Korea's procurement programme administration": whether words between a
    land's name and "government" make it another body than the land's government."""
    tree, hit = scene.tree, scene.mentions.hit
    body = tree.form[word] not in ("government", "governments")
    return any(
        hit[at] is None
        and (
            tree.form[at] in _NOT_OF_STATE
            or (
                tree.pos[at] in ("NOUN", "PROPN") and (body or tree.pos[at] == "PROPN") and not _names_nobody(scene, at)
            )
        )
        for at in range(low, first)
    )


def _names_nobody(scene: Scene, at: int) -> bool:
    """Whether a word before an institution is a person's name or a particle: "Chad's Moss administration"."""
    return scene.mentions.person[at] is not None or scene.tree.form[at] in ("'s", "’s", "'", "’")


def _owned(scene: Scene, institution: Institution, owner: Found) -> Found | None:
    """ "its troops", "his army": of the land of whom the pronoun means, or that group itself."""
    whose = owner.one
    if whose is None:
        return None
    if whose.kind == "group" and institution is scene.armed:
        return Found((whose,), "possessor", "the forces of a group are the group", owner.spans, owner.score)
    land = scene.lexicon.lands.get(whose.country or "")
    if land is None:
        return None
    if whose.land is not None and whose.land != land.name:
        land = Land(whose.land, whose.country)
    member = scene.members.of_land(land, institution)
    return Found((member,), "possessor", f"of {whose.name}, whom the possessive means", owner.spans, owner.score)


def _run_by(scene: Scene, end: int, means: object) -> Land | None:
    """ "the Hamas-run health ministry" is of Gaza: a group that runs a land's ministries."""
    after = scene.tree.form[end + 1] if end + 1 < len(scene.tree.form) else ""
    if after not in ("run", "controlled", "led"):
        return None
    return _RULED_BY.get(getattr(means, "name", ""))


def _without_land(scene: Scene, word: int, low: int, first: int, institution: Institution) -> Found | None:
    tree, hit = scene.tree, scene.mentions.hit
    others = [at for at in range(low, first) if tree.pos[at] in ("ADJ", "NOUN", "PROPN") and hit[at] is None]
    if others and (institution is scene.armed or not institution.inferred):
        return None
    if any(tree.pos[at] == "PROPN" or tree.form[at] not in _SAYS_LITTLE for at in others):
        # "the Sumy military administration", "the transitional government" are others than the land's.
        return None
    definite = low < first and tree.form[low] in DEFINITE
    if not definite and tree.form[word] in _PLAIN:
        return None
    return bare_institution(scene, word, institution)


def bare_institution(scene: Scene, word: int, institution: Institution) -> Found | None:
    """An institution without its land: the one mentioned before, else that of the land the report is about here."""

    def fit(member: Member) -> bool:
        if member.institution is institution:
            return True
        own = member.kind == "force" and member.sector == "MIL" and not member.own_words
        return institution is scene.armed and own and bool(member.called & institution.called)

    choice = latest(scene.history, word, fit)
    if _another_so_called(scene, word, choice.seen):
        return None
    countries = {m.country for m in scene.members.all if fit(m) and m.mentions}
    if choice.member is not None:
        if not _called_so(scene, word, choice.member):
            return Found((), "description", f"nobody has been called “{scene.tree.form[word]}” before", (), 0.0)
        if len(countries) == 1 or _recent(scene, word, choice.seen):
            return scene.chosen(choice, "description")
        return Found((), "description", "several in the report can be called so", (), 0.0)
    if choice.rivals:
        return Found((), "description", choice.because, (), 0.0)
    if not institution.inferred or countries or _left_open(scene, word):
        return None
    land = _only_land(scene, word, institution) if institution.lands else None
    land = land or _named_elsewhere(scene, word, institution) or focus(scene, word)
    if land is None or (institution.lands and land.country not in institution.lands):
        return None
    member = scene.members.of_land(land, institution)
    return Found((member,), "land of the passage", f"the passage is about {land.name}", (), 0.75)


def _called_so(scene: Scene, word: int, member: Member) -> bool:
    """Whether "the administration" or "the cabinet" is the word for a government that was called so before."""
    form, dep = scene.tree.form, scene.tree.dep
    if form[word] not in _OF_WHOMEVER or dep[word] == "compound" or member.country == _main_country(scene):
        return True
    before = [at for at in range(word) if form[at] == form[word] and dep[at] in (*_ACTING, "obl", "nmod")]
    return any((found := scene.at(at)) is not None and member in found.members for at in before)


def _main_country(scene: Scene) -> str | None:
    land = _main_land(scene)
    return land.country if land is not None else None


def _another_so_called(scene: Scene, word: int, chosen: Seen | None) -> bool:
    """Whether a body with words of its own was called so since ("the Sumy administration … the administration")."""
    tree = scene.tree
    since = chosen.word if chosen is not None else max(0, word - 200)
    return any(
        tree.form[at] == tree.form[word]
        and any(tree.dep[kid] in ("amod", "compound") for kid in tree.kids[at])
        and scene.at(at) is None
        for at in range(since, word)
    )


def _left_open(scene: Scene, word: int) -> bool:
    """Whether the same bare word ("the army") came up before and nobody could tell whose it was: a government that
    speaks since ("Egypt has invited both sides") does not make it that land's."""
    tree = scene.tree
    return any(
        tree.form[at] == tree.form[word]
        and tree.dep[at] in _ACTING
        and not any(tree.dep[kid] in ("amod", "compound", "nmod:poss", "nmod") for kid in tree.kids[at])
        and scene.at(at) is None
        for at in range(max(0, word - 400), word)
    )


def _only_land(scene: Scene, word: int, institution: Institution) -> Land | None:
    """Of the few lands that have such an institution, the one the report named last before it."""
    for at in range(word - 1, -1, -1):
        hit = scene.mentions.hit[at]
        if hit is not None and isinstance(hit.means, LandName) and hit.means.land.country in institution.lands:
            return hit.means.land
    return None


def _recent(scene: Scene, word: int, seen: Seen | None) -> bool:
    return seen is not None and scene.mentions.sentence[word] - seen.sentence <= _RECENT


def _named_elsewhere(scene: Scene, word: int, institution: Institution) -> Land | None:
    """The only land of which the report names this institution in full, be it further on."""
    form = scene.tree.form
    lands: set[Land] = set()
    far = True
    for at, other in enumerate(form):
        if other == form[word] and at != word:
            low, _ = scene.phrase(at)
            found = institution_ending(scene, at, low)
            if found is not None and found[0] is institution and scene.depends(low, found[1]) is None:
                land = scene.land_in(low, at, at)
                if land is not None:
                    lands.add(land)
                    far = far and abs(scene.mentions.sentence[at] - scene.mentions.sentence[word]) > _ELSEWHERE
    if len(lands) != 1 or (far and _main_land(scene) not in lands):
        # A land named once, far on, may be the one compared with.
        return None
    return lands.pop()


def focus(scene: Scene, word: int) -> Land | None:
    """The land a passage is about: where its sentence is set, whose government spoke or acted last, or whose land is
    named most by far. None where two lands compete."""
    mentions = scene.mentions
    sentence = mentions.sentence[word]
    for at in range(mentions.starts[sentence], word):
        hit = mentions.hit[at]
        means = hit.means if hit is not None else None
        set_there = "In" in mentions.text[max(at - 2, 0) : at]
        if set_there and isinstance(means, LandName) and means.use == "name":
            return means.land
    before: dict[int, set[str]] = {}
    for seen in scene.history.back(word, 4):
        member = seen.member
        governs = member.kind in ("government", "person", "office") and member.sector in ("GOV", "LEG")
        if governs and seen.subject and seen.rule != "set" and member.country in scene.lexicon.lands:
            before.setdefault(seen.sentence, set()).add(member.country)
    here = before.pop(sentence, set())
    if before:
        last = before[max(before)]
        if len(set().union(*before.values())) > 1 and _main_country(scene) not in last:
            return None
        if len(last) == 1 and (not here or here == last) and not _another_led(scene, max(before), word, last):
            return _unless_elsewhere(scene, scene.lexicon.lands[next(iter(last))])
        return None
    if len(here) == 1:
        return _unless_elsewhere(scene, scene.lexicon.lands[next(iter(here))])
    return None if here else _main_land(scene)


def _unless_elsewhere(scene: Scene, land: Land) -> Land | None:
    """The land whose government spoke last, unless the dateline names another: an embassy's land in a report from Haiti
    does not make "the health ministry" that land's."""
    dateline = scene.page.report.dateline
    if dateline is None:
        return land
    written_in = dateline.quote(scene.page.report.text)
    lands = scene.lexicon.lands.items()
    named = {country for country, other in lands if re.search(rf"\b{re.escape(other.name)}\b", written_in)}
    return None if named and land.country not in named else land


def _another_led(scene: Scene, since: int, word: int, lands: set[str]) -> bool:
    """ "Iran's deputy minister, …": whether a land's name came up since in the subject of a sentence, or opened one."""
    mentions, tree = scene.mentions, scene.tree
    for at in range(mentions.starts[since], word):
        hit = mentions.hit[at]
        if mentions.sentence[at] <= since or hit is None or not isinstance(hit.means, LandName):
            continue
        opens = hit.start == mentions.starts[mentions.sentence[at]]
        leads = any(tree.dep[up] in ("nsubj", "nsubj:pass") for up in (at, *tree.up(at)))
        if hit.means.land.country not in lands and (opens or leads):
            return True
    return False


def _main_land(scene: Scene) -> Land | None:
    """The land that two thirds of the land names of a report are of."""
    counts: dict[str, int] = {}
    at = 0
    hits = scene.mentions.hit
    while at < len(hits):
        hit = hits[at]
        at += 1
        if hit is None:
            continue
        at = max(hit.end, at)
        if scene.mentions.text[hit.start] in scene.members.short:
            # The report's own abbreviation of another body.
            continue
        country = hit.means.land.country if isinstance(hit.means, LandName) else hit.means.country
        if country is not None:
            counts[country] = counts.get(country, 0) + 1
    if not counts:
        return None
    first = max(counts, key=lambda country: counts[country])
    if counts[first] < 3 or counts[first] * 3 < 2 * sum(counts.values()):
        return None
    return scene.lexicon.lands.get(first)
