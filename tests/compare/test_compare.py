"""Two audits side by side: what changed, and through documents or through rules."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from ulo_classify.cli import main
from ulo_classify.compare import compare_audits, comparison_lines, read_audit, write_changes
from ulo_classify.errors import ReadingError
from ulo_classify.schema import Assessment, AuditLine, DocumentSummary, ListEntry

OLD = {"ulo_classify": "0.1.0", "criteria gc7": "1.0.0", "model": "aaa"}


def line(
    number: int,
    name: str,
    status: str = "unclear",
    *,
    texts: dict[str, str] | None = None,
    versions: dict[str, str] | None = None,
    outcome: str = "assessed",
    dossier: str = "folder",
) -> AuditLine:
    documents = tuple(
        DocumentSummary(name=name, kind="website", characters=9, digest=digest)
        for name, digest in (texts or {"page": "1"}).items()
    )
    assessment = Assessment(
        name=name,
        status=status,
        explanation="x",
        criteria={},
        criteria_set="gc7",
        documents=documents,
        versions=versions or OLD,
    )
    return AuditLine(
        entry=ListEntry(line=number, raw=name, name=name),
        outcome=outcome,
        status=status,
        dossier=dossier,
        assessment=assessment,
    )


def told(old: list[AuditLine], new: list[AuditLine]) -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    return {body.name: (body.changes, body.causes) for body in compare_audits(old, new).bodies}


def test_a_change_through_documents() -> None:
    old = [line(1, "Heron Union")]
    new = [line(4, "Heron Union Ltd", "user_led", texts={"page": "2"})]
    (body,) = compare_audits(old, new).bodies
    assert (body.old_line, body.new_line) == (1, 4)
    assert (body.changes, body.causes) == (("status",), ("documents",))
    assert body.documents_changed == ("page",)


def test_a_change_through_rules_and_through_the_model() -> None:
    new = [line(1, "Heron Union", "user_led", versions=OLD | {"criteria gc7": "1.1.0"})]
    assert told([line(1, "Heron Union")], new) == {"Heron Union": (("status",), ("rules",))}
    new = [line(1, "Heron Union", "user_led", versions=OLD | {"model": "bbb"})]
    assert told([line(1, "Heron Union")], new) == {"Heron Union": (("status",), ("model",))}


def test_where_both_changed_neither_is_named_alone() -> None:
    new = [line(1, "Heron", "user_led", texts={"page": "2"}, versions=OLD | {"ulo_classify": "0.2.0"})]
    comparison = compare_audits([line(1, "Heron")], new)
    assert comparison.bodies[0].causes == ("documents", "rules")
    assert any("cannot be told" in each for each in comparison_lines(comparison))


def test_same_documents_and_versions_change_nothing() -> None:
    old = [line(1, "Heron"), line(2, "Weir")]
    comparison = compare_audits(old, list(reversed(old)))
    assert all(not body.changes for body in comparison.bodies)
    assert list(comparison_lines(comparison))[-1] == "Nothing changed."


def test_a_document_under_another_name_is_no_change_of_documents() -> None:
    (body,) = compare_audits(
        [line(1, "Heron", texts={"page": "1"})], [line(1, "Heron", texts={"web page": "1"})]
    ).bodies
    assert (body.documents_added, body.documents_gone, body.documents_changed) == ((), (), ())


def test_invited_and_replied() -> None:
    comparison = compare_audits([line(1, "Heron"), line(2, "Weir")], [line(1, "Weir"), line(2, "Reed")])
    assert {body.name: body.changes for body in comparison.bodies} == {
        "Weir": (),
        "Reed": ("only_new",),
        "Heron": ("only_old",),
    }
    assert next(comparison_lines(comparison)).startswith("1 bodies are on both lists, 1 only on the new one")


def test_persons_and_second_mentions_are_left_out() -> None:
    person = AuditLine(
        entry=ListEntry(line=3, raw=None, name=None, kind="individual", is_individual=True),
        outcome="individual",
    )
    again = line(4, "Heron", outcome="duplicate")
    assert told([line(1, "Heron"), person, again], [line(1, "Heron")]) == {"Heron": ((), ())}


def test_the_table_has_every_body_and_no_formula(tmp_path: Path) -> None:
    comparison = compare_audits([line(1, "=cmd()")], [line(1, "Weir", "user_led")])
    write_changes(comparison, tmp_path / "deep" / "changes.csv")
    text = (tmp_path / "deep" / "changes.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert [row["changes"] for row in rows] == ["only_new", "only_old"]
    assert not any(value.startswith("=") for row in rows for value in row.values())


def written(folder: Path, lines: list[AuditLine]) -> Path:
    folder.mkdir()
    (folder / "results.jsonl").write_text("".join(each.model_dump_json() + "\n" for each in lines))
    return folder


def test_the_command_reads_reports(tmp_path: Path) -> None:
    old = written(tmp_path / "old", [line(1, "Heron")])
    new = written(tmp_path / "new", [line(1, "Heron", "user_led", texts={"rules.pdf": "7"})])
    result = CliRunner().invoke(main, ["compare", str(old), str(new), "--csv", str(tmp_path / "c.csv")])
    assert result.exit_code == 0, result.output
    assert "Heron: Unclear before, User-led now. Through other documents. New documents: rules.pdf." in (
        result.output
    )
    found = json.loads(CliRunner().invoke(main, ["compare", str(old), str(new), "--json"]).output)
    assert found["bodies"][0]["documents_added"] == ["rules.pdf"]
    assert (tmp_path / "c.csv").is_file()


@pytest.mark.parametrize("content", ["{}\n", "no json\n"])
def test_what_is_no_report_is_said_in_one_sentence(tmp_path: Path, content: str) -> None:
    with pytest.raises(ReadingError):
        read_audit(tmp_path / "none")
    (tmp_path / "results.jsonl").write_text(content)
    with pytest.raises(ReadingError, match="line 1"):
        read_audit(tmp_path)
