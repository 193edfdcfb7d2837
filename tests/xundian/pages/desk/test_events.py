"""Recruitment events on the desk: planned, held, attended from a phone, and the year of the townships."""

import uuid

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from laborers.jobs import actions
from laborers.jobs.models import EventVisitor, Intention, RecruitmentEvent, RecruitmentPolicy
from tests.factories.codes import load_shipped
from tests.factories.jobs import ANSWER_BY, MATCHED, make_event, make_held_event, make_vacancy
from tests.factories.registry import make_household, make_laborer
from tests.factories.surveys import make_assessed_laborer

pytestmark = pytest.mark.django_db
LIST = "/desk/events/"
FORM = {
    "title": "春风行动",
    "form": "fair",
    "campaign": "spring_breeze",
    "place": "镇文化广场",
    "starts_on": str(MATCHED),
}


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(f"{MATCHED}T12:00:00+08:00", tick=False):
        yield


@pytest.fixture
def visit(client):
    """Signed in as a user, in English."""

    def page(user, address, data=None):
        client.force_login(user)
        ask = client.get if data is None else client.post
        return ask(address, data or {}, headers={"accept-language": "en"})

    return page


@pytest.fixture
def vacancy(tree):
    return make_vacancy(tree.county, headcount=5)


@pytest.fixture
def event(tree, vacancy):
    return make_held_event(tree.township, [vacancy])


def step(event, name):
    return f"{LIST}{event.pk}/{name}/"


def test_a_township_plans_an_event_with_others(tree, cast, visit):
    load_shipped()
    visit(cast.township, f"{LIST}new/", FORM | {"partners": [tree.other_township.code]})
    row = RecruitmentEvent.objects.get()
    assert (row.division_id, row.partners, row.ends_on) == (tree.township.code, [tree.other_township.code], MATCHED)


@pytest.mark.parametrize(("values", "field"), [({"title": ""}, "title"), ({"starts_on": "soon"}, "starts_on")])
def test_a_refused_form_comes_back_with_what_was_written(cast, visit, values, field):
    load_shipped()
    answer = visit(cast.township, f"{LIST}new/", FORM | values)
    assert answer.status_code == 422
    assert {each.name: each.error for each in answer.context["fields"]}[field]
    assert not RecruitmentEvent.objects.exists()


def test_a_village_plans_nothing(cast, visit):
    assert visit(cast.officer, f"{LIST}new/").status_code == 403


def test_the_list_costs_the_same_for_many_rows_as_for_few(tree, cast, visit):
    counts = []
    visit(cast.county, LIST)
    for size in (3, 30):
        for _each in range(size):
            make_event(tree.township)
        with CaptureQueriesContext(connection) as asked:
            assert visit(cast.county, LIST).status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_an_empty_list_says_what_to_do(cast, visit):
    assert "Every township holds at least one" in visit(cast.township, LIST).content.decode()


def test_a_village_writes_down_who_came_on_a_phone(tree, cast, visit, event):
    laborer, far = make_laborer(make_household(tree.village), name="白勇"), make_household(tree.far_village)
    other = make_laborer(far, name="白远")
    page = visit(cast.officer, f"{LIST}{event.pk}/?q=白")
    assert [person.name for person in page.context["found"]] == ["白勇"]
    sent = {"laborer": [str(laborer.pk), str(other.pk)], "others": "12", "id": str(uuid.uuid4())}
    for _twice in range(2):
        assert visit(cast.officer, step(event, "visitors"), sent).status_code == 302
    assert {row.laborer_id: row.people for row in EventVisitor.objects.all()} == {laborer.pk: 1, None: 12}


def test_a_number_that_is_none_comes_back_beside_its_field(cast, visit, event):
    answer = visit(cast.officer, step(event, "visitors"), {"others": "many"})
    assert (answer.status_code, "others" in answer.context["wrong"]) == (422, True)


def test_people_of_other_villages_stay_unnamed(tree, cast, visit, event, vacancy):
    laborer = make_laborer(make_household(tree.next_village), name="查无此")
    actions.sign_intention(event=event, laborer=laborer, vacancy=vacancy, by=None, on=MATCHED)
    assert laborer.name not in visit(cast.officer, f"{LIST}{event.pk}/").content.decode()
    assert laborer.name in visit(cast.township, f"{LIST}{event.pk}/").content.decode()


def test_a_signature_becomes_an_offer_of_the_township(tree, cast, visit, event, vacancy):
    laborer = make_assessed_laborer(make_household(tree.village))
    visit(cast.officer, step(event, "sign"), {"laborer": str(laborer.pk), "vacancy": str(vacancy.pk)})
    assert visit(cast.officer, step(event, "offer"), {"answer_by": str(ANSWER_BY)}).status_code == 404
    visit(cast.township, step(event, "offer"), {"answer_by": str(ANSWER_BY)})
    assert Intention.objects.get().offer.state == "made"


def test_why_an_offer_is_refused_is_told_with_the_name(tree, cast, visit, event, vacancy):
    laborer = make_laborer(make_household(tree.village), name="未评估")
    actions.sign_intention(event=event, laborer=laborer, vacancy=vacancy, by=None, on=MATCHED)
    answer = visit(cast.township, step(event, "offer"), {"answer_by": str(ANSWER_BY)})
    assert answer.status_code == 422
    assert "未评估" in answer.context["errors"][0][1]


def test_stands_are_the_holders_own(cast, visit, event, vacancy):
    sent = {"enterprise": str(vacancy.enterprise_id), "note": "三号展位"}
    assert visit(cast.officer, step(event, "stand"), sent).status_code == 404
    visit(cast.township, step(event, "stand"), sent)
    assert event.stands.get().note == "三号展位"
    visit(cast.township, step(event, "remove-stand"), {"stand": str(event.stands.get().pk)})
    assert not event.stands.exists()


def test_it_is_held_cancelled_and_planned_again(tree, cast, visit):
    event = make_event(tree.township)
    for name, state in (("cancel", "cancelled"), ("replan", "planned"), ("hold", "held")):
        visit(cast.township, step(event, name), {"x": "1"})
        assert event.reread().state == state


def test_the_year_shows_what_is_missing_and_the_county_sets_what_is_owed(tree, cast, visit, event):
    page = visit(cast.county, f"{LIST}year/")
    assert [row.gap for row in page.context["rows"]] == sorted((row.gap for row in page.context["rows"]), reverse=True)
    sent = {"document": "寻办通〔2017〕26号", "valid_from": str(MATCHED), "county_fairs": "1", "call_days": "10"}
    sent |= {"recheck_days": "60", "employer_days": "5", "confirm_days": "9"}
    refused = visit(cast.county, f"{LIST}year/policy/", sent | {"township_events": "several"})
    assert refused.status_code == 422
    assert visit(cast.township, f"{LIST}year/policy/", sent | {"township_events": "2"}).status_code == 403
    visit(cast.county, f"{LIST}year/policy/", sent | {"township_events": "2"})
    row = RecruitmentPolicy.objects.get()
    assert (row.township_events, row.employer_days, row.confirm_days) == (2, 5, 9)


def test_another_county_sees_nothing_of_it(cast, visit, event):
    assert visit(cast.stranger, f"{LIST}{event.pk}/").status_code == 404
