"""PDF, by pypdfium2."""

from __future__ import annotations

from ulo_classify.errors import ReadingError
from ulo_classify.reading.blocks import Block
from ulo_classify.reading.limits import Limits

_PASSWORD = 4  # FPDF_ERR_PASSWORD
_SECURITY = 5  # FPDF_ERR_SECURITY
_ENCRYPTED = "is encrypted with a password: save a copy without the password and read that."
_DAMAGED = (
    "is a damaged or cut-short PDF: ask for a new copy, or open it in a PDF reader and print it to a new PDF."
)
_SCAN = "is a scan with no text layer: run text recognition (OCR) on it and read the result."


def read_pdf(data: bytes, limits: Limits) -> list[Block]:
    """The blocks of a PDF with the page of each, pages counted from "1" in the order of the file.

    Raises:
        ReadingError: it is encrypted or damaged, holds no text, or more text than the limits allow.
    """
    import pypdfium2
    from pypdfium2 import raw

    from ulo_classify.reading.pdf_edges import without_running_lines
    from ulo_classify.reading.pdf_lines import Line, page_lines
    from ulo_classify.reading.pdf_paragraphs import lines_to_blocks

    lines: list[Line] = []
    characters = 0
    try:
        document = pypdfium2.PdfDocument(data)
        for number in range(len(document)):
            page = document[number]
            textpage = page.get_textpage()
            characters += max(raw.FPDFText_CountChars(textpage.raw), 0)
            if characters > limits.characters:
                raise ReadingError(
                    f"holds more than {limits.characters:,} characters: split it, or raise Limits.characters."
                )
            lines += page_lines(textpage, number + 1)
            textpage.close()
            page.close()
    except pypdfium2.PdfiumError as error:
        encrypted = error.err_code in {_PASSWORD, _SECURITY}
        raise ReadingError(_ENCRYPTED if encrypted else _DAMAGED) from error
    if not any(character.isalnum() for line in lines for character in line.text):
        raise ReadingError(_SCAN)
    return lines_to_blocks(without_running_lines(lines))
