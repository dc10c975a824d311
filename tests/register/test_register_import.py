"""One file, put in place whole or not at all; other registers stay."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest
import register_files as files

from ulo_classify.errors import RegisterError
from ulo_classify.register import Register, import_registers
from ulo_classify.register import importing as module


def bodies(database: Path) -> list[str]:
    return [row[0] for row in files.dump(database)["bodies"]]


def test_a_second_register_joins_and_a_newer_one_replaces(tmp_path: Path) -> None:
    into = tmp_path / "register.db"
    import_registers([files.DATA / "eo1.csv"], into)
    source, mapping = files.csv_register(tmp_path, ["Open Gate", "Closed Gate"])
    import_registers([source], into, mapping=mapping)
    assert bodies(into) == ["US-EIN-009900001", "XX-OWN-1", "XX-OWN-2"]
    source, mapping = files.csv_register(tmp_path, ["New Gate"], start=3)
    import_registers([source], into, mapping=mapping)
    assert bodies(into) == ["US-EIN-009900001", "XX-OWN-3"]
    with Register(into) as register:
        assert [match.outcome for match in register.find(["New Gate", "PHCIL", "Closed Gate"])] == [
            "match",
            "match",
            "none",
        ]
        assert list(register.registers) == ["irs", "own"]


def test_an_import_of_nothing_new_gives_the_same(tmp_path: Path) -> None:
    into = tmp_path / "register.db"
    import_registers(files.ccew(tmp_path), into)
    before = files.dump(into)
    import_registers(files.ccew(tmp_path), into)
    assert files.dump(into) == before


def test_a_failed_import_leaves_the_old_database(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    into = tmp_path / "register.db"
    import_registers([files.DATA / "eo1.csv"], into)
    before = into.read_bytes()

    def fail(*_: object) -> None:
        raise RuntimeError("a bug")

    monkeypatch.setattr(module, "build_index", fail)
    with pytest.raises(RuntimeError):
        import_registers([files.DATA / "Organisations.csv"], into)
    assert into.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["register.db"]


KILLED = """
import sys
from ulo_classify.register import import_registers
import_registers([sys.argv[1]], sys.argv[2], mapping=sys.argv[3])
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="there is no SIGKILL")
def test_a_killed_import_leaves_the_old_database_and_the_next_one_works(tmp_path: Path) -> None:
    into = tmp_path / "register.db"
    import_registers([files.DATA / "eo1.csv"], into)
    before = into.read_bytes()
    source, mapping = files.csv_register(tmp_path, [f"Body {number} of Fernham" for number in range(150_000)])
    part = tmp_path / ".register.db.part"
    child = subprocess.Popen([sys.executable, "-c", KILLED, source, into, mapping])
    while not (part.exists() and part.stat().st_size > 2 * len(before)):
        assert child.poll() is None, "the import was over before it could be killed"
        time.sleep(0.005)
    os.kill(child.pid, signal.SIGKILL)
    child.wait()
    assert into.read_bytes() == before
    assert part.exists()
    source, mapping = files.csv_register(tmp_path, ["Open Gate"])
    import_registers([source], into, mapping=mapping)
    assert bodies(into) == ["US-EIN-009900001", "XX-OWN-1"]
    assert not part.exists()


