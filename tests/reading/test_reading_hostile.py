"""Hostile documents and lists: each ends as a result or as one sentence, and nothing is obeyed."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from ulo_classify import Assessor, Document, Organisation
from ulo_classify.assessment.bounded import bounded
from ulo_classify.consultation.reader import read_list
from ulo_classify.errors import ListError, ReadingError
from ulo_classify.reading import Limits, find_dossiers, read, read_dossier

from .hostile import DOCUMENTS, LISTS, WE

SECONDS = 3
LIMITS = Limits(seconds=SECONDS, memory_mb=512)
# Take their whole time, and some the same road as another: run with the slow ones.
LONG = {"attributes.html", "deep.html", "deep tables.html", "deep lists.html", "many pages.pdf", "links.md"}
LONG |= {"stars.md", "stream bomb.pdf", "table.md", "clauses.txt", "one tag.html", "many lines.txt"}
LONG_LISTS = {"columns.csv", "one line.txt", "bullets.txt", "brackets.txt", "attributes.html", "deep.html"}
LONG_LISTS |= {"deep.rtf", "page loop.pdf"}


def slow_ones(names, long):
    return [pytest.param(name, marks=[pytest.mark.slow] if name in long else []) for name in names]


@pytest.mark.parametrize("name", slow_ones(DOCUMENTS, LONG))
def test_a_hostile_document_ends_as_a_text_or_as_one_sentence(name, tmp_path):
    path = tmp_path / name
    path.write_bytes(DOCUMENTS[name]())
    try:
        document = read(path, limits=LIMITS)
    except ReadingError as error:
        assert str(error).startswith(f"{name} ")
        assert str(error).endswith(".")
        assert "\n" not in str(error)
    else:
        assert len(document.text) <= LIMITS.characters
        document.text.encode("utf-8")  # no half of a surrogate, which no report could hold
        assert "root:" not in document.text


@pytest.mark.parametrize("name", slow_ones(LISTS, LONG_LISTS))
def test_a_hostile_list_ends_as_a_list_or_as_one_sentence(name, tmp_path):
    path = tmp_path / name
    path.write_bytes(LISTS[name]())
    try:
        found = read_list(path)
    except ListError as error:
        assert str(error).endswith((".", ")"))
        assert "\n" not in str(error)
    else:
        assert found.entries
        assert "root:" not in found.model_dump_json()


@pytest.mark.parametrize(
    "name", ["laughs.docx", "laughs.odt", "external.docx", "cyclic.odt", "quadratic.docx"]
)
def test_entities_are_refused_by_name(name, tmp_path):
    path = tmp_path / name
    path.write_bytes(DOCUMENTS[name]())
    with pytest.raises(ReadingError, match="declares XML entities"):
        read(path, limits=LIMITS)


def test_a_folder_of_odd_files_gives_what_can_be_read_and_a_cause_for_the_rest(tmp_path):
    folder = tmp_path / "Alder Forum"
    folder.mkdir()
    (folder / "good.txt").write_text(WE)
    (folder / "line\nend \x1b[31m\x07.txt").write_text(WE)
    (folder / "=cmd|' C calc'!A0.txt").write_text(WE)
    (folder / "$(touch owned); `touch owned`.txt").write_text(WE)
    (folder / os.fsdecode(b"not utf-8 \xff.txt")).write_text(WE)
    os.mkfifo(folder / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(os.fspath(folder / "socket.txt"))
        (folder / "device.txt").symlink_to("/dev/zero")
        (folder / "circle.txt").symlink_to(folder / "circle.txt")
        (folder / "round").symlink_to(folder)
        (folder / "gone.txt").symlink_to(folder / "nowhere.txt")
        (folder / "out.txt").symlink_to("/etc/passwd")
        (dossier,) = find_dossiers(tmp_path)
        organisation = read_dossier(dossier)
    names = {document.name for document in organisation.documents}
    assert {"good.txt", "$(touch owned); `touch owned`.txt"} <= names
    assert len(names) == 5
    assert {failure.where for failure in organisation.failures} <= {"out.txt", "device.txt", "gone.txt"}
    assert not any("root:" in document.text for document in organisation.documents)
    assert not list(Path.cwd().glob("owned"))
    for name in ("pipe.txt", "device.txt", "circle.txt", "gone.txt"):
        with pytest.raises(ReadingError):
            read(folder / name)


ENDLESS = {
    "word": "a" * 200_000,
    "brackets": "(" * 200_000,
    "dashes": "—" * 200_000,
    "pictures": "🙂" * 200_000,
    "other script": "漢" * 200_000,
    "address": "http://a.example/" * 10_000,
    "hyphens": "user-" * 40_000,
    "digits": "9" * 200_000 + " of the trustees",
    "marks": "a" + "\u0301" * 200_000,
    "rows": "one of twelve of " * 2_000,
}


@pytest.fixture(scope="module")
def assessor():
    return Assessor.load()


@pytest.mark.parametrize("kind", ["governing_document", "website"])
@pytest.mark.parametrize("name", ENDLESS)
def test_endless_words_cost_no_more_than_their_length_and_hide_nothing(assessor, name, kind):
    text = f"{WE}\n{ENDLESS[name]}\n{WE}"
    assessment = assessor.assess(Organisation(name="Alder Forum", documents=[Document(text=text, kind=kind)]))
    assert assessment.evidence or kind == "governing_document"  # two sentences are no whole rules
    for evidence in assessment.evidence:
        assert text[evidence.start : evidence.end] == evidence.quote


def test_what_people_write_is_read_as_it_is():
    page = f"{WE} See https://{'a' * 200}.example/x{'?' * 50} {'.' * 90} 4\n{'_' * 300}\n" + "word " * 700
    assert bounded(page) == page
    long = "disabled people and " * 2_000
    assert len(bounded(long)) == len(long)
    assert max(map(len, bounded(long).split("\n"))) <= 4_000
    assert bounded("x" * 500) == "\n" * 500
