"""Files of a register, plain or zipped, as streams of bytes: never a whole file in memory."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import IO, NamedTuple

from ulo_classify.errors import RegisterError

_READ = (".csv", ".tsv", ".txt", ".json")
_SHEETS = (".xlsx", ".xlsm", ".ods", ".xls", ".xlsb")
_MOST_MEMBERS = 1000
_MOST_BYTES = 64 * 2**30  # unpacked; the largest register is a few GB
_BLOCK = 1 << 20


class Source(NamedTuple):
    """One table's file: on disk, or a member of a zip. `label` names it in messages; `size` is unpacked."""

    path: Path
    member: str | None
    size: int

    @property
    def label(self) -> str:
        """The file's name, and the member's in a zip."""
        return f"{self.path.name}/{self.member}" if self.member else self.path.name

    @property
    def stem(self) -> str:
        """The name without folders and endings, by which a table can be known."""
        return PurePosixPath(self.member or self.path.name).stem

    @property
    def is_workbook(self) -> bool:
        """Whether it has sheets."""
        return PurePosixPath(self.member or self.path.name).suffix.lower() in _SHEETS


def find_sources(paths: Sequence[Path]) -> list[Source]:
    """Every table file in files, zips and folders, in the order given.

    Raises:
        RegisterError: a file is missing, of a kind that no register comes in, or a damaged zip.
    """
    found: list[Source] = []
    for path in paths:
        if path.is_dir():
            inside = sorted(
                each for each in path.iterdir() if each.suffix.lower() in (*_READ, *_SHEETS, ".zip")
            )
            if not inside:
                raise RegisterError(
                    f"The folder {path} holds no files of a register (CSV, TSV, JSON, XLSX, zip)."
                )
            found += find_sources(inside)
        elif not path.is_file():
            raise RegisterError(f"The file {path} does not exist: check its name.")
        elif path.suffix.lower() == ".zip" or (
            path.suffix.lower() not in _SHEETS and zipfile.is_zipfile(path)
        ):
            found += _members(path)
        elif path.suffix.lower() in (*_READ, *_SHEETS):
            found.append(Source(path, None, path.stat().st_size))
        else:
            raise RegisterError(
                f"{path.name} is no file of a register: CSV, TSV, text, JSON, XLSX or a zip of these."
            )
    return found


def _members(path: Path) -> list[Source]:
    try:
        with zipfile.ZipFile(path) as archive:
            members = [each for each in archive.infolist() if not each.is_dir()]
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise RegisterError(f"The zip {path.name} is cut short or damaged: download it again.") from error
    if len(members) > _MOST_MEMBERS or sum(each.file_size for each in members) > _MOST_BYTES:
        raise RegisterError(
            f"The zip {path.name} unpacks to more than any register holds: it was not opened."
        )
    if any(each.flag_bits & 1 for each in members):
        raise RegisterError(f"The zip {path.name} is encrypted: save it without a password.")
    wanted = [each for each in members if PurePosixPath(each.filename).suffix.lower() in (*_READ, *_SHEETS)]
    if not wanted:
        raise RegisterError(f"The zip {path.name} holds no table (CSV, TSV, text, JSON, XLSX).")
    return [Source(path, each.filename, each.file_size) for each in wanted]


@contextmanager
def opened(source: Source) -> Iterator[IO[bytes]]:
    """Open a source as a stream of bytes; damage found on the way is one sentence."""
    try:
        if source.member is None:
            with source.path.open("rb") as stream:
                yield stream
        else:
            with zipfile.ZipFile(source.path) as archive, archive.open(source.member) as stream:
                yield stream
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError) as error:
        raise RegisterError(
            f"{source.label} is cut short or damaged: download {source.path.name} again."
        ) from error
    except OSError as error:
        if error.filename is None and error.errno is None:
            raise RegisterError(
                f"{source.label} cannot be read: download {source.path.name} again."
            ) from error
        raise


class Counted:
    """A stream that says how many bytes went by, for a progress bar."""

    def __init__(self, stream: IO[bytes], progress: Callable[[int], None]) -> None:
        """Wrap `stream`; `progress` is called with the bytes of each read."""
        self._stream = stream
        self._progress = progress

    def read(self, size: int = -1) -> bytes:
        """Read as a file does."""
        data = self._stream.read(size)
        self._progress(len(data))
        return data


def byte_lines(stream: IO[bytes] | Counted, most: int) -> Iterator[bytes]:
    """Lines of a stream with their ends, none longer than `most` bytes.

    Raises:
        RegisterError: a line is longer; the sentence lacks the file, which the caller adds.
    """
    rest = b""
    while block := stream.read(_BLOCK):
        lines = (rest + block).split(b"\n")
        rest = lines.pop()
        for line in lines:
            yield line + b"\n"
        if len(rest) > most:
            raise RegisterError(f"has a line of more than {most // 2**20} MB, which no register has")
    if rest:
        yield rest
