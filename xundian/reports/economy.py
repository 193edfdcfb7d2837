"""Two reports about households: income from working away (X3.2) and land after migration (X5).

A report is what its page, its REST answer and its workbook all show. Figures of a place are ratios of sums, and the
sums are added up from the places below it, so that total and rows cannot differ. Nothing in it is typed in: figures
that a document states stand beside those computed from the records, with the difference.
"""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from fractions import Fraction

from django.db.models import Q

from laborers.economy import queries, rules
from laborers.economy.states import Group, Report
from laborers.registry.columns import sees
from xundian.accounts.labels import PlaceName
from xundian.accounts.models import User
from xundian.accounts.scope import under, visible_to
from xundian.divisions.models import Division
from xundian.kit.money import yuan
from xundian.reports.columns import measure_label
from xundian.reports.rules import COUNTY_DIGITS, digits_below

# What a place is called in the language of the reader.
NAME = PlaceName()


@dataclass(frozen=True)
class Asked:
    """Who asks for which year and place; `on` is the cut-off, the day on which the records were read."""

    user: User
    year: int
    division: str
    on: date

    @property
    def county(self):
        """The county whose threshold and published figures hold here."""
        return (self.division or self.user.home_id or "")[:COUNTY_DIGITS]

    def rows(self, economies):
        """Of the records those in the user's scope and below the place."""
        rows = visible_to(self.user, economies)
        return rows.filter(under("division_id", self.division)) if self.division else rows


@dataclass
class IncomeReport:
    """Income from working away: total and lines by place as dicts of the codes of INCOME_COLUMNS."""

    asked: Asked
    threshold_fen: int | None
    document: str
    total: dict
    places: list
    published: list = field(default_factory=list)


def household_income(asked):
    """The income report of a year and place, without its households; four statements."""
    threshold = queries.threshold(asked.county, asked.year)
    amount = threshold.amount_fen if threshold else None
    sums = queries.income_sums(asked.rows(queries.income_of(asked.year)), amount, digits_below(asked.division))
    total = {name: sum(row[name] for row in sums.values()) for name in ("households", "reaching", *queries.INCOME_SUMS)}
    places = [_place(code, name) | income_figures(sums[code], amount) for code, name in _named(sums)]
    report = IncomeReport(asked, amount, threshold.document if threshold else "", income_figures(total, amount), places)
    report.published = _published(asked, Report.HOUSEHOLD_INCOME, report.total)
    return report


def income_figures(sums, threshold_fen):
    """Sums as the figures of INCOME_COLUMNS; without a threshold nothing is said about reaching it."""
    reaching = sums["reaching"] if threshold_fen is not None or not sums["households"] else None
    return {
        "households": sums["households"], "members": sums["members"], "working_members": sums["working_members"],
        "total_income": _money(sums["total_income_fen"]), "outside_income": _money(sums["outside_income_fen"]),
        "income_per_migrant": rules.income_per_migrant(sums["outside_income_fen"], sums["working_members"]),
        "income_per_member": rules.income_per_member(sums["outside_income_fen"], sums["members"]),
        "threshold": _money(threshold_fen), "reaching_threshold": reaching,
    }  # fmt: skip


def income_rows(asked, threshold_fen, show=""):
    """The households behind an income report, by code; `show` is one of INCOME_CHOICES."""
    rows = asked.rows(queries.income_of(asked.year))
    if show:
        reached = queries.reached(threshold_fen)
        rows = rows.filter(reached if show == "reaching" else ~reached) if threshold_fen else rows.none()
    return _listed(rows)


def income_row(row, asked, threshold_fen):
    """One household of an income report as a dict."""
    return _who(row, asked.user) | {
        "members": row.members, "working_members": row.working_members,
        "total_income": _money(row.total_income_fen), "outside_income": _money(row.outside_income_fen),
        "income_per_migrant": rules.income_per_migrant(row.outside_income_fen, row.working_members),
        "income_per_member": rules.income_per_member(row.outside_income_fen, row.members),
        "reaching_threshold": rules.reaches(row.outside_income_fen, row.members, threshold_fen),
    }  # fmt: skip


@dataclass
class LandReport:
    """Land after migration: the two groups as land_figures gives them, and how many records fit neither."""

    asked: Asked
    migrant: dict
    stayed: dict
    left_out: int
    places: list
    published: list = field(default_factory=list)


