"""The page as parsed HTML: order, escaping, reasons, people, counts."""

from __future__ import annotations

import base64
import hashlib
import re
from itertools import pairwise

import report_builders as builders
from selectolax.lexbor import LexborHTMLParser

from ulo_classify.report import write_report


def text(node) -> str:
    return " ".join(node.text(separator=" ").split())


def parse(result, tmp_path) -> LexborHTMLParser:
    return LexborHTMLParser(write_report(result, tmp_path).read_text(encoding="utf-8"))


def test_sections_come_in_the_promised_order(page):
    assert [node.id for node in page.css("main > section")] == [
        "counts",
        "figures",
        "reading",
        "notes",
        "language",
        "lines",
        "bodies",
    ]
    assert text(page.css_first("h1")) == "Tarn Hollow bus consultation <2024>"
    assert len(page.css("h1")) == 1
    assert page.css_first("html").attributes["lang"] == "en"


def test_headings_never_skip_a_level(page):
    levels = [int(node.tag[1]) for node in page.css("h1, h2, h3, h4, h5, h6")]
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_when_and_by_what_it_was_checked(page):
    header = text(page.css_first("header.top"))
    for words in ("2 June 2024", "UN CRPD General Comment No. 7 (gc7)", "ulo_classify 0.1.0", "criteria 1.0"):
        assert words in header


def test_names_and_quotes_cannot_add_elements(page, html):
    assert "<script>alert" not in html
    assert "<img" not in html
    assert len(page.css("script")) == 1
    marked = [node.text() for node in page.css("mark")]
    assert builders.SCRIPT_QUOTE in marked
    assert text(page.css_first("#line-2 th bdi")) == builders.SCRIPT_NAME
    assert page.css_first("#notes b") is None
    assert "\x07" not in html


def test_nothing_is_loaded_from_elsewhere(page, html):
    assert "http://" not in html
    assert "https://" not in html
    assert "@import" not in html
    for node in page.css("[src], link[href], [data], [action]"):
        assert node.attributes.get("href") == "data:,"


