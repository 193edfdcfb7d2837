"""Writes of wage reports: what was paid in a month of a spell; a correction is a later row (X2.2-7)."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from laborers.placements import rules
from laborers.placements.models import Placement, WageReport
from laborers.placements.states import WageSource
from xundian.kit.errors import Conflict, Invalid
from xundian.kit.ids import new_id
from xundian.kit.records import check_fresh

MOST_FEN = 100_000_000


@transaction.atomic
def report_wage(*, placement, month, paid_fen, source, by, on, on_time=None, note="", visit_id=None, id=None):
    """What was paid for a month, in fen; `month` is any day of it. The WageReport.

    Invalid for a month without a day of this work or one to come, or an odd amount; Conflict (reported) when the month
    is told already: correct it.
    """
    month = rules.month_of(month)
    _check(placement, month, paid_fen, source, on)
    check_fresh(WageReport, id)
    row = WageReport(
        id=id or new_id(), placement=placement, division_id=placement.division_id, month=month, paid_fen=paid_fen,
        on_time=on_time, source=source, visit_id=visit_id, reported_on=on, note=note, by=by,
    )  # fmt: skip
    return _entered(row, "one_report_a_month", _("This month is reported. Correct the report."), "reported")


@transaction.atomic
def correct_wage(
    *, report, paid_fen, by, on, on_time=None, source=WageSource.OFFICER.value, note="", visit_id=None, id=None
):
    """Another amount for the month of a report; None takes the report back. The new WageReport.

    Conflict (corrected) when it was corrected before: correct the newest. Invalid for an odd amount.
    """
    if paid_fen is not None:
        _check_amount(paid_fen)
    _check_source(source)
    check_fresh(WageReport, id)
    row = WageReport(
        id=id or new_id(), placement_id=report.placement_id, division_id=report.division_id, month=report.month,
        paid_fen=paid_fen, on_time=on_time, source=source, visit_id=visit_id, reported_on=on, note=note,
        corrects=report, by=by,
    )  # fmt: skip
    taken = _("This report was corrected before. Correct the newest one.")
    return _entered(row, "laborers_wagereport_corrects_id_key", taken, "corrected")


def _entered(row, constraint, message, code):
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError as error:
        if error.__cause__.diag.constraint_name != constraint:
            raise
        raise Conflict(message, code=code, field="month") from None
    return row


def _check(placement, month, paid_fen, source, on):
    if month > on:
        raise Invalid(field="month", code="in_future", message=_("This month has not come yet."))
    spell = Placement.everything.get(pk=placement.pk)
    if spell.called_off_on or not rules.holds_month(spell.started_on, spell.ended_on, month):
        raise Invalid(field="month", code="not_at_work", message=_("This work has no day in that month."))
    _check_amount(paid_fen)
    _check_source(source)


def _check_amount(paid_fen):
    if paid_fen is None or not 0 <= paid_fen <= MOST_FEN:
        raise Invalid(field="paid", code="amount", message=_("Give what was paid for the month, in yuan."))


def _check_source(source):
    if source not in WageSource.values:
        raise Invalid(field="source", code="unknown", message=_("Choose from the list who told it."))
