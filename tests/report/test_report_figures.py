"""Figures: what they count, in the list's order, and the same in drawing, table, workbook and CSV file."""

from __future__ import annotations

import csv
import io
from collections import Counter
from itertools import pairwise

import pytest
import report_builders as builders
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import CalamineWorkbook
from selectolax.lexbor import LexborHTMLParser

from ulo_classify.report import write_report
from ulo_classify.report.chart import WIDTH, stacks
from ulo_classify.report.figures import figures
from ulo_classify.schema import AuditLine, AuditResult, ListEntry, SetVerdict

STATUSES = ("user_led", "user_group", "not_user_led", "unclear")


def body(line: int, status: str, section: str | None = None, name: str | None = None, **changes) -> AuditLine:
    name = name or f"Body {line}"
    found = builders.assessment(name, status, **changes)
    return builders.assessed(line, found, entry=builders.entry(line, name, section=section))


def by_key(result: AuditResult) -> dict:
    return {figure.key: figure for figure in figures(result)}


@pytest.fixture
def listed() -> AuditResult:
    person = ListEntry(line=9, section="Z first", raw=None, name=None, kind="individual", is_individual=True)
    return builders.audit(
        body(1, "user_led", "Z first"),
        body(2, "unclear", "Z first"),
        body(3, "not_user_led", "A second"),
        body(4, "user_group", "Z first"),
        AuditLine(entry=builders.entry(5, "Silent", section="A second"), outcome="failed", cause="Damaged."),
        body(6, "user_led"),
        AuditLine(
            entry=builders.entry(7, "Body 1", section="A second"),
            outcome="duplicate",
            status="user_led",
            duplicate_of=1,
        ),
        AuditLine(entry=person, outcome="individual"),
    )


def test_sections_keep_the_order_of_the_list_and_count_each_body_once(listed):
    assert by_key(listed)["sections"].rows == [
        ["Z first", 3, 1, 1, 0, 1, 0],
        ["A second", 2, 0, 0, 1, 0, 1],
        ["No section", 1, 1, 0, 0, 0, 0],
    ]


def test_the_share_is_a_range_in_which_all_that_is_unknown_stays_visible(listed):
    figure = by_key(listed)["share"]
    assert figure.rows == [
        ["The whole list", 8, 6, 4, 2, 4, "from 2 to 4 of 6"],
        ["Z first", 4, 3, 2, 1, 2, "from 1 to 2 of 3"],
        ["A second", 3, 2, 1, 0, 1, "from 0 to 1 of 2"],
        ["No section", 1, 1, 1, 1, 1, "from 1 to 1 of 1"],
    ]
    assert [part.key for part in figure.stacks[0].parts] == ["user_led", "unclear", "none"]
    for words in ("6 different organisations", "Of the 4 whose documents", "8 lines"):
        assert words in figure.about
    assert "%" not in figure.about


def test_no_figure_of_sections_where_the_list_has_none():
    assert set(by_key(builders.audit(body(1, "user_led"), body(2, "unclear")))) == {"share"}
    assert figures(builders.audit()) == []


def set_verdict(verdict: str) -> SetVerdict:
    return SetVerdict(verdict=verdict, explanation="Because.")


def test_sets_side_by_side_with_the_audits_own_first():
    sets = {"odi_dpulo": set_verdict("unknown"), "mine": set_verdict("met")}
    result = builders.audit(
        body(1, "user_led", sets=sets),
        body(2, "not_user_led", sets=sets | {"mine": set_verdict("conflicting")}),
        AuditLine(entry=builders.entry(3, "Silent"), outcome="no_documents", status="unclear"),
        AuditLine(entry=builders.entry(4, "Damaged"), outcome="failed", cause="Damaged."),
    )
    assert by_key(result)["sets"].rows == [
        ["UN General Comment 7", 1, 1, 0, 1, 1],
        ["ODI DPULO 2011", 0, 0, 0, 3, 1],
        ["mine", 1, 0, 1, 1, 1],
    ]


def test_each_body_under_each_set(tmp_path):
    hostile = body(1, "user_led", name=builders.SCRIPT_NAME, sets={"odi_dpulo": set_verdict("not_met")})
    page = LexborHTMLParser(write_report(builders.audit(hostile), tmp_path).read_text(encoding="utf-8"))
    table = page.css_first("table:has(#set-bodies-caption)")
    assert [each.text() for each in table.css("thead th")][2:] == ["UN General Comment 7", "ODI DPULO 2011"]
    [row] = table.css("tbody tr")
    assert [each.text() for each in row.css("td, th")] == ["1", builders.SCRIPT_NAME, "Met", "Not met"]
    with (tmp_path / "results.csv").open(encoding="utf-8", newline="") as handle:
        [values] = csv.DictReader(handle)
    assert values["set_odi_dpulo"] == "not_met"


