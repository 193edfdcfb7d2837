"""REST: code lists, the same for every role."""

import uuid
from datetime import date

import pytest

from tests.factories.codes import code_row, load_rows
from xundian.codes import actions
from xundian.codes.models import Code

pytestmark = pytest.mark.django_db
URL = "/api/v1/codes/"
ROLES = ["officer", "township", "county", "leader", "station", "site", "auditor", "stranger"]


@pytest.fixture
def words(db):
    load_rows(
        code_row("b", "乙", aliases="二|贰", mark="A"),
        code_row("old", "旧", valid_to="2020-12-31", successor="new"),
        code_row("new", "新", valid_from="2021-01-01"),
        code_row("x", "别", scheme="other"),
    )


def codes(client, **filters):
    answer = client.get(URL, filters)
    assert answer.status_code == 200, answer.data
    return [each["code"] for each in answer.data["results"]]


@pytest.mark.parametrize("role", ROLES)
def test_every_role_reads_all_lists(api, cast, words, role):
    assert sorted(codes(api(getattr(cast, role)))) == ["b", "new", "old", "x"]


def test_without_sign_in_there_is_nothing(api, words):
    assert api().get(URL).status_code == 401


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nobody_writes_here(api, cast, words, method):
    client, row = api(cast.county), Code.objects.first()
    assert getattr(client, method)(URL, {}).status_code == 405
    assert getattr(client, method)(f"{URL}{row.pk}/", {}).status_code == 405


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({"scheme": "test"}, ["b", "old", "new"]),
        ({"scheme": "test", "on": "2020-12-31"}, ["b", "old"]),
        ({"scheme": "test", "on": "2021-01-01"}, ["b", "new"]),
        ({"code": "x"}, ["x"]),
        ({"scheme": "nothing"}, []),
    ],
)
def test_a_list_is_filtered_and_in_its_order(api, cast, words, filters, found):
    assert codes(api(cast.officer), **filters) == found


@pytest.mark.parametrize(("filters", "status"), [({"on": "31"}, 422), ({"schema": "sex"}, 400)])
def test_a_filter_that_makes_no_sense_is_refused(api, cast, words, filters, status):
    assert api(cast.officer).get(URL, filters).status_code == status


@pytest.mark.parametrize(("language", "label"), [("en", "b word"), ("zh-hans", "乙")])
def test_the_label_is_in_the_callers_language(api, cast, words, language, label):
    row = Code.objects.get(code="b")
    answer = api(cast.officer).get(f"{URL}{row.pk}/", HTTP_ACCEPT_LANGUAGE=language)
    assert answer.data == {
        "id": str(row.pk), "scheme": "test", "code": "b", "label": label, "label_zh": "乙", "label_en": "b word",
        "valid_from": "2000-01-01", "valid_to": None, "aliases": ["二", "贰"], "position": 1, "sure": True,
        "own": False, "successor": "", "note": "", "version": 1,
    }  # fmt: skip


def test_an_unchanged_list_is_not_sent_again(api, cast, words):
    client = api(cast.officer)
    first = client.get(URL, {"scheme": "test"})
    again = client.get(URL, {"scheme": "test"}, HTTP_IF_NONE_MATCH=f'"x", {first["ETag"]}')
    assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])


def edit(row):
    actions.edit_code(pk=row.pk, label_zh="乙等", by=None)


def end(row):
    actions.end_code(pk=row.pk, on=date(2025, 1, 1), by=None)


def add(row):
    actions.add_code(scheme="test", code="n", label_zh="丁", label_en="n", valid_from=date(2000, 1, 1), by=None)


def remove(row):
    row.delete()


@pytest.mark.parametrize("change", [edit, end, add, remove])
def test_a_changed_list_is_sent_again(api, cast, words, change):
    client = api(cast.officer)
    tag = client.get(URL)["ETag"]
    change(Code.objects.get(code="b"))
    answer = client.get(URL, HTTP_IF_NONE_MATCH=tag)
    assert answer.status_code == 200
    assert answer["ETag"] != tag


def test_the_same_list_in_another_language_is_another_answer(api, cast, words):
    client = api(cast.officer)
    tag = client.get(URL, HTTP_ACCEPT_LANGUAGE="en")["ETag"]
    assert client.get(URL, HTTP_ACCEPT_LANGUAGE="zh-hans", HTTP_IF_NONE_MATCH=tag).status_code == 200


def test_one_code_carries_its_version(api, cast, words):
    client, row = api(cast.officer), Code.objects.get(code="b")
    assert client.get(f"{URL}{row.pk}/")["ETag"] == '"1-zh-hans"'
    actions.edit_code(pk=row.pk, note="x", by=None)
    assert client.get(f"{URL}{row.pk}/", HTTP_IF_NONE_MATCH='"1-zh-hans"').status_code == 200
    assert client.get(f"{URL}{row.pk}/", HTTP_IF_NONE_MATCH='"2-zh-hans"').status_code == 304


@pytest.mark.parametrize("key", [uuid.uuid4(), "x"])
def test_a_code_that_is_not_there_is_404(api, cast, words, key):
    assert api(cast.officer).get(f"{URL}{key}/").status_code == 404


def test_a_long_list_is_paged_in_its_order(api, cast):
    load_rows(*(code_row(f"c{number}", f"词{number}") for number in range(25)))
    client, seen, url = api(cast.officer), [], f"{URL}?scheme=test&limit=7"
    while url:
        page = client.get(url).data
        seen += [each["code"] for each in page["results"]]
        url = page["next"]
    assert seen == [f"c{number}" for number in range(25)]


def test_the_number_of_queries_does_not_grow_with_the_list(api, cast, django_assert_num_queries):
    load_rows(*(code_row(f"c{number}", f"词{number}") for number in range(40)))
    client = api(cast.officer)
    codes(client)  # the first request of a day notes that the token was used
    for limit in (3, 30):
        with django_assert_num_queries(3):  # the token with its user, the fingerprint, the rows
            assert len(codes(client, limit=limit)) == limit
