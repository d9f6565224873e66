"""Features: a number for each name that the learned reader knows a weight of, looked up for many names at once.

Most names that a text makes are not known, and a dictionary of half a million strings is looked up one cache miss after
the other. A table of hashes in NumPy arrays answers a whole report in a few steps and needs a tenth of the memory.
"""

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

_BITS = 64
"""Of a hash. That two of a model's names, or a name and an unknown one, share all of them is not to be expected."""


class Features:
    """Row number of each feature; features that are not known have the last row, whose weights are zero."""

    def __init__(self, names: Sequence[str]) -> None:
        hashes = _hashes(names)
        order = np.argsort(hashes)
        self._names = "\0".join(names).encode("utf-8")
        self._hashes = hashes[order]
        self._rows = order.astype(np.int32)
        bits = len(names).bit_length() + 1
        self._shift = np.uint64(_BITS - bits)
        # Where the hashes that begin with the same bits begin, and those that begin with the next.
        self._starts = np.searchsorted(self._hashes >> self._shift, np.arange((1 << bits) + 1)).astype(np.int32)
        self.unknown = len(names)

    def __len__(self) -> int:
        return self.unknown

    def __iter__(self) -> Iterator[str]:
        return iter(self._names.decode("utf-8").split("\0") if self.unknown else ())

    def numbers(self, names: Sequence[str]) -> NDArray[np.int32]:
        """Row numbers of features."""
        hashes = _hashes(names)
        first = hashes >> self._shift
        at, end = self._starts[first], self._starts[first + np.uint64(1)]
        found = np.full(len(names), self.unknown, np.int32)
        left = np.flatnonzero(at < end)
        while len(left):
            place = at[left]
            same = self._hashes[place] == hashes[left]
            found[left[same]] = self._rows[place[same]]
            left = left[~same]
            at[left] += 1
            left = left[at[left] < end[left]]
        return found


def _hashes(names: Sequence[str]) -> NDArray[np.uint64]:
    return np.fromiter(map(hash, names), np.int64, len(names)).view(np.uint64)
