"""What holds for every format: a sentence put in is found verbatim, and marks stand inside the text."""

from __future__ import annotations

import html
import io

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from reportlab.lib.styles import getSampleStyleSheet
from reportlab.platypus import Paragraph, SimpleDocTemplate

from ulo_classify.reading import read
from ulo_classify.reading.extract import extract
from ulo_classify.reading.limits import Limits

from .files import odt, saved

HEADING = "How we are run"


def as_text(sentences):
    return "\n\n".join([HEADING.upper(), *sentences]).encode()


def as_markdown(sentences):
    return "\n\n".join([f"# {HEADING}", *sentences]).encode()


def as_html(sentences):
    return "".join(
        [f"<html><body><h1>{HEADING}</h1>", *(f"<p>{html.escape(line)}</p>" for line in sentences)]
    ).encode()


def as_docx(sentences):
    document = docx.Document()
    document.add_heading(HEADING, 1)
    for line in sentences:
        document.add_paragraph(line)
    return saved(document)


def as_odt(sentences):
    body = "".join(f"<text:p>{html.escape(line)}</text:p>" for line in sentences)
    return odt(f'<text:h text:outline-level="1">{HEADING}</text:h>{body}')


def as_rtf(sentences):
    def escaped(text):
        return "".join(letter if letter.isascii() else f"\\u{ord(letter)}?" for letter in text)

    lines = "".join(rf"\pard {escaped(line)}\par" + "\n" for line in sentences)
    return (rf"{{\rtf1\ansi \pard\outlinelevel0 {HEADING}\par" + "\n" + lines + "}").encode("ascii")


def as_pdf(sentences):
    data = io.BytesIO()
    styles = getSampleStyleSheet()
    story = [Paragraph(HEADING, styles["Heading1"])]
    story += [Paragraph(html.escape(line), styles["BodyText"]) for line in sentences]
    SimpleDocTemplate(data, invariant=1).build(story)
    return data.getvalue()


FORMATS = {
    ".txt": as_text,
    ".md": as_markdown,
    ".html": as_html,
    ".docx": as_docx,
    ".odt": as_odt,
    ".rtf": as_rtf,
    ".pdf": as_pdf,
}
WORDS = [
    *(
        "we",
        "our",
        "members",
        "trustees",
        "disabled people",
        "café",
        "naïve",
        "majority",
        "vote",
        "£5",
        "elect",
    ),
    *(
        "at least",
        "7 of 11",
        "user-led",
        "three-quarters",
        "GC7",
        "board’s",
        "“shall”",
        "—",
        "must",
        "(half)",
    ),
    *("by/for", "&", "per cent,", "chair;", "peers"),
]
SENTENCES = st.lists(
    st.lists(st.sampled_from(WORDS), min_size=3, max_size=45).map(lambda words: f"The {' '.join(words)} x."),
    min_size=1,
    max_size=5,
)


@pytest.mark.parametrize("suffix", FORMATS)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(sentences=SENTENCES)
def test_every_sentence_is_found_verbatim_and_every_mark_inside_the_text(suffix, sentences):
    found = extract(FORMATS[suffix](sentences), suffix, Limits())
    for sentence in sentences:
        assert sentence in found.text
    assert all(0 <= start < len(found.text) for *_, start in found.marks)
    headings = [(label, start) for kind, label, start in found.marks if kind == "heading"]
    assert [label.lower() for label, _ in headings] == [HEADING.lower()]
    assert found.text.startswith(headings[0][0])


@pytest.mark.parametrize("suffix", FORMATS)
def test_a_document_knows_its_name_kind_and_marks(suffix, tmp_path):
    path = tmp_path / f"rules 2020-05{suffix}"
    path.write_bytes(FORMATS[suffix](["The members decide."]))
    document = read(path, source="https://example.org/rules")
    assert document.text.endswith("The members decide.")
    assert (document.name, document.kind, document.kind_guess) == (
        path.name,
        "governing_document",
        "file name: rules",
    )
    assert (document.date, document.source) == ("2020-05", "https://example.org/rules")
    assert next(mark.start for mark in document.marks if mark.kind == "heading") == 0


@pytest.mark.parametrize("suffix", FORMATS)
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_a_damaged_byte_gives_text_or_a_sentence_never_another_error(suffix, data):
    whole = bytearray(FORMATS[suffix](["The members decide."]))
    for place in data.draw(st.lists(st.integers(0, len(whole) - 1), min_size=1, max_size=6)):
        whole[place] = data.draw(st.integers(0, 255))
    from ulo_classify.reading import child

    answer = child.read_bytes(bytes(whole), suffix, Limits())
    assert "cause" not in answer or not answer["cause"].startswith("made its reader fail")
