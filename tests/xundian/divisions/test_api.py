"""REST: divisions, read within one's place."""

from datetime import date

import pytest

from tests.factories.divisions import make_division
from xundian.divisions import actions

pytestmark = pytest.mark.django_db
URL = "/api/v1/divisions/"


def codes(client, **filters):
    answer = client.get(URL, filters)
    assert answer.status_code == 200, answer.data
    return [each["code"] for each in answer.data["results"]]


def test_a_list_holds_the_callers_division_and_all_below(api, cast):
    assert codes(api(cast.officer)) == ["530129103207"]
    assert codes(api(cast.township)) == ["530129103", "530129103207", "530129103212"]
    assert len(codes(api(cast.county))) == len(codes(api(cast.auditor))) == 6
    assert codes(api(cast.stranger)) == ["520526", "520526002", "520526002001"]


def test_what_lies_outside_is_answered_like_what_does_not_exist(api, cast):
    client = api(cast.township)
    outside, absent = client.get(f"{URL}520526/"), client.get(f"{URL}999999/")
    assert outside.status_code == absent.status_code == 404
    assert outside.data | {"instance": ""} == absent.data | {"instance": ""}


def test_without_sign_in_there_is_nothing(api, tree):
    assert api().get(URL).status_code == 401


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nobody_writes_here(api, cast, method):
    client = api(cast.county)
    assert getattr(client, method)(URL, {}).status_code == 405
    assert getattr(client, method)(f"{URL}530129/", {}).status_code == 405


def test_one_division_tells_its_place_in_the_tree(api, cast):
    answer = api(cast.officer).get(f"{URL}530129103207/", HTTP_ACCEPT_LANGUAGE="en")
    assert answer.data | {"name_en": "", "pinyin": ""} == {
        "code": "530129103207", "name": "三营庄村委会", "name_en": "", "level": "village",
        "level_label": "Village or community", "parent": "530129103", "pinyin": "", "valid_from": None,
        "valid_to": None, "successor": None,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"level": "township"}, ["530129103", "530129107"]),
        ({"parent": "530129103"}, ["530129103207", "530129103212"]),
        ({"within": "530129107"}, ["530129107", "530129107209"]),
        ({"within": "520526"}, []),
        ({"search": "清水"}, ["530129103212"]),
        ({"search": "不存在"}, []),
        ({"search": "%"}, []),
        ({"level": "village", "within": "530129103", "search": "营"}, ["530129103207"]),
    ],
)
def test_a_list_is_filtered(api, cast, filters, found):
    assert codes(api(cast.county), **filters) == found


@pytest.mark.parametrize("typed", ["qingshui", "QingShui", "qsgcwh", "清水沟", " 清水 沟"])
def test_a_division_is_found_by_name_pinyin_and_initials(api, cast, typed):
    actions.load_divisions(
        rows={2: {"code": "530129103212", "name": "清水沟村委会", "level": "village", "parent": "530129103"}}, by=None
    )
    assert codes(api(cast.county), search=typed) == ["530129103212"]


def test_a_day_leaves_out_what_had_ended(api, cast):
    actions.end_division(code="530129103212", on=date(2025, 6, 30), by=None)
    client = api(cast.township)
    assert "530129103212" in codes(client, on="2025-06-30")
    assert "530129103212" not in codes(client, on="2025-07-01")


@pytest.mark.parametrize(
    ("filters", "status"),
    [
        ({"within": ""}, 200),
        ({"within": "53"}, 422),
        ({"within": "53012%"}, 422),
        ({"parent": "x"}, 422),
        ({"level": "street"}, 422),
        ({"on": "yesterday"}, 422),
        ({"colour": "red"}, 400),
    ],
)
def test_a_filter_that_makes_no_sense_is_refused(api, cast, filters, status):
    answer = api(cast.county).get(URL, filters)
    assert answer.status_code == status
    if status != 200:
        assert answer["Content-Type"].startswith("application/problem+json")


def test_pages_follow_each_other_without_gap_or_repeat(api, cast):
    for number in range(213, 243):
        make_division(f"530129103{number}", f"{number}村委会")
    client, seen, url = api(cast.county), [], f"{URL}?limit=7"
    while url:
        page = client.get(url).data
        seen += [each["code"] for each in page["results"]]
        url = page["next"]
    assert seen == sorted(set(seen))
    assert len(seen) == 36


def test_the_number_of_queries_does_not_grow_with_the_list(api, cast, django_assert_num_queries):
    client = api(cast.county)
    for number in range(213, 243):
        make_division(f"530129103{number}", f"{number}村委会")
    codes(client)  # the first request of a day notes that the token was used
    for limit in (3, 30):
        with django_assert_num_queries(2):  # the token with its user, the rows
            assert len(codes(client, limit=limit)) == limit
