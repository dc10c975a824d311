"""The word lists: what they must hold, how words are folded, and what a mistake in a file says."""

from __future__ import annotations

import shutil
import subprocess
import sys
from importlib import resources
from pathlib import Path

import pytest

from ulo_classify.errors import LexiconError
from ulo_classify.people import lexicon
from ulo_classify.people.lexicon import Kind, fold, kind_of, load_lexicon

NOT_A_NAME = (
    Kind.ORGANISATION | Kind.ORDINARY | Kind.STARTER | Kind.PLACE | Kind.SACRED | Kind.ADDRESS_OR_SURNAME
)


def words_of(kind: int) -> set[str]:
    return {word for word, kinds in load_lexicon().kinds.items() if kinds & kind}


def test_there_are_given_names_of_many_origins() -> None:
    given = words_of(Kind.GIVEN)
    assert len(given) >= 900
    assert given >= {
        "oonagh",
        "gethin",
        "gurpreet",
        "ngozi",
        "delroy",
        "yusuf",
        "xiaoming",
        "zbigniew",
        "morag",
    }


def test_names_that_count_alone_are_no_ordinary_words() -> None:
    assert words_of(Kind.GIVEN) & words_of(NOT_A_NAME | Kind.DOUBTFUL) == set()
    assert words_of(Kind.SURNAME) & words_of(NOT_A_NAME) == set()


def test_names_that_are_words_are_kept_apart() -> None:
    words = {
        "will",
        "mark",
        "may",
        "grace",
        "hope",
        "faith",
        "grant",
        "bill",
        "rose",
        "joy",
        "summer",
        "drew",
    }
    words |= {"drew", "rich", "art", "christian", "ford"}
    assert words <= words_of(Kind.DOUBTFUL) - words_of(Kind.GIVEN)


@pytest.mark.parametrize(
    ("word", "expected"), [("Siân’s", "sian"), ("ÉTIENNE", "etienne"), ("O’Neill", "o'neill"), ("Zoë", "zoe")]
)
def test_folding(word: str, expected: str) -> None:
    assert fold(word) == expected


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("McTavish", Kind.SURNAME),
        ("O'Brady", Kind.SURNAME),
        ("Petrovska-Okafor", Kind.SURNAME),
        ("Mary-Jane", Kind.GIVEN),
        ("User-Led", Kind.ORDINARY),
        ("Inclusivement", Kind.SHAPED),
        ("Mackerel", Kind.NONE),
        ("OBE", Kind.POSTNOMINAL),
        ("J", Kind.INITIAL),
    ],
)
def test_what_a_word_may_be(word: str, kind: int) -> None:
    assert kind_of(word) == kind


@pytest.fixture
def copied_lists(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for entry in resources.files("ulo_classify.people").iterdir():
        if entry.name.endswith(".toml"):
            shutil.copy(str(entry), tmp_path)
    monkeypatch.setattr(lexicon.resources, "files", lambda _package: tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("cues.toml", "[particles]", "[little]", "particles"),
        ("cues.toml", "label_words =", "labels =", "label_words"),
        ("surnames.toml", "[known]", "[known", "surnames.toml"),
        ("not_people.toml", "[eponyms]\n", "[eponyms]\nmore = 3\n", "more"),
    ],
)
def test_a_mistake_in_a_list_names_file_and_key(
    copied_lists: Path, file: str, old: str, new: str, said: str
) -> None:
    path = copied_lists / file
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    with pytest.raises(LexiconError, match=file) as caught:
        load_lexicon.__wrapped__()
    assert said in str(caught.value)


def test_importable_without_spacy() -> None:
    code = (
        "import sys; sys.modules['spacy'] = None\n"
        "from ulo_classify.people import mask_people\n"
        "print(mask_people('Chair: Jane Okafor'))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "Chair: [name]\n"
