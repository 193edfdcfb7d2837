"""Subsidies at the desk: from the list of the entitled over claim, notice, declaration and batch to the receipt."""

import io
from datetime import date, timedelta

import openpyxl
import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from laborers.subsidies import actions
from laborers.subsidies.models import Claim, Entitlement, Notice, PaymentBatch, Undertaking
from laborers.subsidies.queries import payments as reads
from tests.factories.noticed import hands, make_batch, make_checked, make_declared, make_notice, make_paid, make_passed
from tests.factories.registry import make_household, make_laborer
from tests.factories.subsidies import make_policy, make_undertaking

DESK, TODAY = "/desk/subsidies/", date(2026, 6, 20)
pytestmark = pytest.mark.usefixtures("june")


@pytest.fixture
def bureau(tree):
    return hands(tree)


@pytest.fixture
def claim(tree, cast):
    return make_checked(tree, by=cast.officer, checker=cast.township)


@pytest.fixture
def village(tree):
    """A recognised demonstration village of which one proof is still to be seen."""
    make_policy(tree.county, "DEMO-VILLAGE", evidence=["recognition", "bank"])
    row = make_undertaking(
        tree.village, kind="village", name="三营庄示范村", recognition="11号", recognised_on=date(2026, 1, 5)
    )
    actions.find_entitled(on=TODAY)
    return row


def post(client, address, **sent):
    answer = client.post(f"{DESK}{address}", sent, follow=True)
    return answer, answer.content.decode()


def text_of(client, address):
    answer = client.get(f"{DESK}{address}")
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def test_a_village_is_led_from_the_list_of_the_entitled_to_the_receipt(client, cast, tree, bureau, village, june):
    client.force_login(cast.officer)
    assert "三营庄示范村" in text_of(client, "entitled/?missing=bank")
    assert "三营庄示范村" not in text_of(client, "entitled/?missing=none")
    found = Entitlement.objects.get()
    post(client, f"entitled/{found.pk}/proof/", kind="bank", document="柜3", seen_on="2026-06-19")
    assert "Nothing missing" in text_of(client, f"entitled/{found.pk}/")
    post(client, f"entitled/{found.pk}/claim/")
    claim = Claim.objects.get()
    post(client, f"claims/{claim.pk}/submit/")
    assert claim.reread().state == "submitted"
    client.force_login(cast.township)
    post(client, f"claims/{claim.pk}/check/", note="属实")
    client.force_login(cast.county)
    address = f"policies/{claim.policy_id}/notice/"
    assert "三营庄示范村" in text_of(client, address)
    told = {"title": "公示", "contact_name": "监督股", "contact_phone": "0871", "claim": str(claim.pk)}
    post(client, address, **told, from_on="2026-06-20", to_on="2026-06-26")
    notice = Notice.objects.get()
    assert "7 days left" in text_of(client, f"notices/{notice.pk}/")
    june.move_to("2026-06-27T10:00:00+08:00")
    post(client, f"notices/{notice.pk}/pass/")
    client.force_login(bureau.declarer)
    post(client, "declarations/declare/", claim=str(claim.pk), declaration="寻人社函7号")
    post(client, "batches/prepare/", claim=str(claim.pk))
    batch = PaymentBatch.objects.get()
    assert client.post(f"{DESK}batches/{batch.pk}/approve/").status_code == 422
    client.force_login(bureau.approver)
    post(client, f"batches/{batch.pk}/approve/")
    client.force_login(bureau.payer)
    post(client, f"batches/{batch.pk}/pay/", paid_on="2026-06-27")
    client.force_login(cast.officer)
    post(client, f"claims/{claim.pk}/receive/", received_on="2026-06-27")
    assert claim.reread().state == "received"
    text = text_of(client, f"claims/{claim.pk}/")
    assert all(word in text for word in ("Receipt confirmed", batch.number, notice.number, "寻人社函7号", "50,000.00"))


def test_steps_are_offered_to_another_hand_only(client, cast, tree, claim):
    Claim.objects.filter(pk=claim.pk).update(state="submitted", checked_on=None, checked_by=None)
    for user, offered in ((cast.township, True), (cast.officer, False)):
        client.force_login(user)
        assert ("Facts and proof are in order" in text_of(client, f"claims/{claim.pk}/")) is offered


