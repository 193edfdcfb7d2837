"""The board of a site: places and takers by channel, households without work, posts that end soon, changes."""

import re
from datetime import date

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from relocation.channels import actions
from tests.conftest import SITE_ID
from tests.factories.relocation import (
    PROPOSED,
    make_accepted,
    make_jobless,
    make_post,
    make_proposal,
    make_site,
    make_workshop,
)

ON = date(2026, 3, 12)


@pytest.fixture(autouse=True)
def _today(db):
    with time_machine.travel("2026-03-12T12:00:00+08:00", tick=False):
        yield


@pytest.fixture
def site(tree):
    return make_site(tree.township, id=SITE_ID, name="阳光安置点")


def text(answer):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def line(answer, channel):
    return next(each for each in answer.context["channels"] if each.channel == channel)


def test_an_empty_site_says_that_nothing_is_missing(browse, cast, site):
    answer = browse(cast.site).get(f"/desk/sites/{site.pk}/board/")
    assert answer.status_code == 200
    assert "In every household with somebody able and willing somebody works." in text(answer)
    assert "No term of a public-welfare post ends in these days." in text(answer)


def test_one_site_opens_at_once_and_several_stand_in_a_list(browse, cast, tree, site):
    assert browse(cast.site).get("/desk/site-boards/")["Location"] == f"/desk/sites/{site.pk}/board/"
    make_site(tree.township, name="第二安置点")
    told = text(browse(cast.county).get("/desk/site-boards/"))
    assert "阳光安置点" in told
    assert "第二安置点" in told


def test_places_takers_and_free_ones_stand_by_channel(browse, cast, tree, site):
    workshop = make_workshop(site, places=5)
    make_post(site, places=3)
    offer, consent = make_accepted(site, tree.village)
    actions.place(
        channel_offer=offer, consent=consent, started_on=ON, by=cast.site, on=ON, **work_of(offer, workshop)
    )  # fmt: skip
    answer = browse(cast.site).get(f"/desk/sites/{site.pk}/board/")
    assert (line(answer, "WORKSHOP").places, line(answer, "WELFARE").places) == (5, 3)
    assert sum(each.at_work for each in answer.context["channels"]) == 1
    assert line(answer, offer.channel).at_work == 1
    assert (answer.context["work"].able, answer.context["work"].employed) == (1, 1)


def work_of(offer, workshop):
    """What placing through the offer's channel needs."""
    if offer.channel == "WORKSHOP":
        return {"workshop": workshop}
    if offer.channel == "WELFARE":
        return {}
    return {"employer_name": "蔬菜基地", "occupation": "vegetables", "destination": "530129", "wage_fen": 270_000}


def test_who_has_no_work_is_named_with_the_help_given(browse, cast, tree, site):
    proposal = make_proposal(site, tree.village)
    make_jobless(site, tree.village)
    actions.keep_ledger(on=PROPOSED)
    answer = browse(cast.site).get(f"/desk/sites/{site.pk}/board/")
    assert answer.context["without_total"] == 2
    told = text(answer)
    assert proposal.household.number in told
    assert [bool(help) for _row, _door, help in answer.context["without"]].count(True) == 1
    assert "No offer yet" in told


def test_another_place_does_not_see_it(browse, cast, tree, site):
    address = f"/desk/sites/{site.pk}/board/"
    assert browse(cast.stranger).get(address).status_code == 404
    assert browse(cast.officer).get(address).status_code == 403
    assert browse(cast.leader).get(address).status_code == 403


def test_the_board_takes_as_many_statements_for_30_households_as_for_3(browse, cast, tree, site):
    counts, reader = [], browse(cast.site)
    for size in (3, 27):
        for _each in range(size):
            make_jobless(site, tree.village)
        actions.keep_ledger(on=ON)
        reader.get(f"/desk/sites/{site.pk}/board/")
        with CaptureQueriesContext(connection) as captured:
            reader.get(f"/desk/sites/{site.pk}/board/")
        counts.append(len(captured))
    assert counts[0] == counts[1]
