"""The blank form: what it asks, that it asks nothing of a person, and that it reads back as a declaration."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from docx import Document as WordDocument

from ulo_classify import Assessor
from ulo_classify.cli import main
from ulo_classify.declaration import blank_form, write_form
from ulo_classify.errors import OutputError
from ulo_classify.reading import read_dossier

BODY, USERS = "Heron Lane Union", "people with epilepsy"
NUMBERS = ("8", "11", "2", "11", "7", "11", "clause 4", "0", "11", "none", "Treasurer")


def filled(text: str, numbers: tuple[str, ...], date: str) -> str:
    values = iter((date, *numbers))
    return re.sub(r"_{4,}", lambda _: next(values), text)


def fill_document(path: Path, numbers: tuple[str, ...] = NUMBERS, date: str = "4 May 2026") -> None:
    document = WordDocument(str(path))
    values = iter((date, *numbers))
    for paragraph in document.paragraphs:
        for run in paragraph.runs:
            run.text = re.sub(r"_{4,}", lambda _: next(values), run.text)
    document.save(str(path))


@pytest.mark.parametrize("kept", ["declaration.docx", "declaration.html"])
def test_a_filled_form_reads_back_as_a_dated_declaration(tmp_path: Path, kept: str) -> None:
    write_form(blank_form(BODY, USERS), tmp_path)
    page = tmp_path / "declaration.html"
    page.write_text(filled(page.read_text(encoding="utf-8"), NUMBERS, "4 May 2026"), encoding="utf-8")
    fill_document(tmp_path / "declaration.docx")
    for other in ("declaration.docx", "declaration.html"):
        if other != kept:
            (tmp_path / other).unlink()
    organisation = read_dossier(tmp_path, name=BODY)
    assert [each.kind for each in organisation.documents] == ["declaration"]
    result = Assessor.load(model="none").assess(organisation)
    assert (result.status, result.basis) == ("user_led", "fact")
    assert "8 of the 11 members of our board are people with epilepsy" in {e.quote for e in result.evidence}


@pytest.mark.parametrize("users", [None, USERS])
def test_a_form_that_nobody_has_filled_in_shows_nothing(tmp_path: Path, users: str | None) -> None:
    write_form(blank_form(BODY, users), tmp_path)
    result = Assessor.load(model="none").assess(read_dossier(tmp_path, name=BODY))
    assert result.status == "unclear"
    assert result.criteria["governed"].verdict == "unknown"


def test_a_minority_declared_is_no_control(tmp_path: Path) -> None:
    write_form(blank_form(BODY, USERS), tmp_path)
    (tmp_path / "declaration.html").unlink()
    fill_document(
        tmp_path / "declaration.docx",
        ("3", "11", "0", "11", "0", "11", "none", "0", "11", "none", "Chair"),
    )
    result = Assessor.load(model="none").assess(read_dossier(tmp_path, name=BODY))
    assert result.status != "user_led"


def test_no_line_asks_for_anything_of_a_person() -> None:
    form = blank_form()
    lines = [form.lead, form.signed, form.end, *(f"{each.text} {each.help}" for each in form.statements)]
    asked = re.compile(
        r"\b(your name|full name|signature|print name|diagnosis of|age|gender|e-?mail|phone)\b", re.I
    )
    assert not [line for line in lines if asked.search(line)]
    assert "no name" in form.signed


def test_a_form_that_may_have_been_filled_in_is_not_overwritten(tmp_path: Path) -> None:
    write_form(blank_form(), tmp_path)
    with pytest.raises(OutputError, match="there already"):
        write_form(blank_form(), tmp_path)


def test_a_name_cannot_break_the_page(tmp_path: Path) -> None:
    write_form(blank_form("<script>x()</script> & Friends"), tmp_path)
    page = (tmp_path / "declaration.html").read_text(encoding="utf-8")
    assert "<script>" not in page
    assert "&lt;script&gt;" in page


def test_the_command_says_what_it_has_written(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["declaration", "--out", str(tmp_path / "forms"), "--body", BODY])
    assert result.exit_code == 0
    assert result.output.count("Written: ") == 2
    again = CliRunner().invoke(main, ["declaration", "--out", str(tmp_path / "forms")])
    assert again.exit_code == 2
