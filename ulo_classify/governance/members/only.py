"""Whether a body has members beside its board: none, its trustees alone, an outside body, or members."""

from __future__ import annotations

import re

from ulo_classify.governance.members.kinds import Only, pattern
from ulo_classify.governance.records import Quote
from ulo_classify.governance.terms import Reader

_NAME = r"(?:(?:[A-Z][\w&'’-]+|of|and|the|The)[ ,]+){1,8}(?:\([^)]*\) |[^.;()]{0,100}, )?"
_THE_MEMBER = re.compile(r"\b[Tt]he Member\b(?! of)")
_OFTEN = 3  # times that a document speaks of "the Member", and never of Members


def read_only(reader: Reader) -> Only:
    """Read whether there are members beside the board at all."""
    line = re.sub(r"\s", " ", reader.text)  # offsets stay
    flat = re.sub(r"\s+", " ", reader.text)
    sole = pattern("sole").search(line)
    if sole is None and not re.search(
        r"\b(?:the|all|our) Members\b|\b(?:a|an|each|every|any|no) Member\b", line
    ):
        sole = re.search(r"\b[Tt]he Member\b", line) if len(_THE_MEMBER.findall(line)) >= _OFTEN else None
    return Only(
        Quote(*sole.span()) if sole else None,
        bool(pattern("trustees_alone").search(flat)),
        bool(pattern("no_members").search(flat)),
        bool(pattern("meetings").search(reader.text)),
        bool(pattern("two_texts").search(flat)),
    )
