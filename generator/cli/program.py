"""The commands of `storyhub`, and what they have in common. A command's module is imported when it runs, so that `storyhub --help` is instant."""

from __future__ import annotations

import gc
import importlib
import os
from typing import cast

import click

from generator import __version__

COMMANDS = {
    "init": "Start a new hub in DIR, ready to push.",
    "build": "Make the site.",
    "serve": "Show the site on this computer and keep it fresh while you write.",
    "check": "Look for everything that would disappoint a reader; publish nothing.",
    "new": "Begin a story, campaign, event or any other kind of page.",
    "status": "Say what wants care: what ends, what waits, what to share when.",
    "share": "Show the words and pictures to pass a story on with.",
    "sync": "Fetch counts of signatures and pictures for videos, ahead of a build.",
    "explain": "Say why something is, or is not, on the site.",
    "schema": "Show the fields of each kind, for editors.",
    "clean": "Remove the store and the pages that Storyhub wrote.",
}


class Commands(click.Group):
    """A group that knows its commands by name and one sentence, and loads one when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - the signature is the library's
        """The names, in the order in which a volunteer meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 - the signature is the library's
        """The command called `cmd_name`, imported now."""
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(f"generator.cli.commands.{cmd_name}")
        gc.enable()  # `main` had it wait until all is loaded
        return cast("click.Command", module.command)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 - the signature is the library's
        """The list in `--help`, without loading any command."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command, or name the nearest one."""
        if args[0] not in COMMANDS and not args[0].startswith("-"):
            raise click.exceptions.NoSuchCommand(args[0], possibilities=COMMANDS, ctx=ctx)
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> object:
        """Run the command; what it did not expect is written down and explained, never thrown at a volunteer."""
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
            raise  # the last: whoever read what is said has gone
        except Exception as error:
            from generator.cli import failure

            if ctx.params["debug"] and failure.is_unexpected(error):
                raise
            ctx.exit(failure.report(error))


@click.group(
    cls=Commands,
    context_settings={"help_option_names": ["-h", "--help"]},
    invoke_without_command=False,
    epilog="Help with one command: storyhub COMMAND --help",
)
@click.option("--debug", is_flag=True, help="When something breaks, show where in the program.")
@click.version_option(__version__, prog_name="storyhub")
@click.pass_context
def cli(ctx: click.Context, debug: bool) -> None:  # noqa: ARG001, FBT001 - click gives it so, and `invoke` reads it
    """Storyhub makes a community's stories and campaigns into a fast, accessible site whose links look good shared."""
    ctx.color = _colour()


def _colour() -> bool | None:
    """Colours as NO_COLOR (no-color.org) and FORCE_COLOR (force-color.org) ask; None lets each stream decide."""
    if os.environ.get("NO_COLOR"):
        return False
    return True if os.environ.get("FORCE_COLOR") else None
