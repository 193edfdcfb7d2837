"""Pure parts of messages: a text with its values, and when a telephone may ring."""

from datetime import timedelta
from zoneinfo import ZoneInfo

COUNTY_ZONE = ZoneInfo("Asia/Shanghai")

# Nobody's telephone rings from nine in the evening until the digest of the morning (hour and minute in the county).
QUIET_FROM, QUIET_UNTIL = (21, 0), (7, 30)


class _Gaps(dict):
    """A value that whoever posted the message left out shows as a dash."""

    def __missing__(self, key):
        return "–"


def filled(template, values):
    """The text with its values in place."""
    return template % _Gaps(values)


def plainly(values):
    """The values of a kind we have no text for, as a person can read them."""
    return ", ".join(f"{name}: {value}" for name, value in sorted(values.items()))


def pushed_at(at):
    """When a message of that moment leaves the house: at once, or when the quiet hours are over."""
    local = at.astimezone(COUNTY_ZONE)
    clock = (local.hour, local.minute)
    if QUIET_UNTIL <= clock < QUIET_FROM:
        return at
    day = local + timedelta(days=1) if clock >= QUIET_FROM else local
    return day.replace(hour=QUIET_UNTIL[0], minute=QUIET_UNTIL[1], second=0, microsecond=0)
