"""Pronouns: whom he, she, it and they mean.

First the subject of the clause around the pronoun ("Moss said she had left"); where that does not tell, whoever was
mentioned before in the best place, if that one leads the next by enough.
"""

from bisect import bisect_left

from onrecord.model import Span
from onrecord.reading.actor_entries import Gender
from onrecord.reading.actor_institutions import institution_ending
from onrecord.reading.actor_members import Found, Member, distinct
from onrecord.reading.actor_scene import Scene, names_of
from onrecord.reading.coreference import NOBODY, Choice, Seen
from onrecord.reading.cue_lexicon import cue_lexicon
from onrecord.reading.speakers import is_person_noun

HE = frozenset({"he", "him", "his", "himself"})
SHE = frozenset({"she", "her", "hers", "herself"})
IT = frozenset({"it", "its", "itself"})
THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
PRONOUNS = HE | SHE | IT | THEY
_KINDS = (HE, SHE, IT, THEY)
_OF_SUBJECT = frozenset({"himself", "herself", "itself", "themselves", "his", "her", "its", "their", "hers", "theirs"})
_RELATIVE = frozenset({"who", "which", "that", "whom"})
_PLACES = frozenset(
    {"in", "on", "inside", "into", "onto", "under", "over", "across", "at", "through", "within", "near"}
)
_NEW = frozenset({"a", "an", "another", "one"})
_FAR = 5
"""Sentences beyond which a pronoun finds nobody."""
_FAR_SPEAKER = 8
"""The same where the pronoun speaks."""
_MARGIN = 1.0
_MARGIN_NAMED = 3.0
"""Lead over a rival who came up by name in the same sentence."""


def pronoun(scene: Scene, word: int) -> Found | None:
    """Whom a pronoun means: a find of nobody where it cannot be told; None for words that mean no actor."""
    form = scene.tree.form[word]
    if form in _RELATIVE:
        clause = scene.tree.clause(word)
        if scene.tree.dep[clause] in ("acl:relcl", "acl") and scene.tree.head[clause] != word:
            return _taken_up(scene, scene.tree.head[clause], form)
        return None
    if form not in PRONOUNS:
        return None
    choice = _by_governor(scene, word, form) or _ahead(scene, word, form) or _by_distance(scene, word, form)
    if _other_before_bracket(scene, word, choice.member):
        choice = Choice(None, None, 0.0, "in brackets it may mean whoever leads the clause before them", rivals=True)
    if choice.member is None and scene.history.role(word).speaker:
        scene.history.unresolved.append((word, form))
    told = gender_of(form)
    if told and choice.member is not None and choice.member.gender is None and choice.score >= 0.8:
        choice.member.gender = told
    return scene.chosen(choice, "pronoun")


def _taken_up(scene: Scene, noun: int, form: str) -> Found | None:
    """Whom a relative pronoun takes up; "who" of "Moss, head of the firm Talis, who …" is no firm but its head."""
    found = scene.at(noun)
    tree = scene.tree
    while form in ("who", "whom") and found is not None and found.one is not None and not _human(found.one):
        if tree.dep[noun] not in ("nmod", "appos", "compound", "flat", "nmod:poss") or tree.head[noun] == noun:
            return None
        noun = tree.head[noun]
        found = scene.at(noun)
    return found


def _human(member: Member) -> bool:
    return member.is_person or member.plural or bool(member.parts) or member.kind in ("people", "group", "force")


def gender_of(form: str) -> Gender | None:
    """The gender a pronoun tells."""
    return "m" if form in HE else "f" if form in SHE else None


def fits(form: str, member: Member) -> bool:
    """Whether a pronoun may mean a member."""
    if form in HE or form in SHE:
        other = "f" if form in HE else "m"
        return member.is_person and member.gender != other and not member.plural and member.kind != "people"
    if form in IT:
        named_or_one = not (member.own_words and member.plural)
        return not member.is_person and not member.parts and named_or_one and member.kind != "people"
    return member.plural or not member.is_person


