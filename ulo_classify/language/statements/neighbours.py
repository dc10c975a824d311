"""Other bodies in a sentence: those that one hosts, joins or meets, and parts with names of their own."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ulo_classify.language.patterns import Unit
from ulo_classify.language.statements.turning import turning

_FIRST_PERSON = frozenset({"we", "us", "our", "ours", "ourselves", "i", "my"})
_RELATIVE = frozenset({"that", "which", "who", "whose", "where"})
_OF_USERS = frozenset({"user_adjective", "users", "user_noun", "user_orgs", "condition", "panel", "board"})
_NEAR = 4  # units between "which" and the statement
_CLAUSE = 9  # units before "which" that say what is done with the body
_NAME = 5  # units in which the name of a body ends


def is_somebody_else(text: str, units: Sequence[Unit], first: int) -> bool:
    """True if the sentence tells of a body that is met, hosted or joined, and not of its own."""
    return _is_a_guest(text, units, first) or _is_met_by_us(units, first)


def _is_a_guest(text: str, units: Sequence[Unit], first: int) -> bool:
    """True of "*Plainspeak*, a group of self-advocates, has its home *with us*"."""
    name = units[1:] if units[0].word == "the" else units
    named = (
        bool(name) and text[name[0].start].isupper() and not name[0].slots - {"capital", "org"} - _OF_USERS
    )
    aside = any(unit.word == "," for unit in name[1:_NAME])
    if not (named and aside) or any(unit.word in _FIRST_PERSON for unit in units[:first]):
        return False
    return any(
        (one.word in turning("beside_us") and other.word == "us")
        or (one.word in turning("under") and other.word == "our")
        for one, other in pairwise(units[first:])
    )


def _is_met_by_us(units: Sequence[Unit], first: int) -> bool:
    """True of "we *host* the Speak Out group, *which is* run by ...": what is met, joined or helped."""
    pronoun = next(
        (at for at in range(first - 1, max(-1, first - _NEAR), -1) if units[at].word in _RELATIVE), 0
    )
    clause = units[max(0, pronoun - _CLAUSE) : pronoun]
    own = any(unit.word in ("this", "own") for unit in clause)
    met = any(unit.word in turning("meets") for unit in clause)
    joined = any(
        one.word in ("member", "members", "part") and other.word == "of" for one, other in pairwise(clause)
    )
    return pronoun > 0 and not own and (met or joined)


def names_a_part(before: Sequence[Unit], start: int) -> bool:
    """True if the name that begins at `start` stands beside the word for a part: "our project, ..."."""
    ahead = before[max(0, start - 2) : start]
    beside = len(ahead) == 2 and ahead[1].word in (",", "–", ":")
    return beside and "part" in ahead[0].slots and "org" not in ahead[0].slots


def names_another(before: Sequence[Unit], start: int) -> bool:
    """True if the name at `start` is that of a body just brought in: "An independent forum, the ..."."""
    ahead = [unit for unit in before[:start] if unit.word != "the"]
    beside = len(ahead) > 2 and ahead[-1].word == "," and "org" in ahead[-2].slots
    return (
        beside and ahead[0].word in ("a", "an", "another") and not any("be" in unit.slots for unit in ahead)
    )
