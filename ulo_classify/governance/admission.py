"""Whom a description admits: only users, anyone, or only people who are not users.

A description is read as alternatives ("an Insider or a person with skills"), and each word for users in it as
one of three: the person described is one, is none, or only stands in some relation to one ("a friend of an
Insider"). Words not known to make a user of the person described make none: in doubt a door is open.
"""

from __future__ import annotations

import re
from functools import cache

from ulo_classify.governance.patterns import entry, one_of
from ulo_classify.governance.records import Who
from ulo_classify.governance.tagged import NOT_USERS, TOKEN, Tagged, Token
from ulo_classify.language.reader import units_of_text

_MARK = re.compile(r"§([a-z])")
_DETERMINERS = (
    r"(?:(?:an?|any|the|all|every|each|some|such|their|his|her|its|one|of|other|another|those|§n|either)\s)*"
)
_HEAD = re.compile(r"<[MP]\d+>(?= (?:with|who|living|of)\b)")
_FILE = "admission.toml"
_SPAN = 160  # characters after a head in which its description stands
_NEAR = 28  # characters between two things named in one breath


def _pattern(family: str) -> re.Pattern[str]:
    return one_of(_FILE, family)


@cache
def _rewrites() -> tuple[tuple[re.Pattern[str], str], ...]:
    """What stands for users in a sentence, whatever words are used for it, in order."""
    found = []
    for shape, put in entry(_FILE, "rewrites"):
        written = shape
        for family in ("used", "illness", "adjectives"):
            written = written.replace(f"{{{family}}}", _pattern(family).pattern)
        found.append((re.compile(written), put))
    return tuple(found)


def admits(tagged: Tagged, words: str | None = None) -> Who | None:
    """Whom a description admits; None where it describes no people.

    Alternatives open the door: "a disabled person or a carer" admits anyone (in the worst case no user).

    Args:
        tagged: the sentence or definition.
        words: the part of its words that describes; the whole of it if None.
    """
    plain = _simplified(tagged, tagged.words if words is None else words)
    shut_from = _pattern("shut_from").search(plain)
    if shut_from:
        rest = plain[: shut_from.start()] + plain[shut_from.end() :]
        return "others" if not _users(rest)[0] else "anyone"
    denied = _pattern("double_denied").search(plain)
    if denied:
        return "anyone" if _opens(plain[denied.end() - 2 :], [0]) else "users"
    if _pattern("contrast").search(plain):
        return "anyone"
    plain = _pattern("left_out").sub("", plain)
    plain, opened = _without_openers(plain)
    own, shut = _users(plain)
    if own:
        told = plain.find("that is to say", own[0])
        plain = plain[:told] if told > 0 else plain  # what follows explains, and adds nobody
        own = [at for at in own if at < len(plain)]
        first_shut = bool(shut) and shut[0] < own[0]  # "not an Insider, but ... of an Insider"
        return "anyone" if first_shut or _opens(plain, own) else "users"
    kinds = {found[1] for found in _MARK.finditer(plain)} - {"n"}
    if shut and not opened:
        return "others"
    if kinds == {"o"}:
        return "others"  # nothing stops a relative or a nurse from being a user too
    return "anyone" if opened or kinds - {"h", "y", "v", "m"} else None


def means_users(token: Token) -> bool:
    """True of a token for users, or for a class or seat that only users can hold."""
    return token.kind in "UV" or token.who == "users"


def _simplified(tagged: Tagged, words: str) -> str:
    """The words with one letter for each thing in them, whatever it is called."""

    def mark(found: re.Match[str]) -> str:
        return f"§{_letter(tagged.tokens[int(found[2])])}"

    words = _as_people(tagged, words)
    plain = " ".join(re.sub(r"[“”\"]", "", TOKEN.sub(mark, words)).split())
    for shape, put in _rewrites():
        plain = shape.sub(put, plain)
    return plain


def _as_people(tagged: Tagged, words: str) -> str:
    """Words in which "members with arthritis" reads as "people with arthritis" does."""
    head = _HEAD.search(words)
    if head is None or re.search(r"<[UV]\d+>", words):
        return words
    rest = TOKEN.sub(lambda found: tagged.tokens[int(found[2])].text, words[head.end() :])[:_SPAN]
    text = f"people{rest}"
    for units in units_of_text(text, {}):
        for unit in units:
            if unit.start == 0 and {"users", "user_noun"} & unit.slots:
                return f"{words[: head.start()]}§u{text[unit.end :]}"
    return words


_SERVICE = re.compile(r"(?:services?|treatment|therapy|programmes?|programs?)$")


def _letter(token: Token) -> str:
    if token.who == "users" or token.kind == "U":
        if _pattern("denied_mention").search(token.text.lower()):
            return "o"
        return "x" if _pattern("no_mention").search(token.text.lower()) else "u"
    if token.kind == "H" and _SERVICE.search(token.name):
        return "y"
    if token.kind in "VMPNW":
        return token.kind.lower()
    if token.who == "others" or (token.kind == "X" and NOT_USERS.search(token.text.lower())):
        return "o"
    return {"X": "x", "A": "x", "C": "x", "S": "p", "T": "p"}.get(token.kind, "h")


