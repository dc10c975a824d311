"""What inputs grow from: small invented documents in every format, and sentences of the corpora."""

from __future__ import annotations

import html
import io
import json
import zipfile
from functools import cache
from pathlib import Path

CORPORA = Path(__file__).parents[2] / "corpora"
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
ODF = "urn:oasis:names:tc:opendocument:xmlns:"
_RULES_SHOWN = 2_500  # characters of a governing document in one seed: enough for a board's clauses
_LINES = (
    "# How we are run\n\n- at least 7 of the 11 trustees\n- **must** be disabled people\n\n| seat | who |\n"
    "|---|---|\n| 1 | a member |\n",
    "1. Name\n1.1 The Society is called Larkwell.\n(a) members\n(iv) Deaf people\n\n2) Board\nNot fewer than"
    " seven of the twelve directors must at all times be disabled people.\n",
)


@cache
def sentences() -> tuple[str, ...]:
    """The labelled sentences of the corpora."""
    return tuple(_field("sentences", "text"))


@cache
def pages() -> tuple[str, ...]:
    """The documents of the corpora's bodies."""
    return tuple(
        document["text"]
        for path in sorted((CORPORA / "dossiers").glob("*.jsonl"))
        for line in path.read_text("utf-8").splitlines()
        for document in json.loads(line)["documents"]
    )


@cache
def rules() -> tuple[str, ...]:
    """Pieces of the corpora's governing documents."""
    found = []
    for text in _field("rules", "text"):
        found += [text[at : at + _RULES_SHOWN] for at in range(0, len(text), _RULES_SHOWN)]
    return tuple(found)


def _field(folder: str, key: str) -> list[str]:
    paths = sorted((CORPORA / folder).glob("*.jsonl"))
    return [json.loads(line)[key] for path in paths for line in path.read_text("utf-8").splitlines()]


@cache
def texts() -> tuple[str, ...]:
    """Plain text and Markdown."""
    return (*_LINES, *pages()[::40])


@cache
def web_pages() -> tuple[str, ...]:
    """Pages with furniture, tables, lists and tags that nobody closes."""
    plain = "".join(f"<p>{html.escape(line)}</p>" for line in sentences()[:6])
    return (
        f"<!doctype html><html><head><title>x</title></head><body><nav>Home</nav><main><h1>Us</h1>{plain}"
        "</main><footer>Cookies</footer></body></html>",
        "<table><tr><th>Seat<td>Who<tr><td colspan=3>1<td rowspan=2>member</table><ol start=5 type=i><li>a"
        "<li value=9>b<ul><li>c</ol>",
        "<div><article><header><h2>Board</h2></header><p>We are <b>run</b> by &amp; for Deaf people.<br>"
        "<!-- x --><script>1</script><template><p>t</p></template><svg><text>s</text></svg></article>",
    )


@cache
def rtf() -> tuple[str, ...]:
    """RTF with groups, escapes and tables."""
    return (
        r"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Arial;}}\pard\outlinelevel0 Rules\par \pard The members \u8217?"
        r" elect {\b seven} of the \'93twelve\'94 trustees.\par}",
        r"{\rtf1\ansi{\*\listtable{\list\listid1}}{\info{\title x}}\trowd\cellx1000\cellx2000 a\cell b\cell\row"
        r"{\pict\bin4 abcd}{\field{\*\fldinst x}{\fldrslt y}}\tab z\line\page}",
    )


@cache
def docx_bodies() -> tuple[str, ...]:
    """Bodies of Word documents."""
    return (
        "<w:p><w:pPr><w:pStyle w:val='Heading1'/></w:pPr><w:r><w:t>Rules</w:t></w:r></w:p><w:p><w:pPr><w:numPr>"
        "<w:ilvl w:val='0'/><w:numId w:val='1'/></w:numPr></w:pPr><w:r><w:t xml:space='preserve'>At least </w:t>"
        "</w:r><w:ins><w:r><w:t>seven</w:t></w:r></w:ins><w:del><w:r><w:delText>six</w:delText></w:r></w:del>"
        "<w:r><w:tab/><w:br/><w:t> trustees</w:t></w:r></w:p>",
        "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='2'/><w:vMerge/></w:tcPr><w:p><w:r><w:t>Seat</w:t></w:r>"
        "</w:p></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl><w:sdt><w:sdtContent><w:p><w:hyperlink><w:r><w:t>x"
        "</w:t></w:r></w:hyperlink></w:p></w:sdtContent></w:sdt>",
    )


