"""Ranges for exclusion constraints that need no PostgreSQL extension."""

from django.contrib.postgres.fields import DateRangeField
from django.db import models


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
