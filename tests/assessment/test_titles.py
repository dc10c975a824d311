"""Whose page it is, from the headings at its top."""

from __future__ import annotations

import pytest

from ulo_classify.assessment.titles import first_heading, panel_title


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Marlow Vale Surgery\nPatients' Council: terms of reference\n1. Members", True),
        ("CHAPTER 9\nCOMMISSION ON ACCESS\nSections:", True),
        ("Lay council on hearing services\nIn force since 2011", True),
        ("Thornley Borough Council\nHome > Housing\nHow to apply", False),
        ("Board of Trustees\nWho they are", False),
        ("Larkwell Stroke Support Group\nWe meet on Fridays.", False),
        ("Setting up your patient panel\nA toolkit for practices", False),
        ("The council met us on Monday and the panel laughed.", False),
        ("We have a forum\nCome and join in", False),
        ("NHS Eastmoor Integrated Care Board\nAbout us", False),
    ],
)
def test_a_heading_names_a_panel_or_not(text: str, named: bool) -> None:
    assert (panel_title(text) is not None) is named


def test_terms_of_reference_are_granted_by_somebody() -> None:
    title = panel_title("Whare Rōpū\nTerms of reference\n1. Who we are")
    assert title is not None
    assert title.granted


@pytest.mark.parametrize(
    ("text", "head"),
    [
        ("Wolding District Council\nSign in | Pay", "Wolding District Council"),
        ("To: Planning, Wolding District Council\nDear all", ""),
        ("We wrote to Wolding District Council.", ""),
    ],
)
def test_the_name_at_the_head_of_a_page(text: str, head: str) -> None:
    assert "".join(text[start:end] for start, end in first_heading(text)) == head
