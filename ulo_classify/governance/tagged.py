"""Sentences with the things that rules speak of marked: numbers, shares, seats, classes, users, others.

A tagged sentence is a line of small letters in which every such thing stands as a token such as ``<T3>``:
a letter for its kind and its index. Patterns over tagged sentences then read like the sentences themselves.

========  =====================================================================
letter    stands for
========  =====================================================================
N         a number or range that can count people
Q         a share
B         the board
T         those on the board, in a plain word (trustees, directors)
S         a kind of seat by its own name (Elected Trustee)
C         a class of members (Full Member)
M         members
U         users: a term or words for them
V         words that make a user of a person ("deaf", "HIV", "uses services")
X         people who are not users by what they are called: relatives, professionals, staff
A         people by another term of the document
P         people in a plain word
O         an office
K         another committee
G         the general meeting
H         another organisation or authority
========  =====================================================================
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ulo_classify.governance.definitions import singular, words
from ulo_classify.governance.names import Names
from ulo_classify.governance.numerals import Count, Part, counts_in, parts_in
from ulo_classify.governance.records import Who
from ulo_classify.governance.vocabulary import alternatives, family, forms
from ulo_classify.language.reader import units_of_text

TOKEN = re.compile(r"<([A-Z])(\d+)>")
_SHORTENED = re.compile(r"\b(?P<name>[\w'-]+)(?:,|,? and|,? or|/) ?(?:an? |the )?$")
_SLOTS: tuple[tuple[str, frozenset[str]], ...] = (
    ("U", frozenset({"users", "user_noun"})),
    ("X", frozenset({"family", "family_first", "professional", "ally", "nonuser", "mixed", "staff"})),
    ("V", frozenset({"condition", "user_adjective", "user_relation", "lived_experience"})),
    ("W", frozenset({"user_noun_weak"})),
    ("H", frozenset({"authority", "host"})),
)


@dataclass(frozen=True, slots=True)
class Token:
    """One marked thing: its kind, offsets in the document, words, the name it is a form of, and its value."""

    kind: str
    start: int
    end: int
    text: str
    name: str = ""
    who: Who | None = None
    count: Count | None = None
    part: Part | None = None


@dataclass(frozen=True, slots=True)
class Tagged:
    """A sentence as `words` with tokens in them."""

    words: str
    tokens: tuple[Token, ...]

    def token(self, found: str) -> Token:
        """The token of a piece such as "<T3>"."""
        match = TOKEN.match(found)
        assert match is not None  # noqa: S101 - callers pass what TOKEN found
        return self.tokens[int(match[2])]

    def within(self, words: str, kinds: str = "") -> list[Token]:
        """The tokens in a piece of the words, of some kinds."""
        return [
            self.tokens[int(found[2])] for found in TOKEN.finditer(words) if not kinds or found[1] in kinds
        ]


@dataclass(slots=True)
class _Piece:
    """A piece of the document: `words` and the places of their characters, and what stands in them.

    `known` is what was known of the people it names when it was last marked as `tagged`.
    """

    words: str
    places: list[int]
    numbers: list[tuple[int, int, Token]]
    named: list[tuple[tuple[int, int], str, str]]
    mentioned: list[tuple[int, int, Token]]
    names: tuple[str, ...]
    known: tuple[tuple[Who | None, bool], ...] = ()
    tagged: Tagged | None = None


@dataclass(slots=True)
class Tagger:
    """Marks the things in any piece of one document.

    `conditions`: terms of the document for a condition ("Long Illness"). `states`: those of its terms for people that
    mean what they go through ("Living experience" means that a person ...). `who`: who those are that a term of the document means, as far as worked out; it may change, and pieces
    tagged later see the change.
    """

    text: str
    names: Names
    who: dict[str, Who | None]
    hosts: frozenset[str]
    conditions: frozenset[str] = frozenset()
    states: frozenset[str] = frozenset()
    _mentions: list[tuple[int, int, str]] = field(default_factory=list)
    _starts: list[int] = field(default_factory=list)
    _term: re.Pattern[str] | None = None
    _forms: dict[str, tuple[str, str]] = field(default_factory=dict)
    _pieces: dict[tuple[int, int], _Piece] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Prepare the pattern of names and the mentions of users and others."""
        for kind, named in (
            ("A", [name for name in self.who if name not in self.hosts]),
            ("H", list(self.hosts)),
            ("C", self.names.classes),
            ("S", self.names.seats),
            ("T", self.names.people),
        ):
            for form, name in forms(named).items():
                self._forms[form] = (kind, name)
        below = (f"{part} {board}" for part in family("parts") for board in self.names.boards)
        others = (*self.names.others, *family("other_bodies"), *below)
        fixed = (("B", self.names.boards), ("O", family("offices")), ("K", others))
        for kind, known in (*fixed, ("G", family("meetings")), ("P", family("persons"))):
            for word in known:
                for form in (word, f"{word}s") if kind in "OKG" else (word,):
                    self._forms.setdefault(form.replace("-", " "), (kind, word))
        for form in family("others"):
            self._forms.setdefault(form.replace("-", " "), ("X", form))
        heads = {board.split(" of ")[0].rpartition(" ")[2] for board in self.names.boards}
        for head in heads | set(self.names.boards):
            for plural in ("", "s"):
                self._forms[f"member{plural} of the {head}"] = ("T", "member")
                self._forms[f"member{plural} of {head}"] = ("T", "member")
        for form in ("member", "members", "membership"):
            self._forms.setdefault(form, ("M", "member"))
        for name in self.names.seats:
            first, _, last = name.rpartition(" ")
            for word in ("charity", "voting", "company", "board"):
                for plural in ("", "s"):
                    self._forms.setdefault(f"{first} {word} {last}{plural}", ("S", name))
        for form, name in forms(self.conditions).items():
            self._forms.setdefault(form, ("V", name))
        self._forms |= {f"charity {people}": ("T", people) for people in self.names.people}
        self._forms |= {f"charity {people}s": ("T", people) for people in self.names.people}
        plain: dict[str, tuple[str, str]] = {}  # "co-opted" and "co opted" are one form
        for form, named_as in self._forms.items():
            plain.setdefault(form.replace("-", " "), named_as)
        self._forms = plain
        self._term = re.compile(rf"(?<![\w-])(?!{_PLACE})(?:{alternatives(self._forms)})(?![\w])")
        self._mentions = _mentions(self.text)
        self._starts = [start for start, _, _ in self._mentions]

    def tag(self, start: int, end: int) -> Tagged:
        """Mark the things in one piece of the document.

        Many readers ask for the same pieces; a piece is marked anew only if what is known of the people that it
        names has changed.
        """
        piece = self._pieces.get((start, end))
        if piece is None:
            piece = self._pieces[start, end] = self._piece(start, end)
        known = tuple((self.who.get(name), name in self.states) for name in piece.names)
        if piece.tagged is None or piece.known != known:
            piece.known, piece.tagged = known, self._marked(piece)
        return piece.tagged

    def _piece(self, start: int, end: int) -> _Piece:
        """What stands in a piece, whoever they are that it names."""
        words, places = _one_line(self.text, start, end)
        parts = parts_in(words)
        numbers = [
            (part.start, part.end, self._token("Q", places, part.start, part.end, part=part))
            for part in parts
        ]
        for count in counts_in(words, parts):
            token = self._token("N", places, count.start, count.end, count=count)
            numbers.append((count.start, count.end, token))
        named = self._named(words)
        names = tuple(dict.fromkeys(name for _, _, name in named))
        return _Piece(words, places, numbers, named, self._mentioned(start, end, places), names)

    def _marked(self, piece: _Piece) -> Tagged:
        named = [(*span, self._of_name(piece.places, span, kind, name)) for span, kind, name in piece.named]
        spans = [span for span in named if span[2].kind == "C"]  # "Grade One", "the Third College"
        spans += piece.numbers
        users = [
            (first, last)
            for first, last, token in piece.mentioned
            if token.kind == "U" or (token.kind == "X" and NOT_USERS.search(token.text))
        ]
        spans += [
            span
            for span in named
            # "a deaf person", "a person with ABI" are one token for users, not a person and a word
            if not (span[2].kind in "PV" and any(at < span[1] and span[0] < to for at, to in users))
        ]
        spans += piece.mentioned
        return _joined(_render(piece.words, _without_overlaps(spans)))

    def _of_name(self, places: Sequence[int], span: tuple[int, int], kind: str, name: str) -> Token:
        who = self.who.get(name)
        if kind == "A":
            users = "V" if name in self.states else "U"  # "a person with living experience"
            kind = {"users": users, "others": "X"}.get(who or "", "A")
        return self._token(kind, places, *span, name, who)

    def _token(
        self,
        kind: str,
        places: Sequence[int],
        first: int,
        last: int,
        name: str = "",
        who: Who | None = None,
        count: Count | None = None,
        part: Part | None = None,
    ) -> Token:
        start, end = places[first], places[last - 1] + 1
        return Token(kind, start, end, self.text[start:end], name, who, count, part)

    def _named(self, words: str) -> list[tuple[tuple[int, int], str, str]]:
        """The names in some words: where they stand, their kind and the name as the document defines it."""
        assert self._term is not None  # noqa: S101 - set in __post_init__
        found = []
        for match in self._term.finditer(words):
            kind, name = self._forms[match[0].replace("-", " ")]
            found.append((match.span(), kind, name))
            if kind == "C" and name.endswith(" member"):
                found += self._shortened(words, match.start())
        return found

    def _shortened(self, words: str, at: int) -> list[tuple[tuple[int, int], str, str]]:
        """The class "Ordinary" in "Ordinary and Life Members"."""
        before = _SHORTENED.search(words[:at])
        name = f"{before['name']} member" if before else ""
        if before is None or name not in self.names.classes:
            return []
        return [(before.span("name"), "C", name)]

    def _mentioned(self, start: int, end: int, places: Sequence[int]) -> list[tuple[int, int, Token]]:
        at = bisect_left(self._starts, start)
        found = []
        while at < len(self._mentions) and self._mentions[at][0] < end:
            first, last, kind = self._mentions[at]
            at += 1
            piece = singular(self.text[first:last])
            if last > end or piece in _NO_MENTION or (kind == "H" and piece in words("own_names")):
                continue
            who: Who | None = "users" if kind == "U" else None
            begin, stop = bisect_left(places, first), bisect_left(places, last)
            if begin < stop:
                found.append((begin, stop, self._token(kind, places, begin, stop, piece, who)))
        return found


