"""Offers, batches and placements at the desk: empty, at two sizes, two languages, errors, within the place."""

import re
from datetime import date, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from laborers import journeys
from laborers.jobs import actions as jobs
from laborers.placements import actions
from laborers.placements.models import Placement
from tests.factories.codes import load_shipped
from tests.factories.jobs import make_offer, make_vacancy
from tests.factories.placements import KUNMING_XISHAN, make_batch, make_consent, make_placement
from tests.factories.surveys import make_assessed_laborer
from xundian.kit import clock

ON = date(2026, 3, 20)
LISTS = ("/desk/offers/?waiting=", "/desk/batches/?state=all", "/desk/placements/?state=all",
         "/desk/placements/retention/", "/desk/placements/income/")  # fmt: skip


@pytest.fixture(autouse=True)
def _march():
    with time_machine.travel("2026-03-20T08:00:00+08:00", tick=False):
        yield


@pytest.fixture
def desk(client, cast):
    """A page as the county user sees it."""

    def show(address, sent=None, who="county", status=200, language="en"):
        client.force_login(getattr(cast, who))
        with translation.override(language):
            how = {"headers": {"accept-language": language}}
            answer = client.get(address, **how) if sent is None else client.post(address, sent, follow=True, **how)
        assert answer.status_code == status, (address, answer.status_code, answer.content.decode()[:3000])
        return answer.content.decode()

    return show


@pytest.fixture
def vacancy(cast, tree):
    return make_vacancy(tree.county, by=cast.county, on=ON, headcount=50)


def accepted(tree, vacancy, name="李强"):
    laborer = make_assessed_laborer(tree, name=name)
    make_consent(laborer)
    offer = make_offer(laborer, vacancy, on=ON, answer_by=ON)
    return jobs.answer_offer(offer=offer, accept=True, by=None, on=ON)


@pytest.mark.parametrize("language", ["en", "zh-hans"])
@pytest.mark.parametrize("address", LISTS)
def test_it_says_so_when_there_is_nothing(desk, address, language):
    assert 'class="note' in desk(address, language=language)


def test_lists_take_as_many_statements_for_many_as_for_few(desk, cast, tree, vacancy):
    counts = []
    for size in (3, 27):
        batch = make_batch(tree.township, by=cast.township, destination=KUNMING_XISHAN)
        for number in range(size):
            offer = accepted(tree, vacancy, f"李{number}")
            actions.list_person(batch=batch, offer=offer, by=None, on=ON)
            make_placement(make_assessed_laborer(tree), by=cast.officer, started_on=ON, on=ON)
        counts.append([])
        for address in (*LISTS, f"/desk/batches/{batch.pk}/", f"/desk/batches/{batch.pk}/roster/"):
            desk(address)
            with CaptureQueriesContext(
                connection,
            ) as asked:
                desk(address)
            counts[-1].append((address.replace(str(batch.pk), "one"), len(asked)))
    few, many = counts
    assert few == many


def test_an_answer_needs_to_be_said_and_the_words_come_back(desk, tree, vacancy):
    offer = make_offer(make_assessed_laborer(tree), vacancy, on=ON, answer_by=ON)
    page = desk(f"/desk/offers/{offer.pk}/answer/", {"note": "想一想"}, status=422)
    assert "想一想" in page
    assert re.search(r'href="#accept"', page)
    page = desk(f"/desk/offers/{offer.pk}/answer/", {"accept": "yes", "employer_by": "soon"}, status=422)
    assert "2026-06-20" in page
    assert offer.reread().state == "made"


def test_an_employer_says_no_only_with_a_ground(desk, tree, vacancy):
    offer = accepted(tree, vacancy)
    page = desk(f"/desk/offers/{offer.pk}/employer/", {"confirm": "no"}, status=422)
    assert 'id="employer-reason"' in page
    page = desk(f"/desk/offers/{offer.pk}/employer/", {"confirm": "no", "reason": "post_cut", "note": "停产"})
    assert "停产" in page
    assert offer.reread().ended_for == "employer_declined"


def test_a_batch_with_odd_words_is_refused_field_by_field(desk, cast):
    sent = {"division": "530129", "name": "", "departs_on": "2026-04-01", "destination": "x", "meets_at": "früh"}
    page = desk("/desk/batches/new/", sent, status=422)
    assert "07:30" in page
    page = desk("/desk/batches/new/", sent | {"meets_at": "7:30"}, status=422)
    assert page.count('class="field bad"') == 3


def test_a_departure_that_cannot_be_names_everybody_and_moves_nobody(desk, cast, tree, vacancy):
    batch = make_batch(tree.township, by=cast.township, destination=KUNMING_XISHAN)
    line = actions.list_person(batch=batch, offer=accepted(tree, vacancy, "马可"), by=None, on=ON)
    page = desk(f"/desk/batches/{batch.pk}/depart/", {"on": "2026-03-20", f"came-{line.pk}": "came"}, status=422)
    assert "马可" in page
    assert f'href="#people.{line.pk}"' in page
    assert not Placement.objects.exists()


