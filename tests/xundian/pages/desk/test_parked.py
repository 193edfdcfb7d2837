"""The desk's parked work: what waits, one entry in words with its answers, many at once, and a phone's file."""

import json

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile

from laborers.registry.models import Household
from laborers.visits.models import Visit
from tests.factories.registry import make_household, make_laborer
from tests.factories.sync import Phone
from xundian.kit import envelope
from xundian.sync.actions.unsent import FORMAT
from xundian.sync.models import SyncDevice, SyncOp


@pytest.fixture(autouse=True)
def june():
    with time_machine.travel("2026-06-20T12:00:00+08:00", tick=False):
        yield


@pytest.fixture
def phone(cast):
    return Phone(cast.officer)


@pytest.fixture
def household(tree):
    return make_household(tree.village, number="H100", phone="13800000000")


def page_of(op):
    return f"/desk/parked/{op['op_id']}/"


def wrong_visit(phone, household, **payload):
    op = phone.visit(household, payload={"outcome": "flown", "note": "一切都好"} | payload)
    phone.results(op)
    return op


def conflict(cast, household):
    one, two = Phone(cast.officer), Phone(cast.officer)
    one.results(one.update(household, 1, phone="13911111111"))
    op = two.update(household, 1, phone="13922222222")
    two.results(op)
    return op


def test_photos_that_nobody_may_add_are_taken_over_by_the_office(cast, browse, phone, household, tree):
    visit = phone.visit(household)
    phone.results(visit)
    cast.colleague.division = tree.village
    cast.colleague.save()
    other, photos = Phone(cast.colleague), {"photos": ["a" * 64]}
    later = other.op("visit", "attach", photos, entity_id=visit["entity_id"])
    assert other.codes(later) == ["invalid"]
    page = browse(cast.township).get(page_of(later))
    assert "Photos of a visit" in page.content.decode()
    assert browse(cast.township).post(page_of(later) + "as-it-is/").status_code == 302
    assert Visit.objects.get().photos == photos["photos"]


def test_only_the_place_it_belongs_to_opens_it(cast, browse, phone, household):
    op = wrong_visit(phone, household)
    seen = {name: browse(user).get(page_of(op)).status_code for name, user in vars(cast).items()}
    assert seen == {
        "officer": 403, "colleague": 403, "township": 200, "county": 200, "leader": 403, "station": 403, "site": 404,
        "auditor": 200, "stranger": 404,
    }  # fmt: skip
    assert browse(cast.auditor).post(page_of(op) + "aside/", {"note": "x"}).status_code == 403


def test_the_list_says_what_waits_why_and_of_whom(cast, browse, phone, household, tree):
    wrong_visit(phone, household)
    phone.results(phone.visit(make_household(tree.far_village)))
    page = browse(cast.county).get("/desk/parked/").content.decode()
    assert page.count('href="/desk/parked/') >= 2
    assert "Not complete or not right" in page
    page = browse(cast.county).get("/desk/parked/?code=out_of_scope").content.decode()
    assert page.count('<th scope="row">') == 1
    page = (
        browse(cast.county).get(f"/desk/parked/?division={tree.village.code}&user={cast.officer.pk}").content.decode()
    )
    assert page.count('<th scope="row">') == 1
    assert browse(cast.county).get("/desk/parked/?user=nobody").status_code == 404


@pytest.mark.parametrize("size", [3, 30])
def test_the_list_asks_as_many_questions_for_thirty_as_for_three(
    cast, browse, phone, household, size, django_assert_max_num_queries
):
    phone.results(*[phone.visit(household, payload={"outcome": "flown"}) for _ in range(size)])
    client = browse(cast.township)
    with django_assert_max_num_queries(22):
        assert client.get("/desk/parked/").content.count(b'<th scope="row">') == size


def test_what_phones_still_hold_is_shown_as_help(cast, browse, phone):
    SyncDevice.objects.filter(pk=phone.device.pk).update(unsent=12)
    page = browse(cast.township).get("/desk/parked/").content.decode()
    assert "12 entries have not been sent yet" in page
    assert "Officer" in page


def test_an_entry_stands_in_words_with_its_reason(cast, browse, phone, household):
    laborer = make_laborer(household, name="李强")
    op = wrong_visit(
        phone, household, findings={"members": {str(laborer.pk): "no_change"}, "land": "idle"}, mode="phone",
        changes=[{"laborer": str(laborer.pk), "kind": "came_home", "detail": {}}],
    )  # fmt: skip
    page = browse(cast.township).get(page_of(op)).content.decode()
    for words in ("H100", "By phone", "一切都好", "李强 No change", "Idle", "李强 · Came home", "not in the list"):
        assert words in page, words


