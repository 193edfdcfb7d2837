"""What trainings tell of trainees and students, and what subsidies make of it: the lines SKILL and EDU of X2.3."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from laborers.registry import actions as registry
from laborers.subsidies import actions, queries
from laborers.subsidies.models import Entitlement
from tests.factories.programmes import make_programme
from tests.factories.registry import make_household
from tests.factories.selections import make_final
from tests.factories.trainings import ENDS, STARTS, make_class, make_closed_class, make_institution, make_trainee
from trainings.classes import actions as classes
from trainings.institutions.models import Institution
from trainings.subsidies.queries import institution_of, students, trainees

NEXT, SINCE = ENDS + timedelta(days=1), date(2026, 1, 1)


@pytest.fixture
def school(tree):
    """An institution on a final list."""
    make_final(tree.county, held=(date(2026, 3, 1), date(2026, 12, 31)))
    return Institution.objects.get(name="2026年度职业培训机构评选甲校")


def closed(tree, school, people=1, place=None, **values):
    values = {"project": "dewdrop", "subsidised": True, "institution": school} | values
    return make_closed_class(tree.township, place or tree.village, trainees=people, **values)[1]


def schooling(tree, place, rule="EDU-LIVING", state="open"):
    programme = make_programme(tree.county, kind="schooling", subsidy_rule=rule)
    row = make_class(tree.township, programme=programme, kind="technician", occupation="")
    enrolment = make_trainee(row, place)
    if state == "running":
        classes.start(training_class=row, by=None, on=STARTS)
    return enrolment


def policy(tree, code, **values):
    given = {"valid_from": SINCE, "document": "寻办发〔2017〕26号", "by": None, "on": STARTS, "amount_fen": 150_000}
    return actions.set_policy(county=tree.county, code=code, **given | values)


# --- trainees ---------------------------------------------------------------------------------------------------------


def test_it_tells_of_subsidised_classes_under_a_project_that_somebody_passed(tree, school):
    (enrolment,) = closed(tree, school)
    closed(tree, school, project="", title="无项目")
    closed(tree, make_institution(tree.county, name="自费学校"), subsidised=False, title="自费")
    (found,) = trainees(tree.county.pk, NEXT)
    assert (found.enrolment, found.project, found.passed, found.ended_on) == (
        str(enrolment.pk), "dewdrop", True, enrolment.reread().ended_on,
    )  # fmt: skip
    assert (found.institution, found.institution_name, found.institution_place) == (
        str(school.pk), school.name, tree.county.pk,
    )  # fmt: skip


def test_of_one_person_it_tells_of_every_class_so_that_it_can_be_said_why_one_is_not_paid_for(tree, school):
    (one,) = closed(tree, make_institution(tree.county, name="自费学校"), subsidised=False)
    closed(tree, school)
    (found,) = trainees(tree.county.pk, NEXT, laborers=[str(one.laborer_id)])
    assert (found.laborer, found.subsidised) == (str(one.laborer_id), False)


def test_nothing_is_told_before_it_has_happened_nor_of_another_county(tree, school):
    closed(tree, school)
    assert not list(trainees(tree.county.pk, ENDS))
    assert not list(trainees(tree.other_county.pk, NEXT))


def test_whether_a_household_came_first_is_told_as_it_was_when_its_member_joined(tree, school):
    household = make_household(tree.village, category="ordinary")
    closed(tree, school, place=household)
    registry.change_category(household=household, category="registered_poor", by=None, on=NEXT)
    (found,) = trainees(tree.county.pk, NEXT + timedelta(days=9))
    assert not found.supported


def test_however_many_trainees_there_are_one_query_tells_of_them(tree, school):
    closed(tree, school, people=3)
    with CaptureQueriesContext(
        connection,
    ) as few:
        assert len(list(trainees(tree.county.pk, NEXT))) == 3
    assert len(few) == 1


def test_an_institution_is_known_by_its_key_and_nothing_else_is(tree, school):
    assert institution_of(school.pk) == (school.name, tree.county.pk)
    assert institution_of("0192f000-0000-7000-8000-00000000ffff") is None


# --- students ---------------------------------------------------------------------------------------------------------


def test_a_student_is_told_of_from_the_enrolment_with_the_line_that_the_programme_names(tree):
    poor = make_household(tree.village, category="registered_poor")
    enrolment = schooling(tree, poor)
    (found,) = students(tree.county.pk, NEXT)
    assert (found.code, found.enrolled_on, found.ended_on, found.supported) == (
        "EDU-LIVING", enrolment.enrolled_on, None, True,
    )  # fmt: skip
    assert not list(students(tree.county.pk, enrolment.enrolled_on - timedelta(days=1)))


def test_a_class_that_teaches_no_schooling_has_no_students(tree, school):
    closed(tree, school)
    assert not list(students(tree.county.pk, NEXT))


# --- what subsidies make of it ----------------------------------------------------------------------------------------


def test_a_trainee_or_the_training_body_is_found_entitled_as_the_row_of_the_project_says(tree, school):
    closed(tree, school, people=2)
    policy(tree, "SKILL", project="dewdrop", claimant="institution", amount_fen=120_000)
    actions.find_entitled(on=NEXT)
    row = Entitlement.objects.get()
    assert (row.claimant, row.claimant_name, row.institution_id) == ("institution", school.name, school.pk)
    assert (row.people, row.likely_fen) == (2, 240_000)


def test_a_student_is_found_entitled_and_the_claim_of_the_year_is_made_of_it(tree, cast):
    enrolment = schooling(tree, make_household(tree.village, category="registered_poor"))
    row = policy(tree, "EDU-LIVING", amount_fen=300_000)
    on = date(2026, 9, 20)
    actions.find_entitled(on=on)
    found = Entitlement.objects.filter(state="open").order_by("period")
    assert [(each.period, each.amount_fen, each.missing) for each in found] == [
        ("2025", 300_000, ["bank"]), ("2026", 300_000, ["bank"]),
    ]  # fmt: skip
    claim = actions.prepare_claim(
        policy=row, claimant="laborer", subject=enrolment.laborer, period="2026", by=cast.officer, on=on
    )
    assert (claim.amount_fen, claim.lines.get().enrolment_id) == (300_000, enrolment.pk)
    with translation.override("en"):
        assert "Enrolled" in queries.sentences(claim.reasons)[0][1]
