"""The command line: ``read``, ``explain``, ``map``, ``schema``, ``gazetteer``. Data goes to stdout, all else to stderr.

Exit codes: 0 all read, 1 something was skipped, 2 cannot run, 130 stopped by Ctrl-C, 141 nobody reads stdout any more.
"""

import os
import sys

import click

from onrecord.cli.app import app
from onrecord.errors import OnrecordError

INTERRUPTED, PIPE_CLOSED = 130, 141


def main() -> None:
    """Run the command line and exit with its code."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run one command; its exit code. No traceback reaches a person for anything foreseen."""
    try:
        code = app.main(arguments, prog_name="onrecord", standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message())
        return 0
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except OnrecordError as error:
        click.echo(f"onrecord: {error}", err=True)
        return error.exit_code
    except (KeyboardInterrupt, click.Abort):
        click.echo("onrecord: stopped", err=True)
        return INTERRUPTED
    except (BrokenPipeError, SystemExit):
        # click turns a closed pipe into SystemExit, and nothing else while it is not in its stand-alone mode.
        _leave_quietly()
        return PIPE_CLOSED
    return code if isinstance(code, int) else 0


def _leave_quietly() -> None:
    """Nothing is left to write to: keep the interpreter from complaining about it when it ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
