"""The only place that reads the clock. Doors call it and pass `on=` or `at=` down; business code never does."""

from zoneinfo import ZoneInfo

from django.utils import timezone

COUNTY_ZONE = ZoneInfo("Asia/Shanghai")


def now():
    """This moment, aware, in UTC."""
    return timezone.now()


def today():
    """The calendar day in the county (Asia/Shanghai)."""
    return day_of(now())


def day_of(moment):
    """The county's calendar day of an aware datetime."""
    return moment.astimezone(COUNTY_ZONE).date()
