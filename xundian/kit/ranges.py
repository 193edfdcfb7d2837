"""Ranges for exclusion constraints that need no PostgreSQL extension, and the constraints of dated rows."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models.functions import Cast


class HashOfId(models.Func):
    """A UUID as a bigint, so that a plain GiST range index can compare it without any extension."""

    function = "hashtextextended"
    template = "%(function)s(%(expressions)s, 0)"
    output_field = models.BigIntegerField()


class SpellDates(models.Func):
    """The days of a spell as a range, last day included; an open end stays open."""

    function = "daterange"
    template = "%(function)s(%(expressions)s, '[]')"
    output_field = DateRangeField()


class OnePoint(models.Func):
    """A bigint as the range that holds just it."""

    function = "int8range"
    template = "%(function)s(%(expressions)s, %(expressions)s, '[]')"


def in_order(name, first="valid_from", last="valid_to"):
    """A constraint: the last day, where there is one, is not before the first."""
    late = models.Q(**{f"{last}__gte": models.F(first)})
    return models.CheckConstraint(condition=models.Q(**{f"{last}__isnull": True}) | late, name=name)


def apart(name, keys, first="valid_from", last="valid_to", condition=None):
    """A constraint: rows with the same keys never share a day."""
    same = [(OnePoint(HashOfId(Cast(key, models.TextField()))), RangeOperators.OVERLAPS) for key in keys]
    days = (SpellDates(first, last), RangeOperators.OVERLAPS)
    return ExclusionConstraint(name=name, index_type="gist", expressions=[*same, days], condition=condition)


def positive(name, *fields):
    """A constraint: none of the numbers is zero or less; an empty one passes."""
    return models.CheckConstraint(condition=models.Q(**{f"{field}__gt": 0 for field in fields}), name=name)
