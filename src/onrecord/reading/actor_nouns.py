"""Descriptions: whom a phrase with a common noun means, someone named before ("the minister", "the group") or nobody
named ("a local official"), who then stays in the phrase's own words."""

from onrecord.model import Span
from onrecord.reading.actor_lexicon import Known, Land, Noun
from onrecord.reading.actor_members import Found, Member
from onrecord.reading.actor_names import affiliation, office_name, sector_before, unknown_name
from onrecord.reading.actor_scene import Scene
from onrecord.reading.actor_sets import top_pair
from onrecord.reading.coreference import Choice, latest
from onrecord.terms import ActorKind, Sector, SourceKind

_THE = frozenset({"the", "this", "that", "these", "those"})
_NAMES = frozenset({"ORG", "PERSON", "MISC", "PRODUCT", "GPE", "LOC", "FAC", "NORP"})
_ARMED = frozenset({"REB", "PRM", "CRM", "UAF"})
_FORMER = frozenset({"former", "ex", "late", "ousted", "deposed"})
_PLAIN_MODIFIERS = frozenset(
    {"same", "latter", "former", "whole", "main", "powerful", "shadowy", "militant", "armed", "rebel", "insurgent"}
    | {"extremist", "jihadist", "islamist", "separatist", "paramilitary", "terrorist", "terror", "outlawed", "banned"}
    | {"international", "global", "world", "regional", "local", "national", "aid", "humanitarian", "news", "media"}
    | {"small", "large", "big", "own", "influential", "radical", "shiite", "sunni", "muslim", "guerrilla", "military"}
)
_INSTITUTIONS = frozenset({"opposition", "company", "court", "committee", "bank", "university", "hospital", "ministry"})


def noun_at(scene: Scene, word: int, low: int) -> tuple[Noun, int] | None:
    """(what the lexicon says of the noun that ends at a word, its first word)."""
    form, nouns = scene.tree.form, scene.lexicon.nouns
    if word + 2 < len(form) and form[word + 1] == "of":
        rest = form[word + 1 : word + 4]
        for cut in (rest, rest[:2]):
            if (noun := nouns.get(" ".join((form[word], *cut)))) is not None:
                return noun, word
    for size in (4, 3, 2, 1):
        first = word - size + 1
        if first >= low:
            noun = nouns.get(" ".join(form[first : word + 1]).replace(" - ", "-"))
            if noun is not None:
                return noun, first
    return None


def described(scene: Scene, word: int, noun: Noun, first: int, low: int, high: int) -> Found:
    """Whom a phrase means whose head ``word`` the lexicon knows as ``noun``."""
    tree = scene.tree
    plural = tree.tag[word] in ("NNS", "NNPS")
    definite = tree.form[low] in _THE
    land = scene.land_in(low, high, word)
    known = scene.known_in(low, first)
    span = tree.span(low, high)
    found: Found | None = None
    if noun.sort == "document":
        member = scene.own_member(scene.own_text(low, high, word), "unknown", "document", word)
        return Found((member,), "own words", "a text that says something", (span,))
    beside = _name_beside(scene, word, noun, high) if noun.sort in ("fighters", "body") else None
    if beside is not None:
        return beside
    if noun.sort == "fighters" and known is not None:
        return Found((scene.members.known(known),), "modifier", "named by the group’s name", (span,))
    if noun.sort == "body" and known is not None and known.kind == "outlet" and noun.word in known.called:
        return Found((scene.members.known(known),), "modifier", "named by the outlet’s name", (span,))
    if noun.sort in ("fighters", "body") and definite and known is None:
        found = _body_before(scene, word, noun, land)
    elif noun.sort in ("office", "person") and not plural:
        found = _person_before(scene, word, noun, first, land, definite, known)
        if found is None and noun.unique and land is not None:
            found = _office(scene, noun, land, span)
    if found is None and noun.word in ("neighbour", "neighbor"):
        found = _neighbour(scene, word, low, noun)
    return found or own_description(scene, word, noun, low, high, plural)


def _name_beside(scene: Scene, word: int, noun: Noun, high: int) -> Found | None:
    """ "state news agency KCNA", "the energy company Talis": a name right behind the noun."""
    at, mentions = word + 1, scene.mentions
    if at >= len(mentions.text) or mentions.sentence[at] != mentions.sentence[word] or at in scene.titles:
        return None
    hit, entity = mentions.hit[at], mentions.entity[at]
    head = scene.head_of(hit) if hit is not None else at
    tied = scene.tree.dep[head] in ("appos", "flat", "compound", "nmod")
    if at >= high and not tied and scene.tree.head[head] != scene.tree.head[word]:
        return None
    if hit is not None and isinstance(hit.means, Known):
        known = scene.members.known(hit.means)
        return Found((known,), "known name", "named beside the description", (scene.tree.span(hit.start, hit.end),))
    if hit is None and entity is not None and entity[0] == at and entity[2] in _NAMES:
        found = unknown_name(scene, at, body=True)
        if found is not None and found.one is not None and not found.one.is_person:
            found.one.called |= {noun.word, scene.tree.form[word]}
            return found
    return None


