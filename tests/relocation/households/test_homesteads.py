from datetime import date, timedelta
from decimal import Decimal

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from relocation.households import actions, queries
from relocation.households.models import Homestead
from tests.conftest import SITE_ID
from tests.factories.relocation import MOVED, make_relocated, make_site
from xundian.kit.errors import Conflict, Invalid, MoveRefused

BY, TODAY = date(2026, 5, 1), date(2026, 5, 20)
PATH = "/api/v1/homesteads/"


@pytest.fixture
def site(tree):
    return make_site(tree.township, id=SITE_ID)


def promised(site, village, **values):
    moved = make_relocated(site, village).move_ins.get()
    values = {"area_mu": Decimal("0.80"), "clear_by": BY} | values
    return actions.promise_clearing(move_in=moved, by=None, on=TODAY, **values)


def cleared(site, village):
    return actions.clear(homestead=promised(site, village), cleared_on=BY, by=None, on=TODAY)


def restored(site, village, farmed="0.50", greened="0.30"):
    return actions.restore(
        homestead=cleared(site, village), farmed_mu=Decimal(farmed), greened_mu=Decimal(greened), restored_on=TODAY,
        by=None, on=TODAY,
    )  # fmt: skip


def inspected(row, by, in_order=True, **values):
    values = {"found": "已复垦，种上玉米", "inspected_on": TODAY} | values
    return actions.inspect(homestead=row, in_order=in_order, by=by, on=TODAY, **values)


def state_of(row, on=TODAY):
    row = queries.homesteads(on).get(pk=row.pk)
    return row.state, row.overdue


def test_a_homestead_goes_from_the_promise_to_land_in_order(cast, tree, site):
    row = promised(site, tree.village)
    assert (state_of(row, BY), state_of(row)) == (("promised", False), ("promised", True))
    row = actions.clear(homestead=row, cleared_on=BY, by=None, on=TODAY)
    assert state_of(row) == ("cleared", False)
    row = actions.restore(
        homestead=row, farmed_mu=Decimal("0.5"), greened_mu=Decimal("0.3"), restored_on=TODAY, by=None, on=TODAY
    )
    assert state_of(row) == ("restored", False)
    row = inspected(row, cast.county, in_order=False, found="还有墙脚没清")
    assert state_of(row) == ("not_in_order", False)
    row = actions.restore(
        homestead=row, farmed_mu=Decimal("0.8"), greened_mu=Decimal(0), restored_on=TODAY, by=None, on=TODAY
    )
    assert (state_of(row), row.inspected_on, row.found) == (("restored", False), None, "")
    row = inspected(row, cast.county)
    assert (state_of(row), row.inspected_by) == (("in_order", False), cast.county)


@pytest.mark.parametrize(
    ("values", "field", "code"),
    [
        ({"area_mu": Decimal(0)}, "area_mu", "no_area"),
        ({"clear_by": MOVED - timedelta(days=1)}, "clear_by", "before_move"),
    ],
)
def test_a_promise_has_an_area_and_a_day_after_the_move(tree, site, values, field, code):
    with pytest.raises(Invalid) as refusal:
        promised(site, tree.village, **values)
    assert (refusal.value.field, refusal.value.code) == (field, code)
    assert not Homestead.objects.exists()


def test_it_is_promised_once(tree, site):
    row = promised(site, tree.village)
    with pytest.raises(Conflict):
        actions.promise_clearing(move_in=row.move_in, area_mu=Decimal(1), clear_by=BY, by=None, on=TODAY)


@pytest.mark.parametrize("day", [MOVED - timedelta(days=1), TODAY + timedelta(days=1)])
def test_it_is_cleared_between_the_move_and_today_and_once(tree, site, day):
    row = promised(site, tree.village)
    with pytest.raises(Invalid):
        actions.clear(homestead=row, cleared_on=day, by=None, on=TODAY)
    row = actions.clear(homestead=row, cleared_on=TODAY, by=None, on=TODAY)
    with pytest.raises(MoveRefused):
        actions.clear(homestead=row, cleared_on=TODAY, by=None, on=TODAY)


