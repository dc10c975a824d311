"""A governing document as numbered sentences: its clauses, headings, lists and their lead-ins.

Works on the characters of the text, so every sentence keeps its offsets. Lines broken by a page layout are
read on; a line that opens with a clause label, a bullet or a heading begins anew.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

_NUMBER = r"\d{1,3}(?:\.\d{1,3}){0,3}[A-Z]?"
_LETTERED = r"(?-i:[A-HJ-Z])\d{1,2}(?:\.\d{1,2})?"  # "A1" in Schedule A
_WORD = (
    r"(?:article|art\.|section|rule|clause|sec\.|by-?law|regulation|paragraph|§|schedule|part|annex|appendix)"
)
_LABEL = re.compile(
    rf"""[ \t]*(?:
      (?P<word>{_WORD})\s*(?P<wordno>{_NUMBER}|[IVXLC]{{1,6}}|[A-Z]|one|two|three|four|five|six)\b(?:\s?[–—-]+(?=\s)|[.:)–—-]*)
    | (?P<number>{_NUMBER}|{_LETTERED})(?:[.):]+(?=\s)|\s*[–—-]\s|(?=\s))
    | \((?P<round>\d{{1,2}}|[a-z]{{1,4}}|[A-Z])\)
    | (?P<item>[a-z]|[ivx]{{2,5}}|[A-H])[.)](?=\s)
    | (?P<bullet>[-•*–·o▪])(?=\s)
    )[ \t]*""",
    re.IGNORECASE | re.VERBOSE,
)
_SENTENCE_END = re.compile(r"[.!?][”\"’')\]]*(?=\s+[A-Z“\"‘'(\[\d§])|[.!?][”\"’')\]]*\s*$")
_ABBREVIATION = re.compile(
    r"(?:\b(?:no|nos|art|arts|sec|cl|para|paras|st|mr|ms|dr|e\.g|i\.e|etc|vs|viz|reg|sch|ltd|co|inc|approx"
    r"|[a-z])|\b[A-Z](?:\.[A-Z])*)\.$",
    re.IGNORECASE,
)
_INLINE = re.compile(r"(?:(?<=[\s:;,—–])|^)\((?P<letter>[a-z]|[ivx]{1,4}|\d)\)\s+")
_VERBS = re.compile(
    r"\b(?:shall|must|may|is|are|will|means|can|has|have|be|consists?|comprises?)\b", re.IGNORECASE
)
_NUMBER_WORD = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|twenty|thirty|hundred)$",
    re.IGNORECASE,
)
_SCHEDULE = re.compile(
    r"(?P<word>schedule|annex|appendix|attachment|particulars)s?\b\s*(?P<number>\d{1,2}|[A-Z]\d?|[IVX]+|one|two|three|four)?\b",
    re.IGNORECASE,
)
# "Board: composition": a heading in two parts.
_PARTED = re.compile(
    r"(?:The )?[A-Z][\w'’-]+(?: [\w'’-]+){0,3}: (?:and |of |the )*(?:composition|appointments?|elections?|terms?|tasks?|duties|functions?"
    r"|powers?|meetings?|decisions?|resolutions?|votes?|voting|convening|calling|representation|procedures?|removal"
    r"|dismissal|suspension|end of|vacanc(?:y|ies)|quorum|membership|eligibility|size|number|course|responsibilities)\b[\w ,'’-]{0,50}$"
)
_QUESTION = re.compile(r"(?:who|what|how|when|where|why|which)\b[^.;:]*\??$", re.IGNORECASE)
# A title that its own sentence follows on the line: "Peer Members. Any Peer ...", "(First College). To the ...".
_TITLE = re.compile(
    r"\((?P<round>[A-Z][\w ,'’&-]{2,50})\)[.:]?\s+(?=[A-Z“\"])"
    r"|(?P<title>[A-Z][\w ,'’&-]{2,60}?)(?:(?P<stop>\.)|:|\s[–—-])\s+(?=[A-Z(])"
)
_NO_TITLE = re.compile(
    r"(?:an?|any|each|every|all|no|nobody|some\w*|it|they|we|you|he|she|if|when|one|two|three|half|this|that|these|those)\b",
    re.IGNORECASE,
)
_TITLE_WORDS, _THE_TITLE_WORDS = (
    5,
    3,
)  # words of a title that ends in a full stop, and of one that opens with "The"
_NOT_ENDED = re.compile(r"[;,](?: (?:and|or))?$")  # of an item that another follows
_HEADING_WORDS = 10
_HEADING_CHARS = 90
_FULL_LINE = 45  # characters from which a line without a full stop may go on in the next one
_ARTICLES = ("article", "art.", "§")
_ROMAN = re.compile(r"[ivx]+$")
_ROMANS = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a document.

    `start`, `end`: offsets, without its label. `text`: its words on one line. `clause`: its number, with the
    letters of its item ("15(a)"). `lead`: the words that lead into its list. `item`: it stands in a list.
    """

    start: int
    end: int
    text: str
    clause: str = ""
    heading: str = ""
    lead: str = ""
    item: str = ""


