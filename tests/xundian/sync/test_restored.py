"""After a restore the numbers of versions begin anew where the backup stood: what they name is looked at again."""

from datetime import timedelta

import pytest
from django.utils import timezone

from laborers.registry import actions as registry
from laborers.registry.models import Household
from tests.factories.registry import make_household
from xundian.sync.actions.settling import settle
from xundian.sync.models import SyncOp
from xundian.sync.states import Answer

pytestmark = pytest.mark.django_db


@pytest.fixture
def household(cast, tree):
    """At version 3, and both changes were made just now."""
    home = make_household(tree.village, address="旧址")
    for address in ("东边", "西边"):
        home = registry.edit_household(
            household=home, changes={"address": address}, expected_version=None, by=cast.township
        )
    return home


def written(phone, household, ago):
    """An address that the officer wrote some time ago, on top of a version 3."""
    moment = (timezone.now() - ago).isoformat()
    return phone.update(household, 3, address="南边") | {"occurred_at": moment}


def test_a_version_made_after_the_entry_was_written_is_not_what_its_author_saw(phone, household):
    (result,) = phone.results(written(phone, household, timedelta(hours=1)))
    assert (result["code"], result["server"]) == ("conflict", {"address": "西边"})
    assert Household.objects.get().address == "西边"


def test_a_clock_that_is_a_little_slow_is_believed(phone, household):
    assert phone.codes(written(phone, household, timedelta(minutes=9))) == ["applied"]


def test_the_office_that_has_looked_may_take_it_over(phone, household, cast):
    op = written(phone, household, timedelta(hours=1))
    phone.results(op)
    settle(
        op=SyncOp.objects.get(pk=op["op_id"]), answer=Answer.CHOSEN, choices={"address": "mine"}, by=cast.township,
        at=timezone.now(),
    )  # fmt: skip
    assert Household.objects.get().address == "南边"


def test_an_entry_moved_on_top_of_the_authors_own_earlier_one_is_believed(phone, household):
    first = phone.update(household, 3, phone="13900000000", occurred_at=timezone.now().isoformat())
    (done,) = phone.results(first)
    moved = written(phone, household, timedelta(hours=1)) | {"base_version": done["version"]}
    assert (done["version"], phone.codes(moved)) == (4, ["applied"])
