"""Whom a statement is about: the body itself, a part of it, another organisation, or bodies in general."""

from __future__ import annotations

from collections.abc import Sequence

from ulo_classify.language.patterns import Unit
from ulo_classify.language.statements.record import Scope

_SELF = frozenset({"we", "us", "our", "ours", "ourselves", "it", "its", "i", "my"})
_OTHERS = frozenset({"they", "them", "those", "these"})
_THIS = frozenset({"our", "its", "these", "the"})
_ANY = frozenset({"a", "an", "any", "each", "every", "such", "no"})
_PREDICATE = frozenset({"as", ",", "became", "-", "–", "called", ":", "|"})


def subject_scope(
    text: str, units: Sequence[Unit], first: int, noun: Unit | None, own_names: frozenset[str]
) -> Scope:
    """Decide the scope of a statement whose words begin at unit `first`.

    Args:
        text: the whole text, for capital letters.
        units: the units of the sentence.
        first: index of the statement's first unit.
        noun: what the statement describes, if its frame remembers it ("user-led *project*").
        own_names: names of the body the text is about, in small letters.
    """
    if noun is not None and "part" in noun.slots and "org" not in noun.slots:
        return "part"
    before = units[:first]
    one_of = "one of" in " ".join(unit.word for unit in units[max(0, first - 6) : first + 8])
    if noun is not None and noun.word.endswith("s") and not (_own(before) or one_of):
        return "generic"  # "user-led organisations" in the plural are no body in particular
    for unit in reversed(before):
        if unit.word in _SELF:
            return "organisation"
        if unit.word in _OTHERS:
            return "other organisation"
        if "part" in unit.slots and "org" not in unit.slots and noun is None and not _capital(text, unit):
            return "part"
        if "org" in unit.slots and unit.word not in own_names:
            return _named_or_own(before, unit)
        if _is_name(text, unit) and unit.start > units[0].start:
            return "organisation" if _matches(unit.word, own_names) else "other organisation"
    return "organisation"


def _own(units: Sequence[Unit]) -> bool:
    return any(unit.word in _SELF for unit in units)


def _named_or_own(before: Sequence[Unit], noun: Unit) -> Scope:
    """"the charity", "this group" are the body itself; "charities", "a charity in which ..." are any."""
    at = list(before).index(noun)
    words = [unit.word for unit in before[max(0, at - 5) : at + 1]]
    if noun.word.endswith("s"):
        return "part" if _THIS & set(words) else "generic"
    article = next((i for i in range(len(words) - 2, -1, -1) if words[i] in _ANY), None)
    if article is None:
        return "organisation"
    predicate = any("be" in unit.slots or unit.word in _PREDICATE for unit in before[:at])
    return "organisation" if predicate else "generic"


def _capital(text: str, unit: Unit) -> bool:
    return text[unit.start].isupper()


def _is_name(text: str, unit: Unit) -> bool:
    return _capital(text, unit) and not unit.slots - {"capital"}


def _matches(word: str, own_names: frozenset[str]) -> bool:
    return not own_names or any(word in name.split() or word == name for name in own_names)
