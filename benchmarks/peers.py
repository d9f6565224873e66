"""What the side-by-side benchmarks share: timing a system over the same documents, and one table."""

import time
from collections.abc import Callable, Sequence
from typing import Any

Document = dict[str, Any]
System = Callable[[Document], Document]
"""Takes a gold document (``text`` and what goes with it) and gives what the system found, in the scorer's form."""


def timed(system: System, documents: Sequence[Document]) -> tuple[list[Document], float]:
    """What a system finds in each document, and documents per second of wall-clock time.

    The first document is read once before the clock starts, so that loading does not count.
    """
    system(documents[0])
    start = time.perf_counter()
    found = [system(document) for document in documents]
    return found, len(documents) / (time.perf_counter() - start)


def table(heads: Sequence[str], rows: Sequence[tuple[str, Sequence[float]]]) -> str:
    """Rows of figures under their heads, one decimal."""
    width = max(len(name) for name, _ in rows) + 2
    lines = ["".join([" " * width, *(f"{head:>12}" for head in heads)])]
    lines += ["".join([f"{name:{width}}", *(f"{value:12.1f}" for value in values)]) for name, values in rows]
    return "\n".join(lines)
