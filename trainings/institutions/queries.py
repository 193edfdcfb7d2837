"""Reads of training institutions."""

from django.db.models import Q


def approved_on(day, path=""):
    """Q for institutions whose approval covers that day; `path` leads to them, with its trailing underscores (X4)."""
    return Q(**{f"{path}approved_from__lte": day}) & (
        Q(**{f"{path}approved_to__isnull": True}) | Q(**{f"{path}approved_to__gte": day})
    )
