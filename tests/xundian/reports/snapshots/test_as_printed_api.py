"""REST `reports/{name}/?printed_on=`: the table and the form as they were printed, whatever was entered since."""

from datetime import UTC, date, datetime

import pytest
import time_machine

from tests.factories.placements import make_placement
from tests.factories.surveys import make_assessed_laborer
from xundian.reports.rules import Period
from xundian.reports.snapshots import actions

REPORT = "/api/v1/reports/placements/"
ON = date(2026, 6, 20)


@pytest.fixture(autouse=True)
def _june(db):
    with time_machine.travel("2026-06-25T08:00:00+08:00", tick=False):
        yield


@pytest.fixture
def printed(cast, tree):
    """One placed when it was printed, another told of afterwards."""
    make_placement(make_assessed_laborer(tree.village), by=cast.county)
    taken = actions.take(
        county=tree.county, period=Period(2026, None, ON), at=datetime(2026, 6, 20, 4, tzinfo=UTC), by=None
    )
    make_placement(make_assessed_laborer(tree.village), by=cast.county, started_on=date(2026, 6, 1))
    return taken


def test_a_report_is_read_as_it_was_printed(api, cast, printed):
    now = api(cast.county).get(REPORT).json()
    then = api(cast.county).get(REPORT, {"printed_on": "2026-06-24"}).json()
    assert [each["lines"][0]["values"]["placements"] for each in (now, then)] == [2, 1]
    assert (now["printed"], now["late"]) == (None, [])
    assert (then["printed"]["id"], then["printed"]["label"]) == (str(printed.pk), printed.label)
    assert (then["on"], then["year"], then["month"]) == ("2026-06-20", 2026, None)


def test_the_form_too(api, cast, printed):
    url = "/api/v1/reports/transfer/form/"
    told = [api(cast.county).get(url, asked).json() for asked in ({}, {"printed_on": "2026-06-24"})]
    assert [each["sections"][0]["lines"][0]["value"] for each in told] == [2, 1]
    assert [each["printed"] and each["printed"]["id"] for each in told] == [None, str(printed.pk)]


@pytest.mark.parametrize(
    ("asked", "field", "code"),
    [
        ({"printed_on": "2026-06-19"}, "printed_on", "never_printed"),
        ({"printed_on": "2026-06-24", "month": 5}, "printed_on", "never_printed"),
        ({"printed_on": "2026-06-24", "on": "2026-06-20"}, "on", "not_with_printed_on"),
    ],
)
def test_what_was_not_printed_is_refused_in_words(asked, field, code, api, cast, printed):
    answer = api(cast.county).get(REPORT, asked)
    assert answer.status_code == 422
    assert [(each["pointer"], each["code"]) for each in answer.json()["errors"]] == [(f"/{field}", code)]
