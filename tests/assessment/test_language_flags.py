"""Flags about language: raised where the words exceed the control shown, and nowhere else."""

from __future__ import annotations

import re
import tomllib
from importlib import resources
from pathlib import Path

import pytest

from ulo_classify import Assessor, Document, Organisation

PAGES = tomllib.loads((Path(__file__).parent / "data" / "language_flags.toml").read_text(encoding="utf-8"))
ACCUSING = re.compile(r"\b(?:fake|sham|tokeni\w+|co-?opt(?:ed|ion|ing)?|bogus|pretend\w*)\b", re.IGNORECASE)
CLAIMED = "The Reed Society is run and controlled by disabled people. Members elect the committee each year."
RULE = "All members of the committee must be disabled people."
LATER = (
    "The Reed Society is managed by Eastmoor Council. Co-production and lived experience are at the heart of "
    "everything we do, with peer support and service user involvement. The council appoints the committee."
)


def assess(*documents: Document, model: str = "none"):
    return Assessor.load(model=model).assess(Organisation(name="A body", documents=documents))


def kinds(assessment) -> list[str]:
    return sorted(flag.kind for flag in assessment.flags)


@pytest.mark.parametrize("model", ["none", "bundled"])
@pytest.mark.parametrize("page", PAGES["page"], ids=lambda page: page["why"])
def test_pages(page: dict, model: str) -> None:
    document = Document(text=page["text"], kind=page.get("kind", "website"))
    assert kinds(assess(document, model=model)) == sorted(page["flags"])


@pytest.mark.parametrize("page", PAGES["page"], ids=lambda page: page["why"])
def test_flags_quote_the_text_and_say_what_would_clear_them(page: dict) -> None:
    for flag in assess(Document(text=page["text"], kind="website")).flags:
        assert flag.strength in ("strong", "moderate", "weak")
        assert flag.would_clear.endswith(".")
        assert len(flag.evidence) >= (2 if flag.kind in ("coopted_language", "scope_halo") else 1)
        for each in flag.evidence:
            assert page["text"][each.start : each.end] == each.quote


def test_language_without_a_rival_is_no_flag() -> None:
    page = "Peer support, lived experience, co-production, recovery: come and see. Have your say. We listen."
    assert kinds(assess(Document(text=page, kind="website"))) == []


def test_a_rival_without_language_is_no_flag() -> None:
    page = "The Council consists of nine members. All members of the Council are appointed by the Minister."
    assert kinds(assess(Document(text=page, kind="governing_document"))) == []


def dated(text: str, date: str | None, kind: str = "website") -> Document:
    return Document(text=text, kind=kind, date=date)


def test_drift_needs_dates_less_control_and_more_language() -> None:
    assert "drift" in kinds(assess(dated(CLAIMED, "2009"), dated(LATER, "2023")))
    assert "drift" not in kinds(assess(dated(CLAIMED, None), dated(LATER, "2023")))
    assert "drift" not in kinds(assess(dated(CLAIMED, "2023"), dated(LATER, "2009")))
    quiet = "The Reed Society is managed by Eastmoor Council. The council appoints the committee."
    assert "drift" not in kinds(assess(dated(CLAIMED, "2009"), dated(quiet, "2023")))


def test_a_later_page_that_is_merely_silent_is_no_drift() -> None:
    silent = "Peer support on Mondays. Lived experience welcome. Have your say. Co-production club at noon."
    assert "drift" not in kinds(assess(dated(CLAIMED, "2009", "governing_document"), dated(silent, "2023")))


def test_the_order_of_documents_does_not_matter() -> None:
    old, new = dated(CLAIMED, "2009"), dated(LATER, "2023")
    assert kinds(assess(old, new)) == kinds(assess(new, old))


def test_third_parties_raise_no_flag() -> None:
    page = next(page for page in PAGES["page"] if page["flags"] == ["coopted_language"])
    assert kinds(assess(Document(text=page["text"], kind="third_party"))) == []


@pytest.mark.parametrize(
    ("text", "kind", "shown", "gap"),
    [
        (RULE, "governing_document", "rule", "control_exceeds"),
        (PAGES["page"][0]["text"], "website", "elsewhere", "language_exceeds"),
        ("The hall is cold on Mondays.", "website", "none", "unknown"),
    ],
)
def test_the_measure_sets_language_against_control(text: str, kind: str, shown: str, gap: str) -> None:
    measure = assess(Document(text=text, kind=kind)).language
    assert (measure.shown_control, measure.gap) == (shown, gap)


def test_the_measure_is_normalised_for_length() -> None:
    page = PAGES["page"][0]["text"]
    plain = "\n".join(["The car park is closed for repairs until the end of the month."] * 40)
    short = assess(Document(text=page, kind="website")).language
    long = assess(Document(text=f"{page}\n{plain}", kind="website")).language
    assert long.hits == short.hits
    assert long.per_thousand < short.per_thousand / 2


def test_no_sentence_of_ours_accuses() -> None:
    """Words of judgement stand in no template, message or flag; a flag's key may bear the name."""
    keys = re.compile(r'coopted_language|flag: \w+|"coopted\w*"|\[[^\]\n]*\]')
    package = resources.files("ulo_classify")
    for part in ("report", "assessment", "governance", "movement_language", "consultation", "criteria"):
        for file in sorted(Path(str(package.joinpath(part))).rglob("*")):
            if file.suffix not in (".toml", ".html", ".css", ".js"):
                continue
            words = "\n".join(
                line for line in file.read_text(encoding="utf-8").splitlines() if not line.startswith("#")
            )
            found = [hit for hit in ACCUSING.findall(keys.sub("", words)) if not _is_a_seat(file, hit)]
            assert not found, f"{file.name}: {found}"


def _is_a_seat(file: Path, word: str) -> bool:
    """True of co-opted members of a board, of which rules and their readers must speak."""
    return word.lower().startswith(("co-opt", "coopt")) and file.parent.name not in ("coopted", "templates")


def test_what_is_said_of_a_body_accuses_nobody() -> None:
    for page in PAGES["page"]:
        for flag in assess(Document(text=page["text"], kind="website")).flags:
            said = f"{flag.explanation} {flag.would_clear}"
            assert not ACCUSING.search(said), said
