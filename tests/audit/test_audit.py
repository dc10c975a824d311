from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple

import pytest

from ulo_classify.audit import audit, audit_list
from ulo_classify.consultation import read_pasted
from ulo_classify.errors import ListError, OutputError, ReadingError
from ulo_classify.schema import (
    Assessment,
    AuditLine,
    Document,
    Failure,
    Organisation,
    Status,
    Unassessed,
)

DAY = dt.date(2031, 2, 3)


class FakeAssessor:
    """Finds the status in the document's own words: "STATUS user_led"."""

    def __init__(self) -> None:
        self.seen: list[str] = []

    def assess(self, organisation: Organisation) -> Assessment:
        self.seen.append(organisation.name)
        words = organisation.documents[0].text.split()
        if "EXPLODE" in words:
            raise RuntimeError(organisation.documents[0].text)
        status: Status = words[words.index("STATUS") + 1]  # type: ignore[assignment]
        return Assessment(
            name=organisation.name,
            status=status,
            explanation="As the text says.",
            criteria={},
            criteria_set="gc7",
            versions={"criteria": "1"},
        )

    def assess_many(
        self, organisations: Iterable[Organisation], n_jobs: int = 1
    ) -> Iterator[Assessment | Unassessed]:
        for organisation in organisations:
            try:
                yield self.assess(organisation)
            except RuntimeError:
                yield Unassessed(name=organisation.name, cause="The assessor gave up on it.")


class RaisingAssessor(FakeAssessor):
    """Breaks the contract: one bad body ends the whole run, and `batch` bodies are taken at once."""

    def __init__(self, batch: int = 1) -> None:
        super().__init__()
        self.batch = batch

    def assess_many(
        self, organisations: Iterable[Organisation], n_jobs: int = 1
    ) -> Iterator[Assessment | Unassessed]:
        source = iter(organisations)
        while taken := list(islice(source, self.batch)):
            yield from [self.assess(organisation) for organisation in taken]


class Folder(NamedTuple):
    name: str
    text: str = "STATUS user_led"


def read_folder(folder: Folder) -> Organisation:
    if folder.text == "UNREADABLE":
        failure = Failure(where="rules.pdf", cause="rules.pdf is a scan: run OCR.")
        return Organisation(name=folder.name, failures=(failure,))
    if folder.text == "RAISE":
        raise ValueError("Jane Testwell's secret words")
    if folder.text == "SORRY":
        raise ReadingError("The manifest is wrong: correct it.")
    if not folder.text:
        return Organisation(name=folder.name)
    return Organisation(name=folder.name, documents=(Document(text=folder.text),))


LIST = """\
Organisations
Harrowmere Deaf Club (HDC)
Open Gate
Fernham Access Panel
The Harrowmere Deaf Club Ltd
Alder Forum
Birch Union
Cedar Trust
HDC
Individuals
Jane Testwell
Qxz Wvut
Anonymous
"""
FOLDERS = [
    Folder("harrowmere-deaf-club", "STATUS user_led"),
    Folder("Open Gate", "STATUS not_user_led"),
    Folder("Fernham Access Pannel", "STATUS user_led"),
    Folder("Alder Forum", "UNREADABLE"),
    Folder("Birch Union", ""),
    Folder("Cedar Trust", "STATUS unclear"),
    Folder("Jane Testwell", "STATUS user_led"),
    Folder("Nobody's Folder", "STATUS user_led"),
]


def outcomes(lines: Iterable[AuditLine]) -> list[tuple[int, str, str | None]]:
    return [(line.entry.line, line.outcome, line.status) for line in lines]