def test_each_sees_the_own_people_only_and_who_may_not_edit_sees_no_forms(desk, cast, tree, vacancy):
    batch = make_batch(tree.county, by=cast.county, destination=KUNMING_XISHAN)
    actions.list_person(batch=batch, offer=accepted(tree, vacancy, "本村人"), by=None, on=ON)
    assert "本村人" in desk(f"/desk/batches/{batch.pk}/", who="officer")
    page = desk(f"/desk/batches/{batch.pk}/", who="colleague")
    assert "本村人" not in page
    assert '<form method="post" action="/desk/batches/' not in page
    desk(f"/desk/batches/{batch.pk}/cancel/", {}, who="township", status=404)
    desk(f"/desk/batches/{batch.pk}/", who="stranger", status=404)


def test_found_work_is_one_short_form_for_the_village_officer(desk, cast, tree):
    load_shipped()
    laborer = make_assessed_laborer(tree, name="杨小妹")
    form = desk(f"/laborers/{laborer.pk}/work/", who="officer", language="zh-hans")
    assert "全凭自愿" in form
    told = {"destination": "440300", "employer_name": "某制衣厂", "occupation": "sewing", "wage": "4,500",
            "started_on": "2026-03-15"}  # fmt: skip
    page = desk(f"/laborers/{laborer.pk}/work/", told, who="officer", status=422)
    assert 'href="#agreed"' in page
    desk(f"/laborers/{laborer.pk}/work/", told | {"agreed": "1", "wage": "viel"}, who="officer", status=422)
    desk(f"/laborers/{laborer.pk}/work/", told | {"agreed": "1"}, who="officer")
    work = Placement.objects.get()
    assert (work.wage_fen, work.area, work.organised_by, work.consent.text_version) == (
        450_000, "out_province", "self", "placement_2026_1",
    )  # fmt: skip
    desk(f"/laborers/{laborer.pk}/work/", who="colleague", status=404)


def test_a_consent_is_read_shown_printed_and_taken_back(desk, cast, tree):
    load_shipped()
    laborer = make_assessed_laborer(tree)
    text = desk("/desk/consents/placement_2026_1/")
    assert "全凭自愿" in text
    assert "free choice" in text
    desk("/desk/consents/nothing/", status=404)
    desk(f"/desk/laborers/{laborer.pk}/consent/", {"given_on": "2026-03-20"}, status=422)
    sent = {"agreed": "1", "given_on": "2026-03-20", "language": "苗语", "witness": "王五"}
    assert "王五" in desk(f"/desk/laborers/{laborer.pk}/consent/", sent)
    desk(f"/desk/laborers/{laborer.pk}/consent/", {"step": "withdraw"})
    assert laborer.consents.get().withdrawn_on == ON


def test_planned_work_is_called_off_at_the_desk(desk, cast, tree):
    work = make_placement(make_assessed_laborer(tree), by=cast.officer, started_on=ON + timedelta(days=3), on=ON)
    page = desk(f"/desk/placements/{work.pk}/call-off/", {})
    assert "Called off" in page
    assert "Called off" in desk("/desk/placements/?state=called_off")
    assert not Placement.objects.exists()


def test_the_station_of_the_place_checks_who_arrived_and_changes_nothing_else(desk, cast, tree, vacancy):
    batch = make_batch(tree.township, by=cast.township, destination=KUNMING_XISHAN)
    offer = accepted(tree, vacancy)
    jobs.answer_for_employer(offer=offer, confirm=True, by=None, on=ON, at=clock.now())
    line = actions.list_person(batch=batch, offer=offer, by=None, on=ON)
    sent = {"on": "2026-03-20", "handed_to": "周经理"}
    desk(f"/desk/batches/{batch.pk}/depart/", sent, who="station", status=404)
    journeys.depart_batch(batch=batch, on=ON, by=cast.township)
    assert "Arrival check" in desk(f"/desk/batches/{batch.pk}/", who="station")
    for who in ("officer", "auditor"):
        assert "Arrival check" not in desk(f"/desk/batches/{batch.pk}/", who=who)
        desk(f"/desk/batches/{batch.pk}/arrive/", sent, who=who, status=404)
    desk(f"/desk/batches/{batch.pk}/arrive/", sent, who="station")
    assert (batch.reread().state, line.reread().handed_to) == ("arrived", "周经理")


def test_the_list_of_what_is_wrong_names_each_field(desk, cast):
    page = desk("/desk/vacancies/new/", {}, status=422)
    assert "Posts · This is required." in page
