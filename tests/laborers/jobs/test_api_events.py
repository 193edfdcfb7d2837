"""REST of vacancies' checks and of recruitment events: shapes, rights, places, costs."""

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from laborers.jobs import actions
from tests.factories.jobs import ANSWER_BY, MATCHED, make_event, make_held_event, make_policy, make_vacancy
from tests.factories.registry import make_household, make_laborer
from tests.factories.surveys import make_assessed_laborer

pytestmark = pytest.mark.django_db
EVENTS, VACANCIES = "/api/v1/recruitment-events/", "/api/v1/vacancies/"
TODAY = MATCHED.isoformat()
NEW = {"form": "fair", "title": "春风行动招聘会", "place": "镇文化广场", "starts_on": TODAY, "ends_on": TODAY}


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(f"{TODAY}T12:00:00+08:00", tick=False):
        yield


@pytest.fixture
def vacancy(tree):
    return make_vacancy(tree.county, headcount=5)


@pytest.fixture
def event(tree, vacancy):
    return make_held_event(tree.township, [vacancy])


def post(api, user, address, body=None):
    return api(user).post(address, body or {}, format="json")


# --- vacancies ------------------------------------------------------------------------------------------------------


def test_a_station_writes_down_what_its_district_says(api, cast, vacancy):
    answer = post(
        api, cast.station, f"{VACANCIES}{vacancy.pk}/check/", {"answer": "effective", "answered_by": "区人社局"}
    )
    assert answer.status_code == 200, answer.content
    assert (answer.json()["effective"], answer.json()["confirmed_on"]) == ("effective", TODAY)
    [check] = api(cast.county).get(f"{VACANCIES}{vacancy.pk}/checks/").json()
    assert (check["answered_by"], check["station_name"]) == ("区人社局", cast.station.station.name)


def test_a_station_elsewhere_knows_nothing_of_it(tree, api, cast):
    far = make_vacancy(tree.county, destination="330206")
    body = {"answer": "effective", "answered_by": "区人社局"}
    assert post(api, cast.station, f"{VACANCIES}{far.pk}/check/", body).status_code == 404


def test_only_county_and_stations_ask_districts(api, cast, vacancy):
    for user in (cast.officer, cast.township, cast.auditor):
        assert post(api, user, f"{VACANCIES}{vacancy.pk}/check/").status_code == 403


def test_an_answer_says_why_it_cannot_be_offered_with_the_remedy(api, cast, vacancy):
    body = {"answer": "withdrawn", "answered_by": "区人社局"}
    told = post(api, cast.county, f"{VACANCIES}{vacancy.pk}/check/", body).json()["cannot_be_offered"]
    assert [each["code"] for each in told] == ["not_effective"]
    assert told[0]["text"]


def test_it_is_extended_and_not_shortened(api, cast, vacancy):
    later = {"closes": "2026-12-31"}
    assert post(api, cast.county, f"{VACANCIES}{vacancy.pk}/extend/", later).json()["closes"] == "2026-12-31"
    refused = post(api, cast.county, f"{VACANCIES}{vacancy.pk}/extend/", {"closes": "2026-12-30"})
    assert (refused.status_code, refused.json()["errors"][0]["code"]) == (422, "not_later")


def test_the_list_is_filtered_by_what_waits(tree, api, cast, vacancy):
    asked = make_vacancy(tree.county, title="装配工")
    actions.record_check(vacancy=asked, answer="withdrawn", answered_by="区人社局", by=None, on=MATCHED)
    client = api(cast.county)

    def titles(query):
        return [row["title"] for row in client.get(f"{VACANCIES}?{query}").json()["results"]]

    assert titles("to_check=true") == titles("offerable=true") == titles("q=焊") == [vacancy.title]
    assert titles("effective=withdrawn") == titles("offerable=false") == [asked.title]
    assert titles("q=nothing") == []


def test_a_welfare_post_tells_who_pays_it(tree, api, cast):
    row = make_vacancy(
        tree.county, channel="welfare", destination=tree.county.code, wage_max_fen=80_000, wage_min_fen=80_000,
        funding_source="衔接资金", term_months=12,
    )  # fmt: skip
    told = api(cast.officer).get(f"{VACANCIES}{row.pk}/").json()
    assert (told["funding_source"], told["term_months"], told["wage_min"]) == ("衔接资金", 12, "800.00")


# --- events ---------------------------------------------------------------------------------------------------------


def test_a_township_plans_changes_and_holds_its_event(tree, api, cast):
    made = post(api, cast.township, EVENTS, NEW)
    assert made.status_code == 201, made.content
    assert (made.json()["division"], made.json()["level"]) == (tree.township.code, "township")
    address = f"{EVENTS}{made.json()['id']}/"
    changed = api(cast.township).patch(address, {"place": "县城"}, format="json", HTTP_IF_MATCH=made["ETag"])
    assert changed.json()["place"] == "县城"
    assert post(api, cast.township, f"{address}hold/").json()["state"] == "held"
    assert post(api, cast.township, f"{address}cancel/").status_code == 409


def test_an_event_of_another_place_is_not_planned_for_it(tree, api, cast):
    refused = post(api, cast.township, EVENTS, NEW | {"division": tree.other_township.code})
    assert refused.status_code == 404


