"""The Assessor: loads lexicon and criteria once, then answers for one organisation or for many."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from importlib.metadata import version
from typing import Self

from ulo_classify.assessment.control import read_control
from ulo_classify.assessment.evidence import evidence_of, evidence_of_kinds, evidence_of_mentions, name_of
from ulo_classify.assessment.findings import Findings
from ulo_classify.assessment.questions import open_questions
from ulo_classify.assessment.table import UNQUOTABLE, Decision, decide
from ulo_classify.assessment.trace import trace_of
from ulo_classify.assessment.verdicts import verdicts
from ulo_classify.assessment.whole import read_whole
from ulo_classify.criteria import CriteriaSet, load_criteria
from ulo_classify.errors import UloError
from ulo_classify.language import load_pipeline, read_text
from ulo_classify.schema import Assessment, Document, DocumentSummary, Organisation, Unassessed


class Assessor:
    """Says whether an organisation is user-led, from its documents alone.

    Load it once and reuse it::

        assessor = Assessor.load(criteria="gc7")
        assessment = assessor.assess(Organisation(name="...", documents=[Document(text="...")]))
    """

    def __init__(self, criteria: CriteriaSet) -> None:
        self.criteria = criteria

    @classmethod
    def load(cls, criteria: str = "gc7") -> Self:
        """Load the bundled lexicon and a criteria set; nothing is downloaded.

        Raises:
            CriteriaError: there is no such criteria set.
            LexiconError: a lexicon file has a mistake.
        """
        assessor = cls(load_criteria(criteria))
        load_pipeline()
        return assessor

    def assess(self, organisation: Organisation, *, trace: bool = False) -> Assessment:
        """Assess one organisation.

        Args:
            organisation: its name and documents; no documents give "unclear".
            trace: also give the chain of facts behind the shares of votes (`Assessment.trace`).

        Returns:
            Status with basis, one verdict a criterion, the deciding words quoted, and open questions. Silence
            gives "unclear", never "not_user_led".
        """
        documents = list(organisation.documents)
        readings = [
            read_whole(d, read_text(d.text, kind=d.kind, names=(organisation.name,))) for d in documents
        ]
        findings = Findings(documents, readings)
        decision = decide(findings)
        evidence = (
            evidence_of(decision.findings)
            + evidence_of_mentions(decision.mentions, documents)
            + evidence_of_kinds(decision.kinds, documents)
        )
        if not evidence and decision.status != "unclear":
            decision = UNQUOTABLE  # no verdict without a quote
        control = read_control(documents, readings)
        results = verdicts(self.criteria, findings, decision.status, decision.basis, evidence)
        return Assessment(
            name=organisation.name,
            id=organisation.id,
            status=decision.status,
            basis=decision.basis,
            explanation=_explain(organisation, decision),
            criteria=results,
            control=control.shares,
            evidence=evidence,
            questions=(*open_questions(decision.status, results), *control.questions),
            documents=tuple(_summary(document, index) for index, document in enumerate(documents)),
            failures=organisation.failures,
            criteria_set=self.criteria.key,
            versions={
                "ulo_classify": version("ulo_classify"),
                f"criteria {self.criteria.key}": self.criteria.version,
            },
            trace=trace_of(control) if trace else None,
        )

    def assess_many(
        self, organisations: Iterable[Organisation], n_jobs: int = 1, *, trace: bool = False
    ) -> Iterator[Assessment | Unassessed]:
        """Assess many organisations, lazily and in order.

        Args:
            organisations: any iterable; it is read as results are taken.
            n_jobs: worker processes (joblib's meaning; -1 for all cores).
            trace: also give the chain of facts behind the shares of votes.

        Yields:
            One Assessment, or one Unassessed with the cause, for every input.

        Raises:
            UloError: `n_jobs` is 0.
        """
        if n_jobs == 0:
            raise UloError("Zero worker processes can do no work: give 1 or more, or -1 for all cores.")
        if n_jobs == 1:
            yield from (self._assess_or_say_why(organisation, trace=trace) for organisation in organisations)
            return
        from joblib import Parallel, delayed

        jobs = (delayed(_assess_in_worker)(self.criteria.key, each, trace) for each in organisations)
        yield from Parallel(n_jobs=n_jobs, return_as="generator")(jobs)

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


def _assess_in_worker(criteria: str, organisation: Organisation, trace: bool) -> Assessment | Unassessed:
    return Assessor.load(criteria)._assess_or_say_why(organisation, trace=trace)


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
    )
