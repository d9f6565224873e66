"""A visit to the web on somebody's word: one address at a time, with what its site allows asked first, each redirect
looked at like the first address. Nothing on a page is followed.
"""

import sys
import time
from collections.abc import Mapping
from dataclasses import replace

from onrecord.errors import InputError
from onrecord.intake.web_address import WebAddress, numbers_of, web_address
from onrecord.intake.web_fetch import Fetched, Limits, get_once
from onrecord.intake.web_permission import (
    ROBOTS_BYTES,
    Robots,
    check_answer,
    reserved,
    reserved_by_file,
    robots_of,
)
from onrecord.settings import Settings

_SENT_ON = frozenset({301, 302, 303, 307, 308})
LONGEST_PAUSE = 30.0
"""Seconds waited for a site that asks for more between two requests: then it is not fetched at all."""


class Visitor:
    """Fetches for one run of a command: what a site allows is asked once, and its server is not hurried."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._robots: dict[str, Robots] = {}
        self._reservations: dict[str, bytes] = {}
        self._last: dict[str, float] = {}

    @property
    def agent(self) -> str:
        """The name that robots.txt is asked for."""
        return self.settings.user_agent.partition("/")[0].strip() or "onrecord"

    def get(self, url: str, headers: Mapping[str, str] | None = None, most: int | None = None) -> tuple[Fetched, ...]:
        """What stands at an address, after the redirects that led to it. ``most``: bytes, where fewer are wanted than
        the setting ``max_bytes`` allows.

        Raises InputError if it is not public, not allowed, too large, too slow, or cannot be had; an answer such as
        "404 Not Found" is an answer.
        """
        address, hops = web_address(url), []
        limits = Limits(
            time.monotonic() + self.settings.fetch_seconds, min(self.settings.max_bytes, most or sys.maxsize)
        )
        while True:
            numbers_of(address, local=self.settings.local_addresses)  # said of the page rather than of its robots.txt
            self._check(address, limits)
            limits = replace(limits, until=limits.until + self._wait(address))
            answer = self._once(address, headers or {}, limits)
            self._last[address.origin] = time.monotonic()
            hops.append(answer)
            where = answer.header("location") if answer.status in _SENT_ON else None
            if where is None:
                if answer.status == 200:
                    check_answer(answer)
                return tuple(hops)
            if len(hops) > self.settings.fetch_redirects:
                raise InputError(
                    f"{url}: sends on from address to address, more than {self.settings.fetch_redirects} times; "
                    "open it in the browser and give the address where it ends",
                    code="redirects",
                )
            address = web_address(where, address)

    def _check(self, address: WebAddress, limits: Limits) -> None:
        """Ask robots.txt and tdmrep.json of an address's site, unless they were asked before."""
        if address.origin not in self._robots:
            self._robots[address.origin] = self._robots_at(address, limits)
        robots = self._robots[address.origin]
        robots.check(address, self.agent)
        if (pause := robots.pause(self.agent)) > LONGEST_PAUSE:
            raise InputError(
                f"{address.url}: not fetched, for the site asks programs to wait {pause:.0f} seconds "
                "between two requests; save the page in the browser",
                code="robots",
            )
        if address.origin not in self._reservations:
            self._reservations[address.origin] = self._reservations_at(address, limits)
        if reserved_by_file(self._reservations[address.origin], address):
            raise reserved(address, "/.well-known/tdmrep.json")

    def _robots_at(self, address: WebAddress, limits: Limits) -> Robots:
        try:
            return robots_of(self._file(address, "/robots.txt", limits))
        except InputError as error:
            if error.code == "network" and str(error).startswith(f"{address.origin}/"):
                raise  # the site itself is not there
            return Robots(why=str(error))

    def _reservations_at(self, address: WebAddress, limits: Limits) -> bytes:
        try:
            found = self._file(address, "/.well-known/tdmrep.json", limits)
        except InputError:
            return b""
        return found.body if found.status == 200 else b""

    def _file(self, address: WebAddress, target: str, limits: Limits) -> Fetched:
        """A file that says what is allowed; it may be elsewhere, but only at public addresses."""
        limits = Limits(limits.until, ROBOTS_BYTES, cut=True)
        at = web_address(target, address)
        for _ in range(6):
            answer = self._once(at, {}, limits)
            where = answer.header("location") if answer.status in _SENT_ON else None
            if where is None:
                return answer
            at = web_address(where, at)
        return answer

    def _once(self, address: WebAddress, headers: Mapping[str, str], limits: Limits) -> Fetched:
        numbers = numbers_of(address, local=self.settings.local_addresses)
        asked = {"User-Agent": self.settings.user_agent, "Accept": "*/*", **headers}
        return get_once(address, numbers, asked, limits)

    def _wait(self, address: WebAddress) -> float:
        """Wait until the server has had its pause since the last page; how long it was, in seconds."""
        last = self._last.get(address.origin)
        if last is None:
            return 0.0
        pause = max(self.settings.fetch_pause, self._robots[address.origin].pause(self.agent))
        left = max(0.0, last + pause - time.monotonic())
        time.sleep(left)
        return left
