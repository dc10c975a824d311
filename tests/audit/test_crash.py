"""Killed with SIGKILL, out of room, or run twice at once: nothing is lost, and the same command goes on."""

from __future__ import annotations

import os
import random
import resource
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from ulo_classify.audit.folder import JOURNAL, report_folder
from ulo_classify.errors import OutputError

from .crash import Assessor

SCRIPT = Path(__file__).with_name("crash.py")
NAMES = ["Alder Forum", "Birch Union", "Cedar Trust", "Dogwood Panel", "Elder Network", "Fir Club"]
TEXTS = {"Birch Union": "refuse", "Cedar Trust": "They help.", "Dogwood Panel": ""}


def consultation(place: Path) -> Path:
    place.mkdir()
    (place / "list.txt").write_text("\n".join([*NAMES, "Jane Testwell (individual)", "No Documents Group"]))
    for name in NAMES:
        folder = place / "documents" / name
        folder.mkdir(parents=True)
        (folder / "rules.txt").write_text(TEXTS.get(name, "Here we decide."))
    return place


def run(place: Path, kill_at: int = 0, **settings: object) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, str(SCRIPT), str(place), str(kill_at)]
    return subprocess.run(
        command, capture_output=True, text=True, check=False, timeout=120, env=environment, **settings
    )


def contents(folder: Path) -> dict[str, bytes]:
    if not folder.exists():
        return {}
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else b"(folder)"
        for path in sorted(folder.rglob("*"))
    }


def assessed(place: Path) -> list[str]:
    return (place / "assessed.txt").read_text().splitlines()


def kill_again_and_again(folder: Path, kills: int, seed: int) -> None:
    undisturbed = consultation(folder / "undisturbed")
    done = run(undisturbed)
    assert done.returncode == 0, done.stderr
    wanted, writes = contents(undisturbed / "out"), int(done.stdout)
    assert JOURNAL not in wanted
    chance, killed, number = random.Random(seed), 0, 0  # noqa: S311
    while killed < kills:
        number += 1
        place = consultation(folder / f"case {number}")
        here = 0
        while killed < kills:
            done = run(place, chance.randint(1, writes))
            if done.returncode == 0:
                break
            assert done.returncode == -signal.SIGKILL, done.stderr
            killed += 1
            here += 1
            if "index.html" in contents(place / "out") and JOURNAL not in contents(place / "out"):
                break  # it had ended: what is run now is another audit
        else:
            done = run(place)
            assert done.returncode == 0, done.stderr
        assert contents(place / "out") == wanted
        each = assessed(place)
        # Killed while an answer was being written, one body is assessed once more; none but that.
        assert len(each) <= len(set(each)) + here
        assert set(each) == set(assessed(undisturbed))


def test_killed_at_five_random_writes_it_ends_with_the_same_bytes(tmp_path: Path) -> None:
    kill_again_and_again(tmp_path, 5, seed=7)


@pytest.mark.slow
def test_killed_at_fifty_random_writes_it_ends_with_the_same_bytes(tmp_path: Path) -> None:
    kill_again_and_again(tmp_path, 50, seed=11)


@pytest.mark.slow
def test_killed_at_each_of_its_writes_it_ends_with_the_same_bytes(tmp_path: Path) -> None:
    undisturbed = consultation(tmp_path / "undisturbed")
    writes = int(run(undisturbed).stdout)
    wanted = contents(undisturbed / "out")
    for write in range(1, writes + 1):
        place = consultation(tmp_path / f"case {write}")
        assert run(place, write).returncode == -signal.SIGKILL
        assert run(place).returncode == 0
        assert contents(place / "out") == wanted, write


def test_no_room_is_said_in_one_sentence_and_nothing_is_lost(tmp_path: Path) -> None:
    undisturbed, place = consultation(tmp_path / "undisturbed"), consultation(tmp_path / "small")
    assert run(undisturbed).returncode == 0

    def small_files() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1500, resource.RLIM_INFINITY))

    done = run(place, preexec_fn=small_files)
    assert done.returncode == 2
    (sentence,) = done.stderr.splitlines()
    assert sentence.startswith(f"There is no room left to write to {place / 'out'}: ")
    before = assessed(place)
    assert 1 <= len(before) < len(assessed(undisturbed))
    assert [path.name for path in (place / "out").iterdir()] == [JOURNAL]
    assert run(place).returncode == 0
    assert contents(place / "out") == contents(undisturbed / "out")
    assert len(assessed(place)) == len(assessed(undisturbed)) + 1  # the one whose answer found no room


def test_no_room_for_the_report_keeps_every_answer_and_the_earlier_report(tmp_path: Path) -> None:
    undisturbed, place = consultation(tmp_path / "undisturbed"), consultation(tmp_path / "small")
    assert run(undisturbed).returncode == 0
    (place / "out").mkdir()
    (place / "out" / "results.jsonl").write_text("earlier")

    def small_files() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (6000, resource.RLIM_INFINITY))

    done = run(place, preexec_fn=small_files)
    assert done.returncode == 2
    assert "There is no room left" in done.stderr
    assert sorted(path.name for path in (place / "out").iterdir()) == ["results.jsonl", JOURNAL]
    assert (place / "out" / "results.jsonl").read_text() == "earlier"
    assert run(place).returncode == 0
    assert contents(place / "out") == contents(undisturbed / "out")
    assert sorted(assessed(place)) == sorted(assessed(undisturbed))


def test_a_second_audit_of_one_folder_is_kept_out_and_the_first_goes_on(tmp_path: Path) -> None:
    from ulo_classify.audit import audit

    place = consultation(tmp_path / "case")
    arguments = (place / "list.txt", place / "documents", place / "out")
    assessor = Assessor(place / "assessed.txt")
    with report_folder(place / "out", apart_from=place / "documents"):
        with pytest.raises(OutputError, match=r"Another audit is writing to .*: wait until it has ended"):
            audit(*arguments, assessor=assessor)
        assert (place / "out" / JOURNAL).exists()
    audit(*arguments, assessor=assessor)
    assert (place / "out" / "index.html").exists()
