"""Finds names of persons, so that nothing about a named person leaves the library.

No model and no network: lists of words (TOML, in this folder) and a few rules about what stands around them.
E-mail addresses, handles and telephone numbers count as personal too.
"""

from __future__ import annotations

from ulo_classify.people.finder import find_people
from ulo_classify.people.labels import mask_failure, mask_label, without_names
from ulo_classify.people.masking import mask_people, name_free_span

__all__ = ["find_people", "mask_failure", "mask_label", "mask_people", "name_free_span", "without_names"]
