"""Asks an advisory service about the locked packages, through pip-audit, and does not take silence for a yes.

pip-audit ends well also where it could look up no package at all, as on networks with a mirror in between.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

_SHOWN = 5  # names of packages in a sentence


def ask(lock: Path) -> str:
    """What pip-audit reports on a lock file, as JSON; empty where it reports nothing.

    It reads names and versions only: nothing is installed or built.
    """
    command = [sys.executable, "-m", "pip_audit", "--requirement", str(lock), "--require-hashes"]
    options = ["--disable-pip", "--format", "json", "--progress-spinner", "off"]
    done = subprocess.run([*command, *options], capture_output=True, text=True, check=False)
    return done.stdout


def verdict(report: str) -> str | None:
    """What is wrong, in one sentence; None where every package was looked up and none is known to be weak."""
    try:
        packages: list[dict[str, Any]] = json.loads(report)["dependencies"]
    except (ValueError, KeyError, TypeError):
        return "Nothing could be audited: pip-audit gave no report; see that the network reaches a service."
    weak = {each["name"]: [found["id"] for found in each["vulns"]] for each in packages if each.get("vulns")}
    if weak:
        told = "; ".join(f"{name}: {', '.join(ids)}" for name, ids in sorted(weak.items()))
        return f"Known weaknesses: {told}. Raise these versions (make lock)."
    skipped = sorted(each["name"] for each in packages if "vulns" not in each)
    if skipped or not packages:
        some = ", ".join(skipped[:_SHOWN]) + (" ..." if len(skipped) > _SHOWN else "")
        return (
            f"{len(skipped)} of {len(packages)} packages could not be audited ({some}), so that this is no"
            " clean bill: run it on a network that reaches an advisory service."
        )
    return None
