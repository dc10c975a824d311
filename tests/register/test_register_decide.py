"""Decisions are written down once and found again; numbers in a list; joint responses body by body."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
import register_files as files
from click.testing import CliRunner, Result

from ulo_classify.cli import main
from ulo_classify.consultation import read_list
from ulo_classify.errors import RegisterError
from ulo_classify.register import Decision, Register, add_decision, import_registers, read_decisions
from ulo_classify.register.look_up import LookUp

HCDP = "GB-CHC-9100001"


def decide(name: str, org_id: str, decisions: Path, *more: str | Path) -> Result:
    arguments = ["register", "decide", name, org_id, "--decisions", decisions, "--who", "A. Reader"]
    arguments += ["--why", "same address", "--when", "2031-02-03", *more]
    return CliRunner().invoke(main, [str(each) for each in arguments])


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def matched(database: Path, listed: Path, decisions: Path | None = None) -> list[tuple[str, str, str | None]]:
    """Name, identifier (or outcome) and method for each entry of a list."""
    look_up = LookUp.open(database, decisions=read_decisions(decisions) if decisions else None)
    found = [match for match in look_up.matches(read_list(listed).entries) if match]
    return [(each.name, each.body.org_id if each.body else each.outcome, each.method) for each in found]


def test_a_decision_is_read_first(database: Path, tmp_path: Path) -> None:
    decisions, listed = tmp_path / "decisions.csv", tmp_path / "list.txt"
    listed.write_text("1. Harrowmere Coalition for Disabled People\n2. Zaffre Umbrella Menders\n", "utf-8")
    assert matched(database, listed)[0][1] == "candidates"
    done = decide("harrowmere coalition FOR disabled people", HCDP, decisions, "--register", database)
    assert done.exit_code == 0, done.output
    assert decide("Zaffre Umbrella Menders", "none", decisions).exit_code == 0
    assert matched(database, listed, decisions) == [
        ("Harrowmere Coalition for Disabled People", HCDP, "decision"),
        ("Zaffre Umbrella Menders", "none", "decision"),
    ]
    arguments = ["names", listed, "--register", database, "--decisions", decisions, "--json"]
    shown = CliRunner().invoke(main, [str(each) for each in arguments])
    assert json.loads(shown.stdout)[0]["register"]["reason"] == (
        f"{HCDP}: decided by A. Reader on 2031-02-03: same address."
    )


def test_the_line_as_printed_and_next_year_with_another_number(database: Path, tmp_path: Path) -> None:
    decisions, listed = tmp_path / "decisions.csv", tmp_path / "list.txt"
    printed = "The Zaffre Menders (a project - since closed)"
    decide(printed, HCDP, decisions)
    for number in ("3.", "14)"):
        listed.write_text(f"1. Fenmarsh Society of the Deaf\n{number} {printed}\n", "utf-8")
        assert matched(database, listed, decisions)[-1][1:] == (HCDP, "decision")


def test_a_later_decision_takes_the_place_and_the_rest_stays(tmp_path: Path) -> None:
    decisions = tmp_path / "decisions.csv"
    decisions.write_text(
        "Note,raw_name,org_id,who,when,why\r\nkeep,First,GB-CHC-1,A,2030-01-01,a\r\nalso,Second,none,B,2030-01-02,b\r\n",
        "utf-8",
    )
    done = decide("FIRST", "none", decisions)
    assert "Before: GB-CHC-1, decided by A on 2030-01-01: a." in done.stdout
    assert [list(row.values()) for row in rows(decisions)] == [
        ["keep", "FIRST", "", "A. Reader", "2031-02-03", "same address"],
        ["also", "Second", "none", "B", "2030-01-02", "b"],
    ]
    assert list(rows(decisions)[0]) == ["Note", "raw_name", "org_id", "who", "when", "why"]


@pytest.mark.parametrize("name", ['A "quoted", body', "Línea\u2028nua", "=cmd()", "名前 協会"])
def test_any_name_comes_back(name: str, tmp_path: Path) -> None:
    decisions = tmp_path / "decisions.csv"
    add_decision(Decision(name, HCDP, "A", "2031-02-03", "b"), decisions)
    add_decision(Decision("Another", "", "A", "2031-02-03", "b"), decisions)
    assert [each.raw_name for each in read_decisions(decisions).values()] == [name, "Another"]


@pytest.mark.parametrize(
    ("org_id", "said"),
    [
        ("hello", "no identifier"),
        ("123456", "may be"),
        ("GB-CHC-1", "No body in"),
    ],
)
def test_what_is_no_body(org_id: str, said: str, database: Path, tmp_path: Path) -> None:
    done = decide("Some Body", org_id, tmp_path / "decisions.csv", "--register", database)
    assert done.exit_code == 2
    assert said in done.stderr
    assert not (tmp_path / "decisions.csv").exists()


def test_a_file_that_holds_no_decisions_is_left_alone(tmp_path: Path) -> None:
    other = tmp_path / "other.csv"
    other.write_text("a,b\r\n1,2\r\n", "utf-8")
    assert "lacks the column" in decide("Some Body", HCDP, other).stderr
    assert other.read_text("utf-8") == "a,b\r\n1,2\r\n".replace("\r\n", "\n")
    with pytest.raises(RegisterError, match="cannot be written"):
        add_decision(Decision("a", "", "b", "", "c"), tmp_path / "no" / "folder.csv")


def test_the_bodies_of_a_joint_response_are_looked_up_and_decided_one_by_one(
    database: Path, tmp_path: Path
) -> None:
    listed, decisions = tmp_path / "list.txt", tmp_path / "decisions.csv"
    line = "1. Joint response from Harrowmere Coalition of Disabled People and Zaffre Menders Society"
    listed.write_text(f"{line}\n2. Old Glenbrack Carers\n", "utf-8")
    found = matched(database, listed)
    assert found[0] == ("Harrowmere Coalition of Disabled People", HCDP, "name")
    assert found[1][1] != HCDP
    decide("Zaffre Menders Society", "GB-SC-SC099002", decisions)
    decide(line, "none", decisions)  # about the whole line: of which body, it does not say
    again = matched(database, listed, decisions)
    assert again[0] == found[0]
    assert again[1] == ("Zaffre Menders Society", "GB-SC-SC099002", "decision")


@pytest.mark.parametrize(
    "line",
    [
        f"HCDP ({HCDP})",
        f"Harrowmere Coalition [{HCDP.lower()}]",
        "Harrowmere Coalition of the Disabled (registered charity no. 9100001)",
        "Harrowmere Coalition of the Disabled, charity number 9100001",
        "HCDP, Registered Charity 9100001",
    ],
)
def test_a_number_in_a_list_comes_first(line: str, database: Path, tmp_path: Path) -> None:
    listed = tmp_path / "list.txt"
    listed.write_text(f"1. {line}\n2. Old Glenbrack Carers\n", "utf-8")
    assert matched(database, listed)[0][1:] == (HCDP, "identifier")


def renamed(tmp_path: Path) -> Register:
    """Two bodies that bore one name, one after the other or at once, by the day."""
    mapping = tmp_path / "mapping.toml"
    mapping.write_text(
        'key = "own"\ntitle = "Own"\nscheme = "XX-OWN"\n[[table]]\nname = "list"\nholds = "bodies"\n'
        '[table.columns]\nnumber = "Number"\nname = "Name"\nregistered = "From"\n'
        '[[table.names]]\ncolumn = "Before"\nuntil = "Until"\nkind = "previous"\n',
        "utf-8",
    )
    (tmp_path / "own.csv").write_text(
        "Number,Name,From,Before,Until\r\n1,Kelder Voices,1990-01-01,Kelder Forum,2010-05-01\r\n"
        "2,Kelder Forum,2008-01-01,,\r\n",
        "utf-8",
    )
    import_registers([tmp_path / "own.csv"], tmp_path / "own.db", mapping=mapping)
    return Register(tmp_path / "own.db")


@pytest.mark.parametrize(
    ("day", "answer"),
    [
        ("2005-06-01", "XX-OWN-1"),  # the other was not there yet
        ("2009-06-01", "candidates"),  # both bore the name
        ("2020-06-01", "XX-OWN-2"),  # the first has long been called otherwise
        (None, "XX-OWN-2"),
    ],
)
def test_who_bore_a_name_on_the_day(day: str | None, answer: str, tmp_path: Path) -> None:
    with renamed(tmp_path) as register:
        (match,) = register.find(["Kelder Forum"], date=day)
    assert (match.body.org_id if match.body else match.outcome) == answer


def test_a_zip_cut_short_anywhere(tmp_path: Path) -> None:
    """However much of a zip is there, the answer is one sentence, and no database is left."""
    (whole,) = files.ccew(tmp_path, tables=("charity",))
    data = whole.read_bytes()
    for share in (0.1, 0.5, 0.9, 0.99):
        (tmp_path / "cut.zip").write_bytes(data[: int(len(data) * share)])
        with pytest.raises(RegisterError, match=r"cut\.zip"):
            import_registers([tmp_path / "cut.zip"], tmp_path / "cut.db")
    assert not (tmp_path / "cut.db").exists()


@pytest.mark.parametrize(
    ("header", "number", "org_id"),
    [
        ("Charity number", "9100001", HCDP),
        ("Registered Charity No.", "9100001.0", HCDP),
        ("Charity Number", "SC099002", "GB-SC-SC099002"),
        ("Org ID", HCDP, HCDP),
        ("Charity number", "n/a", "candidates"),
        ("Charity number", "", "candidates"),
        ("Turnover", "9100001", "candidates"),
    ],
)
def test_a_column_of_numbers(header: str, number: str, org_id: str, database: Path, tmp_path: Path) -> None:
    """The name alone would be for a person to decide."""
    name = "Old Glenbrack Carer" if "SC" in org_id else "Harrowmere Coalition for Disabled People"
    listed = tmp_path / "list.csv"
    listed.write_text(
        f"Organisation,{header}\r\n{name},{number}\r\nFenmarsh Society of the Deaf,\r\n", "utf-8"
    )
    assert matched(database, listed)[0][1] == org_id


def test_a_number_beside_a_joint_response_is_of_none_of_its_bodies(database: Path, tmp_path: Path) -> None:
    listed = tmp_path / "list.csv"
    joint = "Joint response from Zaffre Menders Society and Umbrella Forum"
    listed.write_text(f"Organisation,Charity number\r\n{joint},9100001\r\nOld Glenbrack Carers,\r\n", "utf-8")
    assert HCDP not in {org_id for _, org_id, _ in matched(database, listed)}
