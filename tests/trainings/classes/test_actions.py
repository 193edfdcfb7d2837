from datetime import date, timedelta

import pytest

from laborers.placements.actions import withdraw_consent
from laborers.registry import actions as registry
from laborers.registry.models import Case, Skill
from laborers.registry.queries import timeline
from tests.factories.placements import make_placement
from tests.factories.registry import make_household, make_laborer
from tests.factories.surveys import make_assessed_laborer
from tests.factories.trainings import (
    ENDS,
    OPENED,
    STARTS,
    make_class,
    make_institution,
    make_running_class,
    make_sheet,
    make_trainee,
    make_training_consent,
    noon,
    session_on,
)
from trainings.classes import actions, queries
from trainings.classes.models import Attendance, Enrolment, TrainingClass
from xundian.kit.errors import Conflict, DomainError, Invalid, MoveRefused

AFTER = ENDS + timedelta(days=1)


def stage_of(laborer):
    return Case.objects.filter(laborer=laborer).latest("episode").stage


def enrol(row, laborer, on=OPENED, consent=None):
    consent = consent or make_training_consent(laborer, on=on)
    return actions.enrol(training_class=row, laborer=laborer, consent=consent, by=None, on=on)


def test_it_plans_a_class_of_a_township(tree, cast):
    row = make_class(tree.township, state="planned", by=cast.township)
    assert (row.state, row.division, row.capacity) == ("planned", tree.township, 30)


@pytest.mark.parametrize(
    ("field", "changes"),
    [
        ("ends_on", {"ends_on": STARTS - timedelta(days=1)}),
        ("capacity", {"capacity": 0}),
        ("kind", {"kind": "nonsense"}),
        ("kind", {"kind": ""}),
        ("occupation", {"occupation": "电焊"}),
        ("project", {"project": "nonsense"}),
    ],
)
def test_it_refuses_a_plan_that_cannot_be(tree, field, changes):
    with pytest.raises(Invalid) as refusal:
        make_class(tree.township, state="planned", **changes)
    assert refusal.value.field == field
    assert not TrainingClass.objects.exists()


def test_it_refuses_a_class_outside_the_county_of_the_institution(tree):
    with pytest.raises(Invalid) as refusal:
        make_class(tree.other_county, institution=make_institution(tree.county))
    assert refusal.value.field == "division"


def test_it_opens_only_with_an_approved_institution(tree):
    institution = make_institution(tree.county, approved_from=date(2026, 4, 1))
    with pytest.raises(Invalid) as refusal:
        make_class(tree.township, institution=institution)
    assert (refusal.value.field, refusal.value.code) == ("institution", "not_approved")
    assert TrainingClass.objects.get().state == "planned"


@pytest.mark.parametrize("step", ["start", "assess", "close"])
def test_it_takes_no_step_before_its_turn(tree, step):
    row = make_class(tree.township, state="planned")
    with pytest.raises(MoveRefused):
        getattr(actions, step)(training_class=row, by=None, on=STARTS)


def test_it_takes_no_step_after_its_end(tree):
    row = actions.cancel(training_class=make_class(tree.township), by=None, on=STARTS)
    for step in (actions.open, actions.start, actions.assess, actions.close, actions.cancel):
        with pytest.raises(MoveRefused):
            step(training_class=row, by=None, on=STARTS)
    assert TrainingClass.objects.get().state == "cancelled"


def test_it_starts_on_its_day_with_trainees(tree):
    row = make_class(tree.township)
    with pytest.raises(Conflict) as empty:
        actions.start(training_class=row, by=None, on=STARTS)
    make_trainee(row, tree.village)
    with pytest.raises(Invalid) as early:
        actions.start(training_class=row, by=None, on=STARTS - timedelta(days=1))
    assert (empty.value.code, early.value.code) == ("no_trainees", "class_begins_later")
    assert actions.start(training_class=row, by=None, on=STARTS).state == "running"


