"""Rounds, thresholds, runs over a division and one person's assessment, at the desk."""

from datetime import timedelta
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from laborers.registry.actions import open_case_of
from laborers.surveys import tasks
from laborers.surveys.models import Assessment, AssessmentPolicy, Reassessment, SurveyRound
from laborers.surveys.queries import current_assessment
from tests.factories.codes import load_shipped
from tests.factories.registry import make_household, make_laborer
from tests.factories.surveys import make_assessed_laborer, make_policy, make_response, make_round
from xundian.accounts.models import ReadLog
from xundian.kit import clock
from xundian.kit.models import Job

USUAL = {
    "document": "县政发2026-1", "labour_age_from": "16", "labour_age_to_male": "60", "labour_age_to_female": "60",
    "away_age_to": "50", "away_min_education": "70", "stable_months": "6",
}  # fmt: skip


@pytest.fixture
def browse(client, cast):
    load_shipped()
    client.cookies["django_language"] = "en"

    def sign_in(role):
        client.force_login(getattr(cast, role))
        return client

    return sign_in


@pytest.fixture
def now_round(cast, tree):
    return make_round(tree.county, clock.today().year)


def text_of(answer):
    return unescape(answer.content.decode())


def statuses(cast, client, address, method="get"):
    found = {}
    for user in vars(cast).values():
        client.force_login(user)
        found[user.username] = getattr(client, method)(address).status_code
    return found


# --- rounds -------------------------------------------------------------------------------------------------------


def test_the_county_opens_changes_and_closes_a_round(browse, cast, tree):
    county, today = browse("county"), clock.today()
    wrong = county.post("/desk/rounds/open/", {"year": "26", "title": "春季", "opens": "x", "closes": "y"})
    assert (wrong.status_code, "春季" in text_of(wrong)) == (422, True)
    body = {"year": str(today.year), "title": "春季", "opens": f"{today.year}-01-01", "closes": f"{today.year}-12-31"}
    address = county.post("/desk/rounds/open/", body)["Location"]
    row = SurveyRound.objects.get()
    assert (address, row.county) == (f"/desk/rounds/{row.pk}/", tree.county)
    assert "open" in text_of(county.get(address))
    changed = {"title": "全年", "opens": body["opens"], "closes": body["closes"], "version": "1"}
    assert county.post(f"{address}change/", changed).status_code == 302
    assert county.post(f"{address}change/", changed).status_code == 422
    assert county.post(f"{address}close/").status_code == 302
    row.refresh_from_db()
    assert (row.title, row.closes) == ("全年", today)
    assert county.post(f"{address}close/").status_code == 409


def test_dates_that_leave_answers_outside_come_back_with_what_was_typed(browse, cast, tree, now_round):
    make_response(make_laborer(make_household(tree.village)), on=clock.today())
    county, tomorrow = browse("county"), clock.today() + timedelta(days=1)
    body = {"title": "改", "opens": tomorrow.isoformat(), "closes": f"{tomorrow.year + 1}-12-31", "version": "1"}
    answer = county.post(f"/desk/rounds/{now_round.pk}/change/", body)
    assert answer.status_code == 422
    assert tomorrow.isoformat() in text_of(answer)
    assert "The round must hold these days." in text_of(answer)


def test_progress_goes_from_township_to_village_to_names(browse, cast, tree, now_round):
    home = make_household(tree.village, group_name="一组")
    make_response(make_laborer(home, name="王五"), on=clock.today())
    make_laborer(home, name="赵六")
    county, address = browse("county"), f"/desk/rounds/{now_round.pk}/"
    page = text_of(county.get(address))
    assert "Surveyed 1 of 2, 1 left" in page
    assert f"?place={tree.township.code}" in page
    assert f"?place={tree.village.code}" in text_of(county.get(f"{address}?place={tree.township.code}"))
    names = text_of(county.get(f"{address}?place={tree.village.code}"))
    assert "赵六" in names
    assert "王五" not in names
    assert f"/households/{home.pk}/survey/?round={now_round.pk}" in names
    for role, place in (("township", tree.far_village), ("township", tree.county), ("officer", tree.next_village)):
        assert browse(role).get(f"{address}?place={place.code}").status_code == 404
    assert "赵六" in text_of(browse("officer").get(address))


