"""Matching at the desk: runs, what they found, runs side by side, the daily view both ways, weights."""

from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from laborers.jobs import actions, tasks
from laborers.jobs.models import MatchPolicy, MatchProposal, MatchRun, Offer, WorkWish
from laborers.jobs.rules import POINTS
from tests.factories.codes import load_shipped
from tests.factories.jobs import make_run, make_vacancy
from tests.factories.registry import make_household
from tests.factories.surveys import make_assessed_laborer
from xundian.kit import clock


@pytest.fixture
def browse(client, cast):
    load_shipped()
    client.cookies["django_language"] = "en"

    def sign_in(role):
        client.force_login(getattr(cast, role))
        return client

    return sign_in


def text_of(answer):
    return unescape(answer.content.decode())


def run_of(division, **values):
    return actions.run_match(division=division, by=None, on=clock.today(), **values)


@pytest.fixture
def vacancy(tree):
    return make_vacancy(tree.county, on=clock.today(), needs_skill=True)


def test_a_township_starts_a_run_sees_it_go_on_and_reads_what_it_found(browse, tree, vacancy):
    person, page = make_assessed_laborer(tree), browse("township")
    address = page.post("/desk/matching/start/", {"place": tree.township.code, "title": "三月"})["Location"]
    waiting = page.get(address)
    assert (waiting["Refresh"], "Cancel the run" in text_of(waiting)) == ("3", True)
    run = MatchRun.objects.get()
    tasks.match(job_id=str(run.job_id))
    done = page.get(address)
    assert "Refresh" not in done
    for words in ("the best there is", "Asking for a skill", person.name, "Trainings that would open most doors"):
        assert words in text_of(done)
    row = MatchProposal.objects.get()
    assert "1 vacancies with 1 posts" in text_of(page.get(f"{address}people/{row.pk}/"))
    assert person.name not in text_of(page.get(f"{address}?placed=yes"))
    assert person.name in text_of(page.get(f"{address}?hindrance=skill"))
    assert page.get(f"{address}?division=530129107").status_code == 404


def test_a_what_if_run_is_laid_beside_another_and_gives_no_offers(browse, tree, vacancy):
    person, page = make_assessed_laborer(tree), browse("township")
    plain = run_of(tree.township)
    body = {"place": tree.township.code, "training": ["welding"], "wage_percent": "10"}
    address = page.post("/desk/matching/start/", body)["Location"]
    run = MatchRun.objects.get(what_if__wage_percent=10)
    tasks.match(job_id=str(run.job_id))
    assert "Make offers" not in text_of(page.get(address))
    beside = text_of(page.get(f"/desk/matching/compare/?run={plain.pk}&other={run.pk}"))
    assert ("1 person gets something else" in beside, person.name in beside, "As things are" in beside) == (True,) * 3
    page.post(f"{address}offers/", {"answer_by": clock.today().isoformat()})
    assert not Offer.objects.exists()


def test_an_additional_vacancy_that_is_half_told_is_refused_with_what_was_typed(browse, tree):
    body = {"place": tree.township.code, "occupation": "welding", "headcount": "x", "wage_min": "3000"}
    answer = browse("township").post("/desk/matching/start/", body)
    assert (answer.status_code, "Give a whole number." in text_of(answer), MatchRun.objects.count()) == (422, True, 0)
    assert 'value="3000"' in text_of(answer)


def test_offers_keeping_and_deleting_are_steps_of_their_own(browse, cast, tree):
    make_assessed_laborer(tree)
    make_vacancy(tree.county, on=clock.today())
    run, page = run_of(tree.township), browse("township")
    address = f"/desk/matching/{run.pk}/"
    told = page.post(f"{address}offers/", {"answer_by": clock.today().isoformat()}, follow=True)
    assert ("1 offer was made." in text_of(told), Offer.objects.count()) == (True, 1)
    assert "so it stays" in text_of(page.post(f"{address}delete/", follow=True))
    page.post(f"{address}keep/")
    assert MatchRun.objects.get().kept
    other = make_run(tree.township)
    page.post(f"/desk/matching/{other.pk}/delete/")
    assert list(MatchRun.objects.all()) == [run]
    assert page.post(f"{address}dance/").status_code == 404


