"""How the program ends: everything is said and done, and the status tells how it went."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.kit import clean_environ, command, write_hub


def test_what_was_registered_for_the_end_is_done_and_said(tmp_path: Path) -> None:
    write_hub(tmp_path)
    code = (
        "import atexit, sys; from generator.cli.main import main; atexit.register(print, 'the end');"
        f"sys.argv = ['storyhub', 'build', '--root', {str(tmp_path)!r}, '--today', '2026-01-01']; main()"
    )

    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, env=clean_environ()
    )

    assert done.returncode == 0
    assert done.stdout.splitlines()[-1] == "the end"


def test_wrong_usage_ends_with_two(tmp_path: Path) -> None:
    done = subprocess.run(
        command("build", "--nonsense"), capture_output=True, text=True, check=False, cwd=tmp_path, env=clean_environ()
    )

    assert done.returncode == 2
    assert "--nonsense" in done.stderr


def test_a_reader_who_leaves_early_is_no_mistake(tmp_path: Path) -> None:
    write_hub(tmp_path)
    argv = command("build", "--root", tmp_path, "--today", "2026-01-01")

    with subprocess.Popen(
        argv, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=clean_environ()
    ) as running:
        assert running.stdout
        assert running.stderr
        running.stdout.close()
        told = running.stderr.read()

    assert "mistake in Storyhub" not in told
    assert not (tmp_path / ".storyhub/last-error.txt").exists()
