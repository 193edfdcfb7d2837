"""Published results as the study prints them (X3.1), as sheets and through an import."""

from datetime import UTC, date, datetime

from laborers.imports import actions as imports
from tests.factories.indicators import sheet
from xundian.aggregates import actions
from xundian.demo.results import COLUMNS, SOURCE, TABLE

DAY, NOW = date(2026, 3, 10), datetime(2026, 3, 10, 4, tzinfo=UTC)
HEADERS = COLUMNS[:-1]
ROW = dict(zip(HEADERS, TABLE[3], strict=True))


def published(rows=TABLE, above=(f"数据来源：{SOURCE}",)):
    """A sheet of the rows (in the order of HEADERS), with the source above the header."""
    return sheet(*(dict(zip(HEADERS, row, strict=True)) for row in rows), above=above)


def checked(content, county, *, by=None):
    """An import of published results that was checked."""
    batch = imports.receive(
        kind="aggregates", file_name="results.csv", content=content, division=county, round=2019, by=by
    )
    return imports.check(batch=batch, on=DAY, at=NOW)


def loaded(content, county, *, by=None, at=NOW):
    """An import of published results that was checked and loaded."""
    return imports.commit(batch=checked(content, county, by=by), by=by, on=DAY, at=at)


def make_record(county, by=None, source=SOURCE, on=DAY, **more):
    """A line in force: what the county placed up to May 2019 (X3.1)."""
    line = {
        "since": date(2019, 1, 1), "until": date(2019, 5, 31), "measure": "employed", "done": 17706, "target": 24000,
        "printed": "rate", "percent": 7370, "decimals": 1,
    } | more  # fmt: skip
    return actions.record(county=county, source=source, by=by, on=on, **line)
