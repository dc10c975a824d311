"""Words that turn a statement about users into one about something of theirs, or about something else.

"Led by the *needs* of disabled people", "disabled people's *views*", "decisions *about grants*", "a majority
of the *elected* trustees" look like statements of control and are none.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from ulo_classify.language.patterns import Match, Unit
from ulo_classify.language.statements.frames import Frame
from ulo_classify.language.statements.turning import turning

# What users have, or what others have for them; standing between the verb and the users.
_OF_THEIRS = frozenset(
    {"need", "needs", "view", "views", "voice", "voices", "wish", "wishes", "feedback", "ideas", "experience"}
    | {"experiences", "interest", "interests", "interested", "sympathetic", "knowledge", "understanding"}
    | {"passion", "support", "supporting", "links", "champions", "advocates", "care", "work", "employees"}
)
_STYLED = frozenset({"known", "styled"})
_CARING = frozenset(
    {
        "care",
        "cares",
        "caring",
        "support",
        "supports",
        "supporting",
        "work",
        "works",
        "working",
        "help",
        "helps",
    }
    | {
        "interest",
        "interested",
        "child",
        "children",
        "relative",
        "parent",
        "someone",
        "somebody",
        "knowledge",
    }
    | {"sympathetic", "sympathy", "served", "serves", "represents", "concerned", "look", "looks", "family"}
)
_BETWEEN = frozenset({"for", "with"})  # "led by staff *for* disabled people"
_ABOUT = frozenset({"about", "on", "over", "of"})
_PART_OF_BOARD = frozenset({"elected", "opted", "coopted", "appointed", "nominated", "independent"})
_PERSONS = frozenset(
    {"person", "individual", "man", "woman", "survivor", "consumer", "adult", "self-advocate", "advocate"}
)
_OF_A_BODY = frozenset({"share_of_body", "body_has_share", "body_is"})
_TOWARDS = frozenset({"with", "for", "to", "by", "alongside", "about"})
_HAVE = frozenset({"have", "has", "had", "having"})
_CONTROL_VERBS = frozenset({"govern_verb", "direct_verb", "lead_verb"})
_SHARES = frozenset({"number", "quantity", "percent", "fraction", "share", "count"})
_SHARE_BEFORE = 5  # words
_DECIDING = frozenset({"in_charge", "users_decide", "decisions_by"})


def is_hollow(frame: Frame, match: Match, units: Sequence[Unit]) -> bool:
    """True if the words of a match, or the next one, take away what its frame seems to say."""
    if frame.asserts == "eligibility":
        inside = units[match.first : match.last]
        return (
            _named_or_caring(frame, inside)
            or _served(match, units)
            or any(u.word in turning("casts") for u in inside)
        )
    if frame.asserts not in ("control", "composition", "identity"):
        return False
    inside, after = units[match.first : match.last], units[match.last : match.last + 1]
    possessive = bool(after) and after[0].word in ("'s", "'")  # "disabled people's views"
    return (
        possessive
        or _said_to_us(frame, inside, after)
        or _steps_of_others(frame, inside, units)
        or _or_of_a_lesser_body(frame, match, inside)
        or _all_but(frame, match, units)
        or _possessive(frame, match, inside)
        or _has_some(frame, match, inside)
        or _of_something_else(frame, match, units)
        or _one_person(frame, match)
        or _about_something(frame, inside, after)
        or _something_of_theirs(frame, match, inside)
        or _by_somebody_for_them(frame, match, inside)
        or _part_of_the_board(frame, match, inside)
        or _beside_users(frame, match, inside)
        or _share_left_unread(frame, match, units)
    )


def _named_or_caring(frame: Frame, inside: Sequence[Unit]) -> bool:
    """Members "to be *known as* Experts by Experience"; membership open to those who *care for* somebody."""
    words = {part for unit in inside if "users" not in unit.slots for part in unit.word.split("_")}
    named = frame.name == "members_are" and bool(words & _STYLED)
    return named or (frame.name == "open_to_those_who" and bool(words & _CARING))


def _served(match: Match, units: Sequence[Unit]) -> bool:
    """True of "an agency that works *for* the blind may be a member": whom a member serves is no member."""
    group = match.groups.get("group")
    ahead = units[match.first - 1] if match.first else None
    return (
        group is not None
        and group is units[match.first]
        and ahead is not None
        and ahead.word in turning("serving")
    )


def _said_to_us(frame: Frame, inside: Sequence[Unit], after: Sequence[Unit]) -> bool:
    """True of "to *us* disabled people *are* experts": others speak, and the users are the next subject."""
    said = frame.name == "us_users" and inside[0].word == "us"
    return said and bool(after) and bool({"be", "have", "modal"} & after[0].slots)


def _steps_of_others(frame: Frame, inside: Sequence[Unit], units: Sequence[Unit]) -> bool:
    """True of "we *offer rooms* to twelve-step groups": a house or clinic where others follow the steps."""
    if frame.name != "twelve_steps":
        return False
    clinic = turning("clinic") & {unit.word for unit in units}
    return bool(clinic or turning("hosting") & {unit.word for unit in inside})


def _or_of_a_lesser_body(frame: Frame, match: Match, inside: Sequence[Unit]) -> bool:
    """True of "half of its board, *or advisory board*, are ...": the seats may be those that only advise."""
    body = match.groups.get("body")
    if frame.asserts != "composition" or body is None or body not in inside:
        return False
    rest = inside[inside.index(body) + 1 :]
    lesser = ("panel", "panel_strong", "staff", "volunteers")
    return any(
        one.word in ("or", "and/or") and not {*lesser}.isdisjoint(other.slots)
        for one, other in pairwise(rest)
    )


def _all_but(frame: Frame, match: Match, units: Sequence[Unit]) -> bool:
    """True of "are elected, all *but* the adviser": those named are the exception, and not the share."""
    share = match.groups.get("share")
    if frame.asserts != "composition" or share is None:
        return False
    after = units[units.index(share) + 1 :][:1]
    return bool(after) and after[0].word in ("but", "except", "save", "bar", "times")  # "at all times"


def _one_person(frame: Frame, match: Match) -> bool:
    """True of "led by *a disabled person*": one person's part is no control by users."""
    group = match.groups.get("group")
    if frame.asserts == "composition" or group is None or frame.name == "everyone_on_body":
        return False
    last = group.word.rpartition("_")[2]
    return last in _PERSONS


