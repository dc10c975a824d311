"""Seats that the board fills itself, that somebody else fills, and that go with an office."""

from __future__ import annotations

import re

from ulo_classify.governance.records import Who
from ulo_classify.governance.seating.draft import COOPTED, ELECTED, Group, around
from ulo_classify.governance.seating.lines import Line
from ulo_classify.governance.seating.patterns import pattern, shapes
from ulo_classify.governance.seating.phrases import count_in, name_of, who_in
from ulo_classify.governance.seating.reading import Reading, in_plain

# "one co-opted trustee for every two elected": a proportion, and no number.
_FOR_EVERY = re.compile(r"<N\d+> (?:[\w-]+ ){0,2}(?:<[STPM]\d+> )?(?:for|to) (?:each|every) <N\d+>")
_NEXT_PART = re.compile(r"[;:] |, (?:and|but) (?=(?:the|an?|each|every) |<[HAX]\d+>)")
_OPENS = re.compile(r"need not|\bwhether (?:or not|(?:they|he or she) (?:is|are|be)) ")


def read_coopted(reading: Reading, line: Line) -> None:
    """Read "the Board may co-opt up to two persons", "may appoint any further person as a trustee"."""
    words, draft = line.words, reading.draft
    verb = pattern("may_coopt").search(words) or pattern("coopted_passive").search(words)
    found = verb or pattern("adds").search(words)
    if (
        found is None
        or pattern("no_coopting").search(words)
        or re.search(r"vacan|casual|not filled|unfilled|sub-?committee|<K\d+>", words)
    ):
        return
    if not verb and not _adds(words, found):
        return
    seats = line.tagged.within(words, "S")
    named = pattern("as_seat").search(words)
    keys = {COOPTED} if any(name_of(token) == COOPTED for token in seats) else set()
    if named and not keys:
        keys = {name_of(line.tagged.token(named["s"]))}
    here = draft.at_clause(line.sentence.clause)
    if here is not None and not named and not any(_is_elected(key) for key in here.keys):
        keys |= {key for key in here.keys if key.startswith("clause:")}
    if not keys or (verb and not named):
        keys.add(_own_name(reading, line) or COOPTED)
    count = None if _FOR_EVERY.search(words) else count_in(line.tagged, words[found.start() :])
    group = draft.add("co-opted", keys, 0, count.high if count else None, line.sentence)
    group.low = 0
    group.keys.add(f"clause:{line.sentence.clause}")
    group.votes = group.votes and not pattern("no_vote").search(words)
    group.who = group.who or ("anyone" if _OPENS.search(words) else who_in(line.tagged, words))


def _own_name(reading: Reading, line: Line) -> str:
    """The key of seats that the clause itself names after what is done: "appoint" others, "Appointed Directors".

    Empty where they are elsewhere said to be appointed by somebody outside.
    """
    if not re.search(r"\bappoints?\b", line.words):
        return ""
    main = around(line.sentence.clause)[-1]
    for each in reading.lines if main else ():
        if around(each.sentence.clause)[-1:] != [main] and each.clause.split(".")[0] != main.split(".")[0]:
            continue
        for token in each.tagged.within(each.words, "S"):
            by_outsider = re.search(
                r"\bappoint\w* by (?:the |an? )?(?!<[BT]\d+>)(?:<[HAX]|[a-z])", each.words
            )
            if token.name.split()[0] == "appointed" and not by_outsider:
                return name_of(token)
    return ""


def _is_elected(key: str) -> bool:
    """True of the key of elected seats: seats that the board fills beside them are others."""
    return key == ELECTED or key.startswith("E:")


def _adds(words: str, found: re.Match[str]) -> bool:
    """True if the board itself adds people, to itself and for no other purpose."""
    subject = words[: found.start() + 4]
    if not re.search(r"<[BTS]\d+>|\bthey\b|\bit\b", subject):
        return False
    plain = re.sub(r"in addition|additional", "", words)
    return not pattern("not_adds").search(plain) or bool(
        re.search(r"<[ST]\d+>|member", words[len(subject) :])
    )


