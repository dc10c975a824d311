"""report.docx: what the page says, in a document with real headings, quotes and header rows."""

from __future__ import annotations

from pathlib import Path

import pytest
import report_builders as builders
from docx import Document

from ulo_classify.report import write_report


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory):
    out = tmp_path_factory.mktemp("docx")
    write_report(builders.awkward(), out)
    return Document(str(out / "report.docx"))


def texts(document) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs]


def test_headings_are_headings_and_every_body_has_one(document) -> None:
    headings = {each.text: each.style.name for each in document.paragraphs if "Heading" in each.style.name}
    assert headings["Quay Street Disabled People's Union"] == "Heading 1"
    assert headings["Words that decide it"] == "Heading 2"
    assert builders.SCRIPT_NAME in headings


def test_tables_name_their_header_row_and_keep_the_order_of_the_list(document) -> None:
    for table in document.tables:
        assert table.rows[0]._tr.trPr.xpath("w:tblHeader")
    lines = next(table for table in document.tables if table.rows[0].cells[1].text == "Name")
    assert [row.cells[0].text for row in lines.rows[1:]] == [
        str(line.entry.line) for line in builders.awkward().lines
    ]


def test_quotes_stand_as_quotes_with_their_place_below(document) -> None:
    paragraphs = document.paragraphs
    quoted = [at for at, each in enumerate(paragraphs) if each.style.name == "Quote"]
    assert any(builders.RULES_QUOTE in paragraphs[at].text for at in quoted)
    assert all(
        "governing document" in paragraphs[at + 1].text or "." in paragraphs[at + 1].text for at in quoted
    )


def test_flags_are_told_without_their_key(document) -> None:
    words = "\n".join(texts(document))
    assert "The movement's words, and control shown elsewhere. Plainly shown." in words
    assert "coopted" not in words


def test_nothing_in_it_leads_elsewhere(tmp_path: Path) -> None:
    write_report(builders.awkward(), tmp_path)
    document = Document(str(tmp_path / "report.docx"))
    assert not [each for each in document.part.rels.values() if each.is_external]
