"""The station: trips by city and employer, one form for several people, the sheet, the ledger, contact points."""

import re
from datetime import date

import pytest
import time_machine

from laborers import journeys
from laborers.difficulties import actions as difficulties
from laborers.placements.actions import issue_card
from laborers.visits import actions as visits
from laborers.visits.models import ContactPoint, EmployerVisit, Visit
from tests.factories.codes import load_shipped
from tests.factories.difficulties import make_difficulty
from tests.factories.employers import make_contact_point
from tests.factories.enterprises import make_enterprise
from tests.factories.exports import rows_of, written
from tests.factories.placements import KUNMING_XISHAN, SHENZHEN, make_placement
from tests.factories.registry import make_household
from tests.factories.surveys import make_assessed_laborer
from xundian.accounts.actions import create_station, move_user
from xundian.exports.queries import kinds_for, obstacle

FIRM = "西山建筑公司"
EMPLOYER = f"/trips/employer/?name={FIRM}&place={KUNMING_XISHAN}&enterprise="


@pytest.fixture(autouse=True)
def _june():
    with time_machine.travel("2026-06-20T08:00:00+08:00", tick=False):
        yield


def placed(cast, tree, *names, **work):
    work = {"started_on": date(2026, 3, 10), "employer_name": FIRM} | work
    home = make_household(tree.village)
    rows = [make_placement(make_assessed_laborer(home, name=name), by=cast.county, **work) for name in names]
    visits.plan(on=date(2026, 6, 20))
    return rows


@pytest.fixture
def station(client, cast):
    load_shipped()
    difficulties.load_default_deadlines(by=None)
    client.force_login(cast.station)
    client.cookies["django_language"] = "en"
    return client


def text(page):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]*>", " ", page.content.decode()))


def form(page):
    """What a browser would send with everyone ticked; at first nobody is."""
    body = page.content.decode()
    sent = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', body))
    sent["visit"] = re.findall(r'name="visit" value="([^"]+)">', body)
    return sent | {"mode": "in_person", "visited_on": "2026-06-20"}


def test_trips_are_grouped_by_city_and_employer_the_late_ones_first(station, cast, tree):
    firm = make_enterprise(tree.county, name="官渡电子厂", phone="087163334444", contact="周经理", destination="530111")
    placed(cast, tree, "王小红", "马成龙")
    placed(cast, tree, "李建国", started_on=date(2025, 9, 10), employer_name="", enterprise=firm, destination="530111")
    placed(cast, tree, "远方", destination=SHENZHEN)
    shown = text(station.get("/trips/"))
    assert shown.index("官渡电子厂") < shown.index(FIRM)
    assert "087163334444" in shown
    assert "2 people" in shown
    assert "all of them on any day from 11 March 2026 to 10 September 2026" in shown
    assert "深圳" not in shown


def test_the_form_writes_a_visit_for_everyone_ticked_with_what_differs(station, cast, tree):
    one, other = placed(cast, tree, "王小红", "马成龙")
    told = make_difficulty(one.household, cast.officer, date(2026, 6, 1), laborer=one.laborer, kind="schooling")
    page = station.get(EMPLOYER)
    assert "Ask first: Schooling of children" in text(page)
    sent = form(page) | {
        "q_work": "good", f"q_work_{other.pk}": "poor", f"difficulty_{other.pk}": "housing", "pay": "late",
        f"text_{other.pk}": "宿舍漏水", f"asked_{told.pk}_{one.pk}": "better", "employer_note": "月底发工资",
    }  # fmt: skip
    answer = station.post(EMPLOYER, sent)
    assert (answer.status_code, station.post(EMPLOYER, sent).status_code) == (302, 302)
    findings = dict(Visit.objects.values_list("laborer__name", "findings"))
    assert findings["王小红"]["work"] == "good"
    assert (findings["马成龙"]["work"], findings["马成龙"]["difficulties"]) == ("poor", "reported")
    assert EmployerVisit.objects.get().note == "月底发工资"
    assert told.steps.count() == 2
    assert "2 visits are saved." in text(station.get(answer.url))


def test_a_wrong_one_comes_back_with_the_name_and_all_that_was_typed(station, cast, tree):
    one, other = placed(cast, tree, "王小红", "马成龙")
    sent = form(station.get(EMPLOYER)) | {f"difficulty_{other.pk}": "housing", f"note_{one.pk}": "一切都好"}
    page = station.post(EMPLOYER, sent)
    assert page.status_code == 422
    assert re.search("(王小红|马成龙): Say it in a few words.", text(page))
    assert "一切都好" in page.content.decode()
    assert not Visit.objects.exists()


def test_nobody_chosen_is_refused_and_a_day_must_be_one(station, cast, tree):
    placed(cast, tree, "王小红")
    sent = form(station.get(EMPLOYER))
    assert station.post(EMPLOYER, sent | {"visit": []}).status_code == 422
    assert station.post(EMPLOYER, sent | {"visited_on": "soon"}).status_code == 422


def test_an_employer_elsewhere_or_without_anybody_is_absent(station, cast, tree):
    placed(cast, tree, "远方", destination=SHENZHEN)
    for address in (f"/trips/employer/?name={FIRM}&place={SHENZHEN}", EMPLOYER, "/trips/employer/"):
        assert station.get(address).status_code == 404


