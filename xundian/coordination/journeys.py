"""An officer leaves a post: the tasks go to somebody, in one transaction with all the rest of the post (X2.2-8)."""

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from laborers import journeys
from laborers.journeys.posts import takers
from xundian.coordination import actions, queries
from xundian.coordination.models import Task
from xundian.kit.checking import Faults
from xundian.kit.errors import Invalid


@transaction.atomic
def hand_over_post(*, leaver, assignments, by, on, at, to=None):
    """laborers.journeys.hand_over_post, with the officer's open tasks: `assignments["tasks"]` is who takes them over.

    Raises Invalid that names all that nobody takes over yet, of the post and of the tasks alike; nothing happens then.
    """
    faults = Faults()
    faults.check(_give, leaver, assignments.get("tasks"), by, at)
    left = faults.check(
        journeys.hand_over_post, leaver=leaver, assignments=assignments, by=by, on=on, at=at, to=to
    )  # fmt: skip
    faults.tell()
    return left


def _give(leaver, taker, by, at):
    number = queries.open_tasks(Task.objects, owner=leaver).count()
    if not number:
        return
    if taker is None:
        text = ngettext(
            "%(n)s task has nobody who takes it over.", "%(n)s tasks have nobody who takes them over.", number
        )  # fmt: skip
        raise Invalid(text % {"n": number}, field="tasks", code="required")
    if taker not in takers(leaver):
        message = _("This officer neither sits in that place nor in the office above it.")
        raise Invalid(message, field="tasks", code="not_a_taker")
    with transaction.atomic():
        actions.give_tasks(owner=leaver, to=taker, by=by, at=at)
