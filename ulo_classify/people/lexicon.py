"""The word lists, and what a single capitalised word may be."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

from ulo_classify.errors import LexiconError


class Kind:
    """What a capitalised word may be, as bits: it may be several things at once ("Hill", "Grace", "King").

    Plain integers, since `enum.IntFlag` took most of the time of the whole search.
    """

    NONE = 0
    TITLE = 1
    WEAK_TITLE = 2  # "Father", "Chief": a title only before a known name
    GIVEN = 4
    DOUBTFUL = 8  # a given name that is an ordinary word ("Mark") or a place ("Jordan")
    PLACE_GIVEN = 16  # of the doubtful ones, those that are places
    SURNAME = 32
    WORD_SURNAME = 64  # a surname that is an ordinary word ("Field"); it strengthens nothing
    INITIAL = 128
    POSTNOMINAL = 256
    ORGANISATION = 512  # organisation words and parts of addresses: the run is no person
    ADDRESS_OR_SURNAME = 1024
    ORDINARY = 2048
    STARTER = 4096  # small words and roles: they part one phrase from the next
    PLACE = 8192
    SACRED = 16384
    SAINT = 32768
    SHAPED = 131072  # an unlisted word that ends like an ordinary one; after a given name it is a surname
    HARDLY = 65536  # of the doubtful ones, those that are seldom a name ("Christian", "Summer", "London")


@dataclass(frozen=True)
class Lexicon:
    """Everything the TOML files say, folded (see `fold`).

    Attributes:
        kinds: what each listed word may be.
        postnominals: letters after a name, in their own case.
        particles: small words within names.
        before, speech, after, relatives, qualities, persons, alone_after, fillers, roles: words around names.
        label_words, not_initials: what a single letter belongs to when it is no initial.
        killers: words in small letters after a name that make it a thing ("syndrome", "award").
        list_labels: labels that introduce a list of persons.
        surname_patterns, ordinary_endings: endings of words, as tuples for `str.endswith`.
        surname_beginnings: beginnings of surnames, in their own case.
    """

    kinds: dict[str, int]
    postnominals: frozenset[str]
    particles: frozenset[str]
    roles: frozenset[str]
    before: frozenset[str]
    speech: frozenset[str]
    after: frozenset[str]
    relatives: frozenset[str]
    qualities: frozenset[str]
    persons: frozenset[str]
    alone_after: frozenset[str]
    fillers: frozenset[str]
    label_words: frozenset[str]
    not_initials: frozenset[str]
    killers: frozenset[str]
    list_labels: tuple[str, ...]
    surname_patterns: tuple[str, ...]
    surname_beginnings: tuple[str, ...]
    ordinary_endings: tuple[str, ...]


def fold(word: str) -> str:
    """A word without case, accents and possessive ending: "Siân’s" becomes "sian"."""
    if not word.isascii():
        decomposed = unicodedata.normalize("NFKD", word)
        word = "".join(char for char in decomposed if not unicodedata.combining(char))
        word = word.replace("’", "'").replace("‑", "-").replace("‐", "-")
    word = word.casefold()
    return word[:-2] if word.endswith("'s") else word


def _table(file: str, table: str) -> dict[str, str]:
    raw = resources.files(__package__).joinpath(file).read_text(encoding="utf-8")
    try:
        found = tomllib.loads(raw)[table]
    except (tomllib.TOMLDecodeError, KeyError) as error:
        raise LexiconError(f"{file}: the table [{table}] is missing or malformed ({error}).") from error
    wrong = [key for key, value in found.items() if not isinstance(value, str)]
    if wrong:
        raise LexiconError(f"{file}: [{table}] {wrong[0]} must be a text of words parted by blanks.")
    return dict(found)


def _words(file: str, table: str, key: str | None = None) -> set[str]:
    """The folded words of one family, or of all families of a table."""
    families = _table(file, table)
    if key is not None and key not in families:
        raise LexiconError(f"{file}: [{table}] lacks the family {key}.")
    texts = families.values() if key is None else [families[key]]
    return {fold(word) for text in texts for word in text.split()}


def _phrases(key: str) -> set[str]:
    """A family whose entries may hold blanks: phrases stand between bars, single words between blanks."""
    found: set[str] = set()
    for part in _table("cues.toml", "roles")[key].split("\n"):
        if "|" in part:
            found.update(" ".join(fold(word) for word in phrase.split()) for phrase in part.split("|"))
        else:
            found.update(fold(word) for word in part.split())
    return found - {""}


def _kinds() -> dict[str, int]:
    cues, no_people, given, surnames = "cues.toml", "not_people.toml", "given_names.toml", "surnames.toml"
    hardly = _words(given, "needs_more", "hardly_words") | _words(given, "needs_more", "hardly_places")
    doubtful_words = _words(given, "needs_more", "words") | _words(given, "needs_more", "hardly_words")
    doubtful_places = _words(given, "needs_more", "places") | _words(given, "needs_more", "hardly_places")
    titles = _words(cues, "titles", "always") | _words(cues, "titles", "sometimes")
    roles = _words(cues, "roles", "words") - titles
    families: list[tuple[int, set[str]]] = [
        (Kind.TITLE, _words(cues, "titles", "always")),
        (Kind.WEAK_TITLE, _words(cues, "titles", "sometimes")),
        (Kind.GIVEN, _words(given, "counts_alone") - doubtful_words - doubtful_places),
        (Kind.DOUBTFUL, doubtful_words | doubtful_places),
        (Kind.PLACE_GIVEN, doubtful_places),
        (Kind.HARDLY, hardly),
        (Kind.SURNAME, _words(surnames, "known") - _words(surnames, "also_words")),
        (Kind.WORD_SURNAME, _words(surnames, "also_words")),
        (Kind.ORGANISATION, _words(no_people, "organisations", "words")),
        (Kind.ORGANISATION, _words(no_people, "organisations", "address")),
        (Kind.ADDRESS_OR_SURNAME, _words(no_people, "organisations", "address_or_surname")),
        (Kind.ORDINARY, _words(no_people, "ordinary", "governance")),
        (Kind.STARTER, _words(no_people, "ordinary", "starters") | roles),
        (Kind.PLACE, _words(no_people, "ordinary", "places")),
        (Kind.SACRED, _words(no_people, "eponyms", "words")),
        (Kind.SAINT, {"st", "ste", "sts", "saint", "saints", "san", "santa"}),
    ]
    kinds: dict[str, int] = {}
    for kind, words in families:
        for word in words:
            kinds[word] = kinds.get(word, Kind.NONE) | kind
    return kinds


@cache
def load_lexicon() -> Lexicon:
    """The lexicon of this folder, read once.

    Raises:
        LexiconError: a table or a family is missing or malformed.
    """
    cues = "cues.toml"
    labels = sorted(_phrases("list_labels"), key=len, reverse=True)
    return Lexicon(
        kinds=_kinds(),
        postnominals=frozenset(_table(cues, "titles")["postnominals"].split()),
        particles=frozenset(_words(cues, "particles")),
        roles=frozenset(_words(cues, "roles", "words")),
        before=frozenset(_phrases("before")),
        speech=frozenset(_words(cues, "roles", "speech")),
        after=frozenset(_words(cues, "roles", "after")),
        relatives=frozenset(_words(cues, "roles", "relatives")),
        qualities=frozenset(_words(cues, "roles", "qualities")),
        persons=frozenset(_words(cues, "roles", "persons")),
        alone_after=frozenset(_phrases("alone_after")),
        fillers=frozenset(_words(cues, "roles", "fillers")),
        label_words=frozenset(_words(cues, "initials", "label_words")),
        not_initials=frozenset(_words(cues, "initials", "not_initials")),
        killers=frozenset(_words("not_people.toml", "organisations", "after")),
        list_labels=tuple(labels),
        surname_patterns=tuple(sorted(_words("surnames.toml", "endings", "patterns"))),
        surname_beginnings=tuple(_table("surnames.toml", "endings")["beginnings"].split()),
        ordinary_endings=tuple(sorted(_words("not_people.toml", "ordinary", "endings"))),
    )


_HYPHEN = re.compile(r"[-‐‑]")
_SURE_CAPITAL_TITLES = frozenset({"MR", "MRS", "DR", "REV", "REVD", "SIR", "CLLR", "PROF"})
_NO_NAME = Kind.ORDINARY | Kind.SHAPED | Kind.STARTER | Kind.ORGANISATION | Kind.SACRED


@lru_cache(maxsize=1 << 16)
def kind_of(word: str) -> int:
    """What a capitalised word, as written, may be by the lists and by its shape."""
    lexicon = load_lexicon()
    bare = word[:-2] if word.endswith(("'s", "’s")) else word
    if bare in lexicon.postnominals and len(bare) > 1:
        return Kind.POSTNOMINAL
    key = fold(word)
    if len(key) == 1:
        return Kind.INITIAL | lexicon.kinds.get(key, Kind.NONE)
    kind = lexicon.kinds.get(key, Kind.NONE)
    if kind & Kind.TITLE and len(word) > 1 and word.isupper() and word not in _SURE_CAPITAL_TITLES:
        kind = (kind & ~Kind.TITLE) | Kind.WEAK_TITLE  # "MS" is an illness as often as a title
    return kind or _kind_by_shape(word, bare, key)


def _kind_by_shape(word: str, bare: str, key: str) -> int:
    """What an unlisted word may be by its parts, beginning or ending."""
    lexicon = load_lexicon()
    if "-" in key:
        return _kind_of_parts(word)
    if bare.startswith(lexicon.surname_beginnings) and len(bare) > 4 and not bare.isupper():
        rest = bare.removeprefix("Mac")  # "Mackerel" is a fish, "MacNeish" a name
        return Kind.SURNAME if rest == bare or rest[:1].isupper() else Kind.NONE
    if len(key) > 6 and key.endswith(lexicon.surname_patterns):
        return Kind.SURNAME
    ordinary = len(key) > 5 and key.endswith(lexicon.ordinary_endings)
    return Kind.SHAPED if ordinary else Kind.NONE


def _kind_of_parts(word: str) -> int:
    """A hyphenated word: "Mary-Jane", "Okafor-Lane", "User-Led"."""
    parts = [kind_of(part) if part[:1].isupper() else Kind.NONE for part in _HYPHEN.split(word) if part]
    if not parts:
        return Kind.NONE
    first = parts[0]
    # "Jane-led" still names Jane; "Charcot-Marie-Tooth" does not.
    if first & Kind.GIVEN:
        return Kind.GIVEN
    if any(part & _NO_NAME and not part & (Kind.DOUBTFUL | Kind.WORD_SURNAME) for part in parts):
        return Kind.ORDINARY
    if any(part & Kind.SURNAME for part in parts):
        return Kind.SURNAME
    return Kind.NONE
