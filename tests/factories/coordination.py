"""Meetings, tasks, activities, stories and symposiums, made through the actions of coordination."""

from datetime import date, timedelta

from tests.factories.visits import noon
from xundian.coordination import actions
from xundian.coordination.states import StoryState

ON = date(2026, 6, 20)


def make_meeting(division, by=None, on=ON, **values):
    """A progress meeting that was called for that day."""
    given = {"kind": "regular", "title": "六月调度会", "place": "二楼会议室"} | values
    return actions.call(division=division, held_on=on, by=by, **given)


def make_held(division, by=None, on=ON, **values):
    """A meeting that was held, with minutes."""
    return actions.hold(meeting=make_meeting(division, by, on, **values), minutes="听取各乡镇进度。", by=by, on=on)


def make_task(owner, by=None, on=ON, days=10, **values):
    """A task of somebody, due so many days later."""
    given = {"text": "补齐外出务工台账"} | values
    return actions.set_task(owner=owner, due_on=on + timedelta(days=days), by=by, on=on, at=noon(on), **given)


def make_activity(division, by=None, on=ON, **values):
    """A broadcast in a village."""
    given = {"form": "broadcast", "title": "务工政策广播", "reach": 300, "held_on": on} | values
    return actions.record_activity(division=division, by=by, on=on, **given)


def make_story(division, laborer=None, by=None, **values):
    """A draft: a model case of the laborer, without one an experience note."""
    given = {
        "kind": "case" if laborer else "experience",
        "title": "带动一村人",
        "text": "在昆明学会焊工后回乡。",
    } | values
    return actions.write_story(division=division, laborer=laborer, by=by, **given)


def make_agreed(division, laborer, by=None, on=ON, shown="masked", **values):
    """A model case to which its person agreed."""
    story = make_story(division, laborer, by, **values)
    return actions.agree(story=story, name_shown=shown, witness="村委会主任", consented_on=on, by=by, on=on)


def make_published(division, laborer=None, by=None, on=ON, shown="masked", **values):
    """A story that anybody may read."""
    make = make_agreed(division, laborer, by, on, shown, **values) if laborer else make_story(division, by=by, **values)
    story = actions.publish(story=make, by=by, on=on)
    assert story.state == StoryState.PUBLISHED
    return story


def make_symposium(division, by=None, on=ON, **values):
    """A symposium of returnees."""
    given = {"title": "返乡人员座谈会", "people": 12, "held_on": on} | values
    return actions.record_symposium(division=division, by=by, on=on, **given)


def make_suggestion(symposium, by=None, **values):
    """Something that was suggested there."""
    return actions.record_suggestion(symposium=symposium, by=by, **({"text": "开通到县城的班车"} | values))
