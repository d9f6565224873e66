"""Persons: which words of a page are a person's name, by the pipeline's names, by titles, given names, ages and trades.

Where the pipeline sees a part of a name, another kind of name or nothing, the words beside it often tell.
"""

from onrecord.reading.actor_lexicon import ActorLexicon, LandName, pieces
from onrecord.reading.mentions import HYPHENS, Hit, Mentions
from onrecord.reading.page import Page
from onrecord.reading.tree import Tree

_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})
# Tags of words that end a name in a headline in title case ("Moss Meets Holm With Aides").
_SMALL_TAGS = frozenset({"IN", "CC", "TO", "MD", "VBZ", "VBD", "VBP", "WP", "WDT", "WRB"})


class PersonMentions(Mentions):
    """The names on a page, persons included."""

    def __init__(self, page: Page, lexicon: ActorLexicon, tree: Tree) -> None:
        super().__init__(page, lexicon, tree)
        self._find_persons()

    def _find_persons(self) -> None:
        for ent in self.doc.ents:
            if ent.label_ == "PERSON" and not (len(ent) == 1 and self.after_body(ent.start)):
                self._add_person(ent.start, ent.end)
        self._find_described()
        self._find_titled()
        self._find_given()
        self._find_surnames()

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
            small = self.tree.tag[at] in _SMALL_TAGS and self.tree.form[at] not in self.lexicon.particles
            if text[at] in ("'s", "’s") or (small and at - start > 1):
                # What follows a possessive is not the name, nor what follows "With" in a headline.
                end = at
                break
        if start >= end:
            return
        end = self._whole_name(end)
        while start > 0 and self._goes_before(start - 1):
            start -= 1
        start = self._after_ministry(start, end)
        if (
            start > 0
            and text[start - 1] == "Miss"
            and text[start] in ("Universe", "World", "America")
            and end - start > 1
        ):
            start += 1
        hits = {hit for at in range(start, end) if (hit := self.hit[at]) is not None}
        if hits and not self._person_wins(start, end, hits):
            return
        for at in range(start, end):
            self.person[at] = (start, end)
            self.hit[at] = None

    def _after_ministry(self, start: int, end: int) -> int:
        """The start of a name into which the pipeline took what somebody is minister of ("Minister of Planning and
        International Cooperation Ada Moss", "Minister for Political Affairs Ada Moss")."""
        form, first = self.tree.form, start
        while first > start - 3 and first > 1 and self.capital[first - 1] and self.person[first - 1] is None:
            first -= 1
        if end - start < 3 or first < 2 or form[first - 1] not in ("of", "and", "for"):
            return start
        before = form[max(0, start - 8) : start - 1]
        if not any(word in ("minister", "secretary", "undersecretary", "commissioner", "chairman") for word in before):
            return start
        return next((at for at in range(start + 1, end - 1) if self._given(at)), end - 2)

    def _ends_no_name(self, at: int) -> bool:
        """Whether a word cannot be the last of a name: a small word, unless a hyphen ties it on ("Yo-rim")."""
        word = self.text[at]
        return word in _POSSESSIVE or not (word[:1].isupper() or (at > 0 and self.text[at - 1] in HYPHENS))

    def _whole_name(self, end: int) -> int:
        """The end of a name of which the pipeline found the first part only."""
        text, count = self.text, len(self.text)
        while end < count and self.hit[end] is None:
            entity = self.entity[end]
            if entity is not None:
                # The parser began a sentence inside the name, and the rest was taken for a name of its own.
                if entity[2] != "PERSON" or not (self._cut(end) or self._initial(end)):
                    break
                end = entity[1]
            elif self._initial(end) or (text[end] in HYPHENS and self._hyphened(end)):
                end += 2
            elif self.capital[end] and self._goes_on(end):
                end += 1
            else:
                break
        return end

    def _initial(self, at: int) -> bool:
        """Whether an initial and a surname follow the name so far: "John *F. Moss*"."""
        word, count = self.text[at], len(self.text)
        if not (len(word) == 2 and word[0].isupper() and word[1] == ".") or at + 1 >= count:
            return False
        return self.capital[at + 1] and self.tree.tag[at + 1] == "NNP" and self.hit[at + 1] is None

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

    def _find_titled(self) -> None:
        """ "Governor Pell Amoro" where the pipeline saw no person: capitals right after a title."""
        tree, text = self.tree, self.text
        count = len(text)
        for at in range(count - 1):
            start = at + 1
            if not self.capital[start] or not self._ends_title(at) or self.sentence[start] != self.sentence[at]:
                continue
            if not self._may_name(start, at) or self.is_title(start) or self._ends_title(min(start + 1, count - 1)):
                # "Deputy Foreign Minister": the middle of an office.
                continue
            end = start + 1
            while (
                end < count
                and self.sentence[end] == self.sentence[at]
                and (self._may_name(end, at) or self._links(end, at))
            ):
                end += 1
            end = self._whole_name(end)
            if tuple(tree.form[at:end]) in self.lexicon.institutions:
                continue  # "the General Staff" is no Mr Staff
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
        if self.text[at] in HYPHENS:
            return not self.doc[at].whitespace_
        return self.tree.form[at] in self.lexicon.particles
