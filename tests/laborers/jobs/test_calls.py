"""Posts kept for graduates: nobody else is offered them before the day, a "no" is neutral, the clock frees them."""

from datetime import timedelta

import pytest
import time_machine

from laborers.jobs import actions, queries
from laborers.jobs.models import FirstCall, Vacancy
from laborers.jobs.states import CallState
from laborers.registry.models import CaseEvent, Laborer
from tests.factories.codes import load_shipped
from tests.factories.jobs import ANSWER_BY, MATCHED, make_offer, make_policy, make_run, make_vacancy
from tests.factories.placements import make_placement
from tests.factories.surveys import make_assessed_laborer
from xundian.kit.errors import Conflict, MoveRefused

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def ground(cast, tree):
    load_shipped()
    return tree


@pytest.fixture
def graduate(ground):
    return make_assessed_laborer(ground.village, name="马毕业")


@pytest.fixture
def other(ground):
    return make_assessed_laborer(ground.village, name="杨旁人")


def call(vacancy, *people, on=MATCHED):
    return actions.call_first(vacancies=[vacancy.pk], laborers=list(people), by=None, on=on)


def test_a_kept_post_is_offered_to_nobody_else(ground, graduate, other):
    vacancy = make_vacancy(ground.county)
    (kept,) = call(vacancy, graduate)
    assert kept.until == MATCHED + timedelta(days=15)
    with pytest.raises(Conflict) as refusal:
        make_offer(other, vacancy)
    assert refusal.value.code == "kept_for_graduates"
    make_offer(graduate, vacancy)
    assert kept.reread().state == CallState.OFFERED


def test_posts_beyond_the_kept_ones_are_free_for_everybody(ground, graduate, other):
    vacancy = make_vacancy(ground.county, headcount=2)
    call(vacancy, graduate)
    make_offer(other, vacancy)
    third = make_assessed_laborer(ground.village, name="李第三")
    with pytest.raises(Conflict) as refusal:
        make_offer(third, vacancy)
    assert refusal.value.code == "kept_for_graduates"
    make_offer(graduate, vacancy)


def test_who_said_no_to_one_post_is_called_to_the_next(ground, graduate):
    earlier, later = make_vacancy(ground.county), make_vacancy(ground.county)
    (kept,) = call(earlier, graduate)
    actions.decline_call(call=kept, by=None, on=MATCHED)
    both = {"vacancies": [earlier.pk, later.pk], "laborers": [graduate], "by": None, "on": MATCHED + DAY}
    assert [(each.vacancy, each.laborer) for each in actions.call_first(**both)] == [(later, graduate)]


def test_a_no_is_neutral_and_frees_the_post_at_once(ground, graduate, other):
    vacancy = make_vacancy(ground.county)
    (kept,) = call(vacancy, graduate)
    lines = CaseEvent.objects.filter(case__laborer=graduate).count()
    stage = graduate.cases.get().stage
    row = actions.decline_call(call=kept, by=None, on=MATCHED)
    assert (row.state, row.ended_on) == (CallState.NOT_WANTED, MATCHED)
    assert make_offer(other, vacancy).state == "made"
    assert CaseEvent.objects.filter(case__laborer=graduate).count() == lines
    assert graduate.cases.get().stage == stage
    with pytest.raises(MoveRefused):
        actions.decline_call(call=kept, by=None, on=MATCHED)


def test_after_its_day_a_post_is_free_also_before_the_clock_came(ground, graduate, other):
    vacancy = make_vacancy(ground.county)
    (kept,) = call(vacancy, graduate)
    after = kept.until + DAY
    assert make_offer(other, vacancy, on=after, answer_by=after + DAY).state == "made"
    assert actions.lapse_calls(on=kept.until) == {"lapsed": 0, "ended": 0}
    assert actions.lapse_calls(on=after) == {"lapsed": 1, "ended": 0}
    assert actions.lapse_calls(on=after) == {"lapsed": 0, "ended": 0}
    assert kept.reread().state == CallState.LAPSED


def test_what_is_kept_at_a_closed_vacancy_ends(ground, graduate):
    vacancy = make_vacancy(ground.county)
    call(vacancy, graduate)
    actions.close_vacancy(vacancy=vacancy, by=None, on=MATCHED)
    assert actions.lapse_calls(on=MATCHED) == {"lapsed": 0, "ended": 1}


def test_only_free_posts_are_kept_the_first_in_the_list_first_and_nobody_twice(ground, graduate, other):
    vacancy = make_vacancy(ground.county, headcount=2)
    third = make_assessed_laborer(ground.village, name="李第三")
    assert [each.laborer for each in call(vacancy, third, graduate, other)] == [third, graduate]
    assert call(vacancy, third, graduate, other) == []
    assert FirstCall.objects.count() == 2


def test_who_has_work_is_not_called_and_a_call_ends_with_work(ground, graduate, other):
    vacancy = make_vacancy(ground.county, headcount=2)
    make_placement(other, started_on=MATCHED)
    (kept,) = call(vacancy, graduate, other)
    actions.withdraw_offers_of(laborer=graduate, reason="found_work", by=None, on=MATCHED)
    assert kept.reread().state == CallState.ENDED


def test_the_policy_says_how_long_and_the_vacancy_at_most(ground, graduate, other):
    make_policy(ground.county, call_days=3)
    short = make_vacancy(ground.county, closes=MATCHED + DAY)
    (first,) = call(make_vacancy(ground.county), graduate)
    (second,) = call(short, other)
    assert (first.until, second.until) == (MATCHED + 3 * DAY, MATCHED + DAY)


