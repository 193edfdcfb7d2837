"""The desk's possible duplicates: side by side, a choice for each field, merging, undoing, two persons for good."""

from datetime import date

import pytest
import time_machine

from laborers.registry import actions
from laborers.registry.models import DuplicatePair, Laborer, Merge
from tests.factories.codes import load_shipped
from tests.factories.placements import make_placement
from tests.factories.registry import make_household, make_laborer
from xundian.accounts.models import ReadLog

ON = date(2026, 6, 20)


@pytest.fixture(autouse=True)
def june():
    with time_machine.travel("2026-06-20T08:00:00+08:00", tick=False):
        yield


@pytest.fixture
def pair(tree):
    load_shipped()
    make_laborer(make_household(tree.village, number="H100"), name="李强", phone="", education="70")
    make_laborer(make_household(tree.village, number="H200"), name="李强", phone="13900000009", education="80")
    return DuplicatePair.objects.get()


def page_of(pair):
    return f"/desk/duplicates/{pair.pk}/"


def test_only_who_may_merge_or_audit_opens_it(cast, browse, pair):
    seen = {name: browse(user).get(page_of(pair)).status_code for name, user in vars(cast).items()}
    assert seen == {
        "officer": 403, "colleague": 403, "township": 200, "county": 200, "leader": 403, "station": 403, "site": 403,
        "auditor": 200, "stranger": 404,
    }  # fmt: skip


def test_it_marks_what_differs_and_proposes_the_value_that_is_there(cast, browse, pair):
    text = browse(cast.township).get(page_of(pair)).content.decode()
    assert text.count('name="field_phone"') == 2
    assert 'name="field_sex"' not in text
    chosen = "a" if pair.a.phone else "b"
    assert f'name="field_phone" value="{chosen}" checked' in text
    assert "Junior high school" in text
    assert "Cases: 1" in text
    assert 'name="stays"' not in browse(cast.auditor).get(page_of(pair)).content.decode()
    assert ReadLog.objects.filter(record__in=[pair.a_id, pair.b_id], user=cast.township).count() == 2


def test_it_merges_as_chosen_and_undoes_it(cast, browse, pair):
    client = browse(cast.township)
    sent = {"stays": "b", "field_phone": "a" if pair.a.phone else "b", "field_education": "a", "field_household": "b"}
    answer = client.post(f"{page_of(pair)}merge/", sent)
    assert (answer.status_code, answer.url) == (302, "/desk/duplicates/")
    stays = Laborer.objects.get(pk=pair.b_id)
    assert (stays.phone, stays.education, stays.household_id) == ("13900000009", pair.a.education, pair.b.household_id)
    assert Laborer.objects.get(pk=pair.a_id).merged_into == stays
    text = client.get(page_of(pair)).content.decode()
    assert "Undo this merge" in text
    client.post(f"/desk/merges/{Merge.objects.get().pk}/undo/")
    assert Laborer.objects.get(pk=pair.a_id).merged_into is None
    assert "undone on 20 June 2026" in client.get(page_of(pair)).content.decode()


def test_a_refused_merge_keeps_the_choices(cast, browse, pair):
    for person in (pair.a, pair.b):
        make_placement(person, by=cast.officer)
    answer = browse(cast.township).post(f"{page_of(pair)}merge/", {"stays": "b", "field_education": "a"})
    text = answer.content.decode()
    assert answer.status_code == 422
    assert "End it on one side first" in text
    assert 'name="stays" value="b" checked' in text
    assert 'name="field_education" value="a" checked' in text


def test_two_persons_leave_the_queue_for_good(cast, browse, pair):
    client = browse(cast.county)
    assert client.post(f"{page_of(pair)}different/", {"note": ""}).status_code == 422
    assert client.post(f"{page_of(pair)}different/", {"note": "Cousins"}).status_code == 302
    assert "Nothing here" in client.get("/desk/duplicates/").content.decode()
    assert "Cousins" in client.get(page_of(pair)).content.decode()
    assert client.post(f"{page_of(pair)}burn/", {}).status_code == 404


def test_nobody_else_judges(cast, browse, pair):
    for user, status in ((cast.auditor, 403), (cast.officer, 403), (cast.stranger, 404)):
        assert browse(user).post(f"{page_of(pair)}merge/", {"stays": "a"}).status_code == status
    merge = actions.merge(pair=pair, stays=pair.a, by=cast.township, on=ON)
    assert browse(cast.stranger).post(f"/desk/merges/{merge.pk}/undo/").status_code == 404
    assert browse(cast.officer).post(f"/desk/merges/{merge.pk}/undo/").status_code == 403


@pytest.mark.parametrize("size", [3, 30])
def test_the_queue_costs_the_same_at_any_size(cast, browse, tree, size, django_assert_max_num_queries):
    home = make_household(tree.village)
    for number in range(size):
        for _each in range(2):
            make_laborer(home, name=f"李{number}")
    client = browse(cast.township)
    client.get("/desk/duplicates/")
    with django_assert_max_num_queries(4):
        client.get("/desk/duplicates/")
