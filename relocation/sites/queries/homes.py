"""Reads of buildings and homes: which are lived in, kept for somebody, or free, and who looks after whom (W2.2)."""

from django.db.models import Case, CharField, Count, F, FilteredRelation, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce

from laborers.registry.models import Dependant, Laborer
from laborers.registry.queries import members
from relocation.sites.models import Building, Home
from relocation.sites.states import Fit, HomeState
from xundian.accounts.roles import Role

# A declaration in this state, as the room above words it, keeps its home.
ALLOTTED = "allotted"


def with_state(homes):
    """Homes with `dweller` (the household that lives there, by key), `kept_for` (allotted to) and `state`."""
    return homes.annotate(
        dwelling=FilteredRelation("move_ins", condition=Q(move_ins__left_on=None)),
        allotment=FilteredRelation("declarations", condition=Q(declarations__state=ALLOTTED)),
        dweller=F("dwelling__household_id"),
        kept_for=F("allotment__household_id"),
        state=Case(
            When(dwelling__household_id__isnull=False, then=Value(HomeState.LIVED_IN)),
            When(allotment__household_id__isnull=False, then=Value(HomeState.ALLOTTED)),
            default=Value(HomeState.FREE),
            output_field=CharField(),
        ),
    )


def with_people(homes):
    """Homes with their state, `dweller_number`, how many `members` live there, and how the home `fits` them."""
    return with_state(homes).annotate(
        dweller_number=F("dwelling__household__number"),
        members=members("dweller"),
        fits=Case(
            When(dweller=None, then=Value("")),
            When(members__gt=F("persons"), then=Value(Fit.SMALL)),
            When(members__lt=F("persons"), then=Value(Fit.LARGE)),
            default=Value(Fit.FITS),
            output_field=CharField(),
        ),
    )


def free_homes(site):
    """Homes of a site that nobody lives in and that are kept for nobody, by building and door."""
    return with_state(Home.objects.filter(building__site=site)).filter(state=HomeState.FREE).order_by(*BY_DOOR)


BY_DOOR = ("building__name", "unit", "room", "pk")


def home_at(site, building, unit, room):
    """The recorded home with that door, or None."""
    return (
        Home.objects.select_related("building")
        .filter(building__site=site, building__name=building, unit=unit, room=room)
        .first()
    )


def has_homes(site, building):
    """Whether homes of the building of that name are recorded."""
    return Home.objects.filter(building__site=site, building__name=building).exists()


def with_counts(buildings):
    """Buildings with `homes_here`, `lived_in`, `residents`, and whether a grid officer is there (`looked_after`)."""
    here = Q(homes__move_ins__household__isnull=False, homes__move_ins__left_on=None)
    return buildings.annotate(
        homes_here=Count("homes", distinct=True),
        lived_in=Count("homes", filter=here, distinct=True),
        residents=sum(_people_in(model) for model in (Laborer, Dependant)),
        looked_after=Case(When(grid_standing(), then=Value(True)), default=Value(False)),
    )


def grid_standing(path=""):
    """A condition: the building's grid officer is still an active officer of its site."""
    return Q(
        **{
            f"{path}grid_officer__is_active": True,
            f"{path}grid_officer__role": Role.SITE,
            f"{path}grid_officer__site_id": F(f"{path}site_id"),
        }
    )


def buildings_of(site):
    """The buildings of a site with their counts, in the order of their names."""
    return with_counts(Building.objects.filter(site=site).select_related("grid_officer")).order_by("name", "pk")


def _people_in(model):
    """People of a model who live in the building of the outer query."""
    path = "household__move_ins__home__building"
    rows = model.objects.filter(
        left_on=None, **{path: OuterRef("pk"), "household__move_ins__left_on": None}
    )  # fmt: skip
    return Coalesce(Subquery(rows.order_by().values(path).annotate(n=Count("pk")).values("n")), 0)
