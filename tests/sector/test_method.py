"""The method note: one source, printed with each report and as a page of the documentation."""

from __future__ import annotations

from pathlib import Path

from ulo_classify.sector.method import as_markdown, method_notes

PAGE = Path(__file__).parents[2] / "docs" / "method.md"


def test_the_page_is_what_the_reports_print() -> None:
    """After a change run `python -m ulo_classify.sector.method > docs/method.md`."""
    assert PAGE.read_text(encoding="utf-8") == as_markdown()


def test_a_report_prints_its_own_parts_and_those_of_all() -> None:
    members = {note.title for note in method_notes(["members"])}
    watch = {note.title for note in method_notes(["watch"])}
    assert {"Gross and net", "What a register can and cannot say", "How to cite"} <= members
    assert "What a watch looks at" in watch - members
    assert "Gross and net" not in watch
