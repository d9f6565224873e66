"""Commands whose help begins with examples, and which suggest what may have been meant."""

from typing import Any

import click

from onrecord.errors import did_you_mean

CONTEXT: dict[str, Any] = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


class _ExamplesFirst(click.Command):
    """A command with ``examples`` (command line, what it does), shown before everything else."""

    def __init__(self, *args: Any, examples: tuple[tuple[str, str], ...] = (), **kwargs: Any) -> None:
        kwargs.setdefault("context_settings", CONTEXT)
        super().__init__(*args, **kwargs)
        self.examples = examples

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Examples, usage, what it does, options."""
        if self.examples:
            with formatter.section("Example" if len(self.examples) == 1 else "Examples"):
                for line, what in self.examples:
                    formatter.write(f"{'':>{formatter.current_indent}}$ {line}\n")
                    formatter.write(f"{'':>{formatter.current_indent + 4}}{what}\n")
            formatter.write_paragraph()
        super().format_help(ctx, formatter)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """As click does it, with the nearest option named when one is not known."""
        try:
            return super().parse_args(ctx, args)
        except click.NoSuchOption as error:
            known = [name for param in self.get_params(ctx) for name in param.opts]
            raise click.UsageError(
                f"no such option: {error.option_name}{did_you_mean(error.option_name, known)}", ctx
            ) from None


class HelpfulCommand(_ExamplesFirst):
    """One command."""


class HelpfulGroup(_ExamplesFirst, click.Group):
    """A command with commands of its own."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does it, with the nearest command named when one is not known."""
        name = args[0]
        if self.get_command(ctx, name) is None and not name.startswith("-"):
            known = self.list_commands(ctx)
            hint = did_you_mean(name, known) or f"; there are {', '.join(known)}"
            raise click.UsageError(f"no such command: {name}{hint}", ctx)
        return super().resolve_command(ctx, args)
