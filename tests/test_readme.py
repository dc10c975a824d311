"""The pages that people read first: their code runs, their output is real, their links lead on.

Blocks of a page run in order, in one empty folder that has the examples beside it:

* ``python``: executed; what it prints must be exactly its ``# Out:`` comments. Blocks share names.
* ``sh`` and ``console``: each command is run or checked. In ``console`` the lines under a command must be
  what it prints; ``...`` stands for the rest of a line, and alone for any number of lines.
"""

from __future__ import annotations

import io
import re
import shlex
import struct
import subprocess
import sysconfig
import tomllib
from collections.abc import Iterator
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

ROOT = Path(__file__).parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
RUNNABLE = {"python", "sh", "console"}
NOT_RUN = {"text", "toml"}
OUT = re.compile(r"# Out: (.*)$", re.MULTILINE)


class Block(NamedTuple):
    """A fenced block: its language, its content, and the line of the page on which the content begins."""

    language: str
    content: str
    line: int


def parsed(page: Path) -> list[Token]:
    return MarkdownIt("commonmark").enable("table").parse(page.read_text(encoding="utf-8"))


def blocks(page: Path) -> list[Block]:
    return [
        Block(token.info.strip(), token.content, (token.map or [0])[0] + 2)
        for token in parsed(page)
        if token.type == "fence"
    ]


def links(page: Path) -> Iterator[str]:
    for token in parsed(page):
        for child in token.children or ():
            target = child.attrGet("href") or child.attrGet("src")
            if target:
                yield str(target)


def name_of(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_code_and_commands_of_a_page(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    for folder in ("examples", "corpora"):
        (tmp_path / folder).symlink_to(ROOT / folder)
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {"__name__": "page"}
    for block in blocks(page):
        where = f"{name_of(page)}, line {block.line}"
        assert block.language in RUNNABLE | NOT_RUN, f"{where}: no rule says how to check {block.language!r}"
        if block.language == "python":
            run_python(block, where, names)
        elif block.language == "sh":
            for line in block.content.splitlines():
                if line.strip() and not line.startswith("#"):
                    run_command(line, where)
        elif block.language == "console":
            for command, shown in sessions(block.content):
                check_output(shown, run_command(command, where), f"{where}: {command}")


def run_python(block: Block, where: str, names: dict[str, Any]) -> None:
    printed = io.StringIO()
    with redirect_stdout(printed):
        exec(compile(block.content, where, "exec"), names)  # noqa: S102  our own page
    assert printed.getvalue().splitlines() == OUT.findall(block.content), where


def sessions(content: str) -> Iterator[tuple[str, str]]:
    """The commands of a console block, each with the output that is shown under it."""
    assert content.startswith("$ "), "a console block begins with a command"
    for session in re.split(r"^\$ ", content, flags=re.MULTILINE)[1:]:
        command, _, shown = session.partition("\n")
        yield command, shown


def run_command(line: str, where: str) -> str:
    """Run a command of ours and give what it prints; of others check that what they name is there."""
    program, *arguments = shlex.split(line, comments=True)
    match program:
        case "ulo-classify":
            command = Path(sysconfig.get_path("scripts"), program)
            done = subprocess.run(
                [command, *arguments], capture_output=True, encoding="utf-8", timeout=240, check=False
            )
            assert done.returncode == 0, f"{where}: {line}: {done.stderr}"
            return done.stdout
        case "make":
            assert set(arguments) <= make_targets(), f"{where}: {line}"
        case "pip":
            [extra] = re.findall(r"^\.(?:\[([a-z]+)\])?$", arguments[-1]) if len(arguments) == 2 else [None]
            assert arguments[0] == "install", f"{where}: {line}"
            assert extra in {"", *project()["optional-dependencies"]}, f"{where}: {line}"
            assert "ulo-classify" in project()["scripts"]
        case "python":
            paths = [ROOT / argument for argument in arguments if "/" in argument]
            assert paths, f"{where}: {line}"
            assert all(path.exists() for path in paths), f"{where}: {line}"
        case "diff":
            assert all(Path(argument).is_file() for argument in arguments), f"{where}: {line}"
        case _:
            pytest.fail(f"{where}: nothing checks the command {line!r}")
    return ""


def check_output(shown: str, printed: str, where: str) -> None:
    pattern = ""
    for line in shown.splitlines():
        text = re.escape(line.rstrip()).replace(re.escape("..."), ".*")
        pattern += "(?:.*\n)*?" if line == "..." else f"{text}[ \t]*\n"
    assert re.fullmatch(pattern, printed), f"{where}\nshown:\n{shown}\nprinted:\n{printed}"


def make_targets() -> set[str]:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    return set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE))


