"""A filter by another row's key tells nothing about it: a foreign key, an absent one, all get the very same answer."""

import uuid

import pytest
from django_filters import ModelChoiceFilter

from laborers.registry.models import Case, Household, Laborer
from tests.factories.registry import make_household, make_laborer
from xundian.kit.filters import StrictFilters
from xundian.urls import router

VIEWS = {name: viewset for name, viewset, _basename in router.registry}


@pytest.fixture
def foreign(cast, tree):
    return make_laborer(make_household(tree.other_village))


@pytest.mark.parametrize("name", VIEWS)
def test_no_list_looks_another_row_up(name):
    view = VIEWS[name]()
    found = StrictFilters().get_filterset_class(view, getattr(view, "queryset", None))
    filters = found.base_filters.values() if found else ()
    assert [each.field_name for each in filters if isinstance(each, ModelChoiceFilter)] == []


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("/api/v1/laborers/?household={}", "household_id"), ("/api/v1/cases/?laborer={}", "pk"),
        ("/api/v1/dependants/?household={}", "household_id"), ("/api/v1/placements/?laborer={}", "pk"),
        ("/api/v1/placements/?household={}", "household_id"), ("/api/v1/survey-responses/?laborer={}", "pk"),
        ("/api/v1/visits/?laborer={}", "pk"), ("/api/v1/difficulties/?laborer={}", "pk"),
        ("/api/v1/offers/?laborer={}", "pk"), ("/api/v1/enrolments/?laborer={}", "pk"),
    ],
)  # fmt: skip
def test_a_foreign_key_is_answered_like_an_absent_one(address, key, cast, api, foreign):
    client = api(cast.county)
    theirs, nobodys = (client.get(address.format(value)) for value in (getattr(foreign, key), uuid.uuid4()))
    assert theirs.status_code == nobodys.status_code == 200
    assert theirs.json() == nobodys.json()
    assert theirs.json()["results"] == []
    assert client.get(address.format("no-key")).status_code == 422


def test_the_own_row_is_still_found(cast, api, tree):
    own = make_laborer(make_household(tree.village))
    client = api(cast.officer)
    for address, kept in (
        (f"/api/v1/laborers/?household={own.household_id}", Laborer),
        (f"/api/v1/cases/?laborer={own.pk}", Case),
    ):
        (row,) = client.get(address).json()["results"]
        assert kept.objects.filter(pk=row["id"]).exists()
    assert Household.objects.count() == 1
