"""Holders: which claim an event in the text belongs to, word by word, and which words are cues of which claims."""

from collections.abc import Callable

from onrecord.model import Claim, Span
from onrecord.reading.page import Page

SAYING_IS_DOING = frozenset(("accuse", "condemn", "request", "threaten"))
"""Acts that are events themselves for event coders; what they are about is then not counted."""


class Holders:
    """The claims of a page by the words they hold and by the words of their cues."""

    def __init__(self, page: Page, claims: tuple[Claim, ...]) -> None:
        self.by_id = {claim.id: claim for claim in claims}
        length = len(page.doc)
        self._at: list[tuple[Claim, ...]] = [()] * length
        sizes = [1 << 60] * length
        self.cues: dict[int, list[Claim]] = {}
        """Word of a cue → claims with that cue."""
        for claim in claims:
            if claim.form == "narrated":
                continue
            size = sum(span.end - span.start for span in claim.contents)
            for span in claim.contents:
                words = page.words(span)
                for at in range(words.start, words.end):
                    if size < sizes[at]:
                        self._at[at], sizes[at] = (claim,), size
                    elif size == sizes[at] and self._at[at][0].cue == claim.cue:
                        self._at[at] += (claim,)
            for span in claim.cue.spans if claim.cue else ():
                for token in page.words(span):
                    self.cues.setdefault(token.i, []).append(claim)
        self._narrate(page, claims)

    def _narrate(self, page: Page, claims: tuple[Claim, ...]) -> None:
        for claim in claims:
            if claim.form != "narrated":
                continue
            for span in claim.contents:
                words = page.words(span)
                for at in range(words.start, words.end):
                    if not self._at[at]:
                        self._at[at] = (claim,)

    def at(self, word: int) -> tuple[Claim, ...]:
        """The innermost claim that holds a word; several where accusers share one cue; none in nobody's words."""
        return self._at[word]

    def same(self, word: int) -> Callable[[int], bool]:
        """A test whether another word belongs to the same claim as ``word``."""
        own = self._at[word]
        return lambda other: self._at[other] == own

    def rivals(self, claim: Claim) -> tuple[Claim, ...]:
        """Other claims with the same cue and content: those who accuse each other."""
        if claim.cue is None:
            return ()
        return tuple(
            other
            for other in self.by_id.values()
            if other is not claim and other.cue == claim.cue and other.contents == claim.contents
        )

    def uncoded(self, claim: Claim) -> bool:
        """Whether a claim, or one it lies in, is itself the deed that event coders count."""
        seen = 0
        while claim.form != "narrated" and seen < 9:
            if claim.act in SAYING_IS_DOING:
                return True
            outer = self.by_id.get(claim.inside) if claim.inside else None
            if outer is None:
                return False
            claim, seen = outer, seen + 1
        return False


def source_spans(claim: Claim) -> tuple[Span, ...]:
    """The words of a claim's sources."""
    return tuple(sorted({span for source in claim.sources for span in source.spans}))
