"""Small sheets of household incomes and land as CSV bytes, and their way through an import."""

import csv
import io
from datetime import UTC, date, datetime

from laborers.imports import actions

DAY, NOW = date(2026, 6, 20), datetime(2026, 6, 20, 4, tzinfo=UTC)
ROW = {
    "户编号": "01", "家庭人口": "5", "务工人数": "2", "家庭总收入(元)": "26000", "务工收入(元)": "20000",
}  # fmt: skip
LAND = {
    "外出前种植面积(亩)": "7.5", "外出前种植收入(元)": "7500", "种植面积(亩)": "6", "种植收入(元)": "6600",
}  # fmt: skip


def sheet(*rows):
    """The rows (dicts by header) as a CSV file."""
    out = io.StringIO(newline="")
    columns = list(dict.fromkeys(name for row in rows for name in row))
    writer = csv.writer(out)
    writer.writerow(columns)
    writer.writerows([row.get(name, "") for name in columns] for row in rows)
    return out.getvalue().encode()


def checked(content, division, *, year=2018, by=None):
    """An import of this kind that was checked."""
    batch = actions.receive(
        kind="household_economy", file_name="income.csv", content=content, division=division, round=year, by=by
    )
    return actions.check(batch=batch, on=DAY, at=NOW)


def loaded(content, division, *, by=None, **values):
    """An import of this kind that was checked and loaded."""
    return actions.commit(batch=checked(content, division, by=by, **values), by=by, on=DAY, at=NOW)
