"""A saved audit run again: closed, about to be, other words on control, more language with less control."""

from __future__ import annotations

import csv
import datetime as dt
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from ulo_classify.audit import audit
from ulo_classify.cli import main
from ulo_classify.compare import read_audit
from ulo_classify.register import Register, import_registers
from ulo_classify.register.look_up import LookUp
from ulo_classify.schema import LanguageMeasure
from ulo_classify.sector.watch import Watched, watch_audit
from ulo_classify.sector.watch.results import language_rose_while_control_fell

from .browsing import SCHEMES, browser, faults, show
from .network import Charity, write_extract, write_list

RULES = """CONSTITUTION OF THE ELMWICK COALITION

1. Name
1.1 The name of the charity is the Elmwick Coalition of Disabled People.

2. Members
2.1 Full membership is open to any disabled person who lives in Elmwick.
2.2 Only full members may vote at general meetings.

3. The board
3.1 There shall be nine trustees.
3.2 At least seven of the nine trustees must be disabled people.
3.3 The trustees shall be elected by the full members at the annual general meeting.
"""
CHANGED = RULES.replace(
    "3.2 At least seven of the nine trustees must be disabled people.",
    "3.2 At least two of the nine trustees must be disabled people.",
)
MOVEMENT = """
4. How we work
4.1 We work with peer support, lived experience, co-production, empowerment and recovery.
4.2 Experts by experience co-produce and co-design what we do. Nothing about us without us.
"""
NAMES = ["Elmwick Coalition of Disabled People", "Fernby Voices Forum", "Garstead Tea Circle"]
LIVING = [Charity(NAMES[0]), Charity(NAMES[1])]
DAY = dt.date(2027, 5, 1)


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An audit of three bodies: one with rules, one on the register only, one on no register."""
    root = tmp_path_factory.mktemp("watch")
    folder = root / "documents" / NAMES[0]
    folder.mkdir(parents=True)
    (folder / "constitution.txt").write_text(RULES, encoding="utf-8")
    (folder / "news.txt").write_text("We met on Tuesday and painted the hall.", encoding="utf-8")
    write_list(root / "list.csv", NAMES)
    registered(root, LIVING)
    audit(root / "list.csv", root / "documents", root / "plain")
    with Register(root / "register.db") as register:
        audit(root / "list.csv", root / "documents", root / "looked-up", look_up=LookUp(register))
    return root


def registered(root: Path, charities: list[Charity], name: str = "register") -> Path:
    import_registers(write_extract(root / name, charities), root / f"{name}.db")
    return root / f"{name}.db"


@pytest.fixture
def documents(start: Path, tmp_path: Path) -> Path:
    """A copy of the documents, to be changed."""
    shutil.copytree(start / "documents", tmp_path / "documents")
    return tmp_path / "documents"


def rewrite(documents: Path, text: str) -> None:
    (documents / NAMES[0] / "constitution.txt").write_text(text, encoding="utf-8")


def kinds(watched: Watched) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for finding in watched.findings:
        found.setdefault(finding.kind, []).append(finding.name)
    return found


def against(start: Path, tmp_path: Path, charities: list[Charity]) -> Watched:
    """The audit that looked names up, against other registers and no documents."""
    with Register(registered(tmp_path, charities)) as register:
        return watch_audit(read_audit(start / "looked-up"), register=register, day=DAY)


def test_nothing_changed(start: Path) -> None:
    with Register(start / "register.db") as register:
        saved = read_audit(start / "looked-up")
        watched = watch_audit(saved, register=register, documents=start / "documents", day=DAY)
    assert watched.findings == ()
    assert list(watched.lines) == saved
    assert watched.read_again == 0
    assert watched.unchanged > 0
    assert "1 body on no register" in watched.notes[0]


def test_closed_with_its_row(start: Path, tmp_path: Path) -> None:
    event = {"event_type": "Removed", "date_of_event": "2027-02-03", "reason": "DOES NOT OPERATE"}
    gone = Charity(NAMES[1], removed="2027-02-03", events=(event,))
    watched = against(start, tmp_path, [LIVING[0], gone])
    (finding,) = watched.findings
    assert (finding.kind, finding.name, finding.date) == ("closed", NAMES[1], "2027-02-03")
    assert "(GB-CHC-9200002) on 3 February 2027; the register's reason: does not operate." in finding.sentence


def test_what_the_audit_knew_already_is_no_change(start: Path, tmp_path: Path) -> None:
    charities = [LIVING[0], Charity(NAMES[1], removed="2027-02-03")]
    database = registered(tmp_path, charities)
    with Register(database) as register:
        audit(start / "list.csv", start / "documents", tmp_path / "late", look_up=LookUp(register))
        watched = watch_audit(read_audit(tmp_path / "late"), register=register, day=DAY)
    assert watched.findings == ()


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"charity_reporting_status": "Submission Double Default"}, "says: Submission Double Default."),
        ({"charity_in_administration": "True"}, "says: charity in administration."),
        ({"date_cio_dissolution_notice": "2027-03-01"}, "dissolution notice on 1 March 2027."),
    ],
)
def test_about_to_leave(start: Path, tmp_path: Path, cells: dict[str, str], said: str) -> None:
    watched = against(start, tmp_path, [LIVING[0], Charity(NAMES[1], cells=cells)])
    (finding,) = watched.findings
    assert finding.kind == "may_close"
    assert said in finding.sentence


def test_a_number_that_is_gone_and_a_name_that_moved_on(start: Path, tmp_path: Path) -> None:
    """The number of the saved audit is followed, not the name: the name may be another body's by now."""
    renamed = Charity("Open Door Fernby", removed="2027-02-03", previous=(NAMES[1],))
    watched = against(start, tmp_path, [LIVING[0], renamed])
    assert kinds(watched) == {"closed": [NAMES[1]]}
    missing = against(start, tmp_path, [LIVING[0]])
    assert kinds(missing) == {"not_found": [NAMES[1]]}


