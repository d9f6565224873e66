"""One body of tests on both databases: a file, and a real PostgreSQL server started for the session."""

import os
import pwd
import shutil
import socket
import subprocess
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import onrecord
from onrecord.model import Reading
from onrecord.record.store import Record

_PLACES = (*map(str, sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)), "/opt/homebrew/bin")


def _program(name: str) -> str | None:
    return shutil.which(name, path=os.pathsep.join((*_PLACES, os.environ.get("PATH", ""))))


def _as_server(command: list[str]) -> list[str]:
    """PostgreSQL refuses to run as root: there, it runs as the user its package made."""
    if os.geteuid() != 0:
        return command
    return ["runuser", "-u", "postgres", "--", *command]


@pytest.fixture(scope="session")
def postgresql(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Address of a server of our own, without its database's name; skips where there is no PostgreSQL."""
    initdb, pg_ctl = _program("initdb"), _program("pg_ctl")
    if not initdb or not pg_ctl:
        pytest.skip("needs PostgreSQL's initdb and pg_ctl, which are not on this machine")
    folder = Path("/tmp") / f"onrecord-pg-{uuid.uuid4().hex[:8]}"
    folder.mkdir(mode=0o700)
    if os.geteuid() == 0:
        try:
            user = pwd.getpwnam("postgres")
        except KeyError:
            pytest.skip("PostgreSQL does not run as root, and there is no user postgres")
        os.chown(folder, user.pw_uid, user.pw_gid)
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    data, log = folder / "data", folder / "log"
    options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off -c synchronous_commit=off"
    try:
        made = [initdb, "-D", str(data), "-U", "onrecord", "-A", "trust", "-E", "UTF8", "--no-locale"]
        subprocess.run(_as_server(made), check=True, capture_output=True, cwd="/")
        start = [pg_ctl, "-D", str(data), "-l", str(log), "-o", options, "-w", "start"]
        subprocess.run(_as_server(start), check=True, capture_output=True, cwd="/")
        yield f"postgresql://onrecord@127.0.0.1:{port}"
    finally:
        stop = [pg_ctl, "-D", str(data), "-m", "immediate", "stop"]
        subprocess.run(_as_server(stop), check=False, capture_output=True, cwd="/")
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def new_database(postgresql: str) -> Callable[[], str]:
    """Makes an empty database on the server; its address."""
    import psycopg

    def make() -> str:
        name = f"r{uuid.uuid4().hex[:12]}"
        with psycopg.connect(f"{postgresql}/postgres", autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}".encode())
        return f"{postgresql}/{name}"

    return make


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Address of a record that is not there yet, on each database."""
    if request.param == "sqlite":
        return str(tmp_path / "onrecord.db")
    made: str = request.getfixturevalue("new_database")()
    return made


@pytest.fixture
def record(address: str) -> Iterator[Record]:
    """An empty record on each database."""
    with Record.open(address) as opened:
        yield opened


@pytest.fixture(scope="session")
def read() -> Callable[..., Reading]:
    """``onrecord.read``, with the same text read once for the whole session."""
    known: dict[tuple[object, ...], Reading] = {}

    def reading(text: str, **given: str) -> Reading:
        key = (text, *sorted(given.items()))
        if key not in known:
            known[key] = onrecord.read(text, **given)
        return known[key]

    return reading
