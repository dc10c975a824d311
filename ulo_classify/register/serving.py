"""The reconciliation API over HTTP: on this machine only, unless told otherwise."""

from __future__ import annotations

import html
import json
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from ulo_classify.errors import RegisterError
from ulo_classify.register.finder import Register
from ulo_classify.register.reconciliation import PROPERTIES, extend, manifest, propose, reconcile

_MOST_BYTES = 4 * 2**20  # of a request
_LOOPBACK = ("127.0.0.1", "localhost", "::1")
_SECONDS = 30  # a client that says nothing for longer is let go


class Service(HTTPServer):
    """One request after another, from one database."""

    def __init__(self, register: Register, host: str, port: int) -> None:
        """Bind to `host` and `port` (0: any free one)."""
        self.register = register
        super().__init__((host, port), _Handler)
        self.own_names = {*_LOOPBACK, host}

    @property
    def address(self) -> str:
        """Where it runs."""
        return f"http://{self.server_address[0]!s}:{self.server_port}"


class _Handler(BaseHTTPRequestHandler):
    server: Service
    server_version = "ulo-classify"
    sys_version = ""
    timeout = _SECONDS

    def do_GET(self) -> None:
        """Answer the manifest, a page about a body, the properties, or a batch in the address."""
        self._answer(lambda: parse_qs(urlsplit(self.path).query, max_num_fields=10))

    def do_POST(self) -> None:
        """Answer a batch of queries or a data extension sent as a form."""
        self._answer(self._form)

    def _form(self) -> dict[str, list[str]]:
        length = int(self.headers.get("Content-Length") or 0)
        if not 0 <= length <= _MOST_BYTES:
            raise RegisterError(f"A request holds at most {_MOST_BYTES // 2**20} MB.")
        return parse_qs(self.rfile.read(length).decode("utf-8", errors="replace"), max_num_fields=10)

    def _answer(self, read: Callable[[], dict[str, list[str]]]) -> None:
        """A page of another site that has been made to point here is refused: its Host is not ours."""
        host = (self.headers.get("Host") or "").rpartition(":")[0].strip("[]") or self.headers.get("Host")
        if host not in self.server.own_names:
            self._json(403, {"error": "This service answers only under the name it was started with."})
            return
        try:
            self._json(200, self._routed(urlsplit(self.path).path, read()))
        except (RegisterError, ValueError) as error:
            text = str(error) if isinstance(error, RegisterError) else "The request cannot be read."
            self._json(400, {"error": text})
        except KeyError:
            self._json(404, {"error": "There is nothing at this address."})

    def _routed(self, path: str, form: dict[str, list[str]]) -> dict[str, Any] | str:
        register = self.server.register
        if path.startswith("/view/"):
            return _page(register, unquote(path.removeprefix("/view/")))
        if path == "/properties":
            return propose()
        if path not in {"/", "/reconcile"}:
            raise KeyError(path)
        if "queries" in form:
            return reconcile(register, json.loads(form["queries"][0]))
        if "extend" in form:
            return extend(register, json.loads(form["extend"][0]))
        return manifest(register, self.server.address)

    def _json(self, status: int, answer: dict[str, Any] | str) -> None:
        kind = "text/html" if isinstance(answer, str) else "application/json"
        text = answer if isinstance(answer, str) else json.dumps(answer, ensure_ascii=False)
        data = text.encode("utf-8", errors="replace")
        self.send_response(status)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Length", str(len(data)))
        self.send_header(
            "Access-Control-Allow-Origin", "*"
        )  # what is served is public, and nothing is changed
        self.send_header("Content-Security-Policy", "default-src 'none'")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format: str, *arguments: object) -> None:
        """Keep quiet: names of a list do not belong into a log."""


def _page(register: Register, org_id: str) -> str:
    facts = register.facts(org_id)
    if not facts:
        raise KeyError(org_id)
    title = html.escape(facts["name"][0])
    rows = "".join(
        f"<dt>{html.escape(PROPERTIES[key])}</dt>"
        + "".join(f"<dd>{html.escape(each)}</dd>" for each in values)
        for key, values in facts.items()
        if key in PROPERTIES and values
    )
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title></head>'
        f"<body><main><h1>{title}</h1><p>{html.escape(org_id)}</p><dl>{rows}</dl></main></body></html>"
    )