def read_appointed(reading: Reading, line: Line) -> None:
    """Read "the Foundation may appoint up to four persons", "three trustees named by the Council"."""
    words, draft = line.words, reading.draft
    active = next((match for shape in shapes("appointed_active") if (match := shape.search(words))), None)
    found = active or pattern("appointed_passive").search(words)
    if (
        found is None
        or pattern("decoy_strict").search(words)
        or re.search(r"<B\d+> meetings?|meetings of the <B", words)
    ):
        return
    whom = (active["who"] if active else found["whom"]).strip()
    ahead = _NEXT_PART.split(words[: found.end()])[
        -1
    ]  # "no member may stand, and the Council may appoint ..."
    if pattern("own_people").search(whom) or pattern("no_appointing").search(ahead):
        return
    if pattern("nobody_appoints").search(words[: found.start("n")]):
        return
    if re.search(r"\bthe $", words[: found.start("n")]):
        return  # "the three Nominated Directors" are known
    if pattern("appoints_none").search(found[0]):
        return
    seats = line.tagged.within(found[0], "S")
    named = pattern("as_seat").search(words, found.end())
    seats = seats or ([line.tagged.token(named["s"])] if named else [])
    heading = line.sentence.heading.lower()
    on_board = re.search(rf"(?:{reading.people})s?\b|board|committee|council|seats?\b", heading)
    of_them = found["what"].startswith("of ") and (reading.told_size(line) or reading.follows_size(line))
    if found["what"].startswith("of ") and not of_them:
        return
    if not (seats or of_them or pattern("to_board").search(words) or on_board):
        return
    low, high = _how_many(reading, line, found)
    may = bool(active and active["may"] and pattern("may").match(active["may"]))
    known = None if seats else _known(reading, line, whom)
    if known is not None:
        known.keys.add(f"clause:{line.sentence.clause}")
        known.narrow(0 if may else low, high)
        return
    keys = {name_of(token) for token in seats} or {f"W:by {in_plain(line, whom).lower()[:30]}"}
    keys.add(f"clause:{line.sentence.clause}")
    name = f"appointed by {in_plain(line, whom)}"
    group = draft.add(name, keys, 0 if may else low, high, line.sentence)
    group.votes = group.votes and not pattern("no_vote").search(words)
    if not seats:
        group.who = group.who or _whom(line, found)


def _how_many(reading: Reading, line: Line, found: re.Match[str]) -> tuple[int, int | None]:
    count = count_in(line.tagged, found["n"])
    low, high = (count.low or 0, count.high) if count else (1, 1)
    who = found.groupdict().get("who") or ""
    each = re.match(r"(?:each|every) (?:of the (?P<n><N\d+>) )?(?P<noun>[\w-]+|<\w+>)", who)
    if each is None:
        return low, high
    number = count_in(line.tagged, each["n"]) if each["n"] else None
    times = (number.low, number.high) if number else reading.nouns.get(each["noun"].rstrip("s"))
    if times is None:  # so many for each branch, of which no number is known
        return low, None
    return low * (times[0] or 1), None if times[1] is None else (high or 1) * times[1]


def _known(reading: Reading, line: Line, whom: str) -> Group | None:
    """The seats named after whoever fills them ("Foundation Directors"), or made by this clause already."""
    host = next((token.name for token in line.tagged.within(whom, "H")), "")
    named = (g for g in reading.draft.groups if host and any(key.startswith(f"S:{host} ") for key in g.keys))
    found = next(named, None)
    if found is not None:
        return found
    here = reading.draft.at_clause(line.sentence.clause)
    return here if here is not None and here.listed else None


def _whom(line: Line, found: re.Match[str]) -> Who:
    if any(token.kind == "U" or token.who == "users" for token in line.tagged.within(found["what"], "UAC")):
        return "users"
    return who_in(line.tagged, line.words[found.end() :]) or "anyone"


_OCCUPIES = re.compile(
    r"^(?P<who>[^.;]{0,80}?<O\d+>),? (?:shall |will |must |each )?(?:occupy|hold|take|fill|have)s? "
    r"(?P<n><N\d+>) of "
    r"(?:the|these|those|its) (?:<N\d+> )?(?:<P\d+>|places|seats|positions)"
)


_OF_OFFICE = re.compile(
    r"^(?P<n><N\d+>) (?:of the )?(?:<P\d+>|places?|seats?|positions?)(?: (?:on|in|of) (?:the |our |its )?<B\d+>)?"
    r"(?:,? (?:and|but) [^,;.]{3,25},)? (?:is|shall be|belongs to|goes to) (?:that of |for )?the (?P<o><O\d+>)(?:'s)?(?: <P\d+>)?[.;]?$"
)


def read_occupied(reading: Reading, line: Line) -> bool:
    """Read "the Chair and the Secretary occupy two of the seats"; True if it is so."""
    own = _OF_OFFICE.match(line.words)
    count = count_in(line.tagged, own["n"]) if own else None
    if own and count is not None and (count.low, count.high) == (1, 1):  # "one seat is the treasurer's"
        name = line.tagged.token(own["o"]).name
        reading.draft.add(name, {f"O:{name}"}, 1, 1, line.sentence)
        return True
    if _read_place(reading, line):
        return True
    found = _OCCUPIES.match(line.words)
    count = count_in(line.tagged, found["n"]) if found else None
    offices = line.tagged.within(found["who"], "O") if found else []
    if count is None or len(offices) != count.low or count.low != count.high:
        return False
    for office in offices:
        reading.draft.add(office.name, {f"O:{office.name}"}, 1, 1, line.sentence)
    return True


# "Two places are filled by the Association", "one place belongs to the Warden": seats without a name of their own.
_GOES_TO = re.compile(
    r"^(?P<n><N\d+>) (?:further |more |other )?(?:of the )?(?P<place><P\d+>|places?|seats?)(?: (?:on|in) (?:the |our |its )?<B\d+>)? "
    r"(?:belongs? to|goe?s? to|go to|for|held by|reserved for|kept for|allotted to|set aside for|(?:is|are|shall be|must be|will be) (?:held by|filled by|taken by|occupied by|in the gift of|kept for|reserved for|for|at the disposal of|named by|given to)) (?P<who>[^.;]+)"
)


