"""What pages look up by an address or a form: a row in the user's place, a household, a key, a day."""

from datetime import date

from django.http import Http404
from django.utils.translation import gettext as _

from laborers.registry.models import Household
from xundian.accounts.scope import covers, find_visible
from xundian.divisions.models import Division
from xundian.kit.errors import Invalid, Missing
from xundian.kit.ids import key_of


def row_of(request, rows, pk):
    """The row with that key in the user's place; Http404 when absent or out of scope, indistinguishably."""
    try:
        return find_visible(request.user, rows, pk)
    except Missing:
        raise Http404 from None


def household_of(request, pk):
    """The household with that key in the user's place, with its division; Http404 as `row_of`."""
    return row_of(request, Household.objects.select_related("division"), pk)


def needed_key(text):
    """The UUID that a form must carry, because the page gave it one; Http404 when it is none."""
    key = key_of(text)
    if key is None:
        raise Http404
    return key


def day_or_none(text):
    """The day written as year-month-day; None for anything else."""
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None


def day_of(text, field):
    """The day written as year-month-day; Invalid naming `field` for anything else."""
    day = day_or_none(text)
    if day is None:
        message = _("Enter the day as year-month-day, for example 2026-06-20.")
        raise Invalid(field=field, code="bad_day", message=message)
    return day


def division_of(request, name="division"):
    """The code of the division that an address asks for, the reader's own without one; Http404 outside their place."""
    code, own = request.GET.get(name, ""), request.user.division_id or ""
    if not code:
        return own
    if (own and not covers(request.user, code)) or not Division.objects.filter(code=code).exists():
        raise Http404
    return code