def _body_before(scene: Scene, word: int, noun: Noun, land: Land | None) -> Found | None:
    low, _ = scene.phrase(word)
    names = [at for at in range(low, word) if scene.tree.tag[at] == "NNP" and scene.mentions.hit[at] is None]
    if names:
        # "The Delta List newspaper" has a name of its own.
        return None
    if word + 1 < len(scene.tree.form) and scene.tree.form[word + 1] == "of":
        # "the group of four women" says what it is a group of.
        return None
    own = _own_modifiers(scene, word, low, noun)
    exact = {noun.word, *((scene.tree.form[word],) if " " not in noun.word else ())}
    tail = noun.word.rpartition(" ")[2]

    def fit(member: Member) -> bool:
        if member.is_person or member.own_words or not member.called & {*exact, tail}:
            return False
        if not member.called & exact and not _like(noun.sector, member.sector):
            return False
        if own and not all(modifier in _words_of(member) for modifier in own):
            return False
        return land is None or member.country == land.country

    choice = latest(scene.history, word, fit, quoted=scene.quoted(word) is not None)
    if choice.member is not None:
        if _other_between(scene, word, noun, choice) or _body_unknown_since(scene, word, choice):
            return None
        return scene.chosen(choice, "description")
    return Found((), "description", choice.because, (), 0.0) if choice.rivals else None


def _body_unknown_since(scene: Scene, word: int, choice: Choice) -> bool:
    """Whether a body of which only the name is known led a sentence since: "the Greens … the party" after a party that
    the lexicon knows."""
    since = choice.seen.sentence if choice.seen is not None else -1
    return any(
        seen.sentence > since
        and seen.subject
        and not seen.quoted
        and seen.member is not choice.member
        and seen.member.kind in ("organisation", "unknown", "people")
        and not seen.member.is_person
        and not seen.member.parts
        and seen.member.name[:1].isupper()
        for seen in scene.history.back(word, 2)
    )


def _other_between(scene: Scene, word: int, noun: Noun, choice: Choice) -> bool:
    """Whether a body without a name that is called so came up after the named one ("the rescue service … the
    service")."""
    since = choice.seen.sentence if choice.seen is not None else -1
    tree = scene.tree
    return any(
        seen.member.own_words
        and tree.form[seen.word] in (tree.form[word], noun.word)
        and tree.dep[seen.word] != "appos"
        and tree.child(seen.word, "cop") is None
        for seen in scene.history.back(word, 6)
        if seen.sentence >= since and not seen.pronoun
    )


def _own_modifiers(scene: Scene, word: int, low: int, noun: Noun) -> set[str]:
    """Words before a noun that say what kind of body it is ("police" of "the police organization"), beyond what the
    lexicon's noun says already and words that say little ("the same group")."""
    tree = scene.tree
    first = word - noun.word.count(" ") if tree.form[word] == noun.word.rpartition(" ")[2] else word
    return {
        tree.form[at]
        for at in range(low, min(first, word))
        if tree.pos[at] in ("ADJ", "NOUN", "PROPN")
        and scene.mentions.hit[at] is None
        and tree.form[at] not in _PLAIN_MODIFIERS
    }


def _words_of(member: Member) -> set[str]:
    """The words a member may be called by, one by one."""
    return {piece for name in (member.name.lower(), *member.called) for piece in name.replace("-", " ").split()}


def _like(wanted: Sector | None, sector: Sector | None) -> bool:
    """Whether a body of one sector may be called by a noun of another ("armed group": rebels, militias, gangs)."""
    return wanted is None or wanted == sector or {wanted, sector} <= _ARMED


