"""The ledgers of enterprises: who opens them, and what their filters find."""

from datetime import date

import pytest
import time_machine

from laborers.enterprises import actions
from laborers.enterprises.models import Candidate
from tests.factories.enterprises import (
    make_contact,
    make_cooperation,
    make_enterprise,
    make_inspection,
    make_selection,
)

LEDGERS = ("enterprise", "contact", "cooperation", "selection", "candidate", "score", "inspection")


@pytest.fixture(autouse=True)
def _clock():
    with time_machine.travel("2026-03-10T08:00:00+08:00", tick=False):
        yield


@pytest.fixture
def firm(tree):
    row = make_enterprise(tree.county, inspected=False)
    make_contact(row)
    make_cooperation(row)
    make_inspection(
        row, verdict="conditional", environment="conditions", conditions="补装", conditions_by=date(2026, 4, 1)
    )
    make_selection(tree.county, [row])
    actions.give_scores(candidate=Candidate.objects.get(), assessor="马局长", points=[70, 80], by=None)
    return row


@pytest.mark.parametrize("ledger", LEDGERS)
def test_each_ledger_opens_searches_and_shows_a_row(client, cast, firm, ledger):
    client.force_login(cast.county)
    listed = client.get(f"/admin/laborers/{ledger}/", {"q": "" if ledger == "score" else firm.name[:2]})
    assert listed.status_code == 200
    row = client.get(f"/admin/laborers/{ledger}/").context["cl"].queryset.first()
    assert client.get(f"/admin/laborers/{ledger}/{row.pk}/change/").status_code == 200


@pytest.mark.parametrize("ledger", LEDGERS)
def test_a_village_officer_has_no_back_office_and_a_stranger_sees_no_row(client, cast, firm, ledger):
    client.force_login(cast.officer)
    assert client.get(f"/admin/laborers/{ledger}/").status_code in (302, 403)
    client.force_login(cast.stranger)
    assert client.get(f"/admin/laborers/{ledger}/").context["cl"].queryset.count() == 0


@pytest.mark.parametrize(
    ("ledger", "query", "found"),
    [
        ("enterprise", {"not_inspected": "1"}, 1), ("inspection", {"open": "1"}, 1),
        ("cooperation", {"in_force": "1"}, 1),
        ("inspection", {"verdict__exact": "fail"}, 0),
    ],
)  # fmt: skip
def test_filters_find_what_they_say(client, cast, tree, firm, ledger, query, found):
    make_enterprise(tree.county, inspected=False, name="未考察")
    client.force_login(cast.county)
    assert client.get(f"/admin/laborers/{ledger}/", query).context["cl"].queryset.count() == found