def test_the_policy_names_the_hash_of_each_inline_block(page):
    policy = page.css_first("meta[http-equiv=Content-Security-Policy]").attributes["content"]
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    for tag in ("style", "script"):
        [block] = page.css(tag)
        digest = base64.b64encode(hashlib.sha256(block.text().encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    # A style attribute would be refused by the policy, and an event handler too.
    assert not [
        node for node in page.css("*") if any(a == "style" or a.startswith("on") for a in node.attributes)
    ]


def test_ids_are_different_and_links_inside_the_page_lead_somewhere(page):
    ids = [node.id for node in page.css("[id]")]
    assert len(ids) == len(set(ids))
    targets = [node.attributes["href"] for node in page.css("a[href^='#'], use")]
    assert len(targets) > 30
    assert {target[1:] for target in targets} <= set(ids)
    for node in page.css("[aria-labelledby]"):
        assert set(node.attributes["aria-labelledby"].split()) <= set(ids)


def test_the_table_has_every_line_in_order(page, result):
    cells = [row.css("td, th") for row in page.css("#lines-table tbody tr")]
    assert [int(text(row[0])) for row in cells] == [line.entry.line for line in result.lines]
    statuses = [text(row[3]) for row in cells]
    assert statuses[:5] == ["User-led", "User-led", "Not user-led", "User group", "Unclear"]
    assert statuses[6:8] == ["No result", "No result"]
    assert all(row[3].css_first("svg use") for row in cells)
    assert text(cells[0][4]) == "A rule in a governing document"
    assert "rules.pdf is damaged: ask for a new copy." in text(cells[9][2])


def test_individuals_and_anonymous_replies_have_no_other_name(page):
    for line in (7, 8):
        row = page.css_first(f"#line-{line}")
        assert text(row.css_first("th")) == "Individual (not named)"
        assert row.css_first("a") is None


def test_a_duplicate_leads_to_the_line_and_the_reasons_of_the_first(page):
    links = [node.attributes["href"] for node in page.css("#line-9 a")]
    assert links == ["#line-1", "#body-line-1"]
    assert len(page.css("article")) == 7


def test_an_article_gives_the_reasons_and_a_way_back(page):
    article = page.css_first("#body-line-1")
    words = text(article)
    assert text(article.css_first("h3")) == "Quay Street Disabled People's Union"
    assert "page 2, in the section “ Organisations ”" in words
    assert "The rules reserve more than half of the seats" in words
    for heading in (
        "Words that decide it",
        "Who holds the votes",
        "Criteria",
        "What would settle what is unknown",
        "Documents read",
        "Could not be read",
    ):
        assert heading in [text(node) for node in article.css("h4")]
    assert (
        "Users are sure of 7/12 of the votes (more than half), and can hold all of the votes at most."
        in words
    )
    assert "kind guessed from the file name" in words
    assert "old-rules.doc : The file is locked with a password." in words
    assert article.css_first(".back a").attributes["href"] == "#line-1"


def test_each_criterion_has_verdict_reason_and_reference(page):
    items = [text(node) for node in page.css("#body-line-1 .criteria > li")]
    assert len(items) == 4
    assert items[0].startswith("Governed by users Shown ")
    assert items[1].startswith("Led by users Documents disagree ")
    assert items[2].startswith("Users are the majority of members Not known ")
    assert items[3].startswith("Local roots Shown not to be so ")
    assert all("Reference: CRPD/C/GC/7 para 11." in item for item in items)


def test_a_quote_stands_in_its_context_with_its_place_in_words(page):
    quote = page.css_first("#body-line-1-quote-1")
    block = quote.css_first("blockquote")
    assert quote.css_first("mark").text() == builders.RULES_QUOTE
    assert block.text().strip() == (
        "The board governs the society. "
        "At least seven of the twelve trustees shall be disabled people"
        ", chosen by the members each spring. …"
    ).replace("The board", "… The board")
    assert text(quote.css_first("figcaption")) == (
        "Quote 1. From rules.txt (governing document), page 3, under the heading “The trustees”, "
        "clause 12.1. Dated 31 May 2023."
    )


def test_a_quote_is_shown_once_and_named_by_its_number_afterwards(page):
    article = page.css_first("#body-line-1")
    assert [node.text() for node in article.css("mark")].count(builders.RULES_QUOTE) == 1
    assert [text(node) for node in article.css(".again")].count("See quote 1, shown in full above") == 2


def test_words_cut_without_their_space_do_not_run_together(tmp_path):
    words = builders.evidence("seven of us", before="the board has", after="and two guests", start=13)
    summary = builders.document(characters=words.end + len(words.after))
    found = builders.assessment("Alder Row Group", evidence=(words,), documents=(summary,))
    page = parse(builders.audit(builders.assessed(1, found)), tmp_path)
    assert page.css_first("blockquote").text().strip() == "the board has seven of us and two guests"


def test_a_flag_is_worded_and_its_key_is_not_shown(page, html):
    assert "coopted" not in html
    words = text(page.css_first("#body-line-3 .flag"))
    assert words.startswith("The movement's words, and control shown elsewhere. Plainly shown.")
    assert "What would clear it: A rule by which users choose most of the panel." in words


def test_the_three_denominators_are_printed_together(page):
    assert [text(node) for node in page.css(".three li")] == [
        "3 of 12 lines of the list, each organisation counted once",
        "3 of 9 different organisations",
        "3 of 5 organisations whose documents allow an answer",
    ]
    assert not re.search(r"\d\s*%", text(page.css_first("#counts")))


def test_the_counts_table_says_what_the_chart_draws(page):
    chart = page.css_first("svg[role=img]")
    labels = chart.attributes["aria-labelledby"].split()
    assert all(text(page.css_first(f"#{label}")) for label in labels)
    drawn = [
        (word.text(), number.text())
        for word, number in zip(chart.css(".bar-word"), chart.css(".bar-number"), strict=True)
    ]
    told = [
        (text(row.css_first("th")), text(row.css_first("td")).split()[0])
        for row in page.css("#counts .counted tbody tr")
    ]
    assert (
        drawn
        == told
        == [
            ("User-led", "3"),
            ("User group", "1"),
            ("Not user-led", "1"),
            ("Unclear", "3"),
            ("No result", "1"),
        ]
    )
    lengths = [float(bar.attributes["width"]) for bar in chart.css(".bar")]
    assert lengths[0] == lengths[3] > lengths[1] == lengths[4]


def test_every_table_has_a_caption_and_scoped_headers(page):
    for table in page.css("table"):
        assert text(table.css_first("caption"))
        assert all(node.attributes.get("scope") in ("col", "row") for node in table.css("th"))
        assert table.parent.attributes["tabindex"] == "0"


def test_a_list_without_organisations(tmp_path):
    page = parse(builders.audit(), tmp_path)
    assert "The list names no organisation" in text(page.css_first("#counts"))
    assert page.css_first("svg[role=img]") is None
    assert "The list has no lines." in text(page.css_first("#lines-table"))
    assert "No body on this list was assessed." in text(page.css_first("#bodies"))
    assert page.css_first("#notes") is None


def test_the_same_name_twice_on_a_line_has_its_own_ids(page):
    assert text(page.css_first("#line-11-2 th")) == "Second Name On One Line"
    assert text(page.css_first("#body-line-11-2 h3")) == "Second Name On One Line"


def test_the_learned_model_is_explained_only_where_it_decided_something(page):
    legends = " ".join(element.text() for element in page.css(".legend"))
    assert "statement of fact" in legends
    assert "learned model" not in legends
