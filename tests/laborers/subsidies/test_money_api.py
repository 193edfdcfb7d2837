"""Notices, objections and payments over REST: published, heard, declared, paid by three hands, received."""

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from laborers.subsidies.actions import objections
from laborers.subsidies.models import PaymentBatch
from tests.factories.noticed import ON, hands, make_checked, make_notice, make_paid, make_passed, make_tuition
from tests.factories.visits import noon

V1 = "/api/v1/"


@pytest.fixture(autouse=True)
def june():
    with time_machine.travel("2026-06-20T10:00:00+08:00", tick=False):
        yield


@pytest.fixture
def bureau(tree):
    return hands(tree)


@pytest.fixture
def claim(tree, cast):
    return make_checked(tree, by=cast.officer, checker=cast.township)


def post(caller, address, **sent):
    return caller.post(f"{V1}{address}", sent, format="json")


def test_a_notice_is_published_shown_and_stopped(api, cast, claim):
    caller = api(cast.county)
    sent = {
        "policy": str(claim.policy_id), "claims": [str(claim.pk)], "title": "公示", "from_on": "2026-06-20",
        "to_on": "2026-06-26", "contact_name": "监督股", "contact_phone": "0871",
    }  # fmt: skip
    short = post(caller, "subsidy-notices/", **sent | {"to_on": "2026-06-22"})
    assert (short.status_code, short.json()["errors"][0]["code"]) == (422, "too_short")
    made = post(caller, "subsidy-notices/", **sent)
    assert made.status_code == 201
    assert [line["name"] for line in made.json()["lines"]] == ["马**"]
    early = post(caller, f"subsidy-notices/{made.json()['id']}/pass/")
    assert (early.status_code, early.json()["code"]) == (409, "running")
    stopped = post(caller, f"subsidy-notices/{made.json()['id']}/stop/", reason="金额印错")
    assert stopped.json()["state"] == "stopped"


def test_an_objection_is_read_and_decided_by_whom_it_does_not_concern(api, cast, claim):
    notice = make_notice([claim], cast.county)
    row = objections.object_to(notice=notice, text="查无此人", key="k" * 24, at=noon(ON))[0]
    assert api(cast.county).get(f"{V1}subsidy-objections/{row.pk}/").json()["text"] == ""
    refused = post(api(cast.county), f"subsidy-objections/{row.pk}/decide/", verdict="dismissed", answer="不")
    assert (refused.status_code, refused.json()["code"]) == (403, "concerned")
    auditor = api(cast.auditor)
    assert auditor.get(f"{V1}subsidy-objections/{row.pk}/").json()["text"] == "查无此人"
    told = post(auditor, f"subsidy-objections/{row.pk}/decide/", verdict="dismissed", answer="属实")
    assert (told.json()["state"], told.json()["answer"]) == ("dismissed", "属实")


def test_money_goes_through_three_hands_and_comes_to_the_recipient(api, cast, claim, bureau):
    make_passed([claim], cast.county)
    sent = {"claims": [str(claim.pk)]}
    declared = post(api(bureau.declarer), "subsidy-declarations/", **sent, declaration="7号")
    assert (declared.status_code, declared.json()[0]["state"]) == (201, "declared")
    batch = post(api(bureau.declarer), "payment-batches/", **sent).json()
    assert (batch["total"], batch["claims"]) == ("2000.00", 1)
    own = post(api(bureau.declarer), f"payment-batches/{batch['id']}/approve/")
    assert (own.status_code, own.json()["code"]) == (403, "same_hand")
    assert post(api(bureau.approver), f"payment-batches/{batch['id']}/approve/").json()["state"] == "approved"
    paid = post(api(bureau.payer), f"payment-batches/{batch['id']}/pay/", paid_on="2026-06-20")
    assert paid.json()["paid_by_name"] == "Payer"
    officer = api(cast.officer)
    [line] = officer.get(f"{V1}payment-lines/").json()["results"]
    received = post(officer, f"payment-lines/{line['id']}/receive/", received_on="2026-06-20")
    assert received.json()["state"] == "received"
    again = post(api(bureau.payer), f"payment-lines/{line['id']}/take-back/", reason="退", returned_on="2026-06-20")
    assert again.status_code == 409


def test_what_came_back_and_what_is_withdrawn_is_said_with_its_reason(api, cast, claim, bureau):
    line = make_paid([claim], cast.county, bureau).lines.get()
    back = {"reason": "户名不符", "returned_on": "2026-06-20"}
    told = post(api(bureau.payer), f"payment-lines/{line.pk}/take-back/", **back)
    assert (told.json()["state"], told.json()["returned_reason"]) == ("returned", "户名不符")
    batch = post(api(bureau.declarer), "payment-batches/", claims=[str(claim.pk)]).json()
    gone = post(api(bureau.approver), f"payment-batches/{batch['id']}/withdraw/", reason="账号待核")
    assert (gone.json()["state"], gone.json()["withdrawn_reason"]) == ("withdrawn", "账号待核")
    assert PaymentBatch.objects.count() == 2


def test_payments_are_read_page_by_page_each_once(api, cast, tree, bureau):
    policy = make_tuition(tree.county)
    claims = [make_checked(tree, by=cast.officer, checker=cast.township, policy=policy) for _each in range(3)]
    make_paid(claims, cast.county, bureau)
    caller, address, seen = api(cast.county), f"{V1}payment-lines/?limit=1", []
    while address:
        page = caller.get(address).json()
        seen += [row["claim"] for row in page["results"]]
        address = page["next"]
    assert sorted(seen) == sorted(str(claim.pk) for claim in claims)


def test_every_list_costs_the_same_for_three_rows_and_for_thirty(api, cast, tree, bureau):
    caller, policy, counts = api(cast.auditor), None, []
    for first, last in ((1, 4), (4, 31)):
        for number in range(first, last):
            row = make_checked(tree, by=cast.officer, checker=cast.township, policy=policy)
            policy = row.policy
            make_paid([row], cast.county, bureau)
            running = make_checked(tree, by=cast.officer, checker=cast.township, policy=policy)
            notice = make_notice([running], cast.county)
            objections.object_to(notice=notice, text="异议", key=f"{number:024d}", at=noon(ON))
        counts.append([_asked(caller, name, last - 1) for name in LISTS])
    assert counts[0] == counts[1]


LISTS = ("subsidy-notices", "payment-batches", "payment-lines", "subsidy-objections")


def _asked(caller, name, least):
    """How many queries a list costs once the sign-in was noted."""
    caller.get(f"{V1}{name}/")
    with CaptureQueriesContext(connection) as found:
        rows = caller.get(f"{V1}{name}/?limit=200").json()["results"]
    assert len(rows) >= least
    return len(found)
