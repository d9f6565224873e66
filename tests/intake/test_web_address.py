"""What may be asked for: public addresses only, looked up once, at every redirect."""

import shutil
import socket
import ssl
import subprocess
import threading
from pathlib import Path
from typing import Any

import pytest

from onrecord.errors import InputError
from onrecord.intake import Skipped, read_paths
from onrecord.intake.web_address import is_public, is_web_address, numbers_of, web_address
from onrecord.settings import Settings
from tests.intake.serving import HERE, Server

PUBLIC = Settings(fetch_seconds=5)


@pytest.mark.parametrize(
    ("number", "public"),
    [
        ("93.184.215.14", True),
        ("2606:2800:21f:cb07:6820:80da:af6b:8b2c", True),
        ("::ffff:93.184.215.14", True),
        ("127.0.0.1", False),
        ("127.9.9.9", False),
        ("0.0.0.0", False),
        ("10.0.0.1", False),
        ("172.16.0.1", False),
        ("192.168.1.1", False),
        ("100.64.0.1", False),
        ("169.254.169.254", False),  # what clouds tell a machine about itself
        ("168.63.129.16", False),
        ("100.100.100.200", False),
        ("fd00:ec2::254", False),
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("::1", False),
        ("::", False),
        ("fe80::1", False),
        ("fe80::1%eth0", False),
        ("fc00::1", False),
        ("ff02::1", False),
        ("::ffff:127.0.0.1", False),
        ("::ffff:169.254.169.254", False),
        ("64:ff9b::7f00:1", False),
        ("64:ff9b::5db8:d70e", True),
        ("2002:7f00:1::", False),
        ("2001:db8::1", False),
        ("nonsense", False),
    ],
)
def test_public(number: str, public: bool) -> None:
    assert is_public(number) is public


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "localhost", "[::1]", "2130706433", "0x7f000001", "0177.0.0.1", "127.1", "0", "[::ffff:127.0.0.1]", "169.254.169.254", "10.1.2.3"],
)  # fmt: skip
def test_this_machine_and_its_network_are_not_asked(site: Server, host: str) -> None:
    port = site.url.rpartition(":")[2]
    site.give("/a")
    (found,) = read_paths([f"http://{host}:{port}/a"], settings=PUBLIC)
    assert isinstance(found, Skipped) and found.error.code in ("local-address", "network")
    assert site.asked == []


def test_the_message_says_what_to_do(site: Server) -> None:
    (found,) = read_paths([site.give("/a")], settings=PUBLIC)
    assert isinstance(found, Skipped) and found.error.code == "local-address"
    assert "127.0.0.1" in str(found.error) and "local_addresses" in str(found.error)


def _names(monkeypatch: pytest.MonkeyPatch, table: dict[str, list[str]]) -> list[str]:
    """Names that stand for the numbers of a table, in turn; what was looked up."""
    asked: list[str] = []
    real = socket.getaddrinfo

    def look_up(host: Any, port: Any, *rest: Any, **named: Any) -> Any:
        if host not in table:
            return real(host, port, *rest, **named)
        asked.append(host)
        numbers = table[host]
        number = numbers.pop(0) if len(numbers) > 1 else numbers[0]
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (one, port)) for one in number.split()]

    monkeypatch.setattr("socket.getaddrinfo", look_up)
    return asked


@pytest.mark.parametrize("numbers", ["127.0.0.1", "93.184.215.14 10.0.0.1", "169.254.169.254"])
def test_a_name_of_this_machine_is_refused(monkeypatch: pytest.MonkeyPatch, numbers: str) -> None:
    _names(monkeypatch, {"post.example": [numbers]})
    with pytest.raises(InputError, match="no public address"):
        numbers_of(web_address("https://post.example/"), local=False)


