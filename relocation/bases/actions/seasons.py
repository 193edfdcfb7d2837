"""Writes of seasons with their crops, of sales, and of the days that households worked (W2.2.2)."""

from django.db import transaction
from django.utils.translation import gettext as _

from relocation.bases import queries
from relocation.bases.actions.steps import check_apart, check_days, check_positive, check_texts, fault
from relocation.bases.models import Base, Planting, Sale, Season, WorkDays
from relocation.bases.models.households import MOST_DAYS
from relocation.bases.states import CROPS, FAULTS, STANDING
from xundian.codes.queries import table
from xundian.kit.changing import locked, only, written
from xundian.kit.checking import Faults
from xundian.kit.errors import Conflict
from xundian.kit.ids import new_id
from xundian.kit.records import check_fresh

SEASON_DAYS = ("starts", "ends")
SALE_FIELDS = ("sold_on", "crop", "buyer", "region", "weight_kg", "amount_fen", "document")
SALE_TEXTS = {"buyer": 100, "region": 60, "document": 100}


@transaction.atomic
def open_season(*, base, name, starts, ends, plantings, by, on, id=None):
    """A season with its crops, `plantings` being [(code of base_crop, mu)]; the Season.

    Invalid with everything that is wrong; seasons of a base never overlap (overlap), and no season plants more land
    than the base has on its first day (area).
    """
    check_fresh(Season, id)
    base = locked(Base, base)
    values = _season_values(base, {"name": name, "starts": starts, "ends": ends}, plantings, on)
    row = Season.objects.create(id=id or new_id(), base=base, **values)
    _plant(row, plantings)
    return row


@transaction.atomic
def change_season(*, season, changes, by, on, plantings=None, expected_version=None):
    """Change name, days, and when `plantings` are given all crops of a season; Stale when someone else was faster."""
    row = locked(Season, season, expected_version)
    locked(Base, row.base)
    only(changes, ("name", *SEASON_DAYS))
    now = {name: getattr(row, name) for name in ("name", *SEASON_DAYS)}
    kept = plantings if plantings is not None else list(row.plantings.values_list("crop", "area_mu"))
    values = _season_values(row.base, now | changes, kept, on, row.pk)
    if plantings is not None:
        row.plantings.all().delete()
        _plant(row, plantings)
    return written(row, values)


def _plant(season, plantings):
    Planting.objects.bulk_create(Planting(season=season, crop=crop, area_mu=mu) for crop, mu in plantings)


def _season_values(base, values, plantings, on, pk=None):
    faults = Faults()
    check_texts(faults, values, {"name": 40})
    faults.required(values, SEASON_DAYS)
    check_days(faults, values, *SEASON_DAYS)
    if values.get("ends"):
        check_apart(faults, Season, {"base": base}, values, SEASON_DAYS, pk)
    known = table(CROPS, on)
    crops = [crop for crop, _mu in plantings]
    if not plantings:
        faults.add("plantings", "required", _("This is required."))
    if len(set(crops)) != len(crops):
        faults.add("plantings", "repeated", _("Name every crop once."))
    if any(crop not in known for crop in crops):
        faults.add("plantings", "unknown_code", _("Choose one of the list."))
    if any(mu is None or mu <= 0 for _crop, mu in plantings):
        faults.add("plantings", "amount", FAULTS["amount"])
    elif values.get("starts") and sum(mu for _crop, mu in plantings) > queries.land_on(base, values["starts"]):
        faults.add("plantings", "area", FAULTS["area"])
    faults.tell()
    return values


@transaction.atomic
def record_sale(*, base, by, on, id=None, **values):
    """A sale with SALE_FIELDS, amount in fen, weight in kg; the Sale. Invalid with everything that is wrong."""
    check_fresh(Sale, id)
    base = locked(Base, base)
    return Sale.objects.create(id=id or new_id(), base=base, by=by, **_sale_values(values, on))


@transaction.atomic
def correct_sale(*, sale, by, on, took_place=True, id=None, **changes):
    """A new row in the place of a sale, with the changes; with `took_place` False there was none. The new Sale.

    Conflict (corrected) when that was done already. What was divided stays as it was divided until the distribution
    is corrected; Invalid (divided) for a day outside its period, where the same money would be divided once more.
    """
    check_fresh(Sale, id)
    base = locked(Base, sale.base)
    if Sale.objects.filter(corrects=sale).exists():
        raise Conflict(FAULTS["corrected"], code="corrected")
    only(changes, SALE_FIELDS)
    values = {name: getattr(sale, name) for name in SALE_FIELDS} | changes
    values = _sale_values(values, on) if took_place else values | {"weight_kg": 0, "amount_fen": 0}
    _check_period(base, sale.sold_on, values["sold_on"])
    return Sale.objects.create(id=id or new_id(), base=base, by=by, corrects=sale, **values)


def _check_period(base, former, day):
    around = base.distributions.filter(state__in=STANDING, from_on__lte=former, to_on__gte=former)
    if any(not row.from_on <= day <= row.to_on for row in around):
        raise fault("sold_on", "divided")


def _sale_values(values, on):
    only(values, SALE_FIELDS)
    faults = Faults()
    check_texts(faults, values, SALE_TEXTS, ("region", "document"))
    faults.required(values, ("sold_on", "crop", "buyer", "weight_kg", "amount_fen"))
    check_positive(faults, values, ("weight_kg", "amount_fen"))
    if values.get("sold_on") and values["sold_on"] > on:
        faults.add("sold_on", "in_future", FAULTS["future"])
    if values.get("crop") and values["crop"] not in table(CROPS, values.get("sold_on") or on):
        faults.add("crop", "unknown_code", _("Choose one of the list."))
    faults.tell()
    return values


@transaction.atomic
def set_work_days(*, base, month, days, by, on):
    """How many days each household {household: days} worked at the base in a month (its first day is kept).

    Replaces what stood there for these households; no days take the row away. Returns how many rows there are then.
    """
    month = month.replace(day=1)
    if month > on:
        raise fault("month", "future")
    locked(Base, base)
    for home, number in days.items():
        if not 0 <= number <= MOST_DAYS:
            raise fault("days", "days_of_month")
        if home.division_id[:6] != base.division_id[:6]:
            raise fault("household", "same_county")
    rows = WorkDays.objects.filter(base=base, month=month)
    rows.filter(household__in=[home for home, number in days.items() if not number]).delete()
    standing = {row.household_id: row for row in rows.select_for_update().order_by("pk")}
    for home, number in days.items():
        if number and home.pk in standing and standing[home.pk].days != number:
            written(standing[home.pk], {"days": number})
    fresh = {home: number for home, number in days.items() if number and home.pk not in standing}
    WorkDays.objects.bulk_create(
        WorkDays(base=base, household=home, month=month, days=number) for home, number in fresh.items()
    )
    return rows.count()
