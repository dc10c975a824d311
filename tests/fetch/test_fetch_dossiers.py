"""What is stored can be read: by assess, by audit, with source and date."""

from __future__ import annotations

import csv
import datetime as dt
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from ulo_classify.cli import main
from ulo_classify.reading import find_dossiers, read_dossier

RULES = (
    "<h1>Constitution of Larkwell Voices</h1><h2>1. Name</h2><p>1.1 The name is Larkwell Voices.</p>"
    "<h2>2. Members</h2><p>2.1 Membership is open to disabled people.</p>"
    "<h2>3. Board</h2><p>3.1 There are eight trustees.</p>"
    "<p>3.2 At least seven of the eight trustees must be disabled people.</p>"
    "<p>3.3 The trustees are elected by the members.</p><h2>4. Changes</h2>"
    "<p>4.1 The members may change this constitution.</p>"
)


@pytest.fixture
def larkwell(site):
    site.links("/", ("/about-us/", "About us"), ("/shop/", "Shop"), text="Welcome to our place.")
    site.links("/about-us/", ("/files/?id=7", "Our constitution"), ("/news/", "News"), text="Who we are.")
    site.page("/files/?id=7", f"<html><body>{RULES}</body></html>")
    return site


def manifest(folder: Path) -> list[dict[str, str]]:
    with (folder / "manifest.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def test_a_dossier_with_source_and_date(larkwell, get, tmp_path: Path) -> None:
    found = get("/")
    assert [each.source for each in found.stored] == [
        f"{larkwell.url}/",
        f"{larkwell.url}/about-us/",
        f"{larkwell.url}/files/?id=7",
    ]
    (dossier,) = find_dossiers(tmp_path / "out")
    assert dossier.name == "Larkwell Voices"
    organisation = read_dossier(dossier)
    assert organisation.failures == ()
    by_name = {document.name: document for document in organisation.documents}
    assert set(by_name) == {"home page.html", "about us.html", "Our constitution.html"}
    rules = by_name["Our constitution.html"]
    assert rules.kind == "governing_document"
    assert "At least seven of the eight trustees" in rules.text
    assert rules.source == f"{larkwell.url}/files/?id=7"
    assert rules.date == dt.datetime.now(dt.UTC).date().isoformat()
    assert by_name["about us.html"].kind == "website"


def test_a_page_about_a_constitution_is_no_constitution(site, get) -> None:
    site.page("/constitution", "<html><body><h1>Our constitution</h1><p>Ask us for it.</p></body></html>")
    found = get("/constitution")
    assert manifest(found.folder)[0]["kind"] == "website"


def test_a_document_is_known_by_its_name(site, get) -> None:
    site.links("/", ("/dl/9", "Annual report"), ("/dl/annual-report-2019.txt", "Annual report 2019"))
    site.page("/dl/9", "Seven of our eight trustees are disabled people.", kind="text/plain")
    site.page("/dl/annual-report-2019.txt", "Six of our trustees are disabled people.", kind="text/plain")
    found = get("/")
    documents = {document.name: document for document in read_dossier(found.folder).documents}
    assert documents["Annual report.txt"].kind == "annual_report"
    assert documents["annual report 2019.txt"].date == "2019"  # its own year, and not the day it was got
    assert documents["annual report 2019.txt"].source == f"{site.url}/dl/annual-report-2019.txt"


def test_the_command_and_an_audit(larkwell, tmp_path: Path) -> None:
    addresses = tmp_path / "sites.csv"
    addresses.write_text(
        f"name,url\r\nLarkwell Voices,{larkwell.url}/\r\nThe Silent Society,{larkwell.url}/gone\r\n", "utf-8"
    )
    out = tmp_path / "dossiers"
    done = CliRunner().invoke(
        main, ["fetch", str(addresses), "--out", str(out), "--allow-private", "--delay", "0"]
    )
    assert done.exit_code == 0, done.output
    assert "Larkwell Voices: 3 pages (3 new)" in done.stdout
    assert f"The Silent Society: 0 pages\n  Not fetched: {larkwell.url}/gone does not exist" in done.stdout
    (tmp_path / "list.txt").write_text("1. Larkwell Voices\n2. The Silent Society\n", "utf-8")
    report = tmp_path / "report"
    audit = ["audit", str(tmp_path / "list.txt"), "--documents", str(out), "--out", str(report)]
    done = CliRunner().invoke(main, [*audit, "--model", "none"])
    assert done.exit_code == 0, done.output
    first, second = [json.loads(line) for line in (report / "results.jsonl").read_text("utf-8").splitlines()]
    assert (first["status"], first["assessment"]["basis"]) == ("user_led", "rule")
    assert f"{larkwell.url}/files/?id=7" in {each["source"] for each in first["assessment"]["documents"]}
    assert second["outcome"] == "no_documents"


def test_again(larkwell, get, tmp_path: Path) -> None:
    for path in ("/about-us/", "/files/?id=7"):
        larkwell.replies[path].headers["ETag"] = f'"{path}"'
    first = get("/")
    mine = first.folder / "minutes 2024.txt"
    mine.write_text("What we brought along.", "utf-8")
    rows = manifest(first.folder)
    rows[1]["kind"] = "third_party"  # a person's correction
    with (first.folder / "manifest.csv").open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, rows[0])
        writer.writeheader()
        writer.writerows(rows)
    larkwell.asked.clear()
    larkwell.links("/", ("/about-us/", "About us"), text="We have moved.")
    second = get("/")
    assert [each.change for each in second.stored] == ["changed", "unchanged", "unchanged"]
    about = next(each for each in larkwell.asked if each.path == "/about-us/")
    assert about.headers["if-none-match"] == '"/about-us/"'
    assert mine.read_text("utf-8") == "What we brought along."
    assert "We have moved." in second.stored[0].path.read_text("utf-8")
    assert [row["kind"] for row in manifest(second.folder)] == [
        "website",
        "third_party",
        "governing_document",
    ]
    assert len(read_dossier(second.folder).documents) == 4


def test_a_page_that_is_gone_stays(larkwell, get) -> None:
    first = get("/")
    del larkwell.replies["/files/?id=7"]
    second = get("/")
    assert [failure.cause for failure in second.failures] == [
        f"{larkwell.url}/files/?id=7 does not exist: check the address."
    ]
    assert len(read_dossier(first.folder).documents) == 3


@pytest.mark.parametrize("name", ["../../escape", "CON", "a/b\\c:d", "  ", "Ünï <b>", "x" * 300, "..."])
def test_a_name_never_leads_out_of_the_folder(site, get, tmp_path: Path, name: str) -> None:
    site.page("/", "<html><body><p>Hello there.</p></body></html>")
    found = get("/", name=name)
    assert found.folder is not None
    assert found.folder.parent == tmp_path / "out"
    (dossier,) = find_dossiers(tmp_path / "out")
    assert len(dossier.files) == 1


def test_a_folder_with_something_else_is_left_alone(site, get, tmp_path: Path) -> None:
    from ulo_classify.errors import FetchError

    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("mine")
    with pytest.raises(FetchError, match="not empty"):
        get("/", out=tmp_path / "mine")
    assert site.asked == []
