"""Sentence borders for constitutions and web pages: `split` on raw text, `ulo_sentences` as a component."""

from ulo_classify.language.sentences.component import make_sentences
from ulo_classify.language.sentences.splitter import split

__all__ = ["make_sentences", "split"]
