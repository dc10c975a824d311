"""The reconciliation service, spoken to over a real socket on this machine."""

from __future__ import annotations

import http.client
import json
import re
import socket
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
import reconciliation_schemas as schemas
from click.testing import CliRunner
from reconciliation_schemas import valid

from ulo_classify.cli import main
from ulo_classify.register import Register
from ulo_classify.register.reconciliation import MOST_QUERIES
from ulo_classify.register.served import Result, Served
from ulo_classify.register.serving import Service

HCDP, GONE = "GB-CHC-9100001", "GB-SC-SC099002"
RESULTS = {HCDP: (Result("user_led", "rule"),), GONE: (Result("unclear", None),)}
STATUS_WORDS = {"user_led": "User-led", "unclear": "Unclear"}


def running(database: Path, results: dict[str, tuple[Result, ...]], **more: object) -> Iterator[int]:
    with Register(database, threads=True) as register:
        served = Served(register, results, STATUS_WORDS, {"rule": "A rule"})
        service = Service(served, "127.0.0.1", 0, **more)  # type: ignore[arg-type]
        thread = threading.Thread(target=service.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        yield service.server_port
        service.shutdown()
        thread.join()
        service.server_close()


@pytest.fixture(scope="module")
def port(database: Path) -> Iterator[int]:
    yield from running(database, {})


@pytest.fixture(scope="module")
def audited(database: Path) -> Iterator[int]:
    """The port of a service that also has results of an audit."""
    yield from running(
        database, RESULTS, names=["refine.larkwell.example"], origins=["https://larkwell.example"]
    )


class Answer:
    def __init__(self, response: http.client.HTTPResponse) -> None:
        self.status = response.status
        self.headers = {key.lower(): value for key, value in response.getheaders()}
        self.text = response.read().decode("utf-8")

    def json(self) -> dict[str, object]:
        return json.loads(self.text)


def ask(
    port: int,
    path: str,
    form: dict[str, object] | None = None,
    *,
    method: str | None = None,
    **headers: str,
) -> Answer:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    sent = {"Content-Type": "application/x-www-form-urlencoded"} if form else {}
    sent |= {key.replace("_", "-"): value for key, value in headers.items()}
    body = urlencode({key: json.dumps(value) for key, value in form.items()}) if form else None
    connection.request(method or ("POST" if form else "GET"), path, body, sent)
    answer = Answer(connection.getresponse())
    connection.close()
    return answer


def reconciled(port: int, **query: object) -> list[dict[str, object]]:
    answer = ask(port, "/reconcile", {"queries": {"q0": query}})
    assert answer.status == 200, answer.text
    return valid(answer.json(), schemas.RESULTS)["q0"]["result"]


def test_manifest(port: int, audited: int) -> None:
    for path in ("/", "/reconcile"):
        found = valid(ask(port, path).json(), schemas.MANIFEST)
        assert found["versions"] == ["0.1", "0.2"]
        assert found["extend"]["propose_properties"]["service_url"] == f"http://127.0.0.1:{port}"
    assert [each["id"] for each in found["defaultTypes"]] == ["organisation", "registered", "removed"]
    found = valid(ask(audited, "/reconcile").json(), schemas.MANIFEST)
    assert found["versions"] == ["0.2"]
    assert {"id": "user_led", "name": "Result: User-led"} in found["defaultTypes"]


def test_all_that_the_manifest_names_is_there(port: int) -> None:
    found = ask(port, "/").json()
    places = [
        (each, schemas.ENTITIES if name == "entity" else schemas.SUGGESTED)
        for name, each in found["suggest"].items()
    ]
    for place, schema in places:
        assert place["service_url"] == f"http://127.0.0.1:{port}"
        valid(ask(port, f"{place['service_path']}?prefix=harrow").json(), schema)
    valid(
        ask(port, found["extend"]["propose_properties"]["service_path"] + "?type=organisation").json(),
        schemas.PROPOSAL,
    )
    for template in (found["view"]["url"], found["preview"]["url"]):
        path = template.removeprefix(f"http://127.0.0.1:{port}").replace("{{id}}", quote(HCDP, safe=""))
        answer = ask(port, path)
        assert (answer.status, answer.headers["content-type"]) == (200, "text/html; charset=utf-8")


def test_a_batch(port: int) -> None:
    queries = {
        "q0": {"query": "HCDP", "type": "organisation", "limit": 3, "type_strict": "should"},
        "q1": {"query": "Harrowmere Coalition for Disabled People"},
        "q2": {"query": "Zaffre Umbrella Menders"},
        "q3": {"query": "Old Glenbrack Carers", "properties": [{"pid": "x", "v": "y"}]},
        "q4": {"query": " "},
    }
    found = valid(ask(port, "/reconcile", {"queries": queries}).json(), schemas.RESULTS)
    assert list(found) == list(queries)
    (first,) = found["q0"]["result"]
    assert (first["id"], first["match"]) == (HCDP, True)
    assert 0 <= first["score"] <= 100
    assert [each["id"] for each in first["type"]] == ["organisation", "registered"]
    assert found["q1"]["result"][0]["match"] is False
    assert "“for”" in found["q1"]["result"][0]["description"]
    assert found["q2"]["result"] == found["q4"]["result"] == []
    gone = found["q3"]["result"][0]
    assert gone["name"] == "Old Glenbrack Carers"
    assert "removed" in {each["id"] for each in gone["type"]}
    scores = [each["score"] for each in found["q1"]["result"]]
    assert scores == sorted(scores, reverse=True)
    got = ask(port, f"/reconcile?{urlencode({'queries': json.dumps(queries)})}").json()
    assert got == found


def test_a_body_on_two_registers_is_one_candidate(port: int) -> None:
    for query in ("Harrowmere Coalition for Disabled People", "Harrowmere", HCDP):
        ids = [each["id"] for each in reconciled(port, query=query, limit=50)]
        assert len(set(ids)) == len(ids)


def test_types_sort_candidates(audited: int) -> None:
    assert {"id": "user_led", "name": "Result: User-led"} in reconciled(audited, query="HCDP")[0]["type"]
    assert reconciled(audited, query="HCDP", type="user_led")[0]["id"] == HCDP
    assert reconciled(audited, query="HCDP", type=["removed"]) == []
    assert reconciled(audited, query="HCDP", type=["removed", "user_led"])[0]["id"] == HCDP
    assert reconciled(audited, query="HCDP", type=["removed", "user_led"], type_strict="all") == []
    assert reconciled(audited, query="HCDP", type=["removed"], type_strict="should")[0]["id"] == HCDP


@pytest.mark.parametrize(
    "number", ["9100001", HCDP, "Charity no. 9100001", 9100001, [{"id": HCDP, "name": "x"}]]
)
def test_a_number_among_the_properties(port: int, number: object) -> None:
    (alone,) = reconciled(port, properties=[{"pid": "identifier", "v": number}])
    assert (alone["id"], alone["match"]) == (HCDP, True)
    named = reconciled(
        port, query="Harrowmere Coalition for Disabled People", properties=[{"pid": "number", "v": number}]
    )
    assert named[0]["id"] == HCDP


def test_a_property_that_disagrees_leaves_the_choice_to_a_person(port: int) -> None:
    (agreeing,) = reconciled(port, query="HCDP", properties=[{"pid": "status", "v": ["registered", "x"]}])
    (other,) = reconciled(port, query="HCDP", properties=[{"pid": "status", "v": "Removed"}])
    assert agreeing["match"] is True
    assert other["match"] is False
    assert other["score"] < agreeing["score"]
    assert {"id": "property_status", "value": False} in other["features"]


def test_a_status_facet(port: int) -> None:
    asked = {
        "ids": [GONE, HCDP, "GB-CHC-1"],
        "properties": [{"id": "status"}, {"id": "removed"}, {"id": "serves"}, {"id": "our_status"}],
    }
    found = valid(ask(port, "/reconcile", {"extend": asked}).json(), schemas.EXTENSION)
    assert [each["id"] for each in found["meta"]] == ["status", "removed", "serves"]
    assert found["rows"][GONE] == {
        "status": [{"str": "Removed"}],
        "removed": [{"date": "2012-12-31T00:00:00Z"}],
        "serves": [],
    }
    assert found["rows"][HCDP] == {
        "status": [{"str": "Registered"}],
        "removed": [],
        "serves": [{"str": "People With Disabilities"}],
    }
    assert found["rows"]["GB-CHC-1"] == {"status": [], "removed": [], "serves": []}


def test_results_as_a_property(audited: int) -> None:
    asked = {"ids": [HCDP, GONE], "properties": [{"id": "our_status"}, {"id": "our_basis"}]}
    found = valid(ask(audited, "/", {"extend": asked}).json(), schemas.EXTENSION)
    assert found["rows"] == {
        HCDP: {"our_status": [{"str": "User-led"}], "our_basis": [{"str": "A rule"}]},
        GONE: {"our_status": [{"str": "Unclear"}], "our_basis": []},
    }
    assert "never of what a body is worth" in ask(audited, f"/view/{HCDP}").text


def test_most_values_of_a_property(port: int) -> None:
    def names(limit: int) -> list[object]:
        asked = {"ids": [HCDP], "properties": [{"id": "names", "settings": {"limit": limit}}]}
        return ask(port, "/", {"extend": asked}).json()["rows"][HCDP]["names"]

    assert len(names(0)) > 1
    assert names(1) == names(0)[:1]


def test_proposals(port: int) -> None:
    found = valid(ask(port, "/properties?type=organisation&limit=2").json(), schemas.PROPOSAL)
    assert (len(found["properties"]), found["limit"]) == (2, 2)


@pytest.mark.parametrize("typed", ["harrowmere coal", "HARROW", HCDP, "GB-CHC-9100001", "hcdp"])
def test_bodies_are_suggested_by_the_beginning_of_a_name(port: int, typed: str) -> None:
    found = valid(ask(port, f"/suggest/entity?prefix={quote(typed)}").json(), schemas.ENTITIES)["result"]
    assert HCDP in [each["id"] for each in found]
    assert len({each["id"] for each in found}) == len(found)


def test_suggestions_go_on_where_they_stopped(own) -> None:
    from ulo_classify.register.extension import suggest

    served = Served(own(*(f"Forum number {n:02}" for n in range(25))))
    pages = [suggest(served, "entity", "forum", cursor)["result"] for cursor in (0, 10, 20, 30)]
    assert [len(page) for page in pages] == [10, 10, 5, 0]
    assert len({each["id"] for page in pages for each in page}) == 25
    assert suggest(served, "entity", "", 0)["result"] == []


def test_properties_and_types_are_suggested(audited: int) -> None:
    assert [each["id"] for each in ask(audited, "/suggest/type?prefix=user").json()["result"]] == ["user_led"]
    assert [each["id"] for each in ask(audited, "/suggest/property?prefix=remov").json()["result"]] == [
        "removed"
    ]


def test_a_page_about_a_body(port: int) -> None:
    answer = ask(port, f"/view/{HCDP}")
    assert answer.headers["content-security-policy"] == "default-src 'none'; style-src 'unsafe-inline'"
    assert "<h1>HARROWMERE COALITION OF DISABLED PEOPLE</h1>" in answer.text
    assert "&quot;Nothing about us&quot;" in answer.text
    assert "&quot;Nothing about us&quot;" not in ask(port, f"/preview/{HCDP}").text


@pytest.mark.parametrize(
    ("path", "form", "status"),
    [
        ("/nowhere", None, 404),
        ("/view/GB-CHC-1", None, 404),
        ("/view/%3Cscript%3E", None, 404),
        ("/suggest/nothing?prefix=x", None, 404),
        ("/suggest/entity?prefix=x&cursor=y", None, 400),
        ("/reconcile?queries=%7B", None, 400),
        ("/reconcile", {"queries": [1]}, 400),
        ("/reconcile", {"queries": {"q0": "text"}}, 400),
        ("/reconcile", {"queries": {"q0": {"query": "x", "limit": -1}}}, 400),
        ("/reconcile", {"queries": {"q0": {"query": "x", "type_strict": "perhaps"}}}, 400),
        ("/reconcile", {"queries": {f"q{n}": {"query": "x"} for n in range(MOST_QUERIES + 1)}}, 413),
        ("/reconcile", {"extend": {"ids": "x"}}, 400),
        ("/reconcile?queries=" + "[" * 20_000, None, 400),
    ],
    ids=str,
)
def test_what_cannot_be_answered(port: int, path: str, form: dict[str, object] | None, status: int) -> None:
    answer = ask(port, path, form)
    assert answer.status == status
    assert answer.json()["error"].endswith(".")
    assert answer.headers["access-control-allow-origin"] == "*"


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"Content-Length": str(10**9), "Content-Type": "application/x-www-form-urlencoded"}, 413),
        ({"Content-Length": "-1"}, 400),
        ({}, 411),
        ({"Transfer-Encoding": "chunked"}, 411),
        ({"Content-Length": "2", "Content-Type": "application/json"}, 415),
    ],
)
def test_forms_that_are_not_read(port: int, headers: dict[str, str], status: int) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.putrequest("POST", "/reconcile")
    for key, value in headers.items():
        connection.putheader(key, value)
    connection.endheaders()
    assert connection.getresponse().status == status
    connection.close()


