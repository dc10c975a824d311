"""Servers that run until somebody stops them."""

from __future__ import annotations

import signal
import threading
from contextlib import suppress
from socketserver import BaseServer


def serve_until_stopped(server: BaseServer) -> None:
    """Serve until Ctrl-C or a plain kill, also where the shell that started us had Ctrl-C switched off."""
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGINT, signal.default_int_handler)
        signal.signal(signal.SIGTERM, signal.default_int_handler)
    with suppress(KeyboardInterrupt):
        server.serve_forever()
