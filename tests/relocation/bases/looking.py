"""What tests of distributions look at."""

import pytest
from django.db import connection

from relocation.bases import queries
from relocation.bases.models import Distribution, DistributionLine
from xundian.kit.errors import Invalid


def amounts(distribution):
    rows = queries.in_order(DistributionLine.objects.filter(distribution=distribution))
    return [(row.household.number[-2:] if row.household else row.party, row.amount_fen) for row in rows]


def lines(distribution, **wanted):
    rows = DistributionLine.objects.filter(distribution=distribution, **wanted)
    return list(queries.in_order(queries.with_money(rows)))


def households(distribution):
    return lines(distribution, party="household")


def make_line(**values):
    """A line that no action wrote, checked as at the end of the transaction."""
    DistributionLine.objects.create(**values)
    settled()


def make_bare(**values):
    """A distribution that no action wrote, checked as at the end of the transaction."""
    Distribution.objects.create(**values)
    settled()


def settled():
    """What the database checks at the end of a transaction, checked now."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def refused_code(step, kind=Invalid):
    with pytest.raises(kind) as refused:
        step()
    return refused.value.code
