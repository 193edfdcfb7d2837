"""Secret addresses of officers' calendars: made and renewed by their officers, shown once, kept as a digest, ended."""

import secrets

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from xundian.accounts.models import CalendarAddress, User
from xundian.accounts.roles import CARRIERS
from xundian.kit.errors import Forbidden
from xundian.kit.sealing import digest

SECRET_BYTES = 32
RIGHT = "calendar.use"


@transaction.atomic
def make(*, user, at):
    """A secret for the user's own calendar, shown this once; one made before opens nothing from now on.

    Forbidden for a role that has no calendar, and for a closed account.
    """
    user = User.objects.select_for_update(of=("self",)).get(pk=user.pk)
    if not user.is_active or user.role not in CARRIERS[RIGHT]:
        raise Forbidden(_("This account has no calendar of visits."))
    secret = secrets.token_urlsafe(SECRET_BYTES)
    CalendarAddress.objects.filter(user=user).delete()
    CalendarAddress.objects.create(user=user, digest=digest(secret), made_at=at)
    return secret


def revoke(*, user, by):
    """End the address of a user's calendar; whether there was one."""
    return bool(CalendarAddress.objects.filter(user=user).delete()[0])


def address_of(user):
    """The user's CalendarAddress, or None; the secret itself is nowhere."""
    return CalendarAddress.objects.filter(user=user).first()


def opened_by(secret):
    """The CalendarAddress, with its user and the user's place, that a secret opens; None for every other text.

    One statement, whether the secret was never given, was replaced, or belongs to a closed account.
    """
    rows = CalendarAddress.objects.select_related("user__division", "user__station")
    return rows.filter(digest=digest(secret), user__is_active=True, user__role__in=CARRIERS[RIGHT]).first()


def note_use(*, address, on):
    """Keep the last day on which the calendar was read: one write a day."""
    CalendarAddress.objects.filter(~Q(last_read_on=on) | Q(last_read_on=None), pk=address.pk).update(last_read_on=on)
