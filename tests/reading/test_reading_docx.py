"""Word documents."""

# ruff: noqa: E501 - the documents under test stand here as they are read

from __future__ import annotations

import io
import zipfile

import docx
import pytest

from ulo_classify.errors import ReadingError
from ulo_classify.reading.extract import extract
from ulo_classify.reading.limits import Limits

from .files import WORD, bare_docx, saved, word_paragraph, zipped


def read(data: bytes):
    return extract(data, ".docx", Limits())


def level(ilvl: int, fmt: str, text: str, extra: str = "") -> str:
    return f'<w:lvl w:ilvl="{ilvl}"><w:start w:val="1"/><w:numFmt w:val="{fmt}"/>{extra}<w:lvlText w:val="{text}"/></w:lvl>'


NUMBERING = (
    '<w:abstractNum w:abstractNumId="0">'
    + level(0, "decimal", "%1.", '<w:pStyle w:val="Clause"/>')
    + level(1, "decimal", "%1.%2")
    + level(2, "lowerLetter", "(%3)")
    + level(3, "lowerRoman", "(%4)")
    + '</w:abstractNum><w:abstractNum w:abstractNumId="1">'
    + level(0, "bullet", "•")
    + '</w:abstractNum><w:abstractNum w:abstractNumId="2">'
    + level(0, "upperRoman", "Article %1")
    + level(1, "decimal", "%1.%2", "<w:isLgl/>")
    + "</w:abstractNum>"
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num>'
    '<w:num w:numId="4"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/>'
    "</w:lvlOverride></w:num>"
)
STYLES = (
    '<w:style w:type="paragraph" w:styleId="Clause"><w:name w:val="Clause Heading"/><w:pPr>'
    '<w:numPr><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Sub"><w:name w:val="Sub"/><w:basedOn w:val="Clause"/><w:pPr>'
    '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr><w:outlineLvl w:val="9"/></w:pPr></w:style>'
)


def numbered(text: str, num: int, ilvl: int = 0) -> str:
    return word_paragraph(text, f'<w:numPr><w:ilvl w:val="{ilvl}"/><w:numId w:val="{num}"/></w:numPr>')


def styled(text: str, style: str) -> str:
    return word_paragraph(text, f'<w:pStyle w:val="{style}"/>')


def test_headings_lists_and_tables_written_by_word_styles():
    document = docx.Document()
    document.add_heading("Constitution of Oaklane Forum", 0)
    document.add_heading("Trustees", 1)
    document.add_paragraph("The board has ten members.", style="List Number")
    document.add_paragraph("Seven are disabled people.", style="List Number")
    document.add_paragraph("elected by members", style="List Bullet")
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Chair", "a disabled member"
    document.sections[0].header.paragraphs[0].text = "Running head"
    found = read(saved(document))
    assert found.text == (
        "Constitution of Oaklane Forum\n\nTrustees\n\n1. The board has ten members.\n\n2. Seven are disabled people.\n"
        "elected by members\nChair | a disabled member"
    )
    assert found.marks == [
        ("heading", "Constitution of Oaklane Forum", 0),
        ("heading", "Trustees", 31),
        ("clause", "1", 41),
        ("clause", "2", 72),
    ]


def test_automatic_numbers_are_written_as_word_shows_them():
    body = (
        styled("Name", "Clause")
        + styled("The name is Oaklane Forum.", "Sub")
        + styled("Board", "Clause")
        + styled("The board shall be:", "Sub")
        + numbered("seven disabled members;", 1, 2)
        + numbered("two others, being", 1, 2)
        + numbered("a carer", 1, 3)
        + styled("The chair is disabled.", "Sub")
        + numbered("elected", 2)
        + numbered("Schedule of powers", 4)
    )
    found = read(bare_docx(body, numbering=NUMBERING, styles=STYLES))
    assert found.text == (
        "1. Name\n\n1.1 The name is Oaklane Forum.\n\n2. Board\n\n2.1 The board shall be:\n(a) seven disabled members;\n"
        "(b) two others, being\n(i) a carer\n\n2.2 The chair is disabled.\nelected\n\n7. Schedule of powers"
    )
    assert [label for kind, label, _ in found.marks if kind == "clause"] == [
        "1",
        "1.1",
        "2",
        "2.1",
        "2.1(a)",
        "2.1(b)",
        "2.1(b)(i)",
        "2.2",
        "7",
    ]
    assert [label for kind, label, _ in found.marks if kind == "heading"] == ["1. Name", "2. Board"]


def test_legal_numbers_and_articles():
    body = (
        numbered("Membership", 3)
        + numbered("Open to all.", 3, 1)
        + numbered("Board", 3)
        + numbered("Ten.", 3, 1)
    )
    found = read(bare_docx(body, numbering=NUMBERING))
    assert found.text == "Article I Membership\n\n1.1 Open to all.\n\nArticle II Board\n\n2.1 Ten."
    assert [label for _, label, _ in found.marks] == ["Article I", "1.1", "Article II", "2.1"]


