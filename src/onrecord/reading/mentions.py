"""Mentions: which words of a page name an actor, a land or a person, before anybody is resolved.

Names of the lexicon are found here, by their words; ``actor_persons`` finds the persons.
"""

import re
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Doc

from onrecord.reading.actor_lexicon import ActorLexicon, Alias, Known, LandName, pieces
from onrecord.reading.page import Page
from onrecord.reading.tree import Tree

_BREAKS = frozenset({",", ";", ":", "—", '"', "“", "”", "!", "?", "…", "...", "|", "•"})
_LONGEST = 10
_SPELLED_OUT = re.compile(r"((?:[A-Z][\w’'-]*[ ](?:(?:of|for|the|and|on)[ ])*){2,7})\(([A-Z]{2,7})\)")
HYPHENS = frozenset({"-", "‐", "‑", "–"})


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
        self.year = (page.report.published or "")[:4]
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
        """Whether words are written as a name is, in a report of a time when somebody bore it."""
        if isinstance(alias.means, Known) and self.year and alias.means.since > self.year:
            return False
        if alias.acronym and self._shouted(at) and not self.tree.tag[at].startswith("NN"):
            return False
        if alias.acronym:
            bare = self.text[at].replace(".", "")
            first = alias.means.name.partition(" ")[0].lower() if isinstance(alias.means, Known) else ""
            if first and self._spelled_out.get(bare) not in (None, first):
                return False
            return bare.isupper() or (len(bare) > 2 and bare[-1] == "s" and bare[:-1].isupper())
        if not alias.capital:
            return True
        return any(self.text[place][:1].isupper() for place in range(at, end)) and (
            self.text[at][:1].isupper() or self.text[at].lower() in self.lexicon.particles
        )

    @cached_property
    def _spelled_out(self) -> dict[str, str]:
        """Abbreviations that the report spells out ("Upazila Nirbahi Officer (UNO)"), each with the first word."""
        found: dict[str, str] = {}
        for match in _SPELLED_OUT.finditer(self.doc.text):
            words = [word for word in match[1].split() if word[:1].isupper()][-len(match[2]) :]
            if "".join(word[0] for word in words) == match[2]:
                found[match[2]] = words[0].lower()
        return found

    def _shouted(self, at: int) -> bool:
        """Whether the words beside are in capitals too, so that capitals say nothing ("WHO IS THERE")."""
        near = [word for word in self.text[max(0, at - 4) : at + 5] if word.isalpha() and len(word) > 1]
        return sum(word.isupper() for word in near) * 2 > len(near) + 2

    def after_body(self, at: int) -> bool:
        """ "the energy company Talis", "the Delta Monitor": a body's name or a noun for a body, and no person."""
        if self.tree.form[at] in self.lexicon.nouns or self.tree.form[at] in self.lexicon.sets:
            return True
        noun = self.lexicon.nouns.get(self.tree.form[at - 1]) if at else None
        return noun is not None and noun.sort == "body" and noun.word == self.tree.form[at - 1]

    def is_title(self, at: int) -> bool:
        """Whether a word is a form of address, a rank or an office right before a name."""
        return self.tree.form[at].rstrip(".") in self.lexicon.titles or (
            self.tree.form[at] in self.lexicon.nouns and at + 1 < len(self.text) and self.text[at + 1][:1].isupper()
        )

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
        if end + 1 < len(form) and form[end] in HYPHENS and form[end + 1] in self.lexicon.dependent:
            return True
        if form[end - 1].rpartition("-")[2] in self.lexicon.dependent and "-" in form[end - 1]:
            return True
        before = form[hit.start - 1] if hit.start else ""
        if before in HYPHENS and hit.start >= 2 and form[hit.start - 2] in ("pro", "anti"):
            return True
        return before in ("pro", "anti") or form[hit.start].startswith(("pro-", "anti-"))
