"""A class is opened from an order or from wishes; whom to ask is a proposal, and enrols nobody."""

from datetime import date

import pytest
import time_machine

from laborers.placements.models import Consent
from tests.factories.enterprises import make_enterprise
from tests.factories.programmes import load_lists, make_order, make_programme
from tests.factories.trainings import make_institution, make_training_consent
from tests.trainings.demand.test_queries import make_wisher
from trainings import journeys
from trainings.classes import actions as classes
from trainings.classes.models import Enrolment, TrainingClass
from trainings.demand import actions as demand
from xundian.kit.errors import Conflict, DomainError, Invalid

ON = date(2026, 3, 10)
DAYS = {"starts_on": date(2026, 3, 24), "ends_on": date(2026, 4, 3)}


@pytest.fixture(autouse=True)
def _clock(db):
    load_lists()
    with time_machine.travel("2026-03-10T08:00:00+08:00", tick=False):
        yield


@pytest.fixture
def plan(tree):
    """What every class here is planned with: a welding programme at an approved institution."""
    return {
        "programme": make_programme(tree.county), "institution": make_institution(tree.county), "title": "电焊班",
        "by": None, "on": ON, **DAYS,
    }  # fmt: skip


@pytest.fixture
def firm(tree):
    return make_enterprise(tree.county, name="金所养殖场")


def names(row):
    return [(each.laborer.name, each.first) for each in journeys.proposed(row, ON)]


def test_a_class_from_an_order_has_its_place_its_people_and_its_occupation(tree, firm, plan):
    order = make_order(firm, tree.village, headcount=18)
    row = journeys.open_class_from_order(order=order, **plan)
    assert (row.state, row.order, row.programme, row.occupation) == ("planned", order, plan["programme"], "welding")
    assert (row.division, row.capacity, row.hours) == (tree.township, 18, 80)
    assert list(journeys.opened_from(order)) == [row]


def test_a_closed_order_opens_no_class(tree, firm, plan):
    order = demand.close_order(order=make_order(firm, tree.township), state="served", by=None, on=ON)
    with pytest.raises(Conflict) as error:
        journeys.open_class_from_order(order=order, **plan)
    assert error.value.code == "not_open"
    assert not TrainingClass.objects.exists()


def test_the_programme_teaches_what_is_ordered(tree, firm, plan):
    order = make_order(firm, tree.township, occupation="sewing")
    with pytest.raises(DomainError):
        journeys.open_class_from_order(order=order, **plan)


def test_a_class_from_wishes_has_as_many_places_as_people_wish_it(tree, plan):
    for _each in range(3):
        make_wisher(tree.village)
    make_wisher(tree.village, "sewing")
    make_wisher(tree.far_village)
    row = journeys.open_class_from_wishes(division=tree.township, **plan)
    assert (row.division, row.capacity, row.order, row.state) == (tree.township, 3, None, "planned")
    assert journeys.open_class_from_wishes(division=tree.county, capacity=20, **plan).capacity == 20


def test_without_wishes_or_without_an_occupation_there_is_no_class(tree, plan):
    with pytest.raises(Conflict) as error:
        journeys.open_class_from_wishes(division=tree.township, **plan)
    assert error.value.code == "no_wishes"
    plan |= {"programme": make_programme(tree.county, kind="guidance")}
    with pytest.raises(Invalid) as error:
        journeys.open_class_from_wishes(division=tree.township, **plan)
    assert error.value.code == "no_occupation"


def test_registered_poor_are_proposed_first_and_nobody_is_enrolled(tree, plan):
    for name, supported in (("阿一", False), ("白二", True), ("陈三", True)):
        make_wisher(tree.village, supported=supported, name=name)
    make_wisher(tree.far_village, name="外乡人")
    row = journeys.open_class_from_wishes(division=tree.township, **plan)
    assert names(row) == [("白二", True), ("陈三", True), ("阿一", False)]
    assert not Enrolment.objects.exists()
    assert not Consent.objects.exists()


def test_who_is_enrolled_or_left_the_class_is_proposed_no_more(tree, plan):
    people = [make_wisher(tree.village, name=name) for name in ("阿一", "白二")]
    row = journeys.open_class_from_wishes(division=tree.township, **plan)
    row = classes.open(training_class=row, by=None, on=ON)
    first = classes.enrol(
        training_class=row, laborer=people[0], consent=make_training_consent(people[0], on=ON), by=None, on=ON
    )
    assert names(row) == [("白二", False)]
    classes.withdraw(enrolment=first, by=None, on=ON)
    assert names(row) == [("白二", False)]


def test_a_class_that_no_longer_enrols_proposes_nobody(tree, plan):
    make_wisher(tree.village)
    row = journeys.open_class_from_wishes(division=tree.township, **plan)
    assert len(names(row)) == 1
    assert names(classes.cancel(training_class=row, by=None, on=ON)) == []


def test_over_rest_a_township_plans_a_class_in_its_own_place_only(api, cast, tree, firm, plan):
    make_wisher(tree.village, name="王甲")
    sent = {
        "programme": str(plan["programme"].pk), "institution": str(plan["institution"].pk), "title": "电焊班",
        "starts_on": "2026-03-24", "ends_on": "2026-04-03",
    }  # fmt: skip
    order = make_order(firm, tree.township)
    caller = api(cast.township)
    made = caller.post(f"/api/v1/training-orders/{order.pk}/open-class/", sent)
    assert (made.status_code, made.json()["capacity"], made.json()["order"]) == (201, 20, str(order.pk))
    wishes = "/api/v1/training-demand/open-class/"
    made = caller.post(wishes, sent | {"division": "530129103"})
    assert (made.status_code, made.json()["capacity"]) == (201, 1)
    assert caller.post(wishes, sent | {"division": "530129"}).status_code == 404
    assert (
        caller.post(f"/api/v1/training-orders/{order.pk}/open-class/", sent | {"division": "530129"}).status_code == 404
    )
    assert api(cast.auditor).post(wishes, sent | {"division": "530129103"}).status_code == 403
    told = caller.get(f"/api/v1/training-demand/proposed/?training_class={made.json()['id']}").json()["results"]
    assert [each["name"] for each in told] == ["王甲"]
    assert api(cast.officer).get("/api/v1/training-demand/proposed/").status_code == 403
    assert caller.get("/api/v1/training-demand/proposed/?training_class=x").status_code == 404
