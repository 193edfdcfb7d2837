"""What a visit in the field was told of the pay becomes the wage report of a month (X2.2-7)."""

from datetime import timedelta

from laborers.placements import actions as placements
from laborers.placements.models import Placement, WageReport
from laborers.placements.rules import holds_month, month_of
from laborers.placements.states import WageSource
from laborers.visits.rules import number_of
from laborers.visits.states import VisitKind
from xundian.kit.errors import Conflict
from xundian.kit.money import fen


def report_wage_told(visit):
    """Enter the month before a field visit as paid, if the wage was told and paid in full; a correction corrects it.

    A month that is reported already stays as it is. The WageReport, or None.
    """
    if visit.kind != VisitKind.FIELD_HALF_YEAR or visit.placement_id is None:
        return None
    told = _told(visit)
    if visit.corrects_id:
        former = WageReport.objects.filter(visit_id=visit.corrects_id, corrected_by=None).first()
        if former and former.paid_fen != told:
            return placements.correct_wage(
                report=former, paid_fen=told, source=WageSource.VISIT.value, visit_id=visit.pk, by=visit.by,
                on=visit.visited_on,
            )  # fmt: skip
        if former:
            return None
    if told is None:
        return None
    spell = Placement.everything.get(pk=visit.placement_id)
    month = month_of(month_of(visit.visited_on) - timedelta(days=1))
    if not holds_month(spell.started_on, spell.ended_on, month):
        return None
    on_time = {"yes": True, "no": False}.get(visit.findings.get("paid_on_time"))
    try:
        return placements.report_wage(
            placement=spell, month=month, paid_fen=told, on_time=on_time, source=WageSource.VISIT.value,
            visit_id=visit.pk, by=visit.by, on=visit.visited_on,
        )  # fmt: skip
    except Conflict:
        return None


def _told(visit):
    """Fen a month as told at the visit; None when nobody said, or when not all of it was paid."""
    wage = number_of(visit.findings.get("wage_yuan"))
    return None if wage is None or visit.findings.get("paid_in_full") == "no" else fen(wage)
