"""The journal: what an unfinished audit has answered holds exactly as long as what it was made from."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ulo_classify import Assessor as RealAssessor
from ulo_classify import Document, Organisation
from ulo_classify.audit import audit
from ulo_classify.audit.folder import JOURNAL
from ulo_classify.audit.journal import Journal
from ulo_classify.schema import Assessment, Unassessed

from .crash import Assessor

DAY = dt.date(2031, 2, 3)
NAMES = ["Alder Forum", "Birch Union", "Cedar Trust", "Elder Network"]


class Case:
    """A consultation of four bodies whose audit can be broken off."""

    def __init__(self, place: Path) -> None:
        self.place = place
        self.out = place / "out"
        (place / "list.txt").write_text("\n".join(NAMES))
        for name in NAMES:
            folder = place / "documents" / name
            folder.mkdir(parents=True)
            (folder / "rules.txt").write_text("Here we decide.")
        self.log = place / "assessed.txt"

    def audit(self, *, stop_after: int | None = None, rules: str = "rules", **more: object) -> list[str]:
        """Audit, broken off after so many bodies; the bodies that were assessed."""
        self.log.write_text("")
        assessor = Assessor(self.log)
        assessor.digest = rules

        def progress(done: int, _total: int, _name: str | None) -> None:
            if done == stop_after:
                raise KeyboardInterrupt

        arguments = (self.place / "list.txt", self.place / "documents", self.out)
        try:
            audit(*arguments, assessor=assessor, progress=progress, **more)
        except KeyboardInterrupt:
            assert stop_after is not None
        return self.log.read_text().splitlines()


@pytest.fixture
def case(tmp_path: Path) -> Case:
    return Case(tmp_path)


def test_what_was_answered_is_not_asked_again(case: Case) -> None:
    assert case.audit(stop_after=2) == NAMES[:2]
    assert [path.name for path in case.out.iterdir()] == [JOURNAL]
    assert case.audit() == NAMES[2:]
    assert not (case.out / JOURNAL).exists()
    assert case.audit() == NAMES  # it was finished: this is another audit


def change_document(case: Case) -> None:
    (case.place / "documents" / NAMES[0] / "rules.txt").write_text("They decide.")


def add_document(case: Case) -> None:
    (case.place / "documents" / NAMES[0] / "minutes.txt").write_text("We met.")


def describe_document(case: Case) -> None:
    (case.place / "documents" / NAMES[0] / "manifest.csv").write_text("path,kind\nrules.txt,minutes\n")


def rename_document(case: Case) -> None:
    folder = case.place / "documents" / NAMES[0]
    (folder / "rules.txt").rename(folder / "page.txt")


def rename_body(case: Case) -> None:
    (case.place / "list.txt").write_text("\n".join(["The Alder Forum", *NAMES[1:]]))


@pytest.mark.parametrize(
    "change", [change_document, add_document, describe_document, rename_document, rename_body]
)
def test_what_has_changed_is_assessed_again(case: Case, change: Callable[[Case], None]) -> None:
    case.audit(stop_after=2)
    change(case)
    again = case.audit()
    assert [name.removeprefix("The ") for name in again] == [NAMES[0], *NAMES[2:]]


def test_under_other_rules_everything_is_assessed_again(case: Case) -> None:
    case.audit(stop_after=2)
    assert case.audit(rules="other rules") == NAMES


def test_damaged_and_torn_lines_count_as_not_written(case: Case) -> None:
    case.audit(stop_after=3)
    journal = case.out / JOURNAL
    lines = journal.read_bytes().splitlines()
    assert len(lines) == 4
    lines[2] = lines[2].replace(b"user_led", b"not_user", 1)
    journal.write_bytes(b"\n".join([*lines[:3], b"", b"\xff\x00 noise", lines[3]]) + b"\n" + lines[1][:50])
    assert case.audit() == [NAMES[1], NAMES[3]]


def test_the_day_is_that_on_which_the_audit_began_for_a_week(case: Case) -> None:
    journal = Journal(case.place / JOURNAL)
    assert journal.begin("a", DAY) == DAY
    assert journal.begin("a", DAY + dt.timedelta(days=7)) == DAY
    late = DAY + dt.timedelta(days=8)
    assert journal.begin("a", late) == late
    assert journal.begin("b", DAY) == DAY
    journal.add("key", Unassessed(name="Alder Forum", cause="No."))
    journal.close()
    again = Journal(case.place / JOURNAL)
    assert again.begin("b", DAY + dt.timedelta(days=1)) == DAY
    assert again.begin("b", DAY - dt.timedelta(days=1)) == DAY - dt.timedelta(days=1)
    again.close()


def test_an_empty_journal_leaves_nothing(tmp_path: Path) -> None:
    journal = Journal(tmp_path / JOURNAL)
    journal.begin("a", DAY)
    journal.close()
    assert list(tmp_path.iterdir()) == []


TEXTS = [
    "At least nine of the twelve directors must be disabled people. The Council may appoint two.",
    "We are run by and for people who hear voices. “Nothing about us without us”\u2028says our page.",
    "The charity is run by nurses.",
]


@pytest.fixture(scope="module")
def real() -> Iterator[list[Assessment]]:
    assessor = RealAssessor.load()
    documents = [Document(text=text, kind="governing_document") for text in TEXTS]
    yield [
        assessor.assess(Organisation(name=f"Body {i}", documents=[document]), trace=True)
        for i, document in enumerate(documents)
    ]


def test_an_assessment_comes_back_to_the_byte(real: list[Assessment], tmp_path: Path) -> None:
    journal = Journal(tmp_path / JOURNAL)
    for number, assessment in enumerate(real):
        journal.add(str(number), assessment)
    journal.close()
    again = Journal(tmp_path / JOURNAL)
    for number, assessment in enumerate(real):
        assert again.answer(str(number)) == assessment
        assert again.answer(str(number)).model_dump_json() == assessment.model_dump_json()
    again.close()


@settings(max_examples=40, deadline=None)
@given(st.lists(st.tuples(st.text(), st.text()), min_size=1, max_size=4), st.data())
def test_cut_anywhere_it_gives_the_answers_that_stand_whole(
    tmp_path_factory: pytest.TempPathFactory, answers: list[tuple[str, str]], data: st.DataObject
) -> None:
    path = tmp_path_factory.mktemp("journal") / JOURNAL
    journal = Journal(path)
    ends = [0]
    for number, (name, cause) in enumerate(answers):
        journal.add(str(number), Unassessed(name=name, cause=cause))
        ends.append(path.stat().st_size)
    journal.close()
    assert all(a < b for a, b in pairwise(ends))
    cut = data.draw(st.integers(0, ends[-1]))
    with path.open("r+b") as file:
        file.truncate(cut)
    again = Journal(path)
    for number, (name, cause) in enumerate(answers):
        wanted = Unassessed(name=name, cause=cause) if ends[number + 1] <= cut else None
        assert again.answer(str(number)) == wanted
    again.close()


def test_it_is_plain_json_lines(case: Case) -> None:
    case.audit(stop_after=2)
    lines = [json.loads(line) for line in (case.out / JOURNAL).read_text("ascii").splitlines()]
    assert set(lines[0]) == {"sum", "run", "began"}
    assert [line["answer"]["name"] for line in lines[1:]] == NAMES[:2]


OWN_PHRASE = """
[[phrase]]
key = "kitchen table"
theme = "involvement"
class = "participation"
variants = ["kitchen table (talk|talks)"]
can_mean = "people meet over tea"
does_not_show = "that anybody acts on what was said"
resolved_by = ["feedback_trail"]
"""


def test_the_real_assessor_tells_its_rules_apart(tmp_path: Path) -> None:
    own = tmp_path / "phrases.toml"
    own.write_text(OWN_PHRASE, encoding="utf-8")
    digests = [
        RealAssessor.load().digest,
        RealAssessor.load(model="none").digest,
        RealAssessor.load("dh_ulo_2007").digest,
        RealAssessor.load(phrases=own).digest,
    ]
    own.write_text(OWN_PHRASE.replace("kitchen", "garden"), encoding="utf-8")
    digests.append(RealAssessor.load(phrases=own).digest)
    assert len(set(digests)) == 5
    assert RealAssessor.load().digest == digests[0]
