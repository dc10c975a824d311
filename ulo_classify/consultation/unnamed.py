"""Does this text only say that a respondent has no name: an individual, a name withheld?"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from ulo_classify.consultation.names import fold, strict_key
from ulo_classify.consultation.words import word_list

# An answer to "On behalf of which organisation?" that names none.
_OF_ONESELF = re.compile(
    r"(?:no,?\s+)?i(?:['’]m| am) "
    r"(?:a|an|the|not|just|only|here|responding|replying|writing|answering|submitting)\b.*",
    re.IGNORECASE,
)
_ANONYMOUS = re.compile(r"(?:anonymous|anon\.?|name withheld|withheld)\s*[(\[,:–—-].*", re.IGNORECASE)
_TRAILING_NUMBER = re.compile(r"\s*(?:no|number)?\s*\d{1,5}$")


def is_anonymous(text: str) -> bool:
    """Tell whether a whole line or table cell only says that the name is kept back."""
    bracketed = re.search(r"[(\[]([^()\[\]]+)[)\]]\s*$", text)
    if _all_parts(text, is_anonymous) or _ANONYMOUS.fullmatch(text):
        return True
    opens = any(fold(text).startswith(start) for start in word_list("people", "anonymous_openings"))
    return (
        opens
        or _phrase_in(text, "anonymous_phrases")
        or bool(bracketed and _phrase_in(bracketed.group(1), "anonymous_phrases"))
    )


def is_unnamed_individual(text: str) -> bool:
    """Tell whether a whole line or table cell only says that somebody replied as a private person."""
    if _OF_ONESELF.fullmatch(text) and not text.istitle():
        return True
    return (
        _phrase_in(text, "individual_phrases")
        or _phrase_in(text, "occupations")
        or _all_parts(text, lambda part: is_unnamed_individual(part) or is_anonymous(part))
    )


def is_occupation(text: str) -> bool:
    """Tell whether a kind of respondent is what a person does, and may be said of a body too."""
    return _phrase_in(text, "occupations")


def has_individual_tag(text: str) -> bool:
    """Tell whether a line ends by saying that who stands before it replied as a private person."""
    tail = re.search(r"(?:[(\[,;:]|\s[-–—|])\s*([^()\[\],;:]+?)\s*[)\]]?[\s.;*]*$", text)
    return bool(tail and _phrase_in(tail.group(1), "individual_tags"))


def is_individuals_heading(text: str) -> bool:
    """Tell whether a heading says that everything under it is a private person."""
    key = strict_key(re.sub(r"[(\[:].*$", "", text))
    key = re.sub(r"\s*\d+$", "", key)
    for head in (*word_list("headings", "individual_heads"), *word_list("elsewhere", "individual_heads")):
        if key == head or key.endswith(f" {head}") or key.startswith(f"{head} who "):
            return "organisation" not in key and "bodies" not in key
    return False


def _all_parts(text: str, told: Callable[[str], bool]) -> bool:
    """Tell whether a line says the same in two languages: "Anonymous / Anonyme"."""
    parts = re.split(r"\s*[/|,;–]\s*|\s+[(-]\s*", text.strip(" ()"))
    return 2 <= len(parts) <= 3 and all(part and told(part) for part in parts)


def _phrase_in(text: str, family: str) -> bool:
    plain = _plain(text)
    phrases = _folded(family)
    return (
        plain.removeprefix("one ") in phrases
        or plain in phrases
        or _TRAILING_NUMBER.sub("", plain) in phrases
    )


@cache
def _folded(family: str) -> frozenset[str]:
    return frozenset(_plain(phrase) for phrase in word_list("people", family))


def _plain(text: str) -> str:
    return re.sub(r"[^\w/'+&-]+", " ", fold(text)).strip(" -")
