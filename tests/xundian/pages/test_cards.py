"""The contact cards of a household and its papers, as the officer shows, sends and prints them."""

from datetime import date

import pytest
import time_machine

from laborers.placements import actions
from tests.factories.codes import load_shipped
from tests.factories.placements import SHENZHEN, make_placement
from tests.factories.registry import make_household
from tests.factories.surveys import make_assessed_laborer

ON = date(2026, 6, 20)


@pytest.fixture(autouse=True)
def june():
    with time_machine.travel("2026-06-20T12:00:00+08:00", tick=False):
        yield


@pytest.fixture
def browse(client):
    def sign_in(user):
        client.force_login(user)
        client.defaults["HTTP_ACCEPT_LANGUAGE"] = "en"
        return client

    return sign_in


def at_work(home, cast, name, **work):
    worker = make_assessed_laborer(home, name=name, relation="02")
    return make_placement(worker, by=cast.county, employer_name="官渡电子厂", **work)


@pytest.fixture
def home(db, tree):
    load_shipped()
    return make_household(tree.village)


def test_the_household_page_leads_to_the_card_and_the_words_to_send_name_nobody(home, cast, browse, client):
    card = actions.issue_card(placement=at_work(home, cast, "王小红"), on=ON, by=cast.county)
    at_work(home, cast, "马成龙")
    officer, address = browse(cast.officer), f"/households/{home.pk}/card/"
    assert f'href="{address}"' in officer.get(f"/households/{home.pk}/").content.decode()
    text = officer.get(address).content.decode()
    assert text.count(f"/share/card/{card.token}/") == 2
    assert "issued on 20 June 2026" in text
    assert text.count("No card yet: the township issues it.") == 1
    shared = text.split("readonly>")[1].split("</textarea>")[0]
    assert card.token in shared
    assert "王小红" not in shared
    printed = officer.get(f"/cards/{card.pk}/card.pdf")
    assert (printed.status_code, printed["Content-Type"], printed.content[:5]) == (200, "application/pdf", b"%PDF-")


def test_a_station_learns_only_who_works_in_its_cities(home, cast, browse):
    actions.issue_card(placement=at_work(home, cast, "王小红"), on=ON, by=cast.county)
    actions.issue_card(placement=at_work(home, cast, "马成龙", destination=SHENZHEN), on=ON, by=cast.county)
    text = browse(cast.station).get(f"/households/{home.pk}/card/").content.decode()
    assert "王小红" in text
    assert "马成龙" not in text
    assert f'href="/households/{home.pk}/"' not in text, "a page that its role does not open"


@pytest.mark.parametrize("role", ["colleague", "leader"])
def test_others_have_neither_page_nor_card(role, home, cast, browse):
    card = actions.issue_card(placement=at_work(home, cast, "王小红"), on=ON, by=cast.county)
    client = browse(getattr(cast, role))
    for address in (f"/households/{home.pk}/card/", f"/cards/{card.pk}/card.pdf"):
        assert client.get(address).status_code in (403, 404)


@pytest.mark.parametrize("size", [3, 30])
def test_the_page_costs_the_same_however_many_work(size, home, cast, browse, django_assert_max_num_queries):
    for number in range(size):
        actions.issue_card(placement=at_work(home, cast, f"王{number}"), on=ON, by=cast.county)
    client = browse(cast.officer)
    client.get("/messages/")
    with django_assert_max_num_queries(12):
        client.get(f"/households/{home.pk}/card/")
