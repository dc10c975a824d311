"""A small page about a body, alone or inside another page, without scripts or anything from elsewhere."""

from __future__ import annotations

import html

from ulo_classify.register.served import Served, words

_SHORT = ("identifier", "status", "removed", "place", "our_status", "our_basis")  # in a preview
_STYLE = "body{font:1rem/1.5 sans-serif;margin:1rem;max-width:45rem}dt{font-weight:bold}dd{margin:0 0 .5rem}"


def page(served: Served, org_id: str, *, short: bool = False) -> str:
    """The page about a body; `short` for a preview.

    Raises:
        KeyError: no body has the identifier.
    """
    facts = served.facts(org_id)
    if not facts:
        raise KeyError(org_id)
    title = html.escape(facts["name"][0])
    rows = "".join(
        f"<dt>{html.escape(word)}</dt>" + "".join(f"<dd>{html.escape(each)}</dd>" for each in facts[key])
        for key, word in served.properties().items()
        if facts.get(key) and (not short or key in _SHORT)
    )
    note = f"<p>{html.escape(words()['results_note'])}</p>" if facts["our_status"] else ""
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width">'
        f"<title>{title}</title><style>{_STYLE}</style></head>"
        f"<body><main><h1>{title}</h1><dl>{rows}</dl>{note}</main></body></html>"
    )
