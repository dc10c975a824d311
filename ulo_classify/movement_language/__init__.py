"""Movement language: phrases with what they can and cannot show, and how much of them a text has."""

from ulo_classify.movement_language.catalogue import THEMES, Catalogue, Phrase, load_catalogue
from ulo_classify.movement_language.profile import language_profile
from ulo_classify.movement_language.scan import Hit, Scanner, load_scanner

__all__ = [
    "THEMES",
    "Catalogue",
    "Hit",
    "Phrase",
    "Scanner",
    "language_profile",
    "load_catalogue",
    "load_scanner",
]
