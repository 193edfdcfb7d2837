"""Reads of cooperation agreements and competitive selections."""

from laborers.enterprises.models import Candidate, Cooperation, Score
from laborers.enterprises.rules import missing_scores, totals
from xundian.kit.ending import last_told


def cooperations_ending(on):
    """Agreements in force that end within the longest distance that is told of."""
    last = last_told(on)
    rows = Cooperation.objects.filter(starts__lte=on, ends__gte=on, ends__lte=last)
    return rows.select_related("enterprise").order_by("ends", "pk")


def judged(selection):
    """[(Candidate, total points or None)] of a selection, the highest total first, in two statements."""
    rows = list(Candidate.objects.filter(selection=selection).select_related("enterprise").order_by("pk"))
    scores = Score.objects.filter(candidate__selection=selection).values_list("candidate", "criterion", "points")
    points = totals(selection.criteria, scores)
    ranked = [(row, points.get(row.pk)) for row in rows]
    return sorted(ranked, key=lambda each: (each[1] is None, -(each[1] or 0)))


def scores_of(selection):
    """Every score of a selection, by candidate, criterion and assessor."""
    rows = Score.objects.filter(candidate__selection=selection)
    return rows.select_related("candidate__enterprise").order_by("candidate__pk", "criterion", "assessor")


def still_missing(selection):
    """[(candidate id, criterion's place, assessor)] that are still to be judged before the decision."""
    candidates = list(Candidate.objects.filter(selection=selection).values_list("pk", flat=True))
    given = Score.objects.filter(candidate__selection=selection).values_list("candidate", "criterion", "assessor")
    return missing_scores(candidates, selection.criteria, set(given))
