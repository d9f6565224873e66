"""Running the desk: the server, the browser, and the record of the demo."""

import socket
import sys
import tempfile
import threading
import webbrowser
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import uvicorn

from onrecord.errors import StopRun
from onrecord.record.store import Record
from onrecord.web.app import HOST, make_app
from onrecord.web.desk import Desk


def serve(desk: Desk, *, port: int, browser: bool) -> None:
    """Serve a desk until it is stopped.

    Raises StopRun if the port is taken.
    """
    listener, record = _listener(port), desk.record
    record.learn()
    app = make_app(desk, port=port)
    address = f"http://{HOST}:{port}/"
    sys.stderr.write(f"The desk is open at {address} (record {record.address}); Ctrl-C closes it.\n")
    if browser:
        threading.Timer(0.5, webbrowser.open, (address,)).start()
    config = uvicorn.Config(
        app, log_level="warning", access_log=False, server_header=False, timeout_graceful_shutdown=3
    )
    uvicorn.Server(config).run([listener])


def _listener(port: int) -> socket.socket:
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((HOST, port))
    except OSError as error:
        message = f"port {port}: cannot be had ({error.strerror}); is a desk open already? Choose another with --port"
        raise StopRun(message, code="port") from error
    return listener


def demo_record(tell: Callable[[str], None]) -> str:
    """A new record with the demo stories, in a folder of its own; its path."""
    from onrecord import reader  # noqa: PLC0415 - the language pipeline takes a second, which only the demo needs here
    from onrecord.intake import Intake, read_paths  # noqa: PLC0415

    path = Path(tempfile.mkdtemp(prefix="onrecord-demo-")) / "demo.db"
    stories = sorted(str(one) for one in (*_demo_folder().glob("*.txt"), *_demo_folder().glob("record/*.jsonl")))
    tell("Reading the demo stories …")
    with Record.open(path) as record:
        read = reader()
        for story in stories:
            for taken in read_paths([story]):
                if isinstance(taken, Intake):
                    record.add(read.read(taken.report, taken.problems), reader=read.made_by)
        record.refresh()
    return str(path)


def _demo_folder() -> Path:
    """Where the demo stories are: in the installed package, or in the source folder."""
    inside = Path(str(files("onrecord"))) / "demo"
    return inside if inside.is_dir() else Path(__file__).parents[3] / "demo"
