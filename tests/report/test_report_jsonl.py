"""results.jsonl: a line of JSON for each line of the list, that validates back to the same."""

from __future__ import annotations

import report_builders as builders
from hypothesis import given
from hypothesis import strategies as st

from ulo_classify.report.jsonl_file import json_line
from ulo_classify.schema import AuditLine


def test_round_trip(folder, result):
    lines = (folder / "results.jsonl").read_text(encoding="utf-8").splitlines()
    assert [AuditLine.model_validate_json(line) for line in lines] == list(result.lines)


def test_shares_are_exact(folder):
    first = (folder / "results.jsonl").read_text(encoding="utf-8").splitlines()[0]
    assert '"low":"7/12","high":"1/1"' in first


@given(st.text(), st.text(min_size=1))
def test_one_line_whatever_the_text(name, quote):
    line = builders.assessed(1, builders.user_led(name + "\u2028\x85", quote))
    written = json_line(line)
    assert len(written.splitlines()) == 1
    assert AuditLine.model_validate_json(written) == line