def test_it_enrols_with_consent_and_moves_the_case(tree, cast):
    row, laborer = make_class(tree.township), make_assessed_laborer(tree)
    consent = make_training_consent(laborer)
    enrolment = actions.enrol(training_class=row, laborer=laborer, consent=consent, by=cast.officer, on=OPENED)
    assert (enrolment.state, enrolment.consent, enrolment.division) == ("enrolled", consent, tree.village)
    assert stage_of(laborer) == "training"
    told = [event.kind for event in timeline(enrolment.case)]
    assert told[:2] == ["stage", "enrolled"]
    with pytest.raises(Conflict) as again:
        actions.enrol(training_class=row, laborer=laborer, consent=consent, by=cast.officer, on=OPENED)
    assert again.value.code == "already_in_class"


def test_it_says_assess_first(tree):
    laborer = make_laborer(make_household(tree.village))
    with pytest.raises(Conflict) as refusal:
        enrol(make_class(tree.township), laborer)
    assert refusal.value.code == "assess_first"
    assert stage_of(laborer) == "surveyed"
    assert not Enrolment.objects.exists()


def test_it_enrols_nobody_who_has_work(tree):
    laborer = make_assessed_laborer(tree)
    make_placement(laborer, started_on=OPENED)
    with pytest.raises(Conflict) as refusal:
        enrol(make_class(tree.township), laborer)
    assert refusal.value.code == "already_placed"


def test_it_enrols_nobody_under_sixteen(tree):
    child = make_assessed_laborer(
        tree, direction="not_seeking", birth=OPENED.replace(year=OPENED.year - 16) + timedelta(1)
    )
    with pytest.raises(Conflict) as refusal:
        enrol(make_class(tree.township), child)
    assert refusal.value.code == "too_young"
    assert not Enrolment.objects.exists()


def test_it_enrols_nobody_without_an_open_case(tree):
    laborer = make_assessed_laborer(tree)
    registry.advance(case=registry.open_case_of(laborer), to="closed", outcome="moved", by=None, on=OPENED)
    with pytest.raises(Conflict) as refusal:
        enrol(make_class(tree.township), laborer)
    assert refusal.value.code == "no_open_case"


def test_it_enrols_nobody_with_a_consent_that_does_not_hold(tree):
    row, laborer, other = make_class(tree.township), make_assessed_laborer(tree), make_assessed_laborer(tree)
    withdrawn = withdraw_consent(consent=make_training_consent(laborer), on=OPENED, by=None)
    consents = {
        "consent_withdrawn": withdrawn,
        "consent_of_another": make_training_consent(other),
        "consent_purpose": make_training_consent(laborer, purpose="placement"),
        "consent_later": make_training_consent(laborer, on=OPENED + timedelta(days=1)),
        "consent_required": None,
    }
    refused = []
    for consent in consents.values():
        with pytest.raises(Invalid) as refusal:
            actions.enrol(training_class=row, laborer=laborer, consent=consent, by=None, on=OPENED)
        refused.append(refusal.value.code)
    assert refused == list(consents)
    assert stage_of(laborer) == "assessed"


def test_it_enrols_only_while_open_and_only_people_of_the_place(tree):
    far = make_assessed_laborer(tree.far_village)
    with pytest.raises(Invalid) as elsewhere:
        enrol(make_class(tree.township), far)
    with pytest.raises(MoveRefused) as closed:
        enrol(make_class(tree.county, state="planned"), far)
    assert (elsewhere.value.code, closed.value.code) == ("elsewhere", "class_not_open")
    assert enrol(make_class(tree.county), far).state == "enrolled"


def test_it_enrols_nobody_once_the_approval_is_over(tree):
    institution = make_institution(tree.county, approved_to=OPENED)
    row = make_class(tree.township, institution=institution)
    with pytest.raises(Invalid) as refusal:
        enrol(row, make_assessed_laborer(tree), on=OPENED + timedelta(days=1))
    assert refusal.value.code == "not_approved"


def test_a_place_given_up_is_free_again_and_whoever_left_may_come_back(tree):
    row = make_class(tree.township, capacity=1)
    first = make_trainee(row, tree.village)
    other = make_assessed_laborer(tree)
    with pytest.raises(Conflict) as full:
        enrol(row, other)
    actions.withdraw(enrolment=first, by=None, on=OPENED)
    enrol(row, other)
    back = enrol(make_second_place(row), first.laborer)
    assert full.value.code == "full"
    assert (back.state, first.reread().state) == ("enrolled", "withdrawn")


