"""Competitive selections as arithmetic: weights, what is still to be judged, and the points over all."""

from decimal import ROUND_HALF_UP, Decimal

WHOLE = 100
_HUNDREDTH = Decimal("0.01")


def weight_faults(criteria):
    """Whether criteria [{"name", "weight"}] are at fault: every one named, weights whole, adding up to 100."""
    if not criteria or any(not str(each.get("name") or "").strip() for each in criteria):
        return True
    weights = [each.get("weight") for each in criteria]
    whole = all(isinstance(weight, int) and not isinstance(weight, bool) and weight > 0 for weight in weights)
    return not whole or sum(weights) != WHOLE


def missing_scores(candidates, criteria, scores):
    """[(candidate, criterion's place, assessor)] that nobody gave points for; `scores` is a set of such triples.

    Whoever judged anything judges everything; without any assessor every candidate lacks one ("").
    """
    assessors = sorted({assessor for _candidate, _criterion, assessor in scores}) or [""]
    needed = [
        (candidate, place, assessor)
        for candidate in candidates for place in range(len(criteria)) for assessor in assessors
    ]  # fmt: skip
    return [each for each in needed if each not in scores]


def totals(criteria, scores):
    """{candidate: points from 0 to 100 with two decimals}: weighted, each criterion the mean of its assessors.

    `scores` are (candidate, criterion's place, points). Rounded once, at the end, halves up.
    """
    given = {}
    for candidate, place, points in scores:
        given.setdefault(candidate, {}).setdefault(place, []).append(points)
    return {
        candidate: sum(
            (Decimal(criteria[place]["weight"] * sum(points)) / (WHOLE * len(points)) for place, points in by.items()),
            Decimal(0),
        ).quantize(_HUNDREDTH, ROUND_HALF_UP)
        for candidate, by in given.items()
    }
