"""The desk's reported moves: the record beside the report, the decision, and the other side's own list."""

from datetime import date

import pytest
import time_machine

from laborers.registry import actions
from laborers.registry.models import Laborer, Transfer
from tests.factories.codes import load_shipped
from tests.factories.registry import make_household, make_laborer
from xundian.messages.models import Message

ON = date(2026, 6, 20)


@pytest.fixture(autouse=True)
def june():
    with time_machine.travel("2026-06-20T08:00:00+08:00", tick=False):
        yield


@pytest.fixture
def reported(cast, tree):
    load_shipped()
    person = make_laborer(make_household(tree.village, number="H100"), name="王五", phone="13800000001")
    told = {"name": "王伍", "phone": "13900000009", "education": "80"}
    return actions.open_transfer(
        laborer=person, to_division=tree.far_village, household_number="H200", source="entry", profile=told,
        answers={"status": "02", "wage_fen": 350_000, "care_duty": True, "place": None}, by=cast.county, on=ON,
    )  # fmt: skip


def page_of(transfer):
    return f"/desk/transfers/{transfer.pk}/"


def test_only_the_side_that_decides_opens_it(cast, browse, reported):
    seen = {name: browse(user).get(page_of(reported)).status_code for name, user in vars(cast).items()}
    assert seen == {
        "officer": 403, "colleague": 403, "township": 200, "county": 200, "leader": 403, "station": 403, "site": 403,
        "auditor": 200, "stranger": 404,
    }  # fmt: skip


def test_it_sets_the_record_beside_the_report_in_words(cast, browse, reported):
    text = browse(cast.township).get(page_of(reported)).content.decode()
    for words in ("王五", "王伍", "H100", "H200", "Junior high school", "3500", "三营庄", "撒米落"):
        assert words in text
    assert '<td class="differs">13900000009</td>' in text
    assert "Confirm the move" in text
    assert "Confirm the move" not in browse(cast.auditor).get(page_of(reported)).content.decode()


def test_confirming_moves_the_person_and_the_queue_is_empty(cast, browse, reported):
    client = browse(cast.township)
    answer = client.post(f"{page_of(reported)}confirm/", {"household_number": "H200", "note": ""})
    assert (answer.status_code, answer.url) == (302, "/desk/transfers/")
    person = Laborer.objects.get()
    assert (person.division_id, person.household.number, person.phone) == ("530129107209", "H200", "13900000009")
    assert "Nothing here" in client.get("/desk/transfers/").content.decode()
    assert "王五" in client.get("/desk/transfers/?state=confirmed").content.decode()
    text = client.get(page_of(reported)).content.decode()
    assert ("Junior high school" in text, "13800000001" in text) == (False, False)


def test_a_refused_step_comes_back_with_what_was_typed(cast, browse, tree, reported):
    make_household(tree.next_village, number="H7")
    client = browse(cast.township)
    answer = client.post(f"{page_of(reported)}confirm/", {"household_number": "H7", "note": "seen"})
    text = answer.content.decode()
    assert answer.status_code == 422
    assert 'href="#household_number"' in text
    assert 'value="H7"' in text
    assert 'value="seen"' in text
    answer = client.post(f"{page_of(reported)}keep/", {"note": " "})
    assert (answer.status_code, 'href="#note"' in answer.content.decode()) == (422, True)
    assert client.post(f"{page_of(reported)}burn/", {}).status_code == 404
    assert Transfer.objects.get().state == "waiting"


def test_keeping_needs_the_right_and_a_reason(cast, browse, reported):
    assert browse(cast.auditor).post(f"{page_of(reported)}keep/", {"note": "Here"}).status_code == 403
    assert browse(cast.stranger).post(f"{page_of(reported)}keep/", {"note": "Here"}).status_code == 404
    assert browse(cast.township).post(f"{page_of(reported)}keep/", {"note": "Here"}).status_code == 302
    assert Transfer.objects.get().note == "Here"
    assert not Message.objects.exists()


def test_the_reporting_village_sees_its_own_words_and_no_more(cast, browse, tree, reported):
    person = Laborer.objects.get()
    actions.open_transfer(
        laborer=person, to_division=tree.next_village, source="entry", profile={"name": "小王", "phone": "139"},
        by=cast.colleague, on=ON,
    )  # fmt: skip
    client = browse(cast.colleague)
    text = client.get("/desk/transfers/reports/").content.decode()
    assert "小王" in text
    assert "Waits for a decision" in text
    for secret in ("王五", "王伍", "三营庄", "H100", str(person.pk)):
        assert secret not in text
    assert client.get("/desk/transfers/").status_code == 403
    row = Transfer.objects.get(to_division=tree.next_village)
    actions.keep_transfer(transfer=row, by=cast.township, on=ON, note="secret note")
    text = client.get("/desk/transfers/reports/").content.decode()
    assert "Decided" in text
    assert "secret note" not in text
    client.post(f"/desk/transfers/reports/{row.pk}/withdraw/")
    assert Transfer.objects.get(pk=row.pk).state == "kept"
    assert "小王" not in browse(cast.officer).get("/desk/transfers/reports/").content.decode()


def test_the_page_of_the_person_tells_the_village_nothing_of_a_report(cast, browse, reported):
    page = f"/desk/laborers/{reported.laborer_id}/"
    assert "撒米落" not in browse(cast.officer).get(page).content.decode()
    assert "撒米落" in browse(cast.township).get(page).content.decode()


def test_a_report_is_taken_back(cast, browse, reported):
    answer = browse(cast.county).post(f"/desk/transfers/reports/{reported.pk}/withdraw/")
    assert (answer.status_code, Transfer.objects.get().state) == (302, "withdrawn")
    assert browse(cast.colleague).post(f"/desk/transfers/reports/{reported.pk}/withdraw/").status_code == 404


def test_the_desk_counts_what_waits(cast, browse, reported):
    text = browse(cast.township).get("/desk/").content.decode()
    assert "Reported moves" in text
    assert '<span class="pill busy">1</span>' in text
    assert "Reported moves" not in browse(cast.officer).get("/desk/").content.decode()


@pytest.mark.parametrize("size", [3, 30])
@pytest.mark.parametrize(("address", "queries"), [("/desk/transfers/", 4), ("/desk/transfers/reports/", 5)])
def test_the_lists_cost_the_same_at_any_size(cast, browse, tree, size, address, queries, django_assert_max_num_queries):
    load_shipped()
    home = make_household(tree.village)
    rows = [{"laborer": make_laborer(home, name=f"李{n}"), "to_division": tree.next_village, "profile": {"sex": "1"}}
            for n in range(size)]  # fmt: skip
    actions.open_transfers(rows, by=cast.county, on=ON)
    client = browse(cast.township)
    client.get(address)
    with django_assert_max_num_queries(queries):
        client.get(address)