def _person_before(
    scene: Scene, word: int, noun: Noun, first: int, land: Land | None, definite: bool, known: Known | None
) -> Found | None:
    """ "the minister", "the Chadian president": the person so called before."""
    if not definite and not (noun.unique and land is not None):
        return None
    named = " ".join(scene.tree.form[first : word + 1])
    if noun.word in scene.lexicon.loose:
        return _own_before(scene, word, noun) if definite and land is None and known is None else None
    behalf = scene.members.known(known) if known is not None else None
    low, high = scene.phrase(word)
    of_old = bool(_FORMER & set(scene.tree.form[low:word]))
    theirs, home = affiliation(scene, word + 1, high) if high > word + 1 else (None, None)

    def fit(member: Member) -> bool:
        if high > word + 1:
            # "the ambassador to Norway" is no other ambassador.
            same_body = theirs is not None and member.behalf is theirs
            same_land = theirs is None and home is not None and member.country == home.country
            if member.own_words or not (same_body or same_land):
                return False
        if not member.is_person or member.plural or not ({named, noun.word} & member.called):
            return False
        if noun.gender and member.gender and noun.gender != member.gender:
            return False
        if noun.unique and (member.own_words or (not of_old and _left_office(scene, member))):
            return False
        return (land is None or member.country == land.country) and (behalf is None or member.behalf is behalf)

    choice = latest(scene.history, word, fit, quoted=scene.quoted(word) is not None)
    if choice.member is not None:
        return scene.chosen(choice, "description")
    return Found((), "description", choice.because, (), 0.0) if choice.rivals else None


def _left_office(scene: Scene, member: Member) -> bool:
    """ "Former President Moss": whether somebody was named with an office that is no longer theirs; "the president" is
    then another, be he named or not."""
    text = scene.page.report.text
    return any(text[span.start : span.end].lower().startswith(("former ", "ex-", "late ")) for span in member.mentions)


def _own_before(scene: Scene, word: int, noun: Noun) -> Found | None:
    """ "the official" after "a Western official": the same unnamed person, if only one came before."""

    def fit(member: Member) -> bool:
        return member.own_words and not member.plural and noun.word in member.called and member.name != noun.word

    if noun.word != scene.tree.form[word] or sum(fit(m) for m in scene.members.all if m.last >= 0) != 1:
        return None
    choice = latest(scene.history, word, fit, 8)
    return scene.chosen(choice, "description") if choice.member is not None else None


def _office(scene: Scene, noun: Noun, land: Land, span: Span) -> Found:
    name = office_name(noun, land)
    member = scene.members.named(name, land.country)
    if member is None:
        called = {noun.word, noun.word.rpartition(" ")[2]}
        made = Member(name, "office", "office", land.country, noun.sector, land.name, noun.gender, called=called)
        member = scene.members.add(made)
    return Found((member,), "office", f"an office of which {land.name} has one", (span,))


def _neighbour(scene: Scene, word: int, low: int, noun: Noun) -> Found | None:
    """ "its neighbour", where the report is about two states."""
    if scene.tree.form[low] != "its" or word != low + 1:
        return None
    owner = scene.at(low)
    pair = top_pair(scene, word, states=True)
    if owner is None or owner.one is None or pair is None or owner.one.country not in {m.country for m in pair}:
        return None
    other = tuple(m for m in pair if m.country != owner.one.country)
    because = "the other of the two states the report is about"
    return Found(other, "pair", because, owner.spans, 0.7) if len(other) == 1 else None


def own_description(scene: Scene, word: int, noun: Noun, low: int, high: int, plural: bool) -> Found:
    """A description that names nobody: its own words, with the country and sector they tell."""
    member = scene.own_member(scene.own_text(low, high, word), noun.kind, _says(noun), word)
    land = scene.land_in(low, high, word)
    if noun.sort in ("office", "person", "forces", "fighters"):
        behalf, theirs = affiliation(scene, low, high)
        land = land or theirs
        if behalf is None and noun.speaks and land is not None:
            behalf = scene.members.of_land(land, scene.government)
        member.behalf = member.behalf or behalf
        member.speaks = noun.speaks
    country = land.country if land is not None else member.behalf.country if member.behalf is not None else None
    member.country = member.country or country
    theirs_too = member.behalf.sector if member.behalf is not None else None
    member.sector = noun.sector or theirs_too or sector_before(scene, word, low)
    member.plural = plural or scene.tree.form[word] in ("people", "police", "media", "crew")
    member.gender = noun.gender
    member.called |= {noun.word, scene.tree.form[word]}
    if noun.sort in ("office", "person") and not plural and not member.plural:
        member.kind = _one(member.kind)
    return Found((member,), "own words", "names nobody", (scene.tree.span(low, high),))


def _says(noun: Noun) -> SourceKind:
    if noun.word in _INSTITUTIONS:
        return "institution"
    return "group" if noun.sort in ("body", "forces", "state", "fighters") else "unnamed"


def _one(kind: ActorKind) -> ActorKind:
    return "person" if kind in ("unknown", "people", "office") else kind
