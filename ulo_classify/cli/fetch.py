"""`ulo-classify fetch`: web pages into dossiers, and what came of each address."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import click

from ulo_classify.fetch import FetchedSite, FetchRules, fetch, sites_of


def run_fetch(given: Sequence[str], out: Path, *, name: str | None, rules: FetchRules) -> bool:
    """Fetch and say of each body what was got and what was not; whether any page was got."""
    any_page = False
    for site in fetch(sites_of(given, name), out, rules=rules):
        any_page = any_page or bool(site.stored)
        click.echo(_summary(site))
    click.echo(f"Dossiers: {out}")
    return any_page


def _summary(site: FetchedSite) -> str:
    changes = Counter(each.change for each in site.stored)
    counted = ", ".join(
        f"{changes[word]} {word}" for word in ("new", "changed", "unchanged") if changes[word]
    )
    pages = f"{len(site.stored)} page{'' if len(site.stored) == 1 else 's'}"
    lines = [f"{site.site.name}: {pages}{f' ({counted})' if counted else ''}"]
    lines += [f"  {each.path.name}  {each.source}" for each in site.stored]
    lines += [f"  Not fetched: {failure.cause}" for failure in site.failures]
    if site.left:
        lines.append(f"  {site.left} more links looked of use: raise --pages to follow them.")
    return "\n".join(lines)
