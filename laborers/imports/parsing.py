"""The child process that reads a workbook: the bytes come in at stdin, JSON lines go out at stdout.

With a number as its argument it reads only so many rows of each sheet.

A line is {"sheet": name, "rows": number}, then lists of rows; the last is {"end": true} or {"refused": code}. The
process may use a bounded amount of memory and time: whatever a workbook does to its parser happens here and not in the
server. Imports nothing of ours but the guard and what cuts a workbook short, so that it starts in a blink.
"""

import io
import json
import sys
from datetime import date, datetime
from itertools import islice

from python_calamine import CalamineError, CalamineWorkbook, SheetTypeEnum

from laborers.imports.cutting import cut
from laborers.imports.guarding import COLUMNS, Hostile, check_xls, check_xlsx, kind_of

MEMORY_BYTES = 1024 * 1024 * 1024
CPU_SECONDS = 60
ROWS_A_LINE = 500
SHEETS = 50


def main(rows=None):
    """Read stdin as a workbook and write its sheets, or only the first `rows` rows of each."""
    _bound()
    content, heights = sys.stdin.buffer.read(), ()
    try:
        xlsx = kind_of(content) == "xlsx"
        if xlsx and rows:
            content, heights = cut(content, rows)
        (check_xlsx if xlsx else check_xls)(content)
        for line in lines(CalamineWorkbook.from_filelike(io.BytesIO(content)), rows, heights):
            sys.stdout.write(json.dumps(line, separators=(",", ":")) + "\n")
        sys.stdout.write('{"end": true}\n')
    except Hostile as refusal:
        sys.stdout.write(json.dumps({"refused": refusal.code}) + "\n")
    except (CalamineError, ValueError, OSError):
        sys.stdout.write('{"refused": "unreadable"}\n')
    except MemoryError:
        sys.stdout.write('{"refused": "too_heavy"}\n')
    sys.stdout.flush()


def lines(book, most=None, heights=()):
    """What to write for each sheet: its name and height, then its rows, numbered as Excel numbers them."""
    sheets = [sheet for sheet in book.sheets_metadata if sheet.typ == SheetTypeEnum.WorkSheet]
    for place, sheet in enumerate(sheets[:SHEETS]):
        rows = book.get_sheet_by_name(sheet.name)
        # Parts of a workbook stand in the order of its sheets, unless somebody moved one; it is only told.
        yield {"sheet": sheet.name, "rows": max(rows.total_height, *heights[place : place + 1], 0)}
        margin = [""] * (rows.start[1] if rows.start else 0)
        # A blank row is sent as nothing, so that a million of them cost little.
        cells = (
            [*margin, *map(_plain, row[:COLUMNS])] if row.count("") < len(row) else []
            for row in islice(rows.iter_rows(), most)
        )  # fmt: skip
        while block := list(islice(cells, ROWS_A_LINE)):
            yield block


def _plain(cell):
    if isinstance(cell, str | float | int):
        return cell
    if isinstance(cell, datetime | date):
        return cell.isoformat()
    return str(cell)


def _bound():
    try:
        import resource
    except ImportError:  # a system without such limits; the parent's clock still holds
        return
    for what, most in ((resource.RLIMIT_AS, MEMORY_BYTES), (resource.RLIMIT_CPU, CPU_SECONDS)):
        try:
            resource.setrlimit(what, (most, most))
        except (ValueError, OSError):
            continue


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
