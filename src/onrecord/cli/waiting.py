"""Signs of life on stderr for what takes longer than two seconds; silent where stderr is no terminal."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

AFTER = 2.0
"""Seconds before a bar appears."""


class Bar:
    """A progress bar that appears only once the work has taken a while. ``total`` is None if it is not known."""

    def __init__(self, label: str, total: int | None) -> None:
        self.label = label
        self.total = total
        self.done = 0
        self._start = time.monotonic()
        self._bar: Progress | None = None
        self._task: TaskID | None = None

    def advance(self, steps: int = 1) -> None:
        """Count steps as done."""
        self.update(self.label, self.done + steps, self.total)

    def update(self, label: str, done: int, total: int | None) -> None:
        """Say what is being done and how much of it is done."""
        self.label, self.done, self.total = label, done, total
        if self._bar is None and self._is_due():
            self._show()
        if self._bar is not None and self._task is not None:
            self._bar.update(self._task, description=label, completed=done, total=total)

    def pause(self) -> None:
        """Take the bar off the screen, so that something can be printed."""
        if self._bar is not None:
            self._bar.stop()
            self._bar = None

    def _is_due(self) -> bool:
        return sys.stderr.isatty() and time.monotonic() - self._start > AFTER and self.total != 1

    def _show(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        console = Console(stderr=True, color_system=None if os.environ.get("NO_COLOR") else "auto")
        columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        self._bar = Progress(*columns, console=console, transient=True)
        self._task = self._bar.add_task(self.label, total=self.total, completed=self.done)
        self._bar.start()


@contextmanager
def bar(label: str, total: int | None) -> Iterator[Bar]:
    """A bar that is gone when the work is done."""
    made = Bar(label, total)
    try:
        yield made
    finally:
        made.pause()


@contextmanager
def waiting(label: str) -> Iterator[None]:
    """A turning sign while something is loaded, on a terminal only."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console

    console = Console(stderr=True, color_system=None if os.environ.get("NO_COLOR") else "auto")
    with console.status(label):
        yield
