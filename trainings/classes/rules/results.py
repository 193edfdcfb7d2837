"""Pure decisions about results, certificates and satisfaction (X2.2-4, X4)."""

import re
from decimal import ROUND_HALF_UP, Decimal

# Fewer answers are not shown: with so few, whoever knows the class could guess who gave which.
LEAST_ANSWERS = 5
LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
SLIP_LENGTH = 10
# What looks like a number that a county gives out here, full width and with spaces too.
BREAKS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
OWN_KIND = re.compile(r"\s*[0-9]{6}\s*[-–—－]\s*[PpＰｐ]\s*[0-9]{4}\s*[-–—－]")


def certificate_number(county, year, serial):
    """The number of a certificate that the county issues: place, year, and a serial without gaps."""
    return f"{county}-P{year}-{serial:05d}"


def certificate_number_problem(number):
    """What is wrong with the number of a certificate issued elsewhere: None, or a code of states.REFUSALS.

    Numbers of the county's own kind are given out in their turn and never typed; a number is written in one line.
    """
    if BREAKS.search(number):
        return "certificate_signs"
    return "certificate_own_kind" if OWN_KIND.match(number) else None


def may_show(answers, *, closed):
    """Whether the satisfaction of a class may be shown: enough answers, and no more to come.

    While answers come in, the difference of two readings would be the answer of one person.
    """
    return closed and answers >= LEAST_ANSWERS


def mean(total, answers):
    """The mean mark with one decimal, half up; None without answers."""
    return (Decimal(total) / answers).quantize(Decimal("0.1"), rounding=ROUND_HALF_UP) if answers else None


def shown_name(name):
    """A name for whoever happens to scan a certificate: the family name, and a mark for each further character."""
    return name[:1] + "＊" * (len(name) - 1)


def read_slip(text):
    """A code as it was printed, from what somebody typed: capitals, no spaces or hyphens."""
    return "".join(each for each in str(text or "").upper() if each not in " -\u3000\t")


def shown_slip(code):
    """A code in two groups, as it is printed."""
    return f"{code[:5]}-{code[5:]}"
