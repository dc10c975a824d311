"""Names of people in what files, pages and headings are called, masked as in any other words."""

from __future__ import annotations

import re

from ulo_classify.people.finder import find_people
from ulo_classify.schema import Failure, Organisation

_MASK = "[name]"
_JOINTS = re.compile(r"[_\-.+]|%20")
_ENDING = re.compile(r"\.[A-Za-z0-9]{1,5}$")


def mask_label(label: str) -> str:
    """A heading or the name of a file with every name of a person replaced.

    In names of files, words are joined by hyphens, dots and underlines, and often have no capitals:
    "jane_okafor-cv.pdf" is looked at as "Jane Okafor Cv".
    """
    return "/".join(_masked(part) for part in label.split("/"))


def _masked(part: str) -> str:
    ending = _ENDING.search(part)
    stem = part[: ending.start()] if ending else part
    words = _JOINTS.sub(lambda joint: " " * len(joint[0]), stem)
    spans = find_people(words)
    if not any(letter.isupper() for letter in words) and words != stem:
        spans = find_people("".join(map(_capital, " " + words, words)))
    at, pieces = 0, []
    for start, end in spans:
        pieces += [stem[at:start], _MASK]
        at = end
    return "".join([*pieces, stem[at:]]) + (ending[0] if ending else "")


def _capital(before: str, letter: str) -> str:
    return letter.upper() if before == " " and len(letter.upper()) == 1 else letter


def mask_failure(failure: Failure) -> Failure:
    """A failure whose file is not called by the name of a person."""
    where = mask_label(failure.where)
    if where == failure.where:
        return failure
    own, masked = failure.where.rpartition("/")[2], where.rpartition("/")[2]
    return Failure(where=where, cause=failure.cause.replace(own, masked))


def without_names(organisation: Organisation) -> Organisation:
    """The organisation with no name of a person in what its documents are called."""
    documents = tuple(
        each.model_copy(
            update={
                "name": mask_label(each.name) if each.name else each.name,
                "source": mask_label(each.source) if each.source else each.source,
                "kind_guess": mask_label(each.kind_guess) if each.kind_guess else each.kind_guess,
            }
        )
        for each in organisation.documents
    )
    failures = tuple(map(mask_failure, organisation.failures))
    return organisation.model_copy(update={"documents": documents, "failures": failures})
