"""The same words in other type: line breaks, blanks, hyphens, apostrophes, capitals."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ulo_classify.language import statements_of

from .annotated import analyse, supports_users

CLAIMS = [
    "We are run by disabled people.",
    "We are a user-led organisation.",
    "We are a disabled people's organisation.",
    "At least three-quarters of our trustees are disabled people.",
    "Our board is made up of people with learning disabilities.",
    "Full membership is open to autistic people.",
    "We are people who stammer.",
    "The organisation is controlled by self-advocates.",
]
VARIANTS: dict[str, Callable[[str], str]] = {
    "capitals": str.upper,
    "small letters": str.lower,
    "Title Case": str.title,
    "two blanks": lambda text: text.replace(" ", "  "),
    "no-break blanks": lambda text: text.replace(" ", "\u00a0"),
    "thin blanks": lambda text: text.replace(" ", "\u2009"),
    "tabs": lambda text: text.replace(" ", "\t"),
    "a line break after the small words": lambda text: text.replace(" of ", " of\n").replace(" by ", " by\n"),
    "line breaks everywhere": lambda text: text.replace(" ", "\n"),
    "curly apostrophes": lambda text: text.replace("'", "’"),
    "blanks for hyphens": lambda text: text.replace("-", " "),
    "no full stop": lambda text: text.rstrip("."),
    "an exclamation": lambda text: text.replace(".", "!"),
    "a bullet before it": lambda text: f"• {text}",
    "a number before it": lambda text: f"4.1 {text}",
    "in bold": lambda text: f"**{text}**",
    "under a heading": lambda text: f"Our motto:\n{text}",
    "with a semicolon after it": lambda text: text.replace(".", "; and so on."),
    "American spelling": lambda text: text.replace("organis", "organiz"),
}


def counted(text: str) -> int:
    return sum(supports_users(statement) for statement in statements_of(analyse(text)))


@pytest.mark.parametrize("name", VARIANTS)
@pytest.mark.parametrize("claim", CLAIMS)
def test_variants_count_as_the_plain_text_does(claim: str, name: str) -> None:
    assert counted(claim)
    assert counted(VARIANTS[name](claim)), VARIANTS[name](claim)
