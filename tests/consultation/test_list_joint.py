from __future__ import annotations

import pytest

from ulo_classify.consultation import read_pasted

JOINT = [
    ("Harrowmere Deaf Club and Open Gate (joint response)", ["Harrowmere Deaf Club", "Open Gate"]),
    ("Harrowmere Deaf Club & Open Gate - joint submission", ["Harrowmere Deaf Club", "Open Gate"]),
    ("Harrowmere Deaf Club / Open Gate (joint)", ["Harrowmere Deaf Club", "Open Gate"]),
    ("Joint: Harrowmere Deaf Club and Open Gate", ["Harrowmere Deaf Club", "Open Gate"]),
    ("Joint response: Harrowmere Deaf Club; Open Gate", ["Harrowmere Deaf Club", "Open Gate"]),
    ("Harrowmere Deaf Club, jointly with Open Gate", ["Harrowmere Deaf Club", "Open Gate"]),
    ("Harrowmere Deaf Club (jointly with Open Gate)", ["Harrowmere Deaf Club", "Open Gate"]),
    (
        "Joint submission from Harrowmere Deaf Club, Open Gate and Fernham Panel",
        ["Harrowmere Deaf Club", "Open Gate", "Fernham Panel"],
    ),
    (
        "Harrowmere Deaf and Hard of Hearing Forum and Open Gate (joint response)",
        ["Harrowmere Deaf and Hard of Hearing Forum", "Open Gate"],
    ),
]
NOT_JOINT = [
    "Harrowmere Deaf and Hard of Hearing Forum",
    "Harrowmere Deaf Club and Open Gate",
    "Hands & Voices",
    "Rights / Now",
    "Gorse, Fernham and District Stroke Group",
    "Joint Council of Disabled People",
    "Harrowmere Joint Health Board",
]


@pytest.mark.parametrize(("line", "names"), JOINT)
def test_a_joint_response_gives_one_entry_a_body(line: str, names: list[str]) -> None:
    found = read_pasted(f"Fernham Access Panel\n{line}\n")
    joint = [entry for entry in found.entries if entry.line == 2]
    assert [entry.name for entry in joint] == names
    assert {entry.joint_id for entry in joint} == {"joint-2"}
    assert {entry.raw for entry in joint} == {line}


@pytest.mark.parametrize("line", NOT_JOINT)
def test_nothing_is_split_without_a_joint_signal(line: str) -> None:
    found = read_pasted(line)
    assert [(entry.name, entry.joint_id) for entry in found.entries] == [(line, None)]


def test_a_likely_run_of_bodies_is_kept_and_noted() -> None:
    found = read_pasted("Harrowmere Deaf Network and Fernham Access Trust")
    assert len(found.entries) == 1
    assert found.notes == ("Line 1 may name several bodies; it does not say so, so it was kept as one.",)


def test_a_person_in_a_joint_response_stays_joined_and_unnamed() -> None:
    found = read_pasted("Harrowmere Deaf Club and Jane Testwell (joint response)")
    assert [(e.kind, e.name, e.raw, e.joint_id) for e in found.entries] == [
        ("organisation", "Harrowmere Deaf Club", "Harrowmere Deaf Club", "joint-1"),
        ("individual", None, None, "joint-1"),
    ]