_NO_BLANK = re.compile(r"\S+")
_TYPOGRAPHY = str.maketrans({"’": "'", "‘": "'", "‑": "-"})
# Where people live or work is no place on a board.
_PLACE = r"(?:places?|positions?) of (?:work|business|worship|study|studies|education|residence|employment|birth|abode|safety|interest|trust)\b"
_NO_MENTION = frozenset(
    {"and", "or", "the", "of", "a", "an", "to", "in", "on", "for", "it", "is", "be", "no", "not"}
)


def _one_line(text: str, start: int, end: int) -> tuple[str, list[int]]:
    """A piece of a text in small letters with single blanks, and the offset of each of its characters."""
    letters: list[str] = []
    places: list[int] = []
    for run in _NO_BLANK.finditer(text, start, end):
        if run.start() > (places[-1] + 1 if places else start):
            letters.append(" ")
            places.append(places[-1] + 1 if places else start)
        letters.append(_small(run[0]))
        places.extend(range(run.start(), run.end()))
    if (places[-1] + 1 if places else start) < end:
        letters.append(" ")
        places.append(places[-1] + 1 if places else start)
    return "".join(letters), places


def _small(letters: str) -> str:
    small = letters.lower()
    if len(small) != len(letters):  # a few letters grow in lower case; offsets must not
        small = "".join(each.lower() if len(each.lower()) == 1 else each for each in letters)
    return small.translate(_TYPOGRAPHY)


