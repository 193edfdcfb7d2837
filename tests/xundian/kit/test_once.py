"""Rows with ids of the client: written once, found when they stand, refused when the id names something else."""

import uuid

import pytest
from django.db import IntegrityError

from xundian.accounts.models import Station
from xundian.kit.errors import Conflict
from xundian.kit.once import differ, id_reused, insert_fresh, insert_or_find

pytestmark = pytest.mark.django_db


@pytest.fixture
def station(tree):
    def make(**values):
        place = {"county": tree.county, "city": "昆明市", "destinations": ["5301"]}
        return Station(**{"id": uuid.uuid4()} | place | values)

    return make


def test_new_rows_are_all_written_and_none_of_none(station):
    rows = insert_fresh([station(name="一站"), station(name="二站")])
    assert set(Station.objects.filter(pk__in=[row.pk for row in rows])) == set(rows)
    assert len(rows) == 2
    assert insert_fresh([]) == []


def test_an_id_that_is_taken_refuses_all_rows_sent_with_it(station):
    [first] = insert_fresh([station(name="一站")])
    with pytest.raises(Conflict) as refused:
        insert_fresh([station(name="二站"), station(name="三站", id=first.pk)], "stations")
    assert (refused.value.code, refused.value.field) == ("id_reused", "stations")
    assert list(Station.objects.values_list("name", flat=True)) == ["一站"]


def test_another_rule_that_is_broken_is_no_reused_id(station):
    insert_fresh([station(name="一站")])
    with pytest.raises(IntegrityError):
        insert_fresh([station(name="一站")])
    with pytest.raises(IntegrityError):
        insert_or_find(station(name="一站"))


def test_a_row_is_written_or_the_standing_one_is_found(station):
    new = station(name="一站")
    assert insert_or_find(new) is None
    again = station(name="二站", id=new.pk)
    assert insert_or_find(again) == new
    assert Station.objects.get(pk=new.pk).name == "一站"


def test_rows_differ_in_the_columns_named_alone(station):
    one, other = station(name="一站"), station(name="二站")
    assert differ(one, other, ("city", "name"))
    assert not differ(one, other, ("city", "destinations"))


def test_a_refusal_says_what_the_room_says_where_it_has_its_own_words():
    assert id_reused(text="Another visit has it.").errors == [("id", "id_reused", "Another visit has it.")]
