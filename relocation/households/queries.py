"""Reads of relocated households."""

from django.db.models import BooleanField, Case, CharField, Q, Value, When

from laborers.registry.models import Household
from laborers.registry.queries import members
from relocation.households.models import Homestead, MoveIn
from relocation.households.states import HomesteadState
from relocation.sites import rules
from relocation.sites.models import Home
from relocation.sites.queries import with_state
from relocation.sites.states import Fit, HomeState
from xundian.kit.errors import Missing


def current():
    """The homes that are lived in now."""
    return MoveIn.objects.filter(left_on__isnull=True)


def last_day_of(household):
    """The last day the household lived in an earlier home, or None."""
    return (
        MoveIn.objects.filter(household=household, left_on__isnull=False)
        .order_by("-left_on")
        .values_list("left_on", flat=True)
        .first()
    )


def by_words(building):
    """Current moves into a building that name no recorded home."""
    return current().filter(site_id=building.site_id, building=building.name, home=None)


def door_of(home, site):
    """(building, unit, room) as the door of a home says; Missing when it lies at another site."""
    if home.building.site_id != site.pk:
        raise Missing
    return home.building.name, home.unit, home.room


def size_of(household):
    """How many people the registry has in a household today."""
    return Household.objects.filter(pk=household.pk).values_list(members(), flat=True).get()


def fit_of(household, home):
    """Whether a home is of the size of a household, as rules.fit says (Fit)."""
    return Fit(rules.fit(size_of(household), home.persons))


def kept_for_others(home, household):
    """Whether a draw allotted the home to another household."""
    kept = with_state(Home.objects.filter(pk=home.pk)).filter(state=HomeState.ALLOTTED)
    return kept.exclude(kept_for=household.pk).exists()


def homesteads(on, rows=None):
    """Old homesteads (of `rows`) with `state` (of HomesteadState) and `overdue`: not cleared by the day promised."""
    standing = Case(
        When(in_order=True, then=Value(HomesteadState.IN_ORDER.value)),
        When(in_order=False, then=Value(HomesteadState.NOT_IN_ORDER.value)),
        When(restored_on__isnull=False, then=Value(HomesteadState.RESTORED.value)),
        When(cleared_on__isnull=False, then=Value(HomesteadState.CLEARED.value)),
        default=Value(HomesteadState.PROMISED.value), output_field=CharField(),
    )  # fmt: skip
    late = Case(
        When(Q(cleared_on=None, clear_by__lt=on), then=Value(True)), default=Value(False), output_field=BooleanField()
    )
    rows = Homestead.objects.all() if rows is None else rows
    rows = rows.select_related("move_in__household__division", "move_in__site", "inspected_by")
    return rows.annotate(state=standing, overdue=late).order_by("clear_by", "id")


def to_promise():
    """Moves after which nobody said yet what becomes of the old homestead."""
    rows = current().filter(homestead=None).select_related("household__division", "site")
    return rows.order_by("moved_on", "id")
