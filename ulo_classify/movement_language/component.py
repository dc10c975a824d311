"""The spaCy component `ulo_movement_language`: movement language as spans, in anybody's pipeline.

Needs no other component. Leaves one span a phrase in ``doc.spans["ulo_movement_language"]``: its label is the
theme, its kb_id the key of the phrase in the catalogue.
"""

from __future__ import annotations

from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc, SpanGroup

from ulo_classify.movement_language.scan import Scanner, load_scanner

SPANS = "ulo_movement_language"


class MovementLanguage:
    """Finds the phrases of the catalogue in a Doc."""

    def __init__(self, scanner: Scanner) -> None:
        self.scanner = scanner

    def __call__(self, doc: Doc) -> Doc:
        """Add the spans, in the order of the text; a phrase takes in the whole of its tokens."""
        spans = [
            doc.char_span(hit.start, hit.end, hit.phrase.theme, kb_id=hit.phrase.key, alignment_mode="expand")
            for hit in self.scanner.scan(doc.text)
        ]
        doc.spans[SPANS] = SpanGroup(doc, name=SPANS, spans=[span for span in spans if span is not None])
        return doc


@Language.factory("ulo_movement_language", default_config={"phrases": None})
def make_movement_language(nlp: Language, name: str, phrases: str | None) -> MovementLanguage:
    """Make the component for a pipeline (spaCy factory).

    Args:
        nlp: the pipeline.
        name: what the component is called there.
        phrases: a TOML file with phrases of your own beside the bundled ones.
    """
    return MovementLanguage(load_scanner(Path(phrases) if phrases else None))