def _by_governor(scene: Scene, word: int, form: str) -> Choice | None:
    """The subject of the clause around the pronoun, from the inmost out; None if no such subject decides."""
    tree, history = scene.tree, scene.history
    quotation = scene.quoted(word)
    barred: list[Member] = []
    for subject in history.governors(word):
        verb = tree.head[subject]
        if quotation is None and scene.quoted(subject) is not None:
            # "“Moss lost twice,” he said": who is spoken of in a quotation is not who speaks it.
            continue
        member = _subject_member(scene, subject, form)
        if _is_other(scene, word, form, subject):
            barred += [member] if member is not None else []
            continue
        if quotation is not None and scene.says(verb) and scene.quoted(subject) != quotation:
            # In a quotation its speaker is "I".
            return None
        if member is None:
            if _stranger_says(scene, subject, form):
                return Choice(
                    None, None, 0.0, f"it may be “{tree.form[subject]}”, of whom nothing is known", rivals=True
                )
            if any(form in kind and tree.form[subject] in kind for kind in _KINDS):
                return Choice(None, None, 0.0, "it means the same as a pronoun that is unresolved")
            if form in _OF_SUBJECT and institution_ending(scene, subject, max(0, subject - 3)) is not None:
                # "It will attend if the army stops its attacks": the army's, though nobody knows whose army it is.
                return Choice(None, None, 0.0, f"it may be of “{tree.form[subject]}”, of whom nothing is known")
            continue
        if _by_another(scene, subject, word):
            return Choice(None, None, 0.0, "another is named as the one it goes by", rivals=True)
        if member in barred or not fits(form, member) or _outdone(scene, word, form, member):
            continue
        if _newcomer(scene, word, form, subject, member):
            return Choice(None, None, 0.0, "it may be who was spoken of before the newcomer", rivals=True)
        told = form in _OF_SUBJECT or (gender_of(form) and history.role(word).speaker)
        if told and not scene.says(verb) and _teller(scene, subject, form, member):
            return Choice(None, None, 0.0, "it may be of the clause’s subject or of who tells it", rivals=True)
        score = 0.9 if scene.says(verb) else 0.8
        because = f"subject of “{tree.form[verb]}”, in whose clause it stands"
        return Choice(member, None, score, because)
    return None


def _newcomer(scene: Scene, word: int, form: str, subject: int, member: Member) -> bool:
    """ "The minister left early. An official said he was unwell": whether somebody unnamed first comes up as the one
    who speaks, and another led the sentence before."""
    article = scene.tree.child(subject, "det")
    new = member.own_words and article is not None and scene.tree.form[article] in ("a", "an", "another", "one")
    if not new or form not in (*HE, *SHE) or not scene.says(scene.tree.head[subject]):
        return False
    here = scene.mentions.sentence[word]
    return any(
        seen.sentence == here - 1 and seen.subject and seen.member is not member and fits(form, seen.member)
        for seen in scene.history.back(subject, 1)
    )


def _by_another(scene: Scene, subject: int, word: int) -> bool:
    """ "The judge recalled that according to Ms Moss, she had left": whose account it is stands between."""
    if scene.quoted(subject) is not None or scene.mentions.sentence[subject] != scene.mentions.sentence[word]:
        return False
    form = scene.tree.form
    return any(form[at] == "according" and form[at + 1] == "to" for at in range(subject + 1, word - 1))


def _teller(scene: Scene, subject: int, form: str, member: Member) -> bool:
    """Whether whoever tells that a subject did something to "its" camp may own it as well: "The group complained that
    the army had entered its camp"."""
    if form in ("himself", "herself", "itself", "themselves"):
        return False
    for outer in scene.history.governors(scene.tree.head[subject]):
        if outer == subject or not scene.says(scene.tree.head[outer]):
            continue
        other = _subject_member(scene, outer, form)
        return other is not None and other is not member and fits(form, other)
    return False


def _ahead(scene: Scene, word: int, form: str) -> Choice | None:
    """ "In her speech on Friday, Moss said …": the subject of the clause that a phrase with a pronoun opens."""
    tree = scene.tree
    if form not in _OF_SUBJECT or scene.quoted(word) is not None:
        return None
    below = word
    for up in tree.up(word):
        opens = tree.dep[below] in ("obl", "advcl", "nmod") and tree.case(below) in ("in", "during", "at", "on")
        subject = tree.child(up, "nsubj", "nsubj:pass")
        if opens and subject is not None and subject > word and up > word:
            return _of_later(scene, subject, form)
        if tree.pos[up] in ("VERB", "AUX"):
            return None
        below = up
    return None


def _of_later(scene: Scene, subject: int, form: str) -> Choice | None:
    if scene.tree.form[subject] in PRONOUNS:
        return None
    found = [item for at in scene.tree.conjuncts(subject) if (item := scene.at(at)) is not None]
    members = distinct(member for item in found for member in item.members)
    if len(members) > 1 and form in THEY:
        whole = Member(names_of(members), "unknown", "group", plural=True, own_words=True, parts=members)
        return Choice(whole, None, 0.75, "subject of the clause that it opens")
    if len(members) == 1 and fits(form, members[0]):
        return Choice(members[0], None, 0.75, "subject of the clause that it opens")
    return None


