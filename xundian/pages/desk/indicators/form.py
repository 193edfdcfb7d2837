"""The forms of a figure: entered with its source, corrected with a reason, taken back."""

from decimal import Decimal

from django.contrib import messages
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from relocation.indicators import actions, rules
from relocation.indicators.models import YearFigure
from relocation.indicators.states import Indicator
from xundian.accounts.scope import owned_by
from xundian.kit import clock
from xundian.kit.checking import Faults
from xundian.kit.errors import DomainError, Invalid
from xundian.pages.desk.form import Field, asked, filled, refusals, together, version_of, whole_of
from xundian.pages.desk.indicators.listing import show
from xundian.pages.finding import row_of


def new(request):
    """Enter a figure of the own county."""

    def save(sent):
        faults, indicator = Faults(), sent.get("indicator", "")
        # Nothing chosen is told in words of the form, not by the codes that programs know.
        faults.required({"indicator": indicator, "value": sent.get("value", "").strip()}, ["indicator", "value"])
        year = faults.check(whole_of, sent.get("year"), "year")
        amount = faults.check(_amount, sent.get("value"), indicator) if indicator in Indicator.values else 0
        return together(
            faults,
            lambda: actions.record(
                county=request.user.division, year=year, indicator=indicator, amount=amount,
                source=sent.get("source", ""), by=request.user, on=clock.today(),
            ),
        )  # fmt: skip

    given = {"indicator": request.GET.get("indicator", ""), "year": request.GET.get("year", "")}
    return _form(request, _("Enter a figure"), filled(_new_fields(), given), save)


def correct(request, pk):
    """Correct a figure of the own county: another one takes its place, and it stays readable."""
    row = row_of(request, _own(request), pk)

    def save(sent):
        faults = Faults()
        amount = faults.check(_amount, sent.get("value"), row.indicator)
        return together(
            faults,
            lambda: actions.correct(
                figure=row, amount=amount, source=sent.get("source", ""), reason=sent.get("reason", ""),
                expected_version=version_of(sent), by=request.user, on=clock.today(),
            ),
        )  # fmt: skip

    given = {"value": f"{rules.shown(row.amount, row.indicator):f}", "source": row.source}
    return _form(request, _("Correct the figure"), filled(_correction_fields(row), given), save, row)


@require_POST
def withdraw(request, pk):
    """Take a figure back; what it had replaced holds again."""
    row = row_of(request, _own(request), pk)
    try:
        actions.withdraw(figure=row, reason=request.POST.get("reason", ""), by=request.user)
    except DomainError as error:
        return show(request, row, refusals(error), 422)
    messages.success(request, _("Taken back."), extra_tags="done")
    return redirect("indicator", pk=pk)


def _form(request, title, fields, save, row=None):
    shown = {"title": title, "row": row, "version": row.version if row else ""}
    return asked(request, "desk/indicator_form.html", fields, save, "indicator", **shown)


def _new_fields():
    choices = [(each.value, f"{each.label} ({rules.MEASURES[each].unit.label})") for each in Indicator]
    return [
        Field("indicator", _("Indicator"), "select", [("", _("Choose an indicator")), *choices]),
        Field("year", _("Year"), "number", most=4),
        Field("value", _("Figure"), "number", hint=_("In the unit that stands behind the indicator."), most=20),
        _source(),
    ]


def _correction_fields(row):
    unit = rules.MEASURES[row.indicator].unit.label
    return [
        Field("value", _("Figure"), "number", hint=_("In %(unit)s.") % {"unit": unit}, most=20), _source(),
        Field("reason", _("Why it is corrected"), hint=_("For example: revised by the statistics bureau.")),
    ]  # fmt: skip


def _source():
    return Field("source", _("Source"), hint=_("The yearbook, bulletin or document in which the figure stands."))


def _amount(text, indicator):
    """The whole amount of what was typed in the unit of the indicator; Invalid for what is no number."""
    text = (text or "").strip().replace(",", "").replace("，", "").removesuffix("%").removesuffix("％")
    if not text:
        raise Invalid(_("Give the figure as a number, such as 243.43."), field="value", code="required")
    try:
        return rules.amount_of(Decimal(text) if text.isascii() else "", rules.MEASURES[indicator].unit)
    except (ValueError, ArithmeticError):
        raise Invalid(_("Give the figure as a number, such as 243.43."), field="value", code="number") from None


def _own(request):
    return owned_by(request.user, YearFigure.objects.select_related("county", "by"))
