"""REST: vacancies, by role and scope."""

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from laborers.jobs.models import Vacancy
from tests.factories.enterprises import make_enterprise
from tests.factories.jobs import make_vacancy
from tests.factories.surveys import make_assessed_laborer

ENGLISH = {"HTTP_ACCEPT_LANGUAGE": "en"}


@pytest.fixture(autouse=True)
def _clock():
    with time_machine.travel("2026-03-10T08:00:00+08:00", tick=False):
        yield


def vacancy(of, **values):
    return {
        "enterprise": str(of.pk), "title": "焊工", "occupation": "welding", "headcount": 2, "wage_min": "3500.00",
        "wage_max": "4500.50", "destination": "530112", "channel": "away", "closes": "2026-05-01",
    } | values  # fmt: skip


def test_the_county_publishes_closes_and_reopens_a_vacancy(api, cast, tree):
    client = api(cast.county)
    made = client.post("/api/v1/vacancies/", vacancy(make_enterprise(tree.county)), **ENGLISH)
    assert made.status_code == 201, made.data
    shown = {name: made.data[name] for name in ("wage_max", "left", "occupation_label", "state", "opens")}
    assert shown == {
        "wage_max": "4500.50", "left": 2, "occupation_label": "Welding", "state": "open", "opens": "2026-03-10",
    }  # fmt: skip
    place = f"/api/v1/vacancies/{made.data['id']}/"
    edited = client.patch(place, {"headcount": 3}, HTTP_IF_MATCH=made["ETag"])
    assert (edited.status_code, edited.data["left"]) == (200, 3)
    assert client.post(f"{place}close/").data["state"] == "closed"
    assert client.post(f"{place}close/").status_code == 409
    reopened = client.post(f"{place}reopen/", {"closes": "2026-06-01"})
    assert (reopened.data["state"], reopened.data["closes"]) == ("open", "2026-06-01")


def test_it_names_every_field_of_a_vacancy_that_is_wrong(api, cast, tree):
    wrong = vacancy(make_enterprise(tree.county), wage_max="100", occupation="nothing", sex="1")
    answer = api(cast.county).post("/api/v1/vacancies/", wrong)
    assert (answer.status_code, [each["pointer"] for each in answer.data["errors"]]) == (422, ["/occupation"])
    answer = api(cast.county).post("/api/v1/vacancies/", wrong | {"occupation": "welding"})
    assert {each["pointer"] for each in answer.data["errors"]} == {"/wage_max", "/sex_ground"}
    assert not Vacancy.objects.exists()


def test_an_enterprise_of_another_county_is_absent(api, cast, tree):
    answer = api(cast.county).post("/api/v1/vacancies/", vacancy(make_enterprise(tree.other_county)))
    assert answer.status_code == 404


def test_only_the_county_bureau_writes_and_everyone_concerned_reads(api, cast, tree):
    row = make_vacancy(tree.county)
    reads = {"officer", "colleague", "township", "county", "station", "site", "auditor"}
    for name, user in vars(cast).items():
        client = api(user)
        seen = client.get(f"/api/v1/vacancies/{row.pk}/").status_code
        if name != "site":  # the site user of the cast belongs to no county
            assert seen == (200 if name in reads else 403 if name == "leader" else 404), name
        written = client.post(f"/api/v1/vacancies/{row.pk}/close/").status_code
        assert written == {"county": 200, "stranger": 404}.get(name, 403), name
    assert api().get("/api/v1/vacancies/").status_code == 401


def test_it_filters_the_list_and_refuses_what_it_does_not_know(api, cast, tree):
    away = make_vacancy(tree.county)
    near = make_vacancy(tree.county, channel="nearby", destination="530129", occupation="sewing")
    client = api(cast.officer)

    def found(**query):
        answer = client.get("/api/v1/vacancies/", query)
        return {row["id"] for row in answer.data["results"]} if answer.status_code == 200 else answer.status_code

    assert found() == {str(away.pk), str(near.pk)}
    assert found(channel="nearby") == found(occupation="sewing") == found(destination="530129") == {str(near.pk)}
    assert found(destination="5301", state="open") == {str(away.pk), str(near.pk)}
    assert found(enterprise=str(away.enterprise_id)) == {str(away.pk)}
    assert found(state="closed") == set()
    assert (found(destination="x"), found(state="x"), found(chanel="nearby")) == (422, 422, 400)


def test_a_station_sees_the_vacancies_of_its_city_only(api, cast, tree):
    here, _elsewhere = make_vacancy(tree.county), make_vacancy(tree.county, destination="330100")
    listed = api(cast.station).get("/api/v1/vacancies/").data["results"]
    assert [row["id"] for row in listed] == [str(here.pk)]


def test_a_list_takes_as_many_statements_for_30_rows_as_for_3(api, cast, tree):
    client, counts = api(cast.officer), []
    client.get("/api/v1/vacancies/")  # the first call of a device notes that it was used
    for size in (3, 27):
        for _each in range(size):
            make_vacancy(tree.county)
        for place in ("vacancies", "enterprises"):
            with CaptureQueriesContext(connection) as captured:
                assert len(client.get(f"/api/v1/{place}/").data["results"]) == Vacancy.objects.count()
            counts.append(len(captured))
    assert counts[:2] == counts[2:]


def test_people_for_a_post_are_those_of_the_own_place_with_reasons_in_words(api, cast, tree):
    mine = make_assessed_laborer(tree.village, training_wish="welding")
    make_assessed_laborer(tree.next_village)
    row = make_vacancy(tree.county)
    answer = api(cast.officer).get(f"/api/v1/vacancies/{row.pk}/people/", **ENGLISH)
    [person] = answer.data["results"]
    assert (person["laborer"], person["laborer_name"], person["division"]) == (
        str(mine.pk), mine.name, mine.division_id,
    )  # fmt: skip
    assert {"code": "training_wish", "text": "Wishes to be trained in this work."} in person["reasons"]
    assert len(api(cast.township).get(f"/api/v1/vacancies/{row.pk}/people/").data["results"]) == 2


def test_posts_for_a_person_or_what_stands_in_the_way(api, cast, tree):
    mine, bound = make_assessed_laborer(tree.village), make_assessed_laborer(tree.village, "nearby")
    row = make_vacancy(tree.county)
    client = api(cast.officer)
    found = client.get(f"/api/v1/vacancies/for-laborer/{mine.pk}/", **ENGLISH).data
    assert [(each["vacancy"]["id"], each["vacancy"]["enterprise_name"]) for each in found["results"]] == [
        (str(row.pk), "昆明某厂")
    ]
    assert (found["in_the_way"], found["results"][0]["score"] > 0) == ([], True)
    found = client.get(f"/api/v1/vacancies/for-laborer/{bound.pk}/", **ENGLISH).data
    assert (found["results"], [each["code"] for each in found["in_the_way"]]) == ([], ["channel_away"])
    assert api(cast.colleague).get(f"/api/v1/vacancies/for-laborer/{mine.pk}/").status_code == 404