def test_every_line_has_its_outcome() -> None:
    assessor = FakeAssessor()
    result = audit_list(read_pasted(LIST), FOLDERS, read_folder, assessor, checked_on=DAY)
    assert outcomes(result.lines) == [
        (2, "assessed", "user_led"),
        (3, "assessed", "not_user_led"),
        (4, "no_documents", "unclear"),
        (5, "duplicate", "user_led"),
        (6, "failed", None),
        (7, "no_documents", "unclear"),
        (8, "assessed", "unclear"),
        (9, "duplicate", "user_led"),
        (11, "individual", None),
        (12, "individual", None),
        (13, "anonymous", None),
    ]
    assert assessor.seen == ["Harrowmere Deaf Club", "Open Gate", "Cedar Trust"]
    assert result.lines[3].duplicate_of == result.lines[7].duplicate_of == 2
    assert result.lines[3].dossier == "harrowmere-deaf-club"
    assert result.lines[3].assessment is None
    assert result.lines[2].cause == (
        "No documents were found for this body; the closest folder name is Fernham Access Pannel."
    )
    assert (
        result.lines[4].cause
        == "None of its documents could be read: rules.pdf: rules.pdf is a scan: run OCR."
    )
    assert result.lines[5].cause == "The folder Birch Union holds no documents."
    assert result.checked_on == "2031-02-03"
    assert result.versions == {"criteria": "1"}


def test_counts_and_the_three_denominators() -> None:
    result = audit_list(read_pasted(LIST), FOLDERS, read_folder, FakeAssessor(), checked_on=DAY)
    assert result.counts == {"user_led": 1, "user_group": 0, "not_user_led": 1, "unclear": 3}
    assert result.denominators.model_dump() == {"lines": 11, "organisations": 6, "with_evidence": 2}
    assert sum(result.outcomes.values()) == 11
    assert result.outcomes["duplicate"] == 2


def test_notes_say_what_a_person_should_check_and_name_no_person() -> None:
    result = audit_list(read_pasted(LIST), FOLDERS, read_folder, FakeAssessor(), checked_on=DAY)
    assert (
        "Documents that belong to no line of the list: Fernham Access Pannel; Nobody's Folder."
        in result.notes
    )
    assert "Documents under a person's name, not read: 1." in result.notes
    assert "Taken for the same body as line 2: line 5 (the same name)." in result.notes
    assert "Taken for the same body as line 2: line 9 (an acronym that the list expands)." in result.notes
    assert "Testwell" not in result.model_dump_json()
    assert "Wvut" not in result.model_dump_json()


@pytest.mark.parametrize("batch", [1, 2, 5])
@pytest.mark.parametrize("bad", range(4))
def test_one_exception_never_loses_the_others(bad: int, batch: int) -> None:
    names = ["Alder Forum", "Birch Union", "Cedar Trust", "Dogwood Panel"]
    folders = [Folder(name, "STATUS user_led") for name in names]
    folders[bad] = Folder(names[bad], "Jane Testwell's secret words EXPLODE")
    result = audit_list(
        read_pasted("\n".join(names)), folders, read_folder, RaisingAssessor(batch), checked_on=DAY
    )
    expected = ["assessed"] * 4
    expected[bad] = "failed"
    assert [line.outcome for line in result.lines] == expected
    assert "RuntimeError" in (result.lines[bad].cause or "")
    assert "secret" not in result.model_dump_json()


def test_an_assessor_that_drops_a_body_never_puts_an_answer_under_another_one() -> None:
    class Dropping(FakeAssessor):
        def assess_many(
            self, organisations: Iterable[Organisation], n_jobs: int = 1
        ) -> Iterator[Assessment | Unassessed]:
            for i, organisation in enumerate(organisations):
                if i != 1:
                    yield self.assess(organisation)

    folders = [
        Folder("Alder Forum", "STATUS user_led"),
        Folder("Birch Union", "STATUS user_group"),
        Folder("Cedar Trust", "STATUS not_user_led"),
    ]
    found = audit_list(
        read_pasted("Alder Forum\nBirch Union\nCedar Trust"), folders, read_folder, Dropping(), checked_on=DAY
    )
    assert [line.status for line in found.lines] == ["user_led", "user_group", "not_user_led"]


def test_a_named_failure_of_the_assessor_is_kept() -> None:
    folders = [Folder("Alder Forum", "EXPLODE"), Folder("Birch Union")]
    result = audit_list(
        read_pasted("Alder Forum\nBirch Union"), folders, read_folder, FakeAssessor(), checked_on=DAY
    )
    assert [(line.outcome, line.cause) for line in result.lines] == [
        ("failed", "The assessor gave up on it."),
        ("assessed", None),
    ]


