"""REST: match runs and offers, by role and scope."""

import uuid

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from laborers.jobs import tasks
from laborers.jobs.models import MatchRun, Offer
from laborers.registry.actions import settle_household
from tests.conftest import SITE_ID
from tests.factories.jobs import make_offer, make_run, make_vacancy
from tests.factories.surveys import make_assessed_laborer
from xundian.kit.models import Job

ENGLISH = {"HTTP_ACCEPT_LANGUAGE": "en"}


@pytest.fixture(autouse=True)
def _clock():
    with time_machine.travel("2026-03-10T08:00:00+08:00", tick=False):
        yield


def test_a_township_runs_reads_and_offers(api, cast, tree):
    person, bound = make_assessed_laborer(tree.village), make_assessed_laborer(tree.village, "nearby")
    make_vacancy(tree.county)
    client = api(cast.township)
    asked = client.post("/api/v1/match-runs/", {"division": "530129103"})
    assert (asked.status_code, asked.data["state"]) == (202, "queued"), asked.data
    tasks.match(job_id=str(Job.objects.get().pk))
    made = client.get(f"/api/v1/match-runs/{asked.data['id']}/")
    assert made.data["state"] == "done"
    counts = {name: made.data[name] for name in ("laborers", "posts", "placed", "on")}
    assert counts == {"laborers": 2, "posts": 1, "placed": 1, "on": "2026-03-10"}
    assert made.data["total_score"] == made.data["upper_bound"] > 0
    place = f"/api/v1/match-runs/{made.data['id']}/"
    best, none = client.get(f"{place}proposals/", **ENGLISH).data["results"]
    assert (best["laborer"], best["vacancy_title"], none["laborer"], none["vacancy"]) == (
        person.pk, "焊工", bound.pk, None,
    )  # fmt: skip
    assert none["reasons"][0]["text"].startswith("Lying away, while")
    found = client.get(f"{place}proposals/?placed=false")
    assert found.status_code == 200, found.data
    assert [row["laborer"] for row in found.data["results"]] == [bound.pk]
    offered = client.post(f"{place}offers/", {"answer_by": "2026-03-17"})
    assert (offered.status_code, offered.data) == (200, {"made": 1, "overtaken": 0})
    assert client.post(f"{place}offers/", {"answer_by": "2026-03-17"}).data == {"made": 0, "overtaken": 1}
    assert client.post(f"{place}offers/", {"answer_by": "2026-03-09"}).status_code == 422


def test_the_list_of_runs_and_the_proposals_of_one_have_filters_of_their_own(api, cast, tree):
    client = api(cast.township)
    run = client.post("/api/v1/match-runs/", {"division": "530129103"}).data["id"]
    for _each in range(2):
        assert client.get("/api/v1/match-runs/").status_code == 200
        assert client.get("/api/v1/match-runs/?placed=true").status_code == 400
        assert client.get(f"/api/v1/match-runs/{run}/proposals/?placed=true").status_code == 200


def test_proposals_come_in_pages(api, cast, tree):
    people = {make_assessed_laborer(tree.village).pk for _each in range(5)}
    make_vacancy(tree.county, headcount=2)
    run = make_run(tree.township)
    client, place, seen = api(cast.township), f"/api/v1/match-runs/{run.pk}/proposals/?limit=2", []
    while place:
        page = client.get(place).data
        seen += [row["laborer"] for row in page["results"]]
        place = page["next"]
    assert (len(seen), set(seen)) == (5, people)


def test_runs_stay_inside_the_place_of_who_runs_them(api, cast, tree):
    run = make_run(tree.township)
    assert api(cast.township).post("/api/v1/match-runs/", {"division": "530129107"}).status_code == 404
    assert api(cast.stranger).post("/api/v1/match-runs/", {"division": "530129103"}).status_code == 404
    assert (
        api(cast.stranger).post(f"/api/v1/match-runs/{run.pk}/offers/", {"answer_by": "2026-03-17"}).status_code == 404
    )
    seen = {"township": 200, "county": 200, "auditor": 200, "stranger": 404}
    for name, user in vars(cast).items():
        assert api(user).get(f"/api/v1/match-runs/{run.pk}/").status_code == seen.get(name, 403), name
        ran = api(user).post("/api/v1/match-runs/", {"division": str(user.division_id or "530129")}).status_code
        assert ran == (202 if name in ("township", "county", "stranger") else 403), name
    assert MatchRun.objects.count() == 4


