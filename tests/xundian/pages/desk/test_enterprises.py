"""Enterprises at the desk: the list, the page of one, its forms, inspections and selections."""

import io
from datetime import date

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from PIL import Image

from laborers.enterprises.models import Candidate, Cooperation, Enterprise, Inspection, Selection
from tests.factories.enterprises import (
    load_words,
    make_contact,
    make_cooperation,
    make_enterprise,
    make_inspection,
    make_selection,
    make_uscc,
)
from tests.factories.jobs import make_vacancy

PARTS = dict.fromkeys(("environment", "accommodation", "pay", "demands"), "good")


@pytest.fixture(autouse=True)
def _clock():
    with time_machine.travel("2026-03-10T08:00:00+08:00", tick=False):
        yield


@pytest.fixture
def firm(tree):
    return make_enterprise(tree.county, name="昆明滇源餐饮公司", inspected=False)


@pytest.fixture
def county(client, cast):
    client.force_login(cast.county)
    client.cookies["django_language"] = "en"
    return client


def text(answer):
    return answer.content.decode()


def test_the_list_searches_filters_and_says_when_nothing_is_found(county, tree, firm):
    make_enterprise(tree.county, name="滇池园林公司", is_intermediary=True)
    page = text(county.get("/desk/enterprises/"))
    assert "昆明滇源" in page
    assert "滇池园林" in page
    for query in ({"q": "园林"}, {"standing": "yes"}, {"kind": "yes"}):
        page = text(county.get("/desk/enterprises/", query))
        assert ("滇池园林" in page, "昆明滇源" in page) == (True, False), query
    assert "No enterprise was found." in text(county.get("/desk/enterprises/", {"q": "没有"}))


def test_the_list_comes_in_pages_and_takes_as_many_statements_for_50_rows_as_for_3(county, tree):
    counts = []
    for size in (3, 57):
        for _each in range(size):
            make_enterprise(tree.county)
        county.get("/desk/enterprises/")
        with CaptureQueriesContext(connection) as captured:
            answer = county.get("/desk/enterprises/")
        counts.append(len(captured))
    assert counts[0] == counts[1]
    assert "1 / 2" in text(answer)


def test_the_page_says_why_no_posts_are_offered_and_then_until_when(county, firm):
    page = text(county.get(f"/desk/enterprises/{firm.pk}/"))
    assert "No posts are offered for organised transfer." in page
    assert "Inspect it first" in page
    make_inspection(firm)
    assert "posts can be offered until" in text(county.get(f"/desk/enterprises/{firm.pk}/"))


def test_the_page_shows_all_that_is_known(county, tree, firm):
    make_contact(firm, name="周经理")
    make_cooperation(firm, document="协议三号")
    make_inspection(
        firm, accommodation="conditions", verdict="conditional", conditions="补装烟感", conditions_by=date(2026, 4, 1)
    )
    make_vacancy(tree.county, enterprise=firm, title="服务员甲")
    page = text(county.get(f"/desk/enterprises/{firm.pk}/"))
    for words in ("周经理", "协议三号", "补装烟感", "服务员甲", "No problem was found."):
        assert words in page, words


def test_the_county_registers_edits_and_pauses(county, cast):
    load_words()
    sent = {"name": "新厂", "uscc": make_uscc(), "destination": "530112", "is_intermediary": "1"}
    wrong = county.post("/desk/enterprises/new/", sent | {"uscc": "123"})
    assert wrong.status_code == 422
    assert "18 characters" in text(wrong)
    answer = county.post("/desk/enterprises/new/", sent)
    firm = Enterprise.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, f"/desk/enterprises/{firm.pk}/")
    assert text(county.get(f"/desk/enterprises/{firm.pk}/edit/")).count('value="新厂"') == 1
    edit = {"name": "新厂二", "destination": "530112", "version": "1"}
    assert county.post(f"/desk/enterprises/{firm.pk}/edit/", edit).status_code == 302
    assert county.post(f"/desk/enterprises/{firm.pk}/edit/", edit).status_code == 422
    place = f"/desk/enterprises/{firm.pk}/state/"
    assert county.post(place, {"state": "suspended"}).status_code == 422
    assert county.post(place, {"state": "suspended", "reason": "停产"}).status_code == 302
    firm = firm.reread()
    assert (firm.name, firm.is_intermediary, firm.state) == ("新厂二", False, "suspended")


def test_contacts_and_agreements_are_entered_and_ended(county, firm):
    place = f"/desk/enterprises/{firm.pk}/"
    contact = {"name": "周经理", "phone": "13888000001", "valid_from": "2026-03-01"}
    assert county.post(f"{place}contact/", contact).status_code == 302
    row = firm.contacts.get()
    left = contact | {"valid_to": "2026-03-09", "version": "1"}
    assert county.post(f"/desk/enterprise-contacts/{row.pk}/", left).status_code == 302
    assert "not now" in text(county.get(place))
    agreement = {
        "kind": "transfer", "signed_on": "2026-03-01", "starts": "2026-03-02", "ends": "2027-03-01",
        "services": "组织输送", "document": "协议1号",
    }  # fmt: skip
    assert county.post(f"{place}agreement/", agreement | {"starts": ""}).status_code == 422
    assert county.post(f"{place}agreement/", agreement).status_code == 302
    made = Cooperation.objects.get()
    end = {"ends": "2026-05-01", "reason": "停产"}
    assert county.post(f"/desk/agreements/{made.pk}/end/", end).status_code == 302
    assert str(made.reread().ends) == "2026-05-01"


