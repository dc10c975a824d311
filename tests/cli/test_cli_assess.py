"""`ulo-classify assess`: files, folders and JSON lines."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ulo_classify import Assessment
from ulo_classify.cli import main
from ulo_classify.reading import read

RULES = "4. Trustees\n4.1 At least three quarters of the trustees shall at all times be disabled people.\n"
PAGE = "<html><body><main><h1>About</h1><p>We are run by and for disabled people.</p></main></body></html>"


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def error_line(result: Result) -> str:
    """The one line on standard error; nothing else was printed."""
    assert result.exit_code == 2, result.output
    assert result.stdout == ""
    (line,) = result.stderr.splitlines()
    return line


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    file = tmp_path / "constitution.txt"
    file.write_text(RULES, encoding="utf-8")
    return file


@pytest.fixture
def folder(tmp_path: Path, rules: Path) -> Path:
    folder = tmp_path / "Larkwell Voices"
    folder.mkdir()
    rules.rename(folder / rules.name)
    (folder / "about.html").write_text(PAGE, encoding="utf-8")
    return folder


def test_a_file_in_words(rules: Path) -> None:
    result = run("assess", rules, "--name", "Larkwell Voices")
    assert result.exit_code == 0
    assert result.stderr == ""
    assert "Larkwell Voices" in result.stdout
    assert "three quarters of the trustees" in result.stdout
    assert "constitution.txt" in result.stdout


def test_a_file_as_json(rules: Path) -> None:
    result = run("assess", rules, "--json")
    (line,) = result.stdout.splitlines()
    assessment = Assessment.model_validate_json(line)
    assert (assessment.status, assessment.basis) == ("user_led", "rule")
    (evidence,) = assessment.evidence
    assert read(rules).text[evidence.start : evidence.end] == evidence.quote
    assert evidence.clause == "4.1"
    assert result.exit_code == 0


def test_a_folder_is_one_organisation(folder: Path) -> None:
    result = run("assess", folder, "--json")
    assessment = Assessment.model_validate_json(result.stdout)
    assert assessment.name == "Larkwell Voices"
    assert {Path(document.name).name for document in assessment.documents} == {
        "about.html",
        "constitution.txt",
    }
    assert assessment.status == "user_led"


def test_several_paths_are_several_organisations_in_order(tmp_path: Path, rules: Path) -> None:
    other = tmp_path / "page.txt"
    other.write_text("We meet on Tuesdays.", encoding="utf-8")
    lines = run("assess", other, rules, "--json").stdout.splitlines()
    assert [json.loads(line)["status"] for line in lines] == ["unclear", "user_led"]


def test_one_unreadable_file_does_not_lose_the_others(tmp_path: Path, rules: Path) -> None:
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"%PDF-1.7 nothing follows")
    result = run("assess", broken, rules, "--json")
    statuses = [json.loads(line)["status"] for line in result.stdout.splitlines()]
    assert statuses[-1] == "user_led"
    assert statuses[:-1] in ([], ["unclear"])  # the broken file has no say, or is a dossier with a failure
    assert "broken.pdf" in result.stderr + result.stdout
    assert result.exit_code == 2  # so that a script notices


def test_a_full_disk_is_one_line(rules: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    program = [str(Path(sys.executable).parent / "ulo-classify"), "assess", str(rules)]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(program, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr.splitlines() == ["ulo-classify: The disk is full: nothing more can be written."]


def test_json_lines_keep_order_and_id(tmp_path: Path) -> None:
    given = [
        {"id": "a1", "name": "Larkwell Voices", "documents": [{"text": RULES, "kind": "governing_document"}]},
        {"id": "a2", "name": "Silent Body", "documents": []},
        {"id": "a3", "name": "Third", "documents": [{"text": "We are run by parents.", "kind": "website"}]},
    ]
    file = tmp_path / "in.jsonl"
    lines = [json.dumps(one) for one in given]
    broken = [
        '{"id": "b1", "nam',
        '{"id": "b2", "documents": []}',
        "[1, 2]",
        '{"id": "b3", "name": "X", "documents": "text"}',
    ]
    file.write_text(
        "\n".join([lines[0], broken[0], "", lines[1], *broken[1:], "   ", lines[2]]) + "\n", encoding="utf-8"
    )
    result = run("assess", "--jsonl", file)
    answers = [json.loads(line) for line in result.stdout.splitlines()]
    assert [answer.get("status") for answer in answers] == [
        "user_led",
        None,
        "unclear",
        None,
        None,
        None,
        "not_user_led",
    ]
    assert [answer["id"] for answer in answers] == ["a1", None, "a2", "b2", None, "b3", "a3"]
    causes = [answer["cause"] for answer in answers if "cause" in answer]
    assert [cause.split(" is not")[0] for cause in causes] == ["Line 2", "Line 5", "Line 6", "Line 7"]
    assert "name" in causes[1]
    for answer in answers:
        if "status" in answer:
            Assessment.model_validate(answer)


def test_json_lines_with_a_byte_order_mark_and_other_line_ends(tmp_path: Path) -> None:
    file = tmp_path / "in.jsonl"
    line = json.dumps({"id": "é", "name": "Vœux", "documents": [{"text": "We meet."}]}, ensure_ascii=False)
    file.write_bytes(b"\xef\xbb\xbf" + line.encode() + b"\r\n" + line.encode())
    answers = [json.loads(line) for line in run("assess", "--jsonl", file).stdout.splitlines()]
    assert [(answer["id"], answer["name"]) for answer in answers] == [("é", "Vœux")] * 2


def test_an_empty_file_of_json_lines_gives_nothing(tmp_path: Path) -> None:
    file = tmp_path / "in.jsonl"
    file.write_text("\n\n", encoding="utf-8")
    result = run("assess", "--jsonl", file)
    assert (result.exit_code, result.stdout) == (0, "")


def test_missing_things_in_one_line(tmp_path: Path, rules: Path) -> None:
    assert "nowhere" in error_line(run("assess", tmp_path / "nowhere"))
    assert "nowhere.txt" in error_line(run("assess", tmp_path / "nowhere.txt", "--json"))
    assert "nowhere.jsonl" in error_line(run("assess", "--jsonl", tmp_path / "nowhere.jsonl"))
    assert "is a folder" in error_line(run("assess", "--jsonl", tmp_path))
    assert "gc99" in error_line(run("assess", rules, "--criteria", "gc99"))
    assert "gc7" in error_line(run("assess", rules, "--criteria", "gc99"))
    assert "--jsonl" in error_line(run("assess"))
    assert "not both" in error_line(run("assess", rules, "--jsonl", rules))


def test_an_empty_folder_says_so(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    result = run("assess", tmp_path / "empty", "--json")
    said = result.stderr + result.stdout
    assert "empty" in said
    assert 'user_led"' not in said.replace("not_user_led", "")


def test_a_trace_in_words_and_as_a_typed_field(rules: Path) -> None:
    plain, traced = run("assess", rules), run("assess", rules, "--trace")
    assert "How the share of votes was worked out:" not in plain.stdout
    section = traced.stdout.partition("How the share of votes was worked out:\n")[2]
    assert section.startswith("  1. The rules are read from constitution.txt.\n")
    assert "must be held by users" in section
    assert "clause 4.1" in section
    assert traced.exit_code == 0
    assert json.loads(run("assess", rules, "--json").stdout)["trace"] is None
    steps = Assessment.model_validate_json(run("assess", rules, "--json", "--trace").stdout).trace
    assert steps is not None
    assert {"document", "quota", "arithmetic"} <= {step.kind for step in steps}


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_json_lines_with_a_trace(tmp_path: Path, jobs: str) -> None:
    line = {"id": "a1", "name": "LV", "documents": [{"text": RULES, "kind": "governing_document"}]}
    file = tmp_path / "in.jsonl"
    file.write_text(json.dumps(line) + "\n", encoding="utf-8")
    (answer,) = run("assess", "--jsonl", file, "--trace", "--jobs", jobs).stdout.splitlines()
    assert json.loads(answer)["trace"][0]["kind"] == "document"
    assert json.loads(answer)["control"]["board"]["low"] == "3/4"
