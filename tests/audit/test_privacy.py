"""Dossiers full of people: nothing personal in the report, the journal, the cache's index, or the log."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from ulo_classify import Assessor
from ulo_classify.audit import audit
from ulo_classify.audit.folder import JOURNAL
from ulo_classify.cli import main

# Every person, address and number here is invented.
SURNAMES = [
    "Brennan",
    "Adeyemi",
    "Raghunathan",
    "Mensah",
    "Kowalczyk",
    "Featherstone",
    "Okonkwo",
    "Lindqvist",
]
CONTACTS = ["a.brennan@alder.example", "07700 900123", "+44 20 7946 0958", "tunde@post.example"]
HEALTH = ["schizophrenia", "HIV positive", "epilepsy", "sectioned"]
MINUTES = """Minutes of the annual general meeting
Present: Aoife Brennan (Chair), Tunde Adeyemi (Treasurer), Ms Priya Raghunathan, Kwame Mensah
Apologies: Agnieszka Kowalczyk, who was sectioned last month.
Aoife Brennan, who lives with schizophrenia, chairs the board. Tunde Adeyemi is HIV positive and is a trustee.
Our trustees are all disabled people: Priya Raghunathan has epilepsy.
8 of the 11 trustees are disabled people, among them Kwame Mensah.
Contact Aoife Brennan at a.brennan@alder.example or on 07700 900123.
Signed: Aoife Brennan, Chair        Tunde Adeyemi, Treasurer
"""
RULES = """CONSTITUTION of the Alder Forum
1. Name. The name of the charity is the Alder Forum.
2. At least nine of the twelve directors must be disabled people. The first directors are Aoife Brennan,
Tunde Adeyemi and Priya Raghunathan.
3. The Forum is led by Aoife Brennan and run by and for disabled people.
4. The President, Dame Harriet Featherstone, may appoint one director.
IN WITNESS the parties: signed as a deed by Kwame Mensah in the presence of Ebele Okonkwo, +44 20 7946 0958
"""
PAGE = """<html><head><title>About Aoife Brennan</title></head><body>
<h1>Meet Astrid Lindqvist, our founder</h1><p>We are run by people with lived experience, says Astrid
Lindqvist, who is blind. Write to <a href="mailto:tunde@post.example">tunde@post.example</a>.</p>
<h2>Tunde Adeyemi, Treasurer</h2><p>Tunde is a survivor. The board is made up of service users.</p>
</body></html>
"""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    listed = (
        "Alder Forum\nBirch Union\nCedar Voices\nAoife Brennan (individual)\nMr Kwame Mensah\nAnonymous\n"
    )
    (tmp_path / "list.txt").write_text(listed, encoding="utf-8")
    documents = tmp_path / "documents"
    for name in ("Alder Forum", "Birch Union", "Cedar Voices", "Aoife Brennan"):
        (documents / name).mkdir(parents=True)
    (documents / "Alder Forum" / "constitution.txt").write_text(RULES, encoding="utf-8")
    (documents / "Alder Forum" / "minutes 2024.txt").write_text(MINUTES, encoding="utf-8")
    (documents / "Birch Union" / "about us.html").write_text(PAGE, encoding="utf-8")
    (documents / "Birch Union" / "Letter from Tunde Adeyemi.txt").write_text(MINUTES, encoding="utf-8")
    (documents / "Cedar Voices" / "Aoife Brennan CV.pdf").write_bytes(b"%PDF-1.7 broken")
    (documents / "Aoife Brennan" / "diagnosis.txt").write_text(MINUTES, encoding="utf-8")
    return tmp_path


def texts_of(data: bytes, name: str) -> dict[str, str]:
    """The content of a file as text, and of all that is packed in it."""
    found = {name: data.decode("utf-8", "replace")}
    if zipfile.is_zipfile(io.BytesIO(data)):
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for member in archive.namelist():
                found |= texts_of(archive.read(member), f"{name}/{member}")
    return found


def everything_in(folder: Path) -> dict[str, str]:
    found: dict[str, str] = {}
    for path in folder.rglob("*"):
        if path.is_file():
            found |= texts_of(path.read_bytes(), path.name)
    return found


def leaks(texts: dict[str, str]) -> set[tuple[str, str]]:
    personal = [*SURNAMES, *CONTACTS, *(each.replace(" ", "") for each in CONTACTS)]
    return {(name, each) for name, text in texts.items() for each in personal if each in text}


def test_nothing_personal_leaves_an_audit(place: Path) -> None:
    arguments = ["audit", place / "list.txt", "--documents", place / "documents", "--out", place / "out"]
    done = CliRunner().invoke(main, [*map(str, arguments), "--cache", str(place / "cache")])
    assert done.exit_code == 0, done.output
    texts = everything_in(place / "out")
    assert any("[name]" in text or "disabled people" in text for text in texts.values())
    assert leaks(texts) == set()
    assert leaks({"log": done.output}) == set()
    assert leaks({"cache": (place / "cache" / "texts.sqlite3").read_bytes().decode("latin-1")}) == set()
    # What a person's state of health is said to be stands in no quote either; words of users do.
    assert not [(name, each) for name, text in texts.items() for each in HEALTH if each in text]


def test_nothing_personal_stands_in_the_journal(place: Path) -> None:
    def stop(done: int, total: int, _name: str | None) -> None:
        if done == total:
            raise KeyboardInterrupt

    arguments = (place / "list.txt", place / "documents", place / "out")
    with pytest.raises(KeyboardInterrupt):
        audit(*arguments, assessor=Assessor.load(), progress=stop)
    text = (place / "out" / JOURNAL).read_text("ascii").encode().decode("unicode_escape")
    assert text.count('"answer"') == 3
    assert leaks({"journal": text}) == set()


@pytest.mark.parametrize("more", [[], ["--json"], ["--trace"], ["--criteria", "all"]])
def test_nothing_personal_is_printed_of_one_body(place: Path, more: list[str]) -> None:
    for name in ("Alder Forum", "Birch Union", "Cedar Voices"):
        done = CliRunner().invoke(main, ["assess", str(place / "documents" / name), *more])
        assert leaks({name: done.output}) == set()
