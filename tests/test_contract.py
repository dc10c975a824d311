"""The contract with users of the library: the names and shapes that the design promises, line by line."""

from __future__ import annotations

import importlib
import inspect
import json
import socket
import subprocess
import sys
from fractions import Fraction
from importlib.resources import files
from typing import get_args

import pytest
from pydantic import BaseModel, ValidationError

import ulo_classify
from ulo_classify import Assessment, Assessor, Document, Evidence, Organisation, Unassessed
from ulo_classify.errors import CriteriaError, LexiconError, ListError, OutputError, ReadingError, UloError
from ulo_classify.schema import ControlShare, CriterionResult, DocumentKind, Flag, Status

RULES = "4. The Board\nAt least seven of the twelve directors shall be disabled people."


@pytest.fixture(scope="module")
def assessor() -> Assessor:
    return Assessor.load(criteria="gc7")


@pytest.fixture(scope="module")
def assessment(assessor: Assessor) -> Assessment:
    document = Document(text=RULES, kind="governing_document", date=None, source=None)
    return assessor.assess(Organisation(name="Larkwell Voices", documents=[document]))  # type: ignore[arg-type]


def test_status_and_basis(assessment: Assessment) -> None:
    assert assessment.status == "user_led"
    assert assessment.basis == "rule"
    assert set(get_args(Status)) == {"user_led", "user_group", "not_user_led", "unclear"}


def test_probabilities_are_none_or_by_status(assessment: Assessment) -> None:
    assert assessment.probabilities is None or set(assessment.probabilities) == set(get_args(Status))


def test_criteria(assessment: Assessment) -> None:
    governed = assessment.criteria["governed"]
    assert isinstance(governed, CriterionResult)
    assert governed.verdict == "met"
    assert governed.basis == "rule"
    assert governed.reference == "CRPD/C/GC/7 para 11"
    assert governed.explanation.endswith(".")
    assert governed.evidence
    assert list(assessment.criteria)[:4] == ["governed", "directed", "led", "membership"]


def test_control_is_a_share_or_absent(assessment: Assessment) -> None:
    assert set(assessment.control) <= {"board", "general_meeting"}
    for share in assessment.control.values():
        assert isinstance(share, ControlShare)
        assert 0 <= share.low <= share.high <= 1
        assert share.explanation


def test_a_control_share_is_exact_and_written_as_a_fraction() -> None:
    share = ControlShare(low="7/12", high="1/1", explanation="Seven of twelve seats.")  # type: ignore[arg-type]
    assert share.low == Fraction(7, 12)
    assert json.loads(share.model_dump_json())["low"] == "7/12"
    assert json.loads(share.model_dump_json())["high"] == "1/1"
    assert ControlShare.model_validate_json(share.model_dump_json()) == share


def test_evidence(assessment: Assessment) -> None:
    (evidence,) = assessment.evidence
    assert isinstance(evidence, Evidence)
    assert RULES[evidence.start : evidence.end] == evidence.quote
    assert "seven of the twelve directors" in evidence.quote
    assert {"quote", "document", "start", "end", "page", "heading"} <= set(Evidence.model_fields)


def test_flags_and_questions(assessment: Assessment) -> None:
    assert isinstance(assessment.flags, tuple)
    assert {"kind", "evidence", "explanation", "would_clear"} <= set(Flag.model_fields)
    assert all(isinstance(question, str) for question in assessment.questions)


def test_results_carry_versions(assessment: Assessment) -> None:
    assert assessment.criteria_set == "gc7"
    assert assessment.versions["ulo_classify"]
    assert any("gc7" in key for key in assessment.versions)


def test_assess_many(assessor: Assessor) -> None:
    results = assessor.assess_many([Organisation(name="A"), Organisation(name="B")])
    assert inspect.isgenerator(results)
    assert [result.name for result in results] == ["A", "B"]
    assert "n_jobs" in inspect.signature(assessor.assess_many).parameters


def test_gc7_is_what_you_get_without_asking() -> None:
    assert Assessor.load().assess(Organisation(name="A")).criteria_set == "gc7"


