"""Reads of imports: reports and problems, what would change, how a file looks, the verify queue, the file itself."""

from laborers.imports.columns import letters
from laborers.imports.queries.changes import changes
from laborers.imports.queries.files import FILE_PLACE, bytes_cursor, content
from laborers.imports.queries.previews import find_mapping, first_rows, mappings, preview
from laborers.imports.queries.reports import (
    column_name,
    failure,
    file_problem,
    invalid,
    problems,
    report,
    row_counts,
    sentence,
    told_as,
)
from laborers.imports.queries.undoing import foresee_undo
from laborers.imports.queries.verify import asked, doubts_open

__all__ = [
    "FILE_PLACE",
    "asked",
    "bytes_cursor",
    "changes",
    "column_name",
    "content",
    "doubts_open",
    "failure",
    "file_problem",
    "find_mapping",
    "first_rows",
    "foresee_undo",
    "invalid",
    "letters",
    "mappings",
    "preview",
    "problems",
    "report",
    "row_counts",
    "sentence",
    "told_as",
]