@dataclass(frozen=True, slots=True)
class _Paragraph:
    start: int
    end: int


def read_outline(text: str) -> list[Sentence]:
    """Cut a governing document into its sentences, in order."""
    flat = re.sub(r"\s", " ", text)
    return list(_Reader(flat).read(_paragraphs(text)))


class _Reader:
    """Follows clause numbers, headings and lists from paragraph to paragraph."""

    def __init__(self, flat: str) -> None:
        self.flat = flat
        self.clause = ""
        self.scope = ""  # "schedule b " inside a schedule, whose numbers begin anew
        self.alone = ""  # the article whose label stands alone on its line, with "1." below it
        self.article = ""  # the article that "§ 2" is a part of
        self.inner: list[str] = []
        self.romans = ""  # the clause whose own paragraphs are (i), (ii) and so on
        self.heading = ""
        self.leads: list[tuple[int, str]] = []  # depth of the lead-in, its words
        self.led = ""  # the clause that the last lead-in stands in
        self.unended = ""  # the clause of which an item has been read that others follow

    def read(self, paragraphs: Sequence[_Paragraph]) -> Iterator[Sentence]:
        for paragraph in paragraphs:
            yield from self._paragraph(paragraph.start, paragraph.end)

    def _paragraph(self, start: int, end: int) -> Iterator[Sentence]:
        start, depth = self._labels(start, end)
        words = self.flat[start:end].strip()
        if not words:
            return
        if depth_is_item(depth) and not self.leads and words.isupper() and _is_heading(words):
            depth, self.inner = 0, []  # "E. THE COMMITTEE" is no item
        if not depth_is_item(depth) and (_is_heading(words) or _QUESTION.match(words)):
            self.heading, self.leads = words.strip(" ."), []
            opened = _SCHEDULE.match(words)
            if opened:
                self.clause = f"{opened['word'].lower()} {(opened['number'] or '').lower()}".strip()
                self.scope, self.inner = f"{self.clause} ", []
            return
        if depth == 1 and self._is_numbered_item(words):
            depth = 2
        if depth == 1:
            self.heading = _title(words) or self.heading
        self.leads = [lead for lead in self.leads if lead[0] < depth] if depth else []
        lead = self.leads[-1][1] if self.leads and depth_is_item(depth) else ""
        yield from self._sentences(start, end, lead, depth)

    def _is_numbered_item(self, words: str) -> bool:
        """True of "8.1.2 three to five further members; and" after "8.1 It is made up of:"."""
        parent = self.clause.rpartition(".")[0]
        after = bool(self.leads) and bool(parent) and parent == self.led and _opens_list(self.leads[-1][1])
        goes_on = bool(_NOT_ENDED.search(words))
        is_item = after and (words[:1].islower() or goes_on or self.unended == parent)
        self.unended = parent if is_item and goes_on else ""
        return is_item

    def _labels(self, start: int, end: int) -> tuple[int, int]:
        """Take the labels off a paragraph: where its words begin, and how deep in the numbering it is."""
        depth = 0
        for _ in range(3):
            found = _LABEL.match(self.flat, start, end)
            if found is None or not self._takes(found, end):
                break
            number = found["wordno"] or found["number"]
            if number and found["word"] == "§" and self.article:
                self.clause, self.inner, depth = self.article, [number], 2
            elif number and not found["word"] and self.alone and number.isdigit():
                self.clause, self.inner, depth = self.alone, [number], 2
            elif number:
                word = (found["word"] or "").lower()
                self.article = number if word in ("article", "art.") else self.article
                if word in ("schedule", "annex", "appendix"):
                    self.clause = f"{word} {number.lower()}"
                    self.scope = f"{self.clause} "
                else:
                    self.clause = f"{self.scope}{number}"
                bare = word in _ARTICLES and not self.flat[found.end() : end].strip()
                self.alone = self.clause if bare else ""
                self.inner, depth = [], 1
            elif found["bullet"]:
                depth = max(depth, 3)
                self.inner = self.inner[:1]
            else:
                depth = self._inner(found["round"] or found["item"])
            start = found.end()
        while start < end and self.flat[start] == " ":
            start += 1
        return start, depth

    def _takes(self, found: re.Match[str], end: int) -> bool:
        """True of a label, not of a number or letter that the sentence begins with."""
        after = self.flat[found.end() : end]
        if found["number"] and "." not in found[0].strip(" ") and ")" not in found[0]:
            return bool(re.match(r"[A-Z“\"‘(]", after)) or not after
        if found["word"]:
            rest = found[0].rstrip()
            return not after or rest[-1] in ".:)–—-" or bool(re.match(r"[A-Z“\"(\[]", after))
        if found["item"] and found["item"].isupper():
            return bool(re.match(r"[A-Za-z“\"(]", after))
        return not (found["bullet"] == "o" or found["bullet"] == "O")

    def _inner(self, letter: str) -> int:
        """Note the letter of an item under the clause; its depth from the kind of letter."""
        small = letter.lower()
        if small.isdigit():
            self.inner = [letter]
            return 2
        roman = bool(_ROMAN.match(small)) and not self._follows(small)
        before = _ROMANS[_ROMANS.index(small) - 1] if roman and small in _ROMANS[1:] else ""
        if before in self.inner:  # "(ii)" after "(i)", whatever letters stood below "(i)"
            at = len(self.inner) - 1 - self.inner[::-1].index(before)
            self.inner = [*self.inner[:at], letter]
            return 4 if at else 3
        if roman and not self.inner:
            self.romans = self.clause
        elif not roman and self.romans == self.clause and _ROMAN.match(self.inner[0] if self.inner else ""):
            self.inner = [self.inner[0], letter]  # "(a)" below "(i)"
            return 4
        if roman and self.inner and not self.inner[-1].isdigit():
            base = [each for each in self.inner if not (_ROMAN.match(each) and each != self.inner[0])]
            self.inner = [*base, letter]
            return 4
        self.inner = [each for each in self.inner[:1] if each.isdigit()] + [letter]
        return 3

    def _follows(self, letter: str) -> bool:
        """True of "i" after "h", of "v" after "u": no Roman numeral."""
        last = next((each for each in reversed(self.inner) if len(each) == 1 and each.isalpha()), "")
        return len(letter) == 1 and bool(last) and ord(letter) == ord(last.lower()) + 1

    def _name(self, letter: str = "") -> str:
        inner = [*self.inner, letter] if letter else self.inner
        return self.clause + "".join(f"({each})" for each in inner)

    def _sentences(self, start: int, end: int, lead: str, depth: int) -> Iterator[Sentence]:
        item = self.inner[-1] if depth_is_item(depth) and self.inner else ("•" if lead else "")
        for first, last in _split(self.flat, start, end):
            words = self.flat[first:last].strip()
            items = _inline_items(words)
            if items:
                yield from self._as_list(first, words, items, lead)
            else:
                yield Sentence(first, last, words, self._name(), self.heading, lead, item)
            if words.endswith((":", "—", "–")) or not re.search(r"[.;!?,][”\"’')]*$|\b(?:and|or)$", words):
                self.leads = [*self.leads, (max(depth, 1), f"{lead} {words}".strip())]
                self.led = self.led if depth_is_item(depth) else self.clause
            lead, item = ("", "") if items or not item else (lead, item)

    def _as_list(
        self, first: int, words: str, items: Sequence[re.Match[str]], lead: str
    ) -> Iterator[Sentence]:
        opening = words[: items[0].start()].strip()
        own = f"{lead} {opening}".strip()
        if opening:
            at = first + len(words[: items[0].start()].rstrip())
            yield Sentence(first, at, opening, self._name(), self.heading, lead)
        for found, after in pairwise([*items, None]):
            assert found is not None  # noqa: S101 - only the last of the pairs is None
            stop = after.start() if after else len(words)
            part = words[found.end() : stop].rstrip()
            if part:
                begin = first + found.end()
                name = self._name(found["letter"])
                yield Sentence(begin, begin + len(part), part, name, self.heading, own, found["letter"])


