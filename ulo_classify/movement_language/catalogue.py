"""The catalogue of movement language: phrases as data, with what each can and cannot show.

The files of phrases/ are one theme each. A file of the same form with phrases of one's own is added to them
or stands in their place. After the movement's own criticism of the words (Arnstein 1969; Beresford on
consumerist and democratic involvement; Penney on co-optation); every judgement in it is ours.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from ulo_classify.errors import LexiconError
from ulo_classify.movement_language.spelling import SpellingError, spell_out
from ulo_classify.schema import MovementTheme, PhraseClass

Signal = Literal[
    "composition_rule",
    "dated_count",
    "voting_class",
    "appointing_authority",
    "reserved_office",
    "staff_share",
    "budget_and_agenda",
    "own_experience",
    "scope",
    "feedback_trail",
    "employer",
    "ownership",
    "assertion",
    "outside_check",
]
THEMES: tuple[MovementTheme, ...] = get_args(MovementTheme)
_GROUPS = "groups"
_NOISE = "noise"
_SUFFIX = ".toml"


class _Entry(BaseModel):
    """A phrase as a file has it; `prominence` is how much one hit weighs (0: noted, never counted)."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    key: str = Field(min_length=1)
    theme: MovementTheme | None = None
    phrase_class: PhraseClass = Field(alias="class")
    variants: tuple[str, ...] = Field(min_length=1)
    can_mean: str = Field(min_length=1)
    does_not_show: str = Field(min_length=1)
    resolved_by: tuple[Signal, ...] = ()
    prominence: float = Field(default=1.0, ge=0, le=1)


class _File(BaseModel):
    model_config = ConfigDict(extra="forbid")

    phrase: tuple[_Entry, ...] = ()
    groups: dict[str, tuple[str, ...]] = {}


@dataclass(frozen=True, slots=True)
class Phrase:
    """One entry of the catalogue.

    `can_mean`: what it can truthfully mean; `does_not_show`: what it is no evidence of; `resolved_by`: the
    signals that would settle it; `forms`: all its spellings, in small letters with blanks for hyphens.
    """

    key: str
    theme: MovementTheme
    phrase_class: PhraseClass
    can_mean: str
    does_not_show: str
    resolved_by: tuple[Signal, ...]
    prominence: float
    forms: tuple[str, ...]


@dataclass(frozen=True)
class Catalogue:
    """Phrases by key."""

    phrases: Mapping[str, Phrase]


@cache
def load_catalogue(own: Path | None = None) -> Catalogue:
    """Read the bundled phrases, and phrases of one's own beside them.

    Args:
        own: a TOML file of ``[[phrase]]`` tables as in phrases/; a phrase with the key of a bundled one
            stands in its place. `theme` must be given there.

    Raises:
        LexiconError: a file cannot be read or has a mistake; the sentence names the file and the phrase.
    """
    folder = resources.files(__package__).joinpath("phrases")
    names = sorted(each.name for each in folder.iterdir() if each.name.endswith(_SUFFIX))
    files = {name: _read(folder.joinpath(name).read_text(encoding="utf-8"), name) for name in names}
    groups = _groups(files.pop(_GROUPS + _SUFFIX).groups, _GROUPS + _SUFFIX)
    found: dict[str, Phrase] = {}
    for name, file in files.items():
        for entry in file.phrase:
            if entry.key in found:
                raise LexiconError(f"{name}: there are two phrases {entry.key!r}; give one another key.")
            found[entry.key] = _phrase(entry, name, groups)
    if own is not None:
        file = _read(_text(own), own.name)
        groups |= _groups(file.groups, own.name)
        found |= {entry.key: _phrase(entry, own.name, groups, own=True) for entry in file.phrase}
    return Catalogue(_apart(found))


def _apart(phrases: Mapping[str, Phrase]) -> dict[str, Phrase]:
    """Give a form that two phrases share to one: to noise first, then to the narrower (with fewer forms)."""
    narrow = sorted(phrases.values(), key=lambda each: (each.phrase_class != _NOISE, len(each.forms)))
    owner: dict[str, str] = {}
    for phrase in narrow:
        for form in phrase.forms:
            owner.setdefault(form, phrase.key)
    return {
        key: replace(phrase, forms=tuple(form for form in phrase.forms if owner[form] == key))
        for key, phrase in phrases.items()
    }


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise LexiconError(f"{path} cannot be read as a file of phrases ({type(error).__name__}).") from error


def _read(source: str, name: str) -> _File:
    try:
        return _File.model_validate(tomllib.loads(source))
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"{name} cannot be read: {error}; correct that line.") from error
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise LexiconError(f"{name}: {place}: {first['msg']}; correct that entry.") from error


def _groups(groups: Mapping[str, Sequence[str]], name: str) -> dict[str, list[str]]:
    return {
        key: [form for words in group for form in _spell(words, f"group {key!r}", name, {})]
        for key, group in groups.items()
    }


def _phrase(entry: _Entry, name: str, groups: Mapping[str, Sequence[str]], *, own: bool = False) -> Phrase:
    theme = entry.theme
    if theme is None and not own and entry.phrase_class != _NOISE:
        theme = _theme(name)
    if theme is None and entry.phrase_class != _NOISE:
        raise LexiconError(f"{name}: phrase {entry.key!r} has no theme; give one of {', '.join(THEMES)}.")
    forms = [
        form for words in entry.variants for form in _spell(words, f"phrase {entry.key!r}", name, groups)
    ]
    return Phrase(
        entry.key,
        theme or "control",
        entry.phrase_class,
        entry.can_mean,
        entry.does_not_show,
        entry.resolved_by,
        entry.prominence,
        tuple(dict.fromkeys(forms)),
    )


def _theme(name: str) -> MovementTheme | None:
    """The theme of a bundled file is its name."""
    return next((theme for theme in THEMES if name == theme + _SUFFIX), None)


def _spell(words: str, where: str, name: str, groups: Mapping[str, Sequence[str]]) -> list[str]:
    try:
        return spell_out(words, groups)
    except SpellingError as error:
        raise LexiconError(f"{name}: {where}: {error}; correct that entry.") from error
