"""Names: whom a name means, of the lexicon, of a land, of a person, or one that nobody knew before."""

from onrecord.reading.actor_entries import Gender
from onrecord.reading.actor_institutions import bare_institution, focus, institution_ending
from onrecord.reading.actor_lexicon import Known, Land, LandName, Noun, pieces
from onrecord.reading.actor_members import Found, Member
from onrecord.reading.actor_scene import OWNERS, POSSESSIVES, Scene
from onrecord.reading.actor_titles import Titled
from onrecord.reading.mentions import Hit
from onrecord.terms import Sector

_FEW = frozenset(
    {"some", "many", "most", "several", "few", "other", "certain", "various", "numerous", "fellow", "individual"}
    | {"dozens", "scores", "hundreds", "leading", "senior", "prominent", "moderate", "disgruntled", "dissident"}
)
_ACTORS = frozenset({"ORG", "PERSON", "NORP", "MISC", "PRODUCT"})
_KIN = frozenset(
    {"wife", "husband", "widow", "widower", "son", "daughter", "brother", "sister", "father", "mother", "nephew"}
    | {"niece", "cousin", "uncle", "aunt", "lady", "stepson", "grandson", "granddaughter", "ex-wife", "half-brother"}
)
_EVERYWHERE = frozenset({"Congress", "Senate", "the Congress", "the Senate"})
_ROYAL = frozenset({"King", "Queen", "Prince", "Princess", "Pope", "Emir", "Sultan", "Patriarch"})


def of_hit(scene: Scene, word: int, hit: Hit) -> Found:
    """A name that the lexicon knows."""
    means = hit.means
    span = scene.tree.span(hit.start, hit.end)
    if isinstance(means, Known):
        short = scene.members.short.get(scene.mentions.text[hit.start])
        if short is not None and hit.end == hit.start + 1:
            return Found((short,), "name", "abbreviation the report gives", (span,))
        if scene.text(hit.start, hit.end) in _EVERYWHERE and _elsewhere(scene, means):
            own = scene.own_member(scene.text(hit.start, hit.end), "unknown", "institution", word)
            return Found((own,), "own words", "several lands have one of this name", (span,))
        member = scene.members.known(means)
        _give_abbreviation(scene, hit.end, member)
        if means.kind in ("party", "group", "organisation") and _some_of(scene, word, hit):
            return _members_of(scene, word, hit, member)
        because = f"“{scene.text(hit.start, hit.end)}” is a name of {means.name}"
        return Found((member,), "known name", because, (span,))
    if means.use == "people":
        return _people(scene, word, hit, means)
    namesake = _namesake(scene, hit)
    if namesake is not None:
        return Found((namesake,), "name", "somebody of this surname was named before", (span,), 0.9)
    member = scene.members.of_land(means.land, scene.government)
    stands = "a seat of government" if means.use == "seat" else "a country"
    return Found((member,), "metonymy", f"{stands} that acts or speaks is the government", (span,))


def _namesake(scene: Scene, hit: Hit) -> Member | None:
    """ "Jordan said" after "Rep. Ada Jordan": who bears a land's name, where the land itself was not spoken of."""
    if hit.end != hit.start + 1 or not isinstance(hit.means, LandName) or hit.means.use != "name":
        return None
    named = pieces(scene.mentions.text[hit.start])
    bearers = [p for p in scene.members.persons if len(p.tokens) > 1 and p.tokens[-1:] == named]
    if len(bearers) != 1:
        return None
    land = hit.means.land
    other = [h for h in scene.mentions.hit if h is not None and isinstance(h.means, LandName) and h.means.land == land]
    spoken_of = any(scene.mentions.text[h.start] != scene.mentions.text[hit.start] for h in other)
    in_it = any(scene.tree.case(h.start) in ("in", "from", "to", "into", "of") for h in other)
    return None if spoken_of or in_it else bearers[0]


