"""The name of a body: how it is compared and how it is printed.

The key is strict on purpose: "of" and "for", the nation and the place are what tells bodies apart that
differ in who controls them, so they stay in it.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from ulo_classify.consultation.words import word_list, word_set

# Letters that Unicode does not decompose into a base letter and an accent.
_UNDECOMPOSED = str.maketrans(
    {"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"}
)
_APOSTROPHES = re.compile(r"['’‘ʼ`´ʹ＇]")
_SINGLE_LETTER_STOPS = re.compile(r"(?<=\b\w)\.(?=\s?\w\b|\s|$|\))")
_AND = re.compile(r"\s*[&+]\s*")
_BRACKETED = re.compile(r"\(([^()]*)\)|\[([^\[\]]*)\]")
_NOT_WORD = re.compile(r"[\W_]+")
_ACRONYM = re.compile(r"(?=(?:[^A-Z]*[A-Z]){2})[A-Z][A-Za-z0-9&+/.\-]{1,11}")


@lru_cache(maxsize=1 << 14)  # each line is folded by many questions, each word of the lists anew
def fold(text: str) -> str:
    """Fold case and accents and make apostrophes vanish; other punctuation stays."""
    text = _APOSTROPHES.sub("", text)
    if text.isascii():
        return text.casefold()
    decomposed = unicodedata.normalize("NFKD", text)
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return bare.casefold().translate(_UNDECOMPOSED)


def is_acronym(text: str) -> bool:
    """Tell whether a bracket's content is a body's acronym: one word with two capitals or more.

    Nations and legal forms in capitals ("UK", "CIO") belong to the name and are not acronyms.
    """
    text = text.strip()
    if not _ACRONYM.fullmatch(text) or fold(text).replace(".", "") in word_set("bodies", "not_acronyms"):
        return False
    letters = [char for char in text if char.isalpha()]
    return sum(char.isupper() for char in letters) * 2 >= len(letters)


def _without_acronym(name: str) -> str:
    def cut(match: re.Match[str]) -> str:
        inner = match.group(1) if match.group(1) is not None else match.group(2)
        return " " if is_acronym(inner) or not inner.strip() else f" {inner} "

    cut_name = _BRACKETED.sub(cut, name)
    return cut_name if cut_name.strip() else name


@lru_cache(maxsize=1 << 16)  # every body is compared with every dossier
def strict_key(name: str) -> str:
    """Give the key by which two spellings of one body's name are equal.

    Folded away: case, accents, punctuation, curly quotes, dashes and underscores, "&" against "and", leading
    "The", legal suffixes and a bracketed acronym. Kept: "of", "for", nations, places and numbers.

    Args:
        name: a body's name, or a folder's name made from one.

    Returns:
        Words between single blanks; never empty unless `name` is blank.
    """
    text = fold(_without_acronym(name))
    text = _SINGLE_LETTER_STOPS.sub("", text)
    text = _AND.sub(" and ", text)
    words = _NOT_WORD.sub(" ", text).split()
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    words = _without_legal_suffix(words)
    return " ".join(words) or fold(name).strip() or name.strip().replace("’", "'")


def _without_legal_suffix(words: list[str]) -> list[str]:
    while True:
        # "C I C" and "C.I.C." have lost their stops by now and stand as single letters.
        tail = 0
        while tail < len(words) and len(words[-1 - tail]) == 1:
            tail += 1
        joined = [*words[: len(words) - tail], "".join(words[len(words) - tail :])] if tail > 1 else words
        for suffix in word_list("bodies", "legal_suffixes"):
            parts = suffix.split()
            if len(joined) > len(parts) and joined[-len(parts) :] == parts:
                words = joined[: -len(parts)]
                break
        else:
            return words


def display_name(name: str) -> str:
    """Give a name as it is printed: one blank between words, no marks of a list around it."""
    text = re.sub(r"\s+", " ", unicodedata.normalize("NFC", name)).strip()
    text = text.strip('"“”„«»*•·;,').strip()
    if re.fullmatch(r"\([^()]*\)|\[[^\[\]]*\]", text):
        text = text[1:-1].strip()
    if text.endswith(".") and not re.search(r"(?:\b\w\.)+$", text):
        text = text[:-1].rstrip()
    return text
