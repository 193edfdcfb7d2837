"""REST of what follows a yes: real posts, the end of work, eligibility; and the ledger of households without work."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from relocation.channels import actions
from relocation.channels.models import ChannelOffer
from tests.conftest import SITE_ID
from tests.factories.channels import make_channel_policy
from tests.factories.jobs import make_vacancy
from tests.factories.placements import make_placement
from tests.factories.relocation import PROPOSED, make_accepted, make_jobless, make_proposal, make_site, make_workshop

PATH, LEDGER = "/api/v1/channel-offers/", "/api/v1/zero-employments/"
DAY = timedelta(days=1)
READERS, ANSWERERS = {"township", "county", "site", "auditor"}, {"county", "site"}


@pytest.fixture
def site(tree):
    return make_site(tree.township, id=SITE_ID)


@pytest.fixture(autouse=True)
def _clock():
    with time_machine.travel(f"{PROPOSED}T02:00:00Z", tick=False):
        yield


def test_a_yes_leads_to_a_post_and_the_work_to_its_end(api, cast, tree, site):
    vacancy, caller = make_vacancy(tree.county), api(cast.site)
    row, consent = make_accepted(site, tree.village)
    offered = caller.post(f"{PATH}{row.pk}/offer-vacancy/", {"vacancy": str(vacancy.pk)})
    assert (offered.status_code, offered.json()["vacancy_title"]) == (200, vacancy.title), offered.json()
    post = offered.json()["offer"]
    again = caller.post(f"{PATH}{row.pk}/offer-vacancy/", {"vacancy": str(vacancy.pk)})
    assert (again.status_code, again.json()["code"]) == (409, "has_vacancy")
    assert caller.post(f"/api/v1/offers/{post}/answer/", {"accept": True}).status_code == 200
    work = {"started_on": str(PROPOSED), "consent": str(consent.pk)}
    placed = caller.post(f"{PATH}{row.pk}/place/", work)
    assert (placed.status_code, placed.json()["state"]) == (200, "placed"), placed.json()
    ended = caller.post(f"{PATH}{row.pk}/end/", {"ended_on": str(PROPOSED), "reason": "family"})
    assert ended.status_code == 200, ended.json()
    twice = caller.post(f"{PATH}{row.pk}/end/", {"ended_on": str(PROPOSED), "reason": "family"})
    assert (twice.status_code, twice.json()["code"]) == (409, "ended")


def test_eligibility_of_all_four_channels_with_words(api, cast, tree, site):
    make_channel_policy(tree.county, migration_age_to=29)
    row = make_proposal(site, tree.village)
    answer = api(cast.site).get(f"{PATH}{row.pk}/eligibility/", headers={"Accept-Language": "en"})
    found = {each["channel"]: each for each in answer.json()}
    assert set(found) == {"WORKSHOP", "INDUSTRY", "MIGRATION", "WELFARE"}
    assert (found["INDUSTRY"]["fits"], found["MIGRATION"]["fits"]) == (True, False)
    assert found["MIGRATION"]["hindrances"] == [
        {"code": "too_old", "text": "Is over the age that the policy sets for this channel."}
    ]


@pytest.mark.parametrize(
    ("method", "path", "roles"),
    [
        ("get", PATH + "{id}/eligibility/", READERS),
        ("post", PATH + "{id}/offer-vacancy/", ANSWERERS),
        ("post", PATH + "{id}/end/", ANSWERERS),
        ("get", LEDGER, READERS),
        ("get", LEDGER + "month-ends/", READERS),
    ],
)
def test_which_roles_pass(api, cast, tree, site, method, path, roles):
    address = path.format(id=make_proposal(site, tree.village).pk)
    passed = {
        name for name, user in vars(cast).items()
        if name != "stranger" and getattr(api(user), method)(address).status_code != 403
    }  # fmt: skip
    assert passed == roles
    assert getattr(api(), method)(address).status_code == 401


def test_the_ledger_is_read_and_filtered_in_the_own_place_alone(api, cast, tree, site):
    make_workshop(site)
    row, consent = make_accepted(site, tree.village, direction="local_post")
    still, _laborer = make_jobless(site, tree.village)
    make_jobless(make_site(tree.other_township), tree.village)
    actions.keep_ledger(on=PROPOSED - DAY)
    actions.place(channel_offer=row, consent=consent, started_on=PROPOSED, by=None, on=PROPOSED)
    actions.keep_ledger(on=PROPOSED)
    caller = api(cast.site)
    rows = {each["household"]: each for each in caller.get(LEDGER).json()["results"]}
    assert set(rows) == {str(row.household_id), str(still.pk)}
    cleared = rows[str(row.household_id)]
    assert (cleared["how"], cleared["helped"], cleared["help_channel"]) == ("work", 1, "WORKSHOP")
    assert [each["household"] for each in caller.get(f"{LEDGER}?cleared_on__isnull=true").json()["results"]] == [
        str(still.pk)
    ]
    assert caller.get(f"{LEDGER}?colour=red").status_code == 400
    [january, february, march] = caller.get(f"{LEDGER}month-ends/").json()
    assert (january["open"], february["open"]) == (0, 0)
    assert (march["day"], march["open"], march["found"], march["cleared"]) == (str(PROPOSED), 1, 2, 1)
    assert api(cast.stranger).get(LEDGER).json()["results"] == []


def test_the_ledger_takes_the_same_statements_for_3_and_30_rows(api, cast, tree, site):
    caller, found = api(cast.site), []
    for more in (3, 27):
        for _number in range(more):
            make_proposal(site, tree.village)
        actions.keep_ledger(on=PROPOSED)
        caller.get(LEDGER)
        with CaptureQueriesContext(connection) as told:
            rows = caller.get(LEDGER).json()["results"]
        found.append((len(rows), len(told)))
    assert [size for size, _count in found] == [3, 30]
    assert found[0][1] == found[1][1] <= 3


def test_the_night_closes_what_other_doors_began(tree, site):
    row, consent = make_accepted(site, tree.village)
    make_placement(row.laborer, started_on=PROPOSED, consent=consent, organised_by="self")
    assert actions.expire(on=PROPOSED) == {"placed": 0, "expired": 1}
    assert ChannelOffer.objects.get().state == "expired"
