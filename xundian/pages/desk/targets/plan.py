"""The plan of a year: targets of places and persons, whether the parts add up, what was done; freezing, and the log."""

import re

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from xundian.accounts.roles import carries
from xundian.accounts.scope import covers, owned_by, visible_to
from xundian.divisions.models import Division
from xundian.divisions.rules import ancestors_of
from xundian.kit import clock
from xundian.kit.errors import DomainError
from xundian.kit.renderers import workbook_response
from xundian.pages.desk.form import refusals, version_of
from xundian.pages.finding import row_of
from xundian.reports.figures import FIGURES
from xundian.reports.progress import ELIGIBLE, progress
from xundian.reports.sheets.targets import targets_workbook
from xundian.targets import actions, queries
from xundian.targets.models import TargetPlan
from xundian.targets.states import Indicator

PAGE = 50
LEVELS = ("county", "township", "village")
FIRST_YEAR = 2014


class Asked:
    """Which place, indicator and year a page is about; Http404 for a place outside the reader's."""

    def __init__(self, request, sent=None):
        sent, own = request.GET if sent is None else sent, request.user.division_id or ""
        code = sent.get("division") or own
        division = Division.objects.filter(code=code, level__in=LEVELS).first()
        if division is None or not covers(request.user, code):
            raise Http404
        self.user, self.on, self.division, self.own = request.user, clock.today(), division, own
        indicator, year = sent.get("indicator", ""), sent.get("year", "")
        self.indicator = Indicator(indicator if indicator in Indicator.values else Indicator.PLACEMENTS)
        self.year = int(year) if re.fullmatch("20[0-9]{2}", year) and int(year) >= FIRST_YEAR else self.on.year

    @property
    def address(self):
        """The query that asks for the same again."""
        return urlencode({"indicator": self.indicator, "year": self.year, "division": self.division.code})

    def progress(self):
        """The plan with its numbers."""
        return progress(
            user=self.user, division=self.division, indicator=self.indicator, year=self.year, on=self.on
        )  # fmt: skip


def targets(request):
    """Targets of a place and its parts with what was done; every number opens its names."""
    return show(request, Asked(request))


def show(request, asked, errors=(), status=200):
    """The page of a plan, with what was refused when it was to be frozen."""
    found, county = asked.progress(), asked.division.code[: queries.COUNTY_DIGITS]
    differing = queries.differences(county, asked.indicator, asked.year)
    edits = carries(request.user.role, "targets.edit")
    names = Division.objects.in_bulk([each.division for each in differing])
    context = {
        "asked": asked, "found": found, "plan": found.plan, "indicators": Indicator, "address": asked.address,
        "years": sorted({asked.on.year, asked.on.year - 1, asked.year, *queries.years(county)}, reverse=True),
        "figure": FIGURES[asked.indicator], "eligible": [FIGURES[code] for code in ELIGIBLE[asked.indicator]],
        "differing": [(each, names[each.division].label) for each in differing if covers(request.user, each.division)],
        "path": _above(asked),
        "may_edit": edits, "may_divide": edits and asked.division.level != "village",
        "may_freeze": edits and found.plan and found.plan.state == "draft" and asked.division.level == "county",
        "errors": errors, "given": request.POST, "wrong": dict(errors),
    }  # fmt: skip
    return render(request, "desk/targets.html", context, status=status)


def workbook(request):
    """The same as a workbook in the bureau's layout; it can be filled in and read in again."""
    asked = Asked(request)
    name = f"targets-{asked.indicator}-{asked.division.code}-{asked.year}.xlsx"
    return workbook_response(targets_workbook(asked.user, asked.division, asked.indicator, asked.year, asked.on), name)


@require_POST
def freeze(request, pk):
    """Freeze the plan with its document, and with a reason where the parts differ from the whole."""
    row = row_of(request, owned_by(request.user, TargetPlan.objects.all()), pk)
    sent = {"indicator": row.indicator, "year": str(row.year), "division": row.county_id}
    try:
        actions.freeze(
            plan=row, document=request.POST.get("document", ""), difference=request.POST.get("difference", ""),
            expected_version=version_of(request.POST), by=request.user, on=clock.today(),
        )  # fmt: skip
    except DomainError as error:
        return show(request, Asked(request, sent), refusals(error), 422)
    messages.success(request, _("The plan is frozen."), extra_tags="done")
    return redirect(f"{reverse('targets')}?{urlencode(sent)}")


def log(request, pk):
    """Who set, changed and took away which target, with reason and document; the newest first."""
    row = row_of(request, TargetPlan.objects.select_related("county", "frozen_by"), pk)
    lines = visible_to(request.user, queries.log(row))
    page = Paginator(lines, PAGE).get_page(request.GET.get("page"))
    return render(request, "desk/targets_log.html", {"plan": row, "page": page})


def _above(asked):
    """The places above the one shown that lie in the reader's own place, the county first."""
    codes = [each for each in ancestors_of(asked.division.code) if len(asked.own) <= len(each)]
    return Division.objects.filter(code__in=codes).order_by("code")
