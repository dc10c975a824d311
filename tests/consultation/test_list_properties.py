from __future__ import annotations

import re

from hypothesis import example, given, settings
from hypothesis import strategies as st

from ulo_classify.consultation import read_pasted
from ulo_classify.errors import ListError

GIVEN = ["Jane", "Mary", "Oluwaseun", "Siobhan", "Rajesh", "Geraint", "Fatima", "Pawel", "Margaret", "Kevin"]
# Made up, and unlike any word of the library's own sentences.
SURNAMES = ["Testwell", "Quillthorpe", "Vexham", "O'Zarrow", "Brackenzed", "Ngwozi-Plim"]
BODIES = [
    "Harrowmere Deaf Club",
    "Open Gate",
    "Fernham Access Panel",
    "Mind Matters",
    "RNT",
    "Gorse and Thorn Trust",
]
ROLES = ["Chair", "Director of Policy", "Chief Executive", "co-founder", "trustee"]

given_names = st.sampled_from(GIVEN)
surnames = st.sampled_from(SURNAMES)
bodies = st.sampled_from(BODIES)


@st.composite
def personal_lines(draw: st.DrawFn) -> str:
    first, last, body, role = draw(given_names), draw(surnames), draw(bodies), draw(st.sampled_from(ROLES))
    shape = draw(
        st.sampled_from(
            [
                "{first} {last}",
                "{caps}",
                "Dr {initial} {last}",
                "Mrs {last}",
                "{last}, {first}",
                "{last}, {initial}.",
                "{initial}. {last}",
                "{first} {last}, individual",
                "{first} {last} (individual)",
                "{first} {last}, {role}, {body}",
                "{first} {last}, {role} of {body}",
                "{first} {last}, {body}",
                "{body} ({first} {last})",
                "{body} - {first} {last}, {role}",
                "{first} {last} on behalf of {body}",
                "{body} and {first} {last} (joint response)",
                "Joint response: {body}; {first} {last}",
                "{body} ({first}.Lastname@example.org)",
                "{first} {last}; {body}",
            ]
        )
    )
    mark = draw(st.sampled_from(["", "- ", "12. ", "(3) ", "• "]))
    end = draw(st.sampled_from(["", ";", ".", "*", " "]))
    caps = f"{first} {last}".upper()
    return (
        mark + shape.format(first=first, last=last, initial=first[0], caps=caps, body=body, role=role) + end
    )


@example(["Jane Testwell, individual;", "- Jane Testwell"])
@settings(max_examples=300, deadline=None)
@given(st.lists(st.one_of(personal_lines(), bodies, st.just("Local authorities:"), st.just("")), min_size=1))
def test_no_persons_name_ever_occurs_in_the_output(lines: list[str]) -> None:
    try:
        found = read_pasted("\n".join(lines)).model_dump_json().casefold()
    except ListError as error:
        found = str(error).casefold()
    for word in (*GIVEN, *SURNAMES):
        assert not re.search(rf"\b{re.escape(word.casefold())}\b", found), (word, lines)


@example(["|", "|", "|", "|"])
@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["C", "Z"]), min_size=1), min_size=1
    )
)
def test_nothing_under_individuals_is_shown(words: list[str]) -> None:
    lines = [f"Zq{word}{i}zq" for i, word in enumerate(words)]
    try:
        found = read_pasted("Individuals\n" + "\n".join(lines)).model_dump_json()
    except ListError as error:
        found = str(error)
    assert "Zq" not in found


def accounted(lines: list[str]) -> set[int]:
    """Line numbers that an entry or a note speaks of; notes list at most twelve of them."""
    found = read_pasted("\n".join(lines))
    numbers = {entry.line for entry in found.entries}
    for note in found.notes:
        numbers |= {int(number) for number in re.findall(r"\d+", note)}
    return numbers


line_text = st.one_of(
    bodies,
    personal_lines(),
    st.sampled_from(
        ["Individuals", "Organisations (2)", "ANNEX OF NAMES", "12", "---", "and 3 others", "A", "Anonymous"]
    ),
    st.text(alphabet=st.characters(codec="ascii", exclude_categories=["C"]), min_size=1, max_size=40),
)


@settings(max_examples=300, deadline=None)
@given(st.lists(line_text, min_size=1, max_size=10))
def test_every_line_gives_an_entry_a_heading_or_a_note(lines: list[str]) -> None:
    try:
        seen = accounted(lines)
    except ListError:
        return
    assert {i for i, line in enumerate(lines, start=1) if line.strip()} <= seen


@settings(max_examples=200, deadline=None)
@given(st.lists(bodies, min_size=1, max_size=30))
def test_every_bare_line_with_a_body_is_exactly_one_entry(lines: list[str]) -> None:
    found = read_pasted("\n".join(lines))
    assert [(entry.line, entry.name) for entry in found.entries] == list(enumerate(lines, start=1))


MARKS = ["", "- ", "• ", "* ", "– ", "▪ ", "{n}. ", "{n}) ", "({n}) ", "{n} – ", "R{n:02} ", "Response {n}: "]


@settings(max_examples=200, deadline=None)
@given(
    st.lists(bodies, min_size=3, max_size=12, unique=True), st.sampled_from(MARKS), st.sampled_from(["", ";"])
)
def test_names_are_found_in_their_order_whatever_marks_them(names: list[str], mark: str, end: str) -> None:
    lines = [mark.format(n=i) + name + end for i, name in enumerate(names, start=1)]
    assert [entry.name for entry in read_pasted("\n".join(lines)).entries] == names


@settings(max_examples=100, deadline=None)
@given(
    st.lists(bodies, min_size=3, max_size=8, unique=True),
    st.sampled_from(["Name", "Organisation", "Respondent", "Submitted by"]),
    st.sampled_from(["Type,{},Date", "{},Type,Date", "Ref,Type,{}"]),
)
def test_a_column_of_names_is_found_wherever_it_stands(names: list[str], header: str, order: str) -> None:
    at = order.split(",").index("{}")
    rows = []
    for i, name in enumerate(names):
        row = ["Charity" if key == "Type" else f"2024-01-{i + 1:02}" for key in order.split(",")]
        row[at] = name
        rows.append("\t".join(row))
    text = "\n".join([order.format(header).replace(",", "\t"), *rows])
    assert [entry.name for entry in read_pasted(text).entries] == names


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=400))
def test_any_text_is_read_or_refused_with_one_sentence(text: str) -> None:
    try:
        found = read_pasted(text)
    except ListError as error:
        assert str(error).count("\n") == 0
    else:
        assert all(entry.name and entry.raw for entry in found.entries if entry.kind == "organisation")
        assert all(entry.name is entry.raw is None for entry in found.entries if entry.kind != "organisation")
