"""Visits are written down once, counted once, and corrected by a later row."""

import uuid
from datetime import date

import pytest
from django.db import DatabaseError, transaction

from laborers.registry import actions as registry
from laborers.registry import queries as registry_queries
from laborers.registry.models import Dependant
from laborers.visits import actions, queries
from laborers.visits.models import Visit, VisitPlan
from tests.factories.codes import load_shipped
from tests.factories.placements import make_placement
from tests.factories.registry import make_household, make_laborer
from tests.factories.visits import make_visit, noon
from xundian.kit.errors import Conflict, Forbidden, Invalid, MoveRefused

APRIL_3 = date(2026, 4, 3)


@pytest.fixture
def placement(cast, tree):
    found = make_placement(make_laborer(make_household(tree.village)), by=cast.officer)
    actions.plan(on=APRIL_3)
    return found


@pytest.fixture
def household(placement):
    return placement.household


def plan_of(household, period, kind="household_monthly"):
    return VisitPlan.objects.get(household=household, period=period, kind=kind)


def refused(household, visited_on, by, **content):
    count = Visit.objects.count()
    with pytest.raises((Invalid, Conflict)) as refusal:
        make_visit(household, visited_on, by, **content)
    assert Visit.objects.count() == count
    return refusal.value.errors[0][:2]


def test_a_visit_makes_the_plan_of_its_window_done(cast, household):
    visit, created = make_visit(household, APRIL_3, cast.officer, findings={"land": "leased"})
    assert created
    april, march = plan_of(household, "2026-04"), plan_of(household, "2026-03")
    assert (visit.plan, april.state, april.done_on, march.state) == (april, "done", APRIL_3, "planned")


@pytest.mark.parametrize("outcome", ["nobody_home", "refused", "unreachable"])
def test_an_attempt_is_kept_and_does_not_count(cast, household, outcome):
    visit, _created = make_visit(household, APRIL_3, cast.officer, outcome=outcome)
    april = plan_of(household, "2026-04")
    assert (visit.plan, april.state, april.done_on) == (april, "planned", None)


def test_the_same_id_with_the_same_content_is_the_same_visit(cast, household):
    mine = uuid.uuid4()
    first, created = make_visit(household, APRIL_3, cast.officer, id=mine, note="平安")
    again, repeated = make_visit(household, APRIL_3, cast.officer, id=mine, note="平安", at=noon(date(2026, 4, 9)))
    assert (created, repeated, again) == (True, False, first)
    assert Visit.objects.count() == 1
    event = [each.kind for each in registry_queries.timeline(registry.open_case_of(household.laborers.get()))]
    assert event.count("visited") == 1


@pytest.mark.parametrize(
    "other", [{"note": "别的"}, {"outcome": "refused"}, {"findings": {"land": "idle"}}, {"mode": "phone"}]
)
def test_the_same_id_with_other_content_is_refused(cast, household, other):
    mine = uuid.uuid4()
    make_visit(household, APRIL_3, cast.officer, id=mine)
    assert refused(household, APRIL_3, cast.officer, id=mine, **other) == ("id", "id_reused")
    assert refused(household, APRIL_3, cast.township, id=mine) == ("id", "id_reused")


def test_a_visit_is_never_changed_or_deleted(cast, household):
    visit, _created = make_visit(household, APRIL_3, cast.officer)
    for change in (lambda: Visit.objects.update(note="x"), visit.delete):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


def test_a_correction_takes_the_visit_back_and_the_plan_waits_again(cast, household):
    visit, _created = make_visit(household, APRIL_3, cast.officer)
    make_visit(household, APRIL_3, cast.officer, corrects=visit, outcome="nobody_home")
    april = plan_of(household, "2026-04")
    assert (april.state, april.done_on) == ("planned", None)
    assert refused(household, APRIL_3, cast.officer, corrects=visit) == ("corrects", "corrected")


def test_a_correction_of_the_day_moves_the_visit_to_another_plan(cast, household):
    visit, _created = make_visit(household, APRIL_3, cast.officer)
    make_visit(household, date(2026, 3, 30), cast.officer, corrects=visit, at=noon(APRIL_3), late_reason="记错了日期")
    assert plan_of(household, "2026-04").state == "planned"
    assert plan_of(household, "2026-03").done_on == date(2026, 3, 30)


def test_a_correction_concerns_the_same_subject(cast, tree, household):
    visit, _created = make_visit(household, APRIL_3, cast.officer)
    other = make_placement(make_laborer(make_household(tree.village), name="王芳"), by=cast.officer).household
    assert refused(other, APRIL_3, cast.officer, corrects=visit) == ("corrects", "foreign")


