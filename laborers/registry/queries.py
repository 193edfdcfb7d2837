"""The registry's reads."""

from laborers.registry.models import CaseEvent
from laborers.registry.rules import SUPPORTED_CATEGORIES


def timeline(case):
    """The lines of a case's timeline, newest first, in one query."""
    return CaseEvent.objects.filter(case=case).select_related("by").order_by("-on", "-id")


def supported(queryset, path="household__category"):
    """Only people of households that come first (X2.2-6)."""
    return queryset.filter(**{f"{path}__in": SUPPORTED_CATEGORIES})
