"""The REST resource of indicators."""

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from relocation.indicators.models import YearFigure
from tests.factories.economy import make_economy
from tests.factories.indicators import GDP_2018, GDP_2019, SOURCE, make_correction, make_figure
from tests.factories.registry import make_household

PATH = "/api/v1/indicators/"
READERS = {"township", "county", "leader", "site", "auditor"}
NEW = {"year": 2019, "indicator": "gdp", "value": "26629000000.00", "source": SOURCE}


@pytest.fixture(autouse=True)
def _today(db):
    with time_machine.travel("2026-03-10T12:00:00+08:00", tick=False):
        yield


def test_the_bureau_enters_corrects_and_takes_back(api, cast, tree):
    caller = api(cast.county)
    made = caller.post(PATH, NEW, headers={"Accept-Language": "en"})
    assert made.status_code == 201, made.json()
    told = made.json()
    assert (told["county"], told["value"], told["unit"], told["state"]) == (
        "530129", "26629000000.00", "yuan", "current",
    )  # fmt: skip
    address = f"{PATH}{told['id']}/"
    change = {"value": "26630000000", "source": "2020年统计年鉴", "reason": "统计局修订"}
    assert caller.post(f"{address}correct/", change).status_code == 428
    corrected = caller.post(f"{address}correct/", change, headers={"If-Match": made.headers["ETag"]})
    assert (corrected.status_code, corrected.json()["corrects"]) == (201, told["id"])
    assert caller.get(address).json()["state"] == "replaced"
    back = caller.post(f"{PATH}{corrected.json()['id']}/withdraw/", {"reason": "抄错"})
    assert (back.status_code, back.json()["state"]) == (200, "withdrawn")
    assert caller.get(address).json()["state"] == "current"
    assert caller.post(PATH, NEW).status_code == 409


@pytest.mark.parametrize(
    ("changes", "pointer"),
    [
        ({"year": 2027}, "/year"),
        ({"year": 1900}, "/year"),
        ({"indicator": "rain"}, "/indicator"),
        ({"value": "-1"}, "/value"),
        ({"value": "many"}, "/value"),
        ({"source": " "}, "/source"),
        ({"indicator": "engel", "value": "100.01"}, "/value"),
        ({"state": "current"}, "/state"),
    ],
)
def test_bad_input_is_refused_by_name(api, cast, tree, changes, pointer):
    answer = api(cast.county).post(PATH, NEW | changes)
    assert answer.status_code == 422
    assert [error["pointer"] for error in answer.json()["errors"]] == [pointer]
    assert not YearFigure.objects.exists()


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("indicator=gdp", [(2018, "replaced"), (2018, "current"), (2019, "current")]),
        ("year__gte=2019", [(2019, "current")]),
        ("state=replaced", [(2018, "replaced")]),
        ("year=2017", [(2017, "current")]),
    ],
)
def test_the_list_is_filtered(api, cast, tree, query, told):
    make_figure(tree.county, year=2017, indicator="engel", amount=3500)
    make_correction(make_figure(tree.county, year=2018, amount=1), GDP_2018)
    make_figure(tree.county)
    make_figure(tree.other_county)
    found = api(cast.leader).get(f"{PATH}?{query}").json()["results"]
    assert sorted((each["year"], each["state"]) for each in found) == sorted(told)


@pytest.mark.parametrize(
    ("method", "path", "carriers"),
    [
        ("get", "", READERS), ("get", "{id}/", READERS), ("get", "non-farm-share/", READERS), ("post", "", {"county"}),
        ("post", "{id}/correct/", {"county"}), ("post", "{id}/withdraw/", {"county"}),
    ],
)  # fmt: skip
def test_which_roles_pass(api, cast, tree, method, path, carriers):
    address = PATH + path.format(id=make_figure(tree.county).pk)
    passed = {
        name for name, user in vars(cast).items()
        if name != "stranger" and getattr(api(user), method)(address).status_code != 403
    }  # fmt: skip
    assert passed == carriers
    assert getattr(api(), method)(address).status_code == 401


def test_another_county_sees_nothing_of_it(api, cast, tree):
    row = make_figure(tree.county)
    caller = api(cast.stranger)
    assert caller.get(PATH).json()["results"] == []
    assert caller.get(f"{PATH}{row.pk}/").status_code == 404
    assert caller.post(f"{PATH}{row.pk}/withdraw/", {"reason": "别县"}).status_code == 404


def test_the_non_farm_share_comes_from_the_household_economy(api, cast, tree):
    for number in range(5):
        make_economy(make_household(tree.village, number=f"S{number}"), year=2025)
    told = api(cast.auditor).get(f"{PATH}non-farm-share/").json()
    assert told == [{"year": 2025, "households": 5, "share": "70.0", "relocated": 0, "relocated_share": None}]


def test_the_list_takes_as_many_statements_for_30_rows_as_for_3(api, cast, tree):
    counts, caller = [], api(cast.township)
    for first, size in ((1980, 3), (1983, 27)):
        for year in range(first, first + size):
            make_figure(tree.county, year=year, amount=GDP_2019)
        caller.get(PATH)
        with CaptureQueriesContext(connection) as captured:
            assert len(caller.get(PATH).json()["results"]) == (3 if size == 3 else 30)
        counts.append(len(captured))
    assert counts[0] == counts[1]
