"""Who may belong to each class of members.

Said in a sentence that names the class, in the clause that its definition names, under a heading with its
name, or in a list of conditions. A class that one place keeps for users and another opens to others is open.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ulo_classify.governance.admission import admits
from ulo_classify.governance.definitions import singular
from ulo_classify.governance.members.kinds import BASE, DELEGATE, Kind, Members, pattern
from ulo_classify.governance.outline import Sentence
from ulo_classify.governance.records import Quote, Who
from ulo_classify.governance.references import clauses_in, under
from ulo_classify.governance.referred import by_clause
from ulo_classify.governance.tagged import Tagged
from ulo_classify.governance.terms import whom

_ROUNDS = 3  # a class may be defined by another
_OF_MEMBERS = re.compile(
    r"members?\b|membership|admission|joining|who can join|eligib|belong|register", re.IGNORECASE
)


EX_OFFICIO = "ex officio member"
_NOBODY = re.compile(r"no (?:other )?<[PM]\d+>|(?:no one|nobody|none)\b")
# "An applicant admitted under clause 8.2(a)": the item of a list of those who may join.
_BY_ITEM = re.compile(
    r"\b(?:admitted|accepted|enrolled|falling|comes?|falls?|qualif\w+|appl\w+|satisf\w+)"
    r" (?:under|within|by virtue of) "
)
# The board that lets people in is not described: "the trustees must enter in Part A any applicant who ...".
_ADMITTER = re.compile(
    r"^(?:the |our )?<[TBO]\d+> (?:must|shall|may|can|will|is to|are to|has to|have to) "
    r"(?=(?:enter|admit|accept|enroll?|register|inscribe|record|put|place)\b)"
)
_OPENING = re.compile(
    r"(?:the )?<C\d+>s?,? ?(?:being|who|are|is|:|–|-|—)"
    r"|(?:as|to be|into|to) (?:an? |the )?<C\d+>s?,? (?=(?:any|an?|every|each|all|those|such|only|some(?:one|body)|<[PUXA])\b)"
)


@dataclass(frozen=True, slots=True)
class _Told:
    """What one sentence says of a class: who may belong, if it says that nobody else may, and where."""

    kind: Kind
    who: Who
    only: bool
    decides: bool
    by_name: bool
    opens: bool
    quote: Quote


def read_admission(members: Members) -> None:
    """Read who may belong to each class, and tell the tagger."""
    tagger = members.reader.tagger
    for _ in range(_ROUNDS):
        told: dict[str, list[_Told]] = {}
        for each in _all_told(members):
            told.setdefault(each.kind.name, []).append(each)
        for name, found in told.items():
            _settle(members.kinds[name], found)
        for kind in members.classes():
            term = members.reader.terms.get(kind.name)
            if not kind.told and term is not None and kind.who != "users":
                kind.who = whom(members.reader, term)
            if kind.who is not None:
                tagger.who[kind.name] = kind.who
    _merge_places(members)
    if members.kinds[BASE].who is None:
        tagger.who.pop(BASE, None)


def _merge_places(members: Members) -> None:
    """A class defined as those in Part A is the same as Part A."""
    tagger = members.reader.tagger
    for name, term in members.reader.terms.items():
        if name not in tagger.names.classes:
            continue
        tagged = tagger.tag(term.meaning.start, term.meaning.end)
        places = {token.name for token in tagged.tokens if token.kind == "C" and token.name != name}
        if len(places) == 1 and not (place := places.pop()).endswith("member"):
            members.merge(place, name)
            whose = members.kinds[name].who
            tagger.who |= {place: whose, name: whose}


def _settle(kind: Kind, told: list[_Told]) -> None:
    """Decide from all that is said of a class; by name counts before what stands under a heading."""
    named = [each for each in told if each.by_name]
    says = any(each.who != "anyone" or each.opens for each in named)
    found = [each for each in told if each.decides] or (named if says else told)
    sure = next((each for each in found if each.only and each.who == "users"), None)
    users = sure or next((each for each in found if each.who == "users"), None)
    opening = next((each for each in found if each.who != "users" and each.opens), None)
    first = users if users is not None and (sure or opening is None) else opening or found[0]
    defined = kind.who if not kind.told else None
    if first.who != "users" and defined == "users" and not first.opens:
        return
    kind.who, kind.told = first.who, True
    kind.note(first.quote)


def _all_told(members: Members) -> Iterator[_Told]:
    tagger = members.reader.tagger
    sentences = members.reader.sentences
    for at, sentence in enumerate(sentences):
        tagged = tagger.tag(sentence.start, sentence.end)
        conditions = _conditions(members, at)
        if conditions is not None:
            yield from conditions
        before = tagger.tag(sentences[at - 1].start, sentences[at - 1].end) if at else tagged
        yield from _told(members, sentence, tagged, before)


def _told(members: Members, sentence: Sentence, tagged: Tagged, before: Tagged) -> Iterator[_Told]:
    """What a sentence says of each class that it admits people to."""
    found = list(_described(members, sentence, tagged))
    told = (
        # "Such a person becomes ..." speaks of the sentence before
        _one_told(members, sentence, before, kind, before.words, by_name)
        if pattern("such").match(described)
        else _one_told(members, sentence, tagged, kind, described, by_name)
        for kind, described, by_name in found
    )
    best: dict[str, _Told] = {}
    for each in told:
        if each is not None:
            known = best.setdefault(each.kind.name, each)
            if known.who == "anyone" and not known.opens:
                best[each.kind.name] = each
    yield from best.values()


def _told_by_clause(members: Members, sentence: Sentence, kind: Kind, described: str) -> _Told | None:
    """Read "one admitted under clause 8.2(a) becomes a Full Member" where that item tells of users."""
    reader = members.reader
    told = {
        admits(reader.tagger.tag(each.start, each.end))
        for number in clauses_in(described)
        if number.endswith(")")  # one item of a list; a whole clause may tell of anybody
        for each in reader.sentences
        if each.clause == number
    }
    if told != {"users"}:
        return None
    return _Told(kind, "users", False, False, True, False, Quote(sentence.start, sentence.end))


def _one_told(
    members: Members, sentence: Sentence, tagged: Tagged, kind: Kind, described: str, by_name: bool
) -> _Told | None:
    if kind.name == EX_OFFICIO:
        return _Told(kind, "anyone", False, False, True, True, Quote(sentence.start, sentence.end))
    if _BY_ITEM.search(described) and (told := _told_by_clause(members, sentence, kind, described)):
        return told
    if pattern("by_admission").match(described) or pattern("no_description").match(described):
        return None  # "a member admitted under rule 4" tells nothing but where to look
    who = admits(tagged, described)
    if who in (None, "anyone") and pattern("meets").search(described):
        who = "users" if by_clause(members.reader, described, None) == "users" else who
    if who is None:
        return None
    if who == "others" and any(_by_own_word(members, each) for each in members.named_in(tagged, described)):
        who = "anyone"
    only = bool(pattern("only").search(tagged.words))
    opens = who == "others" or bool(
        (pattern("admit_as").search(tagged.words) and not pattern("admits_if").search(tagged.words))
        or pattern("opens").search(described)
        or pattern("any_who").search(described)
    )
    decides = bool(pattern("sent_by").match(tagged.words))  # delegates vote, whoever sent them
    return _Told(kind, who, only, decides, by_name, opens, Quote(sentence.start, sentence.end))


# Users who have not said so belong to no class of those who have, and may be in any other.
_OWN_WORD = re.compile(
    r"\b(?:has|have|having) (?:\w+ )?(?:informed|declared|disclosed|affirmed|stated|notified|told|confirmed|signed|asked|chosen|applied|registered)\b"
    r"|\bwho (?:so )?(?:wish|choose|prefer|declare|state|disclose|inform|tell)",
)


def _by_own_word(members: Members, kind: Kind) -> bool:
    """True of a class of users that only those are in who have said that they are users."""
    text = members.reader.text
    return kind.who == "users" and any(
        _OWN_WORD.search(" ".join(text[quote.start : quote.end].split())) for quote in kind.quotes
    )


def _described(members: Members, sentence: Sentence, tagged: Tagged) -> Iterator[tuple[Kind, str, bool]]:
    """The class that a sentence admits people to, the words that describe them, and if it is named."""
    words = tagged.words
    if pattern("not_of_members").search(_ADMITTER.sub("", words)):
        return
    found = list(_at_once(members, tagged))
    if not found:
        found = [*_after(members, tagged), *_before(members, tagged), *_item(members, sentence, tagged)]
    of_members = not pattern("not_of_base").search(words) and (
        _OF_MEMBERS.search(sentence.heading)
        or pattern("speaks_of_joining").search(words)
        or "membership" in sentence.text.lower()
        or _DEFINES.match(words)
        or _BODY_OPEN.match(words)
    )
    yield from ((kind, what, True) for kind, what in found if kind.name != BASE or of_members)
    unnamed = not found and not _names_class(members, tagged)
    if unnamed and pattern("applicant").search(words) and not pattern("defines").match(words):
        yield from _unnamed(members, sentence, words)


def _names_class(members: Members, tagged: Tagged) -> bool:
    """True of a sentence that speaks of joining a class by its name, whatever it says of it."""
    return any(
        members.named_in(tagged, found[0])
        for family in ("admits_after", "admits_before")
        for found in pattern(family).finditer(tagged.words)
    )


def _at_once(members: Members, tagged: Tagged) -> Iterator[tuple[Kind, str]]:
    """Shapes that leave nothing else to read in their sentence."""
    words = tagged.words
    if len(each := list(pattern("each").finditer(words))) > 1:
        for one in each:
            yield from ((kind, one["what"]) for kind in members.named_in(tagged, one["kind"]))
    elif found := _BODY_OPEN.match(words):
        yield members.kinds[BASE], words[found.end() :]
    elif len(listed := list(_OPEN_TO.finditer(words))) > 1:
        for one in listed:
            yield from ((kind, one["what"]) for kind in members.named_in(tagged, one["kind"]))
    elif pattern("ex_officio").search(words) and not re.search(r"<[TSBK]\d+>", words):
        yield members.add(EX_OFFICIO), ""
    elif found := pattern("admits_if").search(words):
        kinds = members.named_in(tagged, found["kind"] or found["kind2"])
        if not tagged.within(words[found.end() :], "X"):
            yield from ((kind, words[found.end() :]) for kind in kinds)
    elif found := pattern("admit_as").search(words):
        yield from ((kind, found["what"]) for kind in members.named_in(tagged, found["kind"]))
    elif (found := pattern("delegates_are").search(words)) and singular(
        tagged.token(found["who"]).text
    ) == DELEGATE:
        yield members.add(DELEGATE), words[found.end() :]


# "The Association is open to all amputees": who may be a member of it.
_BODY_OPEN = re.compile(
    r"(?:the |our )?(?:association|society|club|group|network|charity|company|organi[sz]ation|union|fellowship|collective|co-?operative|forum|alliance|coalition|federation|league|community) "
    r"(?:is|shall be|will be) open (?:only )?to "
)
# Classes in one list, each with those whom it is open to: "Full Membership, open to Disabled Persons, and ..."
_OPEN_TO = re.compile(
    r"(?P<kind><[CM]\d+>),? (?:\()?(?:which is |being |is )?open (?:only )?to (?P<what>[^,;.()]+)"
)
_NEITHER = r"\b(?:not|nor|never|cannot|no ?one|no-one|nobody|none|no <[PMX]\d+>|unless|except|other than)\b"
# "who is not eligible for Grade One", "nobody who qualifies as a Peer Member": of another class is said who may join.
_OTHERWISE = re.compile(rf"{_NEITHER}[^.;,]{{0,40}}(?:for|to|as|be|become) (?:an? |the )?$")
_NOBODY_WHO = re.compile(rf"{_NEITHER},? (?:who|that)(?: [a-z]+){{0,3}} ?$")
_QUOTES = re.compile(r"[“”\"]")
_DEFINES = re.compile(r"[“\"‘]?(?:the |an? )?<M\d+>[”\"’]? (?:means?|shall mean)\b")
_NEXT_TERM = re.compile(r";[^;]{0,40} (?:means?|shall mean)\b")  # definitions in one breath


def _after(members: Members, tagged: Tagged) -> Iterator[tuple[Kind, str]]:
    """Classes with the description of those admitted behind them."""
    words = _QUOTES.sub("", tagged.words) if _DEFINES.match(tagged.words) else tagged.words
    if _NOBODY.match(words):
        return
    for found in pattern("admits_after").finditer(words):
        kinds = members.named_in(tagged, found[0])
        if not kinds or re.search(r"\b(?:not|nor) (?:be )?$", words[: found.start()]):
            continue
        if _OTHERWISE.search(words[: found.start()]) or _NOBODY_WHO.search(words[: found.start()]):
            continue  # "who is not eligible for Grade One shall be eligible for Grade Two"
        if kinds[-1].name != BASE or _starts(words, found.start()):
            yield kinds[-1], _NEXT_TERM.split(words[found.end() :])[0]


def _before(members: Members, tagged: Tagged) -> Iterator[tuple[Kind, str]]:
    """Classes with the description of those admitted in front of them."""
    words = tagged.words
    for found in pattern("admits_before").finditer(words):
        kinds = members.named_in(tagged, found[0])
        if not kinds or pattern("denied").search(words[: found.start()]):
            continue  # "a supporter cannot be a member"
        if _NOBODY_WHO.search(words[: found.start()]):
            continue
        rest = words[found.end() :]
        goes_on = pattern("goes_on").match(rest) and "<Q" not in rest
        yield kinds[-1], f"{words[: found.start()]} {rest if goes_on or _NOBODY.match(words) else ''}"


def _item(members: Members, sentence: Sentence, tagged: Tagged) -> Iterator[tuple[Kind, str]]:
    """The class that an item of a list begins with."""
    opening = _OPENING.match(tagged.words)
    if opening and sentence.item and (kinds := members.named_in(tagged, opening[0])):
        yield kinds[0], tagged.words[opening.end() :]


def _unnamed(members: Members, sentence: Sentence, words: str) -> Iterator[tuple[Kind, str, bool]]:
    """The class whose heading or clause a sentence stands under that describes a candidate."""
    kind = _by_place(members, sentence, words)
    if kind is None or pattern("shut_out").search(words):
        return
    in_list = bool(sentence.lead and sentence.item)
    if kind.name != BASE or (pattern("joins").search(words) and not in_list):
        yield kind, words, False


def _starts(words: str, at: int) -> bool:
    """True if a pattern begins where the sentence does, or its main clause."""
    return bool(
        re.fullmatch(
            r"(?:[^.;]{0,60}[,:] |(?:the |our )?<[BTO]\d+> (?:must|shall|may|can|will|is to|are to) )?(?:(?:the|our|full|ordinary|all|every|an?|each|to|to be) ?)*",
            words[:at],
        )
    )


def _by_place(members: Members, sentence: Sentence, words: str) -> Kind | None:
    """The class that a heading names, or whose definition refers to the clause of a sentence."""
    heading = " ".join(sentence.heading.lower().replace("-", " ").split())
    named = [kind for name, kind in members.kinds.items() if _is_in_heading(name, heading)]
    if len(named) == 1:
        return named[0]
    for name, kind in members.kinds.items():
        term = members.reader.terms.get(name)
        if term is not None and any(under(sentence, number) for number in term.clauses):
            return kind
    plain = len(members.kinds) == 1 and (_OF_MEMBERS.search(heading) or pattern("can_join").search(words))
    return members.kinds[BASE] if plain else None


def _is_in_heading(name: str, heading: str) -> bool:
    if name == BASE:
        return False
    plain = name.replace("-", " ")
    first = plain.removesuffix(" member")
    if first == plain:
        return bool(re.search(rf"\b{re.escape(plain)}s?\b", heading))
    return bool(re.search(rf"\b{re.escape(first)} (?:member(?:s|ship)?\b|and \w+ members)", heading))


def _conditions(members: Members, at: int) -> list[_Told] | None:
    """A list of what a candidate must be, after words such as "You can be a Full Member if:"."""
    sentences = members.reader.sentences
    tagger = members.reader.tagger
    head = sentences[at]
    if at + 1 >= len(sentences) or not sentences[at + 1].lead.endswith(head.text) or not head.text:
        return None
    tagged = tagger.tag(head.start, head.end)
    if not pattern("conditions").search(tagged.words):
        return None
    if pattern("not_of_members").search(_ADMITTER.sub("", tagged.words)):
        return None
    kinds = members.named_in(tagged, tagged.words)
    kind = kinds[-1] if kinds else _by_place(members, head, tagged.words)
    if kind is None or not re.search(r"<[MC]\d+>|membership|join|eligible|qualif", tagged.words):
        return None
    items = []
    for each in sentences[at + 1 :]:
        if not each.lead.startswith(head.text) and not each.lead.endswith(head.text):
            break
        items.append(each)
    if any(re.match(r"(?:the |an? )?<C", tagger.tag(item.start, item.end).words) for item in items):
        return None  # a list of classes, not of what one must be
    read = [admits(tagger.tag(item.start, item.end)) for item in items]
    whole = " ".join(item.text for item in items[:-1]).rstrip(" ,;")
    one_of = bool(pattern("one_of").search(whole)) or bool(pattern("one_of").search(tagged.words))
    users = "users" in read and (not one_of or all(who == "users" for who in read))
    shut = "others" in read and not one_of  # "is a parent of a user; and is not a user"
    if not users and not shut and "users" not in read:
        return None
    who: Who = "others" if shut else "users" if users else "anyone"
    return [
        _Told(kind, who, False, False, True, who != "users", Quote(item.start, item.end))
        for item in items[:1]
    ]
