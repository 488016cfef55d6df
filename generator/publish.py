"""The last step: rendered bytes become files of the published folder, all or nothing as far as a file system allows.

Everything is rendered into the store's staging folder before the first file is moved. The manifest first says which
files will be there that were not, then the files are moved, then what is no longer planned is deleted, then the manifest
says what stands. A build that is killed in between leaves files that are not as the manifest has them, and the next
build writes them anew. A file that the manifest does not own is never deleted.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

import msgspec

from generator.digests import digest
from generator.files import Stamp, make_folder, read_file, stamp
from generator.store import Entry, Store


class Staged(msgspec.Struct, frozen=True):
    """An output on its way: its address, its path under the published folder, its key, and the file that becomes it."""

    url: str
    path: str
    key: str
    file: str
    digest: str
    stamp: Stamp | None = None
    """Of the file, if somebody looked since it was written; to move it within a drive leaves that as it is."""


class NewSite(msgspec.Struct, frozen=True):
    """A folder where most of a site stands already, on the drive of the store."""

    folder: str
    strays: tuple[str, ...] = ()
    """Files in it that are none of the site's."""


def target_name(output: Path, root: Path) -> str:
    """How the manifest calls a published folder: relative to the hub if it is inside, so that a restored store fits."""
    try:
        return output.resolve().relative_to(root.resolve()).as_posix()
    except ValueError:
        return output.resolve().as_posix()


def stands(entry: Entry | None, key: str, output: Path) -> bool:
    """Whether an output's file is there as the manifest says, for this key. A file whose time differs is compared by
    content, because checkouts and restored caches set every time anew.
    """
    return entry is not None and entry.key == key and as_it_stands(entry, output) is not None


def as_it_stands(entry: Entry, output: Path) -> Entry | None:
    """The entry with the time that its file has now; None if the file is gone or has other bytes."""
    path = f"{output}/{entry.path}"
    try:
        size, mtime = stamp(path)
        if size != entry.size:
            return None
        if mtime == entry.mtime:
            return entry
        same = digest(read_file(path)) == entry.digest
    except OSError:
        return None
    return msgspec.structs.replace(entry, mtime=mtime) if same else None


def publish(
    staged: Iterable[Staged],
    planned: Iterable[str],
    store: Store,
    target: str,
    output: Path,
    before: Mapping[str, str] | None = None,
    parts: Iterable[tuple[str, bytes]] = (),
    *,
    site: NewSite | None = None,
) -> tuple[str, ...]:
    """Moves what was rendered into `output`, deletes what the manifest owns and the plan no longer has.

    `before` are the keys of what the manifest has, by address, if they were read already; `parts` as in `Store.record`.
    Where there is no `output` yet, the folder of a new `site` becomes it in one move. Returns the addresses that were removed.
    """
    staged = sorted(staged, key=lambda one: one.url)  # in the order of the manifest, which is written faster so
    before = store.published_keys(target) if before is None else before
    removed = before.keys() - set(planned)
    gone = sorted(removed)
    if not staged and not gone:
        return ()
    known = store.entries(target, before.keys() if gone else [s.url for s in staged])
    fresh = [s for s in staged if (entry := known.get(s.url)) is None or entry.path != s.path]
    kept_paths = {entry.path for url, entry in known.items() if url not in removed} | {s.path for s in staged}
    # Another build may have taken an entry out since.
    unwanted = [entry.path for url in gone if (entry := known.get(url)) and entry.path not in kept_paths]
    if site:
        staged = _put_together(staged, site)
        if not os.path.lexists(output):
            # Said before it is so: without a folder there nothing is taken to stand.
            store.record(target, [_entry(each, site.folder, each.stamp) for each in staged], gone, parts)
            if _moved_whole(site.folder, output):
                return tuple(gone)
    store.record(target, (Entry(s.url, s.path, "", "", -1, -1) for s in fresh))
    first = _in_the_way(unwanted, fresh)
    for path in first:
        remove(output, path)
    _make_folders(str(output), (s.path for s in (fresh if output.is_dir() else staged)))
    for each in staged:
        _move(each, str(output))
    for path in unwanted if not first else set(unwanted).difference(first):
        remove(output, path)
    entries = [_entry(each, str(output)) for each in staged]
    store.record(target, entries, gone, parts)
    return tuple(gone)


