"""Many organisations: lazily, in order, each as a result or a named failure."""

from __future__ import annotations

import itertools
import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator

import pytest

from ulo_classify import Assessment, Assessor, Document, Organisation, Unassessed
from ulo_classify.assessment import learned as module
from ulo_classify.errors import CriteriaError, UloError
from ulo_classify.language import Reading

from .dossiers import gc7, load_cases, organisation

CASES = load_cases()
STATUSES = ["user_led", "user_group", "not_user_led", "unclear"]
SECRET = "BREAK the words of Jane Testwell"


def body(number: int) -> Organisation:
    return Organisation(
        name=f"Body {number}",
        id=f"id-{number}",
        documents=(Document(text=f"We are run by disabled people. We are {number} years old."),),
    )


def breaks(text: str, **options: object) -> Reading:
    if "BREAK" in text:
        raise ValueError(text)
    if "SORRY" in text:
        raise UloError("The words run out: give more words.")
    return READ(text, **options)  # type: ignore[arg-type]


READ = module.read_text


def test_unknown_criteria_are_named_with_those_there_are() -> None:
    with pytest.raises(CriteriaError, match=r"no criteria set 'gc99'; choose one of:.*gc7"):
        Assessor.load(criteria="gc99")


@pytest.mark.parametrize("key", ["", "../gc7", "GC7", "gc7.toml", "__init__"])
def test_no_path_or_other_spelling_is_a_criteria_set(key: str) -> None:
    with pytest.raises(CriteriaError):
        Assessor.load(criteria=key)


def test_inputs_are_read_as_results_are_taken() -> None:
    taken: list[int] = []

    def endless() -> Iterator[Organisation]:
        for number in itertools.count():
            taken.append(number)
            yield body(number)

    results = gc7().assess_many(endless())
    assert taken == []
    first = [next(results) for _ in range(3)]
    assert [result.id for result in first] == ["id-0", "id-1", "id-2"]
    assert len(taken) <= 4


def test_one_broken_input_does_not_lose_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "read_text", breaks)
    given = [body(1), organisation(SECRET, name="Broken Body"), body(2), organisation("SORRY"), body(3)]
    results = list(gc7().assess_many(given))
    assert [type(result) for result in results] == [
        Assessment,
        Unassessed,
        Assessment,
        Unassessed,
        Assessment,
    ]
    broken, sorry = results[1], results[3]
    assert isinstance(broken, Unassessed)
    assert broken.name == "Broken Body"
    assert "ValueError" in broken.cause
    assert "Testwell" not in broken.model_dump_json()  # a failure repeats no words of a document
    assert isinstance(sorry, Unassessed)
    assert sorry.cause == "The words run out: give more words."
    assert [result.id for result in results if isinstance(result, Assessment)] == ["id-1", "id-2", "id-3"]


def test_assess_itself_raises(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "read_text", breaks)
    with pytest.raises(UloError, match="words run out"):
        gc7().assess(organisation("SORRY"))


def test_nothing_in_nothing_out() -> None:
    assert list(gc7().assess_many([])) == []
    assert list(gc7().assess_many(iter(()))) == []


def test_two_workers_say_the_same_in_the_same_order() -> None:
    given = [case.organisation.model_copy(update={"id": str(i)}) for i, case in enumerate(CASES * 4)]
    alone = list(gc7().assess_many(given))
    assert [result.id for result in alone] == [organisation.id for organisation in given]
    released = threading.Event()
    asked: list[bool] = []

    def halting() -> Iterator[Organisation]:
        """Stops before the last input until a result has been taken: only a lazy reader passes."""
        yield from given[:-1]
        asked.append(released.wait(timeout=300))
        yield given[-1]

    results = gc7().assess_many(halting(), n_jobs=2)
    together = [next(results)]
    released.set()
    together += results
    assert asked == [True]
    assert together == alone


def test_the_json_schema_describes_what_is_written_and_what_is_read() -> None:
    written = Assessment.model_json_schema(mode="serialization")
    read = Assessment.model_json_schema(mode="validation")
    for schema in (written, read):
        assert set(schema["properties"]) == set(Assessment.model_fields)
        assert sorted(schema["properties"]["status"]["enum"]) == sorted(STATUSES)
        assert schema["additionalProperties"] is False
        share = schema["$defs"]["ControlShare"]["properties"]["low"]
        assert share["type"] == "string"
        assert share["pattern"] == r"^\d+/\d+$"
        json.dumps(schema)
    assert set(written["required"]) >= set(read["required"])


def test_no_workers_is_refused() -> None:
    with pytest.raises(UloError, match="give 1 or more"):
        list(gc7().assess_many([], n_jobs=0))


def test_every_process_gives_the_same_bytes() -> None:
    """Sets have another order in every process; nothing of it may show."""
    code = (
        "from ulo_classify import Assessor, Document, Organisation\n"
        "text = 'We offer peer support for people with epilepsy. Our team of nurses runs the clinic, and "
        "service users have a say through the forum. Trustees are appointed by the Trust.'\n"
        "body = Organisation(name='x', documents=[Document(text=text, kind='website')])\n"
        "print(Assessor.load().assess(body).model_dump_json())\n"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("1", "2", "3")
    }
    assert len(runs) == 1
