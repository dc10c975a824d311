from __future__ import annotations

from pathlib import Path

import pytest
import register_files as files

from ulo_classify.register import Register, import_registers


@pytest.fixture(scope="session")
def database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All registers in one file."""
    folder = tmp_path_factory.mktemp("registers")
    into = folder / "register.db"
    import_registers(files.all_registers(folder), into)
    return into


@pytest.fixture
def register(database: Path):
    with Register(database) as opened:
        yield opened


@pytest.fixture
def own(tmp_path: Path):
    """Makes a register of bare names, numbered from 1, and opens it."""
    opened: list[Register] = []

    def make(*names: str) -> Register:
        folder = tmp_path / f"own-{len(opened)}"
        source, mapping = files.csv_register(folder, list(names))
        import_registers([source], folder / "own.db", mapping=mapping)
        opened.append(Register(folder / "own.db"))
        return opened[-1]

    yield make
    for each in opened:
        each.close()