def test_the_earliest_of_two_visits_is_the_day_it_was_done(cast, household):
    make_visit(household, date(2026, 4, 20), cast.officer)
    make_visit(household, APRIL_3, cast.officer, at=noon(date(2026, 4, 21)))
    assert plan_of(household, "2026-04").done_on == APRIL_3


def test_an_overdue_plan_is_done_late_when_it_is_named(cast, household):
    march = plan_of(household, "2026-03")
    assert refused(household, APRIL_3, cast.officer, plan=march) == ("late_reason", "required")
    make_visit(household, APRIL_3, cast.officer, plan=march, late_reason="大雪封山")
    march.refresh_from_db()
    assert (march.state, march.done_on) == ("done", APRIL_3)
    assert plan_of(household, "2026-04").state == "planned"


def test_a_plan_that_is_not_for_this_visit_is_refused(cast, tree, household):
    field = plan_of(household, "1", "field_half_year")
    assert refused(household, APRIL_3, cast.officer, plan=field) == ("plan", "foreign")
    april = plan_of(household, "2026-04")
    assert refused(household, date(2026, 3, 30), cast.officer, plan=april) == ("plan", "too_early")


def test_a_sweep_that_is_late_costs_nobody_the_visit(cast, household):
    visit, _created = make_visit(household, date(2026, 7, 9), cast.officer)
    assert visit.plan.period == "2026-07"
    assert plan_of(household, "2026-07").state == "done"
    assert plan_of(household, "2026-06").state == "planned"


def test_a_visit_nobody_owed_is_kept_without_a_plan(cast, tree):
    home = make_household(tree.village)
    visit, _created = make_visit(home, APRIL_3, cast.officer)
    assert visit.plan is None
    assert not VisitPlan.objects.filter(household=home).exists()


def test_a_day_to_come_is_refused(cast, household):
    assert refused(household, date(2026, 4, 4), cast.officer, at=noon(APRIL_3)) == ("visited_on", "in_future")


def test_the_township_enters_what_the_village_no_longer_may(cast, household):
    late = {"at": noon(date(2026, 6, 2)), "late_reason": "手机坏了"}
    assert refused(household, APRIL_3, cast.officer, **late) == ("visited_on", "month_closed")
    make_visit(household, APRIL_3, cast.township, **late)
    assert plan_of(household, "2026-04").state == "done"


def test_the_day_of_entry_is_the_county_s_day(cast, household):
    late = noon(APRIL_3).replace(day=2, hour=16, minute=30)  # 00:30 on 3 April in the county
    visit, _created = make_visit(household, APRIL_3, cast.officer, at=late)
    assert visit.entered_at == late


def test_a_field_visit_concerns_one_migrant(cast, household, placement):
    field = {"kind": "field_half_year", "findings": {"paid_in_full": "yes", "wish_to_stay": "yes"}}
    assert refused(household, APRIL_3, cast.station, **field) == ("placement", "required")
    visit, _created = make_visit(household, APRIL_3, cast.station, laborer=placement.laborer, **field)
    assert (visit.placement, visit.laborer) == (placement, placement.laborer)
    assert plan_of(household, "1", "field_half_year").state == "done"
    assert plan_of(household, "2026-04").state == "planned"


def test_a_station_does_not_visit_families(cast, household):
    with pytest.raises(Forbidden):
        make_visit(household, APRIL_3, cast.station)
    assert not Visit.objects.exists()


def test_a_household_visit_takes_no_placement(cast, household, placement):
    assert refused(household, APRIL_3, cast.officer, placement=placement) == ("placement", "not_here")


def test_a_field_visit_to_work_of_another_household_is_refused(cast, tree, placement):
    other = make_household(tree.village)
    answer = refused(other, APRIL_3, cast.officer, kind="field_half_year", placement=placement)
    assert answer == ("placement", "foreign")


@pytest.mark.parametrize(
    ("findings", "problem"),
    [
        ({"land": "sold"}, ("findings.land", "unknown_answer")),
        ({"religion": "x"}, ("findings.religion", "unknown_question")),
        ({"members": "all"}, ("findings.members", "per_person")),
    ],
)
def test_wrong_findings_are_named(cast, household, findings, problem):
    assert refused(household, APRIL_3, cast.officer, findings=findings) == problem


def test_findings_speak_of_people_of_the_household_only(cast, household):
    child = Dependant.objects.create(household=household, name="马小军", kind="child")
    migrant = household.laborers.get()
    good = {"schooling": {str(child.pk): "enrolled"}, "members": {str(migrant.pk): "no_change"}}
    make_visit(household, APRIL_3, cast.officer, findings=good)
    swapped = {"schooling": {str(migrant.pk): "enrolled"}}
    assert refused(household, APRIL_3, cast.officer, findings=swapped)[1] == "foreign"


