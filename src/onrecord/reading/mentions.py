"""Mentions: which words of a page name an actor, a land or a person, before anybody is resolved.

Names of the lexicon are found by their words, persons by the pipeline's names and by the titles before them.
"""

from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Doc

from onrecord.reading.actor_lexicon import ActorLexicon, Alias, Known, LandName, pieces
from onrecord.reading.page import Page
from onrecord.reading.tree import Tree

_JOINERS = frozenset({"-", "‐", "‑", "–", "'", "’", ".", "'s", "’s", "(", ")", "/", "&", "and", ","})
_BREAKS = frozenset({",", ";", ":", "—", '"', "“", "”", "!", "?", "…", "...", "|", "•"})
_PARTICLES = frozenset(
    [
        "al",
        "el",
        "bin",
        "ibn",
        "ben",
        "bint",
        "van",
        "von",
        "der",
        "den",
        "de",
        "da",
        "do",
        "dos",
        "del",
        "della",
        "di",
        "la",
        "le",
        "ould",
        "ul",
        "ur",
        "ud",
        "uz",
        "as",
        "ash",
        "ad",
        "ar",
        "an",
        "az",
        "abu",
        "y",
        "e",
        "oglu",
        "zu",
        "ter",
        "san",
    ]
)
_SMALL_TAGS = frozenset({"IN", "CC", "TO", "MD", "VBZ", "VBD", "VBP", "WP", "WDT", "WRB"})
_LONGEST = 10
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
_HYPHENS = frozenset({"-", "‐", "‑", "–"})


@dataclass(frozen=True, slots=True)
class Hit:
    """Words ``start`` to before ``end`` that the lexicon knows."""

    start: int
    end: int
    means: Known | LandName