def test_it_is_taken_over_with_a_correction(cast, browse, phone, household):
    op = wrong_visit(phone, household)
    answer = browse(cast.township).post(
        page_of(op) + "corrected/", {"field-outcome": "done", "field-note": "一切都好", "field-mode": "in_person"}
    )
    assert (answer.status_code, answer["Location"]) == (302, "/desk/parked/")
    assert Visit.objects.get().outcome == "done"
    page = browse(cast.township).get(page_of(op)).content.decode()
    assert "Taken over with corrections" in page
    assert "Visited" in page
    assert browse(cast.township).get("/desk/parked/?show=settled").content.count(b'<th scope="row">') == 1


def test_who_was_met_is_corrected_in_words_and_what_somebody_wrote_stays_to_choose(cast, browse, phone, household):
    for met, shown in (("head", "Head of the household"), ("other:邻居小李", "邻居小李")):
        text = browse(cast.township).get(page_of(wrong_visit(phone, household, met=met))).content.decode()
        assert f'<option value="{met}" selected>{shown}</option>' in text
        assert '<option value="spouse">Spouse</option>' in text


def test_a_refused_answer_comes_back_with_what_was_written(cast, browse, phone, household):
    op = wrong_visit(phone, household)
    answer = browse(cast.township).post(page_of(op) + "corrected/", {"field-outcome": "", "field-note": "新写的"})
    assert answer.status_code == 422
    assert "新写的" in answer.content.decode()
    assert browse(cast.township).post(page_of(op) + "aside/", {"note": ""}).status_code == 422
    assert SyncOp.objects.get().state == "parked"
    assert browse(cast.township).post(page_of(op) + "away/").status_code == 404


def test_both_sides_of_a_conflict_stand_beside_each_other_and_none_is_chosen(cast, browse, household):
    op = conflict(cast, household)
    client = browse(cast.township)
    page = client.get(page_of(op)).content.decode()
    assert "13911111111" in page
    assert "13922222222" in page
    assert "checked" not in page
    assert client.post(page_of(op) + "chosen/").status_code == 422
    assert client.post(page_of(op) + "chosen/", {"side-phone": "mine"}).status_code == 302
    assert Household.objects.get(pk=household.pk).phone == "13922222222"


def test_what_was_put_aside_says_why_and_stays(cast, browse, phone, household):
    op = wrong_visit(phone, household)
    browse(cast.township).post(page_of(op) + "aside/", {"note": "写了两次"})
    assert "写了两次" in browse(cast.township).get(page_of(op)).content.decode()
    assert SyncOp.objects.get().state == "rejected"


def test_all_that_one_officer_handed_in_is_taken_over_at_once(cast, browse, phone, household, tree):
    foreign = make_household(tree.far_village)
    phone.deposit(phone.visit(household), phone.visit(foreign), phone.visit(household, payload={"outcome": "flown"}))
    client = browse(cast.county)
    assert "3 entries of this officer" in client.get(f"/desk/parked/?user={cast.officer.pk}").content.decode()
    client.post("/desk/parked/all/", {"user": str(cast.officer.pk)})
    assert (Visit.objects.count(), SyncOp.objects.filter(state="parked").count()) == (2, 1)


def test_a_phones_file_is_taken_in(cast, browse, phone, household):
    content = {"user": str(phone.user.pk), "device": str(phone.device.pk), "ops": [phone.visit(household)]}
    letter = envelope.seal_letter(content, format=FORMAT, **envelope.public_key())
    client = browse(cast.township)
    file = SimpleUploadedFile("xundian-unsent.json", json.dumps(letter).encode(), "application/json")
    page = client.post("/desk/parked/file/", {"file": file}).content.decode()
    assert "File of Officer: 1 entries" in page
    assert SyncOp.objects.get().via == "file"
    assert client.post("/desk/parked/file/", {"file": SimpleUploadedFile("x.json", b"{}")}).status_code == 422
    assert client.post("/desk/parked/file/").status_code == 422


@pytest.mark.parametrize("digit", ["１", "٣", "²"])
def test_figures_of_other_scripts_name_no_village(browse, cast, digit):
    assert browse(cast.township).get("/desk/parked/", {"division": digit}).status_code == 200
