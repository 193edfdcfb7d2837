"""What the writes of coordination check alike: the place, a text, a day that has come."""

from datetime import date

from django.utils.translation import gettext as _

from xundian.accounts.scope import covers
from xundian.kit.errors import Invalid, Missing

TITLE, PLACE, LONG, NOTE = 100, 100, 20_000, 500
# Older papers are not entered here: the earliest day that a paper of the office may carry.
EARLIEST = date(2000, 1, 1)


def check_place(by, division):
    """Missing unless the place is the writer's own or lies below it; the clock may write anywhere."""
    if by is not None and not covers(by, division.pk):
        raise Missing


def check_past(field, day, on):
    """Invalid for a day that has not come, or that no office's paper can carry."""
    if day > on:
        raise Invalid(_("This day has not come yet."), field=field, code="in_future")
    if day < EARLIEST:
        raise Invalid(_("This day is too long ago."), field=field, code="too_long_ago")
