"""results.csv: form, columns, values, and cells that a spreadsheet must not run."""

from __future__ import annotations

import csv
import io

import pytest
import report_builders as builders
from hypothesis import given
from hypothesis import strategies as st

from ulo_classify.report.cells import csv_cell
from ulo_classify.report.csv_file import write_csv


@pytest.fixture(scope="module")
def raw(folder) -> bytes:
    return (folder / "results.csv").read_bytes()


@pytest.fixture(scope="module")
def records(raw) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(raw.decode("utf-8"), newline=""), strict=True))


def test_form(raw, result):
    assert not raw.startswith(b"\xef\xbb\xbf")
    assert raw.endswith(b"\r\n")
    assert raw.count(b"\r\n") == raw.count(b"\n") == raw.count(b"\r") == len(result.lines) + 1


def test_columns(records):
    assert list(records[0]) == [
        *(
            "line_no",
            "page",
            "section",
            "raw_text",
            "name",
            "acronym",
            "is_individual",
            "joint_id",
            "outcome",
        ),
        *("duplicate_of", "dossier", "status", "basis", "explanation"),
        *("criterion_governed", "criterion_led", "criterion_membership", "criterion_local_roots"),
        *("board_low", "board_high", "meeting_low", "meeting_high", "control_clauses"),
        *("evidence_quote", "evidence_document", "evidence_place", "evidence_date"),
        *("flags", "movement_words", "shown_control", "language_gap", "questions", "cause"),
    ]


def test_values_of_an_assessed_line(records):
    first = records[0]
    assert first["raw_text"] == "1. Quay Street Disabled People's Union (QSDPU)"
    assert (first["status"], first["basis"], first["outcome"]) == ("user_led", "rule", "assessed")
    assert (first["criterion_governed"], first["criterion_led"]) == ("met", "conflicting")
    assert first["evidence_quote"] == builders.RULES_QUOTE
    assert first["evidence_place"] == "page 3, under the heading “The trustees”, clause 12.1"
    assert first["evidence_date"] == "2023-05-31"
    assert first["questions"] == "Who may vote at general meetings? | Does the chair come from the members?"
    assert (first["page"], first["section"], first["joint_id"]) == ("2", "Organisations", "joint-1")


def test_a_quote_without_a_date_of_its_own_has_that_of_its_document(tmp_path):
    found = builders.assessment(
        "Alder Row Group",
        evidence=(builders.evidence(date=None),),
        documents=(builders.document(date="2021-11"),),
    )
    write_csv(builders.audit(builders.assessed(1, found)), tmp_path / "results.csv")
    with (tmp_path / "results.csv").open(encoding="utf-8", newline="") as handle:
        assert [each["evidence_date"] for each in csv.DictReader(handle)] == ["2021-11"]


def test_values_of_lines_without_an_assessment(records):
    by_line = {each["line_no"]: each for each in records}
    assert by_line["6"]["status"] == "unclear"
    assert by_line["6"]["cause"] == "There is no folder for it."
    assert by_line["9"]["duplicate_of"] == "1"
    assert by_line["10"]["name"] == "'-Dash andbell Group"
    assert by_line["10"]["status"] == ""


def test_people_have_no_text(records):
    for each in records[6:8]:
        assert (each["name"], each["raw_text"], each["is_individual"]) == (
            "Individual (not named)",
            "",
            "true",
        )


def test_formulas_are_guarded(records):
    assert records[3]["name"] == "'" + builders.FORMULA_NAME
    assert records[3]["explanation"] == "'@SUM(1+1) is how it opens."


def test_quotes_and_line_breaks_survive_in_one_line(records):
    assert records[4]["questions"] == 'Line one line two, "quoted"'
    assert records[4]["name"] == builders.RTL_NAME


def test_no_lines_gives_a_header_only(tmp_path):
    write_csv(builders.audit(), tmp_path / "results.csv")
    [header] = (tmp_path / "results.csv").read_text(encoding="utf-8").splitlines()
    assert header.startswith("line_no,page,section,raw_text,name,")


@given(st.text())
def test_no_cell_starts_with_a_sign_or_holds_a_control_character(text):
    cell = csv_cell(text)
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert all(ord(each) >= 32 and not 127 <= ord(each) <= 159 for each in cell)


@given(st.text(alphabet=st.characters(categories=["L", "N"]), min_size=1))
def test_ordinary_words_are_left_alone(text):
    assert csv_cell(text) == text


@pytest.mark.parametrize("start", ["\t=", "\r\n=", " =", "\x00=", "\u202e=", "\ufeff ="])
def test_what_is_removed_does_not_uncover_a_formula(start):
    assert csv_cell(start + "1+1").startswith("'")