def test_the_day_promised_is_put_off_with_words_and_never_back(tree, site):
    row = promised(site, tree.village)
    for day, note, code in ((TODAY, "雨季", "not_later"), (TODAY + timedelta(days=9), " ", "required")):
        with pytest.raises(Invalid) as refusal:
            actions.postpone_clearing(homestead=row, clear_by=day, note=note, by=None, on=TODAY)
        assert refusal.value.code == code
    row = actions.postpone_clearing(
        homestead=row, clear_by=TODAY + timedelta(days=9), note="雨季道路塌方", by=None, on=TODAY
    )
    assert state_of(row) == ("promised", False)
    with pytest.raises(MoveRefused):
        actions.postpone_clearing(
            homestead=cleared(site, tree.village), clear_by=TODAY + timedelta(days=9), note="?", by=None, on=TODAY
        )


@pytest.mark.parametrize(("farmed", "greened"), [("0.5", "0.31"), ("0", "0"), ("-0.1", "0.5")])
def test_land_in_use_is_within_the_area(tree, site, farmed, greened):
    with pytest.raises(Invalid) as refusal:
        restored(site, tree.village, farmed, greened)
    assert refusal.value.code == "area"


def test_each_step_waits_for_the_one_before_and_ends_with_land_in_order(cast, tree, site):
    given = {"farmed_mu": Decimal(1), "greened_mu": Decimal(0), "restored_on": TODAY, "by": None, "on": TODAY}
    with pytest.raises(MoveRefused):
        actions.restore(homestead=promised(site, tree.village), **given)
    with pytest.raises(MoveRefused):
        inspected(cleared(site, tree.village), cast.county)
    row = inspected(restored(site, tree.village), cast.county)
    for step in (lambda: inspected(row, cast.county), lambda: actions.restore(homestead=row, **given)):
        with pytest.raises(MoveRefused):
            step()
    for wrong in ({"found": " "}, {"inspected_on": TODAY + timedelta(days=1)}):
        with pytest.raises(Invalid):
            inspected(restored(site, tree.village), cast.county, **wrong)


def test_moves_without_a_promise_are_listed(tree, site):
    promised(site, tree.village)
    other = make_relocated(site, tree.village)
    assert [row.household for row in queries.to_promise()] == [other]


@time_machine.travel("2026-05-20T02:00:00Z", tick=False)
def test_township_and_county_follow_it_over_rest_and_the_site_reads(api, cast, tree, site):
    moved = make_relocated(site, tree.village).move_ins.get()
    body = {"move_in": str(moved.pk), "area_mu": "0.80", "clear_by": "2026-05-01"}
    assert api(cast.site).post(PATH, body).status_code == 403
    made = api(cast.township).post(PATH, body)
    assert (made.status_code, made.json()["state"], made.json()["overdue"]) == (201, "promised", True)
    row = PATH + made.json()["id"] + "/"
    late = {"clear_by": "2026-05-25", "note": "雨季"}
    assert api(cast.township).post(row + "postpone/", late).json()["overdue"] is False
    assert api(cast.township).post(row + "clear/", {"cleared_on": "2026-05-10"}).json()["state"] == "cleared"
    use = {"farmed_mu": "0.5", "greened_mu": "0.2", "restored_on": "2026-05-12"}
    assert api(cast.township).post(row + "restore/", use).json()["state"] == "restored"
    found = {"in_order": True, "found": "已种树", "inspected_on": "2026-05-20"}
    assert api(cast.township).post(row + "inspect/", found).status_code == 403
    assert api(cast.county).post(row + "inspect/", found).json()["state"] == "in_order"
    for user, ids in ((cast.site, 1), (cast.auditor, 1), (cast.stranger, 0)):
        assert len(api(user).get(PATH, {"state": "in_order"}).json()["results"]) == ids
    assert api(cast.county).get(PATH, {"overdue": "true"}).json()["results"] == []
    assert api(cast.officer).get(PATH).status_code == 403


@time_machine.travel("2026-05-20T02:00:00Z", tick=False)
def test_the_list_asks_as_often_for_many_as_for_few(api, cast, tree, site):
    counts = []
    for size in (3, 12):
        for _each in range(size):
            promised(site, tree.village)
        client = api(cast.county)
        with CaptureQueriesContext(connection) as seen:
            assert client.get(PATH).status_code == 200
        counts.append(len(seen))
    assert counts[0] == counts[1]