def _without_openers(plain: str) -> tuple[str, bool]:
    """The words without "whether or not ...", and whether such words spoke of users."""
    opened = False
    while found := _pattern("opener").search(plain):
        rest = re.match(r"[^,;.()]{0,80}", plain[found.end() :])
        cut = rest[0] if rest else ""
        opened = opened or bool(re.search(r"§[uvx]", cut))
        plain = f"{plain[: found.start()]}{plain[found.end() + len(cut) :]}"
    return plain, opened


def _users(plain: str) -> tuple[list[int], list[int]]:
    """Where the person described is said to be a user, and where to be none."""
    own: list[int] = []
    shut: list[int] = []
    last: tuple[int, str] | None = None  # the word for users before, and how it was read
    for found in _MARK.finditer(plain):
        if found[1] not in "uv":
            last = None if found[1] in "px" else last
            continue
        before = re.split(r"[;:]", plain[: found.start()])[-1][-110:]
        read = _read_one(found[1], before, plain[found.end() :])
        if last is not None and re.fullmatch(
            rf",? ?(?:or|and|,)? ?{_DETERMINERS}(?:[\w'-]+ )?", plain[last[0] : found.start()]
        ):
            read = last[1]
        if read == "own":
            own.append(found.start())
        elif read == "shut":
            shut.append(found.start())
        last = (found.end(), read)
    return own, shut


def _read_one(kind: str, before: str, after: str) -> str:
    """How a word for users is read: "own", "shut" out, or "beside" the person described."""
    if _pattern("shut").search(before.rstrip()):
        return "shut"
    own = _has_condition(before, after) if kind == "v" else _is_one(before)
    return "own" if own else "beside"


def _has_condition(before: str, after: str) -> bool:
    if _pattern("no_condition_after").match(after) or _pattern("no_experience").search(before):
        return False
    holders = list(_pattern("holder").finditer(before))  # "a parent of a person with ..."
    head = before[: holders[-1].start()] if holders else ""
    if _pattern("related").search(head) or _pattern("holder_of").search(head):
        return False
    return bool(_pattern("own").search(before))


def _is_one(before: str) -> bool:
    alternative = re.split(r"\b(?:or|and)\b|,", before)[-1]
    if _pattern("related").search(alternative):
        return False
    if _pattern("is_one").search(before):
        return True
    # "..., or an Insider": one more alternative
    return alternative != before and bool(_pattern("is_one").search(alternative.lstrip()))


def _opens(plain: str, own: list[int]) -> bool:
    """True if an alternative beside users is open to people who are not."""
    marks = [(found.start(), found[1]) for found in _MARK.finditer(plain)]
    for border in _pattern("border").finditer(plain):
        joint, right = (border["joint"] or "").strip(" ,"), plain[border.end() :]
        left = [mark for mark in marks if mark[0] < border.start()]
        beside = bool(left) and left[-1][0] in own and border.start() - left[-1][0] <= _NEAR
        phrase = _pattern("phrase").match(right)
        if (
            phrase
            and phrase["kind"] == "u"
            and joint not in ("", "and")
            and left
            and not any(at < border.start() for at in own)
            and not _pattern("unfinished").search(plain[: border.start()])
        ):
            return True  # "a person bereaved by suicide, or an Insider"
        if border["bracket"] or (not any(at < border.start() for at in own) and not phrase):
            continue
        stop = re.search(r"\bor\b|;", right)
        until = border.end() + (stop.start() if stop else len(right))
        if any(border.end() <= at < until for at in own):
            continue
        if phrase:
            if phrase["kind"] not in "uv" and _phrase_opens(plain, border.start(), joint, right, left, own):
                return True
        elif (
            joint not in ("", "and")
            and beside
            and _pattern("other_predicate").match(right)
            and not _tells_more(plain[left[-1][0] : border.start()], right)
        ):
            return True
    return False


def _tells_more(between: str, right: str) -> bool:
    """True if what follows "or" only goes on about users: "an Insider who lives, works or is treated here"."""
    return bool(re.match(r"§u,? who\b(?!,)", between)) and not re.match(r"who(?:se)?\b", right)


def _phrase_opens(
    plain: str, at: int, joint: str, right: str, left: list[tuple[int, str]], own: list[int]
) -> bool:
    """True if a new noun after "or", "and" or a comma stands beside the people described."""
    phrase = _pattern("phrase").match(right)
    assert phrase is not None  # noqa: S101 - the caller matched it
    kind, other = phrase["kind"], bool(_pattern("any_other").match(right))
    if joint in ("", "and"):
        near = bool(left) and left[-1][1] in "uv" and at - left[-1][0] <= _NEAR
        return near and (kind in "xo" or (kind == "p" and other))
    if not left:
        return False
    start, mark = left[-1]
    dependent = bool(_pattern("preposed").search(plain[:start].rstrip())) and start not in own
    if kind == "m" and _pattern("kin").match(right):
        return True
    if kind in "hm" and not other:
        return start in own and at - start <= _NEAR and kind == "h"
    return other or not (dependent and mark in "xphuvo")


__all__ = ["admits", "means_users"]
