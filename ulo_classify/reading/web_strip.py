"""Takes what is not content off a parsed web page, by the rules in web_furniture.toml."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

_WORDS = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")


@cache
def furniture() -> dict[str, Any]:
    """The rules of web_furniture.toml."""
    return tomllib.loads(files(__package__).joinpath("web_furniture.toml").read_text(encoding="utf-8"))


def _length(node: LexborNode) -> int:
    return len(re.sub(r"\s+", " ", node.text()))


def _inside(node: LexborNode, tags: frozenset[str]) -> bool:
    parent = node.parent
    while parent is not None:
        if parent.tag in tags:
            return True
        parent = parent.parent
    return False


def _names(node: LexborNode, describing: frozenset[str]) -> str:
    """The words of class and id between spaces, "-" between names: " site footer - col 3 "."""
    attributes = node.attributes
    names = f"{attributes.get('class') or ''} {attributes.get('id') or ''}".split()
    split = ([word.lower() for word in _WORDS.findall(name)] for name in names[:40])
    kept = (" ".join(words) for words in split if words and words[0] not in describing)
    return f" {' - '.join(kept)} "


def _mostly_links(node: LexborNode) -> bool:
    links = sum(_length(link) for link in node.css("a"))
    return links * 2 >= _length(node)


def _named_rule_holds(node: LexborNode, names: str, rule: dict[str, Any], part: frozenset[str]) -> bool:
    wanted = [*rule.get("words", ()), *rule.get("phrases", ())]
    if not any(f" {words} " in names for words in wanted):
        return False
    if rule.get("not_inside_part") and _inside(node, part):
        return False
    return _length(node) <= rule["longest"] and (not rule.get("mostly_links") or _mostly_links(node))


def _strip_named(body: LexborNode) -> None:
    rules = furniture()
    holds_content = ",".join(rules["never_lost"])
    describing, part = frozenset(rules["describing"]), frozenset(rules["part_of_page"])
    for node in body.css("[class],[id]"):
        if node.tag in {"html", "body", *rules["never_lost"]}:
            continue
        names = _names(node, describing)
        named = any(_named_rule_holds(node, names, rule, part) for rule in rules["named"])
        if named and not node.any_css_matches((holds_content,)):
            node.decompose()


def _strip_tags(page: LexborHTMLParser, body: LexborNode) -> None:
    rules = furniture()
    part = frozenset(rules["part_of_page"])
    holds_content = ",".join(rules["never_lost"])
    page.strip_tags(rules["never"], recursive=True)
    for node in body.css(",".join(f"[role={role}]" for role in rules["roles"])):
        if node.tag not in {"body", *rules["never_lost"]} and node.css_first("main,article") is None:
            node.decompose()
    for node in body.css(",".join(rules["page_level"])):
        if not _inside(node, part) and node.css_first("main,article") is None:
            node.decompose()
    for node in body.css("form"):
        # Some systems wrap the whole page in one form.
        if node.css_first(f"{holds_content},h2,p") is None:
            node.decompose()


def strip_furniture(page: LexborHTMLParser) -> None:
    """Leave only content in the body of `page`, in place; scripts and styles go in any case.

    A page that would lose nearly everything keeps all its text: a menu too many is better than an empty page.
    """
    rules = furniture()
    page.strip_tags(["script", "style", "noscript", "template", "svg"], recursive=True)
    body = page.body
    if body is None:
        return
    before, whole = _length(body), body.inner_html or ""
    _strip_tags(page, body)
    _strip_named(body)
    after = _length(body)
    if after < rules["fall_back"]["characters"] and after < before * rules["fall_back"]["share"]:
        body.inner_html = whole