def test_an_offer_goes_from_made_to_answered_with_its_words(api, cast, tree):
    laborer, vacancy, mine = make_assessed_laborer(tree.village), make_vacancy(tree.county), str(uuid.uuid4())
    new = {"id": mine, "laborer": str(laborer.pk), "vacancy": str(vacancy.pk), "answer_by": "2026-03-17"}
    made = api(cast.township).post("/api/v1/offers/", new, **ENGLISH)
    assert made.status_code == 201, made.data
    shown = {name: made.data[name] for name in ("id", "laborer_name", "state_label", "wage_max", "destination_label")}
    assert shown == {
        "id": mine, "laborer_name": laborer.name, "state_label": "Made", "wage_max": "4500.00",
        "destination_label": "Kunming, Yunnan",
    }  # fmt: skip
    assert "Fits the assessment: Transfer elsewhere." in [each["text"] for each in made.data["reasons"]]
    client, place = api(cast.officer), f"/api/v1/offers/{mine}/"
    assert client.post(f"{place}see/").data["state"] == "seen"
    answered = client.post(f"{place}answer/", {"accept": True, "note": "愿意"})
    assert (answered.status_code, answered.data["state"], answered.data["answer_note"]) == (200, "accepted", "愿意")
    assert client.post(f"{place}answer/", {"accept": False}).status_code == 409
    assert client.post(f"{place}withdraw/").status_code == 403
    assert api(cast.county).post(f"{place}withdraw/", {"reason": "x"}).data["state"] == "withdrawn"


@pytest.mark.parametrize("answer", [{}, {"accept": "perhaps"}, {"accept": True, "why": "x"}])
def test_an_answer_is_a_clear_yes_or_no(api, cast, tree, answer):
    offer = make_offer(make_assessed_laborer(tree.village), make_vacancy(tree.county))
    assert api(cast.officer).post(f"/api/v1/offers/{offer.pk}/answer/", answer).status_code == 422
    assert offer.reread().state == "made"


def test_the_same_answer_sent_twice_with_a_key_counts_once(api, cast, tree):
    offer = make_offer(make_assessed_laborer(tree.village), make_vacancy(tree.county))
    client, key = api(cast.officer), {"HTTP_IDEMPOTENCY_KEY": str(uuid.uuid4())}
    first, again = (client.post(f"/api/v1/offers/{offer.pk}/answer/", {"accept": True}, **key) for _each in range(2))
    assert (first.status_code, again.status_code, again["Idempotent-Replay"]) == (200, 200, "true")
    assert offer.vacancy.reread().filled == 1


def test_an_offer_is_seen_and_answered_where_the_person_lives(api, cast, tree):
    laborer = make_assessed_laborer(tree.village)
    settle_household(household=laborer.household, site_id=SITE_ID, by=None)
    offer = make_offer(laborer, make_vacancy(tree.county))
    place = f"/api/v1/offers/{offer.pk}/"
    seen = {
        "officer": 200,
        "township": 200,
        "county": 200,
        "site": 200,
        "auditor": 200,
        "colleague": 404,
        "stranger": 404,
    }
    for name, user in vars(cast).items():
        assert api(user).get(place).status_code == seen.get(name, 403), name
        told = api(user).post(f"{place}see/").status_code
        assert told == (403 if name == "auditor" else seen.get(name, 403)), name


def test_an_offer_is_made_only_to_people_of_the_own_place(api, cast, tree):
    far, vacancy = make_assessed_laborer(tree.far_village), make_vacancy(tree.county)
    new = {"laborer": str(far.pk), "vacancy": str(vacancy.pk), "answer_by": "2026-03-17"}
    assert api(cast.township).post("/api/v1/offers/", new).status_code == 404
    assert api(cast.officer).post("/api/v1/offers/", new).status_code == 403
    assert api(cast.county).post("/api/v1/offers/", new | {"vacancy": str(uuid.uuid4())}).status_code == 404
    assert api(cast.county).post("/api/v1/offers/", new).status_code == 201


def test_it_filters_offers(api, cast, tree):
    near, far = make_assessed_laborer(tree.village), make_assessed_laborer(tree.far_village)
    vacancy = make_vacancy(tree.county, headcount=2)
    mine, other = make_offer(near, vacancy), make_offer(far, vacancy)
    client = api(cast.county)

    def found(**query):
        answer = client.get("/api/v1/offers/", query)
        return {row["id"] for row in answer.data["results"]} if answer.status_code == 200 else answer.status_code

    assert found() == found(vacancy=str(vacancy.pk), state="made") == {str(mine.pk), str(other.pk)}
    assert found(laborer=str(near.pk)) == found(division="530129103") == {str(mine.pk)}
    assert found(state="accepted") == set()
    assert (found(division="x"), found(state="x"), found(person="x")) == (422, 422, 400)


def test_lists_take_as_many_statements_for_30_rows_as_for_3(api, cast, tree):
    client, counts = api(cast.township), []
    client.get("/api/v1/offers/")  # the first call of a device notes that it was used
    vacancy = make_vacancy(tree.county, headcount=100)
    for size in (3, 27):
        people = [make_assessed_laborer(tree.village) for _each in range(size)]
        run = make_run(tree.township)
        for laborer in people:
            make_offer(laborer, vacancy)
        for place in (f"match-runs/{run.pk}/proposals", "offers", f"vacancies/{vacancy.pk}/people", "match-runs"):
            with CaptureQueriesContext(connection) as captured:
                assert client.get(f"/api/v1/{place}/").status_code == 200
            counts.append(len(captured))
    assert Offer.objects.count() == 30
    assert counts[:4] == counts[4:]
