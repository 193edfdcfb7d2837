"""Reads of placements: who works where on a day, and lists of them with names and labels."""

from django.db.models import Q

from laborers.placements import rules
from laborers.placements.models import Placement
from laborers.placements.queries.labels import code_label


def active_on(day, queryset=None):
    """Placements whose spell holds that day, first and last day included."""
    placements = Placement.objects.all() if queryset is None else queryset
    return placements.filter(Q(ended_on=None) | Q(ended_on__gte=day), started_on__lte=day)


def away(spells):
    """Of these placements those outside the county; an unknown place counts as away (rules.is_away as a queryset)."""
    return spells.exclude(area=rules.IN_COUNTY)


def away_on(day, households):
    """Placements outside the county that hold that day, of some households (keys)."""
    spells = active_on(day, Placement.objects.filter(household__in=households))
    return away(spells).order_by("started_on", "id")


def with_labels(placements):
    """Placements as a list shows them: person, household, village, employer, batch, and the labels of all codes."""
    return placements.select_related("laborer", "household", "division", "enterprise", "batch").annotate(
        area_label=code_label("area_of_work", "area"),
        destination_label=code_label("destination", "destination"),
        occupation_label=code_label("occupation", "occupation"),
        organised_by_label=code_label("organised_by", "organised_by"),
        end_reason_label=code_label("end_reason", "end_reason"),
    )
