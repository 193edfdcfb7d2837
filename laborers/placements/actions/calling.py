"""A placement that never began is called off: neutral, and nothing of it counts anywhere (X2.2-6)."""

from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from laborers.placements import rules
from laborers.placements.actions.spells import tell_of_work
from laborers.placements.models import Placement
from xundian.kit.changing import locked
from xundian.kit.errors import Conflict
from xundian.webhooks.states import Kind as Told


@transaction.atomic
def call_off(*, placement, on, by, never_left=False):
    """The work that was to begin will not: no day of it counts, and its offer is free of it; the Placement.

    Only before the first day, or on it; later only when a check of the batch says that the person `never_left` or
    never arrived. Conflict once it has begun, has ended, or is called off.
    """
    row = locked(Placement, placement)
    if row.called_off_on:
        raise Conflict(_("This departure is called off already."), code="called_off")
    if row.ended_on:
        raise Conflict(_("This work has already ended."), code="ended")
    if on > row.started_on and not never_left:
        raise Conflict(_("The work has begun. Record its end instead."), code="has_started")
    row.called_off_on, row.end_reason, row.offer = on, rules.CALLED_OFF, None
    # A spell without a day, so that no count by days can take it for work.
    row.ended_on = row.started_on - timedelta(days=1)
    row.save(update_fields=["called_off_on", "ended_on", "end_reason", "offer"])
    tell_of_work(row, Told.PLACEMENT_ENDED)
    return row.reread()
