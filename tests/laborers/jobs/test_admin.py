"""The ledgers: who opens them, and what their actions do."""

import pytest
import time_machine
from django.contrib.messages import get_messages

from laborers.jobs.models import Offer
from tests.factories.jobs import make_offer, make_run, make_vacancy
from tests.factories.surveys import make_assessed_laborer

LEDGERS = ("enterprise", "vacancy", "matchrun", "matchproposal", "offer")


@pytest.fixture(autouse=True)
def _clock():
    with time_machine.travel("2026-03-10T08:00:00+08:00", tick=False):
        yield


@pytest.fixture
def offered(tree):
    offer = make_offer(make_assessed_laborer(tree.village), make_vacancy(tree.county))
    make_assessed_laborer(tree.village, "nearby")
    make_run(tree.township)
    return offer


def choose(client, ledger, action, row):
    answer = client.post(
        f"/admin/laborers/{ledger}/", {"action": action, "sure": "1", "_selected_action": [str(row.pk)]}
    )
    return [message.level_tag for message in get_messages(answer.wsgi_request)][-1]


@pytest.mark.parametrize("ledger", LEDGERS)
def test_each_ledger_opens_searches_and_shows_a_row(client, cast, offered, ledger):
    client.force_login(cast.county)
    listed = client.get(f"/admin/laborers/{ledger}/", {"q": "李强"} if ledger == "offer" else {})
    assert listed.status_code == 200
    row = listed.context["cl"].queryset.first()
    assert client.get(f"/admin/laborers/{ledger}/{row.pk}/change/").status_code == 200


@pytest.mark.parametrize("ledger", LEDGERS)
def test_a_village_officer_has_no_back_office_and_a_stranger_sees_no_row(client, cast, offered, ledger):
    client.force_login(cast.officer)
    assert client.get(f"/admin/laborers/{ledger}/").status_code in (302, 403)
    client.force_login(cast.stranger)
    assert client.get(f"/admin/laborers/{ledger}/").context["cl"].queryset.count() == 0


def test_the_county_closes_a_vacancy_and_a_township_may_not(client, cast, offered):
    client.force_login(cast.township)
    client.post(
        "/admin/laborers/vacancy/", {"action": "close", "sure": "1", "_selected_action": [str(offered.vacancy.pk)]}
    )
    assert offered.vacancy.reread().state == "open"
    client.force_login(cast.county)
    assert choose(client, "vacancy", "close", offered.vacancy) == "success"
    assert offered.vacancy.reread().state == "closed"
    assert choose(client, "vacancy", "close", offered.vacancy) == "warning"


def test_a_township_makes_a_run_into_offers_and_takes_one_back(client, cast, tree):
    make_assessed_laborer(tree.village)
    make_vacancy(tree.county)
    run = make_run(tree.township)
    client.force_login(cast.township)
    assert choose(client, "matchrun", "make_offers", run) == "success"
    offer = Offer.objects.get(run=run)
    assert str(offer.answer_by) == "2026-03-17"
    assert choose(client, "offer", "withdraw", offer) == "success"
    assert offer.reread().state == "withdrawn"
