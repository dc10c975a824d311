"""The Assessor: loads lexicon and criteria once, then answers for one organisation or for many."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, cached_property
from pathlib import Path
from typing import Self

from ulo_classify.assessment.breach import breaches
from ulo_classify.assessment.carrying import own_version, recipe_of, restore
from ulo_classify.assessment.control import read_control
from ulo_classify.assessment.coopted import find_signals, language_flags, measure_language, signals_of
from ulo_classify.assessment.evidence import (
    evidence_of,
    evidence_of_kinds,
    evidence_of_mentions,
    evidence_of_passages,
    name_of,
)
from ulo_classify.assessment.learned import Read, read_organisation, with_model
from ulo_classify.assessment.many import assess_in_processes
from ulo_classify.assessment.questions import open_questions, questions_of
from ulo_classify.assessment.sets import BY_STATUS, Grounds, come_together, decide_criteria, decide_set
from ulo_classify.assessment.table import UNQUOTABLE, Decision
from ulo_classify.assessment.trace import trace_of
from ulo_classify.criteria import CriteriaSet, available, load_criteria
from ulo_classify.digests import code_digest, digest_of
from ulo_classify.errors import UloError
from ulo_classify.language import load_pipeline
from ulo_classify.model import Bundle, load_bundle
from ulo_classify.movement_language.scan import Scanner, load_scanner
from ulo_classify.people import without_names
from ulo_classify.schema import (
    Assessment,
    Comparison,
    Document,
    DocumentSummary,
    Organisation,
    Unassessed,
)

_LIBRARIES = ("spacy", "numpy", "scikit-learn", "pydantic")  # whose versions may change an answer
_DIGEST = 12  # figures of a model's hash that name it in results
_TEXT_DIGEST = 16  # of a document's


class Assessor:
    """Says whether an organisation is user-led, from its documents alone.

    Load it once and reuse it::

        assessor = Assessor.load(criteria="gc7")
        assessment = assessor.assess(Organisation(name="...", documents=[Document(text="...")]))
    """

    def __init__(
        self,
        criteria: CriteriaSet,
        model: Bundle | None = None,
        phrases: Path | None = None,
        beside: Sequence[CriteriaSet] = (),
    ) -> None:
        self.criteria = criteria
        self.beside = tuple(each for each in beside if each.key != criteria.key)
        self.model = model
        self.phrases = phrases

    @property
    def scanner(self) -> Scanner:
        """What finds the movement's phrases."""
        return load_scanner(self.phrases)

    @cached_property
    def digest(self) -> str:
        """What makes this assessor's answers: criteria, model, phrases, and our own code and word lists."""
        phrases = self.phrases.read_bytes().hex() if self.phrases is not None else None
        return digest_of(
            self._versions(self.criteria, *self.beside),
            [each.model_dump_json() for each in (self.criteria, *self.beside)],
            self.model.digest if self.model is not None else None,
            phrases,
            code_digest(libraries=_LIBRARIES),
        )

    @classmethod
    def load(
        cls,
        criteria: str | Path = "gc7",
        *,
        model: str | Path = "bundled",
        trust_model: bool = False,
        phrases: str | Path | None = None,
        beside: Sequence[str | Path] = (),
    ) -> Self:
        """Load the bundled lexicon, a criteria set and the model; nothing is downloaded.

        Args:
            criteria: key of a bundled set, or a TOML file with a set of your own ("mine.toml").
            model: the learned model: "bundled", "none" (rules, facts and claims alone), or a file that
                `ulo-classify train` has written.
            trust_model: take a model that is not the one of this version. It decides what is said of real
                bodies, so know who trained it.
            phrases: a TOML file with phrases of movement language of your own beside the bundled ones.
            beside: further criteria sets, whose results stand in `Assessment.sets`; documents are read once
                for all sets.

        Raises:
            CriteriaError: there is no such criteria set, or it has a mistake.
            LexiconError: a lexicon file has a mistake.
            ModelError: there is no such model, it is damaged, or it is not to be trusted.
        """
        bundle = (
            None if model == "none" else _bundle(None if model == "bundled" else Path(model), trust_model)
        )
        own_phrases = Path(phrases) if phrases is not None else None
        assessor = cls(load_criteria(criteria), bundle, own_phrases, [load_criteria(each) for each in beside])
        load_pipeline()
        load_scanner(assessor.phrases)
        return assessor

    def assess(self, organisation: Organisation, *, trace: bool = False) -> Assessment:
        """Assess one organisation.

        Args:
            organisation: its name and documents; no documents give "unclear".
            trace: also give the chain of facts behind the shares of votes (`Assessment.trace`).

        Returns:
            Status with basis, one verdict a criterion, the deciding words quoted, and open questions. Silence
            gives "unclear", never "not_user_led". The status is that of General Comment No. 7 whatever the
            set; under another one `criteria` and `set_result` say what it makes of the same documents.
        """
        organisation = without_names(organisation)
        read = read_organisation(organisation)
        grounds = self._grounds(read)
        decision = grounds.decision
        results = decide_criteria(self.criteria, grounds)
        by_status = self.criteria.key == BY_STATUS
        asked = results if by_status else decide_criteria(load_criteria(BY_STATUS), grounds)
        together = None if by_status else come_together(self.criteria, results, grounds)
        language = measure_language(read, decision, self.scanner, self.model)
        signals = find_signals(read.findings)
        raised = language_flags(read, decision, language, signals, grounds.probabilities, self.model)
        return Assessment(
            name=organisation.name,
            id=organisation.id,
            status=decision.status,
            basis=decision.basis,
            explanation=_explain(organisation, decision),
            probabilities=grounds.probabilities,
            criteria=results,
            control=grounds.control.shares,
            evidence=grounds.evidence,
            flags=(*breaches(read.findings, grounds.control), *raised),
            language=language.measure if read.findings.own else None,
            signals=signals_of(signals),
            questions=(
                *open_questions(decision.status, asked),
                *grounds.control.questions,
                *questions_of(self.criteria, together),
            ),
            documents=_summaries(organisation),
            failures=organisation.failures,
            criteria_set=self.criteria.key,
            set_result=together,
            sets={
                each.key: come_together(each, decide_criteria(each, grounds), grounds) for each in self.beside
            },
            versions=self._versions(self.criteria, *self.beside),
            trace=trace_of(grounds.control) if trace else None,
        )

    def compare(self, organisation: Organisation) -> Comparison:
        """Show one organisation under every bundled criteria set, and this assessor's own, side by side.

        Args:
            organisation: its name and documents; silence is "unknown" under every set.

        Returns:
            For each set its result, the criteria and words that decide it, and the threshold at which each
            share would give another answer. General Comment No. 7 comes first, a set of your own last.
        """
        organisation = without_names(organisation)
        grounds = self._grounds(read_organisation(organisation))
        sets = [load_criteria(key) for key in available()]
        sets += [self.criteria] if self.criteria.key not in available() else []
        return Comparison(
            name=organisation.name,
            id=organisation.id,
            status=grounds.decision.status,
            basis=grounds.decision.basis,
            explanation=_explain(organisation, grounds.decision),
            sets=tuple(decide_set(each, grounds) for each in sets),
            documents=_summaries(organisation),
            failures=organisation.failures,
            versions=self._versions(*sets),
        )

    def assess_many(
        self, organisations: Iterable[Organisation], n_jobs: int = 1, *, trace: bool = False
    ) -> Iterator[Assessment | Unassessed]:
        """Assess many organisations, lazily and in order.

        Args:
            organisations: any iterable; it is read as results are taken.
            n_jobs: worker processes (joblib's meaning; -1 for all cores), of the backend that
                `joblib.parallel_config` names. The results are the same for any number.
            trace: also give the chain of facts behind the shares of votes.

        Yields:
            One Assessment, or one Unassessed with the cause, for every input; also for one on which its
            process is killed.

        Raises:
            UloError: `n_jobs` is 0, or a worker on another machine has another version.
        """
        if n_jobs == 0:
            raise UloError("Zero worker processes can do no work: give 1 or more, or -1 for all cores.")
        if n_jobs == 1:
            yield from (self._assess_or_say_why(organisation, trace=trace) for organisation in organisations)
            return
        yield from assess_in_processes(self, organisations, n_jobs, trace=trace)

    def __reduce__(self) -> tuple[object, ...]:
        """To another process goes a recipe; it makes the assessor once and keeps it."""
        return restore, (type(self), recipe_of(self))

    def _versions(self, *sets: CriteriaSet) -> dict[str, str]:
        """What made a result: a re-run under other versions may differ without a new fact."""
        model = {"model": self.model.digest[:_DIGEST]} if self.model is not None else {}
        made_by = {"ulo_classify": own_version()} | model
        return made_by | {f"criteria {each.key}": each.version for each in sets}

    def _grounds(self, read: Read) -> Grounds:
        """Decide the status from the documents as read, on which every set builds."""
        decision, probabilities = read.decision, None
        if self.model is not None and read.findings.own:
            decision, probabilities = with_model(read, self.model)
        evidence = (
            evidence_of(decision.findings)
            + evidence_of_mentions(decision.mentions, read.documents)
            + evidence_of_kinds(decision.kinds, read.documents)
            + evidence_of_passages(decision.passages, read.documents)
        )
        if not evidence and decision.status != "unclear":
            decision = UNQUOTABLE  # no verdict without a quote
        control = read_control(read.documents, read.readings)
        return Grounds(read.findings, decision, evidence, control, probabilities)

    def _assess_or_say_why(
        self, organisation: Organisation, *, trace: bool = False
    ) -> Assessment | Unassessed:
        try:
            return self.assess(organisation, trace=trace)
        except UloError as error:
            cause = str(error)
        except Exception as error:
            cause = (
                f"The assessment stopped with an internal error ({type(error).__name__}); please report it."
            )
        return Unassessed(name=organisation.name, id=organisation.id, cause=cause)


@cache
def _bundle(path: Path | None, trust: bool) -> Bundle:
    return load_bundle(path, trust=trust)


def _summaries(organisation: Organisation) -> tuple[DocumentSummary, ...]:
    return tuple(_summary(document, index) for index, document in enumerate(organisation.documents))


def _explain(organisation: Organisation, decision: Decision) -> str:
    if not organisation.documents:
        return "No documents could be read." if organisation.failures else "No documents were given."
    return decision.reason


def _summary(document: Document, index: int) -> DocumentSummary:
    return DocumentSummary(
        name=name_of(document, index),
        kind=document.kind,
        kind_guess=document.kind_guess,
        date=document.date,
        source=document.source,
        characters=len(document.text),
        digest=hashlib.sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest()[:_TEXT_DIGEST],
    )
