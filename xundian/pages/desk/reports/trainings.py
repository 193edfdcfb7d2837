"""The figures of trainings: by kind as X3.1 has them, by place against targets; and who found work afterwards."""

import re
from itertools import groupby

from django.core.paginator import Paginator
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from trainings.classes.models import Enrolment, TrainingClass
from trainings.institutions.models import Institution
from trainings.outcomes import queries, rules
from xundian.accounts.labels import Lists
from xundian.accounts.scope import visible_to
from xundian.divisions.models import Division
from xundian.kit import clock
from xundian.kit.renderers import workbook_response
from xundian.pages.desk.reports.asking import PAGE, division_of, framed
from xundian.pages.finding import day_or_none
from xundian.reports import queries as reports
from xundian.reports import sheets
from xundian.reports.economy import Asked
from xundian.reports.figures import FIGURES, TRAINED_KINDS
from xundian.reports.rules import Period

FIRST_YEAR = 2014
REPORT = "trainings"
GROUPS = {
    "class": _("By class"), "institution": _("By institution"), "occupation": _("By occupation"),
    "kind": _("By kind"), "township": _("By township"),
}  # fmt: skip
SCHEMES = {"occupation": "occupation", "kind": "training_kind"}


def figures(request):
    """Trained by kind, of whom registered poor; by place against targets. Every number opens its names."""
    asked, period, years = _asked(request)
    total, *lines = reports.table(reports.REPORTS[REPORT], user=request.user, period=period, division=asked.division)
    kinds = [
        (FIGURES[f"trained_{kind}"], total.values[f"trained_{kind}"], FIGURES[f"trained_{kind}_supported"],
         total.values[f"trained_{kind}_supported"])
        for kind in TRAINED_KINDS
    ]  # fmt: skip
    short = ("trained", "trained_supported", "trained_people", *(f"trained_{kind}" for kind in TRAINED_KINDS))
    context = framed(asked, years) | {
        "total": total, "lines": [(line, [(code, line.values[code]) for code in short]) for line in [total, *lines]],
        "kinds": kinds, "columns": [FIGURES[code] for code in short], "definitions": [FIGURES[c] for c in short[:3]],
        "report": reports.REPORTS[REPORT], "own_workbook": True,
    }  # fmt: skip
    return render(request, "desk/training_figures.html", context)


def workbook(request):
    """The same as a workbook in the bureau's layout."""
    asked, period, _years = _asked(request)
    return workbook_response(sheets.trainings_workbook(asked, period), f"trainings-{asked.year}.xlsx")


def _asked(request):
    """(Asked, the period, years to choose from) of an address; 404 for a place outside the reader's."""
    on, text = clock.today(), request.GET.get("year", "")
    year = int(text) if re.fullmatch("20[0-9]{2}", text) and int(text) >= FIRST_YEAR else on.year
    years = sorted({*range(FIRST_YEAR, on.year + 1), year}, reverse=True)
    return Asked(request.user, year, division_of(request), on), Period(year=year, month=None, on=on), years


# --- employed -------------------------------------------------------------------------------------------------------


def employed(request):
    """Of the graduates of classes that ended in a period: who had work within 1, 3 and 6 months, with the names."""
    on, chosen = clock.today(), request.GET.get("of", "")
    since = day_or_none(request.GET.get("since")) or on.replace(year=on.year - 1, month=1, day=1)
    until = day_or_none(request.GET.get("until")) or on
    group = request.GET.get("group") if request.GET.get("group") in GROUPS else "class"
    period = {"since": since, "until": until, "on": on}
    rows = visible_to(request.user, Enrolment.objects.all())
    lines = queries.employed(rows, group=group, **period)
    words = _words(group, {each.key for each in lines})
    context = {
        "since": since, "until": until, "group": group, "groups": GROUPS.items(), "on": on, "marks": rules.MARKS,
        "total": queries.employed(rows, **period), "backwards": until < since, "chosen": chosen,
        "lines": [
            (key, words.get(key, key), list(each)) for key, each in groupby(lines, lambda line: line.key)
        ],
        "page": None,
    }  # fmt: skip
    if "of" in request.GET:
        context |= _names(request, rows, group, chosen, period) | {"chosen_name": words.get(chosen, chosen)}
    return render(request, "desk/training_employed.html", context)


def _names(request, rows, group, key, period):
    """A page of the graduates of one line, each with what the marks say."""
    found = queries.of_group(queries.graduates(rows, **period), group, key)
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    return {"page": page, "names": [(row, queries.answers(row, period["on"])) for row in page]}


def _words(group, keys):
    if group in SCHEMES:
        lookup = Lists((SCHEMES[group],))[SCHEMES[group]]
        return {key: lookup.label(key) for key in keys if key} | {"": _("No trade")}
    if group == "township":
        return dict(Division.objects.filter(code__in=keys).values_list("code", "name"))
    model, name = (TrainingClass, "title") if group == "class" else (Institution, "name")
    return {str(pk): word for pk, word in model.objects.filter(pk__in=keys).values_list("pk", name)}
