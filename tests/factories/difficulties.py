"""Difficulties in every state, made through the room's actions; `load_deadlines()` first, as a county would."""

from datetime import date

from laborers.difficulties import actions

REPORTED = date(2026, 4, 1)


def load_deadlines():
    """The deadlines a county starts with; without any, nothing can be reported."""
    return actions.load_default_deadlines(by=None)


def make_difficulty(household, by, on=REPORTED, **values):
    """An open difficulty: wages unpaid, unless told otherwise."""
    load_deadlines()
    told = {"kind": "wage_arrears", "description": "两个月工资未发"} | values
    return actions.report(household=household, by=by, on=on, **told)


def make_resolved(household, by, on=REPORTED, **values):
    """A difficulty that was worked on and resolved on one day."""
    difficulty = make_difficulty(household, by, on, **values)
    actions.start_work(difficulty=difficulty, by=by, on=on)
    return actions.resolve(difficulty=difficulty, result="工资已补发", by=by, on=on)
