"""The back office: the county keeps the lists, others read them."""

from datetime import date

import pytest

from tests.factories.codes import code_row, load_rows
from xundian.codes.models import Code
from xundian.kit import clock

pytestmark = pytest.mark.django_db
LIST = "/admin/xundian/code/"


@pytest.fixture
def row(db):
    load_rows(code_row("a", "甲"), code_row("b", "乙"))
    return Code.objects.get(code="a")


@pytest.fixture
def office(client, cast):
    client.force_login(cast.county)
    return client


def fields(**changes):
    return {"label_zh": "甲", "label_en": "a word", "aliases": "", "position": "1", "note": ""} | changes


def test_the_lists_are_shown_and_searched(office, row):
    page = office.get(LIST, {"q": "甲"}).content.decode()
    assert "甲" in page
    assert "乙" not in page


def test_the_county_edits_a_code_through_the_action(office, row):
    answer = office.post(f"{LIST}{row.pk}/change/", fields(label_zh="甲等", aliases="一,壹"), follow=True)
    assert answer.status_code == 200
    row.refresh_from_db()
    assert (row.label_zh, row.aliases, row.own) == ("甲等", ["一", "壹"], True)


def test_the_county_adds_a_code_of_its_own(office, row):
    form = fields(scheme="test", code="own", label_zh="自", label_en="Own", valid_from="2024-01-01", valid_to="")
    answer = office.post(f"{LIST}add/", form, follow=True)
    assert answer.status_code == 200
    own = Code.objects.get(code="own")
    assert (own.valid_from, own.own, own.position) == (date(2024, 1, 1), True, 3)


def test_a_refused_change_is_told_and_not_written(office, row):
    page = office.post(f"{LIST}{row.pk}/change/", fields(label_zh="乙"), follow=True, HTTP_ACCEPT_LANGUAGE="en")
    assert "This word already means another code" in page.content.decode()
    row.refresh_from_db()
    assert row.label_zh == "甲"


def test_the_days_of_a_code_are_not_edited_but_ended(office, row):
    office.post(f"{LIST}{row.pk}/change/", fields(valid_to="2020-01-01"))
    row.refresh_from_db()
    assert row.valid_to is None
    office.post(LIST, {"action": "end_today", "sure": "1", "_selected_action": [str(row.pk)]})
    row.refresh_from_db()
    assert row.valid_to == clock.today()


@pytest.mark.parametrize("role", ["township", "auditor"])
def test_others_read_and_do_not_write(client, cast, row, role):
    client.force_login(getattr(cast, role))
    assert client.get(f"{LIST}{row.pk}/change/").status_code == 200
    assert client.post(f"{LIST}{row.pk}/change/", fields(label_zh="甲等")).status_code == 403
    assert client.get(f"{LIST}add/").status_code == 403
    client.post(LIST, {"action": "end_today", "sure": "1", "_selected_action": [str(row.pk)]})
    row.refresh_from_db()
    assert (row.label_zh, row.valid_to) == ("甲", None)


def test_nobody_deletes_a_code(office, row):
    assert office.post(f"{LIST}{row.pk}/delete/", {"post": "yes"}).status_code == 403
