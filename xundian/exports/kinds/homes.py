"""Ledgers of households: the registry's, and what they earned and planted in a year."""

from dataclasses import replace

from django.db.models import Count, OuterRef, Subquery
from django.utils.translation import gettext_lazy as _

from laborers.economy import rules as economy_rules
from laborers.economy.models import HouseholdEconomy
from laborers.economy.queries import with_code
from laborers.registry.columns import COLUMNS
from laborers.registry.models import Household, Laborer
from xundian.exports.kinds.columns import Column, area, code, money, number, text
from xundian.exports.kinds.people import NEWEST, TOWNSHIP, VILLAGE, guarded
from xundian.kit.sheets import MONEY

HEAD = "02"


def household_columns():
    """What registry.columns lists of households, with the head and how many laborers they are."""
    makers = {
        "number": (text, "number", {"width": 18}),
        "group_name": (text, "group_name", {"width": 9}),
        "address": (text, "address", {"width": 30}),
        "phone": (text, "phone", {"width": 14}),
        "category": (code, "category", {"schemes": ("household_category",), "width": 14, "definition": NEWEST}),
    }
    found = []
    for field in COLUMNS["households"]:
        if field == "division_name":
            found += [TOWNSHIP, replace(VILLAGE, seen=("households", field))]
        else:
            found.append(guarded(field, "households", *makers[field]))
    head = text("head", _("head of the household"), "head", 10, seen=("laborers", "name"))
    there = _("People of the registry who are there.")
    return [*found, head, number("people", _("laborers"), "people", total=True, definition=there)]


def households():
    """Households with the name of the head, and the number of laborers in them."""
    there = Laborer.objects.filter(household=OuterRef("pk"), left_on=None).order_by()
    head = there.filter(relation=HEAD).order_by("id").values("name")[:1]
    count = there.values("household").annotate(n=Count("pk")).values("n")
    return Household.objects.annotate(head=Subquery(head), people=Subquery(count))


def _ratio(name, label, paths, ratio, definition):
    return Column(name, label, paths, lambda words: ratio, MONEY, 13, definition=definition)


def economy_columns():
    """One year of a household; ratios by laborers.economy.rules, sums in the line of totals."""
    return [
        number("year", _("year"), "year"),
        TOWNSHIP,
        replace(VILLAGE, seen=("households", "division_name")),
        text("code", _("household number"), "code", 18, definition=_("Or the code of a sample household.")),
        number("members", _("members"), "members", total=True),
        number("working_members", _("working members"), "working_members", 10, total=True),
        money("total_income", _("total income"), "total_income_fen", total=True),
        money("outside_income", _("outside income"), "outside_income_fen", total=True),
        _ratio(
            "income_per_migrant", _("income per migrant"), ("outside_income_fen", "working_members"),
            economy_rules.income_per_migrant, _("Outside income by working members; empty when nobody works."),
        ),
        _ratio(
            "income_per_member", _("income per member"), ("outside_income_fen", "members"),
            economy_rules.income_per_member, _("Outside income by all members."),
        ),
        area("planted_area_before", _("planted area before (mu)"), "planted_area_before", total=True),
        area("planted_area_after", _("planted area now (mu)"), "planted_area_after", total=True),
        money("planting_income_before", _("planting income before"), "planting_income_before_fen", total=True),
        money("planting_income_after", _("planting income now"), "planting_income_after_fen", total=True),
        area("land_idle", _("land left idle (mu)"), "land_idle", total=True),
        area("land_leased", _("land leased out or transferred (mu)"), "land_leased", total=True),
    ]  # fmt: skip


def economies():
    """Records of all years, each with the number of its household or the code of a sample household."""
    return with_code(HouseholdEconomy.objects.all())