def make_second_place(row):
    TrainingClass.objects.filter(pk=row.pk).update(capacity=2)
    return row


def test_it_keeps_one_sheet_a_session(tree, cast):
    row, (one, two) = make_running_class(tree.township, tree.village)
    counts = make_sheet(row, STARTS, present=[one, two], by=cast.township)
    assert counts == {"present": 2, "absent": 0}
    counts = make_sheet(row, STARTS, present=[two], by=cast.township)
    assert counts == {"present": 1, "absent": 1}
    assert dict(Attendance.objects.values_list("enrolment", "present")) == {one.pk: False, two.pk: True}


def test_a_sheet_is_written_by_the_same_statements_for_any_number(tree, django_assert_num_queries):
    small, few = make_running_class(tree.township, tree.village, trainees=3)
    large, many = make_running_class(tree.township, tree.village, trainees=30)
    for row, trainees in ((small, few), (large, many)):
        session, there = session_on(row, STARTS), [each.pk for each in trainees]
        with django_assert_num_queries(8):
            actions.mark(session=session, present=there, absent=[], by=None, at=noon(STARTS))


def test_a_sheet_refuses_strangers_and_days_ahead(tree):
    row, (one, _two) = make_running_class(tree.township, tree.village)
    _other, (stranger, _friend) = make_running_class(tree.township, tree.village)
    tomorrow = STARTS + timedelta(days=1)
    for day, present, code in [(STARTS, [one, stranger], "not_a_trainee"), (tomorrow, [one], "not_a_class_day")]:
        with pytest.raises(Invalid) as refusal:
            make_sheet(row, day, present=present, at=noon(STARTS))
        assert refusal.value.code == code
    assert not Attendance.objects.exists()


def test_who_left_is_no_longer_on_the_sheet(tree):
    row, (one, two) = make_running_class(tree.township, tree.village)
    actions.withdraw(enrolment=one, by=None, on=STARTS)
    counts = make_sheet(row, STARTS, present=[two])
    assert counts == {"present": 1, "absent": 0}


def test_it_is_inspected_once_a_day(tree, cast):
    row, _trainees = make_running_class(tree.township, tree.village)
    look = {"training_class": row, "day": STARTS, "by": cast.township, "on": STARTS, "findings": "设备不足"}
    assert actions.inspect(**look, present=2, village_staff_present=True).findings == "设备不足"
    with pytest.raises(Conflict) as twice:
        actions.inspect(**look, present=2)
    with pytest.raises(Invalid) as many:
        actions.inspect(**look, present=3)
    assert (twice.value.code, many.value.code) == ("already_inspected", "too_many")


def test_it_is_inspected_only_while_it_runs(tree, cast):
    with pytest.raises(MoveRefused):
        actions.inspect(training_class=make_class(tree.township), day=STARTS, present=0, by=cast.township, on=STARTS)


def test_a_certificate_becomes_a_skill_and_the_search_goes_on(tree, cast):
    _row, (one, _two) = make_running_class(tree.township, tree.village)
    done = actions.complete(
        enrolment=one, passed=True, score=88, certificate="滇2026-001", level="5", by=cast.township, on=ENDS
    )
    assert (done.state, done.ended_on, done.score) == ("completed", ENDS, 88)
    skill = Skill.objects.get(laborer=one.laborer)
    assert (skill.occupation, skill.certificate, skill.level, skill.source) == (
        "welding",
        "滇2026-001",
        "5",
        "training",
    )
    assert stage_of(one.laborer) == "matching"
    assert {"trained", "skill", "stage"} <= {event.kind for event in timeline(one.case).filter(on=ENDS)}


def test_who_did_not_pass_gets_no_skill_and_the_search_goes_on(tree):
    _row, (one, _two) = make_running_class(tree.township, tree.village)
    assert actions.complete(enrolment=one, passed=False, score=40, by=None, on=ENDS).state == "failed"
    assert stage_of(one.laborer) == "matching"
    assert not Skill.objects.exists()