def test_a_query_longer_than_any_name(port: int) -> None:
    assert reconciled(port, query="Harrowmere " * 20_000) is not None


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("evil.example", 403),
        ("evil.example:80", 403),
        ("127.0.0.1.evil.example", 403),
        ("", 403),
        ("localhost", 200),
        ("LOCALHOST:1", 200),
        ("[::1]", 200),
        ("[::1]:8765", 200),
    ],
)
def test_another_name_for_this_machine_is_refused(port: int, host: str, status: int) -> None:
    for method in ("GET", "OPTIONS"):
        assert ask(port, "/reconcile", method=method, Host=host).status in {status, status + 4}


def test_a_further_name(audited: int, port: int) -> None:
    assert ask(audited, "/", Host="refine.larkwell.example:80").status == 200
    assert ask(port, "/", Host="refine.larkwell.example:80").status == 403


def test_any_page_may_read_register_entries(port: int) -> None:
    answer = ask(port, "/", method="OPTIONS", Origin="https://anywhere.example")
    assert answer.status == 204
    assert answer.headers["access-control-allow-origin"] == "*"
    assert "POST" in answer.headers["access-control-allow-methods"]
    assert "Content-Type" in answer.headers["access-control-allow-headers"]


@pytest.mark.parametrize(
    ("origin", "allowed"),
    [
        ("http://127.0.0.1:3333", True),
        ("http://localhost:3333", True),
        ("http://[::1]:3333", True),
        ("https://larkwell.example", True),
        ("https://anywhere.example", False),
        ("http://127.0.0.1.evil.example", False),
        ("null", False),
        ("http://[", False),
    ],
)
def test_not_every_page_may_read_results(audited: int, origin: str, allowed: bool) -> None:
    answer = ask(audited, f"/view/{HCDP}", Origin=origin)
    assert answer.headers.get("access-control-allow-origin") == (origin if allowed else None)
    assert answer.headers["vary"] == "Origin"