def test_a_run_deals_no_kept_post_and_offers_none(ground, graduate, other):
    vacancy = make_vacancy(ground.county)
    run = make_run(ground.township)
    (proposal,) = run.proposals.exclude(vacancy=None)
    called = other if proposal.laborer_id == graduate.pk else graduate
    call(vacancy, called)
    offered = actions.offer_proposals(run=run, by=None, on=MATCHED, answer_by=ANSWER_BY)
    assert (offered.made, offered.overtaken) == (0, 1)
    again = make_run(ground.township)
    assert (again.posts, again.proposals.exclude(vacancy=None).count()) == (0, 0)


def test_the_daily_view_tells_for_whom_a_post_is_kept(ground, graduate, other):
    vacancy = make_vacancy(ground.county)
    (kept,) = call(vacancy, graduate)
    everybody = Laborer.objects.all()
    first, *_rest = queries.people_for(vacancy, everybody, MATCHED)
    assert (first.record, first.kept) == (graduate, kept.until)
    mine = queries.explained_posts_for(graduate, Vacancy.objects.all(), MATCHED)
    assert [(fit.record.pk, fit.kept) for fit in mine.fits] == [(vacancy.pk, kept.until)]
    theirs = queries.explained_posts_for(other, Vacancy.objects.all(), MATCHED)
    assert (theirs.fits, [(row.pk, until) for row, until in theirs.kept]) == ([], [(vacancy.pk, kept.until)])


def test_the_daily_pages_say_it_in_words(ground, graduate, other, cast, client):
    vacancy = make_vacancy(ground.county)
    call(vacancy, graduate)
    client.force_login(cast.township)
    with time_machine.travel("2026-03-10T12:00:00+08:00", tick=False):
        page, mine, theirs = (
            client.get(address, HTTP_ACCEPT_LANGUAGE="en").content.decode()
            for address in (
                f"/desk/matching/vacancies/{vacancy.pk}/", f"/desk/matching/people/{graduate.pk}/",
                f"/desk/matching/people/{other.pk}/",
            )
        )  # fmt: skip
    assert "1 post is kept until" in page
    assert page.count("trained for it: kept until") == 1
    assert f"laborer={graduate.pk}" in page
    assert f"laborer={other.pk}" not in page
    assert "trained for it: kept until" in mine
    assert "their posts left are kept for those trained for them" in theirs


def test_kept_posts_are_offered_all_at_once_and_refusals_named(ground, graduate, other):
    vacancy = make_vacancy(ground.county, headcount=2, min_age=30)
    older = make_assessed_laborer(ground.village, name="张年长", birth=MATCHED.replace(year=1980))
    young = make_assessed_laborer(ground.village, name="张年轻", birth=MATCHED.replace(year=2004))
    call(vacancy, older, young)
    made, refused = actions.offer_all_called(calls=FirstCall.objects.all(), by=None, on=MATCHED, answer_by=ANSWER_BY)
    assert [offer.laborer for offer in made] == [older]
    assert [(row.laborer, error.code) for row, error in refused] == [(young, "too_young")]


def test_the_list_tells_whose_post_is_kept(ground, graduate, cast, api):
    call(make_vacancy(ground.county), graduate)
    client = api(cast.county)
    (row,) = client.get("/api/v1/first-calls/?state=waiting").json()["results"]
    assert (row["laborer_name"], row["state"]) == ("马毕业", "waiting")
    answered = client.post(f"/api/v1/first-calls/{row['id']}/decline/")
    assert (answered.status_code, answered.json()["state"]) == (200, "not_wanted")


@pytest.mark.parametrize("number", [3, 30])
def test_the_list_takes_as_many_statements_for_thirty(number, ground, cast, api, django_assert_max_num_queries):
    people = [make_assessed_laborer(ground.village) for _each in range(number)]
    call(make_vacancy(ground.county, headcount=number), *people)
    client = api(cast.county)
    with django_assert_max_num_queries(8):
        assert len(client.get("/api/v1/first-calls/").json()["results"]) == number


def test_the_vacancys_page_names_them_offers_to_all_and_notes_a_no(ground, graduate, other, cast, client):
    vacancy = make_vacancy(ground.county, headcount=2)
    call(vacancy, graduate, other)
    client.force_login(cast.township)
    address = f"/desk/vacancies/{vacancy.pk}/"
    with time_machine.travel("2026-03-10T12:00:00+08:00", tick=False):
        page = client.get(address, HTTP_ACCEPT_LANGUAGE="en").content.decode()
        assert "2 posts are kept until" in page
        assert "马毕业" in page
        no = FirstCall.objects.get(laborer=other)
        assert client.post(f"{address}not-wanted/", {"call": str(no.pk)}).status_code == 302
        assert client.post(f"{address}offer-kept/", {"by": ""}).status_code == 422
        assert client.post(f"{address}offer-kept/", {"by": "2026-03-17"}).status_code == 302
        client.force_login(cast.colleague)
        theirs = client.get(address, HTTP_ACCEPT_LANGUAGE="en").content.decode()
    assert {row.laborer: row.state for row in FirstCall.objects.all()} == {other: "not_wanted", graduate: "offered"}
    assert [offer.laborer for offer in vacancy.offers.all()] == [graduate]
    assert "马毕业" not in theirs
