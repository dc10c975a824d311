"""The words: complete, plain, and never a judgement of worth."""

from __future__ import annotations

import datetime as dt
import re
from fractions import Fraction
from importlib.resources import files
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ulo_classify import schema
from ulo_classify.report.records import LEADING_COLUMNS, REGISTER_COLUMNS, TRAILING_COLUMNS
from ulo_classify.report.wording import control_words, date_words, flag_word, messages, term, terms

JUDGEMENTS = re.compile(
    r"\b(fakes?|sham|bogus|phon(y|ey)|token(istic|ism)?|co-?opted|astroturf\w*|impostors?|fraud\w*|pretend\w*"
    r"|pseudo\w*|failed the|illegitimate)\b",
    re.IGNORECASE,
)


def sentences(value) -> list[str]:
    if isinstance(value, str):
        return [value]
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return [text for each in inner for text in sentences(each)]


def test_no_message_judges_a_body():
    found = sentences(messages())
    assert len(found) > 100
    assert [text for text in found if JUDGEMENTS.search(text)] == []


def test_no_template_judges_a_body():
    templates = [
        each for each in files("ulo_classify.report").joinpath("templates").iterdir() if each.is_file()
    ]
    assert len(templates) >= 10
    for template in templates:
        assert JUDGEMENTS.findall(template.read_text(encoding="utf-8")) == [], template.name


def test_the_search_for_judgements_finds_them():
    assert all(JUDGEMENTS.search(word) for word in ("a fake group", "tokenistic", "co-opted", "Coopted body"))


@pytest.mark.parametrize(
    ("group", "keys"),
    [
        ("status", get_args(schema.Status)),
        ("verdict", get_args(schema.Verdict)),
        ("basis", get_args(schema.Basis)),
        ("outcome", get_args(schema.Outcome)),
        ("document_kind", get_args(schema.DocumentKind)),
        ("column", (*LEADING_COLUMNS, *TRAILING_COLUMNS, *REGISTER_COLUMNS)),
        ("register_outcome", get_args(schema.MatchOutcome)),
        ("match_method", get_args(schema.MatchMethod)),
    ],
)
def test_every_value_has_a_word(group, keys):
    for key in keys:
        assert term(group, key).word[0] not in " _"
        assert "_" not in term(group, key).word
        if group != "document_kind":
            assert term(group, key).sentence.endswith(".")


def test_unclear_never_sorts_beside_not():
    order = sorted(terms("status"), key=lambda key: terms("status")[key].sort)
    assert order[0] == "not_user_led"
    assert order[1] == "user_group"
    assert order.index("unclear") > order.index("user_led")


def test_an_unknown_flag_does_not_show_its_key():
    assert flag_word("sham_board") == "Something to know"


@given(st.dates())
def test_dates_in_words_can_be_read_back(date):
    words = date_words(date.isoformat())
    day, month, year = words.split()
    assert dt.date(int(year), messages()["months"].index(month) + 1, int(day)) == date


@pytest.mark.parametrize(
    ("date", "words"),
    [("2024", "2024"), ("2024-05", "May 2024"), ("2024-00", "2024-00"), ("2024-13-01", "2024-13-01")],
)
def test_partial_dates(date, words):
    assert date_words(date) == words


@pytest.mark.parametrize(
    ("low", "high", "sentence"),
    [
        ("0/1", "1/1", "Users are sure of none of the votes, and can hold all of the votes at most."),
        ("1/2", "1/2", "Users hold 1/2 of the votes (exactly half), in every case that the rules allow."),
        (
            "501/1000",
            "3/4",
            "Users are sure of 501/1000 of the votes (more than half), "
            "and can hold 3/4 of the votes (more than half) at most.",
        ),
        ("1/1", "1/1", "Users hold all of the votes, in every case that the rules allow."),
        (
            "0/1",
            "3/10",
            "Users are sure of none of the votes, and can hold 3/10 of the votes (less than half) at most.",
        ),
    ],
)
def test_shares_in_words(low, high, sentence):
    share = schema.ControlShare(low=Fraction(low), high=Fraction(high), explanation="")
    assert control_words(share) == sentence
