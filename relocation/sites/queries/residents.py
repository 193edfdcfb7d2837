"""Reads of the people of a site: how many are counted, from which villages, and the children of school age (W2.2)."""

from collections import Counter

from django.db.models import Count, F, FilteredRelation, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from laborers.registry.models import Dependant, Household, Laborer
from laborers.registry.queries import members
from laborers.registry.states import SchoolStatus
from laborers.surveys.rules import born_for_ages
from relocation.sites import rules
from relocation.sites.models import Building
from relocation.sites.queries.homes import grid_standing


def residents(site):
    """The households that live at a site now, with their door, since when, and how many `members` they have."""
    return Household.objects.filter(site_id=site.pk, ended_on=None).annotate(
        dwelling=FilteredRelation("move_ins", condition=Q(move_ins__left_on=None)),
        home=F("dwelling__home_id"),
        building=F("dwelling__building"),
        unit=F("dwelling__unit"),
        room=F("dwelling__room"),
        moved_on=F("dwelling__moved_on"),
        meant_for=F("dwelling__home__persons"),
        members=members(),
    )


def sites_with_people(sites):
    """Sites with what is counted there: `households`, `residents`, `homes_here`, `grid_staff`."""
    standing = Building.objects.filter(grid_standing(), site=OuterRef("pk"))
    return sites.annotate(
        households=_counted(Household.objects.filter(site_id=OuterRef("pk"), ended_on=None), "site_id", "pk"),
        residents=sum(_counted(_here(model), "household__site_id", "pk") for model in (Laborer, Dependant)),
        homes_here=Count("buildings__homes"),
        grid_staff=_counted(standing, "site", "grid_officer"),
    )


def origins(site):
    """[(building, village, households, residents)] of a site: no name, and no ethnic group (W2.4-6)."""
    households, people = Counter(), Counter()
    for building, village, size in residents(site).values_list("building", "division_id", "members"):
        households[building or "", village] += 1
        people[building or "", village] += size
    return [(*key, households[key], people[key]) for key in sorted(households)]


def by_village(rows):
    """[{village, households, residents}] of `origins`, most households first."""
    households, people = Counter(), Counter()
    for _building, village, count, residents_ in rows:
        households[village] += count
        people[village] += residents_
    order = sorted(households, key=lambda village: (-households[village], village))
    return [{"village": each, "households": households[each], "residents": people[each]} for each in order]


def school_children(site, on):
    """{children, enrolled, not_enrolled, unknown} of school age on a day, as the registry has them (W2.4-4)."""
    after, until = born_for_ages(on, *rules.SCHOOL_AGE)
    rows = Dependant.objects.filter(
        household__site_id=site.pk, household__ended_on=None, left_on=None, birth__gt=after, birth__lte=until
    )
    enrolled = Q(school_status__in=[SchoolStatus.ENROLLED, SchoolStatus.FINISHED])
    return rows.aggregate(
        children=Count("pk"),
        enrolled=Count("pk", filter=enrolled),
        not_enrolled=Count("pk", filter=Q(school_status=SchoolStatus.NOT_ENROLLED)),
        unknown=Count("pk", filter=~enrolled & ~Q(school_status=SchoolStatus.NOT_ENROLLED)),
    )


def _here(model):
    return model.objects.filter(household__site_id=OuterRef("pk"), left_on=None)


def _counted(rows, key, what):
    counted = rows.order_by().values(key).annotate(n=Count(what, distinct=True)).values("n")
    return Coalesce(Subquery(counted), 0)
