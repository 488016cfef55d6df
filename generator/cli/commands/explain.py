"""`storyhub explain`."""

from __future__ import annotations

import os
from collections.abc import Iterable
from contextlib import closing
from difflib import get_close_matches
from pathlib import Path
from urllib.parse import unquote, urlsplit

import click
import msgspec

from generator.build import prepare
from generator.cli import flags, problem_list
from generator.cli.folders import find_root
from generator.cli.workspace import Flags, options
from generator.content.reading import file_name
from generator.content.sources import ATTACHMENTS, MARKDOWN, PHOTOS, walk
from generator.keys import Keys
from generator.options import Options, Silent
from generator.plan.output import Output
from generator.prepare import Prepared
from generator.problems import errors
from generator.publish import stands, target_name
from generator.store import Entry, Store
from generator.urls import Base, slugify

_SHOWN = 30
"""Outputs that are listed for one source."""


@click.command("explain")
@click.argument("target", metavar="PATH|URL")
@flags.root
@flags.output
@flags.base_url
@flags.drafts
@flags.today
@click.pass_context
def command(
    ctx: click.Context,
    *,
    target: str,
    root: Path | None,
    output: Path | None,
    base_url: str,
    drafts: bool,
    today: str,
) -> None:
    """Say why something is, or is not, on the site: a file of the hub, or an address of the site.

    Exit status: 0 if it is on the site, 1 if it is not.
    """
    given = Flags(root=find_root(root), output=output, base_url=base_url, drafts=drafts, today=today)
    case = _Case(options(given, os.environ))
    url = case.url_of(target)
    found, text = case.of_output(url) if url else case.of_file(target)
    click.echo(text)
    ctx.exit(0 if found else 1)


