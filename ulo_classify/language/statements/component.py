"""The spaCy component `ulo_statements`: assertions about control, from frames and context.

Needs `ulo_mentions` before it. Leaves `Statement` records in ``doc.user_data["ulo_statements"]`` and adds a
span for each to ``doc.spans["ulo"]`` (label ``statement:<criterion>``, id: the frame). A pipeline may say what
kind of document it reads (``doc.user_data["ulo_kind"]``) and the body's names (``"ulo_names"``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from spacy.language import Language
from spacy.tokens import Doc

from ulo_classify.language.lexicon import Lexicon, load_lexicon
from ulo_classify.language.mentions import Quantity
from ulo_classify.language.mentions.component import SPANS, UNITS
from ulo_classify.language.mentions.quantity import number_of
from ulo_classify.language.patterns import Match, Unit, render
from ulo_classify.language.statements import context
from ulo_classify.language.statements.frames import Frame, load_frames
from ulo_classify.language.statements.record import Force, Group, Scope, Statement
from ulo_classify.language.statements.subject import subject_scope
from ulo_classify.language.statements.topic import Topic, next_topic

STATEMENTS = "ulo_statements"
KIND = "ulo_kind"
NAMES = "ulo_names"
_RULE_KINDS = frozenset({"composition", "eligibility", "election", "appointment", "advisory"})
_DUTY = frozenset({"must", "shall", "required"})
_CRITERION_OF_BODY = {
    "board": "governed",
    "membership": "membership",
    "officers": "led",
    "staff": "employment",
    "panel": "panel",
    "panel_strong": "panel",
    "seats": "governed",
    "nonvoting": "membership",
}
_VERB_CRITERION = {
    "govern_verb": "governed",
    "controlled_suffix": "governed",
    "direct_verb": "directed",
    "lead_verb": "led",
    "led_suffix": "led",
    "active_verb": "led",
}
_CRITERION_OF_ASSERTION = {"control": "led", "identity": "membership", "eligibility": "membership"}
_GROUPS: tuple[tuple[str, Group], ...] = (
    ("mixed", "mixed"),
    ("family", "family"),
    ("users", "users"),
    ("user_orgs", "users"),
    ("user_noun", "users"),
    ("user_adjective", "users"),
    ("condition", "users"),
    ("lived_experience", "users"),
    ("nonuser", "other"),
    ("professional", "professional"),
    ("ally", "other"),
    ("staff", "professional"),
    ("authority", "authority"),
    ("host", "host"),
    ("membership", "members"),
    ("any", "anyone"),
    ("other_orgs", "other"),
    ("user_noun_weak", "users"),
)


class Statements:
    """Turns the mentions of each sentence into statements."""

    def __init__(self, lexicon: Lexicon | None = None) -> None:
        self.lexicon = lexicon or load_lexicon()
        self.frames = load_frames()

    def __call__(self, doc: Doc) -> Doc:
        """Fill ``doc.user_data["ulo_statements"]`` and add the statements' spans."""
        statements: list[Statement] = []
        topic: Topic = "own"
        for units in doc.user_data.get(UNITS, ()):
            topic = next_topic(units, topic)
            statements += self.read(doc, units, topic)
        doc.user_data[STATEMENTS] = statements
        spans = doc.spans.setdefault(SPANS, [])
        for statement in statements:
            span = doc.char_span(
                statement.start,
                statement.end,
                label=f"statement:{statement.criterion}",
                span_id=statement.cues[0],
                alignment_mode="expand",
            )
            if span is not None:
                spans.append(span)
        return doc

    def read(self, doc: Doc, units: Sequence[Unit], topic: Topic = "own") -> Iterator[Statement]:
        """Yield the statements of one sentence; `topic` says what "it" and "its" stand for."""
        rendering = render(units)
        taken: list[Statement] = []
        for frame in self.frames:  # the frames that say most stand first
            for match in frame.pattern.find(rendering):
                statement = self._statement(doc, units, frame, match)
                if statement is not None and not any(_repeats(statement, earlier) for earlier in taken):
                    taken.append(statement)
        for statement in taken:
            about_any = topic == "any" and statement.scope == "organisation" and not _says_we(units)
            yield replace(statement, scope="generic", force="definition") if about_any else statement

    def _statement(self, doc: Doc, units: Sequence[Unit], frame: Frame, match: Match) -> Statement | None:
        inside = units[match.first : match.last]
        if frame.asserts == "identity" and _is_only_a_name(doc.text, match):
            return None
        if "verb" in match.groups and frame.asserts == "control" and not _verbs(inside):
            return None  # who founded a body says nothing about who controls it now
        found = context.cues(units, match.first, match.last, self.lexicon)
        scope = self._scope(doc, units, frame, match, found)
        body = next((slot for slot in _CRITERION_OF_BODY if slot in _slots(match.groups.get("body"))), "")
        low, high, over = _share(frame, match, self.lexicon)
        return Statement(
            asserts=frame.asserts,
            criterion=frame.criterion or _criterion(frame, match, inside, body),
            group=_group(frame, match),
            body=body,
            force=_force(doc, units, frame, match, found),
            scope=scope,
            start=inside[0].start,
            end=inside[-1].end,
            negated="negation" in found,
            low=low,
            high=high,
            over=over,
            cues=(frame.name, *(f"{category}: {word}" for category, word in found.items())),
        )

    def _scope(
        self, doc: Doc, units: Sequence[Unit], frame: Frame, match: Match, found: dict[str, str]
    ) -> Scope:
        if "definition" in found:
            return "generic"
        own = frozenset(doc.user_data.get(NAMES, ()))
        scope = subject_scope(doc.text, units, match.first, match.groups.get("noun"), own)
        if scope == "part" and frame.asserts == "eligibility":
            return "organisation"  # "in our co-operatives only ... may be members" is about the body
        other = "other" in found or "other_object" in found
        return "other organisation" if scope == "organisation" and other else scope


