"""Whether documents name the people whom a set is about: one on sex workers says nothing of a Deaf club."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ulo_classify.assessment.findings import Findings


def are_named(words: Sequence[str], findings: Findings) -> bool:
    """True if a document of the body uses one of these beginnings of words, or none is given.

    Small letters find capitals too; capitals find themselves, so that "AIDS" does not find hearing aids.
    """
    patterns = [_pattern(word) for word in words]
    texts = [document.text for _, document, _ in findings.own]
    return not patterns or any(pattern.search(text) for pattern in patterns for text in texts)


def _pattern(word: str) -> re.Pattern[str]:
    return re.compile(rf"\b{re.escape(word)}", 0 if word != word.lower() else re.IGNORECASE)
