"""`ulo-classify language` and `--phrases`: the words of files, and phrases of one's own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from ulo_classify.cli import main

PHRASES = """
[[phrase]]
key = "kettle"
theme = "empowerment"
class = "style"
variants = ["kettle(s)"]
can_mean = "tea"
does_not_show = "a vote"
"""


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.txt"
    path.write_text("Peer mentors fill the kettle. Co-production is on the wall.\n", encoding="utf-8")
    return path


def run(*arguments: object):
    return CliRunner().invoke(main, [str(each) for each in arguments])


def test_text_names_phrases_and_what_they_do_not_show(page: Path) -> None:
    result = run("language", page)
    assert result.exit_code == 0
    assert "2 phrases of the movement in 10 words: 200.0 in 1,000." in result.output
    assert "“Peer mentors”: does not show anything of who decides what the role is." in result.output


def test_json_is_the_profile(page: Path) -> None:
    profile = json.loads(run("language", page, "--json").output)
    assert [use["theme"] for use in profile["phrases"]] == ["peer_support", "co_production"]


def test_phrases_of_ones_own(page: Path, tmp_path: Path) -> None:
    own = tmp_path / "mine.toml"
    own.write_text(PHRASES, encoding="utf-8")
    profile = json.loads(run("language", page, "--json", "--phrases", own).output)
    assert [use["phrase"] for use in profile["phrases"]] == ["peer mentor", "kettle", "co-production"]
    assessed = json.loads(run("assess", page, "--json", "--phrases", own, "--model", "none").output)
    assert assessed["language"]["hits"] == 3


def test_a_mistake_in_them_is_one_sentence(page: Path, tmp_path: Path) -> None:
    own = tmp_path / "mine.toml"
    own.write_text(PHRASES.replace("style", "shiny"), encoding="utf-8")
    for command in ("language", "assess"):
        result = run(command, page, "--phrases", own)
        assert result.exit_code == 2
        assert result.stderr.startswith("ulo-classify: mine.toml: phrase.0.class")
        assert result.stderr.count("\n") == 1


def test_a_file_that_is_not_there_is_said_and_the_others_are_measured(page: Path, tmp_path: Path) -> None:
    result = run("language", tmp_path / "none.txt", page)
    assert result.exit_code == 2
    assert "2 phrases" in result.stdout
