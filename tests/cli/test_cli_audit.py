"""`ulo-classify names` and `ulo-classify audit`, and the command as a program of its own."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from tests.reading.files import column, pdf
from ulo_classify import Assessment
from ulo_classify.cli import main

LIST = """List of respondents

1. Larkwell Voices
2. The Silent Society
3. Brayfield Care Ltd
4. Jane Okafor (individual)
5. Larkwell Voices
"""
KEYS = ["line", "page", "section", "raw", "name", "acronym", "is_individual", "joint_id"]


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


@pytest.fixture
def consultation(tmp_path: Path) -> Path:
    (tmp_path / "list.txt").write_text(LIST, encoding="utf-8")
    for name, text in {
        "Larkwell Voices": "At least three quarters of the trustees shall be disabled people.",
        "Brayfield Care": "The charity is run by nurses.",
    }.items():
        folder = tmp_path / "documents" / name
        folder.mkdir(parents=True)
        (folder / "constitution.txt").write_text(text, encoding="utf-8")
    return tmp_path


def audit(
    place: Path, *more: str | Path, documents: str | Path = "documents", out: str | Path = "report"
) -> Result:
    return run("audit", place / "list.txt", "--documents", place / documents, "--out", place / out, *more)


def test_names_as_json(consultation: Path) -> None:
    result = run("names", consultation / "list.txt", "--json")
    assert result.exit_code == 0
    rows = json.loads(result.stdout)
    assert isinstance(rows, list)
    assert [list(row) for row in rows] == [KEYS] * 5
    assert [row["name"] for row in rows] == [
        "Larkwell Voices",
        "The Silent Society",
        "Brayfield Care Ltd",
        None,
        "Larkwell Voices",
    ]
    assert [row["is_individual"] for row in rows] == [False, False, False, True, False]
    assert [row["line"] for row in rows] == [3, 4, 5, 6, 7]
    assert "Okafor" not in result.stdout


def test_names_in_words(consultation: Path) -> None:
    result = run("names", consultation / "list.txt")
    assert "Brayfield Care Ltd" in result.stdout
    assert "Okafor" not in result.stdout
    assert "individual, not named" in result.stdout


def test_audit_end_to_end(consultation: Path) -> None:
    result = audit(consultation)
    assert result.exit_code == 0, result.output
    out = consultation / "report"
    assert {file.name for file in out.iterdir()} >= {
        "index.html",
        "results.csv",
        "report.docx",
        "results.ods",
        "results.xlsx",
        "results.jsonl",
    }
    rows = list(csv.DictReader((out / "results.csv").read_text(encoding="utf-8-sig").splitlines()))
    assert len(rows) == 5
    lines = [json.loads(line) for line in (out / "results.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [line["outcome"] for line in lines] == [
        "assessed",
        "no_documents",
        "assessed",
        "individual",
        "duplicate",
    ]
    assert [line["status"] for line in lines][:3] == ["user_led", "unclear", "not_user_led"]
    Assessment.model_validate(lines[0]["assessment"])
    assert "5 lines, 3 organisations, 2 with enough evidence" in result.stdout
    assert str((out / "index.html").resolve()) in result.stdout
    everything = b"".join(file.read_bytes() for file in out.iterdir() if file.suffix != ".xlsx")
    assert b"Okafor" not in everything


def test_audit_logs_plain_lines_where_there_is_no_terminal(consultation: Path) -> None:
    result = audit(consultation)
    assert "5 of 5 lines done" in result.stderr
    assert "\x1b" not in result.output


def bad(place: Path, result: Result, *, about: str, out: str | None = "report") -> None:
    """Exit code 2, one line that says what is wrong, and nothing written."""
    assert result.exit_code == 2, result.output
    (line,) = result.stderr.splitlines()
    assert about in line
    assert line.endswith(".")
    assert result.stdout == ""
    if out is not None:
        assert not (place / out).exists()


def test_the_summary_adds_up_where_a_body_could_not_be_read(consultation: Path) -> None:
    (consultation / "documents/Larkwell Voices/constitution.txt").write_bytes(b"")
    said = audit(consultation).stdout.splitlines()
    assert said[1] == "user-led 0, user-group 0, not-user-led 1, unclear 1, not assessed 1"


def test_a_missing_folder_of_documents(consultation: Path) -> None:
    bad(consultation, audit(consultation, documents="nowhere"), about="nowhere")


def test_a_file_in_place_of_the_folder_of_documents(consultation: Path) -> None:
    bad(consultation, audit(consultation, documents="list.txt"), about="list.txt")


def test_unknown_criteria(consultation: Path) -> None:
    bad(consultation, audit(consultation, "--criteria", "gc99"), about="gc99")


def test_a_missing_list(consultation: Path) -> None:
    (consultation / "list.txt").unlink()
    bad(consultation, audit(consultation), about="list.txt")


@pytest.mark.parametrize("content", ["", "12\n13\n", "---\n"])
def test_a_list_without_names(consultation: Path, content: str) -> None:
    (consultation / "list.txt").write_text(content, encoding="utf-8")
    bad(consultation, audit(consultation), about="list.txt")
    bad(consultation, run("names", consultation / "list.txt", "--json"), about="list.txt")


def test_a_file_in_place_of_the_report_folder(consultation: Path) -> None:
    (consultation / "taken").write_text("mine", encoding="utf-8")
    bad(consultation, audit(consultation, out="taken"), about="taken", out=None)
    assert (consultation / "taken").read_text(encoding="utf-8") == "mine"
    bad(consultation, audit(consultation, out="taken/report"), about="taken", out=None)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written(consultation: Path) -> None:
    locked = consultation / "locked"
    locked.mkdir(mode=0o500)
    bad(consultation, audit(consultation, out="locked/report"), about="locked", out="locked/report")


def test_a_place_that_nobody_can_write(consultation: Path) -> None:
    bad(consultation, audit(consultation, out="/proc/report"), about="/proc/report", out=None)


def test_an_older_report_survives_a_failed_audit(consultation: Path) -> None:
    assert audit(consultation).exit_code == 0
    before = {file.name: file.read_bytes() for file in (consultation / "report").iterdir()}
    (consultation / "list.txt").write_text("12\n", encoding="utf-8")
    assert audit(consultation).exit_code == 2
    assert {file.name: file.read_bytes() for file in (consultation / "report").iterdir()} == before


def program(*arguments: str | Path, where: Path) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).parent / "ulo-classify"), *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, cwd=where, check=False, timeout=120)


def test_program_assess(consultation: Path) -> None:
    done = program("assess", "documents/Larkwell Voices", "--json", where=consultation)
    assert (done.returncode, done.stderr) == (0, "")
    assert Assessment.model_validate_json(done.stdout).status == "user_led"


def test_program_audit(consultation: Path) -> None:
    done = program("audit", "list.txt", "--documents", "documents", "--out", "report", where=consultation)
    assert done.returncode == 0, done.stderr
    assert "<html" in (consultation / "report" / "index.html").read_text(encoding="utf-8")


def test_program_errors(consultation: Path) -> None:
    done = program("audit", "list.txt", "--documents", "nowhere", "--out", "report", where=consultation)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert "Traceback" not in done.stderr
    assert not (consultation / "report").exists()
    done = program("assess", "nowhere.txt", where=consultation)
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1


def test_program_version_and_help(consultation: Path) -> None:
    assert program("--version", where=consultation).stdout.startswith("ulo-classify, version ")
    text = program("--help", where=consultation).stdout
    assert {"assess", "audit", "names"} <= set(text.split())


def test_names_of_the_pages_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(
        pdf(
            [
                [(60, 700, 10, "Many did not agree.")],
                column(["Larkwell Voices", "The Silent Society", "Elm House"]),
            ]
        )
    )
    result = run("names", path, "--pages", "2", "--json")
    assert [(row["page"], row["name"]) for row in json.loads(result.output)] == [
        (2, "Larkwell Voices"),
        (2, "The Silent Society"),
        (2, "Elm House"),
    ]
    refused = run("names", path, "--pages", "7")
    assert refused.exit_code and "no text on page 7" in refused.output
