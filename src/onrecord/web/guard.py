"""What stands before every page: only this machine's own browser, asking for this address, gets in.

A page elsewhere on the web can make a browser send requests to 127.0.0.1. They are told from the desk's own by the Host
they name (DNS rebinding) and by where they come from (Origin, Sec-Fetch-Site); both are checked here, before any route.
"""

from collections.abc import Iterable

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

SAFE = frozenset({"GET", "HEAD", "OPTIONS"})
CONTENT_SECURITY_POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        # Charts and the map set styles from script, which this allows; markup from reports is always escaped.
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self'",
        "connect-src 'self'",
        "worker-src 'self' blob:",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
HEADERS = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    # "no-referrer" would make browsers send the desk's own forms with the origin "null", which the guard refuses.
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=()",
}


class Guard:
    """ASGI middleware: refuses foreign hosts and origins, bodies that are too large, and sets the headers of all."""

    def __init__(self, app: ASGIApp, *, hosts: Iterable[str], max_body: int) -> None:
        """``hosts`` are the values of the Host header that are this desk; ``max_body`` is in bytes."""
        self.app = app
        self.hosts = frozenset(hosts)
        self.max_body = max_body

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse, or let the application answer."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        if refused := self._refused(scope["method"], headers):
            status, why = refused
            await PlainTextResponse(f"onrecord: {why}\n", status, headers=HEADERS)(scope, receive, send)
            return
        await self.app(scope, self._counted(receive), _with_headers(scope["path"], send))

    def _refused(self, method: str, headers: Headers) -> tuple[int, str] | None:
        host = headers.get("host", "").lower()
        if host not in self.hosts:
            return 421, f"this desk is not at {host[:80]!r}; open the address that `onrecord desk` printed"
        origin = headers.get("origin")
        if origin is not None and origin.lower() not in {f"http://{one}" for one in self.hosts}:
            return 403, "a page elsewhere may not ask the desk for anything"
        if headers.get("sec-fetch-site") == "cross-site" and headers.get("sec-fetch-mode") != "navigate":
            return 403, "a page elsewhere may not ask the desk for anything"
        if method not in SAFE and headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
            return 403, "a page elsewhere may not send anything to the desk"
        length = headers.get("content-length", "0")
        if not length.isdigit() or int(length) > self.max_body:
            return 413, f"more than {self.max_body // 1_000_000} MB at once; use `onrecord add FILE` for large files"
        return None

    def _counted(self, receive: Receive) -> Receive:
        """What a request sends, ended where it sends more than it may (a length may be left unsaid)."""
        taken = 0

        async def counted() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            return message if taken <= self.max_body else {"type": "http.disconnect"}

        return counted


def _with_headers(path: str, send: Send) -> Send:
    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
            headers.setdefault("Cache-Control", "max-age=86400" if path.startswith("/assets/") else "no-store")
        await send(message)

    return sent
