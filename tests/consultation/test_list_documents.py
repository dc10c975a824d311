"""Lists in the formats that `ulo_classify.reading` reads, and in PDF."""

from __future__ import annotations

from pathlib import Path

import docx
import pytest
from reportlab.pdfgen.canvas import Canvas

from ulo_classify.consultation import read_list
from ulo_classify.errors import ListError


def test_a_web_page(tmp_path: Path) -> None:
    path = tmp_path / "list.html"
    path.write_text(
        "<html><body><nav><ul><li>Home Page Trust</li></ul></nav><h1>Responses to the buses paper</h1>"
        "<h2>Organisations (3)</h2><ul><li>Harrowmere Deaf Club (HDC)</li>"
        "<li>Open Gate – the voice of survivors</li>"
        "<li>Gorse, Fernham &amp; District Group</li></ul>"
        "<h2>Individuals</h2><ol><li>Qxz Wvut</li><li>Zed Quux</li></ol></body></html>"
    )
    found = read_list(path)
    assert [(e.section, e.name, e.acronym) for e in found.entries] == [
        ("Organisations", "Harrowmere Deaf Club", "HDC"),
        ("Organisations", "Open Gate", None),
        ("Organisations", "Gorse, Fernham & District Group", None),
        ("Individuals", None, None),
        ("Individuals", None, None),
    ]
    assert not [note for note in found.notes if "states" in note]


def test_a_table_in_a_web_page(tmp_path: Path) -> None:
    path = tmp_path / "list.html"
    path.write_text(
        "<html><body><h1>Responses</h1><table><tr><th>Ref</th><th>Organisation</th><th>Sector</th></tr>"
        "<tr><td>1</td><td>Harrowmere Deaf Club</td><td>Charities</td></tr>"
        "<tr><td>2</td><td>Qxz Wvut</td><td>Individuals</td></tr></table></body></html>"
    )
    found = read_list(path)
    assert [(e.name, e.kind) for e in found.entries] == [
        ("Harrowmere Deaf Club", "organisation"),
        (None, "individual"),
    ]
    assert "Wvut" not in found.model_dump_json()


def test_a_word_file(tmp_path: Path) -> None:
    written = docx.Document()
    written.add_heading("Annex A: respondents", 1)
    for name in ("Harrowmere Deaf Club", "Open Gate"):
        written.add_paragraph(name, style="List Number")
    written.add_heading("Individuals", 2)
    written.add_paragraph("Qxz Wvut", style="List Bullet")
    written.add_heading("Councils", 2)
    written.add_paragraph("Fernham Council")
    written.save(str(tmp_path / "list.docx"))
    found = read_list(tmp_path / "list.docx")
    assert [(e.section, e.name) for e in found.entries] == [
        ("Annex A: respondents", "Harrowmere Deaf Club"),
        ("Annex A: respondents", "Open Gate"),
        ("Individuals", None),
        ("Councils", "Fernham Council"),
    ]


def test_a_pdf_keeps_its_printed_lines_pages_and_headings(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "list.pdf"))
    height = 780.0

    def put(text: str, *, size: int = 11, left: int = 72) -> None:
        nonlocal height
        canvas.setFont("Helvetica", size)
        canvas.drawString(left, height, text)
        height -= size * 1.4

    put("Annex A: list of respondents", size=16)
    for name in (
        "Harrowmere Coalition of Disabled People",
        "Open Gate",
        "Jane Testwell",
        "Deaf Union of",
        "Gorse",
        "HDC",
    ):
        put(name)
    canvas.showPage()
    height = 780.0
    put("Fernham bodies", size=16)
    put("1. Fernham Association")
    put("Disabled Residents' Branch", left=96)
    put("2. Alder Forum")
    canvas.save()
    found = read_list(tmp_path / "list.pdf")
    assert [(e.page, e.section, e.name) for e in found.entries] == [
        (1, "Annex A: list of respondents", "Harrowmere Coalition of Disabled People"),
        (1, "Annex A: list of respondents", "Open Gate"),
        (1, "Annex A: list of respondents", None),
        (1, "Annex A: list of respondents", "Deaf Union of Gorse"),
        (1, "Annex A: list of respondents", "HDC"),
        (2, "Fernham bodies", "Fernham Association Disabled Residents' Branch"),
        (2, "Fernham bodies", "Alder Forum"),
    ]


def test_a_broken_pdf_is_a_list_error_that_names_the_file(tmp_path: Path) -> None:
    (tmp_path / "list.pdf").write_bytes(b"%PDF-1.7 nothing more")
    with pytest.raises(ListError, match=r"list\.pdf"):
        read_list(tmp_path / "list.pdf")
