"""Decisions taken one after the other beside the server, so that one that changes thousands of claims blocks nobody."""

import itertools
import queue
import threading
from collections import OrderedDict
from collections.abc import Callable

Told = Callable[[int, int], None]
Work = Callable[[Told], list[int]]
SOON = 1.0
"""Seconds an answer waits for its work: nearly every decision is taken by then."""
_REMEMBERED = 200


class Job:
    """One piece of work: its numbers in the log once it is done, or the error that ended it."""

    def __init__(self, number: int, work: Work) -> None:
        self.number = number
        self.done, self.total = 0, 0
        self._work = work
        self._seqs: list[int] = []
        self._error: Exception | None = None
        self._ended = threading.Event()

    def run(self) -> None:
        """Do the work."""
        try:
            self._seqs = self._work(self._told)
        except Exception as error:  # whatever it was, whoever waits for the result is told
            self._error = error
        self._ended.set()

    def is_done(self, within: float = 0.0) -> bool:
        """Whether it has ended, or ends within some seconds."""
        return self._ended.wait(within)

    def result(self) -> list[int]:
        """The numbers in the log. Raises what the work raised."""
        if self._error is not None:
            raise self._error
        return self._seqs

    def _told(self, done: int, total: int) -> None:
        self.done, self.total = done, total


class Working:
    """The queue of work and the thread that does it, in the order in which it was asked for."""

    def __init__(self) -> None:
        self._queue: queue.Queue[Job] = queue.Queue()
        self._jobs: OrderedDict[int, Job] = OrderedDict()
        self._numbers = itertools.count(1)
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None

    def start(self, work: Work) -> Job:
        """Put work into the queue; returns at once."""
        with self._lock:
            job = Job(next(self._numbers), work)
            self._jobs[job.number] = job
            while len(self._jobs) > _REMEMBERED:
                self._jobs.popitem(last=False)
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="onrecord-deciding", daemon=True)
                self._thread.start()
        self._queue.put(job)
        return job

    def of(self, number: int) -> Job | None:
        """A job by its number, if it is remembered."""
        return self._jobs.get(number)

    def _run(self) -> None:
        while True:
            self._queue.get().run()
