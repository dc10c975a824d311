"""Whatever is changed in a model, it is refused by name, and nothing in it runs."""

from __future__ import annotations

import io
import os
import pickle
import zipfile
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ulo_classify import Assessor
from ulo_classify.errors import ModelError
from ulo_classify.model import bundle as module
from ulo_classify.model.bundle import from_bytes, home, load_bundle, to_bytes

from .test_bundle import small

SHIPPED = (home() / "ulo.zip").read_bytes()
SMALL = to_bytes(small())


def refused(data: bytes, folder: Path) -> None:
    path = folder / "ulo.zip"
    path.write_bytes(data)
    with pytest.raises(ModelError, match=r"^ulo\.zip is not the model that belongs to this version"):
        Assessor.load(model=path)


@pytest.mark.parametrize("place", [0, 30, len(SHIPPED) // 2, len(SHIPPED) - 1])
def test_one_changed_bit_is_enough(place: int, tmp_path: Path) -> None:
    changed = bytearray(SHIPPED)
    changed[place] ^= 1
    refused(bytes(changed), tmp_path)


def test_so_are_a_byte_more_a_byte_less_and_another_entry(tmp_path: Path) -> None:
    refused(SHIPPED + b"\0", tmp_path)
    refused(SHIPPED[:-1], tmp_path)
    more = io.BytesIO(SHIPPED)
    with zipfile.ZipFile(more, "a") as file:
        file.writestr("more.py", "print('runs')")
    refused(more.getvalue(), tmp_path)


def test_the_same_numbers_under_another_date_are_another_file(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(SHIPPED)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            new.writestr(name, old.read(name))
    refused(out.getvalue(), tmp_path)


def test_the_bundled_model_itself_is_checked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("ulo.zip", "SHA256"):
        (tmp_path / name).write_bytes((home() / name).read_bytes())
    monkeypatch.setattr(module, "home", lambda: tmp_path)
    load_bundle()
    (tmp_path / "ulo.zip").write_bytes(SMALL)
    with pytest.raises(ModelError, match=r"ulo\.zip is not the model that belongs"):
        load_bundle()
    (tmp_path / "SHA256").unlink()  # no hash is no leave
    with pytest.raises(ModelError, match=r"ulo\.zip is not the model that belongs"):
        load_bundle()


def test_a_hash_is_checked_before_anything_is_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def opened(*_: object, **__: object) -> None:
        raise AssertionError("it was opened")

    monkeypatch.setattr(module.zipfile, "ZipFile", opened)
    refused(SMALL, tmp_path)


def with_entry(name: str, content: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(SMALL)) as old, zipfile.ZipFile(out, "w") as new:
        for each in old.namelist():
            new.writestr(each, content if each == name else old.read(each))
    return out.getvalue()


def saved(array: object) -> bytes:
    out = io.BytesIO()
    np.save(out, np.asarray(array), allow_pickle=True)
    return out.getvalue()


class Runs:
    """Makes a folder when it is unpickled."""

    def __reduce__(self) -> tuple[object, ...]:
        return os.mkdir, (Runs.place,)

    place = ""


@pytest.mark.parametrize("entry", ["manifest.json", "organisation/words.json", "organisation/idf.npy"])
@pytest.mark.parametrize("as_array", [False, True])
def test_a_pickle_in_a_trusted_model_does_not_run(entry: str, as_array: bool, tmp_path: Path) -> None:
    Runs.place = str(tmp_path / "ran")
    path = tmp_path / "own.zip"
    content = saved(np.array([Runs()], dtype=object)) if as_array else pickle.dumps(Runs())
    path.write_bytes(with_entry(entry, content))
    with pytest.raises(ModelError, match=r"^own\.zip is not a model"):
        load_bundle(path, trust=True)
    assert not Path(Runs.place).exists()


@pytest.mark.parametrize("array", ["idf", "scale", "weights", "intercept", "slope", "shift"])
@pytest.mark.parametrize("numbers", [[np.nan], [[1.0, 2.0]], [1.0] * 99, 1.0, []])
def test_numbers_that_do_not_fit_or_are_none_are_refused(array: str, numbers: object) -> None:
    with pytest.raises(ModelError, match=r"x\.zip is not a model"):
        from_bytes(with_entry(f"organisation/{array}.npy", saved(numbers)), "x.zip")


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_any_damage_is_a_named_refusal_or_a_model(data: st.DataObject) -> None:
    damaged = bytearray(SMALL)
    for place in data.draw(st.lists(st.integers(0, len(SMALL) - 1), min_size=1, max_size=5)):
        damaged[place] = data.draw(st.integers(0, 255))
    try:
        from_bytes(bytes(damaged[: data.draw(st.integers(1, len(SMALL)))]), "x.zip")
    except ModelError as error:
        assert str(error).startswith("x.zip is")
