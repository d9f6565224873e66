"""A server on this machine, for tests of what is fetched: it answers what a test tells it to, and remembers requests."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from onrecord.settings import Settings
from tests.intake.taking import SECOND, STORY

PAGE = (
    f"<html><head><title>Kesh taken</title></head><body><article><p>{STORY}</p><p>{SECOND}</p></article></body></html>"
)
HTML = {"Content-Type": "text/html; charset=utf-8"}
HERE = Settings(local_addresses=True, fetch_seconds=10, fetch_pause=0, max_bytes=300_000)


@dataclass
class Answer:
    """``body`` may be a function that writes to the connection itself."""

    body: bytes | Callable[[Any], None] = b""
    headers: dict[str, str] = field(default_factory=lambda: dict(HTML))
    status: int = 200


@dataclass
class Server:
    """``answers``: by path, with the query; ``asked``: paths in order, with the headers of each request."""

    url: str
    answers: dict[str, Answer] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def give(
        self, path: str, body: str | bytes | Callable[[Any], None] = PAGE, status: int = 200, **headers: str
    ) -> str:
        """Answer a path with something; the address to ask for."""
        told = dict(HTML) | {name.replace("_", "-"): value for name, value in headers.items()}
        self.answers[path] = Answer(body.encode() if isinstance(body, str) else body, told, status)
        return self.url + path

    def move(self, path: str, to: str, status: int = 302) -> str:
        """Send on from a path; the address to ask for."""
        self.answers[path] = Answer(b"", {"Location": to}, status)
        return self.url + path

    @property
    def paths(self) -> list[str]:
        """What was asked for, in order."""
        return [path for path, _ in self.asked]


@contextmanager
def server() -> Iterator[Server]:
    """A server that runs as long as the test."""
    made: Server

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            made.asked.append((self.path, dict(self.headers)))
            answer = made.answers.get(self.path, Answer(b"<p>Not here.</p>", status=404))
            self.send_response(answer.status)
            body = answer.body
            headers = dict(answer.headers)
            if isinstance(body, bytes):
                headers.setdefault("Content-Length", str(len(body)))
            for name, value in headers.items():
                self.send_header(name, value)
            self.end_headers()
            try:
                if isinstance(body, bytes):
                    self.wfile.write(body)
                else:
                    body(self.wfile)
            except OSError:
                pass  # nobody listens any more
            self.close_connection = True

        def log_message(self, *arguments: Any) -> None:
            pass

    class Quiet(ThreadingHTTPServer):
        daemon_threads = True

        def handle_error(self, request: Any, client_address: Any) -> None:
            pass

    with Quiet(("127.0.0.1", 0), Handler) as listening:
        made = Server(f"http://127.0.0.1:{listening.server_address[1]}")
        thread = threading.Thread(target=listening.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield made
        finally:
            listening.shutdown()
            thread.join()
