from collections.abc import Iterator

import click
import pytest

from onrecord import __version__
from onrecord.cli.app import app
from tests.cli.conftest import Cli


def _commands(command: click.Command, path: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    yield path
    if isinstance(command, click.Group):
        for name, child in command.commands.items():
            yield from _commands(child, (*path, name))


ALL = list(_commands(app))


@pytest.mark.parametrize("path", ALL, ids=lambda path: " ".join(path) or "onrecord")
def test_help_begins_with_an_example(cli: Cli, path: tuple[str, ...]) -> None:
    ran = cli(*path, "--help")
    assert ran.code == 0
    assert ran.out.startswith("Example")
    example = ran.out.splitlines()[1].split()
    assert "onrecord" in example
    assert "Usage:" in ran.out


@pytest.mark.parametrize("path", ALL, ids=lambda path: " ".join(path) or "onrecord")
def test_every_option_is_explained(path: tuple[str, ...]) -> None:
    command: click.Command = app
    for name in path:
        assert isinstance(command, click.Group)
        command = command.commands[name]
    for parameter in command.params:
        if isinstance(parameter, click.Option):
            assert parameter.help, parameter.name


def test_version(cli: Cli) -> None:
    assert cli("--version").out == f"onrecord {__version__}\n"


def test_help_and_version_load_nothing_heavy() -> None:
    import subprocess
    import sys

    code = "import sys; from onrecord.cli import run; run(['--version']); print(*sorted(sys.modules))"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not {"spacy", "numpy", "rich", "msgspec", "thinc"} & set(out)
