"""The one place that writes what happened in a household."""

from laborers.registry.models import HouseholdEvent


def record_event(*, household, kind, on, by, laborer=None, dependant=None, other=None, detail=None):
    """Append a line to a household's history; `detail` holds codes, days and ids, to read in any language."""
    return HouseholdEvent.objects.create(
        household=household, kind=kind, on=on, by=by, laborer=laborer, dependant=dependant, other=other,
        detail=detail or {},
    )  # fmt: skip
