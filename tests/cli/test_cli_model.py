"""The learned model on the command line: scoring a file of one's own, training, and strangers' models."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ulo_classify.cli import main
from ulo_classify.model.bundle import from_bytes

LED = "Seven of our nine trustees are deaf people."
CARE = "Our staff care for residents in our homes."


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(each) for each in arguments])


@pytest.fixture
def labelled(tmp_path: Path) -> Path:
    rows = [
        {"id": "1", "text": LED, "kind": "website", "status": "user_led"},
        {"id": "2", "text": "Bring a cushion.", "kind": "website", "status": "not_user_led"},
        {"id": "3", "text": "Bring a cup.", "status": "user_group", "status_any": ["unclear"]},
    ]
    path = tmp_path / "own.jsonl"
    path.write_text("\n".join(json.dumps(row) for row in rows))
    return path


def test_a_file_of_ones_own_is_scored(labelled: Path) -> None:
    done = run("evaluate", labelled, "--errors", "--model", "none")
    assert done.exit_code == 0, done.output
    assert "own.jsonl: 3 bodies, 66.7% right" in done.output
    assert "user_led      precision 1.00  recall 1.00" in done.output
    assert "  2: unclear, labelled not_user_led" in done.output
    assert "calibration" not in done.output


def test_with_the_model_probabilities_are_judged_too(labelled: Path) -> None:
    assert "calibration error of the probabilities: 0." in run("evaluate", labelled).output


@pytest.mark.parametrize("name", ["nowhere.jsonl", "."])
def test_what_cannot_be_read_is_one_sentence(name: str, tmp_path: Path) -> None:
    done = run("evaluate", tmp_path / name)
    assert (done.exit_code, done.output.count("\n")) == (2, 1)


def corpora(folder: Path, authors: int) -> Path:
    for kind in ("dossiers", "sentences"):
        (folder / kind).mkdir(parents=True)
    for number in range(authors):
        name = "ABC"[number]
        bodies = [
            {
                "id": f"{name}-{at}",
                "author": name,
                "country": "GB",
                "org_type": "dpo",
                "constituency": None,
                "documents": [{"kind": "website", "date": None, "text": f"{text} Group {name}{at} meets."}],
                "status": status,
                "criteria": dict.fromkeys(("led", "directed", "governed", "membership"), "unknown"),
                "deciding": [],
                "coopted": None,
                "coopted_spans": [],
                "controller": None,
                "hard": False,
                "why": "A test.",
            }
            for at, (text, status) in enumerate([(LED, "user_led"), (CARE, "not_user_led")] * 3)
        ]
        sentences = [
            {"id": f"{name}-s{at}", "author": name, "text": f"{text} {at}", "statements": statements}
            for at, (text, statements) in enumerate([(LED, [statement()]), (CARE, [])] * 3)
        ]
        (folder / "dossiers" / f"{name}.jsonl").write_text("\n".join(map(json.dumps, bodies)))
        (folder / "sentences" / f"{name}.jsonl").write_text("\n".join(map(json.dumps, sentences)))
    return folder


def statement() -> dict[str, object]:
    return {
        "quote": "Seven of our nine trustees are deaf people",
        "criterion": "governed",
        "group": "users",
        "body": "board",
        "share": ["7/9", "7/9"],
        "force": "fact",
        "polarity": "met",
        "scope": "organisation",
    }


def test_training_gives_the_same_bytes_and_says_what_they_are_worth(tmp_path: Path) -> None:
    source = corpora(tmp_path / "data", authors=3)
    done = run("train", source, "--out", tmp_path / "one.zip")
    assert done.exit_code == 0, done.output
    assert "18 dossiers and 18 sentences by 3 authors" in done.output
    assert "right on 100.0% of texts by authors held out" in done.output
    run("train", source, "--out", tmp_path / "two.zip")
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    facts = from_bytes((tmp_path / "one.zip").read_bytes(), "one.zip").facts
    assert {"data", "versions", "thresholds", "held_out"} <= set(facts)


def test_one_author_is_too_few_and_nothing_to_train_on_says_so(tmp_path: Path) -> None:
    done = run("train", corpora(tmp_path / "one", authors=1), "--out", tmp_path / "x.zip")
    assert (done.exit_code, "at least two authors" in done.output) == (2, True)
    done = run("train", tmp_path, "--out", tmp_path / "x.zip")
    assert (done.exit_code, "holds no dossiers" in done.output) == (2, True)


def test_a_strangers_model_is_taken_only_when_told_so(tmp_path: Path, labelled: Path) -> None:
    theirs = tmp_path / "theirs.zip"
    run("train", corpora(tmp_path / "data", authors=3), "--out", theirs)
    refused = run("evaluate", labelled, "--model", theirs)
    assert (refused.exit_code, "--trust-model" in refused.output) == (2, True)
    assert run("evaluate", labelled, "--model", theirs, "--trust-model").exit_code == 0
