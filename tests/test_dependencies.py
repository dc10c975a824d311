"""The lock file holds what the project needs, by hash; an audit that saw nothing is no clean bill."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from evaluation.advisories import verdict

ROOT = Path(__file__).parent.parent
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
ENTRY = re.compile(
    r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^\s;\\]+)(?P<rest>(?:.*\\\n)*.*)$", re.MULTILINE
)


def asked() -> list[Requirement]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    groups = project["dependency-groups"]
    words = [*project["project"]["dependencies"], *groups["build"]]
    words += [each for each in groups["dev"] if isinstance(each, str)]
    return [Requirement(each) for each in words]


def locked() -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for entry in ENTRY.finditer(LOCK):
        found.setdefault(canonicalize_name(entry["name"]), []).append(entry["version"])
    return found


def test_every_dependency_is_locked_to_a_version_that_the_project_allows() -> None:
    have = locked()
    for requirement in asked():
        versions = have.get(canonicalize_name(requirement.name), [])
        assert versions, f"{requirement}: run make lock"
        assert all(requirement.specifier.contains(each) for each in versions), f"{requirement}: run make lock"


def test_every_locked_package_has_its_hashes() -> None:
    for entry in ENTRY.finditer(LOCK):
        assert re.search(r"--hash=sha256:[0-9a-f]{64}\b", entry["rest"]), entry["name"]


def test_the_lock_names_no_place_to_load_from() -> None:
    assert "://" not in LOCK
    assert not re.search(r"^\s*(--(?:index|extra-index|find-links|trusted)|-[fie]\b)", LOCK, re.MULTILINE)
    assert " @ " not in LOCK


def report(*packages: dict[str, object]) -> str:
    return json.dumps({"dependencies": list(packages), "fixes": []})


SEEN = {"name": "click", "version": "8.3.0", "vulns": []}
UNSEEN = {"name": "spacy", "skip_reason": "Dependency not found and could not be audited"}
WEAK = {"name": "lxml", "version": "1.0", "vulns": [{"id": "PYSEC-0000-1", "fix_versions": ["2.0"]}]}


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ("", "Nothing could be audited"),
        ("[]", "Nothing could be audited"),
        (report(), "0 of 0 packages could not be audited"),
        (report(UNSEEN, UNSEEN), "2 of 2 packages could not be audited"),
        (report(SEEN, UNSEEN), r"1 of 2 packages could not be audited \(spacy\)"),
        (report(SEEN, WEAK, UNSEEN), "lxml: PYSEC-0000-1"),
    ],
)
def test_an_audit_that_saw_too_little_or_a_weakness_fails(told: str, says: str) -> None:
    assert re.search(says, verdict(told) or "")


def test_an_audit_that_saw_everything_passes() -> None:
    assert verdict(report(SEEN, SEEN)) is None
