"""Which enterprises were inspected: the one definition of who may be offered from (X2.2-3, X4)."""

from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from laborers.enterprises.models import Enterprise, Inspection
from laborers.enterprises.rules import bar_of
from laborers.enterprises.states import BARS, EnterpriseState, InspectionState, Verdict
from xundian.kit.ending import last_told
from xundian.kit.errors import Conflict


def standing():
    """Inspections that were carried out and that no later row corrects."""
    return Inspection.objects.filter(state=InspectionState.DONE, corrected_by=None)


def newest(on):
    """The newest standing inspection of each enterprise that was carried out by the day."""
    rows = standing().filter(carried_out_on__lte=on)
    return rows.order_by("enterprise", "-carried_out_on", "-created_at").distinct("enterprise")


def holding(on):
    """Those of the newest inspections that hold on the day: passed, not run out, conditions met or not yet due."""
    met = Q(verdict=Verdict.PASS) | Q(conditions_met_on__lte=on) | Q(conditions_by__gte=on)
    return Inspection.objects.filter(
        met, pk__in=newest(on).values("pk"), verdict__in=[Verdict.PASS, Verdict.CONDITIONAL], valid_until__gte=on
    )


def inspected(on):
    """Enterprises whose posts can be offered for organised transfer on the day; a queryset, for all 20,000 at once.

    The newest inspection holds, and work with the enterprise is not paused. Nothing else decides this anywhere.
    """
    held = holding(on).values("enterprise")
    return Enterprise.objects.filter(pk__in=held).exclude(state=EnterpriseState.SUSPENDED)


def holds_inspection(enterprise, on):
    """Whether the enterprise is among the inspected ones on the day."""
    return inspected(on).filter(pk=enterprise.pk).exists()


def bar(enterprise, on):
    """Why no post of the enterprise is offered on the day, as (code of states.BARS, sentence with the remedy); or None.

    The same answer as `inspected`, with its reason.
    """
    if enterprise.state == EnterpriseState.SUSPENDED:
        return "suspended", str(BARS["suspended"])
    row = newest(on).filter(enterprise=enterprise).first()
    code = bar_of(row, on)
    if not code:
        return None
    day = row and (row.conditions_by if code == "conditions" else row.valid_until)
    return code, str(BARS[code]) % {"day": day and date_format(day)}


def check_inspected(enterprise, on, field="vacancy"):
    """Conflict (code not_inspected) naming the remedy, unless posts of the enterprise can be offered on the day."""
    barred = bar(enterprise, on)
    if barred:
        message = _("Not offered: %(reason)s") % {"reason": barred[1]}
        raise Conflict(message, code="not_inspected", field=field)


def inspections_ending(on):
    """Inspections holding that run out within the longest distance that is told of."""
    last = last_told(on)
    return holding(on).filter(valid_until__lte=last).select_related("enterprise").order_by("valid_until", "pk")


def conditions_open(on):
    """Standing inspections with conditions that nobody recorded as met, the soonest due first."""
    rows = newest(on).filter(verdict=Verdict.CONDITIONAL, conditions_met_on=None)
    return Inspection.objects.filter(pk__in=rows.values("pk")).select_related("enterprise").order_by("conditions_by")


def planned(inspections):
    """Those of the queryset that are still to be carried out, the soonest first."""
    return inspections.filter(state=InspectionState.PLANNED).order_by("planned_on", "pk")
