"""Folders, manifests, guessed kinds and dates."""

from __future__ import annotations

import pytest

from ulo_classify.errors import ReadingError
from ulo_classify.reading import Dossier, DossierFile, find_dossiers, read, read_dossier
from ulo_classify.reading.dates import date_in_name, is_date
from ulo_classify.reading.kinds import guess_kind
from ulo_classify.schema import Failure


def write(folder, **files):
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")


def make(folder, files):
    write(folder, **files)
    return folder


def test_find_dossiers_groups_manifest_rows_folders_and_files(tmp_path):
    make(
        tmp_path,
        {
            "manifest.csv": (
                "Name,Path,Kind,Date,Source\nOaklane Forum,oak/rules.txt,governing_document,2021-05,https://example.org/r\n"
                "Eastfield Trust,east.txt,,,\noaklane forum,oak-about.txt,website,2024,\n"
            ),
            "oak/rules.txt": "1. Members decide.",
            "oak/other.txt": "not named",
            "oak-about.txt": "About us.",
            "east.txt": "East.",
            "west/b.txt": "B",
            "west/a/minutes.txt": "A",
            "west/.hidden": "x",
            "single constitution.txt": "S",
            ".git/config": "x",
            "empty/.keep": "",
        },
    )
    found = find_dossiers(tmp_path)
    assert [dossier.name for dossier in found] == [
        "Oaklane Forum",
        "Eastfield Trust",
        "west",
        "single constitution",
    ]
    oak = found[0]
    assert oak.files == (
        DossierFile(
            (tmp_path / "oak/rules.txt").resolve(), "governing_document", "2021-05", "https://example.org/r"
        ),
        DossierFile((tmp_path / "oak-about.txt").resolve(), "website", "2024"),
    )
    assert [file.path.name for file in found[2].files] == ["minutes.txt", "b.txt"]
    organisation = read_dossier(oak)
    assert organisation.name == "Oaklane Forum"
    assert [(document.name, document.kind, document.date) for document in organisation.documents] == [
        ("oak/rules.txt", "governing_document", "2021-05"),
        ("oak-about.txt", "website", "2024"),
    ]
    assert organisation.documents[0].source == "https://example.org/r"
    assert organisation.documents[0].kind_guess is None


def test_bad_rows_become_failures_that_name_row_and_column(tmp_path):
    make(
        tmp_path,
        {
            "lists/manifest.csv": (
                "name,path,kind,date\nOak,a.txt,poem,\nOak,a.txt,,2021-13\nOak,../secret.txt,,\nOak,gone.txt,,\nOak,,,\n"
                "Oak,a.txt,Annual report,2020\n"
            ),
            "lists/a.txt": "We decide.",
            "secret.txt": "secret",
        },
    )
    (oak,) = find_dossiers(tmp_path / "lists")
    organisation = read_dossier(oak)
    assert [failure.where for failure in organisation.failures] == [
        f"manifest.csv row {row}" for row in range(2, 7)
    ]
    causes = [failure.cause for failure in organisation.failures]
    assert causes[0].startswith("Column kind: 'poem' is no kind of document; write one of governing_")
    assert causes[1] == "Column date: '2021-13' is no date; write 2024, 2024-05 or 2024-05-31."
    assert "Column path: '../secret.txt' leads out of the folder" in causes[2]
    assert "Column path: there is no file 'gone.txt'" in causes[3]
    assert "Column path: is empty" in causes[4]
    assert [(document.kind, document.date) for document in organisation.documents] == [
        ("annual_report", "2020")
    ]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("body,file\nOak,a.txt\n", "has no column name and no column path"),
        ("name,kind\nOak,website\n", "has no column path"),
        ("", "has no column name"),
        ("name,path\n,a.txt\n", "row 2, column name: is empty"),
    ],
)
def test_a_manifest_without_its_columns_is_an_error(tmp_path, content, message):
    make(tmp_path, {"manifest.csv": content, "a.txt": "x"})
    with pytest.raises(ReadingError, match=message):
        find_dossiers(tmp_path)


def test_a_link_out_of_the_folder_is_no_way_around(tmp_path):
    make(tmp_path, {"d/manifest.csv": "name,path\nOak,link.txt\n", "secret.txt": "secret"})
    (tmp_path / "d/link.txt").symlink_to(tmp_path / "secret.txt")
    found = find_dossiers(tmp_path / "d")
    assert "leads out of the folder" in found[0].failures[0].cause


def test_a_file_that_is_a_link_out_of_its_dossier_is_named_and_not_read(tmp_path):
    make(tmp_path, {"d/Oak/own.txt": "We decide.", "secret.txt": "secret"})
    (tmp_path / "d/Oak/link.txt").symlink_to(tmp_path / "secret.txt")
    (tmp_path / "d/Oak/inner.txt").symlink_to("own.txt")
    (tmp_path / "d/Elm.txt").symlink_to(tmp_path / "secret.txt")
    elm, oak = sorted(find_dossiers(tmp_path / "d"), key=lambda dossier: dossier.name)
    for dossier, where in ((elm, "Elm.txt"), (oak, "link.txt")):
        organisation = read_dossier(dossier)
        assert [failure.where for failure in organisation.failures] == [where]
        assert "leads out of the folder" in organisation.failures[0].cause
        assert all("secret" not in document.text for document in organisation.documents)
    assert [document.text.strip() for document in read_dossier(oak).documents] == ["We decide."] * 2
    assert read_dossier(tmp_path / "d/Elm.txt").documents  # a link that the user names is the user's choice


