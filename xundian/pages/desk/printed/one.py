"""One snapshot: its reports, the names behind a figure, what was entered late since, and the workbooks."""

from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import render

from xundian.divisions.models import Division
from xundian.kit import clock
from xundian.kit.errors import DomainError, Missing
from xundian.kit.renderers import workbook_response
from xundian.pages.desk.form import refusals
from xundian.pages.finding import day_or_none, division_of
from xundian.reports import queries as live
from xundian.reports.figures import FIGURES
from xundian.reports.rules import Period
from xundian.reports.sheets import Shown, kept_workbook, report_workbook
from xundian.reports.snapshots import queries

PAGE = 100
FIRST, FORM = "placements", "form"
FIRST_YEAR, LAST_YEAR = 2000, 2100


def one(request, pk):
    """A report as it was printed; beside each number what was late then, below what came in since."""
    snapshot, division = _asked(request, pk)
    report, by = _report(request)
    if by == FORM:
        raise Http404
    lines, marks = queries.table(report, snapshot, division=division)
    since = queries.since(report, snapshot, user=request.user, division=division)
    context = {
        "row": snapshot, "report": report, "by": by, "reports": live.REPORTS.values(),
        "ways": live.REPORTS[report.name].ways.items(), "columns": [FIGURES[code] for code in report.columns],
        "lines": [
            (line, [(FIGURES[c], line.values[c], marks.get((c, line.division))) for c in report.columns],
             [line.shares.get(share.code) for share in report.shares])
            for line in lines
        ],
        "since": [(FIGURES[code], *numbers) for code, numbers in since.items()], "marked": bool(marks),
        "division": division, "place": Division.objects.filter(code=division).first(),
        "path": Division.objects.filter(code__in=_above(request.user, division)).order_by("code"),
        "earlier": queries.of_period(division, queries.period_of(snapshot)).exclude(pk=snapshot.pk),
    }  # fmt: skip
    return render(request, "desk/printed_one.html", context)


def noted(user, report, period, division):
    """What a report that is counted now says of the printed ones: the last one, and what came late since."""
    last = queries.of_period(division, period).first() if user.division_id and division else None
    since = queries.since(report, last, user=user, division=division) if last else {}
    late = [(FIGURES[code], added) for code, (_printed, added, _gone) in since.items() if added]
    return {"last": last, "late": late}


def names(request, pk):
    """The names behind a printed figure, or with `late` those that were entered for it since."""
    snapshot, division = _asked(request, pk)
    figure, late = FIGURES.get(request.GET.get("figure", "")), request.GET.get("late") == "1"
    if figure is None or (late and not queries.comparable(figure, queries.period_of(snapshot))):
        raise Http404
    found = queries.late_names if late else queries.names
    rows = found(figure, snapshot, user=request.user, division=division)
    rows = rows.order_by("division_id", "household_number", "id")
    context = {
        "row": snapshot, "figure": figure, "late": late, "division": division,
        "place": Division.objects.filter(code=division).first(),
        "page": Paginator(rows, PAGE).get_page(request.GET.get("page")),
        "printed": queries.value_of(figure, snapshot, division=division),
    }  # fmt: skip
    return render(request, "desk/printed_names.html", context)


def workbook(request, pk):
    """The report as it was printed, as a workbook."""
    snapshot, division = _asked(request, pk)
    report, by = _report(request)
    content = kept_workbook(report, snapshot, user=request.user, division=division, form=by == FORM)
    return workbook_response(content, f"{report.name}-{snapshot.label.replace('/', '-')}.xlsx")


def report_now(request, name):
    """A report as a workbook: as it is counted now, or as it was printed by the end of a day (`printed_on`)."""
    if name not in live.REPORTS:
        raise Http404
    report, by = _report(request, name)
    division, period = division_of(request), _period(request)
    day = day_or_none(request.GET.get("printed_on"))
    try:
        if day is None:
            content = _counted(request.user, report, period, division, by == FORM)
        else:
            snapshot = queries.printed_by(day, division=(request.user.division_id and division) or "", period=period)
            content = kept_workbook(report, snapshot, user=request.user, division=division, form=by == FORM)
    except DomainError as error:
        return render(request, "desk/printed_none.html", {"errors": refusals(error)}, status=422)
    return workbook_response(content, f"{name}-{period.year}{f'-{period.month:02d}' if period.month else ''}.xlsx")


def _counted(user, report, period, division, form):
    sections = live.form(report, user=user, period=period, division=division) if form else None
    lines = live.table(report, user=user, period=period, division=division)
    last = queries.of_period(division, period).first() if user.division_id else None
    marks = queries.late_marks(report, last, user=user, division=division, lines=lines) if last else {}
    return report_workbook(Shown(report, period, division, lines, clock.now(), marks=marks, sections=sections))


def _asked(request, pk):
    """(snapshot, the division asked for) in the reader's place; 404 for anything else, and without a division."""
    division = division_of(request)
    try:
        return queries.find(pk, user=request.user, division=request.user.division_id and division), division
    except Missing:
        raise Http404 from None


def _report(request, name=None):
    """(the report in the way that the address asks for, the way)."""
    report = live.REPORTS.get(name or request.GET.get("report", FIRST))
    by = request.GET.get("by", "")
    if report is None or by not in ("", FORM, *report.ways):
        raise Http404
    return report if by == FORM else report.by(by), by


def _period(request):
    on = clock.today()
    year, month = request.GET.get("year", ""), request.GET.get("month", "")
    year = int(year) if year.isascii() and year.isdigit() and FIRST_YEAR <= int(year) <= LAST_YEAR else on.year
    month = int(month) if month in {str(number) for number in range(1, 13)} else None
    return Period(year=year, month=month, on=on)


def _above(user, division):
    own = user.division_id or ""
    return [division[:digits] for digits in (6, 9, 12) if len(own) <= digits < len(division)]