def test_a_refusal_says_why_in_words_and_what_was_wrong_with_the_form_stands_beside_its_field(client, cast, claim):
    answer = client.post(f"{DESK}claims/{claim.pk}/refuse/", {"refusal": "not_met", "reason": ""})
    assert answer.status_code == 422
    assert "refuse-reason" in answer.content.decode()
    _answer, text = post(client, f"claims/{claim.pk}/refuse/", refusal="not_met", reason="没有实际到岗")
    assert "没有实际到岗" in text
    assert "A condition of the policy is not met" in text


def test_the_form_of_a_notice_comes_back_with_what_is_wrong_and_the_ticks_as_sent(client, claim):
    address = f"{DESK}policies/{claim.policy_id}/notice/"
    sent = {"title": "公示", "contact_name": "", "contact_phone": "1", "from_on": "2026-06-20", "to_on": "2026-06-26"}
    answer = client.post(address, sent | {"claim": str(claim.pk)})
    assert answer.status_code == 422
    assert "checked" in answer.content.decode()
    assert not Notice.objects.exists()


def test_who_had_a_hand_in_it_reads_no_objection_and_the_auditor_decides_it(client, cast, claim):
    notice = make_notice([claim], cast.county)
    form = {"key": "k" * 24, "text": "学校查无此人", "line": str(notice.lines.get().pk)}
    assert Client().post(f"/share/notices/{notice.pk}/object/?lang=en", form).status_code == 200
    row = notice.objections.get()
    assert "学校查无此人" not in text_of(client, f"objections/{row.pk}/")
    client.force_login(cast.auditor)
    assert "学校查无此人" in text_of(client, f"objections/{row.pk}/")
    post(client, f"objections/{row.pk}/decide/", verdict="upheld", answer="查无此人，不予发放")
    assert claim.reread().refusal_words == "查无此人，不予发放"


def test_the_batch_as_a_workbook_has_its_total_first_every_line_and_its_hands(client, cast, claim, bureau):
    batch = make_batch([claim], cast.county, bureau)
    assert client.get(f"{DESK}batches/{batch.pk}/batch.xlsx").status_code == 404
    client.force_login(bureau.approver)
    post(client, f"batches/{batch.pk}/approve/")
    book = openpyxl.load_workbook(io.BytesIO(client.get(f"{DESK}batches/{batch.pk}/batch.xlsx").content))
    sheet = book.worksheets[0]
    cells = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert batch.number in cells[0][0]
    assert cells[3][6] == 2000
    assert cells[4][1:3] == [claim.number, "马小明"]
    assert any("Approver" in str(row[1].value) for row in book.worksheets[1].iter_rows())


def test_the_list_of_a_letter_is_a_workbook_with_text_that_stays_text(client, cast, claim, bureau):
    make_declared([claim], cast.county, bureau, declaration="=7号")
    address = f"{DESK}declarations/declaration.xlsx"
    assert client.get(address, {"declaration": "8号"}).status_code == 404
    book = openpyxl.load_workbook(io.BytesIO(client.get(address, {"declaration": "=7号"}).content))
    assert book.worksheets[0].cell(5, 3).value == "马小明"
    assert book.worksheets[1].cell(1, 2).value == "=7号"
    assert book.worksheets[1].cell(1, 2).data_type == "s"


def test_slips_are_printed_of_a_paid_batch_and_lead_to_the_page_of_the_receipt(client, cast, claim, bureau):
    batch = make_paid([claim], cast.county, bureau)
    code = reads.slip_of(batch.lines.get())
    text = text_of(client, f"batches/{batch.pk}/slips/")
    assert f"/share/receipt/{code}/" in text
    client.post("/share/receipt/", {"code": code, "received": "1"})
    assert "Everybody confirmed" in text_of(client, f"batches/{batch.pk}/slips/")


