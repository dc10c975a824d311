"""Whether a body has members beside its board: none, its trustees alone, one outside body, or a membership."""

from __future__ import annotations

import re

from ulo_classify.governance.members.kinds import Only, pattern
from ulo_classify.governance.records import Quote
from ulo_classify.governance.terms import Reader

_MEETINGS = re.compile(
    r"general meeting|annual meeting|members[’']? meeting|assembly|convention|congress|general body|\bAGM\b|annual gathering"
    r"|big meeting|yearly meeting|meeting of (?:the |all )?members|delegates[’']? meeting|annual conference",
    re.IGNORECASE,
)
_NAME = r"(?:(?:[A-Z][\w&'’-]+|of|and|the|The)[ ,]+){1,8}(?:\([^)]*\) |[^.;()]{0,100}, )?"
_SOLE = re.compile(
    rf"{_NAME}(?:is|shall be)(?: and shall (?:always )?remain)? the (?:sole|only|one)(?: corporate| legal| company)?"
    r" [Mm]ember\b(?! of the (?:[Bb]oard|[Cc]ommittee))"
    r"|The [A-Z][\w ]{2,40} (?:is|shall be) the member of the (?:[Cc]ompany|[Cc]harity|[Cc]orporation|[Aa]ssociation|CIO|[Oo]rgani[sz]ation)\b"
    r"|[Tt]here (?:is|shall be|will be)(?: accordingly)?(?: only)? one [Mm]ember\b(?![^.;]{0,40}\b(?:for|from|of each)\b)"
    r"|(?:[Ss]ole|[Oo]nly)(?: corporate| company)? [Mm]ember (?:of the [\w ]{3,30} )?(?:is|shall be|being) (?:the )?[A-Z]"
    r"|(?:shall have|has) (?:only )?(?:one class of membership and )?(?:only )?(?:one|a single|a sole) [Mm]ember(?: only)?\b"
    r"|[Tt]he (?:one|single) [Mm]ember of the (?:[Cc]ompany|[Cc]harity|[Cc]orporation) (?:is|shall be) (?:the )?[A-Z]"
    r"|[Mm]embership (?:is|shall be) (?:vested in|held by|confined to) the [A-Z]\w+(?: [A-Z]\w+)* (?:alone|only|and (?:no|nobody))"
)
_TRUSTEES_ALONE = re.compile(
    r"(?:[Tt]rustees|[Dd]irectors) (?:for the time being )?(?:are|shall be) (?:also )?(?:its |the )?(?:only )?(?:voting )?members\b"
    r"|(?:no|not have any) (?:body of )?members (?:other than|apart from|besides)"
    r"|members[^.;]{0,80} (?:consist of|are|shall be|is|comprise)(?: only| solely)? (?:those who are )?(?:its|the)? ?[^.;]{0,12}(?:charity )?(?:[Tt]rustees|[Dd]irectors)\b(?! and)"
    r"|only (?:voting )?members (?:are|shall be)[^.;]{0,20} (?:[Tt]rustees|[Dd]irectors)"
)
_NO_MEMBERS = re.compile(
    r"(?:shall have|has|have) no (?:voting )?members|there (?:are|shall be) no members|no members (?:within|as that|in the sense)"
    r"|shall not have members|without members",
    re.IGNORECASE,
)
_THE_MEMBER = re.compile(r"\b[Tt]he Member\b(?! of)")
_OFTEN = 3  # times that a document speaks of "the Member", and never of Members


def read_only(reader: Reader) -> Only:
    """Read whether there are members beside the board at all."""
    line = re.sub(r"\s", " ", reader.text)  # offsets stay
    flat = re.sub(r"\s+", " ", reader.text)
    sole = _SOLE.search(line)
    if sole is None and not re.search(
        r"\b(?:the|all|our) Members\b|\b(?:a|an|each|every|any|no) Member\b", line
    ):
        sole = re.search(r"\b[Tt]he Member\b", line) if len(_THE_MEMBER.findall(line)) >= _OFTEN else None
    return Only(
        Quote(*sole.span()) if sole else None,
        bool(_TRUSTEES_ALONE.search(flat)),
        bool(_NO_MEMBERS.search(flat)),
        bool(_MEETINGS.search(reader.text)),
        bool(pattern("two_texts").search(flat)),
    )