@pytest.mark.parametrize("field", ["kind", "outcome", "mode"])
def test_unknown_words_are_refused(cast, household, field):
    assert refused(household, APRIL_3, cast.officer, **{field: "whatever"}) == (field, "unknown")


def test_an_excuse_needs_a_reason_and_a_waiting_plan(cast, household):
    april = plan_of(household, "2026-04")
    with pytest.raises(Invalid):
        actions.excuse(plan=april, reason="tired", by=cast.officer, on=APRIL_3)
    assert actions.excuse(plan=april, reason="migrant_home", by=cast.officer, on=APRIL_3).state == "excused"
    with pytest.raises(MoveRefused):
        actions.excuse(plan=april, reason="migrant_home", by=cast.officer, on=APRIL_3)


def test_a_visit_made_all_the_same_counts_over_its_excuse(cast, household):
    april = plan_of(household, "2026-04")
    actions.excuse(plan=april, reason="road_closed", by=cast.officer, on=APRIL_3)
    visit, _created = make_visit(household, date(2026, 4, 9), cast.officer)
    april.refresh_from_db()
    assert (visit.plan, april.state, april.reason) == (april, "done", "")


@pytest.mark.parametrize(("field", "longest"), [("note", 500), ("met", 50), ("late_reason", 200)])
def test_words_longer_than_the_form_are_refused_by_name(household, cast, field, longest):
    assert refused(household, APRIL_3, cast.officer, **{field: "x" * (longest + 1)}) == (field, "max_length")


# --- both days of a visit, word from a neighbour, photos, consent ---


def test_the_day_of_the_visit_and_the_day_of_entry_are_kept_apart(cast, household):
    make_visit(household, date(2026, 3, 30), cast.officer, at=noon(APRIL_3), late_reason="无信号")
    march = plan_of(household, "2026-03")
    assert (march.done_on, march.entered_on) == (date(2026, 3, 30), APRIL_3)
    counted = queries.counts(VisitPlan.objects.filter(kind="household_monthly"), APRIL_3)
    assert [(row["done"], row["in_time"], row["entered_in_time"]) for row in counted] == [(1, 1, 0)]


def test_a_row_that_puts_another_right_was_entered_when_that_one_was(cast, household):
    visit, _created = make_visit(household, date(2026, 3, 30), cast.officer)
    told = {"at": noon(APRIL_3), "late_reason": "改正"}
    right, _created = make_visit(household, date(2026, 3, 29), cast.officer, corrects=visit, **told)
    march = plan_of(household, "2026-03")
    assert (march.done_on, march.entered_on) == (date(2026, 3, 29), date(2026, 3, 30))
    attempt, _created = make_visit(
        household, date(2026, 3, 29), cast.officer, corrects=right, outcome="nobody_home", **told
    )  # fmt: skip
    make_visit(household, date(2026, 3, 29), cast.officer, corrects=attempt, **told)
    assert plan_of(household, "2026-03").entered_on == APRIL_3


def test_word_from_a_neighbour_is_kept_and_does_not_count(cast, household):
    visit, _created = make_visit(household, APRIL_3, cast.officer, mode="neighbour", note="都好")
    april = plan_of(household, "2026-04")
    assert (visit.plan, april.state) == (april, "planned")


@pytest.mark.parametrize(
    ("photos", "problem"), [(["a" * 63], "unknown"), (["G" * 64], "unknown"), (["a" * 64] * 10, "too_many")]
)
def test_photos_are_named_by_their_digest(cast, household, photos, problem):
    assert refused(household, APRIL_3, cast.officer, photos=photos) == ("photos", problem)
    visit, _created = make_visit(household, APRIL_3, cast.officer, photos=["0f" * 32])
    assert visit.photos == ["0f" * 32]


def test_sensitive_answers_name_a_text_that_was_read(cast, household, placement):
    load_shipped()
    field = {"kind": "field_half_year", "laborer": placement.laborer, "findings": {"papers_held": "no"}}
    problem = refused(household, APRIL_3, cast.station, **field)
    assert problem == ("findings.papers_held", "consent_required")
    assert refused(household, APRIL_3, cast.station, consent="1999", **field) == ("consent", "unknown_text")
    for version in ("2026-1", "visit_2026_1"):
        assert make_visit(household, APRIL_3, cast.station, consent=version, **field)[0].consent == version