def _elsewhere(scene: Scene, means: Known) -> bool:
    """Whether the report speaks of other lands more than of the one a name like "Congress" is filed under."""
    own = other = 0
    for hit in dict.fromkeys(h for h in scene.mentions.hit if h is not None):
        if scene.text(hit.start, hit.end) in _EVERYWHERE:
            continue
        country = hit.means.land.country if isinstance(hit.means, LandName) else hit.means.country
        own += country == means.country
        other += country is not None and country != means.country
    return other > own


def _some_of(scene: Scene, word: int, hit: Hit) -> bool:
    """ "some Democrats", "two Houthis": whether a group's name in the plural is told to mean a few of its people."""
    tree = scene.tree
    last = hit.end - 1
    if tree.tag[last] not in ("NNS", "NNPS") or hit.start == 0:
        return False
    if any(tree.dep[kid] == "nmod" and tree.case(kid) in ("on", "in", "at", "from") for kid in tree.kids[last]):
        # "Republicans on the committee"
        return True
    low, _ = scene.phrase(word)
    before = range(min(low, hit.start - 1), hit.start)
    return any(tree.form[at] in _FEW or tree.tag[at] == "CD" for at in before)


def _members_of(scene: Scene, word: int, hit: Hit, body: Member) -> Found:
    """People of a body, who stay in their own words."""
    low, high = scene.phrase(word)
    member = scene.own_member(scene.own_text(min(low, hit.start), max(hit.end, high), word), "people", "group", word)
    member.country, member.sector, member.plural, member.behalf = body.country, body.sector, True, body
    return Found((member,), "own words", f"some of {body.name}", (scene.tree.span(hit.start, hit.end),))


def _people(scene: Scene, word: int, hit: Hit, means: LandName) -> Found:
    low, high = scene.phrase(word)
    words = scene.own_text(min(low, hit.start), max(hit.end, high), word)
    member = scene.own_member(words, "people", "group", word)
    member.country, member.sector, member.plural = means.land.country, "CVL", True
    return Found((member,), "own words", "a people", (scene.tree.span(hit.start, hit.end),))


def _give_abbreviation(scene: Scene, end: int, member: Member) -> None:
    text = scene.mentions.text
    if end + 2 < len(text) and text[end] == "(" and text[end + 2] == ")" and text[end + 1].isupper():
        scene.members.short[text[end + 1]] = member


def unknown_name(scene: Scene, word: int, body: bool = False) -> Found | None:
    """A name the lexicon does not know: a person named before, an organisation; None for a place.

    ``body``: it is known to be an organisation's, whatever the pipeline took it for.
    """
    mentions = scene.mentions
    entity = mentions.entity[word] or (word, word + 1, "ORG" if is_named_body(scene, word) else "")
    start, end, label = (*entity[:2], "ORG") if body else entity
    text = mentions.text
    while start < end and text[start].lower() in ("the", "a", "an"):
        start += 1
    while end > start and text[end - 1] in OWNERS:
        end -= 1
    if start >= end or "\n" in scene.text(start, end):
        return None
    start, end = _whole(scene, start, end, label)
    verbs = [at for at in range(start + 1, end) if scene.tree.tag[at] in ("VBZ", "VBD") and text[at].islower()]
    end = verbs[0] if verbs and word < verbs[0] else end
    name = scene.text(start, end)
    span = scene.tree.span(start, end)
    if (short := scene.members.short.get(name)) is not None:
        return Found((short,), "name", "abbreviation the report gives", (span,))
    person, _ = scene.members.person(pieces(name), name) if len(pieces(name)) else (None, False)
    if person is not None and label != "NORP":
        return Found((person,), "name", f"the name “{name}”", (span,))
    if label not in _ACTORS:
        return None
    if label == "NORP":
        member = scene.own_member(name, "people", "group", word)
        member.plural = True
        return Found((member,), "own words", "a people", (span,))
    before = scene.members.named(name) or _part_of_name(scene, name)
    if before is not None:
        return Found((before,), "name", "named before", (span,))
    called = {*pieces(name), "group", "organisation", "organization", "company", "agency"}
    made = scene.members.add(Member(name, "organisation", "institution", called=called))
    land = scene.land_in(start, end, word)
    made.country = land.country if land is not None else None
    _give_abbreviation(scene, end, made)
    return Found((made,), "name", "a name the lexicon does not know", (span,), 0.9)


