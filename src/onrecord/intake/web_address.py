"""Addresses on the web: what is asked for, and whether the machine behind it may be asked."""

import ipaddress
import socket
from dataclasses import dataclass
from urllib.parse import quote, urljoin, urlsplit

from onrecord.errors import InputError

_PORTS = {"http": 80, "https": 443}
_KEPT = "/%:=&?~+!$,;'@()*[]"
_SERVICES = frozenset({"168.63.129.16", "100.100.100.200", "192.0.0.192"})
"""Addresses that look public, or nearly, at which clouds answer questions about the machine that asks."""
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
LONGEST = 2000
"""Characters of an address."""


@dataclass(frozen=True, slots=True)
class WebAddress:
    """An http or https address in its parts; ``host`` in ASCII, ``target`` the path with the query."""

    scheme: str
    host: str
    port: int
    target: str

    @property
    def origin(self) -> str:
        """Scheme, host and port: whose robots.txt holds."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}" + (f":{self.port}" if self.port != _PORTS[self.scheme] else "")

    @property
    def url(self) -> str:
        """The whole address, without a fragment."""
        return self.origin + self.target


def is_web_address(words: str) -> bool:
    """Whether an input is named by an address on the web rather than by a path."""
    return words[:8].lower().startswith(("http://", "https://"))


def web_address(words: str, base: WebAddress | None = None) -> WebAddress:
    """The address that ``words`` are, seen from ``base`` if there is one. Raises InputError if it is none."""
    try:
        parts = urlsplit(urljoin(base.url, words) if base else words.strip())
        host, port = (parts.hostname or "").rstrip("."), parts.port
        host = host if ":" in host or not host else host.encode("idna").decode("ascii")
    except ValueError as error:
        raise InputError(f"{words[:200]}: is no address ({error}); write it as https://…", code="address") from error
    if parts.scheme not in _PORTS or not host or len(words) > LONGEST:
        raise InputError(f"{words[:200]}: is no address of a page; write it as https://host/path", code="address")
    if parts.username or parts.password:
        raise InputError(
            f"{parts.scheme}://{host}: the address holds a name or a password, which would be kept with the report; "
            "leave them out, or save the page in the browser",
            code="address",
        )
    target = quote(parts.path or "/", safe=_KEPT) + (f"?{quote(parts.query, safe=_KEPT)}" if parts.query else "")
    return WebAddress(parts.scheme, host, port or _PORTS[parts.scheme], target)


def numbers_of(address: WebAddress, *, local: bool) -> tuple[str, ...]:
    """The numbers (IP addresses) of a host, looked up once. Whoever connects must connect to one of these: looked up
    again, the name might stand for another machine.

    Raises InputError if it is not known, or if any of them is not public and ``local`` is off.
    """
    try:
        found = socket.getaddrinfo(address.host, address.port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise InputError(
            f"{address.url}: the name {address.host} cannot be looked up ({_reason(error)}); check the address, "
            "and whether this machine has a network",
            code="network",
        ) from error
    numbers = tuple(dict.fromkeys(str(entry[4][0]) for entry in found))
    for number in numbers:
        if not local and not is_public(number):
            raise InputError(
                f"{address.url}: leads to {number}, which is no public address; nothing was fetched. To fetch from "
                "this machine or a private network, turn on the setting local_addresses",
                code="local-address",
            )
    return numbers


def is_public(number: str) -> bool:
    """Whether an IP address is one of the public network: not of this machine, a private network, a link, a cloud's
    own service; nor one of these wrapped in IPv6.
    """
    try:
        found = ipaddress.ip_address(number.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv6Address):
        inner = [found.ipv4_mapped, found.sixtofour, *(found.teredo or ())]
        if found in _NAT64:
            inner.append(ipaddress.IPv4Address(int(found) & 0xFFFFFFFF))
        if any(one is not None and not is_public(str(one)) for one in inner):
            return False
        if found.ipv4_mapped is not None or found in _NAT64:
            return True
    return found.is_global and not found.is_multicast and str(found) not in _SERVICES


def _reason(error: OSError | UnicodeError) -> str:
    return (error.strerror if isinstance(error, OSError) else None) or str(error)
