"""Reads of snapshots: the table as it was printed, the names behind it, and what was entered since.

Only figures of what happened in a period have late entries: who stands at a stage today stood elsewhere then.
"""

from dataclasses import replace
from typing import NamedTuple

from django.core.exceptions import FieldError
from django.db.models import CharField, Count, F, Func, Value
from django.db.models.functions import Left
from django.utils.translation import gettext as _

from laborers.registry.models import Laborer
from xundian.accounts.scope import under, visible_to
from xundian.kit import clock
from xundian.kit.errors import Invalid, Missing
from xundian.reports import queries
from xundian.reports.figures import FIGURES, TRAINED_KINDS, rows_of
from xundian.reports.figures.counting import told
from xundian.reports.figures.shape import BY_THE_DAY, UP_TO_THE_DAY, part_code
from xundian.reports.rules import COUNTY_DIGITS, TOWNSHIP_DIGITS, Period, digits_below
from xundian.reports.snapshots.models import IndicatorSnapshot, Snapshot
from xundian.reports.snapshots.rules import REST, shown_to_all

NEWEST_FIRST = ("-taken_at", "-number", "id")


def period_of(snapshot):
    """The period of a snapshot with its cut-off, as reports.rules has it."""
    return Period(year=snapshot.year, month=snapshot.month, on=snapshot.cutoff_on)


def of_county(division):
    """The snapshots of the county of a division code, the newest first."""
    return Snapshot.objects.filter(division_id=division[:COUNTY_DIGITS]).order_by(*NEWEST_FIRST)


def of_period(division, period):
    """Those of the same month, or of the same year without a month."""
    return of_county(division).filter(year=period.year, month=period.month)


def printed_by(day, *, division, period):
    """The last snapshot of a period that was taken by the end of a day; Invalid when there was none yet."""
    if len(division) < COUNTY_DIGITS:
        raise Invalid(_("Printed figures are kept by division. Name one."), field="division", code="required")
    found = of_period(division, period).filter(taken_at__date__lte=day).first()
    if found is None:
        first = of_period(division, period).last()
        message = (
            _("Nothing of this period was printed by that day; the first snapshot is of %(day)s.")
            % {"day": clock.day_of(first.taken_at)}
            if first
            else _("Nothing of this period was ever printed. The county takes snapshots under Printed figures.")
        )
        raise Invalid(message, field="printed_on", code="never_printed")
    return found


def find(pk, *, user, division):
    """The snapshot of that key whose county holds the division; Missing otherwise."""
    try:
        found = visible_to(user, of_county(division)).filter(pk=pk).first() if division else None
    except ValueError:
        found = None
    if found is None:
        raise Missing
    return found


def comparable(figure, period):
    """Whether the same count can be made again on a later day: of what happened up to the cut-off, and stays so."""
    if figure.cutoff is BY_THE_DAY:
        return period.last <= period.on
    return figure.cutoff is UP_TO_THE_DAY


# --- as it was printed ----------------------------------------------------------------------------------------------


def table(report, snapshot, *, division):
    """(lines as reports.queries.table gave them on that day, {(figure, place): late entries}), in one statement."""
    report = queries.over(report, snapshot.month)
    columns, late, targets = _columns(report.columns, report.target, snapshot, division)
    mentioned = set(targets) - {division} | {place for counted in columns.values() for place in counted}
    places = _places(snapshot, division, mentioned)
    lines = queries.lined(report, division=division, columns=columns, targets=targets, places=places)
    return lines, marked(late, lines)


def form(report, snapshot, *, division):
    """As reports.queries.form gave it on that day: [(words of a way or "", [(figure, its number at the place)])]."""
    columns, _late, _targets = _columns(report.every_column, "", snapshot, division)
    sections = [("", report.columns), *report.ways.values()]
    return [(words, [(FIGURES[code], sum(columns[code].values())) for code in codes]) for words, codes in sections]