def test_two_imports_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    into = tmp_path / "register.db"
    build, refused = module.build_index, []

    def second(*arguments: object) -> None:
        try:
            import_registers([files.DATA / "Organisations.csv"], into)
        except RegisterError as error:
            refused.append(str(error))
        build(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(module, "build_index", second)
    import_registers([files.DATA / "eo1.csv"], into)
    assert len(refused) == 1
    assert "Another import" in refused[0]
    assert bodies(into) == ["US-EIN-009900001"]


def test_a_file_that_is_no_database_is_never_replaced(tmp_path: Path) -> None:
    into = tmp_path / "letter.txt"
    into.write_text("Dear all", encoding="utf-8")
    with pytest.raises(RegisterError, match="no register database"):
        import_registers([files.DATA / "eo1.csv"], into)
    assert into.read_text(encoding="utf-8") == "Dear all"


def test_progress_is_told_and_ends_full(tmp_path: Path) -> None:
    told: dict[str, tuple[int, int]] = {}
    import_registers(
        files.ccew(tmp_path),
        tmp_path / "register.db",
        progress=lambda what, done, total: told.update({what: (done, total)}),
    )
    assert len(told) == 5  # four tables, and the index
    assert all(done == total for done, total in told.values())


def test_a_folder_of_files(tmp_path: Path) -> None:
    folder = tmp_path / "extract"
    folder.mkdir()
    files.ccew(folder)
    (folder / "readme.md").write_text("not a table", encoding="utf-8")
    assert import_registers([folder], tmp_path / "register.db").bodies == {"ccew": 3}


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_encodings(encoding: str, tmp_path: Path) -> None:
    source, mapping = files.csv_register(tmp_path, ["Café des Aînés"])
    source.write_text(source.read_text(encoding="utf-8"), encoding=encoding, newline="")
    import_registers([source], tmp_path / "register.db", mapping=mapping)
    assert files.dump(tmp_path / "register.db")["bodies"][0][1] == "Café des Aînés"


def test_rows_without_a_name_or_number_are_counted(tmp_path: Path) -> None:
    source, mapping = files.csv_register(tmp_path, ["Open Gate", "", "  "])
    with source.open("a", encoding="utf-8") as stream:
        stream.write(",Nameless number\r\n0,No number\r\n")
    done = import_registers([source], tmp_path / "register.db", mapping=mapping)
    assert done.bodies == {"own": 1}
    assert done.notes == ("own.csv: 4 rows have no name or no number and were left out.",)


def text_table(rows: list[str], folder: Path) -> Path:
    head = (files.DATA / "publicextract.charity_other_names.txt").read_text(encoding="utf-8").split("\n")[0]
    path = folder / "publicextract.charity_other_names.txt"
    path.write_text("\n".join([head.rstrip("\r"), *rows]) + "\n", encoding="utf-8", newline="")
    return path


def test_line_breaks_and_backslashes_in_fields_without_quotes(tmp_path: Path) -> None:
    row = "2031-02-01\t900001\t9100001\t0\t{}\tWorking name\t{}"
    rows = [
        row.format("1", "First\nname"),
        row.format("2", 'Say \\"hello\\"'),
        row.format("3", "Tab\\\there"),
        row.format("4", "Last"),
    ]
    import_registers(
        [files.DATA / "publicextract.charity.txt", text_table(rows, tmp_path)], tmp_path / "register.db"
    )
    names = [row[2] for row in files.dump(tmp_path / "register.db")["names"] if row[1] == "working"]
    assert names == ["First name", "Last", 'Say "hello"', "Tab here"]


def test_a_row_with_too_many_fields_is_left_out_and_said(tmp_path: Path) -> None:
    row = "2031-02-01\t900001\t9100001\t0\t{}\tWorking name\t{}"
    rows = [row.format("1", "Good"), row.format("2", "bad\tand\ttoo\tlong"), row.format("3", "Good too")]
    done = import_registers(
        [files.DATA / "publicextract.charity.txt", text_table(rows, tmp_path)], tmp_path / "register.db"
    )
    names = [row[2] for row in files.dump(tmp_path / "register.db")["names"] if row[1] == "working"]
    assert names == ["Good", "Good too"]
    assert "1 rows were left out" in done.notes[0]


def test_many_damaged_rows_stop_the_import(tmp_path: Path) -> None:
    source, mapping = files.csv_register(tmp_path, ["Open Gate"] * 20)
    with source.open("a", encoding="utf-8") as stream:
        stream.write('1,"a","b","c"\r\n' * 10)
    with pytest.raises(RegisterError, match="10 rows whose cells do not fit"):
        import_registers([source], tmp_path / "register.db", mapping=mapping)


def test_a_zip_cut_short(tmp_path: Path) -> None:
    whole = files.zipped(tmp_path, files.DATA / "eo1.csv")
    for share in (0.3, 0.6, 0.95):
        data = whole.read_bytes()
        cut = tmp_path / "cut.zip"
        cut.write_bytes(data[: int(len(data) * share)])
        with pytest.raises(RegisterError, match=r"cut\.zip is cut short or damaged"):
            import_registers([cut], tmp_path / "register.db")
    assert not (tmp_path / "register.db").exists()


def test_a_zip_with_damage_inside(tmp_path: Path) -> None:
    source, _ = files.csv_register(tmp_path, [f"Body {os.urandom(8).hex()}" for _ in range(20_000)])
    path = files.zipped(tmp_path, source, "own")
    data = bytearray(path.read_bytes())
    middle = len(data) // 2
    data[middle : middle + 64] = bytes(64)
    path.write_bytes(data)
    _, mapping = files.csv_register(tmp_path / "m", ["x"])
    with pytest.raises(RegisterError, match=r"own\.csv"):
        import_registers([path], tmp_path / "register.db", mapping=mapping)
    assert not (tmp_path / "register.db").exists()


def test_json_cut_short(tmp_path: Path) -> None:
    data = (files.DATA / "publicextract.charity.json").read_bytes()
    path = tmp_path / "publicextract.charity.json"
    path.write_bytes(data[: len(data) * 2 // 3])
    with pytest.raises(RegisterError, match=r"publicextract\.charity\.json is cut short"):
        import_registers([path], tmp_path / "register.db")
    assert not (tmp_path / "register.db").exists()


def test_a_line_without_end(tmp_path: Path) -> None:
    source, mapping = files.csv_register(tmp_path, ["Open Gate", "x" * 10 * 2**20])
    with pytest.raises(RegisterError, match=r"own\.csv"):
        import_registers([source], tmp_path / "register.db", mapping=mapping)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.csv", b""),
        ("noise.csv", bytes(range(256)) * 50),
        ("empty.json", b"[]"),
        ("odd.json", b'{"a": 1}'),
        ("book.xlsx", b"PK\x03\x04 not a workbook"),
        ("letter.docx", b"PK\x03\x04"),
        ("archive.zip", b""),
    ],
)
def test_what_is_no_register(name: str, content: bytes, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(RegisterError) as caught:
        import_registers([tmp_path / name], tmp_path / "register.db")
    assert name in str(caught.value)
    assert str(caught.value).endswith(".")
    assert "\n" not in str(caught.value)


def test_a_zip_without_tables(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "photos.zip", "w") as archive:
        archive.writestr("a.jpg", b"x")
    with pytest.raises(RegisterError, match="holds no table"):
        import_registers([tmp_path / "photos.zip"], tmp_path / "register.db")


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(RegisterError, match="does not exist"):
        import_registers([tmp_path / "nowhere.csv"], tmp_path / "register.db")


MAPPING_MISTAKES = {
    "no body table": '[[table]]\nname = "t"\nholds = "names"\n',
    "name and a number": '[[table]]\nname = "t"\nholds = "bodies"\n[table.columns]\nname = "Name"\n',
    "holds": '[[table]]\nname = "t"\nholds = "everything"\n',
    "is not stored": (
        '[[table]]\nname = "t"\nholds = "bodies"\n[table.columns]\nname = "Name"\nnumber = "No"\nshoe = "S"\n'
    ),
}


@pytest.mark.parametrize("about", MAPPING_MISTAKES)
def test_mistakes_in_a_mapping(about: str, tmp_path: Path) -> None:
    path = tmp_path / "own.toml"
    path.write_text(
        'key = "own"\ntitle = "Own"\nscheme = "XX-OWN"\n' + MAPPING_MISTAKES[about], encoding="utf-8"
    )
    with pytest.raises(RegisterError, match=r"own\.toml") as caught:
        import_registers([files.DATA / "eo1.csv"], tmp_path / "register.db", mapping=path)
    assert about.rsplit(maxsplit=1)[-1] in str(caught.value)


def test_memory_does_not_grow_with_the_file(tmp_path: Path) -> None:
    """Ten times the rows take less than twice the memory on top of what the program needs anyway."""
    script = (
        "import resource, sys\nfrom ulo_classify.register import import_registers\n"
        "import_registers([sys.argv[1]], sys.argv[2], mapping=sys.argv[3])\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"
    )
    peaks = []
    for rows in (10_000, 100_000):
        folder = tmp_path / str(rows)
        source, mapping = files.csv_register(
            folder, [f"Body {n % 5000} of Fernham {n // 5000}" for n in range(rows)]
        )
        command = [sys.executable, "-c", script, source, folder / "r.db", mapping]
        peaks.append(int(subprocess.run(command, capture_output=True, text=True, check=True).stdout))
    assert peaks[1] < 2 * peaks[0]
