"""The pages of a review: a list of organisations, and a page each with the machine's answer and forms."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from markupsafe import Markup

from ulo_classify.report.html_page import environment, inline, policy
from ulo_classify.report.view import article
from ulo_classify.report.wording import terms
from ulo_classify.review.attach import matched_id
from ulo_classify.review.desk import Desk, Entry
from ulo_classify.review.forms import Form, Problem, offered
from ulo_classify.review.kept import FILE
from ulo_classify.review.words import words
from ulo_classify.schema import ReviewDecision, ReviewSubject

_PACKAGE = "ulo_classify.review"
_ON_A_PAGE = 100  # organisations


@dataclass(frozen=True)
class Choice:
    """One answer of a form."""

    value: str
    word: str
    checked: bool


class _Fields(dict[str, str]):
    """Fields of a form or an address; those that were not sent are empty."""

    def __missing__(self, _: str) -> str:
        return ""


@cache
def style() -> Markup:
    """The style of the report, and what the forms need beside it."""
    return inline("page.css") + inline("review.css", _PACKAGE)


def headers() -> dict[str, str]:
    """What keeps a page to itself: nothing loaded, nothing run, no other site may show it or post to it."""
    only_own = policy(style()).replace("form-action 'none'", "form-action 'self'")
    return {
        "Content-Security-Policy": f"{only_own}; frame-ancestors 'none'",
        "X-Frame-Options": "DENY",
        "X-Content-Type-Options": "nosniff",
        # Not "no-referrer": with it browsers send "Origin: null", and we could not tell our own pages.
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Cache-Control": "no-store",
    }


def _render(name: str, **values: object) -> str:
    made = environment(_PACKAGE).get_template(name, globals={"review_words": words})
    return made.render(words=words(), style=style(), file=FILE, **values)


def refused_page(message: str) -> str:
    """A page that says why nothing is shown; without a link, as it must not give the address away."""
    return _render("refused.html", message=message)


def list_page(desk: Desk, base: str, query: Mapping[str, str], *, written: bool = False) -> str:
    """The organisations that fit a query: `show`, `status`, `text` and `page`."""
    fitting = [entry for entry in desk.entries if _fits(entry, query)]
    pages = max(1, -(-len(fitting) // _ON_A_PAGE))
    number = min(max(1, _number(query.get("page", ""))), pages)
    shown = fitting[(number - 1) * _ON_A_PAGE : number * _ON_A_PAGE]
    return _render(
        "list.html",
        desk=desk,
        base=base,
        query=_Fields(query),
        entries=shown,
        found=words()["found"].format(
            number=len(fitting), all=len(desk.entries), done=sum(entry.decided for entry in desk.entries)
        ),
        pages=pages,
        number=number,
        kept_query={
            key: value for key, value in query.items() if key in ("show", "status", "text") and value
        },
        statuses=terms("status"),
        written=written,
    )


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 8 else 1


def _fits(entry: Entry, query: Mapping[str, str]) -> bool:
    show, status, text = (query.get(key, "") for key in ("show", "status", "text"))
    by_show = {
        "open": not entry.decided,
        "done": entry.decided,
        "contested": entry.contested,
        "again": entry.again,
    }
    named = text.strip().casefold() in entry.row.name.casefold()
    return by_show.get(show, True) and (not status or entry.row.status_key == status) and named


def body_page(
    desk: Desk,
    base: str,
    entry: Entry,
    *,
    form: Form | None = None,
    problems: Sequence[Problem] = (),
    saved: str = "",
    masked: bool = False,
) -> str:
    """One organisation. With `form` and `problems`, what was sent and what is wrong with it."""
    sent = _Fields(form or {})
    place = desk.entries.index(entry)
    return _render(
        "body.html",
        desk=desk,
        base=base,
        entry=entry,
        row=entry.row,
        article=article(entry.line, entry.row, entry.line.assessment) if entry.line.assessment else None,
        before=desk.entries[place - 1] if place else None,
        after=desk.entries[place + 1] if place + 1 < len(desk.entries) else None,
        sent=sent,
        none_sent=_Fields(),
        wrong={each.field: each.message for each in problems},
        problems=problems,
        saved=saved,
        masked=masked,
        reviewer=desk.reviewer,
        verdict_choices=_verdict_choices(entry, sent),
        match_choices=_match_choices(entry, sent),
    )


def _earlier(entry: Entry, subject: ReviewSubject) -> ReviewDecision | None:
    review = entry.line.review
    found: ReviewDecision | None = getattr(review, subject) if review else None
    return found


def _answer(sent: Form, subject: str, earlier: str) -> str:
    """What is chosen: what was just sent, or else what was decided before."""
    return sent.get("answer", "") if sent.get("subject") == subject else earlier


def _verdict_choices(entry: Entry, sent: Form) -> list[Choice]:
    earlier = _earlier(entry, "verdict")
    chosen = _answer(sent, "verdict", (earlier.status or "") if earlier else "")
    told = words()["verdict"]["machine"]
    return [
        Choice(
            key,
            told.format(status=each.word) if key == entry.line.status else each.word,
            key == chosen,
        )
        for key, each in terms("status").items()
        if key != "none"
    ]


def _match_choices(entry: Entry, sent: Form) -> list[Choice]:
    earlier = _earlier(entry, "match")
    bodies, machine = offered(entry.line), matched_id(entry.line)
    before = (earlier.org_id or "none") if earlier else ""
    chosen = _answer(sent, "match", before if before in (*bodies, "none", "") else "other")
    told, match = words()["match"], entry.line.register_match
    by_person = match is not None and match.method == "decision"
    found = [
        Choice(
            org_id,
            told["confirm" if org_id == machine and not by_person else "candidate"].format(
                org_id=org_id, name=name
            ),
            org_id == chosen,
        )
        for org_id, name in bodies.items()
    ]
    none = "none_machine" if match is not None and match.outcome == "none" and not by_person else "none"
    return [
        *found,
        Choice("none", told[none], chosen == "none"),
        Choice("other", told["other"], chosen == "other"),
    ]
