"""A relocated household in which nobody works: the clock proposes a channel, they say yes, someone starts (W2.2)."""

import pytest
import time_machine

from laborers.difficulties.actions import load_default_deadlines
from relocation.channels.models import ChannelOffer
from tests.conftest import SITE_ID
from tests.factories import relocation
from tests.factories.codes import load_shipped
from xundian.kit import clock, outbox
from xundian.kit.sweeps import load, run_sweep


@pytest.fixture(autouse=True)
def march():
    load()
    with time_machine.travel("2026-03-10T09:00:00+08:00", tick=False):
        yield


@pytest.fixture
def family(cast, tree):
    load_shipped()
    load_default_deadlines(by=None)
    site = relocation.make_site(tree.other_street, id=SITE_ID, name="五里岗")
    relocation.make_workshop(site, places=1)
    return relocation.make_jobless(site, tree.other_village, "nearby", name="马大姐")


def without_work(site):
    return [row["id"] for row in site.get(f"/api/v1/sites/{SITE_ID}/zero-employment/").json()["results"]]


def night():
    counts = run_sweep("zero-employment", on=clock.today(), at=clock.now())
    outbox.relay(at=clock.now())
    return counts


def test_a_household_without_work_is_led_to_a_workshop(cast, api, family):
    household, laborer = family
    site = api(cast.site)
    assert without_work(site) == [str(household.pk)]

    night()
    night()
    [offer] = site.get("/api/v1/channel-offers/").json()["results"]
    assert (offer["channel"], offer["state"], offer["laborer"]) == ("WORKSHOP", "proposed", str(laborer.pk))
    assert offer["reasons"]
    assert [row["kind"] for row in site.get("/api/v1/messages/").json()["results"]] == ["channel_proposed"]

    assert site.post(f"/api/v1/channel-offers/{offer['id']}/accept/").status_code == 200
    start = {"started_on": "2026-03-10"}
    refused = site.post(f"/api/v1/channel-offers/{offer['id']}/place/", start)
    assert (refused.status_code, refused.json()["errors"][0]["pointer"]) == (422, "/consent")

    yes = {"laborer": str(laborer.pk), "purpose": "placement", "text_version": "2026-1", "given_on": "2026-03-10"}
    consent = site.post("/api/v1/consents/", yes).json()["id"]
    placed = site.post(f"/api/v1/channel-offers/{offer['id']}/place/", start | {"consent": consent})
    assert placed.status_code == 200, placed.json()
    assert placed.json()["state"] == "placed"
    assert without_work(site) == []
    [work] = site.get("/api/v1/placements/").json()["results"]
    assert (work["organised_by"], work["area"]) == ("workshop", "in_county")


def test_a_no_is_neutral_and_ends_the_offer(cast, api, family):
    household, _laborer = family
    night()
    site = api(cast.site)
    [offer] = site.get("/api/v1/channel-offers/").json()["results"]
    assert site.post(f"/api/v1/channel-offers/{offer['id']}/decline/").status_code == 200
    assert ChannelOffer.objects.get(pk=offer["id"]).state == "declined"
    assert without_work(site) == [str(household.pk)]


def test_the_officer_of_another_place_sees_none_of_it(cast, api, family):
    night()
    assert api(cast.county).get("/api/v1/channel-offers/").json()["results"] == []
    assert api(cast.county).get(f"/api/v1/sites/{SITE_ID}/zero-employment/").status_code == 404