def _outdone(scene: Scene, word: int, form: str, member: Member) -> bool:
    """Whether somebody of the pronoun's gender is named in the sentence while this one's gender is not known."""
    told = gender_of(form)
    if told is None or member.gender is not None:
        return False
    return any(s.member.gender == told and not s.quoted for s in scene.history.back(word, 0))


def _is_other(scene: Scene, word: int, form: str, subject: int) -> bool:
    """Whether grammar keeps the pronoun from meaning this subject: "he told him", "the army disputes its figures"."""
    tree = scene.tree
    verb = tree.head[subject]
    if form in _OF_SUBJECT:
        owned = tree.head[word]
        contested = (
            tree.lemma[verb] in scene.lexicon.contesting
            and tree.head[owned] == verb
            and tree.dep[owned] in ("obj", "obl")
        )
        return contested and form not in ("himself", "herself", "itself", "themselves")
    return tree.head[word] == verb and not tree.dep[word].startswith("nsubj")


def _subject_member(scene: Scene, subject: int, form: str) -> Member | None:
    """The member a subject is; those coordinated in it together for "they", nobody of them for other pronouns."""
    found = scene.at(subject)
    if found is None or not found.members:
        return None
    group = scene.history.group_at(subject) or (found.members if len(found.members) > 1 else ())
    if not group:
        return found.one
    if form not in THEY:
        return None
    return Member(", ".join(m.name for m in group), "unknown", "group", plural=True, own_words=True, parts=group)


def _by_distance(scene: Scene, word: int, form: str) -> Choice:
    """The best of those mentioned before, if it leads the next by enough."""
    if (form in IT or form in THEY) and scene.tree.case(word) in _PLACES:
        return Choice(None, None, 0.0, "what something is in or on is no actor")
    if _chained(scene, word, form):
        return Choice(None, None, 0.0, "it means the same as a pronoun that is unresolved")
    ranked = _ranked(scene, word, form)
    if not ranked:
        return NOBODY
    best, seen = ranked[0]
    if best < _threshold(scene, word, form):
        return Choice(None, None, 0.0, "whom it may mean is too far away or in too weak a place")
    if len(ranked) > 1:
        value, rival = ranked[1]
        close = rival.sentence == seen.sentence and rival.main and not rival.member.own_words and not rival.quoted
        if best - value < (_MARGIN_NAMED if close else _MARGIN):
            because = f"{seen.member.name} and {rival.member.name} fit about equally well"
            return Choice(None, None, 0.0, because, rivals=True)
    if _spoken_of(scene, word, form, seen):
        return Choice(None, None, 0.0, "the last speaker may go on speaking of whoever is named here", rivals=True)
    if _outside_quotation(scene, word, seen):
        return Choice(None, None, 0.0, "nobody whom it could mean was named in its quotation", rivals=True)
    if scene.quoted(word) is not None and _spoke_of(seen, [rival for _, rival in ranked[1:]]):
        return Choice(None, None, 0.0, "in a quotation it may mean whom the last speaker spoke of", rivals=True)
    if any(_came_later(rival, seen) for _, rival in ranked[1:]) and gender_of(form):
        return Choice(None, None, 0.0, "somebody else who fits was named since", rivals=True)
    if (
        _unknown_since(scene, word, form, seen)
        or _stranger_led(scene, word, form, seen)
        or _owner_led(scene, word, form, seen)
        or _others_since(scene, word, form, seen)
    ):
        return Choice(None, None, 0.0, "somebody who cannot be told came up since", rivals=True)
    lead = best - ranked[1][0] if len(ranked) > 1 else 3.0
    score = round(0.6 + 0.1 * min(lead, 3.0), 2)
    return Choice(seen.member, seen, score, "the latest in a leading place that fits in gender and number")


def _outside_quotation(scene: Scene, word: int, chosen: Seen) -> bool:
    """ "“We trusted her [Moss]. She promised to help,” a pupil said": whether a pronoun that speaks within a quotation
    was given to somebody named outside it, whom its speaker need not have had in mind."""
    quotation = scene.quoted(word)
    if quotation is None or not scene.history.role(word).speaker:
        return False
    return scene.quoted(chosen.word) != quotation


