"""Who else can overrule: a parent, minister, trust, funder or sole member above a board that users fill.

"Users' majority on a body that somebody else appoints or can overrule is `user_group`, not `user_led`" (the
table of GC7: independence, CRPD/C/GC/7 para 11(c)). A controller is told by what it may do to the board, its
decisions, its rules or its life, not by its seats; what it may do to those whom it named itself is no control.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources

from ulo_classify.governance.appointing import seats_of_others
from ulo_classify.governance.outline import Sentence
from ulo_classify.governance.outsiders import read_outsiders
from ulo_classify.governance.parties import Marked, Marker
from ulo_classify.governance.records import Fact, Quote
from ulo_classify.governance.terms import Reader

ACTS = ("appoints", "removes", "overrules", "directs", "dissolves", "amends", "consents", "sole member")
"""The first words of what a controller may do, as they stand before the colon of `Fact.what`."""

_H = re.compile(r"<h(\d+)>")
_PARTY = r"<h\d+>"
_LEAD = 420  # characters of the words before a list that are kept
_ENOUGH = frozenset({"appoints", "removes", "overrules", "directs", "dissolves", "amends", "sole member"})
_NEAR = 40  # characters before a passive in which its subject may still stand
_NOT = re.compile(r"\b(?:no|not|never|nor)\b")
_NEVER_BY = re.compile(r"\b(?:never|not|nor)(?:,? (?:at all|in any case))? by(?: \w+){0,3} <h")
_PART_OF = re.compile(
    r"\b(?:meetings?|members?|users?|patients?|residents|representatives?|nominees?|appointees?|employees?|clients|delegates?|tenants?|<\w+>) (?:of|at|from|in|by) (?:<h\d+> \()?$"
)
_SAVE = re.compile(r"\b(?:except|unless|until|other than|otherwise|save|without|only|before|nobody|no one)\b")
_AUTHORITY = re.compile(r"minister|ministry|department|secretary|government|authority|commissioner|council|mayor|governor")
_HOLDERS = re.compile(r"<ds?>|<b>|\b(?:anyone|anybody|office|any person|members|appointments?)\b")
_ASIDE = re.compile(
    r",? ?(?:\b(?:if|where|when|after|having|upon|on|by|with|without|for|because|acting|in|at|from|under|as)\b)[^,;]{0,130},|"
    r"\b(?:by|on|after|with|without|upon) (?:giving )?(?:[\w']+ ){0,6}?(?:notice|reasons?|cause|writing|letter|hand|resolution)\b(?: to (?:the )?[\w<>]+)?"
)


@cache
def _data() -> dict[str, dict[str, object]]:
    source = resources.files(__package__).joinpath("controller.toml").read_text(encoding="utf-8")
    return tomllib.loads(source)


@cache
def _word(name: str) -> re.Pattern[str]:
    return re.compile(str(_data()[name]))


@cache
def _leave() -> str:
    shapes = _data()["consents"]["leave"]
    assert isinstance(shapes, list)  # noqa: S101 - the shape of our own file
    return "(?:" + "|".join(f"(?:{_filled(each)})" for each in shapes) + ")"


def _filled(shape: str) -> str:
    for token, pattern in (("<H>", _PARTY), ("<DS?>", "<ds?>"), ("<DS>", "<ds>"), ("<D>", "<d>"), ("<B>", "<b>")):
        shape = shape.replace(token, pattern)
    return shape.replace("<S>", "<s>").replace("<R>", "<r>").replace("<K>", "<k>")


@cache
def _shapes(act: str) -> tuple[re.Pattern[str], ...]:
    found = _data()["acts"][act]
    assert isinstance(found, list)  # noqa: S101 - the shape of our own file
    return tuple(re.compile(_expanded(each)) for each in found)


def _expanded(shape: str) -> str:
    may = str(_data()["may"])
    shape = _filled(shape)
    if "LEAVE" in shape:
        shape = shape.replace("LEAVE", _leave())
    shape = shape.replace(" MAY GAP", rf"(?P<before>[^.;]{{0,110}}?) {may}\b(?P<gap>[^.;]{{0,190}}?)\b")
    return shape.replace("REST", r"(?P<rest>[^.;]{0,140})")


def read_controllers(reader: Reader) -> tuple[Fact, ...]:
    """What others may do to the body, in the order of the document.

    Returns:
        Facts that say "controller"; each begins with one of `ACTS`, then tells who and what in plain words.
    """
    text = reader.text
    outsiders = read_outsiders(reader)
    marker = Marker(outsiders, reader.tagger.names)
    found: list[Fact] = []
    if outsiders.sole is not None:
        found.append(Fact("controller", "sole member: there is one member only, somebody else", Quote(*outsiders.sole)))
    subject, before = "", ""
    is_panel = bool(outsiders.panel or outsiders.title & {"advisory", "consultative", "reference"})
    seen: list[tuple[Quote, Marked]] = []
    for sentence in reader.sentences:
        marked = marker.mark(_with_lead(sentence), subject)
        if re.match(r"(?:they|it|these)\b", marked.words) and re.match(r"(?:the )?<r>", before):
            marked = Marked(re.sub(r"^\w+", "<r>", marked.words), marked.names)
        elif "<r>" in before and "<r>" not in marked.words:
            marked = Marked(re.sub(r"\b(change|alter|amend|vary|revise|replace) them\b", r"\1 <r>", marked.words), marked.names)
        found += _facts(sentence, marked)
        if is_panel and not _H.match(marked.words) and re.search(_filled(str(_data()["advises"])), marked.words):
            found.append(Fact("controller", f"overrules: {_phrase('advises')}", Quote(sentence.start, sentence.end)))
        subject, before = _subject(marked), marked.words
        seen.append((Quote(sentence.start, sentence.end), marked))
    found += seats_of_others(seen)
    return tuple(sorted({(fact.what, fact.quote): fact for fact in found}.values(), key=lambda f: f.quote.start))


def is_hollow(controllers: Sequence[Fact]) -> bool:
    """True if what others may do leaves a majority of users without the last word.

    The rule: any power to appoint most of the board, to remove those on it whom that party did not name, to
    overrule, to direct, to end the body or to change its rules, or to be its only member, is control. So is
    a consent that amendments of the rules need, unless it is for certain clauses (as the name) alone; and so
    are consents to two different things.
    """
    acts = {fact.what.partition(":")[0] for fact in controllers}
    consents = {fact.what for fact in controllers if fact.what.startswith("consents")}
    topics = {what.partition(" to ")[2] for what in consents}
    return bool(acts & _ENOUGH) or "amendments" in topics or len(topics) > 1


def _with_lead(sentence: Sentence) -> str:
    if sentence.item and sentence.lead:
        return f"{sentence.lead[-_LEAD:].rstrip(':—– ')} {sentence.text}"
    return sentence.text


def _subject(marked: Marked) -> str:
    """The party that a sentence opens with, for "It may also ..." in the next one."""
    opening = re.match(r"(?:[\w' ]{0,20}, )?<h(\d+)>(?!')", marked.words)
    return marked.names[int(opening[1])] if opening else ""


def _facts(sentence: Sentence, marked: Marked) -> Iterator[Fact]:
    words = marked.words
    if not _H.search(words):
        return
    quote = Quote(sentence.start, sentence.end)
    for act in ("removes", "overrules", "directs", "dissolves", "amends", "appoints"):
        who = next((party for shape in _shapes(act) for party in _acting(act, shape, marked)), None)
        if who is not None:
            yield Fact("controller", f"{act}: {marked.names[who]} {_phrase(act)}", quote)
    yield from _consents(marked, quote)


def _phrase(act: str) -> str:
    return str(_data()["phrases"][act])


def _acting(act: str, shape: re.Pattern[str], marked: Marked) -> Iterator[int]:
    """The parties that a pattern finds acting, without those to whom the words deny it."""
    words, at = marked.words, 0
    while found := shape.search(words, at):
        at = found.start() + 1
        party = _H.search(found[0])
        if party is None or _is_denied(found, words) or _is_narrow(act, found, marked):
            continue
        yield int(party[1])


def _is_denied(found: re.Match[str], words: str) -> bool:
    groups = found.groupdict()
    if "gap" in groups and _PART_OF.search(words[: found.start()]):
        return True
    if "gap" in groups:
        between = f"{groups['before']} {groups['gap']}"
        if _word("nots").search(between) or _word("guards").search(_ASIDE.sub(" ", between)):
            return True
        if re.search(r"\b(?:no|neither|nor)\b (?:(?!has|have|effect|unless|until|if|when|be\b)[\w'-]+,? |<\w+>,? ){0,7}$", words[: found.start()]):
            return True
        if re.search(r"^(?:no|neither|nor)\b", words[found.start() :]):
            return True
    elif _NEVER_BY.search(found[0]):
        return True
    else:
        clause = (re.search(r"\bno (?:[\w-]+ )?$", words[: found.start()]) or [""])[0] + found[0]
        if _NOT.search(clause) and not _SAVE.search(clause):
            return True
    denied = _word("denials").search(words)
    return bool(denied) and not re.search(r"\b(?:no|without) (?:force|effect|binding)|has no (?:force|effect)", denied[0] + words[denied.end() : denied.end() + 12])


def _is_narrow(act: str, found: re.Match[str], marked: Marked) -> bool:
    """True of power over a party's own nominees or lesser committees, or under a statute."""
    party = _H.search(found[0])
    name = marked.names[int(party[1])].lower() if party else ""
    if _AUTHORITY.search(name) and _word("statutory").search(marked.words):
        return True
    if act == "directs" and _word("conditions").search(marked.words):
        return True
    if act != "removes":
        return False
    first = found.end("gap") if "gap" in found.groupdict() else max(0, found.start() - _NEAR)
    target = marked.words[first : found.end()]
    if "rest" in found.groupdict():
        if not _HOLDERS.search(target):
            return True
        if "<n>" in target and "<d" not in target:
            return True
    return bool(_word("own_nominees").search(target)) and not _word("all_kinds").search(target)


def _consents(marked: Marked, quote: Quote) -> Iterator[Fact]:
    """The things for which another party's leave is needed."""
    words = marked.words
    leave = re.search(_leave(), words)
    consents = _data()["consents"]
    topics = consents["topics"]
    assert isinstance(topics, dict)  # noqa: S101 - the shape of our own file
    if leave is None or not re.search(str(consents["needed"]), words) or re.search(str(consents["unneeded"]), words):
        return
    if _word("denials").search(words.replace("has no effect", "").replace("has no force", "")) or _word("statutory").search(words):
        return
    party = _H.search(leave[0])
    assert party is not None  # noqa: S101 - every leave names its party
    certain = re.search(_filled(str(topics["certain"])), words)
    for topic in ("amendments", "dissolution", "budget", "reserved", "staff", "borrowing"):
        if re.search(_filled(str(topics[topic])), words) or (topic == "amendments" and certain):
            told = "certain amendments" if topic == "amendments" and certain else topic
            yield Fact("controller", f"consents: {marked.names[int(party[1])]} {_phrase('consents')} to {told}", quote)


__all__ = ["ACTS", "is_hollow", "read_controllers"]
