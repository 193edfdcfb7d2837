"""Lists of what belongs to classes: as many statements for many rows as for few."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from laborers.registry import actions as registry
from laborers.registry.models import Skill
from tests.factories.trainings import ENDS, STARTS, make_closed_class, make_institution, make_running_class
from trainings.classes import actions

FEW, MORE = 3, 12


def supervised(tree, cast, institution):
    """A running class with a finding, an assessment and a timetable."""
    row, (one, _two) = make_running_class(tree.township, tree.village, institution=institution)
    actions.inspect(
        training_class=row, day=STARTS, present=1, by=cast.township, on=STARTS, found=[("not_held", "没有开课")],
    )  # fmt: skip
    actions.record_assessment(enrolment=one, part="theory", held_on=STARTS, score=80, passed=True, by=None, on=ENDS)


def certified(tree, cast, institution):
    """A closed class with a certificate."""
    _row, (one,) = make_closed_class(tree.township, tree.village, institution=institution)
    actions.issue_certificate(enrolment=one, by=None, on=ENDS)


@pytest.mark.parametrize(
    ("path", "make"),
    [
        ("training-sessions", supervised), ("class-findings", supervised), ("training-assessments", supervised),
        ("certificates", certified),
    ],
)  # fmt: skip
def test_a_list_takes_the_same_statements_for_few_and_many_rows(api, cast, tree, path, make):
    caller, institution, told = api(cast.county), make_institution(tree.county), []
    for number in (FEW, MORE):
        for _each in range(number):
            make(tree, cast, institution)
        caller.get(f"/api/v1/{path}/")
        with CaptureQueriesContext(connection) as seen:
            rows = caller.get(f"/api/v1/{path}/").json()["results"]
        told.append((len(seen), len(rows)))
    (few, shown), (many, more) = told
    assert FEW <= shown < more
    assert few == many


@pytest.mark.parametrize("source", ["survey", "training", "other"])
def test_a_certificate_belongs_to_the_skill_that_was_known_before(cast, tree, source):
    _row, (one,) = make_closed_class(tree.township, tree.village)
    Skill.objects.all().delete()
    registry.add_skill(laborer=one.laborer, occupation="welding", source=source, by=None, on=STARTS)
    registry.add_skill(laborer=one.laborer, occupation="sewing", source=source, by=None, on=STARTS)
    made = actions.issue_certificate(enrolment=one, by=None, on=ENDS, level="5")
    skill = Skill.objects.get(laborer=one.laborer, occupation="welding")
    assert (skill.certificate, skill.level, skill.source) == (made.number, "5", "training")
    assert Skill.objects.get(occupation="sewing").certificate == ""


def test_what_is_known_with_a_certificate_is_not_known_again_without(tree):
    _row, (one,) = make_closed_class(tree.township, tree.village)
    made = actions.issue_certificate(enrolment=one, by=None, on=ENDS)
    again = registry.add_skill(laborer=one.laborer, occupation="welding", source="survey", by=None, on=ENDS)
    registry.add_skill(
        laborer=one.laborer, occupation="welding", source="training", certificate=made.number, by=None, on=ENDS
    )
    assert again == Skill.objects.get(laborer=one.laborer, occupation="welding")
    second = registry.add_skill(
        laborer=one.laborer, occupation="welding", source="other", certificate="省证1", by=None, on=ENDS
    )
    assert second != again