def _spoke_of(chosen: Seen, rivals: list[Seen]) -> bool:
    """ "Residents said gunmen had come. “They burned the houses,” said Ms Moss": whether the one chosen is a speaker
    in whose words somebody else came up who fits."""
    return chosen.speaker and any(rival.sentence == chosen.sentence and not rival.speaker for rival in rivals)


def _spoken_of(scene: Scene, word: int, form: str, chosen: Seen) -> bool:
    """ "The bank closed early, it said": whether the one chosen is named in what is said, and another who fits spoke
    last before."""
    if not scene.history.role(word).speaker or chosen.sentence != scene.mentions.sentence[word] or chosen.speaker:
        return False
    if form not in ("he", "she", "it", "they"):
        return False
    last = next((s for s in scene.history.back(word, 4) if s.speaker and not s.quoted and not s.member.parts), None)
    return last is not None and last.member is not chosen.member and fits(form, last.member)


def _came_later(rival: Seen, chosen: Seen) -> bool:
    """Whether a rival did something in a sentence after the last one of whoever was chosen."""
    later = rival.sentence > chosen.sentence and not rival.quoted and not rival.member.own_words
    return later and rival.role >= 1.0


def _other_before_bracket(scene: Scene, word: int, chosen: Member | None) -> bool:
    """ "Rebels want more, and ministers want less (they …)": whether a pronoun opens a bracket, and somebody else than
    the one chosen leads the clause before it."""
    tree, start = scene.tree, scene.mentions.starts[scene.mentions.sentence[word]]
    if chosen is None or word <= start or tree.form[word - 1] not in ("(", "["):
        return False
    leads = [at for at in range(start, word) if tree.dep[at] in ("nsubj", "nsubj:pass")]
    leads = [at for at in leads if tree.dep[tree.head[at]] not in ("acl:relcl", "acl")]
    found = scene.at(leads[-1]) if leads else None
    return bool(leads) and (found is None or chosen not in found.members)


def _unknown_since(scene: Scene, word: int, form: str, chosen: Seen) -> bool:
    """Whether, since the one chosen, something else led a sentence that the pronoun may as well mean: for "he" a person
    nobody could tell ("the president" of two), for "it" a thing that is no actor ("their protest at the bridge")."""
    tree, mentions = scene.tree, scene.mentions
    here = mentions.sentence[word]
    start = max(chosen.word + 1, mentions.starts[max(0, here - 2)])
    told = gender_of(form)
    for at in range(start, word):
        if tree.tag[at] not in ("NN", "NNP") or scene.quoted(at) is not None:
            continue
        if told:
            noun = scene.lexicon.nouns.get(tree.form[at])
            person = noun is not None and noun.sort in ("office", "person") and noun.gender in (None, told)
            found = scene.at(at) if person else None
            if found is None or found.members:
                continue
            if mentions.sentence[at] > chosen.sentence or scene.history.role(at).weight + 1 > chosen.role:
                return True
    if form in IT and here > 0:
        return _thing_led(scene, mentions.starts[here - 1], word, chosen)
    return False


def _stranger_led(scene: Scene, word: int, form: str, chosen: Seen) -> bool:
    """ "A paramedic beside him nodded. He said …": whether a person not met before led the last sentence, so that "he"
    need not be the one of whom the report spoke until then; "an officer was missing, and it was said that he …"."""
    tree, mentions, history = scene.tree, scene.mentions, scene.history
    here = mentions.sentence[word]
    if not gender_of(form) or here == 0 or scene.quoted(word) is not None:
        return False
    for at in range(mentions.starts[here - 1], word):
        leads = history.role(at).main or (mentions.sentence[at] == here and at > chosen.word)
        subject = tree.tag[at] == "NN" and tree.dep[at] == "nsubj" and leads
        if not subject or scene.quoted(at) is not None or not any(tree.form[k] in _NEW for k in tree.kids[at]):
            continue
        noun = scene.lexicon.nouns.get(tree.form[at])
        person = noun is not None and noun.sort in ("office", "person") and noun.gender in (None, gender_of(form))
        found = scene.at(at)
        met = found is not None and chosen.member in found.members
        if (person or is_person_noun(tree.doc[at]) or tree.lemma[at] in cue_lexicon().speakers) and not met:
            return True
    return False


