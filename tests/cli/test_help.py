"""`storyhub --help` is instant, and knows every command."""

from __future__ import annotations

import subprocess
import sys

import pytest

from generator.cli.program import COMMANDS
from tests.kit import clean_environ, process, run

HEAVY = {"rich", "jinja2", "PIL", "yaml", "markdown_it", "msgspec", "starlette", "uvicorn", "watchfiles", "asyncio"}


def test_help_loads_nothing_heavy() -> None:
    code = (
        "import sys\n"
        "from click.testing import CliRunner\n"
        "before = set(sys.modules)\n"
        "from generator.cli.program import cli\n"
        "assert CliRunner().invoke(cli, ['--help']).exit_code == 0\n"
        "print(*sorted({name.partition('.')[0] for name in set(sys.modules) - before}))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], env=clean_environ(), capture_output=True, text=True, check=True)

    assert set(done.stdout.split()) & HEAVY == set()


def test_help_lists_every_command() -> None:
    shown = process("--help").stdout

    assert [name for name in COMMANDS if f"  {name} " not in shown] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_of_its_own(name: str) -> None:
    result = run(name, "--help")

    assert result.exit_code == 0
    assert f"Usage: storyhub {name}" in result.output.replace("Usage: cli ", "Usage: storyhub ")


def test_a_misspelt_command_is_answered_with_the_nearest() -> None:
    result = run("biuld")

    assert result.exit_code == 2
    assert "Did you mean 'build'?" in result.output