def test_an_exception_in_reading_is_a_failure_without_its_words() -> None:
    folders = [Folder("Alder Forum", "RAISE"), Folder("Birch Union", "SORRY"), Folder("Cedar Trust")]
    found = audit_list(
        read_pasted("Alder Forum\nBirch Union\nCedar Trust"),
        folders,
        read_folder,
        FakeAssessor(),
        checked_on=DAY,
    )
    assert [line.outcome for line in found.lines] == ["failed", "failed", "assessed"]
    assert found.lines[1].cause == "The manifest is wrong: correct it."
    assert "secret" not in found.model_dump_json()


def test_progress_counts_every_line_and_names_no_person() -> None:
    calls: list[tuple[int, int, str | None]] = []
    audit_list(
        read_pasted(LIST),
        FOLDERS,
        read_folder,
        FakeAssessor(),
        progress=lambda *call: calls.append(call),
        checked_on=DAY,
    )
    assert [done for done, _, _ in calls] == list(range(1, 12))
    assert {total for _, total, _ in calls} == {11}
    names = [name for _, _, name in calls]
    assert names.count(None) == 3  # two individuals and one anonymous entry
    assert {"Harrowmere Deaf Club", "Alder Forum", "Cedar Trust"} <= set(names)
    assert not any("Testwell" in (name or "") for name in names)


def test_two_bodies_with_one_dossier_are_noted() -> None:
    result = audit_list(
        read_pasted("Alder Forum (ALF)\nALF Centre for Living (ALF)\nBirch Union"),
        [Folder("Birch Union")],
        read_folder,
        FakeAssessor(),
        checked_on=DAY,
    )
    assert [line.outcome for line in result.lines] == ["no_documents", "no_documents", "assessed"]


def test_bodies_are_read_one_by_one_as_the_assessor_takes_them() -> None:
    events: list[str] = []

    class Watching(FakeAssessor):
        def assess(self, organisation: Organisation) -> Assessment:
            events.append(f"assess {organisation.name}")
            return super().assess(organisation)

    def read(folder: Folder) -> Organisation:
        events.append(f"read {folder.name}")
        return read_folder(folder)

    folders = [Folder("Alder Forum"), Folder("Birch Union")]
    audit_list(read_pasted("Alder Forum\nBirch Union"), folders, read, Watching(), checked_on=DAY)
    assert events == ["read Alder Forum", "assess Alder Forum", "read Birch Union", "assess Birch Union"]


# From here on: files, with the real readers and the real report.


@pytest.fixture
def case(tmp_path: Path) -> Callable[[], tuple[Path, Path, Path]]:
    def make() -> tuple[Path, Path, Path]:
        path, documents, out = tmp_path / "list.csv", tmp_path / "documents", tmp_path / "out"
        path.write_text(
            "Respondent,Type\nHarrowmere Deaf Club,Charity\nOpen Gate,Charity\nJane Testwell,Individual\n"
            "Fernham Panel,Charity\n"
        )
        for name, text in {
            "Harrowmere Deaf Club": "STATUS user_led",
            "open-gate": "STATUS not_user_led",
        }.items():
            (documents / name).mkdir(parents=True)
            (documents / name / "constitution.txt").write_text(text)
        (documents / "Fernham Panel").mkdir()
        (documents / "Fernham Panel" / "rules.pdf").write_bytes(b"%PDF-1.7 broken")
        return path, documents, out

    return make


