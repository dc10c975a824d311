"""The pattern language: what each sign means, and that the filter in front of it loses nothing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ulo_classify.errors import LexiconError
from ulo_classify.language.mentions.component import load_definitions, load_grammar
from ulo_classify.language.patterns import Match, Pattern, merge, render
from ulo_classify.language.statements.frames import load_frames

from .pattern_makers import fitting, units


def hits(pattern: str, words: str) -> list[str]:
    sentence = units(words)
    found = Pattern(pattern).find(render(sentence))
    return [" ".join(unit.word for unit in sentence[m.first : m.last]) for m in found]


@pytest.mark.parametrize(
    ("pattern", "words", "wanted"),
    [
        ("run by users", "we are run by users today", ["run by users"]),
        ("run by users", "overrun by users", []),
        ("run by", "run bye", []),
        ("a b", "a x b", []),
        # optional
        ("all [of] us", "all us all of us all in us", ["all us", "all of us"]),
        ("all [of|in] us", "all us all of us all in us", ["all us", "all of us", "all in us"]),
        ("all [most of] us", "all of us", []),
        # choice
        ("(run|led) by", "led by us run by them held by it", ["led by", "run by"]),
        ("(run by|in hands of) us", "in hands of us run by us in the us", ["in hands of us", "run by us"]),
        ("(a [b|c] d|e) f", "a b d f a d f e f a e f", ["a b d f", "a d f", "e f", "e f"]),
        ("run by | led by", "led by us or run by them", ["led by", "run by"]),
        # gaps
        ("run ..2 by", "run by run x by run x y by run x y z by", ["run by", "run x by", "run x y by"]),
        ("run ..2 by", "run ; by run x : by", []),
        ("run ..2 by", "run by by", ["run by"]),
        # repetition
        ("x (, x)* .", "x , x , x .", ["x , x , x ."]),
        ("x (, x)* .", "x .", ["x ."]),
        ("x ((,|and) x)* y", "x and x , x y", ["x and x , x y"]),
        # ends
        ("^ run", "run and run", ["run"]),
        ("^ run", "they run", []),
        ("run $", "run run", ["run"]),
        ("run $", "run off", []),
        ("^ run $", "run", ["run"]),
        # slots
        ("{board} of", "board/board of panel/panel of x/board_x of", ["board of"]),
        ("{board|panel} of", "board/board of panel/panel of", ["board of", "panel of"]),
        ("{board} {users}", "x/a;board;z y/users", ["x y"]),
        ("{board}", "board", []),
        ("board", "board/users", ["board"]),
        ("{who=*} votes", "nobody votes x/users votes", ["nobody votes", "x votes"]),
        ("c.i.c.", "a c.i.c. a cxixc.", ["c.i.c."]),
    ],
)  # fmt: skip
def test_what_a_pattern_finds(pattern: str, words: str, wanted: list[str]) -> None:
    assert hits(pattern, words) == wanted


def test_groups_remember_units() -> None:
    sentence = units("most/share of our trustees/board are deaf/users")
    (match,) = Pattern("{share=share} of [our|the] {body=board|staff} are {group=users|family}").find(
        render(sentence)
    )
    assert {name: unit.word for name, unit in match.groups.items()} == {
        "share": "most",
        "body": "trustees",
        "group": "deaf",
    }


def test_a_group_in_an_alternative_not_taken_is_absent() -> None:
    sentence = units("led by us/we")
    (match,) = Pattern("(run by {who=users} | led by {whom=we})").find(render(sentence))
    assert set(match.groups) == {"whom"}
    assert match.groups["whom"] is sentence[2]


def test_the_same_name_may_stand_in_two_alternatives() -> None:
    pattern = Pattern("({who=users} decide | decided by {who=users})")
    for words, wanted in (("we/users decide", "we"), ("decided by them/users", "them")):
        (match,) = pattern.find(render(units(words)))
        assert match.groups["who"].word == wanted


@pytest.mark.parametrize("broken", ["(run by", "run by]", "run [by", "run by)*"])
def test_a_broken_pattern_is_named(broken: str) -> None:
    with pytest.raises(LexiconError, match=r"frames\.toml \[x\].*cannot be read"):
        Pattern(broken, "frames.toml [x]")


def test_merge_joins_units_and_their_offsets() -> None:
    sentence = units("we are deaf people/people today")
    merged = merge(sentence, 2, 4, frozenset({"users"}), "cue")
    assert [unit.word for unit in merged] == ["we", "are", "deaf_people", "today"]
    assert (merged[2].start, merged[2].end) == (sentence[2].start, sentence[3].end)
    assert merged[2].slots == {"users"}
    assert merged[2].value == "cue"
    assert len(sentence) == 5


BUNDLED = [
    *(frame.pattern for frame in load_frames()),
    *(rule.pattern for rule in load_grammar()),
    *load_definitions(),
]
WORDS = ["run", "by", "of", "the", ",", ";", "and", "we", "users", "board", "are", "not"]
SLOTS = ["board", "users", "share", "be", "we", "membership", "lead_verb"]
UNIT = st.builds(
    lambda word, slots: f"{word}/{';'.join(sorted(slots))}",
    st.sampled_from(WORDS),
    st.frozensets(st.sampled_from(SLOTS), max_size=2),
)
SENTENCES = st.lists(UNIT, max_size=12).map(" ".join)
PIECES = st.recursive(
    st.one_of(
        st.sampled_from([word for word in WORDS if word != ";"]),
        st.lists(st.sampled_from(SLOTS), min_size=1, max_size=2).map(
            lambda slots: "{" + "|".join(slots) + "}"
        ),
        st.sampled_from(SLOTS).map(lambda slot: "{g=" + slot + "}"),
        st.sampled_from(["..1", "..3", "{g=*}"]),
    ),
    lambda inner: st.one_of(
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: f"[{' '.join(parts)}]"),
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: f"({'|'.join(parts)})"),
        st.lists(inner, min_size=1, max_size=2).map(lambda parts: f"({' '.join(parts)})*"),
        st.lists(inner, min_size=1, max_size=3).map(" ".join),
    ),
    max_leaves=6,
)


def without_filter(pattern: Pattern) -> Pattern:
    bare = Pattern(pattern.source)
    bare.needs.clear()
    return bare


def found(pattern: Pattern, words: str) -> list[Match]:
    return list(pattern.find(render(units(words))))


@settings(max_examples=300, deadline=None)
@given(PIECES, SENTENCES)
def test_the_filter_loses_no_hit_of_any_pattern(source: str, words: str) -> None:
    pattern = Pattern(source)
    assert found(pattern, words) == found(without_filter(pattern), words)


@settings(max_examples=200, deadline=None)
@given(PIECES, st.data())
def test_a_sentence_made_from_a_pattern_is_found(source: str, data: st.DataObject) -> None:
    sentence = fitting(source, lambda low, high: data.draw(st.integers(low, high)))
    if not sentence:
        return  # every part was optional
    pattern = Pattern(source)
    hits = list(pattern.find(render(sentence)))
    assert hits
    assert hits[0].first == 0
    assert hits == list(without_filter(pattern).find(render(sentence)))


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(BUNDLED), st.data())
def test_the_filter_loses_no_hit_of_the_bundled_patterns(pattern: Pattern, data: st.DataObject) -> None:
    core = fitting(pattern.source, lambda low, high: data.draw(st.integers(low, high)))
    inside = " ".join(f"{unit.word}/{';'.join(sorted(unit.slots))}" for unit in core if "/" not in unit.word)
    words = inside if "^" in pattern.source or "$" in pattern.source else f"well {inside} indeed"
    hits = found(pattern, words)
    assert hits == found(without_filter(pattern), words)
    if core and not any("/" in unit.word for unit in core):
        assert hits, words
