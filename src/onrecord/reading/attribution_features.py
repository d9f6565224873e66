"""Features: a number for each name that the learned reader knows a weight of, looked up for many names at once.

A report makes some 35,000 names, most of them by joining a few words that many names have in common. A name's hash can
therefore be joined from the hashes of its parts (:func:`hashed`), so that the names themselves are only made for
training; a table of hashes in NumPy arrays answers a whole report in a few steps.
"""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

Hashes = NDArray[np.uint64]

_BITS = 64
"""Of a hash. That two of a model's names, or a name and an unknown one, share all of them is not to be expected."""
_BASE = 0x9E3779B97F4A7C15
_SPREAD = np.uint64(0xD6E8FEB86659FD93)
_HALF = np.uint64(32)
_EMPTY = np.uint64((1 << _BITS) - 1)
"""What a free slot holds."""


_NONE: Hashes = np.zeros(0, np.uint64)


def _powers(base: int, count: int) -> Hashes:
    """``base`` to the power of 0, 1, 2, …"""
    factors = np.full(count, base, np.uint64)
    factors[:1] = 1
    powers: Hashes = np.multiply.accumulate(factors)
    return powers


def _tables(count: int) -> tuple[Hashes, Hashes]:
    """Powers of the base, and of what undoes it."""
    return _powers(_BASE, count), _powers(pow(_BASE, -1, 1 << _BITS), count)


_LONG = 1 << 15
_UP, _DOWN = _tables(_LONG)


def hashed(strings: Sequence[str]) -> tuple[Hashes, Hashes]:
    """(hashes of strings, factors for what follows each): the hash of "ab" is ``hash of a + factor of a * hash of b``.

    A string's hash is the sum of its bytes times the powers of a constant, so that parts can be hashed on their own.
    """
    if not strings:
        return _NONE, _NONE
    text = "\0".join(strings)
    if text.count("\0") >= len(strings):
        text = "\0".join(string.replace("\0", " ") for string in strings)
    return _hashes_of(f"{text}\0".encode())


def _hashes_of(text: bytes) -> tuple[Hashes, Hashes]:
    """The same for strings in UTF-8, each with a zero byte behind it."""
    data = np.frombuffer(text, np.uint8)
    ends = np.flatnonzero(data == 0)
    starts = np.concatenate([[0], ends[:-1] + 1])
    hashes, factors = np.empty(len(ends), np.uint64), np.empty(len(ends), np.uint64)
    first = 0
    while first < len(ends):
        # As many strings as fit into the table of powers.
        begin = starts[first]
        last = max(first + 1, int(np.searchsorted(ends, begin + _LONG)))
        here = data[begin : ends[last - 1] + 1]
        up, down = (_UP, _DOWN) if len(here) <= _LONG else _tables(len(here))
        within = starts[first:last] - begin
        hashes[first:last] = np.add.reduceat(here * up[: len(here)], within) * down[within]
        factors[first:last] = up[ends[first:last] - starts[first:last]]
        first = last
    return hashes, factors


class Features:
    """Row number of each feature; features that are not known have the last row, whose weights are zero."""

    def __init__(self, names: Sequence[str] | bytes) -> None:
        """From names, or from the bytes in which they are kept: UTF-8 with a zero byte between two."""
        self._names = names if isinstance(names, bytes) else "\0".join(names).encode()
        hashes = _spread(_hashes_of(self._names + b"\0")[0] if len(names) else _NONE)
        order = np.argsort(hashes)
        hashes = hashes[order]
        self.unknown = len(hashes)
        bits = self.unknown.bit_length() + 1
        self._shift = np.uint64(_BITS - bits)
        # A hash lies in the slot that its first bits say, or in the next free one behind; hashes stay in order.
        count = np.arange(self.unknown)
        slots = count + np.maximum.accumulate((hashes >> self._shift).astype(np.intp) - count)
        self._hashes = np.full((1 << bits) + self.unknown + 1, _EMPTY)
        self._hashes[slots] = hashes
        self._rows = np.full(len(self._hashes), self.unknown, np.int32)
        self._rows[slots] = order

    def __len__(self) -> int:
        return self.unknown

    def __iter__(self) -> Iterator[str]:
        return iter(self._names.decode("utf-8").split("\0") if self.unknown else ())

    def numbers(self, names: Sequence[str]) -> NDArray[np.int32]:
        """Row numbers of features."""
        return self.numbers_of(hashed(names)[0])

    def numbers_of(self, hashes: Hashes) -> NDArray[np.int32]:
        """Row numbers of features whose names have these hashes."""
        hashes = _spread(hashes)
        slots = (hashes >> self._shift).astype(np.intp)
        there = self._hashes[slots]
        left = np.flatnonzero((there != hashes) & (there != _EMPTY))
        while len(left):
            slots[left] += 1
            there = self._hashes[slots[left]]
            left = left[(there != hashes[left]) & (there != _EMPTY)]
        return self._rows[slots]


def _spread(hashes: Hashes) -> Hashes:
    """The same hashes with their differences in all bits: two are the same only if they were before."""
    mixed = (hashes ^ (hashes >> _HALF)) * _SPREAD
    return mixed ^ (mixed >> _HALF)
