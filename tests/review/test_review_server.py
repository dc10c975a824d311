"""The review over HTTP: for pages of its own only, and every form is kept or told what is wrong with it."""

from __future__ import annotations

import http.client
import json
import socket
from urllib.parse import urlencode

import pytest
import report_builders as reports
import review_builders as builders
from selectolax.lexbor import LexborHTMLParser

from ulo_classify.review import read_kept
from ulo_classify.review.server import ReviewServer


class Answer:
    """What the server said."""

    def __init__(self, response: http.client.HTTPResponse) -> None:
        self.status = response.status
        self.headers = response.headers
        self.text = response.read().decode("utf-8")
        self.page = LexborHTMLParser(self.text or "<p>")

    @property
    def mistakes(self) -> dict[str, str]:
        return {node.attributes["href"].removeprefix("#"): node.text() for node in self.page.css("#errors a")}


def ask(server: ReviewServer, path: str, form: dict | bytes | None = None, **headers: str) -> Answer:
    """GET a path below the review's address, or POST a form to it; an absolute path is taken as it is."""
    connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=20)
    sent = {name.replace("_", "-"): value for name, value in headers.items()}
    if form is not None:
        sent.setdefault("Content-Type", "application/x-www-form-urlencoded")
    body = urlencode(form) if isinstance(form, dict) else form
    where = path if path.startswith("/") else server.base + path
    connection.request("GET" if form is None else "POST", where, body=body, headers=sent)
    answer = Answer(connection.getresponse())
    connection.close()
    return answer


def filled(subject: str = "verdict", **changes: str) -> dict[str, str]:
    values = {
        "subject": subject,
        "name": builders.UNION,
        "text": "Clause 12.1 reserves the seats.",
        "reviewer": "policy team",
    }
    more = {"verdict": {"answer": "user_led"}, "match": {"answer": "none"}, "note": {}}
    more["reply"] = {"replied_on": "2026-02-03", "contests": "yes"}
    return values | more[subject] | changes


def kept(server: ReviewServer) -> list:
    return read_kept(server.desk.path)


def test_the_list_has_every_organisation_once_and_no_person(server: ReviewServer) -> None:
    rows = ask(server, "").page.css("tbody tr")
    assert [row.css_first("td").text() for row in rows] == ["1", "2", "3", "4", "5", "6", "10", "11", "11"]
    assert rows[1].css_first("th").text() == reports.SCRIPT_NAME


def test_a_page_of_an_organisation_shows_quotes_matches_and_four_forms(server: ReviewServer) -> None:
    answer = ask(server, "body/0")
    assert reports.RULES_QUOTE in [node.text() for node in answer.page.css("mark")]
    assert [node.attributes["value"] for node in answer.page.css("input[name=subject]")] == [
        *("verdict", "match", "note", "reply")
    ]
    labels = [" ".join(node.text().split()) for node in answer.page.css("label")]
    assert "User-led (the machine's answer)" in labels
    assert f"GB-CHC-1234567, {builders.UNION} (the machine's match)" in labels


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        (filled(), ("verdict", "confirm", "user_led", None)),
        (filled(answer="unclear"), ("verdict", "correct", "unclear", None)),
        (filled("match", answer="GB-CHC-1234567"), ("match", "confirm", None, "GB-CHC-1234567")),
        (filled("match", answer="none"), ("match", "correct", None, None)),
        (
            filled("match", answer="other", org_id=" gb-coh-1234 "),
            ("match", "correct", None, "GB-COH-00001234"),
        ),
        (filled("note"), ("note", "annotate", None, None)),
        (filled("reply"), ("reply", "record", None, None)),
    ],
)
def test_a_form_is_kept_and_leads_back(server: ReviewServer, form: dict, expected: tuple) -> None:
    answer = ask(server, "body/0", form)
    assert answer.status == 303
    assert answer.headers["Location"] == f"{server.base}body/0?saved={form['subject']}"
    [found] = kept(server)
    assert (found.subject, found.action, found.status, found.org_id) == expected
    assert (found.raw_name, found.name) == (builders.UNION_RAW, builders.UNION)
    assert (found.seen_status, found.seen_org_id) == ("user_led", "GB-CHC-1234567")
    assert (found.text, found.reviewer) == (form["text"], form["reviewer"])
    after = ask(server, answer.headers["Location"])
    assert "Saved." in after.page.css_first("[role=status]").text()
    assert form["text"] in after.page.css_first("section[aria-labelledby=decided-title]").text()


