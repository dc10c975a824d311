"""What the cells of a table hold: names, codes, kinds of respondent, answers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ulo_classify.consultation.lines import tidy
from ulo_classify.consultation.names import fold
from ulo_classify.consultation.people import has_organisation_word, is_person
from ulo_classify.consultation.sections import is_section_name
from ulo_classify.consultation.unnamed import is_unnamed_individual
from ulo_classify.consultation.words import word_set

_LONGEST_NAME = 16
_MOST = 0.8
_REPEATED = 0.6
_CODE = re.compile(r"[A-Z]{0,8}[-_/ ]?[\d.()\[\]]+[A-Z]?|[A-Z0-9]+(?:-[A-Z0-9]+)+")


def header_key(cell: str) -> str:
    """Give a header cell as it is compared: lower-case words."""
    return " ".join(re.findall(r"[\w']+", fold(tidy(cell).replace("'", ""))))


def holds_answers(values: Sequence[str]) -> bool:
    """Tell whether a column holds ticks, numbers, or yes and no."""
    answers = word_set("headings", "answers")
    told = sum(fold(value).strip(" .") in answers or not any(map(str.isalpha, value)) for value in values)
    return bool(values) and told >= len(values) * _MOST


def is_code(value: str) -> bool:
    """Tell whether a cell is a number or a reference ("R01", "ANON-3K7-Z")."""
    return any(map(str.isdigit, value)) and bool(_CODE.fullmatch(value.strip(" .:)")))


def is_category(values: Sequence[str]) -> bool:
    """Tell whether a column sorts the rows: its cells are kinds of respondent, or often the same."""
    kinds = sum(is_section_name(value) or is_unnamed_individual(value) for value in values)
    if kinds * 2 > len(values):
        return True
    return len(values) > 4 and len(set(values)) <= len(values) * _REPEATED


def is_name_column(values: Sequence[str]) -> bool:
    """Tell whether most cells of a column read like names of bodies, and not like kinds, codes or people."""
    if not values or is_category(values) or holds_answers(values):
        return False
    if sum(is_code(value) for value in values) * 2 > len(values):
        return False
    bodies = sum(name_like(value) > 0.5 and not is_person(value) for value in values)
    short = sum(len(value.split()) <= _LONGEST_NAME and value[0].isupper() for value in values)
    return bodies * 2 >= len(values) or (bodies * 3 >= len(values) and short >= len(values) * _MOST)


def name_like(cell: str) -> float:
    """Give how much a cell reads like the name of a respondent, from 0 to 1."""
    words = cell.split()
    if not words or len(words) > _LONGEST_NAME or not any(char.isalpha() for char in cell):
        return 0
    if has_organisation_word(cell):
        return 1
    return 0.75 if is_person(cell) or sum(word[0].isupper() for word in words) > 1 else 0.25