def land_use(asked):
    """The land report of a year and place, without its households; three statements."""
    sums = queries.land_sums(asked.rows(queries.land_of(asked.year)), digits_below(asked.division))
    places = []
    for code, name in _named(sums):
        migrant, stayed = land_figures(sums[code])
        left_out = sums[code]["", "left_out"]
        places.append(_place(code, name) | {"migrant": migrant, "stayed": stayed, "left_out": left_out})
    keys = {key for row in sums.values() for key in row}
    total = {key: sum(row[key] for row in sums.values()) for key in keys}
    migrant, stayed = land_figures(total)
    report = LandReport(asked, migrant, stayed, total.get(("", "left_out"), 0), places)
    report.published = _published(asked, Report.LAND_USE, {"migrant": migrant, "stayed": stayed})
    return report


def land_figures(sums):
    """(migrant, stayed): of migrant households `before`, `after`, `change`, idle and leased mu; of the others `now`."""

    def land(group, when):
        return rules.Land(
            Decimal(sums.get((group, f"planted_area_{when}"), 0)), sums.get((group, f"planting_income_{when}_fen"), 0)
        )

    def counts(group):
        return {name: sums.get((group, name), 0) for name in ("households", "members")}

    before, after = land(Group.MIGRANT, "before"), land(Group.MIGRANT, "after")
    unused = {f"{name}_mu": Decimal(sums.get((Group.MIGRANT, f"land_{name}"), 0)) for name in ("idle", "leased")}
    change = rules.land_change(before, after)
    migrant = counts(Group.MIGRANT) | {"before": before.figures, "after": after.figures, "change": change} | unused
    return migrant, counts(Group.STAYED) | {"now": land(Group.STAYED, "after").figures}


def land_rows(asked, show=""):
    """The households behind a land report, by code; `show` is one of LAND_CHOICES."""
    rows = asked.rows(queries.land_of(asked.year))
    conditions = {group.value: condition for group, condition in queries.GROUPS.items()} | {"": Q()}
    return _listed(rows.filter(conditions.get(show, queries.LEFT_OUT)))


def land_row(row, asked):
    """One household of a land report as a dict; areas in mu and ha, income in yuan and by hectare."""
    figures = {name: getattr(row, name) for name in rules.FIGURES}
    told = _who(row, asked.user) | {"members": row.members, "group": _group(figures)}
    for when in ("before", "after"):
        area, income = figures[f"planted_area_{when}"], figures[f"planting_income_{when}_fen"]
        told[f"area_mu_{when}"] = area
        told[f"area_ha_{when}"] = rules.rounded(rules.hectares(area), rules.HECTARE_PLACES)
        told[f"income_{when}"] = _money(income)
        told[f"yuan_per_ha_{when}"] = rules.rounded(rules.yuan_per_hectare(income, area))
    return told


def _group(figures):
    if rules.migrant(figures):
        return Group.MIGRANT.value
    return Group.STAYED.value if rules.stayed(figures) else ""


def _money(fen):
    return None if fen is None else rules.rounded(Fraction(yuan(fen)))


def _listed(rows):
    return queries.with_code(rows).select_related("division", "household").order_by("code", "id")


def _who(row, user):
    """Whose record it is: never a person's name, and a household's number only for roles that see it."""
    shown = bool(row.sample_code) or sees(user.role, "households", "number")
    return {
        "id": row.pk, "household_code": row.code if shown else "", "household": row.household_id if shown else None,
        "division": row.division_id, "division_name": NAME.to_representation(row.division),
    }  # fmt: skip


def _named(codes):
    """[(code, name)] of the places that have records, in the order of their codes."""
    places = Division.objects.filter(code__in=list(codes)).order_by("code")
    return [(place.code, NAME.to_representation(place)) for place in places]


def _place(code, name):
    return {"division": code, "name": name}


def _published(asked, report, figures):
    """What documents state, beside what the records say; only where the whole county is asked for."""
    own = asked.user.division_id or ""
    if len(asked.division) != COUNTY_DIGITS or not asked.division.startswith(own):
        return []
    return [_compared(row, figures) for row in queries.published(asked.county, asked.year, report)]


def _compared(row, figures):
    computed = figures
    for step in row.measure.split("."):
        computed = computed[step]
    # A group without households says nothing that could be compared.
    group = figures.get(row.measure.split(".")[0])
    if isinstance(group, dict) and not group["households"]:
        computed = None
    value = row.value.quantize(Decimal(1).scaleb(-row.decimals))
    return {
        "measure": row.measure, "label": measure_label(row.measure), "published": value, "computed": computed,
        "difference": None if computed is None else computed - value, "document": row.document,
    }  # fmt: skip
