"""A set of one's own in TOML: it loads, and a mistake in it names the file, the line and the key."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from ulo_classify.criteria import load_criteria
from ulo_classify.errors import CriteriaError

STAFF = 'body = "staff"'
GOOD = """\
# what our network asks
key = "our_network"
name = "Our network"
version = "2024"
source_status = "our own rule"

[citation]
publisher = "Our network"
title = "Rule on members"
year = "2024"
section = "rule 3"

[users]
who = "Deaf people."
not_counted = "Everybody else."

[[criterion]]
key = "trustees"
label = "Deaf people among trustees"
question = "Are two thirds of the trustees Deaf?"
reference = "rule 3.1"
body = "board"
operator = ">="
threshold = "2/3"

[[criterion]]
key = "staff"
label = "Deaf people among staff"
question = "Are a third of the staff Deaf?"
reference = "rule 3.2"
body = "staff"
operator = ">"
threshold = 0.3
accepts = ["fact"]
"""


def write(folder: Path, source: str) -> Path:
    file = folder / "mine.toml"
    file.write_text(source, encoding="utf-8")
    return file


def mistake(folder: Path, old: str, new: str) -> str:
    assert GOOD.count(old) == 1
    with pytest.raises(CriteriaError) as caught:
        load_criteria(write(folder, GOOD.replace(old, new)))
    sentence = str(caught.value)
    assert str(folder / "mine.toml") in sentence
    assert "\n" not in sentence
    assert "Traceback" not in sentence
    return sentence.removeprefix(f"{folder / 'mine.toml'}, ")


def line_of(words: str, source: str = GOOD) -> int:
    return 1 + source[: source.index(words)].count("\n")


def test_a_set_of_ones_own_loads_with_exact_thresholds(tmp_path: Path) -> None:
    found = load_criteria(write(tmp_path, GOOD))
    assert [each.threshold for each in found.criterion] == [Fraction(2, 3), Fraction(3, 10)]
    assert found.criterion[0].role == "gate"
    assert found.criterion[1].accepts == ("fact",)


def test_it_may_be_named_by_a_text_too(tmp_path: Path) -> None:
    assert load_criteria(str(write(tmp_path, GOOD))).key == "our_network"


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (
            'threshold = "2/3"',
            'threshhold = "2/3"',
            "criterion 1, threshhold: no such key; did you mean 'threshold'",
        ),
        (
            'threshold = "2/3"',
            "threshold = 1.5",
            "criterion 1, threshold: a threshold is a share from 0 to 1",
        ),
        (
            'threshold = "2/3"',
            'threshold = "most"',
            'criterion 1, threshold: a threshold is a share written "3/4"',
        ),
        (
            'threshold = "2/3"',
            'threshold = "1/0"',
            'criterion 1, threshold: a threshold is a share written "3/4"',
        ),
        (
            "threshold = 0.3",
            "threshold = true",
            'criterion 2, threshold: a threshold is a share written "3/4"',
        ),
        ('operator = ">"\n', 'operator = "=>"\n', "criterion 2, operator: must be '>' or '>='"),
        ('body = "staff"', 'body = "cleaners"', "criterion 2, body: must be 'board', "),
        ('accepts = ["fact"]', 'accepts = "fact"', "criterion 2, accepts: write a list in square brackets"),
        ('accepts = ["fact"]', 'accepts = ["fact", "hearsay"]', "criterion 2, accepts 2: must be 'rule', "),
        (
            'label = "Deaf people among staff"',
            "label = 7",
            "criterion 2, label: write text between quotation marks",
        ),
        ('year = "2024"', "year = 2024", "citation, year: write text between quotation marks"),
        ('key = "our_network"', 'key = "Our Network"', "key: a key has small letters"),
        ('key = "our_network"', 'key = ""', "key: a key has small letters"),
        ('who = "Deaf people."', 'whom = "Deaf people."', "users, whom: no such key; did you mean 'who'"),
    ],
)
def test_a_mistake_names_the_key_and_its_line(tmp_path: Path, old: str, new: str, says: str) -> None:
    line = line_of(old)
    sentence = mistake(tmp_path, old, new)
    assert f"line {line}: {says}" in sentence


def test_a_slip_in_a_key_is_told_before_the_key_that_it_leaves_missing(tmp_path: Path) -> None:
    sentence = mistake(tmp_path, 'reference = "rule 3.2"', 'referense = "rule 3.2"')
    line = line_of('reference = "rule 3.2"')
    assert sentence == (
        f"line {line}: criterion 2, referense: no such key; did you mean 'reference' (1 more to correct)."
    )


def test_of_two_mistakes_the_first_line_is_told(tmp_path: Path) -> None:
    source = GOOD.replace("0.3", "3").replace('"2/3"', '"7/3"')
    with pytest.raises(CriteriaError, match=r"line 24: criterion 1, threshold: .* \(1 more to correct\)\.$"):
        load_criteria(write(tmp_path, source))


def test_a_missing_key_points_at_the_head_of_its_table(tmp_path: Path) -> None:
    sentence = mistake(tmp_path, 'reference = "rule 3.2"\n', "")
    second = 1 + GOOD[: GOOD.rindex("[[criterion]]")].count("\n")
    assert sentence == f"line {second}: criterion 2, reference: this key is missing; add it."
    sentence = mistake(tmp_path, 'operator = ">"\n', "")
    assert sentence.startswith(
        f"line {second}: criterion 2, operator: a criterion that asks for a share needs"
    )


def test_a_missing_table(tmp_path: Path) -> None:
    source = GOOD.replace('[users]\nwho = "Deaf people."\nnot_counted = "Everybody else."\n', "")
    with pytest.raises(CriteriaError, match=r"mine.toml, line 1: users: this key is missing; add it\.$"):
        load_criteria(write(tmp_path, source))


def test_keys_that_do_not_go_together(tmp_path: Path) -> None:
    sentence = mistake(tmp_path, 'body = "staff"', 'body = "staff"\nasks = "control"')
    assert f"line {line_of(STAFF)}: criterion 2, body: only a criterion with" in sentence
    bar = 'key = "free"\nlabel = "Free"\nquestion = "Free?"\nreference = "rule 4"\nasks = "independence"\n'
    sentence = mistake(tmp_path, 'accepts = ["fact"]\n', f'accepts = ["fact"]\n[[criterion]]\n{bar}')
    assert (
        f"line {len(GOOD.splitlines()) + 1}: criterion 3, role: independence is never shown by silence"
        in sentence
    )


def test_the_same_key_twice_and_a_set_that_can_decide_nothing(tmp_path: Path) -> None:
    assert "two criteria have the key 'trustees'" in mistake(tmp_path, 'key = "staff"', 'key = "trustees"')
    roles = GOOD.replace('body = "', 'role = "characteristic"\nbody = "')
    with pytest.raises(CriteriaError, match='criterion: one criterion at least needs role = "gate"'):
        load_criteria(write(tmp_path, roles))


def test_lines_are_counted_past_texts_of_several_lines(tmp_path: Path) -> None:
    source = GOOD.replace('"our own rule"', '"""\nour own\nthreshold = 7\n[users]\n"""').replace('"2/3"', "3")
    with pytest.raises(CriteriaError) as caught:
        load_criteria(write(tmp_path, source))
    assert f"line {line_of('threshold = 3', source)}: criterion 1, threshold: " in str(caught.value)


def test_tables_under_another_name(tmp_path: Path) -> None:
    source = GOOD.replace("[[criterion]]", "[[criteria]]")
    line = line_of("[[criteria]]", source)
    with pytest.raises(CriteriaError, match=f"line {line}: criteria: no such key; did you mean 'criterion'"):
        load_criteria(write(tmp_path, source))


@pytest.mark.parametrize("cut", range(0, len(GOOD), 7))
def test_a_file_cut_short_is_a_mistake_and_never_a_crash(tmp_path: Path, cut: int) -> None:
    try:
        load_criteria(write(tmp_path, GOOD[:cut]))
    except CriteriaError as error:
        assert "line" in str(error) or "end of document" in str(error)


def test_what_is_no_toml_names_the_line(tmp_path: Path) -> None:
    source = GOOD.replace('version = "2024"', "version = 2024-")
    with pytest.raises(CriteriaError, match=r"mine.toml cannot be read: .*line 4.*; correct that line"):
        load_criteria(write(tmp_path, source))


def test_a_file_that_is_not_there_or_no_text(tmp_path: Path) -> None:
    with pytest.raises(CriteriaError, match=r"does not exist: check its name\.$"):
        load_criteria(tmp_path / "other.toml")
    file = tmp_path / "picture.toml"
    file.write_bytes(b"\xff\xfe\x00\xd8")
    with pytest.raises(CriteriaError, match="cannot be read"):
        load_criteria(file)
    with pytest.raises(CriteriaError, match="cannot be read"):
        load_criteria(write_folder(tmp_path))


def write_folder(folder: Path) -> Path:
    made = folder / "folder.toml"
    made.mkdir()
    return made


@pytest.mark.parametrize("key", ["gc7", "odi_dpulo", "all"])
def test_the_key_of_a_bundled_set_is_taken(tmp_path: Path, key: str) -> None:
    assert f"'{key}' is the key of a set that comes" in mistake(tmp_path, "our_network", key)
