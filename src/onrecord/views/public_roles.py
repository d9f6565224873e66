"""What tells a person who acts in public: sectors, and the words beside a name (``lexicons/public_figures.toml``)."""

import re
from functools import lru_cache
from pathlib import Path

from onrecord.lexicon import Entry, entries


class SectorEntry(Entry, frozen=True, kw_only=True):
    """PLOVER sectors whose people are public, or private."""

    public: bool
    names: tuple[str, ...]


class WordsEntry(Entry, frozen=True, kw_only=True):
    """Words of one sort."""

    words: tuple[str, ...]


_DESCRIBED = r"(?:(?!(?:of|for|to|by|who|whose|with|and|said)\b)[\w-]+(?:[’']s)? ){0,4}"
"""Up to four words before a role: "the group's senior". A friend "of the" leader is somebody else."""
_THEN = r"(?=[,.;:)]| (?:of|for|in|at|on|to|from|with|who|said|and)\b)"
"""After a role; "the commander's wife" and "the leader brother" are somebody else."""


class Roles:
    """The lexicon, compiled."""

    def __init__(self, folder: Path | None) -> None:
        sectors = entries("public_figures", "sectors", SectorEntry, folder)
        self.public_sectors = frozenset(name for entry in sectors if entry.public for name in entry.names)
        self.private_sectors = frozenset(name for entry in sectors if not entry.public for name in entry.names)
        self.known = frozenset(_words("known", folder))
        self.ambiguous = frozenset(_words("word", folder))
        role, follower = ("|".join(map(re.escape, _words(table, folder))) for table in ("role", "follower"))
        self._before = re.compile(rf"\b(?:{role}),? $", re.IGNORECASE)
        self._after = re.compile(rf",? (?:\(|— |– )?{_DESCRIBED}(?:{role}){_THEN}", re.IGNORECASE)
        self._leads = re.compile(rf" said\b[^.;,“\"]{{0,40}}\b(?:his|her) (?:{follower})\b")

    def has_role(self, name: str, text: str) -> bool:
        """Whether a text says beside a name that its bearer leads or speaks for others."""
        at = text.find(name)
        while at >= 0:
            end = at + len(name)
            if self._before.search(text, max(0, at - 40), at) or self._leads.match(text, end):
                return True
            if text.startswith(",", end) and self._after.match(text, end):
                return True
            at = text.find(name, end)
        return False


def is_place(name: str, text: str) -> bool:
    """Whether a text speaks of a name as of a place: somebody was "in" it, or it is "the village of" that name."""
    where = rf"\b(?:in|near|at|around|outside|(?:village|town|city|district|camp|area) of) {re.escape(name)}\b(?![’'])"
    return re.search(where, text) is not None


def _words(table: str, folder: Path | None) -> list[str]:
    return [word for entry in entries("public_figures", table, WordsEntry, folder) for word in entry.words]


@lru_cache(maxsize=4)
def roles(folder: Path | None = None) -> Roles:
    """The shipped lexicon, with what the user's own folder adds."""
    return Roles(folder)