def test_drawing_table_workbook_and_file_hold_the_same_numbers(listed, tmp_path):
    page = LexborHTMLParser(write_report(listed, tmp_path).read_text(encoding="utf-8"))
    book = CalamineWorkbook.from_path(tmp_path / "results.xlsx")
    for figure in figures(listed):
        told = [[str(cell) for cell in row] for row in (figure.header, *figure.rows)]
        table = page.css_first(f"table:has(#figure-{figure.key}-caption)")
        assert [[cell.text() for cell in row.css("th, td")] for row in table.css("tr")] == told
        rows = book.get_sheet_by_name(figure.sheet).to_python()
        assert [[str(cell).removesuffix(".0") for cell in row] for row in rows] == told
        text = (tmp_path / f"results.figure-{figure.key}.csv").read_bytes().decode("utf-8")
        assert list(csv.reader(io.StringIO(text, newline=""), strict=True)) == told
        drawing = page.css_first(f"svg:has(#figure-{figure.key}-name)")
        assert len(drawing.css(".bar-word")) == len(figure.rows)
    assert "Sheet Sections" in dict(book.get_sheet_by_name("Cover").to_python())
    linked = [each.attributes["href"] for each in page.css(".files a")]
    assert linked == sorted(linked, key=linked.index)
    assert all((tmp_path / name).is_file() for name in linked)


def test_sections_that_are_formulas_or_script_stay_text(tmp_path):
    result = builders.audit(body(1, "user_led", "=1+1"), body(2, "unclear", "<script>alert(1)</script>"))
    html = write_report(result, tmp_path).read_text(encoding="utf-8")
    assert "<script>alert" not in html
    lines = (tmp_path / "results.figure-sections.csv").read_text(encoding="utf-8").splitlines()
    assert lines[1].startswith("'=1+1,")


@given(
    st.lists(st.tuples(st.sampled_from(STATUSES), st.sampled_from(["A", "B", None])), min_size=1, max_size=20)
)
def test_sections_add_up_to_the_whole_and_ranges_hold_the_known(drawn):
    result = builders.audit(*(body(line, status, section) for line, (status, section) in enumerate(drawn, 1)))
    made = by_key(result)
    whole, *parts = made["share"].rows
    known = Counter(status for status, _ in drawn)
    assert whole[4:6] == [known["user_led"], known["user_led"] + known["unclear"]]
    if parts:
        assert [sum(row[at] for row in parts) for at in range(1, 6)] == list(whole[1:6])
        assert all(row[4] <= row[5] <= row[2] <= row[1] for row in parts)
    if "sections" in made:
        assert [sum(row[at] for row in made["sections"].rows) for at in range(2, 6)] == [
            known[status] for status in STATUSES
        ]


@given(
    st.lists(st.integers(0, 500), min_size=1, max_size=5),
    st.text(st.characters(categories=["L", "N", "Zs"]), min_size=1),
)
def test_parts_of_a_bar_lie_side_by_side_within_it(numbers, word):
    full = max(sum(numbers), 1)
    [bar] = stacks([(word, str(full), [(str(at), number) for at, number in enumerate(numbers)], full)])
    ends = [(part.x, part.x + part.length) for part in bar.parts]
    assert all(abs(end - start) < 0.2 for (_, end), (start, _) in pairwise(ends))
    assert all(0 <= start <= end <= WIDTH + 0.2 for start, end in ends)
    assert [part.number for part in bar.parts] == [number for number in numbers if number]
    shown = "".join(bar.lines).replace(" ", "")
    whole = "".join(word.split())
    assert "".join(shown.split()) == whole or (
        shown.endswith("…") and whole.startswith("".join(shown[:-1].split()))
    )


def test_a_long_section_stands_on_several_lines_and_moves_the_next_bar_down():
    name = "User groups and voluntary organisations"
    first, second = stacks(
        [(name, "from 10 to 20 of 33", [("user_led", 1)], 1), ("All", "2", [("none", 1)], 1)]
    )
    assert first.lines == ["User groups", "and voluntary organisations"]
    assert first.bar_top > first.top + 20
    assert second.top > first.bar_top + 18
    assert second.lines == ["All"]


def test_a_drawing_of_very_many_sections_says_what_it_leaves_out(tmp_path):
    result = builders.audit(*(body(line, "unclear", f"Section {line}") for line in range(1, 42)))
    figure = by_key(result)["sections"]
    assert (len(figure.stacks), len(figure.rows)) == (30, 41)
    assert figure.cut == "The drawing shows the first 30; the table has all 41."
    assert figure.cut in write_report(result, tmp_path).read_text(encoding="utf-8")
