"""Who looks for work, and what the matching knows of them. As many statements for 3 people as for 3,000."""

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Exists, F, FilteredRelation, OuterRef, Q, Subquery

from laborers.jobs.models import Offer
from laborers.jobs.rules import Seeker
from laborers.jobs.states import LIVE_OFFERS, OfferState
from laborers.registry.models import Laborer, Skill
from laborers.registry.rules import age_on, is_supported
from laborers.registry.states import Stage
from laborers.surveys.models import Assessment
from laborers.surveys.states import Direction

LOOKING = (Stage.ASSESSED, Stage.MATCHING)
# An accepted offer is spoken for until its placement begins; then the placement tells.
SPOKEN_FOR = Q(state__in=LIVE_OFFERS) | Q(state=OfferState.ACCEPTED, placement=None)


def looking(laborers):
    """Those of the queryset to whom a post can be proposed (X2.2-6): assessed, seeking, without work or offer."""
    offers = Offer.objects.filter(SPOKEN_FOR, laborer=OuterRef("pk"))
    at_work = Laborer.objects.filter(pk=OuterRef("pk"), placements__isnull=False, placements__ended_on=None)
    seeking = Assessment.objects.filter(case__laborer=OuterRef("pk"), case__stage__in=LOOKING, is_current=True)
    return laborers.filter(
        Exists(seeking.exclude(direction=Direction.NOT_SEEKING)), ~Exists(offers), ~Exists(at_work), left_on=None
    )


def seekers(laborers, on):
    """A Seeker for everyone of the queryset who looks for work, in one statement; ages as of the day."""
    return facts(looking(laborers), on)


def facts(laborers, on):
    """A Seeker for everyone of the queryset, looking for work or not: profile, assessment, skills and wishes."""
    skills = Skill.objects.filter(laborer=OuterRef("pk")).order_by("occupation").values("occupation")
    trained = skills.filter(source="training")
    # Where the one works with whom both want to work.
    beside = Laborer.objects.filter(
        pk=OuterRef("wish__beside"),
        work_wishes__is_current=True,
        work_wishes__beside=OuterRef("pk"),
        placements__isnull=False,
        placements__ended_on=None,
    ).values("placements__destination")[:1]
    direction = Assessment.objects.filter(case=OuterRef("now__pk"), is_current=True).values("direction")[:1]
    rows = (
        laborers.annotate(
            told=FilteredRelation("responses", condition=Q(responses__is_profile=True)),
            now=FilteredRelation("cases", condition=~Q(cases__stage=Stage.CLOSED)),
            wish=FilteredRelation("work_wishes", condition=Q(work_wishes__is_current=True)),
        )
        .annotate(
            direction=ArraySubquery(direction), known=ArraySubquery(skills), category=F("household__category"),
            intention=F("told__intention"), expected_wage_fen=F("told__expected_wage_fen"),
            care_duty=F("told__care_duty"), training_wish=F("told__training_wish"), registered=F("now__opened_on"),
            free_from=F("wish__free_from"), free_to=F("wish__free_to"), beside=Subquery(beside),
            by_training=ArraySubquery(trained),
        )
        .order_by("pk")
    )  # fmt: skip
    columns = (
        "id", "birth", "sex", "division_id", "education", "health", "labour_skill", "known", "direction", "intention",
        "expected_wage_fen", "care_duty", "training_wish", "category", "registered", "free_from", "free_to", "beside",
        "by_training",
    )  # fmt: skip
    return [_seeker(row, on) for row in rows.values(*columns)]


def _seeker(row, on):
    birth, home, category = row.pop("birth"), row.pop("division_id"), row.pop("category")
    skills, trained = frozenset(row.pop("known")), frozenset(row.pop("by_training"))
    direction = next(iter(row.pop("direction")), "")
    told = {name: value for name, value in row.items() if value is not None}
    return Seeker(
        age=age_on(birth, on), home=home, skills=skills, trained=trained, direction=direction,
        supported=is_supported(category), **told,
    )  # fmt: skip


def has_work(laborer):
    """Whether a placement of the laborer is running."""
    return Laborer.objects.filter(pk=laborer.pk, placements__isnull=False, placements__ended_on=None).exists()


def at_work(laborers):
    """Keys of those among the people (keys) of whom a placement is running."""
    rows = Laborer.objects.filter(pk__in=laborers, placements__isnull=False, placements__ended_on=None)
    return rows.values_list("pk", flat=True)
