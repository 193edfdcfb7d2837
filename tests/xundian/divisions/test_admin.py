"""The back office: the tree is read, never typed."""

import pytest

pytestmark = pytest.mark.django_db
LIST = "/admin/xundian/division/"


def test_the_county_sees_its_own_tree_and_no_other(client, cast):
    client.force_login(cast.county)
    page = client.get(LIST).content.decode()
    assert "三营庄村委会" in page
    assert "五里岗" not in page
    assert client.get(f"{LIST}520526/change/").status_code == 302


def test_a_division_is_searched_by_code_and_name(client, cast):
    client.force_login(cast.county)
    assert "清水沟" in client.get(LIST, {"q": "530129103"}).content.decode()
    assert "清水沟" not in client.get(LIST, {"q": "撒米落"}).content.decode()


def test_nobody_writes_a_division_by_hand(client, cast):
    client.force_login(cast.county)
    assert client.get(f"{LIST}530129/change/").status_code == 200
    assert client.post(f"{LIST}530129/change/", {"name": "x"}).status_code == 403
    assert client.get(f"{LIST}add/").status_code == 403
    assert client.post(f"{LIST}530129/delete/", {"post": "yes"}).status_code == 403
