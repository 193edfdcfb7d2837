"""Arithmetic of public notices: how long they run, what everybody may read of a claimant (X2.3, codes §10)."""

from datetime import timedelta

from xundian.kit.masking import masked

LONGEST, FURTHEST = 60, 30


def last_day(from_on, days):
    """The last day of a notice of so many days; both days are on view."""
    return from_on + timedelta(days=days - 1)


def days_left(to_on, on):
    """How many days a notice can still be read, the day `on` among them; 0 when it is over."""
    return max((to_on - on).days + 1, 0)


def days_fault(from_on, to_on, on, fewest):
    """(field, word of NOTICE_FAULTS) of days that cannot be, or None; `fewest` is what the policy asks for."""
    if from_on < on:
        return "from_on", "past"
    if (from_on - on).days > FURTHEST:
        return "from_on", "too_far"
    days = (to_on - from_on).days + 1
    if days < fewest:
        return "to_on", "too_short"
    return ("to_on", "too_long") if days > LONGEST else None


def shown_name(person, name, owner=""):
    """A claimant's name for everybody: a person's masked; a business's as it is, with who runs it masked."""
    if person:
        return masked(name)
    return f"{name}（{masked(owner)}）" if owner else name
