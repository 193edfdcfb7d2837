"""The ledgers of subsidies: their own filters are the house's definitions, and reasons read as sentences."""

import pytest
from django.urls import reverse

from laborers.subsidies.actions import payments
from laborers.subsidies.queries import payments as reads
from tests.factories.noticed import ON, hands, make_checked, make_passed, make_tuition

pytestmark = pytest.mark.django_db


@pytest.fixture
def claims(tree, cast):
    policy = make_tuition(tree.county)
    return [
        make_checked(tree, by=cast.officer, checker=cast.township, policy=policy, name=name)
        for name in ("马小明", "李华", "杨光")
    ]


def test_the_ledger_shows_what_is_to_be_declared_and_to_be_paid(claims, tree, cast, client):
    bureau = hands(tree)
    make_passed(claims[:2], cast.county)
    client.force_login(cast.county)
    ledger = reverse("admin:laborers_claim_changelist")
    shown = set(client.get(ledger, {"to_declare": "1"}).context["cl"].queryset)
    assert shown == set(reads.claims_to_declare()) == set(claims[:2])
    payments.declare(claims=claims[:1], declaration="寻人社函〔2026〕7号", by=bureau.declarer, on=ON)
    assert set(client.get(ledger, {"to_declare": "1"}).context["cl"].queryset) == {claims[1]}
    shown = set(client.get(ledger, {"to_pay": "1"}).context["cl"].queryset)
    assert shown == set(reads.claims_to_pay()) == {claims[0]}


def test_the_page_of_a_claim_says_why_in_sentences(claims, cast, client):
    client.force_login(cast.county)
    client.cookies["django_language"] = "en"
    page = client.get(reverse("admin:laborers_claim_change", args=[claims[0].pk])).content.decode()
    assert "✓ " in page
    assert "&quot;holds&quot;" not in page
