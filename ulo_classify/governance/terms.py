"""The words that a governing document defines for itself, and whom each means.

Definitions stand anywhere: in a list or table, in a bracket inside a clause, in a clause of their own
(`definitions.py` finds them). A term may be defined by other terms or by a clause ("a Member admitted under
clause 7.2"), so terms are worked out in rounds until nothing changes.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

from ulo_classify.governance.admission import admits
from ulo_classify.governance.definitions import definitions, forms_of, words
from ulo_classify.governance.names import read_names
from ulo_classify.governance.outline import Sentence
from ulo_classify.governance.patterns import one_of
from ulo_classify.governance.records import Quote, Who
from ulo_classify.governance.references import clauses_in, under
from ulo_classify.governance.tagged import Tagger
from ulo_classify.governance.vocabulary import alternatives, family
from ulo_classify.language.reader import units_of_text

_ROUNDS = 4
_PLAIN = re.compile(r"\W*(?:(?:an?|any|every|each|those|the|all) )?<U\d+>")  # "an autistic person"
_CALLINGS = (
    "nurse",
    "doctor",
    "relative",
    "carer",
    "parent",
    "friend",
    "supporter",
    "sibling",
    "spouse",
    "worker",
)
_FEWEST = 3  # times the people must be named whom a document is about
_TITLE = 150
_NEXT = 3  # sentences of a clause that tell whom it admits
# Terms for a condition: "Long Illness" is any illness which has lasted a year.
_CONDITION = re.compile(
    r"\W*(?:an?|any|the|one of the)?(?: [\w-]+){0,2} ?\b(?:"
    + "|".join(sorted(words("conditions"), key=len, reverse=True))
    + r")\b",
    re.IGNORECASE,
)
# "... includes Friedreich's ataxia and any similar progressive condition"
_LIKE_CONDITIONS = re.compile(
    r"\b(?:and|or) (?:any|all) (?:(?:other|similar|like|related|comparable|such|allied|associated) )+(?:[\w-]+ ){0,2}"
    r"(?:" + "|".join(sorted(words("conditions"), key=len, reverse=True)) + r")s?\W*$",
    re.IGNORECASE,
)


def _pattern(family: str) -> re.Pattern[str]:
    return one_of("terms.toml", family)


@dataclass(slots=True)
class Term:
    """A defined term: its singular in small letters, where its meaning stands, and whom it means.

    `clauses`: numbers of the clauses that its meaning refers to. `is_host`: it means another organisation.
    """

    name: str
    meaning: Quote
    who: Who | None = None
    clauses: tuple[str, ...] = ()
    is_host: bool = False
    is_people: bool = False


@dataclass(slots=True)
class Reader:
    """The sentences of a document, the terms they use, and the tagger that knows them."""

    text: str
    sentences: Sequence[Sentence]
    terms: dict[str, Term]
    tagger: Tagger = field(init=False)

    def __post_init__(self) -> None:
        """Find the names of the document and settle whom its terms mean."""
        hosts = {term.name for term in self.terms.values() if term.is_host}
        names = read_names(self.text, self.sentences, self.terms, hosts)
        own = {
            *names.seats,
            *names.people,
            *names.boards,
            *family("offices"),
            *family("meetings"),
            *words("no_one"),
        }
        people = {
            name: term.who
            for name, term in self.terms.items()
            if term.is_people
            and not term.is_host
            and name not in own
            and not self._serves(term, names.people)
        }
        people |= dict.fromkeys(names.classes)
        conditions = {
            name
            for name, term in self.terms.items()
            if name not in people
            and (
                _CONDITION.match(self.text[term.meaning.start : term.meaning.end])
                or _LIKE_CONDITIONS.search(_meaning(self.text, self.terms[name]))
            )
        }
        states = {
            name
            for name in people
            if name in self.terms and _pattern("state").match(_meaning(self.text, self.terms[name]))
        }
        self.tagger = Tagger(
            self.text, names, people, frozenset(hosts), frozenset(conditions), frozenset(states)
        )
        _settle(self)
        if not any(who == "users" for who in self.tagger.who.values()):
            _name_constituency(self)
            _settle(self)

    def _serves(self, term: Term, people: Sequence[str]) -> bool:
        """True of a word for everybody on the board: "Director in office", whoever elected them."""
        said = self.text[term.meaning.start : term.meaning.end]
        known = re.match(rf"(?:{alternatives(people)})\b", term.name) if people else None
        return bool(known and _pattern("serving").search(term.name)) and not re.search(r"\bby\b", said)


def read_terms(text: str, sentences: Sequence[Sentence]) -> Reader:
    """Read the terms that a document defines and whom each means."""
    terms: dict[str, Term] = {}
    for name, meaning in definitions(text):
        words_of = " ".join(text[meaning.start : meaning.end].split())
        is_host = bool(_pattern("host").match(words_of)) and not _pattern("persons").match(words_of)
        is_host = is_host and not _pattern("board_people").match(words_of)
        is_host = is_host and not _pattern("own_body").match(words_of)
        is_host = is_host and name not in words("own_names") and name not in text[:_TITLE].lower()
        no_people = name.rpartition(" ")[2] in words("no_people")
        people = not no_people and (
            bool(_pattern("persons").match(words_of))
            or name.rpartition(" ")[2] in ("person", "people", "member")
        )
        term = Term(name, meaning, clauses=tuple(clauses_in(words_of)), is_host=is_host, is_people=people)
        known = terms.get(name)
        if known is None or (is_constituency(words_of, name) and not _described(text, known)):
            terms[name] = term
    _find_people(text, terms)
    _find_bodies_of_hosts(text, terms)
    return Reader(text, sentences, terms)


def _meaning(text: str, term: Term) -> str:
    return " ".join(text[term.meaning.start : term.meaning.end].split())


def _find_bodies_of_hosts(text: str, terms: dict[str, Term]) -> None:
    """A term for the board of another organisation means that organisation: "the council of the Trust"."""
    hosts = [form for name, term in terms.items() if term.is_host for form in forms_of(name)]
    if not hosts:
        return
    of_host = re.compile(rf"{_pattern('body_of').pattern} of (?:the )?(?:{alternatives(hosts)})\b")
    for term in terms.values():
        if not term.is_people and of_host.match(_meaning(text, term).lower()):
            term.is_host = True


def _find_people(text: str, terms: dict[str, Term]) -> None:
    """A term that begins with people by another term or by what they do is for people too."""
    for _ in range(_ROUNDS):
        people = [form for name, term in terms.items() if term.is_people for form in forms_of(name)]
        begins = re.compile(
            rf"\W*(?:(?:an?|any|every|each|those|the|all|one of the) )?(?:{alternatives([*people, *_CALLINGS])})\b"
        )
        for name, term in terms.items():
            if term.is_people or term.is_host or name.rpartition(" ")[2] in words("no_people"):
                continue
            meaning = " ".join(text[term.meaning.start : term.meaning.end].lower().split())
            term.is_people = bool(begins.match(meaning))


def _settle(reader: Reader) -> None:
    who = reader.tagger.who
    for _ in range(_ROUNDS):
        before = dict(who)
        for name, term in reader.terms.items():
            if name in who and who[name] != "users":
                who[name] = whom(reader, term)
        if who == before:
            break


def whom(reader: Reader, term: Term) -> Who | None:
    """Whom a meaning admits: by its words, by the clause it refers to, or by the very name of the term."""
    tagger, start = reader.tagger, term.meaning.start
    meaning = _pattern("not_included").split(reader.text[start : term.meaning.end])[0]
    tagged = tagger.tag(start, start + len(meaning))
    found = admits(tagged)
    if found == "users" and _pattern("own_or_others").search(tagged.words):
        return "anyone"
    is_class = term.name in tagger.names.classes
    if found in (None, "anyone") and _pattern("by_declaration").search(tagged.words):
        return "users" if _by_clause(reader, term) == "users" else found
    if found in (None, "anyone") and _pattern("by_reference").search(" ".join(meaning.split())):
        told = _by_clause(reader, term)
        if told is not None:
            return told
    by_name = found != "others" and _tells_by_name(term, meaning)
    if by_name and not _pattern("widened").search(tagged.words):
        return "users"
    if _pattern("by_admission").match(" ".join(meaning.split())):
        return _by_clause(reader, term) or ("anyone" if found == "users" and not is_class else found)
    if is_class or found not in ("users", "anyone"):
        return found
    plain = found == "users" and _PLAIN.match(tagged.words) and not _roles().search(term.name)
    if not (plain or is_constituency(meaning, term.name)) or _widened_elsewhere(reader, term, meaning):
        return "anyone"
    if found == "anyone" and term.clauses and _by_clause(reader, term) in ("anyone", "others"):
        return "anyone"
    named = _names_users(reader, term) and not _pattern("widened").search(tagged.words)
    return "users" if named else found


def _by_clause(reader: Reader, term: Term) -> Who | None:
    """Whom the clause admits that a definition refers to."""
    names = reader.tagger.names.classes
    places = {name.rpartition(" ")[2] for name in names if not name.endswith("member")}
    told = [_told_at(reader, number) for number in term.clauses if number.lower() not in places]
    meaning = reader.text[term.meaning.start : term.meaning.end]
    if "anyone" in told and len(told) > 1 and re.search(r"\bor\b", meaning):
        return "anyone"  # "a person who fits B2 or B3"
    return next((who for who in told if who in ("users", "others")), None)


def _told_at(reader: Reader, number: str) -> Who | None:
    """Whom a clause admits by the first of its sentences that tells it."""
    sentences = [each for each in reader.sentences if under(each, number)]
    opened = False
    for sentence in sentences[:_NEXT]:
        tagged = reader.tagger.tag(sentence.start, sentence.end)
        told = admits(tagged)
        if told in ("users", "others"):
            return told
        opened = opened or (told == "anyone" and bool(tagged.within(tagged.words, "XA")))
    return "anyone" if opened else None


def _widened_elsewhere(reader: Reader, term: Term, meaning: str) -> bool:
    """True of "who has experienced Recovery" where "Recovery" means one's own or that of a child."""
    relative = _pattern("relative").pattern
    for word in {found[0] for found in re.finditer(r"\b[A-Z][a-z]{3,}\b", meaning)}:
        if word.lower() in reader.tagger.who or word.lower() == term.name:
            continue
        shape = rf"[“\"]{word}[”\"][^.]{{0,40}}\b(?:means|includes|is)\b[^.]*?\bor\b[^.]*?{relative}"
        if re.search(shape, " ".join(reader.text.split())):
            return True
    return False


