"""The reconciliation API over HTTP: on this machine only, unless told otherwise."""

from __future__ import annotations

import json
import re
import socket
import threading
from collections.abc import Mapping, Sequence
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from ulo_classify.errors import RegisterError
from ulo_classify.register.extension import extend, propose, suggest
from ulo_classify.register.reconciliation import MOST_QUERIES, manifest, reconcile
from ulo_classify.register.served import Served
from ulo_classify.register.service_pages import page

_MOST_BYTES = 4 * 2**20  # of a request
_LOOPBACK = ("127.0.0.1", "localhost", "::1")
_SECONDS = 30  # a client that says nothing for longer is let go
_MOST_FIELDS = 10
_CALLBACK = re.compile(r"[A-Za-z_$][\w$]{0,60}(?:\.[A-Za-z_$][\w$]{0,60}){0,5}", re.ASCII)
_FORM = "application/x-www-form-urlencoded"
_ENDPOINTS = frozenset({"/", "/reconcile"})


class RefusedError(RegisterError):
    """A request that is not answered, with the status of HTTP that says so."""

    def __init__(self, status: int, sentence: str) -> None:
        """Refuse with `status`."""
        super().__init__(sentence)
        self.status = status


class Service(ThreadingHTTPServer):
    """Answers from one database, one request at a time; clients that wait in silence hold up nobody.

    With results of an audit, only pages of this machine and of `origins` may read the answers in a browser,
    and not every page that somebody has open: results may not be published yet.
    """

    daemon_threads = True

    def __init__(
        self, served: Served, host: str, port: int, *, names: Sequence[str] = (), origins: Sequence[str] = ()
    ) -> None:
        """Bind to `host` and `port` (0: any free one).

        Args:
            served: what is known; its register opened for threads.
            host: address to listen on.
            port: port.
            names: further names under which the service may be asked.
            origins: of further web pages that may read answers, such as "https://refine.example".
        """
        self.served = served
        self.turn = threading.Lock()
        self.address_family = socket.AF_INET6 if ":" in host else socket.AF_INET
        super().__init__((host, port), _Handler)
        self.own_names = {each.casefold() for each in (*_LOOPBACK, host, *names)}
        self.origins = frozenset(origins)

    @property
    def address(self) -> str:
        """Where it runs."""
        host = str(self.server_address[0])
        return f"http://{f'[{host}]' if ':' in host else host}:{self.server_port}"

    @property
    def is_open(self) -> bool:
        """Whether any page may read the answers: register entries are public, results may not be."""
        return not self.served.results

    def may_read(self, origin: str) -> str | None:
        """The value of Access-Control-Allow-Origin for a page of an origin; None where it may not read."""
        if self.is_open:
            return "*"
        try:
            local = urlsplit(origin).hostname in _LOOPBACK
        except ValueError:
            local = False
        return origin if local or origin in self.origins else None


