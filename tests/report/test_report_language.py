"""Language against shown control: the picture, its words and its table say the same, and accuse nobody."""

from __future__ import annotations

import csv
import io

import report_builders as builders
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from ulo_classify import language_profile
from ulo_classify.report import assessment_text, profile_text
from ulo_classify.report.language import DOT, WIDTH, language_picture
from ulo_classify.report.view import rows
from ulo_classify.schema import AuditResult

SHOWN = ("rule", "fact", "claim", "part", "elsewhere", "none")
GAPS = ("language_exceeds", "control_exceeds", "level", "unknown")
BODIES = st.lists(
    st.tuples(st.sampled_from(SHOWN), st.sampled_from(GAPS), st.floats(0, 400, allow_nan=False)),
    min_size=1,
    max_size=60,
)


def listed(bodies: list[tuple[str, str, float]]) -> AuditResult:
    return builders.audit(
        *(
            builders.assessed(
                line,
                builders.assessment(f"Body {line}", language=builders.language(shown, gap, round(rate, 2))),
            )
            for line, (shown, gap, rate) in enumerate(bodies, start=1)
        )
    )


@given(BODIES)
def test_every_body_has_a_mark_inside_the_picture_and_a_row(bodies: list[tuple[str, str, float]]) -> None:
    result = listed(bodies)
    picture = language_picture(result.lines, rows(result.lines))
    assert picture is not None
    assert len(picture.dots) == len(picture.rows) == len(bodies)
    assert all(
        picture.left <= dot.x <= WIDTH and DOT <= dot.y <= picture.height - DOT for dot in picture.dots
    )
    order = sorted(range(len(bodies)), key=lambda at: bodies[at][2])
    places = [picture.dots[at].x for at in order]
    assert places == sorted(places)


def test_a_list_without_documents_has_no_picture() -> None:
    result = builders.audit(builders.AuditLine(entry=builders.entry(1, "X"), outcome="no_documents"))
    assert language_picture(result.lines, rows(result.lines)) is None


def test_the_page_has_picture_and_table_with_the_same_bodies(page: LexborHTMLParser) -> None:
    section = page.css_first("#language")
    table = section.css("tbody")[0]
    assert len(section.css(".dot")) == len(table.css("tr")) == 2
    assert "Brackenmoor Care Trust" in table.text()
    words = " ".join(section.text().split())
    assert "Of 2 organisations with documents, 1 use such words prominently" in words
    assert section.css_first("svg desc").text(deep=True).strip()


def test_flags_are_told_with_their_strength_and_not_by_their_key() -> None:
    text = assessment_text(builders.flagged("Brackenmoor Care Trust"))
    assert "The movement's words, and control shown elsewhere (plainly shown): The pages speak" in text
    assert "coopted" not in text


def test_a_profile_in_words_names_each_phrase_once() -> None:
    text = profile_text("page", language_profile("Peer support. Peer support. Co-production."))
    assert text.count("“Peer support”") == 1
    assert text.endswith("It says nothing of who controls the body.\n")


def test_the_table_has_flags_words_and_gap(folder) -> None:
    text = (folder / "results.csv").read_text(encoding="utf-8")
    row = next(each for each in csv.DictReader(io.StringIO(text)) if each["name"] == "Brackenmoor Care Trust")
    assert row["flags"] == "The movement's words, and control shown elsewhere"
    assert (row["movement_words"], row["language_gap"]) == (
        "32.0 in 1,000",
        "The words exceed the control shown",
    )