def test_a_candidate_can_be_chosen_and_the_reviewer_is_offered_again(server: ReviewServer) -> None:
    assert ask(server, "body/2", filled("match", name=builders.TRUST, answer="GB-SC-SC012345")).status == 303
    page = ask(server, "body/2").page
    assert page.css_first("input[value='GB-SC-SC012345']").attributes.get("checked", "no") != "no"
    assert {node.attributes["value"] for node in page.css("input[name=reviewer]")} == {"policy team"}


def test_what_is_missing_is_told_at_its_field_and_nothing_is_kept(server: ReviewServer) -> None:
    answer = ask(
        server, "body/0", {"subject": "reply", "name": builders.UNION, "text": "  ", "replied_on": "May"}
    )
    assert answer.status == 422
    assert list(answer.mistakes) == ["reply-replied_on", "reply-text", "reply-reviewer"]
    for target in answer.mistakes:
        field = answer.page.css_first(f"#{target}")
        assert field.attributes["aria-invalid"] == "true"
        ids = field.attributes["aria-describedby"].split()
        assert any("mistake" in each for each in ids)
        assert all(answer.page.css_first(f"#{each}") for each in ids)
    assert answer.page.css_first("#reply-replied_on").attributes["value"] == "May"
    assert answer.page.css_first("title").text().startswith("Error: ")
    assert kept(server) == []


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"subject": "verdict", "answer": ""}, "verdict-answer"),
        ({"subject": "verdict", "answer": "splendid"}, "verdict-answer"),
        ({"subject": "verdict", "answer": "withdraw"}, "verdict-answer"),
        ({"subject": "match", "answer": "GB-CHC-9999999"}, "match-answer"),
        ({"subject": "match", "answer": "other", "org_id": "<b>"}, "match-org_id"),
        ({"subject": "match", "answer": "other", "org_id": "GB-COH-0"}, "match-org_id"),
        ({"subject": "reply", "replied_on": "2026-02-30"}, "reply-replied_on"),
        ({"subject": "reply", "replied_on": "２０２６"}, "reply-replied_on"),
        ({"subject": "note", "text": "x" * 4_001}, "note-text"),
        ({"subject": "note", "reviewer": "x" * 121}, "note-reviewer"),
    ],
)
def test_what_is_wrong_is_told_at_its_field(server: ReviewServer, changes: dict, field: str) -> None:
    answer = ask(server, "body/0", filled(**changes))
    assert answer.status == 422
    assert list(answer.mistakes) == [field]
    assert kept(server) == []


@pytest.mark.parametrize("subject", ["verdict", "match", "note", "reply"])
def test_a_decision_can_be_taken_back(server: ReviewServer, subject: str) -> None:
    ask(server, "body/0", filled(subject))
    assert ask(server, "body/0", filled(subject, answer="withdraw", text="By mistake.")).status == 303
    assert [each.action for each in kept(server)][1] == "withdraw"
    assert "Nobody has decided anything yet." in ask(server, "body/0").text


def test_names_of_people_are_taken_out_before_anything_is_kept(server: ReviewServer) -> None:
    answer = ask(server, "body/0", filled("reply", text="Their chair Jane Okafor wrote to us."))
    assert answer.headers["Location"].endswith("&masked=yes")
    assert "Okafor" not in server.desk.path.read_text(encoding="utf-8")
    assert "Names of people were taken out" in ask(server, answer.headers["Location"]).text


def test_hostile_text_is_kept_and_shown_as_text(server: ReviewServer) -> None:
    ask(
        server,
        "body/3",
        filled("note", name=reports.FORMULA_NAME, text="</textarea><script>x()</script>\x00\u202e"),
    )
    [found] = kept(server)
    assert found.text == "</textarea><script>x()</script>"
    for path in ("", "body/1", "body/2", "body/3"):
        answer = ask(server, path)
        assert "<script" not in answer.text
        assert answer.page.css("script") == []


def test_filters_and_pages(server: ReviewServer) -> None:
    def lines(query: str) -> list[str]:
        return [row.css_first("td").text() for row in ask(server, query).page.css("tbody tr")]

    ask(server, "body/2", filled(name=builders.TRUST, answer="not_user_led"))
    ask(server, "body/0", filled("reply"))
    assert lines("?show=done") == ["3"]
    assert lines("?show=contested") == ["1"]
    assert lines("?show=open&status=user_led") == ["1", "2", "11"]
    assert lines("?text=%C3%A9lan") == ["11"]
    assert lines("?text=nobody") == ["No organisation fits."]
    assert len(lines("?page=99999999999")) == len(lines("?page=-1")) == len(lines("?page=x")) == 9