def _without_overlaps(spans: Iterable[tuple[int, int, Token]]) -> list[tuple[int, int, Token]]:
    """Of spans that overlap, those found first (numbers, then names, then mentions)."""
    taken: list[tuple[int, int, Token]] = []
    for span in spans:
        if not any(first < span[1] and span[0] < last for first, last, _ in taken):
            taken.append(span)
    return sorted(taken, key=lambda span: span[0])


def _render(words: str, spans: Sequence[tuple[int, int, Token]]) -> Tagged:
    pieces, at = [], 0
    for index, (first, last, token) in enumerate(spans):
        pieces += [words[at:first], f"<{token.kind}{index}>"]
        at = last
    pieces.append(words[at:])
    return Tagged(" ".join("".join(pieces).split()), tuple(token for _, _, token in spans))


_IN_CLASS = re.compile(
    r"<[MP]\d+>(?: (?:who|whose names?))?(?: (?:is|are|appears?|stands?))?(?: for the time being)?"
    r" (?:entered|registered|enrolled|inscribed|listed|belonging|placed|recorded|of|in|from|on)"
    r"(?: as such)?(?: (?:in|on|to|under))?(?: the| an?)? (?P<c><C\d+>)"
)


NOT_USERS = re.compile(
    r"\b(?:who|that) (?:is|are|does|do|has|have)(?: not|n[’']t)\b"
)  # "people who are not disabled"
_OF_SERVICES = re.compile(
    r"<W(?P<n>\d+)> of (?:(?:the|our|its|their|these|such|any|one of) )?(?:<H\d+>(?:'s?)? )?(?:[\w-]+ ){0,3}?"
    r"(?:mental health|care|support|health|drug|alcohol|recovery|psychiatric|advocacy|disability|social|crisis|hospice|treatment|<V\d+>) (?:services?|treatment|support|programmes?)\b"
)


