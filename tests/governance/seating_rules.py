"""Small constitutions to put one sentence into, and what was read of a board as short words."""

from __future__ import annotations

from ulo_classify.governance.members import read_members
from ulo_classify.governance.outline import read_outline
from ulo_classify.governance.records import Board, Quota
from ulo_classify.governance.seating import read_board
from ulo_classify.governance.terms import read_terms

_OPENING = """Constitution of the Willow Bank Peer Trust

1. Interpretation
1.1 "Peer" means a person who has lived experience of psychosis.
1.2 "Ally" means a person who is not a Peer and who supports the objects.
2. Objects
2.1 The objects are to support Peers and to relieve their need.
3. Membership
3.1 Membership is open to anybody over eighteen who supports the objects.
4. Board of Trustees
4.1 The Trust is managed by a Board of Trustees{board}
4.3 {sentence}
5. Proceedings
5.1 The Trustees meet every two months. Each Trustee has one vote, and the Trustees decide by a majority of \
those voting.
5.2 A Trustee may resign by telling the Board. No Trustee may take payment from the Trust.
5.3 The quorum of the Board is four Trustees.
6. Money
6.1 The funds shall be spent on the objects only.
"""
OPEN = ".\n4.2 There shall be not fewer than six and not more than twelve Trustees."
KINDS = """, which consists of:
(a) six Elected Trustees;
(b) up to four Co-opted Trustees; and
(c) not more than two Council Trustees, appointed by the Council.
4.2 Elected Trustees are elected by the members at the annual general meeting. Anyone may be a Trustee."""
SHORT = {
    "six elected trustees": "elected",
    "up to four co-opted trustees": "co-opted",
    "not more than two council trustees, appointed by the council": "council",
}


def board_of(text: str) -> Board | None:
    """The board of a whole document."""
    return read_board(read_members(read_terms(text, read_outline(text))))[0]


def with_sentence(sentence: str, board: str = OPEN) -> Board:
    """The board of a small constitution with one more sentence on its Trustees."""
    found = board_of(_OPENING.format(board=board, sentence=sentence))
    assert found is not None
    return found


def said(board: Board) -> list[str]:
    """Quotas, limits and seats without a vote: ">1/2 users", ">=4 users of elected", "co-opted <=1/3 of elected"."""
    found = [_quota(quota) for quota in board.quotas]
    for group in board.seats:
        if group.cap is not None:
            found.append(f"{_short(group.name)} <={group.cap} of {_names(group.cap_of)}")
        if not group.votes:
            found.append(f"{_short(group.name)} without a vote")
    for limit in board.limits:
        sign = ("<" if limit.most else ">") + ("" if limit.over else "=")
        of = "" if limit.share is None else f" of {_names(limit.base)}"
        found.append(f"{_names(limit.of)} {sign}{limit.count if limit.share is None else limit.share}{of}")
    return found


def _quota(quota: Quota) -> str:
    sign = ("<" if quota.most else ">") + ("" if quota.over else "=")
    of = f" of {_names(quota.of)}" if quota.of else ""
    pool = f" in {quota.pool}" if quota.pool is not None else ""
    return f"{sign}{quota.share if quota.count is None else quota.count} {quota.who}{pool}{of}"


def _names(names: frozenset[str]) -> str:
    return " and ".join(sorted(map(_short, names))) if names else "all"


def _short(name: str) -> str:
    return SHORT.get(name, name)
