"""What the words around a claim make of it: negation, aim, time, question, subject, scope."""

from __future__ import annotations

import pytest

from .templates import KINDS, Template, claims, fits, templates, wrong

TEMPLATES = [template for name in KINDS for template in templates(name)]


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda template: f"{template.file}:{template.line}")
def test_every_claim_in_this_context(template: Template) -> None:
    tried = [claim for claim in claims(template.file) if fits(template, claim)]
    assert len(tried) >= 4
    assert [problem for claim in tried if (problem := wrong(template, claim))] == []


def test_both_answers_are_tried() -> None:
    for name in KINDS:
        assert {template.counts for template in templates(name)} == {True, False}
