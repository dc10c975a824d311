"""Every parser on generated inputs: an answer that fits, or an error of the library's own."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from evaluation.fuzz.harness import input_of, kinds_of, run, target_of
from evaluation.fuzz.mutation import mutated_bytes, mutated_text
from evaluation.fuzz.page import PAGE, RUNS, add_record, page
from evaluation.fuzz.targets import TARGETS, Target
from ulo_classify.errors import UloError

SEEDS = st.integers(0, 2**48)
CALM = [HealthCheck.too_slow, HealthCheck.function_scoped_fixture]


def holds(name: str, seed: int) -> None:
    target = TARGETS[name]
    target.run(target.make(Random(seed)))


@pytest.mark.parametrize("name", TARGETS)
@settings(max_examples=12, deadline=None, suppress_health_check=CALM)
@given(seed=SEEDS)
def test_grown_from_seeds(name: str, seed: int) -> None:
    holds(name, seed)


@pytest.mark.slow
@pytest.mark.parametrize("name", TARGETS)
@settings(max_examples=3000, deadline=None, suppress_health_check=CALM)
@given(seed=SEEDS)
def test_grown_from_seeds_for_long(name: str, seed: int) -> None:
    holds(name, seed)


@pytest.mark.parametrize("name", TARGETS)
@settings(max_examples=12, deadline=None, suppress_health_check=CALM)
@given(data=st.one_of(st.binary(max_size=300), st.text(max_size=300).map(str.encode)))
def test_anything_at_all(name: str, data: bytes) -> None:
    TARGETS[name].run(data)


@pytest.mark.slow
@pytest.mark.parametrize("name", TARGETS)
@settings(max_examples=2000, deadline=None, suppress_health_check=CALM)
@given(data=st.one_of(st.binary(max_size=3000), st.text(max_size=3000).map(str.encode)))
def test_anything_at_all_for_long(name: str, data: bytes) -> None:
    TARGETS[name].run(data)


def test_an_input_is_made_again_from_its_number() -> None:
    assert [input_of(n) for n in range(40)] == [input_of(n) for n in range(40)]
    assert len({input_of(n) for n in range(40)}) > 30
    assert {target_of(n) for n in range(1000)} == set(TARGETS)


@given(SEEDS)
def test_changes_keep_to_their_kind(seed: int) -> None:
    assert isinstance(mutated_text(("one two 3", "four"), Random(seed)), str)
    assert isinstance(mutated_bytes((b"one two 3",), Random(seed)), bytes)


def _fails(data: bytes) -> None:
    match data[:1]:
        case b"r":
            raise KeyError("secret words of a document")
        case b"k":
            import os
            import signal

            os.kill(os.getpid(), signal.SIGKILL)
        case b"u":
            assert not data, "a promise is broken"


def test_the_harness_finds_what_is_wrong_and_goes_on(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    made = [b"fine", b"raises", b"kills", b"unkept", b"fine"]
    target = Target(_fails, lambda: ("x",))
    monkeypatch.setattr("evaluation.fuzz.harness.TARGETS", {"text": target})
    monkeypatch.setattr("evaluation.fuzz.harness.target_of", lambda _: "text")
    monkeypatch.setattr("evaluation.fuzz.harness.input_of", lambda number: made[number])
    done = run(0, 5, 60)
    assert [(each.number, each.what.split()[0]) for each in done.faults] == [
        (1, "KeyError"),
        (2, "the"),
        (3, "AssertionError:"),
    ]
    assert "SIGKILL" in done.faults[1].what
    assert done.inputs == 5
    assert len(list(kinds_of(done.faults))) == 3
    told, kept = tmp_path / "FUZZ.md", tmp_path / "runs.json"
    for start in (100, 0, 0):  # a run that is made again stands in the place of the earlier one
        add_record(done, start, kept, told)
    text = told.read_text(encoding="utf-8")
    assert "10 inputs in 2 runs, 6 faults" in text
    assert "a promise is broken" in text
    assert "secret" not in text
    assert text == page(json.loads(kept.read_text(encoding="utf-8")))


def test_the_published_page_is_that_of_the_recorded_runs() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(json.loads(RUNS.read_text(encoding="utf-8")))


def test_an_error_of_the_library_is_no_fault() -> None:
    from evaluation.fuzz.targets import _criteria

    with pytest.raises(UloError):
        from ulo_classify.criteria.loading import read_set

        read_set("x", "set.toml")
    _criteria(b"x")