def test_a_folder_with_its_own_manifest(tmp_path):
    make(
        tmp_path,
        {
            "manifest.csv": "path;kind;date\nsub\\rules.txt;governing document;2019\n",
            "sub/rules.txt": "1. We decide.",
            "page.html": "<html><body><p>We.</p></body></html>",
            "page_files/style.css": "x {}",
            "Thumbs.db": "x",
            "broken.pdf": "%PDF-1.4 nothing",
        },
    )
    organisation = read_dossier(tmp_path)
    assert organisation.name == tmp_path.name
    assert [
        (document.name, document.kind, document.date, document.kind_guess)
        for document in organisation.documents
    ] == [
        ("page.html", "website", None, "format: web page"),
        ("sub/rules.txt", "governing_document", "2019", None),
    ]
    assert [failure.where for failure in organisation.failures] == ["broken.pdf"]
    assert organisation.failures[0].cause.startswith("broken.pdf is a damaged")
    assert read_dossier(tmp_path, name="Oaklane").name == "Oaklane"


def test_a_manifest_of_many_bodies_read_as_one(tmp_path):
    files = {
        "many/manifest.csv": "name,path\nOak,a.txt\nEast,b.txt\n",
        "many/a.txt": "A.",
        "many/b.txt": "B.",
    }
    make(tmp_path, files)
    with pytest.raises(ReadingError, match="lists 2 bodies: use find_dossiers"):
        read_dossier(tmp_path / "many")
    assert [document.text for document in read_dossier(tmp_path / "many", name="oak").documents] == ["A."]
    (many,) = find_dossiers(tmp_path)
    assert (many.name, many.failures[0].where) == ("many", "many/manifest.csv")
    assert "lists 2 bodies" in many.failures[0].cause


def test_a_dossier_of_one_file_and_of_nothing(tmp_path):
    make(tmp_path, {"Oak constitution 2020.txt": "We decide."})
    organisation = read_dossier(tmp_path / "Oak constitution 2020.txt")
    assert (organisation.name, organisation.documents[0].date) == ("Oak constitution 2020", "2020")
    assert organisation.documents[0].kind_guess == "file name: constitution"
    with pytest.raises(ReadingError, match="is missing"):
        read_dossier(tmp_path / "gone")
    with pytest.raises(ReadingError, match="is missing"):
        find_dossiers(tmp_path / "gone")
    lost = Dossier("Oak", (DossierFile(tmp_path / "gone.txt"),))
    assert read_dossier(lost).failures == (
        Failure(where="gone.txt", cause=f"{tmp_path / 'gone.txt'} is missing: check the path."),
    )


def test_the_time_of_the_file_is_no_date(tmp_path):
    make(tmp_path, {"about.txt": "We decide."})
    assert read(tmp_path / "about.txt").date is None
    with pytest.raises(ReadingError, match="unknown kind 'poem'"):
        read(tmp_path / "about.txt", kind="poem")
    with pytest.raises(ReadingError, match="date 'May 2020'"):
        read(tmp_path / "about.txt", date="May 2020")


@pytest.mark.parametrize(
    ("stem", "text", "file_format", "clauses", "kind", "guess"),
    [
        ("Oak_Constitution-2020", "", "PDF", 0, "governing_document", "file name: constitution"),
        ("ArticlesOfAssociation", "", "PDF", 0, "governing_document", "file name: articles of association"),
        ("minutes new constitution", "", "PDF", 0, "minutes", "file name: minutes"),
        ("oak-trustees-report", "", "PDF", 0, "annual_report", "file name: trustees report"),
        (
            "scan0001",
            "The ARTICLES OF ASSOCIATION of Oak",
            "PDF",
            9,
            "governing_document",
            "content: 'ARTICLES OF ASSOCIATION'",
        ),
        ("page1", "Our new constitution", "web page", 0, "website", "format: web page"),
        ("page1", "Constitution of Oak", "web page", 9, "governing_document", "content: 'Constitution of'"),
        ("Declaration of Trust", "", "PDF", 0, "governing_document", "file name: declaration of trust"),
        ("doc4", "We follow our constitution.", "PDF", 9, "other", "neither file name nor content says"),
        ("about-us", "", "Markdown", 0, "website", "file name: about us"),
        ("doc3", "We met.", "plain text", 0, "other", "neither file name nor content says"),
        ("reconstitution", "", "plain text", 0, "other", "neither file name nor content says"),
    ],
)
def test_kinds_are_guessed_and_say_from_what(stem, text, file_format, clauses, *, kind, guess):
    assert guess_kind(stem, text, file_format, clauses) == (kind, guess)


@pytest.mark.parametrize(
    ("name", "date"),
    [
        ("rules 2023-05-01", "2023-05-01"),
        ("rules_20230501_final", "2023-05-01"),
        ("rules 2023-05", "2023-05"),
        ("rules 2023", "2023"),
        ("rules 31.12.2022", "2022-12-31"),
        ("rules 03-04-2022", "2022"),
        ("minutes 1st May 2021", "2021-05-01"),
        ("minutes May2021", "2021-05"),
        ("report 2022-23", "2023"),
        ("report 2022-2023", "2023"),
        ("rules 2011-12", "2011-12"),
        ("charity 1201234567", None),
        ("rules v2", None),
        ("rules 2023-02-30", "2023"),
    ],
)
def test_dates_in_file_names(name, date):
    assert date_in_name(name) == date


def test_a_yearly_report_is_dated_by_the_year_it_closes():
    assert date_in_name("accounts 2011-12", reporting_year=True) == "2012"


def test_real_dates():
    assert is_date("2024-02-29")
    assert not is_date("2023-02-29")
    assert not is_date("24-02-2023")
