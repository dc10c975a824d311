"""What README and RESULTS.md say is what the commands say today."""

from __future__ import annotations

from evaluation.results import PAGE, page


def test_the_page_of_results_is_what_the_command_writes() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run: python -m evaluation results"
