"""Reads of the bases: land, people and cover on a day, crops of a year (W2.2.2, W2.3)."""

from decimal import Decimal

from django.db.models import (
    Count,
    DecimalField,
    Exists,
    F,
    IntegerField,
    Max,
    OuterRef,
    Q,
    Subquery,
    Sum,
    Value,
)
from django.db.models.functions import Coalesce

from laborers.placements.models import Placement
from laborers.placements.queries.spells import active_on
from relocation.bases import rules
from relocation.bases.models import (
    BasePolicy,
    BasePost,
    DistributionScheme,
    Insurance,
    Planting,
    Plot,
    Shareholding,
    Technician,
)
from relocation.bases.states import WARNINGS
from xundian.divisions.queries import under
from xundian.kit.ending import last_told

_MU = DecimalField(max_digits=12, decimal_places=2)


def running(day, first="valid_from", last="valid_to", prefix=""):
    """Q of rows that hold on a day, first and last day included."""
    ends = f"{prefix}{last}"
    return Q(**{f"{prefix}{first}__lte": day}) & (Q(**{f"{ends}__isnull": True}) | Q(**{f"{ends}__gte": day}))


def open_on(bases, day):
    """Bases that are open on a day."""
    return bases.filter(running(day, "opened_on", "closed_on"))


def _each(model, day, value, first="valid_from", last="valid_to"):
    """`value` over the rows of each base that hold on a day, as a subquery beside the base."""
    rows = model.objects.filter(running(day, first, last), base=OuterRef("pk")).order_by().values("base")
    return Subquery(rows.annotate(found=value).values("found"))


def with_figures(bases, day):
    """Bases with land_mu, technician_count, household_count, post_count, insured_mu and insured_until on that day."""
    return bases.annotate(
        land_mu=Coalesce(_each(Plot, day, Sum("area_mu")), Value(Decimal(0)), output_field=_MU),
        technician_count=Coalesce(_each(Technician, day, Count("pk")), 0),
        household_count=Coalesce(_each(Shareholding, day, Count("pk")), 0),
        post_count=Coalesce(_each(BasePost, day, Sum("headcount")), 0, output_field=IntegerField()),
        insured_mu=Coalesce(
            _each(Insurance, day, Sum("insured_mu"), "starts", "ends"), Value(Decimal(0)), output_field=_MU
        ),
        insured_until=_each(Insurance, day, Max("ends"), "starts", "ends"),
        at_work=Coalesce(Subquery(_at_work("base_id", day).filter(base=OuterRef("pk")).values("people")), 0),
    )  # fmt: skip


def _at_work(by, day):
    """Rows of BasePost by `by`, with `people` at work in the vacancies they were published as (W2.2.2)."""
    spells = active_on(day).filter(offer__vacancy=OuterRef("vacancy")).order_by()
    count = Coalesce(Subquery(spells.values("offer__vacancy").annotate(n=Count("pk")).values("n")), 0)
    posts = BasePost.objects.filter(vacancy__isnull=False).annotate(here=count).order_by()
    return posts.values(by).annotate(people=Sum("here", output_field=IntegerField()))


def with_people(posts, day):
    """Posts with `at_work`: how many work there that day, by the placements of their vacancy."""
    spells = active_on(day, Placement.objects.filter(offer__vacancy=OuterRef("vacancy"))).order_by()
    counted = spells.values("offer__vacancy").annotate(n=Count("pk")).values("n")
    return posts.annotate(at_work=Coalesce(Subquery(counted), 0))


def land_on(base, day):
    """The land of a base on a day, in mu."""
    return Plot.objects.filter(running(day), base=base).aggregate(mu=Sum("area_mu"))["mu"] or Decimal(0)


def policy_on(county_code, day):
    """The county's policy for bases that holds on a day, or None."""
    return BasePolicy.objects.filter(running(day), county_id=county_code).first()


def scheme_on(county_code, day):
    """The county's distribution scheme that holds on a day, or None."""
    return DistributionScheme.objects.filter(running(day), county_id=county_code).first()


def gap(base, policy):
    """(technicians wanted, missing) of a base of `with_figures` by a policy (W2.3-3); (None, None) without one."""
    if policy is None:
        return None, None
    wanted = rules.technicians_wanted(base.land_mu, policy.mu_per_technician)
    return wanted, max(0, wanted - base.technician_count)


def short_of_technicians(bases, policy):
    """Of bases of `with_figures` those with fewer technicians than the policy asks for (rules.technicians_wanted)."""
    each = Value(Decimal(policy.mu_per_technician))
    return bases.filter(land_mu__gt=F("technician_count") * each)


def crop_areas(county_code, year):
    """{crop: mu} of the seasons of a county's bases that begin in a year: what all bases together grow (W2.2.2)."""
    rows = Planting.objects.filter(under("season__base__division_id", county_code), season__starts__year=year)
    return dict(rows.order_by("crop").values("crop").annotate(mu=Sum("area_mu")).values_list("crop", "mu"))


def crop_table(county_code, year):
    """{crop: number of bases that grow it} in a year."""
    rows = Planting.objects.filter(under("season__base__division_id", county_code), season__starts__year=year)
    counted = rows.order_by("crop").values("crop").annotate(n=Count("season__base", distinct=True))
    return dict(counted.values_list("crop", "n"))


def concentration(county, year, on):
    """What all bases of a county grow in a year, held against the policy of a day (W2.2.2 risk, W3).

    {year, area_mu, herfindahl, crops: [{crop, area_mu, percent, bases}], largest_percent_allowed, herfindahl_allowed,
    warnings: words}; what is allowed is None without a policy.
    """
    areas, bases = crop_areas(county, year), crop_table(county, year)
    policy = policy_on(county, on)
    found = rules.spread(areas)
    passed = rules.spread_warnings(found, policy.largest_bp, policy.herfindahl) if policy else []
    return {
        "year": year, "area_mu": found.area, "herfindahl": found.herfindahl,
        "crops": [
            {"crop": crop, "area_mu": areas[crop], "percent": share / 100, "bases": bases[crop]}
            for crop, share in found.shares.items()
        ],
        "largest_percent_allowed": policy.largest_bp / 100 if policy else None,
        "herfindahl_allowed": policy.herfindahl if policy else None,
        "warnings": [str(WARNINGS[code]) for code in passed],
    }  # fmt: skip


def insurances_ending(on):
    """Insurances of bases that are open, that end within the longest distance of reminders and are the last there."""
    later = Insurance.objects.filter(base=OuterRef("base"), ends__gt=OuterRef("ends"))
    last = last_told(on)
    there = running(on, "opened_on", "closed_on", "base__")
    found = Insurance.objects.filter(there, ~Exists(later), ends__gte=on, ends__lte=last)
    return found.select_related("base").order_by("ends", "pk")
