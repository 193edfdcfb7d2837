"""One published result with its history; corrected with a reason or taken back, nothing is overwritten (X3.1)."""

import re

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from xundian.accounts.roles import carries
from xundian.accounts.scope import owned_by
from xundian.aggregates import actions, queries
from xundian.aggregates.models import AggregateRecord
from xundian.aggregates.states import MONEY, Printed, RecordState
from xundian.kit import clock
from xundian.kit.checking import Faults
from xundian.kit.errors import DomainError, Invalid
from xundian.pages.desk.form import Field, asked, fen_of, filled, refusals, together, version_of, yuan_text
from xundian.pages.finding import row_of

COUNTS = ("done", "registered", "target")
MOST = 17


def result(request, pk):
    """One line as it holds, and everything that ever stood in its place."""
    return _show(request, row_of(request, AggregateRecord.objects.select_related("county", "by"), pk))


def correct(request, pk):
    """Correct a line of the own county: another one takes its place, with the reason."""
    row = row_of(request, _own(request), pk)

    def save(sent):
        faults, read = Faults(), _yuan if row.measure in MONEY else _people
        numbers = {name: faults.check(read, sent.get(name), name) for name in COUNTS}
        percent, decimals = faults.check(_percent, sent.get("percent")) or (None, 0)
        return together(
            faults,
            lambda: actions.correct(
                record=row, **numbers, printed=sent.get("printed", ""), percent=percent, decimals=decimals,
                source=sent.get("source", ""), reason=sent.get("reason", ""), expected_version=version_of(sent),
                by=request.user, on=clock.today(),
            ),
        )  # fmt: skip

    shown = {"row": row, "period": queries.period_words(row.since, row.until), "version": row.version}
    return asked(
        request, "desk/published_form.html", filled(_fields(row), _given(row)), save, "published-result", **shown
    )


@require_POST
def withdraw(request, pk):
    """Take a line back; what it had replaced holds again."""
    row = row_of(request, _own(request), pk)
    try:
        actions.withdraw(record=row, reason=request.POST.get("reason", ""), by=request.user)
    except DomainError as error:
        return _show(request, row, refusals(error), 422)
    messages.success(request, _("Taken back."), extra_tags="done")
    return redirect("published-result", pk=pk)


def _show(request, row, errors=(), status=200):
    versions = list(queries.versions(row))
    current = next((each for each in versions if each.state == RecordState.CURRENT), None)
    context = {
        "row": row, "period": queries.period_words(row.since, row.until), "money": MONEY, "errors": errors,
        "versions": [(each, queries.compared(each)) for each in versions], "current": current,
        "may_edit": current is not None and carries(request.user.role, "aggregates.edit"),
    }  # fmt: skip
    return render(request, "desk/published_one.html", context, status=status)


def _fields(row):
    hint = _("In yuan.") if row.measure in MONEY else _("People; empty where nothing was published.")
    return [
        Field("done", _("Done"), "number", hint=hint, most=MOST),
        Field("registered", _("of whom registered poor"), "number", hint=hint, most=MOST),
        Field("target", _("Target"), "number", hint=hint, most=MOST),
        Field("percent", _("Percentage as printed"), hint=_("With the decimals of the print: 73.7."), most=8),
        Field("printed", _("The printed percentage is"), "select", Printed.choices),
        Field("source", _("Source"), hint=_("The document in which the line stands.")),
        Field("reason", _("Why it is corrected"), hint=_("For example: a figure was misread when it was typed in.")),
    ]  # fmt: skip


def _given(row):
    told = yuan_text if row.measure in MONEY else (lambda number: "" if number is None else str(number))
    percent = "" if row.percent is None else f"{row.percent / 100:.{row.decimals}f}"
    return {name: told(getattr(row, name)) for name in COUNTS} | {
        "percent": percent, "printed": row.printed, "source": row.source,
    }  # fmt: skip


def _people(text, field):
    """A count of people, or None when nothing was given; Invalid for anything else."""
    text = re.sub("[,，]", "", (text or "").strip())
    if text and not re.fullmatch("[0-9]{1,12}", text):
        raise Invalid(field=field, code="whole", message=_("Give a whole number, such as 17,706."))
    return int(text) if text else None


def _yuan(text, field):
    """Fen of an amount in yuan, or None when nothing was given; of whole yuan the zeros behind may be written."""
    return fen_of(re.sub(r"\.00?$", "", (text or "").strip()), field)


def _percent(text):
    """(hundredths of a per cent, decimals) of a percentage as printed, or None when nothing was given."""
    text = (text or "").strip().removesuffix("%").removesuffix("％").strip()
    if not text:
        return None
    if not re.fullmatch(r"[0-9]{1,4}(\.[0-9]{1,2})?", text):
        raise Invalid(field="percent", code="percent", message=_("Give the percentage as it is printed, such as 73.7."))
    whole, _point, decimals = text.partition(".")
    return int(whole + decimals.ljust(2, "0")), len(decimals)


def _own(request):
    return owned_by(request.user, AggregateRecord.objects.select_related("county", "by"))
