"""A class that an enterprise ordered, to its end: skills, and the posts kept for those who completed it."""

import pytest

from laborers.jobs.models import FirstCall
from laborers.registry.models import Skill
from tests.factories.codes import load_shipped
from tests.factories.jobs import make_offer, make_vacancy
from tests.factories.programmes import make_order
from tests.factories.registry import make_household
from tests.factories.surveys import make_assessed_laborer
from tests.factories.trainings import ENDS, OPENED, make_class, make_trainee
from trainings.classes import actions
from xundian.kit.errors import Conflict

pytestmark = pytest.mark.django_db


@pytest.fixture
def ordered(tree, cast):
    """(vacancy of two posts, class for an order of its enterprise, three enrolments: the second is registered poor)."""
    load_shipped()
    vacancy = make_vacancy(tree.county, headcount=2, closes=ENDS.replace(month=6))
    order = make_order(vacancy.enterprise, tree.county, on=OPENED, wanted_from=OPENED, vacancy=vacancy)
    held = make_class(tree.township, order=order)
    poor = make_household(tree.village, category="registered_poor")
    enrolments = [make_trainee(held, place) for place in (tree.village, poor, tree.village)]
    held = actions.start(training_class=held, by=None, on=held.starts_on)
    return vacancy, held, enrolments


def finish(held, enrolments, passed=(True, True, True), scores=(70, 60, 80)):
    held = actions.assess(training_class=held, by=None, on=ENDS)
    for enrolment, good, score in zip(enrolments, passed, scores, strict=True):
        actions.complete(enrolment=enrolment, passed=good, score=score if good else 30, by=None, on=ENDS)
    return actions.close(training_class=held, by=None, on=ENDS)


def test_registered_poor_come_first_then_the_better_result(ordered):
    vacancy, held, (first, poor, best) = ordered
    finish(held, [first, poor, best])
    calls = FirstCall.objects.order_by("id")
    assert {call.laborer for call in calls} == {poor.laborer, best.laborer}
    assert {call.origin_id for call in calls} == {held.pk}
    assert {call.vacancy for call in calls} == {vacancy}


def test_nobody_else_is_offered_the_posts_meanwhile(ordered, tree):
    vacancy, held, enrolments = ordered
    finish(held, enrolments)
    stranger = make_assessed_laborer(tree.village)
    with pytest.raises(Conflict) as refusal:
        make_offer(stranger, vacancy, on=ENDS, answer_by=ENDS)
    assert refusal.value.code == "kept_for_graduates"
    assert make_offer(enrolments[1].laborer, vacancy, on=ENDS, answer_by=ENDS).state == "made"


def test_who_did_not_complete_is_not_called(ordered):
    _vacancy, held, enrolments = ordered
    finish(held, enrolments, passed=(False, False, True))
    assert [call.laborer for call in FirstCall.objects.all()] == [enrolments[2].laborer]


def test_it_calls_nobody_twice(ordered):
    _vacancy, held, enrolments = ordered
    finish(held, enrolments)
    assert actions.call_graduates(training_class=held, by=None, on=ENDS) == []


def test_a_class_nobody_ordered_keeps_no_post(tree, cast):
    make_vacancy(tree.county)
    held = make_class(tree.township)
    one = make_trainee(held, tree.village)
    held = actions.start(training_class=held, by=None, on=held.starts_on)
    finish(held, [one], passed=(True,), scores=(70,))
    assert not FirstCall.objects.exists()


def test_an_order_without_a_vacancy_means_the_enterprises_posts_in_the_trade(tree, cast):
    load_shipped()
    vacancy = make_vacancy(tree.county, closes=ENDS.replace(month=6))
    make_vacancy(tree.county, enterprise=vacancy.enterprise, occupation="cooking", closes=ENDS.replace(month=6))
    order = make_order(vacancy.enterprise, tree.county, on=OPENED, wanted_from=OPENED)
    held = make_class(tree.township, order=order)
    one = make_trainee(held, tree.village)
    held = actions.start(training_class=held, by=None, on=held.starts_on)
    finish(held, [one], passed=(True,), scores=(70,))
    assert [call.vacancy for call in FirstCall.objects.all()] == [vacancy]


def test_completion_adds_the_skill_and_a_certificate_puts_its_level_to_it(ordered):
    _vacancy, held, enrolments = ordered
    finish(held, enrolments, passed=(True, False, False))
    skill = Skill.objects.get()
    assert (skill.laborer, skill.occupation, skill.certificate, skill.level) == (
        enrolments[0].laborer, "welding", "", "",
    )  # fmt: skip
    actions.issue_certificate(enrolment=enrolments[0], number="滇培1", level="5", by=None, on=ENDS)
    skill = Skill.objects.get()
    assert (skill.certificate, skill.level, skill.source) == ("滇培1", "5", "training")