class _Handler(BaseHTTPRequestHandler):
    server: Service
    server_version = "ulo-classify"
    sys_version = ""
    timeout = _SECONDS

    def do_GET(self) -> None:
        """Answer the manifest, a page about a body, suggestions, or a batch in the address."""
        self._answer("GET")

    def do_POST(self) -> None:
        """Answer a batch of queries or a data extension sent as a form."""
        self._answer("POST")

    def do_OPTIONS(self) -> None:
        """Tell a browser what pages of other origins may ask (CORS)."""
        if self._is_for_us():
            self._send(204, b"", "text/plain")

    def _answer(self, method: str) -> None:
        if not self._is_for_us():
            return
        callback = ""
        try:
            parts = urlsplit(self.path)
            form = _fields(parts.query)
            if method == "POST":
                form |= _fields(self._body())
            elif "callback" in form:
                callback = self._callback(form["callback"])
            with self.server.turn:
                answer = _routed(self.server, parts.path, form)
        except RefusedError as error:
            self._json(error.status, {"error": str(error)})
        except RegisterError as error:
            self._json(400, {"error": str(error)})
        except (ValueError, RecursionError):
            self._json(400, {"error": "The request cannot be read."})
        except KeyError:
            self._json(404, {"error": "There is nothing at this address."})
        else:
            if isinstance(answer, str):
                self._send(200, answer.encode("utf-8", errors="replace"), "text/html")
            else:
                self._json(200, answer, callback)

    def _is_for_us(self) -> bool:
        """A page of another site that has been made to point here is refused: its Host is not ours."""
        try:
            host = urlsplit(f"//{self.headers.get('Host') or ''}").hostname
        except ValueError:
            host = None
        if host in self.server.own_names:
            return True
        self._json(403, {"error": "This service answers only under the name it was started with."})
        return False

    def _body(self) -> str:
        given = self.headers.get("Content-Length")
        if given is None:
            raise RefusedError(411, "A form must give its length.")
        if not given.isdigit():
            raise RefusedError(400, "The length of the form is no number.")
        if int(given) > _MOST_BYTES:
            raise RefusedError(413, f"A request holds at most {_MOST_BYTES // 2**20} MB.")
        if self.headers.get_content_type() != _FORM:
            raise RefusedError(415, f"Queries are sent as {_FORM}.")
        return self.rfile.read(int(given)).decode("utf-8", errors="replace")

    def _callback(self, name: str) -> str:
        """The name of the function that JSONP asks for: older clients only, and never for results."""
        if not self.server.is_open:
            raise RefusedError(403, "With results of an audit, answers are given as JSON only.")
        if not _CALLBACK.fullmatch(name):
            raise RefusedError(400, "The callback is no name of a function.")
        return name

    def _json(self, status: int, answer: Mapping[str, Any], callback: str = "") -> None:
        text = json.dumps(answer, ensure_ascii=False)
        if callback:
            # What ends a line in a script but not in JSON; and nothing of ours at the very beginning.
            text = f"/**/{callback}({text});".replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
        kind = "text/javascript" if callback else "application/json"
        self._send(status, text.encode("utf-8", errors="replace"), kind)

    def _send(self, status: int, data: bytes, kind: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(data)))
        if allowed := self.server.may_read(self.headers.get("Origin") or ""):
            self.send_header("Access-Control-Allow-Origin", allowed)
            self.send_header("Access-Control-Allow-Methods", "GET, POST, OPTIONS")
            self.send_header("Access-Control-Allow-Headers", "Origin, Accept, Content-Type, X-Requested-With")
        self.send_header("Vary", "Origin")
        self.send_header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def log_message(self, format: str, *arguments: object) -> None:
        """Keep quiet: names of a list do not belong into a log."""


def _fields(encoded: str) -> dict[str, str]:
    """The first value of each field of a form."""
    return {key: values[0] for key, values in parse_qs(encoded, max_num_fields=_MOST_FIELDS).items()}


def _routed(service: Service, path: str, form: Mapping[str, str]) -> dict[str, Any] | str:
    served = service.served
    place, _, rest = path.removeprefix("/").partition("/")
    if place in {"view", "preview"} and rest:
        return page(served, unquote(rest), short=place == "preview")
    if place == "suggest" and rest in {"entity", "property", "type"}:
        return suggest(served, rest, form.get("prefix", ""), int(form.get("cursor") or 0))
    if path == "/properties":
        limit = max(int(form["limit"]), 0) if form.get("limit") else None
        return propose(served, form.get("type", ""), limit)
    if path not in _ENDPOINTS:
        raise KeyError(path)
    if "queries" in form:
        queries = json.loads(form["queries"])
        if isinstance(queries, dict) and len(queries) > MOST_QUERIES:
            raise RefusedError(413, f"A batch holds at most {MOST_QUERIES} queries.")
        return reconcile(served, queries)
    if "extend" in form:
        return extend(served, json.loads(form["extend"]))
    # Version 0.1 asks for JSONP, which results are not given by.
    return manifest(served, service.address, versions=["0.1", "0.2"] if service.is_open else ["0.2"])
