"""Templates of features' names ("t3={before}|{tag}|{after}"), filled for many tokens at once.

What fills them are numbers of strings. Hashes of the names are joined column by column; the names themselves are made
for training alone, from the same templates.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, count
from string import Formatter

import numpy as np
from numpy.typing import NDArray

from onrecord.reading.attribution_features import Hashes, hashed

Column = NDArray[np.intp]
"""The number of a string for each token."""


class Strings:
    """Strings by number, in the order in which they are met."""

    def __init__(self) -> None:
        self._numbers: defaultdict[str, int] = defaultdict(count().__next__)
        self._hashes: tuple[Hashes, Hashes] = hashed(())

    def number(self, string: str) -> int:
        """The number of a string."""
        return self._numbers[string]

    def numbers(self, strings: Sequence[str]) -> Column:
        """The numbers of some strings."""
        return np.fromiter(map(self._numbers.__getitem__, strings), np.intp, len(strings))

    def known(self) -> list[str]:
        """All strings met so far."""
        return list(self._numbers)

    def hashes(self) -> tuple[Hashes, Hashes]:
        """(hashes of all strings met so far, factors for what follows each)."""
        done = len(self._hashes[0])
        if done < len(self._numbers):
            new = hashed(list(self._numbers)[done:])
            self._hashes = np.concatenate([self._hashes[0], new[0]]), np.concatenate([self._hashes[1], new[1]])
        return self._hashes


@dataclass(frozen=True, slots=True)
class Block:
    """Hashes of names, row after row, and how many each row has."""

    hashes: Hashes
    sizes: NDArray[np.intp]


Pieces = tuple[tuple[str, str], ...]
"""The parts of a template in order: (text, name of the column after it or "")."""


class Templates:
    """Templates of names in the order in which a row has them.

    Each group is (which rows have its names, templates); groups of rows that no mask is given for are in every row.
    """

    def __init__(self, *groups: tuple[str, Sequence[str]]) -> None:
        self.parts: list[tuple[str, Pieces]] = [
            (rows, tuple((text, field or "") for text, field, _, _ in Formatter().parse(template)))
            for rows, templates in groups
            for template in templates
        ]
        texts = list(dict.fromkeys(text for _, pieces in self.parts for text, _ in pieces))
        hashes, factors = hashed(texts)
        self.texts = {text: (hashes[i : i + 1], factors[i : i + 1]) for i, text in enumerate(texts)}


@dataclass(frozen=True)
class Rows:
    """The names of ``size`` tokens: templates, what fills them, and which rows have which of them."""

    templates: Templates
    strings: Strings
    columns: Mapping[str, Column]
    masks: Mapping[str, NDArray[np.bool_]]
    size: int

    def block(self) -> Block:
        """The names' hashes."""
        hashes, factors = self.strings.hashes()
        filled = {name: (hashes[column], factors[column]) for name, column in self.columns.items()}
        texts, parts = self.templates.texts, self.templates.parts
        found = np.empty((len(parts), self.size), np.uint64)
        there = np.ones(found.shape, bool)
        for place, (rows, pieces) in enumerate(parts):
            value = np.zeros(1, np.uint64)
            for text, field in reversed(pieces):
                if field:
                    own, factor = filled[field]
                    value = own + factor * value
                if text:
                    own, factor = texts[text]
                    value = own + factor * value
            found[place] = value
            if rows in self.masks:
                there[place] = self.masks[rows]
        return Block(found.T[there.T], there.sum(axis=0))

    def names(self) -> list[list[str]]:
        """The names themselves, for each token."""
        known = self.strings.known()
        filled = {name: [known[number] for number in column.tolist()] for name, column in self.columns.items()}
        return [
            [
                "".join(text + (filled[field][row] if field else "") for text, field in pieces)
                for rows, pieces in self.templates.parts
                if rows not in self.masks or self.masks[rows][row]
            ]
            for row in range(self.size)
        ]


def block_of(rows: Sequence[Sequence[str]]) -> Block:
    """The hashes of names that were made one by one."""
    names = list(chain.from_iterable(rows))
    return Block(hashed(names)[0], np.fromiter(map(len, rows), np.intp, len(rows)))


def joined(blocks: Sequence[Block]) -> Block:
    """One block with each row of all, one after the other."""
    sizes = np.stack([block.sizes for block in blocks])
    ends = sizes.T.ravel().cumsum().reshape(sizes.shape[::-1]).T
    found = np.empty(int(sizes.sum()), np.uint64)
    for block, end in zip(blocks, ends, strict=True):
        # Where each of the block's names stands: at the row's place among all, and so far into it as it is in its own.
        behind = np.repeat(end - block.sizes.cumsum(), block.sizes)
        found[behind + np.arange(len(block.hashes))] = block.hashes
    return Block(found, sizes.sum(axis=0))
