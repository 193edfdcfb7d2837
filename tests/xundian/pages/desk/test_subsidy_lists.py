"""Lists of subsidies cost the same for three rows and for thirty; a refusal is told where the same is claimed anew."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from laborers.subsidies import actions
from laborers.subsidies.models import Claim, Entitlement, Policy
from tests.factories.noticed import make_checked, make_notice, make_student, make_tuition
from tests.factories.subsidies import make_policy, make_submitted, make_undertaking

DESK, TODAY = "/desk/subsidies/", date(2026, 6, 20)
pytestmark = pytest.mark.usefixtures("june")
REASON = "未提供录取通知书，补齐后可以再报"


def tuition(tree):
    return Policy.objects.filter(code="EDU-TUITION").first() or make_tuition(tree.county)


def refused(tree, cast, name):
    """A student whose claim was refused in words."""
    student = make_student(tree, "EDU-TUITION", name)
    claim = make_submitted(tuition(tree), student, cast.officer, TODAY)
    return actions.refuse_claim(claim=claim, refusal="proof", reason=REASON, by=cast.township, on=TODAY)


def entitled(tree, cast, number):
    """One on the list, every second of whom was refused before."""
    if number % 2:
        refused(tree, cast, f"马小{number}")
    else:
        tuition(tree)
        make_student(tree, "EDU-TUITION", f"马小{number}")
        actions.find_entitled(on=TODAY)
    return "马小"


def noticed(tree, cast, number):
    claim = make_checked(tree, by=cast.officer, checker=cast.township, policy=tuition(tree))
    make_notice([claim], cast.county, title=f"学费补贴公示{number}")
    return "学费补贴公示"


def business(tree, cast, number):
    make_undertaking(tree.village, by=cast.officer, name=f"辣椒社{number}", licence=f"L{number}")
    return "辣椒社"


def policy(tree, cast, number):
    """One that ended, but for the last."""
    first = date(2017, 1, 1) + timedelta(days=number)
    make_policy(tree.county, by=cast.county, valid_from=first, name=f"招用补贴{number}")
    return "招用补贴"


LISTS = [
    (f"{DESK}entitled/", entitled), (f"{DESK}notices/", noticed), (f"{DESK}businesses/", business),
    (f"{DESK}policies/?show=all", policy), ("/share/notices/", noticed), ("/api/v1/entitlements/?limit=50", entitled),
]  # fmt: skip


@pytest.mark.parametrize(("address", "make"), LISTS, ids=[address for address, _make in LISTS])
def test_a_list_costs_the_same_for_three_rows_and_for_thirty(client, cast, tree, address, make):
    counts = []
    for first, last in ((0, 3), (3, 30)):
        for number in range(first, last):
            word = make(tree, cast, number)
        client.get(address)
        with CaptureQueriesContext(connection) as asked:
            text = client.get(address).content.decode()
        assert text.count(word) >= last
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_who_was_refused_stands_on_the_list_with_the_refusal_and_may_claim_anew(client, cast, tree):
    claim = refused(tree, cast, "马小明")
    row = Entitlement.objects.get(state="open")
    assert "Refused before" in client.get(f"{DESK}entitled/").content.decode()
    page = client.get(f"{DESK}entitled/{row.pk}/").content.decode()
    for words in (REASON, claim.number, "20 June 2026", "It may be claimed anew"):
        assert words in page
    assert client.get(f"/api/v1/entitlements/{row.pk}/").json()["refused_claim"] == str(claim.pk)
    client.post(f"{DESK}entitled/{row.pk}/claim/")
    again = Claim.objects.get(state="draft")
    assert (again.laborer_id, again.amount_fen) == (claim.laborer_id, claim.amount_fen)


def test_a_refusal_is_told_of_the_last_claim_only(client, cast, tree):
    claim = refused(tree, cast, "马小明")
    again = actions.prepare_claim(
        policy=claim.policy, claimant="laborer", subject=claim.laborer, by=cast.officer, on=TODAY
    )
    actions.withdraw_claim(claim=again, by=cast.officer, on=TODAY)
    row = Entitlement.objects.get(state="open")
    assert client.get(f"/api/v1/entitlements/{row.pk}/").json()["refused_claim"] is None
    assert "Refused before" not in client.get(f"{DESK}entitled/").content.decode()