class _Case:
    """A hub as the next build would see it, beside what the last one published."""

    def __init__(self, chosen: Options) -> None:
        self.options = chosen
        self.prepared: Prepared = prepare(chosen, Silent())
        self.outputs = {output.url: output for output in self.prepared.plan.outputs}
        self.manifest = _manifest(chosen)
        self.keys = Keys(self.prepared.templates)

    def url_of(self, target: str) -> str:
        """The address that was asked for; empty if a file was."""
        base = Base.parse(self.options.base_url or self.prepared.config.url or "http://localhost")
        if target.startswith(("http://", "https://")):
            path = unquote(urlsplit(target).path) or "/"
            return path.removeprefix(base.path) or "/"
        if target in self.outputs or f"{target}/" in self.outputs:
            return target if target in self.outputs else f"{target}/"
        return target if target.startswith("/") and not Path(target).exists() else ""

    def of_output(self, url: str) -> tuple[bool, str]:
        """What is known of an address."""
        output = self.outputs.get(url) or self.outputs.get(f"{url}/")
        if output is None:
            return False, self._no_output(url)
        size = len(msgspec.msgpack.encode(output.view, order="deterministic"))
        lines = [
            f"{output.url} is on the site.",
            f"  made by    {_maker(output)}",
            f"  shows      {size:,} bytes of values",
            *_sources(output),
            f"  next build {self.state(output)}",
        ]
        return True, "\n".join(lines)

    def _no_output(self, url: str) -> str:
        alias = self.prepared.hub.references.aliases.get(url if url.endswith("/") else f"{url}/")
        if alias:
            return f"{url} is an old address that leads to {alias}"
        held = next((path for path in self._not_published() if _may_stand_at(path, url)), "")
        if held:
            return self.of_file(str(self.options.root / held))[1]
        near = get_close_matches(url, list(self.outputs), 1)
        hint = f" Did you mean {near[0]}?" if near else ""
        return f"{url} is not on the site: nothing makes it.{hint}"

    def _not_published(self) -> Iterable[str]:
        mistaken = (problem.position.path for problem in errors(self.prepared.problems))
        return sorted({*self.prepared.hub.references.withheld, *mistaken})

    def of_file(self, target: str) -> tuple[bool, str]:
        """What is known of a file of the hub."""
        path = self._hub_path(target)
        if path == "site.yaml" or path.startswith(("theme/", "themes/")):
            return True, f"{path} is not published itself: it decides how pages look."
        made = [output for output in self.prepared.plan.outputs if path in output.sources]
        reason = self._reason(path, made)
        mistakes = [problem for problem in self.prepared.problems if problem.position.path == path]
        parts = [
            f"{path} is not on the site: {_ended(reason)}" if reason else self._where(path, made),
            problem_list.as_text(mistakes) if mistakes else "",
        ]
        return not reason, "\n\n".join(part for part in parts if part)

    def _hub_path(self, target: str) -> str:
        """The file's path in the hub, whether it was given from here or from the hub's folder."""
        root = self.options.root.resolve()
        for folder in (Path.cwd(), root, root / "content"):
            file = (folder / target).resolve()
            if file.is_dir() and (file / "index.md").is_file():
                file /= "index.md"
            if file.is_file() and file.is_relative_to(root):
                return file.relative_to(root).as_posix()
        return Path(target).as_posix()

    def _reason(self, path: str, made: Iterable[Output]) -> str:
        """Why a file is not on the site, in words that continue "because"; empty if it is."""
        withheld = self.prepared.hub.references.withheld.get(path)
        if withheld:
            see = " (see it with --drafts)" if "draft" in withheld or "to be published" in withheld else ""
            return withheld + see
        if any(problem.position.path == path for problem in errors(self.prepared.problems)) and not made:
            return "it has a mistake"
        return "" if made else self._never(path)

    def _never(self, path: str) -> str:
        """Why a file is none that Storyhub would publish."""
        root = self.options.root
        if (root / path).is_dir():
            return "it is a folder: name a file in it"
        if not (root / path).is_file():
            files = [source.path for source in walk(root, "content")]
            near = get_close_matches(path, files, 1)
            return "there is no such file" + (f". Did you mean {near[0]}?" if near else "")
        if not path.startswith("content/"):
            return "only what is in the folder content is published"
        if path not in {source.path for source in walk(root, "content")}:
            return "hidden and temporary files are passed over (names that start with . or end with ~)"
        suffix = Path(path).suffix.lower()
        if suffix in (*PHOTOS, *ATTACHMENTS):
            return "nothing that is published shows or links to it"
        return "its folder has no meaning" if suffix in MARKDOWN else f"files that end in {suffix} are not published"

    def _where(self, path: str, made: list[Output]) -> str:
        url = self.prepared.hub.references.urls.get(path)
        at = f" at {url}" if url else ""
        made = sorted(made, key=lambda output: (output.url != url, output.url))
        width = max(len(output.url) for output in made[:_SHOWN])
        lines = [f"  {output.url:<{width}}  {_maker(output)}: {self.state(output)}" for output in made[:_SHOWN]]
        more = [f"  and {len(made) - _SHOWN} more"] if len(made) > _SHOWN else []
        return "\n".join([f"{path} is on the site{at}. It is shown in:", *lines, *more])

    def state(self, output: Output) -> str:
        """What the next build would do with an output, and why."""
        entry, key = self.manifest.get(output.url), self.prepared.keys[output.url]
        if entry is None:
            return "will be made: it is new"
        if not entry.key:
            return "will be made: the last build was interrupted"
        if entry.key != key:
            return f"will be made anew: {self._changed(output)}"
        standing = stands(entry, key, self.options.output)
        return "unchanged" if standing else "will be written again: its file is not as it was published"

    def _changed(self, output: Output) -> str:
        """Which parts of the key are not as they were when the output was published."""
        names = self.keys.changed(output, self._published_parts(output.url))
        named = ", ".join(sorted(names, key=lambda name: (not name.startswith("the "), name)))
        return f"{named} changed" if names else "its address or the order of its parts changed"

    def _published_parts(self, url: str) -> bytes:
        with closing(Store(self.options.store)) as store:
            return store.parts(target_name(self.options.output, self.options.root), url)


def _manifest(chosen: Options) -> dict[str, Entry]:
    store = Store(chosen.store)
    try:
        return store.manifest(target_name(chosen.output, chosen.root))
    finally:
        store.close()


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith("?") else f"{sentence}."


def _may_stand_at(path: str, url: str) -> bool:
    """Whether a file of this name would be published at this address, as far as names tell."""
    parts, folders = url.strip("/").split("/"), path.split("/")
    named = path.endswith(MARKDOWN) and slugify(file_name(path).name) == parts[-1]
    return named and (folders[1] in parts[:-1] or (folders[1] == "pages" and len(parts) <= 2))


def _maker(output: Output) -> str:
    template = getattr(output.view, "template", "") or getattr(output.view, "layout", "")
    return f"{output.recipe} ({template})" if isinstance(template, str) and template else output.recipe


def _sources(output: Output) -> list[str]:
    names = output.sources or ("site.yaml and the theme",)
    return [f"  {'from' if not place else '':<10} {name}" for place, name in enumerate(names)]
