"""What stands around a run of capitalised words. Looks at a bounded stretch of text on either side."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache

from ulo_classify.people.lexicon import Kind, fold, kind_of, load_lexicon

_REACH = 48  # characters looked at on either side: the longest cue and its fillers fit
_JOINERS = " \t\u00a0\n\r:,;–—-(|*_\"“‘'>.…"
_OPENERS = " \t\u00a0\"“‘'([•*–—->|_#"
_LINE_SPAN = 300
_LIST_LINES = 20
_ITEM_LENGTH = 60


def previous_word(text: str, start: int) -> str:
    """The word right before `start`, folded; empty where anything but blanks stands between."""
    tail = text[max(0, start - 24) : start]
    words = tail.split()
    if not words or not tail[-1].isspace() or not words[-1][-1].isalnum():
        return ""
    return fold(words[-1].lstrip(_OPENERS))


def starts_sentence(text: str, start: int) -> bool:
    """Whether `start` is the beginning of a sentence, a line or a list item."""
    before = text[max(0, start - 12) : start].rstrip(_OPENERS)
    if not before:
        return True
    return before[-1] in "\n\r.!?…" or (before[-1] in ")]" and before[:1].isspace())


def starts_line(text: str, start: int) -> bool:
    """Whether only blanks and bullets stand between `start` and the beginning of its line."""
    before = text[max(0, start - 12) : start].rstrip(" \t\u00a0•*–—-#>|0123456789.)(")
    return not before or before[-1] in "\n\r"


def ends_line(text: str, end: int) -> bool:
    """Whether the line ends at `end`, punctuation aside."""
    after = text[end : end + 4].lstrip(" \t\u00a0.,;:|")
    return not after or after[0] in "\n\r"


def _last_words(text: str, start: int) -> list[str]:
    tail = text[max(0, start - _REACH) : start]
    kept = tail.rstrip(_JOINERS)
    # A full stop parts a role from a name ("the chair. Xanthe ..."), unless a form is filled in.
    gap = tail[len(kept) :]
    if "." in gap and ".." not in gap:
        return []
    if gap.count("\n") > 1:
        return []
    return [fold(word.strip("(\"'“‘*_[")) for word in kept.split()[-3:]]


def cue_before(text: str, start: int) -> str:
    """What the words before `start` say ("chaired by", "Treasurer –", "says"): "role", "speech" or none."""
    lexicon = load_lexicon()
    words = _last_words(text, start)
    if not words:
        return ""
    if words[-1] in lexicon.speech:
        return "speech"
    for length in range(1, len(words) + 1):
        phrase = " ".join(words[-length:])
        if phrase in lexicon.before or (length == 1 and phrase in lexicon.roles):
            return "role"
    return ""


def cue_after(text: str, end: int) -> str:
    """What the words after `end` say (", our chair", "said", "who"): "role", "speech", "relative" or none."""
    raw = text[end : end + _REACH]
    stripped = raw.lstrip(" \t\u00a0\n\r,–—-(:|*_”\"'’")
    gap = raw[: len(raw) - len(stripped)]
    words = [fold(word.rstrip('.,;:)!?*_|”"')) for word in stripped.split(None, 6)[:6]]
    return _cue_in(words) if words and gap else ""


def _cue_in(words: list[str]) -> str:
    lexicon = load_lexicon()
    first = words[0]
    if first in lexicon.speech:
        return "speech"
    if first in lexicon.relatives:
        return "relative"
    if first in lexicon.after:
        return "role"
    if first in {"is", "was"} and _is_person(words[1:]):
        return "role"
    # "X Y, our outgoing vice chair": fillers are passed over, four at most.
    role = next((word for word in words[:5] if word not in lexicon.fillers), "")
    return "role" if role in lexicon.roles else ""


def _is_person(words: list[str]) -> bool:
    """Whether "blind", "a disabled man" or "a survivor" follows "is"."""
    lexicon = load_lexicon()
    if not words:
        return False
    if words[0] not in {"a", "an"}:
        return words[0] in lexicon.qualities
    return any(word in lexicon.persons for word in words[1:3])


def may_stand_alone(text: str, start: int) -> bool:
    """Whether an unlisted word at `start` is a name after such words ("Dear ...", "my name is ...")."""
    words = _last_words(text, start)
    alone = load_lexicon().alone_after
    return any(" ".join(words[-length:]) in alone for length in range(1, len(words) + 1))


# An age, years of life, or an address: "X Y, 52,", "X Y (1950-2019)", "X Y of 12 Mill Lane".
_LIFE = re.compile(
    r",? \(?(?:aged )?\d\d(?:,|\))|, (?:aged )?\d\d[, ]|,? \((?:born |b\. )?(?:18|19|20)\d\d ?[-–)]|,? of \d"
)


def has_life_after(text: str, end: int) -> bool:
    """Whether an age, years of life or a street number follows."""
    return _LIFE.match(text, end) is not None


def has_killer_after(text: str, end: int) -> bool:
    """Whether a thing named after somebody follows ("syndrome", "award"), or a verse ("4:18")."""
    tail = text[end : end + 24]
    if tail[:2] in {"'s", "’s"}:
        tail = tail[2:]
    if not tail[:1].isspace():
        return False
    words = tail.split(None, 1)
    if not words:
        return False
    return words[0].rstrip(".,;:)") in load_lexicon().killers or bool(_VERSE.match(tail.lstrip()))


def follows_body_of(text: str, start: int) -> bool:
    """Whether "... of" with an organisation word stands before `start` ("the Sisters of", "Legion of")."""
    tail = text[max(0, start - _REACH) : start].split()
    if len(tail) < 2 or tail[-1].lower() != "of" or not tail[-2][:1].isupper():
        return False
    return bool(kind_of(tail[-2]) & (Kind.ORGANISATION | Kind.SACRED)) or tail[-2] in {
        "Sisters",
        "Brothers",
        "Daughters",
    }


_VERSE = re.compile(r"\d{1,3}[.:] ?\d")


@cache
def _label_pattern() -> re.Pattern[str]:
    labels = "|".join(re.escape(label).replace(r"\ ", r"\s") for label in load_lexicon().list_labels)
    return re.compile(rf"(?<!\w)(?:{labels})(?:\s\([^()\n]{{1,30}}\))?\s?(?::|[–—]\s|\n)", re.IGNORECASE)


class ListLabels:
    """Where lists of persons stand in a text ("Present: ..."), found once and only if asked."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts: list[int] | None = None
        self._ends: list[int] = []

    def covers(self, offset: int) -> bool:
        """Whether `offset` lies within a list of persons."""
        if self._starts is None:
            self._starts = []
            for match in _label_pattern().finditer(self._text):
                self._starts.append(match.end())
                self._ends.append(self._end_of_list(match.end() - (match[0][-1] == "\n")))
        at = bisect_right(self._starts, offset) - 1
        return at >= 0 and offset < self._ends[at]

    def holds_item(self, start: int, end: int) -> bool:
        """Whether the word is an item by itself of a list on one line ("Present: Ali, Bo and Carmel")."""
        after = self._text[end : end + 5]
        before = self._text[max(0, start - 5) : start]
        closed = not after or after[0] in ",;\n(." or after == " and "
        opened = before.endswith((", ", ": ", " and ", "; "))
        return closed and opened and "\n" not in before and self.covers(start)

    def _end_of_list(self, start: int) -> int:
        text = self._text
        line_end = text.find("\n", start, start + _LINE_SPAN)
        if line_end < 0:
            line_end = min(len(text), start + _LINE_SPAN)
        if text[start:line_end].strip():
            stop = re.compile(r"[a-z]{3,}\)?\.\s").search(text, start, line_end)
            return stop.end() if stop else line_end
        # The label stands alone: the list is the short lines below it.
        for _ in range(_LIST_LINES):
            following = text.find("\n", line_end + 1, line_end + 1 + _LINE_SPAN)
            following = following if following >= 0 else min(len(text), line_end + 1 + _LINE_SPAN)
            line = text[line_end + 1 : following].strip()
            if len(line) > _ITEM_LENGTH or (line.endswith(".") and " " in line) or following <= line_end + 1:
                break
            line_end = following
        return line_end
