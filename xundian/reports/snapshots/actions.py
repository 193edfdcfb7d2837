"""Writes of snapshots: all figures of a county as they stand, by the clock at the end of a month or by hand."""

from datetime import timedelta

from django.db import IntegrityError, transaction
from django.db.models import F, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from xundian.accounts.scope import under
from xundian.divisions.models import Division
from xundian.divisions.states import Level
from xundian.kit.errors import Conflict, Invalid, Missing
from xundian.kit.ids import new_id
from xundian.kit.sql import append_rows, unmoving
from xundian.reports.figures import CATALOGUE
from xundian.reports.rules import Period
from xundian.reports.snapshots.models import Snapshot
from xundian.reports.snapshots.queries import comparable, keys_of, of_period, period_of
from xundian.reports.snapshots.rules import home_of, tallied
from xundian.targets.models import Target

TABLE = "xundian_indicatorsnapshot"
COLUMNS = ("id", "snapshot_id", "figure", "division_id", "value", "late", "target", "members")
FIRST_YEAR = 2000
# How many keys are held in memory before they are written.
MOST_KEYS = 50_000


def take_month(*, on, at):
    """By the clock: of every county the month that ended last and its year up to there, if not taken yet; how many.

    A clock that was stopped for months takes the last one only: how things stood before that nobody can tell any more.
    """
    last = on.replace(day=1) - timedelta(days=1)
    taken = 0
    for county in Division.objects.filter(level=Level.COUNTY, valid_to=None).order_by("code"):
        for month in (last.month, None):
            period = Period(year=last.year, month=month, on=last)
            if not of_period(county.code, period).filter(by=None, cutoff_on=last).exists():
                take(county=county, period=period, at=at, by=None)
                taken += 1
    return {"taken": taken}


def take(*, county, period, at, by, reason="", id=None):
    """Keep every figure of a county for a period as it is counted now, with the keys behind it (codes 11).

    The cut-off is `period.on`. Raises Missing for a county that is not the user's, Invalid for a period that has not
    begun, or by hand without a reason; Conflict when somebody else takes the same just now.
    """
    if by is not None:
        _check(county, period, by, reason)
    try:
        with unmoving(), transaction.atomic():
            snapshot = _begin(county, period, at, by, reason.strip(), id)
            _write(_cells(snapshot))
    except IntegrityError:
        raise Conflict(_("Somebody takes these figures just now. Look again in a moment.")) from None
    return snapshot


def _check(county, period, by, reason):
    if county.code != by.division_id:
        raise Missing
    if period.year < FIRST_YEAR or period.first > period.on:
        raise Invalid(_("This period has not begun."), field="year", code="future")
    if not reason.strip():
        raise Invalid(_("Say what the figures are printed for."), field="reason", code="required")


def _begin(county, period, at, by, reason, id):
    former = of_period(county.code, period).first()
    names = Division.objects.filter(under("code", county.code)).values_list("code", "name")
    return Snapshot.objects.create(
        **({"id": id} if id else {}), division=county, year=period.year, month=period.month, cutoff_on=period.on,
        taken_at=at, by=by, reason=reason, former=former, number=former.number + 1 if former else 1,
        places={code: name for code, name in names if len(code) <= len(home_of(code))},
    )  # fmt: skip


def _write(cells):
    """The rows in batches: COPY holds the session, so that nothing can be counted while it runs."""
    batch, keys = [], 0
    for cell in cells:
        batch.append(cell)
        keys += len(cell[-1])
        if keys > MOST_KEYS:
            append_rows(TABLE, COLUMNS, batch)
            batch, keys = [], 0
    append_rows(TABLE, COLUMNS, batch)


def _cells(snapshot):
    """The rows to be written: figures by place, and targets beside those that are measured against one."""
    targets, late = _targets(snapshot), _late(snapshot.former)
    for figure, rows in _counted(period_of(snapshot), snapshot.division_id):
        values, aims = tallied(rows, distinct=bool(figure.person)), targets.pop(figure.code, {})
        added, members = late.get(figure.code, {}), {}
        for place, key, _amount in rows:
            members.setdefault(home_of(place), set()).add(key)
        for place in sorted({*values, *aims}):
            keys = sorted(members.get(place, ()))
            yield _cell(snapshot, figure.code, place, values.get(place, 0), added.get(place, 0), aims.get(place), keys)
    for indicator, aims in targets.items():
        yield from (_cell(snapshot, indicator, place, 0, 0, value, []) for place, value in sorted(aims.items()))


def _late(former):
    """{figure: {place: how many count for the snapshot before today and were not in it}}."""
    if former is None:
        return {}
    period, late = period_of(former), {}
    for figure, rows in _counted(period, former.division_id):
        if comparable(figure, period):
            known = keys_of(figure, former)
            new = [(place, key, 1) for place, key, _amount in rows if key not in known]
            late[figure.code] = tallied(new, distinct=bool(figure.person))
    return late


def _cell(snapshot, figure, place, value, late, target, members):
    return new_id(), snapshot.pk, figure, place, value, late, target, members


def _targets(snapshot):
    """{indicator: {place: target}} of the divisions of the county in the year."""
    rows = Target.objects.filter(under("division_id", snapshot.division_id), year=snapshot.year, person=None)
    found = {}
    for indicator, place, value in rows.values_list("indicator", "division_id", "value"):
        found.setdefault(indicator, {})[place] = value
    return found


def _counted(period, county):
    """(figure, [(place, key, amount or 1)]) of the catalogue; one statement a figure, or a dimension of one."""
    divided = {}
    for figure in CATALOGUE:
        if figure.dimension is None:
            yield figure, _rows(figure, figure.rows(period), county)
        else:
            divided.setdefault((figure.base, figure.dimension.code), []).append(figure)
    for parts in divided.values():
        by_part = {figure.value: [] for figure in parts}
        for *row, part in _rows(parts[0], parts[0].divided(period), county, "part"):
            if part in by_part:
                by_part[part].append(tuple(row))
        yield from ((figure, by_part[figure.value]) for figure in parts)


def _rows(figure, rows, county, *parted):
    """(place, key, amount or 1, part) of the rows of a figure in a county."""
    rows = rows.filter(under(figure.place, county)).order_by()
    amount = F(figure.amount) if figure.amount else Value(1)
    named = rows.annotate(counted=Coalesce(amount, 0)).values_list(
        figure.place, figure.person or "pk", "counted", *parted
    )
    return list(named.iterator())
