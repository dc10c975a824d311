"""A real server on this machine that plays the site of an invented body, and notes what it is asked."""

from __future__ import annotations

import ssl
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

HTML = "text/html; charset=utf-8"


@dataclass
class Reply:
    """What the server answers: `drip` sends the body a byte at a time, a pause before each."""

    body: bytes | str = b""
    kind: str | None = HTML
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    drip: float = 0.0


@dataclass
class Asked:
    path: str
    headers: dict[str, str]


class LocalSite:
    """`replies` by path; everything else is not there. `asked` is what was asked, in order."""

    def __init__(self) -> None:
        self.replies: dict[str, Reply] = {}
        self.asked: list[Asked] = []
        self.host = "127.0.0.1"
        self.port = 0

    @property
    def url(self) -> str:
        return f"http://{self.host}:{self.port}"

    @property
    def paths(self) -> list[str]:
        return [each.path for each in self.asked]

    def page(self, path: str, body: str | bytes, **more: object) -> None:
        self.replies[path] = Reply(body, **more)  # type: ignore[arg-type]

    def links(self, path: str, *links: tuple[str, str], text: str = "") -> None:
        anchors = "".join(f'<li><a href="{href}">{said}</a></li>' for href, said in links)
        self.page(
            path, f"<!doctype html><html><body><h1>{path}</h1><p>{text}</p><ul>{anchors}</ul></body></html>"
        )


def serve(host: str = "127.0.0.1", context: ssl.SSLContext | None = None) -> Iterator[LocalSite]:
    site = LocalSite()
    site.host = host

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            site.asked.append(Asked(self.path, {key.lower(): value for key, value in self.headers.items()}))
            reply = site.replies.get(self.path, Reply("not here", status=404))
            etag = reply.headers.get("ETag")
            if etag and self.headers.get("If-None-Match") == etag:
                reply = Reply(status=304, kind=None, headers={"ETag": etag})
            body = reply.body.encode() if isinstance(reply.body, str) else reply.body
            self.send_response(reply.status)
            if reply.kind is not None:
                self.send_header("Content-Type", reply.kind)
            if "Content-Length" not in reply.headers and reply.status != 304:
                self.send_header("Content-Length", str(len(body)))
            for key, value in reply.headers.items():
                self.send_header(key, value)
            self.end_headers()
            size = 1 if reply.drip else len(body) or 1
            for at in range(0, len(body), size):
                time.sleep(reply.drip)
                self.wfile.write(body[at : at + size])

        def log_message(self, *_: object) -> None:
            return

    server = ThreadingHTTPServer((host, 0), Handler)
    server.daemon_threads = True
    server.handle_error = lambda *_: None  # type: ignore[method-assign]  # clients that leave are expected
    if context:
        server.socket = context.wrap_socket(server.socket, server_side=True)
    site.port = server.server_port
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield site
    server.shutdown()
    thread.join()
    server.server_close()
