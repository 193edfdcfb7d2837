"""Reads of organised batches."""

from django.db.models import Count, Q

from laborers.placements.queries.labels import code_label
from laborers.placements.states import RosterState

LEFT = (RosterState.DEPARTED, RosterState.ARRIVED, RosterState.NOT_ARRIVED)


def batches_with_labels(batches):
    """Batches as a list shows them, with the number of people on the roster, of those who left, and who arrived."""
    return batches.select_related("division").annotate(
        destination_label=code_label("destination", "destination"),
        people=Count("lines", filter=~Q(lines__state=RosterState.REMOVED)),
        departed=Count("lines", filter=Q(lines__state__in=LEFT)),
        arrived=Count("lines", filter=Q(lines__state=RosterState.ARRIVED)),
    )
