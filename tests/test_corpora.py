"""The corpora keep their own promises: every line is whole, labelled, its own, and cites what it says.

What a record must hold is checked by its model (`ulo_classify.labelled`); here stands what no
single line shows.
"""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import get_args

import pytest

from ulo_classify import language_profile
from ulo_classify.errors import DataError
from ulo_classify.labelled import (
    Dossier,
    Labelled,
    LabelledSentence,
    ThemedSentence,
    ThemeReading,
    read_labelled,
)
from ulo_classify.schema import Status

CORPORA = Path(__file__).parents[1] / "corpora"
DOSSIERS = sorted(CORPORA.glob("dossiers/*.jsonl"))
SENTENCES = sorted(CORPORA.glob("sentences/*.jsonl"))
RULES = sorted(CORPORA.glob("rules/*.jsonl"))


def stem(path: Path) -> str:
    return path.stem


def rows(path: Path) -> list[dict]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("path", DOSSIERS, ids=stem)
def test_dossiers_are_by_the_author_of_the_file_and_balanced(path: Path) -> None:
    dossiers = list(read_labelled(path, Dossier))
    assert {each.author for each in dossiers} == {path.stem.upper()}
    assert set(Counter(each.status for each in dossiers)) == set(get_args(Status))
    for each in dossiers:
        assert sum(len(document.text.split()) for document in each.documents) >= 40, each.id


@pytest.mark.parametrize("author", ["at", "aw"])
def test_what_is_kept_unseen_is_whole_and_by_nobody_who_is_trained_on(author: str) -> None:
    kept = list(read_labelled(CORPORA / "unseen" / f"{author}.jsonl", Dossier))
    assert {each.author for each in kept}.isdisjoint({path.stem.upper() for path in DOSSIERS})
    assert list(read_labelled(CORPORA / "unseen" / f"{author}_sentences.jsonl", LabelledSentence))


@pytest.mark.parametrize("path", SENTENCES, ids=stem)
def test_sentences_are_by_the_author_of_the_file(path: Path) -> None:
    sentences = list(read_labelled(path, LabelledSentence))
    assert {each.author for each in sentences} == {path.stem.upper()}
    for each in sentences:
        for statement in each.statements:
            low, high = statement.share or (0, 1)
            assert 0 <= low <= high <= 1, each.id


@pytest.mark.parametrize("path", RULES, ids=stem)
def test_every_rule_book_is_labelled_and_quoted(path: Path) -> None:
    for row in rows(path):
        assert row["status"] in get_args(Status), row["id"]
        assert 8000 <= len(row["text"]) <= 20000, row["id"]
        assert set(row["answer"]) == {"board", "general_meeting"}, row["id"]
        for quote in (*row["deciding"], *row["decoys"]):
            assert quote in row["text"], (row["id"], quote)


def test_no_text_and_no_id_stands_twice() -> None:
    bodies = [each for path in DOSSIERS for each in read_labelled(path, Dossier)]
    texts = [document.text for each in bodies for document in each.documents]
    rules = [row for path in RULES for row in rows(path)]
    ids = [each.id for each in bodies] + [row["id"] for row in rules]
    assert len(set(ids)) == len(ids)
    folded = [" ".join(text.lower().split()) for text in (*texts, *(row["text"] for row in rules))]
    assert len(set(folded)) == len(folded)


def test_labels_are_told_by_their_own_file_too(tmp_path: Path) -> None:
    own = tmp_path / "own.jsonl"
    own.write_text('{"id": "1", "text": "We are blind.", "kind": "governance", "status": "unclear"}\n')
    [row] = read_labelled(own, Labelled)
    assert row.documents[0].kind == "governing_document"
    assert row.organisation().documents[0].text == "We are blind."


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ('{"id": "1", "text": "x", "status": "maybe"}', "own.jsonl, line 2, status: "),
        ('{"id": "1", "status": "unclear"}', "own.jsonl, line 2, documents: "),
        ("not JSON", "own.jsonl, line 2, the line as a whole: "),
    ],
)
def test_a_mistake_names_its_line_and_field(tmp_path: Path, line: str, told: str) -> None:
    own = tmp_path / "own.jsonl"
    own.write_text('{"id": "0", "text": "x", "status": "unclear"}\n' + line)
    with pytest.raises(DataError, match="^" + told):
        list(read_labelled(own, Labelled))


def test_a_quote_that_is_not_there_is_refused(tmp_path: Path) -> None:
    row = next(row for path in DOSSIERS for row in rows(path) if row["deciding"])
    row["deciding"] = [{**row["deciding"][0], "quote": "no such words here"}]
    path = tmp_path / "x.jsonl"
    path.write_text(json.dumps(row))
    with pytest.raises(DataError, match="does not hold the words 'no such words here'"):
        list(read_labelled(path, Dossier))


def test_sentences_with_themes_are_those_of_the_dossiers() -> None:
    texts = {
        each.id: " ".join(" ".join(document.text for document in each.documents).split())
        for path in DOSSIERS
        for each in read_labelled(path, Dossier)
    }
    themed = list(read_labelled(CORPORA / "themes" / "sentences.jsonl", ThemedSentence))
    for each in themed:
        assert " ".join(each.text.split()) in texts[each.dossier], each.id
    second = list(read_labelled(CORPORA / "themes" / "second_reader.jsonl", ThemeReading))
    assert {each.id for each in second} <= {each.id for each in themed}


def test_co_opted_language_is_labelled_on_every_side_of_the_question() -> None:
    """150 and more cases: user-led bodies in the same words, and hosts with a part that users lead."""
    labelled = [
        each for path in DOSSIERS for each in read_labelled(path, Dossier) if each.coopted is not None
    ]
    heavy = [
        each
        for each in labelled
        if max(language_profile(document.text).weight for document in each.documents) >= 2
    ]
    assert sum(bool(each.coopted) for each in labelled) >= 150
    assert sum(each.status == "user_led" for each in heavy) >= 50
    parts = [
        each
        for each in labelled
        if each.coopted and any(span.scope == "part" and span.polarity == "met" for span in each.deciding)
    ]
    assert len(parts) >= 50
    assert not [each.id for each in labelled if each.coopted and each.status == "user_led"]