def test_with_the_end_of_the_work_a_person_is_gone_from_every_page_of_the_station(station, cast, tree):
    (row,) = placed(cast, tree, "王小红", started_on=date(2025, 6, 10))
    for address in ("/trips/", "/trips/people/", "/trips/sheet/"):
        assert FIRM in text(station.get(address))
    journeys.end_placement(
        placement=row, ended_on=date(2026, 6, 19), reason="returned", by=cast.county, on=date(2026, 6, 20)
    )
    for address in ("/trips/", "/trips/?show=all", "/trips/people/", "/trips/sheet/"):
        shown = text(station.get(address))
        assert FIRM not in shown
        assert "王小红" not in shown


def test_the_ledger_shows_contact_and_work_alone_and_is_searched(station, cast, tree):
    placed(cast, tree, "王小红", occupation="welding")
    placed(cast, tree, "马成龙", occupation="sewing", employer_name="服装厂", started_on=date(2025, 9, 10))
    assert "2 people" in text(station.get("/trips/people/"))
    for query, name in (
        ("q=王", "王小红"), ("q=mcl", "马成龙"), ("employer=服装", "马成龙"), ("occupation=welding", "王小红"),
        ("due=overdue", "马成龙"),
    ):  # fmt: skip
        shown = text(station.get(f"/trips/people/?{query}"))
        assert "1 person" in shown, query
        assert name in shown, query
    person = Visit._meta.apps.get_model("laborers.Laborer").objects.get(name="王小红")
    shown = station.get("/trips/people/").content.decode()
    for hidden in (str(person.birth), person.household.number, person.household.address or "没有地址"):
        assert hidden not in shown


def test_the_sheet_is_of_one_city_or_of_all(station, cast, tree):
    placed(cast, tree, "王小红")
    assert "王小红" in text(station.get("/trips/sheet/"))
    assert "王小红" in text(station.get("/trips/sheet/?city=5301"))
    assert "王小红" not in text(station.get("/trips/sheet/?city=4403"))


@pytest.mark.parametrize("address", ["/trips/", "/trips/sheet/", "/trips/people/", EMPLOYER])
def test_a_page_costs_the_same_at_any_size(station, cast, tree, address, django_assert_max_num_queries):
    counts = []
    for first, last in ((0, 3), (3, 30)):
        placed(cast, tree, *(f"人{number}" for number in range(first, last)))
        station.get(address)
        with django_assert_max_num_queries(16) as seen:
            assert station.get(address).status_code == 200
        counts.append(len(seen))
    assert counts[0] == counts[1]


def test_only_stations_open_the_trips(client, cast):
    for name, user in vars(cast).items():
        client.force_login(user)
        expected = 200 if name == "station" else 403
        assert {client.get(f"/trips/{page}").status_code for page in ("", "people/", "sheet/")} == {expected}


def test_contact_points_are_read_by_all_and_changed_by_county_and_station(client, station, cast):
    sent = {"name": "联谊会", "kind": "association", "destination": KUNMING_XISHAN, "phone": "0871-68001111",
            "services": ["wages"], "valid_from": "2026-01-01"}  # fmt: skip
    assert station.post("/contact-points/new/", sent | {"phone": ""}).status_code == 422
    assert station.post("/contact-points/new/", sent | {"destination": SHENZHEN}).status_code == 422
    assert station.post("/contact-points/new/", sent).status_code == 302
    point = ContactPoint.objects.get()
    address = f"/contact-points/{point.pk}/"
    assert station.post(address, sent | {"version": "1", "valid_to": "2026-06-19"}).status_code == 302
    assert station.post(address, sent | {"version": "1"}).status_code == 422
    for name, user in vars(cast).items():
        client.force_login(user)
        shown = text(client.get("/contact-points/"))
        assert ("联谊会" in shown) == (name != "stranger")
        expected = {"county": 200, "station": 200, "stranger": 404}.get(name, 403)
        assert client.get(address).status_code == expected, name


def test_the_card_leads_to_the_contact_points_of_the_place(client, station, cast, tree):
    (row,) = placed(cast, tree, "王小红")
    card = issue_card(placement=row, on=date(2026, 6, 20), by=cast.county)
    make_contact_point(cast.county)
    make_contact_point(cast.county, name="远方联谊会", destination=SHENZHEN)
    client.logout()
    shown = client.get(f"/share/card/{card.token}/").content.decode()
    assert "寻甸在昆务工联谊会" in shown
    assert 'href="tel:087168001111"' in shown
    assert "远方联谊会" not in shown


def test_the_ledger_is_taken_out_as_a_file_with_contact_and_work_alone(client, station, cast, tree):
    placed(cast, tree, "王小红", occupation="welding", started_on=date(2025, 9, 10))
    placed(cast, tree, "远方", destination=SHENZHEN)
    (row,) = rows_of(written(cast.station, "station-people"))
    assert [*row] == ["序号", "姓名", "电话", *list(row)[3:]]
    assert (row["姓名"], "王小红" in str(row), "三营庄" in str(row)) == ("王小红", True, False)
    assert [each.name for each in kinds_for(cast.station)] == ["station-people"]
    assert "station-people" not in [each.name for each in kinds_for(cast.county)]


def test_a_file_asked_for_at_another_station_is_not_handed_out(client, station, cast, tree):
    placed(cast, tree, "王小红")
    file = written(cast.station, "station-people")
    assert obstacle(file, cast.station) is None
    there = create_station(name="广东工作站", county=tree.county, city="深圳", destinations=["44"], by=None)
    moved = move_user(user=cast.station, by=cast.county, on=date(2026, 6, 21), station=there)
    assert obstacle(file, moved) == "place"