def _whole(scene: Scene, start: int, end: int, label: str) -> tuple[int, int]:
    """The extent of an organisation's name of which the pipeline found a part: capitals that go with it."""
    tree, mentions = scene.tree, scene.mentions
    if label != "ORG":
        return start, end
    while start > 0 and mentions.capital[start - 1] and _goes_with(scene, start - 1, end):
        start -= 1
    while end < len(mentions.text) and mentions.capital[end] and _goes_with(scene, end, end) and tree.head[end] < end:
        end += 1
    return start, end


def is_named_body(scene: Scene, word: int) -> bool:
    """ "the Delta Relief Council" where the pipeline saw no name: capitals before a noun for a body."""
    noun = scene.lexicon.nouns.get(scene.tree.form[word])
    body = noun is not None and noun.sort == "body" and scene.mentions.capital[word]
    return body and word > 0 and scene.mentions.capital[word - 1] and _goes_with(scene, word - 1, word + 1)


def _goes_with(scene: Scene, word: int, end: int) -> bool:
    tree, mentions = scene.tree, scene.mentions
    if mentions.hit[word] is not None or word in scene.titles or tree.tag[word] not in ("NNP", "NNPS"):
        return False
    inside = tree.dep[word] in ("compound", "flat") and mentions.sentence[word] == mentions.sentence[end - 1]
    return inside and mentions.entity[word] is None


def _part_of_name(scene: Scene, name: str) -> Member | None:
    """ "the Observatory" for the Syrian Observatory for Human Rights: one capitalised word of a longer name."""
    cut = pieces(name)
    if len(cut) != 1 or len(cut[0]) < 5:
        return None
    fitting = [m for m in scene.members.all if not m.is_person and not m.own_words and cut[0] in pieces(m.name)]
    return fitting[0] if len(fitting) == 1 else None


def person(scene: Scene, title: Titled) -> Found:
    """The person of a name, with what the words around it say."""
    start = title.start
    if title.end - start == 1 and start > 0 and scene.mentions.text[start - 1] in _ROYAL:
        start -= 1
    name = _cased(scene.text(start, title.end))
    tokens = pieces(name)
    span = scene.tree.span(title.start, title.end)
    member, doubtful = scene.members.person(tokens, name, _gender(scene, title), _is_kin(scene, title))
    if doubtful:
        return Found(
            (_doubtful(scene, name),), "name", f"several persons called {name} are in the report", (span,), 0.0
        )
    if member is None and len(tokens) == 1 and not title.nouns:
        other = scene.members.named(name) or scene.members.short.get(name)
        if other is not None:
            return Found((other,), "name", "named before", (span,))
    if member is None:
        member = scene.members.add(Member(name, "person", "person", tokens=tokens))
    if len(tokens) < len(member.tokens):
        if len(tokens) > 1 and member.tokens[: len(tokens)] == tokens and _in_headline(scene, member):
            # "Ada Moss Slams Port Plan", then "Ada Moss": the headline's verb was taken for a part of the name.
            member.name, member.tokens = name, tokens
        member.shorts.add(tokens)
    _learn(scene, member, title)
    return Found((member,), "name", f"the name “{name}”", (span,))


def _in_headline(scene: Scene, member: Member) -> bool:
    """Whether somebody has come up in the report's first sentence alone."""
    first = scene.page.doc[scene.mentions.starts[1]].idx if len(scene.mentions.starts) > 1 else 0
    return all(span.start < first for span in member.mentions)