def test_older_clients(port: int, audited: int) -> None:
    answer = ask(port, "/reconcile?callback=refine.jsonp_1")
    assert answer.headers["content-type"] == "text/javascript; charset=utf-8"
    called = re.fullmatch(r"/\*\*/refine\.jsonp_1\((.*)\);", answer.text)
    assert called
    valid(json.loads(called.group(1)), schemas.MANIFEST)
    for name in ("alert(1)//", "a-b", "<script>", "1a", "a" * 500):
        assert ask(port, f"/reconcile?callback={quote(name)}").status == 400
    assert ask(audited, "/reconcile?callback=ours").status == 403


def test_a_silent_client_holds_up_nobody(port: int) -> None:
    with socket.create_connection(("127.0.0.1", port)) as silent:
        silent.send(b"GET /")
        assert ask(port, "/").status == 200


def test_a_port_that_is_taken(database: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        arguments = ["register", "serve", "--register", str(database), "--port", str(taken.getsockname()[1])]
        done = CliRunner().invoke(main, arguments)
    assert done.exit_code == 2
    assert "choose another port" in done.stderr


def test_results_without_registers(database: Path, tmp_path: Path) -> None:
    (tmp_path / "results.jsonl").write_text("")
    done = CliRunner().invoke(
        main, ["register", "serve", "--register", str(database), "--results", str(tmp_path)]
    )
    assert done.exit_code == 2
    assert "run the audit with --register" in done.stderr
