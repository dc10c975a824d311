"""What a statement is worth: a rule, a fact, a claim, or none of these."""

from __future__ import annotations

from collections.abc import Set

from ulo_classify.language.statements.frames import Frame
from ulo_classify.language.statements.meaning import CLAIMS, RULES
from ulo_classify.language.statements.record import Force
from ulo_classify.schema import DocumentKind

_DUTY = frozenset({"must", "shall", "required"})
_BARE = frozenset({"body_is", "body_made_of"})  # "trustees may be disabled people" rules nothing
_ORIGIN = frozenset({"appointment", "advisory"})  # who set a body up stays true; who ran it may not
_OVER = frozenset({"used to", "used to be", "was once", "were once"})


def force_of(frame: Frame, cues: dict[str, str], kind: DocumentKind, signs: Set[str]) -> Force:
    """Decide the force of a statement; the first that holds, from "says nothing of what is so" to "rule".

    Args:
        frame: the frame that matched.
        cues: context categories that hold, with their words.
        kind: kind of the document; only a governing document binds.
        signs: "question", "past" (its verb), "quotation", "object" (a purpose), as far as they hold.
    """
    governing = kind == "governing_document"
    claims = frame.asserts in CLAIMS
    # A page that says what a body *must* be speaks of others: of applicants, of members.
    of_others = cues.get("binding") in _DUTY and claims and not governing
    possible = "possible" in cues and (claims or frame.name in _BARE)
    planned = "future_be" in cues and not governing
    told = claims or frame.asserts == "composition"
    over = frame.asserts in _ORIGIN and cues.get("past") in _OVER
    past = ("past" in cues and told) or over or ("past" in signs and frame.asserts not in _ORIGIN)
    table: tuple[tuple[bool, Force], ...] = (
        (
            {"definition", "definition_after"} & cues.keys() != set() or "question" in signs or of_others,
            "definition",
        ),
        ({"denied", "mentioned"} & cues.keys() != set(), "quotation"),
        ("conditional" in cues and not frame.says_may, "definition"),
        ({"soft", "soft_after", "future"} & cues.keys() != set() or planned, "aim"),
        ((possible and not frame.says_may) or ("object" in signs and claims), "aim"),
        (past or "past_after" in cues, "past"),
        ("quotation" in signs, "quotation"),
        (governing and (frame.asserts in RULES or "binding" in cues), "binding"),
        (frame.asserts == "composition", "fact"),
    )
    return next((force for holds, force in table if holds), "claim")
