"""What "it" and "its" stand for: the body itself, or the kind of body that a text has begun to define."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from ulo_classify.language.patterns import Unit

Topic = Literal["own", "any"]
_SELF = frozenset({"we", "us", "our", "ours", "ourselves", "this", "i", "my"})
_ARTICLES = frozenset({"a", "an", "any"})
_QUESTIONS = ("what is a", "what is an", "what are", "what do we mean by", "what makes a", "definition of")
_OPENING = 4  # units in which a sentence names its subject


def next_topic(units: Sequence[Unit], topic: Topic) -> Topic:
    """The topic after a sentence: "What is a DPO?" and "A DPO is ..." open talk of any such body."""
    words = [unit.word for unit in units]
    start = " ".join(words[:6]).replace("_", " ")
    if start.startswith(_QUESTIONS):
        return "any"
    opening = units[:_OPENING]
    names_kind = any({"org", "opd_label", "user_orgs"} & unit.slots for unit in opening[1:])
    if words and words[0] in _ARTICLES and names_kind:
        return "any"
    if _SELF & set(words) or any("capital" in unit.slots for unit in units[1:]):
        return "own"
    return topic
