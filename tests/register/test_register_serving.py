"""The reconciliation service, spoken to over a real socket on this machine."""

from __future__ import annotations

import http.client
import json
import socket
import threading
from pathlib import Path
from urllib.parse import urlencode

import pytest
from click.testing import CliRunner

from ulo_classify.cli import main
from ulo_classify.register import Register
from ulo_classify.register.serving import Service


@pytest.fixture(scope="module")
def port(database: Path):
    ready: list[Service] = []
    started = threading.Event()

    def run() -> None:
        with Register(database) as register, Service(register, "127.0.0.1", 0) as service:
            ready.append(service)
            started.set()
            service.serve_forever(poll_interval=0.05)

    thread = threading.Thread(target=run)
    thread.start()
    assert started.wait(30)
    yield ready[0].server_port
    ready[0].shutdown()
    thread.join()


def ask(port: int, path: str, form: dict[str, object] | None = None, host: str | None = None):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    headers = {"Content-Type": "application/x-www-form-urlencoded"} | ({"Host": host} if host else {})
    body = urlencode({key: json.dumps(value) for key, value in form.items()}) if form else None
    connection.request("POST" if form else "GET", path, body, headers)
    answer = connection.getresponse()
    text = answer.read().decode("utf-8")
    connection.close()
    return answer, text


def test_manifest(port: int) -> None:
    answer, text = ask(port, "/reconcile")
    found = json.loads(text)
    assert answer.status == 200
    assert {"versions", "name", "identifierSpace", "schemaSpace"} <= set(found)
    assert found["versions"] == ["0.2"]
    assert "{{id}}" in found["view"]["url"]
    assert found["extend"]["propose_properties"]["service_url"] == f"http://127.0.0.1:{port}"


def test_a_batch(port: int) -> None:
    queries = {
        "q0": {"query": "HCDP", "type": "organisation", "limit": 3, "type_strict": "should"},
        "q1": {"query": "Harrowmere Coalition for Disabled People"},
        "q2": {"query": "Zaffre Umbrella Menders"},
        "q3": {"query": "Old Glenbrack Carers", "properties": [{"pid": "x", "v": "y"}]},
        "q4": {"query": " "},
    }
    _, text = ask(port, "/reconcile", {"queries": queries})
    found = json.loads(text)
    assert list(found) == list(queries)
    (first,) = found["q0"]["result"]
    assert (first["id"], first["match"]) == ("GB-CHC-9100001", True)
    assert 0 <= first["score"] <= 100
    assert first["type"] == [{"id": "organisation", "name": "Organisation"}]
    assert all(isinstance(each["value"], bool | int | float) for each in first["features"])
    assert found["q1"]["result"][0]["match"] is False
    assert "“for”" in found["q1"]["result"][0]["description"]
    assert found["q2"]["result"] == found["q4"]["result"] == []
    assert found["q3"]["result"][0]["name"] == "Old Glenbrack Carers [left the register]"
    scores = [each["score"] for each in found["q1"]["result"]]
    assert scores == sorted(scores, reverse=True)


def test_a_status_facet(port: int) -> None:
    asked = {
        "ids": ["GB-SC-SC099002", "GB-CHC-9100001", "GB-CHC-1"],
        "properties": [{"id": "status"}, {"id": "serves"}, {"id": "unknown"}],
    }
    found = json.loads(ask(port, "/reconcile", {"extend": asked})[1])
    assert [each["id"] for each in found["meta"]] == ["status", "serves"]
    assert found["rows"]["GB-SC-SC099002"]["status"] == [{"str": "Left the register on 2012-12-31"}]
    assert found["rows"]["GB-CHC-9100001"] == {
        "status": [{"str": "On the register"}],
        "serves": [{"str": "People With Disabilities"}],
    }
    assert found["rows"]["GB-CHC-1"] == {"status": [], "serves": []}
    proposed = json.loads(ask(port, "/properties?type=organisation")[1])
    assert "status" in {each["id"] for each in proposed["properties"]}


def test_a_page_about_a_body(port: int) -> None:
    answer, text = ask(port, "/view/GB-CHC-9100001")
    assert answer.status == 200
    assert answer.getheader("Content-Security-Policy") == "default-src 'none'"
    assert "<h1>HARROWMERE COALITION OF DISABLED PEOPLE</h1>" in text
    assert "&quot;Nothing about us&quot;" in text


@pytest.mark.parametrize(
    ("path", "form", "status"),
    [
        ("/nowhere", None, 404),
        ("/view/GB-CHC-1", None, 404),
        ("/view/%3Cscript%3E", None, 404),
        ("/reconcile?queries=%7B", None, 400),
        ("/reconcile", {"queries": [1]}, 400),
        ("/reconcile", {"queries": {"q0": "text"}}, 400),
        ("/reconcile", {"queries": {"q0": {"query": "x", "limit": -1}}}, 400),
        ("/reconcile", {"queries": {f"q{n}": {"query": "x"} for n in range(1001)}}, 400),
        ("/reconcile", {"extend": {"ids": "x"}}, 400),
    ],
)
def test_what_cannot_be_answered(port: int, path: str, form: dict[str, object] | None, status: int) -> None:
    answer, text = ask(port, path, form)
    assert answer.status == status
    assert json.loads(text)["error"].endswith(".")


def test_another_name_for_this_machine_is_refused(port: int) -> None:
    assert ask(port, "/reconcile", host="evil.example")[0].status == 403
    assert ask(port, "/reconcile", host=f"localhost:{port}")[0].status == 200


def test_a_request_that_is_too_long(port: int) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.putrequest("POST", "/reconcile")
    connection.putheader("Content-Length", str(10**9))
    connection.endheaders()
    assert connection.getresponse().status == 400
    connection.close()


def test_a_port_that_is_taken(database: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        arguments = ["register", "serve", "--register", str(database), "--port", str(taken.getsockname()[1])]
        done = CliRunner().invoke(main, arguments)
    assert done.exit_code == 2
    assert "choose another port" in done.stderr
