import pytest
from django.db.models import TextChoices
from django.utils import translation

from xundian.kit.errors import MoveRefused
from xundian.kit.moves import Moves

DOOR = Moves({"open": {"closed"}, "closed": {"open", "locked"}, "locked": {"closed"}})


@pytest.mark.parametrize(("here", "there"), [("open", "closed"), ("closed", "locked"), ("locked", "closed")])
def test_it_lets_the_moves_of_the_table_pass(here, there):
    DOOR.check(here, there)


@pytest.mark.parametrize(("here", "there"), [("open", "locked"), ("open", "open"), ("gone", "open"), ("open", "gone")])
def test_it_refuses_every_other_move(here, there):
    with pytest.raises(MoveRefused) as refusal:
        DOOR.check(here, there)
    assert here in str(refusal.value)
    assert there in str(refusal.value)


class Gate(TextChoices):
    OPEN = "open", "Stands open"
    LOCKED = "locked", "Locked for good"


def test_it_refuses_in_words_where_its_states_have_them():
    with translation.override("en"), pytest.raises(MoveRefused) as refusal:
        Moves({Gate.OPEN: {Gate.LOCKED}}).check("locked", Gate.OPEN)
    assert str(refusal.value) == "The step from “Locked for good” to “Stands open” is not allowed."


def test_it_knows_all_its_states():
    assert DOOR.states == ["closed", "locked", "open"]
