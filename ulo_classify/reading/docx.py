"""Word documents (DOCX), by mammoth.

mammoth keeps tracked insertions, content controls, text boxes and footnotes, in which clauses hide. What it
does not show (list numbers above all) is written into the document before mammoth reads it.
"""

from __future__ import annotations

import re
import zipfile

from ulo_classify.errors import ReadingError
from ulo_classify.reading.archives import DAMAGED
from ulo_classify.reading.blocks import Block
from ulo_classify.reading.web_page import read_html
from ulo_classify.reading.word_package import packed, slim, word_parts
from ulo_classify.reading.word_prepare import (
    drop_lost_notes,
    keep_fields_drop_hidden,
    keep_text_boxes,
    number_paragraphs,
)
from ulo_classify.reading.word_styles import paragraph_styles

_STYLE_MAP = """
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => h2:fresh
"""
# The reference in the text, the arrow back in the note, and the list that numbers the notes.
_NOTE_REFERENCE = re.compile(r'<sup><a href="#(?:foot|end)note-[^"]*" id="[^"]*">\[\d+\]</a></sup>')
_BACK_ARROW = re.compile(r'\s*<a href="#(?:foot|end)note-ref-[^"]*">↑</a>')
_NOTES_LIST = re.compile(r'<ol>(?=<li id="(?:foot|end)note-)')


def _without_note_marks(html: str) -> str:
    html = _BACK_ARROW.sub("", _NOTE_REFERENCE.sub("", html))
    return _NOTES_LIST.sub('<ol data-unnumbered="">', html)


def read_docx(archive: zipfile.ZipFile) -> list[Block]:
    """The blocks of a Word document; page headers and footers are left out, footnotes come last.

    Raises:
        ReadingError: a part is damaged, or declares XML entities.
    """
    import mammoth

    parts = word_parts(archive)
    styles_root = parts.role("styles")
    styles, _ = paragraph_styles(styles_root)
    body = parts.roots[parts.main]
    for root in (body, parts.role("footnotes"), parts.role("endnotes")):
        if root is not None:
            keep_text_boxes(root)
            keep_fields_drop_hidden(root, styles)
    for kind in ("footnote", "endnote"):
        drop_lost_notes(body, parts.role(f"{kind}s"), kind)
    number_paragraphs(body, parts.role("numbering"), styles_root)
    slim(parts)
    try:
        converted = mammoth.convert_to_html(
            packed(parts), style_map=_STYLE_MAP, convert_image=lambda _image: []
        )
    except (MemoryError, RecursionError):
        raise
    except Exception as error:  # mammoth raises whatever the broken file leads it to
        raise ReadingError(DAMAGED) from error
    return read_html(_without_note_marks(converted.value))
