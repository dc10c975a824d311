"""Results for people: a page, a CSV file, a workbook, JSON lines, and plain text for a terminal."""

from __future__ import annotations

from ulo_classify.report.comparison import comparison_text
from ulo_classify.report.language import profile_text
from ulo_classify.report.plain_text import assessment_text
from ulo_classify.report.register_text import register_text
from ulo_classify.report.write import write_report

__all__ = ["assessment_text", "comparison_text", "profile_text", "register_text", "write_report"]
