"""Reads of observations: those that count, and shortcomings that were to be remedied by now (W2.4-4 to 6)."""

from django.db.models import Case, Exists, OuterRef, Q, Value, When

from relocation.sites.models import Observation
from relocation.sites.states import ObservationKind


def standing(observations):
    """Without those that a newer row corrects."""
    return observations.exclude(Exists(Observation.objects.filter(corrects=OuterRef("pk"))))


def to_remedy(observations, on):
    """Inspections of businesses whose last day to put things right has passed without it; one definition of late."""
    return standing(observations).filter(remedied_on=None, remedy_by__lt=on)


def ledger(observations, on):
    """Observations newest first, each with whether it is `corrected` and its remedy `late`."""
    return (
        observations.annotate(
            corrected=Exists(Observation.objects.filter(corrects=OuterRef("pk"))),
            late=Case(When(Q(remedied_on=None, remedy_by__lt=on), then=Value(True)), default=Value(False)),
        )
        .select_related("by", "facility", "site")
        .order_by("-observed_on", "-pk")
    )


def last_mix(site):
    """The newest mix of a site that counts, or None."""
    rows = standing(Observation.objects.filter(site=site, kind=ObservationKind.MIX))
    return rows.order_by("-observed_on", "-pk").first()
