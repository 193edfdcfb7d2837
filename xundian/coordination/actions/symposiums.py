"""Writes of returnee symposiums, their suggestions, and what became of each (X2.2-9)."""

from django.db import transaction
from django.utils.translation import gettext as _

from xundian.coordination.actions.checks import LONG, NOTE, PLACE, TITLE, check_past, check_place
from xundian.coordination.actions.tasks import set_task
from xundian.coordination.models import Suggestion, Symposium
from xundian.coordination.states import SUGGESTION_MOVES, SuggestionState
from xundian.kit.changing import locked, written
from xundian.kit.checking import Faults, check_choice, words
from xundian.kit.errors import Invalid
from xundian.kit.ids import new_id
from xundian.kit.records import check_fresh

MOST_PEOPLE = 10_000


@transaction.atomic
def record_symposium(*, division, title, held_on, people, by, on, place="", summary="", id=None):
    """A symposium that was held, with the number of people who came; Invalid with everything that is wrong."""
    check_place(by, division)
    faults = Faults()
    values = {
        "title": faults.check(words, "title", title, TITLE), "place": faults.check(words, "place", place, PLACE, False),
        "summary": faults.check(words, "summary", summary, LONG, False), "held_on": held_on, "people": people,
    }  # fmt: skip
    faults.check(check_past, "held_on", held_on, on)
    faults.check(_check_people, people)
    faults.tell()
    check_fresh(Symposium, id)
    return Symposium.objects.create(id=id or new_id(), division=division, by=by, **values)


@transaction.atomic
def record_suggestion(*, symposium, text, by, said_by="", id=None):
    """What somebody suggested there; `said_by` only where the person wishes to be named."""
    faults = Faults()
    text, said_by = faults.check(words, "text", text, NOTE), faults.check(words, "said_by", said_by, 50, False)
    faults.tell()
    check_fresh(Suggestion, id)
    return Suggestion.objects.create(
        id=id or new_id(), symposium=symposium, division_id=symposium.division_id, text=text, said_by=said_by
    )


@transaction.atomic
def answer_suggestion(*, suggestion, state, answer, by, on, at, owner=None, due_on=None, expected_version=None):
    """What became of a suggestion: answered, not taken up (with the reason), or taken up as a task with owner and day.

    MoveRefused when it was answered before; Invalid without words, or without owner and day where it is taken up.
    """
    row = locked(Suggestion, suggestion, expected_version)
    check_choice("state", state, SuggestionState)
    SUGGESTION_MOVES.check(row.state, state)
    values = {"state": state, "answer": words("answer", answer, NOTE), "answered_on": on}
    if state == SuggestionState.TAKEN_UP:
        faults = Faults()
        faults.required({"owner": owner, "due_on": due_on}, ("owner", "due_on"))
        faults.tell()
        values["task"] = set_task(text=row.text[:300], owner=owner, due_on=due_on, by=by, on=on, at=at)
    return written(row, values)


def _check_people(people):
    if people is None or not 0 < people <= MOST_PEOPLE:
        message = _("Give the number of people, from 1 to %(most)s.") % {"most": MOST_PEOPLE}
        raise Invalid(message, field="people", code="number")
