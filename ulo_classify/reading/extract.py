"""The bytes of one file -> text and marks. It runs in the child process, and knows nothing of that."""

from __future__ import annotations

from dataclasses import dataclass

from ulo_classify.errors import ReadingError
from ulo_classify.reading.archives import open_archive
from ulo_classify.reading.blocks import Block
from ulo_classify.reading.detect import Format, detect
from ulo_classify.reading.joining import MarkFields, join_blocks
from ulo_classify.reading.limits import Limits


@dataclass(frozen=True, slots=True)
class Extract:
    """What one file holds."""

    text: str
    marks: list[MarkFields]
    format: Format


def _blocks(data: bytes, kind: Format, limits: Limits) -> list[Block]:  # noqa: PLR0911  one line a format
    match kind:
        case "PDF":
            from ulo_classify.reading.pdf import read_pdf

            return read_pdf(data, limits)
        case "DOCX":
            from ulo_classify.reading.docx import read_docx

            return read_docx(open_archive(data, limits))
        case "ODT":
            from ulo_classify.reading.odt import read_odt

            return read_odt(open_archive(data, limits))
        case "RTF":
            from ulo_classify.reading.rtf import read_rtf

            return read_rtf(data)
        case "web page":
            from ulo_classify.reading.web_page import read_web_page

            return read_web_page(data, limits)
        case "Markdown":
            from ulo_classify.reading.markdown import read_markdown

            return read_markdown(data)
        case "plain text":
            from ulo_classify.reading.plain_text import read_plain_text

            return read_plain_text(data)


def extract(data: bytes, suffix: str, limits: Limits) -> Extract:
    """Read one file.

    Args:
        data: the whole file.
        suffix: of its name, in lower case, with the dot.
        limits: what it may cost.

    Raises:
        ReadingError: it cannot be read; the sentence lacks its subject, the name of the file.
    """
    kind = detect(data, suffix, limits)
    text, marks = join_blocks(_blocks(data, kind, limits))
    if len(text) > limits.characters:
        raise ReadingError(
            f"holds more than {limits.characters:,} characters: split it, or raise Limits.characters."
        )
    if not any(character.isalnum() for character in text):
        raise ReadingError("holds no text: get the file again, or leave it out.")
    return Extract(text, marks, kind)
