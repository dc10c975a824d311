"""Nothing opens a connection but `fetch`: watched from below, where no library can hide one."""

from __future__ import annotations

import ast
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "ulo_classify"

# Python tells its audit hooks of every connection and every look-up of a name, whoever makes them. As a
# sitecustomize the hook is there in every process that Python starts, the children that read documents too.
WATCH = """
import os, sys
def watch(event, arguments):
    if event in {"socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr", "socket.sendto"} or (
        event == "socket.connect" and isinstance(arguments[1], tuple)
    ):
        with open(os.environ["ULO_WATCH"], "a") as stream:
            print(event, arguments, file=stream)
        os._exit(77)
sys.addaudithook(watch)
"""
START = "import sys; from ulo_classify.cli import main; main(sys.argv[1:])"


def run(work: Path, *arguments: str | Path, code: str = START) -> subprocess.CompletedProcess[str]:
    """Run the command; fail if any process of it looked up a name or opened a connection."""
    watch = work / "watch"
    watch.mkdir(exist_ok=True)
    (watch / "sitecustomize.py").write_text(WATCH, "utf-8")
    seen = watch / "seen.txt"
    environment = {**os.environ, "PYTHONPATH": str(watch), "ULO_WATCH": str(seen)}
    command = [sys.executable, "-c", code, *map(str, arguments)]
    done = subprocess.run(
        command, capture_output=True, text=True, timeout=300, check=False, env=environment, cwd=work
    )
    assert not seen.exists(), seen.read_text("utf-8")
    return done


def test_the_watch_sees_a_connection(tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match=r"socket\.(connect|getaddrinfo)"):
        run(tmp_path, "fetch", "http://127.0.0.1:9/", "--out", tmp_path / "out", "--allow-private")


def test_the_watch_sees_the_children(tmp_path: Path) -> None:
    starts = "import subprocess, sys; subprocess.run([sys.executable, '-c', sys.argv[1]])"
    with pytest.raises(AssertionError, match="127"):
        run(tmp_path, "import socket; socket.create_connection(('127.0.0.1', 9))", code=starts)


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A list and a dossier that names scripts, pictures and styles elsewhere."""
    folder = tmp_path_factory.mktemp("work")
    (folder / "list.txt").write_text("1. Larkwell Voices\n2. The Silent Society\n", "utf-8")
    dossier = folder / "documents" / "Larkwell Voices"
    dossier.mkdir(parents=True)
    (dossier / "about.html").write_text(
        '<!doctype html><html><head><link rel="stylesheet" href="http://larkwell.example/x.css">'
        '<script src="http://larkwell.example/x.js"></script></head><body><img src="http://larkwell.example/x.png">'
        "<p>At least seven of the eight trustees are disabled people.</p></body></html>",
        "utf-8",
    )
    (dossier / "constitution.txt").write_text(
        "At least seven of the eight trustees shall be disabled people."
    )
    return folder


def test_assess(work: Path) -> None:
    done = run(work, "assess", work / "documents" / "Larkwell Voices", "--json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["status"] == "user_led"


def test_a_whole_audit_with_registers_and_its_report(work: Path) -> None:
    imported = run(
        work, "register", "import", ROOT / "examples" / "register.csv",
        "--mapping", ROOT / "examples" / "register.toml", "--into", work / "register.db",
    )  # fmt: skip
    assert imported.returncode == 0, imported.stderr
    done = run(
        work, "audit", work / "list.txt", "--documents", work / "documents", "--out", work / "report",
        "--register", work / "register.db", "--jobs", "2",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert (work / "report" / "index.html").is_file()
    compared = run(work, "compare", work / "report", work / "report")
    assert compared.returncode == 0, compared.stderr


def test_names_and_find(work: Path) -> None:
    assert run(work, "names", work / "list.txt").returncode == 0


CLIENTS = {
    "urllib3",
    "requests",
    "httpx",
    "httpcore",
    "aiohttp",
    "websocket",
    "ftplib",
    "smtplib",
    "telnetlib",
}
CLIENT_MODULES = {"http.client", "urllib.request", "xmlrpc.client"}


def imported_by(path: Path) -> set[str]:
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module, *(f"{node.module}.{name.name}" for name in node.names)}
    return found


def test_only_fetch_knows_how_to_ask() -> None:
    askers = {
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        if any(
            name.split(".")[0] in CLIENTS
            or any(name == each or name.startswith(f"{each}.") for each in CLIENT_MODULES)
            for name in imported_by(path)
        )
    }
    assert askers == {"fetch/client.py"}


def test_only_the_command_reaches_fetch() -> None:
    users = {
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        if path.parent.name != "fetch"
        and any(name.startswith("ulo_classify.fetch") for name in imported_by(path))
    }
    assert users == {"cli/commands/bodies.py", "cli/fetch.py"}
