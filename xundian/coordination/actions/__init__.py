"""Writes of coordination."""

from xundian.coordination.actions.activities import correct_activity, record_activity, take_back_activity
from xundian.coordination.actions.meetings import call, call_off, change_meeting, hear, hold
from xundian.coordination.actions.stories import (
    agree,
    change_story,
    publish,
    take_down,
    withdraw_agreement,
    write_story,
)
from xundian.coordination.actions.symposiums import answer_suggestion, record_suggestion, record_symposium
from xundian.coordination.actions.tasks import (
    change_task,
    end_task,
    give_tasks,
    remind_of_tasks,
    reopen_task,
    set_task,
)

__all__ = [
    "agree", "answer_suggestion", "call", "call_off", "change_meeting", "change_story", "change_task",
    "correct_activity", "end_task", "give_tasks", "hear", "hold", "publish", "record_activity", "record_suggestion",
    "record_symposium", "remind_of_tasks", "reopen_task", "set_task", "take_back_activity", "take_down",
    "withdraw_agreement", "write_story",
]  # fmt: skip
