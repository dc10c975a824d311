"""`ulo-classify review`: decisions outlive an audit, reach its files and the registers, and leave as data."""

from __future__ import annotations

import csv
import json
import os
import re
import signal
import subprocess
import sys
import urllib.request
from pathlib import Path
from urllib.parse import urlencode

import pytest
from click.testing import CliRunner, Result

from ulo_classify.cli import main
from ulo_classify.labelled import Labelled, read_labelled
from ulo_classify.review import append_decision, read_kept
from ulo_classify.schema import AuditLine, ReviewDecision

NAME = "Larkwell Voices"
RULES = "At least three quarters of the trustees shall be disabled people. Signed by Jane Okafor, Secretary."
REGISTER = "number,name\n1234567,Larkwell Voices\n7654321,Larkwell Voices of Brayfield\n"
MAPPING = """\
key = "own"
title = "Own register"
scheme = "GB-CHC"
[[table]]
name = "register"
holds = "bodies"
[table.columns]
number = "number"
name = "name"
"""


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.fixture
def place(tmp_path: Path) -> Path:
    folder = tmp_path / "documents" / NAME
    folder.mkdir(parents=True)
    (folder / "constitution.txt").write_text(RULES, encoding="utf-8")
    (tmp_path / "list.txt").write_text(f"1. {NAME}\n2. The Silent Society\n", encoding="utf-8")
    assert audit(tmp_path).exit_code == 0
    return tmp_path


def audit(place: Path, *more: str | Path) -> Result:
    return run(
        "audit", place / "list.txt", "--documents", place / "documents", "--out", place / "report", *more
    )


def decide(place: Path, subject: str = "verdict", **changes) -> ReviewDecision:
    line = json.loads((place / "report" / "results.jsonl").read_text(encoding="utf-8").splitlines()[0])
    values = {
        "raw_name": line["entry"]["raw"],
        "name": line["entry"]["name"],
        "subject": subject,
        "action": "correct",
        "status": "user_group" if subject == "verdict" else None,
        "text": "The trustees told us.",
        "reviewer": "policy team",
        "decided_at": "2026-03-04T10:00:00Z",
        "seen_status": line["status"],
    }
    decision = ReviewDecision.model_validate(values | changes)
    append_decision(place / "report" / "review.jsonl", decision)
    return decision


def first_line(place: Path) -> AuditLine:
    lines = (place / "report" / "results.jsonl").read_text(encoding="utf-8").splitlines()
    found = [AuditLine.model_validate_json(line) for line in lines]
    return next(line for line in found if line.entry.name == NAME)


def test_decisions_outlive_another_audit_of_another_list(place: Path) -> None:
    decision = decide(place)
    before = (place / "report" / "review.jsonl").read_bytes()
    (place / "list.txt").write_text(f"A heading\n\n1. Brayfield Care Ltd\n2. {NAME}\n", encoding="utf-8")
    assert audit(place).exit_code == 0
    assert (place / "report" / "review.jsonl").read_bytes() == before
    line = first_line(place)
    assert (line.status, line.review.verdict, line.review.outdated) == ("user_led", decision, ())
    with (place / "report" / "results.csv").open(encoding="utf-8", newline="") as handle:
        rows = {row["name"]: row for row in csv.DictReader(handle)}
    assert (rows[NAME]["status"], rows[NAME]["person_status"]) == ("user_led", "user_group")


def test_an_answer_that_changed_since_is_marked(place: Path) -> None:
    decide(place)
    (place / "documents" / NAME / "constitution.txt").write_text("We meet on Mondays.", encoding="utf-8")
    assert audit(place).exit_code == 0
    assert first_line(place).review.outdated == ("verdict",)


def test_files_of_an_earlier_report_do_not_stand_over_those_of_a_new_one(place: Path) -> None:
    (place / "report" / "report.docx").write_bytes(b"old")
    (place / "report" / "plain.html").write_text("old", encoding="utf-8")
    (place / "report" / "mine.txt").write_text("mine", encoding="utf-8")
    assert audit(place).exit_code == 0
    assert (place / "report" / "report.docx").read_bytes()[:2] == b"PK"
    assert "draft" in (place / "report" / "plain.html").read_text(encoding="utf-8")
    assert (place / "report" / "mine.txt").read_text(encoding="utf-8") == "mine"


