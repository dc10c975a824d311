"""Bodies -> answers, one after another: read, assessed, or taken from the journal of an unfinished run."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from itertools import chain
from typing import Generic

from ulo_classify.audit.journal import Journal
from ulo_classify.audit.protocols import Assesses, D, LooksUp
from ulo_classify.consultation.bodies import Body
from ulo_classify.digests import digest_of
from ulo_classify.errors import UloError
from ulo_classify.people import mask_failure
from ulo_classify.schema import Assessment, Document, Organisation, RegisterMatch, Unassessed

Answer = Assessment | Unassessed
_UNEXPECTED = (
    "This body could not be assessed because of an unexpected error ({}): the others are not affected."
)


class Memory(Generic[D]):
    """What an unfinished audit has answered; a journal under the keys of bodies."""

    def __init__(self, journal: Journal, rules: str, digest: Callable[[D], str]) -> None:
        """Remember in a journal.

        Args:
            journal: of this audit.
            rules: digest of all that makes an answer beside the documents: criteria, model, phrases, version.
            digest: of all that reading a dossier depends on.
        """
        self._journal = journal
        self._rules = rules
        self._digest = digest

    def key(self, body: Body[D], entry: tuple[Document, ...], org_id: str | None) -> str:
        """What the answer to a body is known by: another name, document or rule gives another key."""
        dossier = body.match.dossier
        files = self._digest(dossier) if dossier is not None else None
        register = [document.model_dump_json() for document in entry]
        return digest_of(self._rules, body.name, org_id, files, register)

    def answer(self, key: str) -> Answer | None:
        """The answer of an earlier run."""
        return self._journal.answer(key)

    def add(self, key: str, answer: Answer) -> None:
        """Keep the answer of this run."""
        self._journal.add(key, answer)


class Reader(Generic[D]):
    """Reads what there is on a body: its dossier, and its entry where a register has it."""

    def __init__(
        self,
        read_dossier: Callable[[D], Organisation],
        look_up: LooksUp | None,
        matches: Sequence[RegisterMatch | None],
        memory: Memory[D] | None = None,
    ) -> None:
        """Read with `read_dossier`; `matches` are those of the lines of the list."""
        self._read_dossier = read_dossier
        self._look_up = look_up
        self._matches = matches
        self._memory = memory
        self._keys: dict[int, str] = {}

    def _entry(self, body: Body[D]) -> tuple[Document, ...]:
        return self._look_up.documents(self._matches[body.first]) if self._look_up else ()

    def _org_id(self, body: Body[D]) -> str | None:
        match = self._matches[body.first]
        return match.body.org_id if match and match.body else None

    def has_documents(self, body: Body[D]) -> bool:
        """Whether there is anything to read."""
        return body.match.dossier is not None or bool(self._entry(body))

    def remembered(self, body: Body[D]) -> Answer | None:
        """The answer to the same documents in an unfinished run, if there is one."""
        if self._memory is None:
            return None
        key = self._memory.key(body, self._entry(body), self._org_id(body))
        known = self._memory.answer(key)
        if known is None:
            self._keys[body.first] = key  # as the files are before they are read: a change since is seen
        return known

    def remember(self, body: Body[D], answer: Answer) -> None:
        """Keep an answer, if it is a new one."""
        key = self._keys.pop(body.first, None)
        if self._memory is not None and key is not None:
            self._memory.add(key, answer)

    def read(self, body: Body[D]) -> Organisation | Unassessed:
        """Read it under the name that the list gives; no cause where a dossier is empty."""
        entry = self._entry(body)
        org_id = self._org_id(body)
        if body.match.dossier is None:
            return Organisation(name=body.name, id=org_id, documents=entry)
        try:
            organisation = self._read_dossier(body.match.dossier)
        except Exception as error:  # one dossier never stops the others
            return Unassessed(name=body.name, cause=_sentence(error))
        if organisation.documents or entry:
            documents = (*organisation.documents, *entry)
            known = organisation.id or org_id
            return organisation.model_copy(update={"name": body.name, "id": known, "documents": documents})
        failures = map(mask_failure, organisation.failures)
        causes = "; ".join(f"{failure.where}: {failure.cause}" for failure in failures)
        return Unassessed(
            name=body.name, cause=f"None of its documents could be read: {causes}" if causes else ""
        )


def answers(
    bodies: Sequence[Body[D]], reader: Reader[D], assessor: Assesses, n_jobs: int
) -> Iterator[tuple[Body[D], Answer]]:
    """Read and assess bodies one after another, holding no more of them than the assessor takes at once.

    Bodies whose documents cannot be read are answered too, and so are those that an unfinished run has
    answered. An exception of the assessor costs at most the body that raises it: all that it took and did not
    answer are assessed again one by one.
    """
    settled: deque[tuple[Body[D], Answer]] = deque()
    taken: deque[tuple[Body[D], Organisation]] = deque()
    readable = _readable(bodies, reader, settled)

    def feed() -> Iterator[Organisation]:
        for body, organisation in readable:
            taken.append((body, organisation))
            yield organisation

    skipped: list[tuple[Body[D], Organisation]] = []
    try:
        for answer in assessor.assess_many(feed(), n_jobs=n_jobs):
            # The answer to another body must never stand under this one: one that was passed over waits.
            while answer.name not in {None, taken[0][1].name}:
                skipped.append(taken.popleft())
            yield taken.popleft()[0], answer
            while settled:
                yield settled.popleft()
    except Exception:  # noqa: S110 - whatever it was, the bodies concerned are assessed singly below
        pass
    # What was taken and not answered, then what was never taken: none if all went well.
    for body, organisation in chain(skipped, tuple(taken), readable):
        yield body, _assess_one(assessor, organisation)
    yield from settled


def _readable(
    bodies: Sequence[Body[D]], reader: Reader[D], settled: deque[tuple[Body[D], Answer]]
) -> Iterator[tuple[Body[D], Organisation]]:
    """Read one dossier after another; those that need no assessing go to `settled`."""
    for body in bodies:
        known = reader.remembered(body)
        organisation = known or reader.read(body)
        if isinstance(organisation, Organisation):
            yield body, organisation
        else:
            settled.append((body, organisation))


def _assess_one(assessor: Assesses, organisation: Organisation) -> Assessment | Unassessed:
    try:
        return assessor.assess(organisation)
    except Exception as error:  # one body never stops the others
        return Unassessed(name=organisation.name, cause=_sentence(error))


def _sentence(error: Exception) -> str:
    """Give the sentence of our own errors; of others only the kind, as their text may quote a document."""
    return str(error) if isinstance(error, UloError) else _UNEXPECTED.format(type(error).__name__)
