"""The page of a sector report: nothing that names or documents hold can act, and everything can be read."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path

import pytest
from markupsafe import Markup
from selectolax.lexbor import LexborHTMLParser

from ulo_classify.sector.members import Member, MemberChange, write_members
from ulo_classify.sector.page import Item, Page, Picture, Section, Table, Words, method_of, render, write_page

from .browsing import SCHEMES, browser, faults, show

EVIL = '<script>alert(1)</script>=HYPERLINK("x")'
DAY = dt.date(2031, 2, 3)


def member(name: str, fate: str, **more: object) -> Member:
    given: dict[str, object] = {"name": name, "fate": fate, "reason": "It is so."}
    if fate != "joined":
        given |= {"old_name": name, "old_lines": (1,)}
    if fate in {"stayed", "changed_name", "joined"}:
        given |= {"new_name": name, "new_lines": (1,)}
    return Member.model_validate(given | more)


CHANGE = MemberChange(
    old="2024.csv",
    new="2026.csv",
    members=(
        member("Elm Club", "stayed", status="user_led", form="CIO", section="North"),
        member("Fern Club", "changed_name", status="unclear"),
        member("Gorse Club", "closed", status="user_led", closed_on="2026-01-02"),
        member("Heath Club", "merged", into="Elm Club", into_on_new=True),
        member("Iris Club", "left", form="CIO"),
        member("=cmd|'/c calc'!A1", "unknown", section="South"),
        member(EVIL, "joined"),
    ),
    notes=("One body under two numbers.",),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("members")
    write_members(CHANGE, out, made_on=DAY)
    return out


@pytest.fixture(scope="module")
def page(folder: Path) -> LexborHTMLParser:
    return LexborHTMLParser((folder / "index.html").read_text(encoding="utf-8"))


def rows(page: LexborHTMLParser, table: str) -> dict[str, list[str]]:
    found = page.css(f"[aria-labelledby={table}-caption] tbody tr")
    return {row.css_first("th").text(): [cell.text() for cell in row.css("td")] for row in found}


def test_a_name_can_do_nothing_on_the_page_or_in_a_spreadsheet(folder: Path, page: LexborHTMLParser) -> None:
    assert page.css("script") == []
    assert "alert(1)" in page.css_first("#bodies").text()
    policy = page.css_first("meta[http-equiv]").attributes["content"]
    assert "default-src 'none'" in policy
    assert "script-src" not in policy
    with (folder / "results.members.csv").open(encoding="utf-8", newline="") as handle:
        names = [row["name"] for row in csv.DictReader(handle)]
    assert "'=cmd|'/c calc'!A1" in names


def test_statuses_apart_and_unknown_apart(page: LexborHTMLParser) -> None:
    table = rows(page, "by-status")
    assert table["User-led"] == ["2", "1", "0", "1", "0", "0", "0", "0", "1", "-1", "1 to 1"]
    assert table["Not assessed"] == ["3", "0", "0", "0", "1", "1", "1", "1", "1", "-2", "0 to 1"]
    assert set(table) == {"User-led", "Unclear", "Not assessed"}
    assert rows(page, "by-section")["South"][6] == "1"
    assert rows(page, "by-form")["CIO"][0] == "2"


def test_every_table_of_the_page_is_a_file_too(folder: Path, page: LexborHTMLParser) -> None:
    linked = {a.attributes["href"] for a in page.css("a[href$='.csv'], a[href$='.jsonl']")}
    assert linked == {each.name for each in folder.iterdir()} - {"index.html"}
    for name in ("counts", "change", "by_status", "by_form", "by_section"):
        with (folder / f"results.{name}.csv").open(encoding="utf-8", newline="") as handle:
            header, *cells = csv.reader(handle)
        table = page.css_first(f"a[href='results.{name}.csv']")
        assert table is not None
        assert header
        assert cells


def test_unknown_bodies_widen_the_number_of_closures(page: LexborHTMLParser) -> None:
    assert "Of the 6, between 1 and 2 closed: 1 by the registers" in page.css_first("#change").text()


def test_the_method_and_the_notes_are_printed(page: LexborHTMLParser) -> None:
    assert "Small groups without a legal form" in page.css_first("#method").text()
    assert "How to cite" in page.css_first("#method").text()
    assert "One body under two numbers." in page.css_first("#notes").text()


def test_the_same_result_gives_the_same_bytes(folder: Path, tmp_path: Path) -> None:
    write_members(CHANGE, tmp_path, made_on=DAY)
    for path in sorted(tmp_path.iterdir()):
        assert path.read_bytes() == (folder / path.name).read_bytes(), path.name


def test_a_picture_has_words_and_its_drawing_is_left_as_it_is(tmp_path: Path) -> None:
    picture = Picture("p", "A <title>", "Its text", "Its caption", 10, 10, Markup("<path d='M0 0'/>"))
    words = Words("Before and now", "old words", "Before: clause 1", "", "No such words")
    section = Section(
        "one",
        "One",
        picture=picture,
        tables=(Table("t", "T", ("a", "b"), (("x", 1),), "results.t.csv"),),
        items=(Item("Elm Club", ("It changed.",), (words,)),),
    )
    made = Page("e", "t", "l", "2031-02-03", (("Made on", "x"),), (section,), method=method_of("watch"))
    page = LexborHTMLParser(render(made))
    svg = page.css_first("svg[role=img]")
    assert svg.css_first("title").text() == "A <title>"
    assert svg.css_first("path") is not None
    named = [page.css_first(f"#{each}") for each in svg.attributes["aria-labelledby"].split()]
    assert all(each is not None for each in named)
    assert [each.text() for each in page.css(".beside blockquote")] == ["old words"]
    write_page(made, tmp_path)
    assert (tmp_path / "results.t.csv").read_bytes() == b"a,b\r\nx,1\r\n"


@pytest.mark.browser
def test_wcag_in_a_browser_and_nothing_wider_than_a_narrow_screen(folder: Path, tmp_path: Path) -> None:
    with browser(tmp_path / "profile") as driver:
        for width, scheme in SCHEMES:
            show(driver, folder / "index.html", width, scheme)
            assert driver.execute_script("return document.documentElement.scrollWidth") <= width
            assert faults(driver) == [], (width, scheme)
            overlapping = driver.execute_script(
                "const words=document.querySelectorAll('.sector-picture text');"
                "const b=[...words].map(e=>e.getBoundingClientRect());"
                "return b.filter((x,i)=>b.some((y,j)=>j>i&&x.left<y.right&&y.left<x.right&&x.top<y.bottom-1"
                "&&y.top<x.bottom-1)).length"
            )
            assert overlapping == 0