def _columns(codes, target, snapshot, division):
    """({figure: {place: number}}, {(figure, place): late entries}, {place: target}) one level down and of the place.

    At the place itself only what lies in none of those below it is counted.
    """
    digits = digits_below(division)
    columns, late, targets, whole = {code: {} for code in codes}, {}, {}, {}
    rows = IndicatorSnapshot.objects.filter(snapshot=snapshot, figure__in={*codes, target})
    rows = rows.filter(under("division_id", division)).annotate(own=Func(F("members"), function="cardinality"))
    named = ("figure", "division_id", "value", "late", "target", "own")
    for code, place, value, added, aim, own in rows.order_by("division_id", "figure").values_list(*named):
        if code == target and aim is not None and (place == division or len(place) == digits):
            targets[place] = aim
        if code in columns and len(place) == digits:
            columns[code][place], late[code, place] = value, added
        elif code in columns and place == division:
            whole[code] = (value, own)
    for code, (value, own) in whole.items():
        rest = own if FIGURES[code].person else value - sum(columns[code].values())
        if rest:
            columns[code][division] = rest
    return columns, late, targets


def _places(snapshot, division, mentioned):
    """{code: name} one level down, and of whatever else has figures, by code; as they were called."""
    digits = digits_below(division)
    near = {code for code in snapshot.places if code.startswith(division) and len(code) == digits}
    return {code: snapshot.places[code] for code in sorted(near | (mentioned & set(snapshot.places)))}


def marked(late, lines):
    """{(figure, place): late entries above zero} of a table, the total among them."""
    total, *rows = lines
    for code in total.values:
        late[code, total.division] = sum(late.get((code, line.division), 0) for line in rows)
    return {cell: added for cell, added in late.items() if added}


def names(figure, snapshot, *, user, division):
    """The names behind a printed figure, as figures.names has them: of those whom the user may still see today."""
    keys = _keys([figure.code], snapshot, division)
    if figure.person:
        return told(replace(figure, person="pk"), visible_to(user, Laborer.objects.filter(pk__in=keys)))
    rows = visible_to(user, figure.rows(period_of(snapshot)).model.objects.filter(pk__in=keys))
    # What was worked out on that day, such as the head of a household without work, is no path of the row.
    absent = {
        path: Value(None, CharField()) for path in (figure.name, figure.amount) if path and not _is_path(rows, path)
    }
    return told(figure, rows.annotate(**absent))


def _is_path(rows, path):
    try:
        rows.values(path)
    except FieldError:
        return False
    return True


def _keys(codes, snapshot, division=""):
    """The keys of the rows (or people) behind printed figures, as a query of one column."""
    rows = IndicatorSnapshot.objects.filter(snapshot=snapshot, figure__in=codes)
    rows = rows.filter(under("division_id", division)) if division else rows
    return rows.order_by().annotate(key=Func(F("members"), function="unnest")).values("key")


# --- what came in since ---------------------------------------------------------------------------------------------


def late_names(figure, snapshot, *, user, division=""):
    """The names, as figures.names has them, of what counts today for a printed period and was not in it."""
    rows = rows_of(figure, user=user, period=period_of(snapshot), division=division)
    return told(figure, _unknown(figure, rows, snapshot))


def _unknown(figure, rows, snapshot):
    return rows.exclude(**{f"{figure.person or 'pk'}__in": _keys(_together(figure), snapshot)})


def late_counts(codes, snapshot, *, user, division):
    """{(figure, place one level down): late entries} of the comparable ones; one statement a figure or dimension."""
    period, groups = period_of(snapshot), {}
    for figure in (FIGURES[code] for code in codes):
        if comparable(figure, period):
            groups.setdefault((figure.base, figure.dimension.code) if figure.dimension else figure.code, []).append(
                figure
            )
    late = {}
    for parts in groups.values():
        late |= _late_of(parts, snapshot, user, division)
    return late


