"""Hostile and broken files: each ends as one sentence, and nothing is left running."""

from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys
import textwrap
import time
import zlib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from joblib import Parallel, delayed

from ulo_classify.errors import ReadingError
from ulo_classify.reading import Limits, guard, read

from .files import WORD, bare_docx, column, odt, pdf, raw_pdf, word_paragraph, zipped

QUICK = Limits(seconds=3)


def content_stream_bomb() -> bytes:
    operators = b"BT /F 12 Tf 10 10 Td (aaaaaaaaaaaaaaaaaaaaaaaa) Tj ET\n" * 2_000_000
    return raw_pdf(
        zlib.compress(zlib.compress(operators, 9), 9), filters=b"/Filter[/FlateDecode/FlateDecode]"
    )


def big_docx(content: bytes) -> bytes:
    return zipped({"[Content_Types].xml": "<Types/>", "word/document.xml": content})


def nested_word(tag: str, depth: int) -> bytes:
    return bare_docx(f"<w:{tag}>" * depth + word_paragraph("x") + f"</w:{tag}>" * depth)


def table_in_table(depth: int) -> bytes:
    return bare_docx("<w:tbl><w:tr><w:tc>" * depth + word_paragraph("x") + "</w:tc></w:tr></w:tbl>" * depth)


LAUGHS = (
    '<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>'
    f'<w:document xmlns:w="{WORD}"><w:body><w:p><w:r><w:t>&c;</w:t></w:r></w:p></w:body></w:document>'
).encode()
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512
DOCX = bare_docx(word_paragraph("We decide."))

REFUSED = {
    "bomb.pdf": (content_stream_bomb, r"more than 3 seconds|more than 512 MB|characters"),
    "zip bomb.docx": (lambda: big_docx(b" " * 60_000_000), "zip bomb"),
    "laughs.docx": (lambda: big_docx(LAUGHS), "declares XML entities"),
    "deep.docx": (lambda: nested_word("ins", 3000), "damaged|nested"),
    "tables.docx": (lambda: table_in_table(70), "damaged|nested"),
    "cut.docx": (lambda: DOCX[:-150], "damaged or cut short"),
    "flipped.docx": (lambda: DOCX[:60] + b"\xff" * 40 + DOCX[100:], "damaged"),
    "cut.pdf": (lambda: pdf([column(["x"])])[:500], "damaged or cut-short PDF"),
    "attributes.html": (
        lambda: b"<html><body><p " + b" ".join(b"a%d=1" % number for number in range(100_000)) + b">x</p>",
        "more than 3 seconds",
    ),
    "locked.docx": (
        lambda: OLE + "EncryptedPackage".encode("utf-16-le") + b"\0" * 512,
        "encrypted with a password",
    ),
    "locked.pdf": (
        lambda: raw_pdf(
            b"",
            trailer=b"/Encrypt<</Filter/Standard/V 1/R 2/O(%s)/U(%s)/P -4>>/ID[<00><00>]"
            % (b"a" * 32, b"b" * 32),
        ),
        "encrypted with a password",
    ),
    "old.doc": (lambda: OLE + "WordDocument".encode("utf-16-le") + b"\0" * 512, "save it as DOCX"),
    "sheet.docx": (lambda: zipped({"xl/workbook.xml": "<a/>"}), "is a spreadsheet"),
    "letter.pdf": (lambda: b"Dear members, we decide.", r"is named \.pdf but is no PDF"),
    "noise.docx": (lambda: bytes(range(256)) * 20, "cannot be read, or damaged"),
    "photo.txt": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(50), "is a picture"),
    "blank.txt": (lambda: b" \n\t\n", "is empty"),
    "nothing.txt": (lambda: b"", "is empty"),
    "dashes.md": (lambda: b"---\n\n***\n", "holds no text"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_file_that_cannot_be_read_is_one_sentence_with_its_name(name, tmp_path):
    build, cause = REFUSED[name]
    path = tmp_path / name
    path.write_bytes(build())
    with pytest.raises(ReadingError, match=cause) as caught:
        read(path, limits=Limits(seconds=3, memory_mb=512))
    sentence = str(caught.value)
    assert sentence.startswith(f"{name} ")
    assert sentence.endswith(".")
    assert "\n" not in sentence


READ_ALL_THE_SAME = {
    "word.doc": (lambda: b"{\\rtf1\\ansi We decide.}", "We decide."),
    "page.doc": (lambda: b"<html><body><p>We decide.</p></body></html>", "We decide."),
    "really.doc": (lambda: DOCX, "We decide."),
    "really.txt": (lambda: pdf([column(["We decide."])]), "We decide."),
    "no ending": (lambda: b"We decide.", "We decide."),
    "nul.txt": (lambda: b"We\x00 decide.", "We decide."),
    "deep.html": (lambda: b"<html><body>" + b"<div>" * 10_000 + b"We decide.", "We decide."),
    "spaces.odt": (lambda: odt('<text:p>We<text:s text:c="2000000000"/>decide.</text:p>'), "We decide."),
    "brackets.md": (lambda: b"[" * 20_000 + b" We decide.", "[" * 20_000 + " We decide."),
    "groups.rtf": (lambda: b"{\\rtf1" + b"{" * 50_000 + b"We decide.", "We decide."),
}


@pytest.mark.parametrize("name", READ_ALL_THE_SAME)
def test_a_file_is_read_as_what_it_is(name, tmp_path):
    build, text = READ_ALL_THE_SAME[name]
    path = tmp_path / name
    path.write_bytes(build())
    assert read(path, limits=Limits(seconds=10)).text == text


def test_missing_folder_pipe_and_oversized(tmp_path):
    with pytest.raises(ReadingError, match=r"gone\.txt is missing"):
        read(tmp_path / "gone.txt")
    with pytest.raises(ReadingError, match="is a folder: read it with read_dossier"):
        read(tmp_path)
    os.mkfifo(tmp_path / "pipe.txt")
    with pytest.raises(ReadingError, match=r"pipe\.txt is no regular file"):
        read(tmp_path / "pipe.txt")
    (tmp_path / "large.txt").write_bytes(b"x" * 3000)
    with pytest.raises(ReadingError, match=r"large\.txt is larger than 0\.002 MB"):
        read(tmp_path / "large.txt", limits=Limits(file_mb=0.002))
    with pytest.raises(ReadingError, match="more than 10 characters"):
        read(tmp_path / "large.txt", limits=Limits(characters=10))
    with pytest.raises(ReadingError, match=r"could not be opened|is missing"):
        read("a\0b")


def alive(group: int) -> bool:
    """Whether a process of that group still runs (zombies of others' children do not count)."""
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, pgrp = stat.read_text().rpartition(")")[2].split()[:3]
        except OSError:
            continue
        if int(pgrp) == group and state != "Z":
            return True
    return False


def ends(group: int) -> bool:
    """Whether the group is gone soon: a killed process takes a moment to leave the table."""
    for _ in range(100):
        if not alive(group):
            return True
        time.sleep(0.1)
    return False


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="needs /proc")
def test_a_file_over_its_time_leaves_no_process_and_the_next_is_read(tmp_path):
    (tmp_path / "ok.txt").write_text("We decide.")
    read(tmp_path / "ok.txt")
    groups = [child.pid for child in guard._idle]
    assert groups
    slow = tmp_path / "slow.html"
    slow.write_bytes(REFUSED["attributes.html"][0]())
    with pytest.raises(ReadingError, match="more than 1 seconds"):
        read(slow, limits=Limits(seconds=1))
    assert ends(groups[-1])
    assert read(tmp_path / "ok.txt").text == "We decide."


