"""Writes of publicity and mobilisation: recorded, corrected, taken back where it was a mistake (X2.2-2)."""

from django.db import transaction
from django.utils.translation import gettext as _

from xundian.coordination.actions.checks import NOTE, PLACE, TITLE, check_past, check_place
from xundian.coordination.models import Activity
from xundian.coordination.states import ActivityForm
from xundian.kit.changing import locked, only, written
from xundian.kit.checking import Faults, check_choice, words
from xundian.kit.errors import Conflict, Invalid
from xundian.kit.ids import new_id
from xundian.kit.records import check_fresh

MOST_REACHED = 10_000_000
TEXTS = {"title": (TITLE, True), "place": (PLACE, False), "note": (NOTE, False)}


@transaction.atomic
def record_activity(*, division, form, title, held_on, reach, by, on, place="", note="", id=None):
    """An activity with the number of people it reached; Missing outside the writer's place, Invalid for odd input."""
    check_place(by, division)
    given = {"form": form, "title": title, "held_on": held_on, "reach": reach, "place": place, "note": note}
    values = _checked(given, on)
    check_fresh(Activity, id)
    return Activity.objects.create(id=id or new_id(), division=division, by=by, **values)


@transaction.atomic
def correct_activity(*, activity, changes, expected_version, by, on):
    """Correct what was written down; the history keeps the former words."""
    row = _standing(activity, expected_version)
    only(changes, ("form", "held_on", "reach", *TEXTS))
    return written(row, _checked(changes, on))


@transaction.atomic
def take_back_activity(*, activity, by, on, expected_version=None):
    """It was a mistake: it counts no more, and stays readable."""
    return written(_standing(activity, expected_version), {"taken_back_on": on})


def _standing(activity, expected_version):
    row = locked(Activity, activity, expected_version)
    if row.taken_back_on:
        raise Conflict(_("This activity was taken back."), code="taken_back")
    return row


def _checked(given, on):
    faults, values = Faults(), dict(given)
    if "form" in given:
        faults.check(check_choice, "form", given["form"], ActivityForm)
    if "held_on" in given:
        faults.check(check_past, "held_on", given["held_on"], on)
    if "reach" in given:
        faults.check(_check_reach, given["reach"])
    for name, (longest, required) in TEXTS.items():
        if name in given:
            values[name] = faults.check(words, name, given[name], longest, required)
    faults.tell()
    return values


def _check_reach(reach):
    if reach is None or not 0 < reach <= MOST_REACHED:
        message = _("Give the number of people, from 1 to %(most)s.") % {"most": MOST_REACHED}
        raise Invalid(message, field="reach", code="number")