def _title(words: str) -> str:
    """The title that a paragraph opens with, or nothing."""
    found = _TITLE.match(words)
    if found is None:
        return ""
    title = str(found["round"] or found["title"])
    most = _THE_TITLE_WORDS if title.startswith("The ") else _TITLE_WORDS
    sentence = found["stop"] and (len(title.split()) > most or _NO_TITLE.match(title))
    return "" if sentence or _VERBS.search(title) else title


def depth_is_item(depth: int) -> bool:
    """True of the depths of "(a)", "(i)" and bullets."""
    return depth >= 2


def _paragraphs(text: str) -> list[_Paragraph]:
    """Runs of lines that belong together."""
    found: list[_Paragraph] = []
    at = 0
    open_ = False
    before = ""
    for line in text.splitlines(keepends=True):
        words = line.strip()
        start, end = at + len(line) - len(line.lstrip()), at + len(line.rstrip())
        at += len(line)
        if not words:
            open_ = False
            continue
        if open_ and _goes_on(before, words):
            found[-1] = _Paragraph(found[-1].start, end)
        else:
            found.append(_Paragraph(start, end))
        open_, before = True, words
    return found


def _goes_on(before: str, words: str) -> bool:
    """True if a line goes on in the next one."""
    label = _LABEL.match(words)
    if " | " in words or " | " in before:
        return False
    if re.match(r"[A-Z“\"][\w'’” /-]{2,45}: \S", words) and not re.search(
        r"\b(?:the|a|of|and|or|to|in)$", before
    ):
        return False
    if label and label["round"] and label["round"].isdigit() and _NUMBER_WORD.search(before):
        return True
    if words[0].islower() and not (label and (label["item"] or label["bullet"])):
        return True
    if re.search(r"[.;:!?][”\"’')]*$|;\s*(?:and|or)$", before):
        return bool(re.search(r"\b(?:cl|no|art|sec)\.$", before)) and words[0].isdigit()
    if label and (label["round"] or label["item"] or label["bullet"]):
        return bool(label["round"] and label["round"].isdigit() and _NUMBER_WORD.search(before))
    if label and label["word"]:
        return bool(re.search(r"\b(?:and|or|under|in|by|of|to|with)$", before))
    if label and label["number"]:
        reference = re.search(r"\b(?:clauses?|articles?|rules?|sections?|bylaws?|and|or|to|than|of)$", before)
        if _opens_list(before) and "." in label["number"]:
            return False  # "the board is made up of" - "20.1 elected trustees;"
        return bool(reference) or not re.match(rf"(?:{_NUMBER}|{_LETTERED})[.)]?\s+[A-Z(“\"]", words)
    if _is_heading(before) and len(before) < _FULL_LINE and words[:1].isupper():
        return False
    return len(before) >= _FULL_LINE and not (words.isupper() and not before.isupper())


