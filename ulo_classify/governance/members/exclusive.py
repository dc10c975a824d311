"""Classes that users cannot belong to, since a rule puts every user into a class of their own."""

from __future__ import annotations

import re

from ulo_classify.governance.members.kinds import BASE, Kind, Members, pattern
from ulo_classify.governance.records import Quote
from ulo_classify.governance.tagged import Tagged


def read_exclusive(members: Members) -> None:
    """Read "every user is a Beneficiary Member and belongs to no other class": the others hold no users."""
    tagger = members.reader.tagger
    for sentence in members.reader.sentences:
        tagged = tagger.tag(sentence.start, sentence.end)
        quote = Quote(sentence.start, sentence.end)
        own = _own_class(members, tagged)
        if own is not None:
            own.who, own.told = "users", True
            for kind in members.classes():
                if kind is not own and kind.name != BASE and kind.who != "users":
                    _shut(members, kind, quote)
            tagger.who[own.name] = "users"
        for kind in _forbidden(members, tagged):
            if kind.who != "users":
                _shut(members, kind, quote)


def _shut(members: Members, kind: Kind, quote: Quote) -> None:
    kind.who, kind.told = "others", True
    kind.note(quote)
    members.reader.tagger.who[kind.name] = "others"


def _own_class(members: Members, tagged: Tagged) -> Kind | None:
    """The class into which every user goes, and into no other."""
    found = pattern("one_class_only").search(tagged.words)
    if found is None or not pattern("every_user").match(tagged.words):
        return None
    kinds = [kind for kind in members.named_in(tagged, tagged.words[: found.start()]) if kind.name != BASE]
    return kinds[0] if len(kinds) == 1 else None


def _forbidden(members: Members, tagged: Tagged) -> list[Kind]:
    """The classes that no user may belong to: "no Survivor may be a Friend"."""
    found = pattern("no_user_in").search(tagged.words)
    if found is None or re.search(r"\b(?:unless|except|save|until)\b", tagged.words):
        return []
    return [kind for kind in members.named_in(tagged, found["kind"] or found["kind2"]) if kind.name != BASE]


__all__ = ["read_exclusive"]
