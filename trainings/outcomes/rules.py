"""Who has work so long after a class, and how the trained are counted: the definitions, in plain arithmetic.

**Employed within k months** (X2.2-4: whoever is trained gets employed): of those who completed a class, whoever was at
work on any day from the last day of the class to the same day k months later, at whatever work, self-found or
organised. A class younger than that is in no denominator. Placements that were called off never began.

**Trained** (X3.1): one completed class is one training (人次), counted in the year of its last day. Who completed two
classes counts twice, as the published table does, whose kinds add up to its total; different people are told beside.
**Registered poor**: the person's household belonged to a supported category on the day of enrolment.
"""

from laborers.placements.rules import months_later

MARKS = (1, 3, 6)


def employed(ends_on, spells, months, on):
    """Whether a graduate was at work within so many months of the class's last day; None when it is too young.

    `spells` are (first, last or None) of all placements that hold.
    """
    mark = months_later(ends_on, months)
    if mark > on:
        return None
    return any(first <= mark and (last is None or last >= ends_on) for first, last in spells)
