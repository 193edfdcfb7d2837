"""Who is still at work 1, 3, 6 and 12 months after a placement: the one definition (X4).

Counted are the placements that began in a period. The mark of k months is the same day k months on (31 August and six
months: the last of February). A placement younger than that is in no denominator. Whoever works on that very day in the
same spell is there; whoever works in any spell is at work.
"""

from calendar import monthrange

MARKS = (1, 3, 6, 12)
THERE, ELSEWHERE, GONE = "there", "elsewhere", "gone"


def months_later(day, months):
    """The same day so many months on, or the last of that month."""
    year, month = day.year + (day.month - 1 + months) // 12, (day.month - 1 + months) % 12 + 1
    return day.replace(year=year, month=month, day=min(day.day, monthrange(year, month)[1]))


def stayed(spell, spells, months, on):
    """Where the person of a spell (first, last or None) is at its mark: THERE, ELSEWHERE, GONE; None when too young.

    `spells` are all spells of the person.
    """
    mark = months_later(spell[0], months)
    if mark > on:
        return None
    if _holds(spell, mark):
        return THERE
    return ELSEWHERE if any(_holds(each, mark) for each in spells) else GONE


def percent(part, whole):
    """A share in percent with one decimal, half up; None of nothing."""
    return None if not whole else (2000 * part + whole) // (2 * whole) / 10


def _holds(spell, day):
    first, last = spell
    return first <= day and (last is None or last >= day)
