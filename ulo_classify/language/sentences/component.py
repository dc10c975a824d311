"""The spaCy component `ulo_sentences`: sets sentence starts from `split`."""

from __future__ import annotations

import numpy as np
from spacy.attrs import SENT_START  # type: ignore[import-not-found]
from spacy.language import Language
from spacy.tokens import Doc

from ulo_classify.language.sentences.splitter import split

_OPENS, _GOES_ON = 1, -1  # spaCy's values of SENT_START


class Sentences:
    """Marks the first token of each sentence."""

    def __call__(self, doc: Doc) -> Doc:
        """Set the sentence start of every token of `doc`."""
        starts = iter([start for start, _ in split(doc.text)] + [len(doc.text) + 1])
        border = next(starts)
        flags = []
        for token in doc:
            end = token.idx + len(token)
            flags.append(_OPENS if end > border else _GOES_ON)
            while end > border:
                border = next(starts)
        # All at once: the setter of a token looks at the whole Doc each time.
        values = np.asarray(flags, dtype=np.int64).astype(np.uint64)
        doc.from_array([SENT_START], values)  # type: ignore[arg-type]
        return doc


@Language.factory("ulo_sentences")
def make_sentences(nlp: Language, name: str) -> Sentences:
    """Make the sentence component for a pipeline (spaCy factory)."""
    return Sentences()