def test_a_control_clause_that_changed_is_quoted_as_it_was_and_as_it_is(start: Path, documents: Path) -> None:
    rewrite(documents, CHANGED)
    watched = watch_audit(read_audit(start / "plain"), documents=documents, day=DAY)
    assert set(kinds(watched)) == {"control_words"}
    finding = next(each for each in watched.findings if each.kind == "control_words")
    assert "least share of the votes on the board was 7 of 9 and is 2 of 9" in finding.sentence
    before = [
        wording for wording in finding.wordings if wording.before and "seven of the nine" in wording.before
    ]
    assert before
    assert before[0].after is not None
    assert "two of the nine trustees" in before[0].after
    assert "3.2" in before[0].before_place
    assert "3.2" in before[0].after_place
    assert watched.read_again == 1


def test_rules_in_other_lines_are_the_same_rules(start: Path, documents: Path) -> None:
    rewrite(documents, RULES.replace("disabled person who lives", "disabled person\nwho lives"))
    watched = watch_audit(read_audit(start / "plain"), documents=documents, day=DAY)
    assert set(kinds(watched)) == {"documents"}


def test_new_words_beside_the_old_clause_where_the_old_documents_were_kept(
    start: Path, documents: Path
) -> None:
    clause = "3.3 The trustees shall be elected by the full members at the annual general meeting."
    rewrite(
        documents, RULES.replace(clause, "3.3 The trustees shall be appointed and removed by the Minister.")
    )
    saved = read_audit(start / "plain")
    kept = watch_audit(saved, documents=documents, documents_before=start / "documents", day=DAY)
    finding = next(each for each in kept.findings if each.kind == "control_words")
    pairs = {wording.after: wording.before for wording in finding.wordings if wording.after}
    (now,) = [each for each in pairs if "Minister" in each]
    assert "elected by the full members" in (pairs[now] or "")


