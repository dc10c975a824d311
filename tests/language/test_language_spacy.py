"""Use from anybody's spaCy pipeline: by name, beside other components, saved and loaded, in streams."""

from __future__ import annotations

import subprocess
import sys
from importlib.metadata import entry_points
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

NAMES = ("ulo_sentences", "ulo_mentions", "ulo_statements", "ulo_kinds")
TEXT = (
    "Larkwell Voices is run by disabled people. At least three quarters of the trustees are disabled people."
)


@pytest.fixture(scope="module")
def nlp() -> Language:
    made = spacy.blank("en")
    for name in ("ulo_sentences", "ulo_mentions", "ulo_statements"):
        made.add_pipe(name)
    return made


def labels(doc: Doc) -> set[tuple[str, str]]:
    return {(span.label_, span.text) for span in doc.spans["ulo"]}


def records(doc: Doc) -> list[tuple[str, str, int, int]]:
    return [(span.label_, span.id_, span.start_char, span.end_char) for span in doc.spans["ulo"]]


@pytest.mark.parametrize("name", NAMES)
def test_factories_are_entry_points(name: str) -> None:
    (point,) = entry_points(group="spacy_factories", name=name)
    assert callable(point.load())


def test_a_fresh_process_finds_them_by_name_without_importing_us() -> None:
    code = (
        "import spacy\n"
        "nlp = spacy.blank('en')\n"
        "nlp.add_pipe('ulo_sentences'); nlp.add_pipe('ulo_mentions'); nlp.add_pipe('ulo_statements')\n"
        f"doc = nlp({TEXT!r})\n"
        "print(*sorted(s.label_ for s in doc.spans['ulo'] if s.label_.startswith('statement')))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["statement:governed", "statement:led"]


def test_spans_have_labels_and_ids(nlp: Language) -> None:
    doc = nlp(TEXT)
    found = labels(doc)
    assert ("users", "disabled people") in found
    assert ("board", "trustees") in found
    assert ("at_least_quantity", "At least three quarters") in found
    assert any(label == "statement:led" and "run by disabled people" in text for label, text in found)
    assert any(label == "statement:governed" and "three quarters" in text for label, text in found)
    assert all(span.label_ and span.id_ for span in doc.spans["ulo"])
    # the id of a statement names the frame that found it
    from ulo_classify.language.statements.frames import load_frames

    frames = {frame.name for frame in load_frames()}
    assert {span.id_ for span in doc.spans["ulo"] if span.label_.startswith("statement:")} <= frames


def test_mentions_alone_need_no_sentences() -> None:
    alone = spacy.blank("en")
    alone.add_pipe("ulo_mentions")
    assert ("users", "disabled people") in labels(alone(TEXT))


def test_the_stock_sentencizer_serves_too() -> None:
    stock = spacy.blank("en")
    stock.add_pipe("sentencizer")
    stock.add_pipe("ulo_mentions")
    stock.add_pipe("ulo_statements")
    doc = stock(TEXT)
    assert len(list(doc.sents)) == 2
    assert {label for label, _ in labels(doc)} >= {"statement:led", "statement:governed", "users"}


def test_other_components_and_their_spans_are_left_alone(nlp: Language) -> None:
    mixed = spacy.blank("en")
    mixed.add_pipe("ulo_sentences")
    ruler = mixed.add_pipe("span_ruler", config={"spans_key": "mine"})
    ruler.add_patterns([{"label": "NAME", "pattern": "Larkwell Voices"}])  # type: ignore[attr-defined]
    mixed.add_pipe("ulo_mentions")
    mixed.add_pipe("ulo_statements")
    doc = mixed(TEXT)
    assert [span.text for span in doc.spans["mine"]] == ["Larkwell Voices"]
    assert records(doc) == records(nlp(TEXT))


def test_statements_without_mentions_find_nothing_and_do_not_fail() -> None:
    alone = spacy.blank("en")
    alone.add_pipe("ulo_statements")
    assert [s for s in alone(TEXT).spans["ulo"] if s.label_.startswith("statement")] == []


def test_save_and_load(nlp: Language, tmp_path: Path) -> None:
    nlp.to_disk(tmp_path / "model")
    loaded = spacy.load(tmp_path / "model")
    assert loaded.pipe_names == nlp.pipe_names
    assert records(loaded(TEXT)) == records(nlp(TEXT))


def test_bytes_and_config(nlp: Language) -> None:
    copy = spacy.blank("en").from_config(nlp.config)
    copy.from_bytes(nlp.to_bytes())
    assert records(copy(TEXT)) == records(nlp(TEXT))


def test_streams_keep_order_and_state_does_not_leak(nlp: Language) -> None:
    texts = [
        "We are people with learning disabilities. We call ourselves Kin.",
        "Kin run this club.",
        TEXT,
        "",
        "The weather was mild.",
    ] * 3
    streamed = [records(doc) for doc in nlp.pipe(texts, batch_size=4)]
    assert streamed == [records(nlp(text)) for text in texts]
    assert streamed[1] == streamed[6]
    assert not any(label == "users" for label, *_ in streamed[1])  # the word was defined in another text


def test_streams_with_context(nlp: Language) -> None:
    pairs = [(TEXT, 1), ("Nothing here.", 2)]
    assert [context for _, context in nlp.pipe(pairs, as_tuples=True)] == [1, 2]


def test_docs_can_be_stored_and_sent(nlp: Language) -> None:
    doc = nlp(TEXT)
    back = Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert records(back) == records(doc)
    binned = DocBin(store_user_data=True, docs=[doc])
    (again,) = DocBin().from_bytes(binned.to_bytes()).get_docs(nlp.vocab)
    assert records(again) == records(doc)


@pytest.mark.parametrize("text", ["", " ", "\n\n", ".", "•", "Ünïcödé 🙂 text", "a" * 5000, "run by " * 400])
def test_odd_texts(nlp: Language, text: str) -> None:
    doc = nlp(text)
    assert doc.text == text
    assert not [s for s in doc.spans["ulo"] if s.label_.startswith("statement")]


def test_pipelines_can_be_analysed(nlp: Language) -> None:
    analysis = nlp.analyze_pipes()
    assert analysis["problems"]["ulo_statements"] == []
