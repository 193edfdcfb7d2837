"""Which figures were printed, the way from a day to a snapshot, and taking one by hand."""

import re

from django.core.paginator import Paginator
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from xundian.accounts.roles import carries
from xundian.kit import clock
from xundian.kit.checking import Faults
from xundian.kit.errors import DomainError, Invalid
from xundian.pages.desk.form import Field, asked, refusals, together, whole_of
from xundian.pages.desk.printed.one import FIRST
from xundian.pages.finding import day_of
from xundian.reports.queries import REPORTS
from xundian.reports.rules import Period
from xundian.reports.snapshots import actions, queries
from xundian.reports.snapshots.models import Snapshot

PAGE = 30
MONTHS = range(1, 13)


def printed(request):
    """The snapshots of the county, the newest first; with a day, the one that held then for a period."""
    own, errors = request.user.division_id or "", []
    if own and request.GET.get("printed_on"):
        try:
            found = _found(request.GET, own)
        except DomainError as error:
            errors = refusals(error)
        else:
            report = request.GET.get("report", "")
            return redirect(reverse("printed-one", args=[found.pk]) + f"?{urlencode({'report': report or FIRST})}")
    year = request.GET.get("year", "")
    rows = queries.of_county(own).select_related("by") if own else Snapshot.objects.none()
    if re.fullmatch("20[0-9]{2}", year) and not errors:
        rows = rows.filter(year=year)
    years = sorted(set(queries.of_county(own).order_by().values_list("year", flat=True)), reverse=True) if own else []
    context = {
        "page": Paginator(rows, PAGE).get_page(request.GET.get("page")), "years": years, "year": year, "errors": errors,
        "given": request.GET, "own": own, "may_take": carries(request.user.role, "snapshots.take"),
        "reports": REPORTS.values(), "today": clock.today(), "months": [str(number) for number in MONTHS],
    }  # fmt: skip
    return render(request, "desk/printed.html", context, status=422 if errors else 200)


def _found(given, own):
    faults = Faults()
    year = faults.check(whole_of, given.get("year"), "year")
    month = faults.check(_month, given.get("month"))
    day = faults.check(day_of, given.get("printed_on"), "printed_on")
    faults.tell()
    return queries.printed_by(day, division=own, period=Period(year=year, month=month, on=day))


def _month(text):
    if text and not re.fullmatch("[1-9]|1[0-2]", text):
        raise Invalid(_("Choose a month, or the whole year."), field="month", code="bad_month")
    return int(text) if text else None


def take(request):
    """Keep all figures of the own county as they stand now, with the reason."""
    on = clock.today()

    def save(sent):
        faults = Faults()
        year = faults.check(whole_of, sent.get("year"), "year")
        month = faults.check(_month, sent.get("month"))
        return together(
            faults,
            lambda: actions.take(
                county=request.user.division, period=Period(year=year or on.year, month=month, on=on), at=clock.now(),
                by=request.user, reason=sent.get("reason", "")[:200],
            ),
        )  # fmt: skip

    months = [("", _("The whole year up to today")), *((str(n), str(n)) for n in MONTHS)]
    fields = [
        Field("year", _("Year"), "number", most=4, value=str(on.year)),
        Field("month", _("Month"), "select", months),
        Field("reason", _("What they are printed for"), hint=_("For example: meeting of the county on 20 June.")),
    ]  # fmt: skip
    return asked(request, "desk/printed_take.html", fields, save, "printed-one")