@cache
def odt_bodies() -> tuple[str, ...]:
    """Bodies of OpenDocument texts."""
    return (
        "<text:h text:outline-level='1'>Rules</text:h><text:p>At least<text:s text:c='2'/>seven<text:tab/>"
        "<text:span>of</text:span><text:line-break/>eleven</text:p><text:list text:style-name='L1'><text:list-item"
        " text:start-value='3'><text:p>a</text:p><text:list><text:list-item><text:p>b</text:p></text:list-item>"
        "</text:list></text:list-item></text:list>",
        "<table:table><table:table-row table:number-rows-repeated='3'><table:table-cell table:number-columns-"
        "repeated='2'><text:p>Seat</text:p></table:table-cell></table:table-row></table:table><text:p><text:note>"
        "<text:note-body><text:p>n</text:p></text:note-body></text:note></text:p>",
    )


def as_docx(body: bytes) -> bytes:
    """A Word file around a body."""
    head = f'<w:document xmlns:w="{WORD}"><w:body>'.encode()
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="xml" ContentType="application/xml"/></Types>'
    )
    numbering = (
        f'<w:numbering xmlns:w="{WORD}"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="1">'
        '<w:abstractNumId w:val="0"/></w:num></w:numbering>'
    )
    return _zipped(
        {
            "[Content_Types].xml": types,
            "word/document.xml": head + body + b"</w:body></w:document>",
            "word/numbering.xml": numbering,
        }
    )


def as_odt(body: bytes) -> bytes:
    """An OpenDocument text around a body."""
    spaces = " ".join(f'xmlns:{name}="{ODF}{name}:1.0"' for name in ("office", "text", "table", "style"))
    content = f"<office:document-content {spaces}><office:body><office:text>".encode() + body
    return _zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": content + b"</office:text></office:body></office:document-content>",
        }
    )


def _zipped(members: dict[str, str | bytes]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_STORED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return data.getvalue()


@cache
def pdfs() -> tuple[bytes, ...]:
    """Two small PDFs."""
    from reportlab.pdfgen import canvas

    found = []
    for lines in (sentences()[:8], ("1. Board", "1.1 Seven of the twelve directors", "   are Deaf people.")):
        data = io.BytesIO()
        page = canvas.Canvas(data, invariant=1, pageCompression=0)
        for number, line in enumerate(lines):
            page.drawString(72, 780 - 16 * number, line[:90])
        page.showPage()
        page.drawString(72, 700, "Second page")
        page.save()
        found.append(data.getvalue())
    return tuple(found)


@cache
def lists() -> tuple[str, ...]:
    """Consultation lists, as tables and as lines."""
    return (
        'Name,Type,Notes\nLarkwell Voices,Organisation,"x, y"\nJ Smith,Individual,\nThe Brook CIC (joint with Mill'
        " Trust),Organisation,\n",
        "List of respondents\n\nOrganisations\n1. Larkwell Voices (LV)\n2. Brook & Mill CIC; Fen Trust\n\n"
        "Individuals\n12 members of the public\n",
        "Organisation;Responded\nFenmarsh Society of the Deaf;yes\n;no\nAnonymous;yes\n",
    )


@cache
def criteria_sets() -> tuple[str, ...]:
    """Criteria sets as TOML."""
    folder = Path(__file__).parents[2] / "ulo_classify" / "criteria"
    return tuple(path.read_text("utf-8") for path in sorted(folder.glob("*.toml")))


@cache
def json_lines() -> tuple[str, ...]:
    """Organisations as JSON."""
    return (
        '{"id": "1", "name": "Larkwell", "documents": [{"text": "We are run by Deaf people.", "kind": "website",'
        ' "date": "2024-03", "marks": [{"kind": "page", "label": "1", "start": 0}]}]}',
        '{"name": "x", "documents": [], "failures": [{"where": "a.pdf", "cause": "is damaged."}]}',
    )


@cache
def models() -> tuple[bytes, ...]:
    """A small bundle of a model."""
    from ulo_classify.model.bundle import Bundle, to_bytes
    from ulo_classify.model.features import Features, Passage
    from ulo_classify.model.fitting import fit_linear

    rows = [Features((Passage(0, 0, 9, (word,)),), {"signal": 1.0}) for word in "ab" for _ in range(3)]
    model = fit_linear(rows, ["no", "no", "no", "yes", "yes", "yes"], ("no", "yes"), strength=1.0, weight=0.5)
    return (to_bytes(Bundle({"organisation": model}, {"data": "none"})),)
