"""The golden dossiers: the audit over examples/ against what a careful reader gets."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

from ulo_classify.audit import audit
from ulo_classify.reading import read
from ulo_classify.schema import AuditLine, AuditResult

EXAMPLES = Path(__file__).parents[1] / "examples"
EXPECTED = {
    row["name"]: row
    for row in csv.DictReader((EXAMPLES / "expected.csv").read_text(encoding="utf-8").splitlines())
}


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> AuditResult:
    out = tmp_path_factory.mktemp("report")
    return audit(EXAMPLES / "respondents.txt", EXAMPLES / "documents", out)


@pytest.fixture(scope="module")
def lines(result: AuditResult) -> dict[str, AuditLine]:
    """The first line of each body, by the name in expected.csv."""
    found = {}
    for name, row in EXPECTED.items():
        plain = {name.rstrip("."), name.partition(" (")[0]}  # as the list is read: "Inc", no acronym
        hits = [
            line
            for line in result.lines
            if line.outcome != "duplicate" and (line.entry.name or "").rstrip(".*;") in plain
        ]
        assert len(hits) == 1, (name, row, [line.entry.name for line in result.lines])
        found[name] = hits[0]
    return found


def test_nothing_is_called_user_led_that_is_not(lines: dict[str, AuditLine]) -> None:
    wrong = {
        name: [evidence.quote for evidence in lines[name].assessment.evidence]  # type: ignore[union-attr]
        for name, row in EXPECTED.items()
        if lines[name].status == "user_led" and row["status"] != "user_led"
    }
    assert wrong == {}


def test_no_user_led_body_is_called_not_user_led(lines: dict[str, AuditLine]) -> None:
    wrong = {
        name: [evidence.quote for evidence in lines[name].assessment.evidence]  # type: ignore[union-attr]
        for name, row in EXPECTED.items()
        if lines[name].status in ("not_user_led", "user_group") and row["status"] == "user_led"
    }
    assert wrong == {}


def test_most_answers_are_a_careful_readers(lines: dict[str, AuditLine]) -> None:
    differences = [
        f"{name}: expected {row['status']}, got {lines[name].status} ({row['reason']})"
        for name, row in EXPECTED.items()
        if lines[name].status != row["status"]
    ]
    assert len(differences) <= 0.2 * len(EXPECTED), "\n".join(differences)


def test_every_line_of_the_list_is_in_the_result(result: AuditResult) -> None:
    assert result.denominators.lines == len(result.lines) == 40 + 1  # the joint response is two bodies
    assert result.denominators.organisations == len(EXPECTED)
    outcomes = Counter(line.outcome for line in result.lines)
    assert outcomes["individual"] + outcomes["anonymous"] == 5
    assert outcomes["failed"] == 0
    assert outcomes["no_documents"] == sum(not row["formats"] for row in EXPECTED.values())


def test_bodies_without_documents_say_so(lines: dict[str, AuditLine]) -> None:
    for name, row in EXPECTED.items():
        line = lines[name]
        if row["formats"]:
            assert line.assessment is not None, name
            assert any(document.characters > 100 for document in line.assessment.documents), name
        else:
            assert (line.outcome, line.status) == ("no_documents", "unclear"), name
            assert "No documents" in (line.cause or ""), name


@pytest.mark.parametrize(
    ("body", "file"),
    [
        ("Harrowmere Coalition of Disabled People CIO (HCDP)", "HCDP constitution (adopted).docx"),
        ("Eastmark Disability Advisory Council", "EDAC_Charter.pdf"),
        ("Ashlow Surgery Patient Participation Group", "PPG terms of reference.rtf"),
        ("Positive Tides Port Ellery Inc.", "PTPE Rules 2018.odt"),
        ("Tui Valley ME Support", "who-we-are.html"),
        ("Nyakoria Association of the Blind", "CONSTITUTION 1994.txt"),
    ],
)
def test_quotes_are_found_in_the_file_read_again(lines: dict[str, AuditLine], body: str, file: str) -> None:
    folder = lines[body].dossier
    assert folder is not None
    text = read(EXAMPLES / "documents" / Path(folder).name / file).text
    assessment = lines[body].assessment
    assert assessment is not None
    quotes = [e for e in assessment.evidence if Path(e.document).name == file]
    assert quotes, [e.document for e in assessment.evidence]
    for evidence in quotes:
        assert text[evidence.start : evidence.end] == evidence.quote


def test_the_scan_is_a_named_failure_and_the_rest_is_assessed(lines: dict[str, AuditLine]) -> None:
    line = lines["Lough Vara Deaf Association (LVDA)"]
    assert line.assessment is not None
    (failure,) = line.assessment.failures
    assert "minutes 2019-03-12 (scan).pdf" in failure.where
    assert line.status == "user_led"


def test_no_name_of_a_person_is_in_the_result(result: AuditResult) -> None:
    text = result.model_dump_json()
    for name in ("Wetherall", "Ackerby", "Fennimore"):
        assert name not in text
