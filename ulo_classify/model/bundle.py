"""The shipped form of the models: a zip of JSON and plain arrays, which cannot run code when it is loaded.

The same models give the same bytes (entries in a fixed order, with a fixed date). The file names the data it
was trained on by hash. One bundle is known to this version by its own hash; any other is refused unless the
caller says that it is to be trusted.
"""

from __future__ import annotations

import hashlib
import io
import json
import struct
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from ulo_classify.errors import ModelError
from ulo_classify.model.linear import Floats, LinearModel, Vectors

FORMAT = 1
NAME = "ulo.zip"  # in the folder of models
KNOWN = "SHA256"  # beside it: the hash of the bundle that belongs to this version
_ARRAYS = ("idf", "scale", "weights", "intercept", "slope", "shift")
# What zipfile, json and numpy raise on bytes that are no bundle.
_NO_BUNDLE = (
    *(zipfile.BadZipFile, zlib.error, KeyError, ValueError, TypeError, EOFError, AttributeError, IndexError),
    *(NotImplementedError, RuntimeError, OSError, struct.error, MemoryError, RecursionError),
)
_EPOCH = (1980, 1, 1, 0, 0, 0)
_LARGEST = 200_000_000  # bytes of one entry, unpacked


@dataclass(frozen=True, slots=True)
class Bundle:
    """Models by name, with what is to be known of them.

    `facts`: data hash, versions, metrics and thresholds, as plain JSON values. `digest`: the hash of the file
    they were read from, by which results name the model; empty where they were not read from one.
    """

    models: Mapping[str, LinearModel]
    facts: Mapping[str, Any]
    digest: str = ""


def home() -> Path:
    """The folder of the shipped models: inside the installed package, or beside it in the repository."""
    inside = Path(__file__).parents[1] / "models"
    return inside if inside.is_dir() else Path(__file__).parents[2] / "models"


def to_bytes(bundle: Bundle) -> bytes:
    """The bundle as the bytes of its file."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as file:
        manifest = {"format": FORMAT, "models": sorted(bundle.models), "facts": bundle.facts}
        _write(file, "manifest.json", _json(manifest))
        for name in sorted(bundle.models):
            model = bundle.models[name]
            words = {
                "classes": model.classes,
                "grams": list(model.vectors.grams),
                "signals": list(model.vectors.signals),
            }
            _write(file, f"{name}/words.json", _json(words))
            for key in _ARRAYS:
                source = model.vectors if key in ("idf", "scale") else model
                array = io.BytesIO()
                np.save(array, np.asarray(getattr(source, key), dtype="<f4"), allow_pickle=False)
                _write(file, f"{name}/{key}.npy", array.getvalue())
    return buffer.getvalue()


def from_bytes(data: bytes, where: str) -> Bundle:
    """Read a bundle from the bytes of its file.

    Raises:
        ModelError: they are no bundle of this format.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            manifest = json.loads(_read(file, "manifest.json"))
            if manifest["format"] != FORMAT:
                raise ModelError(
                    f"{where} is a model of format {manifest['format']}, and this version reads format"
                    f" {FORMAT}: train it anew with ulo-classify train."
                )
            models = {name: _model(file, name) for name in manifest["models"]}
    except _NO_BUNDLE as error:
        raise ModelError(f"{where} is not a model that ulo-classify train has written.") from error
    return Bundle(models, manifest["facts"], sha256(data))


def load_bundle(path: Path | None = None, *, trust: bool = False) -> Bundle:
    """Load a bundle of models.

    Args:
        path: a file that `ulo-classify train` has written; None for the one that belongs to this version.
        trust: take a bundle that is not the one of this version. Its probabilities and thresholds then decide
            what is said of real bodies, so know who trained it and on what.

    Raises:
        ModelError: there is no such file, it is damaged, or it is not to be trusted.
    """
    file = path or home() / NAME
    try:
        data = file.read_bytes()
    except OSError as error:
        raise ModelError(f"There is no model {file}: give a file that ulo-classify train wrote.") from error
    if not trust and sha256(data) != known_hash():
        raise ModelError(
            f"{file.name} is not the model that belongs to this version of ulo_classify: whoever trained it"
            " decides what is said of real bodies. Load it only if you know who did, with trust_model=True"
            " (--trust-model)."
        )
    return from_bytes(data, file.name)


def save_bundle(bundle: Bundle, path: Path) -> str:
    """Write a bundle; returns its hash."""
    data = to_bytes(bundle)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return sha256(data)


def known_hash() -> str:
    """The hash of the bundle that belongs to this version."""
    file = home() / KNOWN
    return file.read_text(encoding="ascii").split()[0] if file.is_file() else ""


def sha256(data: bytes) -> str:
    """A SHA-256 in hexadecimal figures."""
    return hashlib.sha256(data).hexdigest()


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, indent=0).encode()


def _write(file: zipfile.ZipFile, name: str, data: bytes) -> None:
    entry = zipfile.ZipInfo(name, _EPOCH)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o644 << 16
    file.writestr(entry, data)


def _read(file: zipfile.ZipFile, name: str) -> bytes:
    entry = file.getinfo(name)
    if entry.file_size > _LARGEST:
        raise ValueError(f"{name} is too large")
    return file.read(entry)


def _model(file: zipfile.ZipFile, name: str) -> LinearModel:
    words = json.loads(_read(file, f"{name}/words.json"))
    arrays = {
        key: np.load(io.BytesIO(_read(file, f"{name}/{key}.npy")), allow_pickle=False).astype(np.float64)
        for key in _ARRAYS
    }
    vectors = Vectors(
        {gram: column for column, gram in enumerate(words["grams"])},
        arrays["idf"],
        {signal: column for column, signal in enumerate(words["signals"])},
        arrays["scale"],
    )
    if not _fit(words, arrays) or len(vectors.grams) != len(words["grams"]):
        raise ValueError(f"{name}: the arrays do not fit the words")
    return LinearModel(
        tuple(words["classes"]),
        vectors,
        arrays["weights"],
        arrays["intercept"],
        arrays["slope"],
        arrays["shift"],
    )


def _fit(words: Mapping[str, list[str]], arrays: Mapping[str, Floats]) -> bool:
    """Whether every array has a number for each word and class, and no number is endless or none."""
    classes, grams, signals = (len(words[key]) for key in ("classes", "grams", "signals"))
    shapes: dict[str, tuple[int, ...]] = {"idf": (grams,), "scale": (signals,)}
    shapes |= {"weights": (classes, grams + signals)} | dict.fromkeys(
        ("intercept", "slope", "shift"), (classes,)
    )
    return all(arrays[key].shape == shapes[key] and np.isfinite(arrays[key]).all() for key in _ARRAYS)