def _says_we(units: Sequence[Unit]) -> bool:
    return any(unit.word in ("we", "our", "us", "ourselves") for unit in units)


def _repeats(statement: Statement, earlier: Statement) -> bool:
    """True if an earlier frame already took these words for the same assertion about the same body."""
    same = statement.asserts == earlier.asserts and statement.body == earlier.body
    return same and statement.start < earlier.end and earlier.start < statement.end


def _slots(unit: Unit | None) -> frozenset[str]:
    return unit.slots if unit is not None else frozenset()


def _is_only_a_name(text: str, match: Match) -> bool:
    """"the Association of the Blind" is what a body is called; a bare name decides nothing (label guide)."""
    named = match.groups.get("group") if "noun" not in match.groups else match.groups["noun"]
    return named is not None and bool({"org", "user_orgs"} & named.slots) and text[named.start].isupper()


def _verbs(units: Sequence[Unit]) -> list[str]:
    """Criteria that the verbs among the units speak to, formal power first."""
    slots = frozenset[str]().union(*(unit.slots for unit in units))
    return [criterion for slot, criterion in _VERB_CRITERION.items() if slot in slots]


def _criterion(frame: Frame, match: Match, inside: Sequence[Unit], body: str) -> str:
    if body:
        return _CRITERION_OF_BODY[body]
    if "verb" in match.groups and (verbs := _verbs(inside)):
        return verbs[0]
    label = match.groups.get("label")
    if label is not None and label.word.endswith(("controlled", "governed", "owned")):
        return "governed"
    return _CRITERION_OF_ASSERTION.get(frame.asserts, "governed")


def _group(frame: Frame, match: Match) -> Group:
    if frame.group_is or (frame.asserts == "control" and "group" not in match.groups):
        return "users"
    unit = match.groups.get("group") or match.groups.get("who")
    return next((group for slot, group in _GROUPS if slot in _slots(unit)), "other")


def _share(frame: Frame, match: Match, lexicon: Lexicon) -> tuple[Fraction | None, Fraction | None, bool]:
    share = match.groups.get("share")
    quantity = share.value if share is not None and isinstance(share.value, Quantity) else None
    whole = match.groups.get("whole")
    if quantity is not None and quantity.count is not None and whole is not None:
        total = number_of(whole, lexicon) or (whole.value.count if isinstance(whole.value, Quantity) else None)
        if total and quantity.count <= total:
            exact = Fraction(quantity.count, total)
            return exact, exact, False
    if quantity is not None and quantity.count is not None and quantity.of is None:
        return None, None, False
    if quantity is not None:
        return quantity.low, quantity.high, quantity.over
    if frame.asserts == "composition":
        return Fraction(1), Fraction(1), False  # "trustees must be disabled people": all of them
    return None, None, False


def _force(doc: Doc, units: Sequence[Unit], frame: Frame, match: Match, found: dict[str, str]) -> Force:
    kind = doc.user_data.get(KIND, "other")
    if "definition" in found or units[-1].word == "?":
        return "definition"
    if "soft" in found or "soft_after" in found or "future" in found:
        return "aim"
    if "possible" in found and frame.asserts in ("control", "identity"):
        return "aim"
    if found.get("binding") in _DUTY and frame.asserts in ("control", "identity") and kind != "governing_document":
        return "definition"  # a page that says what a body must be speaks of others: applicants, members
    if "past_after" in found or context.is_past(units, match.first, match.last):
        return "past"
    if context.is_quoted(units, match.first, match.last):
        return "quotation"
    if kind == "governing_document" and (frame.asserts in _RULE_KINDS or "binding" in found):
        return "binding"
    return "fact" if frame.asserts == "composition" else "claim"


@Language.factory("ulo_statements", requires=["doc.spans"], assigns=["doc.spans"])
def make_statements(nlp: Language, name: str) -> Statements:  # noqa: ARG001 - spaCy's signature
    """Make the statements component for a pipeline (spaCy factory)."""
    return Statements()