def _late_of(parts, snapshot, user, division):
    """Of a figure, or of all parts of one by one dimension."""
    first, period = parts[0], period_of(snapshot)
    rows = visible_to(user, first.divided(period) if first.dimension else first.rows(period))
    rows = rows.filter(under(first.place, division)) if division else rows
    rows = _unknown(first, rows, snapshot)
    unit = Count(first.person, distinct=True) if first.person else Count("pk")
    by = ["below", *(["part"] if first.dimension else [])]
    below = Left(first.place, digits_below(division))
    wanted = {figure.value: figure.code for figure in parts}
    return {
        (wanted[row.get("part", "")], row["below"]): row["n"]
        for row in rows.order_by().annotate(below=below).values(*by).annotate(n=unit)
        if row.get("part", "") in wanted
    }


def keys_of(figure, snapshot):
    """The set of keys that a printed figure knows: of a part, those of all parts together."""
    rows = IndicatorSnapshot.objects.filter(snapshot=snapshot, figure__in=_together(figure))
    return {key for keys in rows.values_list("members", flat=True).order_by("pk") for key in keys}


def _together(figure):
    """The codes of all parts of a figure by its dimension, or its own."""
    if figure.dimension is None:
        return [figure.code]
    return [part_code(figure.base, figure.dimension.code, value) for value in figure.dimension.values]


def gone(figure, snapshot, *, division):
    """How many stood in a printed figure and count no more: corrected, undone, or of another period since."""
    now = figure.rows(period_of(snapshot)).filter(under(figure.place, snapshot.division_id))
    return _keys([figure.code], snapshot, division).difference(now.order_by().values(figure.person or "pk")).count()


def late_marks(report, snapshot, *, user, division, lines):
    """{(figure, place): late entries since a snapshot} for the lines of a report that is counted now."""
    return marked(late_counts(report.columns, snapshot, user=user, division=division), lines)


def since(report, snapshot, *, user, division):
    """{figure: (printed, late since, gone since)} of the figures that can be counted again; parts are left out."""
    codes = [code for code in report.columns if FIGURES[code].dimension is None]
    codes = [code for code in codes if comparable(FIGURES[code], period_of(snapshot))]
    late = late_counts(codes, snapshot, user=user, division=division)
    return {
        code: (
            value_of(FIGURES[code], snapshot, division=division),
            sum(added for (figure, _place), added in late.items() if figure == code),
            gone(FIGURES[code], snapshot, division=division),
        )
        for code in codes
    }


def value_of(figure, snapshot, *, division):
    """What a figure said of a place; 0 where nothing was counted."""
    rows = IndicatorSnapshot.objects.filter(snapshot=snapshot, figure=figure.code, division_id=division)
    return rows.values_list("value", flat=True).first() or 0


# --- for the public -------------------------------------------------------------------------------------------------


class Public(NamedTuple):
    """A table for anybody: `cells` are {(township, part): count, or None where withheld}; "" stands for all of them."""

    whole: str
    parts: tuple[str, ...]
    places: dict
    cells: dict


# Each whole divided into parts of which every row is in one, so that whoever adds them up finds the whole. No whole
# stands here twice: what one table withholds the other would tell.
PUBLISHED = (
    ("placements", ("away_placements", REST)),
    ("trained", tuple(f"trained_{kind}" for kind in TRAINED_KINDS)),
)


def for_the_public(county):
    """(the newest snapshot of a year of a county that the clock took, [Public]); (None, []) before the first.

    Only what was printed is published, and only by month: whoever looked every day would see single people come.
    """
    snapshot = published_of(county)
    if snapshot is None:
        return None, []
    return snapshot, [_public(snapshot, whole, parts) for whole, parts in PUBLISHED]


def published_of(county):
    """The newest snapshot of a year of a county that the clock took; None before the first."""
    return of_county(county).filter(month=None, by=None).first()


def _public(snapshot, whole, parts):
    codes = [whole, *(part for part in parts if part != REST)]
    rows = IndicatorSnapshot.objects.filter(snapshot=snapshot, figure__in=codes).order_by("division_id", "figure")
    counted = {
        (place, code): value
        for code, place, value in rows.values_list("figure", "division_id", "value")
        if len(place) == TOWNSHIP_DIGITS
    }
    names = {code: name for code, name in snapshot.places.items() if len(code) == TOWNSHIP_DIGITS}
    return Public(whole, parts, names, shown_to_all(counted, sorted(names), whole, parts))
