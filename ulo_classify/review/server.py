"""The review pages over HTTP: on this machine only, at an address that nobody can guess, no script."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from socketserver import TCPServer
from urllib.parse import parse_qsl, urlsplit

from ulo_classify.errors import UloError
from ulo_classify.review import pages
from ulo_classify.review.desk import Desk
from ulo_classify.review.forms import SUBJECTS
from ulo_classify.review.words import words

_LOOPBACK = "127.0.0.1"
_NAMES = (_LOOPBACK, "localhost")
_MOST_BYTES = 512 * 1024  # of a form
_MOST_FIELDS = 20
_SECONDS = 30  # a client that says nothing for longer is let go
_KEY_BYTES = 24


class ReviewServer(ThreadingHTTPServer):
    """One report under review; browsers keep connections open, so that each has a thread."""

    daemon_threads = True

    def __init__(self, desk: Desk, port: int = 0) -> None:
        """Bind to this machine's own address and `port` (0: any free one)."""
        self.desk = desk
        self.key = secrets.token_urlsafe(_KEY_BYTES)
        super().__init__((_LOOPBACK, port), _Handler)
        self.hosts = {f"{name}:{self.server_port}" for name in _NAMES}

    def server_bind(self) -> None:
        """Bind without asking anybody what this machine is called, as HTTP servers of Python do."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = _LOOPBACK, int(self.server_address[1])

    @property
    def base(self) -> str:
        """The path under which everything lies."""
        return f"/{self.key}/"

    @property
    def address(self) -> str:
        """Where it runs."""
        return f"http://{_LOOPBACK}:{self.server_port}{self.base}"


class _Refused(Exception):  # noqa: N818 - a way out, not an error
    def __init__(self, status: int, message: str) -> None:
        super().__init__(message)
        self.status, self.message = status, message


class _Handler(BaseHTTPRequestHandler):
    server: ReviewServer
    server_version = "ulo-classify"
    sys_version = ""
    timeout = _SECONDS

    def do_GET(self) -> None:
        """Show the list or an organisation."""
        self._answer(self._shown)

    def do_HEAD(self) -> None:
        """Say what GET would, without the page."""
        self._answer(self._shown)

    def do_POST(self) -> None:
        """Keep a decision, or write the report anew."""
        self._answer(self._kept)

    def _answer(self, act: Callable[[], tuple[int, str, str]]) -> None:
        """Send what `act` gives: the status, the page, and where to go on."""
        try:
            self._check()
            status, page, location = act()
        except _Refused as refused:
            status, page, location = refused.status, pages.refused_page(refused.message), ""
        except UloError as error:
            told = words()["refused"]["failed"].format(why=error)
            status, page, location = 500, pages.refused_page(told), ""
        self._send(status, page, location)

    def _check(self) -> None:
        """Refuse what does not come from a page of ours.

        A page of another site that has been made to point here has another Host; one that posts here from
        elsewhere has another Origin. Text browsers send none: for them the address, which nobody can guess,
        must do.
        """
        told = words()["refused"]
        if (self.headers.get("Host") or "").casefold() not in self.server.hosts:
            raise _Refused(403, told["host"])
        key = urlsplit(self.path).path.split("/")[1:2]
        if not key or not secrets.compare_digest(key[0].encode("utf-8", "replace"), self.server.key.encode()):
            raise _Refused(404, told["missing"])
        origin = self.headers.get("Origin")
        if origin is not None and origin.removeprefix("http://") not in self.server.hosts:
            raise _Refused(403, told["origin"])
        if self.headers.get("Sec-Fetch-Site", "same-origin") not in {"same-origin", "none"}:
            raise _Refused(403, told["origin"])

    def _path(self) -> str:
        return urlsplit(self.path).path.removeprefix(self.server.base)

    def _index(self, path: str) -> int:
        number = path.removeprefix("body/")
        if path == number or not (number.isascii() and number.isdecimal() and len(number) < 8):
            raise _Refused(404, words()["refused"]["missing"])
        return int(number)

    def _shown(self) -> tuple[int, str, str]:
        desk, base, path = self.server.desk, self.server.base, self._path()
        query = self._fields(urlsplit(self.path).query)
        if path == "":
            return 200, pages.list_page(desk, base, query, written=query.get("done") == "report"), ""
        entry = desk.entry(self._index(path))
        if entry is None:
            raise _Refused(404, words()["refused"]["missing"])
        saved = query.get("saved", "")
        page = pages.body_page(
            desk, base, entry, saved=saved if saved in SUBJECTS else "", masked=query.get("masked") == "yes"
        )
        return 200, page, ""

    def _kept(self) -> tuple[int, str, str]:
        desk, base, path = self.server.desk, self.server.base, self._path()
        form = self._form()
        if path == "report":
            desk.write_report()
            return 303, "", f"{base}?done=report"
        index = self._index(path)
        entry = desk.entry(index)
        if entry is None or form.get("name") != entry.row.name:
            raise _Refused(409, words()["error"]["moved"])
        filled = desk.save(index, form)
        if filled.decision is None:
            return 422, pages.body_page(desk, base, entry, form=form, problems=filled.problems), ""
        masked = "&masked=yes" if filled.masked else ""
        return 303, "", f"{base}body/{index}?saved={filled.decision.subject}{masked}"

    def _form(self) -> dict[str, str]:
        told = words()["refused"]
        length = self.headers.get("Content-Length") or ""
        kind = (self.headers.get("Content-Type") or "").split(";")[0].strip()
        if not (length.isascii() and length.isdecimal()) or kind != "application/x-www-form-urlencoded":
            raise _Refused(400, told["request"])
        if len(length) > 9 or int(length) > _MOST_BYTES:
            self.close_connection = True
            raise _Refused(413, told["large"])
        return self._fields(self.rfile.read(int(length)).decode("utf-8", errors="replace"))

    def _fields(self, text: str) -> dict[str, str]:
        try:
            return dict(parse_qsl(text, keep_blank_values=True, max_num_fields=_MOST_FIELDS))
        except ValueError:
            raise _Refused(400, words()["refused"]["request"]) from None

    def _send(self, status: int, page: str, location: str) -> None:
        data = page.encode("utf-8", errors="replace")
        self.send_response(status)
        if location:
            self.send_header("Location", location)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(data)))
        for name, value in pages.headers().items():
            self.send_header(name, value)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def log_message(self, format: str, *arguments: object) -> None:
        """Keep quiet: neither the address nor the names of a list belong into a log."""
