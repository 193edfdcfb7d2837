"""The report "income from working away" (X3.2): figures, places, households, the workbook, and the year's threshold."""

from decimal import Decimal, InvalidOperation

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from laborers.economy import actions
from xundian.accounts.roles import carries
from xundian.divisions.models import Division
from xundian.kit.errors import DomainError, Invalid
from xundian.kit.money import fen
from xundian.kit.renderers import workbook_response
from xundian.pages.desk.reports.asking import PAGE, asked_by, chosen, framed
from xundian.reports import columns, economy, sheets

MOST_YUAN = 1_000_000


def income(request):
    """Figures of a place and year with their definitions, the places below, the households; POST sets a threshold."""
    asked, years = asked_by(request)
    report, errors = economy.household_income(asked), []
    if request.method == "POST":
        try:
            _set_threshold(request, asked, report)
        except DomainError as error:
            errors = error.errors or [("", error.code, error.message)]
        else:
            messages.success(request, _("Saved."), extra_tags="done")
            return redirect(reverse("household-income") + "?" + urlencode({"year": asked.year}))
    context = framed(asked, years) | _listed(request, asked, report) | {
        "report": report, "columns": columns.INCOME_COLUMNS, "rounding": columns.ROUNDING,
        "may_set": _may_set(asked, report), "errors": errors, "given": request.POST,
        "wrong": {field: text for field, _code, text in errors},
    }  # fmt: skip
    return render(request, "desk/household_income.html", context, status=422 if errors else 200)


def _listed(request, asked, report):
    """A page of the households that stand behind the figures."""
    show = chosen(request, columns.INCOME_CHOICES)
    page = Paginator(economy.income_rows(asked, report.threshold_fen, show), PAGE).get_page(request.GET.get("page"))
    rows = [economy.income_row(row, asked, report.threshold_fen) for row in page]
    return {"page": page, "rows": rows, "show": show, "choices": columns.INCOME_CHOICES.items()}


def income_workbook(request):
    """The same as a workbook in the bureau's layout."""
    asked, _years = asked_by(request)
    return workbook_response(sheets.income_workbook(asked), f"household-income-{asked.year}.xlsx")


def _set_threshold(request, asked, report):
    if not carries(request.user.role, "surveys.edit"):
        raise PermissionDenied
    county = Division.objects.filter(code=asked.division, level="county").first()
    if county is None or report.threshold_fen is not None:
        raise Http404
    actions.set_threshold(
        county=county, year=asked.year, amount_fen=_amount(request.POST.get("amount", "")),
        document=request.POST.get("document", "")[:200], by=request.user,
    )  # fmt: skip


def _may_set(asked, report):
    return (
        report.threshold_fen is None
        and asked.division == asked.user.division_id
        and carries(asked.user.role, "surveys.edit")
    )


def _amount(text):
    """Typed yuan as fen; Invalid for anything that is no amount."""
    try:
        amount = Decimal(text.strip().replace(",", ""))
    except InvalidOperation:
        amount = Decimal(-1)
    if not amount.is_finite() or not 0 < amount <= MOST_YUAN:
        raise Invalid(field="amount", code="not_a_number", message=_("Write yuan a head and year, such as 3500."))
    return fen(amount)
