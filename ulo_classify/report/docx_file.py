"""report.docx: the report as a document to edit, with real headings, lists, quotes and header rows."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ulo_classify.report import counts, figures, reviews, view
from ulo_classify.report.cells import clean
from ulo_classify.report.packages import without_moments
from ulo_classify.report.quotes import Quote
from ulo_classify.report.wording import criteria_set_word, date_words, messages, term, terms
from ulo_classify.schema import AuditResult

if TYPE_CHECKING:
    from docx.document import Document

_STAMP = dt.datetime(1980, 1, 1)


def write_docx(result: AuditResult, path: Path) -> None:
    """Write the document of a masked result."""
    import docx

    document = docx.Document()
    properties = document.core_properties
    properties.title, properties.author = clean(result.title), "ulo_classify"
    properties.created = properties.modified = _STAMP
    properties.language = "en-GB"
    table = view.rows(result.lines)
    _opening(document, result)
    _counts(document, result)
    _reading(document)
    _lines(document, table)
    for article in view.articles(result.lines, table):
        _body(document, article)
    for row in view.decided_only(result.lines, table):
        document.add_heading(clean(row.name), level=1)
        _review(document, row)
    buffer = io.BytesIO()
    document.save(buffer)
    path.write_bytes(without_moments(buffer.getvalue()))


def _opening(document: Document, result: AuditResult) -> None:
    words = messages()["document"]
    document.add_heading(clean(result.title), level=0)
    _say(document, words["lead"])
    _say(document, words["checked"].format(date=date_words(result.checked_on)))
    _say(document, words["criteria"].format(criteria=criteria_set_word(result.criteria_set)))
    for part, version in result.versions.items():
        _say(document, words["version"].format(part=part, version=version))


def _counts(document: Document, result: AuditResult) -> None:
    words = messages()["document"]
    document.add_heading(words["counts"], level=1)
    _say(document, counts.headline(result))
    rows = [
        (row.term.word, row.of_lines, row.of_organisations, row.of_with_evidence)
        for row in counts.count_rows(result)
    ]
    _table(document, words["count_columns"], rows)
    for figure in figures.figures(result):
        document.add_heading(figure.title, level=2)
        _say(document, figure.about)
        _table(document, figure.header, [[str(cell) for cell in row] for row in figure.rows])
    summary = reviews.review_summary(result.lines, result.denominators.organisations)
    if summary:
        _say(document, summary)
    if result.notes:
        document.add_heading(words["notes"], level=1)
        for note in result.notes:
            _say(document, note, "List Number")


def _reading(document: Document) -> None:
    words = messages()["document"]
    document.add_heading(words["reading"], level=1)
    for each in messages()["reading"]:
        _say(document, f"{each['word']} {each['sentence']}")
    for each in terms("status").values():
        _say(document, f"{each.word}: {each.sentence}", "List Bullet")


def _lines(document: Document, table: Sequence[view.Row]) -> None:
    words = messages()["document"]
    document.add_heading(words["lines"], level=1)
    rows = [
        (
            str(row.entry.line),
            row.name,
            row.outcome.word,
            "\n".join((row.status.short, *(row.review.short if row.review else ()))),
            row.basis.word if row.basis else "",
        )
        for row in table
    ]
    _table(document, words["line_columns"], rows)


def _body(document: Document, article: view.Article) -> None:
    words, body = messages()["document"], article.assessment
    document.add_heading(clean(article.row.name), level=1)
    _say(document, words["result"].format(status=article.row.status.word, why=body.explanation))
    _review(document, article.row)
    _quotes(document, words["deciding"], article.quotes)
    for votes in article.votes:
        document.add_heading(clean(votes.word), level=2)
        _say(document, f"{votes.sentence} {votes.explanation}")
        _quotes(document, None, votes.quotes)
    if article.flags:
        document.add_heading(words["flags"], level=2)
    for each in article.flags:
        strength = f" {term('strength', each.flag.strength).word}." if each.flag.strength else ""
        _say(document, f"{each.word}.{strength} {each.flag.explanation}")
        _say(document, words["clear"].format(what=each.flag.would_clear))
        _quotes(document, None, each.quotes)
    if body.questions:
        document.add_heading(words["questions"], level=2)
    for question in body.questions:
        _say(document, question, "List Number")


def _review(document: Document, row: view.Row) -> None:
    """What people decided, beside the machine's answer."""
    if row.review is None:
        return
    document.add_heading(reviews.words()["title"], level=2)
    for each in row.review.said:
        _say(document, " ".join(filter(None, (f"{each.word}.", each.sentence, each.outdated))))
        _say(document, each.text, "Quote")
        _say(document, each.by)


def _quotes(document: Document, heading: str | None, quotes: Iterable[Quote]) -> None:
    """Each quote once, with the words around it and where it stands."""
    new = [quote for quote in quotes if quote.first]
    if heading and new:
        document.add_heading(heading, level=2)
    for quote in new:
        paragraph = document.add_paragraph(style="Quote")
        paragraph.add_run(quote.before)
        paragraph.add_run(quote.words).bold = True
        paragraph.add_run(quote.after)
        _say(document, quote.where)


def _table(document: Document, header: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    from docx.oxml import OxmlElement

    table = document.add_table(rows=1, cols=len(header), style="Table Grid")
    for cell, title in zip(table.rows[0].cells, header, strict=True):
        cell.text = title
        cell.paragraphs[0].runs[0].bold = True
    # names the header row to screen readers, and repeats it on every page
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for row in rows:
        for cell, value in zip(table.add_row().cells, row, strict=True):
            cell.text = clean(value)


def _say(document: Document, words: str, style: str | None = None) -> None:
    document.add_paragraph(clean(words), style=style)
