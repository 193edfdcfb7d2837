"""Writes of the household economy: records by form, the county's thresholds, figures published elsewhere."""

import csv
from decimal import Decimal
from pathlib import Path

from django.db import transaction
from django.utils.translation import gettext as _

from laborers.economy import rules
from laborers.economy.models import HouseholdEconomy, PovertyThreshold, PublishedFigure
from laborers.economy.states import FAULTS
from laborers.registry.models import Household
from xundian.accounts.scope import under
from xundian.divisions.models import Division
from xundian.kit.errors import Invalid
from xundian.kit.etag import check_version
from xundian.kit.ids import new_id
from xundian.kit.money import fen

DATA = Path(__file__).parent / "data"
FIRST_YEAR = 2000


@transaction.atomic
def record_economy(*, year, figures, by, on, household=None, division=None, sample_code="", id=None):
    """One year of a household as a form tells it: of a registered `household`, or of a sample household.

    A sample household has a `sample_code` and the `division` whose survey asked it. `figures` are rules.FIGURES: areas
    in mu, money in fen. Raises Invalid for impossible figures, a year to come, and a second record of the same year.
    """
    _check_year(year, on)
    _check_who(household, division, sample_code)
    _check(figures)
    if household is not None:
        Household.objects.select_for_update(of=("self",)).get(pk=household.pk)
        same = HouseholdEconomy.objects.filter(household=household, year=year)
        division, sample_code = household.division, ""
    else:
        Division.objects.select_for_update(of=("self",), no_key=True).get(pk=division.pk)
        same = HouseholdEconomy.objects.filter(division=division, year=year, sample_code=sample_code)
    if same.exists():
        raise Invalid(
            field="year",
            code="taken",
            message=_("This household has a record of %(year)s already. Change that one.") % {"year": year},
        )
    return HouseholdEconomy.objects.create(
        id=id or new_id(), year=year, household=household, division=division, sample_code=sample_code, by=by, **figures
    )


@transaction.atomic
def edit_economy(*, economy, changes, expected_version, by):
    """Change figures of a record; Stale when someone else was faster, Invalid for impossible figures."""
    row = HouseholdEconomy.objects.select_for_update(of=("self",)).get(pk=economy.pk)
    check_version(row, expected_version)
    _check({name: getattr(row, name) for name in rules.FIGURES} | changes)
    for name, value in changes.items():
        setattr(row, name, value)
    if changes:
        row.by = by
        row.save(update_fields=[*changes, "by"])
    return row.reread()


@transaction.atomic
def set_threshold(*, county, year, amount_fen, document, by, id=None):
    """What a head has to reach in a year, with the document that says so (X3.2); Invalid for a second one a year."""
    _check_threshold(amount_fen, document)
    if PovertyThreshold.objects.filter(county=county, year=year).exists():
        raise Invalid(
            field="year", code="taken", message=_("This year has its threshold already. Change that one instead.")
        )
    return PovertyThreshold.objects.create(
        id=id or new_id(), county=county, year=year, amount_fen=amount_fen, document=document
    )


@transaction.atomic
def change_threshold(*, threshold, changes, expected_version, by):
    """Correct amount or document of a threshold; Stale when someone else was faster. The history keeps the former."""
    row = PovertyThreshold.objects.select_for_update(of=("self",)).get(pk=threshold.pk)
    check_version(row, expected_version)
    for name in ("amount_fen", "document"):
        setattr(row, name, changes.get(name, getattr(row, name)))
    _check_threshold(row.amount_fen, row.document)
    row.save(update_fields=["amount_fen", "document"])
    return row.reread()


@transaction.atomic
def load_shipped(*, by):
    """The thresholds and published figures that come with the program; {thresholds, published} newly written.

    Of counties that are known here only; what the county has set already stays as it is.
    """
    known = set(Division.objects.filter(level="county").values_list("code", flat=True))
    thresholds = [row for row in _shipped("thresholds.csv") if row["county"] in known]
    figures = [row for row in _shipped("published.csv") if row["county"] in known]
    before = PovertyThreshold.objects.count(), PublishedFigure.objects.count()
    PovertyThreshold.objects.bulk_create(
        [
            PovertyThreshold(
                county_id=row["county"], year=row["year"], amount_fen=fen(row["amount_yuan"]), document=row["document"]
            )
            for row in thresholds
        ],
        ignore_conflicts=True,
    )
    PublishedFigure.objects.bulk_create(
        [
            PublishedFigure(county_id=row.pop("county"), value=Decimal(row.pop("value")), **row)
            for row in (dict(each) for each in figures)
        ],
        ignore_conflicts=True,
    )
    written = PovertyThreshold.objects.count() - before[0], PublishedFigure.objects.count() - before[1]
    return dict(zip(("thresholds", "published"), written, strict=True))


def _shipped(name):
    with (DATA / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def _check_year(year, on):
    if not FIRST_YEAR <= year <= on.year:
        raise Invalid(
            field="year",
            code="year_range",
            message=_("Give a year from %(first)s to %(last)s.") % {"first": FIRST_YEAR, "last": on.year},
        )


def _check_who(household, division, sample_code):
    """A household of the registry, or the code of a sample household with the place whose survey asked it."""
    if (household is None) == (not sample_code):
        raise Invalid(
            field="household",
            code="household_or_sample",
            message=_("Give either a household of the registry, or the code of a sample household."),
        )
    if household is not None:
        return
    if division is None:
        raise Invalid(
            field="division", code="required", message=_("Give the place whose survey asked the sample household.")
        )
    if Household.objects.filter(under("division_id", division.code[:6]), number=sample_code).exists():
        raise Invalid(
            field="sample_code",
            code="registered",
            message=_("This is the number of a registered household. Record it there."),
        )


def _check(figures):
    unknown = sorted(set(figures) - set(rules.FIGURES))
    if unknown:
        raise Invalid(field=unknown[0], code="unexpected_field", message=_("This is no figure of the form."))
    found = rules.faults(figures)
    if found:
        # Interfaces show yuan, so their fields are called without the fen.
        told = {name.removesuffix("_fen"): (code, str(FAULTS[code]) % facts) for name, (code, facts) in found.items()}
        raise Invalid(fields=told)


def _check_threshold(amount_fen, document):
    if amount_fen <= 0:
        raise Invalid(field="amount", code="not_above_zero", message=_("Give an amount above zero."))
    if not document.strip():
        raise Invalid(field="document", code="required", message=_("Name the document that sets the threshold."))