def test_who_may_do_what_with_rounds(browse, cast, client, now_round):
    address = f"/desk/rounds/{now_round.pk}/"
    seen = statuses(cast, client, address)
    assert {name for name, status in seen.items() if status == 200} == {
        "officer", "colleague", "township", "county", "auditor",
    }  # fmt: skip
    assert seen["stranger"] == 404
    closing = statuses(cast, client, f"{address}close/", "post")
    assert {name for name, status in closing.items() if status == 302} == {"county"}
    assert closing["stranger"] == 404


# --- thresholds ---------------------------------------------------------------------------------------------------


def test_the_county_sets_thresholds_and_the_former_ones_stay_listed(browse, cast, tree):
    make_policy(tree.county)
    county, today = browse("county"), clock.today()
    wrong = county.post("/desk/thresholds/new/", USUAL | {"document": " ", "away_age_to": "x", "valid_from": ""})
    page = text_of(wrong)
    assert wrong.status_code == 422
    assert "Name the document on which the thresholds rest." in page
    assert 'value="x"' in page
    early = county.post("/desk/thresholds/new/", USUAL | {"valid_from": "2000-01-01"})
    assert "A policy of this county begins on that day or later." in text_of(early)
    done = county.post("/desk/thresholds/new/", USUAL | {"away_age_to": "55", "valid_from": today.isoformat()})
    assert done["Location"] == "/desk/reassessments/"
    listed = text_of(county.get("/desk/thresholds/"))
    assert "寻办通〔2017〕26号" in listed
    assert "县政发2026-1" in listed
    assert AssessmentPolicy.objects.get(valid_to=None).away_age_to == 55
    assert "县政发2026-1" in text_of(browse("officer").get("/desk/thresholds/"))
    assert browse("township").post("/desk/thresholds/new/", USUAL).status_code == 403


# --- runs ---------------------------------------------------------------------------------------------------------


def run_of(client, place):
    """Start a preview of a place at the desk and let the worker do it; the run's address."""
    address = client.post("/desk/reassessments/start/", {"place": place.code})["Location"]
    assert "The work waits for its turn." in text_of(client.get(address))
    tasks.preview(job_id=str(Job.objects.get(kind="reassess_preview").pk))
    return address


def test_a_run_is_started_read_and_applied(browse, cast, tree):
    movers = [make_assessed_laborer(tree, name=name) for name in ("王五", "赵六")]
    make_policy(tree.county, valid_from=clock.today(), away_min_education="60")
    township = browse("township")
    address = run_of(township, tree.township)
    page = text_of(township.get(address))
    assert "2 would change" in page
    assert "transfer elsewhere asks for Senior high school or a skill" in page
    assert "王五" in text_of(township.get(f"{address}?before=away&after=nearby&division={tree.village.code}"))
    assert "王五" not in text_of(township.get(f"{address}?before=none"))
    assert township.get(f"{address}?division={tree.far_village.code}").status_code == 404
    assert township.post(f"{address}apply/").status_code == 302
    assert township.get(address)["Refresh"] == "3"
    assert "Refresh" not in township.get(f"{address}?still=1")
    make_response(movers[0], on=clock.today(), intention="none", year=clock.today().year)
    tasks.apply(job_id=str(Job.objects.get(kind="reassess_apply").pk))
    done = text_of(township.get(f"{address}?outcome=rejudged"))
    assert "1 person, left as they are" in done
    assert "by what is known now: Not seeking work" in done
    assert [current_assessment(open_case_of(each)).direction for each in movers] == ["away", "nearby"]
    assert township.post(f"{address}discard/").status_code == 409


def test_a_run_is_discarded_and_waits_no_longer(browse, cast, tree):
    make_assessed_laborer(tree)
    make_policy(tree.county, valid_from=clock.today(), away_min_education="60")
    county = browse("county")
    address = run_of(county, tree.county)
    assert '<span class="pill busy">1</span>' in text_of(county.get("/desk/"))
    assert county.post(f"{address}discard/").status_code == 302
    assert Reassessment.objects.get().state == "discarded"
    assert '<span class="pill busy">1</span>' not in text_of(county.get("/desk/"))
    assert county.post(f"{address}sing/").status_code == 404


