"""Page: one report and its parse, which is all that a reading stage is given to look at."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from spacy.tokens import Doc, Token
from spacy.tokens import Span as Words

from onrecord.model import Report, Span
from onrecord.reading.tree import Tree


@dataclass(frozen=True)
class Page:
    """A report with the spaCy parse of its whole text (``doc.text == report.text``)."""

    report: Report
    doc: Doc

    @cached_property
    def sentences(self) -> tuple[Words, ...]:
        """The sentences a reader may read, in text order: no furniture, headings, dateline; white space trimmed."""
        return tuple(sent for sent in self._sentences() if self._is_read(sent))

    def _is_read(self, sent: Words) -> bool:
        dateline = self.report.dateline
        if dateline is not None and dateline.contains(span_of(sent)):
            return False
        return not self.is_furniture(sent) and not self.is_heading(sent)

    @cached_property
    def headings(self) -> tuple[Words, ...]:
        """Sentences that lie in a heading (title, sub-headings)."""
        return tuple(sent for sent in self._sentences() if self.is_heading(sent))

    def _sentences(self) -> Iterator[Words]:
        for sent in self.doc.sents:
            start, end = sent.start, sent.end
            while start < end and self.doc[start].is_space:
                start += 1
            while end > start and self.doc[end - 1].is_space:
                end -= 1
            if start < end:
                yield self.doc[start:end]

    @cached_property
    def tree(self) -> Tree:
        """The parse as plain lists."""
        return Tree(self.doc)

    @cached_property
    def paragraphs(self) -> tuple[int, ...]:
        """Character offsets at which paragraphs (non-empty lines) begin."""
        starts, offset = [], 0
        for line in self.report.text.splitlines(keepends=True):
            if line.strip():
                starts.append(offset + len(line) - len(line.lstrip()))
            offset += len(line)
        return tuple(starts)

    def paragraph_of(self, offset: int) -> int:
        """Index of the paragraph that holds the character at ``offset`` (-1 before the first)."""
        return bisect_right(self.paragraphs, offset) - 1

    def is_furniture(self, words: Words | Token) -> bool:
        """Whether the words begin inside page furniture."""
        return _inside(self.report.furniture, span_of(words).start)

    def is_heading(self, words: Words | Token) -> bool:
        """Whether the words begin inside a heading."""
        return _inside(self.report.headings, span_of(words).start)

    def words(self, span: Span) -> Words:
        """The tokens a span covers, a token cut by the span included; empty if it covers none."""
        found = self.doc.char_span(span.start, span.end, alignment_mode="expand")
        return found if found is not None else self.doc[0:0]


def span_of(words: Words | Token) -> Span:
    """Code-point offsets of a token or a slice of tokens."""
    if isinstance(words, Token):
        return Span(words.idx, words.idx + len(words))
    return Span(words.start_char, words.end_char)


def _inside(spans: tuple[Span, ...], offset: int) -> bool:
    place = bisect_right(spans, (offset, float("inf"))) - 1
    return place >= 0 and spans[place].start <= offset < spans[place].end