def _about_something(frame: Frame, inside: Sequence[Unit], after: Sequence[Unit]) -> bool:
    """“In charge *of their own support*", "decisions *about the menu*”."""
    if frame.name == "users_run" and inside[-1].word == "everything":
        return bool(after) and after[0].word in _ABOUT
    if frame.name not in _DECIDING:
        return False
    return any(unit.word in _ABOUT - {"of"} for unit in inside) or (bool(after) and after[0].word in _ABOUT)


def _something_of_theirs(frame: Frame, match: Match, inside: Sequence[Unit]) -> bool:
    group = match.groups.get("group")
    if frame.asserts == "identity":
        return False  # "the united voice of disabled people's organisations"
    return any(unit.word in _OF_THEIRS and unit is not group for unit in inside)


def _by_somebody_for_them(frame: Frame, match: Match, inside: Sequence[Unit]) -> bool:
    """“Led by staff *for* disabled people"; but not "by and for"."""
    group = match.groups.get("group")
    if frame.name not in ("control_by", "control_by_members") or group is None:
        return False
    ahead = [unit.word for unit in inside[: inside.index(group)]][-2:]
    return len(ahead) == 2 and ahead[1] in _BETWEEN and ahead[0] not in ("and", ",", "by")


def _part_of_the_board(frame: Frame, match: Match, inside: Sequence[Unit]) -> bool:
    body = match.groups.get("body")
    if frame.asserts != "composition" or body is None or body not in inside:
        return False
    return bool(_PART_OF_BOARD & {unit.word for unit in inside[: inside.index(body)][-1:]})


def _beside_users(frame: Frame, match: Match, inside: Sequence[Unit]) -> bool:
    """True of a board "elected *by*" or with "experience of working *with*" users: it need not have any."""
    group = match.groups.get("group")
    if (
        frame.name not in _OF_A_BODY
        or group is None
        or group not in inside
        or not {"users", "mixed"} & group.slots
    ):
        return False
    ahead = inside[: inside.index(group)][-2:]
    if any(_CONTROL_VERBS & unit.slots for unit in ahead):
        return False  # "some of our member groups are run by ..." is of the groups, as the frame reads it
    return any(
        unit.word in _TOWARDS or ("have" in unit.slots and unit.word not in _HAVE) for unit in ahead[-1:]
    )


def _possessive(frame: Frame, match: Match, inside: Sequence[Unit]) -> bool:
    """True of "the Board's mental health plan": an "'s" that is no verb."""
    group = match.groups.get("group")
    bare = group is not None and "condition" in group.slots and not {"users", "user_adjective"} & group.slots
    return frame.name == "body_is" and bare and any(unit.word == "'s" for unit in inside)


def _has_some(frame: Frame, match: Match, inside: Sequence[Unit]) -> bool:
    """True of "our board *has people* with lived experience": some, and perhaps no more."""
    group = match.groups.get("group")
    if frame.name != "body_is" or group is None or group not in inside or "users" not in group.slots:
        return False
    ahead = inside[: inside.index(group)][-1:]
    return bool(ahead) and ahead[0].word in _HAVE and "share" not in match.groups


def _of_something_else(frame: Frame, match: Match, units: Sequence[Unit]) -> bool:
    """True of "the *quorum* is five, of whom most ..." and of "all members of the *choir*": no board."""
    if frame.asserts != "composition":
        return False
    before, inside = units[max(0, match.first - _SHARE_BEFORE) : match.first], units[match.first : match.last]
    counted = any(unit.word in ("quorum", "quorate") for unit in (*before, *inside))
    return counted or any(unit.word in turning("casts") for unit in inside)


def _share_left_unread(frame: Frame, match: Match, units: Sequence[Unit]) -> bool:
    """True of "*120% of* our board are": a share stands before the words and this frame does not read it."""
    if frame.name != "body_is":
        return False
    ahead = units[max(0, match.first - _SHARE_BEFORE) : match.first]
    if any("count_of" in unit.slots for unit in ahead):
        return True
    return any(unit.word == "of" for unit in ahead) and any(_SHARES & unit.slots for unit in ahead)
