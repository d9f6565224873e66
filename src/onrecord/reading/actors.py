"""Actors: who the report speaks of, and whom a phrase means.

The report is read once from its first word to its last, as a person reads it: each mention is resolved by its own words
and by what stands before it. Asking for a phrase afterwards only looks up what its head was found to mean.
"""

import re
from dataclasses import replace

from spacy.tokens import Span as Words

from onrecord.model import Actor, Method, Span
from onrecord.reading.actor_lexicon import Institution, Known, Land, LandName, Noun, actor_lexicon, pieces
from onrecord.reading.actor_members import Found, Member, Members
from onrecord.reading.actor_titles import Titled, nouns_in, titled
from onrecord.reading.cast import Cast, Named
from onrecord.reading.coreference import PRONOUNS, Choice, History, choose_pronoun, distinct, gender_of, latest
from onrecord.reading.cue_lexicon import cue_lexicon
from onrecord.reading.mentions import Hit, Mentions
from onrecord.reading.page import Page
from onrecord.reading.quotations import Quotations
from onrecord.terms import SourceKind

VERSION = "1"
_DETERMINERS = frozenset(
    {
        "the",
        "a",
        "an",
        "this",
        "that",
        "these",
        "those",
        "some",
        "another",
        "any",
        "one",
        "several",
        "two",
        "many",
        "more",
        "other",
        "all",
        "both",
        "each",
        "every",
        "no",
    }
)
_STRIPPED = frozenset({"the", "a", "an", "this", "that", "these", "those"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "both"})
_OWNERS = frozenset({"'s", "’s", "'", "’"})
_MODIFIERS = frozenset({"nmod:poss", "amod", "compound", "nmod:desc", "nmod"})
_POSSESSIVES = frozenset({"his", "her", "its", "their"})
_SETS = {"two": 2, "both": 2, "three": 3, "four": 4, "five": 5}
_SET_STATES = frozenset(
    {
        "countries",
        "nations",
        "states",
        "neighbours",
        "neighbors",
        "governments",
        "capitals",
        "allies",
        "powers",
        "koreas",
        "foes",
        "rivals",
        "enemies",
        "archrivals",
        "adversaries",
        "superpowers",
    }
)
_SET_SIDES = frozenset(
    {
        "sides",
        "parties",
        "camps",
        "factions",
        "armies",
        "groups",
        "warring",
        "belligerents",
        "forces",
        "militaries",
        "combatants",
    }
)
_SET_PEOPLE = frozenset(
    {
        "leaders",
        "men",
        "women",
        "presidents",
        "ministers",
        "generals",
        "officials",
        "diplomats",
        "envoys",
        "negotiators",
        "premiers",
        "heads",
        "politicians",
        "chiefs",
    }
)
_CONFLICT = re.compile(
    r"attack|accus|war|fight|clash|strike|shell|bomb|kill|blame|troops|forces|rebel|army|military|ceasefire|cease-fire|truce|peace|talks|border",
    re.IGNORECASE,
)


