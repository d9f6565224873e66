"""One request to one server: within a time, up to a size, to an address that was looked up once."""

import socket
import ssl
import threading
import time
import zlib
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from http.client import HTTPException
from typing import Any

import certifi
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError

from onrecord.errors import InputError
from onrecord.intake.web_address import WebAddress

CHUNK = 16_384
CONNECT = 8.0
"""Seconds for one number of a host to take the call: there may be another that does."""

_FAILURES = (OSError, HTTPError, HTTPException, ValueError, AttributeError)
"""What comes of talking to a server that does not talk back as it should, or is hung up on."""


@dataclass(frozen=True, slots=True)
class Limits:
    """``until``: when it must be done (``time.monotonic``); ``bytes``: of the body, packed and unpacked; ``cut``: what
    is longer is cut off there instead of refused.
    """

    until: float
    bytes: int
    cut: bool = False

    @property
    def left(self) -> float:
        """Seconds that are left."""
        return max(self.until - time.monotonic(), 0.001)


@dataclass(frozen=True, slots=True)
class Fetched:
    """What a server answered: ``raw`` as it was sent, ``body`` unpacked; and what it was asked."""

    address: WebAddress
    number: str
    status: int
    reason: str
    headers: tuple[tuple[str, str], ...]
    raw: bytes
    body: bytes
    retrieved: str
    asked: tuple[tuple[str, str], ...]

    def header(self, name: str) -> str | None:
        """The first header of a name."""
        return next((value for key, value in self.headers if key.lower() == name), None)

    def all_of(self, name: str) -> tuple[str, ...]:
        """All headers of a name."""
        return tuple(value for key, value in self.headers if key.lower() == name)


def get_once(address: WebAddress, numbers: tuple[str, ...], headers: Mapping[str, str], limits: Limits) -> Fetched:
    """Ask for one address, at the first of its numbers that answers. Raises InputError if it gives nothing whole."""
    reached: OSError | None = None
    for number in numbers:
        connection = _connection(address, number, limits)
        try:
            connection.connect()
        except _FAILURES as error:
            connection.close()
            cause = error.__cause__ if isinstance(error.__cause__, OSError) else error
            reached = cause if isinstance(cause, OSError) else OSError(str(error))
            if limits.until <= time.monotonic():
                break
            continue
        try:
            return _ask(connection, address, number, headers, limits)
        finally:
            connection.close()
    raise _unreached(address, reached or OSError("it has no number"), limits)


def _connection(address: WebAddress, number: str, limits: Limits) -> Any:
    patience = min(limits.left, CONNECT)
    if address.scheme == "http":
        return HTTPConnection(number, address.port, timeout=patience)
    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    # The name is what the certificate must be of; the number is where to connect.
    return HTTPSConnection(number, address.port, timeout=patience, ssl_context=context, server_hostname=address.host)


def _ask(connection: Any, address: WebAddress, number: str, headers: Mapping[str, str], limits: Limits) -> Fetched:
    host = address.origin.partition("://")[2]
    asked = {"Host": host, **headers, "Accept-Encoding": "gzip, deflate", "Connection": "close"}
    watchdog = threading.Timer(limits.left, _hang_up, (connection.sock,))
    watchdog.daemon = True
    watchdog.start()
    try:
        connection.sock.settimeout(limits.left)
        connection.request("GET", address.target, headers=asked, preload_content=False)
        answer = connection.getresponse()
        raw = _raw(answer, address, limits)
        given = tuple((str(key), str(value)) for key, value in answer.headers.items())
    except _FAILURES as error:
        raise _broken(address, error, limits) from error
    finally:
        watchdog.cancel()
    if limits.until <= time.monotonic():
        raise _too_slow(address)
    body = _unpacked(raw, answer.headers.get("Content-Encoding"), address, limits)
    moment = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    reason = str(answer.reason or "")
    return Fetched(address, number, int(answer.status), reason, given, raw, body, moment, tuple(asked.items()))


def _hang_up(sock: Any) -> None:
    """End a connection from outside: time-outs of sockets count from the last byte, and a server may send one a
    second for ever.
    """
    with suppress(OSError, AttributeError):
        socket.socket.shutdown(sock, socket.SHUT_RDWR)


def _raw(answer: Any, address: WebAddress, limits: Limits) -> bytes:
    parts, size = [], 0
    for part in answer.stream(CHUNK, decode_content=False):
        parts.append(part)
        size += len(part)
        if size > limits.bytes:
            if limits.cut:
                break
            raise too_long(address, limits.bytes)
    return b"".join(parts)[: limits.bytes]


def _unpacked(raw: bytes, encoding: str | None, address: WebAddress, limits: Limits) -> bytes:
    """The body as it is meant. Raises InputError if it is packed in a way that was not asked for, or too large."""
    named = (encoding or "").strip().lower()
    if named in ("", "identity") or not raw:
        return raw
    if named not in ("gzip", "x-gzip", "deflate"):
        raise InputError(f"{address.url}: its text is packed as {named}, which was not asked for", code="damaged")
    for window in (47, -15):  # with a header of gzip or zlib; as some servers send it, without
        machine = zlib.decompressobj(window)
        try:
            body = machine.decompress(raw, limits.bytes + 1)
        except zlib.error as error:
            problem = error
            continue
        if len(body) > limits.bytes and not limits.cut:
            raise too_long(address, limits.bytes)
        if not machine.eof and not limits.cut:
            raise InputError(f"{address.url}: what came is cut short; try again", code="damaged")
        return body[: limits.bytes]
    raise InputError(f"{address.url}: its text cannot be unpacked ({problem}); try again", code="damaged") from problem


def too_long(address: WebAddress, limit: int) -> InputError:
    """The message about an answer that is larger than the limit, or has no end."""
    return InputError(
        f"{address.url}: sends more than {limit / 1e6:,.1f} MB; nothing of it is kept. If it is no trap, raise the "
        "setting max_bytes",
        code="too-large",
    )


def _too_slow(address: WebAddress) -> InputError:
    return InputError(
        f"{address.url}: did not answer in full in the time allowed; try again, or raise the setting fetch_seconds",
        code="network",
    )


def _unreached(address: WebAddress, error: OSError, limits: Limits) -> InputError:
    if limits.until <= time.monotonic() or isinstance(error, TimeoutError):
        return _too_slow(address)
    if isinstance(error, ssl.SSLCertVerificationError) or "CERTIFICATE_VERIFY" in str(error):
        return InputError(
            f"{address.url}: its certificate is not valid for {address.host} ({error}); nothing was fetched",
            code="network",
        )
    reason = error.strerror or str(error)
    return InputError(
        f"{address.url}: cannot be reached ({reason}); check the address, and whether this machine has a network",
        code="network",
    )


def _broken(address: WebAddress, error: Exception, limits: Limits) -> InputError:
    if isinstance(error, InputError):
        return error
    if limits.until <= time.monotonic() or isinstance(error, TimeoutError):
        return _too_slow(address)
    reason = " ".join(str(error).split())[:160] or type(error).__name__
    return InputError(f"{address.url}: broke off ({reason}); nothing of it is kept. Try again", code="network")
