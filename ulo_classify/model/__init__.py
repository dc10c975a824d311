"""The learned model: features, fitting, calibration, and the form in which it is shipped."""

from ulo_classify.model.bundle import Bundle, load_bundle
from ulo_classify.model.features import Features, Passage, language_features, organisation_features
from ulo_classify.model.linear import LinearModel

__all__ = [
    "Bundle",
    "Features",
    "LinearModel",
    "Passage",
    "language_features",
    "load_bundle",
    "organisation_features",
]