def test_more_of_the_movements_words_with_less_control(start: Path, documents: Path) -> None:
    rewrite(documents, CHANGED + MOVEMENT)
    watched = watch_audit(read_audit(start / "plain"), documents=documents, day=DAY)
    assert "language" in kinds(watched)
    rewrite(documents, RULES + MOVEMENT)
    same_control = watch_audit(read_audit(start / "plain"), documents=documents, day=DAY)
    assert "language" not in kinds(same_control)


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ((2.0, "rule"), (6.0, "none"), True),
        ((2.0, "rule"), (2.9, "none"), False),  # grown by less than 1
        ((20.0, "rule"), (22.0, "none"), False),  # by less than a fifth
        ((2.0, "claim"), (6.0, "rule"), False),
        ((2.0, "none"), (6.0, "none"), False),
        ((2.0, "none"), (6.0, "elsewhere"), True),
        ((6.0, "rule"), (2.0, "none"), False),
    ],
)
def test_when_language_rose_while_control_fell(
    start: Path, before: tuple[float, str], after: tuple[float, str], found: bool
) -> None:
    saved = read_audit(start / "plain")[0].assessment
    assert saved is not None

    def with_language(per_thousand: float, shown: str) -> object:
        measure = LanguageMeasure.model_validate(
            {
                "words": 1000, "hits": 1, "per_thousand": per_thousand, "weight": 1, "prominent": False,
                "shown_control": shown, "gap": "level",
            }
        )  # fmt: skip
        return saved.model_copy(update={"language": measure, "control": {}})

    assert language_rose_while_control_fell(with_language(*before), with_language(*after)) is found


def test_a_person_named_in_a_clause_is_masked(start: Path, documents: Path) -> None:
    clause = "At least seven of the nine trustees must be disabled people."
    rewrite(documents, RULES.replace(clause, "Mrs Jane Testwell chairs the trustees."))
    watched = watch_audit(read_audit(start / "plain"), documents=documents, day=DAY)
    assert watched.findings
    assert "Testwell" not in watched.model_dump_json()


Run = Callable[..., Result]


@pytest.fixture
def run() -> Run:
    return lambda *arguments: CliRunner().invoke(main, ["sector", "watch", *map(str, arguments)])


def test_the_command_and_a_watch_of_a_watch(start: Path, documents: Path, tmp_path: Path, run: Run) -> None:
    rewrite(documents, CHANGED)
    out = tmp_path / "out"
    done = run(start / "plain", "--documents", documents, "--out", out)
    assert done.exit_code == 0, done.output
    assert "something changed, or may be about to: 1 of 3." in done.output
    assert "Other words on control: 1" in done.output
    with (out / "results.changes.csv").open(encoding="utf-8", newline="") as handle:
        assert {row["kind"] for row in csv.DictReader(handle)} == {"control_words"}
    again = run(out, "--documents", documents, "--json")
    assert json.loads(again.output)["findings"] == []


def test_what_cannot_be_watched_is_said_in_one_sentence(start: Path, tmp_path: Path, run: Run) -> None:
    nothing = run(start / "plain")
    assert nothing.exit_code == 2
    assert "There is nothing to watch" in nothing.output
    half = run(start / "looked-up", "--documents", start / "documents")
    assert half.exit_code == 2
    assert "name the database with --register" in half.output
    same = run(start / "plain", "--documents", start / "documents", "--out", start / "plain")
    assert same.exit_code == 2
    assert "holds the saved audit" in same.output


@pytest.mark.browser
def test_wcag_in_a_browser(start: Path, documents: Path, tmp_path: Path, run: Run) -> None:
    rewrite(documents, CHANGED + MOVEMENT)
    assert run(start / "plain", "--documents", documents, "--out", tmp_path / "out").exit_code == 0
    with browser(tmp_path / "profile") as driver:
        for width, scheme in SCHEMES:
            show(driver, tmp_path / "out" / "index.html", width, scheme)
            assert driver.execute_script("return document.documentElement.scrollWidth") <= width
            assert faults(driver) == [], (width, scheme)
