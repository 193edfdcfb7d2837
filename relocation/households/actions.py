"""Writes of relocated households: moving in and leaving (W2.2-4). Locks are taken in one order: site, household."""

from django.db import transaction
from django.utils.translation import gettext as _

from laborers.registry import actions as registry
from laborers.registry.models import Household
from relocation.households import queries
from relocation.households.models import MoveIn
from relocation.sites.models import Site
from xundian.kit.errors import Conflict, Invalid
from xundian.kit.ids import new_id
from xundian.kit.records import check_fresh


@transaction.atomic
def move_in(*, household, site, building, room, moved_on, by, on=None, unit="", id=None):
    """A household moves into a home of a site; from now on the site's officers see it. Entered on the day `on`.

    Invalid for a day ahead or before the former home was left; Conflict (home_taken, has_home) when either is not free.
    """
    site = Site.objects.select_for_update(of=("self",)).get(pk=site.pk)
    household = Household.objects.select_for_update(of=("self",)).get(pk=household.pk)
    _check_day(moved_on, on or moved_on, queries.last_day_of(household))
    if queries.current().filter(household=household).exists():
        message = _("This household has a home at a site. Record that it left there first.")
        raise Conflict(message, field="household", code="has_home")
    if queries.current().filter(site=site, building=building, unit=unit, room=room).exists():
        raise Conflict(_("Another household lives in this home."), field="room", code="home_taken")
    check_fresh(MoveIn, id)
    row = MoveIn.objects.create(
        id=id or new_id(), household=household, site=site, building=building, unit=unit, room=room, moved_on=moved_on
    )
    registry.settle_household(household=household, site_id=site.pk, by=by)
    return row


@transaction.atomic
def leave(*, move_in, left_on, by, on):
    """The household left that home, `left_on` being the last day in it; Conflict when it already had."""
    row = MoveIn.objects.select_for_update(of=("self",)).get(pk=move_in.pk)
    if row.left_on:
        raise Conflict(_("This household has already left this home."), code="left")
    if not row.moved_on <= left_on <= on:
        message = _("The last day lies between moving in and today.")
        raise Invalid(message, field="left_on", code="day")
    row.left_on = left_on
    row.save(update_fields=["left_on"])
    registry.settle_household(household=row.household, site_id=None, by=by)
    return row.reread()


def _check_day(moved_on, on, left_before):
    if moved_on > on:
        raise Invalid(_("Enter the move when the day has come."), field="moved_on", code="in_future")
    if left_before and moved_on < left_before:
        message = _("The household still lived in its former home on that day.")
        raise Invalid(message, field="moved_on", code="too_early")
