"""What a page elsewhere, a forged form or a hostile input meets."""

import re
import socket
from collections.abc import Callable

import httpx
import pytest

from onrecord.web.guard import HEADERS
from onrecord.web.tokens import Forged, SentBefore, Tokens
from tests.web.conftest import Served

PAGES = ("/incidents", "/incidents.json", "/incidents.csv", "/assets/nothing.js")


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Host": "desk.example"}, 421),
        ({"Host": "127.0.0.1"}, 421),
        ({"Host": "127.0.0.1.evil.example:{port}"}, 421),
        ({"Host": ""}, 421),
        ({"Origin": "https://evil.example"}, 403),
        ({"Origin": "null"}, 403),
        ({"Origin": "http://localhost:1"}, 403),
        ({"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors"}, 403),
    ],
)
def test_a_page_elsewhere_gets_nothing(served: Served, path: str, headers: dict[str, str], status: int) -> None:
    port = served.address.rsplit(":", 1)[1]
    sent = {name: value.format(port=port) for name, value in headers.items()}
    answer = httpx.get(served.address + path, headers=sent)
    assert answer.status_code == status
    assert "claims" not in answer.text


def test_a_link_elsewhere_may_lead_to_the_desk(served: Served) -> None:
    answer = httpx.get(
        f"{served.address}/incidents", headers={"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "navigate"}
    )
    assert answer.status_code == 200


def test_every_answer_has_the_headers(served: Served) -> None:
    for path in (*PAGES, "/no-such-page"):
        answer = httpx.get(served.address + path)
        assert {name: answer.headers.get(name) for name in HEADERS} == HEADERS, path
    policy = HEADERS["Content-Security-Policy"]
    assert "script-src 'self';" in policy
    assert "unsafe-eval" not in policy


def test_a_body_that_says_it_is_too_large_is_refused(served: Served) -> None:
    host = served.address.removeprefix("http://")
    with socket.create_connection((host.split(":")[0], int(host.split(":")[1])), timeout=10) as sent:
        sent.sendall(f"POST /incidents HTTP/1.1\r\nHost: {host}\r\nContent-Length: 99000000\r\n\r\n".encode())
        assert sent.recv(100).startswith(b"HTTP/1.1 413 ")


class TestTokens:
    def test_good_once(self) -> None:
        tokens, browser = Tokens(), Tokens.new_browser()
        token = tokens.make(browser)
        tokens.take(token, browser)
        with pytest.raises(SentBefore):
            tokens.take(token, browser)

    @pytest.mark.parametrize(
        "forge",
        [
            lambda token: "",
            lambda token: "a.b.c",
            lambda token: token[:-1] + ("0" if token[-1] != "0" else "1"),
            lambda token: re.sub(r"\.\d+\.", ".9999999999.", token),
            lambda token: token + "é",
        ],
    )
    def test_forged(self, forge: Callable[[str], str]) -> None:
        tokens, browser = Tokens(), Tokens.new_browser()
        with pytest.raises(Forged):
            tokens.take(forge(tokens.make(browser)), browser)

    def test_of_another_browser(self) -> None:
        tokens = Tokens()
        token = tokens.make(Tokens.new_browser())
        for other in ("", Tokens.new_browser()):
            with pytest.raises(Forged):
                tokens.take(token, other)

    def test_open_for_too_long(self, monkeypatch: pytest.MonkeyPatch) -> None:
        tokens, browser = Tokens(), Tokens.new_browser()
        token = tokens.make(browser)
        monkeypatch.setattr("time.time", lambda: 99_999_999_999.0)
        with pytest.raises(Forged):
            tokens.take(token, browser)
