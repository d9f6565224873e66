"""A token in every form: it shows that the desk made the form for this browser, and is good for one sending only."""

import hashlib
import hmac
import secrets
import threading
import time
from collections import OrderedDict

from onrecord.errors import InputError

COOKIE = "onrecord_desk"
GOOD_FOR = 12 * 3600
"""Seconds a form may stay open."""
_REMEMBERED = 100_000


class Forged(InputError):
    """A form the desk did not make, made for another browser, or made too long ago."""

    code = "form"


class SentBefore(InputError):
    """A form that was sent before: what it asked for was done then, and is not done again."""

    code = "form"


class Tokens:
    """Makes and takes tokens. Its secret lives as long as the process."""

    def __init__(self) -> None:
        self._secret = secrets.token_bytes(32)
        self._used: OrderedDict[str, None] = OrderedDict()
        self._lock = threading.Lock()

    @staticmethod
    def new_browser() -> str:
        """The value of the cookie by which a browser is known again."""
        return secrets.token_urlsafe(24)

    def make(self, browser: str) -> str:
        """A token for one form of a browser."""
        made = f"{secrets.token_urlsafe(12)}.{int(time.time())}"
        return f"{made}.{self._signature(made, browser)}"

    def take(self, token: str, browser: str) -> None:
        """Accept a token once.

        Raises Forged or SentBefore.
        """
        made, _, signature = token.rpartition(".")
        at = made.rpartition(".")[2]
        if not (browser and at.isdigit() and hmac.compare_digest(signature.encode(), self._signed(made, browser))):
            raise Forged("this form was not made by this desk for this browser; reload the page and send it again")
        if time.time() - int(at) > GOOD_FOR:
            raise Forged("this form was open for too long; reload the page and send it again")
        with self._lock:
            if made in self._used:
                raise SentBefore("this was sent before and is done; reload the page to see how things stand")
            self._used[made] = None
            if len(self._used) > _REMEMBERED:
                self._used.popitem(last=False)

    def _signature(self, made: str, browser: str) -> str:
        return hmac.new(self._secret, f"{made} {browser}".encode(), hashlib.sha256).hexdigest()

    def _signed(self, made: str, browser: str) -> bytes:
        return self._signature(made, browser).encode()
