"""How many seats there are: the size of the board, and the number of each kind, from lists and sentences."""

from __future__ import annotations

import re
from dataclasses import replace

from ulo_classify.governance.seating.elected import read_elected
from ulo_classify.governance.seating.filled import (
    read_appointed,
    read_coopted,
    read_occupied,
    read_office,
    read_places,
)
from ulo_classify.governance.seating.lines import Line, is_definition, lines_of, topics_of
from ulo_classify.governance.seating.listed import lists_seats, read_inline, read_item, read_opening
from ulo_classify.governance.seating.named import (
    read_by_clause,
    read_named,
    read_of_class,
    read_of_heading,
    read_topical,
)
from ulo_classify.governance.seating.patterns import pattern
from ulo_classify.governance.seating.reading import Reading
from ulo_classify.governance.seating.shared import read_shared
from ulo_classify.governance.seating.size import read_size

# How the board goes about it: "may co-opt up to three trustees, having regard to the skills that it lacks".
_MANNER = re.compile(r",? (?:having|with|in) (?:due |proper |particular |special )?regard to [^,;.<]*")


# "There should be not less than five trustees": the only word there is on their number.
_SHOULD_BE = re.compile(
    r"^(?:there|the <[BT]\d+>) should (?:always )?(?:be|have|consist of|number|comprise) (?:a total of )?<N\d+> (?:<[TM]\d+>|persons|people)"
)


def read_counts(reading: Reading) -> None:
    """Read every number that counts seats: lists first, since what they name is known again elsewhere."""
    rest = []
    shared = read_shared(reading)
    for line in reading.lines:
        if line.sentence.start in shared:
            continue
        if pattern("past").search(line.lead):
            continue
        if lists_seats(reading, line):
            read_item(reading, line)
        else:
            rest.append(line)
    listed = {
        line.sentence.start for line in rest if read_opening(reading, line) or read_inline(reading, line)
    }
    for line in rest:
        _read(reading, line, is_listed=line.sentence.start in listed)


def _read(reading: Reading, line: Line, *, is_listed: bool) -> None:
    words = line.words
    heading = line.sentence.heading.lower()
    if heading.strip(" .:") in reading.others:
        return
    if pattern("decoy_heading").search(heading) and not pattern("consists").search(words):
        return
    if pattern("past").search(words) or pattern("of_each_part").match(words):
        return
    if read_places(reading, line) or read_occupied(reading, line):
        return
    if read_topical(reading, line) or read_of_heading(reading, line) or is_definition(line):
        return
    strict = bool(pattern("decoy_strict").search(words))
    if not strict and read_of_class(reading, line):
        return
    if not strict and not is_listed:
        read_named(reading, line)
    if pattern("soft").search(_MANNER.sub("", words)):
        if _SHOULD_BE.match(words) and reading.draft.size.low is None and reading.draft.size.high is None:
            read_size(
                reading, replace(line, tagged=replace(line.tagged, words=words.replace("should", "shall")))
            )
        return
    read_coopted(reading, line)
    read_appointed(reading, line)
    read_office(reading, line)
    if strict or is_listed or (pattern("decoy").search(words) and not pattern("consists").search(words)):
        return
    if not read_by_clause(reading, line) and not read_elected(reading, line):
        read_size(reading, line)


__all__ = ["Line", "is_definition", "lines_of", "read_counts", "topics_of"]
