"""Actors: who the report speaks of, and whom a phrase means.

The report is read once from its first word to its last, as a person reads it: each mention is resolved by its own words
and by what stands before it. Asking for a phrase afterwards looks up what its head was found to mean.
"""

from functools import lru_cache

from spacy.tokens import Span as Words

from onrecord.lexicon import entries
from onrecord.model import Actor, Method, Span
from onrecord.reading.actor_entries import NotSeatEntry
from onrecord.reading.actor_institutions import institution_ending, institution_of
from onrecord.reading.actor_lexicon import LandName
from onrecord.reading.actor_members import Found
from onrecord.reading.actor_names import is_named_body, of_hit, person, unknown_name
from onrecord.reading.actor_nouns import described, noun_at, own_description
from onrecord.reading.actor_pronouns import PRONOUNS, pronoun
from onrecord.reading.actor_scene import Scene
from onrecord.reading.actor_sets import keep_group, keep_listed, names_listed, several
from onrecord.reading.actor_titles import titled
from onrecord.reading.cast import Cast, Named
from onrecord.reading.page import Page

VERSION = "1"
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_INNER = frozenset({"compound", "flat", "nmod:desc", "fixed", "amod"})
_DOERS = frozenset({"nsubj", "nsubj:pass", "nsubj:outer", "obj", "iobj", "obl:agent", "ROOT"})
_EMPTY = frozenset({"NUM", "PRON", "DET", "PUNCT", "SPACE", "SYM", "ADP", "PART"})
_PLACE_NOUNS = frozenset(
    {"city", "town", "village", "region", "border", "capital", "territory", "province", "coast", "district", "soil"}
    | {"side", "port", "island", "state", "area", "waters", "airspace", "land", "people", "language", "market"}
)
_PARTNERS = frozenset({"by", "with", "against", "between", "for", "to"})


@lru_cache(maxsize=1)
def _no_one_side() -> frozenset[str]:
    """Countries where a deed told by the people's name alone may be that of those who fight the government."""
    return frozenset(code for entry in entries("actors", "no_one_side", NotSeatEntry) for code in entry.names)