def test_stands_name_enterprise_and_posts(api, cast, event, vacancy):
    [stand] = api(cast.officer).get(f"{EVENTS}{event.pk}/stands/").json()
    assert (stand["enterprise_name"], stand["vacancies"]) == (vacancy.enterprise.name, [str(vacancy.pk)])
    body = {"enterprise": str(vacancy.enterprise_id), "vacancies": []}
    assert post(api, cast.township, f"{EVENTS}{event.pk}/stands/", body).status_code == 201
    removed = post(api, cast.township, f"{EVENTS}{event.pk}/remove-stand/", {"stand": stand["id"]})
    assert removed.json()["firms"] == 0


def test_a_village_writes_down_who_came_to_the_fair_of_its_township(tree, api, cast, event):
    laborer = make_laborer(make_household(tree.village))
    body = {"laborers": [str(laborer.pk)], "others": 12}
    assert post(api, cast.officer, f"{EVENTS}{event.pk}/visitors/", body).json() == {"added": 13}
    assert api(cast.officer).get(f"{EVENTS}{event.pk}/").json()["came"] == 13
    own = api(cast.officer).get(f"{EVENTS}{event.pk}/visitors/").json()["results"]
    assert [row["laborer_name"] for row in own] == [laborer.name]


def test_a_stranger_of_another_village_cannot_be_written_down(tree, api, cast, event):
    other = make_laborer(make_household(tree.far_village))
    refused = post(api, cast.officer, f"{EVENTS}{event.pk}/visitors/", {"laborers": [str(other.pk)]})
    assert refused.status_code == 404


def test_an_intention_is_signed_offered_and_answered(tree, api, cast, event, vacancy):
    laborer = make_assessed_laborer(make_household(tree.village))
    body = {"laborer": str(laborer.pk), "vacancy": str(vacancy.pk)}
    signed = post(api, cast.officer, f"{EVENTS}{event.pk}/intentions/", body)
    assert (signed.status_code, signed.json()["state"]) == (201, "signed")
    made = {"intention": signed.json()["id"], "answer_by": ANSWER_BY.isoformat()}
    assert post(api, cast.officer, f"{EVENTS}{event.pk}/offer-intention/", made).status_code == 403
    offered = post(api, cast.township, f"{EVENTS}{event.pk}/offer-intention/", made).json()
    assert offered["state"] == "offered"
    answered = post(api, cast.officer, f"/api/v1/offers/{offered['offer']}/answer/", {"accept": True})
    assert answered.status_code == 200, answered.content


def test_a_wish_that_is_no_longer_one_lapses(tree, api, cast, event, vacancy):
    laborer = make_laborer(make_household(tree.village))
    row = actions.sign_intention(event=event, laborer=laborer, vacancy=vacancy, by=None, on=MATCHED)
    answer = post(api, cast.officer, f"{EVENTS}{event.pk}/lapse-intention/", {"intention": str(row.pk)})
    assert answer.json()["state"] == "lapsed"


def test_the_year_of_the_townships_is_ordered_by_what_is_missing(tree, api, cast, event):
    make_policy(tree.county, township_events=2)
    told = api(cast.county).get(f"{EVENTS}progress/?year=2026").json()
    assert told["year"] == 2026
    assert [row["gap"] for row in told["results"]] == sorted((row["gap"] for row in told["results"]), reverse=True)
    own = next(row for row in told["results"] if row["division"] == tree.township.code)
    assert (own["owed"], own["held"], own["gap"]) == (2, 1, 1)
    assert api(cast.county).get(f"{EVENTS}progress/?jahr=2026").status_code == 400


def test_the_county_sets_what_is_owed_with_its_document(api, cast):
    body = {
        "valid_from": TODAY,
        "document": "寻办通〔2017〕26号",
        "county_fairs": 1,
        "township_events": 2,
        "recheck_days": 60,
    }
    assert post(api, cast.county, "/api/v1/recruitment-policies/", body).status_code == 201
    assert post(api, cast.township, "/api/v1/recruitment-policies/", body).status_code == 403
    [row] = api(cast.officer).get("/api/v1/recruitment-policies/").json()["results"]
    assert row["document"] == body["document"]


@pytest.mark.parametrize("address", [EVENTS, VACANCIES])
def test_a_list_costs_the_same_for_many_rows_as_for_few(address, tree, api, cast):
    client, counts = api(cast.county), []
    client.get(address)  # the first request of a device notes when it was seen
    for size in (3, 30):
        for _each in range(size):
            make_event(tree.township)
            make_vacancy(tree.county)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(f"{address}?limit=100").status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_visitors_cost_the_same_for_many_as_for_few(tree, api, cast, event, vacancy):
    client, counts = api(cast.county), []
    client.get(EVENTS)
    for size in (3, 30):
        for _each in range(size):
            laborer = make_laborer(make_household(tree.village))
            actions.sign_intention(event=event, laborer=laborer, vacancy=vacancy, by=None, on=MATCHED)
        with CaptureQueriesContext(connection) as asked:
            client.get(f"{EVENTS}{event.pk}/visitors/?limit=100")
            client.get(f"{EVENTS}{event.pk}/intentions/?limit=100")
        counts.append(len(asked))
    assert counts[0] == counts[1]