def _owner_led(scene: Scene, word: int, form: str, chosen: Seen) -> bool:
    """ "Rhodes recalled a book. The president's roots came into play. He told …": whether the last sentence is led by
    something of another's who fits, and the one chosen is not in it."""
    tree, mentions = scene.tree, scene.mentions
    here = mentions.sentence[word]
    if not gender_of(form) or chosen.sentence >= here - 1 or scene.quoted(word) is not None:
        return False
    for at in range(mentions.starts[here - 1], mentions.starts[here]):
        owns = tree.dep[at] == "nmod:poss" and tree.dep[tree.head[at]] in ("nsubj", "nsubj:pass")
        if not owns or scene.quoted(at) is not None or tree.form[at] in PRONOUNS:
            continue
        found = scene.at(at)
        if found is not None and chosen.member not in found.members and any(fits(form, m) for m in found.members):
            return True
    return False


def _others_since(scene: Scene, word: int, form: str, chosen: Seen) -> bool:
    """ "The agency interviewed twenty members of the crew. They described …": whether several persons came up in the
    last sentence, and the one chosen is not in it."""
    tree, mentions = scene.tree, scene.mentions
    here = mentions.sentence[word]
    if form not in THEY or here == 0 or chosen.sentence >= here - 1 or scene.quoted(word) is not None:
        return False
    return any(
        tree.tag[at] == "NNS"
        and tree.dep[at] in ("obj", "nsubj", "nsubj:pass")
        and is_person_noun(tree.doc[at])
        and scene.quoted(at) is None
        and not ((found := scene.at(at)) is not None and chosen.member in found.members)
        for at in range(mentions.starts[here - 1], mentions.starts[here])
    )


def _thing_led(scene: Scene, start: int, word: int, chosen: Seen) -> bool:
    """Whether the main subject of the last sentence is a thing, and the one chosen led no clause in it or since."""
    tree, history = scene.tree, scene.history
    if chosen.subject and chosen.sentence >= scene.mentions.sentence[start]:
        return False
    return any(
        tree.tag[at] == "NN"
        and tree.dep[at] in ("nsubj", "nsubj:pass")
        and history.role(at).main
        and scene.at(at) is None
        and scene.quoted(at) is None
        for at in range(start, word)
    )


def _chained(scene: Scene, word: int, form: str) -> bool:
    """Whether the last who spoke is a like pronoun of whom nobody can tell who it is ("he said … he said")."""
    history = scene.history
    if not history.role(word).speaker:
        return False
    if _stranger_spoke(scene, word):
        return True
    if not history.unresolved:
        return False
    at, other = history.unresolved[-1]
    near = scene.mentions.sentence[word] - scene.mentions.sentence[at] <= 3
    same = any(form in kind and other in kind for kind in _KINDS)
    return near and same and not any(s.speaker and s.word > at for s in history.back(word, 3))


def _stranger_says(scene: Scene, subject: int, form: str) -> bool:
    """ "Justice Holm listened. The billionaire testified he had been wronged": whether who speaks is one person of whom
    nothing is known, so that "he" need not be the last one named."""
    tree = scene.tree
    if not gender_of(form) or not scene.says(tree.head[subject]) or tree.tag[subject] != "NN":
        return False
    return tree.lemma[subject] not in cue_lexicon().mute


def _stranger_spoke(scene: Scene, word: int) -> bool:
    """Whether the last who said something is a noun of which nothing is known ("the ASP told the agency")."""
    place = bisect_left(scene.speakers, word) - 1
    if place < 0:
        return False
    last = scene.speakers[place]
    if scene.mentions.sentence[word] - scene.mentions.sentence[last] > 2 or scene.tree.pos[last] not in (
        "NOUN",
        "PROPN",
    ):
        return False
    return scene.tree.tag[last] in ("NN", "NNP") and scene.at(last) is None


def _threshold(scene: Scene, word: int, form: str) -> float:
    """What a candidate must weigh: most of "it" is no actor at all, unless it speaks."""
    if form not in IT or scene.history.role(word).speaker:
        return 1.5
    if form != "its":
        return 3.0
    noun = scene.tree.head[word]
    owned = scene.lexicon.nouns.get(scene.tree.form[noun])
    an_office = owned is not None and owned.sort == "office"
    # "Egypt has invited both sides, its foreign ministry says": what an institution or an office is of is an actor.
    return 1.5 if an_office or institution_ending(scene, noun, word + 1) is not None else 3.0


