"""Folders of files -> dossiers, and a dossier -> Organisation."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from ulo_classify.errors import ReadingError
from ulo_classify.reading.cache import TextCache
from ulo_classify.reading.limits import Limits
from ulo_classify.reading.manifest import MANIFEST, ManifestRow, read_manifest
from ulo_classify.reading.reader import read_as
from ulo_classify.schema import Document, DocumentKind, Failure, Organisation

_DEFAULT_LIMITS = Limits()
_SYSTEM_FILES = frozenset({"thumbs.db", "desktop.ini", MANIFEST})
_PAGE_PARTS = ("_files", "-Dateien")  # folders in which browsers keep the pictures of a saved page
_LEADS_OUT = "It is a link that leads out of the folder: put the file itself there."


@dataclass(frozen=True, slots=True)
class DossierFile:
    """A file of a dossier, not read yet; kind, date and source where a manifest gives them."""

    path: Path
    kind: DocumentKind | None = None
    date: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Dossier:
    """The files about one body, not read yet.

    Attributes:
        name: of the body, from the manifest, the folder or the file.
        files: in the order in which they will be read.
        folder: to which the names of its documents are relative; None to name them by their files.
        failures: rows of a manifest that name no file that could be read.
    """

    name: str
    files: tuple[DossierFile, ...] = ()
    folder: Path | None = None
    failures: tuple[Failure, ...] = ()


def _is_document(path: Path) -> bool:
    hidden = path.name.startswith((".", "~$"))
    return not hidden and path.name.lower() not in _SYSTEM_FILES and path.is_file()


def _is_page_parts(folder: Path) -> bool:
    for ending in _PAGE_PARTS:
        if folder.name.endswith(ending):
            stem = folder.name.removesuffix(ending)
            return any((folder.parent / f"{stem}{suffix}").is_file() for suffix in (".html", ".htm"))
    return False


def _files_below(folder: Path) -> list[Path]:
    """Every document in `folder` and its sub-folders, sorted; links to folders are not followed."""
    found = []
    for parent, folders, names in os.walk(folder, followlinks=False):
        here = Path(parent)
        folders[:] = [
            name for name in folders if not name.startswith(".") and not _is_page_parts(here / name)
        ]
        found += [path for name in names if _is_document(path := here / name)]
    return sorted(found, key=lambda path: path.relative_to(folder).as_posix())


def _files_of(rows: Iterable[ManifestRow]) -> tuple[tuple[DossierFile, ...], tuple[Failure, ...]]:
    kept: dict[Path, DossierFile] = {}
    failures = []
    for row in rows:
        if row.failure is not None:
            failures.append(row.failure)
        elif row.path is not None:
            kept.setdefault(row.path, DossierFile(row.path, row.kind, row.date, row.source))
    return tuple(kept.values()), tuple(failures)


def _own_folder(folder: Path, name: str | None) -> Dossier:
    """The dossier that a folder is; its own manifest describes files, and need not list them all."""
    rows = read_manifest(folder, names_needed=False) or []
    names = {row.name.casefold() for row in rows if row.name}
    if len(names) > 1:
        if name is None or name.casefold() not in names:
            raise ReadingError(
                f"{folder / MANIFEST} lists {len(names)} bodies: use find_dossiers, or give the name of one."
            )
        wanted = {name.casefold(), ""}
        files, failures = _files_of(row for row in rows if row.name.casefold() in wanted)
        return Dossier(name, files, folder, failures)
    listed, failures = _files_of(rows)
    described = {file.path: file for file in listed}
    files = tuple(described.get(path.resolve(), DossierFile(path)) for path in _files_below(folder))
    own_name = name or next((row.name for row in rows if row.name), None)
    return Dossier(own_name or folder.resolve().name, files, folder, failures)


def _from_manifest(folder: Path, rows: list[ManifestRow]) -> list[Dossier]:
    by_name: dict[str, list[ManifestRow]] = {}
    for row in rows:
        by_name.setdefault(row.name.casefold(), []).append(row)
    dossiers = []
    for named in by_name.values():
        files, failures = _files_of(named)
        dossiers.append(Dossier(named[0].name, files, folder, failures))
    return dossiers


def find_dossiers(directory: str | os.PathLike[str]) -> list[Dossier]:
    """The dossiers in a directory, found without reading any document.

    First the bodies that manifest.csv in the directory names, in its order; then every sub-folder in which
    the manifest names no file; then every file in the directory itself that it does not name.

    Raises:
        ReadingError: the directory or its manifest cannot be read.
    """
    root = Path(directory)
    if not root.is_dir():
        raise ReadingError(
            f"{root} is {'no folder' if root.exists() else 'missing'}: name a folder of dossiers."
        )
    rows = read_manifest(root, names_needed=True)
    dossiers = _from_manifest(root, rows or [])
    covered = {file.path for dossier in dossiers for file in dossier.files}
    entries = sorted(root.iterdir(), key=lambda path: path.name)
    for folder in entries:
        if folder.name.startswith(".") or not folder.is_dir() or _is_page_parts(folder):
            continue
        inside = folder.resolve()
        if any(path.is_relative_to(inside) for path in covered):
            continue
        try:
            dossier = _own_folder(folder, None)
        except ReadingError as error:
            failure = Failure(where=f"{folder.name}/{MANIFEST}", cause=str(error))
            dossier = Dossier(folder.name, (), folder, (failure,))
        if dossier.files or dossier.failures:
            dossiers.append(dossier)
    for file in entries:
        if _is_document(file) and file.resolve() not in covered:
            dossiers.append(Dossier(file.stem, (DossierFile(file),), root))
    return dossiers


def name_in(folder: Path | None, path: Path) -> str:
    """What a file is called in its dossier: its path from the folder, or its own name elsewhere."""
    for base in (folder, folder.resolve()) if folder else ():
        if path.is_relative_to(base):
            return path.relative_to(base).as_posix()
    return path.name


def _leads_out(path: Path, folder: Path) -> bool:
    return path.is_symlink() and not path.resolve().is_relative_to(folder.resolve())


def _dossier_at(path: Path, name: str | None) -> Dossier:
    if path.is_dir():
        return _own_folder(path, name)
    return Dossier(name or path.stem, (DossierFile(path),), path.parent)


def read_dossier(
    dossier: Dossier | str | os.PathLike[str],
    *,
    name: str | None = None,
    limits: Limits = _DEFAULT_LIMITS,
    cache: TextCache | None = None,
) -> Organisation:
    """Read all files of a dossier.

    Args:
        dossier: as found by `find_dossiers`, or the path of a folder or a single file.
        name: of the body; from the dossier where None.
        limits: what reading each file may cost.
        cache: texts of files that were read before.

    Returns:
        The Organisation with its documents, named by their path in the dossier. A file that cannot be read
        becomes one of its `failures`, and the others are read all the same.

    Raises:
        ReadingError: the path is missing, or is a folder whose manifest cannot be read.
    """
    named = None
    if not isinstance(dossier, Dossier):
        named = Path(dossier)
        if not named.exists():
            raise ReadingError(f"{named} is missing: name a folder or a file.")
        dossier = _dossier_at(named, name)
    documents: list[Document] = []
    failures = list(dossier.failures)
    for file in dossier.files:
        label = name_in(dossier.folder, file.path)
        if dossier.folder and file.path != named and _leads_out(file.path, dossier.folder):
            failures.append(Failure(where=label, cause=_LEADS_OUT))
            continue
        try:
            document = read_as(
                file.path,
                label,
                kind=file.kind,
                date=file.date,
                source=file.source,
                limits=limits,
                cache=cache,
            )
            documents.append(document)
        except ReadingError as error:
            failures.append(Failure(where=label, cause=str(error)))
    return Organisation(name=name or dossier.name, documents=tuple(documents), failures=tuple(failures))