def _is_kin(scene: Scene, title: Titled) -> bool:
    """ "the president's wife, Ada Moss": whether a name's title says whose relative this is."""
    form = scene.tree.form
    return any(form[at] in _KIN for at in (*range(title.low, title.start), *range(title.after, title.high)))


def _doubtful(scene: Scene, name: str) -> Member:
    """Stands in for a person whose name several bear: a pronoun may mean it, but it has no actor."""
    held = scene.members.named(name)
    if held is not None and held.doubtful:
        return held
    member = Member(name, "person", "person", own_words=True, doubtful=True)
    return scene.members.add(member)


def _learn_country(scene: Scene, member: Member, title: Titled) -> None:
    """The land of somebody whose office the text gives without it: by who headed what, else by the passage."""
    if member.country is not None:
        return
    of_state = any(_of_state(noun) for _, noun in title.nouns)
    held = scene.lexicon.holders.get(member.tokens if len(member.tokens) > 1 or of_state else ())
    if held is None and of_state:
        held = scene.lexicon.holders.get(member.tokens[-1:])
    if held is not None and len(held) == 1:
        member.country, member.sector = held[0], member.sector or "GOV"
    elif of_state and member.sector == "GOV" and not _met_by_a_government(scene, title.start):
        here = focus(scene, title.start)
        member.country = here.country if here is not None else None


def _met_by_a_government(scene: Scene, word: int) -> bool:
    """ "The Chadian government welcomed President Moss": whose office is not the subject's land's."""
    if scene.history.role(word).subject:
        return False
    return any(s.subject and s.member.kind == "government" for s in scene.history.back(word, 0))


def _cased(name: str) -> str:
    """A name in ordinary case, where a headline or a wire feed gives it in capitals."""
    return name.title() if name.isupper() and len(name) > 5 and " " in name else name


def _learn(scene: Scene, member: Member, title: Titled) -> None:
    """What the words around a name say of the person."""
    member.gender = member.gender or _gender(scene, title)
    member.sector = member.sector or _side_of(scene, title)
    for _, noun in title.nouns:
        member.called |= {noun.word, noun.word.rpartition(" ")[2]}
        member.gender = member.gender or noun.gender
        member.sector = member.sector or noun.sector
        member.speaks = member.speaks or noun.speaks
    for low, high in ((title.low, title.start), (title.after, title.high)):
        behalf, home = affiliation(scene, low, high) if low < high else (None, None)
        if behalf is None and home is not None and member.speaks:
            behalf = scene.members.of_land(home, scene.government)
        if behalf is not None and member.behalf is None:
            member.behalf = behalf
            member.sector = member.sector or behalf.sector
        country = home.country if home is not None else behalf.country if behalf is not None else None
        member.country = member.country or country
    _learn_country(scene, member, title)
    land = scene.lexicon.lands.get(member.country or "")
    for _, noun in title.nouns:
        if noun.unique and land is not None:
            scene.members.hold(member, office_name(noun, land))


def office_name(noun: Noun, land: Land) -> str:
    """ "Prime Minister of Japan"."""
    small = ("of", "the", "and")
    title = " ".join(part if part in small else part.capitalize() for part in noun.word.split())
    return f"{title} of {land.name}"


def _side_of(scene: Scene, title: Titled) -> Sector | None:
    """ "rebel leader", "opposition leader": what a word before a loose office says of the side."""
    for at, noun in title.nouns:
        if noun.sector is None and at > title.low:
            return sector_before(scene, at, title.low)
    return None