def test_a_redirect_to_this_machine_is_refused(site: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first address passes for public; what it sends on to is looked at like the first."""
    port = site.url.rpartition(":")[2]
    monkeypatch.setattr(
        "onrecord.intake.web_visit.numbers_of",
        lambda address, local: ("127.0.0.1",) if address.host == "post.example" else numbers_of(address, local=local),
    )
    site.give("/secret")
    site.move("/a", f"http://127.0.0.1:{port}/secret")
    (found,) = read_paths([f"http://post.example:{port}/a"], settings=PUBLIC)
    assert isinstance(found, Skipped) and found.error.code == "local-address"
    assert "/a" in site.paths and "/secret" not in site.paths


def test_a_robots_file_may_not_lead_to_this_machine(site: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    port = site.url.rpartition(":")[2]
    monkeypatch.setattr(
        "onrecord.intake.web_visit.numbers_of",
        lambda address, local: ("127.0.0.1",) if address.host == "post.example" else numbers_of(address, local=local),
    )
    site.give("/secret")
    site.move("/robots.txt", f"http://127.0.0.1:{port}/secret")
    site.give("/a")
    (found,) = read_paths([f"http://post.example:{port}/a"], settings=PUBLIC)
    assert isinstance(found, Skipped) and found.error.code == "robots"
    assert "/secret" not in site.paths and "/a" not in site.paths


def test_a_name_is_not_looked_up_again_for_the_connection(site: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that stands for a public machine when it is looked at and for this one a moment later: the connection
    goes to the number that was looked at.
    """
    port = int(site.url.rpartition(":")[2])
    asked = _names(monkeypatch, {"post.example": ["93.184.215.14", "127.0.0.1"]})
    reached: list[tuple[str, int]] = []

    def connect(address: tuple[str, int], *rest: Any, **named: Any) -> Any:
        reached.append(address)
        raise ConnectionRefusedError(111, "Connection refused")

    monkeypatch.setattr("urllib3.util.connection.create_connection", connect)
    from onrecord.intake.web_fetch import Limits, get_once

    address = web_address(f"http://post.example:{port}/a")
    numbers = numbers_of(address, local=False)
    with pytest.raises(InputError, match="cannot be reached"):
        get_once(address, numbers, {}, Limits(until=1e12, bytes=1000))
    assert asked == ["post.example"] and reached == [("93.184.215.14", port)]


def test_no_network_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(*given: Any, **named: Any) -> Any:
        raise socket.gaierror(-3, "Temporary failure in name resolution")

    monkeypatch.setattr("socket.getaddrinfo", fails)
    (found,) = read_paths(["https://post.example/a"], settings=PUBLIC)
    assert isinstance(found, Skipped) and found.error.code == "network"
    assert "whether this machine has a network" in str(found.error)


def test_a_server_that_is_not_there() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    (found,) = read_paths([f"http://127.0.0.1:{port}/a"], settings=HERE)
    assert isinstance(found, Skipped) and found.error.code == "network" and "cannot be reached" in str(found.error)


@pytest.mark.parametrize(
    ("words", "url"),
    [
        ("https://post.example", "https://post.example/"),
        ("HTTPS://Post.Example:443/A b?c=d e#f", "https://post.example/A%20b?c=d%20e"),
        ("http://post.example:8080/a%20b", "http://post.example:8080/a%20b"),
        ("https://новини.example/війна", "https://xn--b1amarcd.example/%D0%B2%D1%96%D0%B9%D0%BD%D0%B0"),
        ("http://[2606:2800::1]:81/", "http://[2606:2800::1]:81/"),
        ("http://post.example./a", "http://post.example/a"),
        ("http://post.example/a\r\nHost: b", "http://post.example/aHost:%20b"),
    ],
)
def test_addresses(words: str, url: str) -> None:
    assert web_address(words).url == url


@pytest.mark.parametrize(
    "words",
    ["https://", "https:///a", "http://[::1", "http://a.example:99999/", "http://user@a.example/", "http://a.example/" + "a" * 3000, "file:///etc/passwd", "ftp://a.example/"],
)  # fmt: skip
def test_what_is_no_address(words: str) -> None:
    with pytest.raises(InputError):
        web_address(words)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("https://a.example", True),
        ("HTTP://a", True),
        ("a.html", False),
        ("https:/a", False),
        ("ftp://a.example", False),
    ],
)
def test_what_looks_like_an_address(words: str, told: bool) -> None:
    assert is_web_address(words) is told


def test_the_next_number_is_tried_where_one_does_not_answer(site: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    """127.0.0.2 stands for a number nobody listens at; the other one is asked."""
    port = site.url.rpartition(":")[2]
    _names(monkeypatch, {"post.example": ["127.0.0.2 127.0.0.1"]})
    site.give("/a")
    (found,) = read_paths([f"http://post.example:{port}/a"], settings=HERE)
    assert not isinstance(found, Skipped) and found.report.url == f"http://post.example:{port}/a"


@pytest.mark.skipif(shutil.which("openssl") is None, reason="needs openssl, which is not on this machine")
def test_a_certificate_nobody_vouches_for(tmp_path: Path) -> None:
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", certificate]
    named = ["-days", "2", "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1"]
    subprocess.run([*made, *named], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    reached: list[bytes] = []

    def serve() -> None:
        try:
            plain, _ = listening.accept()
            with context.wrap_socket(plain, server_side=True) as connection:
                reached.append(connection.recv(100))
        except OSError:
            pass

    with socket.create_server(("127.0.0.1", 0)) as listening:
        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        (found,) = read_paths([f"https://127.0.0.1:{listening.getsockname()[1]}/a"], settings=HERE)
        thread.join(timeout=5)
    assert isinstance(found, Skipped) and found.error.code == "network" and "certificate" in str(found.error)
    assert not any(reached)
