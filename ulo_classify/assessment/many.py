"""Many organisations in several processes: pieces of work go out, small records come back, in order.

Processes are joblib's, with the backend left to the caller (`joblib.parallel_config`): its own, Dask or Ray.
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from ulo_classify.assessment.carrying import Recipe, recipe_of, restore
from ulo_classify.errors import UloError
from ulo_classify.schema import Assessment, Organisation, Unassessed

if TYPE_CHECKING:
    from ulo_classify.assessment.assessor import Assessor

Piece = tuple[Organisation, ...]
Answer = Assessment | Unassessed
Origin = tuple["type[Assessor]", Recipe]

# The first pieces are small, so that first answers come soon; later ones are worth their way.
_MOST = 32  # organisations in a piece
_CHARACTERS = 60_000  # a piece ends with the document that reaches this
_ROUND = 8  # pieces a worker, where a backend can only answer a whole list
_working = threading.Lock()
_ENDED = (
    "The process that worked on it was ended from outside, most often for want of memory; the others are not"
    " affected. Try it alone, with fewer or shorter documents."
)


def assess_in_processes(
    assessor: Assessor, organisations: Iterable[Organisation], n_jobs: int, *, trace: bool
) -> Iterator[Answer]:
    """One answer for each organisation, in order.

    A process that dies costs at most the organisation on which it dies: what was out with it is done again,
    one by one. An exception of `organisations` itself is raised after the answers to what came before it.

    Raises:
        UloError: a worker has another version of the library or of the model.
    """
    origin, feed = (type(assessor), recipe_of(assessor)), _Feed(organisations)
    while not feed.at_end:
        try:
            for answers in _answers(origin, feed.round(), n_jobs, trace):
                feed.answered()
                yield from answers
        except UloError:
            raise
        except Exception:
            broken = feed.take_back()
            if not broken:  # nothing was out, so that no process can have died: it is a mistake of the caller
                raise
            for organisation in broken:
                yield _alone(origin, organisation, trace)
    if feed.error is not None:
        raise feed.error


def assess_piece(origin: Origin, piece: Iterable[Organisation], trace: bool) -> list[Answer]:
    """What a worker does: the assessor of `origin`, made once in this process, answers for a piece.

    One piece at a time in each process: some engines work in several threads, and spaCy is not made for that.
    """
    assessor = restore(*origin)
    with _working:
        return list(assessor.assess_many(piece, trace=trace))


def _answers(origin: Origin, pieces: Iterator[Piece], n_jobs: int, trace: bool) -> Iterator[Sequence[Answer]]:
    from joblib import Parallel, delayed

    jobs = (delayed(assess_piece)(origin, piece, trace) for piece in pieces)
    try:
        workers = Parallel(n_jobs=n_jobs, return_as="generator", batch_size=1)
    except ValueError:  # this backend (Ray, for one) answers whole lists only
        yield from _by_rounds(jobs, n_jobs)
        return
    results = workers(jobs)
    try:
        yield from results
    finally:
        results.close()


def _by_rounds(jobs: Iterator[Any], n_jobs: int) -> Iterator[Sequence[Answer]]:
    from itertools import islice

    from joblib import Parallel, effective_n_jobs

    most = _ROUND * effective_n_jobs(n_jobs)
    with Parallel(n_jobs=n_jobs, batch_size=1) as workers:
        while some := list(islice(jobs, most)):
            yield from workers(some)


def _alone(origin: Origin, organisation: Organisation, trace: bool) -> Answer:
    """Assess in a process of its own: if that one dies, we know why, and live."""
    from joblib import Parallel, delayed

    try:
        [[answer]] = Parallel(n_jobs=2, batch_size=1)([delayed(assess_piece)(origin, (organisation,), trace)])
    except UloError:
        raise
    except Exception:
        return Unassessed(name=organisation.name, id=organisation.id, cause=_ENDED)
    return answer  # type: ignore[no-any-return]


class _Feed:
    """The input in pieces, each remembered until it is answered; joblib takes them in threads of its own."""

    def __init__(self, organisations: Iterable[Organisation]) -> None:
        self._source = iter(organisations)
        self._lock = threading.Lock()
        self._out: deque[Piece] = deque()
        self._size = 1
        self._rounds = 0
        self._ended = False
        self.error: Exception | None = None

    @property
    def at_end(self) -> bool:
        """Whether everything was taken and answered."""
        return self._ended and not self._out

    def round(self) -> Iterator[Piece]:
        """Pieces, until all are taken or they are taken back."""
        self._rounds += 1
        mine = self._rounds
        while True:
            with self._lock:
                piece = self._next() if mine == self._rounds else ()
                if piece:
                    self._out.append(piece)
            if not piece:
                return
            yield piece

    def answered(self) -> None:
        """The piece that has been out longest is answered."""
        self._out.popleft()

    def take_back(self) -> list[Organisation]:
        """What was taken and not answered; the round that took it gets nothing more."""
        with self._lock:
            self._rounds += 1
            broken = [organisation for piece in self._out for organisation in piece]
            self._out.clear()
        return broken

    def _next(self) -> Piece:
        taken: list[Organisation] = []
        characters = 0
        while not self._ended and len(taken) < self._size and characters < _CHARACTERS:
            try:
                organisation = next(self._source)
            except StopIteration:
                self._ended = True
            except Exception as error:  # the caller's own; it is raised when its turn comes
                self.error, self._ended = error, True
            else:
                taken.append(organisation)
                characters += sum(len(document.text) for document in organisation.documents)
        self._size = min(2 * self._size, _MOST)
        return tuple(taken)
