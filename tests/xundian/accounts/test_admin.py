"""The ledgers of users and stations in the back office."""

import pytest

from tests.factories.cast import make_user
from xundian.accounts import actions, tokens
from xundian.accounts.models import DeviceToken, User


def page(client, user, path):
    client.force_login(user)
    return client.get(f"/admin/xundian/{path}")


@pytest.mark.parametrize("ledger", ["user", "station"])
def test_only_county_and_auditor_open_the_ledgers(client, cast, ledger):
    opened = {name for name, user in vars(cast).items() if page(client, user, f"{ledger}/").status_code == 200}
    assert opened == {"county", "auditor", "stranger"}


def test_no_page_shows_a_password_hash(client, cast):
    for path in ("user/", f"user/{cast.officer.pk}/change/"):
        assert cast.officer.password not in page(client, cast.county, path).content.decode()


def test_a_user_of_another_county_is_not_there(client, cast):
    assert "officer" in page(client, cast.county, "user/").content.decode()
    assert ">officer<" not in page(client, cast.stranger, "user/").content.decode()
    assert page(client, cast.stranger, f"user/{cast.officer.pk}/change/").status_code == 302


def test_an_account_is_closed_at_the_desk_alone(client, cast):
    client.force_login(cast.county)
    chosen = [str(cast.officer.pk)]
    client.post("/admin/xundian/user/", {"action": "deactivate", "sure": "1", "_selected_action": chosen}, follow=True)
    assert User.objects.get(pk=cast.officer.pk).is_active
    assert f"/desk/officers/{cast.officer.pk}/" in client.get("/admin/xundian/user/").content.decode()


def test_the_ledger_costs_the_same_at_any_size(client, cast, tree, django_assert_max_num_queries):
    counts = []
    for first, last in ((0, 3), (3, 30)):
        for number in range(first, last):
            make_user(f"more{number}", "village", division=tree.village)
        page(client, cast.county, "user/")
        with django_assert_max_num_queries(14) as seen:
            page(client, cast.county, "user/")
        counts.append(len(seen))
    assert counts[0] == counts[1]


def test_the_ledger_of_tokens_shows_those_of_programs_in_the_place_and_no_device(client, cast):
    for user, name in ((cast.station, "昆明站系统"), (cast.stranger, "外县系统")):
        tokens.make(user=user, name=name, scopes=["visits:read"], by=user)
    actions.issue_token(user=cast.station, device="张三的手机", by=cast.station)
    row, device = (DeviceToken.objects.get(device=name) for name in ("昆明站系统", "张三的手机"))
    for user, seen in ((cast.county, True), (cast.auditor, True), (cast.stranger, False)):
        client.force_login(user)
        page = client.get("/admin/xundian/devicetoken/").content.decode()
        assert ("昆明站系统" in page, "张三的手机" in page) == (seen, False)
        assert client.get(f"/admin/xundian/devicetoken/{row.pk}/change/").status_code == (200 if seen else 302)
        assert client.get(f"/admin/xundian/devicetoken/{device.pk}/change/").status_code == 302
    ended = {"action": "revoke", "sure": "1", "_selected_action": [row.pk]}
    client.force_login(cast.auditor)
    client.post("/admin/xundian/devicetoken/", ended)
    assert DeviceToken.objects.filter(pk=row.pk).exists()
    client.force_login(cast.county)
    client.post("/admin/xundian/devicetoken/", ended)
    assert not DeviceToken.objects.filter(pk=row.pk).exists()