def sector_before(scene: Scene, word: int, low: int) -> Sector | None:
    """The sector that a modifier before a word tells ("rebel", "opposition"); GOV for the leader of a land."""
    for at in range(word - 1, low - 1, -1):
        noun = scene.lexicon.nouns.get(scene.tree.form[at])
        if noun is not None and noun.sector is not None and scene.mentions.hit[at] is None:
            return noun.sector
        institution = scene.lexicon.institutions.get((scene.tree.form[at],))
        if institution is not None:
            return institution.sector
    leads = scene.tree.form[word] in ("leader", "leaders", "ruler", "strongman")
    return "GOV" if leads and scene.land_in(low, word, word) is not None else None


def _of_state(noun: Noun) -> bool:
    """Whether an office is one of a state's government, so that it is of the land a passage is about."""
    return noun.unique or noun.word.endswith("minister") or noun.word.endswith("secretary")


def _gender(scene: Scene, title: Titled) -> Gender | None:
    form = scene.tree.form
    if title.start > 0 and (gender := scene.lexicon.titles.get(form[title.start - 1].rstrip("."))) is not None:
        return gender
    first = pieces(scene.mentions.text[title.start])
    return scene.lexicon.given.get(first[0]) if first and title.end - title.start > 1 else None


def affiliation(scene: Scene, low: int, high: int) -> tuple[Member | None, Land | None]:
    """(the body somebody belongs to, the land) by words ``low`` to before ``high``."""
    land: Land | None = None
    for at in range(low, high):
        hit = scene.mentions.hit[at]
        if hit is None or at != hit.start or scene.mentions.dependent(hit):
            continue
        if isinstance(hit.means, Known):
            return scene.members.known(hit.means), None
        if land is None:
            land = hit.means.land
    for at in range(high - 1, low - 1, -1):
        found = institution_ending(scene, at, low)
        if found is not None and not (found[1] == at and _is_noun(scene, at)):
            institution, first = found
            if land is not None:
                return scene.members.of_land(land, institution), land
            owner = scene.owner_in(low, first)
            if owner is not None:
                country = owner.one.country if owner.one is not None else None
                own = scene.lexicon.lands.get(country or "")
                return (scene.members.of_land(own, institution), own) if own is not None else (None, None)
            bare = bare_institution(scene, at, institution)
            if bare is None or (bare.rule == "land of the passage" and _a_group_led(scene, at)):
                return None, None
            return bare.one, None
    return _wider_name(scene, low, high) or _body(scene, low, high), land


def _a_group_led(scene: Scene, word: int) -> bool:
    """ "The movement said it was behind the attack. Military spokesman Ada Moss …": whether an armed group spoke or
    acted just before, whose spokesman it may be as well as that of the land the report is about."""
    return any(seen.subject and seen.member.kind == "group" for seen in scene.history.back(word, 2))


def _wider_name(scene: Scene, low: int, high: int) -> Member | None:
    """ "Chadian Relief Movement spokeswoman": the body whose name a land's name is only a part of."""
    for at in range(low, high):
        hit, entity = scene.mentions.hit[at], scene.mentions.entity[at]
        if hit is None or entity is None or entity[2] != "ORG" or at != hit.start:
            continue
        if entity[1] - entity[0] > hit.end - hit.start and low <= entity[0] and entity[1] <= high:
            found = unknown_name(scene, entity[1] - 1)
            return found.one if found is not None else None
    return None


def _is_noun(scene: Scene, word: int) -> bool:
    noun: Noun | None = scene.lexicon.nouns.get(scene.tree.form[word])
    return noun is not None and noun.sort in ("office", "person")


def _body(scene: Scene, low: int, high: int) -> Member | None:
    """The body that "its" or "the group" in a title means."""
    for at in range(low, high):
        form = scene.tree.form[at]
        if form in POSSESSIVES:
            owner = scene.at(at)
            if owner is not None and owner.one is not None and not owner.one.is_person:
                return owner.one
        noun = scene.lexicon.nouns.get(form)
        if noun is not None and noun.sort in ("body", "fighters") and at > low and scene.tree.form[at - 1] == "the":
            body = scene.at(at)
            if body is not None and body.one is not None:
                return body.one
    return None
