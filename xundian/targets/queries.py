"""Reads of targets: the tree of a plan, what differs in it, and the numbers that reports measure against (X2.1)."""

from django.db.models import Q, Sum

from xundian.accounts.models import User
from xundian.accounts.scope import under
from xundian.divisions.models import Division
from xundian.targets import rules
from xundian.targets.models import Target, TargetPlan

COUNTY_DIGITS = 6


def plan_of(division, indicator, year):
    """The plan of the county of a division (its code), or None before anything was set."""
    rows = TargetPlan.objects.select_related("county", "frozen_by")
    return rows.filter(county=division[:COUNTY_DIGITS], indicator=indicator, year=year).first()


def tree(county, indicator, year):
    """Every target of a county (its code), the whole before its parts: by code, a division before its persons."""
    rows = Target.objects.filter(under("division_id", county), indicator=indicator, year=year)
    ordered = rows.select_related("division", "person").order_by("division_id", "person__name", "person_id", "pk")
    return sorted(ordered, key=lambda row: (row.division_id, row.person_id is not None))


def parts_of(division, indicator, year):
    """(targets one level below the division by code, targets of its persons by name); two statements at most."""
    rows = Target.objects.filter(indicator=indicator, year=year).select_related("division", "person")
    below = rows.filter(division__parent_id=division, person=None).order_by("division_id")
    persons = rows.filter(division_id=division, person__isnull=False).order_by("person__name", "pk")
    return list(below), list(persons)


def differences(county, indicator, year):
    """rules.Unequal of every division whose parts differ from its target, in the order of codes; one statement."""
    rows = Target.objects.filter(under("division_id", county), indicator=indicator, year=year)
    return rules.unequal(rules.Node(*row) for row in rows.values_list("division_id", "person_id", "value"))


def named(differences):
    """The differences in words: "羊街镇 80 / 84; …", the target and what its parts sum to."""
    names = dict(Division.objects.filter(code__in=[each.division for each in differences]).values_list("code", "name"))
    return "; ".join(
        f"{names.get(each.division, each.division)} {'–' if each.own is None else each.own} / {each.parts}"
        for each in differences
    )


def uneven(rows):
    """The plans among `rows` whose parts differ from the whole without a stated reason; two statements.

    A frozen plan is among them when a later change left its parts unequal.
    """
    plans = {(plan.county_id, plan.indicator, plan.year): plan.pk for plan in rows.order_by().filter(difference="")}
    asked = Q(indicator__in={key[1] for key in plans}, year__in={key[2] for key in plans})
    trees = {}
    for indicator, year, *node in Target.objects.filter(asked).values_list(
        "indicator", "year", "division_id", "person_id", "value"
    ):
        trees.setdefault((node[0][:COUNTY_DIGITS], indicator, year), []).append(rules.Node(*node))
    return rows.filter(pk__in=[pk for key, pk in plans.items() if rules.unequal(trees.get(key, ()))])


def near(division, indicator, year):
    """{division code: target} of a division and those one level down; what persons carry is part of them."""
    rows = Target.objects.filter(indicator=indicator, year=year, person=None)
    around = Q(division_id=division) | Q(division__parent_id=division)
    return dict(rows.filter(around).values_list("division_id", "value"))


def target_of(indicator, *, division, year):
    """The target of one division for a year, or the sum of those one level down; None without any."""
    rows = Target.objects.filter(indicator=indicator, year=year, person=None)
    own = rows.filter(division_id=division).values_list("value", flat=True).first()
    return own or rows.filter(division__parent_id=division).aggregate(sum=Sum("value"))["sum"]


def years(county):
    """The years for which a county has targets, the newest first."""
    rows = Target.objects.filter(under("division_id", county))
    return list(rows.order_by("-year").values_list("year", flat=True).distinct())


def people(division):
    """Who sits in a place (its code) or below it and may be given a target: by place, then by name."""
    rows = User.objects.filter(under("division_id", division), is_active=True).select_related("division")
    return rows.order_by("division_id", "name", "pk")


def log(plan):
    """The change log of a plan, the newest line first."""
    return plan.log.select_related("division", "person", "by").order_by("-created_at", "-pk")