class Mentions:
    """The names on a page by word: ``hit[i]`` is what the lexicon knows there, ``person[i]`` a person's name."""

    def __init__(self, page: Page, lexicon: ActorLexicon, tree: Tree) -> None:
        self.page, self.lexicon, self.tree = page, lexicon, tree
        self.doc: Doc = page.doc
        self.text = [token.text for token in self.doc]
        count = len(self.text)
        self.hit: list[Hit | None] = [None] * count
        self.person: list[tuple[int, int] | None] = [None] * count
        self.sentence = [0] * count
        self.starts: list[int] = []
        for number, sent in enumerate(self.doc.sents):
            self.starts.append(sent.start)
            for at in range(sent.start, sent.end):
                self.sentence[at] = number
        self.entity: list[tuple[int, int, str] | None] = [None] * count
        for ent in self.doc.ents:
            span = (ent.start, ent.end, ent.label_)
            for at in range(ent.start, ent.end):
                self.entity[at] = span
        self._find_hits()
        self._find_persons()

    @cached_property
    def capital(self) -> list[bool]:
        """Whether a word begins with a capital."""
        return [word[:1].isupper() for word in self.text]

    def _find_hits(self) -> None:
        aliases, form, text = self.lexicon.aliases, self.tree.form, self.text
        at, count = 0, len(text)
        while at < count:
            word = form[at]
            if word.isalpha() and word.isascii():
                first = word
            else:
                cut = pieces(text[at])
                if not cut:
                    at += 1
                    continue
                first = cut[0]
            found = aliases.get(first)
            if found is not None and (hit := self._match(at, found)) is not None:
                for place in range(hit.start, hit.end):
                    self.hit[place] = hit
                at = hit.end
            else:
                at += 1

    def _match(self, at: int, aliases: tuple[Alias, ...]) -> Hit | None:
        """The longest alias that begins at word ``at``."""
        run: list[tuple[str, int]] = []
        wanted = max(len(alias.pieces) for alias in aliases)
        place, count = at, len(self.text)
        sentence = self.sentence[at]
        while place < count and len(run) < wanted and place - at < _LONGEST and self.sentence[place] == sentence:
            word = self.text[place]
            if place > at and word in _BREAKS and not (word == "," and wanted > 4):
                break
            run += [(piece, place) for piece in pieces(word)]
            place += 1
        for alias in aliases:
            size = len(alias.pieces)
            if size > len(run) or any(alias.pieces[k] != run[k][0] for k in range(size)):
                continue
            end = run[size - 1][1] + 1
            if size < len(run) and run[size][1] == end - 1:
                continue
            if self._written_so(at, end, alias):
                return Hit(at, end, alias.means)
        return None

    def _written_so(self, at: int, end: int, alias: Alias) -> bool:
        if alias.acronym and self._shouted(at) and not self.tree.tag[at].startswith("NN"):
            return False
        if alias.acronym:
            bare = self.text[at].replace(".", "")
            return bare.isupper() or (len(bare) > 2 and bare[-1] == "s" and bare[:-1].isupper())
        if not alias.capital:
            return True
        return any(self.text[place][:1].isupper() for place in range(at, end)) and (
            self.text[at][:1].isupper() or self.text[at].lower() in _PARTICLES
        )

    def _shouted(self, at: int) -> bool:
        """Whether the words beside are in capitals too, so that capitals say nothing ("WHO IS THERE")."""
        near = [word for word in self.text[max(0, at - 4) : at + 5] if word.isalpha() and len(word) > 1]
        return sum(word.isupper() for word in near) * 2 > len(near) + 2

    def _find_persons(self) -> None:
        for ent in self.doc.ents:
            if ent.label_ == "PERSON" and not (len(ent) == 1 and self.after_body(ent.start)):
                self._add_person(ent.start, ent.end)
        self._find_described()
        self._find_titled()
        self._find_given()
        self._find_surnames()

    def after_body(self, at: int) -> bool:
        """ "the energy company Talis", "the Delta Monitor": a body's name or a noun for a body, and no person."""
        if self.tree.form[at] in self.lexicon.nouns or self.tree.form[at] in self.lexicon.sets:
            return True
        noun = self.lexicon.nouns.get(self.tree.form[at - 1]) if at else None
        return noun is not None and noun.sort == "body" and noun.word == self.tree.form[at - 1]

    def _add_person(self, start: int, end: int) -> None:
        text = self.text
        for at in range(start, end):
            # A name never runs over a line, and what follows a possessive is not the name.
            if "\n" in text[at]:
                start, end = (at + 1, end) if at - start < end - at else (start, at)
                break
        while start < end and (
            text[start] in _POSSESSIVE or self.is_title(start) or text[start] in (",", "the", "The")
        ):
            start += 1
        while end > start and self._ends_no_name(end - 1):
            end -= 1
        for at in range(start + 1, end):
            small = self.tree.tag[at] in _SMALL_TAGS and self.tree.form[at] not in _PARTICLES
            if text[at] in ("'s", "’s") or (small and at - start > 1):
                # What follows a possessive is not the name, nor what follows "With" in a headline.
                end = at
                break
        if start >= end:
            return
        end = self._whole_name(end)
        while start > 0 and self._goes_before(start - 1):
            start -= 1
        hits = {hit for at in range(start, end) if (hit := self.hit[at]) is not None}
        if hits and not self._person_wins(start, end, hits):
            return
        for at in range(start, end):
            self.person[at] = (start, end)
            self.hit[at] = None

    def _ends_no_name(self, at: int) -> bool:
        """Whether a word cannot be the last of a name: a small word, unless a hyphen ties it on ("Yo-rim")."""
        word = self.text[at]
        return word in _POSSESSIVE or not (word[:1].isupper() or (at > 0 and self.text[at - 1] in _HYPHENS))

    def _whole_name(self, end: int) -> int:
        """The end of a name of which the pipeline found the first part only."""
        text, count = self.text, len(self.text)
        while end < count and self.hit[end] is None:
            entity = self.entity[end]
            if entity is not None:
                # The parser began a sentence inside the name, and the rest was taken for a name of its own.
                if entity[2] != "PERSON" or not self._cut(end):
                    break
                end = entity[1]
            elif text[end] in _HYPHENS and self._hyphened(end):
                end += 2
            elif self.capital[end] and self._goes_on(end):
                end += 1
            else:
                break
        return end

    def _cut(self, at: int) -> bool:
        """Whether a sentence begins at a word in the middle of a line, without a stop before it."""
        return (
            self.sentence[at] != self.sentence[at - 1]
            and self.doc[at - 1].whitespace_ == " "
            and self.text[at - 1].isalpha()
        )

    def _hyphened(self, at: int) -> bool:
        """Whether the hyphen at a word ties a further part of a name to what is before it."""
        doc = self.doc
        if at + 1 >= len(self.text) or self.entity[at + 1] is not None:
            return False
        tight = not doc[at - 1].whitespace_ and not doc[at].whitespace_
        return tight and (self.capital[at + 1] or self.tree.tag[at + 1] == "NNP" or self.tree.dep[at + 1] == "flat")

    def _goes_before(self, at: int) -> bool:
        """Whether a capitalised word right before a name is its first part, where the pipeline left it out."""
        if not self.capital[at] or self.tree.tag[at] not in ("NNP", "NNPS") or len(self.text[at]) < 2:
            return False
        if self.sentence[at] != self.sentence[at + 1] or self.doc[at].whitespace_ != " " or self.hit[at] is not None:
            return False
        entity = self.entity[at]
        if (
            (entity is not None and entity[2] != "PERSON")
            or self.is_title(at)
            or self.tree.form[at] in self.lexicon.nouns
        ):
            return False
        if self._ends_title(at) or (at > 0 and self.tree.form[at - 1] in ("of", "for")):
            return False
        tied = self.tree.head[at] == at + 1 or self.tree.head[at + 1] == at
        return tied or self.tree.head[at] == self.tree.head[at + 1] or self._given(at)

    def _goes_on(self, at: int) -> bool:
        """Whether a capitalised word after a name is still the name, where the pipeline took it for something else."""
        tag, form = self.tree.tag[at], self.tree.form[at]
        if self.doc[at - 1].whitespace_ != " " or form in self.lexicon.nouns or len(form) < 2:
            return False
        return (tag == "NNP" and (self._cut(at) or self.tree.dep[at] == "flat")) or tag in ("UH", "FW")

    def _person_wins(self, start: int, end: int, hits: set[Hit]) -> bool:
        """Whether a person's name that shares words with a lexicon name is a person after all."""
        if all(isinstance(hit.means, LandName) for hit in hits):
            # "Jordan Reed" against "Jordan"; of one word, the land.
            inner = [hit for hit in hits if hit.start >= start and hit.end <= end]
            return (
                len(inner) == len(hits) and end - start >= 2 and all(hit.end - hit.start < end - start for hit in hits)
            )
        return end - start >= 2 and all(hit.end - hit.start == 1 and hit.start > start for hit in hits)

    def is_title(self, at: int) -> bool:
        """Whether a word is a form of address, a rank or an office right before a name."""
        return self.tree.form[at].rstrip(".") in self.lexicon.titles or (
            self.tree.form[at] in self.lexicon.nouns and at + 1 < len(self.text) and self.text[at + 1][:1].isupper()
        )

    def _find_titled(self) -> None:
        """ "Governor Pell Amoro" where the pipeline saw no person: capitals right after a title."""
        tree, text = self.tree, self.text
        count = len(text)
        for at in range(count - 1):
            start = at + 1
            if not self.capital[start] or not self._ends_title(at) or self.sentence[start] != self.sentence[at]:
                continue
            if not self._may_name(start, at) or self.is_title(start):
                continue
            end = start + 1
            while (
                end < count
                and self.sentence[end] == self.sentence[at]
                and (self._may_name(end, at) or self._links(end, at))
            ):
                end += 1
            end = self._whole_name(end)
            if tree.form[at].rstrip(".") in self.lexicon.titles or text[at][:1].isupper() or end - start >= 2:
                for place in range(start, end):
                    self.person[place] = (start, end)

    def _find_surnames(self) -> None:
        """Single words that ended a full name elsewhere and that the pipeline took for nothing here."""
        surnames = {self.text[span[1] - 1] for span in self.person if span is not None and span[1] - span[0] > 1}
        for at, word in enumerate(self.text):
            if word not in surnames or not self.tree.tag[at].startswith("NN") or self.hit[at] is not None:
                continue
            if self.person[at] is None and self.entity[at] is None and self.tree.form[at] not in self.lexicon.nouns:
                self.person[at] = (at, at + 1)

    def _ends_title(self, at: int) -> bool:
        """Whether a title or the name of an office ends at a word ("Gen.", "minister", "Secretary of State")."""
        form = self.tree.form
        word = form[at].rstrip(".")
        if word in self.lexicon.titles:
            return True
        noun = self.lexicon.nouns.get(word)
        if noun is not None and noun.sort == "office" and (noun.word == word or noun.word.endswith("people")):
            return True
        for size in (3, 4):
            first = at - size + 1
            if first >= 0 and form[first + 1] == "of" and " ".join(form[first : at + 1]) in self.lexicon.nouns:
                return True
        return False

    def _find_described(self) -> None:
        """Persons whom the pipeline took for places or bodies: a given name before, or an age or a trade behind it."""
        for ent in self.doc.ents:
            start, end = ent.start, ent.end
            if ent.label_ not in ("GPE", "ORG", "LOC", "FAC", "MISC", "PRODUCT", "NORP"):
                continue
            if any(self.hit[at] is not None or self.person[at] is not None for at in range(start, end)):
                continue
            if any(self.tree.form[at] in self.lexicon.nouns or "\n" in self.text[at] for at in range(start, end)):
                continue
            if (end - start > 1 and self._given(start)) or self._aged(end):
                self._add_person(start, end)

    def _find_given(self) -> None:
        """ "LEONEL MOSS", "Leonel Moss" where the pipeline saw no name: a given name and capitals behind it."""
        tree, count = self.tree, len(self.text)
        for at in range(count - 1):
            if not self.capital[at] or tree.tag[at] != "NNP" or self.entity[at] is not None:
                continue
            if not self._may_name(at, at) or not self._may_name(at + 1, at):
                continue
            end = at + 2
            while end < count and self.sentence[end] == self.sentence[at] and self._may_name(end, at):
                end += 1
            if end - at <= 4 and (self._given(at) or self._aged(end)):
                self._add_person(at, end)

    def _given(self, at: int) -> bool:
        first = pieces(self.text[at])
        return bool(first) and first[0] in self.lexicon.given

    def _aged(self, end: int) -> bool:
        """Whether ", 31," or ", a nurse" follows."""
        form, tag, count = self.tree.form, self.tree.tag, len(self.text)
        if end + 2 >= count or form[end] != "," or self.sentence[end + 2] != self.sentence[end]:
            return False
        if (
            tag[end + 1] == "CD"
            and form[end + 2] == ","
            and self.text[end + 1].isdigit()
            and len(self.text[end + 1]) == 2
        ):
            return True
        if form[end + 1] not in ("a", "an"):
            return False
        for at in range(end + 2, min(end + 5, count)):
            noun = self.lexicon.nouns.get(form[at])
            if noun is not None:
                return noun.sort in ("office", "person")
        return False

    def _may_name(self, at: int, title: int) -> bool:
        """Whether a word may be part of the name that a title at word ``title`` announces."""
        word, entity = self.text[at], self.entity[at]
        if not word[:1].isupper() or len(word) < 2 or self.person[at] is not None or self.hit[at] is not None:
            return False
        if self.tree.tag[at] not in ("NNP", "NNPS") or self.tree.form[at] in self.lexicon.nouns:
            return False
        if entity is None:
            return True
        if entity[2] in ("ORG", "GPE"):
            # A name of several words that does not hold the title is that body's or place's.
            return entity[1] - entity[0] == 1 or entity[0] <= title
        return entity[2] in ("PERSON", "MISC", "NORP", "PRODUCT")

    def _links(self, at: int, title: int) -> bool:
        if at + 1 >= len(self.text) or not self._may_name(at + 1, title):
            return False
        if self.text[at] in _HYPHENS:
            return not self.doc[at].whitespace_
        return self.tree.form[at] in _PARTICLES

    def in_dateline(self, at: int) -> bool:
        """Whether a word stands in a dateline: near the start of its sentence, a dash before any verb."""
        start = self.starts[self.sentence[at]]
        while start < at and self.doc[start].is_space:
            start += 1
        if at - start > 4 or (at > start and self.text[start] != "(" and not self.capital[start]):
            return False
        dated = False
        for place in range(at + 1, min(at + 14, len(self.text))):
            if self.sentence[place] != self.sentence[at] or self.tree.pos[place] in ("VERB", "AUX"):
                return False
            entity = self.entity[place]
            dated = dated or (entity is not None and entity[2] == "DATE") or self.text[place] in ("(", ")")
            if self.text[place] in ("-", "–", "—", "--") and self.doc[place - 1].whitespace_:
                return dated or self.text[at].isupper()
        return False

    def dependent(self, hit: Hit) -> bool:
        """Whether a name only says on whose side somebody is ("Moscow-backed", "pro-Kremlin", "anti-Taliban")."""
        form = self.tree.form
        end = hit.end
        if end + 1 < len(form) and form[end] in _HYPHENS and form[end + 1] in self.lexicon.dependent:
            return True
        if form[end - 1].rpartition("-")[2] in self.lexicon.dependent and "-" in form[end - 1]:
            return True
        before = form[hit.start - 1] if hit.start else ""
        if before in _HYPHENS and hit.start >= 2 and form[hit.start - 2] in ("pro", "anti"):
            return True
        return before in ("pro", "anti") or form[hit.start].startswith(("pro-", "anti-"))
