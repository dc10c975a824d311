"""The chair's casting vote: whether there is one, on which body, and who may come to hold it.

It is reported beside a share and not counted in it: it decides nothing but a tie, and at exactly half it
decides everything. "A chair's casting vote held by an outsider at exactly half" is a trap of real rule books.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from ulo_classify.governance.admission import admits
from ulo_classify.governance.outline import Sentence
from ulo_classify.governance.patterns import one_of
from ulo_classify.governance.records import Board, Fact, Quote, Who
from ulo_classify.governance.terms import Reader

CASTING = "casting"
Body = Literal["board", "general_meeting"]
Holder = Literal["users", "anyone", "others", "nobody"]
_BODIES: tuple[Body, ...] = ("board", "general_meeting")
_BEFORE = 700  # characters in which the body is named that a clause on votes speaks of
_AFTER = 120


def _cue(family: str) -> re.Pattern[str]:
    return one_of("casting.toml", family, flags=re.IGNORECASE)


def read_casting(reader: Reader, board: Board | None = None) -> tuple[Fact, ...]:
    """Find who may hold a casting vote.

    Args:
        reader: the sentences of a governing document, with its own terms known.
        board: its board, by whose groups of seats a chair may be described ("one of the Elected Trustees").

    Returns:
        At most one fact a body, `what` being "board: users", "general_meeting: anyone", "board: nobody", ...:
        only users, anyone, only others, or nobody. A body that the rules say nothing of has none.
    """
    text, found = reader.text, dict[str, Fact]()
    for sentence in reader.sentences:
        words = _plain(sentence.text)
        given = _cue("given").search(words)
        if given is None:
            continue
        denied = _cue("denied").search(words[: given.start()])
        quote = Quote(sentence.start, sentence.end)
        for body in _bodies(text, sentence, words):
            holder = "nobody" if denied else _holder(reader, sentence, board)
            found.setdefault(body, Fact(CASTING, f"{body}: {holder}", quote))
    return tuple(found.values())


def _plain(words: str) -> str:
    return " ".join(words.split())


def _bodies(text: str, sentence: Sentence, words: str) -> list[Body]:
    """The bodies at which the votes of a sentence are cast; the board where nothing says."""
    own = [body for body in _BODIES if _cue(body).search(_cue("nowhere").sub("", words))]
    if own:
        return own
    before = _cue("nowhere").sub("", _plain(text[max(0, sentence.start - _BEFORE) : sentence.start]))
    last = {body: max((m.end() for m in _cue(body).finditer(before)), default=-1) for body in _BODIES}
    if max(last.values()) >= 0:
        return [max(_BODIES, key=lambda body: last[body])]
    after = _plain(text[sentence.end : sentence.end + _AFTER])
    return ["general_meeting"] if _cue("general_meeting").search(after) else ["board"]


def _holder(reader: Reader, casting: Sentence, board: Board | None) -> Who:
    """Who may be in the chair: by the sentence itself, else by any other on the chair, else by the board."""
    if board and board.seats and all(group.who == "users" for group in board.seats if group.votes):
        return "users"
    for sentence in (casting, *reader.sentences):
        words = _plain(sentence.text)
        if _cue("chair").search(words) and _cue("holder").search(words):
            who = next(_described(reader, sentence, words, board), None)
            if who is not None:
                return who
    return "anyone"


def _described(reader: Reader, sentence: Sentence, words: str, board: Board | None) -> Iterator[Who]:
    """Whom a sentence on the chair describes, if it does."""
    if _cue("open").search(words):
        yield "anyone"
    groups = board.seats if board else ()
    named = {group.who for group in groups if _names(words, group.name)}
    if len(named) == 1:
        yield named.pop()
    tagged = reader.tagger.tag(sentence.start, sentence.end)
    who = admits(tagged, re.sub(r"<[TOB]\d+>", "", tagged.words))
    if who in ("users", "others"):
        yield who


def _names(words: str, group: str) -> bool:
    """True if words name a group of seats: "elected trustee" in "one of the Elected Trustees"."""
    stem = re.escape(group.removesuffix("s"))
    return bool(re.search(rf"\b{stem}s?\b", words, re.IGNORECASE))
