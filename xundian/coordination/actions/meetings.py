"""Writes of meetings: called, changed, held with minutes, called off; what was heard of each place (X2.2-8)."""

from django.db import transaction
from django.utils.translation import gettext as _

from xundian.coordination.actions.checks import LONG, PLACE, TITLE, check_past, check_place
from xundian.coordination.models import Meeting, ProgressHeard
from xundian.coordination.queries import figures_at
from xundian.coordination.states import MEETING_MOVES, MeetingKind, MeetingState
from xundian.kit.changing import locked, only, written
from xundian.kit.checking import Faults, check_choice, words
from xundian.kit.errors import Conflict, Invalid
from xundian.kit.ids import new_id
from xundian.kit.records import check_fresh

TEXTS = {"title": (TITLE, True), "place": (PLACE, False), "agenda": (LONG, False), "attending": (LONG, False)}
CHANGES = ("kind", "held_on", *TEXTS)


@transaction.atomic
def call(*, division, kind, title, held_on, by, place="", agenda="", attending="", id=None):
    """Call a meeting of a county or township for a day; a day gone by is no fault, minutes are often late.

    Missing for a place that is not the caller's, Invalid with everything that is wrong.
    """
    check_place(by, division)
    given = {"kind": kind, "title": title, "held_on": held_on, "place": place, "agenda": agenda, "attending": attending}
    values = _checked(given)
    if len(division.pk) > 9:
        raise Invalid(_("Choose the county or a township."), field="division", code="level")
    check_fresh(Meeting, id)
    return Meeting.objects.create(id=id or new_id(), division=division, by=by, **values)


@transaction.atomic
def change_meeting(*, meeting, changes, expected_version, by):
    """Change what was called; of a meeting that was held only the list of who attended."""
    row = locked(Meeting, meeting, expected_version)
    only(changes, CHANGES if row.state == MeetingState.CALLED else ("attending",))
    return written(row, _checked(changes))


@transaction.atomic
def hold(*, meeting, minutes, by, on, expected_version=None):
    """The meeting was held: its minutes. Invalid before its day, MoveRefused when it was held or called off."""
    row = locked(Meeting, meeting, expected_version)
    MEETING_MOVES.check(row.state, MeetingState.HELD)
    check_past("held_on", row.held_on, on)
    return written(row, {"state": MeetingState.HELD, "minutes": words("minutes", minutes, LONG)})


@transaction.atomic
def call_off(*, meeting, reason, by, expected_version=None):
    """The meeting does not take place, and why."""
    row = locked(Meeting, meeting, expected_version)
    MEETING_MOVES.check(row.state, MeetingState.CALLED_OFF)
    return written(row, {"state": MeetingState.CALLED_OFF, "reason": words("reason", reason, 200)})


@transaction.atomic
def hear(*, meeting, division, said, by, on):
    """Keep what a place below reported, with its figures as they stand on the day of the meeting (X2.2-8).

    Said anew, the words are replaced and the figures stay. Conflict for a meeting that was called off, Invalid for a
    place that does not lie one level below, and before the day of the meeting.
    """
    held = locked(Meeting, meeting)
    if held.state == MeetingState.CALLED_OFF:
        raise Conflict(_("This meeting was called off."), code="called_off")
    if division.parent_id != held.division_id:
        message = _("Choose a place directly below that of the meeting.")
        raise Invalid(message, field="division", code="not_below")
    check_past("held_on", held.held_on, on)
    said = words("said", said, LONG, False)
    row, fresh = ProgressHeard.objects.get_or_create(
        meeting=held, division=division,
        defaults={"said": said, "figures": figures_at(user=by, division=division, on=held.held_on)},
    )  # fmt: skip
    return row if fresh else written(row, {"said": said})


def _checked(given):
    """The values, with texts trimmed; Invalid with everything that is wrong."""
    faults, values = Faults(), dict(given)
    if "kind" in given:
        faults.check(check_choice, "kind", given["kind"], MeetingKind)
    for name, (longest, required) in TEXTS.items():
        if name in given:
            values[name] = faults.check(words, name, given[name], longest, required)
    faults.tell()
    return values
