"""Exports, asked for and written as the worker writes them."""

import io
from datetime import UTC, date, datetime

import openpyxl

from xundian.exports import actions, queries, tasks
from xundian.exports.models import Export
from xundian.kit.models import Job

DAY, NOW = date(2026, 6, 20), datetime(2026, 6, 20, 4, tzinfo=UTC)
WHY = "核对台账"


def asked(by, kind="laborers", **values):
    """An export that was asked for at noon of DAY."""
    given = {"filters": {}, "format": "xlsx", "reason": WHY, "with_identity": False, "language": "zh-hans"} | values
    return actions.ask(kind=kind, by=by, on=DAY, at=NOW, **given)


def work():
    """Run the queued jobs as the worker does."""
    for job in Job.objects.filter(state="queued", kind="export").order_by("created_at"):
        tasks.make(job_id=str(job.pk))


def written(by, kind="laborers", **values):
    """An export whose file is written, or which ended without one."""
    row = asked(by, kind, **values)
    return actions.make(export=row, on=DAY, at=NOW)


def file_of(row):
    """The bytes of an export's file, read past the door."""
    return b"".join(queries.content(Export.objects.get(pk=row.pk)))


def book_of(content):
    """A workbook as openpyxl reads it."""
    return openpyxl.load_workbook(io.BytesIO(content))


def rows_of(row):
    """The rows of a written workbook as {heading: value}, without title and footer."""
    page = book_of(file_of(row)).worksheets[0]
    found = list(page.iter_rows(values_only=True))
    return [dict(zip(found[2], cells, strict=True)) for cells in found[4:-1] if cells[0] is not None]
