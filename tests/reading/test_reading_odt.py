"""OpenDocument text."""

# ruff: noqa: E501 - the documents under test stand here as they are read

from __future__ import annotations

import io

import odfdo
import pytest

from ulo_classify.errors import ReadingError
from ulo_classify.reading.extract import extract
from ulo_classify.reading.limits import Limits

from .files import odt


def read(data: bytes):
    return extract(data, ".odt", Limits())


LIST_STYLE = (
    '<text:list-style style:name="L1">'
    '<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix="."/>'
    '<text:list-level-style-number text:level="2" style:num-format="1" text:display-levels="2"/>'
    '<text:list-level-style-number text:level="3" style:num-format="a" style:num-prefix="(" style:num-suffix=")"/>'
    '</text:list-style><text:list-style style:name="B"><text:list-level-style-bullet text:level="1" '
    'text:bullet-char="-"/></text:list-style>'
)


def item(text: str, inner: str = "", start: str = "") -> str:
    return f"<text:list-item {start}><text:p>{text}</text:p>{inner}</text:list-item>"


def listed(*items: str, style: str = "L1", extra: str = "") -> str:
    return f'<text:list text:style-name="{style}" {extra}>{"".join(items)}</text:list>'


def test_a_document_written_by_odfdo():
    document = odfdo.Document("text")
    document.body.clear()
    document.body.append(odfdo.Header(1, "Constitution"))
    document.body.append(odfdo.Paragraph("The members decide."))
    document.body.append(odfdo.List(["first", "second"]))
    data = io.BytesIO()
    document.save(data)
    found = read(data.getvalue())
    assert found.text == "1. Constitution\n\nThe members decide.\nfirst\nsecond"
    assert found.marks == [("heading", "1. Constitution", 0), ("clause", "1", 0)]


def test_automatic_numbers_of_nested_and_continued_lists():
    body = (
        listed(
            item("Name", listed(item("It is Oaklane.", listed(item("one"), item("two"))), item("It stays."))),
            item("Board"),
            extra='xml:id="a"',
        )
        + "<text:p>Between.</text:p>"
        + listed(item("Later"), extra='text:continue-list="a"')
        + listed(item("Again"), item("Jump", start='text:start-value="9"'))
        + listed(item("bullet"), style="B")
    )
    found = read(odt(body, LIST_STYLE))
    assert found.text == (
        "1. Name\n1.1 It is Oaklane.\n(a) one\n(b) two\n1.2 It stays.\n2. Board\n\nBetween.\n3. Later\n1. Again\n9. Jump\n"
        "bullet"
    )
    assert [label for _, label, _ in found.marks] == [
        "1",
        "1.1",
        "1.1(a)",
        "1.1(b)",
        "1.2",
        "2",
        "3",
        "1",
        "9",
    ]


def test_numbered_headings():
    styles = (
        '<office:document-styles xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
        'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"><office:styles><text:outline-style>'
        '<text:outline-level-style text:level="1" style:num-format="I" style:num-prefix="Article "/>'
        '<text:outline-level-style text:level="2" style:num-format=""/></text:outline-style></office:styles>'
        "</office:document-styles>"
    )
    body = '<text:h text:outline-level="1">Name</text:h><text:h text:outline-level="2">Use</text:h><text:h>Board</text:h>'
    found = read(odt(body, **{"styles.xml": styles}))
    assert found.text == "Article I Name\n\nUse\n\nArticle II Board"
    assert [mark[1] for mark in found.marks if mark[0] == "clause"] == ["Article I", "Article II"]


def test_deleted_text_contents_and_comments_are_left_out_and_notes_come_last():
    found = read(
        odt(
            "<text:tracked-changes><text:changed-region><text:deletion><text:p>Gone</text:p></text:deletion>"
            "</text:changed-region></text:tracked-changes>"
            "<text:table-of-content><text:index-body><text:p>Name 1</text:p></text:index-body></text:table-of-content>"
            "<text:p>We<text:s text:c='3'/>decide<text:note><text:note-citation>1</text:note-citation><text:note-body>"
            "<text:p>By vote.</text:p></text:note-body></text:note>, <text:span>all</text:span><text:tab/>of us."
            "<office:annotation><text:p>Comment</text:p></office:annotation></text:p>"
            "<text:p><draw:frame><draw:text-box><text:p>In a box.</text:p></draw:text-box></draw:frame></text:p>"
            "<table:table><table:table-row><table:table-cell><text:p>5.1</text:p></table:table-cell><table:table-cell>"
            "<text:p>Chair</text:p></table:table-cell></table:table-row></table:table>"
        )
    )
    assert found.text == "We decide, all of us.\n\nIn a box.\n5.1 Chair\n\nBy vote."


def test_two_thousand_million_spaces_are_one():
    assert read(odt('<text:p>We<text:s text:c="2000000000"/>decide.</text:p>')).text == "We decide."


def test_an_encrypted_document_is_refused():
    manifest = '<manifest:manifest xmlns:manifest="urn:x"><manifest:encryption-data/></manifest:manifest>'
    with pytest.raises(ReadingError, match="encrypted with a password"):
        read(odt("<text:p>x</text:p>", **{"META-INF/manifest.xml": manifest}))


def test_entities_are_refused():
    evil = '<!DOCTYPE x [<!ENTITY a "b">]><x/>'
    with pytest.raises(ReadingError, match="declares XML entities"):
        read(odt("<text:p>x</text:p>", **{"styles.xml": evil}))
