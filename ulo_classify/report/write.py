"""All files of a report, in one call."""

from __future__ import annotations

from pathlib import Path

from xlsxwriter.exceptions import XlsxWriterException

from ulo_classify.errors import OutputError
from ulo_classify.report.csv_file import write_csv
from ulo_classify.report.docx_file import write_docx
from ulo_classify.report.entries import masked
from ulo_classify.report.figure_files import write_figures
from ulo_classify.report.html_page import write_html
from ulo_classify.report.jsonl_file import write_jsonl
from ulo_classify.report.ods_file import write_ods
from ulo_classify.report.plain_page import write_plain
from ulo_classify.report.summary_file import write_summary
from ulo_classify.report.xlsx_file import write_xlsx
from ulo_classify.schema import AuditResult

_WRITERS = {
    "results.jsonl": write_jsonl,
    "results.summary.json": write_summary,
    "results.csv": write_csv,
    "results.xlsx": write_xlsx,
    "results.ods": write_ods,
    "report.docx": write_docx,
    "plain.html": write_plain,
    "index.html": write_html,
}


def write_report(result: AuditResult, out_dir: Path) -> Path:
    """Write the page, the workbooks, the table and the JSON lines, and return the path of index.html.

    Lines that name a person are masked first, whatever the caller passes. The same result gives the same
    bytes. Files of these names are replaced; the caller writes into a fresh folder and moves it into place.

    Args:
        result: the audited list.
        out_dir: a folder that exists.

    Returns:
        The path of index.html.

    Raises:
        OutputError: the folder is missing, or a file cannot be written.
    """
    if not out_dir.is_dir():
        raise OutputError(f"There is no folder {out_dir} to write the report into: create it first.")
    safe = masked(result)
    for name, writer in (("results.figure-*.csv", write_figures), *_WRITERS.items()):
        try:
            writer(safe, out_dir if writer is write_figures else out_dir / name)
        except (OSError, XlsxWriterException) as error:
            raise OutputError(
                f"{name} cannot be written into {out_dir} ({error}): free the file or choose another folder."
            ) from error
    return out_dir / "index.html"
