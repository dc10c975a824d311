"""For any two lists and any register: everybody counted once, and the sums agree."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from ulo_classify.register import Register, import_registers
from ulo_classify.schema import ConsultationList, ListEntry
from ulo_classify.sector.members import MemberChange, compare_members
from ulo_classify.sector.members.model import FATES, GAINED, KEPT, LOST
from ulo_classify.sector.members.tables import form_table, steps_table

from .network import Charity, places, write_extract

NAMES = [f"{place} Voices Forum" for place in places(12, 11)]
RENAMED = {name: f"Open Door {name.split()[0]}" for name in NAMES[:3]}
CHARITIES = [
    *(Charity(RENAMED[name], previous=(name,)) for name in NAMES[:3]),
    *(Charity(name, removed=f"2026-0{at + 1}-15") for at, name in enumerate(NAMES[3:7])),
    *(Charity(name) for name in NAMES[7:10]),  # the last two are on no register
]


@contextmanager
def opened() -> Iterator[Register]:
    with tempfile.TemporaryDirectory() as folder:
        into = Path(folder) / "register.db"
        import_registers(write_extract(Path(folder) / "files", CHARITIES), into)
        with Register(into) as register:
            yield register


def as_list(source: str, names: list[str]) -> ConsultationList:
    entries = tuple(ListEntry(line=at, raw=name, name=name) for at, name in enumerate(names, 1))
    return ConsultationList(source=source, entries=entries)


subsets = st.lists(st.sampled_from([*NAMES, *RENAMED.values()]), max_size=20)


def fates(change: MemberChange) -> dict[tuple[str | None, str | None], str]:
    return {(member.old_name, member.new_name): member.fate for member in change.members}


def test_the_sums_agree_whatever_the_lists() -> None:
    with opened() as register:

        @settings(max_examples=60, deadline=None)
        @given(subsets, subsets)
        def check(old: list[str], new: list[str]) -> None:
            change = compare_members(as_list("old", old), as_list("new", new), register=register)
            of = {name: name for name in NAMES} | {new: old for old, new in RENAMED.items()}
            assert change.on_old == len({of[name] for name in old})
            assert change.on_new == len({of[name] for name in new})
            assert change.number(*KEPT) == len({of[n] for n in old} & {of[n] for n in new})
            assert change.net == change.number(*GAINED) - change.number(*LOST)
            assert sum(change.counts.values()) == len(change.members)
            steps = dict(steps_table(change).rows)
            assert steps["On the old list"] + steps["Net change"] == steps["On the new list"]
            rows = form_table(change).rows
            for column, fate in enumerate((*KEPT, *LOST, *GAINED), start=2):
                assert sum(row[column] for row in rows) == change.counts[fate]
            assert all(member.fate in FATES and member.reason for member in change.members)

        check()


def test_the_order_of_the_lists_does_not_matter() -> None:
    with opened() as register:

        @settings(max_examples=30, deadline=None)
        @given(subsets.map(lambda names: list(dict.fromkeys(names))), subsets, st.randoms())
        def check(old: list[str], new: list[str], chance: object) -> None:
            new = list(dict.fromkeys(new))
            one = compare_members(as_list("old", old), as_list("new", new), register=register)
            chance.shuffle(old)
            chance.shuffle(new)
            other = compare_members(as_list("old", old), as_list("new", new), register=register)
            assert one.counts == other.counts

        check()


def test_a_list_against_itself_loses_nobody() -> None:
    with opened() as register:
        change = compare_members(as_list("old", NAMES), as_list("new", NAMES), register=register)
        assert change.counts["stayed"] == len(NAMES)
        assert set(fates(change).values()) == {"stayed"}
