"""From the bytes of a file to its sheets: workbooks through a child process, text files here. Names tell nothing."""

import codecs
import csv
import io
import json
import re
import subprocess
import sys
import threading
from contextlib import contextmanager, suppress
from itertools import chain, islice
from pathlib import Path
from typing import NamedTuple

from laborers.imports.columns import HEADER_ROWS, Columns, recognise
from laborers.imports.guarding import COLUMNS, Hostile, check_xls, check_xlsx, kind_of
from laborers.imports.rules import Refused

ROOT = Path(__file__).resolve().parents[2]
CLOCK_SECONDS = 120
ENCODINGS = ("utf-8-sig", "gb18030")
SNIFFED_CHARACTERS = 8192
CELL_CHARACTERS = 32_767  # what Excel allows
ROW_CHARACTERS = 1_000_000  # a file of commas alone would be one row of millions of cells
CHUNK = 256 * 1024
# What many offices' systems call xls is a page of HTML, or Excel's XML of 2003.
MARKUP = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype|\?xml|html|head|meta|table|style|body)\b", re.IGNORECASE)
BINARY = frozenset(range(32)) - set(b"\t\n\r\f\x1a\x1b")


class Sheet(NamedTuple):
    """A sheet with a header we know: its columns, an iterator of (row as Excel numbers it, cells), about how many."""

    name: str
    columns: Columns
    rows: object
    total: int
    # The rows up to and with the header, as they stand.
    head: list


@contextmanager
def opened(content, vocabulary, layout=None):
    """The sheet of a file that `layout` names, or the first whose header is known, as a Sheet to be read once.

    Raises Refused with a code of states.FILE_PROBLEMS when the file means harm, cannot be read, or holds no such sheet.
    """
    source = _text_sheets(content) if kind_of(content) == "text" else _book_sheets(content)
    try:
        yield _first_known(source, vocabulary, layout or {})
    finally:
        source.close()


def first_rows(content, count):
    """[(name of a sheet, about how many rows, its first `count` rows as lists of cells)]; Refused as `opened`."""
    source = _text_sheets(content) if kind_of(content) == "text" else _book_sheets(content, count)
    try:
        return [(name, total, list(islice(rows, count))) for name, total, rows in source]
    finally:
        source.close()


def guard(content):
    """Refuse a file that means harm or is no table at all, from its bytes alone: cheap enough for an upload."""
    if not content.strip(b"\0 \r\n\t"):
        raise Refused("empty")
    kind = kind_of(content)
    if kind == "text":
        if MARKUP.match(content):
            _unknown()
        _encoding(content)
        return
    try:
        (check_xlsx if kind == "xlsx" else check_xls)(content)
    except Hostile as refusal:
        raise Refused(refusal.code) from None


def _first_known(source, vocabulary, layout):
    first_refusal = None
    for name, total, rows in source:
        if layout.get("sheet") not in (None, name):
            continue
        head = list(islice(rows, HEADER_ROWS))
        try:
            columns = recognise(head, vocabulary, layout)
        except Refused as refusal:
            if any(any(row) for row in head):
                first_refusal = _better(first_refusal, refusal)
            continue
        body = enumerate(chain(head[columns.row :], rows), columns.row + 1)
        return Sheet(name, columns, ((number, row) for number, row in body if _filled(row)), total, head[: columns.row])
    raise first_refusal or Refused("empty")


def _better(first, second):
    """A sheet that almost had our header explains more than a cover page."""
    return second if first is None or (first.code == "no_header" and second.code != "no_header") else first


def _filled(row):
    """Blank rows, in the middle or trailing, are no rows."""
    return any(cell not in ("", None) and (not isinstance(cell, str) or cell.strip()) for cell in row)


# --- text -----------------------------------------------------------------------------------------------------


def _text_sheets(content):
    encoding = _encoding(content)
    stream = io.TextIOWrapper(io.BytesIO(content), encoding, newline="")
    delimiter = _delimiter(stream.read(SNIFFED_CHARACTERS))
    stream.seek(0)
    yield "", content.count(b"\n") + (not content.endswith(b"\n")), _csv_rows(stream, delimiter)


def _csv_rows(stream, delimiter):
    csv.field_size_limit(CELL_CHARACTERS)
    pulled = 0

    def lines():
        nonlocal pulled
        while line := stream.readline(ROW_CHARACTERS + 1):
            pulled += len(line)
            if pulled > ROW_CHARACTERS:
                raise Refused("unreadable")
            yield line

    try:
        for row in csv.reader(lines(), delimiter=delimiter):
            yield row[:COLUMNS]
            pulled = 0
    except csv.Error:
        raise Refused("unreadable") from None


def _encoding(content):
    """UTF-8 with or without a mark, UTF-16 with one, else GB 18030 (with it GBK and GB 2312)."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _decodes(content, "utf-16") or _unknown()
    if BINARY.intersection(content[:CHUNK]):
        _unknown()
    return next((encoding for encoding in ENCODINGS if _decodes(content, encoding)), None) or _unknown()


def _unknown():
    raise Refused("not_a_workbook")


def _decodes(content, encoding):
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        for at in range(0, len(content), CHUNK):
            decoder.decode(content[at : at + CHUNK], final=at + CHUNK >= len(content))
    except UnicodeError:
        return None
    return encoding


def _delimiter(start):
    lines = start.splitlines()[: HEADER_ROWS + 1]
    return max(",\t;", key=lambda mark: max((line.count(mark) for line in lines), default=0))


# --- workbooks --------------------------------------------------------------------------------------------------


def _book_sheets(content, count=None):
    command = [sys.executable, "-m", "laborers.imports.parsing", *([str(count)] if count else [])]
    child = subprocess.Popen(
        command,
        cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    clock = threading.Timer(CLOCK_SECONDS, child.kill)
    clock.start()
    try:
        _feed(child, content)
        answers = _answers(child)
        answer = next(answers)
        while "sheet" in answer:
            blocks = _Blocks(answers)
            yield answer["sheet"], answer["rows"], chain.from_iterable(blocks)
            answer = blocks.next_sheet()
    finally:
        clock.cancel()
        child.kill()
        child.stdout.close()
        child.wait()


def _answers(child):
    """What the child says; Refused when it refuses, or dies on its limits before it says that it is at the end."""
    for line in child.stdout:
        try:
            answer = json.loads(line)
        except ValueError:
            break
        if isinstance(answer, dict) and "refused" in answer:
            raise Refused(answer["refused"])
        yield answer
        if answer == {"end": True}:
            return
    # A signal ended it: memory or time ran out. Any other end is the parser's own stumbling.
    raise Refused("too_heavy" if child.wait() < 0 else "unreadable")


def _feed(child, content):
    """Hand the bytes over; a child that died on its limits meanwhile says so by its silence."""
    with suppress(BrokenPipeError):
        child.stdin.write(content)
    with suppress(BrokenPipeError):
        child.stdin.close()


class _Blocks:
    """The blocks of rows of one sheet, up to the answer that opens the next one."""

    def __init__(self, answers):
        self._answers, self._next = answers, None

    def __iter__(self):
        for answer in self._answers:
            if isinstance(answer, dict):
                self._next = answer
                return
            yield answer

    def next_sheet(self):
        """Skip what is left of this sheet; the answer after it."""
        if self._next is None:
            for _block in self:
                continue
        return self._next