def run_script(source: str, tmp_path: Path, **settings) -> subprocess.CompletedProcess[str]:
    script = tmp_path / "script.py"
    script.write_text(textwrap.dedent(source))
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    return subprocess.run(
        [sys.executable, script],
        capture_output=True,
        text=True,
        env=environment,
        cwd=tmp_path,
        check=False,
        **settings,
    )


SCRIPT = """
    from ulo_classify.reading import guard, read
    open("a.txt", "w").write("We decide.")
    print(read("a.txt").text)
    print(*[child.pid for child in guard._idle])
"""


@pytest.mark.parametrize("stdin", ["inherited", "absent"])
def test_a_plain_script_without_a_main_guard(tmp_path, stdin):
    settings = {"stdin": subprocess.DEVNULL} if stdin == "inherited" else {"preexec_fn": lambda: os.close(0)}
    done = run_script(SCRIPT, tmp_path, **settings)
    text, pid = done.stdout.splitlines()
    assert (text, done.stderr, done.returncode) == ("We decide.", "", 0)
    assert not alive(int(pid))


def test_the_child_ends_when_its_parent_is_killed(tmp_path):
    done = run_script(SCRIPT + "\n    import os, signal; os.kill(os.getpid(), signal.SIGKILL)\n", tmp_path)
    if not done.stdout:  # killed before the buffer was written
        done = run_script(
            SCRIPT.replace("guard._idle])", "guard._idle], flush=True)")
            + "\n    import os, signal; os.kill(os.getpid(), signal.SIGKILL)\n",
            tmp_path,
        )
    pid = int(done.stdout.split()[-1])
    deadline = time.monotonic() + 20
    while alive(pid) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not alive(pid)


def read_text(path: Path) -> str:
    return read(path, limits=QUICK).text


def test_in_loky_workers_in_threads_and_in_forks(tmp_path):
    paths = [tmp_path / f"{number}.txt" for number in range(6)]
    for path in paths:
        path.write_text(f"We decide {path.stem}.")
    wanted = [f"We decide {path.stem}." for path in paths]
    assert Parallel(n_jobs=2)(delayed(read_text)(path) for path in paths) == wanted
    with ThreadPoolExecutor(3) as threads:
        assert list(threads.map(read_text, paths)) == wanted
    read_text(paths[0])
    with multiprocessing.get_context("fork").Pool(2) as pool:  # daemons, with our pipes inherited
        assert pool.map(read_text, paths) == wanted
    assert read_text(paths[0]) == wanted[0]


def test_limits_must_be_positive():
    with pytest.raises(ValueError, match="seconds must be more than 0"):
        Limits(seconds=0)