def test_end_to_end(case: Callable[[], tuple[Path, Path, Path]]) -> None:
    path, documents, out = case()
    result = audit(path, documents, out, assessor=FakeAssessor(), checked_on=DAY)
    assert outcomes(result.lines) == [
        (2, "assessed", "user_led"),
        (3, "assessed", "not_user_led"),
        (4, "individual", None),
        (5, "failed", None),
    ]
    assert "rules.pdf" in (result.lines[3].cause or "")
    written = [json.loads(line) for line in (out / "results.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [line["outcome"] for line in written] == ["assessed", "assessed", "individual", "failed"]
    assert (out / "index.html").is_file()
    for file in out.iterdir():
        assert b"Testwell" not in file.read_bytes()
    assert sorted(item.name for item in out.parent.iterdir()) == ["documents", "list.csv", "out"]


def test_an_earlier_result_is_replaced_and_other_files_beside_it_stay(
    case: Callable[[], tuple[Path, Path, Path]],
) -> None:
    path, documents, out = case()
    out.mkdir()
    (out / "results.jsonl").write_text("old")
    (out / "results.ods").write_text("old")
    (out / "results.docx").write_text("old")
    (out / "my notes.txt").write_text("mine")
    audit(path, documents, out, assessor=FakeAssessor(), checked_on=DAY)
    assert "Harrowmere" in (out / "results.jsonl").read_text(encoding="utf-8")
    assert (out / "results.ods").read_bytes() != b"old"
    assert not (out / "results.docx").exists()
    assert (out / "my notes.txt").read_text() == "mine"
    assert sorted(item.name for item in out.parent.iterdir()) == ["documents", "list.csv", "out"]


def test_a_failing_run_leaves_the_earlier_result_and_nothing_else(
    case: Callable[[], tuple[Path, Path, Path]],
) -> None:
    path, documents, out = case()
    out.mkdir()
    (out / "results.jsonl").write_text("old")

    def interrupt(done: int, total: int, name: str | None) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        audit(path, documents, out, assessor=FakeAssessor(), progress=interrupt, checked_on=DAY)
    assert (out / "results.jsonl").read_text() == "old"
    assert sorted(item.name for item in out.parent.iterdir()) == ["documents", "list.csv", "out"]


def test_missing_parents_are_made_and_taken_back_when_the_run_fails(
    case: Callable[[], tuple[Path, Path, Path]],
) -> None:
    path, documents, out = case()
    deep = out / "2031" / "february"

    def interrupt(done: int, total: int, name: str | None) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        audit(path, documents, deep, assessor=FakeAssessor(), progress=interrupt, checked_on=DAY)
    assert not out.exists()
    audit(path, documents, deep, assessor=FakeAssessor(), checked_on=DAY)
    assert (deep / "index.html").is_file()


def refuses(error: type[Exception], match: str, path: Path, documents: Path, out: Path) -> FakeAssessor:
    assessor = FakeAssessor()
    with pytest.raises(error, match=match):
        audit(path, documents, out, assessor=assessor, checked_on=DAY)
    assert assessor.seen == []
    return assessor


def test_what_is_refused_before_any_work(case: Callable[[], tuple[Path, Path, Path]], tmp_path: Path) -> None:
    path, documents, out = case()
    refuses(ListError, "does not exist", tmp_path / "no.csv", documents, out)
    refuses(ReadingError, "folder of documents .* does not exist", path, tmp_path / "no", out)
    refuses(OutputError, "is a file", path, documents, path)
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "thesis.txt").write_text("precious")
    refuses(OutputError, "is not empty and holds no earlier result", path, documents, tmp_path / "full")
    refuses(OutputError, "overlap", path, documents, tmp_path)
    refuses(OutputError, "overlap", path, documents, documents / "out")
    refuses(OutputError, "overlap", path, documents, documents)
    refuses(OutputError, "cannot be written", path, documents, path / "out")
    assert not out.exists()


def test_the_list_among_the_documents_is_no_dossier(case: Callable[[], tuple[Path, Path, Path]]) -> None:
    path, documents, out = case()
    moved = path.rename(documents / "list.csv")
    result = audit(moved, documents, out, assessor=FakeAssessor(), checked_on=DAY)
    assert not [note for note in result.notes if "belong to no line" in note]


def test_the_folder_one_stands_in_can_hold_the_result(
    case: Callable[[], tuple[Path, Path, Path]], monkeypatch: pytest.MonkeyPatch
) -> None:
    path, documents, out = case()
    out.mkdir()
    monkeypatch.chdir(out)
    audit(path, documents, Path(), assessor=FakeAssessor(), checked_on=DAY)
    assert Path("index.html").is_file()
    assert Path("results.jsonl").is_file()
    assert Path.cwd() == out.resolve()
