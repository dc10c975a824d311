"""What a match of a frame means: which criterion, whose control, what share."""

from __future__ import annotations

import re
from collections.abc import Sequence, Set
from fractions import Fraction
from itertools import pairwise

from ulo_classify.language.lexicon import Lexicon
from ulo_classify.language.mentions import Quantity
from ulo_classify.language.mentions.quantity import number_of
from ulo_classify.language.patterns import Match, Unit
from ulo_classify.language.statements.frames import Frame
from ulo_classify.language.statements.record import Group

CRITERION_OF_BODY = {
    "board": "governed",
    "seats": "governed",
    "membership": "membership",
    "nonvoting": "membership",
    "officers": "led",
    "office": "led",
    "vote": "membership",
    "staff": "employment",
    "managers": "employment of managers",
    "volunteers": "volunteering",
    "spokespeople": "speaking",
    "panel": "panel",
    "panel_strong": "panel",
}
# Formal power first: "governed, managed and staffed by" speaks to governed.
_CRITERION_OF_VERB = {
    "govern_verb": "governed",
    "controlled_suffix": "governed",
    "direct_verb": "directed",
    "lead_verb": "led",
    "led_suffix": "led",
    "active_verb": "led",
}
_CRITERION_OF_ASSERTION = {"control": "led", "identity": "membership", "eligibility": "membership"}
_GROUP_OF_SLOT: dict[str, Group] = {
    "family_first": "mixed",
    "mixed": "mixed",
    "family": "family",
    "users": "users",
    "user_orgs": "users",
    "user_noun": "users",
    "user_adjective": "users",
    "condition": "users",
    "lived_experience": "users",
    "user_relation": "users",
    "services": "users",
    "nonuser": "other",
    "professional": "professional",
    "ally": "other",
    "staff": "professional",
    "authority": "authority",
    "host": "host",
    "membership": "members",
    "any": "anyone",
    "other_orgs": "other",
    "user_noun_weak": "users",
}
RULES = frozenset({"composition", "eligibility", "election", "appointment", "advisory", "closed"})
CLAIMS = frozenset({"control", "identity"})
_OTHERS = frozenset({"others", "other", "organisations", "organizations", "companies", "supporters"})
_LOOSER = frozenset(
    {"knowledge", "interest", "interested", "links", "understanding", "expertise", "sympathy", "specialist"}
    | {"portion", "connection", "welfare", "child", "children", "son", "daughter", "relative", "somebody"}
    | {"someone", "anybody", "anyone", "friend", "work", "works", "care", "cares", "caring", "help", "helps"}
)
_IF_THEY = frozenset({"join_if_they_have", "member_if"})
_DEEDS = frozenset({"hold", "stand", "serve", "sit", "speak"})
_PRONOUNS = frozenset({"who", "which", "and", "as", "so", "but", "they", "it", "that"})
_ON_THE_WAY = frozenset({"to", "for", "by", "with", "from", "also", "of"})  # "and *to* their families"
_OPENS = 12  # units in which "..., or if you work with people who do" opens a door
_USERS = frozenset(
    {"users", "user_noun", "user_adjective", "user_relation", "condition", "services", "user_orgs"}
)
_LIVED = re.compile(r"(lived|living)_(and_\w+_)?experience")
_ALTERNATIVE = 8  # units after a statement in which an "or" opens it to others
_NOT_USERS = frozenset({"family", "professional", "ally", "nonuser", "any"})


def verb_criteria(units: Sequence[Unit]) -> list[str]:
    """Criteria that the verbs among the units speak to, formal power first."""
    slots = frozenset[str]().union(*(unit.slots for unit in units))
    return [criterion for slot, criterion in _CRITERION_OF_VERB.items() if slot in slots]


def body_of(frame: Frame, match: Match, previous: Sequence[Unit]) -> str | None:
    """The kind of body whose share a match speaks of ("board", "membership", ...).

    Returns "" where it speaks of none, None where it speaks of one that the sentence before does not name.
    """
    if frame.body_is == "previous":
        return next(
            (slot for unit in previous for slot in ("board", "membership") if slot in unit.slots), None
        )
    if frame.body_is:
        return frame.body_is
    body = match.groups.get("body")
    return next((slot for slot in CRITERION_OF_BODY if body is not None and slot in body.slots), "")


def criterion_of(frame: Frame, match: Match, inside: Sequence[Unit], body: str) -> str:
    """The criterion a match speaks to: the frame's own, else by body, by verb, by label."""
    label = match.groups.get("label")
    if frame.criterion or body:
        return frame.criterion or CRITERION_OF_BODY[body]
    if "verb" in match.groups and (verbs := verb_criteria(inside)):
        return verbs[0]
    if label is not None and label.word.endswith(("controlled", "governed", "owned")):
        return "governed"
    return _CRITERION_OF_ASSERTION.get(frame.asserts, "governed")


def group_of(frame: Frame, match: Match, units: Sequence[Unit], *, widened: bool = False) -> Group:
    """Whose control, share or membership a match speaks of.

    Args:
        frame: the frame that matched.
        match: where it matched.
        units: the units of the whole sentence.
        widened: the text counts relatives or carers as people with lived experience.
    """
    inside = units[match.first : match.last]
    unit = match.groups.get("group") or match.groups.get("who")
    if frame.group_is or (frame.asserts == "control" and unit is None):
        opened = frame.asserts == "eligibility" and not frame.says_no
        return "mixed" if opened and _opens_to_others(units[match.last :]) else "users"
    slots = unit.slots if unit is not None else frozenset[str]()
    lived = widened and unit is not None and any(_LIVED.search(each.word) for each in inside)
    if lived or _shares_with_others(frame, match, units, slots):
        return "mixed"
    if "family_first" in slots and frame.asserts == "composition" and "share" in match.groups:
        return "family"  # "primarily relatives, with some users" is the relatives' body
    return next((group for slot, group in _GROUP_OF_SLOT.items() if slot in slots), "other")


