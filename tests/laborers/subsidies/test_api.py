"""The REST doors of claims: policy rows, local businesses, proof, the likely entitled, and a claim up to its check."""

from datetime import date

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext

from laborers.subsidies import actions
from laborers.subsidies.models import Claim, Entitlement
from tests.factories.subsidies import ON, make_firm, make_hire, make_policy, make_submitted, make_undertaking

pytestmark = pytest.mark.django_db
JUNE = time_machine.travel("2026-06-20T12:00:00+08:00", tick=False)


@pytest.fixture(autouse=True)
def _june():
    with JUNE:
        yield


@pytest.fixture
def policy(tree, cast):
    return make_policy(tree.county, "DEMO-VILLAGE", evidence=["bank"])


@pytest.fixture
def place(tree, cast):
    return make_undertaking(
        tree.village, "village", by=cast.officer, recognised_on=date(2026, 5, 1), recognition="县〔2026〕1号"
    )


def test_a_claim_goes_from_the_list_of_the_entitled_to_the_check(api, cast, policy, place):
    actions.find_entitled(on=ON)
    [row] = api(cast.officer).get("/api/v1/entitlements/?missing=bank").data["results"]
    assert (row["claimant_name"], row["amount"], row["likely"]) == (place.name, "50000.00", "50000.00")
    assert [each["kind"] for each in row["missing"]] == ["bank"]
    proof = {"undertaking": str(place.pk), "kind": "bank", "document": "档案12", "seen_on": "2026-06-20"}
    assert api(cast.officer).post("/api/v1/proofs/", proof).status_code == 201
    assert api(cast.officer).get("/api/v1/entitlements/?missing=bank").data["results"] == []
    made = api(cast.officer).post("/api/v1/claims/", {"policy": str(policy.pk), "undertaking": str(place.pk)})
    assert (made.status_code, made.data["state"], made.data["amount"]) == (201, "draft", "50000.00")
    address = f"/api/v1/claims/{made.data['id']}"
    assert api(cast.officer).post(f"{address}/submit/").data["proofs"] == {"bank": "档案12"}
    assert api(cast.officer).post(f"{address}/submit/").status_code == 409
    assert api(cast.officer).post(f"{address}/check/").status_code == 403
    checked = api(cast.township).post(f"{address}/check/", {"note": "材料齐全"})
    assert [(step["kind"], step["words"]) for step in checked.data["steps"]] == [
        ("checked", "材料齐全"), ("submitted", ""), ("entered", "")
    ]  # fmt: skip
    assert api(cast.officer).get("/api/v1/entitlements/?state=open").data["results"] == []


def test_whoever_put_it_together_is_told_that_somebody_else_checks(api, cast, policy, place):
    claim = Claim.objects.get(pk=_submitted(cast.township, policy, place).pk)
    answer = api(cast.township).post(f"/api/v1/claims/{claim.pk}/check/")
    assert (answer.status_code, answer.data["code"]) == (403, "same_hand")


def test_a_refusal_is_told_in_words(api, cast, policy, place):
    claim = _submitted(cast.officer, policy, place)
    address = f"/api/v1/claims/{claim.pk}/refuse/"
    assert api(cast.township).post(address, {"refusal": "proof"}).status_code == 422
    refused = api(cast.township).post(address, {"refusal": "proof", "reason": "照片看不清"})
    assert (refused.data["state"], refused.data["refusal_words"]) == ("refused", "照片看不清")
    again = api(cast.township).post(address, {"refusal": "proof", "reason": "照片看不清"})
    assert (again.status_code, again.data["code"]) == (409, "move_refused")


def test_a_village_claims_for_nobody_outside_it(api, cast, tree, policy):
    firm, other = make_firm(tree.county), make_undertaking(tree.next_village, "village")
    hire = make_policy(tree.county)
    make_hire(tree.village, firm)
    for whom in ({"enterprise": str(firm.pk)}, {"undertaking": str(other.pk)}):
        answer = api(cast.officer).post("/api/v1/claims/", {"policy": str(hire.pk)} | whom)
        assert answer.status_code == 404
    both = {"enterprise": str(firm.pk), "undertaking": str(other.pk), "policy": str(hire.pk)}
    answer = api(cast.officer).post("/api/v1/claims/", both)
    assert (answer.status_code, answer.data["code"]) == (422, "one_claimant")
    assert not Claim.objects.exists()
    made = api(cast.county).post("/api/v1/claims/", {"policy": str(hire.pk), "enterprise": str(firm.pk)})
    assert [line["amount"] for line in made.data["lines"]] == ["400.00"]


