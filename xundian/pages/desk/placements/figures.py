"""Figures of placements: retention after 1, 3, 6 and 12 months, and months worked and income of a year, by place."""

from itertools import groupby

from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from laborers.placements import queries, rules
from laborers.placements.models import Placement
from xundian.accounts.labels import Lists
from xundian.accounts.scope import visible_to
from xundian.divisions.models import Division
from xundian.kit import clock
from xundian.pages.finding import day_or_none

GROUPS = {
    "township": _("By township"), "village": _("By village"), "organised_by": _("By who organised it"),
    "area": _("By area of work"),
}  # fmt: skip
SCHEME = {"organised_by": "organised_by", "area": "area_of_work"}
YEARS = range(2014, 2101)


def retention(request):
    """The share still there, and at work anywhere, of the placements that began in the period."""
    on = clock.today()
    since = day_or_none(request.GET.get("since")) or on.replace(year=on.year - 1, month=1, day=1)
    until = day_or_none(request.GET.get("until")) or on
    group = request.GET.get("group") if request.GET.get("group") in GROUPS else "township"
    rows = visible_to(request.user, Placement.objects.all())
    period = {"since": since, "until": until, "on": on}
    lines = queries.retention(rows, group=group, **period)
    words = _words(group, {each.key for each in lines})
    context = {
        "since": since, "until": until, "group": group, "groups": GROUPS.items(), "on": on, "marks": rules.MARKS,
        "total": queries.retention(rows, **period),
        "lines": [(words.get(key, key), list(each)) for key, each in groupby(lines, lambda line: line.key)],
        "backwards": until < since,
    }  # fmt: skip
    return render(request, "desk/retention.html", context)


def income(request):
    """Months worked and transfer income of a year, by township or village."""
    on, asked = clock.today(), request.GET.get("year", "")
    year = int(asked) if asked.isdecimal() and len(asked) == 4 and int(asked) in YEARS else on.year
    level = "village" if request.GET.get("level") == "village" else "township"
    rows = visible_to(request.user, Placement.objects.all())
    lines = queries.income_by_place(rows, year, on, 12 if level == "village" else 9)
    words = _words(level, {each.place for each in lines})
    sums = [sum(column) for column in zip(*map(_numbers, lines), strict=True)]
    context = {
        "year": year, "level": level, "on": on, "lines": [(words.get(each.place, each.place), each) for each in lines],
        "total": queries.PlaceYear("", *sums) if lines else None,
    }  # fmt: skip
    return render(request, "desk/work_income.html", context)


def _numbers(line):
    return (line.people, line.months, line.income_fen, line.away_fen, line.guessed, line.unknown)


def _words(group, keys):
    if group in SCHEME:
        lookup = Lists((SCHEME[group],))[SCHEME[group]]
        return {key: lookup.label(key) for key in keys}
    return dict(Division.objects.filter(code__in=keys).values_list("code", "name"))
