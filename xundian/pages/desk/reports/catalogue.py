"""What every figure counts: the catalogue of indicators, by chapter."""

from itertools import groupby

from django.shortcuts import render

from xundian.reports import columns, queries
from xundian.reports.figures import FIGURES


def catalogue(request):
    """Every figure with its definition, source, cut-off, exclusions and unit; the parts stand under their whole."""
    parts, shown_in = {}, {}
    for figure in FIGURES.values():
        if figure.base:
            parts.setdefault(figure.base, {}).setdefault(figure.dimension.label, []).append(figure)
    for report in queries.REPORTS.values():
        for code in report.every_column:
            shown_in.setdefault(code, []).append(report)
    wholes = [figure for figure in FIGURES.values() if not figure.base]
    chapters = [
        (topic, [(figure, parts.get(figure.code, {}).items(), shown_in.get(figure.code, ())) for figure in found])
        for topic, found in ((topic, list(its)) for topic, its in groupby(wholes, lambda figure: figure.topic))
    ]
    context = {
        "chapters": chapters,
        "households": [("household-income", columns.INCOME_COLUMNS), ("land-use", columns.LAND_COLUMNS)],
        "rounding": columns.ROUNDING,
    }  # fmt: skip
    return render(request, "desk/figure_catalogue.html", context)
