"""Coordination for the small world of the access matrix: of each kind a row with the canary in its words."""

from tests.factories import coordination as made
from xundian.coordination import actions


def coordinate(village, township, officer, laborer, on, canary):
    """A township's meeting with what a village reported, a task, and what a village told, published and suggested."""
    meeting = made.make_meeting(township, by=None, on=on, title=f"{canary}会", agenda=canary)
    actions.hear(meeting=meeting, division=village, said=f"{canary}进度", by=officer, on=on)
    made.make_task(officer, on=on, text=f"{canary}任务")
    made.make_activity(village, on=on, title=f"{canary}广播")
    made.make_published(village, laborer, on=on, title=f"{canary}故事", text=f"{canary}事迹")
    symposium = made.make_symposium(village, on=on, title=f"{canary}座谈")
    made.make_suggestion(symposium, text=f"{canary}建议")
