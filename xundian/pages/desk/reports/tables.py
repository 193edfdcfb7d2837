"""The reports at the desk: a table by place, in one of its ways, or a form of one place; and the names of each cell."""

import re
from itertools import groupby
from typing import NamedTuple

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import render

from xundian.kit import clock
from xundian.kit.money import yuan
from xundian.pages.desk.reports.asking import PAGE, division_of, framed
from xundian.pages.tags import figure as with_separators
from xundian.reports import figures, queries
from xundian.reports.economy import Asked
from xundian.reports.figures import FIGURES
from xundian.reports.rules import Period

FIRST_YEAR = 2014
FORM = "form"
MONTHS = range(1, 13)


class Cell(NamedTuple):
    """One number of a table: of which figure, as it is written, and whether there is anybody behind it."""

    code: str
    text: str
    opens: bool


def reports(request):
    """Every report, with what it tells."""
    return render(request, "desk/reports.html", {"reports": queries.REPORTS.values()})


def report(request, name):
    """A report of a place and period: by place, in one of its ways, or as a form."""
    found, asked, period, years = _asked(request, name)
    by = request.GET.get("by", "")
    if by not in ("", FORM, *found.ways):
        raise Http404
    context = framed(asked, years) | {
        "report": found, "by": by, "month": period.month or "", "months": MONTHS, "form": by == FORM,
        "ways": [("", found.main), *((code, words) for code, (words, _columns) in found.ways.items())],
    }  # fmt: skip
    shown = found if by == FORM else found.by(by)
    context |= _as_form(found, asked, period) if by == FORM else _as_table(shown, asked, period)
    context["definitions"] = [FIGURES[code] for code in shown.columns if not FIGURES[code].base]
    return render(request, "desk/report.html", context)


def names(request, name):
    """The list of names behind one number of a report."""
    found, asked, period, years = _asked(request, name)
    code = request.GET.get("figure", "")
    if code not in found.every_column:
        raise Http404
    figure = FIGURES[code]
    own = request.GET.get("own") == "1"
    rows = figures.names(figure, user=request.user, period=period, division=asked.division, own=own)
    page = Paginator(rows.order_by("division_id", "household_number", "person", "id"), PAGE)
    context = framed(asked, years) | {
        "report": found, "figure": figure, "month": period.month or "", "by": request.GET.get("by", ""),
        "page": page.get_page(request.GET.get("page")), "days": figure.day and not figure.person,
        "money": bool(figure.amount),
    }  # fmt: skip
    return render(request, "desk/report_names.html", context)


def _asked(request, name):
    """(the report, Asked, the period, years to choose from); 404 for no such report and for a place outside."""
    if name not in queries.REPORTS:
        raise Http404
    on, year, month = clock.today(), request.GET.get("year", ""), request.GET.get("month", "")
    year = int(year) if re.fullmatch("20[0-9]{2}", year) and int(year) >= FIRST_YEAR else on.year
    month = int(month) if re.fullmatch("[1-9]|1[0-2]", month) else None
    years = sorted({*range(FIRST_YEAR, on.year + 1), year}, reverse=True)
    asked = Asked(request.user, year, division_of(request), on)
    return queries.REPORTS[name], asked, Period(year=year, month=month, on=on), years


def _as_table(shown, asked, period):
    """The table: heads in groups where figures are divided, a share beside its figure; the lines, the total first."""
    lines = queries.table(shown, user=asked.user, period=period, division=asked.division)
    columns = [FIGURES[code] for code in shown.columns]
    groups = [
        (FIGURES[whole].label, list(its)) for whole, its in groupby(columns, lambda figure: figure.base or figure.code)
    ]
    shares = {share.part: share for share in shown.shares}
    return {
        "columns": [(figure, shares.get(figure.code)) for figure in columns],
        "measured": bool(queries.over(shown, period.month).target), "yearly": bool(shown.target),
        "groups": groups if any(figure.base for figure in columns) else [],
        "lines": [
            (line, [
                (_cell(figure, line.values[figure.code]), _percent(line, shares.get(figure.code)))
                for figure in columns
            ])
            for line in lines
        ],
    }  # fmt: skip


def _percent(line, share):
    """What stands beside a figure that is a share of another: its percent as written, or nothing beside others."""
    return share and with_separators(line.shares[share.code])


def _as_form(found, asked, period):
    """The form: numbered lines of every figure and its parts, as statistical forms have them (codes 11)."""
    number, sections = 0, []
    for words, lines in queries.form(found, user=asked.user, period=period, division=asked.division):
        rows = []
        for figure, value in lines:
            number += 1
            rows.append((f"{number:02d}", figure, _cell(figure, value)))
        sections.append((words, rows))
    return {"sections": sections}


def _cell(figure, number):
    text = f"{yuan(number):,.2f}" if figure.amount else with_separators(number)
    return Cell(figure.code, text, bool(number))