def _of_services(tagged: Tagged) -> Tagged:
    """With "users of the Trust's mental health services" as users, whatever the words between."""
    found = _OF_SERVICES.search(tagged.words)
    while found is not None:
        at = int(found["n"])
        tokens = (
            *tagged.tokens[:at],
            replace(tagged.tokens[at], kind="U", who="users"),
            *tagged.tokens[at + 1 :],
        )
        tagged = Tagged(f"{tagged.words[: found.start()]}<U{at}>{tagged.words[found.end() :]}", tokens)
        found = _OF_SERVICES.search(tagged.words)
    return tagged


def _joined(tagged: Tagged) -> Tagged:
    """With "members entered in Part A of the register" as one class, where that class is a place."""

    def place(found: re.Match[str]) -> str:
        is_place = not tagged.token(found["c"]).name.endswith("member")
        return found["c"] if is_place else found[0]

    tagged = _of_services(tagged)
    words = re.sub(r"(?P<c><C\d+>) of the (?:register|roll|list)\b", r"\g<c>", tagged.words)
    words = re.sub(r"(?P<c><C\d+>) <M\d+>", r"\g<c>", _IN_CLASS.sub(place, words))
    return tagged if words == tagged.words else Tagged(words, tagged.tokens)


def _mentions(text: str) -> list[tuple[int, int, str]]:
    """Where the language rules find users and others in a text."""
    found = []
    for units in units_of_text(text, {}):
        for unit in units:
            kind = next((kind for kind, slots in _SLOTS if slots & unit.slots), None)
            if kind is not None:
                found.append((unit.start, unit.end, kind))
    return sorted(found)


__all__ = ["TOKEN", "Mapping", "Tagged", "Tagger", "Token"]
