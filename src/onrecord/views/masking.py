"""Private persons are not named in lists and exports, unless that is asked for. Who is private: ``public_figures``.

The text of a report itself is never changed.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache

import sqlalchemy as sa

from onrecord.views.names import is_name
from onrecord.views.public_figures import People, people_of

__all__ = ["MASK", "NOTHING", "NO_MASKS", "Mask", "Masks", "is_name", "mask_for", "masks_for"]

MASK = "[private person]"
_LONGEST = 100
"""Characters beyond an edge in which the rest of a name is looked for."""


class Mask:
    """Which names are masked, and the masking of words that hold them.

    ``also`` are other words for the private persons: a first name alone. A public person's whole name is shown even if
    it holds a private one's. A last name alone is masked unless it is one of the words ``taken`` by other names.
    """

    def __init__(
        self,
        private: Iterable[str] = (),
        public: Iterable[str] = (),
        also: Iterable[str] = (),
        taken: frozenset[str] = frozenset(),
    ) -> None:
        self.private = frozenset(private)
        self._public = frozenset(" ".join(name.split()) for name in public)
        forms = {form for name in self.private for form in _forms(name, taken)} | set(also)
        words = {word for form in forms for word in form.split()}
        shown = {name for name in self._public if words & set(name.split())}
        every = sorted(forms | shown, key=lambda form: (-len(form), form))
        written = (_written(form, alone=form in self._public) for form in every)
        self._pattern = re.compile(rf"\b(?:{'|'.join(written)})\b") if forms else None

    def name(self, name: str | None) -> str | None:
        """A name, or the mask if it is a private person's; in "Mary Lado's brother" only her name is masked."""
        return MASK if name in self.private else self.words(name) if name else name

    def is_private(self, name: str | None) -> bool:
        """Whether this is the name of a private person, or holds one."""
        return self.name(name) != name

    def words(self, words: str) -> str:
        """A quote, with the names of private persons masked in it."""
        return self._pattern.sub(self._masked, words) if self._pattern else words

    def loosely(self, words: str) -> str:
        """Words that are no quote (the reason for a link, what was searched for), in which names may be lower case."""
        if self._pattern is None:
            return words
        return re.sub(self._pattern.pattern, self._masked, words, flags=re.IGNORECASE)

    def part(self, text: str, start: int, end: int) -> str:
        """``text[start:end]``, masked; a name that is cut by an edge is masked as well."""
        if self._pattern is None:
            return text[start:end]
        found, at = [], start
        for name in self._pattern.finditer(text, max(0, start - _LONGEST), min(len(text), end + _LONGEST)):
            if name.start() < end and name.end() > start and self._masked(name) == MASK:
                found += [text[at : max(at, name.start())], MASK]
                at = name.end()
        return "".join([*found, text[at:end]])

    def blocked(self, text: str) -> str:
        """A whole text, with each letter of a name put as a block, so that offsets stay true."""
        if self._pattern is None:
            return text
        return self._pattern.sub(lambda name: "█" * len(name[0]) if self._masked(name) == MASK else name[0], text)

    def _masked(self, name: re.Match[str]) -> str:
        return name[0] if " ".join(name[0].split()) in self._public else MASK


def _written(form: str, *, alone: bool) -> str:
    """A name as it may stand in a text: over the end of a line, and with up to two middle names between its two."""
    parts = [re.escape(part) for part in form.split()]
    middle = r"(?:\s+[A-Z][\w.’'-]*){0,2}?" if len(parts) == 2 and not alone else ""
    return rf"{middle}\s+".join(parts)


def _forms(name: str, taken: frozenset[str]) -> list[str]:
    """A name, first and last name without what is between, and the last name alone."""
    parts = name.split()
    if len(parts) == 1:
        return [name]
    last = [parts[-1]] if len(parts[-1]) > 2 and parts[-1] not in taken else []
    return [name, f"{parts[0]} {parts[-1]}", *last]


NOTHING = Mask()
"""Masks nobody."""


class Masks:
    """A mask for each of some reports: who is private in one may share a name with somebody in another."""

    def __init__(self, of: dict[int, Mask]) -> None:
        self._of = of

    def of(self, report: int) -> Mask:
        """The mask for what one report says."""
        return self._of.get(report, NOTHING)


NO_MASKS = Masks({})
"""Masks nobody in any report."""


def masks_for(connection: sa.Connection, reports: Iterable[int]) -> Masks:
    """The mask of each of some reports (row numbers)."""
    return masks_of(people_of(connection, list(dict.fromkeys(reports))))


def masks_of(found: Mapping[int, People]) -> Masks:
    """The same where it is known who is private in these reports."""
    return Masks({number: _made(who.private, who.public, who.also, who.taken) for number, who in found.items()})


def mask_for(connection: sa.Connection, reports: Iterable[int], also: Iterable[str] = ()) -> Mask:
    """One mask for what is shown of some reports (row numbers) together. Who is public in one of them is shown.

    ``also`` are further names that are private unless somebody public bears them.
    """
    return mask_over(people_of(connection, list(dict.fromkeys(reports))).values(), also)


def mask_over(found: Collection[People], also: Iterable[str] = ()) -> Mask:
    """The same where it is known who is private in these reports."""
    public = frozenset[str]().union(*(people.public for people in found))
    private = frozenset(also).union(*(people.private for people in found)) - public
    words = frozenset[str]().union(*(people.also for people in found))
    taken = frozenset[str]().union(*(people.taken for people in found))
    return _made(private, public, words, taken)


@lru_cache(maxsize=2_000)
def _made(private: frozenset[str], public: frozenset[str], also: frozenset[str], taken: frozenset[str]) -> Mask:
    """A mask, kept: the same reports are asked for again and again, and a pattern takes long to make."""
    return Mask(private, public, also, taken)
