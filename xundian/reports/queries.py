"""Report tables: rows by division, figures as columns, targets beside them; the total row is the sum of the rows."""

from dataclasses import dataclass, field, replace

from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from xundian.divisions.models import Division
from xundian.reports import figures
from xundian.reports.figures.layouts import REPORTS, Report
from xundian.reports.rules import VILLAGE_DIGITS, gap, rate
from xundian.targets.queries import near, target_of

__all__ = ["REPORTS", "Line", "Report", "form", "lined", "over", "table", "target_of"]


@dataclass
class Line:
    """One row of a table: a division with a value per figure, and target, rate and gap where there is a target.

    `shares` are {code of a Share: percent, or None of nothing}. `own`: of the place itself, and none below it.
    """

    division: str
    name: str
    values: dict = field(default_factory=dict)
    target: int | None = None
    rate: object = None
    gap: int | None = None
    shares: dict = field(default_factory=dict)
    own: bool = False


def over(report, month):
    """The report as it is asked of a month (None: a whole year): targets are set for a year, so a month has none."""
    return replace(report, target="") if month else report


def table(report, *, user, period, division=""):
    """The lines of a report below `division` (the user's whole place when empty), total first.

    A fixed number of statements: one per figure or divided figure, one for the divisions, one for the targets.
    """
    report = over(report, period.month)
    asked = [figures.FIGURES[code] for code in report.columns]
    columns = figures.many_counts(asked, user=user, period=period, division=division)
    wanted = near(division, report.target, period.year) if report.target and division else {}
    counted = {code for column in columns.values() for code in column}
    places = _places(division, set(wanted) - {division} | counted)
    return lined(report, division=division, columns=columns, targets=wanted, places=places)


def lined(report, *, division, columns, targets, places):
    """The lines of a report, total first, of {figure: {division: number}}, {division: target} and {division: name}."""
    lines = []
    for code, name in places.items():
        values = {column: counted.get(code, 0) for column, counted in columns.items()}
        own = code == division and len(code) < VILLAGE_DIGITS
        lines.append(_line(report, code, name, values, None if own else targets.get(code), own))
    if report.target:
        lines.sort(key=lambda line: -(line.gap or 0))
    return [_total(report, division, lines, targets), *lines]


def form(report, *, user, period, division=""):
    """[(words of a way or "", [(figure, its number at the place)])]: the report as a form of one place.

    First its own figures, then each of its ways. One statement for each figure and each divided figure.
    """
    wanted = [figures.FIGURES[code] for code in report.every_column]
    counted = figures.many_counts(wanted, user=user, period=period, division=division)
    sections = [("", report.columns), *report.ways.values()]
    return [
        (words, [(figures.FIGURES[code], sum(counted[code].values())) for code in columns])
        for words, columns in sections
    ]  # fmt: skip


def _line(report, code, name, values, target, own=False):
    done = values.get(report.target, 0)
    between = [share for share in report.shares if {share.part, share.whole} <= values.keys()]
    shares = {share.code: rate(values[share.part], values[share.whole]) for share in between}
    return Line(code, name, values, target, rate(done, target), gap(done, target), shares, own)


def _total(report, division, lines, targets):
    values = {code: sum(line.values[code] for line in lines) for code in report.columns}
    own = targets.get(division)
    summed = sum(line.target or 0 for line in lines) or None
    return _line(report, division, str(_("Total")), values, own or summed)


def _places(division, mentioned):
    """Names of the divisions one level down, in the order of their codes, and of any other that has figures.

    What belongs to the place itself and to none below it (a claim of an enterprise) has a line of its own.
    """
    near = Q(parent_id=division) if division and len(division) < VILLAGE_DIGITS else Q(code=division)
    rows = dict(Division.objects.filter(near | Q(code__in=mentioned)).order_by("code").values_list("code", "name"))
    if division in rows and len(division) < VILLAGE_DIGITS:
        rows[division] = gettext("%(place)s itself") % {"place": rows[division]}
    return rows