def _read_place(reading: Reading, line: Line) -> bool:
    """Read "two places are filled by the Association"; True if the sentence tells of such seats."""
    found = _GOES_TO.match(line.words)
    count = count_in(line.tagged, found["n"]) if found else None
    place = in_plain(line, found["place"]).lower() if found else ""
    if found is None or count is None or not re.match(r"places?$|seats?$", place):
        return False
    if pattern("decoy_strict").search(line.words) or not count.low:
        return False
    heading = line.sentence.heading.lower()
    if not (
        reading.told_size(line)
        or reading.follows_size(line)
        or re.search(rf"board|committee|council|{reading.people}|places|seats", heading)
    ):
        return False
    plain = in_plain(line, found["who"], 30).lower()
    group = reading.draft.add(f"{place} {plain}", {f"W:by {plain}"}, count.low, count.high, line.sentence)
    group.keys |= {f"clause:{line.sentence.clause}"} if line.sentence.clause else set()
    first = re.split(r",| (?:elected|appointed|chosen|filled|nominated)\b", found["who"])[0]
    group.who = group.who or (
        "users" if _whom_named(line, first) == "users" else who_in(line.tagged, line.words)
    )
    return True


_PLACES = re.compile(
    r"^(?:the )?(?P<what>[^:;.]{2,90}): (?P<n><N\d+>) (?P<of><P\d+>|places?|seats?|positions?)(?:[.,;]|$| \()"
)


def read_places(reading: Reading, line: Line) -> bool:
    """Read a line of a table of seats, "Ward stewards: three places."; True if it is one."""
    found = _PLACES.match(line.words)
    heading = line.sentence.heading.lower()
    places = rf"board|committee|council|places|seats|membership|{reading.people}"
    if found is None or not re.search(places, heading):
        return False
    count = count_in(line.tagged, found["n"])
    if count is None or pattern("decoy_heading").search(heading):
        return False
    what = found["what"].split(",")[0]
    if not re.match(r"places?$|seats?$|positions?$", in_plain(line, found["of"]).lower()) or "<K" in what:
        return False  # "Outings Group: five people" is another body
    people = line.tagged.within(what, "UXAC")
    plain = in_plain(line, what, 60)
    keys = {f"P:{token.name}" for token in people[:1]} or {f"N:{plain.lower()}"}
    group = reading.draft.add(plain, keys, count.low, count.high, line.sentence)
    group.who = group.who or _whom_named(line, what)
    reading.draft.listed = group.listed = True
    return True


def _whom_named(line: Line, what: str) -> Who:
    """Users where a line of a table names nobody else."""
    people = line.tagged.within(what, "UXACPOH")
    named = people and all(token.kind == "U" or token.who == "users" for token in people)
    return "users" if named else "anyone"


_SO_APPOINTED = re.compile(
    r"(?:the|that|an?|such) (?:nominee|appointee|<P\d+>|representative|person)|(?:an? )?<P\d+> so"
)


def read_office(reading: Reading, line: Line) -> None:
    """Read "the Treasurer becomes a Director by the appointment": a seat that goes with an office."""
    words = line.words
    held = pattern("holds_office").match(words)
    if held is not None:
        name = line.tagged.token(held["o"]).name
        reading.draft.add(name, {f"O:{name}", f"clause:{line.sentence.clause}"}, 1, 1, line.sentence)
        return
    becomes = pattern("becomes").search(words)
    if becomes is None or pattern("not_member").search(words) or pattern("decoy_strict").search(words):
        return
    if not pattern("office").search(words) and not re.search(r"with (?:a|full) vote", words):
        return
    kinds = line.tagged.within(becomes[0], "S")
    if kinds and reading.draft.find({name_of(kinds[0])}) is not None:
        return  # one of the seats of that kind
    subject = words[: becomes.start()]
    main = around(line.sentence.clause)[-1]
    if _SO_APPOINTED.match(subject) and any(
        around(key[7:])[-1] == main
        for group in reading.draft.groups
        for key in group.keys
        if key.startswith("clause:")
    ):
        return  # the seat of the person so appointed has been told
    offices = line.tagged.within(subject, "O")[-1:]
    plain = in_plain(line, subject, 50)
    if not offices and len(plain) < 3:
        return
    keys = {f"O:{token.name}" for token in offices} or {f"N:{plain.lower()[:40]}"}
    keys.add(f"clause:{line.sentence.clause}")
    sometimes = r"\bmay\b|\bif\b|\bwhile\b|so appointed|\bany\b|who (?:leaves|ceases|retires|steps down)"
    low = 0 if re.search(sometimes, words[: becomes.end()]) or re.search(r"\b(?:if|while)\b", words) else 1
    group = reading.draft.add(offices[0].name if offices else plain, keys, low, 1, line.sentence)
    group.who = group.who or "anyone"
    group.votes = group.votes and not pattern("no_vote").search(words)
