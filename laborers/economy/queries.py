"""Reads of the household economy: sums by place, the groups of the land report, what stands beside a form."""

from django.db.models import Count, F, Q, Sum
from django.db.models.functions import Coalesce, Left

from laborers.economy import rules
from laborers.economy.models import HouseholdEconomy, PovertyThreshold, PublishedFigure
from laborers.economy.states import DOUBTS, Group
from xundian.accounts.scope import visible_to

WITH_INCOME = Q(total_income_fen__isnull=False)
WITH_LAND = Q(planted_area_after__isnull=False) | Q(planting_income_after_fen__isnull=False)
NOW = Q(planted_area_after__isnull=False, planting_income_after_fen__isnull=False)
BEFORE = Q(planted_area_before__isnull=False, planting_income_before_fen__isnull=False)
NOTHING_BEFORE = Q(planted_area_before=None, planting_income_before_fen=None)
NOTHING_OUTSIDE = Q(outside_income_fen=None) | Q(outside_income_fen=0)
# The same groups as rules.migrant and rules.stayed.
GROUPS = {Group.MIGRANT: NOW & BEFORE, Group.STAYED: NOW & NOTHING_BEFORE & NOTHING_OUTSIDE}
LEFT_OUT = ~(GROUPS[Group.MIGRANT] | GROUPS[Group.STAYED])

INCOME_SUMS = ("members", "working_members", "total_income_fen", "outside_income_fen")
LAND_SUMS = ("members", *rules.AREAS, *rules.PAIRS[1])


def with_code(economies):
    """Records with `code`: the household number, or the code of a sample household."""
    return economies.annotate(code=Coalesce("household__number", "sample_code"))


def income_of(year):
    """Records of a year with an income (X3.2)."""
    return HouseholdEconomy.objects.filter(WITH_INCOME, year=year)


def reached(threshold_fen):
    """Q for records with an income that reach the threshold a head (rules.reaches); for none without a threshold."""
    return Q(outside_income_fen__gte=F("members") * threshold_fen) if threshold_fen else Q(pk__in=[])


def income_sums(economies, threshold_fen, digits):
    """{division code of that many digits: {households, reaching, and the sums of INCOME_SUMS}}, in one statement."""
    sums = {f"sum_{name}": Sum(name) for name in INCOME_SUMS}
    counts = {"households": Count("pk"), "reaching": Count("pk", filter=reached(threshold_fen))}
    return {
        row["below"]: {name: row[name] for name in counts} | {name: row[f"sum_{name}"] for name in INCOME_SUMS}
        for row in _by_place(economies, digits).annotate(**counts, **sums)
    }


def land_of(year):
    """Records of a year with land (X5)."""
    return HouseholdEconomy.objects.filter(WITH_LAND, year=year)


def land_sums(economies, digits):
    """{division code: {(group, name): sum}} of LAND_SUMS and "households", and {("", "left_out"): count}.

    One statement; what no household of a group has on record sums up to 0.
    """
    sums, names = {"left_out": Count("pk", filter=LEFT_OUT)}, {"left_out": ("", "left_out")}
    for group, condition in GROUPS.items():
        sums[f"{group.value}_n"], names[f"{group.value}_n"] = Count("pk", filter=condition), (group, "households")
        for name in LAND_SUMS:
            key = f"{group.value}_{name}"
            sums[key], names[key] = Sum(name, filter=condition), (group, name)
    rows = _by_place(economies, digits).annotate(**sums)
    return {row["below"]: {place: row[key] or 0 for key, place in names.items()} for row in rows}


def _by_place(economies, digits):
    return economies.order_by().annotate(below=Left("division_id", digits)).values("below")


def threshold(county, year):
    """The threshold row of a county and year, or None."""
    return PovertyThreshold.objects.filter(county=county, year=year).first()


def published(county, year, report):
    """The published figures of a report, in the order in which they were loaded."""
    return PublishedFigure.objects.filter(county=county, year=year, report=report).order_by("id")


def years(user):
    """Years of which the user sees any record, the newest first."""
    rows = visible_to(user, HouseholdEconomy.objects.all())
    return list(rows.order_by("-year").values_list("year", flat=True).distinct())


def of_household(household):
    """The records of a registered household, the newest first."""
    return HouseholdEconomy.objects.filter(household=household).select_related("by").order_by("-year")


def doubts(row):
    """[(field, code, sentence)] of what is odd in a record, in the language of the request."""
    figures = {name: getattr(row, name) for name in rules.FIGURES}
    return [(field, code, str(DOUBTS[code]) % facts) for field, code, facts in rules.doubts(figures)]
