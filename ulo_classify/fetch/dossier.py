"""Pages -> a dossier on disk: a folder a body, with the files and a manifest that says what they are.

The folder is one that `reading.find_dossiers` reads: each page with its address as source and the day on
which it was got as date. What a person has put beside the pages stays, and so does a page that is no longer
there.
"""

from __future__ import annotations

import csv
import datetime as dt
import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from pathlib import Path, PurePosixPath
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from ulo_classify.errors import FetchError, ReadingError
from ulo_classify.fetch.crawl import GotPage
from ulo_classify.fetch.links import spaced
from ulo_classify.fetch.media import file_name
from ulo_classify.reading.encodings import decode
from ulo_classify.reading.manifest import MANIFEST

COLUMNS = ("name", "path", "kind", "date", "source", "fetched")
_LONGEST_STEM = 80
_LONGEST_FOLDER = 100
_UNSAFE = re.compile(r"[\x00-\x1f\x7f<>:\"/\\|?*\u202a-\u202e\u2066-\u2069]")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
Row = dict[str, str]


class Stored(NamedTuple):
    """A page that was stored: its file, where it came from, and whether it was new, changed or the same."""

    path: Path
    source: str
    change: str


def folder_name(name: str) -> str:
    """The name of a body as the name of a folder on any system."""
    safe = _UNSAFE.sub(" ", name)
    safe = " ".join(safe.split())[:_LONGEST_FOLDER].strip(" .")
    reserved = re.fullmatch(r"(?i)con|prn|aux|nul|com\d|lpt\d", safe)
    return f"_{safe}" if reserved else safe or "site"


class DossierFolder:
    """The folder of one body, with the manifest that it may have already."""

    def __init__(self, folder: Path, name: str) -> None:
        """Read the manifest in `folder`, if there is one.

        Raises:
            FetchError: the manifest there is of another form, or of another body.
        """
        self.folder = folder
        self.name = name
        self._columns, self._rows = _manifest(folder / MANIFEST)
        named = {row.get("name", "").casefold() for row in self._rows} - {"", name.casefold()}
        if named:
            raise FetchError(
                f"The folder {folder} holds documents of another body: name it with its own name, or choose"
                " another folder."
            )

    def store(self, pages: Iterable[GotPage], now: dt.datetime) -> list[Stored]:
        """Write pages and then the manifest; a page that was there before takes the place of its file.

        Raises:
            FetchError: the folder cannot be written to.
        """
        done = []
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            for each in pages:
                done.append(self._store_one(each, now))
            self._write_manifest()
        except OSError as error:
            reason = error.strerror or type(error).__name__
            raise FetchError(f"The pages cannot be written to {self.folder} ({reason}).") from error
        return done

    def _store_one(self, got: GotPage, now: dt.datetime) -> Stored:
        page = got.page
        row = next((row for row in self._rows if row.get("source") == page.url), None)
        path = self.folder / row["path"] if row else None
        if path is None or path.suffix != page.ending or not _is_ours(path, self.folder):
            path = self.folder / self._free_name(got)
        same = path.is_file() and path.read_bytes() == page.body
        change = "unchanged" if same else ("changed" if row and path.exists() else "new")
        if not same:
            part = path.with_name(f".{path.name}.part")
            part.write_bytes(page.body)
            part.replace(path)
        if row is None:
            row = {}
            self._rows.append(row)
        row.update(
            name=self.name,
            path=path.name,
            kind=row.get("kind") or _kind(path, page.ending),  # a person may have corrected it
            date=_date(path, page.ending, now),
            source=page.url,
            fetched=now.isoformat(timespec="seconds"),
        )
        return Stored(path, page.url, change)

    def _free_name(self, got: GotPage) -> str:
        stem = _stem(got)
        taken = {path.name.casefold() for path in self.folder.iterdir()} | {MANIFEST}
        for number in range(1, 10_000):
            name = f"{stem}{'' if number == 1 else f' {number}'}{got.page.ending}"
            if name.casefold() not in taken:
                return name
        raise FetchError(f"The folder {self.folder} holds too many files of one name: choose another.")

    def _write_manifest(self) -> None:
        if not self._rows:
            return
        part = self.folder / f".{MANIFEST}.part"
        with part.open("w", encoding="utf-8", newline="") as stream:
            writer = csv.DictWriter(stream, self._columns, lineterminator="\r\n", extrasaction="ignore")
            writer.writeheader()
            writer.writerows(self._rows)
        part.replace(self.folder / MANIFEST)


def _is_ours(path: Path, folder: Path) -> bool:
    """Whether the file that an earlier manifest names lies in the folder itself and is no link."""
    return path.parent == folder and not path.is_symlink()


def _manifest(path: Path) -> tuple[list[str], list[Row]]:
    """The columns and rows of a manifest; ours come first, and those of others stay."""
    if not path.is_file():
        return list(COLUMNS), []
    try:
        reader = csv.DictReader(decode(path.read_bytes()).splitlines())
        headers = [header.strip().lower() for header in reader.fieldnames or ()]
        reader.fieldnames = headers
        rows = [{key: value or "" for key, value in row.items() if key in headers} for row in reader]
    except (OSError, csv.Error, ReadingError) as error:
        raise FetchError(f"The manifest {path} cannot be read: mend it, or choose another folder.") from error
    if "path" not in headers:
        raise FetchError(f"The manifest {path} has no column path: mend it, or choose another folder.")
    return [*COLUMNS, *(header for header in headers if header not in COLUMNS)], rows


def _stem(got: GotPage) -> str:
    """The file's name without its ending: that of the address, unless it says nothing and the link does."""
    url, headers = got.page.url, got.page.headers
    named = PurePosixPath(unquote(file_name(url, headers))).stem
    if got.page.ending == ".html":
        named = " ".join(unquote(part) for part in urlsplit(url).path.split("/") if part)
        named = re.sub(r"\.\w{2,5}$", "", named)
    stem = _readable(named)
    if _says_nothing(stem) and got.said:
        stem = _readable(got.said) or stem
    return stem or ("home page" if got.page.ending == ".html" else "document")


def _readable(text: str) -> str:
    words = re.sub(r"[\s_\-.]+", " ", _UNSAFE.sub(" ", text))
    return words.strip()[:_LONGEST_STEM].strip(" .")


def _says_nothing(stem: str) -> bool:
    words = [word for word in spaced(stem).split() if not any(sign.isdigit() for sign in word)]
    return not [word for word in words if len(word) > 2 and word not in _empty_words()]


@cache
def _empty_words() -> frozenset[str]:
    text = files(__package__).joinpath("dossier.toml").read_text(encoding="utf-8")
    return frozenset(tomllib.loads(text)["empty_words"])


def _kind(path: Path, ending: str) -> str:
    """The kind of a web page, by its content and not its name: a page about a constitution is none.

    Documents are left to the reader, who looks at their names too.
    """
    from ulo_classify.reading.guard import read_guarded
    from ulo_classify.reading.kinds import guess_kind
    from ulo_classify.reading.limits import Limits

    if ending != ".html":
        return ""
    try:
        found = read_guarded(path, Limits())
    except ReadingError:
        return ""  # whoever reads the dossier says what is wrong with it
    clauses = sum(mark[0] == "clause" for mark in found["marks"])
    return guess_kind("", found["text"], found["format"], clauses)[0]


def _date(path: Path, ending: str, now: dt.datetime) -> str:
    """The day on which a page was seen; none for a document whose name has a year, which then counts."""
    return "" if ending != ".html" and _YEAR.search(path.stem) else now.date().isoformat()