def _shares_with_others(frame: Frame, match: Match, units: Sequence[Unit], slots: Set[str]) -> bool:
    """True if the words of a match, or those after it, let in others beside the users."""
    inside, rest = units[match.first : match.last], units[match.last :]
    if "ally" in slots and _and_a_condition(units, match):
        return True  # "lived experience of homelessness and mental illness"
    if frame.name in _IF_THEY and _opens_to_others(rest):
        return True
    others = any(unit.slots & _NOT_USERS - {"any"} for unit in inside) or _or_looser(inside)
    if frame.asserts == "eligibility" and "users" in slots and others:
        return True  # "any disabled person, and any helper or friend, may be a member"
    told = frame.asserts in RULES | {"identity"} and bool(slots & _USERS)
    return told and _or_somebody_else(units, match)


def _or_somebody_else(units: Sequence[Unit], match: Match) -> bool:
    """True of "have a disability, or have specialist knowledge": the alternative opens every seat."""
    rest = units[match.last :]
    if _in_the_family(rest) or _among_other_skills(match, rest):
        return True
    if any(_joins(unit) and following.slots & _NOT_USERS for unit, following in pairwise(rest)):
        return True
    if _and_others(rest):
        return True
    after = [unit for unit in rest[:_ALTERNATIVE] if unit.word != ","]
    if not after or after[0].word not in ("or", "and/or") or _is_a_deed(after[1:2]):
        return False
    if any(_words(unit) & _LOOSER for unit in after):
        return True  # "... or have specialist knowledge of disability"
    return not any(unit.slots & _USERS for unit in after)


def _words(unit: Unit) -> set[str]:
    return set(unit.word.split("_"))


def _and_a_condition(units: Sequence[Unit], match: Match) -> bool:
    after = units[match.last : match.last + 2]
    return len(after) == 2 and after[0].word in ("and", "or") and "condition" in after[1].slots


def _or_looser(inside: Sequence[Unit]) -> bool:
    """True of "who is blind, *or* who is *interested* in the welfare of the blind"."""
    at = next((at for at, unit in enumerate(inside) if unit.word in ("or", "and/or")), len(inside))
    return any(_words(unit) & _LOOSER for unit in inside[at:])


def _opens_to_others(rest: Sequence[Unit]) -> bool:
    """True of "you can join if you have epilepsy, *or if somebody* close to you has"."""
    near = rest[:_OPENS]
    at = next((at for at, unit in enumerate(near) if unit.word in ("or", "and/or", ",")), len(near))
    return any(_words(unit) & _LOOSER or unit.slots & _NOT_USERS - {"any"} for unit in near[at:])


def _in_the_family(rest: Sequence[Unit]) -> bool:
    """True of "have a disability *in the family*", "know autism, *as parents* or teachers"."""
    ahead = [unit for unit in rest if unit.word != ","][:3]
    if not ahead or ahead[0].word not in ("in", "as"):
        return False
    return any(unit.slots & {"family", "professional", "mixed"} for unit in ahead)


def _among_other_skills(match: Match, rest: Sequence[Unit]) -> bool:
    """True of "people with experience of disability, business and law": a list of what is known."""
    group = match.groups.get("group")
    known = group is not None and "experience" in group.word and "lived" not in group.word
    return bool(
        known
        and len(rest) > 1
        and rest[0].word == ","
        and not rest[1].slots
        and rest[1].word not in _PRONOUNS
    )


def _is_a_deed(after: Sequence[Unit]) -> bool:
    """True of "may vote *or hold office*": another thing that they may do, and nobody else who may."""
    return any(bool({"officers", "vote", "modal"} & unit.slots) or unit.word in _DEEDS for unit in after)


def _joins(unit: Unit) -> bool:
    return unit.word in ("or", "and/or", ";")


def _and_others(rest: Sequence[Unit]) -> bool:
    """True of "disabled people and others", "... and their families": directly after the users."""
    if len(rest) < 2 or rest[0].word != "and":
        return False
    named = next(
        (unit for unit in rest[1:4] if unit.word not in _ON_THE_WAY and "det" not in unit.slots), rest[1]
    )
    return named.word in _OTHERS or bool(named.slots & _NOT_USERS - {"any"})


def share_of(frame: Frame, match: Match, lexicon: Lexicon) -> tuple[Fraction | None, Fraction | None, bool]:
    """The share said: low, high, and whether it is strictly more than low; None where no share is said."""
    share = match.groups.get("share")
    quantity = share.value if share is not None and isinstance(share.value, Quantity) else None
    if quantity is None:
        everybody = frame.asserts == "composition"  # "trustees must be disabled people": all of them
        return (Fraction(1), Fraction(1), False) if everybody else (None, None, False)
    if quantity.count is None or quantity.of is not None:
        return quantity.low, quantity.high, quantity.over
    whole = match.groups.get("whole")
    total = _number(whole, lexicon) if whole is not None else None
    if not total or quantity.count > total:
        return None, None, False
    return Fraction(quantity.count, total), Fraction(quantity.count, total), False


def _number(unit: Unit, lexicon: Lexicon) -> int | None:
    counted = unit.value.count if isinstance(unit.value, Quantity) else None
    return number_of(unit.word, lexicon) or counted
