"""From the words of a list entry to the body's name, with a record of everything taken off."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from ulo_classify.consultation.names import display_name, fold, is_acronym
from ulo_classify.consultation.words import word_list, word_set

_EMAIL = re.compile(r"\s*[(\[<]?\s*(?:mailto:)?[\w.+-]+@[\w-]+(?:\.[\w-]+)+\s*[)\]>]?")
_ADDRESS = re.compile(r"\s*[(\[<]?\s*(?:https?://|www\.)[^\s)\]>]+\s*[)\]>]?", re.IGNORECASE)
_PHONE = re.compile(
    r"\s*(?:\b(?:tel|telephone|phone|mob|mobile)\b[.:]?\s*)?\(?\+?\d[\d\s()-]{8,}\d\b", re.IGNORECASE
)
_ENDING = re.compile(r"\s*(?:[;,]\s*(?:and|&)?|(?<=[^.\s])\.{1,3}|:)\s*$")
_FOOTNOTE = re.compile(r"(?:\s*[*†‡§]+|\s*[¹²³⁰⁴-⁹]+|\s*\[\d{1,3}\]|(?<=[a-z)])\d{1,2}|\s*\(\d{1,2}\))$")
_CARE_OF = re.compile(
    r"\s*[,(;–—-]?\s*\b(?:c/o|care of|represented by|attended by|contact(?: person| name)?:|attn:?|signed by)"
    r"\s.*$",
    re.IGNORECASE,
)
_STARS = re.compile(r"^[*†‡§¹²³]+\s*")
_DASH = re.compile(r"\s+[-–—―]+\s+|\s*[–—―]\s+|\s+[–—―]\s*|\s+\|\s+")
_TAG = re.compile(r"\s*[(\[]\s*([^()\[\]]*)\s*[)\]]\s*$")
_FORMERLY = re.compile(
    r"\s*[(\[]\s*(?:formerly|previously|now|trading as|t/a|also known as|aka)\b[^()\[\]]*[)\]]", re.IGNORECASE
)
_REGISTERED = re.compile(
    r"\s*[(\[,]?\s*\b(?:registered|reg\.?|scottish)?\s*(?:charity|company)\s*(?:reg(?:istration)?\.?\s*)?"
    r"(?:no|number|num|#)?\.?\s*:?\s*(?:SC|NI|NIC|OC)?\d{5,8}(?:-\d)?\s*[)\]]?",
    re.IGNORECASE,
)
# What a page writes behind a link to a file: its format and size.
_DOWNLOAD = re.compile(
    r"\s*(?:[(\[]\s*(?:pdf|docx?|odt|rtf|xlsx?|ods|csv|html?|word|zip|external link|opens? in)\b"
    r"[^()\[\]]*[)\]]"
    r"|[-–—,]?\s*\b(?:pdf|docx?|odt)\b[,:]?\s*\d[\d.,]*\s*[kmg]i?b)\s*$",
    re.IGNORECASE,
)
# How many came or wrote: "(4 people)", "x 2", "– 3".
_HEADCOUNT = re.compile(
    r"\s*(?:[(\[]\s*[x×]?\s*\d{1,3}\s*(?:people|persons|members?|attendees|participants|responses?|submissions?|replies"
    r"|signatures?|reps?|representatives?|staff|places|attended|delegates?|letters?|x|×)\s*[)\]]"
    r"|[(\[]\s*[x×]\s*\d{1,3}\s*[)\]]|\s[x×]\s?\d{1,3}|\s[–—-]\s*\d{1,2})\s*$",
    re.IGNORECASE,
)
_HANGING = re.compile(r"\s+[-–—|:]+\s*$")
# A description after a comma or a colon, as in "Anytown Club, a group run by its members".
_DESCRIBED = re.compile(
    r"\s*[,:]\s+(?=(?:an?|the|our|which|who|whose|where|led|run|representing|supporting|working|campaigning"
    r"|promoting)\s)"
)
_BRACKET = re.compile(r"\s*[(\[]\s*([^()\[\]]+?)\s*[)\]]")
# Longer than this after a dash is a description, not the name of a branch.
_BRANCH_WORDS = 5
_LONGEST_LABEL = 30


CARE_OF, E_MAIL = "care of", "e-mail address"


class Cleaned(NamedTuple):
    """A name for printing and comparing, its acronym, and what was taken off."""

    name: str
    acronym: str | None
    stripped: tuple[str, ...]


def trim(text: str) -> tuple[str, tuple[str, ...]]:
    """Take off what is no part of any name: addresses, footnote marks, list punctuation."""
    stripped: list[str] = []
    care_of = _CARE_OF.search(text)
    if care_of and text[: care_of.start()].strip():
        text = text[: care_of.start()]
        stripped.append(CARE_OF)
    for label, pattern in (
        (E_MAIL, _EMAIL),
        ("web address", _ADDRESS),
        ("telephone number", _PHONE),
        ("file", _DOWNLOAD),
        ("count", _HEADCOUNT),
    ):
        text, found = pattern.subn(" ", text)
        if found:
            stripped.append(label)
            text = _HANGING.sub("", text)
    text = text.strip()
    leading = _STARS.match(text)
    if leading:
        text = text[leading.end() :]
        stripped.append(f"footnote mark: {leading.group().strip()}")
    while True:
        ending, note = _ENDING.search(text), _FOOTNOTE.search(text)
        found_mark = ending or note
        if not found_mark or not text[: found_mark.start()].strip():
            break
        if ending and re.search(r"(?:\b\w\.)+$", text):
            break  # "U.K." keeps its stops
        mark = found_mark.group().strip()
        stripped.append(f"{'trailing' if ending else 'footnote mark:'} {mark}")
        text = text[: found_mark.start()].rstrip()
    return text.strip(), tuple(stripped)


def without_label(text: str) -> tuple[str, tuple[str, ...]]:
    """Take off a label of a form that stands before a colon: "Respondent: Anytown Club"."""
    stripped: list[str] = []
    text = _without_lead_in(text, stripped) if ":" in text[:_LONGEST_LABEL] else text
    return text, tuple(stripped)


def clean_name(text: str) -> Cleaned:
    """Reach the name: no lead-in, no status, no former name, no strapline, the acronym set apart.

    Args:
        text: an entry without its list marker and without any person, already trimmed.
    """
    stripped: list[str] = []
    text = _without_lead_in(text, stripped)
    former = _FORMERLY.search(text)
    if former and text[: former.start()].strip():
        stripped.append(f"other name: {former.group().strip(' ()[]')}")
        text = text[: former.start()] + text[former.end() :]
    registered = _REGISTERED.search(text)
    if registered and text[: registered.start()].strip():
        stripped.append(f"register number: {registered.group().strip(' ()[],')}")
        text = f"{text[: registered.start()]} {text[registered.end() :]}".strip()
    text = _without_tags(text, stripped)
    text, acronym = _without_strapline(text, stripped)
    text = _without_tags(text, stripped)
    text, in_brackets = _without_acronym(text)
    return Cleaned(display_name(text), in_brackets or acronym, tuple(stripped))


@cache
def _lead_ins() -> tuple[re.Pattern[str], ...]:
    patterns = []
    for phrase in word_list("bodies", "lead_ins"):
        # One-word labels need a colon: "Name: ..."; phrases speak for themselves.
        tail = r"\s*:\s*" if " " not in phrase or phrase.endswith("name") else r"\s*:?\s+(?:the\s+(?=[A-Z]))?"
        patterns.append(re.compile(re.escape(phrase) + tail, re.IGNORECASE))
    return tuple(patterns)


def _without_lead_in(text: str, stripped: list[str]) -> str:
    for pattern in _lead_ins():
        found = pattern.match(text)
        if found and text[found.end() :].strip():
            stripped.append(f"lead-in: {found.group().strip(' :')}")
            return text[found.end() :]
    return text


def _without_tags(text: str, stripped: list[str]) -> str:
    tag = _TAG.search(text)
    if (
        tag
        and text[: tag.start()].strip()
        and fold(tag.group(1)).strip() in word_set("bodies", "status_tags")
    ):
        stripped.append(f"status: {tag.group(1).strip()}")
        return text[: tag.start()].rstrip()
    return text


def _without_strapline(text: str, stripped: list[str]) -> tuple[str, str | None]:
    described = _DESCRIBED.search(text)
    if described and text[: described.start()].strip() and _is_description(text[described.end() :]):
        stripped.append(f"strapline: {text[described.end() :]}")
        text = text[: described.start()].strip()
    for dash in _DASH.finditer(text):
        left, right = text[: dash.start()].strip(), text[dash.end() :].strip()
        if not left or not right:
            continue
        if is_acronym(right) and _initials_fit(right, left):
            return left, right
        if is_acronym(left) and _initials_fit(left, right):
            return right, left
        if fold(right) in word_set("bodies", "status_tags"):
            stripped.append(f"status: {right}")
            return left, None
        if _is_strapline(right):
            stripped.append(f"strapline: {right}")
            return left, None
    return text, None


def _is_description(text: str) -> bool:
    """Tell whether words after a comma or a colon describe: three and more, most of them in small letters."""
    words = re.findall(r"[^\W\d_][\w'’-]*", text)
    return len(words) > 2 and sum(word[0].islower() for word in words) * 2 > len(words)


def _is_strapline(text: str) -> bool:
    words = re.findall(r"[\w'’-]+", text)
    if not words:
        return True
    if (
        fold(words[0]) in word_set("bodies", "strapline_starts")
        or text[-1] in "!?"
        or len(words) > _BRANCH_WORDS
    ):
        return True
    joining = {"and", "of", "the", "for", "in", "y", "a'r", "upon", "on", "le", "de"}
    joining |= word_set("bodies", "legal_suffixes")
    return any(word[0].islower() and word not in joining for word in words)


def _initials_fit(acronym: str, name: str) -> bool:
    letters = [char for char in fold(acronym) if char.isalnum()]
    initials = iter([fold(word)[0] for word in re.findall(r"[^\W\d_]+", name)])
    return len(letters) > 1 and all(letter in initials for letter in letters)


def _without_acronym(text: str) -> tuple[str, str | None]:
    for bracket in _BRACKET.finditer(text):
        inner, before = bracket.group(1), text[: bracket.start()].strip()
        after = text[bracket.end() :].strip()
        if before and is_acronym(inner) and (len(inner) > 2 or _initials_fit(inner, before)):
            return re.sub(r"\s+(?=[,;])", "", f"{before} {after}").strip(), inner
        if (
            before
            and not after
            and is_acronym(before)
            and len(inner.split()) > 1
            and _initials_fit(before, inner)
        ):
            return inner, before
    return text, None