class _Reader:
    """The cast of one page, while and after it is read."""

    def __init__(self, page: Page) -> None:
        self.page, self.tree, self.lexicon = page, page.tree, actor_lexicon()
        self.mentions = Mentions(page, self.lexicon, self.tree)
        self.members = Members()
        self.quotations = Quotations(page.report.text)
        cues = cue_lexicon()
        self._cue_forms, self._cue_verbs = cues.forms, cues.verbs
        self.history = History(self.tree, self.mentions.sentence, self._says)
        self.memo: dict[int, Found | None] = {}
        self.titles: dict[int, Titled] = {}
        self.answers: dict[tuple[int, int], tuple[Named, ...]] = {}
        self._ids: dict[int, Actor] = {}
        self.government = self.lexicon.institutions[("government",)]
        self.armed = self.lexicon.institutions[("armed", "forces")]
        self.done = -1
        self._read()

    # The cast, as the protocol has it.

    @property
    def actors(self) -> tuple[Actor, ...]:
        made = [member.actor(self.page.report.id) for member in self.members.all if member.mentions]
        return tuple(sorted(made, key=lambda actor: actor.mentions[0]))

    def resolve(self, words: Words) -> tuple[Named, ...]:
        key = (words.start, words.end)
        if key not in self.answers:
            self.answers[key] = self._resolve(words)
        return self.answers[key]

    def _resolve(self, words: Words) -> tuple[Named, ...]:
        if not len(words):
            return (Named(None, None, "unnamed", Method(kind="rule", name="no words")),)
        found: list[Found] = []
        for head in self._heads(words):
            one = self.at(head)
            found.append(one if one is not None else self._own_words(head, words.start, words.end))
        named: list[Named] = []
        for item in found:
            for answer in self._named(item, words):
                if not any(answer.name == other.name and answer.actor == other.actor for other in named):
                    named.append(answer)
        return tuple(named)

    def _heads(self, words: Words) -> list[int]:
        """The head of a phrase and of what is coordinated with it, inside the words asked for."""
        tree = self.tree
        root = words.root.i
        person = next(
            (self.mentions.person[at] for at in range(words.start, words.end) if self.mentions.person[at]), None
        )
        if tree.pos[root] not in ("NOUN", "PROPN", "PRON", "NUM") and person is not None:
            root = person[0]
        elif tree.pos[root] not in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"):
            nominal = [
                at
                for at in range(words.start, words.end)
                if tree.pos[at] in ("NOUN", "PROPN", "PRON")
                and not words.start <= tree.head[at] < words.end
                or tree.head[at] == root
                and tree.pos[at] in ("NOUN", "PROPN")
            ]
            root = nominal[0] if nominal else root
        heads = [root]
        for at in heads:
            heads += [
                kid
                for kid in tree.kids[at]
                if tree.dep[kid] == "conj"
                and words.start <= kid < words.end
                and kid not in heads
                and tree.pos[kid] in ("NOUN", "PROPN", "PRON")
            ]
        return sorted(heads)

    def _named(self, found: Found, words: Words) -> tuple[Named, ...]:
        score = found.score if found.score < 1 else None
        method = Method(
            kind="rule", name=found.rule, version=VERSION, score=score, spans=found.spans, because=found.because
        )
        if not found.members:
            return (Named(words.text, None, "unnamed", method),)
        answers = []
        for member in found.members:
            actor = member.actor(self.page.report.id).id
            if not member.mentions:
                member.mentions.append(Span(words.start_char, words.end_char))
            behalf = member.behalf.name if member.behalf is not None and member.speaks else None
            answers.append(Named(member.name, actor, member.says, method, behalf))
        return tuple(answers)

    # Reading.

    def _read(self) -> None:
        for start, end in set(span for span in self.mentions.person if span is not None):
            found = titled(self.mentions, start, end)
            for at in range(found.start, found.end):
                self.titles[at] = found
            for at, _ in found.nouns:
                self.titles.setdefault(at, found)
        tree, hit = self.tree, self.mentions.hit
        nouns = self.lexicon.nouns
        for sent in self.page.sentences:
            for at in range(sent.start, sent.end):
                pos = tree.pos[at]
                if pos == "PRON":
                    if tree.form[at] in PRONOUNS:
                        self.at(at)
                elif pos in ("NOUN", "PROPN"):
                    if tree.dep[at] in ("compound", "flat", "nmod:desc", "fixed") and at not in self.titles:
                        continue
                    if (
                        hit[at] is not None
                        or at in self.titles
                        or tree.form[at] in nouns
                        or self.mentions.entity[at] is not None
                        or (tree.form[at],) in self.lexicon.institutions
                        or tree.form[at] in ("ministry", "department", "office", *_SET_SIDES, *_SET_STATES)
                    ):
                        self.at(at)
            self.done = sent.end

    def at(self, word: int) -> Found | None:
        """Whom the phrase headed by a word means; None if it is nobody that acts or speaks."""
        if word in self.memo:
            return self.memo[word]
        self.memo[word] = None
        found = self._find(word)
        self.memo[word] = found
        if found is not None and found.members:
            self._keep(word, found)
        return found

    def _keep(self, word: int, found: Found) -> None:
        tree = self.tree
        low, high = (word, word + 1) if tree.form[word] in PRONOUNS else tree.phrase(word)
        title = self.titles.get(word)
        if title is not None:
            low, high = min(low, title.low), max(high, title.end)
            if word != title.start and title.start in self.memo and self.memo[title.start] is not None:
                return
            for at in (title.start, *(at for at, _ in title.nouns)):
                self.memo[at] = found
        span = tree.span(low, high)
        offset = self.page.doc[word].idx
        quoted = self.quotations.at(offset) is not None
        paragraph = self.page.paragraph_of(offset)
        for member in found.members:
            member.mentions.append(span)
            self.history.add(word, member, paragraph, quoted, tree.form[word] in PRONOUNS)
        if tree.dep[word] == "conj":
            self._keep_group(word)

    def _keep_group(self, word: int) -> None:
        """ "France, Britain and Germany", kept for "the three countries"."""
        head = word
        while self.tree.dep[head] == "conj" and self.tree.head[head] != head:
            head = self.tree.head[head]
        members: list[Member] = []
        for at in self.tree.conjuncts(head):
            found = self.memo.get(at)
            if at <= word and found is not None:
                members += found.members
        group = distinct(members)
        if len(group) > 1:
            self.history.groups = [(at, old) for at, old in self.history.groups if at != head]
            self.history.groups.append((head, group))

    def _says(self, word: int) -> bool:
        if self.tree.pos[word] not in ("VERB", "AUX"):
            return False
        lemma = self._cue_forms.get(self.tree.form[word]) or self.tree.lemma[word]
        return lemma in self._cue_verbs

    def _find(self, word: int) -> Found | None:
        tree, mentions = self.tree, self.mentions
        form = tree.form[word]
        if tree.pos[word] == "PRON" or form in PRONOUNS:
            return self._pronoun(word)
        if word in self.titles:
            return self._person(self.titles[word])
        hit = mentions.hit[word]
        low, high = tree.phrase(word)
        if hit is not None:
            return self._of_hit(word, hit)
        several = self._several(word, low)
        if several is not None:
            return several
        institution = self._institution(word, low, high)
        if institution is not None:
            return institution
        noun, first = self._noun_at(word, low)
        if noun is not None:
            return self._by_noun(word, noun, first, low, high)
        if mentions.entity[word] is not None and mentions.entity[word][2] in (
            "ORG",
            "PERSON",
            "MISC",
            "PRODUCT",
            "NORP",
            "FAC",
            "GPE",
            "LOC",
        ):  # type: ignore[index]
            return self._unknown_name(word)
        return None

    # Names.

    def _of_hit(self, word: int, hit: Hit) -> Found:
        means = hit.means
        span = self.tree.span(hit.start, hit.end)
        if isinstance(means, Known):
            if self.mentions.text[hit.start] in self.members.short:
                return Found(
                    (self.members.short[self.mentions.text[hit.start]],),
                    "name",
                    "abbreviation the report gives",
                    (span,),
                )
            member = self.members.known(means)
            self._give_abbreviation(hit.end, member)
            return Found(
                (member,), "known name", f"“{self._text(hit.start, hit.end)}” is a name of {means.name}", (span,)
            )
        if means.use == "people":
            return self._people(word, hit, means)
        member = self.members.of_land(means.land, self.government)
        because = (
            "a seat of government that acts or speaks is the government"
            if means.use == "seat"
            else "a country that acts or speaks is its government"
        )
        return Found((member,), "metonymy", because, (span,))

    def _people(self, word: int, hit: Hit, means: LandName) -> Found:
        words = self._text(hit.start, hit.end)
        member = self._own_member(words, "people", "group", word)
        member.country, member.sector, member.plural = means.land.country, "CVL", True
        return Found((member,), "own words", "a people", (self.tree.span(hit.start, hit.end),))

    def _give_abbreviation(self, end: int, member: Member) -> None:
        text = self.mentions.text
        if end + 2 < len(text) and text[end] == "(" and text[end + 2] == ")" and text[end + 1].isupper():
            self.members.short[text[end + 1]] = member

    def _unknown_name(self, word: int) -> Found | None:
        """An organisation the lexicon does not know, by its own name."""
        entity = self.mentions.entity[word]
        if entity is None:
            return None
        start, end, label = entity
        text = self.mentions.text
        while start < end and text[start].lower() in ("the", "a", "an"):
            start += 1
        while end > start and text[end - 1] in _OWNERS:
            end -= 1
        if start >= end or "\n" in self._text(start, end):
            return None
        name = self._text(start, end)
        span = self.tree.span(start, end)
        if name in self.members.short:
            return Found((self.members.short[name],), "name", "abbreviation the report gives", (span,))
        if label in ("GPE", "LOC", "FAC"):
            return None
        if label == "NORP":
            member = self._own_member(name, "people", "group", word)
            member.plural = True
            return Found((member,), "own words", "a people", (span,))
        member_or_none = self.members.named(name) or self._part_of_name(name)
        if member_or_none is not None:
            return Found((member_or_none,), "name", "named before", (span,))
        member = self.members.add(
            Member(
                name,
                "organisation",
                "institution",
                called={*pieces(name), "group", "organisation", "organization", "company", "agency"},
            )
        )
        land = self._land_in(start, end, word)
        member.country = land.country if land is not None else None
        self._give_abbreviation(end, member)
        return Found((member,), "name", "a name the lexicon does not know", (span,))

    def _part_of_name(self, name: str) -> Member | None:
        """ "the Observatory" for the Syrian Observatory for Human Rights: one capitalised word of a longer name."""
        cut = pieces(name)
        fitting = [
            m
            for m in self.members.all
            if not m.is_person and not m.own_words and len(cut) == 1 and len(cut[0]) > 4 and cut[0] in pieces(m.name)
        ]
        return fitting[0] if len(fitting) == 1 else None

    # Persons.

    def _person(self, title: Titled) -> Found:
        known = self.memo.get(title.start)
        if known is not None:
            return known
        name = self._text(title.start, title.end)
        tokens = pieces(name)
        span = self.tree.span(title.start, title.end)
        member, doubtful = self.members.person(tokens, name)
        if doubtful:
            return Found((), "name", f"several persons called {name} are in the report", (span,), 0.0)
        if member is None and len(tokens) == 1 and not title.nouns:
            other = self.members.named(name)
            if other is not None:
                return Found((other,), "name", "named before", (span,))
        if member is None:
            member = self.members.add(Member(name, "person", "person", tokens=tokens))
        self._learn(member, title)
        return Found((member,), "name", f"the name “{name}”", (span,))

    def _learn(self, member: Member, title: Titled) -> None:
        """What the words around a name say of the person."""
        tree = self.tree
        if member.gender is None:
            member.gender = self._gender(title)
        for _, noun in title.nouns:
            member.called.add(noun.word)
            member.called.add(noun.word.rpartition(" ")[2])
            member.gender = member.gender or noun.gender
            member.sector = member.sector or noun.sector
            member.speaks = member.speaks or noun.speaks
        for low, high in ((title.low, title.start), (title.after, title.high)):
            if low >= high:
                continue
            behalf, land = self._affiliation(low, high)
            if behalf is not None and member.behalf is None:
                member.behalf = behalf
                member.country = member.country or behalf.country
                member.sector = member.sector or behalf.sector
            if land is not None:
                member.country = member.country or land.country
                if member.behalf is None and member.speaks:
                    member.behalf = self.members.of_land(land, self.government)
        if title.low < title.start and tree.form[title.low] in _POSSESSIVES and member.behalf is None:
            owner = self.at(title.low)
            if owner is not None and owner.one is not None and not owner.one.is_person:
                member.behalf = owner.one
                member.country = member.country or owner.one.country

    def _gender(self, title: Titled) -> str | None:  # type: ignore[override]
        form = self.tree.form
        for at in (title.start - 1, title.start):
            gender = self.lexicon.titles.get(form[at].rstrip(".")) if at >= 0 else None
            if gender is not None and at < title.start:
                return gender
        first = pieces(self.mentions.text[title.start])
        return self.lexicon.given.get(first[0]) if first and title.end - title.start > 1 else None

    def _affiliation(self, low: int, high: int) -> tuple[Member | None, Land | None]:
        """(the body somebody belongs to, the land) by words ``low`` to before ``high``."""
        land: Land | None = None
        for at in range(low, high):
            hit = self.mentions.hit[at]
            if hit is None or at != hit.start or self.mentions.dependent(hit):
                continue
            if isinstance(hit.means, Known):
                return self.members.known(hit.means), None
            if land is None:
                land = hit.means.land
        for at in range(high - 1, low - 1, -1):
            found = self._institution_ending(at, low)
            if found is not None:
                institution, first = found
                if land is not None:
                    return self.members.of_land(land, institution), land
                bare = self._bare_institution(at, institution)
                return (bare.one, None) if bare is not None else (None, None)
        for at in range(low, high):
            if self.tree.form[at] in _POSSESSIVES:
                owner = self.at(at)
                if owner is not None and owner.one is not None and not owner.one.is_person:
                    return owner.one, land
            noun = self.lexicon.nouns.get(self.tree.form[at])
            if noun is not None and noun.sort in ("body", "fighters") and at > low and self.tree.form[at - 1] == "the":
                body = self.at(at)
                if body is not None and body.one is not None:
                    return body.one, land
        return None, land

    # Institutions.

    def _institution_ending(self, word: int, low: int) -> tuple[Institution, int] | None:
        """(institution, first word) of the longest institution words that end at a word, or that it begins ("ministry of …")."""
        form, table = self.tree.form, self.lexicon.institutions
        for size in (4, 3, 2, 1):
            first = word - size + 1
            if first >= low and (found := table.get(tuple(form[first : word + 1]))) is not None:
                return found, first
        if word + 2 < len(form) and form[word + 1] in ("of", "for"):
            rest = [w for w in form[word + 1 : word + 8] if w != "the"]
            for size in (5, 4, 3, 2):
                if (found := table.get((form[word], *rest[:size]))) is not None:
                    return found, word
        # "the prime minister's office"
        if form[word] == "office" and word - 2 >= low and form[word - 1] in _OWNERS:
            for size in (2, 1):
                first = word - 1 - size
                if first >= low and (found := table.get((*form[first : word - 1], "office"))) is not None:
                    return found, first
        return None

    def _institution(self, word: int, low: int, high: int) -> Found | None:
        found = self._institution_ending(word, low)
        if found is None:
            return None
        institution, first = found
        tree, mentions = self.tree, self.mentions
        span = tree.span(low, high)
        known = self._known_in(low, first)
        land = self._land_in(low, first, word) or self._land_in(word + 1, high, word)
        owner = self._owner_in(low, first)
        if known is not None and land is None:
            if institution is self.armed or institution is self.government:
                return Found(
                    (self.members.known(known.means),), "modifier", "the forces of a group are the group", (span,)
                )  # type: ignore[arg-type]
            return None
        others = [
            at
            for at in range(low, first)
            if tree.pos[at] in ("ADJ", "NOUN", "PROPN") and mentions.hit[at] is None and tree.form[at] not in ("own",)
        ]
        bare_noun = first == word and institution is self.armed and tree.form[word] in ("forces", "troops", "army")
        depends = any(mentions.hit[at] is not None and mentions.dependent(mentions.hit[at]) for at in range(low, first))  # type: ignore[arg-type]
        if depends:
            run = self._run_by(low, first)
            if run is None:
                return None
            land = run
        if land is not None:
            if bare_noun and any(
                tree.form[at]
                in (
                    "special",
                    "security",
                    "coalition",
                    "rebel",
                    "opposition",
                    "allied",
                    "peacekeeping",
                    "paramilitary",
                    "separatist",
                    "border",
                    "police",
                    "pro",
                    "local",
                    "tribal",
                    "anti",
                    "kurdish",
                    "loyalist",
                )
                for at in others
            ):
                return None
            return Found(
                (self.members.of_land(land, institution),), "institution", f"an institution of {land.name}", (span,)
            )
        if owner is not None:
            if (
                owner.one is not None
                and owner.one.country in self.lexicon.lands
                and not (owner.one.is_person and institution is self.armed and False)
            ):
                return Found(
                    (self.members.of_land(self.lexicon.lands[owner.one.country], institution),),
                    "possessor",
                    f"of {owner.one.name}, whom the possessive means",
                    owner.spans,
                    owner.score,
                )  # type: ignore[index]
            return None
        if others and institution in (self.armed, self.lexicon.institutions[("police",)]):
            return None
        definite = low < first and tree.form[low] in _DEFINITE
        plain = tree.form[word] in (
            "forces",
            "troops",
            "police",
            "army",
            "military",
            "embassy",
            "court",
            "state",
            "authorities",
        )
        if not definite and plain:
            return None
        return self._bare_institution(word, institution)

    def _bare_institution(self, word: int, institution: Institution) -> Found | None:
        """An institution without its land: the one mentioned before, else that of the land the report is about here."""
        choice = latest(
            self.history,
            word,
            lambda m: (
                m.institution is institution
                or (
                    institution is self.armed
                    and m.sector == "MIL"
                    and m.kind == "force"
                    and bool(m.called & institution.called)
                    and not m.own_words
                )
            ),
        )
        lands = {m.country for m in self.members.all if m.institution is institution and m.mentions}
        if choice.member is not None and (len(lands) < 2 or self._near(word, choice)):
            return self._chosen(choice, "description")
        if choice.seen is None and not choice.member and institution.inferred and not lands:
            land = self._focus(word)
            if land is not None:
                member = self.members.of_land(land, institution)
                return Found((member,), "land of the passage", f"the passage is about {land.name}", (), 0.75)
        return None

    def _near(self, word: int, choice: Choice) -> bool:
        """Whether the choice is in this or the last sentence but two and leads its rivals."""
        return choice.seen is not None and self.mentions.sentence[word] - choice.seen.sentence <= 3

    def _focus(self, word: int) -> Land | None:
        """The land the passage is about: the latest government, army or official; of two in one sentence, the subject's."""
        found: Land | None = None
        held = -1.0
        where = -1
        sentence = self.mentions.sentence[word]
        for at in range(word - 1, max(self._sentence_start(word) - 1, -1), -1):
            hit = self.mentions.hit[at]
            if (
                hit is not None
                and isinstance(hit.means, LandName)
                and not self.mentions.dependent(hit)
                and self.tree.dep[at] in ("obl", "nmod")
                and self.tree.case(at) == "in"
            ):
                return hit.means.land
        for seen in self.history.back(word, 8):
            country = seen.member.country
            if country not in self.lexicon.lands or seen.member.sector not in ("GOV", "MIL", "COP", "LEG"):
                continue
            if found is not None and seen.sentence != where:
                break
            if seen.sentence == sentence and seen.word > word:
                continue
            if seen.role > held:
                found, held, where = self.lexicon.lands[country], seen.role, seen.sentence
        return found

    def _sentence_start(self, word: int) -> int:
        return self.mentions.starts[self.mentions.sentence[word]]

    # Modifiers.

    def _land_in(self, low: int, high: int, head: int) -> Land | None:
        """The land a phrase names: "Ukraine's", "Russian", "of Mali"."""
        at = low
        while at < high:
            hit = self.mentions.hit[at]
            if hit is None:
                at += 1
                continue
            if (
                isinstance(hit.means, LandName)
                and not self.mentions.dependent(hit)
                and (at < head or self.tree.case(self._head_of(hit)) == "of")
            ):
                return hit.means.land
            at = max(hit.end, at + 1)
        return None

    def _head_of(self, hit: Hit) -> int:
        for at in range(hit.start, hit.end):
            if not hit.start <= self.tree.head[at] < hit.end:
                return at
        return hit.start

    def _known_in(self, low: int, high: int) -> Hit | None:
        """An actor of the lexicon that a phrase names among its modifiers."""
        for at in range(low, high):
            hit = self.mentions.hit[at]
            if hit is not None and isinstance(hit.means, Known) and not self.mentions.dependent(hit):
                return hit
        return None

    def _run_by(self, low: int, high: int) -> Land | None:
        """ "the Hamas-run health ministry" is of Gaza: a group that runs a land's ministries."""
        for at in range(low, high):
            hit = self.mentions.hit[at]
            if (
                hit is not None
                and isinstance(hit.means, Known)
                and self.tree.form[min(hit.end + 1, high)] in ("run", "controlled", "led")
            ):
                if hit.means.name == "Hamas":
                    return Land("Gaza", "PSE")
                if hit.means.name == "Ansar Allah":
                    return Land("the Houthi authorities", "YEM")
        return None

    def _owner_in(self, low: int, high: int) -> Found | None:
        """Whom a possessive pronoun in a phrase means."""
        for at in range(low, high):
            if self.tree.form[at] in _POSSESSIVES:
                return self.at(at) or Found((), "pronoun", "unresolved", (), 0.0)
        return None

    # Descriptions.

    def _noun_at(self, word: int, low: int) -> tuple[Noun | None, int]:
        """(what the lexicon says of the noun that ends at a word, its first word)."""
        form, nouns = self.tree.form, self.lexicon.nouns
        for size in (4, 3, 2, 1):
            first = word - size + 1
            if first >= low:
                noun = nouns.get(" ".join(form[first : word + 1]).replace(" - ", "-"))
                if noun is not None:
                    return noun, first
        # "minister of foreign affairs"
        if word + 2 < len(form) and form[word + 1] == "of":
            rest = " ".join(w for w in form[word + 1 : word + 4])
            for cut in (rest, rest.rpartition(" ")[0]):
                if (noun := nouns.get(f"{form[word]} {cut}")) is not None:
                    return noun, word
        return None, word

    def _by_noun(self, word: int, noun: Noun, first: int, low: int, high: int) -> Found | None:
        tree = self.tree
        plural = tree.tag[word] in ("NNS", "NNPS")
        definite = tree.form[low] in ("the", "this", "that", "these", "those")
        land = self._land_in(low, high, word)
        known = self._known_in(low, first)
        span = tree.span(low, high)
        if noun.sort == "document":
            member = self._own_member(self._own_text(low, high, word), "unknown", "document", word)
            return Found((member,), "own words", "a text that says something", (span,))
        if noun.sort in ("fighters", "body") and known is not None and noun.sort == "fighters":
            return Found((self.members.known(known.means),), "modifier", "named by the group’s name", (span,))  # type: ignore[arg-type]
        if definite and known is None and noun.sort in ("fighters", "body"):
            chosen = self._described(word, noun, land)
            if chosen is not None:
                return chosen
        if noun.sort in ("office", "person") and not plural:
            person = self._described_person(word, noun, first, land, definite, known)
            if person is not None:
                return person
            if noun.unique and land is not None:
                return self._office(noun, land, span)
        if noun.sort == "state":
            neighbour = self._neighbour(word, low, noun)
            if neighbour is not None:
                return neighbour
        return self._described_own(word, noun, low, high, land, plural)

    def _described(self, word: int, noun: Noun, land: Land | None) -> Found | None:
        singular = noun.word
        named = {self.tree.form[word], singular}
        choice = latest(
            self.history,
            word,
            lambda m: (
                not m.is_person
                and not m.own_words
                and bool(m.called & named)
                and (land is None or m.country == land.country)
            ),
        )
        if choice.member is None:
            return (
                Found((), "description", choice.because, (), 0.0)
                if choice is not None and "equally" in choice.because
                else None
            )
        return self._chosen(choice, "description")

    def _described_person(
        self, word: int, noun: Noun, first: int, land: Land | None, definite: bool, known: Hit | None
    ) -> Found | None:
        """ "the minister", "the Chadian president": the person so called before."""
        if not definite and not (noun.unique and land is not None):
            return None
        whole = self.tree.form[first : word + 1]
        named = " ".join(whole)
        behalf = self.members.known(known.means) if known is not None and isinstance(known.means, Known) else None
        if noun.word in (
            "leader",
            "colleague",
            "counterpart",
            "head",
            "chief",
            "boss",
            "ruler",
            "source",
            "neighbour",
            "neighbor",
        ):
            return None

        def fit(member: Member) -> bool:
            return (
                member.is_person
                and not member.plural
                and (named in member.called or noun.word in member.called)
                and (land is None or member.country == land.country)
                and (behalf is None or member.behalf is behalf)
                and not (noun.gender and member.gender and noun.gender != member.gender)
            )

        choice = latest(self.history, word, fit)
        if choice.member is None:
            return Found((), "description", choice.because, (), 0.0) if "equally" in choice.because else None
        return self._chosen(choice, "description")

    def _office(self, noun: Noun, land: Land, span: Span) -> Found:
        title = " ".join(part.capitalize() if part not in ("of", "the", "and") else part for part in noun.word.split())
        name = f"{title} of {land.name}"
        member = self.members.named(name, land.country)
        if member is None:
            member = self.members.add(
                Member(name, "office", "office", land.country, noun.sector, land.name, noun.gender, called={noun.word})
            )
        return Found((member,), "office", f"an office of which {land.name} has one", (span,))

    def _neighbour(self, word: int, low: int, noun: Noun) -> Found | None:
        """ "its neighbour", where the report is about two states."""
        if noun.word not in ("neighbour", "neighbor") or self.tree.form[low] != "its":
            return None
        owner = self.at(low)
        if owner is None or owner.one is None:
            return None
        pair = self._top_pair(word, states=True)
        if pair is None or owner.one.country not in {m.country for m in pair}:
            return None
        other = [m for m in pair if m.country != owner.one.country]
        return (
            Found(tuple(other), "pair", "the other of the two states the report is about", owner.spans, 0.7)
            if len(other) == 1
            else None
        )

    def _described_own(self, word: int, noun: Noun, low: int, high: int, land: Land | None, plural: bool) -> Found:
        """A description that names nobody: its own words, with what they say."""
        says: SourceKind = "unnamed"
        if noun.sort in ("body", "forces", "state"):
            says = "group"
        if noun.word in ("opposition", "company", "court", "committee", "bank", "university", "hospital"):
            says = "institution"
        text = self._own_text(low, high, word)
        member = self._own_member(text, noun.kind, says, word)
        behalf, other = (
            self._affiliation(low, high) if noun.sort in ("office", "person", "forces", "fighters") else (None, None)
        )
        land = land or other
        member.country = land.country if land is not None else behalf.country if behalf is not None else None
        member.sector = noun.sector or (behalf.sector if behalf is not None else None)
        member.plural, member.gender = plural or self.tree.form[word] in ("people", "police", "media"), noun.gender
        member.called |= {noun.word, self.tree.form[word]}
        member.behalf = behalf or (
            self.members.of_land(land, self.government) if noun.speaks and land is not None else None
        )
        member.speaks = noun.speaks
        if noun.sort in ("office", "person") and not plural and noun.word not in ("people",):
            member.kind = "person" if member.kind in ("unknown", "people", "office") else member.kind
        return Found((member,), "own words", "names nobody", (self.tree.span(low, high),))

    def _own_member(self, words: str, kind: str, says: SourceKind, word: int) -> Member:
        """The member of these own words: the one of the same words before, unless they open a new one ("a farmer")."""
        fresh = self.tree.child(word, "det")
        new = fresh is not None and self.tree.form[fresh] in ("a", "an", "another")
        held = self.members.named(words)
        if held is not None and held.own_words and not new:
            return held
        member = Member(words, kind, says, own_words=True)  # type: ignore[arg-type]
        if new and held is not None:
            self.members.all.append(member)
            return member
        return self.members.add(member)

    def _own_words(self, word: int, low: int, high: int) -> Found:
        """Words that the reading passed over: they are what they say."""
        tree = self.tree
        first, last = tree.phrase(word)
        low, high = max(low, first), min(high, last) if min(high, last) > max(low, first) else high
        text = self._own_text(low, high, word)
        land = self._land_in(low, high, word)
        member = self._own_member(text, "unknown", "unnamed", word)
        member.country = member.country or (land.country if land is not None else None)
        member.plural = tree.tag[word] in ("NNS", "NNPS")
        return Found((member,), "own words", "names nobody", (tree.span(low, high),))

    def _own_text(self, low: int, high: int, head: int) -> str:
        """A phrase in its own words: without its article, what it refers back to named."""
        tree = self.tree
        while low < head and tree.form[low] in _STRIPPED:
            low += 1
        parts: list[str] = []
        at = low
        while at < high:
            found = self.memo.get(at) if at != head else None
            space = self.page.doc[at].whitespace_
            if at != head and tree.form[at] in _POSSESSIVES:
                found = self.at(at)
                if found is not None and found.one is not None and not found.one.own_words:
                    parts.append(found.one.name + "’s" + space)
                    at += 1
                    continue
            elif (
                at > head
                and tree.dep[at] in ("nmod", "nmod:poss", "obl")
                and tree.pos[at] == "NOUN"
                and self._under(at, head)
            ):
                found = self.at(at)
                if (
                    found is not None
                    and found.members
                    and all(not m.own_words for m in found.members)
                    and found.rule in ("description", "set", "institution", "land of the passage")
                ):
                    first, last = tree.phrase(at)
                    while parts and first < at and len(parts) > max(first - low, 0):
                        parts.pop()
                    parts.append(_list(found.members) + (self.page.doc[last - 1].whitespace_ if last < high else ""))
                    at = last
                    continue
            parts.append(self.mentions.text[at] + space)
            at += 1
        return "".join(parts).strip()

    def _under(self, at: int, head: int) -> bool:
        return any(up == head for up in self.tree.up(at))

    # Pronouns and sets.

    def _pronoun(self, word: int) -> Found | None:
        tree = self.tree
        form = tree.form[word]
        if form in ("who", "which", "that", "whom"):
            clause = tree.clause(word)
            if tree.dep[clause] in ("acl:relcl", "acl") and tree.head[clause] != word:
                return self.at(tree.head[clause])
            return None
        if form not in PRONOUNS:
            return None
        offset = self.page.doc[word].idx
        quotation = self.quotations.at(offset)
        choice = choose_pronoun(self.history, word, self._member_at, quotation is not None, None)
        if choice.member is None:
            plural = self._plural_pronoun(word, form)
            if plural is not None:
                return plural
            return Found((), "pronoun", choice.because, (), 0.0)
        told = gender_of(form)
        if told and choice.member.gender is None and choice.score >= 0.8:
            choice.member.gender = told
        return self._chosen(choice, "pronoun")

    def _plural_pronoun(self, word: int, form: str) -> Found | None:
        return None

    def _member_at(self, word: int) -> Member | None:
        found = self.at(word)
        return found.one if found is not None else None

    def _chosen(self, choice: Choice, rule: str) -> Found:
        spans = (choice.member.mentions[-1],) if choice.member is not None and choice.member.mentions else ()
        return Found((choice.member,) if choice.member else (), rule, choice.because, spans, choice.score)

    def _several(self, word: int, low: int) -> Found | None:
        """ "both sides", "the two countries", "the three leaders"."""
        form = self.tree.form[word]
        people, states, sides = form in _SET_PEOPLE, form in _SET_STATES, form in _SET_SIDES
        if not (people or states or sides):
            return None
        before = self.tree.form[low:word]
        number = next((_SETS[w] for w in before if w in _SETS), None)
        definite = any(w in ("the", "both", "these", "their") for w in before)
        if number is None and "warring" in before:
            number = 2
        if number is None and definite and form in ("sides",):
            number = 2
        if form == "koreas":
            lands = [self.lexicon.lands["PRK"], self.lexicon.lands["KOR"]]
            return Found(
                tuple(self.members.of_land(land, self.government) for land in lands), "set", "the two Koreas", (), 0.95
            )
        if number is None or not definite:
            return None
        return self._set_of(word, number, states, people)

    def _set_of(self, word: int, number: int, states: bool, people: bool) -> Found | None:
        here = self.mentions.sentence[word]
        for head, group in reversed(self.history.groups):
            if len(group) != number or head > word:
                continue
            gap = here - self.mentions.sentence[head]
            if people:
                if all(m.is_person for m in group) and gap <= 5:
                    return Found(
                        group, "set", "named together before", tuple(m.mentions[-1] for m in group if m.mentions), 0.85
                    )
                continue
            whole = self._as_states(group) if states or any(m.is_person for m in group) else group
            if (
                whole is not None
                and len(whole) == number
                and gap <= (4 if states else 1)
                and (states or gap == 0 or not any(m.is_person for m in group))
            ):
                return Found(
                    whole, "set", "named together before", tuple(m.mentions[-1] for m in group if m.mentions), 0.85
                )
        if number != 2 or people:
            return Found((), "set", "who they are is not told", (), 0.0)
        pair = self._top_pair(word, states)
        if pair is None:
            return Found((), "set", "no two sides stand out", (), 0.0)
        return Found(
            pair,
            "set",
            "the two sides the report speaks of together most",
            tuple(m.mentions[-1] for m in pair if m.mentions),
            0.75,
        )

    def _as_states(self, group: tuple[Member, ...]) -> tuple[Member, ...] | None:
        countries = [m.country for m in group]
        if any(c not in self.lexicon.lands for c in countries) or len(set(countries)) < len(countries):
            return None
        return tuple(self.members.of_land(self.lexicon.lands[c], self.government) for c in countries if c is not None)

    def _top_pair(self, word: int, states: bool) -> tuple[Member, ...] | None:
        """The two sides most often spoken of in the same sentence so far, the nearer the weightier."""
        here = self.mentions.sentence[word]
        scores: dict[tuple[str, str], float] = {}
        before: set[str] = set()
        for number in range(max(0, here - 30), here + 1):
            sides = {side for m in self.history.sides.get(number, ()) if (side := _side(m, states)) is not None}
            weight = 0.93 ** (here - number)
            start = self.mentions.starts[number]
            end = (
                self.mentions.starts[number + 1] if number + 1 < len(self.mentions.starts) else len(self.mentions.text)
            )
            if len(sides) > 1 and _CONFLICT.search(self._text(start, end)):
                weight *= 2
            for pair in _pairs(sides):
                scores[pair] = scores.get(pair, 0.0) + weight
            for one in before:
                for other in sides:
                    if one != other:
                        pair = (min(one, other), max(one, other))
                        scores[pair] = scores.get(pair, 0.0) + 0.25 * weight
            before = sides
        if not scores:
            return None
        ranked = sorted(scores.items(), key=lambda item: -item[1])
        if len(ranked) > 1 and ranked[0][1] < 1.25 * ranked[1][1]:
            return None
        first, second = ranked[0][0]
        return (self._face(first, second), self._face(second, first))

    def _face(self, side: str, other: str) -> Member:
        """The actor a side is named by."""
        if side.startswith("group:"):
            return next(m for m in self.members.all if f"group:{m.name}" == side)
        land = self.lexicon.lands[side]
        government = self.members.of_land(land, self.government)
        if other.startswith("group:"):
            rival = self._face(other, side)
            army = self.members.named(self.armed.of(land), side) or next(
                (
                    m
                    for m in self.members.all
                    if m.country == side and m.sector == "MIL" and m.institution is self.armed
                ),
                None,
            )
            if rival.country == side and army is not None and len(army.mentions) >= max(1, len(government.mentions)):
                return army
        return government

    def _text(self, low: int, high: int) -> str:
        return self.page.doc[low:high].text


def _side(member: Member, states: bool) -> str | None:
    """The side of a conflict a member is on: its country, or itself for an armed group."""
    if member.kind == "group" and member.sector in ("REB", "PRM", "CRM") and not member.own_words:
        return None if states else f"group:{member.name}"
    if (
        member.sector in ("GOV", "MIL", "LEG")
        and member.country
        and member.kind in ("government", "force", "person", "office", "unknown")
    ):
        if member.kind == "government" and member.institution is None and member.land is None:
            return None
        return member.country
    return None


def _pairs(sides: set[str]) -> list[tuple[str, str]]:
    ordered = sorted(sides)
    return [(one, other) for at, one in enumerate(ordered) for other in ordered[at + 1 :]]


def _list(members: tuple[Member, ...]) -> str:
    """ "France, the United Kingdom and Germany"."""
    names = [m.name.removeprefix("Government of ") for m in members]
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]


def find_cast(page: Page) -> Cast:
    """The cast of a page: every actor named, and whom any phrase of the page means."""
    return _Reader(page)