def test_the_table_of_contents_is_left_out():
    found = read(bare_docx(styled("Name 1", "TOC1") + word_paragraph("We decide."), styles=STYLES))
    assert found.text == "We decide."


FEATURES = """
<w:p><w:r><w:t xml:space="preserve">Members </w:t></w:r><w:ins w:id="1" w:author="x"><w:r><w:t>alone</w:t></w:r></w:ins>
 <w:del w:id="2" w:author="x"><w:r><w:delText>never</w:delText></w:r></w:del>
 <w:r><w:t xml:space="preserve"> decide</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r><w:r><w:t>.</w:t></w:r></w:p>
<w:sdt><w:sdtContent><w:p><w:r><w:t>A block control.</w:t></w:r></w:p></w:sdtContent></w:sdt>
<w:p><w:r><w:t xml:space="preserve">An </w:t></w:r><w:sdt><w:sdtContent><w:r><w:t>inline control</w:t></w:r></w:sdtContent></w:sdt>
 <w:fldSimple w:instr="TITLE"><w:r><w:t xml:space="preserve"> and a field.</w:t></w:r></w:fldSimple></w:p>
<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>Hidden words.</w:t></w:r></w:p>
<w:p><w:r><mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><mc:Choice Requires="wps">
 <w:drawing><w:txbxContent><w:p><w:r><w:t>A text box.</w:t></w:r></w:p></w:txbxContent></w:drawing></mc:Choice>
 <mc:Fallback><w:pict/></mc:Fallback></mc:AlternateContent></w:r></w:p>
"""
FOOTNOTES = (
    '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
    '<w:footnote w:id="2"><w:p><w:r><w:t>A note on voting.</w:t></w:r></w:p></w:footnote>'
)


def test_insertions_controls_text_boxes_and_footnotes_come_through_and_deletions_do_not():
    found = read(bare_docx(FEATURES, footnotes=FOOTNOTES))
    assert found.text == (
        "Members alone decide.\n\nA block control.\n\nAn inline control and a field.\n\nA text box.\nA note on voting."
    )
    assert found.marks == []


def test_a_text_box_kept_twice_for_old_word_is_read_once():
    twice = FEATURES.replace(
        "<w:pict/>",
        "<w:pict><w:txbxContent><w:p><w:r><w:t>A text box.</w:t></w:r></w:p></w:txbxContent></w:pict>",
    )
    assert read(bare_docx(twice)).text.count("A text box.") == 1


def test_a_deleted_numbered_paragraph_does_not_count():
    gone = (
        '<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>'
        '<w:del w:id="2"><w:r><w:delText>Gone</w:delText></w:r></w:del></w:p>'
    )
    found = read(bare_docx(numbered("One", 1) + gone + numbered("Two", 1), numbering=NUMBERING))
    assert found.text == "1. One\n\n2. Two"


def test_parts_are_found_under_other_names():
    base = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006/relationships"
    data = zipped(
        {
            "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
            "_rels/.rels": f'<Relationships xmlns="{package}"><Relationship Id="a" Type="{base}/officeDocument" '
            'Target="/word/document2.xml"/></Relationships>',
            "word/_rels/document2.xml.rels": f'<Relationships xmlns="{package}"><Relationship Id="b" '
            f'Type="{base}/numbering" Target="numbering2.xml"/></Relationships>',
            "word/document2.xml": f'<w:document xmlns:w="{WORD}"><w:body>{numbered("One", 1)}</w:body></w:document>',
            "word/numbering2.xml": f'<w:numbering xmlns:w="{WORD}">{NUMBERING}</w:numbering>',
        }
    )
    assert read(data).text == "1. One"


def test_typed_numbers_and_line_breaks_stay():
    document = docx.Document()
    document.add_paragraph("5.1 The board shall have:")
    run = document.add_paragraph().add_run("(a) seven members;")
    run.add_break()
    run.add_text("(b) two others.")
    found = read(saved(document))
    assert found.text == "5.1 The board shall have:\n(a) seven members;\n(b) two others."
    assert [label for _, label, _ in found.marks] == ["5.1", "5.1(a)", "5.1(b)"]


@pytest.mark.parametrize("part", ["word/document.xml", "word/styles.xml", "word/numbering.xml"])
def test_entities_are_refused_in_every_part(part):
    evil = f'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><w:x xmlns:w="{WORD}">&b;</w:x>'
    data = io.BytesIO(bare_docx(word_paragraph("We decide.")))
    with zipfile.ZipFile(data) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    with pytest.raises(ReadingError, match="declares XML entities"):
        read(zipped({**members, part: evil}))