@pytest.mark.parametrize(
    ("result", "code"),
    [
        ({"passed": False, "certificate": "滇-1"}, "not_passed"),
        ({"passed": True, "score": 101}, "score"),
        ({"passed": True, "level": "nonsense"}, "unknown_code"),
        ({"passed": True, "on": OPENED - timedelta(days=1)}, "ended_too_early"),
    ],
)
def test_it_refuses_an_impossible_result(tree, result, code):
    _row, (one, _two) = make_running_class(tree.township, tree.village)
    with pytest.raises(Invalid) as refusal:
        actions.complete(**{"enrolment": one, "by": None, "on": ENDS} | result)
    assert refusal.value.code == code
    assert stage_of(one.laborer) == "training"


def test_a_certificate_number_belongs_to_one_person(tree):
    _row, (one, two) = make_running_class(tree.township, tree.village)
    actions.complete(enrolment=one, passed=True, certificate="滇-1", by=None, on=ENDS)
    with pytest.raises(Conflict) as refusal:
        actions.complete(enrolment=two, passed=True, certificate="滇-1", by=None, on=ENDS)
    assert refusal.value.code == "certificate_taken"


def test_there_are_no_results_before_the_class_runs_and_none_twice(tree):
    waiting = make_trainee(make_class(tree.township), tree.village)
    with pytest.raises(MoveRefused) as early:
        actions.complete(enrolment=waiting, passed=True, by=None, on=OPENED)
    assert early.value.code == "no_results_yet"
    _row, (one, _two) = make_running_class(tree.township, tree.village)
    actions.complete(enrolment=one, passed=True, by=None, on=ENDS)
    for step in (actions.withdraw, lambda **told: actions.complete(passed=False, **told)):
        with pytest.raises(MoveRefused):
            step(enrolment=one, by=None, on=ENDS)


def test_leaving_has_no_other_consequence(tree):
    _row, (one, _two) = make_running_class(tree.township, tree.village)
    left = actions.withdraw(enrolment=one, by=None, on=STARTS, note="家中有事")
    assert (left.state, left.note, left.score) == ("withdrawn", "家中有事", None)
    assert stage_of(one.laborer) == "matching"
    assert enrol(make_class(tree.township), one.laborer, on=STARTS).state == "enrolled"


def test_who_found_work_during_the_class_stays_placed(tree):
    _row, (one, _two) = make_running_class(tree.township, tree.village)
    make_placement(one.laborer, started_on=ENDS)
    actions.withdraw(enrolment=one, by=None, on=ENDS)
    assert stage_of(one.laborer) == "placed"


def test_it_closes_when_everyone_has_a_result(tree):
    row, (one, two) = make_running_class(tree.township, tree.village)
    actions.complete(enrolment=one, passed=True, by=None, on=ENDS)
    actions.assess(training_class=row, by=None, on=ENDS)
    with pytest.raises(Conflict) as refusal:
        actions.close(training_class=row, by=None, on=ENDS)
    assert refusal.value.code == "results_missing"
    actions.complete(enrolment=two, passed=False, by=None, on=ENDS)
    assert actions.close(training_class=row, by=None, on=ENDS).state == "closed"


def test_cancelling_lets_everyone_go(tree):
    row, trainees = make_running_class(tree.township, tree.village)
    assert actions.cancel(training_class=row, by=None, on=STARTS).state == "cancelled"
    assert set(Enrolment.objects.values_list("state", flat=True)) == {"withdrawn"}
    assert {stage_of(each.laborer) for each in trainees} == {"matching"}


def test_a_client_id_is_used_once(tree):
    one = make_trainee(make_class(tree.township), tree.village)
    laborer = make_assessed_laborer(tree)
    with pytest.raises(DomainError) as refusal:
        actions.enrol(
            training_class=one.training_class, laborer=laborer, consent=make_training_consent(laborer), by=None,
            on=OPENED, id=one.pk,
        )  # fmt: skip
    assert refusal.value.code == "id_reused"
    assert stage_of(laborer) == "assessed"


def test_it_counts_as_trained_who_completed_between_two_days(tree, cast):
    _row, (done, _other) = make_running_class(tree.township, tree.village)
    actions.complete(enrolment=done, passed=True, by=None, on=ENDS)
    assert list(queries.trained(Enrolment.objects.all(), STARTS, ENDS)) == [done]
    assert not queries.trained(Enrolment.objects.all(), AFTER, AFTER)
