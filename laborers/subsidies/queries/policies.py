"""Reads of policy rows: which held on a day, which may still be claimed under, and their conditions in words (X2.3)."""

from dataclasses import dataclass

from django.db.models import Q

from laborers.subsidies.models import Policy


@dataclass(frozen=True)
class Table:
    """All policy rows of a county that may still be claimed under, so that many facts are looked at with one query."""

    rows: tuple

    def of(self, *codes):
        """Rows of these lines."""
        return [row for row in self.rows if row.code in codes]

    def by_rule(self, rule):
        """Rows of a kind of rule."""
        return [row for row in self.rows if row.rule == rule]


def holds_on(row, day):
    """Whether the row holds on a day, both of its days counted."""
    return row.valid_from <= day and (row.valid_to is None or row.valid_to >= day)


def in_force(day):
    """Q for rows that hold on a day."""
    return Q(valid_from__lte=day) & (Q(valid_to=None) | Q(valid_to__gte=day))


def claimable(county, on):
    """The Table of a county's rows that have begun and may still be claimed under."""
    rows = Policy.objects.filter(Q(claim_until=None) | Q(claim_until__gte=on), county=county, valid_from__lte=on)
    return Table(tuple(rows.order_by("code", "project", "claimant", "valid_from")))
