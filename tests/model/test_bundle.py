"""The shipped form: the same bytes every time, no code on load, strangers refused."""

from __future__ import annotations

import io
import json
import pickle
import tomllib
import zipfile
from pathlib import Path

import numpy as np
import pytest

from evaluation.measure import CORPORA, data_files
from ulo_classify import Assessor
from ulo_classify.errors import ModelError
from ulo_classify.model.bundle import (
    Bundle,
    from_bytes,
    home,
    known_hash,
    load_bundle,
    save_bundle,
    sha256,
    to_bytes,
)
from ulo_classify.model.features import Features, Passage
from ulo_classify.model.fitting import fit_linear
from ulo_classify.model.training import STATUSES, data_hash
from ulo_classify.movement_language import THEMES

ROWS = [Features((Passage(0, 0, 9, (word,)),), {"signal": 1.0}) for word in "abcd" for _ in range(3)]
LABELS = [status for status in STATUSES for _ in range(3)]


def small() -> Bundle:
    model = fit_linear(ROWS, LABELS, STATUSES, strength=1.0, weight=0.5)
    return Bundle({"organisation": model}, {"thresholds": dict.fromkeys(STATUSES, 0.5), "data": "none"})


def test_the_same_model_gives_the_same_bytes() -> None:
    assert to_bytes(small()) == to_bytes(small())


def test_what_is_read_is_what_was_written() -> None:
    bundle = small()
    again = from_bytes(to_bytes(bundle), "x")
    assert again.facts == bundle.facts
    for row in ROWS:
        ours = bundle.models["organisation"].probabilities(row)
        assert again.models["organisation"].probabilities(row) == pytest.approx(ours, abs=1e-5)


def test_a_model_from_elsewhere_is_refused_in_words_that_tell_the_risk(tmp_path: Path) -> None:
    path = tmp_path / "theirs.zip"
    save_bundle(small(), path)
    with pytest.raises(ModelError, match="whoever trained it decides what is said of real bodies"):
        load_bundle(path)
    with pytest.raises(ModelError, match=r"theirs\.zip is not the model that belongs"):
        Assessor.load(model=path)
    assert Assessor.load(model=path, trust_model=True).model is not None


@pytest.mark.parametrize("data", [b"", b"PK", b"not a zip at all", pickle.dumps({"a": 1})])
def test_what_is_no_model_says_so(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "x.zip"
    path.write_bytes(data)
    with pytest.raises(ModelError, match=r"x\.zip is not a model"):
        load_bundle(path, trust=True)


def changed(name: str, content: bytes) -> bytes:
    """The small bundle with one entry replaced."""
    source = zipfile.ZipFile(io.BytesIO(to_bytes(small())))
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as file:
        for each in source.namelist():
            file.writestr(each, content if each == name else source.read(each))
    return out.getvalue()


def pickled_array() -> bytes:
    out = io.BytesIO()
    np.save(out, np.array([{"code": "runs"}], dtype=object), allow_pickle=True)
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("organisation/idf.npy", pickled_array()),
        ("organisation/weights.npy", b"short"),
        ("organisation/words.json", b"{}"),
        ("manifest.json", b"[]"),
    ],
)
def test_a_damaged_model_is_refused_and_runs_nothing(name: str, content: bytes) -> None:
    with pytest.raises(ModelError):
        from_bytes(changed(name, content), "x.zip")


def test_another_format_is_told_apart() -> None:
    data = changed("manifest.json", json.dumps({"format": 99, "models": [], "facts": {}}).encode())
    with pytest.raises(ModelError, match="format 99"):
        from_bytes(data, "x.zip")


def test_there_is_no_such_file(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"There is no model .*nowhere\.zip"):
        load_bundle(tmp_path / "nowhere.zip")


def test_the_shipped_model_is_the_known_one_and_was_trained_on_the_corpora_of_today() -> None:
    data = (home() / "ulo.zip").read_bytes()
    assert sha256(data) == known_hash()
    bundle = load_bundle()
    assert bundle.facts["data"] == data_hash(data_files()), (
        "run: ulo-classify train corpora --out models/ulo.zip"
    )
    themes = {f"theme_{theme}" for theme in THEMES}
    assert set(bundle.models) == {"organisation", "statement", "language"} | themes
    authors = tomllib.loads((CORPORA / "authors.toml").read_text(encoding="utf-8"))
    assert bundle.facts["authors"] <= len(authors["retold"]) + len(authors["invented"])


def test_every_author_is_known_to_the_datasheet() -> None:
    authors = tomllib.loads((CORPORA / "authors.toml").read_text(encoding="utf-8"))
    listed = [*authors["retold"], *authors["invented"]]
    assert sorted(listed) == sorted(path.stem.upper() for path in CORPORA.glob("dossiers/*.jsonl"))