def test_a_run_that_stopped_says_why_and_is_discarded(browse, cast, tree, monkeypatch):
    make_assessed_laborer(tree)
    county = browse("county")
    address = county.post("/desk/reassessments/start/", {"place": tree.county.code})["Location"]
    monkeypatch.setattr("laborers.surveys.actions.reassessments.judge", lambda *given: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        tasks.preview(job_id=str(Job.objects.get().pk))
    page = text_of(county.get(address))
    assert "The run stopped unexpectedly. Try it again." in page
    assert f"{address}discard/" in page
    assert county.post(f"{address}discard/").status_code == 302
    assert f"{address}discard/" not in text_of(county.get(address))


def test_names_of_a_county_are_narrowed_to_a_township_and_then_a_village(browse, cast, tree):
    make_assessed_laborer(tree)
    make_policy(tree.county, valid_from=clock.today(), away_min_education="60")
    county = browse("county")
    address = run_of(county, tree.county)
    village = f'<option value="{tree.village.code}"'
    assert village not in text_of(county.get(address))
    assert village in text_of(county.get(f"{address}?division={tree.township.code}"))
    assert f"{village} selected" in text_of(county.get(f"{address}?division={tree.village.code}"))


def test_runs_are_seen_and_started_in_the_own_place(browse, cast, client, tree):
    make_policy(tree.county)
    browse("county").post("/desk/reassessments/start/", {"place": tree.county.code})
    address = f"/desk/reassessments/{Reassessment.objects.get().pk}/"
    seen = statuses(cast, client, address)
    assert {name for name, status in seen.items() if status == 200} == {"county", "auditor"}
    assert (seen["township"], seen["stranger"], seen["leader"]) == (404, 404, 403)
    start = {"place": tree.other_township.code}
    assert browse("township").post("/desk/reassessments/start/", start).status_code == 404
    assert browse("officer").post("/desk/reassessments/start/", start).status_code == 403


# --- one person ---------------------------------------------------------------------------------------------------


def test_one_persons_assessment_is_explained(browse, cast, tree):
    person = make_assessed_laborer(tree, "nearby", name="王五")
    address = f"/desk/assessments/{person.pk}/"
    page = text_of(browse("officer").get(address))
    for words in (
        "Must care for the family.", "If somebody else takes over the care.", "寻办通〔2017〕26号",
        "All of it together: Transfer elsewhere", "This alone leaves it at: Placement nearby",
    ):  # fmt: skip
        assert words in page
    assert ReadLog.objects.get(record=person.pk, user=cast.officer).how == "page"
    assert f"/desk/assessments/{person.pk}/" in text_of(browse("officer").get(f"/households/{person.household_id}/"))
    make_response(person, on=clock.today(), year=clock.today().year)
    township = browse("township")
    assert "has answered again since" in text_of(township.get(address))
    assert township.post(f"{address}assess/").status_code == 302
    assert current_assessment(open_case_of(person)).direction == "away"
    assert Assessment.objects.count() == 2
    assert browse("officer").post(f"{address}assess/").status_code == 403


def test_who_is_not_assessed_has_a_page_that_says_so_and_what_is_missing(browse, cast, tree):
    person = make_laborer(make_household(tree.village))
    township, address = browse("township"), f"/desk/assessments/{person.pk}/"
    assert "This person is not assessed yet." in text_of(township.get(address))
    answer = township.post(f"{address}assess/")
    assert (answer.status_code, "Set one first." in text_of(answer)) == (422, True)
    assert browse("colleague").get(address).status_code == 404


@pytest.mark.parametrize("page", ["round", "names", "run", "runs", "person"])
def test_the_pages_cost_the_same_at_any_size(browse, cast, tree, now_round, page):
    county, numbers = browse("county"), []
    for size in (3, 27):
        for _each in range(size):
            person = make_assessed_laborer(tree)
            make_laborer(make_household(tree.village))
        make_policy(tree.county, valid_from=clock.today() + timedelta(days=size), away_min_education="60")
        policy = AssessmentPolicy.objects.order_by("-valid_from").first()
        county.post("/desk/reassessments/start/", {"place": tree.county.code, "policy": str(policy.pk)})
        run = Reassessment.objects.order_by("-created_at").first()
        tasks.preview(job_id=str(Job.objects.order_by("-created_at").first().pk))
        address = {
            "round": f"/desk/rounds/{now_round.pk}/",
            "names": f"/desk/rounds/{now_round.pk}/?place={tree.village.code}",
            "run": f"/desk/reassessments/{run.pk}/", "runs": "/desk/reassessments/",
            "person": f"/desk/assessments/{person.pk}/",
        }[page]  # fmt: skip
        with CaptureQueriesContext(connection) as seen:
            assert county.get(address).status_code == 200
        numbers.append(len(seen))
    assert numbers[0] == numbers[1]
