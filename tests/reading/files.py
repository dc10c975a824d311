"""Builds the documents that the tests read, in memory: nothing binary is kept in the repository."""

from __future__ import annotations

import html
import io
import zipfile
from collections.abc import Sequence

import docx
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen import canvas

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_ODF = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "xml": "http://www.w3.org/XML/1998/namespace",
}


def zipped(members: dict[str, str | bytes]) -> bytes:
    """A zip archive."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return data.getvalue()


def saved(document: docx.document.Document) -> bytes:
    """A python-docx document as a file."""
    data = io.BytesIO()
    document.save(data)
    return data.getvalue()


def bare_docx(body: str, **parts: str) -> bytes:
    """A DOCX with only a main part (its body in WordprocessingML) and the parts given, by name."""
    members: dict[str, str | bytes] = {
        "[Content_Types].xml": (
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="xml" ContentType="application/xml"/></Types>'
        ),
        "word/document.xml": f'<w:document xmlns:w="{WORD}"><w:body>{body}</w:body></w:document>',
    }
    members |= {
        f"word/{name}.xml": f'<w:{name} xmlns:w="{WORD}">{xml}</w:{name}>' for name, xml in parts.items()
    }
    return zipped(members)


def word_paragraph(text: str, properties: str = "") -> str:
    """A paragraph in WordprocessingML."""
    run = f'<w:r><w:t xml:space="preserve">{html.escape(text)}</w:t></w:r>'
    return f"<w:p><w:pPr>{properties}</w:pPr>{run}</w:p>"


def odt(body: str, styles: str = "", **members: str) -> bytes:
    """An ODT with the body and automatic styles given in OpenDocument XML."""
    names = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in _ODF.items() if prefix != "xml")
    content = (
        f"<office:document-content {names}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    return zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content, **members})


def pdf(pages: Sequence[Sequence[tuple[float, float, float, str]]], **settings: object) -> bytes:
    """A PDF; each page is a list of (left, height from the bottom, type size, text)."""
    data = io.BytesIO()
    sheet = canvas.Canvas(data, pagesize=A4, invariant=1, **settings)
    for page in pages:
        for left, height, size, text in page:
            sheet.setFont("Helvetica", size)
            sheet.drawString(left, height, text)
        sheet.showPage()
    sheet.save()
    return data.getvalue()


def column(
    lines: Sequence[str], *, top: float = 760, size: float = 11
) -> list[tuple[float, float, float, str]]:
    """Lines of text one below the other; an empty one leaves a gap."""
    return [(72, top - 14 * at, size, line) for at, line in enumerate(lines) if line]


def raw_pdf(content: bytes, *, filters: bytes = b"", trailer: bytes = b"") -> bytes:
    """A one-page PDF written by hand around a content stream."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
        b"<</Length %d%s>>stream\n%s\nendstream" % (len(content), filters, content),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    data = b"%PDF-1.4\n"
    places = []
    for number, written in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, written)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(data)
    data += b"xref\n0 %d\n0000000000 65535 f \n%s" % (len(objects) + 1, table)
    return data + b"trailer<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF" % (
        len(objects) + 1,
        trailer,
        start,
    )
