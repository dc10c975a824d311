"""The spaCy component `ulo_sentences`: sets sentence starts from `split`."""

from __future__ import annotations

from spacy.language import Language
from spacy.tokens import Doc

from ulo_classify.language.sentences.splitter import split


class Sentences:
    """Marks the first token of each sentence."""

    def __call__(self, doc: Doc) -> Doc:
        """Set `token.is_sent_start` on every token of `doc`."""
        starts = iter([start for start, _ in split(doc.text)] + [len(doc.text) + 1])
        border = next(starts)
        for token in doc:
            opens = token.idx + len(token) > border
            token.is_sent_start = bool(opens)
            while token.idx + len(token) > border:
                border = next(starts)
        return doc


@Language.factory("ulo_sentences")
def make_sentences(nlp: Language, name: str) -> Sentences:
    """Make the sentence component for a pipeline (spaCy factory)."""
    return Sentences()
