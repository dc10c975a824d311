"""Whom the clause admits that a description refers to: "who fits B2", "a person within Article 4(b)"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ulo_classify.governance.admission import admits
from ulo_classify.governance.outline import Sentence
from ulo_classify.governance.records import Who
from ulo_classify.governance.references import clauses_in, under
from ulo_classify.governance.tagged import Tagged
from ulo_classify.governance.terms import Reader

_REFERS = re.compile(
    r"within|under|described|descri|mentioned|referred|admitted|listed|satisf|qualif|by virtue|set out|entered|meets?\b|applies|contained|fall|covered|defined|definition|answer|laid down|specified"
)
_OF_PEOPLE = re.compile(
    r"\b(?:who|whose|person|persons|people|individual|adult|anyone|somebody|member|members|resident|is|are|being|has|have|with)\b|<[PMCUA]\d+>"
)
_FIRST = 6  # sentences of a clause in which a description may stand


def by_clause(reader: Reader, words: str, who: Who | None) -> Who | None:
    """Whom the clause admits that a description refers to: "a person within Article 4(b)".

    A clause that describes users in one sentence and other people in the next tells nothing.
    """
    if who == "users" or not _REFERS.search(words):
        return who
    for number in clauses_in(words):
        told: list[Who] = []
        sentences = [each for each in reader.sentences if under(each, number)][:_FIRST]
        if _opens_by_alternative(reader, sentences):
            continue
        for sentence in sentences:
            tagged = reader.tagger.tag(sentence.start, sentence.end)
            if not _OF_PEOPLE.search(tagged.words) or tagged.within(tagged.words, "QK"):
                continue
            admitted = _defined(reader, sentence) or admits(tagged)
            if admitted in ("users", "others") or (
                admitted == "anyone" and _is_alternative(sentence, tagged)
            ):
                told.append(admitted)
        if told and (told[0] == "users" or "users" not in told) and "anyone" not in told:
            return told[0]
    return who


def _opens_by_alternative(reader: Reader, sentences: Sequence[Sentence]) -> bool:
    """True of items of which one is enough, and one of which is for people who need be no users."""
    items = [each for each in sentences if each.item]
    either = any(re.search(r"\bor[;,]?$", each.text) for each in items) or any(
        re.search(r"\b(?:either|any of|one of|one or more of)\b", each.lead) for each in items
    )
    return either and any(admits(reader.tagger.tag(each.start, each.end)) != "users" for each in items)


def _is_alternative(sentence: Sentence, tagged: Tagged) -> bool:
    """True of an item that lets other people in: "(b) a relative of such a person"."""
    return bool(sentence.item) and bool(tagged.within(tagged.words, "XA"))


def _defined(reader: Reader, sentence: Sentence) -> Who | None:
    """Users, where a sentence is the definition of a word for them."""
    for name, term in reader.terms.items():
        inside = sentence.start <= term.meaning.start and term.meaning.end <= sentence.end
        if inside and reader.tagger.who.get(name) == "users":
            return "users"
    return None


__all__ = ["by_clause"]