def test_posts_for_a_person_and_people_for_a_post_lead_to_each_other(browse, tree):
    person = make_assessed_laborer(tree)
    post = make_vacancy(tree.county, on=clock.today())
    page = browse("township")
    mine = text_of(page.get(f"/desk/matching/people/{person.pk}/"))
    assert (post.title in mine, "Lies nearer than work is wanted." in mine) == (True, True)
    theirs = text_of(page.get(f"/desk/matching/vacancies/{post.pk}/"))
    assert f"/desk/matching/people/{person.pk}/" in theirs
    assert f"/desk/matching/people/{person.pk}/" in text_of(page.get(f"/desk/laborers/{person.pk}/"))


def test_a_wish_is_written_down_for_both_when_both_agree(browse, tree):
    home = make_household(tree.village)
    one, other = make_assessed_laborer(home), make_assessed_laborer(home)
    page, address = browse("officer"), f"/desk/matching/people/{one.pk}/wish/"
    body = {"free_from": "11", "free_to": "3", "beside": str(other.pk), "kind": "couple"}
    assert page.post(address, body).status_code == 422
    for odd in ("²", "9" * 5000, "13", "-1", "x"):
        assert page.post(address, body | {"both_agree": "on", "free_from": odd}).status_code == 422
    assert page.post(address, body | {"both_agree": "on"}).status_code == 302
    assert WorkWish.objects.filter(is_current=True).count() == 2
    assert "both agreed" in text_of(page.get(f"/desk/matching/people/{other.pk}/"))


def test_the_county_sets_weights_and_a_township_only_reads_them(browse, tree):
    body = {name: str(points) for name, points in POINTS.items()}
    body |= {"document": "县人社发2026-5", "valid_from": "2026-01-01", "insurance": "40"}
    assert browse("township").post("/desk/matching/weights/new/", body).status_code == 403
    county = browse("county")
    assert county.post("/desk/matching/weights/new/", body | {"insurance": "900"}).status_code == 422
    assert county.post("/desk/matching/weights/new/", body).status_code == 302
    assert MatchPolicy.objects.get().weights["insurance"] == 40
    assert "县人社发2026-5" in text_of(browse("township").get("/desk/matching/weights/"))


def test_trainings_that_would_open_doors_are_summed_by_township(browse, tree, vacancy):
    make_assessed_laborer(tree)
    told = text_of(browse("county").get("/desk/matching/training/"))
    assert tree.township.name in told


def test_runs_of_another_place_are_not_found(browse, tree):
    run = make_run(tree.township)
    for address in (f"/desk/matching/{run.pk}/", f"/desk/matching/compare/?run={run.pk}&other={run.pk}"):
        assert browse("stranger").get(address).status_code == 404


@pytest.mark.parametrize("address", ["/desk/matching/", "run", "person", "vacancy", "/desk/matching/training/"])
def test_pages_take_as_many_statements_for_30_rows_as_for_3(browse, tree, address):
    post, page, counts = make_vacancy(tree.county, on=clock.today(), headcount=40), browse("county"), []
    person = make_assessed_laborer(tree)
    for size in (3, 27):
        for _each in range(size):
            make_assessed_laborer(tree)
            make_vacancy(tree.county, on=clock.today(), enterprise=post.enterprise)
            run = make_run(tree.township)
        places = {"run": f"/desk/matching/{run.pk}/", "person": f"/desk/matching/people/{person.pk}/"}
        places["vacancy"] = f"/desk/matching/vacancies/{post.pk}/"
        page.get(places.get(address, address))
        with CaptureQueriesContext(connection) as captured:
            assert page.get(places.get(address, address)).status_code == 200
        counts.append(len(captured))
    assert counts[0] == counts[1]
