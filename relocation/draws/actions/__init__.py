"""Writes of draws: preparing, the freeze, secrets, the draw itself, and what comes after it."""

from relocation.draws.actions.drawing import abandon, abandon_overdue, give_back, repeat_draw, reveal, run, settle_draws
from relocation.draws.actions.freezing import freeze
from relocation.draws.actions.preparing import (
    cancel,
    commit,
    edit_draw,
    enter,
    name_witness,
    prepare_draw,
    put_up,
    remove_witness,
    strike,
    take_back,
)

__all__ = [
    "abandon",
    "abandon_overdue",
    "cancel",
    "commit",
    "edit_draw",
    "enter",
    "freeze",
    "give_back",
    "name_witness",
    "prepare_draw",
    "put_up",
    "remove_witness",
    "repeat_draw",
    "reveal",
    "run",
    "settle_draws",
    "strike",
    "take_back",
]