def test_a_business_reads_what_speaks_for_and_against_each_row(api, cast, tree):
    make_policy(tree.county, "RENT-RETURNEE")
    shop = make_undertaking(tree.village, "returnee", enterprise=make_firm(tree.county))
    client = api(cast.officer)
    [found] = client.get(f"/api/v1/undertakings/{shop.pk}/judged/", headers={"Accept-Language": "en"}).data
    assert found["holds"] is False
    assert {
        "holds": False,
        "text": "Local hires with a contract of more than 12 months: 0 of 3 that are asked for.",
    } in (found["reasons"])
    assert [each["holds"] for each in found["reasons"]].count(None) == 1


def test_names_behind_an_amount_by_heads_are_those_of_the_own_place(api, cast, tree):
    policy, firm = make_policy(tree.county, "EMPLOY-POOR"), make_firm(tree.county)
    place = make_undertaking(tree.village, enterprise=firm)
    for village, name in ((tree.village, "马一"), (tree.far_village, "马二")):
        make_hire(village, firm, name=name)
    claim = make_submitted(policy, place, cast.officer)
    address = f"/api/v1/claims/{claim.pk}/people/"
    assert [each["name"] for each in api(cast.officer).get(address).data] == ["马一"]
    assert len(api(cast.county).get(address).data) == 2
    assert "马二" not in api(cast.officer).get(f"/api/v1/claims/{claim.pk}/").content.decode()


def test_the_county_sets_a_row_of_the_policy_and_ends_another(api, cast, tree, policy):
    body = {
        "county": tree.county.pk,
        "code": "DEMO-VILLAGE",
        "valid_from": "2026-07-01",
        "document": "新文件",
        "amount": 60000,
    }
    assert api(cast.township).post("/api/v1/policies/", body).status_code == 403
    made = api(cast.county).post("/api/v1/policies/", body)
    assert (made.data["amount"], made.data["terms"], made.data["rule"]) == ("60000.00", {}, "recognised")
    assert policy.reread().valid_to == date(2026, 6, 30)
    client = api(cast.county)
    address = f"/api/v1/policies/{made.data['id']}/"
    assert client.patch(address, {"amount": 1}, headers={"If-Match": made["ETag"]}).status_code == 422
    ended = client.patch(address, {"claim_until": "2027-12-31"}, headers={"If-Match": made["ETag"]})
    assert ended.data["claim_until"] == "2027-12-31"


def test_a_business_is_recorded_and_changed_by_its_village(api, cast, tree):
    client = api(cast.officer)
    body = {"division": tree.village.pk, "kind": "returnee", "name": "返乡小店", "opened_on": "2026-01-01"}
    made = client.post("/api/v1/undertakings/", body)
    assert made.status_code == 201
    assert client.post("/api/v1/undertakings/", body | {"division": tree.next_village.pk}).status_code == 404
    address = f"/api/v1/undertakings/{made.data['id']}/"
    assert client.patch(address, {"product": "辣椒"}).status_code == 428
    changed = client.patch(address, {"product": "辣椒"}, headers={"If-Match": made["ETag"]})
    assert changed.data["product"] == "辣椒"
    assert client.patch(address, {"product": "茶"}, headers={"If-Match": made["ETag"]}).status_code == 412
    assert api(cast.stranger).get(address).status_code == 404


@pytest.mark.parametrize("name", ["policies", "undertakings", "proofs", "entitlements", "claims"])
def test_lists_ask_no_more_queries_for_more_rows(api, cast, tree, name):
    policy = make_policy(tree.county, "MICRO-100K")
    client, counts, shown = api(cast.county), [], []
    for size in (3, 30):
        while Entitlement.objects.count() < size:
            _another(tree, policy, cast, Entitlement.objects.count())
        client.get(f"/api/v1/{name}/")
        with CaptureQueriesContext(
            connection,
        ) as asked:
            shown.append(len(client.get(f"/api/v1/{name}/?limit=100").data["results"]))
        counts.append(len(asked))
    assert shown == [3, 30]
    assert counts[0] == counts[1]


def _another(tree, policy, cast, number):
    place = make_undertaking(tree.village, "micro", name=f"小店{number}", licence=f"M{number}")
    actions.record_proof(
        claimant="undertaking", subject=place, kind="bank", document="档案", seen_on=ON, by=cast.officer, on=ON
    )  # fmt: skip
    make_submitted(policy, place, cast.officer)
    if number:
        make_policy(tree.county, "HIRE-NEW", valid_from=date(2017, 1, 1 + number))


def _submitted(by, policy, place):
    actions.record_proof(
        claimant="undertaking", subject=place, kind="bank", document="档案", seen_on=ON, by=by, on=ON
    )  # fmt: skip
    return make_submitted(policy, place, by)
