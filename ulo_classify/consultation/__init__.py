"""A consultation list -> the bodies it names, and the dossiers that belong to them."""

from __future__ import annotations

from ulo_classify.consultation.bodies import Bodies, Body, match_bodies
from ulo_classify.consultation.matching import Duplicate, Match, find_dossier, find_duplicates
from ulo_classify.consultation.names import display_name, strict_key
from ulo_classify.consultation.reader import read_list, read_pasted

__all__ = [
    "Bodies",
    "Body",
    "Duplicate",
    "Match",
    "display_name",
    "find_dossier",
    "find_duplicates",
    "match_bodies",
    "read_list",
    "read_pasted",
    "strict_key",
]
