"""What stands in a published story: only what its person agreed to, whatever was written."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from laborers.registry import actions as registry
from tests.factories import coordination as made
from tests.factories.registry import make_dependant, make_household, make_laborer
from xundian.coordination import queries

pytestmark = pytest.mark.django_db


@pytest.fixture
def home(tree):
    return make_household(tree.village, phone="2651234")


@pytest.fixture
def person(home):
    row = make_laborer(home, name="马文强", phone="13887654321")
    make_laborer(home, name="王秀英")
    make_dependant(home, name="马小军")
    return row


TEXT = "马文强（13887654321，家里2651234）和王秀英、马小军一家；邻居李四。"


def read(**which):
    (shown,) = queries.as_published(list(queries.published().filter(**which)))
    return shown["text"]


def test_the_household_and_every_telephone_is_hidden_and_the_own_name_as_agreed(cast, tree, person):
    story = made.make_published(tree.township, person, cast.county, text=TEXT)
    assert read(pk=story.pk) == "马**（1**，家里2**）和王**、马**一家；邻居李四。"
    full = made.make_published(tree.township, person, cast.county, text=TEXT, shown="full")
    assert read(pk=full.pk) == "马文强（1**，家里2**）和王**、马**一家；邻居李四。"


def test_a_former_name_and_the_name_of_a_second_record_are_hidden_too(cast, tree, home, person):
    registry.edit_laborer(laborer=person, changes={"name": "马建国"}, expected_version=None, by=cast.county)
    story = made.make_published(tree.township, person, cast.county, text="马文强现在叫马建国。", shown="full")
    assert read(pk=story.pk) == "马**现在叫马建国。"


def test_people_of_another_household_are_not_looked_up(cast, tree, person):
    other = make_laborer(make_household(tree.village), name="李四")
    story = made.make_published(tree.township, other, cast.county, text="李四与王秀英")
    assert read(pk=story.pk) == "李*与王秀英"


def test_many_stories_of_people_cost_as_much_as_few(client, cast, tree):
    costs = []
    for size in (3, 27):
        for number in range(size):
            row = make_laborer(make_household(tree.village), name=f"马{number}强")
            made.make_published(tree.township, row, cast.county)
        client.get("/share/stories/")
        with CaptureQueriesContext(connection) as caught:
            assert client.get("/share/stories/").status_code == 200
        costs.append(len(caught))
    assert costs[0] == costs[1]
