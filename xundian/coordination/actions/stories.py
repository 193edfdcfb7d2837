"""Writes of model cases and experience notes: nothing about a person is published without recorded consent (X2.2-9)."""

from django.db import transaction
from django.utils.translation import gettext as _

from xundian.accounts.scope import find_visible
from xundian.coordination.actions.checks import LONG, TITLE, check_past, check_place
from xundian.coordination.models import Story
from xundian.coordination.states import STORY_MOVES, NameShown, StoryKind, StoryState
from xundian.kit.changing import locked, only, written
from xundian.kit.checking import Faults, check_choice, words
from xundian.kit.errors import Conflict, Invalid
from xundian.kit.ids import new_id
from xundian.kit.records import check_fresh

WITNESS = 50
TEXTS = {"title": TITLE, "text": LONG}


@transaction.atomic
def write_story(*, division, kind, title, text, by, laborer=None, id=None):
    """Write a model case or an experience note as a draft; a case is about a person of the writer's place.

    Missing for a place or a person outside the writer's place, Invalid with everything that is wrong.
    """
    check_place(by, division)
    if laborer is not None and by is not None:
        find_visible(by, type(laborer).objects.all(), laborer.pk)
    faults = Faults()
    faults.check(check_choice, "kind", kind, StoryKind)
    if kind == StoryKind.CASE and laborer is None:
        faults.add("laborer", "required", _("A model case is about a person: choose whom."))
    values = _checked({"title": title, "text": text}, faults)
    check_fresh(Story, id)
    return Story.objects.create(id=id or new_id(), division=division, kind=kind, laborer=laborer, by=by, **values)


@transaction.atomic
def change_story(*, story, changes, expected_version, by):
    """Change the words of a story that is not published: what the person agreed to is not changed afterwards.

    A change of a story about a person takes the former consent with it, since it was given for other words.
    """
    row = locked(Story, story, expected_version)
    if row.state == StoryState.PUBLISHED:
        raise Conflict(_("Take the story down before you change it."), code="published")
    only(changes, TEXTS)
    values = _checked(dict(changes), Faults())
    if row.consented_on and row.consent_withdrawn_on is None and any(getattr(row, n) != v for n, v in values.items()):
        values |= {"consented_on": None, "name_shown": "", "consent_witness": ""}
    return written(row, values)


@transaction.atomic
def agree(*, story, name_shown, witness, consented_on, by, on, expected_version=None):
    """The person read these words and agrees to have them published, with the name or the surname alone."""
    row = _of_person(story, expected_version)
    faults = Faults()
    faults.check(check_choice, "name_shown", name_shown, NameShown)
    witness = faults.check(words, "witness", witness, WITNESS)
    faults.check(check_past, "consented_on", consented_on, on)
    faults.tell()
    return written(row, {
        "name_shown": name_shown, "consent_witness": witness, "consented_on": consented_on,
        "consent_withdrawn_on": None,
    })  # fmt: skip


@transaction.atomic
def withdraw_agreement(*, story, by, on, expected_version=None):
    """The person does not want it any more: a published story comes down at once, and nothing else follows."""
    row = _of_person(story, expected_version)
    if row.consented_on is None or row.consent_withdrawn_on:
        raise Conflict(_("There is no consent to withdraw."), code="no_consent")
    down = {"state": StoryState.TAKEN_DOWN} if row.state == StoryState.PUBLISHED else {}
    return written(row, {"consent_withdrawn_on": on} | down)


@transaction.atomic
def publish(*, story, by, on, expected_version=None):
    """Publish it for anybody to read; Conflict (no_consent) for a person who has not agreed, or not any more."""
    row = locked(Story, story, expected_version)
    STORY_MOVES.check(row.state, StoryState.PUBLISHED)
    if row.laborer_id and (row.consented_on is None or row.consent_withdrawn_on):
        message = _("Record the consent of the person before the story is published.")
        raise Conflict(message, code="no_consent")
    return written(row, {"state": StoryState.PUBLISHED, "published_on": on})


@transaction.atomic
def take_down(*, story, by, on, expected_version=None):
    """Take a published story down; it may be published again."""
    row = locked(Story, story, expected_version)
    STORY_MOVES.check(row.state, StoryState.TAKEN_DOWN)
    return written(row, {"state": StoryState.TAKEN_DOWN})


def _of_person(story, expected_version):
    row = locked(Story, story, expected_version)
    if row.laborer_id is None:
        raise Invalid(_("This story is about nobody in particular."), field="laborer", code="nobody")
    return row


def _checked(given, faults):
    values = {name: faults.check(words, name, value, TEXTS[name]) for name, value in given.items()}
    faults.tell()
    return values