def test_a_decided_match_is_used_by_the_next_audit_and_by_find(place: Path) -> None:
    (place / "register.csv").write_text(REGISTER, encoding="utf-8")
    (place / "register.toml").write_text(MAPPING, encoding="utf-8")
    database = place / "register.db"
    done = run(
        "register", "import", place / "register.csv", "--mapping", place / "register.toml", "--into", database
    )
    assert done.exit_code == 0, done.output
    assert audit(place, "--register", database).exit_code == 0
    assert first_line(place).register_match.body.org_id == "GB-CHC-1234567"
    decide(place, "match", org_id="GB-CHC-7654321", seen_org_id="GB-CHC-1234567")
    assert audit(place, "--register", database).exit_code == 0
    line = first_line(place)
    assert (line.register_match.method, line.register_match.body.org_id) == ("decision", "GB-CHC-7654321")
    assert "decided by policy team on 2026-03-04: The trustees told us" in line.register_match.reason
    assert line.review.match.seen_org_id == "GB-CHC-1234567"
    kept = place / "report" / "review.jsonl"
    found = run("register", "find", NAME, "--register", database, "--decisions", kept, "--json")
    assert json.loads(found.stdout)[0]["body"]["org_id"] == "GB-CHC-7654321"
    written = run("review", place / "report", "--matches", place / "decisions.csv")
    assert "decisions on matches: 1" in written.stdout
    by_csv = run(
        "register", "find", NAME, "--register", database, "--decisions", place / "decisions.csv", "--json"
    )
    assert json.loads(by_csv.stdout) == json.loads(found.stdout)


def test_labelled_data_with_whole_texts_and_without_names_can_be_scored(place: Path) -> None:
    decide(place)
    labels = place / "labels.jsonl"
    done = run("review", place / "report", "--export", labels, "--documents", place / "documents")
    assert (done.exit_code, done.stdout.count("\n")) == (0, 1)
    [row] = read_labelled(labels, Labelled)
    assert row.documents[0].text == RULES.replace("Jane Okafor", "[name]")
    assert row.status == "user_group"
    assert "1 bodies" in run("evaluate", labels).stdout


def test_a_label_is_never_put_on_documents_that_were_not_audited(place: Path) -> None:
    decide(place)
    (place / "documents" / NAME / "constitution.txt").write_text("We meet on Mondays.", encoding="utf-8")
    done = run("review", place / "report", "--export", place / "l.jsonl", "--documents", place / "documents")
    assert "changed since the audit: 1." in done.stdout
    assert (place / "l.jsonl").read_text(encoding="utf-8") == ""


def test_the_report_is_written_anew(place: Path) -> None:
    before = (place / "report" / "results.summary.json").read_bytes()
    decide(place)
    assert run("review", place / "report", "--write").exit_code == 0
    assert first_line(place).review.verdict.status == "user_group"
    assert (place / "report" / "results.summary.json").read_bytes() == before
    assert "A person decided otherwise" in (place / "report" / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["results.jsonl", "results.summary.json"])
def test_a_folder_without_a_report_is_one_sentence(place: Path, name: str) -> None:
    (place / "report" / name).unlink()
    result = run("review", place / "report", "--write")
    assert (result.exit_code, result.stdout) == (2, "")
    [line] = result.stderr.splitlines()
    assert name in line


def test_decisions_that_cannot_be_read_stop_review_and_audit_alike(place: Path) -> None:
    (place / "report" / "review.jsonl").write_text("not a decision\n", encoding="utf-8")
    for result in (run("review", place / "report", "--write"), audit(place)):
        assert result.exit_code == 2
        assert "review.jsonl, line 1" in result.stderr.splitlines()[-1]
    assert (place / "report" / "results.jsonl").exists()


def test_the_program_serves_keeps_and_writes_the_report_when_stopped(place: Path) -> None:
    command = [str(Path(sys.executable).parent / "ulo-classify"), "review", "report", "--no-browser"]
    with subprocess.Popen(
        command, cwd=place, stdout=subprocess.PIPE, text=True, env={**os.environ}
    ) as running:
        try:
            address = running.stdout.readline().removeprefix("Review: ").strip()
            page = urllib.request.urlopen(address + "body/0", timeout=20).read().decode()  # noqa: S310
            assert re.search(r"<bdi>Larkwell Voices</bdi></h1>", page)
            form = {
                "subject": "verdict",
                "name": NAME,
                "answer": "user_led",
                "text": "Read the clause.",
                "reviewer": "JM",
            }
            urllib.request.urlopen(address + "body/0", urlencode(form).encode(), timeout=20).close()  # noqa: S310
        finally:
            running.send_signal(signal.SIGINT)
            try:
                said, _ = running.communicate(timeout=60)
            except subprocess.TimeoutExpired:
                running.kill()  # a program that does not stop fails the test and does not hold it up
                said = ""
    assert running.returncode == 0
    assert "Report: " in said
    [found] = read_kept(place / "report" / "review.jsonl")
    assert (found.action, found.status) == ("confirm", "user_led")
    assert first_line(place).review.verdict == found
