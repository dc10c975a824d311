"""index.html: one file that asks nothing of the network, made from the templates beside this module."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files
from pathlib import Path

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from ulo_classify.report import chart, counts, figure_files, figures, language, reviews, view
from ulo_classify.report.cells import clean
from ulo_classify.report.wording import criteria_set_word, date_words, messages, term, terms
from ulo_classify.schema import AuditResult


def write_html(result: AuditResult, path: Path) -> None:
    """Write the page of a masked result as UTF-8."""
    # Bytes, because a changed line end would change the hashes in the content security policy.
    path.write_bytes(render(result).encode("utf-8"))


def render(result: AuditResult) -> str:
    """The page of a masked result."""
    table = view.rows(result.lines)
    count_rows = counts.count_rows(result)
    style, script = inline("page.css"), inline("page.js")
    set_names, matrix = figures.set_matrix(result)
    by_line = {id(line): row for line, row in zip(result.lines, table, strict=True)}
    return (
        environment()
        .get_template("page.html")
        .render(
            result=result,
            style=style,
            script=script,
            policy=policy(style, script),
            headline=counts.headline(result),
            count_rows=count_rows,
            count_words=counts.in_words(count_rows[0], result),
            answering=counts.answering(result.denominators.with_evidence),
            outcome_counts=counts.outcome_counts(result),
            bars=chart.bars(count_rows, result.denominators.organisations),
            chart_width=chart.WIDTH,
            chart_line=chart.LINE_HEIGHT,
            chart_height=chart.height(count_rows),
            bar_height=chart.BAR_HEIGHT,
            figures=figures.figures(result),
            figure_words=figures.words(),
            figure_files=figure_files.names(result),
            set_names=set_names,
            set_bodies=[(by_line[id(line)], cells) for line, cells in matrix],
            review_summary=reviews.review_summary(result.lines, result.denominators.organisations),
            language=language.language_picture(result.lines, table),
            rows=table,
            articles=view.articles(result.lines, table),
            decided_only=view.decided_only(result.lines, table),
            bases=view.bases(result.lines),
        )
    )


@cache
def environment(*packages: str) -> Environment:
    """The templates of this package, and before them those of other packages of ours."""
    made = Environment(
        loader=ChoiceLoader([PackageLoader(each) for each in (*packages, "ulo_classify.report")]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_finalize,
    )
    made.globals.update(messages=messages(), messages_of_review=reviews.words, term=term, terms=terms)
    made.filters.update(date=date_words, criteria_set=criteria_set_word)
    return made


def _finalize(value: object) -> object:
    # Every text that reaches the page passes here; markup of our own is left as it is.
    return clean(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def inline(name: str, package: str = "ulo_classify.report") -> Markup:
    """A style or a script of ours, to stand in a page."""
    text = files(package).joinpath("templates", name).read_text(encoding="utf-8")
    return Markup(text)  # noqa: S704 - a file of this package, not a document


def policy(style: str, script: str | None = None) -> str:
    """The content security policy of a page with one style and at most one script."""

    # Nothing may be loaded and nothing else may run, even if a document's text got past the escaping.
    def digest(text: str) -> str:
        return base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")

    may_run = f" script-src 'sha256-{digest(script)}';" if script is not None else ""
    return (
        f"default-src 'none'; style-src 'sha256-{digest(style)}';{may_run} "
        "img-src data:; base-uri 'none'; form-action 'none'"
    )
