"""Reads of yearly indicators: figures in force, what they replaced, and the non-farm share (W2.3, W2.4-2)."""

from django.db.models import Count, Max, Q, Sum

from laborers.economy.models import HouseholdEconomy
from laborers.economy.queries import WITH_INCOME
from relocation.indicators import rules
from relocation.indicators.models import YearFigure
from relocation.indicators.states import FigureState, Indicator
from xundian.accounts.scope import under

RELOCATED = Q(household__site_id__isnull=False)


def in_force(county):
    """The figures of a county (its code) that hold, oldest year first."""
    rows = YearFigure.objects.filter(county=county, state=FigureState.CURRENT)
    return rows.order_by("year", "indicator")


def by_year(county):
    """{year: {indicator: figure in force}}, the newest year first; one statement."""
    found = {}
    for row in in_force(county).order_by("-year", "indicator"):
        found.setdefault(row.year, {})[row.indicator] = row
    return found


def versions(figure):
    """Everything that was ever on record for the county, year and indicator of a figure, the newest first."""
    rows = YearFigure.objects.filter(county=figure.county_id, year=figure.year, indicator=figure.indicator)
    return rows.select_related("by").order_by("-created_at", "-pk")


def non_farm_shares(county):
    """{year: {households, share, relocated, relocated_share}} from the household economy; one statement.

    The share is income from working away per cent of all income, a ratio of sums over the county's households with an
    income on record; of relocated households alone besides (W2.4-2). Too few households have no share.
    """
    sums = {}
    for name, condition in (("all", Q()), ("relocated", RELOCATED)):
        sums |= {
            f"{name}_households": Count("pk", filter=condition),
            f"{name}_outside": Sum("outside_income_fen", filter=condition, default=0),
            f"{name}_total": Sum("total_income_fen", filter=condition, default=0),
        }
    rows = HouseholdEconomy.objects.filter(WITH_INCOME, under("division_id", county))
    return {
        row["year"]: {
            "households": row["all_households"], "share": _share(row, "all"),
            "relocated": row["relocated_households"], "relocated_share": _share(row, "relocated"),
        }
        for row in rows.values("year").annotate(**sums).order_by("year")
    }  # fmt: skip


def _share(row, name):
    return rules.non_farm_share(row[f"{name}_outside"], row[f"{name}_total"], row[f"{name}_households"])


def series(county, indicator):
    """[(year, amount)] in force, oldest first."""
    return list(in_force(county).filter(indicator=indicator).values_list("year", "amount"))


def newest_year(county):
    """The last year of which anything is on record, or None."""
    return in_force(county).aggregate(last=Max("year"))["last"]


def labels():
    """{indicator: label} in the order in which they are shown."""
    return {each.value: each.label for each in Indicator}
