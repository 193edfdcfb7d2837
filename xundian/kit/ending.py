"""What ends is told of beforehand, once at each of a few distances: contracts, terms, agreements, windows."""

from datetime import timedelta

# Days before its end at which most things are told of (DESIGN section 6: contracts and certificates).
ENDING = (60, 30, 7)


def reminder_due(ends, on, steps=ENDING):
    """The nearest distance in days that stands at the day `on`, or None: too far off, or over.

    A run that comes late gives the distance it has come to, so that nothing is told of twice.
    """
    left = (ends - on).days
    return min((days for days in steps if 0 <= left <= days), default=None)


def last_told(on, steps=ENDING):
    """The last day of what is told of at the day `on`: for asking the database."""
    return on + timedelta(days=max(steps))
