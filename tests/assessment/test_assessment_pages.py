"""Short texts, most of them written to mislead, and the answers that they allow."""

from __future__ import annotations

from collections import Counter

import pytest

from .dossiers import Page, gc7, load_pages, organisation

PAGES = load_pages()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: f"pages.txt:{page.line}")
def test_page(page: Page) -> None:
    result = gc7().assess(organisation(page.text, kind=page.kind, name=page.name))
    quotes = [(evidence.quote, evidence.cue) for evidence in result.evidence]
    assert page.allows(result.status), f"{page.text!r} came out as {result.status}: {quotes}"


def test_there_are_many_of_each() -> None:
    counts = Counter((page.answer, page.forbidden) for page in PAGES)
    assert counts["user_led", True] >= 200
    assert counts["user_led", False] >= 60
    assert counts["not_user_led", True] >= 20