def project() -> dict[str, Any]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def test_output_that_differs_is_noticed():
    check_output("one\n...\nlast ...\n", "one\ntwo\nthree\nlast of all\n", "here")
    for shown in ("one\n", "two\n...\n", "one\n...\nlast\n", "one\nthree\n...\n"):
        with pytest.raises(AssertionError):
            check_output(shown, "one\ntwo\nthree\nlast of all\n", "here")


def test_printed_lines_that_differ_are_noticed():
    with pytest.raises(AssertionError):
        run_python(Block("python", "print(1 + 1)  # Out: 3\n", 1), "here", {})
    with pytest.raises(AssertionError):
        run_python(Block("python", "print(1 + 1)\n", 1), "here", {})


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_links_of_a_page_lead_somewhere(page: Path):
    for target in links(page):
        if not target.startswith(("https://", "#")):
            assert (page.parent / target.partition("#")[0]).exists(), f"{name_of(page)}: {target}"


def test_readme_shows_the_report_in_words_and_small_enough():
    images = [
        child
        for token in parsed(ROOT / "README.md")
        for child in token.children or ()
        if child.type == "image"
    ]
    assert [image.attrGet("src") for image in images] == ["docs/report.png"]
    assert all(len(image.content.split()) > 30 for image in images), "the picture needs its text"
    data = (ROOT / "docs" / "report.png").read_bytes()
    assert data[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">I", data[16:20])[0] == 1200  # pixels wide
    assert len(data) < 250_000


def test_readme_is_short_and_begins_with_the_two_commands():
    lines = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()
    assert len(lines) < 220
    first_screen = "\n".join(lines[:20])
    assert "make demo" in first_screen
    assert "make test" in first_screen
    assert project()["requires-python"].removeprefix(">=") in first_screen
    assert not any(
        word in first_screen.lower() for word in ("easily", "powerful", "simply", "state-of-the-art")
    )


def test_readme_names_both_licences_and_the_files_are_there():
    targets = set(links(ROOT / "README.md"))
    assert {"LICENSE", "LICENSE-CC-BY-4.0", "CITATION.cff"} <= targets
    notice = (ROOT / "LICENSE-CC-BY-4.0").read_text(encoding="utf-8")
    assert "https://creativecommons.org/licenses/by/4.0/legalcode" in notice
    assert "examples/" in notice


def test_citation_has_what_its_format_needs():
    text = (ROOT / "CITATION.cff").read_text(encoding="utf-8")
    top = dict(re.findall(r'^([a-z-]+): *"?(.*?)"?$', text, re.MULTILINE))
    assert top["cff-version"] == "1.2.0"
    assert top["message"]
    assert top["title"] == project()["name"]
    assert top["version"] == project()["version"]
    assert top["license"] == project()["license"]
    assert re.findall(r'^  - name: "(.*)"$', text, re.MULTILINE) == ["The ulo_classify authors"]
    assert "\t" not in text


def test_changelog_has_a_place_for_what_is_not_released():
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.search(r"^## \[Unreleased\]$", text, re.MULTILINE)
    assert project()["version"] in text


def test_the_frame_in_contributing_finds_its_example_and_not_its_counter():
    from ulo_classify.language import load_pipeline
    from ulo_classify.language.patterns import Pattern, render
    from ulo_classify.language.records import records_of

    [block] = [block for block in blocks(ROOT / "CONTRIBUTING.md") if block.language == "toml"]
    [frame] = tomllib.loads(block.content)["frame"]
    pattern = Pattern(frame["pattern"])

    def finds(sentence: str) -> bool:
        units = records_of(load_pipeline()(sentence)).units
        return any(list(pattern.find(render(each))) for each in units)

    assert finds(frame["example"])
    assert not finds(frame["counter"])


def test_the_criteria_set_on_its_page_is_the_one_in_the_examples():
    [block] = [block for block in blocks(ROOT / "docs" / "criteria.md") if block.language == "toml"]
    assert block.content == (ROOT / "examples" / "our-network.toml").read_text(encoding="utf-8")


def test_every_criteria_set_and_every_key_of_a_criterion_is_explained():
    from typing import get_args

    from ulo_classify.criteria import Body, Criterion, available

    page = (ROOT / "docs" / "criteria.md").read_text(encoding="utf-8")
    for word in [*available(), *Criterion.model_fields, *get_args(Body)]:
        assert f"`{word}`" in page, word


def test_every_kind_status_and_verdict_is_explained():
    from typing import get_args

    from ulo_classify.schema import Basis, DocumentKind, Outcome, Status, Verdict

    answers = (ROOT / "docs" / "answers.md").read_text(encoding="utf-8")
    for value in (
        v for literal in (Status, Basis, Verdict, Outcome, DocumentKind) for v in get_args(literal)
    ):
        assert f"`{value}`" in answers, value
