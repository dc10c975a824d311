"""What "it" and "its" stand for: the body itself, or the kind of body that a text has begun to define."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

from ulo_classify.language.patterns import Unit
from ulo_classify.language.statements.turning import turning

Topic = Literal["own", "any", "asker", "standard"]
_FIRST_PERSON = frozenset({"we", "us", "our", "ours", "ourselves", "i", "my"})
_OURS = frozenset({"our", "ours", "my"})
_ARTICLES = frozenset({"a", "an", "any"})
_KINDS = frozenset({"org", "opd_label", "user_orgs"})
_QUESTIONS = (
    "what is a",
    "what 's a",
    "what 's an",
    "so what is a",
    "what exactly is a",
    "what does a",
    "what counts as",
    "what is an",
    "what are",
    "what do we mean by",
    "what makes a",
    "definition of",
    "who can apply",
    "who may apply",
    "are you eligible",
    "eligibility",
    "our definition",
    "glossary",
    "terms used",
    "case study",
    "our partners",
    "useful links",
    "organisations we fund",
    "organizations we fund",
    "groups we fund",
    "directory of",
    "model rules",
    "toolkit",
    "how to become",
)
_APPLICANTS = frozenset(
    {"organisations", "organizations", "applicants", "body", "grant", "groups", "charities", "bodies", "you"}
)
_MEANINGS = (
    "by that we mean",
    "by this we mean",
    "by it we mean",
    "by user led we mean",
    "we mean",
    "when we say",
    "that is to say",
)
_DEFINING = (
    "by that we mean",
    "by this we mean",
    "this means",
    "we mean",
    "to be eligible",
    "you must",
    "your",
)
_ASKED = frozenset({"q", "q.", "q:", "question"})  # "Q. Our group is led by ... Can we apply?"
_HEADING_VERBS = frozenset({"leads", "runs", "chairs", "heads", "directs", "manages"})
_HEADING = 6  # units
_NAME = 3  # units in which "A national DPO" ends
_ASIDE = 8  # units of "..., he explained, ..."
_OPENING = 6  # units in which a sentence names its subject


def speaks_of_itself(units: Sequence[Unit]) -> bool:
    """True if a sentence speaks in the first person, and not of something it meets ("... past our gate")."""
    return any(
        unit.word in _FIRST_PERSON and (at < _OPENING or unit.word not in _OURS)
        for at, unit in enumerate(units)
    )


def says_what_it_means(units: Sequence[Unit]) -> bool:
    """True of "By that we mean: at least 60 percent of the board ..."."""
    return " ".join(unit.word for unit in units[:_OPENING]).replace("_", " ").startswith(_MEANINGS)


def next_topic(units: Sequence[Unit], topic: Topic) -> Topic:
    """The topic after a sentence: "What is a DPO?" and "A DPO is ..." open talk of any such body."""
    words = [unit.word for unit in units]
    if words and words[0] in _ASKED:
        return "asker"
    if _tells_of_another(units):
        return "any"
    # below a standard, all is what any such body should be, until the page speaks of "us" again
    if _heads_a_standard(units) or (topic == "standard" and not speaks_of_itself(units)):
        return "standard"
    topic = "own" if topic in ("asker", "standard") else topic
    if _opens_a_definition(units):
        return "any"
    names_somebody = words[:1] == ["this"] or any(unit.slots == {"capital"} for unit in units[1:])
    return "own" if names_somebody or speaks_of_itself(units) else topic


def _opens_a_definition(units: Sequence[Unit]) -> bool:
    """True of "What is a DPO?", "A DPO is ..." and "We fund organisations where:" with a list below."""
    words = [unit.word for unit in units]
    opening = " ".join(words[:_OPENING]).replace("_", " ")
    if not words or opening.startswith(_QUESTIONS):
        return bool(words)
    kind = words[0] in _ARTICLES and (_defines(units[1:_OPENING]) or _tells_of_a_kind(units))
    listed = words[-1] == ":" and (opening.startswith(_DEFINING) or bool(_APPLICANTS & set(words)))
    return kind or listed


def _tells_of_another(units: Sequence[Unit]) -> bool:
    """Somebody and their body: "The first speaker leads a stroke charity." What follows is of that body."""
    if speaks_of_itself(units):
        return False
    if any(
        one.word in turning("visitors") and other.word in ("from", "of")
        for one, other in pairwise(units[:_OPENING])
    ):
        return True  # "A speaker from the Deaf Club said that it is run by Deaf people"
    if any(
        (have.word, their.word, own.word) == ("have", "their", "own")
        and any("org" in unit.slots for unit in units[at + 3 : at + 6])
        for at, (have, their, own) in enumerate(zip(units, units[1:], units[2:], strict=False))
    ):
        return True  # "former pupils have their own independent society"
    return any(
        verb.word in _HEADING_VERBS
        and article.word.partition("_")[0] in _ARTICLES  # "a_stroke" may be one unit
        and any("org" in unit.slots for unit in units[at + 1 : at + 5])
        for at, (verb, article) in enumerate(pairwise(units))
    )


def _heads_a_standard(units: Sequence[Unit]) -> bool:
    """True of a heading such as "National Standards": below it stands what bodies of a kind must be."""
    words = {unit.word for unit in units}
    plain = not any({"be", "have", "modal"} & unit.slots or unit.word in _FIRST_PERSON for unit in units)
    return len(units) <= _HEADING and plain and bool(turning("standards") & words) and units[-1].word != "."


def _tells_of_a_kind(units: Sequence[Unit]) -> bool:
    """True of "A DPO, he explained, gives no services": what holds of any body that bears such a name."""
    if speaks_of_itself(units) or not any("opd_label" in unit.slots for unit in units[1:_NAME]):
        return False
    at = next(at for at, unit in enumerate(units) if "opd_label" in unit.slots)
    rest = units[at + 1 :]
    if rest and rest[0].word == ",":  # "A DPO, ..., gives"
        comma = next((i for i, unit in enumerate(rest[1:_ASIDE], 1) if unit.word == ","), 0)
        rest = rest[comma + 1 :] if comma else ()
    return bool(rest) and (rest[0].word in turning("does") or bool({"be", "modal", "have"} & rest[0].slots))


def _defines(opening: Sequence[Unit]) -> bool:
    """A kind of body and then what it is: "A DPO is ...", "A user-led organisation must ..."."""
    return any(
        bool(_KINDS & noun.slots) and (bool({"be", "modal"} & verb.slots) or verb.word == "means")
        for noun, verb in pairwise(opening)
    )