@pytest.mark.parametrize("path", ["/", "/index.html", "/wrong/", "/wrong/body/0", "/é"])
def test_without_the_key_there_is_nothing_and_no_hint(server: ReviewServer, path: str) -> None:
    answer = ask(server, path.replace("é", "%C3%A9"))
    assert answer.status == 404
    assert server.key not in answer.text
    assert builders.UNION not in answer.text


@pytest.mark.parametrize(
    "path", ["body/6", "body/99", "body/x", "body/-1", "body/", "../review.jsonl", "page.css"]
)
def test_places_that_are_not_there(server: ReviewServer, path: str) -> None:
    assert ask(server, path).status == 404


def test_another_host_is_refused(server: ReviewServer) -> None:
    for host in ("evil.example", f"evil.example:{server.server_port}", "127.0.0.1", "127.0.0.1:1"):
        answer = ask(server, "", Host=host)
        assert (answer.status, builders.UNION in answer.text) == (403, False)
    assert ask(server, "", Host=f"localhost:{server.server_port}").status == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "https://127.0.0.1"},
        {"Sec_Fetch_Site": "cross-site"},
        {"Sec_Fetch_Site": "same-site"},
    ],
)
def test_a_page_of_another_site_saves_nothing(server: ReviewServer, headers: dict) -> None:
    assert ask(server, "body/0", filled(), **headers).status == 403
    assert kept(server) == []


def test_our_own_pages_and_browsers_without_origin_may_save(server: ReviewServer) -> None:
    own = f"http://127.0.0.1:{server.server_port}"
    assert ask(server, "body/0", filled(), Origin=own, Sec_Fetch_Site="same-origin").status == 303
    assert ask(server, "body/0", filled("note")).status == 303


def test_what_is_no_form_is_refused(server: ReviewServer) -> None:
    assert ask(server, "body/0", b"{}", Content_Type="application/json").status == 400
    # Only announced: the server answers before it reads, and what is still under way would be cut off.
    assert ask(server, "body/0", b"a", Content_Length="600000").status == 413
    assert ask(server, "body/0", "&".join(f"a{n}=1" for n in range(50)).encode()).status == 400
    assert ask(server, "body/0", {"subject": "verdict", "name": "Another list"}).status == 409
    assert ask(server, "elsewhere", filled()).status == 404
    assert kept(server) == []


def test_headers_keep_a_page_to_itself(server: ReviewServer) -> None:
    for path in ("", "body/0", "/wrong/"):
        headers = ask(server, path).headers
        policy = headers["Content-Security-Policy"]
        for rule in ("default-src 'none'", "form-action 'self'", "frame-ancestors 'none'", "base-uri 'none'"):
            assert rule in policy
        assert "script-src" not in policy
        assert "unsafe" not in policy
        assert headers["Cache-Control"] == "no-store"
        assert headers["Referrer-Policy"] == "same-origin"
        assert "Access-Control-Allow-Origin" not in headers


def test_it_listens_on_this_machine_only_at_an_address_of_its_own(server: ReviewServer) -> None:
    assert server.server_address[0] == "127.0.0.1"
    assert len(server.key) >= 32
    with ReviewServer(server.desk) as another:
        assert another.key != server.key


def test_nobody_is_asked_what_this_machine_is_called(
    server: ReviewServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    def asked(*_: object) -> None:
        raise AssertionError("a name was looked up")

    for name in ("getfqdn", "gethostbyaddr", "gethostbyname", "getaddrinfo"):
        monkeypatch.setattr(socket, name, asked)
    with ReviewServer(server.desk) as another:
        assert another.address.startswith(f"http://127.0.0.1:{another.server_port}/")


def test_what_cannot_be_kept_is_said(server: ReviewServer) -> None:
    server.desk.path.mkdir()
    answer = ask(server, "body/0", filled())
    assert answer.status == 500
    assert "It could not be saved" in answer.text


def test_the_report_is_written_anew_with_the_decisions(server: ReviewServer) -> None:
    ask(server, "body/0", filled(answer="unclear"))
    answer = ask(server, "report", {})
    assert answer.status == 303
    assert "written anew" in ask(server, answer.headers["Location"]).page.css_first("[role=status]").text()
    folder = server.desk.folder
    line = json.loads((folder / "results.jsonl").read_text(encoding="utf-8").splitlines()[0])
    assert (line["status"], line["review"]["verdict"]["status"]) == ("user_led", "unclear")
    assert "A person decided otherwise" in (folder / "index.html").read_text(encoding="utf-8")
    assert [each.name for each in folder.iterdir() if each.name.startswith(".")] == []
