"""Report tables: rows by division, figures as columns, targets beside them; the total row is the sum of the rows."""

from dataclasses import dataclass, field

from django.db.models import Q, Sum
from django.utils.translation import gettext_lazy as _

from xundian.divisions.models import Division
from xundian.reports import figures
from xundian.reports.models import Target
from xundian.reports.rules import gap, rate


@dataclass(frozen=True)
class Report:
    """A table: its figures in order, and the one that is measured against targets."""

    name: str
    title: str
    columns: tuple[str, ...]
    target: str = ""


REPORTS = {
    report.name: report
    for report in (
        Report(
            "stages", _("Where the cases stand"), tuple(code for code in figures.FIGURES if code.startswith("stage_"))
        ),
        Report("placements", _("Placements against targets"), ("placements", "away_placements"), target="placements"),
        Report("trainings", _("Training against targets"), ("trained",), target="trained"),
        Report(
            "visits",
            _("Visits due, done and overdue"),
            ("visits_due", "visits_done", "visits_in_time", "visits_entered_in_time", "visits_overdue"),
        ),
        Report("difficulties", _("Difficulties open"), ("difficulties_open",)),
        Report("jobless", _("Relocated households without work"), ("jobless",)),
    )
}


@dataclass
class Line:
    """One row of a table: a division with a value per figure, and target, rate and gap where there is a target."""

    division: str
    name: str
    values: dict = field(default_factory=dict)
    target: int | None = None
    rate: object = None
    gap: int | None = None


def table(report, *, user, period, division=""):
    """The lines of a report below `division` (the user's whole place when empty), total first.

    A fixed number of statements: one per figure, one for the divisions, one for the targets.
    """
    columns = {
        code: figures.counts(figures.FIGURES[code], user=user, period=period, division=division)
        for code in report.columns
    }
    targets = _targets(report, period, division)
    places = _places(division, set(targets) | {code for column in columns.values() for code in column})
    lines = [
        _line(
            report, code, name, {column: counted.get(code, 0) for column, counted in columns.items()}, targets.get(code)
        )
        for code, name in places.items()
    ]
    if report.target:
        lines.sort(key=lambda line: -(line.gap or 0))
    return [_total(report, division, lines, targets), *lines]


def _line(report, code, name, values, target):
    done = values.get(report.target, 0)
    return Line(code, name, values, target, rate(done, target), gap(done, target))


def _total(report, division, lines, targets):
    values = {code: sum(line.values[code] for line in lines) for code in report.columns}
    own = targets.get(division)
    summed = sum(line.target or 0 for line in lines) or None
    return _line(report, division, str(_("Total")), values, own or summed)


def _targets(report, period, division):
    """{division code: target} of the division itself and those one level down."""
    if not report.target or not division:
        return {}
    rows = Target.objects.filter(indicator=report.target, year=period.year)
    near = Q(division_id=division) | Q(division__parent_id=division)
    return dict(rows.filter(near).values_list("division_id", "value"))


def _places(division, mentioned):
    """Names of the divisions one level down, in the order of their codes, and of any other that has figures."""
    near = Q(parent_id=division) if division and len(division) < 12 else Q(code=division)
    rows = Division.objects.filter(near | Q(code__in=[code for code in mentioned if code != division]))
    return dict(rows.order_by("code").values_list("code", "name"))


def target_of(indicator, *, division, year):
    """The target of one division for a year, or the sum of those one level down; None without any."""
    rows = Target.objects.filter(indicator=indicator, year=year)
    own = rows.filter(division_id=division).values_list("value", flat=True).first()
    return own or rows.filter(division__parent_id=division).aggregate(sum=Sum("value"))["sum"]
