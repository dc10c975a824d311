"""The lexicon: which words belong to which slot. Data in TOML, one file a family; see CONTRIBUTING.md."""

from ulo_classify.language.lexicon.loading import Kind, Lexicon, Sense, ShareWords, load_lexicon, normal

__all__ = ["Kind", "Lexicon", "Sense", "ShareWords", "load_lexicon", "normal"]
