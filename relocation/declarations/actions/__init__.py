"""Writes of declarations: declared, inspected, decided, appealed, drawn for, moved in."""

from relocation.declarations.actions.appealing import decide_appeal, drop_appeal, file_appeal
from relocation.declarations.actions.deciding import confirm, inspect, refuse, screen
from relocation.declarations.actions.declaring import amend, declare, withdraw
from relocation.declarations.actions.drawing import allot, enter_draw, give_back, leave_draw, settle, wait

__all__ = [
    "allot",
    "amend",
    "confirm",
    "decide_appeal",
    "declare",
    "drop_appeal",
    "enter_draw",
    "file_appeal",
    "give_back",
    "inspect",
    "leave_draw",
    "refuse",
    "screen",
    "settle",
    "wait",
    "withdraw",
]
