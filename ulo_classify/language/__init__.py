"""Text to statements, on spaCy. Components: ulo_sentences, ulo_mentions, ulo_statements, ulo_kinds."""

from ulo_classify.language.reader import COMPONENTS, Mention, Reading, load_pipeline, read_text
from ulo_classify.language.records import statements_of
from ulo_classify.language.statements import Statement

__all__ = ["COMPONENTS", "Mention", "Reading", "Statement", "load_pipeline", "read_text", "statements_of"]
