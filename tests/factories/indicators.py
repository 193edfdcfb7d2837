"""Yearly figures of a county and small sheets of them, made through the room's actions and through an import."""

import csv
import io
from datetime import UTC, date, datetime

from laborers.imports import actions as imports
from relocation.indicators import actions

DAY, NOW = date(2026, 3, 10), datetime(2026, 3, 10, 4, tzinfo=UTC)
SOURCE = "2019年国民经济和社会发展统计公报"
# GDP of 2018 and 2019 in fen: 24.343 and 26.629 billion yuan (W2.3).
GDP_2018, GDP_2019 = 2_434_300_000_000, 2_662_900_000_000
ROW = {
    "年份": "2019", "地区生产总值(亿元)": "266.29", "人均地区生产总值(元)": "20411", "恩格尔系数(%)": "33.5",
    "贫困发生率(%)": "1.98", "数据来源": SOURCE,
}  # fmt: skip


def make_figure(county, year=2019, indicator="gdp", amount=GDP_2019, source=SOURCE, by=None, on=DAY):
    """A figure in force."""
    return actions.record(
        county=county, year=year, indicator=indicator, amount=amount, source=source, by=by, on=on
    )  # fmt: skip


def make_correction(figure, amount, by=None, on=DAY, source="2020年统计年鉴", reason="统计局修订"):
    """Another figure in its place."""
    return actions.correct(
        figure=figure, amount=amount, source=source, reason=reason, expected_version=figure.version, by=by, on=on
    )


def sheet(*rows, above=()):
    """The rows (dicts by header) as a CSV file, with lines above the header."""
    out = io.StringIO(newline="")
    columns = list(dict.fromkeys(name for row in rows for name in row))
    writer = csv.writer(out)
    writer.writerows([line] for line in above)
    writer.writerow(columns)
    writer.writerows([row.get(name, "") for name in columns] for row in rows)
    return out.getvalue().encode()


def checked(content, county, *, by=None):
    """An import of indicators that was checked."""
    batch = imports.receive(
        kind="indicators", file_name="indicators.csv", content=content, division=county, round=2019, by=by
    )
    return imports.check(batch=batch, on=DAY, at=NOW)


def loaded(content, county, *, by=None, at=NOW):
    """An import of indicators that was checked and loaded."""
    return imports.commit(batch=checked(content, county, by=by), by=by, on=DAY, at=at)
