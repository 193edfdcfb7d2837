"""Steps that the writes of this room share."""

from trainings.institutions.models import SelectionRound
from trainings.institutions.states import FAULTS
from xundian.kit.changing import locked
from xundian.kit.errors import MoveRefused


def in_state(round, states, fault, expected_version=None):
    """The round under a lock; MoveRefused with states.FAULTS[fault] unless it is in one of the states."""
    row = locked(SelectionRound, round, expected_version)
    if row.state not in states:
        raise MoveRefused(FAULTS[fault], code=fault)
    return row
