"""review.jsonl: what is kept stays, whatever happens to the last line; what is wrong is named by its line."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
import review_builders as builders
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pydantic import ValidationError

from ulo_classify.errors import ReviewError
from ulo_classify.review import append_decision, read_kept
from ulo_classify.schema import AuditLine, ReviewDecision, json_schema


def test_decisions_come_back_in_order(tmp_path: Path) -> None:
    kept = builders.all_four()
    for each in kept:
        append_decision(tmp_path / "review.jsonl", each)
    assert read_kept(tmp_path / "review.jsonl") == kept
    assert len((tmp_path / "review.jsonl").read_text(encoding="utf-8").splitlines()) == 4


def test_no_file_is_no_decision(tmp_path: Path) -> None:
    assert read_kept(tmp_path / "review.jsonl") == []


def test_a_line_that_was_cut_short_is_left_out_and_written_over(tmp_path: Path) -> None:
    path = tmp_path / "review.jsonl"
    append_decision(path, builders.decision())
    whole = path.read_bytes()
    path.write_bytes(whole + whole[: len(whole) // 2])
    assert read_kept(path) == [builders.decision()]
    append_decision(path, builders.decision("note"))
    assert read_kept(path) == [builders.decision(), builders.decision("note")]
    assert path.read_bytes().startswith(whole)


def test_a_last_line_whose_end_an_editor_took_away_counts(tmp_path: Path) -> None:
    path = tmp_path / "review.jsonl"
    append_decision(path, builders.decision())
    path.write_bytes(path.read_bytes().rstrip(b"\n"))
    assert read_kept(path) == [builders.decision()]
    append_decision(path, builders.decision("reply"))
    assert read_kept(path) == [builders.decision(), builders.decision("reply")]


@pytest.mark.parametrize("bad", ["no JSON", "{}", '{"raw_name":"a","name":"a","subject":"verdict"}', "[1]"])
def test_a_bad_line_is_named(tmp_path: Path, bad: str) -> None:
    path = tmp_path / "review.jsonl"
    append_decision(path, builders.decision())
    path.write_bytes(path.read_bytes() + bad.encode() + b"\n")
    with pytest.raises(ReviewError, match=r"review\.jsonl, line 2, is no decision"):
        read_kept(path)


def test_where_nothing_can_be_written_it_is_said(tmp_path: Path) -> None:
    (tmp_path / "review.jsonl").mkdir()
    with pytest.raises(ReviewError, match="cannot be kept"):
        append_decision(tmp_path / "review.jsonl", builders.decision())
    with pytest.raises(ReviewError, match="cannot be read"):
        read_kept(tmp_path / "review.jsonl")


def test_a_full_disk_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "review.jsonl"
    append_decision(path, builders.decision())
    before = path.read_bytes()

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        with pytest.raises(ReviewError, match="No space left"):
            append_decision(path, builders.decision("note"))
    assert path.read_bytes() == before


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), min_size=1), min_size=1, max_size=4))
def test_any_text_takes_one_line_and_comes_back(tmp_path: Path, texts: list[str]) -> None:
    path = tmp_path / "review.jsonl"
    path.unlink(missing_ok=True)
    kept = [builders.decision(text=text, raw_name=text, name=text, reviewer=text) for text in texts]
    for each in kept:
        append_decision(path, each)
    assert read_kept(path) == kept
    assert len(path.read_text(encoding="utf-8").splitlines()) == len(kept)


def test_the_schema_is_published_and_tells_what_a_line_has() -> None:
    schema = json_schema(ReviewDecision)
    line = json.loads(builders.decision().model_dump_json(exclude_defaults=True))
    assert set(line) <= set(schema["properties"])
    assert set(schema["required"]) <= set(line)
    assert "ReviewDecision" in json_schema(AuditLine)["$defs"]


@pytest.mark.parametrize(
    "wrong",
    [
        {"subject": "verdict", "action": "correct", "status": None},
        {"subject": "reply", "action": "record", "replied_on": None},
        {"subject": "note", "action": "confirm"},
        {"text": ""},
        {"reviewer": ""},
        {"replied_on": "last week"},
    ],
)
def test_half_a_decision_is_none(wrong: dict) -> None:
    with pytest.raises(ValidationError):
        builders.decision(**wrong)
