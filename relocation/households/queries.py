"""Reads of relocated households."""

from relocation.households.models import MoveIn


def current():
    """The homes that are lived in now."""
    return MoveIn.objects.filter(left_on__isnull=True)


def last_day_of(household):
    """The last day the household lived in an earlier home, or None."""
    return (
        MoveIn.objects.filter(household=household, left_on__isnull=False)
        .order_by("-left_on")
        .values_list("left_on", flat=True)
        .first()
    )
