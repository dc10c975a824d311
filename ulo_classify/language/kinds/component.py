"""The spaCy component `ulo_kinds`: words of lexicon/kinds.toml, found in the text.

Leaves `KindHit` records in ``doc.user_data["ulo_kinds"]``. A hit is a word on the page, not a verdict:
what the words together settle is decided in assessment/.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc
from spacy.util import filter_spans

from ulo_classify.language.lexicon import Lexicon, load_lexicon
from ulo_classify.language.mentions.component import word_forms

KINDS = "ulo_kinds"
TITLE = 220  # characters from the start in which a page says whose it is
_LONG = 600  # characters from which a text has an opening distinct from the rest


@dataclass(frozen=True, slots=True)
class KindHit:
    """A word that speaks for a kind of body, with its character offsets; `decisive` as in kinds.toml."""

    kind: str
    word: str
    decisive: bool
    start: int
    end: int
    in_title: bool = False  # it stands where a page says whose it is


class Kinds:
    """Finds the words that say what kind of body a text is about."""

    def __init__(self, nlp: Language, lexicon: Lexicon | None = None) -> None:
        self.matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
        for kind in (lexicon or load_lexicon()).kinds:
            for weight, words in (("decisive", kind.decisive), ("leaning", kind.leaning)):
                forms = (form for word in words for form in word_forms(word))
                self.matcher.add(f"{kind.key}:{weight}", [nlp.make_doc(form) for form in forms])

    def __call__(self, doc: Doc) -> Doc:
        """Fill ``doc.user_data["ulo_kinds"]`` in the order of the text; of overlapping words the longest."""
        hits = []
        for span in filter_spans(self.matcher(doc, as_spans=True)):
            kind, _, weight = span.label_.partition(":")
            opening = span.start_char < TITLE and len(doc.text) > _LONG
            hits.append(
                KindHit(
                    kind, span.text.lower(), weight == "decisive", span.start_char, span.end_char, opening
                )
            )
        doc.user_data[KINDS] = hits
        return doc


@Language.factory("ulo_kinds")
def make_kinds(nlp: Language, name: str) -> Kinds:
    """Make the kinds component for a pipeline (spaCy factory)."""
    return Kinds(nlp)
