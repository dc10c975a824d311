"""What a pattern needs is read off the pattern, inside choices too."""

from __future__ import annotations

import pytest

from ulo_classify.language.needs import TOKEN, needs_of


def needs(pattern: str) -> set[str]:
    found = needs_of(TOKEN.findall(pattern))
    return {"|".join(sorted(f"{{{n.name}}}" if n.is_slot else n.name for n in need)) for need in found}


@pytest.mark.parametrize(
    ("pattern", "wanted"),
    [
        ("{board} of users", {"{board}", "of", "users"}),
        ("[the] {group=users|family} ..2 decide", {"{family}|{users}", "decide"}),
        ("{group=*} decide", {"decide"}),
        ("(we decide|the members choose) it", {"decide|members", "it"}),  # one thing of each alternative
        ("(we decide|[the]) it", {"it"}),  # one alternative needs nothing
        ("({users} ,)* meet", {"meet"}),  # may come no time at all
        ("{users} decide | {board} elects", {"decide|elects"}),
        ("^ (a|an) (peer (run|led)|recovery) house $", {"a|an", "peer|recovery", "house"}),
    ],
)
def test_needs(pattern: str, wanted: set[str]) -> None:
    assert needs(pattern) == wanted


def test_the_rarest_stands_first() -> None:
    first = needs_of(TOKEN.findall("{we} of committee"))[0]
    assert {need.name for need in first} == {"committee"}