def test_document_kinds() -> None:
    assert set(get_args(DocumentKind)) == {
        "governing_document",
        "annual_report",
        "minutes",
        "declaration",
        "website",
        "register_entry",
        "third_party",
        "other",
    }
    assert Document(text="").kind == "other"
    with pytest.raises(ValidationError):
        Document(text="", kind="leaflet")  # type: ignore[arg-type]


@pytest.mark.parametrize("date", ["2024", "2024-05", "2024-05-31", None])
def test_dates_as_documents_give_them(date: str | None) -> None:
    assert Document(text="", date=date).date == date


@pytest.mark.parametrize("date", ["May 2024", "31/05/2024", "24", "2024-5"])
def test_dates_in_other_shapes_are_refused(date: str) -> None:
    with pytest.raises(ValidationError, match="2024-05-31"):
        Document(text="", date=date)


def test_models_are_frozen_and_refuse_unknown_keys(assessment: Assessment) -> None:
    with pytest.raises(ValidationError):
        assessment.status = "unclear"
    with pytest.raises(ValidationError):
        Organisation(name="A", documnets=[])  # type: ignore[call-arg]
    with pytest.raises(ValidationError):
        Organisation()  # type: ignore[call-arg]


def test_json_round_trip(assessment: Assessment) -> None:
    assert Assessment.model_validate_json(assessment.model_dump_json()) == assessment


def test_json_schema_is_exported() -> None:
    schema = Assessment.model_json_schema()
    assert schema["title"] == "Assessment"
    assert set(schema["properties"]["status"]["enum"]) == set(get_args(Status))


def test_public_names() -> None:
    assert set(ulo_classify.__all__) >= {
        "Assessment",
        "Assessor",
        "Document",
        "Evidence",
        "Organisation",
        "Unassessed",
        "UloError",
    }
    for name in ulo_classify.__all__:
        assert getattr(ulo_classify, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'Asessor'"):
        _ = ulo_classify.Asessor  # type: ignore[attr-defined]


@pytest.mark.parametrize("error", [ReadingError, CriteriaError, LexiconError, ListError, OutputError])
def test_one_base_for_all_errors(error: type[Exception]) -> None:
    assert issubclass(error, UloError)
    assert (error.__doc__ or "").strip()


def test_an_unassessed_input_names_itself() -> None:
    assert set(Unassessed.model_fields) == {"name", "id", "cause"}
    with pytest.raises(ValidationError):
        Unassessed(name="A")  # type: ignore[call-arg]


@pytest.mark.parametrize(
    "name", [*ulo_classify.__all__, "Assessor.load", "Assessor.assess", "Assessor.assess_many"]
)
def test_public_names_are_documented(name: str) -> None:
    thing = ulo_classify
    for part in name.split("."):
        thing = getattr(thing, part)
    assert len(inspect.getdoc(thing) or "") > 20


def test_every_model_of_the_schema_is_documented() -> None:
    schema = importlib.import_module("ulo_classify.schema")
    models = [m for m in vars(schema).values() if inspect.isclass(m) and issubclass(m, BaseModel)]
    own = [m for m in models if m.__module__ == schema.__name__ and not m.__name__.startswith("_")]
    assert len(own) > 10
    assert [m.__name__ for m in own if not (m.__doc__ or "").strip()] == []


def test_the_package_is_typed() -> None:
    assert files("ulo_classify").joinpath("py.typed").is_file()


def test_importing_is_light() -> None:
    code = "import sys, ulo_classify; print('spacy' in sys.modules, 'lxml' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]


def test_no_network_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise AssertionError("a connection was asked for")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    result = Assessor.load().assess(Organisation(name="A", documents=(Document(text=RULES),)))
    assert result.documents[0].characters == len(RULES)


def test_the_example_of_the_package_docstring_runs() -> None:
    code = [
        line.strip().removeprefix(">>> ")
        for line in (ulo_classify.__doc__ or "").splitlines()
        if line.strip().startswith(">>> ")
    ]
    assert code
    exec("\n".join(code), {})  # noqa: S102 - our own docstring