def _in_the_way(unwanted: Sequence[str], fresh: Sequence[Staged]) -> list[str]:
    """Files to be deleted that stand where a new file needs a folder, or in a folder where a new file is to stand."""
    if not unwanted:
        return []
    files = {each.path for each in fresh}
    folders = {folder for path in files for folder in _folders(path)}
    return [path for path in unwanted if path in folders or not files.isdisjoint(_folders(path))]


def _folders(path: str) -> list[str]:
    """The folders that a file is in: of `a/b/c` they are `a` and `a/b`."""
    names = path.split("/")
    return ["/".join(names[:count]) for count in range(1, len(names))]


def _make_folders(output: str, paths: Iterable[str]) -> None:
    """Makes the folders that new files need: most have one of their own."""
    for folder in dict.fromkeys(path.rpartition("/")[0] for path in paths):
        make_folder(f"{output}/{folder}")


def _put_together(staged: Iterable[Staged], site: NewSite) -> list[Staged]:
    """All that was rendered where it belongs within a new site, and nothing else there."""
    for file in site.strays:
        remove(Path(site.folder), file.removeprefix(f"{site.folder}/"))
    staged = list(staged)
    _make_folders(site.folder, (each.path for each in staged if each.file != f"{site.folder}/{each.path}"))
    return [_settled(each, site.folder) for each in staged]


def _settled(staged: Staged, site: str) -> Staged:
    file = f"{site}/{staged.path}"
    if file == staged.file:
        return staged
    _move(staged, site)
    return msgspec.structs.replace(staged, file=file)


def _moved_whole(site: str, output: Path) -> bool:
    """Whether a folder could become the published one: where somebody made that meanwhile, or on another drive, it cannot."""
    if os.path.lexists(output):
        return False
    output.parent.mkdir(parents=True, exist_ok=True)
    try:
        os.rename(site, output)
    except OSError:
        return False
    return True


def _move(staged: Staged, output: str) -> None:
    path = f"{output}/{staged.path}"
    try:
        place(staged.file, path)
    except FileNotFoundError:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        place(staged.file, path)


def _entry(staged: Staged, output: str, known: Stamp | None = None) -> Entry:
    return Entry(staged.url, staged.path, staged.key, staged.digest, *(known or stamp(f"{output}/{staged.path}")))


def place(file: str, path: str) -> None:
    """Moves a file over what stands at a path, so that a reader gets the one or the other whole."""
    try:
        os.replace(file, path)
    except OSError as error:
        if error.errno != errno.EXDEV:
            raise
        _copy(file, path)


def _copy(source: str, path: str) -> None:
    """To another file system, through a temporary neighbour, so that a reader never sees half a file."""
    import shutil  # noqa: PLC0415 - slow to load, and few builds copy

    folder, _, name = path.rpartition("/")
    temporary = f"{folder}/.{name}.storyhub"
    shutil.copyfile(source, temporary)
    os.replace(temporary, path)


def remove(output: Path, path: str) -> None:
    """Deletes a file that we wrote and the folders that it leaves empty; what has become a folder since is another's."""
    target = output / path
    if not target.is_dir() or target.is_symlink():
        with suppress(FileNotFoundError, NotADirectoryError):
            target.unlink()
    for folder in target.parents:
        if folder == output or output not in folder.parents:
            break
        try:
            folder.rmdir()
        except OSError:
            break


def clean(store: Store, targets: Mapping[str, Path]) -> tuple[str, ...]:
    """Deletes every output that the manifests own; the paths that were removed."""
    removed = []
    for name, output in targets.items():
        for entry in store.manifest(name).values():
            remove(output, entry.path)
            removed.append((output / entry.path).as_posix())
        if output.is_dir() and not any(output.iterdir()):
            output.rmdir()
    return tuple(removed)
