"""An Assessor on its way to another process: a small recipe, by which it is loaded there once and kept.

Joblib, Dask, Ray and Spark pickle what they send. An assessor would be megabytes with every piece of work;
its recipe is the criteria set and the hash of the model. The process that receives it loads the bundled model
from its own installation, and refuses if that is another one: two versions would give two kinds of results.
"""

from __future__ import annotations

import pickle
import threading
from dataclasses import dataclass
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from ulo_classify.criteria import CriteriaSet
from ulo_classify.errors import ModelError, UloError
from ulo_classify.model import Bundle, load_bundle
from ulo_classify.model.bundle import known_hash, sha256

if TYPE_CHECKING:
    from ulo_classify.assessment.assessor import Assessor

_KEPT = 4  # assessors of one process; more are in use only where somebody compares settings
_kept: dict[tuple[type[Assessor], Recipe], Assessor] = {}
_keeping = threading.Lock()


@dataclass(frozen=True, slots=True)
class Recipe:
    """What another process needs to make the same assessor.

    `model`: hash of the bundled model, or of `packed`, or None. `packed`: a model of one's own, pickled by
    this process, which the other need not have as a file; empty for the bundled one.
    """

    criteria: CriteriaSet
    phrases: Path | None
    made_by: str
    model: str | None
    packed: bytes = b""

    def __hash__(self) -> int:
        """By what tells recipes apart quickly; equality compares the rest."""
        return hash((self.criteria.key, self.criteria.version, self.phrases, self.made_by, self.model))


@cache
def own_version() -> str:
    """The version of this library as installed."""
    return version("ulo_classify")


def recipe_of(assessor: Assessor) -> Recipe:
    """The recipe of an assessor."""
    model = assessor.model
    if model is None or (model.digest and model.digest == known_hash()):
        packed, digest = b"", model.digest if model else None
    else:
        packed = pickle.dumps(model, protocol=5)
        digest = sha256(packed)
    return Recipe(assessor.criteria, assessor.phrases, own_version(), digest, packed)


def restore(kind: type[Assessor], recipe: Recipe) -> Assessor:
    """The assessor of a recipe, made once in each process.

    Raises:
        UloError: this process has another version of the library.
        ModelError: it has another model, or the model that was sent is damaged.
    """
    key = (kind, recipe)
    with _keeping:
        if key not in _kept:
            if len(_kept) >= _KEPT:
                _kept.pop(next(iter(_kept)))
            _kept[key] = _make(kind, recipe)
        return _kept[key]


def _make(kind: type[Assessor], recipe: Recipe) -> Assessor:
    if recipe.made_by != own_version():
        raise UloError(
            f"A worker process has ulo_classify {own_version()}, and the work comes from {recipe.made_by}:"
            " install the same version on every machine."
        )
    return kind(recipe.criteria, _model(recipe), recipe.phrases)


def _model(recipe: Recipe) -> Bundle | None:
    if recipe.model is None:
        return None
    if not recipe.packed:
        if known_hash() != recipe.model:
            raise ModelError(
                "The bundled model of a worker process is not the one of the process that sent the work:"
                " install the same version on every machine."
            )
        return load_bundle()
    if sha256(recipe.packed) != recipe.model:
        raise ModelError("A model was changed on its way to a worker process: send the work again.")
    bundle = pickle.loads(recipe.packed)  # noqa: S301  our own process wrote it, and its hash holds
    if not isinstance(bundle, Bundle):
        raise ModelError("What came to a worker process is no model: send the work again.")
    return bundle
