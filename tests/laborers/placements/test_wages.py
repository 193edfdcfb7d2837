"""Wage reports: one a month, corrected by a later row, fed by what visits in the field are told."""

from datetime import date

import pytest
from django.db import transaction
from django.db.utils import ProgrammingError

from laborers import journeys
from laborers.placements import actions
from laborers.placements.models import WageReport
from tests.factories.placements import make_placement
from tests.factories.surveys import make_assessed_laborer
from tests.factories.visits import make_visit
from xundian.kit.errors import Conflict, DomainError

BEGAN, ON, MARCH = date(2026, 3, 10), date(2026, 5, 8), date(2026, 3, 1)


@pytest.fixture
def placement(cast, tree):
    return make_placement(make_assessed_laborer(tree), by=cast.officer, started_on=BEGAN, wage_fen=400_000)


def report(placement, month=date(2026, 4, 20), **values):
    values = {"paid_fen": 410_000, "source": "officer", "by": None, "on": ON} | values
    return actions.report_wage(placement=placement, month=month, **values)


def refused(placement, **values):
    with pytest.raises(DomainError) as caught:
        report(placement, **values)
    return caught.value.field, caught.value.code


def test_any_day_stands_for_its_month_and_a_month_is_told_once(placement):
    row = report(placement)
    assert (row.month, row.division_id) == (date(2026, 4, 1), placement.division_id)
    assert refused(placement, month=date(2026, 4, 1)) == ("month", "reported")


def test_it_refuses_a_month_without_this_work_and_odd_amounts(placement):
    assert refused(placement, month=date(2026, 2, 28)) == ("month", "not_at_work")
    assert refused(placement, month=date(2026, 6, 1)) == ("month", "in_future")
    assert refused(placement, paid_fen=None) == ("paid", "amount")
    assert refused(placement, paid_fen=-1) == ("paid", "amount")
    assert refused(placement, source="neighbour") == ("source", "unknown")
    assert not WageReport.objects.exists()


def test_a_correction_is_a_later_row_and_only_the_newest_can_be_corrected(placement):
    first = report(placement)
    second = actions.correct_wage(report=first, paid_fen=420_000, by=None, on=ON, note="加班")
    with pytest.raises(Conflict) as caught:
        actions.correct_wage(report=first, paid_fen=1, by=None, on=ON)
    assert caught.value.code == "corrected"
    actions.correct_wage(report=second, paid_fen=None, by=None, on=ON)
    amounts = WageReport.objects.order_by("id").values_list("paid_fen", flat=True)
    assert list(amounts) == [410_000, 420_000, None]


def test_what_was_written_cannot_be_changed_even_by_hand(placement):
    row = report(placement)
    with pytest.raises(ProgrammingError), transaction.atomic():
        WageReport.objects.filter(pk=row.pk).update(paid_fen=1)


def visited(cast, placement, **findings):
    told = {"wage_yuan": "4250.50", "paid_in_full": "yes", "paid_on_time": "no"} | findings
    found = {name: value for name, value in told.items() if value is not None}
    return make_visit(
        placement.household, ON, cast.station, kind="field_half_year", laborer=placement.laborer, findings=found,
        consent="visit_2026_1",
    )[0]  # fmt: skip


def test_a_field_visit_reports_the_month_before_it(cast, placement):
    visit = visited(cast, placement)
    row = WageReport.objects.get()
    assert (row.month, row.paid_fen, row.on_time, row.source) == (date(2026, 4, 1), 425_050, False, "visit")
    assert (row.visit_id, row.by, row.reported_on) == (visit.pk, cast.station, ON)


@pytest.mark.parametrize("findings", [{"wage_yuan": None}, {"paid_in_full": "no"}])
def test_a_visit_reports_nothing_that_was_not_told_or_not_paid(cast, placement, findings):
    visited(cast, placement, **findings)
    assert not WageReport.objects.exists()


def test_a_visit_leaves_a_month_that_is_reported_as_it_is(cast, placement):
    report(placement)
    visited(cast, placement)
    assert WageReport.objects.get().paid_fen == 410_000


def test_a_visit_that_is_corrected_corrects_its_report(cast, placement):
    first = visited(cast, placement)
    again = {"kind": "field_half_year", "laborer": placement.laborer, "consent": "visit_2026_1"}
    second, _made = make_visit(
        placement.household, ON, cast.station, corrects=first, findings={"wage_yuan": "4300"}, **again
    )
    assert WageReport.objects.get(corrected_by=None).paid_fen == 430_000
    make_visit(placement.household, ON, cast.station, corrects=second, outcome="withdrawn", **again)
    assert WageReport.objects.get(corrected_by=None).paid_fen is None


def test_the_end_of_work_leaves_its_reports(cast, placement):
    report(placement)
    journeys.end_placement(placement=placement, ended_on=ON, reason="family", by=cast.officer, on=ON)
    assert WageReport.objects.count() == 1
    assert refused(placement, month=date(2026, 6, 1), on=date(2026, 6, 9)) == ("month", "not_at_work")
