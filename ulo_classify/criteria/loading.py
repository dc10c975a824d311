"""Reads criteria sets from TOML and checks them: bundled ones by key, a user's own by its file."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from pathlib import Path

from pydantic import ValidationError

from ulo_classify.criteria.mistakes import mistakes
from ulo_classify.criteria.model import CriteriaSet
from ulo_classify.errors import CriteriaError

ALL = "all"
"""Stands for every bundled set where sets are shown side by side; no set may have it as its key."""


@cache
def available() -> list[str]:
    """Keys of the bundled criteria sets: gc7, by which the status is decided, and the others by key."""
    files = resources.files(__package__).iterdir()
    keys = {file.name.removesuffix(".toml") for file in files if file.name.endswith(".toml")}
    return ["gc7", *sorted(keys - {"gc7"})]


def several(criteria: str | Path) -> list[str | Path]:
    """The sets that are asked for: one, several with commas between them, or all of the bundled ones.

    A file of one's own may have a comma in its name, so that a `Path` is always one set.
    """
    if isinstance(criteria, Path):
        return [criteria]
    if criteria == ALL:
        return list(available())
    return list(dict.fromkeys(part.strip() for part in criteria.split(",") if part.strip())) or [criteria]


def load_criteria(criteria: str | Path) -> CriteriaSet:
    """Load a bundled criteria set by its key, e.g. "gc7", or a set of your own by its file ("mine.toml").

    Raises:
        CriteriaError: no such set (the sentence lists those there are) or file, or a mistake in it (the
            sentence names the file, the line and the key).
    """
    if isinstance(criteria, Path) or criteria.endswith(".toml"):
        return _load_file(Path(criteria))
    return _load_bundled(criteria)


@cache
def _load_bundled(key: str) -> CriteriaSet:
    if key not in available():
        raise CriteriaError(
            f"There is no criteria set {key!r}; choose one of: {', '.join(available())};"
            " or name a file of your own that ends in .toml."
        )
    source = resources.files(__package__).joinpath(f"{key}.toml").read_text(encoding="utf-8")
    return read_set(source, f"criteria/{key}.toml")


def _load_file(path: Path) -> CriteriaSet:
    try:
        source = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise CriteriaError(f"The file of criteria {path} does not exist: check its name.") from None
    except (OSError, UnicodeDecodeError) as error:
        raise CriteriaError(
            f"The file of criteria {path} cannot be read ({error}): check the file."
        ) from None
    found = read_set(source, str(path))
    if found.key in (*available(), ALL):
        raise CriteriaError(
            f"{path}: key: {found.key!r} is the key of a set that comes with the library; choose another."
        )
    return found


def read_set(source: str, name: str) -> CriteriaSet:
    """Read a set from the text of a TOML file; `name` is what mistakes call the file.

    Raises:
        CriteriaError: a mistake; the sentence names the file, the line and the key.
    """
    try:
        return CriteriaSet.model_validate(tomllib.loads(source))
    except tomllib.TOMLDecodeError as error:
        raise CriteriaError(f"{name} cannot be read: {error}; correct that line.") from error
    except ValidationError as error:
        (line, first), *others = mistakes(source, error, CriteriaSet)
        more = f" ({len(others)} more to correct)" if others else ""
        raise CriteriaError(f"{name}, line {line}: {first}{more}.") from error
