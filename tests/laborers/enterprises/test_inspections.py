"""Inspections: the one definition of who may be offered from, each move, each refusal, and the database's own."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, ProgrammingError, connection, transaction
from django.utils import translation

from laborers.enterprises import actions, queries
from laborers.enterprises.models import Enterprise, Inspection
from tests.factories.enterprises import REGISTERED, make_enterprise, make_inspection
from xundian.kit.errors import Conflict, Invalid, MoveRefused

OLD = date(2026, 1, 1)
NEXT = REGISTERED + timedelta(days=1)
SOON = REGISTERED + timedelta(days=20)
LATE = REGISTERED + timedelta(days=40)
CONDITIONAL = {"verdict": "conditional", "environment": "conditions", "conditions": "补装烟感", "conditions_by": SOON}


@pytest.fixture
def firm(tree):
    return make_enterprise(tree.county, inspected=False)


def bar(firm, on):
    found = queries.bar(firm, on)
    inspected = queries.inspected(on).filter(pk=firm.pk).exists()
    # The reason and the definition never disagree.
    assert (found is None) == inspected == queries.holds_inspection(firm, on)
    return found and found[0]


def test_only_a_valid_passing_inspection_opens_the_way(firm):
    assert bar(firm, REGISTERED) == "never"
    make_inspection(firm, on=REGISTERED, valid_until=LATE)
    assert (bar(firm, REGISTERED - timedelta(days=1)), bar(firm, REGISTERED), bar(firm, LATE)) == ("never", None, None)
    assert bar(firm, LATE + timedelta(days=1)) == "expired"


def test_the_newest_inspection_decides(firm):
    make_inspection(firm)
    make_inspection(firm, on=NEXT, environment="poor", verdict="fail")
    assert (bar(firm, REGISTERED), bar(firm, NEXT)) == (None, "failed")
    make_inspection(firm, on=NEXT + timedelta(days=5))
    assert bar(firm, NEXT + timedelta(days=5)) is None


def test_conditions_hold_until_their_day_and_on_when_they_are_met(cast, firm):
    row = make_inspection(firm, **CONDITIONAL)
    assert (bar(firm, SOON), bar(firm, LATE)) == (None, "conditions")
    actions.meet_conditions(inspection=row, met_on=SOON, by=cast.county, on=LATE, note="已复查")
    assert bar(firm, LATE) is None
    with pytest.raises(MoveRefused):
        actions.meet_conditions(inspection=row, met_on=SOON, by=cast.county, on=LATE)


def test_work_that_is_paused_bars_whatever_was_inspected(cast, firm):
    make_inspection(firm)
    paused = actions.set_state(enterprise=firm, state="suspended", reason="停产检修", by=cast.county, on=NEXT)
    assert bar(paused, NEXT) == "suspended"
    resumed = actions.set_state(enterprise=firm, state="active", by=cast.county, on=NEXT)
    assert (bar(resumed, NEXT), resumed.state_reason) == (None, "")


def test_the_refusal_names_the_remedy(firm):
    make_inspection(firm, on=REGISTERED, valid_until=LATE)
    queries.check_inspected(firm, LATE)
    with translation.override("en"), pytest.raises(Conflict) as refusal:
        queries.check_inspected(firm, LATE + timedelta(days=1))
    assert (refusal.value.code, refusal.value.field) == ("not_inspected", "vacancy")
    assert "Inspect it again first" in str(refusal.value.message)


def test_a_planned_one_is_carried_out_on_its_own_row(cast, firm):
    plan = actions.plan_inspection(enterprise=firm, planned_on=SOON, by=cast.county, on=REGISTERED, party="人社、工会")
    assert bar(firm, REGISTERED) == "never"
    done = make_inspection(firm, by=cast.station, plan=plan, on=SOON)
    assert (done.pk, done.state, done.planned_on, done.by, done.party) == (
        plan.pk, "done", SOON, cast.station, "人社、工会",
    )  # fmt: skip
    assert done.valid_until == SOON + timedelta(days=365)
    for again in (
        lambda: make_inspection(firm, plan=plan),
        lambda: actions.cancel_inspection(inspection=plan, by=None),
    ):
        with pytest.raises(MoveRefused):
            again()
    with pytest.raises(Invalid):
        actions.plan_inspection(enterprise=firm, planned_on=REGISTERED, by=cast.county, on=NEXT)


def test_a_planned_one_may_be_called_off(cast, firm):
    plan = actions.plan_inspection(enterprise=firm, planned_on=SOON, by=cast.county, on=REGISTERED)
    assert actions.cancel_inspection(inspection=plan, by=cast.county).state == "cancelled"


def test_a_correction_is_a_new_row_and_the_old_one_counts_no_more(cast, tree, firm):
    wrong = make_inspection(firm)
    right = make_inspection(firm, corrects=wrong, pay="poor", pay_found="拖欠三个月", verdict="fail")
    assert (bar(firm, REGISTERED), queries.newest(REGISTERED).get(enterprise=firm)) == ("failed", right)
    with pytest.raises(Conflict):
        make_inspection(firm, corrects=wrong)
    other = make_enterprise(tree.county)
    with pytest.raises(Invalid):
        make_inspection(other, corrects=right)
    with pytest.raises(MoveRefused):
        actions.meet_conditions(inspection=wrong, met_on=REGISTERED, by=cast.county, on=NEXT)


@pytest.mark.parametrize(
    ("values", "field", "code"),
    [
        ({"pay": ""}, "pay", "part"),
        ({"environment": "poor"}, "verdict", "worse"),
        ({"valid_until": REGISTERED}, "valid_until", "valid_until"),
        ({"verdict": "fail", "valid_until": LATE}, "valid_until", "not_valid"),
        ({"verdict": "conditional"}, "conditions", "conditions"),
        ({"photos": ["x"]}, "photos", "unknown"),
        ({"environment_found": "长" * 501}, "environment_found", "too_long"),
        ({"state": "done"}, "state", "unexpected_field"),
    ],
)
def test_it_refuses_what_does_not_fit_and_writes_nothing(firm, values, field, code):
    with pytest.raises(Invalid) as refusal:
        make_inspection(firm, **values)
    assert [(name, each) for name, each, _message in refusal.value.errors] == [(field, code)]
    assert not Inspection.objects.exists()


def test_photos_may_follow_and_are_never_asked_for(firm):
    row = make_inspection(firm)
    assert row.photos == []
    with_one = actions.add_photos(inspection=row, photos=["a" * 64, "a" * 64], by=None)
    assert with_one.photos == ["a" * 64]
    with pytest.raises(Invalid):
        actions.add_photos(inspection=row, photos=[f"{n:064x}" for n in range(8)], by=None)


@pytest.mark.parametrize(
    "change",
    [
        {"valid_until": REGISTERED}, {"verdict": "fail"}, {"verdict": "conditional"}, {"environment": ""},
        {"environment": "poor"}, {"carried_out_on": None}, {"valid_until": None}, {"conditions_met_on": NEXT},
    ],
)  # fmt: skip
def test_the_database_refuses_impossible_rows(firm, change):
    row = make_inspection(firm)
    facts = {field.attname: getattr(row, field.attname) for field in Inspection._meta.concrete_fields}
    with pytest.raises(IntegrityError), transaction.atomic():
        Inspection.objects.bulk_create([Inspection(**(facts | {"id": None} | change))])


def test_what_was_found_never_changes_and_nothing_is_deleted(firm):
    row = make_inspection(firm)
    for change in (
        {"pay_found": "另写"},
        {"verdict": "fail", "valid_until": None},
        {"carried_out_on": date(2026, 1, 1)},
    ):
        with pytest.raises(ProgrammingError), transaction.atomic():
            Inspection.objects.filter(pk=row.pk).update(**change)
    with pytest.raises(ProgrammingError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM laborers_inspection")


def test_the_definition_is_one_statement_for_all(tree, django_assert_num_queries):
    firms = [make_enterprise(tree.county, inspected=number % 2) for number in range(6)]
    with django_assert_num_queries(1):
        found = set(queries.inspected(REGISTERED).values_list("pk", flat=True))
    assert found == {firm.pk for firm in firms[1::2]}
    assert Enterprise.objects.count() == 6