class _Reader:
    """The cast of one page, while and after it is read."""

    def __init__(self, page: Page) -> None:
        self.page, self.tree = page, page.tree
        self.memo: dict[int, Found | None] = {}
        self.answers: dict[tuple[int, int], tuple[Named, ...]] = {}
        self.scene = Scene(page, self.at)
        self._find_titles()
        self._read()

    @property
    def actors(self) -> tuple[Actor, ...]:
        """Every actor named or asked for so far, in order of first mention."""
        members = [
            m
            for m in self.scene.members.all
            if m.mentions and m.same is None and not m.doubtful and (m.asked or not m.own_words)
        ]
        made = {actor.id: actor for m in members for actor in (m.actor(self.page.report.id),)}
        return tuple(sorted(made.values(), key=lambda actor: actor.mentions[0]))

    def resolve(self, words: Words) -> tuple[Named, ...]:
        """Whom a noun phrase means; see ``Cast``."""
        key = (words.start, words.end)
        if key not in self.answers:
            self.answers[key] = self._resolve(words)
        return self.answers[key]

    # Asking.

    def _resolve(self, words: Words) -> tuple[Named, ...]:
        if not len(words):
            return (Named(None, None, "unnamed", Method(kind="rule", name="no words", version=VERSION)),)
        shared = self._shared_head(words)
        if shared is not None:
            return self._named(shared, words)
        named: dict[tuple[str | None, str | None], Named] = {}
        side = self._side(words)
        for head in self._heads(words):
            found = side or self._inside(head, words) or self.at(head) or self._own_words(head, words)
            for answer in self._named(found, words):
                named.setdefault((answer.name, answer.actor), answer)
        return tuple(named.values())

    def _shared_head(self, words: Words) -> Found | None:
        """ "US and British officials", where the tree coordinates the first land with the officials."""
        scene, tree = self.scene, self.tree
        at = words.start + (tree.form[words.start] in ("the", "both", "senior", "some"))
        for _ in range(2):
            hit = scene.mentions.hit[at] if at < words.end else None
            if hit is None or not isinstance(hit.means, LandName):
                return None
            at = hit.end
            if at < words.end and tree.form[at] == "and":
                at += 1
        head = at
        while head + 1 < words.end and tree.pos[head] == "ADJ":
            head += 1
        if at >= words.end or tree.tag[head] not in ("NNS", "NNPS"):
            return None
        noun = noun_at(scene, head, at)
        if noun is None:
            return None
        return own_description(scene, head, noun[0], words.start, max(head + 1, words.end), True)

    def _heads(self, words: Words) -> list[int]:
        """The head of a phrase, what is coordinated with it, and names the tree has torn off it."""
        tree, scene = self.tree, self.scene
        root = self._root(words)
        names = [at for at in range(words.start, words.end) if at in scene.titles or scene.mentions.hit[at]]
        if tree.pos[root] not in (*_NOMINAL, "NUM"):
            nominal = [at for at in range(words.start, words.end) if tree.pos[at] in _NOMINAL]
            nominal = [at for at in nominal if not self._owns(at, words)] or nominal
            best = (
                [at for at in names if not self._owns(at, words)]
                or [at for at in nominal if tree.head[at] == root or tree.head[at] not in nominal]
                or nominal
            )
            root = best[0] if best else root
        title = scene.titles.get(root) or next((t for at in names if (t := scene.titles.get(at)) is not None), None)
        if title is not None and title.low <= root < title.start:
            root = title.start
        listed = names_listed(scene, words.start, words.end)
        if listed:
            return listed
        heads = [root]
        for at in heads:
            for kid in tree.kids[at]:
                inside = words.start <= kid < words.end and kid not in heads
                if title is not None and kid >= title.after > title.end and kid not in names:
                    # "Moss, a farmer and a teacher": one person.
                    continue
                if inside and tree.dep[kid] == "conj" and self._apposed(root, kid):
                    return [kid]
                if inside and tree.dep[kid] == "conj" and tree.pos[kid] in _NOMINAL:
                    heads.append(kid)
        for at in names:
            torn = not words.start <= tree.head[at] < words.end and tree.dep[at] not in (*_INNER, "nmod:poss")
            if torn and at not in heads and tree.head[at] != at:
                if self._apposed(root, at) or self._beside(root, at):
                    return [at]
                heads.append(at)
        return sorted(at for at in heads if not self._owns(at, words)) or heads

    def _owns(self, head: int, words: Words) -> bool:
        """ "Chad's ombudswoman, Ada Moss": whether a name is only whose somebody is."""
        hit = self.scene.mentions.hit[head]
        after = hit.end if hit is not None else head + 1
        return after < words.end - 1 and self.tree.form[after] in ("'s", "’s")

    def _root(self, words: Words) -> int:
        """The head of the words; of several that hang on something outside, the last that is no possessor."""
        tree = self.tree
        tops = [at for at in range(words.start, words.end) if not words.start <= tree.head[at] < words.end]
        tops = [at for at in tops if tree.dep[at] not in ("nmod:poss", "punct", "case", "det", "amod")] or tops
        if len(tops) > 1 and all(tree.dep[at] in _INNER for at in tops):
            return tops[-1]
        return tops[0] if len(tops) == 1 else words.root.i

    def _beside(self, root: int, name: int) -> bool:
        """ "the shadow Unity Government": whether a known name stands right behind a noun that says nothing more."""
        hit = self.scene.mentions.hit[name]
        plain = self.scene.mentions.hit[root] is None and root not in self.scene.titles
        return hit is not None and hit.start == root + 1 and plain

    def _apposed(self, root: int, word: int) -> bool:
        """ "the minister for trade, labour and mines, Ada Moss": whether a name says who the holder of an office is."""
        scene = self.scene
        title = scene.titles.get(word)
        if title is None or root in scene.titles or scene.mentions.hit[root] is not None or word < root:
            return False
        noun = scene.lexicon.nouns.get(self.tree.form[root])
        named = noun is not None and noun.sort in ("office", "person") and noun.word == self.tree.form[root]
        return named and title.low > 0 and self.tree.form[title.low - 1] == ","

    def _inside(self, word: int, words: Words) -> Found | None:
        """What a word means that the tree has hung inside a larger phrase ("Chad's army" of its spokesman)."""
        named = word in self.scene.titles or self.scene.mentions.hit[word] is not None
        if named or self.tree.dep[word] not in _INNER:
            return None
        ending = institution_of(self.scene, word, words.start, word + 1)
        if ending is not None:
            return ending
        noun = noun_at(self.scene, word, words.start)
        if noun is None:
            return None
        return described(self.scene, word, noun[0], noun[1], words.start, min(words.end, word + 1))

    def _own_words(self, word: int, words: Words) -> Found:
        """Words that the reading passed over: they are what they say."""
        scene = self.scene
        if self._says_nothing(words):
            return Found((), "own words", "numbers, pronouns and articles name nobody", (), 0.0)
        first, last = scene.phrase(word)
        low, high = max(words.start, first), min(words.end, last)
        if low >= high or self.tree.dep[word] in _INNER:
            low, high = words.start, words.end
        member = scene.own_member(scene.own_text(low, high, word), "unknown", "unnamed", word)
        land = scene.land_in(low, high, word)
        member.country = member.country or (land.country if land is not None else None)
        member.plural = self.tree.tag[word] in ("NNS", "NNPS")
        return Found((member,), "own words", "names nobody", (self.tree.span(low, high),))

    def _says_nothing(self, words: Words) -> bool:
        """Whether a phrase has no word that could name or describe anybody ("61", "two", "I", "the")."""
        tree = self.tree
        return all(
            tree.pos[at] in _EMPTY and self.scene.mentions.hit[at] is None for at in range(words.start, words.end)
        )

    def _side(self, words: Words) -> Found | None:
        """ "Israeli" of "Israeli strikes": the land's government; nobody where there are others of that name, or where
        only a place is told ("the Russian city")."""
        scene = self.scene
        hit = scene.mentions.hit[words.start]
        if hit is None or hit.end < words.end or not isinstance(hit.means, LandName) or hit.means.use != "people":
            return None
        tree, last = self.tree, words.end - 1
        if tree.tag[last] not in ("JJ", "NNP"):
            return None
        noun = tree.head[last] if tree.dep[last] in ("amod", "compound") else min(last + 1, len(tree) - 1)
        if noun <= last or not tree.tag[noun].startswith(("NN", "VBG")):
            return None
        span = self.tree.span(words.start, words.end)
        if hit.means.land.country in _no_one_side() or tree.form[noun] in _PLACE_NOUNS:
            return Found((), "demonym", "whose they are is not told", (span,), 0.0)
        member = scene.members.of_land(hit.means.land, scene.government)
        return Found((member,), "demonym", f"a deed of {hit.means.land.name}", (span,), 0.75)

    def _named(self, found: Found, words: Words) -> tuple[Named, ...]:
        score = found.score if found.score < 1 else None
        method = Method(
            kind="rule", name=found.rule, version=VERSION, score=score, spans=found.spans, because=found.because
        )
        if not found.members:
            return (Named(words.text, None, "unnamed", method),)
        answers = []
        for meant in found.members:
            member = meant.same or meant
            if member.doubtful:
                answers.append(Named(member.name, None, "person", method))
                continue
            member.asked = True
            if not member.mentions:
                member.mentions.append(Span(words.start_char, words.end_char))
            behalf = member.behalf.name if member.behalf is not None and member.speaks else None
            actor = member.actor(self.page.report.id).id
            answers.append(Named(member.name, actor, member.says, method, behalf))
        return tuple(answers)

    # Reading.

    def _find_titles(self) -> None:
        scene = self.scene
        for start, end in sorted({span for span in scene.mentions.person if span is not None}):
            found = titled(scene.mentions, start, end)
            for at in range(found.start, found.end):
                scene.titles[at] = found
            for at, _ in found.nouns:
                scene.titles.setdefault(at, found)
            for at in range(max(found.low, found.start - 4), found.start):
                if scene.mentions.is_title(at):
                    scene.titles.setdefault(at, found)

    def _read(self) -> None:
        tree = self.tree
        for sent in self.page.sentences:
            for at in range(sent.start, sent.end):
                pos = tree.pos[at]
                if pos == "PRON":
                    if tree.form[at] in PRONOUNS or self.scene.mentions.hit[at] is not None:
                        self.at(at)
                elif pos in ("NOUN", "PROPN"):
                    if self._is_mention(at):
                        self.at(at)
                elif pos == "ADJ" and tree.dep[at] in _DOERS and (tree.form[at],) in self.scene.lexicon.institutions:
                    # "the military", taken for an adjective.
                    self.at(at)

    def _is_mention(self, word: int) -> bool:
        """Whether a noun heads a phrase that may mean an actor."""
        tree, scene = self.tree, self.scene
        if word in scene.titles:
            return True
        if tree.dep[word] in _INNER:
            return False
        hit = scene.mentions.hit[word]
        if hit is not None:
            return not isinstance(hit.means, LandName) or hit.means.use == "people" or self._acts(word)
        form = tree.form[word]
        return (
            form in scene.lexicon.nouns
            or (form,) in scene.lexicon.institutions
            or form in scene.lexicon.sets
            or form == "office"
            or scene.mentions.entity[word] is not None
            # "Mali's general staff": institutions whose last word alone is none.
            or institution_ending(scene, word, max(0, word - 4)) is not None
        )

    def _acts(self, word: int) -> bool:
        """Whether a land's name stands where somebody acts or is acted upon, and not where something is."""
        tree = self.tree
        if self.scene.mentions.in_dateline(word):
            return False
        at = word
        while tree.dep[at] in ("conj", "flat", "appos") and tree.head[at] != at:
            at = tree.head[at]
        if tree.dep[at] in _DOERS:
            return True
        return tree.dep[at] in ("obl", "nmod") and tree.case(at) in _PARTNERS

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

    def _find(self, word: int) -> Found | None:
        scene, tree = self.scene, self.tree
        if scene.mentions.hit[word] is None and (tree.pos[word] == "PRON" or tree.form[word] in PRONOUNS):
            return pronoun(scene, word)
        title = scene.titles.get(word)
        if title is not None:
            known = self.memo.get(title.start) if word != title.start else None
            return known or person(scene, title)
        hit = scene.mentions.hit[word]
        if hit is not None:
            return of_hit(scene, word, hit)
        low, high = scene.phrase(word)
        found = several(scene, word, low) or institution_of(scene, word, low, high)
        if found is not None:
            return found
        if tree.case(word) == "as":
            return None
        noun = noun_at(scene, word, low)
        if noun is not None and not (tree.pos[word] == "PROPN" and self._is_name(word)):
            return described(scene, word, noun[0], noun[1], low, high)
        entity = scene.mentions.entity[word]
        if entity is not None and (ending := institution_of(scene, entity[1] - 1, entity[0], entity[1])) is not None:
            return ending
        if entity is not None or tree.pos[word] == "PROPN":
            return unknown_name(scene, word, body=entity is not None and scene.mentions.after_body(entity[0]))
        return None

    def _is_name(self, word: int) -> bool:
        """Whether a noun of the lexicon is the last word of a longer name ("Delta Relief Council")."""
        entity = self.scene.mentions.entity[word]
        if entity is None:
            return is_named_body(self.scene, word)
        return entity[2] in ("ORG", "MISC") and entity[1] - entity[0] > 1

    def _keep(self, word: int, found: Found) -> None:
        scene, tree = self.scene, self.tree
        title = scene.titles.get(word)
        if title is not None:
            spoken_for = any(self.memo.get(at) for at in (title.start, *(a for a, _ in title.nouns)) if at != word)
            if spoken_for:
                return
            low, high = min(word, title.low), max(word + 1, title.end)
        else:
            low, high = (word, word + 1) if tree.form[word] in PRONOUNS else scene.phrase(word)
        span = tree.span(low, high)
        offset = self.page.doc[word].idx
        quoted = scene.quotations.at(offset) is not None
        paragraph = self.page.paragraph_of(offset)
        place = title.start if title is not None else word
        self.memo[place] = found
        for member in found.members:
            member.mentions.append(span)
            if member.behalf is not None:
                scene.history.add_behalf(place, member.behalf, paragraph, quoted)
            scene.history.add(place, member, found.rule, paragraph, quoted, tree.form[word] in PRONOUNS)
        if tree.dep[place] == "conj":
            keep_group(scene, place, self.memo)
        if tree.form[place] not in PRONOUNS:
            keep_listed(scene, low if title is None else title.low, place, self.memo)


def find_cast(page: Page) -> Cast:
    """The cast of a page: every actor named, and whom any phrase of the page means."""
    return _Reader(page)
