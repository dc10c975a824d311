"""Over which seats a quota or limit is: kinds of seat by name, those spoken of before, or the whole board."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ulo_classify.governance.references import clauses_in
from ulo_classify.governance.seating.draft import COOPTED, ELECTED, WHOLE, Draft, Group, Keys
from ulo_classify.governance.seating.lines import Line
from ulo_classify.governance.seating.phrases import name_of
from ulo_classify.governance.seating.quota_words import cue
from ulo_classify.governance.tagged import TOKEN, Token

_GENERIC = frozenset(
    [
        "voting",
        "serving",
        "current",
        "sitting",
        "full",
        "individual",
        "natural",
        "remaining",
        "individual",
        "actual",
        "existing",
        "present",
    ]
)
# "60% of the voting members": of those on the board, where it was said how many voting members that has.
_VOTING = re.compile(r"(?:the |its |all |all the )?(?:voting |serving |current )<M\d+>")
_LETTERS = re.compile(r"\((?P<letter>[a-z]|[ivx]{1,4})\)")
_CHOSEN_OFFICERS = re.compile(
    r"(?:officers|office[- ]?(?:bearers|holders))\b[^.;]{0,40} from among (?:the |its |their )*(?:(?P<s><S\d+>)|<T\d+>|(?:own )?number|themselves)"
)
_TITLE = re.compile(r"(?:the )?(?P<s><S\d+>)s?[.:]?")  # "Section Representatives." above what is said of them
_NEAR = 2  # lines after which "those directors" means nobody spoken of before


class Scope:
    """Tells the seats that words mean, and remembers those spoken of last."""

    def __init__(self, draft: Draft, lines: Sequence[Line], title: str) -> None:
        self.draft = draft
        self.title = title.lower()
        self.lines = lines
        self.last: Keys | None = None
        self.last_at = -9
        self.in_part = (
            False  # those spoken of last are some of the seats in `last`: no share of them is known
        )

    def note(self, at: int) -> None:
        """Remember the seats that a line tells of, so that the next ones may say "of those"."""
        line = self.lines[at]
        told = [g for g in self.draft.groups if any(q.start == line.sentence.start for q in g.quotes)]
        sized = any(q.start == line.sentence.start for q in self.draft.size.quotes)
        if told and not re.match(r"(?:at least|not fewer|of (?:these|them|those))\b", line.words):
            self.last, self.last_at, self.in_part = frozenset(told[-1].keys), at, False
        elif sized:
            self.last, self.last_at, self.in_part = WHOLE, at, False
        elif title := _TITLE.fullmatch(line.words):
            named = self.draft.find_all({name_of(line.tagged.token(title["s"]))})
            self.last, self.last_at, self.in_part = (_keys(named) if named else None), at, False
        elif chosen := _CHOSEN_OFFICERS.search(line.words):
            inside = self.draft.find_all({name_of(line.tagged.token(chosen["s"]))}) if chosen["s"] else []
            self.last, self.last_at, self.in_part = _keys(inside), at, True

    def leave(self, at: int, *, read: bool) -> None:
        """After a line: forget the seats where it speaks of other people, or counts others, and set no quota."""
        words = self.lines[at].words
        if read or self.last_at == at:
            return
        others = re.search(r"<[KMCXHAUPG]\d+>", words) and not re.search(r"<[BTS]\d+>", words)
        if others or re.search(r"<N\d+>", words):
            self.last = None

    def spoken_of(self, keys: Keys, at: int) -> None:
        """Remember seats that a sentence has named, so that the next may say "the other two"."""
        if keys != self.last:
            self.last, self.in_part = keys, False
        self.last_at = at

    def of(self, at: int, words: str, before: str) -> Keys | None:
        """The seats that a quota is over; WHOLE for the board, None where they are none that is known.

        Args:
            at: the line.
            words: the words after "of", empty where the sentence says none.
            before: the words of the sentence before the number.
        """
        line = self.lines[at]
        plain = words.strip(" ,")
        if cue("only_some").search(plain) or _of_other_body(plain, self.title):
            return None
        if plain and not self._is_anaphor(plain):
            left_out = cue("except").search(plain)
            if left_out:
                return self._without(line, left_out["out"])
            if _VOTING.fullmatch(plain) and self._sized_here(line):
                return WHOLE
            return self._named(line, plain)
        if re.search(r"\b(?:those|these|such|the said) (?:other )?<[TMPS]\d+>", plain):
            return self._last(at)
        if re.search(r"<[A-Z]\d+>", before):
            return self._told_before(line, before)
        return self._last(at)

    def _sized_here(self, line: Line) -> bool:
        """True if the clause, or those under its heading, told how many voting members the board has."""
        starts = {quote.start for quote in self.draft.size.quotes}
        sized = [each for each in self.lines if each.sentence.start in starts]
        return any(
            re.search(r"<M\d+>", each.words)
            and (
                each.clause.split(".")[0] == line.clause.split(".")[0] != ""
                or each.sentence.heading == line.sentence.heading != ""
            )
            for each in sized
        )

    def _is_anaphor(self, words: str) -> bool:
        return bool(cue("before").search(words)) and not re.search(
            r"clause|article|rule|section|paragraph", words
        )

    def groups(self, line: Line, words: str) -> list[Group]:
        """The groups of seats that words name: by kind, clause, office, way to them, or people they are for."""
        draft, tagged = self.draft, line.tagged
        for number in clauses_in(TOKEN.sub("", words)):
            found = draft.find_all({f"item:{number}", f"clause:{number}"})
            if found:
                return found
        listed = re.search(
            r"(?:places?|seats?|positions?|paragraphs?|items?|<[PMTN]\d+>) (?:in |under |mentioned in |listed in )?(?:\([a-z]\)(?:,| and| or| to)? ?)+",
            words,
        )
        if listed:
            ends = tuple(f"({letter})" for letter in _LETTERS.findall(listed[0]))
            found = [
                g for g in draft.groups if any(k.startswith("item:") and k.endswith(ends) for k in g.keys)
            ]
            if found:
                return found
        seats = [token for token in tagged.within(words, "S") if not _is_generic(token)]
        if seats:
            return draft.find_all({name_of(token) for token in seats})
        people = [
            token
            for token in tagged.within(words, "ACUX")
            if draft.find({f"P:{token.name}", f"E:{token.name}"})
        ]
        if people and not re.search(r"<B\d+>", words):
            return draft.find_all({f"P:{people[0].name}", f"E:{people[0].name}"})
        return self._by_way(line, words) or self._by_noun(line, words)

    def _by_way(self, line: Line, words: str) -> list[Group]:
        """Groups by the way to the seats, or by office."""
        draft = self.draft
        if cue("officers").search(words):
            return draft.find_all({"O:officers"})
        offices = line.tagged.within(words, "O")
        if offices and not re.search(r"<[BT]\d+>", words):
            return draft.find_all({f"O:{token.name}" for token in offices})
        if cue("coopted").search(words):
            return draft.find_all({COOPTED})
        if cue("elected").search(words):
            return draft.find_all({ELECTED}) or [
                g for g in draft.groups if any(k.startswith("E:") for k in g.keys)
            ]
        if cue("appointed").search(words):
            return [g for g in draft.groups if any(k.startswith("W:by") for k in g.keys)]
        return []

    def _by_noun(self, line: Line, words: str) -> list[Group]:
        """The one group whose name has the noun, for seats that the document has its own word for ("the PFAs")."""
        if re.search(r"<[BT]\d+>", words):
            return []
        tokens = line.tagged.within(words, "MPAXU")
        noun = re.sub(r"^(?:the|these|those|all|its|other)\s+", "", TOKEN.sub("", words)).strip(" ,")
        noun = re.split(r" (?:who|elected|in|on|of)\b", noun)[0].strip()
        if tokens and not noun:
            return []
        found = [
            g for g in self.draft.groups if len(noun) > 3 and re.search(rf"\b{re.escape(noun)}\b", g.name)
        ]
        return found if len(found) == 1 else []

    def _named(self, line: Line, words: str) -> Keys | None:
        found = self.groups(line, words)
        seats = [token for token in line.tagged.within(words, "S") if not _is_generic(token)]
        if found:
            if re.search(r"<[BT]\d+>|\bwhole\b", words) and not seats and not _limits(words):
                return WHOLE
            return _keys(found)
        if seats:
            return WHOLE if not self.draft.groups else None
        if _limits(words) and self._is_part(words):
            return None  # "of the appointed trustees", of whom nothing is known
        if cue("whole").search(words):
            return WHOLE
        return None

    def _is_part(self, words: str) -> bool:
        """True of the elected or appointed where others sit beside them."""
        if not cue("elected").search(words):
            return True
        outside = (COOPTED, "W:by", "O:", "H:")
        return any(key.startswith(outside) for group in self.draft.groups for key in group.keys)

    def _without(self, line: Line, out: str) -> Keys | None:
        """The whole board without the seats left out; None where these are not known."""
        gone = self.groups(line, out)
        if not gone:
            return None
        rest = [group for group in self.draft.groups if group not in gone]
        return _keys(rest) if rest else None

    def _told_before(self, line: Line, before: str) -> Keys | None:
        """The seats named last in the same sentence before the number; None where it names other people."""
        told = [g for g in self.draft.groups if any(q.start == line.sentence.start for q in g.quotes)]
        mark = list(re.finditer(r"<(?P<kind>[STBKHM])\d+>", before))[-1:]
        if not mark:
            return _keys(told[-1:]) if told else None
        kind, rest = mark[0]["kind"], before[mark[0].end() :]
        if kind == "K" or cue("chooses").search(rest):
            return None
        if kind == "S":
            groups = self.draft.find_all({name_of(line.tagged.token(mark[0][0]))})
            return _keys(groups) if groups else None
        if told and not _sized(self.draft, line):
            return _keys(told[-1:])
        if _sized(self.draft, line) or (kind != "M" and _is_whole(before)):
            return WHOLE
        return _keys(told[-1:]) if told and kind == "M" else None

    def _last(self, at: int) -> Keys | None:
        clause = self.lines[self.last_at].sentence.clause if self.last_at >= 0 else "?"
        own = self.lines[at].sentence.clause
        near = at - self.last_at <= _NEAR or clause.split("(")[0] == own.split("(")[0]
        return self.last if near else None


def _is_whole(before: str) -> bool:
    """True of words that lead to "of whom" over the whole board: "the Trustees, of whom", "a Board made up of people"."""
    if cue("makes_up").search(before):
        return True
    beside = re.search(
        r"(?P<some><N\d+> (?:of (?:the|their) )?)?<[TB]\d+>,? (?:(?:and |but )?(?:of|among|in|on) (?:whom|which|these|them)\b[^<]{0,20})?$",
        before,
    )
    ensured = re.search(
        r"(?P<some><N\d+> (?:of (?:the|their) )?)?<[TB]\d+>[^<]*\b(?:ensure|secure|so that|such that|sure|see)\b[^<]*$",
        before,
    )
    found = beside or ensured
    return found is not None and not found["some"] and not cue("chooses").search(before)


def _of_other_body(words: str, title: str) -> bool:
    """True of the board of somebody else: "the trustees of the Eastfield Trust", "its care board"."""
    beside = re.search(r"\b(?P<adjective>[a-z-]+) <B\d+>", words)
    if beside and not cue("board_adjectives").fullmatch(beside["adjective"]):
        return True
    whose = re.search(
        r"<[TB]\d+> of (?:the |an? |any |another |that |such )(?P<body>[^,;.<]{2,40}|<H\d+>)", words
    )
    if whose is None:
        return False
    body = whose["body"].strip()
    return not (cue("own_bodies").match(body) or body in title or body.startswith("<H"))


def _limits(words: str) -> bool:
    """True of words for a part of the board by the way to it."""
    return bool(re.search(r"\b(?:elected|appointed|co-?opted|nominated|ordinary|added)\b(?! by)", words))


def _sized(draft: Draft, line: Line) -> bool:
    return any(quote.start == line.sentence.start for quote in draft.size.quotes)


def _is_generic(token: Token) -> bool:
    return token.name.split()[0] in _GENERIC


def _keys(groups: Sequence[Group]) -> Keys:
    return frozenset(key for group in groups for key in group.keys)
