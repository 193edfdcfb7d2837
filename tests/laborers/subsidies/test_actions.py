"""From the daily look to a claim that was handed in: what is found, what is missing, and what is refused in words."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import DatabaseError, IntegrityError, transaction
from django.utils import translation

from laborers.subsidies import actions, queries
from laborers.subsidies.models import Claim, ClaimLine, Entitlement, Policy, Undertaking
from laborers.subsidies.states import Claimant, PolicyCode
from tests.factories.cast import make_user
from tests.factories.codes import load_shipped
from tests.factories.subsidies import (
    ON,
    make_claim,
    make_firm,
    make_hire,
    make_policy,
    make_submitted,
    make_undertaking,
)
from xundian.accounts.roles import Role
from xundian.kit.errors import Conflict, Forbidden, Invalid, MoveRefused, Stale
from xundian.kit.sweeps import load, run_sweep


@pytest.fixture
def firm(tree, cast):
    return make_firm(tree.county)


@pytest.fixture
def policy(tree, cast):
    return make_policy(tree.county)


# --- policies ---------------------------------------------------------------------------------------------------------


def test_a_new_row_ends_the_one_before_the_day_before(tree, cast, policy):
    later = make_policy(tree.county, valid_from=date(2027, 1, 1), amount_fen=50_000)
    assert policy.reread().valid_to == date(2026, 12, 31)
    assert (later.amount_fen, later.terms) == (50_000, policy.terms)
    with pytest.raises(Invalid) as refused:
        make_policy(tree.county, valid_from=date(2027, 1, 1))
    assert [(field, code) for field, code, _text in refused.value.errors] == [("valid_from", "overlap")]


@pytest.mark.parametrize(
    ("code", "change", "fault"),
    [
        ("HIRE-NEW", {"amount_fen": 0}, ("amount_fen", "no_amount")),
        ("HIRE-NEW", {"loan_fen": 100}, ("loan_fen", "no_loan")),
        ("HIRE-NEW", {"claimant": "laborer"}, ("claimant", "claimant_kind")),
        ("HIRE-NEW", {"project": "dewdrop"}, ("project", "project")),
        ("HIRE-NEW", {"terms": {}}, ("terms", "terms_missing")),
        ("HIRE-NEW", {"evidence": ["photo"]}, ("evidence", "unknown_choice")),
        ("HIRE-NEW", {"valid_to": date(2016, 12, 31)}, ("valid_to", "before_start")),
        ("HIRE-NEW", {"notice_days": 0}, ("notice_days", "notice_days")),
        ("HIRE-NEW", {"document": " "}, ("document", "required")),
        ("SKILL", {}, ("project", "project_needed")),
        ("SKILL", {"project": "karaoke"}, ("project", "unknown_code")),
        ("EMPLOY-POOR", {"amount_fen": 100}, ("amount_fen", "amount_in_bands")),
        ("LOAN-ENTREPRENEUR", {"loan_fen": 0}, ("loan_fen", "no_amount")),
    ],
)
def test_a_row_that_cannot_be_is_refused_by_the_name_of_the_field(tree, cast, code, change, fault):
    with pytest.raises(Invalid) as refused:
        make_policy(tree.county, code, **change)
    assert fault in [(field, code) for field, code, _text in refused.value.errors]
    assert not Policy.objects.exists()


def test_what_a_row_pays_never_changes_in_the_database_either(policy):
    with pytest.raises(DatabaseError), transaction.atomic():
        Policy.objects.filter(pk=policy.pk).update(amount_fen=1)
    with pytest.raises(DatabaseError), transaction.atomic():
        policy.delete()
    assert actions.end_policy(policy=policy, changes={"valid_to": ON}, by=None, on=ON).valid_to == ON


def test_every_line_of_the_table_can_be_set_as_it_stands(tree, cast):
    load_shipped()
    for code in PolicyCode:
        make_policy(tree.county, code, **({"project": "dewdrop"} if code == "SKILL" else {}))
    assert Policy.objects.count() == len(PolicyCode) == 12


# --- the daily look ---------------------------------------------------------------------------------------------------


def test_an_enterprise_is_found_with_the_better_line_of_each_hire(tree, cast, firm, policy):
    older = make_policy(tree.county, "HIRE-OLDER")
    make_hire(tree.village, firm)
    make_hire(tree.village, firm, birth=date(1970, 1, 1))
    make_hire(tree.village, firm, contract_to=date(2026, 12, 1))
    assert actions.find_entitled(on=ON) == {"found": 2, "changed": 0, "over": 0}
    rows = {row.policy_id: row for row in Entitlement.objects.all()}
    assert (rows[policy.pk].people, rows[policy.pk].amount_fen) == (1, 40_000)
    assert (rows[older.pk].people, rows[older.pk].amount_fen) == (1, 100_000)
    assert actions.find_entitled(on=ON) == {"found": 0, "changed": 0, "over": 0}


def test_a_hire_whose_contract_is_not_recorded_is_likely_and_the_contract_is_missing(tree, cast, firm, policy):
    make_hire(tree.village, firm, contract_from=None, contract_to=None)
    make_hire(tree.village, firm)
    actions.find_entitled(on=ON)
    row = Entitlement.objects.get()
    assert (row.people, row.amount_fen, row.likely_fen, row.missing) == (2, 40_000, 80_000, ["contracts"])
    assert [line["complete"] for line in row.lines].count(False) == 1


def test_what_is_no_longer_so_is_over_and_what_comes_back_is_open_again(tree, cast, policy):
    make_policy(tree.county, "DEMO-PARK")
    park = make_undertaking(tree.township, "park", recognised_on=date(2026, 5, 1), recognition="昆人社〔2026〕5号")
    actions.find_entitled(on=ON)
    actions.edit_undertaking(undertaking=park, changes={"closed_on": ON - timedelta(days=1)}, by=None, on=ON)
    assert actions.find_entitled(on=ON)["over"] == 1
    assert Entitlement.objects.get().over_on == ON
    actions.edit_undertaking(undertaking=park, changes={"closed_on": None}, by=None, on=ON)
    assert actions.find_entitled(on=ON) == {"found": 0, "changed": 1, "over": 0}
    assert (Entitlement.objects.get().state, Entitlement.objects.get().over_on) == ("open", None)


def test_a_recorded_proof_takes_its_kind_off_the_missing_ones_and_a_struck_one_puts_it_back(tree, cast):
    make_policy(tree.county, "DEMO-VILLAGE", evidence=["recognition", "bank"])
    place = make_undertaking(tree.village, "village", recognised_on=date(2026, 5, 1), recognition="县〔2026〕1号")
    actions.find_entitled(on=ON)
    assert Entitlement.objects.get().missing == ["bank"]
    proof = actions.record_proof(
        claimant="undertaking", subject=place, kind="bank", document="档案12", seen_on=ON, by=cast.officer, on=ON
    )
    assert Entitlement.objects.get().missing == []
    actions.strike_proof(proof=proof, reason="记错了", by=cast.officer, on=ON)
    assert Entitlement.objects.get().missing == ["bank"]
    with pytest.raises(MoveRefused):
        actions.strike_proof(proof=proof, reason="又", by=cast.officer, on=ON)


def test_the_look_asks_no_more_queries_for_more_enterprises(tree, cast, policy, django_assert_max_num_queries):
    for size in (3, 30):
        for _each in range(size - Entitlement.objects.count()):
            make_hire(tree.village, make_firm(tree.county))
        with django_assert_max_num_queries(25):
            actions.find_entitled(on=ON)
        assert Entitlement.objects.count() == size


def test_the_daily_look_is_a_sweep_that_may_run_twice(tree, cast, firm, policy):
    make_hire(tree.village, firm)
    at = datetime(2026, 6, 20, 4, 5, tzinfo=UTC)
    load()
    assert run_sweep("entitlements", on=ON, at=at)["found"] == 1
    assert run_sweep("entitlements", on=ON + timedelta(days=3), at=at + timedelta(days=3))["found"] == 0
    assert Entitlement.objects.get().found_on == ON


def test_the_row_in_force_on_the_day_of_hire_pays_and_one_that_is_no_longer_claimed_under_does_not(tree, cast, firm):
    make_policy(tree.county, valid_to=date(2026, 3, 1), amount_fen=30_000, claim_until=ON - timedelta(days=1))
    second = make_policy(tree.county, valid_from=date(2026, 3, 2), amount_fen=60_000)
    make_hire(tree.village, firm, started_on=date(2026, 3, 1))
    make_hire(tree.village, firm, started_on=date(2026, 3, 2))
    actions.find_entitled(on=ON)
    assert [(row.policy_id, row.amount_fen) for row in Entitlement.objects.all()] == [(second.pk, 60_000)]


# --- claims -----------------------------------------------------------------------------------------------------------


def test_a_claim_keeps_policy_facts_and_reasons_whatever_the_policy_and_the_facts_become(tree, cast, firm, policy):
    work = make_hire(tree.village, firm)
    claim = make_submitted(policy, firm, cast.county)
    before = (claim.policy_id, claim.amount_fen, claim.facts, claim.reasons, claim.lines.get().facts)
    make_policy(tree.county, valid_from=ON, amount_fen=90_000)
    work.contract_to = date(2026, 4, 1)
    work.save()
    actions.find_entitled(on=ON)
    claim = Claim.objects.get(pk=claim.pk)
    assert before == (claim.policy_id, claim.amount_fen, claim.facts, claim.reasons, claim.lines.get().facts)
    for change in ({"amount_fen": 1}, {"facts": {}}, {"reasons": []}):
        with pytest.raises(DatabaseError), transaction.atomic():
            Claim.objects.filter(pk=claim.pk).update(**change)
    with pytest.raises(DatabaseError), transaction.atomic():
        ClaimLine.objects.filter(claim=claim).delete()


def test_a_hire_is_paid_once_and_new_hires_can_be_claimed_later(tree, cast, firm, policy):
    make_hire(tree.village, firm)
    first = make_submitted(policy, firm, cast.county)
    with pytest.raises(Conflict) as refused:
        make_claim(policy, firm, cast.county)
    assert refused.value.code == "already_claimed"
    make_hire(tree.village, firm)
    second = make_claim(policy, firm, cast.county)
    assert [claim.amount_fen for claim in (first, second)] == [40_000, 40_000]
    line = second.lines.get()
    with pytest.raises(IntegrityError), transaction.atomic():
        ClaimLine.objects.create(claim=first, key=line.key, amount_fen=1)


def test_the_same_hire_is_never_claimed_under_the_other_line_too(tree, cast, firm, policy):
    make_hire(tree.village, firm, birth=date(1970, 1, 1))
    claim = make_submitted(policy, firm, cast.county)
    older = make_policy(tree.county, "HIRE-OLDER")
    with pytest.raises(Conflict):
        make_claim(older, firm, cast.county)
    # Given up, the better line may be claimed.
    actions.withdraw_claim(claim=claim, by=cast.county, on=ON)
    assert make_claim(older, firm, cast.county).amount_fen == 100_000
    with pytest.raises(Invalid):
        make_claim(policy, firm, cast.county)


def test_a_claim_of_nothing_says_why_in_words(tree, cast, firm, policy):
    make_hire(tree.village, firm, contract_to=date(2026, 12, 1))
    with translation.override("en"), pytest.raises(Invalid) as refused:
        make_claim(policy, firm, cast.county)
    assert refused.value.code == "not_entitled"
    assert "The contract is not longer than 12 months." in str(refused.value)
    assert not Claim.objects.exists()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"valid_from": ON + timedelta(days=1)}, "not_in_force"),
        ({"claim_until": ON - timedelta(days=1)}, "too_late"),
    ],
)
def test_a_claim_outside_the_days_of_its_policy_row_is_refused(tree, cast, firm, change, code):
    policy = make_policy(tree.county, **change)
    make_hire(tree.village, firm)
    with pytest.raises(Invalid) as refused:
        make_claim(policy, firm, cast.county)
    assert refused.value.code == code


def test_a_draft_may_lack_proof_and_is_handed_in_with_all_of_it(tree, cast):
    policy = make_policy(tree.county, "DEMO-VILLAGE", evidence=["bank"])
    place = make_undertaking(tree.village, "village")
    actions.find_entitled(on=ON)
    claim = make_claim(policy, place, cast.officer)
    with translation.override("en"), pytest.raises(Invalid) as refused:
        actions.submit_claim(claim=claim, by=cast.officer, on=ON)
    for proof in ("Account of the recipient", "Document of recognition"):
        assert proof in str(refused.value)
    for kind in ("bank", "recognition"):
        actions.record_proof(
            claimant="undertaking", subject=place, kind=kind, document="档案", seen_on=ON, by=cast.officer, on=ON
        )
    claim = actions.submit_claim(claim=claim, by=cast.officer, on=ON)
    assert (claim.state, claim.proofs) == ("submitted", {"bank": "档案", "recognition": "档案"})
    assert Entitlement.objects.get().state == "applied"


def test_hires_without_a_recorded_contract_stay_out_of_what_is_handed_in(tree, cast, firm, policy):
    make_hire(tree.village, firm)
    late = make_hire(tree.village, firm, contract_from=None, contract_to=None)
    claim = make_submitted(policy, firm, cast.county)
    assert (claim.people, claim.amount_fen, claim.lines.count()) == (1, 40_000, 1)
    assert Entitlement.objects.get().likely_fen == 40_000
    late.contract_from, late.contract_to = late.started_on, date(2028, 1, 1)
    late.save()
    assert make_submitted(policy, firm, cast.county).amount_fen == 40_000


def test_a_loan_is_at_most_the_ceiling(tree, cast):
    policy = make_policy(tree.county, "MICRO-100K")
    micro = make_undertaking(tree.village, "micro")
    with pytest.raises(Invalid) as refused:
        make_claim(policy, micro, cast.officer, loan_fen=10_000_001)
    assert refused.value.code == "loan_too_high"
    claim = make_claim(policy, micro, cast.officer, loan_fen=6_000_000)
    assert (claim.amount_fen, claim.loan_fen) == (3_000_000, 6_000_000)
    park = make_policy(tree.county, "DEMO-PARK")
    place = make_undertaking(tree.township, "park", recognised_on=ON, recognition="县〔2026〕2号")
    with pytest.raises(Invalid) as refused:
        make_claim(park, place, cast.township, loan_fen=1)
    assert refused.value.code == "loan_none"


# --- hands ------------------------------------------------------------------------------------------------------------


def test_who_put_a_claim_together_or_handed_it_in_does_not_check_it(tree, cast, firm, policy):
    make_hire(tree.village, firm)
    second = make_user("second", Role.COUNTY, division=tree.county)
    claim = make_claim(policy, firm, cast.county)
    claim = actions.submit_claim(claim=claim, by=second, on=ON)
    for hand in (cast.county, second):
        with pytest.raises(Forbidden) as refused:
            actions.check_claim(claim=claim, by=hand, on=ON)
        assert refused.value.code == "same_hand"
        with pytest.raises(IntegrityError), transaction.atomic():
            Claim.objects.filter(pk=claim.pk).update(checked_by=hand)
    assert actions.check_claim(claim=claim, by=cast.township, on=ON).state == "checked"


def test_a_claim_that_is_sent_back_is_a_draft_again_and_can_be_handed_in_anew(tree, cast, firm, policy):
    make_hire(tree.village, firm)
    claim = make_submitted(policy, firm, cast.county)
    with pytest.raises(Invalid):
        actions.send_back(claim=claim, reason=" ", by=cast.township, on=ON)
    claim = actions.send_back(claim=claim, reason="缺工资表", by=cast.township, on=ON)
    assert (claim.state, claim.submitted_by_id) == ("draft", None)
    claim = actions.submit_claim(claim=claim, by=cast.county, on=ON)
    assert [step.kind for step in queries.steps_of(claim)] == ["submitted", "sent_back", "submitted", "entered"]


def test_a_refusal_needs_words_and_leaves_the_way_to_a_new_claim(tree, cast, firm, policy):
    make_hire(tree.village, firm)
    claim = make_submitted(policy, firm, cast.county)
    for refusal, reason in (("proof", ""), ("mood", "不行")):
        with pytest.raises(Invalid):
            actions.refuse_claim(claim=claim, refusal=refusal, reason=reason, by=cast.township, on=ON)
    claim = actions.refuse_claim(claim=claim, refusal="proof", reason="合同没有签字", by=cast.township, on=ON)
    assert (claim.state, claim.refusal_words) == ("refused", "合同没有签字")
    assert Entitlement.objects.get().state == "open"
    assert make_claim(policy, firm, cast.county).state == "draft"
    with pytest.raises(MoveRefused):
        actions.check_claim(claim=claim, by=cast.township, on=ON)


def test_after_the_check_the_county_alone_refuses(tree, cast, firm, policy):
    make_hire(tree.village, firm)
    claim = actions.check_claim(claim=make_submitted(policy, firm, cast.county), by=cast.township, on=ON)
    with pytest.raises(Forbidden) as refused:
        actions.refuse_claim(claim=claim, refusal="not_met", reason="不符合", by=cast.township, on=ON)
    assert refused.value.code == "county_decides"
    assert actions.refuse_claim(claim=claim, refusal="not_met", reason="不符合", by=cast.county, on=ON).ended_on == ON


def test_a_step_on_a_claim_that_somebody_else_changed_is_stale(tree, cast, firm, policy):
    make_hire(tree.village, firm)
    claim = make_submitted(policy, firm, cast.county)
    with pytest.raises(Stale):
        actions.check_claim(claim=claim, by=cast.township, on=ON, expected_version=claim.version - 1)


# --- local businesses -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"name": ""}, ("name", "required")),
        ({"opened_on": None}, ("opened_on", "required")),
        ({"licence": "X1", "licensed_on": None}, ("licensed_on", "licence_day")),
        ({"recognised_on": date(2026, 1, 1)}, ("recognition", "recognition_day")),
        ({"closed_on": date(2024, 1, 1)}, ("closed_on", "before_start")),
        ({"opened_on": ON + timedelta(days=1)}, ("opened_on", "in_future")),
        ({"kind": "farm"}, ("kind", "unknown_choice")),
    ],
)
def test_a_business_that_cannot_be_is_refused_by_the_name_of_the_field(tree, cast, change, fault):
    with pytest.raises(Invalid) as refused:
        make_undertaking(tree.village, **change)
    assert fault in [(field, code) for field, code, _text in refused.value.errors]
    assert not Undertaking.objects.exists()


def test_a_business_has_its_name_licence_and_employer_to_itself(tree, cast, firm):
    first = make_undertaking(tree.village, enterprise=firm)
    with pytest.raises(Invalid) as refused:
        make_undertaking(tree.village, name=first.name, licence=first.licence, enterprise=firm)
    assert {code for _field, code, _text in refused.value.errors} == {"taken", "licence_taken", "enterprise_taken"}
    foreign = make_firm(tree.other_county)
    with pytest.raises(Invalid) as refused:
        make_undertaking(tree.next_village, enterprise=foreign)
    assert refused.value.code == "enterprise_county"


def test_local_registered_poor_at_work_in_a_business_are_counted_from_the_records(tree, cast, firm):
    policy = make_policy(tree.county, "EMPLOY-POOR")
    place = make_undertaking(tree.village, enterprise=firm)
    for category in ("registered_poor", "out_of_poverty", "ordinary"):
        make_hire(tree.next_village, firm, category=category)
    [found] = queries.judged_of(tree.county.pk, Claimant.UNDERTAKING, place.pk, ON)
    assert (found.policy, found.people, found.lines[0].fen) == (policy, 2, 2_000_000)
    claim = make_submitted(policy, place, cast.officer)
    assert (claim.people, claim.amount_fen, queries.people_of(claim).count()) == (2, 2_000_000, 2)
    with pytest.raises(Conflict):
        make_claim(policy, place, cast.officer)
