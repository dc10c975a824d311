"""The figures of two lists as tables: what changed, and by status, legal form and heading, unknowns apart."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from ulo_classify.report.wording import term
from ulo_classify.sector.members.model import FATES, GAINED, KEPT, LOST, Member, MemberChange
from ulo_classify.sector.members.words import fate_word, words
from ulo_classify.sector.page import Cell, Table


def closed_range(members: Sequence[Member]) -> tuple[int, int]:
    """The least and the greatest number of closures: those shown, and with all whose fate is unknown."""
    closed = sum(member.fate == "closed" for member in members)
    return closed, closed + sum(member.fate == "unknown" for member in members)


def counts_table(change: MemberChange) -> Table:
    """Bodies by fate, with what each fate means."""
    page = words()["page"]
    means = words()["fate"]
    rows = [(fate_word(fate), number, means[fate]["sentence"]) for fate, number in change.counts.items()]
    return Table(
        "counts", page["counts_caption"], tuple(page["counts_header"]), tuple(rows), "results.counts.csv"
    )


def steps_table(change: MemberChange) -> Table:
    """From the number of bodies on the old list to that on the new one; the net change has its sign."""
    page = words()["page"]
    numbers: dict[str, int] = {
        "old": change.on_old,
        "lost": -change.number(*LOST),
        **{fate: -change.number(fate) for fate in LOST},
        "joined": change.number(*GAINED),
        "new": change.on_new,
        "net": change.net,
    }
    rows = tuple((page["steps"][key], number) for key, number in numbers.items())
    return Table("steps", page["gross_caption"], tuple(page["gross_header"]), rows, "results.change.csv")


def status_table(change: MemberChange) -> Table:
    """By status of the audit; bodies that it did not assess stand last."""
    order = ("user_led", "user_group", "not_user_led", "unclear")

    def kind(member: Member) -> tuple[int, str]:
        if member.status is None:
            return len(order), str(words()["page"]["no_status"])
        return order.index(member.status), term("status", member.status).short

    return _by(change, kind, "status")


def form_table(change: MemberChange) -> Table:
    """By legal form on the register; bodies without one stand last."""

    def kind(member: Member) -> tuple[int, str]:
        return (0, member.form) if member.form else (1, str(words()["page"]["no_form"]))

    return _by(change, kind, "form")


def section_table(change: MemberChange) -> Table | None:
    """By the heading under which the lists have them; None where they have none."""
    if not any(member.section for member in change.members):
        return None

    def kind(member: Member) -> tuple[int, str]:
        return (0, member.section) if member.section else (1, str(words()["page"]["no_section"]))

    return _by(change, kind, "section")


def _by(change: MemberChange, kind: Callable[[Member], tuple[int, str]], key: str) -> Table:
    page = words()["page"]
    header = (
        page[f"{key}_first"],
        page["flow_old"],
        *(fate_word(fate) for fate in (*KEPT, *LOST, *GAINED)),
        page["flow_new"],
        page["steps"]["net"],
        page["may_have"],
    )
    kinds = sorted({kind(member) for member in change.members})
    rows = [_row(label, [m for m in change.members if kind(m) == (at, label)]) for at, label in kinds]
    return Table(f"by-{key}", page[f"{key}_caption"], header, tuple(rows), f"results.by_{key}.csv")


def _row(label: str, members: Sequence[Member]) -> tuple[Cell, ...]:
    numbers = {fate: sum(member.fate == fate for member in members) for fate in FATES}
    old = sum(numbers[fate] for fate in (*KEPT, *LOST))
    new = sum(numbers[fate] for fate in (*KEPT, *GAINED))
    low, high = closed_range(members)
    several = words()["page"]["range"].format(low=low, high=high)
    return label, old, *(numbers[f] for f in (*KEPT, *LOST, *GAINED)), new, new - old, several


def bodies_table(members: Iterable[Member]) -> Table:
    """Every body in a row, for the page; `results.members.csv` has more columns."""
    page = words()["page"]
    rows = [
        (
            member.name,
            fate_word(member.fate),
            member.reason,
            term("status", member.status).short if member.status else page["no_status"],
            f"{_lines(member.old_lines)}, {_lines(member.new_lines)}",
        )
        for member in members
    ]
    return Table("bodies-table", page["bodies_caption"], tuple(page["bodies_header"]), tuple(rows))


def _lines(lines: tuple[int, ...]) -> str:
    return " + ".join(map(str, lines)) or "–"
