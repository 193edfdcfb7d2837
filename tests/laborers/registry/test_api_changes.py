"""What happens in a household, over REST: steps, refusals, the list of events, and who may see which of it."""

from datetime import date

import pytest
import time_machine

from laborers.registry.models import Household, HouseholdEvent, Laborer, Transfer
from tests.factories.placements import make_placement
from tests.factories.registry import make_household, make_laborer
from tests.factories.surveys import make_assessed_laborer


@pytest.fixture(autouse=True)
def june():
    with time_machine.travel("2026-06-20T08:00:00+08:00", tick=False):
        yield


@pytest.fixture
def home(tree, codes):
    return make_household(tree.village, number="H100")


@pytest.fixture
def person(home):
    return make_laborer(home, name="王五")


@pytest.fixture
def step(cast, api, home):
    client = api(cast.officer)

    def take(verb, body, household=home):
        return client.post(f"/api/v1/households/{household.pk}/{verb}/", body)

    return take


def events(client, household):
    return client.get(f"/api/v1/households/{household.pk}/events/", HTTP_ACCEPT_LANGUAGE="en").json()["results"]


def test_births_deaths_and_who_leaves(cast, api, home, person, step):
    assert step("birth", {"name": "王小宝", "on": "2026-06-01"}).status_code == 201
    assert step("leave", {"person": str(person.pk), "kind": "joined_army"}).status_code == 200
    assert step("return", {"person": str(person.pk), "kind": "discharged"}).status_code == 200
    child = home.dependants.get()
    body = step("death", {"person": str(child.pk)}).json()
    assert (body["dependants"][0]["left_on"], body["dependants"][0]["left_reason"]) == ("2026-06-20", "death")
    listed = events(api(cast.officer), home)
    assert [row["kind"] for row in listed] == ["death", "discharged", "joined_army", "birth"]
    assert (listed[0]["dependant_name"], listed[1]["laborer_name"], listed[1]["kind_label"]) == (
        "王小宝", "王五", "Discharged from the army",
    )  # fmt: skip


def test_what_has_not_happened_yet_is_refused(step, person):
    for verb, body in (("birth", {"name": "王小宝"}), ("leave", {"person": str(person.pk), "kind": "left"})):
        answer = step(verb, body | {"on": "2026-06-21"})
        assert (answer.status_code, answer.json()["errors"][0]["code"]) == (422, "in_future")


def test_work_must_be_ended_before_somebody_leaves(cast, home, step):
    away = make_assessed_laborer(home)
    make_placement(away, by=cast.officer)
    answer = step("death", {"person": str(away.pk)})
    assert (answer.status_code, answer.json()["code"]) == (409, "in_work")


def test_a_person_of_another_household_is_as_absent_as_none(tree, step):
    stranger = make_laborer(make_household(tree.village))
    assert step("death", {"person": str(stranger.pk)}).status_code == 404


def test_marrying_in_and_coming_of_age_register_people(cast, api, home, person, step):
    bride = step("marriage", {"name": "吴九", "sex": "2", "birth": "1999-01-01", "relation": "10", "on": "2026-05-01"})
    assert (bride.status_code, bride.json()["household"]) == (201, str(home.pk))
    added = api(cast.officer).post(
        f"/api/v1/households/{home.pk}/dependants/", {"name": "王小宝", "kind": "child", "birth": "2010-01-01"}
    )
    child = added.json()["id"]
    assert step("school", {"person": child, "kind": "graduated"}).status_code == 200
    grown = step("come-of-age", {"person": child, "sex": "1"})
    assert (grown.status_code, grown.json()["name"], grown.json()["stage"]) == (201, "王小宝", "surveyed")
    known = make_laborer(make_household(home.division), identity="new")
    assert known.identity_hint


def test_a_household_divides_joins_and_moves(cast, api, tree, home, person, step):
    son = make_laborer(home, name="王小五")
    made = step("split", {"number": "H101", "people": [str(son.pk)]})
    assert (made.status_code, made.json()["number"], [each["name"] for each in made.json()["members"]]) == (
        201, "H101", ["王小五"],
    )  # fmt: skip
    new = Household.objects.get(number="H101")
    assert step("merge", {"other": str(new.pk)}).status_code == 200
    listed = [row["number"] for row in api(cast.officer).get("/api/v1/households/").json()["results"]]
    assert listed == ["H100"]
    moved = api(cast.township).post(f"/api/v1/households/{home.pk}/move/", {"division": tree.next_village.pk})
    assert (moved.status_code, moved.json()["division"]) == (200, tree.next_village.pk)
    assert api(cast.officer).get(f"/api/v1/households/{home.pk}/").status_code == 404
    beyond = api(cast.colleague).post(f"/api/v1/households/{home.pk}/move/", {"division": tree.far_village.pk})
    assert (beyond.status_code, len(beyond.json()["transfers"])) == (202, 2)
    assert Transfer.objects.filter(to_division=tree.far_village).count() == 2
    absent = api(cast.colleague).post(f"/api/v1/households/{home.pk}/move/", {"division": tree.other_village.pk})
    assert absent.status_code == 404


def test_another_household_is_shown_only_to_who_sees_it(cast, api, tree, home, person):
    far = make_household(tree.far_village)
    HouseholdEvent.objects.create(household=home, kind="moved_out", on=date(2026, 6, 1), laborer=person, other=far)
    assert events(api(cast.officer), home)[0]["other"] is None
    assert events(api(cast.county), home)[0]["other"] == str(far.pk)


def test_a_mistake_is_corrected_and_stays_on_record(cast, api, home, person, step):
    step("death", {"person": str(person.pk)})
    (event,) = events(api(cast.officer), home)
    assert step("correct", {"event": event["id"], "note": "Another person"}).status_code == 200
    assert Laborer.objects.get(pk=person.pk).left_on is None
    assert [row["kind"] for row in events(api(cast.officer), home)] == ["corrected", "death"]


def test_only_those_who_edit_households_record_changes(cast, api, home, person):
    path = f"/api/v1/households/{home.pk}/death/"
    found = {name: api(user).post(path, {"person": str(person.pk)}).status_code for name, user in vars(cast).items()}
    assert {name for name, status in found.items() if status == 403} == {"leader", "station", "auditor"}
    assert {name for name, status in found.items() if status == 404} == {"colleague", "site", "stranger"}


@pytest.mark.parametrize("size", [3, 30])
def test_the_events_cost_the_same_at_any_length(cast, api, tree, home, person, size, django_assert_num_queries):
    for _number in range(size):
        HouseholdEvent.objects.create(household=home, kind="left", on=date(2026, 6, 1), laborer=person, other=home)
    client = api(cast.officer)
    client.get("/api/v1/households/")
    with django_assert_num_queries(7):
        assert len(events(client, home)) == size
