"""What others may do to a body, in many voices; and that denials and look-alikes are not taken for control."""

from __future__ import annotations

import pytest

from tests.governance.controller_cases import CASES
from ulo_classify.governance.controller import ACTS, is_hollow, read_controllers
from ulo_classify.governance.outline import read_outline
from ulo_classify.governance.records import Fact, Quote
from ulo_classify.governance.terms import read_terms

_ALL = [(frame, case) for frame, cases in CASES.items() for case in cases]


def controllers(text: str) -> tuple[Fact, ...]:
    return read_controllers(read_terms(text, read_outline(text)))


def acts(found: tuple[Fact, ...]) -> set[str]:
    return {fact.what.partition(":")[0] for fact in found}


@pytest.mark.parametrize(("frame", "case"), _ALL, ids=[case for _, case in _ALL])
def test_what_others_may_do_is_found_and_nothing_else(frame: str, case: str) -> None:
    wanted, _, sentence = case.partition(" | ")
    found = acts(controllers(frame.format(sentence)))
    if wanted == "-":
        assert not found
    else:
        assert wanted in found
