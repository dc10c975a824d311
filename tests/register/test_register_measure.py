"""The measure itself, on a small scale: it must see errors, and its goals must hold."""

from __future__ import annotations

from evaluation.corruption import Changed, changed_names
from evaluation.invented_register import Invented, invent
from evaluation.matching import lines_of, measure, measure_invented


def test_goals_hold_on_a_small_register() -> None:
    figures = measure_invented(3_000, 400, seed=11)
    assert figures.names >= 390
    assert figures.accuracy >= 0.95, figures.errors
    assert figures.false_share <= 0.01, figures.errors
    assert 0.5 < figures.matched / figures.names < 0.95
    assert any("right body comes first" in line for line in lines_of("x", figures))


def test_wrong_answers_are_counted() -> None:
    bodies = [Invented(1, "Fernham Stroke Club", "Fernham", "Stroke", "Club")]
    changed = [
        Changed("Fernham Stroke Club", "unchanged", None),
        Changed("Zaffre Menders", "odd", 1),
        Changed("Fernham Stroke Club Ltd", "form", 1),
    ]
    figures = measure(bodies, changed)
    assert (figures.registered, figures.first, figures.wrong, figures.matched) == (2, 1, 1, 2)
    assert len(figures.errors) == 2


def test_the_same_seed_gives_the_same_list() -> None:
    bodies = invent(500, 3)
    assert bodies == invent(500, 3)
    assert changed_names(bodies, 50, 4) == changed_names(bodies, 50, 4)
    assert changed_names(bodies, 50, 4) != changed_names(bodies, 50, 5)


def test_names_said_to_be_absent_are_absent() -> None:
    bodies = invent(2_000, 3)
    names = {body.name.casefold() for body in bodies}
    absent = [each for each in changed_names(bodies, 400, 4) if each.number is None]
    assert len(absent) > 30
    assert not [each for each in absent if each.name.casefold() in names]
