"""REST of the bases: shapes, roles, places, refusals, and what a list costs."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import bases
from tests.factories.bases import FROM, ON, TO
from tests.factories.cast import make_user
from tests.factories.registry import make_household, make_laborer
from tests.relocation.bases.looking import households

pytestmark = pytest.mark.django_db
V1 = "/api/v1/"


@pytest.fixture(autouse=True)
def _on_that_day(time_machine):
    time_machine.move_to("2026-06-20T12:00:00+08:00", tick=False)


def test_a_base_shows_what_it_has_today(base, cast, api, tree):
    bases.make_base_policy(tree.county, mu_per_technician=40, by=cast.county)
    bases.make_technician(base, by=cast.county)
    bases.make_insurance(base, by=cast.county)
    bases.make_base_post(base, by=cast.county)
    (row,) = api(cast.auditor).get(f"{V1}bases/").json()["results"]
    assert {name: row[name] for name in (
        "land_mu", "technicians", "technicians_missing", "households", "posts", "at_work", "insured_mu",
        "insured_until", "division_name",
    )} == {
        "land_mu": "100.00", "technicians": 1, "technicians_missing": 2, "households": 3, "posts": 10, "at_work": 0,
        "insured_mu": "80.00", "insured_until": "2026-12-31", "division_name": "三营庄村委会",
    }  # fmt: skip


def test_a_base_is_added_and_changed_by_its_version(cast, api, tree):
    bases.load_words()
    given = {"division": tree.village.code, "name": "新基地", "company_name": "公司", "organiser_name": "合作社",
             "collective_name": "村集体", "opened_on": "2026-01-01"}  # fmt: skip
    client = api(cast.township)
    made = client.post(f"{V1}bases/", given, format="json")
    assert made.status_code == 201, made.json()
    address = f"{V1}bases/{made.json()['id']}/"
    assert client.patch(address, {"name": "改名"}, format="json").status_code == 428
    assert (
        client.patch(address, {"name": "改名"}, format="json", headers={"If-Match": made["ETag"]}).json()["name"]
        == "改名"
    )
    assert client.patch(address, {"name": "又"}, format="json", headers={"If-Match": made["ETag"]}).status_code == 412
    other = given | {"division": tree.far_village.code}
    assert client.post(f"{V1}bases/", other, format="json").status_code == 404
    assert api(cast.auditor).post(f"{V1}bases/", given, format="json").status_code == 403


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("base-plots", {"name": "东坡", "area_mu": "12.50", "source": "leased"}),
        ("base-posts", {"occupation": "vegetables", "headcount": 4, "wage": "2700.00"}),
        ("technicians", {"name": "罗师傅", "skill": "植保"}),
    ],
)
def test_parts_are_added_and_ended(name, values, base, cast, api):
    client = api(cast.township)
    given = values | {"base": str(base.pk), "valid_from": "2026-01-01"}
    made = client.post(f"{V1}{name}/", given, format="json")
    assert made.status_code == 201, made.json()
    address = f"{V1}{name}/{made.json()['id']}/"
    ended = client.patch(address, {"valid_to": "2026-06-20"}, format="json", headers={"If-Match": made["ETag"]})
    assert (ended.status_code, ended.json()["valid_to"]) == (200, "2026-06-20")
    moved = client.patch(address, {"base": str(base.pk)}, format="json", headers={"If-Match": ended["ETag"]})
    assert moved.status_code == 422


def test_terms_are_the_countys_alone(cast, api, tree):
    given = {"county": tree.county.code, "document": "文件", "company_bp": 4900, "base_bp": 4900, "collective_bp": 201,
             "households_bp": 4000, "rule": "equal", "valid_from": "2026-01-01"}  # fmt: skip
    refused = api(cast.county).post(f"{V1}distribution-schemes/", given, format="json")
    assert (refused.status_code, refused.json()["errors"][0]["code"]) == (422, "whole_terms")
    given["collective_bp"] = 200
    assert api(cast.township).post(f"{V1}distribution-schemes/", given, format="json").status_code == 404
    assert api(cast.county).post(f"{V1}distribution-schemes/", given, format="json").status_code == 201


def test_a_season_and_a_sale(base, cast, api):
    client = api(cast.township)
    season = client.post(f"{V1}seasons/", {
        "base": str(base.pk), "name": "春", "starts": "2026-01-01", "ends": "2026-06-30",
        "plantings": [{"crop": "cabbage", "area_mu": "60"}],
    }, format="json", headers={"Accept-Language": "en"})  # fmt: skip
    assert season.json()["plantings"] == [{"crop": "cabbage", "crop_label": "Cabbage", "area_mu": "60.00"}]
    address = f"{V1}seasons/{season.json()['id']}/"
    changed = client.patch(
        address, {"plantings": [{"crop": "potato", "area_mu": "5"}]}, format="json",
        headers={"If-Match": season["ETag"]},
    )  # fmt: skip
    assert [each["crop"] for each in changed.json()["plantings"]] == ["potato"]
    given = {"base": str(base.pk), "sold_on": "2026-06-01", "crop": "potato", "buyer": "某", "weight_kg": "10",
             "amount": "12.34"}  # fmt: skip
    sale = client.post(f"{V1}sales/", given, format="json").json()
    assert (sale["amount"], sale["corrected"]) == ("12.34", False)
    newer = client.post(f"{V1}sales/{sale['id']}/correct/", {"amount": "12.35"}, format="json").json()
    assert (newer["amount"], newer["corrects"]) == ("12.35", sale["id"])
    assert client.get(f"{V1}sales/{sale['id']}/").json()["corrected"] is True


def test_concentration_warns_by_the_policy(base, cast, api, tree):
    bases.make_season(base, (("cabbage", "60"), ("potato", "40")), by=cast.county)
    ask = lambda: api(cast.county).get(f"{V1}bases/concentration/?year=2026", headers={"Accept-Language": "en"}).json()  # noqa: E731
    found = ask()
    assert (found["herfindahl"], found["warnings"], found["herfindahl_allowed"]) == (5200, [], None)
    bases.make_base_policy(tree.county, by=cast.county)
    found = ask()
    assert [each["percent"] for each in found["crops"]] == ["60.00", "40.00"]
    assert len(found["warnings"]) == 2
    assert "One crop" in found["warnings"][0]


def test_the_way_of_a_distribution(base, cast, api):
    desk, office = api(cast.township), api(cast.county)
    period = {"base": str(base.pk), "from_on": FROM.isoformat(), "to_on": TO.isoformat()}
    seen = desk.post(f"{V1}distributions/preview/", period, format="json").json()
    assert (seen["sales"], seen["for_households"], seen["households"]) == ("10000.01", "1960.00", 3)
    made = desk.post(f"{V1}distributions/", period, format="json").json()
    address = f"{V1}distributions/{made['id']}/"
    assert (made["company"], made["company_keeps"], made["for_base"], made["collective"]) == (
        "4900.01", "2940.01", "4900.00", "200.00"
    )  # fmt: skip
    assert desk.post(f"{address}approve/").status_code == 403
    assert office.post(f"{address}approve/").json()["state"] == "approved"
    lines = office.get(f"{V1}distribution-lines/?distribution={made['id']}&party=household").json()["results"]
    assert sorted(each["due"] for each in lines) == ["1120.00", "280.00", "560.00"]
    moved = {"lines": [each["id"] for each in lines], "on": "2026-06-20"}
    assert desk.post(f"{address}pay/", moved, format="json").status_code == 403
    assert len(office.post(f"{address}pay/", moved, format="json").json()) == 3
    assert office.post(f"{address}pay/", moved, format="json").json()["code"] == "nothing_due"
    assert len(office.post(f"{address}take-back/", moved, format="json").json()) == 3
    assert office.post(f"{address}withdraw/", {"reason": "x"}, format="json").status_code == 409
    newer = desk.post(f"{address}correct/", {"reason": "x"}, format="json")
    assert (newer.status_code, newer.json()["corrects"]) == (201, made["id"])


def test_the_county_that_prepared_it_is_told_that_another_hand_must_approve(base, cast, api):
    row = bases.make_prepared(base, cast.county)
    answer = api(cast.county).post(f"{V1}distributions/{row.pk}/approve/")
    assert (answer.status_code, answer.json()["code"]) == (403, "same_hand")
    other = make_user("second", "county", division=cast.county.division)
    assert api(other).post(f"{V1}distributions/{row.pk}/approve/").status_code == 200


def test_names_stay_in_their_place(cast, api, tree):
    """A base of the township, with a household of another one: the sum is told, the household is not."""
    bases.make_scheme(tree.county, by=cast.county)
    base = bases.make_base(tree.village, by=cast.county)
    near, far = make_household(tree.village, number="H1"), make_household(tree.far_village, number="H2")
    make_laborer(near, name="近邻", relation="02")
    make_laborer(far, name="远亲", relation="02")
    for home in (near, far):
        bases.make_holding(base, home, by=cast.county)
    bases.make_sale(base, by=cast.county)
    row = bases.make_approved(base, cast.township, cast.county)
    address = f"{V1}distribution-lines/?distribution={row.pk}&party=household"
    assert [each["head"] for each in api(cast.township).get(address).json()["results"]] == ["近邻"]
    assert {each["head"] for each in api(cast.county).get(address).json()["results"]} == {"近邻", "远亲"}
    (hidden,) = [line for line in households(row) if line.household_id == far.pk]
    body = {"lines": [str(hidden.pk)], "on": "2026-06-20"}
    other = make_user("neighbour", "county", division=tree.other_county)
    assert api(other).post(f"{V1}distributions/{row.pk}/pay/", body, format="json").status_code == 404
    assert len(api(cast.township).get(f"{V1}shareholdings/").json()["results"]) == 1


def test_days_of_work_are_set(base, cast, api):
    home = base.shareholdings.first().household
    given = {"base": str(base.pk), "household": str(home.pk), "month": "2026-05-09", "days": 12}
    answer = api(cast.township).post(f"{V1}work-days/", given, format="json")
    assert (answer.status_code, answer.json()) == (201, {"month": "2026-05-01", "households": 1})
    (row,) = api(cast.auditor).get(f"{V1}work-days/?month=2026-05-01").json()["results"]
    assert (row["days"], row["household_number"]) == (12, home.number)


def _many(name, number, cast, tree):
    base = bases.make_base(tree.village, mu="10000", by=cast.county)
    for each in range(number):
        if name in ("bases", "base-plots"):
            bases.make_base(tree.village, by=cast.county)
        elif name == "seasons":
            start = date(2000, 1, 1) + timedelta(days=100 * each)
            bases.make_plot(base, "10", valid_from=start, valid_to=start, by=cast.county)
            bases.make_season(base, (("cabbage", "1"),), starts=start, ends=start, by=cast.county)
        elif name == "distributions":
            day = ON - timedelta(days=each)
            bases.make_sale(base, sold_on=day, by=cast.county)
            bases.make_prepared(base, cast.township, from_on=day, to_on=day)
        else:
            MANY[name](base, by=cast.county)
    if name == "distribution-lines":
        bases.make_sale(base, by=cast.county)
        bases.make_prepared(base, cast.township)


def _holding(base, by):
    bases.make_holding(base, make_household(base.division), by=by)


MANY = {
    "base-posts": bases.make_base_post, "technicians": bases.make_technician, "base-insurances": bases.make_insurance,
    "sales": bases.make_sale, "shareholdings": _holding, "distribution-lines": _holding,
}  # fmt: skip


@pytest.mark.parametrize("name", ["bases", "base-plots", "seasons", "distributions", *MANY])
def test_a_list_costs_the_same_however_long_it_is(name, cast, api, tree):
    bases.make_scheme(tree.county, households_bp=0, by=cast.county)
    bases.make_base_policy(tree.county, by=cast.county)
    client, costs, lengths = api(cast.county), [], []
    for number in (3, 27):
        _many(name, number, cast, tree)
        client.get(f"{V1}{name}/")
        with CaptureQueriesContext(connection) as counted:
            lengths.append(len(client.get(f"{V1}{name}/?limit=200").json()["results"]))
        costs.append(len(counted))
    assert lengths[1] >= lengths[0] + 27
    assert costs[0] == costs[1]


@pytest.mark.parametrize("planting", [{}, {"crop": "cabbage"}, {"area_mu": "1.00"}])
def test_a_crop_of_a_season_that_is_half_told_is_refused(planting, base, cast, api):
    row = bases.make_season(base, by=cast.county)
    body, version = {"plantings": [planting]}, {"If-Match": f'"{row.version}"'}
    answer = api(cast.county).patch(f"{V1}seasons/{row.pk}/", body, format="json", headers=version)
    assert answer.status_code == 422
    assert row.plantings.count() == 2
