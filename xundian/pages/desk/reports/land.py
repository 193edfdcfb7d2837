"""The report "land after migration" (X5): both groups side by side, places, households, the workbook."""

from django.core.paginator import Paginator
from django.shortcuts import render

from laborers.economy.states import Group
from xundian.kit.renderers import workbook_response
from xundian.pages.desk.reports.asking import PAGE, asked_by, chosen, framed
from xundian.reports import columns, economy, sheets


def land(request):
    """What was planted before somebody went away and what is planted now, beside households that nobody left."""
    asked, years = asked_by(request)
    report, show = economy.land_use(asked), chosen(request, columns.LAND_CHOICES)
    page = Paginator(economy.land_rows(asked, show), PAGE).get_page(request.GET.get("page"))
    context = framed(asked, years) | {
        "report": report, "lines": list(sheets.comparison(report)), "choices": columns.LAND_CHOICES.items(),
        "groups": dict(Group.choices), "show": show, "page": page, "columns": columns.LAND_COLUMNS,
        "rows": [economy.land_row(row, asked) for row in page], "rounding": columns.ROUNDING,
        "definitions": [(group.label, columns.GROUP_DEFINITIONS[group]) for group in Group],
        "left_out": columns.GROUP_DEFINITIONS[""],
    }  # fmt: skip
    return render(request, "desk/land_use.html", context)


def land_workbook(request):
    """The same as a workbook in the bureau's layout."""
    asked, _years = asked_by(request)
    return workbook_response(sheets.land_workbook(asked), f"land-use-{asked.year}.xlsx")
