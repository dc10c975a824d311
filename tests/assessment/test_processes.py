"""Several processes: the same bytes for any number, and none that dies takes others with it."""

from __future__ import annotations

import os
import pickle
import signal
from collections.abc import Iterator
from dataclasses import replace

import pytest

from ulo_classify import Assessment, Assessor, Document, Organisation, Unassessed
from ulo_classify.assessment import carrying
from ulo_classify.assessment.many import _CHARACTERS, _Feed
from ulo_classify.errors import ModelError, UloError
from ulo_classify.model.bundle import from_bytes, home, to_bytes

from .dossiers import gc7, load_cases

BODIES = [case.organisation.model_copy(update={"id": str(n)}) for n, case in enumerate(load_cases())]


def body(words: str, name: str = "Body") -> Organisation:
    return Organisation(name=name, documents=(Document(text=words),))


class Mortal(Assessor):
    """An assessor whose process is ended by some words, as the system does when memory runs out."""

    def assess(self, organisation: Organisation, *, trace: bool = False) -> Assessment:
        if "END" in organisation.documents[0].text:
            os.kill(os.getpid(), signal.SIGKILL)
        return super().assess(organisation, trace=trace)


def mortal() -> Mortal:
    return Mortal(gc7().criteria)


def test_a_process_that_is_killed_costs_one_answer_and_no_more() -> None:
    given = [body(f"We are run by disabled people, {n}.", f"Body {n}") for n in range(40)]
    given[29] = body("END", "Twenty-ninth")
    answers = list(mortal().assess_many(given, n_jobs=2))
    assert [answer.name for answer in answers] == [each.name for each in given]
    lost = [answer for answer in answers if isinstance(answer, Unassessed)]
    assert [answer.name for answer in lost] == ["Twenty-ninth"]
    assert "ended from outside" in lost[0].cause
    alone = gc7().assess_many([each for each in given if each.documents[0].text != "END"])
    assert [answer for answer in answers if isinstance(answer, Assessment)] == list(alone)


def test_a_broken_source_is_heard_of_after_the_answers_before_it() -> None:
    def source() -> Iterator[Organisation]:
        yield from BODIES[:5]
        raise OSError("the disk is gone")

    answers = gc7().assess_many(source(), n_jobs=2)
    assert [next(answers).id for _ in range(5)] == ["0", "1", "2", "3", "4"]
    with pytest.raises(OSError, match="the disk is gone"):
        next(answers)


def test_pieces_grow_keep_the_order_and_end_at_much_text() -> None:
    given = [body("a" * 10, str(n)) for n in range(100)]
    pieces = list(_Feed(given).round())
    assert [len(piece) for piece in pieces] == [1, 2, 4, 8, 16, 32, 32, 5]
    assert [each for piece in pieces for each in piece] == given
    large = [body("a" * _CHARACTERS, str(n)) for n in range(4)]
    assert [len(piece) for piece in _Feed(large).round()] == [1, 1, 1, 1]


def test_what_is_taken_back_is_all_that_was_not_answered_and_the_old_round_gets_no_more() -> None:
    given = [body("a", str(n)) for n in range(20)]
    feed = _Feed(given)
    old = feed.round()
    first, second, third = next(old), next(old), next(old)
    feed.answered()
    assert feed.take_back() == [*second, *third]
    assert list(old) == []
    assert [each for piece in feed.round() for each in piece] == given[len((*first, *second, *third)) :]


def test_an_assessor_travels_light_and_arrives_once() -> None:
    assessor = Assessor.load()
    sent = pickle.dumps(assessor)
    assert len(sent) < 20_000
    arrived = pickle.loads(sent)  # noqa: S301  our own
    assert arrived is pickle.loads(sent)  # noqa: S301
    assert arrived.model.digest == assessor.model.digest  # type: ignore[union-attr]
    assert arrived.assess(BODIES[0]) == assessor.assess(BODIES[0])


def test_a_model_of_ones_own_travels_as_it_is() -> None:
    bundled = from_bytes((home() / "ulo.zip").read_bytes(), "ulo.zip")
    own = replace(bundled, facts={**bundled.facts, "mine": True}, digest="")
    own = replace(own, digest="ab" * 32)
    arrived = pickle.loads(pickle.dumps(Assessor(gc7().criteria, own)))  # noqa: S301
    assert arrived.model.digest == "ab" * 32
    assert to_bytes(arrived.model) == to_bytes(own)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"packed": b"changed"}, "changed on its way"),
        ({"model": "00" * 32, "packed": b""}, "install the same version on every machine"),
    ],
)
def test_a_changed_model_is_refused_before_it_is_opened(
    change: dict[str, object], says: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def opened(*_: object) -> None:
        raise AssertionError("it was opened")

    own = replace(from_bytes((home() / "ulo.zip").read_bytes(), "ulo.zip"), digest="cd" * 32)
    recipe = replace(carrying.recipe_of(Assessor(gc7().criteria, own)), **change)
    monkeypatch.setattr(carrying.pickle, "loads", opened)
    with pytest.raises(ModelError, match=says):
        carrying.restore(Assessor, recipe)


def test_a_worker_of_another_version_is_refused_by_name() -> None:
    recipe = replace(carrying.recipe_of(gc7()), made_by="0.0.9")
    with pytest.raises(UloError, match=r"the work comes from 0\.0\.9: install the same version"):
        carrying.restore(Assessor, recipe)


@pytest.mark.parametrize("workers", [2, 3])
def test_the_same_bytes_for_any_number_of_workers(workers: int) -> None:
    alone = [answer.model_dump_json() for answer in Assessor.load().assess_many(BODIES)]
    together = [answer.model_dump_json() for answer in Assessor.load().assess_many(BODIES, n_jobs=workers)]
    assert together == alone


def test_threads_of_one_process_may_share_an_assessor() -> None:
    from concurrent.futures import ThreadPoolExecutor

    assessor = gc7()
    given = [body(f"We are run by disabled people from Xq{n}zz and Wk{n}vv.", str(n)) for n in range(200)]
    alone = [assessor.assess(each) for each in given]
    fresh = [
        each.model_copy(update={"documents": (each.documents[0].model_copy(update={"text": text}),)})
        for each in given
        for text in [each.documents[0].text.replace("zz", "yy").replace("vv", "uu")]
    ]
    with ThreadPoolExecutor(4) as threads:
        together = list(threads.map(assessor.assess, fresh))
    assert [each.status for each in together] == [each.status for each in alone]
    assert [each.evidence[0].quote for each in together] == [each.evidence[0].quote for each in alone]
