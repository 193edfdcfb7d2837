"""Reads of published results: the lines of a county by period, each set beside what is computed from it (X3.1)."""

from dataclasses import dataclass, field

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from xundian.aggregates import rules
from xundian.aggregates.models import AggregateRecord
from xundian.aggregates.states import Measure, RecordState

ORDER = {each.value: place for place, each in enumerate(Measure)}


@dataclass(frozen=True)
class Line:
    """A published line: its record, the comparison with what was printed, and the share of registered poor."""

    record: AggregateRecord
    comparison: rules.Comparison
    share: object
    parts: list = field(default_factory=list)
    # {done, registered, target: rules.Sum} of the parts, where there are any.
    sums: dict = field(default_factory=dict)

    @property
    def uneven(self):
        """Whether the parts sum to something else than the line says."""
        return any(each.difference for each in self.sums.values())


def in_force(county):
    """The records of a county (its code) that hold."""
    rows = AggregateRecord.objects.filter(county=county, state=RecordState.CURRENT)
    return rows.order_by("-until", "since", "measure", "part", "pk")


def by_period(county):
    """[((since, until), [Line of a whole, with its parts])], the newest period first; one statement.

    Parts without a line for the whole stand as lines of their own.
    """
    periods = {}
    for row in in_force(county):
        periods.setdefault((row.since, row.until), []).append(row)
    return [(period, _lines(rows)) for period, rows in periods.items()]


def _lines(rows):
    rows = sorted(rows, key=lambda row: (ORDER[row.measure], row.part != "", row.part))
    wholes = {row.measure for row in rows if not row.part}
    parts = {measure: [row for row in rows if row.part and row.measure == measure] for measure in wholes}
    return [
        _line(row, parts[row.measure] if not row.part else ()) for row in rows
        if not row.part or row.measure not in wholes
    ]  # fmt: skip


def _line(row, parts=()):
    comparison = rules.compare(row.done, row.target, row.printed, row.percent, row.decimals)
    sums = {
        name: found for name in ("done", "registered", "target")
        if (found := rules.summed(getattr(row, name), [getattr(part, name) for part in parts]))
    }  # fmt: skip
    by_size = sorted(parts, key=lambda part: (-(part.done or part.target or 0), part.part))
    return Line(row, comparison, rules.share(row.registered, row.done), [_line(part) for part in by_size], sums)


def compared(row):
    """The rules.Comparison of one record."""
    return rules.compare(row.done, row.target, row.printed, row.percent, row.decimals)


def versions(record):
    """Everything that was ever on record for the period, measure and part of a record, the newest first."""
    same = {name: getattr(record, name) for name in ("county_id", "since", "until", "measure", "part")}
    return AggregateRecord.objects.filter(**same).select_related("by").order_by("-created_at", "-pk")


def period_words(since, until):
    """A period as people say it: 2014–2018, 2018, to May 2019, or both days."""
    whole = (since.month, since.day, until.month, until.day) == (1, 1, 12, 31)
    if whole:
        return str(since.year) if since.year == until.year else f"{since.year}–{until.year}"
    if (since.month, since.day) == (1, 1) and since.year == until.year:
        return _("to %(month)s") % {"month": date_format(until, "YEAR_MONTH_FORMAT")}
    return f"{since.isoformat()} – {until.isoformat()}"
