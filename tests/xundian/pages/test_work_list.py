"""The work list when it is long, channel offers, the size of the text, and the links that messages carry."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from django.urls import resolve

from laborers.visits import actions as visits
from relocation.channels.models import ChannelOffer
from tests.conftest import SITE_ID
from tests.factories.difficulties import make_difficulty
from tests.factories.placements import make_placement
from tests.factories.relocation import make_proposal, make_site
from tests.factories.surveys import make_assessed_laborer
from tests.factories.trainings import make_class
from trainings.classes import actions as classes
from xundian.kit.models import OutboxMessage
from xundian.pages import home

ON, AT = date(2026, 6, 20), datetime(2026, 6, 19, 23, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def june():
    with time_machine.travel("2026-06-20T08:00:00+08:00", tick=False):
        yield


@pytest.fixture
def placed(cast, tree):
    """One migrant in each of three villages of two townships."""
    rows = [
        make_placement(
            make_assessed_laborer(village, name=name, relation="02"), by=cast.county, started_on=date(2026, 5, 10),
            employer_name="某建筑公司",
        )
        for village, name in ((tree.village, "王小红"), (tree.next_village, "马成龙"), (tree.far_village, "张大山"))
    ]  # fmt: skip
    visits.plan(on=ON)
    return rows


def test_too_many_visits_for_one_page_are_shown_by_place(cast, browse, placed, tree, monkeypatch):
    monkeypatch.setattr(home, "SHOWN", 4)
    county = browse(cast.county)
    text = county.get("/").content.decode()
    assert "王小红" not in text
    assert "?place=530129103" in text
    assert "?place=530129107" in text
    text = county.get("/?place=530129107").content.decode()
    assert "张大山" in text
    assert "王小红" not in text


def test_a_village_with_more_goes_on_pages_and_loses_nobody(cast, browse, placed, tree, monkeypatch):
    monkeypatch.setattr(home, "SHOWN", 1)
    officer = browse(cast.officer)
    pages = [officer.get(f"/?page={number}").content.decode() for number in (1, 2)]
    assert all('rel="next"' in page or 'rel="prev"' in page for page in pages)


@pytest.mark.parametrize("place", ["520526", "999", "530129107"])
def test_a_place_out_of_scope_is_absent(place, cast, browse, placed):
    assert browse(cast.township).get(f"/?place={place}").status_code == 404


def test_only_overdue_counts_overdue_before_it_pages(cast, browse, placed, monkeypatch):
    monkeypatch.setattr(home, "SHOWN", 3)
    text = browse(cast.county).get("/?show=overdue", headers={"accept-language": "en"}).content.decode()
    assert all(name in text for name in ("王小红", "马成龙", "张大山"))
    assert text.count("20 days overdue") == 3


def test_the_station_is_led_to_forms_it_may_open(cast, browse, placed):
    station = browse(cast.station)
    assert station.get("/").url == "/trips/"
    assert "某建筑公司" in station.get("/trips/").content.decode()
    employer = {"name": placed[0].employer_name, "place": placed[0].destination}
    text = station.get("/trips/employer/", employer).content.decode()
    assert f"/households/{placed[0].household_id}/visit/?plan=" in text
    assert f'href="/households/{placed[0].household_id}/"' not in text


@pytest.mark.parametrize("size", [3, 30])
def test_the_work_list_asks_the_same_number_of_questions_at_any_size(
    size, cast, browse, tree, django_assert_max_num_queries
):
    for _each in range(size):
        make_placement(make_assessed_laborer(tree.village), by=cast.county, started_on=date(2026, 5, 10))
    visits.plan(on=ON)
    officer = browse(cast.officer)
    with django_assert_max_num_queries(14):
        officer.get("/")


@pytest.fixture
def offer(cast, tree):
    return make_proposal(make_site(tree.other_township, id=SITE_ID), tree.far_village, on=ON)


def test_the_site_sees_the_offer_with_its_reason_in_words(cast, browse, offer):
    text = browse(cast.site).get("/channel-offers/", headers={"accept-language": "en"}).content.decode()
    assert offer.laborer.name in text
    assert "Able to work, free to go and willing to work elsewhere." in text


def test_the_site_officer_reads_the_name_of_the_site(cast, browse, offer):
    assert offer.site.name in browse(cast.site).get("/").content.decode()


def test_an_answer_is_written_down_once(cast, browse, offer):
    site = browse(cast.site)
    for step, state in (("offer", "offered"), ("accept", "accepted"), ("offer", "accepted"), ("decline", "declined")):
        assert site.post(f"/channel-offers/{offer.pk}/{step}/").url == "/channel-offers/"
        assert ChannelOffer.objects.get().state == state
    assert site.post(f"/channel-offers/{offer.pk}/place/").status_code == 404


@pytest.mark.parametrize(("role", "status"), [("officer", 403), ("auditor", 403), ("township", 403), ("stranger", 404)])
def test_others_do_not_answer_for_the_household(role, status, cast, browse, offer):
    assert browse(getattr(cast, role)).post(f"/channel-offers/{offer.pk}/accept/").status_code == status
    assert ChannelOffer.objects.get().state == "proposed"


def test_the_size_of_the_text_is_kept_and_odd_words_are_not(client, db):
    client.post("/size/", {"size": "large", "next": "/sign-in/"})
    assert 'class="large"' in client.get("/sign-in/").content.decode()
    assert client.post("/size/", {"size": "large", "next": "//elsewhere.example/"}).url == "/"
    client.post("/size/", {"size": "huge"})
    assert 'class="large"' in client.get("/sign-in/").content.decode()
    client.cookies["size"] = "huge"
    assert "huge" not in client.get("/sign-in/").content.decode()


def test_every_link_in_a_message_leads_to_a_page_that_its_reader_may_open(cast, tree, placed, offer, browse):
    visits.digest(on=ON, at=AT)
    visits.tell_of_overdue(on=ON, at=AT)
    visits.remind_of_field_visits(on=date(2026, 10, 20), at=AT)
    make_difficulty(placed[0].household, cast.officer, ON, kind="domestic_violence")
    make_class(tree.township, by=cast.county)
    classes.remind_inspectors(on=ON, at=AT)
    users = {str(user.pk): user for user in vars(cast).values()}
    links = {(row.payload["kind"], row.payload["user_id"], row.payload["link"]) for row in OutboxMessage.objects.all()}
    assert {"digest", "overdue_township", "field_reminder", "difficulty_assigned", "channel_proposed"} <= {
        kind for kind, _user, _link in links
    }
    for kind, user, link in links:
        if link:
            resolve(link)
            assert browse(users[user]).get(link, follow=True).status_code == 200, (kind, link)