def _opens_list(words: str) -> bool:
    """True of words that a list follows, be it without a colon: "the board is made up of"."""
    return bool(
        re.search(r":$|\b(?:consists?|consisting|made up|composed|comprised) of$|\bcomprises?$", words)
    )


def _is_heading(words: str) -> bool:
    """A short line without a full stop or a verb."""
    if _PARTED.match(words):
        return True
    if len(words) > _HEADING_CHARS or re.search(r"[.;,:]$|\w: \w", words) or '"' in words or "“" in words:
        return False
    if words.isupper() or _QUESTION.match(words):
        return True
    return len(words.split()) <= _HEADING_WORDS and not _VERBS.search(words) and words[:1].isupper()


def _split(flat: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences of a paragraph."""
    first = start
    for found in _SENTENCE_END.finditer(flat, start, end):
        if _ABBREVIATION.search(flat[max(first, found.start() - 12) : found.start() + 1]):
            continue
        yield first, found.end()
        first = found.end()
        while first < end and flat[first] == " ":
            first += 1
    if first < end:
        yield first, end


def _inline_items(words: str) -> list[re.Match[str]]:
    """The letters of a list inside one sentence: (a) ... (b) ..., in their order."""
    found = [each for each in _INLINE.finditer(words) if not _is_reference(words, each.start())]
    letters = [each["letter"] for each in found]
    for row in (["a", "b"], ["i", "ii"], ["1", "2"]):
        if row[0] in letters and row[1] in letters:
            first = letters.index(row[0])
            return _in_order(found[first:])
    return []


def _in_order(found: list[re.Match[str]]) -> list[re.Match[str]]:
    taken: list[re.Match[str]] = []
    roman = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"]
    for each in found:
        letter = each["letter"]
        due = len(taken)
        row = (roman[due : due + 1], [chr(ord("a") + due)], [str(due + 1)])
        if any(letter in letters for letters in row):
            taken.append(each)
    return taken if len(taken) > 1 else []


def _is_reference(words: str, at: int) -> bool:
    return bool(_NUMBER_WORD.search(words[:at].rstrip())) or bool(
        re.search(r"(?:clause|article|rule|section|paragraph|bylaw|\d|\))s?\s*$", words[:at], re.IGNORECASE)
    )
