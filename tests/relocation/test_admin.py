"""The ledgers of relocation in the back office: who opens them, what they list, what their actions do."""

import pytest
from django.urls import reverse

from tests.factories.relocation import make_post, make_proposal, make_site, make_workshop

LEDGERS = ["site", "workshop", "welfarepost", "movein", "channeloffer"]


def run(client, model, action, rows):
    address = reverse(f"admin:relocation_{model}_changelist")
    return client.post(address, {"action": action, "sure": "1", "_selected_action": [str(row.pk) for row in rows]})


@pytest.mark.parametrize("model", LEDGERS)
def test_office_roles_open_the_ledgers_and_their_rows(client, cast, tree, model):
    site = make_site(tree.township)
    offer = make_proposal(site, tree.village)
    rows = {
        "site": site, "workshop": make_workshop(site), "welfarepost": make_post(site), "channeloffer": offer,
        "movein": offer.household.move_ins.get(),
    }  # fmt: skip
    for user in (cast.township, cast.county, cast.auditor):
        client.force_login(user)
        assert client.get(reverse(f"admin:relocation_{model}_changelist")).status_code == 200
        assert client.get(reverse(f"admin:relocation_{model}_change", args=[rows[model].pk])).status_code == 200
    client.force_login(cast.site)
    assert client.get(reverse(f"admin:relocation_{model}_changelist")).status_code in (302, 403)


def test_another_county_finds_an_empty_ledger(client, cast, tree):
    make_site(tree.township, name="只属于寻甸的点")
    client.force_login(cast.stranger)
    assert "只属于寻甸的点" not in client.get(reverse("admin:relocation_site_changelist")).text
    client.force_login(cast.county)
    assert "只属于寻甸的点" in client.get(reverse("admin:relocation_site_changelist")).text


@pytest.mark.parametrize(("action", "state"), [("offer", "offered"), ("accept", "accepted"), ("decline", "declined")])
def test_the_bureau_answers_for_a_household(client, cast, tree, action, state):
    row = make_proposal(make_site(tree.township), tree.village)
    for user, expected in ((cast.township, "proposed"), (cast.auditor, "proposed"), (cast.county, state)):
        client.force_login(user)
        run(client, "channeloffer", action, [row])
        row.refresh_from_db()
        assert row.state == expected


def test_the_bureau_closes_a_workshop(client, cast, tree):
    row = make_workshop(make_site(tree.township))
    client.force_login(cast.county)
    run(client, "workshop", "close", [row])
    row.refresh_from_db()
    assert row.closed_on is not None