_PERSON_WITH = re.compile(r"(?:member|resident|adult|patient) (?:with|living with) ")
_ANSWERS = re.compile(
    r"(?:answer|meet|fit|match|within|under|as)\w*\b[^.;]{0,20}\b(?:description|definition|paragraph|clause)"
)


def _tells_by_name(term: Term, meaning: str) -> bool:
    """True of a name that is a description itself, where its meaning adds no people.

    "Member living with HIV" is defined by how somebody comes to be on a list; "Deaf" by the clause that describes.
    """
    slots = {slot for units in units_of_text(term.name, {}) for unit in units for slot in unit.slots}
    if _PERSON_WITH.match(term.name) and "users" in slots:
        return bool(re.match(r"\W*(?:an?|any|every) (?:\w+ )?member who\b(?![^.;]*\bor\b)", meaning))
    return "user_adjective" in slots and " " not in term.name and bool(_ANSWERS.match(meaning.strip()))


def _described(text: str, term: Term) -> bool:
    return is_constituency(text[term.meaning.start : term.meaning.end], term.name)


def is_constituency(meaning: str, name: str) -> bool:
    """True of a definition that describes people themselves, not by an act of the body or a relation."""
    meaning = " ".join(meaning.split())
    return bool(_pattern("described").match(meaning)) and not (
        _pattern("by_admission").match(meaning) or _roles().search(name)
    )


