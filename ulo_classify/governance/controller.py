"""Who else can overrule: a parent, minister, trust, funder or sole member above a board that users fill.

"Users' majority on a body that somebody else appoints or can overrule is `user_group`, not `user_led`" (the
table of GC7: independence, CRPD/C/GC/7 para 11(c)). A controller is told by what it may do to the board,
its decisions, its rules or its life, not by its seats; what it may do to those whom it named itself is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ulo_classify.governance.appointing import seats_of_others
from ulo_classify.governance.consents import consenting
from ulo_classify.governance.outline import Sentence
from ulo_classify.governance.outsiders import read_outsiders
from ulo_classify.governance.parties import Marked, Marker
from ulo_classify.governance.powers import PARTY, acting, data, word
from ulo_classify.governance.records import Fact, Quote
from ulo_classify.governance.terms import Reader

ACTS = ("appoints", "removes", "overrules", "directs", "dissolves", "amends", "consents", "sole member")
"""The first words of what a controller may do, as they stand before the colon of `Fact.what`."""

_LEAD = 420  # characters of the words before a list that are kept
_LONGEST = 4000  # characters of a sentence that are read
_ENOUGH = frozenset({*ACTS} - {"consents"})
_ADVISERS = frozenset({"advisory", "consultative", "reference"})
_THEM = re.compile(r"\b(change|alter|amend|vary|revise|replace) them\b")


def read_controllers(reader: Reader, size: int = 0) -> tuple[Fact, ...]:
    """What others may do to the body, in the order of the document.

    Args:
        reader: the document with its terms.
        size: how many seats the board has, where that is known; it tells whether others fill most of them.

    Returns:
        Facts that say "controller"; each begins with one of `ACTS`, then tells who and what in plain words.
    """
    outsiders = read_outsiders(reader)
    sentences = list(_marked(reader.sentences, Marker(outsiders, reader.tagger.names)))
    found = (
        [_fact("sole member", data()["phrases"]["sole"], Quote(*outsiders.sole))] if outsiders.sole else []
    )
    advises = bool(outsiders.panel or outsiders.title & _ADVISERS)
    for quote, marked in sentences:
        found += _facts(quote, marked)
        if advises and not PARTY.match(marked.words) and word("advises").search(marked.words):
            found.append(_fact("overrules", data()["phrases"]["advises"], quote))
    found += seats_of_others(sentences, size)
    return tuple(sorted(dict.fromkeys(found), key=lambda fact: (fact.quote.start, fact.what)))


def is_hollow(controllers: Sequence[Fact]) -> bool:
    """True if what others may do leaves a majority of users without the last word.

    The rule: any power to appoint most of the board, to remove those on it whom that party did not name, to
    overrule, to direct, to end the body or to change its rules, or to be its only member, is control. So is
    a consent that amendments of the rules need, unless it is for certain clauses (as the name) alone; and so
    are consents to two different things.
    """
    acts = {fact.what.partition(":")[0] for fact in controllers}
    topics = {fact.what.rpartition(" to ")[2] for fact in controllers if fact.what.startswith("consents")}
    return bool(acts & _ENOUGH) or "amendments" in topics or len(topics) > 1


def _fact(act: str, told: str, quote: Quote) -> Fact:
    return Fact("controller", f"{act}: {told}", quote)


def _marked(sentences: Sequence[Sentence], marker: Marker) -> Iterator[tuple[Quote, Marked]]:
    """Sentences with their lead-ins, with "it" and "them" read as what the sentence before speaks of."""
    subject, before = "", ""
    for sentence in sentences:
        marked = marker.mark(_with_lead(sentence), subject)
        words = marked.words
        if re.match(r"(?:they|it|these)\b", words) and re.match(r"(?:the )?<r>", before):
            words = re.sub(r"^\w+", "<r>", words)
        elif "<r>" in before and "<r>" not in words:
            words = _THEM.sub(r"\1 <r>", words)
        marked = Marked(words, marked.names)
        yield Quote(sentence.start, sentence.end), marked
        subject, before = _subject(marked), words


def _with_lead(sentence: Sentence) -> str:
    if sentence.item and sentence.lead:
        return f"{sentence.lead[-_LEAD:].rstrip(':—– ')} {sentence.text[:_LONGEST]}"
    return sentence.text[:_LONGEST]


def _subject(marked: Marked) -> str:
    """The party that a sentence opens with, for "It may also ..." in the next one."""
    opening = re.match(r"(?:[\w' ]{0,20}, )?<h(\d+)>(?!')", marked.words)
    return marked.names[int(opening[1])] if opening else ""


def _facts(quote: Quote, marked: Marked) -> Iterator[Fact]:
    if not PARTY.search(marked.words) or _is_past(marked.words):
        return
    phrases = data()["phrases"]
    for act in data()["acts"]:
        who = next(acting(act, marked), None)
        if who is not None:
            yield _fact(act, f"{marked.names[who]} {phrases[act]}", quote)
    for who, topic in consenting(marked):
        yield _fact("consents", f"{marked.names[who]} {phrases['consents']} to {topic}", quote)


def _is_past(words: str) -> bool:
    """True of what somebody could do once: the history of a body is no rule on it."""
    return bool(word("past").search(words)) and not word("present").search(words)


__all__ = ["ACTS", "is_hollow", "read_controllers"]