def _ranked(scene: Scene, word: int, form: str) -> list[tuple[float, Seen]]:
    """Candidates with their weights, the heaviest first."""
    history = scene.history
    speaks = history.role(word).speaker
    last = next(
        (
            s
            for s in history.back(word, _FAR if not speaks else _FAR_SPEAKER)
            if s.speaker and not s.quoted and not s.member.parts
        ),
        None,
    )
    last = _by_whose_account(scene, word, last)
    excluded = _speaker_outside(scene, word, last)
    scores: dict[int, tuple[float, Seen]] = {}
    overtaken = False
    for seen in history.back(word, _FAR_SPEAKER if speaks else _FAR):
        member = seen.member
        if not fits(form, member) or member is excluded or _contains(scene, seen.word, word):
            continue
        if form in THEY and not (member.plural or member.kind in ("group", "force")):
            continue
        if form in THEY and member.own_words and not member.plural and member.kind == "force":
            # "A guard fell. They shot him": one of a force is no "they".
            continue
        if seen.told and (form in IT or form in THEY):
            continue
        if speaks and seen.quoted and scene.quoted(word) is None and gender_of(form):
            # Who is spoken of in a quotation alone is not the next to speak.
            continue
        value = _weight(scene, word, form, seen)
        if last is not None and member is last.member:
            if speaks and not overtaken:
                # Who spoke last speaks on, however long the quotation.
                value = max(value, seen.role + 0.5) + 2.0
        elif seen.main and not seen.quoted and not member.own_words:
            overtaken = overtaken or last is None or seen.word > last.word
        held = scores.get(id(member))
        if held is None or value > held[0]:
            scores[id(member)] = (value, seen)
    ranked = sorted(scores.values(), key=lambda item: -item[0])
    if form in THEY and ranked and ranked[0][1].member.parts:
        whole = ranked[0][1].member.parts
        ranked = [
            item for item in ranked if item[1].member not in whole and not set(item[1].member.parts) & set(whole[1:])
        ]
        ranked.insert(0, sorted(scores.values(), key=lambda item: -item[0])[0])
    return ranked


def _by_whose_account(scene: Scene, word: int, last: Seen | None) -> Seen | None:
    """The last speaker; of "According to the Gazette, the bank raised doubts" it is the Gazette."""
    if last is None:
        return None
    for seen in scene.history.back(word, _FAR_SPEAKER):
        if seen.sentence < last.sentence:
            break
        if seen.sentence == last.sentence and seen.speaker and scene.tree.case(seen.word) == "according to":
            return seen
    return last


def _weight(scene: Scene, word: int, form: str, seen: Seen) -> float:
    gap = scene.mentions.sentence[word] - seen.sentence
    value = seen.role + (0.0 if gap == 0 else 1.0 if gap == 1 else 1.0 - gap)
    told = gender_of(form)
    if told and seen.member.gender == told:
        value += 1.5
    if gap == 0 and seen.role >= 1:
        value += 0.5
    if seen.member.own_words and not seen.member.gender and not seen.member.plural:
        value -= 0.5
    if seen.quoted and scene.quoted(word) is None:
        value -= 1.0
    if seen.subject and gap:
        value += 0.5
    return value


def _speaker_outside(scene: Scene, word: int, last: Seen | None) -> Member | None:
    """Who speaks the quotation a pronoun stands in, where the speaker is told after it."""
    quotation = scene.quoted(word)
    if quotation is None:
        return None
    tree = scene.tree
    verbs = [verb for verb in tree.up(word) if scene.says(verb) and scene.quoted(verb) != quotation]
    for verb in (*verbs, *_saying_beside(scene, quotation)):
        for kid in tree.children(verb, "nsubj"):
            if tree.form[kid] in PRONOUNS:
                return last.member if last is not None else None
            title = scene.titles.get(kid)
            if title is not None:
                found = scene.at(kid)
                return found.one if found is not None else None
    return None


def _saying_beside(scene: Scene, quotation: Span) -> list[int]:
    """The verb of saying right behind a quotation, where the tree has not tied the two: "“Was he lying?” he said"."""
    words = scene.page.words(Span(quotation.end, quotation.end + 30)) if quotation.end else None
    if words is None or not len(words):
        return []
    return [at for at in range(words.start, min(words.start + 4, words.end)) if scene.says(at)][:1]


def _contains(scene: Scene, candidate: int, word: int) -> bool:
    """Whether the candidate is the phrase the pronoun lies in, or the other argument of its verb."""
    tree = scene.tree
    if tree.head[candidate] == tree.head[word] and tree.form[word] not in _OF_SUBJECT:
        return True
    for up in tree.up(word):
        if up == candidate:
            return True
        if tree.pos[up] in ("VERB", "AUX"):
            return False
    return False
