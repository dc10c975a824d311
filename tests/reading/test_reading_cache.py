"""Texts kept by content: read once, never stale, bounded, and without a name."""

from __future__ import annotations

import datetime as dt
import multiprocessing
import os
import sqlite3
import stat
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ulo_classify.audit import audit
from ulo_classify.errors import OutputError, ReadingError
from ulo_classify.reading import Limits, TextCache, cache, guard, read, read_dossier

from .files import bare_docx, column, pdf, word_paragraph


@pytest.fixture
def texts(tmp_path: Path) -> TextCache:
    return TextCache(tmp_path / "cache")


@pytest.fixture
def workers(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that a reading worker was asked for."""
    asked: list[str] = []
    ask = guard._ask

    def counted(child, request, limits):
        asked.append(Path(request["path"]).name)
        return ask(child, request, limits)

    monkeypatch.setattr(guard, "_ask", counted)
    return asked


def dossier(folder: Path) -> Path:
    folder.mkdir(parents=True)
    (folder / "constitution.pdf").write_bytes(pdf([column(["1. We decide."])]))
    (folder / "rules 2024.docx").write_bytes(bare_docx(word_paragraph("They decide.")))
    (folder / "page.html").write_text("<html><body><h1>Who</h1><p>We meet.</p></body></html>")
    (folder / "broken.pdf").write_bytes(b"%PDF-1.7 broken")
    return folder


def test_the_second_time_no_file_is_read_and_the_organisation_is_the_same(tmp_path, texts, workers):
    folder = dossier(tmp_path / "Alder Forum")
    first = read_dossier(folder, cache=texts)
    assert len(workers) == 4
    workers.clear()
    assert read_dossier(folder, cache=texts) == first
    assert read_dossier(folder, cache=TextCache(tmp_path / "cache")) == first
    assert workers == []
    assert read_dossier(folder) == first
    assert len(workers) == 4
    assert [failure.where for failure in first.failures] == ["broken.pdf"]
    assert any(mark.kind == "heading" for document in first.documents for mark in document.marks)


def test_the_name_and_place_of_a_file_do_not_matter_but_its_bytes_do(tmp_path, texts, workers):
    first, second = tmp_path / "minutes 2023.txt", tmp_path / "constitution 2024.txt"
    first.write_text("We decide.")
    second.write_text("We decide.")
    assert read(first, cache=texts).kind == "minutes"
    document = read(second, cache=texts)
    assert (document.kind, document.date, document.name) == (
        "governing_document",
        "2024",
        "constitution 2024.txt",
    )
    assert workers == ["minutes 2023.txt"]
    second.write_text("They decide.")
    assert read(second, cache=texts).text == "They decide."


def test_other_limits_readers_or_endings_read_anew(tmp_path, texts, workers, monkeypatch):
    page = tmp_path / "page.txt"
    page.write_text("# We decide")
    read(page, cache=texts)
    read(page, cache=texts, limits=Limits(seconds=19))
    markdown = page.rename(tmp_path / "page.md")
    assert read(markdown, cache=texts).text == "We decide"
    monkeypatch.setattr("ulo_classify.reading.reader.reader_version", lambda _limits: "another version")
    read(markdown, cache=texts)
    assert len(workers) == 4


def test_want_of_time_or_memory_is_not_remembered(tmp_path, texts, workers):
    slow = tmp_path / "slow.html"
    slow.write_bytes(b"<html><body><p " + b" ".join(b"a%d=1" % n for n in range(100_000)) + b">x</p>")
    for _ in range(2):
        with pytest.raises(ReadingError, match=r"more than 0\.3 seconds"):
            read(slow, limits=Limits(seconds=0.3), cache=texts)
    assert workers == ["slow.html", "slow.html"]


def test_a_second_audit_reads_no_file_again(tmp_path, texts, workers):
    documents = tmp_path / "documents"
    dossier(documents / "Alder Forum")
    (tmp_path / "list.txt").write_text("Alder Forum\nBirch Union")
    arguments = {"cache": texts, "checked_on": dt.date(2031, 2, 3)}
    first = audit(tmp_path / "list.txt", documents, tmp_path / "one", **arguments)
    assert len(workers) == 4
    workers.clear()
    second = audit(tmp_path / "list.txt", documents, tmp_path / "two", **arguments)
    assert workers == []
    assert first == second
    for path in (tmp_path / "one").iterdir():
        assert path.read_bytes() == (tmp_path / "two" / path.name).read_bytes()


def test_its_index_holds_no_name(tmp_path, texts):
    folder = dossier(tmp_path / "Alder Forum")
    (folder / "letter of Jane Testwell.txt").write_text("Jane Testwell of the Alder Forum is blind.")
    read_dossier(folder, cache=texts)
    texts.close()
    (file,) = (tmp_path / "cache").iterdir()
    for name in (b"Testwell", b"Alder", b"letter", b"broken", b"constitution", os.fsencode(tmp_path)):
        assert name not in file.read_bytes()
    with sqlite3.connect(file) as database:
        rows = database.execute("SELECT key, used FROM texts").fetchall()
    assert len(rows) == 5
    assert all(len(key) == 64 and set(key) <= set("0123456789abcdef") for key, _ in rows)


@pytest.mark.skipif(os.name == "nt", reason="permissions are those of Unix")
def test_it_is_closed_to_others(tmp_path, texts):
    texts.put("key", {"text": "x"})
    assert stat.S_IMODE((tmp_path / "cache").stat().st_mode) == 0o700
    assert all(stat.S_IMODE(path.stat().st_mode) == 0o600 for path in (tmp_path / "cache").iterdir())


def noise(number: int) -> dict[str, str]:
    return {"text": f"{number} " + os.urandom(20_000).hex()}


def test_it_does_not_grow_over_its_size_and_the_longest_unused_go_first(tmp_path, monkeypatch):
    texts = TextCache(tmp_path / "cache", most_mb=1)
    day = cache._today()
    for number in range(120):
        monkeypatch.setattr(cache, "_today", lambda number=number: day + number // 10)
        texts.put(str(number), noise(number))
        assert texts.get("0") is not None  # asked for every day
        assert (tmp_path / "cache" / "texts.sqlite3").stat().st_size <= 1.1 * 2**20
    kept = [number for number in range(120) if texts.get(str(number))]
    assert 119 in kept
    assert 1 not in kept
    assert 20 < len(kept) < 60
    texts.put("too large", {"text": os.urandom(900_000).hex()})
    assert texts.get("too large") is None


def test_what_nobody_asks_for_goes_after_three_months(tmp_path, texts, monkeypatch):
    texts.put("old", {"text": "x"})
    today = cache._today()
    monkeypatch.setattr(cache, "_today", lambda: today + 91)
    assert TextCache(tmp_path / "cache").get("old") is None


@pytest.mark.parametrize("damage", [b"no database at all" * 100, b"SQLite format 3\x00" + bytes(5000)])
def test_a_damaged_cache_is_begun_anew(tmp_path, texts, damage):
    texts.put("key", {"text": "x"})
    texts.close()
    (tmp_path / "cache" / "texts.sqlite3").write_bytes(damage)
    again = TextCache(tmp_path / "cache")
    assert again.get("key") is None
    again.put("key", {"text": "y"})
    assert again.get("key") == {"text": "y"}


@settings(max_examples=30, deadline=None)
@given(st.binary(min_size=1, max_size=200), st.integers(0, 20_000))
def test_damage_within_never_gives_a_wrong_text_or_an_exception(tmp_path_factory, damage, place):
    folder = tmp_path_factory.mktemp("cache")
    texts = TextCache(folder)
    for number in range(10):
        texts.put(str(number), {"text": str(number) * 1000})
    texts.close()
    with (folder / "texts.sqlite3").open("r+b") as file:
        file.seek(place)
        file.write(damage)
    again = TextCache(folder)
    for number in range(10):
        assert again.get(str(number)) in (None, {"text": str(number) * 1000})
        again.put(str(number), {"text": str(number) * 1000})
    # What is too damaged to be used has been taken away by now.
    healed = TextCache(folder)
    healed.put("new", {"text": "y"})
    assert healed.get("new") == {"text": "y"}


def test_a_folder_that_cannot_be_used(tmp_path, monkeypatch):
    (tmp_path / "file").write_text("x")
    with pytest.raises(OutputError, match="cannot hold a cache"):
        TextCache(tmp_path / "file" / "cache")
    monkeypatch.setattr(cache, "user_folder", lambda: tmp_path / "file" / "cache")
    none = TextCache()
    none.put("key", {"text": "x"})
    assert none.get("key") is None


def write_many(folder: Path, own: int) -> int:
    texts = TextCache(folder, most_mb=2)
    good = 0
    for number in range(60):
        texts.put(f"{own}-{number}", {"text": f"{own}-{number}" * 2000})
        texts.put(f"both-{number}", {"text": f"both-{number}" * 2000})
        good += texts.get(f"both-{number}") == {"text": f"both-{number}" * 2000}
    return good


def test_two_processes_at_once_lose_nothing(tmp_path):
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        assert pool.starmap(write_many, [(tmp_path / "cache", 0), (tmp_path / "cache", 1)]) == [60, 60]
    texts = TextCache(tmp_path / "cache")
    for own in ("0", "1", "both"):
        for number in range(60):
            assert texts.get(f"{own}-{number}") == {"text": f"{own}-{number}" * 2000}


def test_a_fork_of_the_process_goes_without_it(texts):
    texts.put("key", {"text": "x"})
    ours, theirs = os.pipe()
    pid = os.fork()
    if not pid:
        os.write(theirs, repr(texts.get("key")).encode())
        os._exit(0)
    os.waitpid(pid, 0)
    assert os.read(ours, 100) == b"None"
    os.close(ours)
    os.close(theirs)
    assert texts.get("key") == {"text": "x"}
