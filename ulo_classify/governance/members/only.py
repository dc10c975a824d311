"""Whether a body has members beside its board: none, its trustees alone, an outside body, or members."""

from __future__ import annotations

import re

from ulo_classify.governance.members.kinds import Only, pattern
from ulo_classify.governance.outsiders import the_member
from ulo_classify.governance.records import Quote
from ulo_classify.governance.terms import Reader

_NAME = r"(?:(?:[A-Z][\w&'’-]+|of|and|the|The)[ ,]+){1,8}(?:\([^)]*\) |[^.;()]{0,100}, )?"


def read_only(reader: Reader) -> Only:
    """Read whether there are members beside the board at all."""
    line = re.sub(r"\s", " ", reader.text)  # offsets stay
    flat = re.sub(r"\s+", " ", reader.text)
    found = pattern("sole").search(line)
    sole = found.span() if found else the_member(line)
    return Only(
        Quote(*sole) if sole else None,
        bool(pattern("trustees_alone").search(flat)),
        bool(pattern("no_members").search(flat)),
        bool(pattern("meetings").search(reader.text)),
        bool(pattern("two_texts").search(flat)),
    )