def test_a_policy_is_set_from_a_day_on_and_the_former_row_ends_before_it(client, tree):
    former = make_policy(tree.county, "HIRE-NEW")
    sent = {"code": "HIRE-NEW", "valid_from": "2026-07-01", "document": "12号", "amount_fen": "500", "notice_days": "5"}
    _answer, text = post(client, "policies/new/", **sent)
    assert "12号" in text
    assert former.reread().valid_to == date(2026, 6, 30)
    answer = client.post(f"{DESK}policies/new/", sent | {"document": "", "amount_fen": "many"})
    assert answer.status_code == 422


def test_a_business_is_recorded_and_changed_in_the_own_place(client, cast, tree):
    client.force_login(cast.officer)
    sent = {"kind": "entrepreneur", "name": "豆腐坊", "opened_on": "2025-01-01", "owner_name": "李华"}
    other = client.post(f"{DESK}businesses/new/", sent | {"division": tree.far_village.pk})
    assert other.status_code == 422
    _answer, text = post(client, "businesses/new/", **sent, division=tree.village.pk)
    assert "豆腐坊" in text
    assert "豆腐坊" in text_of(client, "businesses/?q=豆腐")


def test_who_runs_a_business_is_found_by_household_number_and_name_in_the_own_place(client, cast, tree):
    home = make_household(tree.village, by=cast.officer)
    one, other = (make_laborer(home, by=cast.officer, name=name) for name in ("李小华", "李大华"))
    far = make_laborer(make_household(tree.far_village, by=cast.officer), by=cast.officer, name="李远方")
    client.force_login(cast.officer)
    sent = {"kind": "entrepreneur", "name": "豆腐坊", "opened_on": "2025-01-01", "division": tree.village.pk}
    for words, told in ((far.name, "Nobody on record is found"), (home.number, f"{home.number} 李大华")):
        answer = client.post(f"{DESK}businesses/new/", sent | {"owner": words})
        assert answer.status_code == 422
        assert told in answer.content.decode()
    post(client, "businesses/new/", **sent, owner=f"{home.number} 李小华")
    row = Undertaking.objects.get()
    assert row.owner == one
    page = f"businesses/{row.pk}/change/"
    assert f'value="{home.number} 李小华"' in client.get(f"{DESK}{page}").content.decode()
    post(client, page, **sent, version=row.version, owner=f"{home.number} {other.name}")
    assert row.reread().owner == other
    post(client, page, **sent, version=row.reread().version, owner="", owner_name="李某")
    assert row.reread().owner is None


PAGES = [
    "entitled/", "claims/", "notices/", "declarations/", "batches/", "policies/", "policies/new/", "businesses/",
    "businesses/new/",
]  # fmt: skip


@pytest.mark.parametrize("page", PAGES)
def test_an_empty_page_says_what_comes_first(client, page):
    assert text_of(client, page)


@pytest.mark.parametrize("page", ["entitled/", "claims/", "notices/", "declarations/", "batches/", "businesses/"])
def test_places_that_are_not_ones_own_are_not_there(client, cast, claim, bureau, village, page):
    make_paid([claim], cast.county, bureau)
    client.force_login(cast.stranger)
    text = text_of(client, page)
    assert not any(word in text for word in (claim.number, "马小明", "三营庄", "7号"))
    for address in (f"claims/{claim.pk}/", f"entitled/{Entitlement.objects.first().pk}/"):
        assert client.get(f"{DESK}{address}").status_code == 404


@pytest.mark.parametrize("page", ["claims/", "declarations/", "batches/"])
def test_a_list_costs_the_same_for_three_rows_and_for_thirty(client, cast, tree, bureau, page):
    def asked():
        with CaptureQueriesContext(connection) as found:
            text_of(client, page)
        return len(found)

    policy = None
    counts = []
    for first, last in ((1, 4), (4, 31)):
        for _number in range(first, last):
            row = make_checked(tree, by=cast.officer, checker=cast.township, policy=policy)
            policy = row.policy
        rows = list(Claim.objects.filter(state="checked").order_by("number"))
        make_passed(rows, cast.county, TODAY - timedelta(days=first))
        text_of(client, page)
        counts.append(asked())
    assert counts[0] == counts[1]