def _names_users(reader: Reader, term: Term) -> bool:
    """True of a term whose own words mean users ("survivor"), or whose definition has a condition in it."""
    tagged = reader.tagger.tag(term.meaning.start, term.meaning.end)
    return any(token.kind in "VW" for token in tagged.tokens) or any(
        "users" in unit.slots or "user_noun_weak" in unit.slots
        for units in units_of_text(term.name, {})
        for unit in units
    )


@cache
def _roles() -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(words("roles")) + r")s?\b")


def _name_constituency(reader: Reader) -> None:
    """Where no term is known to mean users, the people whom the rules speak of most are the constituency.

    "Users are the constituency as the document itself defines it": a definition such as "a person who hears
    voices that others do not" need not be in any word list.
    """
    small = reader.text.lower()
    best, most = "", _FEWEST - 1
    for name, term in reader.terms.items():
        meaning = reader.text[term.meaning.start : term.meaning.end]
        if name not in reader.tagger.who or name in reader.tagger.names.classes:
            continue
        tagged = reader.tagger.tag(term.meaning.start, term.meaning.end)
        if not is_constituency(meaning, name) or _pattern("widened").search(tagged.words):
            continue
        if _widened_elsewhere(reader, term, meaning):
            continue
        uses = sum(small.count(form) for form in set(forms_of(name)))
        if uses > most:
            best, most = name, uses
    if best:
        reader.tagger.who[best] = "users"
