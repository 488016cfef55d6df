"""`storyhub schema`."""

from __future__ import annotations

import json
from pathlib import Path

import click
import yaml

from generator import editor
from generator.cli import flags
from generator.cli.folders import find_root
from generator.cli.workspace import read_config
from generator.content.fields_of import FIELDS


@click.command("schema")
@click.argument("kind", type=click.Choice([*FIELDS, editor.SITE], case_sensitive=False), required=False)
@click.option(
    "--editor",
    "repository",
    metavar="OWNER/NAME",
    help="Instead, the configuration of Decap or Sveltia CMS for the hub in this repository on GitHub.",
)
@click.option("--branch", default="main", show_default=True, help="The branch that the editor writes to.")
@flags.root
def command(kind: str | None, repository: str | None, branch: str, root: Path | None) -> None:
    """Show the fields of a KIND as JSON Schema, for editors that check while one types.

    Without a KIND, all of them by name.
    """
    if repository is not None:
        config = editor.editor_config(read_config(find_root(root)), _checked(repository), branch)
        click.echo(yaml.safe_dump(config, sort_keys=False, allow_unicode=True, width=120), nl=False)
        return
    kinds = [kind] if kind else [*FIELDS, editor.SITE]
    schemas = {name: editor.json_schema(name) for name in kinds}
    click.echo(json.dumps(schemas[kind] if kind else schemas, indent=2, ensure_ascii=False))


def _checked(repository: str) -> str:
    owner, slash, name = repository.partition("/")
    if not slash or not owner or not name or "/" in name:
        raise click.UsageError(
            f"--editor {repository} is not a repository. Write it as owner/name, such as our-town/hub."
        )
    return repository
