"""Two audits side by side: last year's and this one's, invited and replied, old rules and new."""

from ulo_classify.compare.audits import compare_audits
from ulo_classify.compare.read import read_audit
from ulo_classify.compare.tell import comparison_lines, write_changes

__all__ = ["compare_audits", "comparison_lines", "read_audit", "write_changes"]
