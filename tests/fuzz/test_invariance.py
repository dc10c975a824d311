"""What must not change an answer: how a text is typed, wrapped and framed, and what lies beside it."""

from __future__ import annotations

import html
import textwrap
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from evaluation.fuzz.seeds import pages
from tests.assessment.dossiers import gc7, load_cases
from ulo_classify import Assessor, Document, Organisation
from ulo_classify.reading.extract import extract
from ulo_classify.reading.limits import Limits

CASES = [case.organisation for case in load_cases()]
PAGES = [Organisation(name="Body", documents=(Document(text=t, kind="website"),)) for t in pages()[::12]]
QUIET = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
NAVIGATION = "<nav><ul><li>Home<li>About us<li>Our members<li>Donate</ul></nav>"
FOOTER = "<footer>Privacy | Accessibility | Registered charity</footer>"
COOKIES = '<div id="cookie-banner">We use cookies. Accept all</div>'
IRRELEVANT = [
    "The weather in March was mild, and the hall roof was mended for forty pounds.",
    "Minutes of 4 May 2023\n\n1. Apologies\n2. The kettle was replaced.\n3. Next meeting: 1 June.",
    "Bus timetable. 07.15 Mill Lane, 07.40 Market Square, 08.05 Station.",
    "Recipe: two onions, a pound of carrots, salt. Boil for an hour.",
]


def changed(body: Organisation, change: Callable[[str], str]) -> Organisation:
    documents = (d.model_copy(update={"text": change(d.text), "marks": ()}) for d in body.documents)
    return body.model_copy(update={"documents": tuple(documents)})


def answer(body: Organisation, assessor: Assessor | None = None) -> tuple[object, ...]:
    told = (assessor or gc7()).assess(body)
    verdicts = tuple(each.verdict for each in told.criteria.values())
    shares = tuple((key, share.low, share.high) for key, share in sorted(told.control.items()))
    return told.status, told.basis, verdicts, shares


def wrapped(width: int) -> Callable[[str], str]:
    def change(text: str) -> str:
        lines = (
            textwrap.wrap(line, width, break_long_words=False, break_on_hyphens=False)
            for line in text.split("\n")
        )
        return "\n".join("\n".join(each) for each in lines)

    return change


@QUIET
@given(st.sampled_from([*CASES, *PAGES]), st.sampled_from(["NFC", "NFD", "NFKC", "NFKD"]))
def test_unicode_normal_forms(body: Organisation, form: str) -> None:
    assert answer(changed(body, lambda text: unicodedata.normalize(form, text))) == answer(body)  # type: ignore[arg-type]


@QUIET
@given(st.sampled_from([*CASES, *PAGES]), st.sampled_from(["\r\n", "\r"]))
def test_line_ends_of_other_systems(body: Organisation, end: str) -> None:
    assert answer(changed(body, lambda text: text.replace("\n", end))) == answer(body)


@QUIET
@given(st.sampled_from(CASES), st.integers(72, 110))
def test_line_wrapping(body: Organisation, width: int) -> None:
    assert answer(changed(body, wrapped(width))) == answer(body)


@pytest.mark.slow
@pytest.mark.parametrize("width", [60, 72, 96])
def test_line_wrapping_of_whole_pages(width: int) -> None:
    """A wrapped page may lose a sentence that stood for itself in a line; it never gains user-led."""
    before = [gc7().assess(body).status for body in PAGES]
    after = [gc7().assess(changed(body, wrapped(width))).status for body in PAGES]
    gained = [n for n, (old, new) in enumerate(zip(before, after, strict=True)) if old != new == "user_led"]
    same = sum(old == new for old, new in zip(before, after, strict=True))
    assert gained == []
    assert same >= 0.96 * len(PAGES)


def as_page(text: str, before: str = "", after: str = "") -> str:
    paragraphs = "".join(f"<p>{html.escape(part)}</p>" for part in text.split("\n\n"))
    page = f"<!doctype html><html><body>{before}<main>{paragraphs}</main>{after}</body></html>"
    return extract(page.encode(), ".html", Limits()).text


@QUIET
@given(
    st.sampled_from(
        [body for body in CASES if body.documents and all(d.text.strip() for d in body.documents)]
    ),
    st.lists(st.sampled_from([NAVIGATION, COOKIES, "<header><p>Larkwell</p></header>"]), max_size=3),
    st.sampled_from(["", FOOTER, f"{COOKIES}{FOOTER}"]),
)
def test_boilerplate_around_a_page(body: Organisation, before: list[str], after: str) -> None:
    bare = changed(body, as_page)
    assert answer(changed(body, lambda text: as_page(text, "".join(before), after))) == answer(bare)


@QUIET
@given(st.sampled_from(CASES), st.lists(st.sampled_from(IRRELEVANT), min_size=1, max_size=3), st.randoms())
def test_irrelevant_documents_anywhere(body: Organisation, texts: list[str], random) -> None:  # type: ignore[no-untyped-def]
    documents = list(body.documents)
    for text in texts:
        kind = random.choice(["website", "minutes", "other", "annual_report"])
        documents.insert(random.randint(0, len(documents)), Document(text=text, kind=kind))
    more = body.model_copy(update={"documents": tuple(documents)})
    assert answer(more)[:3] == answer(body)[:3]


@QUIET
@given(st.sampled_from([body for body in CASES if len(body.documents) > 1]), st.randoms())
def test_the_order_of_documents(body: Organisation, random) -> None:  # type: ignore[no-untyped-def]
    documents = list(body.documents)
    random.shuffle(documents)
    assert answer(body.model_copy(update={"documents": tuple(documents)})) == answer(body)
