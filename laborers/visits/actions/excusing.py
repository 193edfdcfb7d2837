"""Excusing: one planned visit, or all that lie in a period; opening a closed month for entry."""

from datetime import date, timedelta

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from laborers.visits import rules
from laborers.visits.actions.planning import plan_for
from laborers.visits.models import EntryUnlock, ExcusedPeriod, VisitPlan
from laborers.visits.states import PLAN_MOVES, Excuse, PlanState
from xundian.kit.checking import check_length
from xundian.kit.errors import Conflict, Invalid
from xundian.kit.ids import new_id

# No period of excuse and no month opened again for longer than a year.
LONGEST = timedelta(days=366)


@transaction.atomic
def excuse(*, plan, reason, by, on):
    """A planned visit need not be made, for a reason of states.Excuse; MoveRefused unless it was still waiting."""
    _check_reason(reason)
    plan = locked_plan(plan.pk)
    if plan.state != PlanState.EXCUSED or plan.excused_by_id is None:
        PLAN_MOVES.check(plan.state, PlanState.EXCUSED)
    # An officer's own word holds also when the period that excused it ends.
    plan.state, plan.reason, plan.excused_by = PlanState.EXCUSED, reason, None
    plan.save(update_fields=["state", "reason", "excused_by"])
    return plan.reread()


@transaction.atomic
def excuse_period(*, from_on, to_on, reason, by, on, household=None, laborer=None, id=None):
    """No visits are owed from `from_on` to `to_on`, both included: to a household, or in the field to one migrant.

    Excuses every waiting plan of the subject whose whole window lies in its periods, also those planned later; one
    with days left outside stays owed. A household's period excuses monthly and care visits, a migrant's own the field
    visits. Raises Invalid (reason, days in the wrong order or more than a year), Conflict (overlap, id_reused).
    """
    _check_reason(reason)
    if household is None and laborer is None:
        raise Invalid(field="household", code="required", message=_("Name the household or the migrant."))
    household = laborer.household if laborer else household
    _check_days(from_on, to_on)
    period = ExcusedPeriod(
        id=id or new_id(), household=household, laborer=laborer, division_id=household.division_id, from_on=from_on,
        to_on=to_on, reason=reason, by=by,
    )  # fmt: skip
    try:
        with transaction.atomic():
            period.save(force_insert=True)
    except IntegrityError:
        if ExcusedPeriod.objects.filter(pk=period.pk).exists():
            raise Conflict(_("This id is already taken by another record."), code="id_reused", field="id") from None
        raise Conflict(_("These days are excused already."), code="overlap", field="from_on") from None
    plan_for(household=household, on=on)
    return period


@transaction.atomic
def end_period(*, period, to_on, by, on):
    """The period ends earlier: `to_on` is its last day now. What it excused and has days left is owed again.

    Raises Conflict when it is taken back, Invalid for a day before its first or after its last.
    """
    period = _locked_period(period)
    if not period.from_on <= to_on <= period.to_on:
        raise Invalid(field="to_on", code="out_of_range", message=_("Give a day inside the period."))
    period.to_on = to_on
    period.save(update_fields=["to_on"])
    plan_for(household=period.household, on=on)
    return period.reread()


@transaction.atomic
def withdraw_period(*, period, by, on):
    """Take the period back: it was entered by mistake, and what it excused is owed again. Conflict when it is already.

    What an officer excused by hand, and what was visited all the same, stays as it is.
    """
    period = _locked_period(period)
    period.withdrawn_on, period.withdrawn_by = on, by
    period.save(update_fields=["withdrawn_on", "withdrawn_by"])
    plan_for(household=period.household, on=on)
    return period.reread()


@transaction.atomic
def unlock_entry(*, division, month, until, reason, by, on):
    """Visits made in a month that has closed may be entered again in a division until a day; the row of that month.

    `month` is any day of it. A second time for the same month moves the day. Raises Invalid for a month that is not
    closed, a day in the past or more than a year ahead, or no reason.
    """
    month, reason = month.replace(day=1), reason.strip()
    if on <= rules.closes_on(month):
        raise Invalid(field="month", code="not_closed", message=_("This month is still open for entry."))
    if not on <= until <= on + LONGEST:
        raise Invalid(field="until", code="out_of_range", message=_("Give a day from today on, at most a year ahead."))
    if not reason:
        raise Invalid(field="reason", code="required", message=_("Say why the month is opened again."))
    check_length("reason", reason, 200)
    values = {"until_on": until, "reason": reason, "by": by}
    row, _created = EntryUnlock.objects.update_or_create(division=division, month=month, defaults=values)
    return row.reread()


def locked_plan(pk):
    """The plan under a lock that foreign-key checks of a running sweep need not wait for."""
    return VisitPlan.objects.select_for_update(of=("self",), no_key=True).get(pk=pk)


def _locked_period(period):
    row = ExcusedPeriod.objects.select_for_update(of=("self",), no_key=True).get(pk=period.pk)
    if row.withdrawn_on:
        raise Conflict(_("This period is taken back already."), code="withdrawn")
    return row


def _check_reason(reason):
    if reason not in Excuse.values:
        raise Invalid(field="reason", code="unknown", message=_("Choose a reason from the list of excuses."))


def _check_days(from_on: date, to_on: date):
    if to_on < from_on:
        raise Invalid(field="to_on", code="before_start", message=_("The last day lies before the first."))
    if to_on - from_on > LONGEST:
        raise Invalid(field="to_on", code="too_long", message=_("A period has at most a year; enter the rest later."))
