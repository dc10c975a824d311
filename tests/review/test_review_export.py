"""Decisions as labelled data that `evaluate` reads, and as decisions that registers are looked up with."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
import report_builders as reports
import review_builders as builders

from ulo_classify.errors import OutputError, ReviewError
from ulo_classify.labelled import Labelled, read_labelled
from ulo_classify.register.decisions import read_decisions, write_decisions
from ulo_classify.review import any_decisions, append_decision, attach, match_decisions
from ulo_classify.review.export import write_labelled


def test_without_documents_a_line_has_the_quoted_passages_and_says_so(tmp_path: Path) -> None:
    silent = builders.decision(raw_name=reports.LONG_NAME, name=reports.LONG_NAME)
    result = attach(builders.listed(), [*builders.all_four(), silent])
    done = write_labelled(result, tmp_path / "labels.jsonl")
    assert (done.written, done.without_documents, done.changed) == (1, 1, 0)
    [row] = map(json.loads, (tmp_path / "labels.jsonl").read_text(encoding="utf-8").splitlines())
    assert (row["excerpts"], row["status"], row["machine_status"], row["confirmed"]) == (
        True,
        "unclear",
        "user_led",
        False,
    )
    assert (row["id"], row["name"], row["org_id"]) == (builders.UNION_RAW, builders.UNION, "GB-CHC-7777777")
    assert (row["why"], row["author"]) == ("The reason of the verdict.", "policy team")
    [labelled] = read_labelled(tmp_path / "labels.jsonl", Labelled)
    assert labelled.status == "unclear"
    assert reports.RULES_QUOTE in labelled.documents[0].text
    assert labelled.documents[0].kind == "governing_document"


def test_nothing_decided_gives_an_empty_file(tmp_path: Path) -> None:
    assert write_labelled(builders.listed(), tmp_path / "labels.jsonl").written == 0
    assert (tmp_path / "labels.jsonl").read_text(encoding="utf-8") == ""


def test_a_file_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "labels.jsonl").mkdir()
    with pytest.raises(OutputError, match=r"labels\.jsonl cannot be written"):
        write_labelled(builders.listed(), tmp_path / "labels.jsonl")
    assert [each.name for each in tmp_path.iterdir()] == ["labels.jsonl"]


def keep(path: Path, *decisions) -> Path:
    for each in decisions:
        append_decision(path, each)
    return path


def test_matches_serve_as_the_decisions_file(tmp_path: Path) -> None:
    first = builders.decision("match")
    none = builders.decision("match", raw_name="2. Trust", name="Trust", org_id=None)
    path = keep(tmp_path / "review.jsonl", first, builders.decision(), none)
    found = match_decisions(path)
    union = found[builders.UNION.casefold()]
    assert (union.org_id, union.who, union.when, union.why) == (
        *("GB-CHC-7777777", "policy team", "2026-03-04"),
        "The reason of the match.",
    )
    assert found[builders.UNION_RAW.casefold()] == union
    assert found["trust"].org_id == ""
    write_decisions(list(dict.fromkeys(found.values())), tmp_path / "decisions.csv")
    assert read_decisions(tmp_path / "decisions.csv")["trust"] == found["trust"]


def test_the_latest_match_counts_and_one_taken_back_does_not(tmp_path: Path) -> None:
    path = keep(
        tmp_path / "review.jsonl",
        builders.decision("match"),
        builders.decision("match", org_id="GB-SC-SC012345"),
        builders.decision("match", raw_name="2. Trust", name="Trust"),
        builders.decision("match", raw_name="2. Trust", name="Trust", action="withdraw"),
    )
    found = match_decisions(path)
    assert {each.org_id for each in found.values()} == {"GB-SC-SC012345"}


def test_bodies_of_a_joint_reply_keep_their_own_numbers(tmp_path: Path) -> None:
    raw = "Alder Row Group and Birch Lane Group (joint)"
    path = keep(
        tmp_path / "review.jsonl",
        builders.decision("match", raw_name=raw, name="Alder Row Group", org_id="GB-CHC-1111111"),
        builders.decision("match", raw_name=raw, name="Birch Lane Group", org_id="GB-CHC-2222222"),
    )
    assert {key: each.org_id for key, each in match_decisions(path).items()} == {
        "alder row group": "GB-CHC-1111111",
        "birch lane group": "GB-CHC-2222222",
    }


def test_a_review_stands_over_an_older_file_and_either_form_is_read(tmp_path: Path) -> None:
    (tmp_path / "decisions.csv").write_text(
        f"raw_name,org_id,who,when,why\n{builders.UNION},GB-CHC-1,x,2020,old\nOther,GB-CHC-2,x,2020,old\n"
    )
    keep(tmp_path / "review.jsonl", builders.decision("match"))
    both = any_decisions(tmp_path / "decisions.csv", tmp_path)
    assert (both[builders.UNION.casefold()].org_id, both["other"].org_id) == ("GB-CHC-7777777", "GB-CHC-2")
    assert any_decisions(tmp_path / "review.jsonl") == match_decisions(tmp_path / "review.jsonl")
    assert any_decisions(None) is None
    assert any_decisions(None, tmp_path / "nowhere") == {}
    (tmp_path / "bad.jsonl").write_text("x\n")
    with pytest.raises(ReviewError, match=r"bad\.jsonl, line 1"):
        any_decisions(tmp_path / "bad.jsonl")
