"""The form as a Word document and as a web page to print."""

from __future__ import annotations

from pathlib import Path

from ulo_classify.declaration.form import Form
from ulo_classify.errors import OutputError

NAME = "declaration"


def write_form(form: Form, folder: Path) -> tuple[Path, Path]:
    """Write declaration.docx and declaration.html.

    Args:
        form: the words.
        folder: where to; made if it is not there. Files of these names are not overwritten.

    Returns:
        The paths of the document and of the page.

    Raises:
        OutputError: the folder cannot be written to, or has such a file already.
    """
    document, page = folder / f"{NAME}.docx", folder / f"{NAME}.html"
    for path in (document, page):
        if path.exists():
            raise OutputError(f"{path} is there already: it may have been filled in. Name another folder.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        page.write_text(_page(form), encoding="utf-8")
        _write_document(form, document)
    except OSError as error:
        raise OutputError(f"The form cannot be written to {folder} ({error.strerror}).") from error
    return document, page


def _page(form: Form) -> str:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("ulo_classify.declaration", "."),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
    )
    return environment.get_template("form.html").render(form=form) + "\n"


def _write_document(form: Form, path: Path) -> None:
    from docx import Document
    from docx.shared import Pt

    document = Document()
    document.core_properties.title = form.title
    document.core_properties.author = ""
    document.styles["Normal"].font.size = Pt(12)
    document.add_heading(form.title, level=1)
    document.add_paragraph(form.lead)
    document.add_paragraph(form.date)
    for statement in form.statements:
        document.add_paragraph(statement.text, style="List Number").runs[0].bold = True
        document.add_paragraph(statement.help)
    document.add_paragraph(form.signed)
    document.add_paragraph(form.end)
    document.save(str(path))
