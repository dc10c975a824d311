"""Whom a statement is about: the body itself, a part of it, another organisation, or bodies in general."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ulo_classify.language.patterns import Unit
from ulo_classify.language.statements.neighbours import is_somebody_else, names_a_part, names_another
from ulo_classify.language.statements.record import Scope
from ulo_classify.language.statements.turning import turning

_SELF = frozenset({"we", "us", "our", "ours", "ourselves", "it", "its", "i", "my"})
_OTHERS = frozenset({"they", "them", "those", "these", "her", "his", "their", "whose"})
_THIS = frozenset({"our", "its", "these", "the"})
_ANY = frozenset({"a", "an", "any", "each", "every", "such", "no"})
_PREDICATE = frozenset({"as", ",", "became", "-", "–", "called", ":", "|"})
_OTHER_BODIES = frozenset(
    {"applicant", "applicants", "affiliate", "landlord", "landlords", "grantee", "grantees"}
    | {
        "partner",
        "partners",
        "supplier",
        "provider",
        "contractor",
        "tenderer",
        "bidder",
        "tenant",
        "charity_partner",
        "member_organisation",
        "member_organisations",
        "member_organization",
    }
    | {"member_organizations", "member_group", "member_groups", "member_association", "member_associations"}
)
_PLACE = frozenset({"at", "in", "on", "of", "for", "from", "inside"})
_RELATIVE = frozenset({"that", "which", "who", "whose", "where"})
_BESIDE = {(word, article) for word in ("with", "from", "alongside", "via") for article in ("a", "an", "the")}
_NEAR_ARTICLE = 4
_APPOSITION = 9  # units between "a partner" and the last word of its name
_NEAR = 6  # units before a statement in which "one of the ..." counts


def subject_scope(
    text: str, units: Sequence[Unit], first: int, noun: Unit | None, own_names: frozenset[str]
) -> Scope:
    """Decide the scope of a statement whose words begin at unit `first`.

    The nearest word before the statement that can be its subject decides; with none, the text speaks of
    itself.

    Args:
        text: the whole text, for capital letters.
        units: the units of the sentence.
        first: index of the statement's first unit.
        noun: what the statement describes, if its frame remembers it ("user-led *project*").
        own_names: names of the body the text is about, in small letters.
    """
    before = units[:first]
    if noun is not None and "part" in noun.slots and "org" not in noun.slots:
        return "part"
    if noun is not None and noun.word.endswith("s") and not _own_plural(units, first):
        return "generic"  # "user-led organisations" in the plural are no body in particular
    if _any_such_bodies(before) or (noun is not None and _is_one_of_many(before)):
        return "generic"
    if (noun is not None and _beside_another(before)) or is_somebody_else(text, units, first):
        return "other organisation"
    for index in range(first - 1, -1, -1):
        scope = _scope_of(text, before, index, noun, own_names)
        if scope is not None:
            return scope
    return "organisation"


def _any_such_bodies(before: Sequence[Unit]) -> bool:
    """True of "drop-in centres *run by* consumers": several bodies, of which none is the one spoken of."""
    bodies = bool(before) and (
        bool({"org", "part"} & before[-1].slots) or before[-1].word in turning("houses")
    )
    if not bodies or not before[-1].word.endswith("s"):
        return False
    near = [unit.word for unit in before[-_NEAR_ARTICLE:]]
    return "one" not in near and not _THIS & set(near)


def _scope_of(
    text: str, before: Sequence[Unit], index: int, noun: Unit | None, own_names: frozenset[str]
) -> Scope | None:
    """The scope that one word before a statement gives it, if it can be the subject."""
    unit = before[index]
    if unit.word in _SELF:
        return "organisation"
    if unit.word in _OTHERS | _OTHER_BODIES:
        return "other organisation"
    is_panel = bool({"panel", "panel_strong", "ally"} & unit.slots) and "org" not in unit.slots
    is_part = is_panel or ("part" in unit.slots and "org" not in unit.slots)
    if is_part and noun is None and not (text[unit.start].isupper() or _belongs_to_a_body(before, index)):
        return "part"
    if "org" in unit.slots and unit.word not in own_names:
        return _scope_of_body(before, index)
    if index > 0 and text[unit.start].isupper() and not unit.slots - {"capital"}:
        run = _run(text, before, index)
        return _scope_of_name(before, index + 1 - len(run), _is_own_name(run, own_names))
    return None


def _scope_of_name(before: Sequence[Unit], start: int, own: bool) -> Scope:
    """The scope that a name in capital letters gives, which begins at `start`."""
    if names_a_part(before, start):
        return "part"  # "our *project*, Open Doors, is run by ..."
    if names_another(before, start):
        return "other organisation"  # "*an* independent forum, the Larch Lounge, is run by ..."
    return "organisation" if own else "other organisation"


def _scope_of_body(before: Sequence[Unit], index: int) -> Scope | None:
    """The scope that the name of a body gives; none where it only says where ("at the club")."""
    if index > 2 and any(each.word in _PLACE for each in before[index - 2 : index]):
        return None
    if any(each.word in _OTHER_BODIES for each in before[max(0, index - _APPOSITION) : index]):
        return "other organisation"  # "with a partner, the Larkwell Association, in which ..."
    return _named_or_own(before, index)


def _belongs_to_a_body(before: Sequence[Unit], index: int) -> bool:
    """True of "is *a charity of* volunteers, run by ...": the volunteers only say what kind of charity."""
    ahead = before[max(0, index - 2) : index]
    return (
        len(ahead) == 2
        and "org" in ahead[0].slots
        and ahead[1].word == "of"
        and "ally" in before[index].slots
    )


def _run(text: str, before: Sequence[Unit], index: int) -> list[str]:
    """The words in capital letters that end at `index`: the whole of a name."""
    start = index
    while start > 0 and text[before[start - 1].start].isupper():
        start -= 1
    return [unit.word for unit in before[start : index + 1]]


def _own_plural(units: Sequence[Unit], first: int) -> bool:
    """True of "one of the largest user-led charities" and of "we ... user-led groups"."""
    near = " ".join(unit.word for unit in units[max(0, first - _NEAR) : first + _NEAR])
    return "one of" in near or any(unit.word in _SELF for unit in units[:first])


def _is_one_of_many(before: Sequence[Unit]) -> bool:
    """True of "run *one* peer-led group": where bodies are counted, none is the one spoken of."""
    return len(before) > 1 and bool({"number", "count"} & before[-1].slots)


def _beside_another(before: Sequence[Unit]) -> bool:
    """True of "a memorandum *with the* national Deaf-run association": such a one is somebody else."""
    near = [unit.word for unit in before[-_NEAR_ARTICLE:]]
    return any(pair in _BESIDE for pair in pairwise(near))


def _named_or_own(before: Sequence[Unit], at: int) -> Scope:
    """Tell "the charity" (the body itself) from "charities" and "a charity in which ..." (any body)."""
    words = [unit.word for unit in before[max(0, at - 5) : at + 1]]
    if before[at].word.endswith("s"):
        if "one of" in " ".join(words):
            return "organisation"  # "one of the few charities run by ..."
        return "part" if _THIS & set(words) else "generic"
    article = next((i for i in range(at - 1, max(-1, at - 6), -1) if before[i].word in _ANY), None)
    if article is None:
        return "organisation"
    following = before[at + 1 : at + 2]  # "a charity that is not a DPO", "Aim 4: a charity is led by ..."
    subject = article > 0 and before[article].word in ("a", "an") and "be" in _slots(following)
    if subject or any(unit.word in _RELATIVE for unit in following):
        return "generic"
    if article == 0 and not any({"be", "modal"} & unit.slots for unit in before):
        return "organisation"  # a line and no sentence: "A charity run by disabled people."
    ahead = before[max(0, article - 2) : article]  # "is a charity", "is now a charity", "Larkwell, a charity"
    predicate = any("be" in unit.slots or "we" in unit.slots or unit.word in _PREDICATE for unit in ahead)
    return "organisation" if predicate else "generic"


def _slots(units: Sequence[Unit]) -> frozenset[str]:
    return frozenset[str]().union(*(unit.slots for unit in units))


def _is_own_name(run: Sequence[str], own_names: frozenset[str]) -> bool:
    """True if a word here is of the body's name, or its initials; any name is where none is known."""
    words = [name.split() for name in own_names]
    initials = {"".join(word[0] for word in name) for name in words}
    return not own_names or any(word in initials or any(word in name for name in words) for word in run)
