"""The words that a governing document defines for itself, and what each stands for.

Definitions stand anywhere: in a list or table, in a bracket inside a clause, in a clause of their own
(`definitions.py` finds them). A term may be defined by other terms or by a clause ("a Member admitted under
clause 7.2"), so terms are worked out in rounds until nothing changes.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from ulo_classify.governance.clauses import Clauses
from ulo_classify.governance.definitions import definitions, forms_of, words
from ulo_classify.governance.records import Quote, Who
from ulo_classify.governance.who import admits, says_anyone
from ulo_classify.language.patterns import Unit
from ulo_classify.language.reader import units_of_text

Slots = frozenset[str]
_ROUNDS = 4
_SENTENCES = 3  # of a clause that is referred to
_TITLE = 150  # characters in which a document names the body itself
_FEWEST = 3  # times the people must be named whom a document is about
_KINDS = frozenset(
    {"people", "users", "family", "professional", "ally", "nonuser", "mixed", "membership", "board", "org"}
    | {"authority", "host", "condition", "user_noun", "office", "seats", "panel", "staff", "own_people"}
)
_BODIES = frozenset({"org", "authority", "host", "panel"})
_USERS: Slots = frozenset({"users", "user_noun"})
_CONDITION = re.compile(
    r"\W*(?:(?:an?|any|the|some|either|lasting|long[ -]term) )*(?:\w+ ){0,3}?(?:"
    + "|".join(words("conditions"))
    + r")\b(?! (?:register|service|allowance|benefit))",
    re.IGNORECASE,
)
_LEFT_OUT = re.compile(r",? (?:and |but )?(?:(?:does|do|shall) not include|excluding|but not|not being)\b")
_PLAIN_SEAT = re.compile(
    r"(?:charity|company|first|original|new|every|each|board|any|other|committee|council|the) \w+$"
)
_ROLE = re.compile(r"\b(?:" + "|".join(words("roles")) + r")s?\b")
_DESCRIBED = re.compile(r"\W*(?:an?|any|every) (?:\w+ ){0,3}(?:who|whose|with|having|that|for whom)\b")


@dataclass(slots=True)
class Term:
    """A defined term: its form in small letters, where its meaning stands, and what that comes to."""

    name: str
    meaning: Quote
    who: Who | None = None
    slots: Slots = field(default_factory=frozenset)


def read_glossary(text: str, clauses: Clauses) -> dict[str, Term]:
    """The terms that a text defines, by their singular form in small letters.

    Args:
        text: the governing document.
        clauses: its clauses, for definitions by reference.
    """
    terms: dict[str, Term] = {}
    for name, meaning in definitions(text):
        terms.setdefault(name, Term(name, meaning))
    _settle(terms, text, clauses)
    if not any("own_users" in term.slots for term in terms.values()):
        _name_constituency(terms, text)
        _settle(terms, text, clauses)
    return terms


def slots_of(terms: Mapping[str, Term]) -> dict[str, Slots]:
    """The forms of every term (singular and plural) with the slots that they fill."""
    return {form: term.slots for term in terms.values() if term.slots for form in forms_of(term.name)}


def _settle(terms: Mapping[str, Term], text: str, clauses: Clauses) -> None:
    for _ in range(_ROUNDS):
        known = slots_of(terms)
        changed = False
        for term in terms.values():
            if "own_users" not in term.slots:
                found = _understand(term, text, known, clauses)
                changed |= found != (term.who, term.slots)
                term.who, term.slots = found
        if not changed:
            break


def _understand(
    term: Term, text: str, known: Mapping[str, Slots], clauses: Clauses
) -> tuple[Who | None, Slots]:
    """Whom a term means, and the slots that it fills."""
    own = set(forms_of(term.name))
    others = {form: slots for form, slots in known.items() if form not in own}
    meaning = _LEFT_OUT.split(text[term.meaning.start : term.meaning.end])[0]
    people = _names_users(term.name) or term.name.rpartition(" ")[2] in words("people")
    if _CONDITION.match(meaning):
        return ("users", _USERS | {"own_users"}) if people else (None, frozenset({"condition"}))
    units = _units(meaning, others)
    head = next((unit.slots & _KINDS for unit in units if unit.slots & _KINDS), frozenset[str]())
    if term.name.rpartition(" ")[2] in words("no_people") or not head:
        return None, frozenset()
    if " " in term.name and any("org" in unit.slots for unit in _units(term.name, {})[-1:]):
        return None, frozenset({"host"} if term.name not in text[:_TITLE].lower() else ())
    if head & _BODIES and not head & {"people", "users", "membership"}:
        return None, frozenset({"host"} if "org" in head and term.name not in words("own_names") else ())
    who = _who(term, meaning, units, others, clauses)
    return who, _slots(term, head, who, units, meaning)


def _who(
    term: Term, meaning: str, units: Sequence[Unit], known: Mapping[str, Slots], clauses: Clauses
) -> Who | None:
    """Whom a meaning admits, by itself, by the clause it refers to, or by the very name of the term."""
    who = admits(units)
    if who != "users" and not says_anyone(units):
        referred = (admits(_units(each.split(";")[0], known)) for each in clauses.referred_to(meaning))
        told = (found for found in islice(referred, _SENTENCES) if found in ("users", "others"))
        who = next(told, who)
    widened = any({"family", "professional", "mixed"} & unit.slots for unit in units)
    if who == "anyone" and not widened and _names_users(term.name):
        return "users"  # "Survivor" needs no list to be understood, whatever services its meaning names
    return who


def _slots(term: Term, head: Slots, who: Who | None, units: Sequence[Unit], meaning: str) -> Slots:
    """What kind of word a term is: a seat, a class of members, users, relatives, or people at large."""
    last = term.name.rpartition(" ")[2]
    users = _USERS if who == "users" else frozenset[str]()
    if last in words("seats") or "board" in head:
        own_seat = " " in term.name and not _PLAIN_SEAT.match(term.name)
        return frozenset({"board", "own_seat"}) | (users & {"users"}) if own_seat else frozenset({"board"})
    if last in words("classes") or "membership" in head:
        return frozenset({"membership", "own_class"}) | users
    if head & {"condition"} and not head & {"people", "users"} and who != "users":
        return frozenset({"condition"})
    if who == "users":
        return users | {"own_users"}
    return _slots_of_others(head, who, units, meaning)


def _slots_of_others(head: Slots, who: Who | None, units: Sequence[Unit], meaning: str) -> Slots:
    kinds = frozenset[str]().union(*(unit.slots for unit in units))
    if {"users", "family"} <= kinds and re.search(r"\bor\b", meaning):
        return frozenset({"mixed", "people"})
    if who == "others":
        return frozenset({"nonuser"})
    if "family" in head:
        return frozenset({"family", "people"})
    return frozenset({"people", "own_people"} if head & {"people", "own_people", "users", "mixed"} else ())


def _units(text: str, known: Mapping[str, Slots]) -> list[Unit]:
    return [unit for sentence in units_of_text(text, known) for unit in sentence]


def _names_users(name: str) -> bool:
    return any("users" in unit.slots for unit in _units(name, {}))


def _name_constituency(terms: Mapping[str, Term], text: str) -> None:
    """Where no term is known to mean users, the people whom the rules speak of most are the constituency.

    "Users are the constituency as the document itself defines it": a definition such as "a person who hears
    voices that others do not" need not be in any word list.
    """
    small = text.lower()
    people = [term for term in terms.values() if "own_people" in term.slots]
    names = {form for term in people for form in forms_of(term.name)}
    uses: Counter[str] = Counter()
    for term in people:
        meaning = text[term.meaning.start : term.meaning.end].lower()
        about_others = any(f" {name}" in meaning for name in names)
        if _DESCRIBED.match(meaning) and not _ROLE.search(term.name) and not about_others:
            uses[term.name] = sum(small.count(form) for form in set(forms_of(term.name)))
    for name, count in uses.most_common(1):
        if count >= _FEWEST:
            terms[name].who, terms[name].slots = "users", _USERS | {"own_users"}
