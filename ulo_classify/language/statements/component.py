"""The spaCy component `ulo_statements`: assertions about control, from frames and context.

Needs `ulo_mentions` before it. Leaves `Statement`s in the Doc's records (see `statements_of`) and adds a span
for each to ``doc.spans["ulo"]`` (label ``statement:<criterion>``, id: the frame). A pipeline may say what
kind of document it reads (``doc.user_data["ulo_kind"]``) and the body's names (``"ulo_names"``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.language import Language
from spacy.tokens import Doc, Span

from ulo_classify.language.lexicon import Lexicon, load_lexicon
from ulo_classify.language.mentions.component import SPANS
from ulo_classify.language.patterns import Match, PatternIndex, Unit, render
from ulo_classify.language.records import Records, records_of
from ulo_classify.language.statements import context, meaning
from ulo_classify.language.statements.force import force_of
from ulo_classify.language.statements.frames import Frame, load_frames
from ulo_classify.language.statements.hollow import is_hollow
from ulo_classify.language.statements.record import Scope, Statement
from ulo_classify.language.statements.subject import subject_scope
from ulo_classify.language.statements.topic import Topic, next_topic, says_what_it_means, speaks_of_itself
from ulo_classify.language.statements.turning import turning
from ulo_classify.language.statements.under_board import is_below_the_board

KIND = "ulo_kind"
NAMES = "ulo_names"
# Where a text has a board, a bare "committee" or "council" in it sits under that board.
_LINE_TO_WRITE_ON = re.compile(r"_{3,}|\.{5,}|\u2026{3,}")
_BOARD = frozenset({"board", "the_board", "directors", "trustees", "board_of_directors", "board_of_trustees"})
_LIVED = frozenset({"lived", "living"})
_CARING = frozenset({"caring", "bereaved", "cared", "husband", "wife", "widow", "widower"})
_ANY_ONE = frozenset({"a", "an", "another", "one"})
_MANNER = frozenset({"way", "ways", "manner"})
_PLURAL = 3  # letters that a noun has at least, and an "s"
_SUBJECT = 5  # units before the end of a short subject
_OPENING = 400  # characters in which a document says that it is a draft


class Statements:
    """Turns the mentions of each sentence into statements."""

    def __init__(self, lexicon: Lexicon | None = None) -> None:
        self.lexicon = lexicon or load_lexicon()
        self.frames = load_frames()
        self.index = PatternIndex([frame.pattern for frame in self.frames])

    def __call__(self, doc: Doc) -> Doc:
        """Record the statements and add their spans to ``doc.spans["ulo"]``."""
        records = records_of(doc)
        records.kind, records.names = doc.user_data.get(KIND, "other"), tuple(doc.user_data.get(NAMES, ()))
        self.read(records)
        if SPANS not in doc.spans:
            doc.spans[SPANS] = []
        doc.spans[SPANS].extend(list(_spans(doc, records.statements)))
        return doc

    def read(self, records: Records) -> None:
        """Fill in the statements of a text from the units of its sentences."""
        statements: list[Statement] = []
        records.quotations = context.quotations(records.text)
        records.widened = any(_widens(units) for units in records.units)
        records.has_board = any(unit.word in _BOARD for units in records.units for unit in units)
        topic: Topic = "own"
        previous: Sequence[Unit] = ()
        dated = timetabled = False
        for units in records.units:
            topic = next_topic(units, topic)
            going_on = bool(previous and units) and _on_one_line(records.text, previous, units)
            dated = context.is_dated(units) or (dated and going_on)
            timetabled = context.is_timetabled(units) or (timetabled and going_on)
            # a line of a form that nobody has filled in says nothing
            blank = _is_blank(records.text, units)
            found = iter(()) if blank else self.read_sentence(records, units, previous, topic)
            if dated:
                found = (replace(each, force="past") for each in found)
            elif timetabled:
                found = (replace(each, scope="part") for each in found)
            statements += found
            previous = units
        if _is_draft(records.text, self.lexicon.drafts):
            statements = [replace(statement, force="draft") for statement in statements]
        records.statements = statements

    def read_sentence(
        self, records: Records, units: Sequence[Unit], previous: Sequence[Unit] = (), topic: Topic = "own"
    ) -> Iterator[Statement]:
        """Yield the statements of one sentence; `topic` and `previous` say what "it" and "they" stand for."""
        rendering = render(units)
        taken: list[Statement] = []
        for at in self.index.candidates(rendering):  # the frames that say most stand first
            frame = self.frames[at]
            for match in frame.pattern.matches(rendering):
                statement = self._statement(records, units, previous, frame, match)
                if statement is not None and not any(_repeats(statement, earlier) for earlier in taken):
                    taken.append(statement)
        for statement in taken:
            ahead = [unit for unit in units if unit.start < statement.end]
            of_any_body = topic == "asker" or (topic in ("any", "standard") and not speaks_of_itself(ahead))
            turned = of_any_body and statement.scope == "organisation"
            yield replace(statement, scope="generic", force="definition") if turned else statement

    def _statement(
        self, records: Records, units: Sequence[Unit], previous: Sequence[Unit], frame: Frame, match: Match
    ) -> Statement | None:
        inside = units[match.first : match.last]
        body = meaning.body_of(frame, match, previous)
        if is_below_the_board(body, units, match, has_board=records.has_board):
            body = "panel"
        if body is None:
            return None
        if is_hollow(frame, match, units):
            return None
        if frame.asserts == "control" and _begins_a_name(records.text, units, match):
            return None
        if frame.asserts == "identity" and _is_only_a_name(records.text, match):
            return None
        if frame.asserts == "control" and "verb" in match.groups and not meaning.verb_criteria(inside):
            return None  # who founded a body says nothing about who controls it now
        cues = context.cues(units, match.first, match.last, self.lexicon)
        negated = "negation" in cues and not frame.says_no
        low, high, over = meaning.share_of(frame, match, self.lexicon)
        return Statement(
            asserts=frame.asserts,
            criterion=meaning.criterion_of(frame, match, inside, body),
            group=meaning.group_of(frame, match, units, widened=records.widened),
            body=body,
            force=force_of(
                frame,
                cues,
                records.kind,
                context.signs(units, match, records.quotations),
            ),
            scope=self._scope(records, units, frame, match, cues),
            start=_from_the_no(units, match.first, cues).start if negated else inside[0].start,
            end=inside[-1].end,
            negated=negated,
            low=low,
            high=high,
            over=over,
            cues=(frame.name, *(f"{category}: {word}" for category, word in cues.items())),
        )

    def _scope(
        self, records: Records, units: Sequence[Unit], frame: Frame, match: Match, cues: dict[str, str]
    ) -> Scope:
        inside = units[match.first : match.last]
        if any(unit.word == "your" for unit in inside):
            return "other organisation"  # "75% of your board": said to applicants
        kind = _defines_a_kind(frame, units, match, units[match.last : match.last + 1])
        if kind or {"definition", "definition_after"} & cues.keys() or says_what_it_means(units):
            return "generic"
        own = frozenset(records.names)
        noun = match.groups.get("noun")
        labelled = noun is not None or frame.name == "label_predicate"
        following = units[match.last : match.last + 1]
        if labelled and any("part" in unit.slots for unit in following):
            noun = following[0]  # "peer-led movement *sessions*"
        if noun is not None and _acts_elsewhere(units, match):
            return "other organisation"
        qualifies = frame.name == "label_predicate" and _qualifies(inside, following)
        if qualifies or (labelled and any(unit.word in _MANNER for unit in following)):
            return "part"  # "a user-led *way* of getting support", "ours are peer-led *walks*"
        scope = subject_scope(records.text, units, match.first, noun, own)
        if scope == "part" and frame.asserts in ("eligibility", "advisory", "appointment"):
            return (
                "organisation"  # "in our co-operatives only ... may be members", "the panel reports to ..."
            )
        others = "other" in cues or "other_object" in cues
        return "other organisation" if scope == "organisation" and others else scope


def _qualifies(inside: Sequence[Unit], following: Sequence[Unit]) -> bool:
    """True of "are peer-led *walks*", not of "being peer-led *matters*"."""
    plural = any(
        len(unit.word) > _PLURAL
        and unit.word.isalpha()
        and unit.word.endswith("s")
        and not unit.word.endswith(("ss", "us"))
        for unit in following
    )
    return plural and all(unit.word != "being" for unit in inside)


def _acts_elsewhere(units: Sequence[Unit], match: Match) -> bool:
    """True of "*a* peer-run body *operates* the house": one that nobody has named yet does something."""
    ahead, after = units[match.first - 1 : match.first], units[match.last : match.last + 1]
    indefinite = units[match.first].word.startswith("a_") or any(unit.word in _ANY_ONE for unit in ahead)
    return indefinite and any(unit.word in turning("acts") for unit in after)


def _defines_a_kind(frame: Frame, units: Sequence[Unit], match: Match, following: Sequence[Unit]) -> bool:
    """True of "*An* organisation run by peers *is* a set of activities": what any such body is."""
    opens = units[0].word in ("a", "an") and match.first <= _SUBJECT
    says = any("be" in unit.slots or unit.word == "means" for unit in following)
    return opens and says and frame.asserts in ("control", "identity")


def _on_one_line(text: str, before: Sequence[Unit], units: Sequence[Unit]) -> bool:
    return "\n" not in text[before[-1].end : units[0].start]


def _is_blank(text: str, units: Sequence[Unit]) -> bool:
    """True of a sentence with a line to write on: "____ of the ____ trustees are disabled people"."""
    return bool(units) and _LINE_TO_WRITE_ON.search(text, units[0].start, units[-1].end) is not None


def _widens(units: Sequence[Unit]) -> bool:
    """True if a text counts relatives or carers as people with lived experience."""
    words = [unit.word for unit in units]
    found = next(
        (i for i, word in enumerate(words) if _LIVED & set(word.split("_")) and "experience" in word), None
    )
    if found is None:
        return False
    return any(unit.slots & {"family", "mixed"} or unit.word in _CARING for unit in units[found + 1 :])


def _from_the_no(units: Sequence[Unit], first: int, cues: dict[str, str]) -> Unit:
    """The unit with the negation before a statement: a quote without its "not" would say the opposite."""
    word = cues["negation"].split()[0]
    ahead = reversed(units[:first])
    return next((unit for unit in ahead if unit.word.partition("_")[0] == word), units[first])


def _is_draft(text: str, words: Sequence[str]) -> bool:
    """True if the opening says that the document is a draft or a model."""
    return any(word in text[:_OPENING] for word in words)


def _repeats(statement: Statement, earlier: Statement) -> bool:
    """True if an earlier frame already took these words for the same assertion about the same body."""
    shares = {"composition", "eligibility"}  # "members shall be ..." inside "ten members shall be ..."
    same = statement.body == earlier.body and (
        statement.asserts == earlier.asserts or {statement.asserts, earlier.asserts} == shares
    )
    return same and statement.start < earlier.end and earlier.start < statement.end


def _begins_a_name(text: str, units: Sequence[Unit], match: Match) -> bool:
    """True of "overseen by the *Patient* Experience Group": one word of a panel's name, and no people."""
    group, after = match.groups.get("group"), units[match.last : match.last + 1]
    if group is None or group is not units[match.last - 1] or group.word.endswith(("s", "people")):
        return False
    singular = "_" not in group.word and {"user_noun_weak", "user_noun", "family", "ally"} & group.slots
    return bool(singular and after) and text[group.start].isupper() and text[after[0].start].isupper()


def _is_only_a_name(text: str, match: Match) -> bool:
    """True of "the Association of the Blind": a bare movement name decides nothing (label guide)."""
    named = match.groups.get("noun") or match.groups.get("group")
    return named is not None and bool({"org", "user_orgs"} & named.slots) and text[named.start].isupper()


def _spans(doc: Doc, statements: Sequence[Statement]) -> Iterator[Span]:
    for statement in statements:
        span = doc.char_span(
            statement.start,
            statement.end,
            label=f"statement:{statement.criterion}",
            span_id=statement.cues[0],
            alignment_mode="expand",
        )
        if span is not None:
            yield span


@Language.factory("ulo_statements", requires=["doc.spans"], assigns=["doc.spans"])
def make_statements(nlp: Language, name: str) -> Statements:
    """Make the statements component for a pipeline (spaCy factory)."""
    return Statements()