def picture():
    file = io.BytesIO()
    Image.new("RGB", (40, 30), "green").save(file, "JPEG")
    file.seek(0)
    file.name = "room.jpg"
    return file


def test_a_station_inspects_on_the_spot_with_a_photo_if_it_likes(client, cast, firm, settings, tmp_path):
    settings.DATA_DIR = tmp_path
    client.force_login(cast.station)
    place = f"/desk/enterprises/{firm.pk}/"
    assert client.post(f"{place}plan/", {"planned_on": "2026-03-11"}).status_code == 302
    plan = Inspection.objects.get()
    assert str(plan.pk) in text(client.get(f"{place}inspect/?plan={plan.pk}"))
    sent = {"plan": str(plan.pk), "carried_out_on": "2026-03-10", "verdict": "pass", **PARTS}
    wrong = client.post(f"{place}inspect/", sent | {"pay": "poor"})
    assert wrong.status_code == 422
    assert client.post(f"{place}inspect/", sent | {"photos": picture()}).status_code == 302
    done = Inspection.objects.get()
    assert (done.state, len(done.photos), done.by) == ("done", 1, cast.station)
    photo = client.get(f"/desk/inspections/{done.pk}/photos/{done.photos[0]}/")
    assert (photo.status_code, photo["Content-Type"]) == (200, "image/jpeg")
    assert client.get(f"/desk/inspections/{done.pk}/photos/{'0' * 64}/").status_code == 404
    assert client.get(f"{place}edit/").status_code == 403


def test_conditions_are_followed_up_and_a_correction_begins_with_what_was_found(county, firm):
    row = make_inspection(
        firm, accommodation="conditions", accommodation_found="无烟感", verdict="conditional", conditions="补装烟感",
        conditions_by=date(2026, 3, 20),
    )  # fmt: skip
    assert "补装烟感" in text(county.get("/desk/inspections/"))
    assert county.post(f"/desk/inspections/{row.pk}/meet/", {"met_on": "2026-03-11"}).status_code == 422
    assert county.post(f"/desk/inspections/{row.pk}/meet/", {"met_on": "2026-03-10"}).status_code == 302
    assert "No conditions are open." in text(county.get("/desk/inspections/"))
    form = text(county.get(f"/desk/enterprises/{firm.pk}/inspect/?corrects={row.pk}"))
    assert "无烟感" in form
    sent = {"corrects": str(row.pk), "carried_out_on": "2026-03-10", "verdict": "pass", **PARTS}
    assert county.post(f"/desk/enterprises/{firm.pk}/inspect/", sent).status_code == 302
    assert "corrected, counts no more" in text(county.get(f"/desk/enterprises/{firm.pk}/"))


def test_a_selection_is_opened_judged_decided_and_published(county, tree, firm):
    assert "There is no selection yet." in text(county.get("/desk/selections/"))
    sent = {"title": "比选", "need": "三批次", "held_on": "2026-03-09", "criterion_1": "资质", "weight_1": "90"}
    assert county.post("/desk/selections/new/", sent).status_code == 422
    assert county.post("/desk/selections/new/", sent | {"weight_1": "100"}).status_code == 302
    row = Selection.objects.get()
    place = f"/desk/selections/{row.pk}/"
    assert county.post(f"{place}candidate/", {"enterprise": str(firm.pk)}).status_code == 302
    key = str(Candidate.objects.get().pk)
    decide = {"chosen": key, "reasons": "得分最高"}
    assert county.post(f"{place}decide/", decide).status_code == 422
    score = {"candidate": key, "assessor": "马局长", "points_0": "88"}
    assert county.post(f"{place}score/", score | {"points_0": "x"}).status_code == 422
    assert county.post(f"{place}score/", score).status_code == 302
    assert county.post(f"{place}decide/", decide).status_code == 302
    publish = {"published_on": "2026-03-10", "published_at": "县政府网站"}
    assert county.post(f"{place}publish/", publish).status_code == 302
    page = text(county.get(place))
    for words in ("88.00", "马局长", "得分最高", "县政府网站"):
        assert words in page, words


def test_who_reads_and_who_writes(client, cast, tree, firm):
    make_selection(tree.county, [firm])
    reads = {"officer", "township", "county", "station", "auditor", "colleague"}
    for name, user in vars(cast).items():
        if name == "site":  # the site user of the cast belongs to no county
            continue
        client.force_login(user)
        seen = client.get(f"/desk/enterprises/{firm.pk}/").status_code
        assert seen == (200 if name in reads else 403 if name == "leader" else 404), name
        assert (client.get("/desk/selections/").status_code == 200) == (
            name in {"township", "county", "auditor", "stranger"}
        ), name
        assert (client.get("/desk/enterprises/new/").status_code == 200) == (name in {"county", "stranger"}), name
