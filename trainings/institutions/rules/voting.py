"""The vote as arithmetic: ballots as text, the count, places and the shortlist (X4, choosing training institutions).

A ballot is (receipt, the numbers it names in rising order); a blank one names none.
"""

import hashlib
from collections import Counter
from decimal import ROUND_HALF_UP, Decimal

# Codes of slips and receipts: 6·10¹¹ and 5·10¹⁴ possible ones.
SLIP_SIGNS, RECEIPT_SIGNS = 8, 10
MOST_SLIPS = 2000
_HUNDREDTH = Decimal("0.01")
# A receipt as kit.readable writes it: its signs and the hyphen.
_WIDTH = RECEIPT_SIGNS + 1


def choice_fault(choices, blank, candidates, most):
    """The code of states.FAULTS for what is wrong with choices (numbers) on a ballot, or ""."""
    if not choices:
        return "" if blank else "blank"
    if blank:
        return "not_blank"
    if not set(choices) <= set(candidates):
        return "unknown"
    return "too_many" if len(set(choices)) > most else ""


def packed(ballots, candidates):
    """Ballots as one text for the seal: each as long as any other whatever it names, in the order of the receipts."""
    marks = (
        receipt + "".join("1" if number in choices else "0" for number in range(1, candidates + 1))
        for receipt, choices in sorted(ballots)
    )
    return "".join(marks)


def unpacked(text, candidates):
    """The ballots of `packed`."""
    size = _WIDTH + candidates
    found = []
    for start in range(0, len(text), size):
        receipt, marks = text[start : start + _WIDTH], text[start + _WIDTH : start + size]
        found.append((receipt, [place for place, mark in enumerate(marks, 1) if mark == "1"]))
    return found


def counted(ballots):
    """The list of ballots as it is published: a line for each, receipt and numbers, sorted; blank ones without any."""
    lines = (" ".join([receipt, *map(str, sorted(choices))]) for receipt, choices in sorted(ballots))
    return "".join(f"{line}\n" for line in lines)


def digest_of(ballots):
    """SHA-256 of `counted` in UTF-8, in hexadecimal: what `sha256sum` says of the published file."""
    return hashlib.sha256(counted(ballots).encode()).hexdigest()


def tally(candidates, ballots):
    """{number: votes} of every candidate, the unvoted too."""
    votes = Counter(number for _receipt, choices in ballots for number in set(choices))
    return {number: votes[number] for number in candidates}


def places(votes):
    """{number: place}: most votes first; equal votes share a place and the next one is left out (1, 2, 2, 4)."""
    return {number: 1 + sum(other > own for other in votes.values()) for number, own in votes.items()}


def shortlist(votes, seats, struck=()):
    """The numbers on the list: the first `seats` by votes, of those with a vote who were not struck.

    Who has as many votes as the last one of them is on it too: nobody is left out by lot.
    """
    standing = sorted((own for number, own in votes.items() if own and number not in struck), reverse=True)
    if not standing:
        return set()
    least = standing[min(seats, len(standing)) - 1]
    return {number for number, own in votes.items() if own >= least and number not in struck}


def rate(votes, cast):
    """Votes as a share of the ballots cast, in per cent with two decimals, halves up."""
    return (Decimal(100 * votes) / cast).quantize(_HUNDREDTH, ROUND_HALF_UP)
