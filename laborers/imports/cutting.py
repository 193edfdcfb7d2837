"""The first rows of a workbook as a small workbook, so that looking at them costs nothing with 200,000 below.

Only the parts that a reader of cells needs are kept; a sheet is inflated until enough rows have ended. Imports nothing
but the standard library and the guard, for it runs in the child process that reads workbooks.
"""

import io
import re
import zipfile

from laborers.imports.guarding import STRINGS_BYTES, Hostile, check_names, inflated

SHEET_BYTES = 8 * 1024 * 1024  # of the first rows of one sheet
OTHER_BYTES = 8 * 1024 * 1024
NEEDED = re.compile(
    r"(\[content_types\]\.xml|_rels/.*\.rels|xl/workbook\.xml|xl/_rels/workbook\.xml\.rels|xl/sharedstrings\.xml"
    r"|xl/styles\.xml|xl/worksheets/[^/]*\.xml)"
)
_ROW_ENDS = re.compile(rb"</(?:\w+:)?row>|<(?:\w+:)?row\b[^>]*/>")
_OPENED = re.compile(rb"<((?:\w+:)?)worksheet\b")
_HEIGHT = re.compile(rb'<(?:\w+:)?dimension ref="[A-Z]+[0-9]+:[A-Z]+([0-9]+)"')


def cut(content, rows):
    """(a workbook with the first `rows` rows of every sheet, [rows each sheet says it has]) of xlsx bytes.

    Raises Hostile for what is no plain workbook.
    """
    try:
        entries = zipfile.ZipFile(io.BytesIO(content)).infolist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
        raise Hostile("unreadable") from None
    check_names(entries)
    out, heights = io.BytesIO(), {}
    with zipfile.ZipFile(out, "w") as small:
        for entry in entries:
            name = entry.filename.lower()
            if not NEEDED.fullmatch(name):
                continue
            if name.startswith("xl/worksheets/"):
                part = _first_rows(inflated(content, entry), rows)
                heights[entry.filename] = _height(part)
            else:
                limit = STRINGS_BYTES if name.endswith("sharedstrings.xml") else OTHER_BYTES
                part = _whole(inflated(content, entry), limit)
            small.writestr(entry.filename, part)
    return out.getvalue(), [heights[name] for name in sorted(heights, key=lambda name: (len(name), name))]


def _first_rows(chunks, rows):
    """A sheet up to the end of its n-th row, and closed; the whole sheet when it is shorter."""
    part = bytearray()
    for chunk in chunks:
        part += chunk
        ends = [found.end() for found in _ROW_ENDS.finditer(part)]
        if len(ends) >= rows:
            mark = _OPENED.search(part)
            prefix = mark[1] if mark else b""
            return bytes(part[: ends[rows - 1]]) + b"</%ssheetData></%sworksheet>" % (prefix, prefix)
        if len(part) > SHEET_BYTES:
            raise Hostile("bomb")
    return bytes(part)


def _height(part):
    """How many rows a sheet says it has, or 0; only to be told."""
    found = _HEIGHT.search(part, 0, 4096)
    return int(found[1]) if found else 0


def _whole(chunks, limit):
    part = bytearray()
    for chunk in chunks:
        part += chunk
        if len(part) > limit:
            raise Hostile("bomb")
    return bytes(part)
